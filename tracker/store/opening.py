"""Before a journal is opened: is the path fit, is the file ours, and is it of this version?

Only the standard library is loaded here, and nothing is written to a file that is not known to be ours.
"""

import os
import re
import sqlite3
import stat
from datetime import datetime
from pathlib import Path

from tracker.errors import JournalError, NewerJournalError
from tracker.store.faults import explained

APPLICATION_ID = 0x54524B52  # "TRKR" in the header of every journal
SCHEMA = 3  # PRAGMA user_version of a journal at head: the number of its newest migration
BACKUPS = "backups"


def prepare(path: Path, *, now: datetime, busy_ms: int) -> Path:
    """Make the journal at `path` ready to be opened and return where it really is.

    A missing folder and a missing file are created; a journal of an older version is backed up and upgraded. Raises
    JournalError for a path or file that is not a journal, NewerJournalError for one of a later version; both leave
    the file untouched.
    """
    real = _checked(path)
    version = schema_of(real, busy_ms=busy_ms)
    if version < SCHEMA:
        _refuse_emptied(real)
        from tracker.store.migrating import upgrade

        _create(real)
        upgrade(real, now=now, busy_ms=busy_ms)
    return real


def _checked(path: Path) -> Path:
    """The path without symbolic links; JournalError when no journal can be there."""
    try:
        real = path.resolve()
        found = real.stat() if real.exists() else None
    except (OSError, RuntimeError, ValueError) as error:
        raise JournalError(f"The journal path {path} can't be used ({error}); choose another with --db.") from error
    if found is None:
        return real
    if stat.S_ISDIR(found.st_mode):
        raise JournalError(f"{path} is a folder, not a journal; name a file in it, such as {path / 'journal.db'}.")
    if not stat.S_ISREG(found.st_mode):
        raise JournalError(f"{path} is not a plain file; choose another place for the journal.")
    if found.st_nlink > 1:
        raise JournalError(
            f"The journal {path} has a second name (a hard link), which can damage it; make it a copy of its own."
        )
    return real


def _create(real: Path) -> None:
    """Create the folder and an empty file, readable by its owner alone, where there is none."""
    try:
        real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(real, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if not real.parent.is_dir():
            raise JournalError(f"{real.parent} is a file, so no journal can be in it; choose another place.") from None
    except OSError as error:
        why = error.strerror or error
        raise JournalError(f"The journal {real} can't be created ({why}); check its folder {real.parent}.") from error


def _refuse_emptied(real: Path) -> None:
    """An empty file is a new journal, unless backups beside it tell of an older one."""
    if real.exists() and real.stat().st_size == 0:
        # The whole name, or the backups of `journal-old.db` would pass for those of `journal.db`.
        ours = re.compile(rf"{re.escape(real.stem)}-v[0-9]+-([0-9]{{8}}T[0-9]{{6}}Z(?:_[0-9]+)?)\.db")
        names = (ours.fullmatch(file.name) for file in (real.parent / BACKUPS).glob("*.db"))
        dated = {name[1]: real.parent / BACKUPS / name[0] for name in names if name}
        if dated:
            newest = dated[max(dated)]
            raise JournalError(
                f"The journal {real} is empty, though it once was not; copy the backup {newest} over it, "
                "or move the empty file away to begin anew."
            )


def schema_of(real: Path, *, busy_ms: int) -> int:
    """The schema version of the journal at a resolved path, 0 when there is none yet.

    Reads without writing. Raises NewerJournalError for a later version than ours and JournalError for a file that is
    not a journal.
    """
    if not real.exists() or real.stat().st_size == 0:
        return 0
    with explained(real):
        try:
            mark, version, tables = _header(real, "mode=ro", busy_ms)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            # A program died while writing: the file is only whole after its rollback journal was played back, which
            # SQLite does at the next writing open. That much is done to our own file only.
            mark, version, tables = _header(real, "immutable=1", busy_ms)
            if mark == APPLICATION_ID:
                mark, version, tables = _header(real, "mode=rw", busy_ms)
    if mark == 0 and version == 0 and tables == 0:
        return 0
    if mark != APPLICATION_ID or version < 1:
        raise JournalError(f"{real} is not a journal of this program; it was left as it is. Choose another file.")
    if version > SCHEMA:
        raise NewerJournalError(
            f"The journal {real} was written by a newer version of tracker (its format is {version}, this program "
            f"knows {SCHEMA}); it was left as it is. Update tracker."
        )
    return version


def _header(real: Path, how: str, busy_ms: int) -> tuple[int, int, int]:
    """Application id, schema version and number of tables."""
    connection = sqlite3.connect(f"{real.as_uri()}?{how}", uri=True, timeout=busy_ms / 1000, isolation_level=None)
    try:
        connection.execute("BEGIN")
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        connection.close()
    return int(mark), int(version), int(tables)
