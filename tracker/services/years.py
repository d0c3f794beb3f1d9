"""This year beside the last one."""

from itertools import accumulate

from tracker.domain.series import YearLine, Years
from tracker.services.day_amounts import measured_days
from tracker.services.moments import Moment
from tracker.store.journal import Reader


def years_of(reader: Reader, at: Moment, kind: str = "") -> Years:
    """The running totals of this year, up to today, and of the whole year before where anything was done in it.

    RefusedError for a kind of activity that is none.
    """
    this = at.today.year
    measure, days = measured_days(reader, at, kind, at.today.replace(year=this - 1, month=1, day=1), at.today)
    grown: dict[int, dict[int, int]] = {this: {}, this - 1: {}}
    for day in days:
        if day.amount:
            year, number = grown[day.on.year], day.on.timetuple().tm_yday
            year[number] = year.get(number, 0) + day.amount
    return Years(
        activity=kind,
        measure=measure,
        today=at.today,
        lines=tuple(
            YearLine(year=year, points=tuple(zip(amounts, accumulate(amounts.values()), strict=True)))
            for year, amounts in grown.items()
            if amounts or year == this
        ),
    )
