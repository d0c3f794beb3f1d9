"""Opening what was a journal, or stops being the one that was opened (A12 to A17, A27 to A31, A35)."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.half_written import dead_while_writing
from tracker.domain.keeping import Reason
from tracker.domain.sessions import Session
from tracker.errors import (
    BusyJournalError,
    DamagedJournalError,
    JournalError,
    NewerJournalError,
    ReplacedJournalError,
)
from tracker.store.aside import put_in_place
from tracker.store.backups import make_backup
from tracker.store.journal import Store
from tracker.store.opening import APPLICATION_ID, SCHEMA, prepare, wal_is_safe

Damage = Callable[[bytes], bytes]


def _version(data: bytes) -> bytes:
    return data[:60] + bytes(4) + data[64:]


def _mark(data: bytes) -> bytes:
    return data[:68] + bytes(4) + data[72:]


def _header(data: bytes) -> bytes:
    return bytes(100) + data[100:]


def _first_page(data: bytes) -> bytes:
    return bytes(4096) + data[4096:]


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 3]


@pytest.mark.parametrize("damage", [_version, _mark, _header, _first_page, _cut])
def test_a_damaged_journal_is_known_as_one_without_any_backup(couple: Store, now: datetime, damage: Damage) -> None:
    couple.close()
    couple.path.write_bytes(damage(couple.path.read_bytes()))
    before = couple.path.read_bytes()
    with pytest.raises(DamagedJournalError, match=r"is damaged.*`tracker restore`.*`tracker check --fix`"):
        Store.open(couple.path, now=now)
    assert couple.path.read_bytes() == before
    assert [file.name for file in couple.path.parent.iterdir()] == [couple.path.name]


def test_a_file_of_anything_with_backups_beside_it_was_a_journal(couple: Store, now: datetime) -> None:
    make_backup(couple.path, reason=Reason.ASKED, now=now)
    couple.close()
    couple.path.write_bytes(b"not a database, though it was one" * 300)
    with pytest.raises(DamagedJournalError, match="is damaged"):
        Store.open(couple.path, now=now)
    with closing(sqlite3.connect(couple.path.with_name("other.db"))) as connection:
        connection.execute("CREATE TABLE session (id)")
    with pytest.raises(JournalError, match="is not a journal of this program") as raised:
        Store.open(couple.path.with_name("other.db"), now=now)
    assert not isinstance(raised.value, DamagedJournalError)


def test_a_database_with_nothing_in_it_is_refused_where_backups_tell_of_more(couple: Store, now: datetime) -> None:
    make_backup(couple.path, reason=Reason.ASKED, now=now)
    couple.close()
    couple.path.unlink()
    with closing(sqlite3.connect(couple.path)) as connection:
        connection.execute("VACUUM")  # a page, and no table
        connection.execute("PRAGMA user_version=0")
    with pytest.raises(JournalError, match=r"is empty, though it once was not; `tracker restore last`"):
        Store.open(couple.path, now=now)


def test_once_damage_is_known_nothing_more_is_stored(
    couple: Store, now: datetime, session_on: Callable[..., Session]
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    with closing(sqlite3.connect(couple.path)) as connection:
        connection.execute("UPDATE session SET distance_mm = 90000000")
        connection.commit()
    assert couple.damage == ()
    found = couple.survey()
    assert [fault.table for fault in found.faults] == ["session"]
    assert couple.damage == found.faults
    before = couple.path.read_bytes()
    with pytest.raises(DamagedJournalError, match="is damaged: nothing was stored"), couple.write("Log", at=now):
        raise AssertionError("a damaged journal was written to")
    with pytest.raises(DamagedJournalError, match="nothing was stored"):
        couple.undo(now)
    with couple.read() as reader:
        assert len(reader.sessions("asha")) == 1
    assert couple.path.read_bytes() == before


def test_a_page_that_breaks_while_it_is_used_is_damage_that_is_known(couple: Store, now: datetime) -> None:
    with closing(sqlite3.connect(couple.path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'athlete'").fetchone()
    couple.close()  # what it remembers of the file
    with couple.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(DamagedJournalError), couple.read() as reader:
        reader.athletes()
    assert couple.damage
    with pytest.raises(DamagedJournalError, match="nothing was stored"), couple.write("Log", at=now):
        raise AssertionError("a damaged journal was written to")


def test_an_upgrade_by_another_window_stops_this_one(couple: Store, now: datetime) -> None:
    with closing(sqlite3.connect(couple.path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    before = couple.path.read_bytes()
    with pytest.raises(NewerJournalError, match=r"nothing was stored.*update tracker"), couple.write("Log", at=now):
        raise AssertionError("a newer journal was written to")
    assert couple.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"mark"])
def test_a_file_written_over_in_place_is_noticed(couple: Store, now: datetime, content: bytes) -> None:
    couple.survey()
    if content:
        with closing(sqlite3.connect(couple.path)) as connection:
            connection.execute("PRAGMA application_id=7")
    else:
        os.truncate(couple.path, 0)
    with pytest.raises(ReplacedJournalError, match="emptied or written over"), couple.write("Log", at=now):
        raise AssertionError("another journal was written to")


def test_what_a_dying_program_left_half_written_is_taken_back(couple: Store, now: datetime, tmp_path: Path) -> None:
    folder = tmp_path / "half"
    couple.close()
    half = dead_while_writing(couple.path, folder)
    with half.open("r+b") as file:  # of the first page a part was written
        file.write(b"\xff" * 40)
    store = Store.open(half, now=now)
    with store.read() as reader:
        assert [athlete.id for athlete in reader.athletes()] == ["asha", "ben"]
    assert store.survey().sound
    store.close()
    assert [file.name for file in folder.iterdir()] == [half.name]


def test_what_was_left_half_written_is_not_played_into_another_file(
    couple: Store, now: datetime, tmp_path: Path
) -> None:
    folder = tmp_path / "half"
    backup = make_backup(couple.path, reason=Reason.ASKED, now=now)
    for units in ("mi", "km", "mi"):
        with couple.write("Units", at=now) as writer:
            writer.update_athlete(replace(writer.athletes()[0], units=units))
    couple.close()
    half = dead_while_writing(couple.path, folder)
    shutil.copy(backup.path, half)
    before = half.read_bytes()
    with pytest.raises(JournalError, match=r"was replaced after a program died.*move journal\.db-journal away"):
        Store.open(half, now=now)
    assert half.read_bytes() == before
    half.with_name("journal.db-journal").rename(folder / "away")
    store = Store.open(half, now=now)
    assert store.survey().sound
    store.close()


def test_a_first_creation_that_was_cut_short_begins_anew(path: Path, now: datetime, tmp_path: Path) -> None:
    folder = tmp_path / "half"
    half = dead_while_writing(path, folder)
    with half.open("r+b") as file:  # the pages behind were written, the first was not
        file.write(bytes(4096))
    Store.open(half, now=now).close()
    assert [file.name for file in folder.iterdir()] == [half.name]


def test_a_moving_aside_that_was_cut_short_is_taken_back(couple: Store, now: datetime) -> None:
    couple.close()
    folder, whole = couple.path.parent, couple.path.read_bytes()
    aside = folder / "journal.db.damaged-20250628T053000Z"
    couple.path.with_name("journal.db-wal").write_bytes(b"")  # whatever SQLite left beside it
    os.link(folder / "journal.db-wal", folder / f"{aside.name}-wal")
    os.link(couple.path, aside)
    (folder / "journal.db-wal").unlink()
    ready = prepare(couple.path, now=now, busy_ms=0)
    assert ready.file == couple.path
    assert not aside.exists()
    assert couple.path.stat().st_nlink == 1
    assert couple.path.read_bytes() == whole
    assert not (folder / f"{aside.name}-wal").exists()


def test_a_file_set_aside_does_not_keep_the_new_one_from_being_opened(
    couple: Store, now: datetime, new_journal: bytes
) -> None:
    couple.close()
    new = couple.path.with_name("new.db")
    new.write_bytes(new_journal)
    (aside,) = put_in_place(new, couple.path, now=now)
    store = Store.open(couple.path, now=now)
    with store.read() as reader:
        assert reader.athletes() == ()
    assert aside.exists()


def test_a_write_ahead_log_of_another_program_is_left(couple: Store, now: datetime) -> None:
    couple.close()
    with closing(sqlite3.connect(couple.path)) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        connection.execute("UPDATE athlete SET units = 'mi' WHERE id = 'asha'")
        connection.commit()
        reading = sqlite3.connect(couple.path)
        reading.execute("SELECT count(*) FROM athlete").fetchone()
        with pytest.raises(BusyJournalError, match=r"switched the journal .* to a write-ahead log"):
            Store.open(couple.path, now=now, busy_ms=0)
        reading.close()
    store = Store.open(couple.path, now=now)
    with store.read() as reader:
        assert reader.athletes()[0].units == "mi"
    store.close()
    with closing(sqlite3.connect(couple.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), True),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 6), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_which_versions_share_a_write_ahead_log_safely(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe
