"""A journal that can only be read answers every question and refuses every change (A09, A10)."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.half_written import dead_while_writing
from tests.store.released import released_journal
from tracker.domain.sessions import Session
from tracker.errors import JournalError, NewerJournalError, ReadOnlyJournalError
from tracker.store import readonly
from tracker.store.journal import Store
from tracker.store.opening import SCHEMA, schema_of

Frozen = Callable[[Path], None]


@pytest.fixture
def told_so(monkeypatch: pytest.MonkeyPatch) -> Frozen:
    """Has the system say of a folder that nothing in it can be written."""

    def freeze(folder: Path) -> None:
        asked = readonly._writable
        monkeypatch.setattr(readonly, "_writable", lambda path: not path.is_relative_to(folder) and asked(path))

    return freeze


@contextmanager
def _really(command: list[str], back: list[str]) -> Iterator[None]:
    """Has the system itself refuse, by a command that only some may use; the test is skipped for the others."""
    if shutil.which(command[0]) is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip(f"{command[0]} is not allowed here")
    try:
        yield
    finally:
        subprocess.run(back, check=True, capture_output=True)


def _refuses(store: Store, now: datetime, why: str) -> None:
    with pytest.raises(ReadOnlyJournalError, match=f"can only be read, because {why}: nothing was stored"):  # noqa: SIM117
        with store.write("Log", at=now):
            pass
    for change in (store.undo, store.redo):
        with pytest.raises(ReadOnlyJournalError, match="nothing was stored"):
            change(now)


def test_a_file_that_can_not_be_changed(couple: Store, now: datetime, session_on: Callable[..., Session]) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    couple.close()
    before = couple.path.read_bytes()
    with _really(["chattr", "+i", str(couple.path)], ["chattr", "-i", str(couple.path)]):
        store = Store.open(couple.path, now=now)
        assert store.read_only == "the file is read-only"
        with store.read() as reader:
            assert [one.id for one in reader.sessions("asha")] == ["s1"]
        assert store.data_version() == store.data_version()
        assert store.survey().sound
        _refuses(store, now, "the file is read-only")
        store.close()
    assert couple.path.read_bytes() == before
    with Store.open(couple.path, now=now).write("Log", at=now) as writer:
        writer.add_session(session_on("s2"))


def test_a_disk_that_can_not_be_written(couple: Store, now: datetime, tmp_path: Path) -> None:
    couple.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    with _really(["mount", "-t", "tmpfs", "none", str(disk)], ["umount", str(disk)]):
        shutil.copy(couple.path, disk / "journal.db")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        store = Store.open(disk / "journal.db", now=now)
        with store.read() as reader:
            assert len(reader.athletes()) == 2
        _refuses(store, now, "its disk is read-only")
        store.close()
        with pytest.raises(JournalError, match=r"can't be created \(Read-only file system\)"):
            Store.open(disk / "other.db", now=now)
        assert [file.name for file in disk.iterdir()] == ["journal.db"]


def test_it_may_be_written_again_later(couple: Store, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(readonly, "_writable", lambda path: path != couple.path.parent)
        _refuses(couple, now, f"its folder {couple.path.parent} is read-only")
    with couple.write("Units", at=now) as writer:
        writer.update_athlete(writer.athletes()[0])


def test_what_a_dying_program_left_half_written_is_taken_back_in_a_copy(
    couple: Store, now: datetime, tmp_path: Path, told_so: Frozen
) -> None:
    folder = tmp_path / "hot"
    hot = dead_while_writing(couple.path, folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert len(before) == 2
    told_so(folder)
    store = Store.open(hot, now=now)
    with store.read() as reader:
        assert [athlete.name for athlete in reader.athletes()] == ["Åsha", "Ben"]
    assert store.survey().sound
    _refuses(store, now, "the file is read-only")
    assert store.path == hot
    store.close()
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_earlier_format_is_upgraded_in_a_copy(version: int, tmp_path: Path, now: datetime, told_so: Frozen) -> None:
    old = tmp_path / "old" / "journal.db"
    old.parent.mkdir()
    released_journal(old, version)
    assert schema_of(old, busy_ms=0) == version < SCHEMA
    before = old.read_bytes()
    told_so(old.parent)
    store = Store.open(old, now=now)
    with store.read() as reader:
        assert sum(reader.count_sessions(athlete.id) for athlete in reader.athletes()) > 0
    assert store.survey().sound
    _refuses(store, now, "the file is read-only")
    store.close()
    assert [file.name for file in old.parent.iterdir()] == ["journal.db"]
    assert old.read_bytes() == before


def test_a_write_ahead_log_is_read_in_a_copy(couple: Store, now: datetime, tmp_path: Path, told_so: Frozen) -> None:
    folder = tmp_path / "wal"
    folder.mkdir()
    couple.close()
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE athlete SET name = 'newest'")
        for side in ("", "-wal"):
            shutil.copy(f"{couple.path}{side}", folder / f"journal.db{side}")
    told_so(folder)
    store = Store.open(folder / "journal.db", now=now)
    with store.read() as reader:
        assert {athlete.name for athlete in reader.athletes()} == {"newest"}
    store.close()


@pytest.mark.parametrize("content", [b"", b"90c 20r\n" * 200])
def test_what_is_no_journal_stays_none(tmp_path: Path, now: datetime, told_so: Frozen, content: bytes) -> None:
    path = tmp_path / "x" / "journal.db"
    path.parent.mkdir()
    path.write_bytes(content)
    told_so(path.parent)
    with pytest.raises(JournalError, match=rf"{path}.*(is empty|is not a journal)"):
        Store.open(path, now=now)


def test_a_newer_one_is_refused_here_too(couple: Store, now: datetime, told_so: Frozen) -> None:
    couple.close()
    with closing(sqlite3.connect(couple.path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    told_so(couple.path.parent)
    with pytest.raises(NewerJournalError, match="newer version"):
        Store.open(couple.path, now=now)
