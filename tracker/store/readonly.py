"""A journal that can only be read: why that is, and the private copy that is read where the file itself can't be.

SQLite reads a file on a disk that can't be written as it stands. It can't where something has to be done first: a
transaction that a dying program left half written, a write-ahead log, a schema of an earlier version. That is done to
a copy then, which only this process sees.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import JournalError
from tracker.store.waiting import STEP, ask

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory


def why_read_only(real: Path) -> str:
    """Why the journal at a resolved path can't be written, as the end of a sentence; empty when it can be."""
    if not _writable(real):
        return "its disk is read-only" if _on_read_only_disk(real) else "the file is read-only"
    if not _writable(real.parent):
        return f"its folder {real.parent} is read-only"
    return ""


def _writable(path: Path) -> bool:
    # SQLite opens files with the rights in force, not with those of whoever started the program
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _on_read_only_disk(real: Path) -> bool:
    try:
        return bool(os.statvfs(real).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError):  # Windows; gone meanwhile
        return False


def private_copy(real: Path, busy_ms: int) -> "TemporaryDirectory[str]":
    """A folder of this process alone with a copy of the journal under its own name. JournalError where there is none.

    The folder goes when it is cleaned up or the process ends.
    """
    from tempfile import TemporaryDirectory

    folder: TemporaryDirectory[str] | None = None
    try:
        folder = TemporaryDirectory(prefix="tracker-")
        copy = Path(folder.name) / real.name
        if not _through_sqlite(real, copy, busy_ms):
            _byte_by_byte(real, copy)
    except OSError as error:
        if folder is not None:
            folder.cleanup()
        why = error.strerror or error
        raise JournalError(
            f"The journal {real} can't be read as it is, and no copy of it can be made to be read instead ({why})."
        ) from error
    return folder


def _through_sqlite(real: Path, copy: Path, busy_ms: int) -> bool:
    """Copy it while others may write to it; whether that was possible."""
    try:
        with (
            closing(sqlite3.connect(f"{real.as_uri()}?mode=ro", uri=True, timeout=STEP)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            if ask(source, "PRAGMA journal_mode", busy_ms)[0] == "wal":
                return False
            source.execute("BEGIN").close()
            ask(source, "SELECT count(*) FROM sqlite_master", busy_ms)  # the copying itself would wait without end
            source.backup(target)
    except sqlite3.Error:
        return False
    return True


def _byte_by_byte(real: Path, copy: Path) -> None:
    """Copy file and side files as they lie, only where SQLite can't read them: no lock on them is ours to lose then."""
    from tracker.store.disk import sides_of

    copy.write_bytes(real.read_bytes())
    for side, own in zip(sides_of(copy), sides_of(real), strict=True):
        with suppress(FileNotFoundError):
            side.write_bytes(own.read_bytes())
