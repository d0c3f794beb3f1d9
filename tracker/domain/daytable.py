"""The day table of a challenge: planned, done and balance for each of its days."""

from datetime import date, timedelta

from tracker.domain.attempt import Attempt
from tracker.domain.days import DAY, Period
from tracker.domain.goals import DAILY
from tracker.domain.pace import Plan
from tracker.domain.progress import Stage
from tracker.domain.why import day_why

OPEN_DAYS = 90  # how many of the latest days an open window shows


def stages_of(attempt: Attempt, plan: Plan | None, units: str = "km") -> tuple[Stage, ...]:
    """A row for each day of a closed window; for an open one the latest 90 days."""
    shown = _shown(attempt)
    totals = attempt.total.amounts if attempt.total else {}
    so_far = sum(value for day, value in totals.items() if attempt.period.start <= day < shown.start)
    rows: list[Stage] = []
    for day in shown.dates():
        past = attempt.total is not None and day <= attempt.today
        so_far += totals.get(day, 0) if past else 0
        rows.append(_row(attempt, plan, day, so_far if past else None, units))
    return tuple(rows)


def _shown(attempt: Attempt) -> Period:
    if attempt.period.end is not None:
        return attempt.period
    first = max(attempt.period.start, attempt.today - timedelta(days=OPEN_DAYS - 1))
    return Period(first, max(first, attempt.today + DAY))


def _row(attempt: Attempt, plan: Plan | None, day: date, so_far: int | None, units: str) -> Stage:
    number = attempt.period.day_number(day)
    names, tallies = attempt.template.stages, attempt.tallies.values()
    planned = plan.at(number) if plan else None
    return Stage(
        number=number,
        on=day,
        title=names[number - 1] if number <= len(names) else "",
        planned=tuple(tally.target_on(day) if tally.leaf.per in DAILY else 0 for tally in tallies),
        done=tuple(tally.amounts.get(day, 0) for tally in tallies),
        total_planned=planned,
        total_done=so_far,
        hit=day in attempt.day_hits,
        excused=attempt.marked_excuse(day),
        rest=attempt.rests(day),
        balance=so_far - planned if so_far is not None and planned is not None else None,
        why=day_why(attempt, day, units),
    )
