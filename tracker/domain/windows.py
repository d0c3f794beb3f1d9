"""From a template's window and a start to the half-open period of a challenge."""

from datetime import date, timedelta

from tracker.domain.days import DAY, Period, month_of, months_after, week_of
from tracker.domain.templates import Window, WindowKind
from tracker.errors import RefusedError


def period_of(window: Window, start: date, *, week_start: int = 0) -> Period:
    """The period a challenge gets when it is started for `start`.

    A fixed window has its own dates (a yearly one: the edition that is running on `start` or comes next), a recurring
    one the week, month or year that holds `start`. RefusedError when a fixed window was over before `start`.
    """
    match window.kind:
        case WindowKind.OPEN:
            return Period(start, None)
        case WindowKind.ROLLING:
            return Period(start, rolling_end(window, start))
        case WindowKind.RECURRING:
            return _recurring(window.every or "month", start, week_start)
        case WindowKind.FIXED:
            return _fixed(window, start)


def rolling_end(window: Window, start: date) -> date:
    """First day after a rolling window that begins on `start` (T12)."""
    months = (window.months or 0) + 12 * (window.years or 0)
    end = months_after(start, months) if months else start
    return end + timedelta(days=window.days or 0)


def _recurring(every: str, start: date, week_start: int) -> Period:
    if every == "week":
        first = week_of(start, week_start)
        return Period(first, first + timedelta(days=7))
    if every == "year":
        first = date(start.year, 1, 1)
        return Period(first, months_after(first, 12))
    first = month_of(start)
    return Period(first, months_after(first, 1))


def _fixed(window: Window, start: date) -> Period:
    if window.first is None or window.last is None:
        raise ValueError("a fixed window has a first and a last day")
    if not window.yearly:
        if start > window.last:
            raise RefusedError(
                f"This challenge ran from {window.first:%d %b %Y} to {window.last:%d %b %Y} and is over; "
                f"start it --on a day in that time to log it afterwards."
            )
        return Period(window.first, window.last + DAY)
    turn = window.last.year - window.first.year
    for year in (start.year - 1, start.year, start.year + 1):
        first, end = _same_day(window.first, year), _same_day(window.last + DAY, year + turn + _new_year(window.last))
        if start < end:
            return Period(first, end)
    raise AssertionError("one of three years holds the next edition")


def _new_year(last: date) -> int:
    """1 where the day after `last` is in the next year."""
    return (last + DAY).year - last.year


def _same_day(day: date, year: int) -> date:
    """The same day of another year; 1 March for a 29 February that the year lacks (T12)."""
    return months_after(date(year, 1, 1), day.month - 1) + timedelta(days=day.day - 1)
