"""Running statements in one transaction of the journal, with its errors explained and rotten text survived."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable
from sqlalchemy.exc import DBAPIError

from tracker.store.engine import WRITING
from tracker.store.faults import explained, is_undecodable, readable
from tracker.store.sealing import SEAL
from tracker.store.tables import Row

_T = TypeVar("_T")


class Access:
    """A connection inside a transaction.

    `failed` tells whether anything was refused in it, `rotten` whether a text that was read is not valid UTF-8.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.failed = False
        self.rotten = False

    @property
    def driver(self) -> sqlite3.Connection:
        """The bare connection."""
        driver: Any = self._connection.connection.driver_connection
        connection: sqlite3.Connection = driver
        return connection

    def all(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
        """All rows of a query, each a named tuple of Python values."""
        return self._read(lambda: self._connection.execute(statement, values).all())

    def rows(self, statement: Executable) -> list[dict[str, Any]]:
        """All rows of a query by column name, in Python values."""
        return [dict(row._mapping) for row in self.all(statement)]

    def raw(self, sql: str, values: tuple[Any, ...] = ()) -> list[Row]:
        """All rows of bare SQL by column name, as SQLite holds them, without their seals."""

        def query() -> list[Row]:
            found = self._connection.exec_driver_sql(sql, values)
            names = tuple(found.keys())
            rows = [dict(zip(names, row, strict=True)) for row in found.all()]
            if SEAL in names:
                for row in rows:
                    del row[SEAL]
            return rows

        return self._read(query)

    def bare(self, sql: str, values: tuple[Any, ...] = ()) -> Sequence[Sequence[Any]]:
        """All rows of bare SQL, each a tuple as SQLite holds it: where there are very many."""

        def query() -> Sequence[Sequence[Any]]:
            found = self._connection.exec_driver_sql(sql, values)
            try:
                return found.cursor.fetchall()
            finally:
                found.close()

        return self._read(query)

    def run_bare(self, sql: str, rows: list[tuple[Any, ...]] | tuple[Any, ...] = ()) -> int:
        """Run SQL as it stands, once with a tuple of values or once for each of a list; how many rows it changed."""
        if rows == []:
            return 0
        with self._watched():
            if isinstance(rows, list):  # by the driver itself: SQLAlchemy would look at each of them
                ran = self.driver.executemany(sql, rows)
                ran.close()
                return ran.rowcount
            return self._connection.exec_driver_sql(sql, rows).rowcount

    def _read(self, query: Callable[[], _T]) -> _T:
        """What `query` answers; a text in the file that is not valid UTF-8 comes with � for its wrong bytes."""
        with self._watched(), readable(self.path):
            try:
                return query()
            except (DBAPIError, sqlite3.Error) as error:
                if not is_undecodable(error.orig if isinstance(error, DBAPIError) else error):
                    raise
            self.rotten = True
            usual, self.driver.text_factory = self.driver.text_factory, _lenient
            try:
                return query()
            finally:
                self.driver.text_factory = usual

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with explained(self.path):
                yield
        except BaseException:
            self.failed = True
            raise


def _lenient(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


@contextmanager
def transaction(engine: Engine, path: Path, *, writing: bool) -> Iterator[Access]:
    """One transaction: a snapshot to read, or the write lock. A writing one commits at the end when all went well.

    Whatever is raised inside, nothing is stored. Raises JournalError, BusyJournalError.
    """
    with explained(path):
        connection = engine.connect()
    try:
        with explained(path):
            if writing:
                connection = connection.execution_options(**WRITING)
            connection.begin()
        yield Access(connection, path)
        if writing:
            _commit(connection, path)
    finally:
        with explained(path):
            connection.close()


def _commit(connection: Connection, path: Path) -> None:
    with explained(path):
        try:
            connection.commit()
        except BaseException:
            # SQLAlchemy takes a failed commit for the end of the transaction and would keep the connection with its
            # lock; closing it for good is the rollback.
            connection.invalidate()
            raise
