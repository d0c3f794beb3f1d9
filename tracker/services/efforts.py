"""How fast it was: the sessions whose distance and time are known, and which were the best when they were done."""

from datetime import timedelta

from tracker.domain.activities import ACTIVITIES, Rate, activity, descendants, root
from tracker.domain.days import DAY, FIRST_DATE
from tracker.domain.records import STANDARD, training_range
from tracker.domain.series import Effort, Efforts
from tracker.errors import UsageError
from tracker.services.moments import Moment
from tracker.store.journal import Reader


def efforts_of(reader: Reader, at: Moment, kind: str, days: int = 365) -> Efforts:
    """The efforts of a kind of activity in the `days` days that end today.

    One is the best over a standard distance where no earlier one of that kind, however long ago, nor another of its
    day was as fast over about that distance. UsageError for a span of no days, RefusedError for a kind that is none.
    """
    if days < 1:
        raise UsageError(f"A span has at least 1 day, not {days}.")
    wanted = descendants(kind)
    first = at.today - timedelta(days=min(days - 1, (at.today - FIRST_DATE).days))
    bands = {training_range(mm): name for mm, name in _standards(kind)}
    found = reader.efforts(at.athlete.id, wanted, first, at.today) if at.athlete.id else ()
    before = reader.fastest(at.athlete.id, tuple(bands), first - DAY, wanted) if found else ()
    best: dict[str, int] = {}
    for _, band, seconds, _ in before:
        best[bands[band]] = min(seconds, best.get(bands[band], seconds))
    efforts = []
    for on, distance, seconds, race in found:
        name = next((name for (least, most), name in bands.items() if least <= distance <= most), "")
        if name and seconds >= best.get(name, seconds + 1):
            name = ""
        elif name:
            best[name] = seconds
        efforts.append(Effort(on=on, distance_mm=distance, seconds=seconds, best=name, race=race))
    speed = {activity(key).rate for key in wanted} <= {Rate.SPEED, None}
    return Efforts(activity=kind, first=first, last=at.today, speed=speed, efforts=tuple(efforts))


def _standards(kind: str) -> tuple[tuple[int, str], ...]:
    """The standard distances of a sport; a family has none, for its sports are not compared with each other."""
    return STANDARD.get(root(kind), ()) if kind in ACTIVITIES else ()
