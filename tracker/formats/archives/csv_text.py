"""CSV as it is really found: its encoding, its delimiter, its line ends; and every broken row named by its line.

    table = open_table(source)       # InputError where there is nothing to read
    table.headings                   # cleaned, in their order; two may be alike
    for row in table.rows(): ...     # may be walked several times, each from the start

A quote that is never closed costs the row in which it was opened and no other: reading goes on with the next line.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from tracker.domain.recordings import Progress
from tracker.domain.text import clean_text
from tracker.errors import InputError
from tracker.formats.archives.csv_lines import LINE_LIMIT, Lines

BROKEN_LIMIT = 100  # each broken quote may cost the reading of a whole cell again

_HEAD = 64_000
_TITLES = 10  # lines above the headings
_CHUNK = 1 << 20
_SEP = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_TAGS = re.compile(r"<[^<>]*>")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Row(NamedTuple):
    """A row below the headings. `line` is where it starts; `problem` is a sentence where it can't be read at all."""

    line: int
    cells: list[str]
    problem: str = ""


class Table:
    """An opened CSV. `notes` are sentences on how it had to be read, such as in an old encoding."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._encoding, self.size = _encoding_of(source)
        self.notes: tuple[str, ...] = ()
        if self._encoding == "cp1252":
            self.notes = ("The file is no UTF-8, so its text was read as Windows-1252.",)
        self._skipped, self.delimiter = self._preamble()
        headings = next(self._walk(), None)
        if headings is None:
            raise InputError("The file is empty: it has no headings; export it again.")
        if headings.problem:
            raise InputError(f"The headings can't be read: {headings.problem}")
        self.headings: tuple[str, ...] = _trimmed(headings.cells)
        self._header = headings.cells[: len(self.headings)]

    def rows(self) -> Iterator[Row]:
        """Each row below the headings, from the first one. Empty rows and repeated headings are left out.

        A row with more or fewer cells than headings has its `problem` and its cells as they are.
        """
        walk = self._walk()
        next(walk, None)
        wide = len(self.headings)
        for row in walk:
            cells = row.cells
            if len(cells) != wide and not row.problem:
                while len(cells) > wide and not cells[-1].strip():
                    cells.pop()
                if len(cells) != wide:
                    yield row._replace(problem=f"it has {_cells(len(cells))} where there are {wide} headings.")
                    continue
            if cells != self._header or row.problem:
                yield row

    def progress(self) -> Progress:
        """How far `rows` has come."""
        return Progress(min(self._source.tell(), self.size), self.size)

    def _preamble(self) -> tuple[int, str]:
        """How many lines come before the headings, and the delimiter.

        Lines of a single cell above the first one with more are titles: no table of sessions has but one column.
        """
        first: tuple[int, str] | None = None
        skipped = 0
        for line in self._lines(_HEAD):
            if said := _SEP.fullmatch(line.strip("\0\r\n ")):
                return skipped + 1, said[1]
            if _filled(line) > 1:
                return skipped, delimiter_of(line)
            if first is None and line.strip("\0\r\n ,;\t"):
                first = skipped, delimiter_of(line)
            # a quote that goes on below may be the first heading
            if first is not None and (line.count('"') % 2 or skipped - first[0] >= _TITLES):
                break
            skipped += 1
        return first or (skipped, ",")

    def _lines(self, limit: int = LINE_LIMIT) -> Iterator[str]:
        self._source.seek(0)
        text = io.TextIOWrapper(self._source, self._encoding, errors="replace", newline="")
        try:
            while line := text.readline(limit):
                yield line
        finally:
            with suppress(ValueError):  # the stream may have been closed before
                text.detach()

    def _walk(self) -> Iterator[Row]:
        """Headings and rows, the quotes strictly read, empty rows left out."""
        lines = Lines(self._lines(), self._skipped)
        broken = 0
        try:
            while True:
                start = lines.begin()
                # a fresh reader after each error, since the one that failed may hold half a row
                reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
                try:
                    for cells in reader:
                        if cells and any(cells):
                            yield Row(start, cells)
                        start = lines.begin()
                    return
                except csv.Error as error:
                    broken += 1
                    problem = lines.problem(error)
                    if broken == BROKEN_LIMIT:
                        problem = f"{problem.removesuffix('.')}; it is the {broken}th such row, the rest was not read."
                    yield Row(start, [], problem)
                    if broken == BROKEN_LIMIT:
                        return
                    lines.retreat()
        finally:
            lines.close()


def open_table(source: bytes | BinaryIO) -> Table:
    """The table in `source`, a stream that can be sought or its bytes. InputError when it is empty."""
    if isinstance(source, bytes):
        return Table(io.BytesIO(source))
    return Table(source if source.seekable() else io.BytesIO(source.read()))


def headings_of(head: bytes) -> tuple[str, ...]:
    """The headings, given the first kilobytes of a file; empty where there are none. Never raises."""
    whole = max(head.rfind(b"\n"), head.rfind(b"\r"))
    try:
        # what comes after the last line end may be cut within a letter
        return open_table(head[:whole] if whole > 0 else head).headings
    except InputError:
        return ()


def plain_heading(heading: str) -> str:
    """The form under which headings are looked up: no markup, lower case, single spaces, straight apostrophes."""
    return clean_text(_TAGS.sub(" ", heading), limit=200).casefold().replace("’", "'")


def delimiter_of(line: str) -> str:
    """What parts the cells of a heading line: `,`, `;` or a tab, whichever it has most of outside of quotes."""
    bare = _QUOTED.sub("", line)
    return max(",;\t", key=bare.count)


def _filled(line: str) -> int:
    """How many cells of a line have something in them."""
    bare = _QUOTED.sub(lambda found: "x" if found[0].strip('"') else "", line)
    return sum(bool(cell.strip("\0\r\n ")) for cell in bare.split(delimiter_of(line)))


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    headings = [clean_text(cell, limit=200) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    return tuple(headings)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _encoding_of(source: BinaryIO) -> tuple[str, int]:
    """The encoding of a stream, and its size in bytes; all of it is read once, since one letter may come late."""
    source.seek(0)
    head = chunk = source.read(_CHUNK)
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), "")
    decoder = codecs.getincrementaldecoder("utf-8")()
    plain = not marked
    size = 0
    while chunk:
        size += len(chunk)
        if plain:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                plain = False
        chunk = source.read(_CHUNK)
    if marked:
        return marked, size
    sample = head[:400]
    if len(sample) > 3:
        for name, at in (("utf-16-le", 1), ("utf-16-be", 0)):
            if sample[at::2].count(0) * 3 > len(sample):
                return name, size
    return ("utf-8" if plain and _ends_whole(decoder) else "cp1252"), size


def _ends_whole(decoder: codecs.IncrementalDecoder) -> bool:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
