"""From the rows of a table to what is told: cells by their meaning, an outcome for every row."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import BinaryIO

from tracker.domain.quantities import MAX_CLIMB_MM, MAX_DISTANCE_MM
from tracker.domain.recordings import TITLE_LIMIT, Entry, Item, Recording, Told, Wanted
from tracker.domain.text import clean_text
from tracker.errors import InputError
from tracker.formats.archives.csv_amounts import (
    MISSING,
    Comma,
    heart,
    read_energy,
    read_length,
    read_number,
    read_seconds,
    read_whole,
)
from tracker.formats.archives.csv_dates import When, read_when
from tracker.formats.archives.csv_sheets import Layout, Sheet, opened
from tracker.formats.archives.csv_text import Row, Table

PROGRESS_ROWS = 2_000
_LONGEST_MISSING = max(map(len, MISSING))


class Cells:
    """One row by its fields. Each reader of an amount gives `None` where the row has none, and raises InputError.

    `warnings` gathers what is to be said of the row, `digest` is that of what its known columns say.
    """

    def __init__(self, sheet: Sheet, row: Row) -> None:
        self.sheet = sheet
        self.row = row
        self.warnings: list[str] = []
        self.digest = ""
        self.texts: dict[str, str] = {}
        wide = len(row.cells)
        for name, at in sheet.columns.items():
            cell = row.cells[at].strip() if at < wide else ""
            if cell and (len(cell) > _LONGEST_MISSING or cell.lower() not in MISSING):
                self.texts[name] = cell

    def text(self, name: str) -> str:
        """The bare cell; empty where it is missing."""
        return self.texts.get(name, "")

    def words(self, name: str, *, one_line: bool = True) -> str:
        """The cell as text for people."""
        at = self.sheet.columns.get(name)
        if at is None or at >= len(self.row.cells):
            return ""
        cell = self.row.cells[at]
        return clean_text(cell, limit=TITLE_LIMIT) if one_line else clean_text(cell, one_line=False)

    def label(self, name: str) -> str:
        """The heading of a field, for messages."""
        at = self.sheet.columns.get(name)
        return name if at is None else self.sheet.headings[at] or name

    def comma(self, name: str) -> Comma:
        """What a comma is in this field."""
        return self.sheet.commas.get(name, Comma.OPEN)

    def number(self, name: str) -> Decimal | None:
        """A bare number."""
        text = self.text(name)
        return read_number(text, self.label(name), self.comma(name)) if text else None

    def when(self, name: str) -> When:
        """The date, perhaps with its time. InputError where there is none."""
        text = self.text(name)
        if not text:
            raise InputError(f"it has no {name}; write it as 2026-03-15 18:05.")
        return read_when(text, self.label(name), self.sheet.wanted.day_first, self.sheet.wanted.now)

    def distance(self, name: str = "distance", unit: str = "") -> int | None:
        """Millimetres of a distance, in `unit` or as was wanted where neither cell nor heading names one."""
        return self.length(name, unit or self.sheet.wanted.units)

    def climb(self, *, flat: bool = False) -> int | None:
        """Millimetres climbed, in feet or metres where no unit is named; 0 only where that says that it was `flat`."""
        unit = "ft" if self.sheet.wanted.units == "mi" else "m"
        climbed = self.length("climb", unit, most_mm=MAX_CLIMB_MM)
        return 0 if flat and climbed is None and self.text("climb") else climbed

    def length(self, name: str, unit: str, *, most_mm: int = MAX_DISTANCE_MM) -> int | None:
        """Millimetres; 0 is not known."""
        text = self.text(name)
        if not text:
            return None
        given = self.sheet.units.get(name, unit)
        return read_length(text, self.label(name), given, self.comma(name), most_mm=most_mm) or None

    def energy(self, name: str) -> int | None:
        """Kilojoules, of kilocalories where nothing else is said; 0 is not known."""
        text = self.text(name)
        if not text:
            return None
        return read_energy(text, self.label(name), self.sheet.units.get(name, "kcal"), self.comma(name)) or None

    def seconds(self, name: str, *, short: str = "m:s", unit: str = "") -> int | None:
        """A duration; 0 is not known."""
        text = self.text(name)
        if not text:
            return None
        given = self.sheet.units.get(name, unit)
        return read_seconds(text, self.label(name), given, short=short, comma=self.comma(name)) or None

    def count(self, name: str, most: int) -> int | None:
        """A whole number; 0 is not known."""
        text = self.text(name)
        return (read_whole(text, self.label(name), self.comma(name), 0, most) or None) if text else None

    def heart(self, name: str) -> int | None:
        """Beats a minute."""
        text = self.text(name)
        return heart(read_number(text, self.label(name), Comma.DECIMAL), self.warnings) if text else None


class Digests:
    """Digests of contents, each with its place among equal ones, so that a repeated row is a row of its own.

    A newer export of the same service has the same rows among others, so a line's number is no part of it.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: dict[bytes, int] = {}

    def of(self, pieces: Iterable[str]) -> str:
        """The digest of these pieces of text."""
        content = "\x1f".join((self._name, *pieces)).encode("utf-8", "replace")
        short = hashlib.blake2b(content, digest_size=8).digest()
        before = self._seen.get(short, 0)
        self._seen[short] = before + 1
        return hashlib.sha256(b"%d\x1e%b" % (before, content)).hexdigest()


def tell_table(
    source: bytes | BinaryIO,
    path: str,
    wanted: Wanted,
    layout: Layout,
    tell: Callable[[Table, str, Sheet], Iterator[Told]],
) -> Iterator[Told]:
    """What `tell` makes of a service's table; one that can't be read at all is refused."""
    try:
        table, sheet = opened(source, wanted, layout)
    except InputError as error:
        yield refused(path, layout.name, str(error))
        return
    yield from tell(table, path, sheet)


def tell_rows(
    table: Table, path: str, sheet: Sheet, *, read: Callable[[Cells], Recording | Entry | None]
) -> Iterator[Told]:
    """What `read` makes of each row, with its line; `None` is a row nobody would miss.

    A row that `read` refuses by an InputError is told as refused, and the next one is read. `read` is to take over
    the `warnings` of its cells, which begin with the notes on the table, and their `digest`.
    """
    name = sheet.name
    digests = Digests(name)
    fields = sorted(sheet.columns)
    notes = table.notes
    for n, row in enumerate(table.rows(), 1):
        if n % PROGRESS_ROWS == 0:
            yield table.progress()
        where = f"{path}, line {row.line}"
        if row.problem:
            yield refused(where, name, f"Line {row.line}: {row.problem}")
            continue
        cells = Cells(sheet, row)
        cells.warnings.extend(notes)
        # whichever other columns there are, and wherever these stand
        cells.digest = digests.of(f"{one}={cells.texts[one]}" for one in fields if one in cells.texts)
        try:
            told = read(cells)
        except InputError as error:
            yield refused(where, name, f"Line {row.line}: {error}")
            continue
        if told is None:
            yield Item(path=where, format=name, skipped=True)
            continue
        notes = ()
        if isinstance(told, Entry):
            yield Entry(member=told.member, listed=told.listed, path=where)
        else:
            yield Item(path=where, format=name, recordings=(told,))
    yield table.progress()


def refused(path: str, name: str, why: str) -> Item:
    """An item that could not be read, with the reason."""
    return Item(path=path, format=name, refused=why[:1_000])
