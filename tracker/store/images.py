"""Rows exactly as SQLite holds them, and their images in the undo log.

A write goes to the driver as it will lie in the file: instants as UTC text, dates as text, flags as 0 and 1. So an
image is the row itself, restoring it is exact whatever the column types are, and imports aren't slowed by the care
that SQLAlchemy takes for every single value.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import itemgetter

from sqlalchemy import Boolean, Column, Table
from sqlmodel import AutoString, SQLModel

from tracker.errors import DamagedJournalError, JournalError
from tracker.store.access import Access
from tracker.store.sealing import NEVER, SEAL, Starts, image_of, seal_of, starts_of
from tracker.store.tables import Row, Value

_CHUNK = 300

Key = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as the undo log sees it: its key, what its columns hold when they hold nothing, and its statements.

    Rows hold no seals: they are made where rows are written, and looked at where rows are replaced or removed.
    """

    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    blanks: dict[str, object]  # in order of names, in which images have them
    starts: Starts
    key_of: Callable[[Row], Key]  # the primary key of a row
    values_of: Callable[[Row], Key]  # a row's values in the order of `columns`
    said_of: Callable[[Row], Key]  # the same in the order of `blanks`

    def image(self, row: Row) -> str:
        """A row as JSON, without the columns that are blank. JournalError for one with bytes in it, which are rot."""
        try:
            return image_of(self.starts, self.said_of(row))
        except TypeError as error:
            raise JournalError(
                f"A row of {self.name} holds what is neither number nor text: nothing was stored."
            ) from error

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

    def insert(self, access: Access, rows: Sequence[Row]) -> list[str]:
        """Insert whole rows and return their images."""
        images = [self.image(row) for row in rows]
        names = ", ".join(map(_quoted, (*self.columns, SEAL)))
        sql = f"INSERT INTO {self.name} ({names}) VALUES ({', '.join('?' * (len(self.columns) + 1))})"  # noqa: S608
        name, values_of = self.name, self.values_of
        access.run_bare(sql, [(*values_of(row), seal_of(name, image)) for row, image in zip(rows, images, strict=True)])
        return images

    def update(self, access: Access, rows: Mapping[str, Row]) -> list[str]:
        """Replace rows, each by the one given for its image, with the same key; return the new images.

        JournalError when one of them is not as it was written any more.
        """
        images = [self.image(row) for row in rows.values()]
        rest = tuple(name for name in self.columns if name not in self.keys)
        sets, values_of = ", ".join(f"{_quoted(name)} = ?" for name in (*rest, SEAL)), _values(rest)
        sql = f"UPDATE {self.name} SET {sets} WHERE {self._where()}"  # noqa: S608
        changed = access.run_bare(
            sql,
            [
                (*values_of(row), seal_of(self.name, image), *self.key_of(row), seal_of(self.name, before))
                for (before, row), image in zip(rows.items(), images, strict=True)
            ],
        )
        self._all(changed, len(rows))
        return images

    def delete(self, access: Access, keys: Mapping[str, Key]) -> None:
        """Remove rows, their keys by their images. JournalError when one of them is not as it was written any more."""
        sql = f"DELETE FROM {self.name} WHERE {self._where()}"  # noqa: S608
        gone = access.run_bare(sql, [(*key, seal_of(self.name, image)) for image, key in keys.items()])
        self._all(gone, len(keys))

    def _where(self) -> str:
        return " AND ".join(f"{name} = ?" for name in (*self.keys, SEAL))

    def _all(self, changed: int, wanted: int) -> None:
        if changed != wanted:
            raise damaged(self.name)


def damaged(table: str) -> DamagedJournalError:
    """The error for a row that is not as it was written."""
    return DamagedJournalError(
        f"A row of {table} is damaged, for it is not as it was written: nothing was stored; `tracker check` says more."
    )


@cache
def _values(names: tuple[str, ...]) -> Callable[[Row], Key]:
    """What gives the values of some columns of a row."""
    if len(names) == 1:
        (only,) = names
        return lambda row: (row[only],)
    return itemgetter(*names)


def _shape(table: Table) -> Shape:
    # SQLAlchemy's names are texts of a kind of their own, at which the driver looks twice every time
    columns = tuple(str(column.name) for column in table.columns if column.name != SEAL)
    keys = tuple(str(column.name) for column in table.primary_key)
    blanks = {name: _blank(table.columns[name]) for name in sorted(columns)}
    return Shape(
        str(table.name),
        columns,
        keys,
        blanks,
        starts_of(blanks),
        key_of=_values(keys),
        values_of=_values(columns),
        said_of=_values(tuple(blanks)),
    )


def _blank(column: Column[object]) -> object:
    """What a column most often holds, which an image leaves out."""
    if column.nullable:
        return None
    if isinstance(column.type, Boolean):
        return 0
    return "" if isinstance(column.type, AutoString) else NEVER


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
