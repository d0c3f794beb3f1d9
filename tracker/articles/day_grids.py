"""Plans laid out as a grid of weeks and weekdays: in columns, a cell to a line, or pasted as one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from tracker.articles.calendar_words import WEEKDAYS
from tracker.articles.day_dates import Mark
from tracker.articles.day_defaults import Default, default_of
from tracker.articles.day_reading import Row, default_at
from tracker.articles.day_rows import REST, Rows
from tracker.articles.grid_cells import Week, by_columns, by_lines, by_words
from tracker.articles.text import Text

_DAY = (
    r"(?:(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?"
    r"|day ?[1-7])(?![\w'])"
)
_GAP = r"(?:[\s|*]|\([a-z]{1,10}\)){1,14}"
_LETTERS = r"(?:m t w th? f s su?|su? m t w th? f s)(?![\w'])"
_HEAD = re.compile(rf"(?<![\w'])(?:{_DAY}(?:{_GAP}{_DAY}){{2,6}}|{_LETTERS})")
_COLUMN = re.compile(_DAY)
_MOST_HEADS = 40
_WEEKLY = re.compile(r"(?:weeks?|wk|#|no\.?)[\s|*:.]{0,8}$")


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid from character `start`: its days in order of place."""

    start: int
    rows: tuple[Row, ...]


def grids(text: Text, rows: Rows) -> Iterator[Grid]:
    """The grids of a text. Monday is the first day of a week unless the first column is Sunday."""
    after = 0
    for match in islice(_HEAD.finditer(text.low), _MOST_HEADS):
        days = _days(match.group()) if match.start() >= after else None
        if days is None:
            continue
        gap = match.group().strip()
        if "\n" in gap:
            weeks, end = by_lines(text.low, match.end(), len(days))
        elif "\t" in gap or "|" in gap or "  " in gap:
            weeks, end = by_columns(text.low, match.start(), match.end())
        else:
            weeks, end = by_words(text.low, match.end(), len(days))
        labelled = _WEEKLY.search(text.low, max(0, match.start() - 16), match.start()) is not None
        if len(weeks) < (1 if labelled and len(days) >= 5 else 2):
            continue
        built = _built(text, rows, match, weeks, days)
        if sum(bool(row.parts) for row in built) >= 2:
            after = end
            yield Grid(match.start(), tuple(built))


def _days(head: str) -> tuple[int, ...] | None:
    """The number of each column in its week, None if the columns do not follow each other as the days of a week."""
    names = _COLUMN.findall(head)
    if not names:
        return tuple(range(1, 8))
    if names[0].startswith("day"):
        numbers = [int(name[-1]) for name in names if name[-1].isdigit()]
    else:
        numbers = [WEEKDAYS[name[:3]] + 1 for name in names if name[:3] in WEEKDAYS]
        if numbers[:1] == [7]:
            numbers = [number % 7 + 1 for number in numbers]
    alike = len(numbers) == len(names)
    return tuple(numbers) if alike and all(a < b for a, b in pairwise(numbers)) else None


def _built(text: Text, rows: Rows, head: "re.Match[str]", weeks: list[Week], days: tuple[int, ...]) -> list[Row]:
    """The days of the weeks. A bare number counts what the headings say, or what the other cells give."""
    default = default_at(text, head.start()) or default_of(text.low[head.start() : weeks[0][1][0][0]])
    counted = any(b[0] <= a[0] for a, b in pairwise(weeks))  # weeks to go
    cells = [
        (7 * ((place if counted else max(number, 1)) - 1) + day, *cell)
        for place, (number, found) in enumerate(weeks, 1)
        for day, cell in zip(days, found, strict=False)
    ]
    known = default or _given(rows, [(start, end) for _, start, end in cells])
    built = []
    for day, start, end in cells:
        parts = tuple(rows.parts(start, end, known))
        rest = not parts and (
            REST.search(text.low, start, end) is not None or text.low[start:end].strip(" |") in ("-", "--", "x")
        )
        built.append(Row(Mark(start, start, (day,), "day", True), parts, rest, (None, None), end))
    return [row for row in built if row.parts or row.rest]


def _given(rows: Rows, cells: list[tuple[int, int]]) -> Default | None:
    """What the cells with a unit count."""
    for start, end in cells:
        for part in rows.parts(start, end, None)[:1]:
            return Default(part.amount.unit, part.exercise, part.activity)
    return None
