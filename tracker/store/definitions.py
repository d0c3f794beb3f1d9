"""The schema of a file beside the one that this version declares."""

import re
import sqlite3
from collections.abc import Mapping
from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

REVISIONS = ("0001_journal", "0002_races", "0003_imports", "0004_seals")
"""The names of all revisions: that at place n - 1 made version n."""

VERSIONS = "alembic_version"  # alembic's own table
_VERSIONS = (
    f"CREATE TABLE {VERSIONS} (\nversion_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
_PARTS = re.compile(r",?\s*\n\s*|,\s+|\s(?=CONSTRAINT )|(?<=\))(?=\))")

Definitions = Mapping[tuple[str, str], tuple[str, ...]]  # by type and name: the parts of what makes it, sorted


def definitions_in(connection: sqlite3.Connection) -> Definitions:
    """All tables, indexes, views and triggers of a file but those that SQLite makes by itself."""
    found = connection.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_master").fetchall()
    return {
        (str(kind), str(name)): _parts(str(sql), str(table))
        for kind, name, table, sql in found
        if not str(name).startswith("sqlite_") or kind not in ("table", "index")
    }


@cache
def declared() -> Definitions:
    """The same of a journal of this version."""
    import tracker.store.tables
    import tracker.store.tables_history
    import tracker.store.tables_imports
    import tracker.store.tables_races  # noqa: F401

    dialect = sqlite.dialect()
    found = {("table", VERSIONS): _parts(_VERSIONS, VERSIONS)}
    for table in SQLModel.metadata.sorted_tables:
        found["table", table.name] = _parts(str(CreateTable(table).compile(dialect=dialect)), table.name)
        for index in table.indexes:
            found["index", str(index.name)] = _parts(str(CreateIndex(index).compile(dialect=dialect)), table.name)
    return found


def tables() -> tuple[str, ...]:
    """The names of the tables of this version, alembic's own apart, in alphabetical order."""
    return tuple(sorted(name for kind, name in declared() if kind == "table" and name != VERSIONS))


def _parts(sql: str, table: str) -> tuple[str, ...]:
    """The parts of a definition and the table it is about, in no order.

    A column that was added to a table has its constraint behind it, not at the end of the table.
    """
    return (*sorted(part.strip() for part in _PARTS.split(sql) if part.strip()), table)
