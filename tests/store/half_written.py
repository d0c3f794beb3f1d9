"""A journal as a program leaves it that dies while it writes."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path


def dead_while_writing(path: Path, folder: Path) -> Path:
    """A copy of a journal in `folder` with half of a change in it, and the rollback journal that takes it back."""
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")  # so that pages are written long before the end
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE more (text)")
        connection.executemany("INSERT INTO more VALUES (?)", [("x" * 3_000,)] * 50)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for side in ("", "-journal"):
            shutil.copy(f"{path}{side}", folder / f"{path.name}{side}")
        connection.execute("ROLLBACK")
    return folder / path.name
