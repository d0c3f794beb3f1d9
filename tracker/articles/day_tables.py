"""Day lists laid out as tables: a heading row that names days and columns, cells between bars, tabs or wide gaps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.articles.day_bare import Part
from tracker.articles.day_dates import Mark, line_mark
from tracker.articles.day_defaults import Default, default_of
from tracker.articles.day_marks import value_of
from tracker.articles.day_rows import REST, Rows
from tracker.articles.text import Text

_FIRST = re.compile(r"(?:day|stage|week|wk|#|no\.?|etappe|tag|jour|date|nr\.?)s?\.?$")
_HEAD = re.compile(
    r"^[ \t|*]{0,20}(?:days?|stages?|stg|weeks?|wk|#|no\.?|etappe|tag|jour|dates?|nr\.?)\.?[ *]{0,6}(?=\||\t|  |;)",
    re.MULTILINE,
)
_CUT = re.compile(r"[ ]*\|[ ]*|[ ]*\t+[ ]*|[ ]{2,}|[ ]*;[ ]*")
_RULE = re.compile(r"[\s|:=+-]*$")
_SKIPPED = re.compile(
    r"climb|ascent|elevation|gain|height|altitude|^sets?$|date|^hours?$|^time$|notes?|overnight|hotel|pace|"
    r"duration|up\b|cumul|running total"
)
_DISTANCE = re.compile(
    r"distance|total|^reps?$|target|amount|^(?:run|ride|walk|swim|cycle|bike|goal|workout|training)s?$|length"
)
_PLACES = re.compile(r"from|to$|route|start|finish|stage|destination|leg|section|where|end$")
_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """A table from character `start`: for each row its mark, amounts, whether it is a rest day, from and to, "
    "its end."""

    start: int
    weeks: bool
    rows: tuple[tuple[Mark, tuple[Part, ...], bool, tuple[str | None, str | None], int], ...]


def table_rows(text: Text, rows: Rows) -> Iterator[Table]:
    """The tables of a text whose first column counts days, stages or weeks."""
    after = 0
    for head in _HEAD.finditer(text.low):
        if head.start() < after:
            continue
        start, end = _line(text, head.start())
        cells = _cells(text, start, end)
        if len(cells) < 2 or not _FIRST.match(_of(text, cells[0])):
            continue
        body: list[list[_Cell]] = []
        first = True
        while end < len(text.low) and len(body) < 500:
            begin, stop = _line(text, end + 1)
            line = text.low[begin:stop]
            if _RULE.match(line) and (first or line.strip()):
                first, end = False, stop
                continue
            inner = _cells(text, begin, stop)
            if len(inner) < 2 or (_day_of(_of(text, inner[0])) is None and _dated(text, inner[0]) is None):
                break
            body.append(inner)
            first, end = False, stop
        if len(body) >= 2:
            after = end
            table = _table(text, rows, [_of(text, c) for c in cells], cells[0][0], body)
            if table:
                yield table


def _line(text: Text, at: int) -> _Cell:
    end = text.low.find("\n", at)
    return at, end if end >= 0 else len(text.low)


def _of(text: Text, cell: _Cell) -> str:
    return text.low[cell[0] : cell[1]].strip(" *")


def _cells(text: Text, start: int, end: int) -> list[_Cell]:
    """The cells of a line; none if nothing parts them."""
    line = text.low[start:end]
    if len(line) > 2000:
        return []
    inner = line.rstrip().rstrip("|").rstrip()
    skip = len(inner) - len(inner.lstrip(" |\t"))
    found, at = [], skip
    for cut in _CUT.finditer(inner, skip):
        found.append((start + at, start + cut.start()))
        at = cut.end()
    found.append((start + at, start + len(inner)))
    return found


def _day_of(cell: str) -> tuple[int, ...] | None:
    match = re.match(
        r"(?:days?|stage|week|wk|d|w)?\.?\s*#?(\d{1,3}|[a-z-]+)(?:\s*(?:-|&|and|to)\s*(\d{1,3}))?\.?$", cell
    )
    if match is None:
        return (0,) if cell == "prologue" else None
    first = value_of(match.group(1))
    if first is None:
        return None
    last = int(match.group(2)) if match.group(2) else first
    return tuple(range(first, last + 1)) if first <= last <= first + 30 else None


def _dated(text: Text, cell: _Cell) -> int | None:
    mark = line_mark(text, cell[0], cell[1], numbered=False)
    return mark.days[0] if mark and mark.kind == "date" else None


def _table(text: Text, rows: Rows, heads: list[str], start: int, body: list[list[_Cell]]) -> Table | None:
    weekly = heads[0].startswith(("w", "week"))
    found: list[tuple[Mark, tuple[Part, ...], bool, tuple[str | None, str | None], int]] = []
    columns = _columns(text, heads, start)
    first = _dated(text, body[0][0])
    for cells in body:
        dated = _dated(text, cells[0])
        days = (dated - first + 1,) if dated is not None and first is not None else _day_of(_of(text, cells[0])) or (0,)
        mark = Mark(cells[0][0], cells[0][1], days, "day", True)
        parts, ends = _row(text, rows, heads, columns, cells)
        rest = any(REST.search(_of(text, c)) for c in cells[1:])
        found.append((mark, () if rest else tuple(parts), rest, ends, cells[-1][1]))
    return Table(start, weekly, tuple(found))


def _default(text: Text, start: int) -> Default | None:
    above = [line for line in text.low[max(0, start - 400) : start].split("\n") if line.strip()]
    for line in reversed(above[-4:]):
        found = default_of(line) if len(line) < 90 else None
        if found:
            return found
    return default_of(text.low[text.title[0] : text.title[1]]) if text.title else None


def _columns(text: Text, heads: list[str], start: int) -> dict[int, Default | None]:
    """The columns that give amounts, with what their bare numbers count."""
    named: dict[int, Default | None] = {}
    for k, head in enumerate(heads):
        if k and not _SKIPPED.search(head):
            found = default_of(head) or (
                default_of("km" if head in ("km", "kms") else "miles") if head in ("km", "kms", "mi", "m") else None
            )
            if found:
                named[k] = found
    total = [k for k, h in enumerate(heads) if k and _DISTANCE.search(h) and not _SKIPPED.search(h)]
    if not named and total:
        best = next((k for k in total if "total" in heads[k]), total[0])
        return {best: _default(text, start)}
    lengths = [k for k, d in named.items() if d and not d.exercise]
    for k in lengths[1:]:  # km and miles of the same day
        del named[k]
    return named


def _row(
    text: Text, rows: Rows, heads: list[str], columns: dict[int, Default | None], cells: list[_Cell]
) -> tuple[list[Part], tuple[str | None, str | None]]:
    parts: list[Part] = []
    from_: str | None = None
    to: str | None = None
    for k, cell in enumerate(cells[1:], 1):
        head = heads[k] if k < len(heads) else ""
        if k in columns:
            read = rows.parts(*cell, columns[k])
            parts += [_as_column(part, columns[k]) for part in read[:1]]
        elif _PLACES.search(head) and "-" not in head and " to" not in head:
            name = rows.names.at(rows.token(cell[0]))
            if name and name.end <= cell[1] + 1:
                if head.startswith(("to", "finish", "end", "dest")):
                    to = name.value
                elif head.startswith(("from", "start")):
                    from_ = name.value
        if not (from_ or to):
            from_, to = rows.ends(*cell)
    if not parts and not columns:
        for cell in cells[1:]:
            parts = rows.parts(*cell, None)
            if parts:
                break
    return parts, (from_, to)


def _as_column(part: Part, default: Default | None) -> Part:
    if default is None or part.exercise or part.activity or part.amount.unit is not default.unit:
        return part
    return replace(part, activity=default.activity, exercise=default.exercise)
