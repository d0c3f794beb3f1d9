"""Journals of released versions, each as its program left it: a script for every schema."""

import sqlite3
from contextlib import closing
from pathlib import Path

_SCRIPTS = Path(__file__).parent


def schemas() -> tuple[int, ...]:
    """The schemas of released versions that a journal is kept of."""
    return tuple(sorted(int(path.stem.removeprefix("journal_v")) for path in _SCRIPTS.glob("journal_v*.sql")))


def released_journal(path: Path, schema: int) -> Path:
    """Make the journal of that schema at `path`, where nothing is yet."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((_SCRIPTS / f"journal_v{schema}.sql").read_text(encoding="utf-8"))
    return path


def content(path: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of each table, in the order of the file, by column name."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names}
