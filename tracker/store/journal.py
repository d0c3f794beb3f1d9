"""The journal: the one handle through which everything is stored and read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Self

from tracker.errors import BusyJournalError, JournalError
from tracker.store import history
from tracker.store.access import Access, transaction
from tracker.store.checking import faults_of
from tracker.store.engine import BUSY_MS, make_engine
from tracker.store.faults import explained, moved
from tracker.store.filters import Bound, Filter
from tracker.store.opening import prepare
from tracker.store.reading import Reader
from tracker.store.values import Batch, ChangeValue, StoredChallenge, StoredMedal
from tracker.store.writing import Writer

__all__ = ["Batch", "Bound", "ChangeValue", "Filter", "Reader", "Store", "StoredChallenge", "StoredMedal", "Writer"]


class Store:
    """A journal file. May be used from several threads at once, each call in a transaction of its own.

    Every method may raise JournalError, BusyJournalError when another window kept the file locked for long; then
    nothing was stored.
    """

    def __init__(self, path: Path, *, busy_ms: int = BUSY_MS) -> None:
        """A journal that is at head already; `Store.open` makes sure of it."""
        self.path = path
        self._engine = make_engine(path, busy_ms=busy_ms)
        self._file = self._identity()
        self._watch: sqlite3.Connection | None = None
        self._watch_lock = Lock()
        self._seen = 0

    @classmethod
    def open(cls, path: Path, *, now: datetime, busy_ms: int = BUSY_MS) -> Self:
        """Open the journal at `path`, creating it when missing and upgrading it when behind.

        A locked file is waited for, up to `busy_ms` milliseconds. Raises NewerJournalError for a journal of a later
        version and JournalError for anything else that can't be opened; such a file is left untouched.
        """
        return cls(prepare(path, now=now, busy_ms=busy_ms), busy_ms=busy_ms)

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A snapshot: what is read inside belongs to one instant. Keep it short, it holds up those who write."""
        with self._transaction(writing=False) as access:
            yield Reader(access)

    @contextmanager
    def write(self, title: str, *, at: datetime) -> Iterator[Writer]:
        """One unit of work: all of it is stored when the block ends, or nothing when it raises.

        It becomes one change of the undo log with that title (the writer's `title` may still be set inside), or none
        when nothing changed. Changes that were undone can't be done again afterwards.
        """
        with self._transaction(writing=True) as access:
            writer = Writer(access, title, at)
            yield writer
            writer.finish()

    def undo(self, at: datetime) -> ChangeValue | None:
        """Take back the last change and return it; `None` when there is nothing to undo."""
        with self._transaction(writing=True) as access:
            return history.undo(access, at)

    def redo(self, at: datetime) -> ChangeValue | None:
        """Do the change that was undone last again and return it; `None` when there is nothing to redo."""
        with self._transaction(writing=True) as access:
            return history.redo(access, at)

    def last_change(self) -> ChangeValue | None:
        """The change that undo would take back."""
        with self._transaction(writing=False) as access:
            return history.last_change(access)

    def next_redo(self) -> ChangeValue | None:
        """The change that redo would do again."""
        with self._transaction(writing=False) as access:
            return history.next_redo(access)

    def data_version(self) -> int:
        """A number that is another one after each commit, by this or any other program. Cheap, and never waits.

        Only numbers of the same Store compare; while somebody commits, the number of before is given.
        """
        self._same_file()
        with self._watch_lock, suppress(BusyJournalError), explained(self.path):
            if self._watch is None:
                # A connection that never commits sees the commits of all others, our own among them. It may write all
                # the same, because a file that a dying program left half written is healed by whoever reads it first.
                self._watch = sqlite3.connect(
                    f"{self.path.as_uri()}?mode=rw", uri=True, timeout=0, check_same_thread=False, isolation_level=None
                )
                self._watch.execute("PRAGMA query_only=ON").close()
            self._seen = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        return self._seen

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each; nothing when it is sound. Reads all of it."""
        try:
            with self._transaction(writing=False) as access:
                return faults_of(access)
        except JournalError as error:
            return (str(error),)

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Access]:
        self._same_file()
        with transaction(self._engine, self.path, writing=writing) as access:
            yield access

    def _same_file(self) -> None:
        """JournalError when the file was replaced or removed, as tools that synchronise folders do."""
        if self._identity() != self._file:
            raise moved(self.path)

    def _identity(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            return (0, 0)
        return (found.st_dev, found.st_ino)
