"""What a plan chart shows, said in a few words."""

from fractions import Fraction

from tracker.charts.scales import day_name
from tracker.domain.goals import Per
from tracker.domain.progress import Progress, Status, Total
from tracker.domain.quantities import format_amount


def finding(progress: Progress, units: str = "km", *, untouched: bool = False) -> str:
    """What the chart shows, in a few words: "4.8 km behind the plan of day 3", "Done: 550 of 558 km".

    Of an `untouched` day, such as the one after a what-if, nothing is said to be still to go.
    """
    total = progress.total
    if total is None:
        return _days_hit(progress)
    amount = _of(total, units)
    match progress.status:
        case Status.PLANNED:
            first = progress.challenge.period.start
            return f"Starts {day_name(first)}: {_said(total.target, total, units)}{_in_days(progress)}"
        case Status.COMPLETED:
            return f"Done: {amount}"
        case Status.FAILED | Status.ABANDONED:
            return f"Ended: {amount}"
        case Status.PAUSED:
            return f"Paused: {amount}"
    if total.reached and total.target > 0:
        return f"Total reached: {amount}"
    if progress.days is None:
        return f"{amount} so far" if total.target > 0 else f"{_said(total.done, total, units)} so far"
    return _against_plan(progress, total, units, untouched=untouched)


def _against_plan(progress: Progress, total: Total, units: str, *, untouched: bool) -> str:
    """Finished days are held against the plan; a day that still runs only counts when its need is met (N: P(k+1))."""
    finished = progress.day - 1
    zero = _said(0, total, units)
    behind = _said(-total.balance, total, units) if total.balance < 0 else zero
    if behind != zero:
        return f"{behind} behind the plan of day {finished}" if finished else f"{behind} behind plan"
    if untouched and finished:
        ahead = _said(total.balance, total, units)
        return "On plan" if ahead == zero else f"{ahead} ahead of the plan of day {finished}"
    if total.today_left > 0:
        return f"On plan: {_said(total.today_left, total, units)} to go today"
    planned = next((s.total_planned for s in progress.stages if s.on == progress.today), None)
    ahead = _said(total.done - (total.planned if planned is None else planned), total, units)
    return "On plan" if ahead == zero else f"{ahead} ahead of plan on day {progress.day}"


def _said(value: int | Fraction, total: Total, units: str) -> str:
    return format_amount(round(value), total.measure, units)


def _of(total: Total, units: str) -> str:
    """ "550 of 558 km", or the bare amount where nothing is asked for."""
    if total.target <= 0:
        return _said(total.done, total, units)
    return f"{format_amount(total.done, total.measure, units, unit=False)} of {_said(total.target, total, units)}"


def _in_days(progress: Progress) -> str:
    if progress.days is None:
        return ""
    return f" in {progress.days} day{'s' if progress.days != 1 else ''}"


def _days_hit(progress: Progress) -> str:
    """Where no total is kept: how the first goal stands."""
    if not progress.goals:
        return ""
    goal = progress.goals[0]
    bucket = "goal" if goal.per is Per.WINDOW else goal.per.value
    return f"{goal.hits} of {goal.needed} {bucket}{'s' if goal.needed != 1 else ''} hit"
