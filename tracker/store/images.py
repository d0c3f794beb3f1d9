"""Rows exactly as SQLite holds them, and their images in the undo log.

A write goes to the driver as it will lie in the file: instants as UTC text, dates as text, flags as 0 and 1. So an
image is the row itself, restoring it is exact whatever the column types are, and imports aren't slowed by the care
that SQLAlchemy takes for every single value.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from json.encoder import encode_basestring
from operator import itemgetter

from sqlalchemy import Boolean, Column, Table
from sqlmodel import AutoString, SQLModel

from tracker.errors import JournalError
from tracker.store.access import Access
from tracker.store.tables import Row, Value

_CHUNK = 300
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NEVER = object()

Key = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as the undo log sees it: its key, what its columns hold when they hold nothing, and its statements."""

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    blanks: dict[str, object]  # in order of names, in which images have them
    starts: tuple[tuple[str, str, object], ...]  # the columns in that order: how they begin in an image, their blanks

    def key_of(self, row: Row) -> Key:
        """The primary key of a row."""
        return _values(self.keys)(row)

    def image(self, row: Row) -> str:
        """A row as JSON, without the columns that are blank. JournalError for one with bytes in it, which are rot."""
        try:
            said = [
                f"{start}{value}" if type(value) is int else start + _said(value)
                for name, start, blank in self.starts
                if (value := row[name]) != blank
            ]
        except TypeError as error:
            raise JournalError(
                f"A row of {self.name} holds what is neither number nor text: nothing was stored."
            ) from error
        return f"{{{','.join(said)}}}"

    def row(self, image: str) -> Row:
        """The whole row that an image shows."""
        known = json.loads(image)
        return {name: known.get(name, blank) for name, blank in self.blanks.items()}

    def find(self, access: Access, keys: Iterable[Key]) -> dict[Key, Row]:
        """The rows with these keys, as far as there are any."""
        found: dict[Key, Row] = {}
        names, one = ", ".join(self.keys), f"({', '.join('?' * len(self.keys))})"
        for chunk in _chunks(keys):
            wanted = ", ".join([one] * len(chunk))
            sql = f"SELECT * FROM {self.name} WHERE ({names}) IN (VALUES {wanted})"  # noqa: S608 names of our own
            for row in access.raw(sql, tuple(value for key in chunk for value in key)):
                found[self.key_of(row)] = row
        return found

    def insert(self, access: Access, rows: Iterable[Row]) -> None:
        """Insert whole rows."""
        marks = ", ".join("?" * len(self.columns))
        sql = f"INSERT INTO {self.name} ({', '.join(map(_quoted, self.columns))}) VALUES ({marks})"  # noqa: S608
        access.run_bare(sql, [*map(_values(self.columns), rows)])

    def update(self, access: Access, rows: Iterable[Row]) -> None:
        """Replace the rows that have the same keys."""
        rest = tuple(name for name in self.columns if name not in self.keys)
        sets = ", ".join(f"{_quoted(name)} = ?" for name in rest)
        sql = f"UPDATE {self.name} SET {sets} WHERE {self._where()}"  # noqa: S608
        access.run_bare(sql, [*map(_values((*rest, *self.keys)), rows)])

    def delete(self, access: Access, keys: Iterable[Key]) -> None:
        """Remove the rows with these keys."""
        access.run_bare(f"DELETE FROM {self.name} WHERE {self._where()}", list(keys))  # noqa: S608

    def _where(self) -> str:
        return " AND ".join(f"{name} = ?" for name in self.keys)


@cache
def _values(names: tuple[str, ...]) -> Callable[[Row], Key]:
    """What gives the values of some columns of a row."""
    if len(names) == 1:
        (only,) = names
        return lambda row: (row[only],)
    return itemgetter(*names)


def _shape(table: Table) -> Shape:
    # SQLAlchemy's names are texts of a kind of their own, at which the driver looks twice every time
    columns = tuple(str(column.name) for column in table.columns)
    keys = tuple(str(column.name) for column in table.primary_key)
    blanks = {name: _blank(table.columns[name]) for name in sorted(columns)}
    starts = tuple((name, f"{_encode(name)}:", blank) for name, blank in blanks.items())
    return Shape(str(table.name), columns, keys, blanks, starts)


def _said(value: Value) -> str:
    """A value as JSON. TypeError for bytes."""
    return encode_basestring(value) if type(value) is str else _encode(value)


def _blank(column: Column[object]) -> object:
    """What a column most often holds, which an image leaves out."""
    if column.nullable:
        return None
    if isinstance(column.type, Boolean):
        return 0
    return "" if isinstance(column.type, AutoString) else _NEVER


def _quoted(name: str) -> str:
    return f'"{name}"'


def _chunks(keys: Iterable[Key]) -> Iterator[Sequence[Key]]:
    rest = iter(keys)
    while chunk := tuple(islice(rest, _CHUNK)):
        yield chunk


@cache
def shape_of(name: str) -> Shape:
    """The shape of the table of that name. KeyError when there is none."""
    if name not in SQLModel.metadata.tables:
        # declares the tables that most commands never touch
        import tracker.store.tables_imports
        import tracker.store.tables_races  # noqa: F401
    return _shape(SQLModel.metadata.tables[name])
