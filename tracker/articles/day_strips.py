"""Tables that lost their lines: rows told off one after another in one line, or with every cell on its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tracker.articles.day_bare import Part
from tracker.articles.day_dates import Mark
from tracker.articles.day_defaults import Default, default_of
from tracker.articles.day_reading import MOST_ROWS, Row, default_at
from tracker.articles.day_rows import Rows
from tracker.articles.text import Text

_HEAD = re.compile(
    r"(?<![\w'-])(?P<word>days?|stages?|weeks?)(?: ?(?:no\.?|number|#))?"
    r"(?P<columns>(?:[\s|]{1,4}[a-z()/.#'-]{1,24}){1,6}?)"
    r"[\s|]{1,6}(?=[01][\s|])"
)
_COLUMN = re.compile(
    r"\b(?:distances?|lengths?|kms?|miles?|mi|total|target|goal|reps?|amount|workout|exercise|activity|session|minutes|"
    r"mins|seconds|secs|route|start|finish|from|destination|run|ride|walk|swim|hike|plank|squats?|push-?ups?|sit-?ups?|"
    r"lunges|burpees|steps)\b"
)
_NUMBER = re.compile(
    r"(?<![^\s|])(\d{1,3})(?=[\s|])"
    r"(?![ \t]?(?:km|kms|k|mi|miles?|m|min|mins|minutes|h|hours?|s|sec|reps?)\b)"
)
_MOST_HEADS = 20
_MOST_CELLS = 160
_LAST = re.compile(r"\n\s*\n|[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Strip:
    """The rows behind a heading that begins at character `start`. `weeks`: they count weeks."""

    start: int
    weeks: bool
    rows: tuple[Row, ...]


def strips(text: Text, rows: Rows) -> Iterator[Strip]:
    """The tables without lines of a text: three rows or more, numbered one by one, nearly all with an amount."""
    after = 0
    for head in islice(_HEAD.finditer(text.low), _MOST_HEADS):
        if head.start() < after or not _COLUMN.search(head["columns"]):
            continue
        default = default_of(head["columns"]) or default_at(text, head.start())
        read = _rows(text, rows, head.end(), default)
        full = sum(bool(row.parts) or row.rest for row in read)
        if len(read) >= 3 and full >= 0.7 * len(read) and sum(bool(row.parts) for row in read) >= 2:
            after = read[-1].end
            yield Strip(head.start(), head["word"].startswith("week"), tuple(read))


def _rows(text: Text, rows: Rows, at: int, default: Default | None) -> list[Row]:
    """The rows from a character on, as long as their numbers follow each other."""
    low = text.low
    found: list[Row] = []
    number = _NUMBER.match(low, at)
    while number is not None and len(found) < MOST_ROWS:
        day, begin = int(number.group(1)), number.end()
        stop = min(len(low), begin + _MOST_CELLS)
        following = None
        for later in _NUMBER.finditer(low, begin, stop):
            if int(later.group(1)) == day + 1 and _read(text, rows, begin, later.start(), default) != ([], False):
                following = later
                break
        end = following.start() if following else _last(low, begin, stop)
        parts, rest = _read(text, rows, begin, end, default)
        mark = Mark(number.start(), number.end(), (day,), "day", True)
        if parts or rest or following:
            found.append(Row(mark, tuple(parts), rest, rows.ends(_first(low, begin, end), end), end))
        number = following
    return found


def _last(low: str, begin: int, stop: int) -> int:
    match = _LAST.search(low, _first(low, begin, stop), stop)
    return match.start() if match else stop


def _first(low: str, at: int, end: int) -> int:
    while at < end and low[at] in " \t\n|":
        at += 1
    return at


def _read(text: Text, rows: Rows, begin: int, end: int, default: Default | None) -> tuple[list[Part], bool]:
    """The amounts of a row and whether it is a rest day, from the first of its cells that says so."""
    at = _first(text.low, begin, end)
    if rows.rests(at, end):
        return [], True
    parts = rows.parts(at, end, default)
    while not parts and at < end:
        line = text.low.find("\n", at, end)
        if line < 0:
            break
        at = _first(text.low, line, end)
        parts = rows.parts(at, end, default)
    return parts, False
