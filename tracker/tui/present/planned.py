"""Today as planned: the log line that fulfils every open target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.activities import ACTIVITIES
from tracker.domain.goals import Per
from tracker.domain.progress import Progress, Status
from tracker.domain.quantities import MM_PER_M
from tracker.domain.sessions import Measure

TODAYS = (Per.DAY, Per.STAGE)


def planned_line(challenges: Sequence[Progress], units: str) -> str:
    """A log line with a session for each activity that today still asks for; "" when nothing is left.

    Where two challenges ask the same of the same activity, the larger amount feeds both.
    """
    wanted: dict[tuple[str, Measure], int] = {}
    for progress in challenges:
        if progress.status is not Status.ACTIVE:
            continue
        for target in progress.targets:
            if target.per in TODAYS and target.left and target.excused is None and target.activity in ACTIVITIES:
                key = (target.activity, target.measure)
                wanted[key] = max(wanted.get(key, 0), target.left)
    words = (_words(activity, measure, left, units) for (activity, measure), left in wanted.items())
    return " ".join(word for word in words if word)


def _words(activity: str, measure: Measure, left: int, units: str) -> str:
    """The words for one amount, never less than what is left; "" for what no log line can say."""
    match measure:
        case Measure.DISTANCE:
            return f"{activity} {_distance(left, units)}"
        case Measure.REPS:
            return f"{activity} {left}"
        case Measure.MOVING | Measure.ELAPSED | Measure.HOLD:
            minutes = -(-left // 60)
            return f"{activity} {minutes}min" if left >= 60 else f"{activity} {left}s"
        case _:
            return ""


def _distance(left: int, units: str) -> str:
    """A distance as one writes it, rounded up to the next metre (or hundredth of a mile)."""
    if units == "mi":
        hundredths = -(-left * 100 // 1_609_344)
        return f"{hundredths / 100:g}mi"
    metres = -(-left // MM_PER_M)
    return f"{metres // 1000}.{metres % 1000:03d}".rstrip("0").rstrip(".") + "km"


def asked_distance(challenges: Sequence[Progress]) -> tuple[int, date | None]:
    """Millimetres that the running challenges ask of today, and since which day: the hardest one, of several."""
    sums = [
        (
            sum(
                target.target
                for target in progress.targets
                if target.measure is Measure.DISTANCE and target.per in TODAYS and target.excused is None
            ),
            progress.period.start,
        )
        for progress in challenges
        if progress.status is Status.ACTIVE
    ]
    return max(sums, default=(0, None), key=lambda found: found[0])
