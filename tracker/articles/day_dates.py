"""Dates and weekdays that days of a list begin with: "Mon 12 May", "3 May:", "Tuesday -", and plain numbers."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from tracker.articles.calendar_words import MONTHS, WEEKDAYS
from tracker.articles.text import Text

MOST_MARKS = 3000
_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATED = re.compile(
    rf"[ \t]*(?:[-*\u2022|>#]+[ \t]*)?\**(?:(?P<weekday>{_WEEKDAY})(?![a-z'])[.,]?[ \t]*)?"
    rf"(?:(?:the[ \t]+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \t]+(?:of[ \t]+)?(?P<month>{_MONTH})(?![a-z])\.?"
    rf"|(?P<month2>{_MONTH})(?![a-z])\.?[ \t]+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"|(?P<day3>\d{{1,2}})[./](?P<month3>\d{{1,2}})(?:[./](?:20)?\d\d)?(?![\d])"
    rf"|(?<=[a-z,. ])(?P<day4>\d{{1,2}})(?:st|nd|rd|th)(?![a-z]))?"
    rf"(?:,?[ \t]*(?:19|20)\d\d)?\**[ \t]*(?P<sep>[-:|\t(,]|  |$|(?=\d|[a-z]))"
)
_IN_PROSE = re.compile(rf"(?<![\w'])(?:{'|'.join(n for n in WEEKDAYS if n.endswith('day'))})(?![\w'])")
_NUMBERED = re.compile(r"[ \t]*(?:\|[ \t]*)?\(?(?P<n>\d{1,3})(?:[.)](?!\d)|[ \t]*[|\t:]|[ \t]*-(?=[ \t]))[ \t]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention of days: characters `start` to `end`, `kind` day, stage, week, date, weekday or number.

    `head`: it opens a line or a cell of it. `before`: the word before it.
    """

    start: int
    end: int
    days: tuple[int, ...]
    kind: str
    head: bool
    before: str = ""


def weekday_marks(text: Text) -> tuple[Mark, ...]:
    """Every mention of a weekday, in order; its day is 0 (Monday) to 6."""
    return tuple(
        Mark(m.start(), m.end(), (WEEKDAYS[m.group()],), "weekday", False)
        for m in islice(_IN_PROSE.finditer(text.low), MOST_MARKS)
    )


def line_mark(text: Text, start: int, end: int, numbered: bool) -> Mark | None:
    """The date, weekday or (if `numbered`) number that opens the line from `start` to `end`.

    A date counts as the proleptic number of its day in a leap year, a weekday as 0 (Monday) to 6.
    """
    low = text.low
    match = DATED.match(low, start, min(end, start + 80))
    if match and match.end() <= end:
        day = match["day"] or match["day2"] or match["day3"]
        month = match["month"] or match["month2"] or match["month3"]
        if day and month:
            number = MONTHS.get(month) or (int(month) if month.isdigit() else 0)
            try:
                return Mark(start, match.end(), (date(2024, number, int(day)).toordinal(),), "date", True)
            except ValueError:
                return None
        if match["weekday"]:
            return Mark(start, match.end(), (WEEKDAYS[match["weekday"]],), "weekday", True)
    if numbered:
        match = _NUMBERED.match(low, start, end)
        if match and match.end() <= end:
            return Mark(start, match.end(), (int(match["n"]),), "number", True)
    return None
