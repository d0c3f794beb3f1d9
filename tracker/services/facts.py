"""Day facts: one figure an athlete, date and key, apart from sessions (steps, water in millilitres, pages, a check).

The log line sets them; here they are listed and taken off again.
"""

from datetime import date

from tracker.domain.sessions import DayFact
from tracker.domain.text import clean_text
from tracker.errors import NotFoundError
from tracker.services.honours import concerned, settle_again
from tracker.services.moments import Moment
from tracker.services.near import nearest
from tracker.store.journal import Reader, Writer

KEY_LIMIT = 40  # characters


def list_facts(reader: Reader, at: Moment, first: date, last: date) -> tuple[DayFact, ...]:
    """The athlete's facts from `first` to `last`, both included, newest day first, by key within a day."""
    found = reader.day_facts(at.athlete.id, first, last) if at.athlete.id else ()
    return tuple(sorted(found, key=lambda fact: (-fact.on.toordinal(), fact.key)))


def remove_fact(writer: Writer, at: Moment, on: date, key: str) -> DayFact:
    """Take a fact off a day and return it. NotFoundError with the nearest key of that day."""
    wanted = clean_text(key, limit=KEY_LIMIT).casefold()
    there = {fact.key: fact for fact in list_facts(writer, at, on, on)}
    if wanted not in there:
        raise NotFoundError(
            f"{on} has no {wanted!r}{nearest(wanted, there)}; `tracker fact list` shows what each day has."
        )
    before = concerned(writer, at, [on])
    writer.remove_fact(at.athlete.id, on, wanted)
    writer.title = f"Removed {wanted} of {on}"
    settle_again(writer, at, before, f"since {wanted} of {on} was removed")
    return there[wanted]
