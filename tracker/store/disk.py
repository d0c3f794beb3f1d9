"""Files of our own beside the journal: on the disk for good, known by their bytes. Never the journal itself."""

import os
from contextlib import suppress
from pathlib import Path

CHUNK = 1 << 20
PART = ".part"
SIDES = ("-journal", "-wal", "-shm")  # what SQLite puts beside a file, after its name


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it, where they are not there yet; for good. OSError."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for new in reversed(missing):
        new.mkdir(mode=0o700, exist_ok=True)
        sync(new.parent)  # until then a power failure may take it back, and all that is in it


def key_of(real: Path) -> str:
    """What the names of a journal's own files begin with: its name, without the usual ending alone.

    So that `anna.tracker` and `anna.db` in one folder have files of their own. `journal` and `journal.db` share it.
    """
    return real.stem if real.suffix == ".db" else real.name


def part_prefix(real: Path) -> str:
    """What the names of a journal's parts begin with, wherever they are."""
    return f".{key_of(real)[:100]}-"


def new_part(folder: Path, real: Path) -> Path:
    """An empty file in `folder` for its owner alone, a part of the journal `real`, under a name nobody has; OSError."""
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=part_prefix(real), suffix=PART, dir=folder)
    os.close(handle)
    return Path(name)


def remove(*paths: Path) -> None:
    """Remove files of our own, those that are there; one that can't be removed stays."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def sides_of(path: Path) -> tuple[Path, ...]:
    """Where SQLite's side files of a file are, if there are any."""
    return tuple(path.with_name(path.name + side) for side in SIDES)


def sync(path: Path) -> None:
    """Have a file or a folder on the disk before anything that follows. OSError."""
    if path.is_dir() and os.name == "nt":  # where folders can't be opened
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hex. OSError.

    Never of a journal in use: closing a handle on a file drops the locks that SQLite holds on it in this process.
    """
    from hashlib import sha256

    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
