"""The journal behind the handle: opened when it is first asked, one transaction for each use case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tracker.clock import Clock
from tracker.config import own_templates_dir

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.domain.keeping import Reason
    from tracker.services.moments import Moment
    from tracker.store.journal import Reader, Store, Writer


class Handle:
    """A journal with a clock and an athlete. Nothing is opened before the first question; any thread may call."""

    def __init__(self, path: Path, clock: Clock, *, athlete: str | None = None, units: str | None = None) -> None:
        self.path = path
        self.clock = clock
        self.athlete = athlete
        self._units = units
        self._store: Store | None = None
        self._stood = False  # the journal was open once
        self._lock = Lock()
        self._wrote = False

    @property
    def own_templates(self) -> Path:
        """The folder of the athlete's own templates, which need not be there yet."""
        return own_templates_dir(self.path)

    def open(self) -> None:
        """Open the journal, making or upgrading it where needed; again does nothing. JournalError when it can't be.

        One that was open before is made no second time: GoneJournalError where it is gone.
        """
        self._opened()

    def _opened(self) -> Store:
        with self._lock:
            if self._store is None:
                if self._stood:
                    self._refuse_gone()
                self._store = self._open_store()
                self._stood = True
            return self._store

    def _refuse_gone(self) -> None:
        """An empty journal in the place of one that was moved away would look as if all were lost."""
        from tracker.store.faults import is_gone, moved

        if is_gone(self.path):
            raise moved(self.path)

    def _open_store(self) -> Store:
        from tracker.store.journal import Store

        return Store.open(self.path, now=self._true_now())

    def _true_now(self) -> datetime:
        """The machine's time also where commands go by another one (--at): what backups are dated by."""
        from tracker.clock import ShiftedClock, SystemClock

        return SystemClock().now() if isinstance(self.clock, ShiftedClock) else self.clock.now()

    def close(self) -> None:
        """Let go of the journal; the next question opens it again."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def data_version(self) -> int:
        """A number that changes whenever anybody, this window or another, has written to the journal."""
        return self._opened().data_version()

    @contextmanager
    def _reading(self) -> Iterator[tuple[Reader, Moment]]:
        from tracker.services.moments import moment

        with self._opened().read() as reader:
            yield reader, moment(reader, self.athlete, self.clock.now(), self._units)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Writer, Moment]]:
        from tracker.services.moments import moment

        now = self.clock.now()
        with self._opened().write("", at=now) as writer:
            yield writer, moment(writer, self.athlete, now, self._units)
        self._wrote = True

    def _backed_up_before(self, reason: Reason) -> None:
        """See that a verified backup holds the journal as it is, unless nothing was ever stored in it.

        Called inside a unit of work before it changes anything, so that nobody's change falls between. JournalError
        where no backup could be made: then the unit of work ends here.
        """
        from tracker.store.backups import keep_state

        keep_state(self._opened().path, reason=reason, now=self._true_now())
