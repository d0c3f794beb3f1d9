"""Saving a damaged journal: a new one of all rows that can be read and trusted, the damaged file set aside.

The damaged file is copied first and only the copy is read, since SQLite writes to what it opens (it takes back what was
half written); the file itself gets another name in the end, and no byte of it is changed. Nobody can write to it
meanwhile: the lock that SQLite itself would take is held on it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tracker.domain.soundness import Salvaged, Survey
from tracker.errors import JournalError
from tracker.store.aside import put_in_place
from tracker.store.disk import new_part, remove, sides_of
from tracker.store.engine import BUSY_MS
from tracker.store.faults import explained, read_only
from tracker.store.journal import Store
from tracker.store.meaning import Looker
from tracker.store.opening import SCHEMA
from tracker.store.readonly import why_read_only
from tracker.store.salvage.carving import carve
from tracker.store.salvage.doubts import doubt
from tracker.store.salvage.holding import alone
from tracker.store.salvage.pages import last_change_in
from tracker.store.salvage.refilling import LOG, Filling
from tracker.store.salvage.reporting import write_report
from tracker.store.salvage.rescuing import Found, Table
from tracker.store.sealing import Layout, layout_of
from tracker.store.surveying import survey

_FIRST = ("athlete", "batch", "challenge", "session", "change", "race", "result")  # whose keys help to read the others
_PARENTS = {"session_tag": "session", "part": "session", "change_row": "change", "participant": "challenge"}
Hole = tuple[int, int]  # first and last row number
_PARENTS |= {"split": "result", "day_fact": "athlete", "medal": "athlete", "origin": "athlete"}


def salvage(real: Path, *, now: datetime, busy_ms: int = BUSY_MS) -> Salvaged:
    """Put a sound journal with all that can be saved in the place of the damaged one at a resolved path.

    The damaged file and its side files are set aside, and what could not be saved is written into a file beside them.
    JournalError where nothing can be saved, BusyJournalError while others use the file; then nothing is changed.
    """
    if why := why_read_only(real):
        raise read_only(real, why)
    made: list[Path] = []
    try:
        with alone(real, busy_ms) as data:
            copy, new = (_part(real, made) for _ in range(2))
            _copy(data, real, copy)
            filling, changes_lost = _refilled(real, copy, data, new, now)
            found = _surveyed(new)
            if not found.sound or not found.counts.get("athlete"):
                why = found.faults[0].said if found.faults else "no athlete can be read."
                raise JournalError(f"Nothing of {real} can be saved as a sound journal ({why.rstrip('.')}).")
            report = write_report(real, filling.losses, now)
            try:
                aside = put_in_place(new, real, now=now)
            except JournalError:
                remove(*([report] if report is not None else []))
                raise
    except OSError as error:
        why = error.strerror or str(error)
        raise JournalError(f"The journal {real} could not be saved ({why}); it was left as it is.") from error
    finally:
        remove(*made)
    return Salvaged(
        survey=found,
        mended=filling.mended,
        left_out=filling.losses.counts(),
        changes_lost=changes_lost,
        aside=aside,
        report=report,
        doubts=tuple(filling.losses.doubts),
    )


def _part(real: Path, made: list[Path]) -> Path:
    """A new file beside the journal; it and what may come beside it are among those `made`."""
    part = new_part(real.parent, real)
    made += [part, *sides_of(part)]
    return part


def _copy(data: bytes, real: Path, copy: Path) -> None:
    copy.write_bytes(data)
    for own, side in zip(sides_of(real), sides_of(copy), strict=True):
        with suppress(FileNotFoundError):
            side.write_bytes(own.read_bytes())


def _refilled(real: Path, copy: Path, data: bytes, new: Path, now: datetime) -> tuple[Filling, int]:
    """Fill the new journal; with it how many changes can't be undone any more, as far as that can be told."""
    from tracker.store.migrating import upgrade

    upgrade(new, now=now)
    with explained(new), closing(sqlite3.connect(new, isolation_level=None)) as connection:
        for pragma in ("foreign_keys=OFF", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        filling = Filling(connection)
        seen = _by_sqlite(copy, filling, connection)
        broken = seen.unread.keys() | seen.holes.keys()
        carved = carve(data, connection, [filling.layouts[name] for name in broken]) if broken else {}
        for name in LOG:
            filling.put_carved(name, carved.pop(name, {}))
        filling.complete(carved)
        missing = _weigh(seen, filling, data) if broken else 0
        connection.execute("COMMIT")
        searches = _searches(new)
        connection.execute("BEGIN IMMEDIATE")
        for key, text in searches.items():
            filling.set_search(key, text)
        lost = missing + filling.changes_cut()
        connection.execute("COMMIT")
        if not _walkable(new):
            connection.execute("BEGIN IMMEDIATE")
            lost += filling.forget_all()
            connection.execute("COMMIT")
        if "session" in broken and not connection.execute("SELECT 1 FROM session LIMIT 1").fetchone():
            raise JournalError(
                f"No session of the journal {real} can be saved; it was left as it is: restore a backup."
            )
    return filling, lost


def _weigh(seen: "_Seen", filling: Filling, data: bytes) -> int:
    """Enter what is lost of what could not be read, and what may be; how many changes were not found."""
    last = seen.last if seen.last is not None else last_change_in(data)
    log = filling.weigh_log(last)
    forgotten = log.newest is None and LOG[0] not in seen.unread | seen.holes  # by an earlier salvage
    if not log.whole:  # else the undo log knew every row there was
        for name, gaps in seen.holes.items():
            filling.look_for_holes(name, gaps)
        doubt(filling.losses, data, seen.unread, log, None if forgotten else last)
    return 0 if forgotten else log.missing


@dataclass
class _Seen:
    """What SQLite can't read: tables of which nobody knows how much that is, with remarks; stretches of rows elsewhere.

    `last` is the counter of changes; `None` where it can't be read.
    """

    unread: dict[str, list[str]] = field(default_factory=dict)
    holes: dict[str, list[Hole]] = field(default_factory=dict)
    last: int | None = None


def _by_sqlite(copy: Path, filling: Filling, new: sqlite3.Connection) -> _Seen:
    """Take over every row that SQLite can still reach and whose seal fits; what it can't read."""
    seen = _Seen()
    names = (*_FIRST, *sorted(filling.layouts.keys() - set(_FIRST)))
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
                connection.execute(f"PRAGMA {pragma}")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for name in names:
                _table_by_sqlite(connection, name, filling, new, seen, may_lack=0 < version < SCHEMA)
            with suppress(sqlite3.Error):
                found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
                seen.last = int(found[0]) if found and isinstance(found[0], int) else None
    except sqlite3.Error:
        return _Seen({name: [] for name in names})  # no database any more
    return seen


def _table_by_sqlite(
    connection: sqlite3.Connection, name: str, filling: Filling, new: sqlite3.Connection, seen: _Seen, *, may_lack: bool
) -> None:
    """Take over a table as far as it can be read; one that is not there is broken, unless it `may_lack`."""
    try:
        layout = layout_of(connection, name)
    except sqlite3.Error:
        layout, may_lack = None, False
    if layout is None:
        if not may_lack:
            seen.unread[name] = []
        return
    table = Table(connection, layout)
    hints: list[Any] = []
    if name in _PARENTS:
        hints = [key for (key,) in new.execute(f"SELECT id FROM {_PARENTS[name]} ORDER BY id")]  # noqa: S608
    for row in table.rows(hints):
        _take(layout, row, filling)
    if table.guessed or table.gaps or not (table.holes or _is_in_order(connection, name)):
        seen.unread[name] = table.gaps
    if table.holes:
        seen.holes[name] = table.holes
    if name in LOG:
        for first, last in (*table.lost, *table.holes):
            filling.suspect(first, last)


def _is_in_order(connection: sqlite3.Connection, name: str) -> bool:
    """Whether the pages of a table and its indexes hang together: where they don't, rows are passed over in silence."""
    try:
        return [said for (said,) in connection.execute(f'PRAGMA quick_check("{name}")')] == ["ok"]
    except sqlite3.Error:
        return False


def _take(layout: Layout, found: Found, filling: Filling) -> None:
    """Put a row into the new journal, or down as lost."""
    row = dict(zip(layout.columns, found.values, strict=True))
    wrong = found.wrong or ("" if filling.put(layout.name, row, found.rowid) else "another row has its place")
    if wrong:
        key = "/".join(str(row[name]) for name in layout.keys)
        said = " ".join(f"{name}={value!r}" for name, value in row.items() if value not in (None, "", 0))
        filling.losses.add(layout.name, key, f"{wrong}: {said}")
        if layout.name in LOG and str(row[layout.keys[0]]).isdecimal():
            filling.suspect(row[layout.keys[0]], row[layout.keys[0]])


def _searches(new: Path) -> dict[str, str]:
    """The searched texts that some sessions should have, by id: tags or captions of theirs are lost."""
    with _looking(new) as looker:
        found: dict[str, str] = {}
        for athlete in looker.athletes():
            for year in sorted({day.year for day, _ in looker.day_index(athlete.id)}):
                found |= looker.wrong_searches(looker.sessions(athlete.id, date(year, 1, 1), date(year, 12, 31)))
        return found


def _walkable(new: Path) -> bool:
    """Whether the undo log leads to the rows that there are."""
    with _looking(new) as looker:
        return not looker.undo_faults()


@contextmanager
def _looking(new: Path) -> Iterator[Looker]:
    store = Store(new)
    try:
        with store.look() as looker:
            yield looker
    finally:
        store.close()


def _surveyed(new: Path) -> Survey:
    with explained(new), closing(sqlite3.connect(new, isolation_level=None)) as connection:
        return survey(connection)
