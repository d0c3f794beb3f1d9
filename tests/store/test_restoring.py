"""Restoring: equal to the manifest, undone by another restore, refused untouched, damage set aside."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.store.released import released_journal
from tracker.domain.keeping import Backup, Reason
from tracker.domain.sessions import Session
from tracker.errors import BusyJournalError, JournalError, NewerJournalError
from tracker.store import restoring
from tracker.store.aside import put_in_place
from tracker.store.backups import backup_from, make_backup, surveyed
from tracker.store.journal import Store
from tracker.store.kept import backups_of
from tracker.store.opening import SCHEMA, schema_of
from tracker.store.restoring import restore

Sessions = Callable[..., Session]


@pytest.fixture
def grown(couple: Store, now: datetime, session_on: Sessions) -> Store:
    """A journal with a session, backed up, and another one since."""
    _log(couple, session_on("s1"), now)
    make_backup(couple.path, reason=Reason.DAILY, now=now)
    _log(couple, session_on("s2"), now)
    return couple


def _log(store: Store, session: Session, at: datetime) -> None:
    with store.write("Logged", at=at) as writer:
        writer.add_session(session)


def _sessions(store: Store) -> set[str]:
    with store.read() as reader:
        return {one.id for one in reader.sessions("asha")}


def _all(folder: Path) -> dict[str, str]:
    """Every file below a folder, by its content."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_restore_is_what_the_manifest_says_and_can_be_undone(grown: Store, now: datetime) -> None:
    path, (kept,) = grown.path, backups_of(grown.path)
    then, seen = surveyed(path), grown.data_version()
    done = restore(path, kept.path, now=now + timedelta(hours=1))
    assert (done.changed, done.aside, done.backup) == (True, (), kept)
    found = surveyed(path)
    assert (found.digest, found.counts, found.faults) == (kept.digest, kept.counts, ())
    assert _sessions(grown) == {"s1"}, "who has it open reads the other state"
    assert grown.data_version() != seen
    before = done.before
    assert before is not None
    assert (before.reason, before.digest) == (Reason.RESTORE, then.digest)
    assert not restore(path, kept.path, now=now + timedelta(hours=2)).changed
    assert len(backups_of(path)) == 2, "nothing was done, so nothing was backed up"
    back = restore(path, before.path, now=now + timedelta(hours=3))
    assert back.before is not None
    assert back.before.digest == kept.digest
    assert surveyed(path) == then
    assert _sessions(grown) == {"s1", "s2"}
    assert grown.undo(now) is not None
    assert _sessions(grown) == {"s1"}
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", "journal.db"]


def test_nobody_writes_between_the_backup_and_the_restore(
    grown: Store, now: datetime, session_on: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Store(grown.path, busy_ms=50)
    refused: list[BusyJournalError] = []

    def meanwhile(*words: Any, **named: Any) -> Backup:
        made = backup_from(*words, **named)
        try:
            _log(other, session_on("s3"), now)
        except BusyJournalError as error:
            refused.append(error)
        return made

    monkeypatch.setattr(restoring, "backup_from", meanwhile)
    restore(grown.path, backups_of(grown.path)[0].path, now=now)
    assert refused, "what it would have stored is in no backup"
    assert _sessions(other) == {"s1"}
    _log(other, session_on("s3"), now)
    assert _sessions(grown) == {"s1", "s3"}
    other.close()


def test_without_a_backup_of_what_is_there_nothing_is_restored(
    grown: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = backups_of(grown.path)

    def full(*_: object, **__: object) -> None:
        raise JournalError("No backup could be made.")

    monkeypatch.setattr(restoring, "backup_from", full)
    before = _all(grown.path.parent)
    with pytest.raises(JournalError, match="No backup could be made"):
        restore(grown.path, kept.path, now=now)
    assert _all(grown.path.parent) == before


def test_a_journal_that_is_being_written_is_not_restored(grown: Store, now: datetime) -> None:
    (kept,) = backups_of(grown.path)
    before = _all(grown.path.parent)
    with closing(sqlite3.connect(grown.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyJournalError):
            restore(grown.path, kept.path, now=now, busy_ms=50)
        other.execute("ROLLBACK")
    assert _all(grown.path.parent) == before


def _refused(kind: str, store: Store, kept: Path) -> Path:
    """A file that must not be restored."""
    path = store.path.parent / "given.db"
    if kind in ("link", "folder", "missing", "empty", "text"):
        if kind == "link":
            path.symlink_to(kept)
        elif kind == "folder":
            path.mkdir()
        elif kind != "missing":
            path.write_text("" if kind == "empty" else "90 km\n" * 1_000)
        return path
    if kind == "the journal itself":
        return store.path
    path.write_bytes(kept.read_bytes())
    with closing(sqlite3.connect(path)) as given:
        if kind == "newer":
            given.execute(f"PRAGMA user_version={SCHEMA + 1}")
            given.execute("UPDATE alembic_version SET version_num = '9999_later'")
        elif kind == "another program's":
            given.execute("PRAGMA application_id=7")
            given.execute("PRAGMA writable_schema=ON")
            given.execute("DELETE FROM sqlite_master")
            given.execute("PRAGMA writable_schema=RESET")
            given.execute("CREATE TABLE shoe (x)")
        elif kind == "trigger":
            given.execute("CREATE TRIGGER planted AFTER INSERT ON session BEGIN DELETE FROM session; END")
        elif kind == "table":
            given.execute("CREATE TABLE planted (x)")
        elif kind == "view":
            given.execute("CREATE VIEW planted AS SELECT * FROM session")
        elif kind == "row":
            given.execute("UPDATE session SET note = 'other'")
        given.commit()
    return path


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("link", "is a symbolic link"),
        ("folder", "is no file"),
        ("missing", "can't be read"),
        ("the journal itself", "is the journal itself"),
        ("empty", "is empty"),
        ("text", "not a journal of this program"),
        ("newer", f"newer version of tracker .its format is {SCHEMA + 1}, this program knows {SCHEMA}"),
        ("another program's", "not a journal of this program"),
        ("trigger", "is damaged .the trigger planted is none of a journal"),
        ("table", "is damaged .the table planted is none of a journal"),
        ("view", "is damaged .the view planted is none of a journal"),
        ("row", "is damaged .the row s1 of session is not as it was written"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_is(grown: Store, now: datetime, kind: str, said: str) -> None:
    (kept,) = backups_of(grown.path)
    given = _refused(kind, grown, kept.path)
    before = _all(grown.path.parent)
    with pytest.raises(NewerJournalError if kind == "newer" else JournalError, match=said):
        restore(grown.path, given, now=now)
    assert _all(grown.path.parent) == before
    assert _sessions(grown) == {"s1", "s2"}


def test_a_backup_that_changed_since_it_was_made_is_refused(grown: Store, now: datetime) -> None:
    (kept,) = backups_of(grown.path)
    content = bytearray(kept.path.read_bytes())
    content[80] ^= 1  # of the header, where nothing is: no survey looks at it
    kept.path.write_bytes(content)
    before = _all(grown.path.parent)
    with pytest.raises(JournalError, match="is not what it was when it was made"):
        restore(grown.path, kept.path, now=now)
    assert _all(grown.path.parent) == before


@pytest.mark.parametrize("version", range(1, SCHEMA))
def test_a_backup_of_every_released_version_is_upgraded(grown: Store, now: datetime, version: int) -> None:
    given = released_journal(grown.path.parent / "given.db", version)
    content = given.read_bytes()
    done = restore(grown.path, given, now=now)
    assert (done.backup.schema, schema_of(grown.path, busy_ms=0)) == (version, SCHEMA)
    assert surveyed(grown.path).sound
    assert given.read_bytes() == content
    assert grown.check() == ()
    assert [one.reason for one in backups_of(grown.path)].count(Reason.RESTORE) == 1


@pytest.mark.parametrize("damage", ["page", "header", "row", "text", "emptied"])
def test_damage_is_set_aside(grown: Store, now: datetime, damage: str, session_on: Sessions) -> None:
    path, (kept,) = grown.path, backups_of(grown.path)
    grown.close()
    content = bytearray(path.read_bytes())
    if damage == "page":
        content[4096 * 3 : 4096 * 5] = bytes(8192)
    elif damage == "header":
        content[:64] = bytes(64)
    elif damage == "row":
        content[content.index(b"2025-06-28")] ^= 1
    elif damage == "text":
        content[:] = b"90 km\n" * 1_000
    elif damage == "emptied":
        content.clear()
    path.write_bytes(content)
    done = restore(path, kept.path, now=now)
    assert surveyed(path).digest == kept.digest
    if damage == "emptied":
        assert done.before is None
        return
    assert [file.name for file in done.aside] == ["journal.db.damaged-20250628T053000Z"]
    assert done.before is None
    assert done.aside[0].read_bytes() == content
    again = Store.open(path, now=now)
    assert _sessions(again) == {"s1"}
    _log(again, session_on("s9"), now)
    again.close()
    assert path.stat().st_nlink == 1


def test_where_no_journal_is_left_its_old_side_files_do_no_harm(grown: Store, now: datetime) -> None:
    path, (kept,) = grown.path, backups_of(grown.path)
    grown.close()
    path.unlink()
    path.with_name("journal.db-journal").write_bytes(b"left over")
    done = restore(path, kept.path, now=now)
    assert [file.name for file in done.aside] == ["journal.db.damaged-20250628T053000Z-journal"]
    assert surveyed(path).digest == kept.digest
    assert Store.open(path, now=now).check() == ()


def test_a_file_of_someone_else_is_no_place_for_a_restore(grown: Store, now: datetime, tmp_path: Path) -> None:
    (kept,) = backups_of(grown.path)
    place = tmp_path / "elsewhere"
    place.mkdir()
    for name, content in (("notes.txt", b"90 km\n" * 1_000), ("other.db", None)):
        if content is None:
            with closing(sqlite3.connect(place / name)) as other:
                other.execute("CREATE TABLE shoe (x)")
        else:
            (place / name).write_bytes(content)
        before = _all(place)
        with pytest.raises(JournalError, match="not a journal of this program"):
            restore(place / name, kept.path, now=now)
        assert _all(place) == before
    newer = place / "newer.db"
    newer.write_bytes(kept.path.read_bytes())
    with closing(sqlite3.connect(newer)) as raised:
        raised.execute(f"PRAGMA user_version={SCHEMA + 1}")
        raised.commit()
    before = _all(place)
    with pytest.raises(NewerJournalError):
        restore(newer, kept.path, now=now)
    assert _all(place) == before


@pytest.mark.parametrize("failing", ["link", "replace", "links"])
def test_setting_aside_is_whole_or_not_done(
    grown: Store, now: datetime, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    path = grown.path
    grown.close()
    path.with_name("journal.db-journal").write_bytes(b"hot")
    new = path.with_name(".new.part")
    new.write_bytes(b"new")
    before, link = _all(path.parent), os.link
    made: list[Path] = []

    def failing_link(old: Path, name: Path) -> None:
        if failing == "links" or (failing == "link" and made):
            raise OSError(1, "no such thing here")
        made.append(name)
        link(old, name)

    def no_replace(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", failing_link)
    if failing == "replace":
        monkeypatch.setattr(Path, "replace", no_replace)
        with pytest.raises(JournalError, match=r"can't be replaced .*left as it is"):
            put_in_place(new, path, now=now)
        assert _all(path.parent) == before
        return
    names = put_in_place(new, path, now=now)  # a file system without hard links
    assert path.read_bytes() == b"new"
    assert [name.name.removeprefix("journal.db.damaged-20250628T053000Z") for name in names] == ["", "-journal"]
    assert {sha256(name.read_bytes()).hexdigest() for name in names} == {
        before["journal.db"],
        before["journal.db-journal"],
    }
