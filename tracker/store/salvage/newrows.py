"""The rows of a new journal that is filled with what was saved: put in with their seals, counted where they are not."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.store.definitions import tables
from tracker.store.meaning import keys_of
from tracker.store.salvage.losses import Losses
from tracker.store.sealing import NEVER, SEAL, Layout, image_of, layout_of, seal_of


class NewRows:
    """A new journal's rows; its connection is in one transaction, without foreign keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.losses = Losses()
        self.mended = 0
        self.layouts: dict[str, Layout] = {}
        for name in tables():
            layout = layout_of(connection, name)
            if layout is not None:
                self.layouts[name] = layout
        self._blanks = {name: _blanks_of(layout) for name, layout in self.layouts.items()}
        self._inserts = {name: _inserts_of(layout) for name, layout in self.layouts.items()}
        self._with_rowid = {name for name in self.layouts if self._has_rowid(name)}
        self._suspect: set[int] = set()  # changes of which something is lost

    def put(self, table: str, row: Mapping[str, Any], rowid: int | None = None) -> bool:
        """Insert a row; False where it can't be: its key is taken, or the table refuses it."""
        layout = self.layouts[table]
        values = [row.get(name, blank) for name, blank in self._blanks[table]]
        try:
            seal = seal_of(table, image_of(layout.starts, values))
        except TypeError:
            return False
        sql, placed = self._inserts[table]
        given = (*values, seal)
        at_place = rowid is not None and table in self._with_rowid
        for statement, said in (*([(placed, (rowid, *given))] if at_place else []), (sql, given)):
            try:
                self._connection.execute(statement, said)
            except (sqlite3.IntegrityError, sqlite3.ProgrammingError, UnicodeError, OverflowError):
                continue
            return True
        return False

    def set_search(self, key: str, text: str) -> None:
        """Have a session searched by another text, where tags or captions of it are lost."""
        layout = self.layouts["session"]
        names = ", ".join(f'"{name}"' for name in layout.columns)
        values = self._connection.execute(f"SELECT {names} FROM session WHERE id = ?", (key,)).fetchone()  # noqa: S608
        image = image_of(
            layout.starts, [text if n == "search" else v for n, v in zip(layout.columns, values, strict=True)]
        )
        seal = seal_of("session", image)
        self._connection.execute(f"UPDATE session SET search = ?, {SEAL} = ? WHERE id = ?", (text, seal, key))  # noqa: S608
        self._touched("session", key)

    def suspect(self, first: Any, last: Any) -> None:
        """Changes from `first` to `last`, both included, may lack something; `None` is the first or last there is."""
        low, high = self._connection.execute("SELECT min(id), max(id) FROM change").fetchone()
        if low is not None:
            self._suspect.update(range(low if first is None else int(first), (high if last is None else int(last)) + 1))

    def _has_rowid(self, table: str) -> bool:
        """Whether rows of a table have numbers that tell their order and are no column of theirs."""
        try:
            self._connection.execute(f'SELECT rowid FROM "{table}" LIMIT 0')  # noqa: S608 names of our own
        except sqlite3.OperationalError:
            return False
        return table != "change"

    def _keys(self, table: str) -> Iterator[tuple[str, int]]:
        """Each row of a table: its key as the undo log names it, its seal."""
        yield from self._connection.execute(keys_of(table, self.layouts[table].keys)).fetchall()

    def _touched(self, table: str, key: str) -> None:
        """A row is not as its last change left it any more: that change can't be taken back."""
        (last,) = self._connection.execute(
            "SELECT max(change_id) FROM change_row WHERE of_table = ? AND row_key = ?", (table, key)
        ).fetchone()
        if last is not None:
            self._suspect.add(int(last))

    def changes_cut(self) -> int:
        """Forget the changes up to the last one that can't be taken back any more; how many there were."""
        if not self._suspect:
            return 0
        return self._forget(max(self._suspect))

    def forget_all(self) -> int:
        """Forget every change; how many there were."""
        (last,) = self._connection.execute("SELECT max(id) FROM change").fetchone()
        return self._forget(last or 0)

    def _forget(self, last: int) -> int:
        self._connection.execute("DELETE FROM change_row WHERE change_id <= ?", (last,))
        return self._connection.execute("DELETE FROM change WHERE id <= ?", (last,)).rowcount


def _blanks_of(layout: Layout) -> list[tuple[str, Any]]:
    """The columns of a table, each with what it holds where nothing is said."""
    return [
        (name, None if blank is NEVER else blank)
        for name, (_, blank) in zip(layout.columns, layout.starts, strict=True)
    ]


def _inserts_of(layout: Layout) -> tuple[str, str]:
    """The statement that inserts a row, and the one that does so in its place."""
    names = ", ".join(f'"{name}"' for name in (*layout.columns, SEAL))
    marks = ", ".join("?" * (len(layout.columns) + 1))
    sql = f'INSERT INTO "{layout.name}" ({names}) VALUES ({marks})'  # noqa: S608 names of our own
    return sql, f'INSERT INTO "{layout.name}" (rowid, {names}) VALUES (?, {marks})'  # noqa: S608
