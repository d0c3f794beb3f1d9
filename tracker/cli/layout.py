"""Text in columns: pure functions from strings to strings, measured in terminal cells."""

import unicodedata
from collections.abc import Mapping, Sequence

from tracker.domain.text import clean_text

LEAST = 10  # cells that a column of words keeps
WIDE = frozenset("WF")
UNSEEN = frozenset({"Mn", "Me", "Cf"})


def tidy(text: str) -> str:
    """`text` as one line without control or direction characters: safe for a terminal."""
    return text if text.isascii() and text.isprintable() else clean_text(text)


def width(text: str) -> int:
    """Terminal cells that `text` takes: none for combining marks, two for wide East Asian characters."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in WIDE else 1


def cut(text: str, cells: int) -> str:
    """`text`, ending in "…" where it is wider than `cells`."""
    if width(text) <= cells:
        return text
    kept, used = [], 0
    for character in text:
        used += _cells(character)
        if used > cells - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…" if cells > 0 else ""


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` filled with spaces to `cells`, at its left end when `right` (numbers)."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def columns(
    rows: Sequence[Sequence[str]],
    align: str = "",
    *,
    gap: int = 2,
    widest: int = 48,
    within: int | None = None,
    give: Sequence[int] = (),
) -> list[str]:
    """The rows as aligned lines. `align` has "l" or "r" for each column (the last letter repeats; "l" when empty).

    A cell wider than `widest` is cut, the last column's never; a column that is empty everywhere takes no room;
    spaces at the end of a line are dropped. Where the lines are wider than `within` the columns of `give` are cut, the
    widest first: a right-hand one, of numbers, only in its head, which is the first row.
    """
    count = max((len(row) for row in rows), default=0)
    cells = [[tidy(row[n]) if n < len(row) else "" for n in range(count)] for row in rows]
    cells = [[value if n == count - 1 else cut(value, widest) for n, value in enumerate(row)] for row in cells]
    right = [(align or "l")[min(n, len(align or "l") - 1)] == "r" for n in range(count)]
    sizes = [max(width(row[n]) for row in cells) for n in range(count)]
    if within is not None:
        least = {
            n: max((width(row[n]) for row in cells[1:]), default=0) if right[n] else LEAST for n in give if n < count
        }
        _narrow(sizes, within - gap * (sum(map(bool, sizes)) - 1), least)
        cells = [[cut(value, sizes[n]) for n, value in enumerate(row)] for row in cells]
    kept = [n for n in range(count) if sizes[n]]
    return [(" " * gap).join(pad(row[n], sizes[n], right=right[n]) for n in kept).rstrip() for row in cells]


def _narrow(sizes: list[int], room: int, least: Mapping[int, int]) -> None:
    """Take a cell after the other from the widest column that may give one, until all fit into `room`."""
    while sum(sizes) > room:
        able = [n for n, floor in least.items() if sizes[n] > max(floor, 1)]
        if not able:
            return
        sizes[max(able, key=lambda n: sizes[n])] -= 1


def wrap(text: str, cells: int, indent: str = "") -> list[str]:
    """`text` in lines of at most `cells`, broken at spaces, each begun with `indent`."""
    lines: list[str] = []
    line = indent
    for word in tidy(text).split():
        if line.strip() and width(line) + 1 + width(word) > cells:
            lines.append(line)
            line = indent
        line = f"{line} {word}" if line.strip() else line + word
    return [*lines, line] if line.strip() else lines
