"""The cells of a grid of weeks: cut at bars and tabs, a cell to a line, or counted off where only spaces part them."""

import re
from dataclasses import dataclass

_WEEK = re.compile(r"[\s|*#]*(?:(?:week|wk|w)\.?\s{0,2}#?)?(?P<n>\d{1,2})(?![\d.,:/]*\d|-\d|\s?%)[\s|*:.)]*")
_UNIT = (
    r"(?:kilomet(?:er|re)s?|kms?|k|miles?|mi|met(?:er|re)s?|m|minutes?|mins?|hours?|hrs?|h|seconds?|secs?|s|reps?|laps?|steps)"
    r"(?![a-z])"
)
_AMOUNT = re.compile(
    rf"(?:\d[\d.,]*[\u00bc-\u00be]?|[\u00bc-\u00be])(?::\d\d)*(?:-\d[\d.,]*)?"
    rf"(?:\s?[x\u00d7]\s?\d[\d.,]*)?(?P<unit>[ -]?{_UNIT})?"
)
_WORD = re.compile(r"[a-z][a-z'\u2019-]*\.?")
_REST = re.compile(r"(?:rest(?:[ -]?days?)?|day off|off|nothing|-+|x)(?![\w'-])")
_OTHER = re.compile(
    r"(?:cross|xt|x-?train|ct|yoga|pilates|gym|strength|weights|stretch|core|swim|bike|cycle|row|hiit)"
    r"(?:[ -]?train(?:ing)?|ing)?"
    r"(?![\w'-])"
)
_JOIN = re.compile(r"[+/&,()@:]|(?:and|or|with|at|of|in|plus|then)(?![\w'-])")
_HEADING = re.compile(r"[a-z()/.*| \t\n]{0,48}")
_FIRST = re.compile(r"(?:(?:week|wk|w) ?)?\d")
_LABEL = re.compile(r"(?:week|wk) ?\d|w\d")
_GAP = re.compile(r"[ \t]*(?:\||\t|[ ]{2,})[ \t]*")
_MOST_ITEMS = 90
_MOST_WEEKS = 60
_MOST = 12_000

Span = tuple[int, int]
# the number of a week and the cells behind it
Week = tuple[int, list[Span]]


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of a row: an amount, rest or words."""

    kind: str
    start: int
    end: int
    joined: bool
    bare: int = -1


def by_columns(low: str, start: int, end: int) -> tuple[list[Week], int]:
    """The rows under a heading that stands between two characters, cut at its bars, tabs or wide gaps.

    The cells of each week are those under the heading's; the second value is where the grid ends.
    """
    line = low.rfind("\n", 0, start) + 1
    stop = _line_end(low, end)
    cut = "\t" if "\t" in low[start:end] else "|" if "|" in low[start:end] else ""
    heads = _cells(low, line, stop, cut)
    first = next((k for k, cell in enumerate(heads) if cell[1] > start), 0)
    found: list[Week] = []
    at = stop + 1
    while at < len(low) and len(found) < _MOST_WEEKS:
        stop = _line_end(low, at)
        inner = low[at:stop].strip(" |\t*")
        if not inner.strip("-:|+= "):
            if not inner and found and not cut:
                break
            at = stop + 1
            continue
        cells = _cells(low, at, stop, cut) if stop - at < 2000 else []
        week = _WEEK.match(low, cells[0][0], cells[0][1]) if cells else None
        if len(cells) < 3 or (first and (week is None or week.end() < cells[0][1])):
            break
        shift = first or int(week is not None and week.end() >= cells[0][1] and len(cells) > len(heads))
        number = int(week["n"]) if week is not None and shift else len(found) + 1
        found.append((number, cells[shift:]))
        at = stop + 1
    return found, at


def _line_end(low: str, at: int) -> int:
    end = low.find("\n", at)
    return end if end >= 0 else len(low)


def _cells(low: str, start: int, end: int, cut: str) -> list[Span]:
    if cut == "|":
        while start < end and low[start] in " \t":
            start += 1
        start += low.startswith("|", start)
        while end > start and low[end - 1] in " \t":
            end -= 1
        end -= end > start and low[end - 1] == "|"
    found, at = [], start
    pattern = re.compile(re.escape(cut)) if cut else _GAP
    for match in pattern.finditer(low, start, end):
        if cut or match.start() > start:
            found.append((at, match.start()))
        at = match.end()
    found.append((at, end))
    return found


def by_lines(low: str, end: int, columns: int) -> tuple[list[Week], int]:
    """The rows under a heading that ends at a character, each cell on a line of its own, `columns` days a week."""
    lines: list[Span] = []
    at = end
    while at < min(len(low), end + _MOST) and len(lines) < _MOST_WEEKS * 12:
        stop = _line_end(low, at)
        if stop - at > 60:
            break
        if low[at:stop].strip(" \t|*"):
            lines.append((at, stop))
        at = stop + 1
    k = 0
    while k < min(len(lines), 4) and not _label(low, lines[k]):
        k += 1
    found: list[Week] = []
    extra = k
    while k < len(lines) and len(found) < _MOST_WEEKS:
        label = _label(low, lines[k])
        if label is None:
            break
        cells = lines[k + 1 : k + 1 + columns]
        if len(cells) < columns and not found:
            break
        found.append((label, cells))
        k += 1 + columns + extra
    return found, lines[min(k, len(lines)) - 1][1] if lines else end


def _label(low: str, span: Span) -> int | None:
    match = _WEEK.match(low, *span)
    return int(match["n"]) if match and match.end() >= span[1] else None


def by_words(low: str, end: int, columns: int) -> tuple[list[Week], int]:
    """The rows behind a heading that ends at a character, where nothing but spaces parts the cells.

    Every row begins with the number after that of the row before; its cells are counted off, those of a column of
    totals left out.
    """
    head = _HEADING.match(low, end)
    first = _FIRST.search(low, end, (head.end() if head else end) + 1)
    if first is None:
        return [], end
    words = low[end : first.start()].split()
    best: tuple[list[Week], int] = ([], end)
    for extra in (1, 2, 0) if words else (0, 1):
        found = _counted(low, first.start(), columns + extra)
        if len(found[0]) > len(best[0]):
            best = found
    return best


def _counted(low: str, at: int, count: int) -> tuple[list[Week], int]:
    found: list[Week] = []
    stop = min(len(low), at + _MOST)
    while len(found) < _MOST_WEEKS:
        week = _WEEK.match(low, at, stop)
        if week is None or (found and abs(int(week["n"]) - found[-1][0]) != 1):
            break
        number = int(week["n"])
        pieces, following, ended = _row(low, week.end(), stop, number, count)
        cells = arranged(pieces, count)
        if cells is None and ended and found and len(pieces) < count:
            cells = [(p.start, p.end) for p in pieces]
        if not cells:
            break
        found.append((number, cells))
        at = following
    return found, at


def _row(low: str, at: int, stop: int, week: int, count: int) -> tuple[list[_Item], int, bool]:
    """The pieces of a row from a character on, where the next one begins, and whether the text ends in it."""
    pieces: list[_Item] = []
    joined = False
    while at < stop and len(pieces) < _MOST_ITEMS:
        while at < stop and low[at] in " \t\n|*":
            at += 1
        if at >= stop:
            break
        here = _item(low, at, stop, joined)
        fresh = here is None or abs(here.bare - week) == 1 or _LABEL.match(low, at, stop)
        if fresh and not joined and len(pieces) >= count and arranged(pieces, count) is not None:
            return pieces, at, False
        join = _JOIN.match(low, at, stop)
        if join and not (here and here.kind == "rest"):
            joined, at = bool(pieces) and join.group() != ":", join.end()
            continue
        if here is None:
            return pieces, at, False
        pieces.append(here)
        joined, at = False, here.end
        if low[at : at + 1] in (".", ";", "!", "?"):
            return pieces, at, False
    return pieces, at, at >= len(low.rstrip())


def _item(low: str, at: int, stop: int, joined: bool) -> _Item | None:
    amount = _AMOUNT.match(low, at, stop)
    if amount:
        said = amount.group()
        bare = int(said) if said.isdigit() and len(said) < 4 else -1
        return _Item("amount", at, amount.end(), joined, bare)
    rest = _REST.match(low, at, stop)
    if rest:
        return _Item("rest", at, rest.end(), joined)
    other = _OTHER.match(low, at, stop)
    if other:
        return _Item("other", at, other.end(), joined)
    word = _WORD.match(low, at, stop)
    return _Item("words", at, word.end(), joined) if word else None


def arranged(pieces: list[_Item], count: int) -> list[Span] | None:
    """The pieces of a row as `count` cells, None if they cannot be.

    Words go with the amount before or after them; other training is a cell of its own if that comes out even.
    """
    for own in (True, False):
        for before, after in ((False, False), (True, False), (False, True), (True, True)):
            cells: list[tuple[str, int, int]] = []
            for piece in pieces:
                kind = piece.kind if own or piece.kind != "other" else "words"
                last = cells[-1] if cells else None
                if last is not None and (piece.joined or _grows(last[0], kind, before, after)):
                    cells[-1] = ("amount" if "amount" in (kind, last[0]) else last[0], last[1], piece.end)
                else:
                    cells.append((kind, piece.start, piece.end))
            if len(cells) == count:
                return [(start, end) for _, start, end in cells]
    return None


def _grows(last: str, kind: str, before: bool, after: bool) -> bool:
    """Whether a piece goes into the cell of the last one: words behind words, behind an amount, before one."""
    if kind == "words":
        return last == "words" or (before and last == "amount")
    return kind == "amount" and after and last == "words"
