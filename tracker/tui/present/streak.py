"""A streak in a few rows: the number, until when it is safe, the longest, the week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tracker.domain.days import local_time
from tracker.domain.progress import Streak, StreakStatus
from tracker.domain.text import clean_text
from tracker.services.views import WeekDay
from tracker.tui.ink import GOOD, KEY, MUTED, WARN
from tracker.tui.present.dates import MONTHS, WEEKDAYS, short_day, span
from tracker.tui.present.digits import digit_rows

LEVELS = "▁▂▃▄▅▆▇█"
ASCII_LEVELS = ".:-=+*#@"


def streak_lines(
    streaks: Sequence[Streak],
    week: Sequence[WeekDay],
    today: date,
    width: int,
    *,
    zone: str = "UTC",
    ascii: bool = False,
) -> list[Content]:
    """The first streak large, the others in a row each, then the week."""
    if not streaks:
        return [Content.styled("No streak yet: it starts with the first day.", MUTED)]
    first = next((streak for streak in streaks if streak.current), streaks[0])
    digits = digit_rows(str(first.current), ascii=ascii)
    style = {StreakStatus.SAFE: "bold $text-success", StreakStatus.AT_RISK: "bold $text-warning"}.get(
        first.status, "bold $foreground 60%"
    )
    room = width - len(digits[0]) - 3
    beside = [_unit(first, room, alone=len(streaks) == 1), _safety(first, today, room, zone), _longest(first)]
    lines = [
        Content.assemble((f" {row} ", style), " ", text).truncate(width, ellipsis=True)
        for row, text in zip(digits, beside, strict=True)
    ]
    for other in (streak for streak in streaks if streak is not first):
        lines.append(Content.styled(f"{_of_what(other)}: {_counted(other)}", MUTED).truncate(width, ellipsis=True))
    lines.append(week_strip(week, today, width, ascii=ascii))
    return lines


def _of_what(streak: Streak) -> str:
    return "anything logged" if streak.challenge is None else clean_text(streak.title, limit=40)


def _counted(streak: Streak) -> str:
    return f"{streak.current:,} {unit_word(streak)}"


def unit_word(streak: Streak) -> str:
    """What a streak counts, for its number: "day", "weeks", "slots"."""
    unit = "slot" if streak.unit == "every" else streak.unit
    return unit if streak.current == 1 else f"{unit}s"


def _unit(streak: Streak, room: int, *, alone: bool) -> Content:
    """What the large number counts; of which challenge, where there are several and it fits."""
    said = Content(f"{unit_word(streak)} in a row")
    named = Content.assemble(said, (f" · {_of_what(streak)}", MUTED))
    return said if alone or named.cell_length > room else named


def _safety(streak: Streak, today: date, room: int, zone: str) -> Content:
    """Until when it lasts without another hit, always with a word beside the colour."""
    if streak.status is StreakStatus.NONE or streak.until is None:
        return Content.styled("kept to the end" if streak.current else "not running", MUTED)
    days = (streak.until - today).days
    when = {0: "tonight", 1: "tomorrow"}.get(days) or short_day(streak.until)
    clock = "24:00"
    if streak.until_at is not None:
        when = {0: "today", 1: "tomorrow"}.get(days) or short_day(streak.until)
        clock = f"{local_time(streak.until_at, zone):%H:%M}"
    if streak.status is StreakStatus.SAFE:
        return Content.assemble(("safe", GOOD), f" until {when} {clock}")
    long = Content.assemble(("at risk", WARN), f": due {when} {clock}")
    return long if long.cell_length <= room else Content.assemble(("due", WARN), f" {when} {clock}")


def _longest(streak: Streak) -> Content:
    if not streak.longest:
        return Content("")
    text = f"longest {streak.longest:,}"
    if streak.longest_from and streak.longest_to:
        text += f" ({_months(streak.longest_from, streak.longest_to)})"
    return Content.styled(text, MUTED)


def _months(first: date, last: date) -> str:
    if (last - first).days < 31:
        return span(first, last)
    start = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
    return f"{start} – {MONTHS[last.month - 1]} {last.year}"


def week_strip(week: Sequence[WeekDay], today: date, width: int, *, ascii: bool = False) -> Content:
    """A column for each day of the week, by its distance, else by its time: "Mo ▁ Tu ▃ We · ..."."""
    levels = ASCII_LEVELS if ascii else LEVELS
    amounts = [sum(day.distance_mm.values()) for day in week]
    if not any(amounts):
        amounts = [day.elapsed_s for day in week]
    most = max(amounts, default=0)
    gap = " " if width >= 34 else ""
    parts: list[str | tuple[str, str]] = []
    for day, value in zip(week, amounts, strict=True):
        here = KEY if day.on == today else MUTED
        if value:
            sign = levels[min(len(levels) - 1, value * len(levels) // (most + 1))]
        else:
            sign = levels[0] if day.sessions else (day.mark[0] if day.mark else ("." if ascii else "·"))
        parts += [
            (WEEKDAYS[day.on.weekday()][:2], here),
            (f"{gap}{sign} ", "$primary" if day.sessions else MUTED),
        ]
    return Content.assemble(*parts).rstrip()
