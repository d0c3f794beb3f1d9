"""The one place where connections to the journal are made, with the settings that its promises rest on.

SQLAlchemy's defaults on SQLite lose updates (no BEGIN before a SELECT), commit half migrations and leave foreign keys
off. Here the driver begins nothing by itself: a reader begins a snapshot, a writer takes the write lock at once, so
that what it read is still true when it writes. A commit is on the disk when it returns (rollback journal, EXTRA sync).
Whatever may have to wait for others waits in steps, see `waiting`.
"""

import sqlite3
from pathlib import Path
from typing import Any, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event

from tracker.store.waiting import STEP, ask

BUSY_MS = 15_000
_BEGIN = "tracker_begin"
WRITING = {_BEGIN: "BEGIN IMMEDIATE"}
"""Execution options of a connection that will write."""


def make_engine(path: Path, *, busy_ms: int = BUSY_MS, foreign_keys: bool = True) -> Engine:
    """An engine on the journal file at `path`, which it creates when missing.

    A statement that finds the file locked waits up to `busy_ms` milliseconds. Only migrations go without foreign
    keys, and check them at their end.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"isolation_level": None, "timeout": STEP},
        hide_parameters=True,  # what an athlete wrote belongs into no traceback
    )

    @event.listens_for(engine, "connect")
    def settings(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in (
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
            "journal_mode=DELETE",
            "synchronous=EXTRA",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "cache_spill=OFF",  # else a large import shuts out readers, and waits for the disk, long before it commits
        ):
            ask(connection, f"PRAGMA {pragma}", busy_ms)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
        driver = _driver(connection)
        ask(driver, statement, busy_ms)
        if statement == "BEGIN":
            ask(driver, "PRAGMA user_version", busy_ms)  # takes the lock of readers, so that nothing after it waits

    @event.listens_for(engine, "commit")
    def commit(connection: Connection) -> None:
        driver = _driver(connection)
        if driver.in_transaction:
            ask(driver, "COMMIT", busy_ms)  # waits for who reads; SQLAlchemy's own would find it done

    return engine


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
