"""A backup back in the place of the journal, so that it can be undone.

The backup is copied, looked over and upgraded beside the journal first; the journal itself is written last, through
SQLite, as one transaction: whoever has it open sees the other state, and a death in the middle leaves it as it was.
"""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from tracker import __version__
from tracker.domain.keeping import Backup, Reason, Restored
from tracker.domain.soundness import Survey
from tracker.errors import DamagedJournalError, JournalError
from tracker.store.aside import put_in_place
from tracker.store.backups import SEALED, backup_from, copy_into, holds, mark_of, surveyed, told
from tracker.store.disk import make_folder, new_part, remove, sha256_of, sides_of
from tracker.store.engine import BUSY_MS
from tracker.store.faults import explain
from tracker.store.kept import backup_at, backups_of, folder_of
from tracker.store.opening import SCHEMA, schema_of
from tracker.store.paths import checked
from tracker.store.readonly import why_read_only
from tracker.store.salvage.holding import alone
from tracker.store.surveying import survey
from tracker.store.waiting import STEP, ask


def restore(real: Path, source: Path, *, now: datetime, busy_ms: int = BUSY_MS) -> Restored:
    """Make the journal at `real` what the backup at `source` is; of an older version, upgraded.

    What was there is backed up first (`before-restore`), under the lock under which it is written over, so that no
    change of another window falls between. A damaged one is set aside instead. Where the journal is in that state
    already nothing is done. Raises JournalError, also BusyJournalError and NewerJournalError, after which the journal
    is as it was.
    """
    real, source = checked(real), source.absolute()
    try:
        backup = _backup_in(source, real, now, busy_ms)
        make_folder(real.parent)
        with _ready(backup, real, now) as (ready, found):
            return _written(backup, ready, found, real, now, busy_ms)
    except OSError as error:
        why = error.strerror or error
        raise JournalError(f"{source} can't be restored ({why}); the journal is as it was.") from error


def plain_file(source: Path) -> None:
    """JournalError for what is no file in its own name, so that nothing is restored from where a link leads."""
    try:
        about = source.lstat()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise JournalError(f"{source} can't be read ({why}), so nothing was restored; name a backup.") from error
    if stat.S_ISLNK(about.st_mode):
        raise JournalError(f"{source} is a symbolic link, so nothing was restored; name the file itself.")
    if not stat.S_ISREG(about.st_mode):
        raise JournalError(f"{source} is no file, so nothing was restored; name a backup.")


def _backup_in(source: Path, real: Path, now: datetime, busy_ms: int) -> Backup:
    """The backup in a file, after its name and its header were looked at. JournalError, OSError."""
    plain_file(source)
    if real.exists() and source.samefile(real):
        raise JournalError(f"{source} is the journal itself, so nothing was restored; name a backup of it.")
    schema = schema_of(source, busy_ms=busy_ms)
    if not schema:
        raise JournalError(f"{source} is empty, so nothing was restored; name another backup.")
    known = {backup.path: backup for backup in backups_of(real)}
    return known.get(source) or backup_at(source, schema=schema, now=now)


@contextmanager
def _ready(backup: Backup, real: Path, now: datetime) -> Iterator[tuple[Path, Survey]]:
    """A copy of a backup beside the journal, of this version and looked over. JournalError where it is not sound."""
    copy = new_part(real.parent, real)
    try:
        _copy_of(backup, copy)
        # One of our own was looked over when it was made, and is byte by byte what it was then.
        own = backup.verified and backup.path.parent == folder_of(real)
        if own and (backup.schema, backup.app) == (SCHEMA, __version__):
            found = Survey(backup.counts, backup.digest)
        else:
            found = _sound(copy, backup)
        if backup.digest and (found.digest, found.counts) != (backup.digest, backup.counts):
            raise _unsound(backup, "its rows are not those that its manifest names")
        if backup.schema < SCHEMA:
            from tracker.store.migrating import upgrade

            upgrade(copy, now=now, guarded=False)
            found = _sound(copy, backup)
        yield copy, found
    finally:
        remove(copy, *sides_of(copy))


def _copy_of(backup: Backup, copy: Path) -> None:
    """Copy a backup into the empty file `copy`. DamagedJournalError where it is not what its manifest says."""
    try:
        if backup.verified:
            copyfile(backup.path, copy)
            if sha256_of(copy) != backup.sha256:
                raise DamagedJournalError(
                    f"The backup {backup.path} is not what it was when it was made, so nothing was restored; name "
                    "another one."
                )
        else:
            with closing(sqlite3.connect(f"{backup.path.as_uri()}?mode=ro", uri=True)) as source:
                copy_into(source, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as writable:
            writable.execute("PRAGMA journal_mode=DELETE").close()  # whatever it had where it comes from
    except sqlite3.Error as error:
        raise explain(error, backup.path) from error


def _sound(copy: Path, backup: Backup) -> Survey:
    found = surveyed(copy, mend=backup.schema < SEALED)
    if not found.sound:
        raise _unsound(backup, told(found))
    return found


def _unsound(backup: Backup, why: str) -> JournalError:
    return DamagedJournalError(
        f"The backup {backup.path} is damaged ({why}), so nothing was restored; name another one."
    )


def _written(backup: Backup, ready: Path, found: Survey, real: Path, now: datetime, busy_ms: int) -> Restored:
    """The last step: `ready` in the place of the journal."""
    if not real.exists():
        return Restored(backup=backup, aside=put_in_place(ready, real, now=now))
    try:
        empty = not schema_of(real, busy_ms=busy_ms)
        with closing(_held(real, busy_ms)) as live:
            return _over(backup, ready, found, live, real, now, empty=empty)
    except DamagedJournalError:
        return Restored(backup=backup, aside=_set_aside(ready, real, now, busy_ms))
    except sqlite3.Error as error:
        why = explain(error, real)
        if not isinstance(why, DamagedJournalError):
            raise why from error
        return Restored(backup=backup, aside=_set_aside(ready, real, now, busy_ms))


def _set_aside(ready: Path, real: Path, now: datetime, busy_ms: int) -> tuple[Path, ...]:
    """`ready` in the place of a damaged journal, into which nobody writes meanwhile: what they stored would be lost."""
    if why_read_only(real):
        return put_in_place(ready, real, now=now)  # the lock takes writing, and nobody else writes there either
    with alone(real, busy_ms):
        return put_in_place(ready, real, now=now)


def _over(
    backup: Backup, ready: Path, found: Survey, live: sqlite3.Connection, real: Path, now: datetime, *, empty: bool
) -> Restored:
    """Write `ready` over the journal through `live`, a connection that keeps everybody else out."""
    before = None
    if not empty:
        with closing(sqlite3.connect(f"{ready.as_uri()}?mode=ro", uri=True)) as wanted:
            same = mark_of(live) == mark_of(wanted)
        if same and survey(live) == Survey(dict(found.counts), found.digest):
            return Restored(backup=backup, changed=False)
        before = backup_from(live, real, reason=Reason.RESTORE, now=now)
    with closing(sqlite3.connect(f"{ready.as_uri()}?mode=ro", uri=True)) as wanted:
        try:
            wanted.backup(live)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_IOERR:
                raise
            raise JournalError(
                f"The disk failed while the journal {real} was written over: look whether it was restored before you "
                "do it again, and check the disk."
            ) from error  # at the very end only SQLite knows, as the lock is held on
    if not holds(live, ready, sha256_of(ready)):
        raise JournalError(f"The journal {real} is not what was restored; check the disk, then restore another backup.")
    return Restored(backup=backup, before=before)


def _held(real: Path, busy_ms: int) -> sqlite3.Connection:
    """A connection that holds the journal alone until it is closed. sqlite3.Error where another one does not let go."""
    connection = sqlite3.connect(f"{real.as_uri()}?mode=rw", uri=True, timeout=STEP, isolation_level=None)
    try:
        for line in (
            "PRAGMA trusted_schema=OFF",
            "PRAGMA cell_size_check=ON",
            "PRAGMA journal_mode=DELETE",
            "PRAGMA synchronous=EXTRA",
            "BEGIN EXCLUSIVE",
            "PRAGMA locking_mode=EXCLUSIVE",  # stays locked; before, waiting held others up
            "COMMIT",
        ):
            ask(connection, line, busy_ms)
    except BaseException:
        connection.close()
        raise
    return connection
