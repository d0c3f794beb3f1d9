"""A long text broken into rows, as positions: so that what was found in it can be marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

FULL = 45  # characters from which a line was broken because it was full
_BREAKS = re.compile(r"\n")
_WORDS = re.compile(r"\S+\s*|\s+")


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The rows of `text` in `width` cells, each as its first character and the one after its last; never empty.

    Rows end between words where they can; at most one empty row stands between paragraphs. A line break inside a
    sentence, as a page or a mail leaves it, is taken as a space. Linear in the text.
    """
    rows: list[tuple[int, int]] = []
    blank = True  # whether the row before is empty, or there is none
    for start, end in _paragraphs(text):
        if text[start:end].strip():
            rows += _broken(text, start, end, max(width, 4))
            blank = False
        elif not blank:
            rows.append((start, start))
            blank = True
    return rows or [(0, 0)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, those that go on in the next one joined with it."""
    start = 0
    for found in _BREAKS.finditer(text):
        long = found.start() - (text.rfind("\n", start, found.start()) + 1 or start)
        if long >= FULL and text[found.end() : found.end() + 1].islower():
            continue
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _broken(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of one paragraph."""
    begin, used = start, 0
    for word in _WORDS.finditer(text, start, end):
        long = cell_len(word[0].rstrip())
        if begin < word.start() and used + long > width:
            yield begin, word.start()
            begin, used = word.start(), 0
        if long > width:
            *whole, (begin, used) = _cut(text, word.start(), word.end(), width)
            yield from whole
        else:
            used += cell_len(word[0])
    if begin < end:
        yield begin, end


def _cut(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """A word wider than a row: its rows, then where the last begins and how many cells it takes."""
    begin, used = start, 0
    for at in range(start, end):
        long = cell_len(text[at])
        if used + long > width:
            yield begin, at
            begin, used = at, 0
        used += long
    yield begin, used


def row_at(rows: list[tuple[int, int]], position: int) -> int:
    """The row in which a character stands."""
    from bisect import bisect_right

    return max(0, bisect_right(rows, (position, 1 << 62)) - 1)
