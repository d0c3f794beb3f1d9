"""A folder with everything an athlete has: how it is made, copied, and what is in it whatever the bytes."""

import hashlib
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.faults.children import COMPLAINED, SAID
from tracker.tui.typed_files import parsed

DAMAGED = "damaged: "
TYPED = ".typed-"
_TEMPORARY = ("-journal", "-wal", "-shm", ".part", ".new", ".tmp")


@dataclass(frozen=True)
class Place:
    """The folder `root`: a home with a journal in `data/`, and files given to the athlete in `given/`."""

    root: Path

    @property
    def journal(self) -> Path:
        """The journal file."""
        return self.root / "data" / "journal.db"

    def settle_in(self) -> None:
        """Let this process know nothing but this place."""
        os.environ.update(
            {name: str(self.root) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")},
            XDG_CACHE_HOME=str(self.root),
            TRACKER_DB=str(self.journal),
            TRACKER_CONFIG=str(self.root / "config.toml"),
            TZ="Asia/Kolkata",
        )
        os.chdir(self.root)

    def copy_to(self, root: Path) -> "Place":
        """The same in another folder, which must not be there."""
        shutil.copytree(self.root, root, symlinks=True)
        return Place(root)

    def remove(self) -> None:
        """All of it."""
        shutil.rmtree(self.root, ignore_errors=True)

    def content(self) -> dict[str, str]:
        """What each file holds, by its path below the root: of a database all of its rows, of others the bytes.

        Files that a program writes on the way are left out, as `leftovers` tells them.
        """
        found = {name: _digest(self.root / name) for name in self._files() if not _temporary(name)}
        return found | self._typed()

    def leftovers(self) -> list[str]:
        """The files that a program writes on the way and takes away again."""
        return [name for name in self._files() if _temporary(name)]

    def _files(self) -> list[str]:
        found = (path for path in sorted(self.root.rglob("*")) if path.is_file() or path.is_symlink())
        names = (str(path.relative_to(self.root)) for path in found)
        return [name for name in names if name not in (SAID, COMPLAINED) and TYPED not in name]

    def _typed(self) -> dict[str, str]:
        """What was typed into forms and is kept, in whatever files, as if each text were one."""
        files = [path for path in self.root.rglob(f"*{TYPED}*") if not path.name.endswith(_TEMPORARY)]
        return {f"typed {one.form} {one.texts}": "kept" for path in files for one in parsed(path.read_bytes())}


def _temporary(name: str) -> bool:
    return any(part.endswith(_TEMPORARY) or part.startswith(".") for part in Path(name).parts)


def _digest(path: Path) -> str:
    raw = path.read_bytes()
    if path.suffix == ".db" and raw:
        found = _rows_digest(path)
        return found if path.stat().st_size else "empty"  # reading it may have mended it to nothing
    if path.suffix == ".zip" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as bundle:
            raw = repr(sorted((name, bundle.read(name)) for name in bundle.namelist())).encode()
    return hashlib.sha256(raw).hexdigest()[:16] if raw else "empty"


def _rows_digest(path: Path) -> str:
    """One for all rows of all tables and the schema, after SQLite has mended what a dead program left."""
    found = hashlib.sha256()
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.text_factory = bytes
            for pragma in ("application_id", "user_version"):
                found.update(repr(connection.execute(f"PRAGMA {pragma}").fetchone()).encode())
            tables = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
            found.update(repr(tables).encode())
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
                rows = connection.execute(f'SELECT * FROM "{name.decode()}"').fetchall()
                found.update(repr(sorted(rows, key=repr)).encode())
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            missing = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        return f"{DAMAGED}{error}"
    if verdict != b"ok" or missing:
        return f"{DAMAGED}{verdict!r}, {missing}"
    return found.hexdigest()[:16]
