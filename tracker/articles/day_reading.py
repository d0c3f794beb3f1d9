"""Rows of a day list read at the mentions of its days: at the head of lines and cells, or in running text."""

import re
from dataclasses import dataclass, replace

from tracker.articles.day_bare import Part
from tracker.articles.day_dates import Mark
from tracker.articles.day_defaults import TIMES, Default, default_of
from tracker.articles.day_rows import LENGTHS, Rows
from tracker.articles.text import Text

MOST_ROWS = 400
_LAST_ROW = 260
_BARE = 40
_ABOVE = 600
_LEAST_TOLD = 16
# what may stand behind the last day of a list whose amounts stand in the paragraphs below
_LABEL = re.compile(r"[ :\-.|*#]*(?:[ \t][:\-|][ \t]*[^\d\n.]{0,40})?\n")
_STOP = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a day list up to character `end`. `each`: it says that its amount is for each of several days."""

    mark: Mark
    parts: tuple[Part, ...]
    rest: bool
    ends: tuple[str | None, str | None]
    end: int
    each: bool = False


def head_marks(text: Text, rows: Rows, marks: list[Mark]) -> list[Mark]:
    """Marks that open lines, and those that follow on a line that one opens, right behind an amount or a rest day."""
    found: list[Mark] = []
    for mark in marks:
        if mark.head:
            found.append(mark)
        elif found and "\n" not in text.low[found[-1].end : mark.start] and mark.start - found[-1].end < 200:
            gap = text.low[max(0, mark.start - 3) : mark.start]
            cell = not mark.before or mark.before[0].isdigit() or gap.strip(" ") == "" or gap[-1:] in "\t|"
            cell = cell or mark.before in ("rest", "off") or rows.ended(mark.start)
            if cell and mark.before not in ("on", "the", "and", "our", "for"):
                found.append(replace(mark, head=False))
    return found


def read_heads(text: Text, rows: Rows, heads: list[Mark]) -> list[Row]:
    """The rows that the marks `heads` open; none if it is only one."""
    if len(heads) < 2:
        return []
    given = default_at(text, heads[0].start)
    found = _read_heads(text, rows, heads, given)
    parts = [row.parts[0] for row in found if row.parts]
    alike = len({(part.amount.unit, part.exercise) for part in parts}) == 1
    bare = any(not r.parts and not r.rest and r.mark.end < r.end <= r.mark.end + _BARE for r in found)
    if given is None and alike and bare:  # a row further down says what the numbers before it count
        found = _read_heads(text, rows, heads, Default(parts[0].amount.unit, parts[0].exercise, parts[0].activity))
    return _of_one_kind(found)


def _of_one_kind(found: list[Row]) -> list[Row]:
    """The rows without the times that stand in the prose of a list of distances."""
    lengths = sum(row.parts[0].amount.unit in LENGTHS for row in found if row.parts)
    if lengths < 2 or lengths < 0.6 * sum(bool(row.parts) for row in found):
        return found
    return [replace(row, parts=()) if _timed(row) and row.parts[0].start > row.end else row for row in found]


def _timed(row: Row) -> bool:
    return bool(row.parts) and row.parts[0].amount.unit in TIMES


def _read_heads(text: Text, rows: Rows, heads: list[Mark], given: Default | None) -> list[Row]:
    found: list[Row] = []
    known: Default | None = None
    for i, mark in enumerate(heads[:MOST_ROWS]):
        following = heads[i + 1] if i + 1 < len(heads) else None
        end = _row_end(text, mark, following)
        line = text.low.find("\n", mark.end, end)
        own = line if line >= 0 else end
        rest = rows.rests(mark.end, own)
        parts = [] if rest else rows.parts(mark.end, own, given or known)
        if not parts and not rest:
            parts = below(text, rows, own, end, given or known)
            rest = not parts and rows.rests(own + 1, end) and not text.low[mark.end : own].strip(" :-.|*")
        if parts and known is None:
            known = Default(parts[0].amount.unit, parts[0].exercise, parts[0].activity)
        ends = rows.ends(mark.end, end)
        if not any(ends) and line >= 0 and not text.low[mark.end : line].strip(" :-.|*#"):
            ends = rows.ends(line + 1, end)
        each = bool(re.search(r"\b(?:each|per day|a day|both days|daily|every day)\b", text.low[mark.end : own]))
        found.append(Row(mark, tuple(parts), rest, ends, own if own > mark.end else mark.end, each))
    return found


def _row_end(text: Text, mark: Mark, following: Mark | None) -> int:
    """Where a row ends: at the next one's line, or for the last one at the end of its paragraph."""
    low = text.low
    if following is not None and following.start - mark.end <= 4000:
        line = low.rfind("\n", mark.end, following.start)
        return line if line >= 0 and following.head else following.start
    paragraph = low.find("\n\n", mark.end, mark.end + _LAST_ROW)
    if paragraph >= 0 and _LABEL.match(low, mark.end, paragraph + 1):
        paragraph = low.find("\n\n", paragraph + 2, mark.end + _LAST_ROW)
    return paragraph if paragraph >= 0 else min(len(low), mark.end + _LAST_ROW)


def below(text: Text, rows: Rows, start: int, end: int, default: Default | None) -> list[Part]:
    """The amounts of the first line under a row that gives one."""
    at, seen = start + 1, 0
    while at < end and seen < 14:
        stop = text.low.find("\n", at, end)
        stop = stop if stop >= 0 else end
        if text.low[at:stop].strip():
            seen += 1
            parts = rows.parts(at, stop, default if seen == 1 else None)
            if parts:
                return parts
        at = stop + 1
    return []


def read_prose(text: Text, rows: Rows, marks: list[Mark]) -> list[Row]:
    """Days told in running text: the amount behind each mention, or right before "on day two"."""
    found: list[Row] = []
    known: Default | None = None
    taken = 0
    for i, mark in enumerate(marks[:MOST_ROWS]):
        low = text.low
        paragraph = low.find("\n\n", mark.end, mark.end + 900)
        end = paragraph if paragraph >= 0 else min(len(low), mark.end + 900)
        following = marks[i + 1].start if i + 1 < len(marks) else _sentence_end(text, mark.end)
        end = min(end, following)
        before = _ahead(text, rows, mark, taken, known)
        parts = before or rows.parts(mark.end, end, known)
        rest = not parts and rows.rests(mark.end, min(end, mark.end + 60))
        if parts:
            known = known or Default(parts[0].amount.unit, None, parts[0].activity)
            taken = max(taken, parts[-1].end)
        found.append(Row(mark, tuple(parts[:3]), rest, rows.ends(mark.end, end), parts[-1].end if parts else mark.end))
    return found


def _sentence_end(text: Text, at: int) -> int:
    match = _STOP.search(text.low, at, at + 600)
    return match.start() if match else min(len(text.low), at + 600)


def _ahead(text: Text, rows: Rows, mark: Mark, taken: int, known: Default | None) -> list[Part]:
    """`85 km on day one`: the amount that stands right before the mention."""
    begin = max(taken, mark.start - 40)
    lead = text.low[begin : mark.start]
    match = re.search(r"\s*,?\s*\(?(?:on|for|in|during) (?:the )?$", lead)
    if match is None:
        return []
    at = begin + match.start()
    last = [f for f in rows.figures(begin, mark.start) if f.end == at]
    if last:
        return rows.parts(last[-1].start, at, None)
    bare = re.search(r"(?:^|[\s,(])(\d[\d.,]*)$", text.low[begin:at])
    return rows.parts(begin + bare.start(1), at, known) if bare and known else []


def default_at(text: Text, start: int) -> Default | None:
    """What bare numbers of a list that begins at `start` count: the nearest heading above it that says so, or "
    "the title."""
    at = start
    for _ in range(8):
        at = text.low.rfind("\n", max(0, at - 400), at)
        if at < 0:
            break
        begin = text.low.rfind("\n", max(0, at - 400), at) + 1
        line = text.low[begin:at].strip()
        if line and len(line) <= 90 and not line.endswith("."):
            found = default_of(line)
            if found:
                return found
    titled = default_of(text.low[text.title[0] : text.title[1]]) if text.title else None
    return titled or _named(text.low[max(0, start - _ABOVE) : start])


def _named(above: str) -> Default | None:
    """The one exercise that the text above a list names, None if it names several or none."""
    told = (piece for piece in _STOP.split(above) if len(piece) > _LEAST_TOLD)
    named = {found for piece in told if (found := default_of(piece)) and found.exercise}
    return named.pop() if len(named) == 1 else None
