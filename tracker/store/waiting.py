"""Waiting for the lock of the journal in small steps, so that whoever waits may give up, and nobody starves.

SQLite asks ever more seldom, at last ten times a second: beside others who write without a pause, the few milliseconds
in which the lock is free would be missed for many seconds. Within a step it asks after 1, 3, 8 and 10 ms.
"""

from __future__ import annotations

import sqlite3
from contextvars import ContextVar
from math import inf
from threading import Event
from time import monotonic

from tracker.errors import BusyJournalError

STEP_MS = 10


class Patience:
    """The patience of one call that may have to wait. `waiting` says whether another window keeps it waiting now.

    An `endless` one waits until it is given up, however long others may be waited for.
    """

    def __init__(self, *, endless: bool = False) -> None:
        self.waiting = False
        self._endless = endless
        self._over = Event()

    def give_up(self) -> None:
        """Wait no longer; from any thread. What has begun to be written is written."""
        self._over.set()

    def begin(self, connection: sqlite3.Connection, statement: str, busy_ms: int) -> None:
        """Run the statement that takes the lock, which was busy just now, trying for at most `busy_ms` milliseconds
        unless the patience is endless.

        Raises BusyJournalError when it was given up, and what SQLite raises.
        """
        until = inf if self._endless else monotonic() + busy_ms / 1000
        self.waiting = True
        connection.execute(f"PRAGMA busy_timeout={min(STEP_MS, busy_ms)}").close()
        try:
            while not _begun(connection, statement, until):
                if self._over.is_set():
                    raise BusyJournalError("Not waited for the other window any longer: nothing was stored.")
        finally:
            self.waiting = False


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite says that another connection has the lock."""
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _begun(connection: sqlite3.Connection, statement: str, until: float) -> bool:
    try:
        connection.execute(statement).close()
    except sqlite3.OperationalError as error:
        if not is_busy(error) or monotonic() >= until:
            raise
        return False
    return True


# that of the call which runs in this context; without one nobody can give up
patience: ContextVar[Patience | None] = ContextVar("patience", default=None)
