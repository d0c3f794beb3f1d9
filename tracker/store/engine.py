"""The one place where connections to the journal are made, with the settings that its promises rest on.

SQLAlchemy's defaults on SQLite lose updates (no BEGIN before a SELECT), commit half migrations and leave foreign keys
off. Here the driver begins nothing by itself: a reader begins a snapshot, a writer takes the write lock at once, so
that what it read is still true when it writes. A commit is on the disk when it returns (rollback journal, EXTRA sync).
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from tracker.store.waiting import Patience, is_busy, patience

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
        connect_args={"isolation_level": None, "timeout": busy_ms / 1000},
        hide_parameters=True,  # what an athlete wrote belongs into no traceback
    )

    @event.listens_for(engine, "connect")
    def settings(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in (
            f"busy_timeout={busy_ms}",
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
            "journal_mode=DELETE",
            "synchronous=EXTRA",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "cache_spill=OFF",  # else a large import shuts out readers, and waits for the disk, long before it commits
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
        driver = connection.connection.driver_connection
        if statement == "BEGIN" or not isinstance(driver, sqlite3.Connection):
            connection.exec_driver_sql(statement)
            return
        driver.execute("PRAGMA busy_timeout=0").close()  # only looks, so that it is known from then on who waits
        try:
            connection.exec_driver_sql(statement)
        except OperationalError as error:
            if not is_busy(error.orig) or not busy_ms:
                raise
            (patience.get() or Patience()).begin(driver, statement, busy_ms)
        finally:
            driver.execute(f"PRAGMA busy_timeout={busy_ms}").close()

    return engine
