"""How much was done on each day, in the one measure that tells most about it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.activities import ACTIVITIES, activity, descendants, root
from tracker.domain.sessions import Measure
from tracker.services.moments import Moment
from tracker.store.journal import Reader


class DayAmount(NamedTuple):
    """What was done of a kind of activity on a date; the amount is 0 where no session's is known."""

    on: date
    activity: str
    amount: int
    sessions: int


def measured_days(
    reader: Reader, at: Moment, kind: str, first: date, last: date
) -> tuple[Measure, tuple[DayAmount, ...]]:
    """What was done of a kind or family ("": anything) from `first` to `last`, both included, oldest first.

    RefusedError for a kind that is none.
    """
    measures = telling(kind)
    wanted = descendants(kind) if kind else ()
    days = reader.day_sums(at.athlete.id, measures, first, last, wanted) if at.athlete.id else ()
    chosen = _known_best([amounts for _, _, amounts, _ in days], len(measures))
    return measures[chosen], tuple(DayAmount(on, name, amounts[chosen], n) for on, name, amounts, n in days)


def telling(kind: str) -> tuple[Measure, ...]:
    """The measures that may tell how much was done of a kind or family, the most telling first.

    Of one sport it is what a bare number after its name means. Different things add up by their time alone, and where
    hardly any time is known by their distance, or by how often something was done.
    """
    if not kind:
        return (Measure.ELAPSED, Measure.DISTANCE, Measure.REPS)
    own = {activity(key).measures[0] for key in descendants(kind)}
    if len(own) == 1:
        return (*own, *(measure for measure in (Measure.ELAPSED,) if measure not in own))
    return (Measure.ELAPSED, *(measure for measure in Measure if measure in own and measure is not Measure.ELAPSED))


def _known_best(days: Sequence[tuple[int, ...]], count: int) -> int:
    """Which of `count` measures: the first that is known on at least half as many days as any other."""
    known = [sum(amounts[n] > 0 for amounts in days) for n in range(count)]
    return next(n for n in range(count) if 2 * known[n] >= max(known))


def sport_of(key: str, kind: str) -> str:
    """What a session of activity `key` is shown as where `kind` was asked for: its sport, or the very kind."""
    return kind if kind in ACTIVITIES and activity(kind).parent is not None else root(key)
