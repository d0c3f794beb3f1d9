"""Having a journal's file to oneself without SQLite, which may not be able to open it: by the lock it would take."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from tracker.errors import BusyJournalError
from tracker.store.waiting import patiently

_LOCKED = (0x40000000, 512)  # the bytes of a database file that SQLite locks: those of whoever writes or reads
_PAUSE = 0.05  # seconds between two looks whether others have let go


@contextmanager
def alone(real: Path, busy_ms: int) -> Iterator[bytes]:
    """The bytes of the file, which nobody else can write or read through SQLite meanwhile.

    The handle stays open for as long: to close it would give up the lock.
    """
    with real.open("r+b") as file:
        _lock(file.fileno(), real, busy_ms)
        yield file.read()


def _lock(handle: int, real: Path, busy_ms: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: whoever has the file open there keeps it from being renamed
        return

    def lock() -> None:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED[1], _LOCKED[0])
        except (BlockingIOError, PermissionError) as error:
            sleep(_PAUSE)
            raise BusyJournalError(
                f"Another window uses the journal {real}: nothing was changed; close it and try again."
            ) from error

    patiently(lock, busy_ms)
