"""When a challenge runs, in plain words: its window and its editions."""

from datetime import date

from tracker.domain.quantities import format_duration
from tracker.domain.rule_words import counted, day_said, said, span
from tracker.domain.sessions import Measure
from tracker.domain.templates import Edition, Template, Window, WindowKind

WEEK = 7


def window_told(template: Template, units: str) -> list[str]:
    """The statements about when it runs, without full stops; one more for each edition."""
    window = template.window
    if template.editions and window.first is None:
        told = ["It has dates of its own for each edition" if len(template.editions) > 1 else "It is held once"]
    else:
        told = [_window(window)]
    if window.history:
        told.append("What was done before you joined counts too")
    return [*told, *(_edition(edition, units) for edition in template.editions)]


def _window(window: Window) -> str:
    match window.kind:
        case WindowKind.OPEN:
            return "It has no end; it runs until you end it"
        case WindowKind.INSTANT:
            return _instant(window)
        case WindowKind.RECURRING:
            if window.every == "season" and window.season is not None:
                return f"It runs for the season in which you start, each from {_season(*window.season)}"
            return f"It runs for the calendar {window.every or 'month'} in which you start"
        case _:
            pass
    if window.first is not None and window.last is not None:
        return _fixed(window, window.first, window.last)
    days = window.days or 0
    whole_weeks = days >= 2 * WEEK and days % WEEK == 0
    rest = (days // WEEK, "week") if whole_weeks else (days, "day")
    lengths = ((window.years, "year"), (window.months, "month"), rest)
    length = " and ".join(counted(number, unit) for number, unit in lengths if number)
    start = "from the first day that counts" if window.first_hit else "from the day you start"
    return f"{length} {start}"


def _fixed(window: Window, first: date, last: date) -> str:
    if window.yearly:
        same = first.month == last.month and first.year == last.year
        if (first.day, first.month) == (last.day, last.month):
            return f"On {day_said(first, year=False)}, every year"
        begin = f"{first.day}" if same else day_said(first, year=False)
        return f"From {begin} to {day_said(last, year=False)}, every year"
    if first == last:
        return f"On {day_said(first)}"
    return f"From {day_said(first)} to {day_said(last)}"


def _instant(window: Window) -> str:
    start = "from the hour you choose"
    if window.starts_at is not None:
        instant = window.starts_at
        zone = "UTC" if not instant.utcoffset() else f"UTC{instant:%z}"
        start = f"from {day_said(instant.date())} {instant:%H:%M} {zone}, the same instant everywhere"
    if window.length_s is None:
        return f"{start[:1].upper()}{start[1:]}, without an end"
    return f"{_length(window.length_s)} {start}"


def _length(seconds: int) -> str:
    """A length of real time: "48 hours", from five days on "28 days of 24 hours"."""
    hours, rest = divmod(seconds, 3600)
    if rest:
        return span(seconds)
    return f"{hours // 24} days of 24 hours" if hours >= 120 and hours % 24 == 0 else counted(hours, "hour")


def _season(month: int, day: int) -> str:
    first = date(2001, month, day)  # any common year
    last = date.fromordinal(first.toordinal() - 1)
    return f"{day_said(first, year=False)} to {day_said(last, year=False)}"


def _edition(edition: Edition, units: str) -> str:
    days = day_said(edition.first)
    if edition.last != edition.first:
        days = f"{days} to {day_said(edition.last)}"
    parts = [f"Edition {edition.name}: {days}"]
    race = edition.race
    if race is not None:
        parts.append(f"start {race.starts_at:%H:%M} in {race.place}")
        if race.variant:
            parts.append(f"{race.variant} course")
        if race.distance_mm is not None:
            parts.append(said(race.distance_mm, Measure.DISTANCE, units))
        if race.limit_s is not None:
            parts.append(f"time limit {format_duration(race.limit_s)}")
    told = ", ".join(parts)
    return f"{told}; {edition.note.rstrip('.')}" if edition.note else told
