"""What a plan chart draws: plan, reality, projection and ghost as lines in days and base units."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tracker.domain.ghosts import Ghost
from tracker.domain.progress import Progress, Projection, Stage, Status

Points = tuple[tuple[float, float], ...]
_RUNNING = (Status.ACTIVE, Status.PAUSED)


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: lines in days from the window's start and base units, and how far the axes go."""

    plan: Points
    done: Points
    projected: Points
    earliest: Points
    latest: Points
    ghost: Points
    days: int
    high: float


def picture_of(progress: Progress, ghost: Ghost | None) -> Picture | None:
    """The lines of a challenge; None where there is no day or nothing but zeros to show."""
    stages, total = progress.stages, progress.total
    if not stages:
        return None
    plan = tuple((s.number, float(s.total_planned)) for s in stages if s.total_planned is not None)
    if plan:
        plan = ((plan[0][0] - 1, 0.0 if plan[0][0] == 1 else plan[0][1]), *plan)
    done = _done(progress)
    days = max(progress.days or 0, max(s.number for s in stages), 1)
    target = total.target if total else 0
    beside = ghost.points if ghost is not None and total is not None and ghost.measure is total.measure else ()
    against = ((0.0, 0.0), *((float(day), float(amount)) for day, amount in beside if day <= days)) if beside else ()
    high = max([target, *(y for line in (plan, done, against) for _, y in line)], default=0)
    if high <= 0:
        return None
    fan: tuple[Points, Points, Points] = ((), (), ())
    if progress.projection is not None and done and target > done[-1][1]:
        finish = float(_day_after(progress, progress.projection.finish))
        days = max(days, min(int(finish), days + days // 3))
        fan = _fan(progress, progress.projection, done[-1], float(target), float(days))
    return Picture(plan, done, *fan, against, days, float(high))


def _fan(
    progress: Progress, projection: Projection, here: tuple[float, float], target: float, last: float
) -> tuple[Points, Points, Points]:
    """The lines from `here` to the target at the projected finish, the earliest and the latest one.

    A latest finish that never comes is a line that stays level; without a range there are no lines for it.
    """

    def until(day: date | None) -> Points:
        if day is None:
            return (here, (last, here[1]))
        return _cut(here, (max(float(_day_after(progress, day)), here[0] + 0.1), target), last)

    edges = (
        ((), ()) if projection.earliest == projection.latest else map(until, (projection.earliest, projection.latest))
    )
    earliest, latest = edges
    return until(projection.finish), earliest, latest


def _day_after(progress: Progress, day: date) -> int:
    """Where a day ends on the axis: 1 is the end of day 1."""
    return (day - first_day(progress)).days + 1


def first_day(progress: Progress) -> date:
    """The date of day 1, x = 0..1: the stages know it, whichever attempt they belong to."""
    return progress.stages[0].on - timedelta(progress.stages[0].number - 1)


def _cut(start: tuple[float, float], end: tuple[float, float], last: float) -> Points:
    """The line from `start` to `end` as far as x = `last`."""
    if end[0] > last:
        share = (last - start[0]) / (end[0] - start[0])
        end = last, start[1] + share * (end[1] - start[1])
    return (start, end)


def _done(progress: Progress) -> Points:
    """What was done by the end of each day, from zero at the window's start."""
    known = [(s, float(s.total_done)) for s in progress.stages if s.total_done is not None]
    points = [(float(s.number), amount) for s, amount in known]
    if not known:
        return ()
    first = known[0][0].number - 1
    points.insert(0, (float(first), 0.0 if first == 0 else known[0][1]))
    today = known[-1][0]
    if today.on == progress.today and progress.status in _RUNNING:
        before = points[-2]
        points[-1] = (before[0] + _share(progress.stages, today, points[-1][1] - before[1]), points[-1][1])
    return tuple(points)


def _share(stages: tuple[Stage, ...], today: Stage, done: float) -> float:
    """How far into a day that still runs its point stands: the share of the day's plan that is done, at most 1."""
    before = next((s.total_planned for s in stages if s.number == today.number - 1), Fraction(0))
    if today.total_planned is None or before is None or today.total_planned <= before:
        return 1.0 if done > 0 else 0.0
    return min(max(done / float(today.total_planned - before), 0.0), 1.0)
