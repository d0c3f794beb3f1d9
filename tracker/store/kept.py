"""The backups that are kept beside a journal: their names, their manifests, which of them are thinned out."""

import json
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree

from tracker.domain.keeping import Backup, Reason, in_order, to_drop
from tracker.domain.manifests import KEYS, LIMIT, MOST, manifest_of, read_object, told_of
from tracker.store.disk import PART, key_of, part_prefix, remove, sha256_of
from tracker.store.opening import BACKUPS

MANIFEST = ".json"
_STAMP = "%Y%m%dT%H%M%SZ"
_ABANDONED = timedelta(hours=1)  # older than any copy that is still being made


def folder_of(real: Path) -> Path:
    """The folder of a journal's backups, which need not be there."""
    return real.parent / BACKUPS


def name_for(real: Path, schema: int, at: datetime, n: int) -> str:
    """The name of the `n`-th backup (from 1) that was made of a journal in one second."""
    return f"{key_of(real)}-v{schema}-{at.astimezone(UTC):{_STAMP}}{f'_{n}' if n > 1 else ''}.db"


def manifest_path(backup: Path) -> Path:
    """Where the manifest of a backup is."""
    return backup.with_suffix(MANIFEST)


def is_manifest(path: Path) -> bool:
    """Whether a file of any name is the manifest of some backup, so that a newer one may be written over it."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        with path.open("rb") as file:
            found = read_object(file.read(LIMIT))
        return found.keys() >= KEYS
    except (OSError, ValueError):
        return False


def manifest_bytes(backup: Backup) -> bytes:
    """A backup's manifest as it is written."""
    return (json.dumps(manifest_of(backup), indent=1) + "\n").encode()


def backups_of(real: Path) -> tuple[Backup, ...]:
    """A journal's backups, the one that was made last first; what is no file of ours is left out. Never raises.

    One without a manifest is as an earlier version made it; one whose manifest can't be read is there all the same.
    """
    return in_order(list(_own(real, _named(real))))


def times_of(real: Path) -> Iterator[datetime]:
    """When a journal's backups were made (aware, UTC), the latest first; no more manifests are read than are asked."""
    return (backup.at for backup in _own(real, reversed(_named(real))))


def next_seq(real: Path) -> int:
    """The number of the next backup of a journal among all of it, from 1."""
    return min(max((backup.seq for backup in backups_of(real)), default=0) + 1, MOST - 1)


def backup_at(path: Path, *, schema: int, now: datetime) -> Backup:
    """The backup in a file of any name, of a known `schema`, with its manifest where one is beside it.

    Without one it is of the instant when it was last written. OSError where there is no such file.
    """
    about = path.stat()
    at = min(datetime.fromtimestamp(int(about.st_mtime), UTC), now)
    bare = Backup(path=path, at=at, reason=Reason.ASKED, schema=schema, counts={}, size=about.st_size)
    return _known(bare, own_time=True)


def is_whole(backup: Backup) -> bool:
    """Whether a backup's file is byte by byte what its manifest says."""
    try:
        return backup.verified and backup.path.stat().st_size == backup.size and sha256_of(backup.path) == backup.sha256
    except OSError:
        return False


def thin(real: Path, now: datetime) -> tuple[Backup, ...]:
    """Remove the backups that are thinned out, and return them; those that were asked for stay.

    So do those whose manifest can't be read, which may have been asked for. Only called after a backup was made and
    verified: then the newest one is good. Never raises.
    """
    may_go = [backup for backup in backups_of(real) if backup.reason not in (Reason.ASKED, Reason.UNKNOWN)]
    times = to_drop((backup.at for backup in may_go), now)
    dropped = tuple(backup for backup in may_go if backup.at in times)
    for backup in dropped:
        remove(backup.path, manifest_path(backup.path))
    return dropped


def sweep(real: Path, now: datetime) -> None:
    """Remove what was cut off and left behind: parts, a manifest without its file. Never raises."""
    pattern = _pattern(real)
    with suppress(OSError):
        for path in (*real.parent.iterdir(), *folder_of(real).iterdir()):
            part = path.name.startswith(part_prefix(real)) and path.suffix == PART
            lonely = path.suffix == MANIFEST and pattern.fullmatch(f"{path.stem}.db") is not None
            if part or (lonely and not path.with_suffix(".db").exists()):
                written = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
                if now - written > _ABANDONED:
                    rmtree(path, ignore_errors=True) if path.is_dir() else remove(path)


def _pattern(real: Path) -> re.Pattern[str]:
    # the whole name, or the backups of `journal-old.db` would pass for those of `journal.db`
    return re.compile(rf"{re.escape(key_of(real))}-v([0-9]{{1,6}})-([0-9]{{8}}T[0-9]{{6}}Z)(?:_([0-9]{{1,6}}))?\.db")


def _named(real: Path) -> list[Backup]:
    """The backups whose names may be those of a journal's, by the time there, as their names and files tell them."""
    pattern = _pattern(real)
    found: list[tuple[datetime, int, Backup]] = []
    try:
        files = list(folder_of(real).iterdir())
    except OSError:
        return []
    for path in files:
        name = pattern.fullmatch(path.name)
        if name is None:
            continue
        try:
            at = datetime.fromisoformat(name[2])
            about = path.lstat()
        except (ValueError, OSError):
            continue
        if stat.S_ISREG(about.st_mode):
            backup = Backup(
                path=path, at=at, reason=Reason.UPGRADE, schema=int(name[1]), counts={}, size=about.st_size
            )  # earlier versions made them before an upgrade only
            found.append((at, int(name[3] or 1), backup))
    return [backup for _, _, backup in sorted(found, key=lambda one: one[:2])]


def _own(real: Path, named: Iterable[Backup]) -> Iterator[Backup]:
    """Those of `named` that are a journal's, each with what its manifest says: `journal` is not `journal.db`."""
    return (backup for backup in map(_known, named) if backup.journal in ("", real.name))


def _known(bare: Backup, *, own_time: bool = False) -> Backup:
    """A backup with what its manifest says, as it is where there is none; of no known reason where it can't be right.

    With `own_time` the file's name does not tell when it was made, so the manifest does.
    """
    path = manifest_path(bare.path)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise ValueError("it is no file")
        with path.open("rb") as file:
            found = read_object(file.read(LIMIT))
        return told_of(found, bare, own_time=own_time)
    except FileNotFoundError:
        return bare
    except (OSError, ValueError):
        return replace(bare, reason=Reason.UNKNOWN)
