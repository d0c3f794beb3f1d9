"""Dates and moments in words. The names are our own, so that no machine's locale changes a width."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date) -> str:
    """A date without its year: "Sat 28 Jun"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """A date with its year: "Sat 28 Jun 2025"."""
    return f"{short_day(day)} {day.year}"


def day_words(day: date, width: int) -> str:
    """As much of a date as goes into `width` cells: "Sat 28 Jun 2025", "Sat 28 Jun", else "28 Jun"."""
    brief = f"{day.day} {MONTHS[day.month - 1]}"
    return next((words for words in (long_day(day), short_day(day)) if len(words) <= width), brief)


def near_day(day: date, today: date) -> str:
    """A date as it is said today: "today", "tomorrow", "Mon 30 Jun", with the year where it is another."""
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get((day - today).days) or (short_day(day) if day.year == today.year else long_day(day))


def span(first: date, last: date) -> str:
    """A span of dates, both included, without repeating itself: "26–30 Jun 2025", "28 Feb – 3 Apr 2024"."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {end}"


def in_days(day: date, today: date) -> str:
    """How far off a date is: "today", "tomorrow", "in 12 days", "2 days ago"."""
    days = (day - today).days
    names = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return names.get(days) or (f"in {days:,} days" if days > 0 else f"{-days:,} days ago")


def header_times(today: date, zone: str, athlete: str = "") -> tuple[str, ...]:
    """What the header says on the right, the longest wording first; `athlete` only where there are several.

    Whose journal it is stays longer than the date.
    """
    place = zone.rpartition("/")[2].replace("_", " ")
    who = f"{athlete} · " if athlete else ""
    return (
        f"{who}{long_day(today)} · {zone}",
        f"{who}{long_day(today)} · {place}",
        f"{who}{long_day(today)}",
        f"{who}{short_day(today)}",
        athlete or short_day(today),
    )
