"""The total of a challenge against its plan, and when it will be reached."""

from fractions import Fraction

from tracker.domain.attempt import Attempt
from tracker.domain.pace import Plan, finish_dates
from tracker.domain.progress import Projection, Total


def plan_of(attempt: Attempt) -> Plan | None:
    """The plan P(i) of the attempt's total; None without a total or without an end."""
    if attempt.total is None or attempt.period.end is None:
        return None
    return Plan(attempt.total.whole_target, attempt.weights)


def total_of(attempt: Attempt, plan: Plan | None) -> Total | None:
    """The total on the attempt's today (domain research, 4.1)."""
    tally = attempt.total
    if tally is None:
        return None
    target, done, finished = tally.whole_target, tally.amount_in(tally.period), attempt.finished_days
    planned = today_left = Fraction(0)
    ahead = needed = None
    if plan is not None:
        planned, ahead = plan.at(finished), plan.days_ahead(done, finished)
        today_left = plan.today_left(done, finished) if attempt.today in attempt.period else today_left
        needed = plan.needed_per_day(done, finished)
    return Total(
        measure=tally.leaf.measure,
        target=target,
        done=done,
        planned=planned,
        today_left=today_left,
        days_ahead=ahead,
        needed_per_day=needed,
        first=tally.leaf.target_of(0),
        unit=tally.leaf.unit,
    )


def projection_of(attempt: Attempt, total: Total | None) -> Projection | None:
    """When the total is reached at the present pace (domain research, 4.2)."""
    if total is None or attempt.total is None or attempt.today not in attempt.period:
        return None
    found = finish_dates(total.target, total.done, attempt.total.amounts, attempt.period.start, attempt.today)
    if found is None:
        return None
    finish, earliest, latest, why = found
    return Projection(finish=finish, earliest=earliest, latest=latest, why=why)
