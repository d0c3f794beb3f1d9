"""The journal: the one handle through which everything is stored and read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from tracker.errors import BusyJournalError, DamagedJournalError
from tracker.store import history
from tracker.store.access import Access, transaction
from tracker.store.engine import BUSY_MS, make_engine
from tracker.store.faults import damaged, explained, moved, other_journal, read_only
from tracker.store.filters import Bound, Filter
from tracker.store.opening import APPLICATION_ID, SCHEMA, Ready, prepare
from tracker.store.reading import Reader
from tracker.store.readonly import why_read_only
from tracker.store.values import Batch, ChangeValue, StoredChallenge, StoredMedal
from tracker.store.waiting import STEP, patiently
from tracker.store.writing import Writer

if TYPE_CHECKING:
    from tracker.domain.soundness import Fault, Survey
    from tracker.store.meaning import Looker

__all__ = ["Batch", "Bound", "ChangeValue", "Filter", "Reader", "Store", "StoredChallenge", "StoredMedal", "Writer"]


_MARKS = "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"


class Store:
    """A journal file. May be used from several threads at once, each call in a transaction of its own.

    Every method may raise JournalError, BusyJournalError when another window kept the file locked for long; then
    nothing was stored. What changes the journal raises ReadOnlyJournalError where it can only be read, and
    DamagedJournalError once it is known to be damaged.
    """

    def __init__(self, path: Path, *, busy_ms: int = BUSY_MS, ready: Ready | None = None) -> None:
        """A journal that is at head already; `Store.open` makes sure of it."""
        self.path = path
        self._copy = ready.folder if ready is not None else None
        self._real = ready.file if ready is not None else path  # what is opened
        self._busy_ms = busy_ms
        self._engine = make_engine(self._real, busy_ms=busy_ms)
        self._file = self._identity()
        self._damage: tuple[Fault, ...] = ()
        self._watch: sqlite3.Connection | None = None
        self._watch_lock = Lock()
        self._seen = 0

    @classmethod
    def open(cls, path: Path, *, now: datetime, busy_ms: int = BUSY_MS) -> Self:
        """Open the journal at `path`, creating it when missing and upgrading it when behind.

        A locked file is waited for, up to `busy_ms` milliseconds. Raises NewerJournalError for a journal of a later
        version, DamagedJournalError for one that is no database any more, and JournalError for anything else that
        can't be opened; such a file is left untouched.
        """
        ready = prepare(path, now=now, busy_ms=busy_ms)
        return cls(ready.real, busy_ms=busy_ms, ready=ready)

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._engine.dispose()
        if self._copy is not None:
            self._copy.cleanup()

    @property
    def read_only(self) -> str:
        """Why the journal can't be written, as the end of a sentence; empty when it can be. Asked anew each time."""
        return why_read_only(self.path)

    @property
    def damage(self) -> "tuple[Fault, ...]":
        """What is known in this process to be wrong with the file; nothing more is written to it then."""
        return self._damage

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
                # A connection that never commits sees the commits of all others, our own among them.
                self._watch = self._bare(wait=False)
            self._seen = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        return self._seen

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, a sentence each; nothing when it is sound. Reads all of it."""
        return tuple(fault.said for fault in self.survey().faults)

    def survey(self) -> "Survey":
        """All of the file looked over: pages, schema, seals and texts. What is wrong with it is remembered."""
        from tracker.store.surveying import survey

        self._same_file()
        with explained(self.path), closing(self._bare(wait=True)) as connection:
            found = patiently(partial(survey, connection), self._busy_ms)
        self._damage = found.faults
        return found

    @contextmanager
    def look(self) -> "Iterator[Looker]":
        """A snapshot for looking over whether the journal agrees with itself; keep it short too."""
        from tracker.store.meaning import Looker

        with self._transaction(writing=False) as access:
            yield Looker(access)

    def _bare(self, *, wait: bool) -> sqlite3.Connection:
        """A connection of its own that never writes, for any thread.

        But it may take back what a dying program left half written, as whoever reads such a file first has to.
        """
        connection = sqlite3.connect(
            f"{self._real.as_uri()}?mode=rw",
            uri=True,
            timeout=STEP if wait else 0,
            check_same_thread=False,
            isolation_level=None,
        )
        try:
            connection.execute("PRAGMA query_only=ON").close()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Access]:
        self._same_file()
        if writing:
            self._writable()
        try:
            with transaction(self._engine, self.path, writing=writing) as access:
                if writing:
                    self._same_journal(access)
                yield access
        except DamagedJournalError as error:
            from tracker.domain.soundness import Fault, FaultKind  # here: most commands never need it

            self._damage = self._damage or (Fault(FaultKind.FILE, str(error)),)
            raise

    def _writable(self) -> None:
        """JournalError when the journal is known to be damaged, or can only be read."""
        if self._damage:
            raise damaged(self.path)
        if why := self.read_only or (self._copy is not None and "it was opened while it could only be read"):
            raise read_only(self.path, why)

    def _same_journal(self, access: Access) -> None:
        """JournalError when the file, now that nobody else can write it, is not what was opened.

        It may have been replaced while we waited, emptied or written over in place, or upgraded by a newer program.
        """
        self._same_file()
        ((mark, version),) = access.bare(_MARKS)
        if (mark, version) != (APPLICATION_ID, SCHEMA):
            raise other_journal(self.path, newer=mark == APPLICATION_ID and version > SCHEMA)

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
