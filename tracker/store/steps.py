"""The steps that a unit of work is made of: rows written, each of them noted for the undo log."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table

from tracker.errors import JournalError
from tracker.store.access import Access
from tracker.store.history import Recorder
from tracker.store.images import shape_of
from tracker.store.reading import Reader
from tracker.store.tables import Row, Value
from tracker.store.values import ChangeValue

_S = TypeVar("_S", bound="Steps")
_P = ParamSpec("_P")
_R = TypeVar("_R")


def whole(method: Callable[Concatenate[_S, _P], _R]) -> Callable[Concatenate[_S, _P], _R]:
    """A step of a unit of work: once one was refused, the unit can't be stored even if its caller carries on."""

    @wraps(method)
    def step(self: _S, /, *args: _P.args, **named: _P.kwargs) -> _R:
        try:
            return method(self, *args, **named)
        except BaseException:
            self._access.failed = True
            raise

    return step


class Steps(Reader):
    """What the methods of a writer are made of."""

    def __init__(self, access: Access, title: str, at: datetime) -> None:
        super().__init__(access)
        self.title = title
        self._recorder = Recorder(access, at)

    def finish(self) -> ChangeValue | None:
        """Write the change into the undo log; `None` when nothing changed. The store calls it before it commits."""
        if self._access.failed:
            raise JournalError("A part of this could not be stored: nothing was stored.")
        return self._recorder.finish(self.title)

    def _row(self, table: Table, *key: Value) -> Row | None:
        return shape_of(table.name).find(self._access, [key]).get(key)

    def _rows_of(self, table: Table, column: str, value: str) -> list[Row]:
        return self._access.raw(f"SELECT * FROM {table.name} WHERE {column} = ?", (value,))  # noqa: S608 our own names

    def _rows_in(self, table: Table, column: str, values: Iterable[str]) -> list[Row]:
        """The rows that have one of the values."""
        listed = (json.dumps(list(values)),)
        sql = f"SELECT * FROM {table.name} WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608 our own names
        return self._access.raw(sql, listed)

    def _insert(self, table: Table, rows: list[Row]) -> None:
        shape = shape_of(table.name)
        self._legs = None  # there may be some now
        self._recorder.note_new(shape, rows, shape.insert(self._access, rows))

    def _remove(self, table: Table, before: Row) -> None:
        shape = shape_of(table.name)
        key, image = shape.key_of(before), shape.image(before)
        shape.delete(self._access, {image: key})
        self._recorder.note(shape, key, image, None)

    def _put(self, table: Table, row: Row) -> None:
        """Insert a row, or replace the one with its primary key."""
        before = self._row(table, *shape_of(table.name).key_of(row))
        if before is None:
            self._insert(table, [row])
        else:
            self._replace(table, row, before)

    def _take(self, table: Table, *key: Value) -> bool:
        """Remove the row with that primary key; whether it was there."""
        before = self._row(table, *key)
        if before is None:
            return False
        self._remove(table, before)
        return True

    def _replace(self, table: Table, after: Row, before: Row | None = None) -> None:
        """Replace the row with the primary key of `after`; `before` is that row where it was read already."""
        shape = shape_of(table.name)
        key = shape.key_of(after)
        before = before or shape.find(self._access, [key]).get(key)
        if before is None:
            raise JournalError(f"This {table.name} is not in the journal: nothing was stored.")
        if before != after:
            old = shape.image(before)
            (new,) = shape.update(self._access, {old: after})
            self._recorder.note(shape, key, old, new)

    def _replace_all(self, table: Table, after: list[Row], before: list[Row]) -> None:
        """Make `after` of the rows `before`, touching only those that differ."""
        shape = shape_of(table.name)
        old, new = ({shape.key_of(row): row for row in rows} for rows in (before, after))
        for key in old.keys() - new.keys():
            self._remove(table, old[key])
        for key in old.keys() & new.keys():
            self._replace(table, new[key], old[key])
        self._insert(table, [row for key, row in new.items() if key not in old])
