"""Seals: a checksum in every row over all that the row says, so that rot which SQLite doesn't see is found.

SQLite looks at its pages and indexes, not at what is in a cell: more than half of the bytes that can go wrong change
an answer without a word from it. A seal is the CRC-32 of the table's name and the row's image. Images leave blank
columns out, so a seal still fits when a later version adds a column that is blank.

Only the standard library is loaded here, and what a table looks like is asked of the file itself, so that journals of
any version can be read.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, NamedTuple
from zlib import crc32

from tracker.store.faults import is_undecodable

SEAL = "seal"
NEVER = object()  # the blank of a column that is never left out
Starts = tuple[tuple[str, object], ...]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_lenient = partial(str, encoding="utf-8", errors="surrogateescape")  # each wrong byte becomes a lone surrogate


def starts_of(blanks: Mapping[str, object]) -> Starts:
    """How columns begin in an image, in the order of their names, each with the blank that leaves it out."""
    return tuple((f"{_encode(name)}:", blanks[name]) for name in sorted(blanks))


def image_of(starts: Starts, values: Iterable[Any]) -> str:
    """A row as JSON without its blank columns; `values` in the order of `starts`. TypeError for bytes."""
    said = [
        start + encode_basestring(value)
        if type(value) is str
        else f"{start}{value}"
        if type(value) is int
        else start + _encode(value)
        for (start, blank), value in zip(starts, values, strict=False)
        if value != blank
    ]
    return f"{{{','.join(said)}}}"


def seal_of(table: str, image: str) -> int:
    """The seal of a row, 0 to 2^32 - 1."""
    return crc32(image.encode("utf-8", "surrogatepass"), _seed(table))


@cache
def _seed(table: str) -> int:
    return crc32(table.encode())


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as a file has it."""

    name: str
    columns: tuple[str, ...]  # in the order of their names, the seal apart
    keys: tuple[str, ...]
    starts: Starts  # of those columns
    sealed: bool  # whether it has a column for seals


class Kept(NamedTuple):
    """A row as it was found. `said` is its image in bytes; `None` where the row holds bytes, which no column does."""

    layout: Layout
    values: tuple[Any, ...]  # in the order of the layout's columns; wrong bytes of a text are lone surrogates
    said: bytes | None
    rotten: bool  # whether a text in it is not valid UTF-8
    fits: bool  # whether its seal fits, or its table has none

    @property
    def keys(self) -> tuple[Any, ...]:
        """The primary key."""
        row = dict(zip(self.layout.columns, self.values, strict=False))
        return tuple(row[name] for name in self.layout.keys)

    @property
    def key(self) -> str:
        """The primary key as one text, its columns joined by a slash."""
        return "/".join(map(str, self.keys))


def layout_of(connection: sqlite3.Connection, table: str) -> Layout | None:
    """The layout of a table; `None` when there is none of that name. Raises sqlite3.Error for a damaged file."""
    blanks: dict[str, object] = {}
    keys: dict[int, str] = {}
    found = connection.execute("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?, 'main')", (table,))
    for name, kind, never_null, place in found.fetchall():
        blanks[name] = _blank(kind, nullable=not never_null)
        if place:
            keys[place] = name
    sealed = blanks.pop(SEAL, None) is not None
    names = tuple(sorted(blanks))
    return Layout(table, names, tuple(keys[n] for n in sorted(keys)), starts_of(blanks), sealed) if names else None


def _blank(kind: str, *, nullable: bool) -> object:
    """What a column most often holds, by what it is declared as: the same as of the tables of this version."""
    if nullable:
        return None
    return {"BOOLEAN": 0, "VARCHAR": ""}.get(kind, NEVER)


def rows_in(connection: sqlite3.Connection, layout: Layout) -> Iterator[Kept]:
    """All rows of a table, in the order of the file. Raises sqlite3.Error where the file can't be read on."""
    seed = _seed(layout.name)
    for row in _bare_rows(connection, layout):
        rotten = False
        said: bytes | None
        try:
            image = image_of(layout.starts, row)
            said = image.encode()
        except UnicodeEncodeError:
            rotten, said = True, image.encode("utf-8", "surrogateescape")
        except TypeError:
            said = None
        fits = said is not None and (not layout.sealed or crc32(said, seed) == row[-1])
        yield Kept(layout, row, said, rotten, fits)


def _bare_rows(connection: sqlite3.Connection, layout: Layout) -> Iterator[tuple[Any, ...]]:
    """The values of each row in the order of the layout's columns, its seal behind them."""
    names = ", ".join(f'"{name}"' for name in (*layout.columns, *[SEAL] * layout.sealed))
    sql = f'SELECT {names} FROM main."{layout.name}" NOT INDEXED'  # noqa: S608 a name of our own
    done, usual = 0, connection.text_factory
    try:
        for factory in (str, _lenient):  # a text that is none stops the first, after which the other goes on
            connection.text_factory = factory
            cursor = connection.cursor()
            cursor.row_factory = None
            try:
                for row in islice(cursor.execute(sql), done, None):
                    done += 1
                    yield row
                return
            except sqlite3.OperationalError as error:
                if factory is _lenient or not is_undecodable(error):
                    raise
    finally:
        connection.text_factory = usual


def sealings(connection: sqlite3.Connection, tables: Iterable[str]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """For each of the tables that has rows: the statement that seals one, and its values for each row as it is now.

    A row with bytes in it gets no seal, so that it is found. Raises sqlite3.Error for a damaged file.
    """
    for table in tables:
        layout = layout_of(connection, table)
        if layout is not None and layout.sealed:
            keyed = " AND ".join(f'"{name}" = ?' for name in layout.keys)
            seed = _seed(table)
            rows = [(crc32(row.said, seed), *row.keys) for row in rows_in(connection, layout) if row.said is not None]
            if rows:
                yield f'UPDATE "{table}" SET {SEAL} = ? WHERE {keyed}', rows  # noqa: S608 names of our own
