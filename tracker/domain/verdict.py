"""How a challenge stands in plain words, every figure the same as in the values beside it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tracker.domain import streaks
from tracker.domain.days import FIRST_DATE
from tracker.domain.goals import DAILY, Agg, Cmp, Key, Leaf, NeedKind, Order, Per, leaves
from tracker.domain.progress import Progress, Status, StreakStatus, Total
from tracker.domain.quantities import MM_PER_KM, MM_PER_MILE, format_amount
from tracker.domain.rule_words import counted, joined
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Template
from tracker.domain.totals import TOTAL

_EACH = {Per.DAY: "a day", Per.STAGE: "a day", Per.WEEK: "a week", Per.MONTH: "a month", Per.EVERY: "in every slot"}


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
    rows = all(not isinstance(leaf.target, int) for leaf in same)
    return text if rows and same else f"{text} {_EACH[per]}"


def amount_of(leaf: Leaf, value: int, units: str, *, unit: bool = True) -> str:
    """A leaf's amount as people read it, with the unit of a fact."""
    return format_amount(value, leaf.amounts_in, units, unit=unit, label=leaf.unit)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _asks(leaf: Leaf, units: str) -> str:
    if leaf.measure is Measure.CHECK:
        return leaf.title
    if isinstance(leaf.target, int):
        if leaf.agg is Agg.DAYS:
            return f"{leaf.title}: {format_amount(leaf.each, leaf.measure, units)} on {counted(leaf.target, 'day')}"
        bound = "at most " if leaf.cmp is Cmp.AT_MOST else ""
        return f"{leaf.title} {bound}{amount_of(leaf, leaf.target, units)}"
    return f"{leaf.title} what the day table asks"


def streak_why(
    stand: streaks.Standing,
    unit: Per,
    week_start: int,
    excused: Mapping[date, MarkKind],
    *,
    over: bool,
    missing: tuple[tuple[Leaf, int, int], ...] = (),
    units: str = "km",
    let_go: Collection[int] = (),
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
            f"{leaf.title.lower()} {amount_of(leaf, done, units)} of {amount_of(leaf, asked, units)}"
            for leaf, done, asked in missing
        )
        broken = (
            f"The {name} of {day_name(first)} was missed" if unit is not Per.DAY else f"{day_name(first)} was missed"
        )
        return f"{broken}{f' ({short})' if short else ''} and is not excused, so the count starts anew."
    first, last = (streaks.first_day(number, unit, week_start) for number in (stand.run.first, stand.run.last))
    days = f"from {day_name(first)} to {day_name(last)}" if first != last else f"on {day_name(first)}"
    span = f"{counted(stand.current, name)} hit {days}"
    if unit is Per.DAY:
        bridges = [f"{kind.value} on {day.day} {day:%b}" for day, kind in sorted(excused.items()) if first < day < last]
    else:
        starts = (streaks.first_day(number, unit, week_start) for number in sorted(let_go))
        bridges = [f"a free {name}, that of {start.day} {start:%b}" for start in starts if first < start < last]
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


_UNITS = {
    Per.DAY: "day",
    Per.STAGE: "day",
    Per.WEEK: "week",
    Per.MONTH: "month",
    Per.SESSION: "session",
    Per.EVERY: "slot",
    Per.ROLLING: "span",
}
_KEYS = {Key.EVENT: "event", Key.REGION: "region", Key.LETTER: "letter", Key.FINISH_SECOND: "finish second"}


def goal_why(leaf: Leaf, hits: int, needed: int, met: date | None) -> str:
    """How many buckets a goal has hit of those it needs, and when that was enough."""
    unit = _UNITS.get(leaf.per)
    if leaf.per is Per.STAGE and leaf.order is Order.SUCCESS:
        unit = "row"
    if leaf.per is Per.BY:
        unit = _KEYS.get(leaf.by or Key.ITEM, "tag" if leaf.by is Key.TAG else "item")
    if unit is None or leaf.need.kind is NeedKind.BEST:
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
    parts = []
    for goal in progress.goals:
        if goal.per is Per.WINDOW and progress.total is None:
            parts.append(f"{goal.title}: {'reached' if goal.met else 'not reached'}")
        elif goal.per is not Per.WINDOW:
            parts.append(f"{goal.title}: {f'{goal.hits:,} of {goal.needed:,}' if goal.needed else f'{goal.hits:,}'}")
    if progress.total is not None:
        parts.append(f"{_of(progress.total, units)} in all")
    return "; ".join(parts) + "." if parts else ""


def _of(total: Total, units: str) -> str:
    """ "312 of 558 km"; with more decimals where a total that is not reached would read like one that is."""
    for decimals in (None, 2, 3):
        done = format_amount(total.done, total.measure, units, unit=False, decimals=decimals, label=total.unit)
        asked = format_amount(total.target, total.measure, units, decimals=decimals, label=total.unit)
        alone = format_amount(total.target, total.measure, units, unit=False, decimals=decimals, label=total.unit)
        if total.reached or done != alone:
            break
    return f"{done} of {asked}"


def _completed(progress: Progress, units: str) -> str:
    day = progress.completed_on or progress.today
    text = f"Completed on {day_name(day)}"
    if progress.total is None:
        return text + "."
    amounts = progress.amounts.get(TOTAL, {})
    start = FIRST_DATE if progress.challenge.template.window.history else progress.period.start
    done = sum(value for on, value in amounts.items() if start <= on <= day)
    total = replace(progress.total, done=done, target=progress.total.first or progress.total.target)
    if total.reached:
        return f"{text}: {_of(total, units)}."
    short = format_amount(total.target - total.done, total.measure, units, label=total.unit)
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
