"""From a template's window and a start to the half-open period of a challenge."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from tracker.domain.days import DAY, Period, local_date, month_of, months_after, week_of
from tracker.domain.templates import Template, Window, WindowKind
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
            return _recurring(window, start, week_start)
        case WindowKind.FIXED:
            return _fixed(window, start)
        case WindowKind.INSTANT:
            raise ValueError("an instant window runs from an instant, not from a date")


def rolling_end(window: Window, start: date) -> date:
    """First day after a rolling window that begins on `start` (T12)."""
    months = (window.months or 0) + 12 * (window.years or 0)
    end = months_after(start, months) if months else start
    return end + timedelta(days=window.days or 0)


def span_of(starts_at: datetime, length_s: int | None, zone: str) -> tuple[Period, datetime | None]:
    """The dates in `zone` that an instant window touches, and the instant it closes (rule T10)."""
    first = local_date(starts_at, zone)
    if length_s is None:
        return Period(first, None), None
    ends_at = starts_at + timedelta(seconds=length_s)
    return Period(first, local_date(ends_at - timedelta(microseconds=1), zone) + DAY), ends_at


def start_for(window: Window, last: date) -> date:
    """The start with which a rolling window ends on `last`. RefusedError for other windows and the calendar's end."""
    if window.kind is not WindowKind.ROLLING:
        raise RefusedError("Only a challenge of so many days can end on a day of your choice; start it with --on.")
    try:
        guess = last - (rolling_end(window, last) - last) + DAY
        found = next(
            (guess + n * DAY for n in range(4, -5, -1) if rolling_end(window, guess + n * DAY) == last + DAY), None
        )
    except (OverflowError, ValueError):
        raise RefusedError(f"{last} is too far off for the last day of a challenge.") from None
    if found is None:
        raise RefusedError(f"No start makes this challenge end on {last}; choose a day beside it.")
    return found


def resolved(template: Template, start: date) -> Template:
    """The template with the edition that runs on `start` or comes next: its dates and its race.

    RefusedError when the last edition was over before `start`.
    """
    if not template.editions:
        return template
    found = next((one for one in sorted(template.editions, key=lambda one: one.first) if one.last >= start), None)
    if found is None:
        last = max(one.last for one in template.editions)
        raise RefusedError(
            f"The last edition of {template.title} that is known ended on {last:%d %b %Y}; to go on, copy its "
            f"template file (`tracker template show {template.slug}` names it), add an [[editions]] block and start "
            f"the copy, or start it --on a day of an edition to log it afterwards."
        )
    window = replace(template.window, kind=WindowKind.FIXED, first=found.first, last=found.last)
    return replace(template, window=window, race=found.race or template.race)


def _recurring(window: Window, start: date, week_start: int) -> Period:
    every = window.every or "month"
    if every == "season":
        month, day = window.season or (1, 1)
        first = next(
            one for year in (start.year, start.year - 1) if (one := _same_day(date(2000, month, day), year)) <= start
        )
        return Period(first, months_after(first, 12))
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
