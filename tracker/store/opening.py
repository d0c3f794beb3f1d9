"""Before a journal is opened: is the path fit, is the file ours, and is it of this version?

Only the standard library is loaded here, and nothing is written to a file that is not known to be ours.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import BusyJournalError, DamagedJournalError, JournalError, NewerJournalError
from tracker.store.faults import WAYS_OUT, explained
from tracker.store.paths import asides, checked, create
from tracker.store.readonly import private_copy, why_read_only
from tracker.store.waiting import STEP, ask

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

APPLICATION_ID = 0x54524B52  # "TRKR" in the header of every journal
SCHEMA = 4  # PRAGMA user_version of a journal at head: the number of its newest migration
BACKUPS = "backups"
_LOOKED_THROUGH = 64_000_000  # bytes of a file in which signs of a journal are looked for
_OURS = {"athlete", "session", "change", "change_row"}  # tables that no other program has together
_NEEDS_HEALING = (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_READONLY_CANTINIT)
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


@dataclass(frozen=True, slots=True)
class Ready:
    """A journal that can be opened: where it really is, and the file to open.

    That is another one, in a `folder` of this process alone, where the journal itself can only be read and can't be
    read as it is; see `readonly`.
    """

    real: Path
    file: Path
    folder: "TemporaryDirectory[str] | None" = None


def prepare(path: Path, *, now: datetime, busy_ms: int) -> Ready:
    """Make the journal at `path` ready to be opened.

    A missing folder and a missing file are created; a journal of an older version is backed up and upgraded. Raises
    JournalError for a path or file that is not a journal, and where backups tell that there was one,
    DamagedJournalError for one that was, NewerJournalError for one of a later version; all leave the file untouched.
    """
    real = checked(path)
    if real.exists() and why_read_only(real):
        return _to_be_read(real, now, busy_ms)
    version = schema_of(real, busy_ms=busy_ms)
    if version < SCHEMA:
        if version == 0:
            _refuse_emptied(real)
        from tracker.store.migrating import upgrade

        create(real)
        upgrade(real, now=now, busy_ms=busy_ms)
    return Ready(real, real)


def _to_be_read(real: Path, now: datetime, busy_ms: int) -> Ready:
    """A journal that can't be written, made ready to be read."""
    try:
        if schema_of(real, busy_ms=busy_ms, touch=False) == SCHEMA:
            return Ready(real, real)
    except (NewerJournalError, DamagedJournalError, BusyJournalError):
        raise
    except JournalError:
        pass  # not before what was half written in it is taken back, or never: the copy will tell
    folder = private_copy(real, busy_ms)
    try:
        copy = Path(folder.name) / real.name
        version = schema_of(copy, busy_ms=busy_ms)
        if version == 0:
            raise JournalError(f"The journal {real} is empty, and nothing can be stored: {why_read_only(real)}.")
        if version < SCHEMA:
            from tracker.store.migrating import upgrade

            upgrade(copy, now=now, busy_ms=busy_ms)
    except JournalError as error:
        folder.cleanup()
        raise type(error)(str(error).replace(str(Path(folder.name) / real.name), str(real))) from error
    return Ready(real, copy, folder)


def _refuse_emptied(real: Path) -> None:
    """A file with nothing in it, or none, is a new journal, unless what is beside it tells of an older one."""
    backup = _newest_backup(real)
    if not real.exists():
        _refuse_missing(real, backup)
        return
    if backup is not None:
        raise JournalError(
            f"The journal {real} is empty, though it once was not; `tracker restore last` brings back the backup "
            f"{backup}, or, to begin anew, move the file and the folder {backup.parent} away or choose another file "
            "with --db."
        )


def _refuse_missing(real: Path, backup: Path | None) -> None:
    if backup is not None:
        away = backup.parent
        raise JournalError(
            f"The journal {real} is gone, though backups of it are there; `tracker restore last` brings back the "
            f"newest one, or, to begin anew, move the folder {away} away or choose another file with --db."
        )
    from tracker.store.disk import SIDES

    damaged = [path for path in asides(real) if not path.name.endswith(SIDES)]
    if damaged:
        raise JournalError(
            f"The journal {real} is gone, though {damaged[-1]} is there, which was set aside; give it that name again "
            "and `tracker check --fix` saves what can be read, or, to begin anew, move it away or choose another file "
            "with --db."
        )


def _newest_backup(real: Path) -> Path | None:
    """The newest backup of the journal, by its name alone."""
    from tracker.store.kept import backups_of

    return next((backup.path for backup in backups_of(real)), None)


def _remains(real: Path) -> bool:
    """Whether a file that is no journal was one: backups of it are there, or what every journal has is left in it.

    It is read as it lies, which is for files only that SQLite can't use: closing one gives up the locks on it.
    """
    if _newest_backup(real) is not None:
        return True
    with real.open("rb") as file:
        data = file.read(_LOOKED_THROUGH)
    marked = data[:6] == b"SQLite" and data[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return marked or b"CREATE TABLE change_row" in data


class _Header(NamedTuple):
    """What a file says of itself; `broken` where its schema can't be read."""

    mark: int
    version: int
    tables: frozenset[str] = frozenset()
    mode: str = ""
    broken: bool = False

    @property
    def ours(self) -> bool:
        """Whether the tables are those of a journal, whatever the marks say."""
        return self.tables >= _OURS


def schema_of(real: Path, *, busy_ms: int, touch: bool = True) -> int:
    """The schema version of the journal at a resolved path, 0 when there is none yet.

    Reads without writing, but unless it may not `touch` it takes back what a dying program left half written in our own
    file, and leaves a write-ahead log that another program chose. Raises NewerJournalError for
    a later version than ours, DamagedJournalError for a file that was a journal, and JournalError for one that is none.
    """
    if not real.exists() or real.stat().st_size == 0:
        return 0
    with explained(real):
        try:
            header = _healed(real, busy_ms) if touch else _header(real, "mode=ro", busy_ms)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _DAMAGED:
                raise
            raise _not_ours(real, known=_remains(real)) from error
    if header.mark == APPLICATION_ID and header.broken:
        raise _not_ours(real, known=True)
    if header.mark == 0 and header.version == 0 and not header.tables:
        return 0
    if header.mark != APPLICATION_ID or header.version < 1:
        raise _not_ours(real, known=header.ours or _remains(real))
    if header.version > SCHEMA:
        raise NewerJournalError(
            f"The journal {real} was written by a newer version of tracker (its format is {header.version}, this "
            f"program knows {SCHEMA}); it was left as it is: update tracker."
        )
    if header.mode == "wal":
        if not touch:
            raise JournalError(f"The journal {real} has a write-ahead log, which can't be read where it is.")
        _leave_wal(real, busy_ms)
    return header.version


def _not_ours(real: Path, *, known: bool) -> JournalError:
    """The error for a file that is not a journal, or not any more."""
    if known:
        return DamagedJournalError(f"The journal {real} is damaged; it was left as it is: {WAYS_OUT}")
    return JournalError(f"{real} is not a journal of this program; it was left as it is: choose another file.")


def _healed(real: Path, busy_ms: int) -> _Header:
    """The header of a file, whole again if a program died while it wrote to it, as far as the file is ours.

    SQLite plays the rollback journal back at the next writing open. Before it may, it does so in a copy: what is half
    written tells neither whose it is nor even that it is a database. An empty file may be what comes of it.
    """
    try:
        return _header(real, "mode=ro", busy_ms)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _NEEDS_HEALING:
            raise
    with private_copy(real, busy_ms) as folder:
        copy = Path(folder) / real.name
        before = _changes(copy)
        header = _header(copy, "mode=rw", busy_ms)
        after = _changes(copy)
        ours = header.mark == APPLICATION_ID or copy.stat().st_size == 0
    if None not in (before, after) and before not in (after, (after or 0) + 1):
        raise JournalError(
            f"The journal {real} was replaced after a program died while writing to it; move {real.name}-journal away, "
            "which belongs to the file that was there before, and try again."
        )
    return _header(real, "mode=rw", busy_ms) if ours else header


def _changes(copy: Path) -> int | None:
    """How often a file was changed, as its first page counts it; `None` where that was not written whole.

    A change that was cut short counts one more than the state before it, or as many.
    """
    data = copy.read_bytes()[:100]
    return int.from_bytes(data[24:28], "big") if data[:6] == b"SQLite" else None


def _header(real: Path, how: str, busy_ms: int) -> _Header:
    connection = sqlite3.connect(f"{real.as_uri()}?{how}", uri=True, timeout=STEP, isolation_level=None)
    try:
        connection.execute("BEGIN")
        mark = int(ask(connection, "PRAGMA application_id", busy_ms)[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        try:
            tables = frozenset(name for (name,) in connection.execute("SELECT name FROM sqlite_master"))
            mode = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _DAMAGED and "decode" not in str(error):
                raise
            return _Header(mark, version, broken=True)
    finally:
        connection.close()
    return _Header(mark, version, tables, mode)


def _leave_wal(real: Path, busy_ms: int) -> None:
    """Go back to the rollback journal where some other program has chosen a write-ahead log.

    With that the file could not be read on a read-only disk, a copy of it would lack the newest rows, and replacing it
    would not be noticed. Raises JournalError while others use it so.
    """
    connection = sqlite3.connect(f"{real.as_uri()}?mode=rw", uri=True, timeout=STEP, isolation_level=None)
    try:
        if ask(connection, "PRAGMA journal_mode=DELETE", busy_ms)[0] == "delete":
            return
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            with explained(real):
                raise
    finally:
        connection.close()
    why = "" if wal_is_safe(sqlite3.sqlite_version_info) else f", which SQLite {sqlite3.sqlite_version} can't do safely"
    raise BusyJournalError(
        f"Another program has switched the journal {real} to a write-ahead log{why}; close it and try again."
    )


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether two programs may share a write-ahead log under that SQLite: before its mend a reset could lose writes."""
    mended = {(3, 44): 6, (3, 50): 7}
    return version < (3, 7, 0) or version >= (3, 51, 3) or version[2] >= mended.get(version[:2], 1_000)
