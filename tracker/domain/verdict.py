"""How a challenge stands in plain words, every figure the same as in the values beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tracker.domain import streaks
from tracker.domain.goals import DAILY, Leaf, Per, leaves
from tracker.domain.progress import Progress, Status, StreakStatus, Total
from tracker.domain.quantities import MM_PER_KM, MM_PER_MILE, format_amount
from tracker.domain.rule_words import counted, joined
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Template
from tracker.domain.totals import TOTAL

_EACH = {Per.DAY: "a day", Per.STAGE: "a day", Per.WEEK: "a week", Per.MONTH: "a month"}


def day_name(day: date) -> str:
    """A date for people: "Thu 26 Jun 2025"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def streak_rule(template: Template, units: str) -> str:
    """The rule a challenge's streak follows: "Ride 90 km and run 20 km a day"."""
    found = [leaf for leaf in leaves(template.goal) if leaf.per in _EACH]
    per = found[0].per if found else Per.DAY
    same = [leaf for leaf in found if _EACH[leaf.per] == _EACH[per]]
    parts = [_asks(leaf, units) if n == 0 else _lowered(_asks(leaf, units)) for n, leaf in enumerate(same)]
    text = joined(parts, "and")
    return f"{text} {_EACH[per]}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _asks(leaf: Leaf, units: str) -> str:
    if isinstance(leaf.target, int):
        return f"{leaf.title} {format_amount(leaf.target, leaf.measure, units)}"
    return f"{leaf.title} as the table says"


def streak_why(
    stand: streaks.Standing,
    unit: Per,
    week_start: int,
    excused: Mapping[date, MarkKind],
    *,
    over: bool,
    missing: tuple[tuple[Leaf, int, int], ...] = (),
    units: str = "km",
) -> str:
    """The reason for a streak's number, naming the days and what bridged them (rule T7)."""
    name = {Per.DAY: "day", Per.WEEK: "week", Per.MONTH: "month"}[unit]
    if stand.run is None:
        if stand.longest is None:
            return f"No {name} has been hit yet."
        if stand.broken_at is None:
            return "Nothing was hit lately."
        first = streaks.first_day(stand.broken_at, unit, week_start)
        short = "; ".join(
            f"{leaf.title.lower()} {format_amount(done, leaf.measure, units)} of "
            f"{format_amount(asked, leaf.measure, units)}"
            for leaf, done, asked in missing
        )
        broken = (
            f"The {name} of {day_name(first)} was missed" if unit is not Per.DAY else f"{day_name(first)} was missed"
        )
        return f"{broken}{f' ({short})' if short else ''} and is not excused, so the count starts anew."
    first, last = (streaks.first_day(number, unit, week_start) for number in (stand.run.first, stand.run.last))
    days = f"from {day_name(first)} to {day_name(last)}" if first != last else f"on {day_name(first)}"
    span = f"{counted(stand.current, name)} hit {days}"
    bridges = [f"{kind.value} on {day.day} {day:%b}" for day, kind in sorted(excused.items()) if first < day < last]
    bridged = f", bridged by {', '.join(bridges[-3:])}{' and more' if len(bridges) > 3 else ''}" if bridges else ""
    if over:
        return f"{span}{bridged}; the challenge is over."
    ending = {
        "safe": f"this {name} is done" if unit is not Per.DAY else "today is done",
        "at_risk": f"this {name} is still open" if unit is not Per.DAY else "today is still open",
    }.get(stand.status.value, "")
    if stand.status is StreakStatus.SAFE and stand.run.last < stand.now:
        ending = "today is excused"
    return f"{span}{bridged}; {ending}."


def goal_why(leaf: Leaf, hits: int, needed: int, met: date | None) -> str:
    """How many buckets a goal has hit of those it needs, and when that was enough."""
    unit = {Per.DAY: "day", Per.STAGE: "day", Per.WEEK: "week", Per.MONTH: "month", Per.SESSION: "session"}.get(
        leaf.per
    )
    if unit is None:
        return f"Reached on {day_name(met)}." if met else "Not reached yet."
    tally = f"{hits:,} of {counted(needed, unit)}" if needed else f"{counted(hits, unit)} so far"
    return f"{tally}; fulfilled on {day_name(met)}." if met else f"{tally}."


def verdict(progress: Progress, units: str) -> str:
    """One or two sentences about how the challenge stands or how it ended."""
    match progress.status:
        case Status.PLANNED:
            days = (progress.challenge.period.start - progress.today).days
            return f"Starts {day_name(progress.challenge.period.start)}, in {counted(days, 'day')}."
        case Status.ABANDONED:
            return (
                f"Ended early on {day_name(progress.challenge.ended_on or progress.today)}. {_tally(progress, units)}"
            )
        case Status.COMPLETED:
            return _completed(progress, units)
        case Status.FAILED:
            return f"Not completed: over on {day_name(progress.failed_on or progress.today)}. {_tally(progress, units)}"
        case Status.PAUSED:
            return f"Paused. {_tally(progress, units)}"
        case Status.ACTIVE:
            return _active(progress, units)


def _tally(progress: Progress, units: str) -> str:
    parts = [
        f"{goal.title}: {goal.hits:,} of {goal.needed:,}"
        for goal in progress.goals
        if goal.needed and goal.per is not Per.WINDOW
    ]
    if progress.total is not None:
        parts.append(f"{_of(progress.total, units)} in all")
    return "; ".join(parts) + "." if parts else ""


def _of(total: Total, units: str) -> str:
    done = format_amount(total.done, total.measure, units, unit=False)
    return f"{done} of {format_amount(total.target, total.measure, units)}"


def _completed(progress: Progress, units: str) -> str:
    day = progress.completed_on or progress.today
    text = f"Completed on {day_name(day)}"
    if progress.total is None:
        return text + "."
    amounts = progress.amounts.get(TOTAL, {})
    total = replace(
        progress.total, done=sum(value for on, value in amounts.items() if progress.period.start <= on <= day)
    )
    if total.reached:
        return f"{text}: {_of(total, units)}."
    short = format_amount(total.target - total.done, total.measure, units)
    what = "the route" if progress.position is not None else "the total"
    return f"{text} by its day goals, with {_of(total, units)}: {short} short of {what}."


def _active(progress: Progress, units: str) -> str:
    total = progress.total
    if total is None:
        return _day_verdict(progress)
    text = _of(total, units)
    if total.days_ahead is None:
        return f"{text} so far."
    if total.reached:
        return f"{text}: the distance is done." if progress.position else f"{text}: the total is done."
    if total.balance < 0:
        behind = format_amount(_whole(-total.balance), total.measure, units)
        need = total.needed_per_day
        asks = (
            f" {format_amount(_enough(need, total.measure, units), total.measure, units)} a day needed." if need else ""
        )
        return f"{text}, {behind} behind plan.{asks}"
    left = _whole(total.today_left)
    asked = [target for target in progress.targets if target.target]
    if left:
        today = f"{format_amount(_enough(total.today_left, total.measure, units), total.measure, units)} to go today"
    elif not asked and progress.targets:
        today = "a day of rest"
    elif all(target.hit or target.excused for target in asked if target.per in DAILY):
        today = "today's share is done"
    else:
        today = "ahead of plan, with today's targets still open"
    return f"On pace: {text}, {today}."


def _whole(value: Fraction) -> int:
    """The next whole unit: what is needed is never shown too small."""
    return -(-value.numerator // value.denominator)


def _enough(value: Fraction, measure: Measure, units: str) -> int:
    """An amount that is still needed, rounded up to what is printed: never shown too small."""
    step = (MM_PER_MILE if units == "mi" else MM_PER_KM) // 10 if measure is Measure.DISTANCE else 1
    return -(-value // step) * step


def _day_verdict(progress: Progress) -> str:
    asked = [target for target in progress.targets if target.target]
    open_now = [target for target in asked if not target.hit and target.excused is None]
    attempt = f"Attempt {progress.attempt}, from {day_name(progress.period.start)}. " if progress.attempt > 1 else ""
    if not asked:
        return f"{attempt}Nothing is asked today."
    if not open_now:
        return f"{attempt}Today is done."
    return f"{attempt}Open today: {', '.join(target.title.lower() for target in open_now)}."
