"""What a bundle is: a zip of the journal, the photos and the own templates with a manifest of them all.

It is read again when it was written, and what comes out of one is what its manifest says, or nothing does.
"""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tracker.domain.keeping import Backup
from tracker.domain.manifests import FORMAT, manifest_of, number_told, read_object, sum_told
from tracker.domain.photos import picture_suffix
from tracker.domain.text import clean_text
from tracker.errors import JournalError, RefusedError
from tracker.formats.archives.limits import MAX_EXPORT, UnreadableError
from tracker.formats.archives.packed import hidden, wrong_name
from tracker.formats.archives.zips import ZipArchive, zip_at
from tracker.services.photos import LIMIT as PHOTO_LIMIT
from tracker.services.photos import is_named_by
from tracker.store.disk import CHUNK, sync
from tracker.store.kept import manifest_path
from tracker.store.reading_photos import photo_files

KIND = "tracker bundle"
JOURNAL, MANIFEST = "journal.db", "manifest.json"
PHOTOS, TEMPLATES = "photos", "templates"
TEMPLATE_LIMIT = 5_000_000  # bytes
_MANIFEST_LIMIT = 10_000_000
_LIMITS = {PHOTOS: PHOTO_LIMIT, TEMPLATES: TEMPLATE_LIMIT}


@dataclass(frozen=True, slots=True)
class Beside:
    """The folders beside a journal that belong to it."""

    photos: Path
    templates: Path


def pack(made: Path, backup: Backup, beside: Beside) -> tuple[str, ...]:
    """Write the bundle, and read it again; which photos of the journal are not in it as they were added, by file name.

    OSError, RefusedError, JournalError.
    """
    listed: dict[str, dict[str, object]] = {}
    made.touch(mode=0o600)  # as private as the journal
    with zipfile.ZipFile(made, "w", compression=zipfile.ZIP_DEFLATED) as packed:
        for name, file in _members(backup, beside):
            listed[name] = _put(packed, name, file)
        manifest = {"format": FORMAT, "kind": KIND, "journal": manifest_of(backup), "files": listed}
        packed.writestr(MANIFEST, json.dumps(manifest, indent=1))
    sync(made)
    with told_in(made):
        archive, _, wanted = _opened(made)
        try:
            if wanted != listed:
                raise ValueError("its manifest is another one")
            for name in listed:
                _copied(archive, name, listed[name], None)
        finally:
            archive.close()
    sums = {name: str(said["sha256"]) for name, said in listed.items()}
    return tuple(name for name in photo_files(backup.path) if not is_named_by(name, sums.get(f"{PHOTOS}/{name}", "")))


def _members(backup: Backup, beside: Beside) -> Iterator[tuple[str, Path]]:
    """What goes into a bundle, by its name there; of a symbolic link the file it leads to, which is what is read."""
    yield JOURNAL, backup.path
    for kind, folder in ((PHOTOS, beside.photos), (TEMPLATES, beside.templates)):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = f"{kind}/{file.name}"
            if file.is_file() and not hidden(name) and _fits(kind, file):
                if wrong_name(name) or "\\" in name:
                    raise RefusedError(f"{clean_text(str(file), limit=200)} can't be packed; rename it.")
                if file.stat().st_size > _LIMITS[kind]:
                    raise RefusedError(f"{file} is larger than {_LIMITS[kind] // 1_000_000} MB; move it elsewhere.")
                yield name, file


def _fits(kind: str, file: Path) -> bool:
    """Whether it is a file that the folder is there for."""
    if kind == TEMPLATES:
        return file.suffix == ".toml"
    with file.open("rb") as opened:
        return bool(picture_suffix(opened.read(CHUNK), file.suffix))


def _put(packed: zipfile.ZipFile, name: str, file: Path) -> dict[str, object]:
    """Put a file into the zip; what the manifest says of it."""
    digest, size = sha256(), 0
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the same bytes give the same bundle
    member.external_attr = 0o600 << 16
    member.compress_type = zipfile.ZIP_STORED if name.startswith(PHOTOS) else zipfile.ZIP_DEFLATED
    with file.open("rb") as source, packed.open(member, "w", force_zip64=True) as into:
        while chunk := source.read(CHUNK):
            into.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"size": size, "sha256": digest.hexdigest()}


@contextmanager
def told_in(path: Path) -> Iterator[None]:
    """What is wrong with a bundle as JournalError."""
    try:
        yield
    except (UnreadableError, ValueError, zipfile.BadZipFile) as error:
        raise JournalError(
            f"{path} is no whole bundle of tracker, so nothing was restored; take another copy of it."
        ) from error


def _opened(path: Path) -> tuple[ZipArchive, dict[str, object], dict[str, dict[str, object]]]:
    """A bundle, what its manifest says of the journal and of each file. UnreadableError, ValueError, OSError."""
    archive = zip_at(path)
    try:
        manifest = read_object(archive.read(MANIFEST, _MANIFEST_LIMIT))
        journal, files = manifest.get("journal"), manifest.get("files")
        if (manifest.get("format"), manifest.get("kind")) != (FORMAT, KIND):
            raise ValueError("it is another kind of file")
        if not isinstance(journal, dict) or not isinstance(files, dict) or archive.faults():
            raise ValueError("its manifest is none")
        if set(files) | {MANIFEST} != set(archive.members()) or JOURNAL not in files:
            raise ValueError("it holds something else than its manifest says")
        listed = {name: _listed(name, said) for name, said in files.items()}
    except BaseException:
        archive.close()
        raise
    return archive, journal, listed


def _listed(name: str, said: object) -> dict[str, object]:
    """What the manifest says of a file. ValueError where it can't be believed, or the file has no place here."""
    kind, _, file = name.rpartition("/")
    safe = name == JOURNAL or (kind in _LIMITS and file and not wrong_name(name) and "\\" not in name)
    if not safe or hidden(name) or (kind == TEMPLATES and not file.endswith(".toml")) or not isinstance(said, dict):
        raise ValueError("it holds a file that has no place in it")
    return {"size": number_told(said, "size"), "sha256": sum_told(said, "sha256")}


def unpack(path: Path, folder: Path) -> None:
    """The files of a bundle into a folder of ours, each of them as its manifest says. Errors as `_opened`."""
    for kind in _LIMITS:
        (folder / kind).mkdir()
    archive, journal, listed = _opened(path)
    try:
        for name, said in listed.items():
            _copied(archive, name, said, folder / name)
            if name.startswith(f"{PHOTOS}/") and not _fits(PHOTOS, folder / name):
                raise ValueError("a photo in it is no picture")
    finally:
        archive.close()
    manifest_path(folder / JOURNAL).write_text(json.dumps(journal), encoding="utf-8")


def _copied(archive: ZipArchive, name: str, said: dict[str, object], into: Path | None) -> None:
    """Read a member and compare it with what is said of it, and write it where it is to be."""
    digest, size = sha256(), 0
    limit = _LIMITS.get(name.partition("/")[0], MAX_EXPORT)
    with archive.opened(name, limit) as (source, _), nullcontext() if into is None else into.open("xb") as file:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if file is not None:
                file.write(chunk)
    if into is not None:
        sync(into)
    if {"size": size, "sha256": digest.hexdigest()} != said:
        raise ValueError("a file in it is not what its manifest says")
