"""Backups that leave: a copy of the journal in a file of one's choice, or a bundle for another machine.

Nothing of a bundle is used before all of it was found to be what its manifest says.
"""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from errno import EXDEV
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.config import typed_path
from tracker.domain.keeping import Backup, Reason, Restored
from tracker.errors import JournalError, RefusedError
from tracker.services.exports.leaving import check_free
from tracker.services.files import put_under_name, write_whole
from tracker.services.packing import JOURNAL, PHOTOS, TEMPLATES, Beside, pack, told_in, unpack
from tracker.services.photos import is_named_by
from tracker.services.template_texts import into_trash
from tracker.store.backups import make_backup
from tracker.store.disk import PART, make_folder, part_prefix, sha256_of, sync
from tracker.store.kept import MANIFEST, is_manifest, manifest_path
from tracker.store.restoring import plain_file, restore

BUNDLE = ".zip"


def target(to: Path, now: datetime) -> Path:
    """The file a backup goes to: the one that was named, or a bundle of a fitting name in the folder that was."""
    to = typed_path(to)
    return to / f"tracker-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{BUNDLE}" if to.is_dir() else to


def leave(journal: Path, path: Path, folders: Beside, *, now: datetime, over: bool = False) -> Backup:
    """Write a verified backup to `path`: a bundle where it ends in .zip, else a copy with its manifest beside it.

    RefusedError where one of these is there already, unless `over`, or can't be written; JournalError. What is no
    manifest is not written over by one.
    """
    bundled = path.suffix.lower() == BUNDLE
    if path.exists() and journal.samefile(path):
        raise RefusedError(f"{path} is the journal itself; name another file.")
    if path.suffix.lower() == MANIFEST:
        raise RefusedError(f"{path} would be the name of a backup's manifest; name a file that ends in .db or .zip.")
    check_free(path, over=over)
    if not bundled:
        beside = manifest_path(path)
        check_free(beside, over=over)
        if os.path.lexists(beside) and not is_manifest(beside):
            raise RefusedError(f"{beside} is in the way of the backup's manifest and is none; name another file.")
    try:
        with TemporaryDirectory(prefix=".tracker-", suffix=PART, dir=path.parent) as folder:
            backup = make_backup(journal, reason=Reason.ASKED, now=now, folder=Path(folder))
            made = Path(folder) / "made"
            lacking: tuple[str, ...] = ()
            if bundled:
                lacking = pack(made, backup, folders)
                put_under_name(made, path, over=over)
            else:
                backup.path.rename(made)
                _put_both(made, manifest_path(backup.path), path, over=over)
    except FileExistsError as error:
        raise RefusedError(f"{path} is there already; name another file, or add --force to write over it.") from error
    except OSError as error:
        raise RefusedError(f"{path} can't be written: {error.strerror or error}.") from error
    return replace(backup, path=path, lacking=lacking)


def _put_both(made: Path, manifest: Path, path: Path, *, over: bool) -> None:
    """Give a copy and its manifest, in a folder of their own beside `path`, their names; both or none. OSError.

    An older copy is never beside the new manifest, also after a death in the middle: then the new one has none yet.
    Where there are no hard links there is no way back to an older copy: then the new one stays, without a manifest.
    """
    beside, older, older_manifest = manifest_path(path), made.with_name("older"), made.with_name("older-manifest")
    there = path.exists()
    if there and over:
        with suppress(OSError):
            os.link(path, older)
    try:
        if over and beside.exists():
            beside.rename(older_manifest)
            sync(path.parent)
        put_under_name(made, path, over=over)
        put_under_name(manifest, beside, over=over)
    except OSError:
        placed = not made.exists() or (path.exists() and made.samefile(path))
        if placed and there and not older.exists():
            raise
        with suppress(OSError):
            if older.exists():
                older.replace(path)
            elif placed:
                path.unlink()
        with suppress(OSError):
            if older_manifest.exists():
                older_manifest.replace(beside)
        raise


def arrive(journal: Path, path: Path, beside: Beside, *, now: datetime) -> Restored:
    """Restore what a bundle holds: the journal as `restore`, then photos and own templates that are not there.

    A photo that is not as it was, and a template of the same name that is another one, go into the trash folder beside
    them. JournalError, also where the bundle is not what its manifest says: then nothing was touched.
    """
    plain_file(path)
    try:
        make_folder(journal.parent)
        with TemporaryDirectory(prefix=part_prefix(journal), suffix=PART, dir=journal.parent) as name:
            folder = Path(name)
            with told_in(path):
                unpack(path, folder)
            done = _restored(journal, folder / JOURNAL, path, now)
            photos, templates = _brought(folder, beside)
    except OSError as error:
        raise JournalError(f"{path} can't be restored: {error.strerror or error}.") from error
    backup = replace(done.backup, path=path)
    return replace(done, backup=backup, photos=photos, templates=templates)


def _restored(journal: Path, unpacked: Path, bundle: Path, now: datetime) -> Restored:
    """`restore` of what was unpacked, of which nothing is left to look at when it is refused: the bundle is named."""
    try:
        return restore(journal, unpacked, now=now)
    except JournalError as error:
        raise type(error)(str(error).replace(str(unpacked), str(bundle))) from error


def _brought(folder: Path, beside: Beside) -> tuple[int, int]:
    """Move what was unpacked into the folders beside the journal; how many photos and templates were not there."""
    counts = []
    for kind, place, moved in ((PHOTOS, beside.photos, _photo_moved), (TEMPLATES, beside.templates, _template_moved)):
        files = sorted((folder / kind).iterdir())
        try:
            if files:
                make_folder(place)
            counts.append(sum(moved(file, place) for file in files))
            if files:
                sync(place)
        except (OSError, JournalError) as error:
            why = error.strerror or error if isinstance(error, OSError) else str(error).rstrip(".")
            raise JournalError(
                f"The journal was restored, but its {kind} can't be kept in {place} ({why}); mend that and restore the "
                "bundle again."
            ) from error
    return counts[0], counts[1]


def _photo_moved(file: Path, folder: Path) -> bool:
    """Put a photo into its folder; False where one of that name is there, unless that is damaged and this one not."""
    place = folder / file.name
    if place.exists():
        if _as_added(place) or not _as_added(file):
            return False
        into_trash(place, folder)
    _move(file, place)
    return True


def _as_added(photo: Path) -> bool:
    return photo.is_file() and is_named_by(photo.name, sha256_of(photo))


def _template_moved(file: Path, own: Path) -> bool:
    """Put a template into the library; False where it is there already. Another one of its name goes into the trash."""
    place = own / file.name
    if place.is_file() and place.read_bytes() == file.read_bytes():
        return False
    if place.exists():
        into_trash(place, own)
    _move(file, place)
    return True


def _move(file: Path, place: Path) -> None:
    """Give a file another name, on whatever disk that is. OSError."""
    try:
        file.rename(place)
    except OSError as error:
        if error.errno != EXDEV:
            raise
        write_whole(place, file.read_bytes())
