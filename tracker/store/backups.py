"""Backups of the journal, made and verified through SQLite alone.

The journal's file is never opened by other means in this process: closing such a handle would drop SQLite's locks.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from tracker import __version__
from tracker.domain.keeping import Backup, Reason
from tracker.domain.soundness import FaultKind, Survey
from tracker.errors import DamagedJournalError, JournalError
from tracker.store.disk import make_folder, new_part, remove, sha256_of, sides_of, sync
from tracker.store.engine import BUSY_MS
from tracker.store.faults import explain
from tracker.store.kept import (
    backups_of,
    folder_of,
    is_whole,
    manifest_bytes,
    manifest_path,
    name_for,
    next_seq,
    sweep,
    thin,
)
from tracker.store.opening import SCHEMA, schema_of
from tracker.store.surveying import survey
from tracker.store.waiting import STEP, ask

SEALED = 4  # the schema from which on every row has a seal
# The counters of the file's header that are another in a copy: of changes, of the schema, and when it was written.
_COUNTERS = ((24, 28), (40, 44), (92, 100))
_HEADER = 100
_BLANK = "0" * 32  # the mark of a journal without a change
_CHANGES = "SELECT id, at, title, state, moved_at FROM change ORDER BY id"
_NEWEST = "SELECT of_table, row_key, before, after FROM change_row WHERE change_id = ? ORDER BY seq"


def make_backup(
    real: Path, *, reason: Reason, now: datetime, busy_ms: int = BUSY_MS, folder: Path | None = None
) -> Backup:
    """Copy the journal at `real` into `backups/` beside it, or into `folder`, with its manifest.

    The name carries schema version and time, e.g. `journal-v1-20250628T093000Z.db`. The copy has its name only after
    it was read again, found page by page what the journal is and sound, and is on the disk. Then older backups are
    thinned out. Raises JournalError, DamagedJournalError for a journal that is not sound; a failed backup leaves
    nothing behind and every other backup as it was.
    """
    try:
        with closing(reader_of(real, busy_ms)) as source:
            return backup_from(source, real, reason=reason, now=now, folder=folder)
    except sqlite3.Error as error:
        raise explain(error, real) from error


def keep_state(real: Path, *, reason: Reason, now: datetime, busy_ms: int = BUSY_MS) -> Backup | None:
    """Make a backup unless the newest one holds the journal as it is; None where it does, or nothing was ever stored.

    A backup holds it where it is of the same state and its file is still what was verified. Errors as `make_backup`.
    """
    try:
        with closing(reader_of(real, busy_ms)) as source:
            mark = mark_of(source)
            newest = next(iter(backups_of(real)), None)
            if not mark or (newest is not None and newest.mark == mark and is_whole(newest)):
                return None
            return backup_from(source, real, reason=reason, now=now)
    except sqlite3.Error as error:
        raise explain(error, real) from error


def reader_of(real: Path, busy_ms: int) -> sqlite3.Connection:
    """A connection in a snapshot of the journal, which it won't change. sqlite3.Error.

    It may write all the same: a file that a dying program left half written is healed by whoever reads it first.
    """
    connection = sqlite3.connect(f"{real.as_uri()}?mode=rw", uri=True, timeout=STEP, isolation_level=None)
    try:
        for line in ("PRAGMA query_only=ON", "PRAGMA trusted_schema=OFF", "BEGIN"):
            connection.execute(line).close()
        ask(connection, "SELECT count(*) FROM sqlite_master", busy_ms)
    except BaseException:
        connection.close()
        raise
    return connection


def mark_of(connection: sqlite3.Connection) -> str:
    """A short name for the state of a journal; "" where nothing was ever stored in it. sqlite3.Error.

    Made of the version and the undo log, in which every change is: its list, and the rows of the newest change. No
    other pages are read.
    """
    usual, connection.text_factory = connection.text_factory, bytes  # also what is no text has its mark
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        changes = connection.execute(_CHANGES).fetchall()
        rows = connection.execute(_NEWEST, changes[-1][:1]).fetchall() if changes else []
    finally:
        connection.text_factory = usual
    return sha256(repr((version, pages, changes, rows)).encode()).hexdigest()[:32] if changes else ""


def backup_from(
    source: sqlite3.Connection, real: Path, *, reason: Reason, now: datetime, folder: Path | None = None
) -> Backup:
    """`make_backup` of what `source`, a connection to the journal `real` in a snapshot or with its lock, sees."""
    place = folder_of(real) if folder is None else folder
    temporary: Path | None = None
    try:
        make_folder(place)
        (schema,) = source.execute("PRAGMA user_version").fetchone()
        if schema > SCHEMA:
            schema_of(real, busy_ms=BUSY_MS)  # refuses it: what a newer version stores can't be looked over
        temporary = new_part(place, real)
        bare = _copied(source, temporary, real)
        found = surveyed(temporary, mend=schema < SEALED and reason is Reason.UPGRADE)
        if not found.sound:
            raise DamagedJournalError(
                f"The journal {real} is damaged ({told(found)}), so no backup of it was made; see tracker check."
            )
        sync(temporary)
        backup = Backup(
            path=temporary,
            at=now.astimezone(UTC).replace(microsecond=0),
            reason=reason,
            schema=schema,
            app=__version__,
            counts=found.counts,
            size=temporary.stat().st_size,
            digest=found.digest,
            mark=mark_of(source) or _BLANK,
            sha256=bare,
            journal=real.name,
            seq=next_seq(real) if folder is None else 0,
        )
        made = _named(backup, real, place)
    except OSError as error:
        why = error.strerror or error
        raise JournalError(f"No backup could be made in {place} ({why}); the journal is as it was.") from error
    finally:
        if temporary is not None:
            remove(temporary, *sides_of(temporary))
    if folder is None:
        thin(real, now)
        sweep(real, now)
    return made


def surveyed(path: Path, *, mend: bool = False) -> Survey:
    """The survey of a copy that nobody else has open. With `mend` unreadable texts are none of its faults.

    A journal of a version without seals goes on with them: they are shown with � and can be typed anew.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)) as copy:
        found = survey(copy)
    if mend:
        found = replace(found, faults=tuple(fault for fault in found.faults if fault.kind is not FaultKind.TEXT))
    return found


def told(found: Survey) -> str:
    """The first fault of a survey as a part of a sentence."""
    said = found.faults[0].said.rstrip(".")
    return said[:1].lower() + said[1:]


def _copied(source: sqlite3.Connection, temporary: Path, real: Path) -> str:
    """Copy into `temporary` and return the copy's SHA-256. JournalError where it is not what the source is."""
    copy_into(source, temporary)
    found = sha256_of(temporary)
    if not holds(source, temporary, found):
        raise JournalError(f"The backup of {real} was not what was copied, so it was not kept; check the disk.")
    return found


def holds(source: sqlite3.Connection, path: Path, digest: str) -> bool:
    """Whether a database is page by page what the file at `path` is, whose SHA-256 is `digest`."""
    image = memoryview(source.serialize())
    with path.open("rb") as file:
        header = file.read(_HEADER)
    expected, end = sha256(), 0
    for start, stop in _COUNTERS:
        expected.update(image[end:start])
        expected.update(header[start:stop])
        end = stop
    expected.update(image[end:])
    return expected.hexdigest() == digest


def copy_into(source: sqlite3.Connection, path: Path) -> None:
    """Copy all pages into the file at `path`, which is empty and nobody else's. sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        for line in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"):  # it is synced as a whole, or thrown away
            copy.execute(line).close()
        source.backup(copy)


def _named(backup: Backup, real: Path, place: Path) -> Backup:
    """Give a finished copy its name; its manifest, made first under a name that is free, keeps it from others."""
    for n in count(1):
        named = replace(backup, path=place / name_for(real, backup.schema, backup.at, n))
        manifest = manifest_path(named.path)
        if named.path.exists():  # an earlier version's, which has no manifest
            continue
        try:
            handle = os.open(manifest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(manifest_bytes(named))
            sync(manifest)
            backup.path.rename(named.path)
            sync(place)
        except OSError:
            remove(named.path, manifest)  # what may not outlast a power failure is no backup
            raise
        break
    return named
