"""The calendar of a year: how much was done on each day."""

from datetime import date, timedelta

from tracker.domain.days import DAY, FIRST_DATE, months_after, week_of
from tracker.domain.series import Heat
from tracker.errors import UsageError
from tracker.services.day_amounts import measured_days
from tracker.services.moments import Moment
from tracker.store.journal import Reader

WEEKS = 53


def heat_of(reader: Reader, at: Moment, kind: str = "", back: int = 0) -> Heat:
    """The 53 weeks that end today, or on the same date `back` years earlier.

    UsageError for years before there were any, RefusedError for a kind of activity that is none.
    """
    most = at.today.year - FIRST_DATE.year - 2
    if not 0 <= back <= most:
        raise UsageError(f"A calendar goes back by 0 to {most} years, not by {back}.")
    last = months_after(at.today + DAY, -12 * back) - DAY  # a year before 29 February is 28 February
    first = week_of(last, at.athlete.week_start) - timedelta(weeks=WEEKS - 1)
    measure, days = measured_days(reader, at, kind, first, last)
    marks = reader.marks(at.athlete.id, first, last) if at.athlete.id else ()
    amounts: dict[date, int] = {}
    for day in days:
        if day.amount:
            amounts[day.on] = amounts.get(day.on, 0) + day.amount
    return Heat(
        activity=kind,
        measure=measure,
        first=first,
        last=last,
        today=at.today,
        week_start=at.athlete.week_start,
        amounts=amounts,
        active=frozenset(day.on for day in days),
        marks={mark.on: mark.kind for mark in marks if mark.challenge_id is None},
    )
