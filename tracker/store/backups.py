"""Backups of the journal, made and verified through SQLite alone.

The journal's file is never opened by other means in this process: closing such a handle would drop SQLite's locks.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker.errors import JournalError
from tracker.store.faults import explain
from tracker.store.opening import BACKUPS


def make_backup(real: Path, *, version: int, now: datetime) -> Path:
    """Copy the journal at `real` into `backups/` beside it and return the copy's path.

    The name carries schema version and time, e.g. `journal-v1-20250628T093000Z.db`. The copy has its name only after
    it was read again, found whole and equal in row counts, and is on the disk. Raises JournalError; a failed backup
    leaves nothing behind.
    """
    folder = real.parent / BACKUPS
    temporary = folder / f".{real.stem}-{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        temporary.unlink(missing_ok=True)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(real, temporary)
        _sync(temporary)
        target = _free_name(folder, f"{real.stem}-v{version}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        temporary.rename(target)
        _sync(folder)
    except sqlite3.Error as error:
        raise JournalError(f"No backup could be made in {folder}: {explain(error, real)}") from error
    except OSError as error:
        why = error.strerror or error
        raise JournalError(f"No backup could be made in {folder} ({why}); nothing was changed.") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


def _free_name(folder: Path, name: str) -> Path:
    target, n = folder / f"{name}.db", 1
    while target.exists():
        n += 1
        target = folder / f"{name}_{n}.db"  # sorts after the first
    return target


def _copy(real: Path, temporary: Path) -> None:
    with (
        closing(sqlite3.connect(f"{real.as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(temporary)) as copy,
    ):
        source.backup(copy)
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok" or _counts(source) != _counts(copy):
            raise JournalError(f"The journal {real} can't be backed up, because it is damaged ({verdict}).")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows by table, and the schema version."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    return counts | {"": connection.execute("PRAGMA user_version").fetchone()[0]}


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # where folders can't be opened
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
