"""Waiting for the lock of the journal in small steps, so that whoever waits may give up, and nobody starves.

SQLite asks ever more seldom, at last ten times a second: beside others who write without a pause, the few milliseconds
in which the lock is free would be missed for many seconds. Within a step it asks after 1, 3, 8 and 10 ms. Between two
steps Python hears signals, which it can't while SQLite waits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextvars import ContextVar
from math import inf
from threading import Event
from time import monotonic
from typing import Any, TypeVar

from tracker.errors import BusyJournalError

STEP = 0.01  # seconds: the `timeout` of every connection to a journal

_T = TypeVar("_T")


class Patience:
    """The patience of one call that may have to wait. `waiting` says whether another window keeps it waiting now.

    An `endless` one waits until it is given up, however long others may be waited for. `over` is asked at each step
    whether whoever wanted the answer has gone.
    """

    def __init__(self, *, endless: bool = False, over: Callable[[], bool] = bool) -> None:
        self.waiting = False
        self._endless = endless
        self._gone = over
        self._over = Event()

    def give_up(self) -> None:
        """Wait no longer; from any thread. What has begun to be written is written."""
        self._over.set()

    def wait(self, call: Callable[[], _T], busy_ms: int) -> _T:
        """What `call` answers, which is called again while it finds the journal locked, for `busy_ms` milliseconds.

        Raises BusyJournalError when it was given up, and what `call` raises.
        """
        until = inf if self._endless else monotonic() + busy_ms / 1000
        try:
            while True:
                try:
                    return call()
                except (sqlite3.OperationalError, BusyJournalError) as error:
                    if not _is_busy(error) or monotonic() >= until:
                        raise
                self.waiting = True
                if self._over.is_set() or self._gone():
                    raise BusyJournalError("Not waited for the other window any longer: nothing was stored.")
        finally:
            self.waiting = False


def patiently(call: Callable[[], _T], busy_ms: int) -> _T:
    """What `call` answers, with the patience of whatever runs here; as `Patience.wait`."""
    return (patience.get() or Patience()).wait(call, busy_ms)


def ask(connection: sqlite3.Connection, statement: str, busy_ms: int) -> Any:
    """The first row of the answer to a statement that may find the journal locked, `None` where there is none.

    Waits as `patiently` does. A COMMIT that did not get its lock can be run again, or rolled back.
    """
    return patiently(lambda: connection.execute(statement).fetchone(), busy_ms)


def _is_busy(error: BaseException) -> bool:
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return isinstance(error, BusyJournalError)


# that of the call which runs in this context; without one nobody can give up
patience: ContextVar[Patience | None] = ContextVar("patience", default=None)
