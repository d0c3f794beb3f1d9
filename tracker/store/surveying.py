"""Looking a journal over, all of it: the one reader behind the check, backups, restoring and salvage.

It works on a bare connection and on journals of any version, and what it finds are faults, never exceptions.
"""

import sqlite3
from collections import Counter
from hashlib import sha256

from tracker.domain.rule_words import counted
from tracker.domain.soundness import Fault, FaultKind, Survey
from tracker.domain.text import clean_text
from tracker.store.definitions import REVISIONS, VERSIONS, declared, definitions_in, tables
from tracker.store.opening import APPLICATION_ID, SCHEMA
from tracker.store.sealing import Kept, layout_of, rows_in

_PASSING = (  # what says nothing about the file
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH),
)
_ORDER = list(FaultKind)


def survey(connection: sqlite3.Connection, *, most: int = 20) -> Survey:
    """All of a journal looked over in one snapshot, with at most about `most` faults of each kind.

    The digest is the same whatever the order of rows and pages, and for a journal before and after an upgrade that
    only adds what is blank. A journal of an earlier version has no seals, and its schema is not compared. Raises
    sqlite3.Error only where nothing is wrong with the file, as when it is locked.
    """
    surveyor = _Surveyor(connection, most)
    usual, connection.text_factory = connection.text_factory, _shown
    begun = not connection.in_transaction
    try:
        surveyor.look()
    finally:
        connection.text_factory = usual
        if begun and connection.in_transaction:
            connection.rollback()
    return surveyor.result()


def _shown(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


class _Surveyor:
    """A survey under way."""

    def __init__(self, connection: sqlite3.Connection, most: int) -> None:
        self._connection = connection
        self._most = most
        self._faults: list[Fault] = []
        self._told: Counter[FaultKind] = Counter()
        self._more: Counter[tuple[str, FaultKind]] = Counter()  # faults of rows beyond the most, by table
        self._counts: dict[str, int] = {}
        self._digest = sha256()

    def result(self) -> Survey:
        for (table, kind), n in self._more.items():
            self._faults.append(Fault(kind, f"{n:,} more rows of {table} have such a fault.", table))
        return Survey(self._counts, self._digest.hexdigest(), tuple(sorted(self._faults, key=_by_kind)))

    def look(self) -> None:
        """All of it, the outermost first; whatever can't be read is a fault, and the rest is read all the same."""
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON"):
            self._ask(f"PRAGMA {pragma}")
        if not self._connection.in_transaction:
            self._ask("BEGIN")
        version = self._header()
        self._file()
        self._schema(version)
        for table in tables():
            self._table(table)
        self._ids()

    def _add(self, kind: FaultKind, said: str, table: str = "", key: str = "") -> None:
        fault = Fault(kind, clean_text(said), table, clean_text(key, limit=100))
        if not key and fault in self._faults:
            return  # SQLite gives the same answer to several questions
        if self._told[kind] < self._most:
            self._told[kind] += 1
            self._faults.append(fault)
        elif table:
            self._more[table, kind] += 1

    def _ask(self, sql: str, doing: str = "read") -> list[tuple[object, ...]]:
        """The answer to a question, none where it could not be had, which is a fault."""
        try:
            cursor = self._connection.cursor()
            cursor.row_factory = None
            return cursor.execute(sql).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            self._failed(error, f"The file can't be {doing}")
            return []

    def _failed(self, error: Exception, what: str, table: str = "") -> None:
        """Enter what SQLite raised as a fault; raise it again where the file is not to blame."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _PASSING:
            raise error
        why = "its texts are no texts" if isinstance(error, UnicodeError) else error
        self._add(FaultKind.FILE, f"{what} ({why}).", table)

    def _header(self) -> int:
        """What the header says, and the version it says."""
        mark, version = (
            next((int(str(value)) for (value,) in self._ask(f"PRAGMA main.{name}")), 0)
            for name in ("application_id", "user_version")
        )
        if mark != APPLICATION_ID or version < 1:
            self._add(FaultKind.SCHEMA, f"The header says format {version} of application {mark}.")
        elif version > SCHEMA:
            self._add(FaultKind.SCHEMA, f"The format is {version}, which a newer version of tracker made.")
        elif [(name,) for name in REVISIONS[version - 1 : version]] != self._ask(f"SELECT version_num FROM {VERSIONS}"):  # noqa: S608
            self._add(FaultKind.SCHEMA, f"The header says format {version}, the journal itself another one.", VERSIONS)
        return version

    def _file(self) -> None:
        """What SQLite finds itself: pages, indexes, constraints, references."""
        for (said,) in self._ask(f"PRAGMA main.integrity_check({self._most})", "checked"):
            if said != "ok":
                self._add(FaultKind.FILE, f"SQLite finds: {said}.")
        for table, rowid, parent, _ in self._ask("PRAGMA main.foreign_key_check", "checked"):
            row = f"Row {rowid} of {table}" if rowid else f"A row of {table}"
            self._add(FaultKind.FILE, f"{row} refers to a {parent} that is missing.", str(table))

    def _schema(self, version: int) -> None:
        """Every table and index, as far as this version knows how they are to be."""
        try:
            found = definitions_in(self._connection)
        except (sqlite3.Error, UnicodeError):
            return  # told already
        wanted = declared()
        for kind, name in sorted(found.keys() - wanted.keys()):
            if version == SCHEMA or kind != "index":
                self._add(FaultKind.SCHEMA, f"The {kind} {name} is none of a journal.", name)
        if version != SCHEMA:
            return
        for (kind, name), parts in wanted.items():
            if (kind, name) not in found:
                self._add(FaultKind.SCHEMA, f"The {kind} {name} is missing.", name)
            elif found[kind, name] != parts:
                self._add(FaultKind.SCHEMA, f"The {kind} {name} is not as this version declares it.", name)

    def _table(self, name: str) -> None:
        """Every row of a table: its text, its seal."""
        hashes: list[bytes] = []
        n = 0
        try:
            layout = layout_of(self._connection, name)
            if layout is None:
                return  # of a version before it, or told already
            for row in rows_in(self._connection, layout):
                n += 1
                if row.rotten or not row.fits:
                    self._row(row)
                hashes.append(sha256(row.said or repr(row.values).encode("utf-8", "replace")).digest())
        except (sqlite3.Error, UnicodeError) as error:
            some = f"Only {counted(n, 'row')}" if n else "No row"
            self._failed(error, f"{some} of {name} can be read", name)
        self._counts[name] = n
        hashes.sort()
        self._digest.update(b"".join((name.encode(), *hashes)) if hashes else b"")

    def _row(self, row: Kept) -> None:
        table, key = row.layout.name, row.key
        if row.rotten:
            self._add(FaultKind.TEXT, f"A text of {table} {key} is not readable; it is shown with � in it.", table, key)
        elif row.said is None:
            self._add(FaultKind.ROW, f"The row {key} of {table} holds what is neither number nor text.", table, key)
        else:
            self._add(FaultKind.ROW, f"The row {key} of {table} is not as it was written.", table, key)

    def _ids(self) -> None:
        """The counter of changes, by which no id is given twice."""
        if self._counts.get("change"):
            last = self._ask("SELECT max(id) FROM main.change")
            if self._ask("SELECT seq FROM main.sqlite_sequence WHERE name = 'change'") != last:
                self._add(FaultKind.FILE, "The counter of changes is not at the last of them.", "change")


def _by_kind(fault: Fault) -> int:
    return _ORDER.index(fault.kind)
