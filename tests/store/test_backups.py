"""Backups: verified before they count, listed by what they are, thinned out, made again only where it is needed."""

import errno
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker.domain.keeping import Backup, Reason, to_drop
from tracker.domain.sessions import Session
from tracker.errors import DamagedJournalError, JournalError
from tracker.store import backups, disk, kept
from tracker.store.backups import keep_state, make_backup, mark_of, surveyed
from tracker.store.journal import Store
from tracker.store.kept import backups_of, is_whole, manifest_path
from tracker.store.opening import SCHEMA
from tracker.store.surveying import survey

Sessions = Callable[..., Session]


def _log(store: Store, session: Session, at: datetime) -> None:
    with store.write("Logged", at=at) as writer:
        writer.add_session(session)


def _files(store: Store) -> list[str]:
    folder = store.path.parent / "backups"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _spoil(path: Path, at: int = 5_000) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x40
    path.write_bytes(content)


def test_a_backup_is_what_its_manifest_says(couple: Store, now: datetime, session_on: Sessions) -> None:
    _log(couple, session_on("s1", note="Åsane"), now)
    made = make_backup(couple.path, reason=Reason.DAILY, now=now)
    with closing(sqlite3.connect(couple.path)) as live:
        found = survey(live)
        assert made.mark == mark_of(live)
    assert made.name == f"journal-v{SCHEMA}-20250628T053000Z.db"
    assert (made.reason, made.schema, made.at, made.sessions) == (Reason.DAILY, SCHEMA, now, 1)
    assert (made.digest, made.counts) == (found.digest, found.counts) == (surveyed(made.path).digest, made.counts)
    assert backups_of(couple.path) == (made,)
    assert is_whole(made)
    assert all(file.stat().st_mode & 0o077 == 0 for file in (made.path, manifest_path(made.path), made.path.parent))
    assert _files(couple) == [made.name, manifest_path(made.path).name]
    _spoil(made.path)
    assert not is_whole(made)


def test_a_copy_that_is_not_what_was_copied_does_not_count(
    couple: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = make_backup(couple.path, reason=Reason.DAILY, now=now)
    copy_into = backups.copy_into

    def spoiling(source: sqlite3.Connection, path: Path) -> None:
        copy_into(source, path)
        _spoil(path, path.stat().st_size - 1)

    monkeypatch.setattr(backups, "copy_into", spoiling)
    with pytest.raises(JournalError, match="was not what was copied"):
        make_backup(couple.path, reason=Reason.DAILY, now=now)
    assert backups_of(couple.path) == (good,)
    assert len(_files(couple)) == 2


def test_a_row_that_rotted_is_not_backed_up_as_if_it_were_right(
    couple: Store, now: datetime, session_on: Sessions
) -> None:
    _log(couple, session_on("s1", note="steady"), now)
    with closing(sqlite3.connect(couple.path)) as rot:
        rot.execute("UPDATE session SET note = 'steadx'")
        rot.commit()
    with pytest.raises(DamagedJournalError, match=r"is damaged \(the row s1 of session is not as it was written\)"):
        make_backup(couple.path, reason=Reason.DAILY, now=now)
    assert _files(couple) == []


@pytest.mark.parametrize("failing", ["fsync", "rename", "open"])
def test_a_backup_that_fails_leaves_the_others_and_nothing_of_its_own(
    couple: Store, now: datetime, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    good = make_backup(couple.path, reason=Reason.DAILY, now=now)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "rename": (Path, "rename"), "open": (os, "open")}[failing], full)
    with pytest.raises(JournalError, match=r"No backup could be made in .*No space left on device"):
        make_backup(couple.path, reason=Reason.DAILY, now=now + timedelta(days=400))
    monkeypatch.undo()
    assert backups_of(couple.path) == (good,)
    assert len(_files(couple)) == 2


def test_a_state_that_is_held_is_not_backed_up_again(
    store: Store, now: datetime, session_on: Sessions, couple: Store
) -> None:
    path = couple.path
    first = keep_state(path, reason=Reason.IMPORT, now=now)
    assert first is not None
    assert keep_state(path, reason=Reason.IMPORT, now=now) is None
    seen = {first.mark}
    _log(couple, session_on("s1"), now)
    changes: list[Callable[[], object]] = [lambda: couple.undo(now), lambda: couple.redo(now), lambda: couple.undo(now)]
    for change in changes:
        made = keep_state(path, reason=Reason.CLOSE, now=now)
        assert made is not None
        seen.add(made.mark)
        change()
    assert len(seen) == 4
    assert keep_state(path, reason=Reason.CLOSE, now=now) is not None
    _spoil(backups_of(path)[0].path)
    assert keep_state(path, reason=Reason.IMPORT, now=now) is not None, "what a backup was is not what it is"
    backups_of(path)[0].path.unlink()
    assert keep_state(path, reason=Reason.IMPORT, now=now) is not None


def test_a_journal_in_which_nothing_was_ever_stored_needs_none(store: Store, now: datetime) -> None:
    assert keep_state(store.path, reason=Reason.IMPORT, now=now) is None
    assert make_backup(store.path, reason=Reason.ASKED, now=now).sessions == 0
    assert [backup.verified for backup in backups_of(store.path)] == [True]


def test_the_newest_comes_first_and_only_what_is_ours_comes(couple: Store, now: datetime, tmp_path: Path) -> None:
    made = [make_backup(couple.path, reason=Reason.ASKED, now=now) for _ in range(11)]
    later = make_backup(couple.path, reason=Reason.TIMED, now=now + timedelta(seconds=1))
    folder = later.path.parent
    assert [one.name for one in backups_of(couple.path)] == [later.name, *(one.name for one in reversed(made))]
    (folder / "journal-v1-20240101T000000Z.db").write_bytes(b"early")
    (folder / "journal-v1-20249901T000000Z.db").write_bytes(b"no such day")
    (folder / "journal-v1-20240102T000000Z.db").mkdir()
    (folder / "journal-v1-20240103T000000Z.db").symlink_to(later.path)
    (folder / "other-v1-20240104T000000Z.db").write_bytes(b"of another journal")
    manifest_path(made[3].path).write_text("{}")
    manifest_path(made[4].path).unlink()
    manifest_path(made[4].path).symlink_to(manifest_path(made[5].path))
    found = {one.name: one for one in backups_of(couple.path)}
    early = found.pop("journal-v1-20240101T000000Z.db")
    assert found.keys() == {one.name for one in (*made, later)}
    assert (early.reason, early.schema, early.size, early.verified) == (Reason.UPGRADE, 1, 5, False)
    assert [found[made[n].name].verified for n in (2, 3, 4, 5)] == [True, False, False, True]
    asked, unknown = Reason.ASKED, Reason.UNKNOWN
    assert [found[made[n].name].reason for n in (2, 3, 4, 5)] == [asked, unknown, unknown, asked]
    assert next(iter(found.values())) == later
    assert tuple(kept.times_of(tmp_path / "elsewhere" / "journal.db")) == backups_of(tmp_path / "x.db") == ()


def _twins(store: Store, names: tuple[str, ...]) -> list[Path]:
    """Copies of a journal under other names beside it."""
    paths = [store.path.with_name(name) for name in names]
    for path in paths:
        if path != store.path:
            path.write_bytes(store.path.read_bytes())
    return paths


@pytest.mark.parametrize(
    "names",
    [("anna.db", "anna.tracker"), ("running.2024", "running.2025", "running"), ("journal", "journal.db")],
    ids=" ".join,
)
def test_journals_of_one_folder_have_backups_of_their_own(couple: Store, now: datetime, names: tuple[str, ...]) -> None:
    long_ago = now - timedelta(days=900)
    paths = _twins(couple, names)
    made: dict[Path, list[Backup]] = {path: [] for path in paths}
    for n in (0, 1):
        for path in paths:
            made[path].insert(0, make_backup(path, reason=Reason.ASKED, now=long_ago + timedelta(minutes=n)))
    for path in paths:
        assert backups_of(path) == tuple(made[path])
        assert [one.seq for one in made[path]] == [2, 1]
        assert set(kept.times_of(path)) == {one.at for one in made[path]}
    first, other = paths[:2]
    for minutes in (2, 3, 4):
        make_backup(first, reason=Reason.DAILY, now=long_ago + timedelta(minutes=minutes))
    make_backup(other, reason=Reason.DAILY, now=long_ago + timedelta(minutes=3))
    make_backup(first, reason=Reason.DAILY, now=now)
    assert [one.seq for one in backups_of(first)] == [6, 5, 2, 1], "its own are thinned out"
    assert [one.seq for one in backups_of(other)] == [3, 2, 1]
    manifest_path(made[other][0].path).unlink()
    assert made[other][0].name in {one.name for one in backups_of(other)}, "nothing says that it is another's"


def test_the_clock_does_not_say_which_was_made_last(couple: Store, now: datetime, session_on: Sessions) -> None:
    early = make_backup(couple.path, reason=Reason.ASKED, now=now)
    manifest = manifest_path(early.path)
    said = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({key: value for key, value in said.items() if key not in ("journal", "seq")}))
    ahead = make_backup(couple.path, reason=Reason.DAILY, now=now + timedelta(days=365))
    _log(couple, session_on("s1"), now)
    right = keep_state(couple.path, reason=Reason.IMPORT, now=now + timedelta(days=1))
    behind = make_backup(couple.path, reason=Reason.ASKED, now=datetime(1970, 1, 1, tzinfo=UTC))
    assert right is not None
    assert backups_of(couple.path) == (behind, right, ahead, replace(early, journal="", seq=0))
    assert keep_state(couple.path, reason=Reason.IMPORT, now=now) is None, "the newest holds it"


def test_those_that_are_thinned_out_go_with_their_manifests(couple: Store, now: datetime) -> None:
    made = make_backup(couple.path, reason=Reason.DAILY, now=now - timedelta(days=900))
    asked = make_backup(couple.path, reason=Reason.ASKED, now=now - timedelta(days=899, hours=1))
    at = [now - timedelta(hours=7 * n) for n in range(200, 0, -1)]
    for one in at:
        twin = replace(made, at=one.replace(microsecond=0))
        path = made.path.parent / kept.name_for(couple.path, SCHEMA, one, 1)
        os.link(made.path, path)
        manifest_path(path).write_bytes(kept.manifest_bytes(twin))
    assert len(backups_of(couple.path)) == 202
    newest = make_backup(couple.path, reason=Reason.DAILY, now=now)
    left = {one.at for one in backups_of(couple.path)}
    all_of_them = [newest.at, *reversed(at), made.at]
    assert left == set(all_of_them) - to_drop(all_of_them, now) | {asked.at}
    assert len(_files(couple)) == 2 * len(left) < 60
    before = _files(couple)
    wrong = make_backup(couple.path, reason=Reason.DAILY, now=datetime(1970, 1, 1, tzinfo=UTC))
    assert sorted([*before, wrong.name, manifest_path(wrong.path).name]) == _files(couple), "the clock is doubtful"


@pytest.mark.parametrize("broken", ["text", "cut off", "empty", "no text", "folder"])
def test_one_that_may_have_been_asked_for_is_not_thinned_out(couple: Store, now: datetime, broken: str) -> None:
    then = now - timedelta(days=900)
    asked, *early = [make_backup(couple.path, reason=Reason.ASKED, now=then + timedelta(hours=n)) for n in range(3)]
    for one in early:
        manifest_path(one.path).unlink()
    manifest = manifest_path(asked.path)
    data = {"text": b"mine", "cut off": manifest.read_bytes()[:-9], "empty": b"", "no text": b"\xff\xfe"}
    manifest.unlink()
    if broken == "folder":
        manifest.mkdir()
    else:
        manifest.write_bytes(data[broken])
    make_backup(couple.path, reason=Reason.DAILY, now=now)
    _, *left = backups_of(couple.path)
    assert [one.name for one in left] == [early[1].name, asked.name], "of that day the newest of an earlier version"
    assert [one.reason for one in left] == [Reason.UPGRADE, Reason.UNKNOWN]


def test_what_was_cut_off_is_swept_once_it_is_old(couple: Store) -> None:
    now = datetime.now(UTC)  # files are as old as the machine says
    good = make_backup(couple.path, reason=Reason.DAILY, now=now)
    folder = good.path.parent
    part, orphan = folder / ".journal-abc.part", folder / "journal-v4-20240101T000000Z.json"
    beside = couple.path.parent / ".journal-abc.part"
    mine = folder / "notes.json"
    for path in (part, orphan, mine):
        path.write_text("x")
    beside.mkdir()
    (beside / "journal.db").write_text("x")
    make_backup(couple.path, reason=Reason.DAILY, now=now + timedelta(minutes=59))
    assert part.exists()
    assert beside.exists()
    make_backup(couple.path, reason=Reason.DAILY, now=now + timedelta(minutes=61))
    assert not any(path.exists() for path in (part, orphan, beside))
    assert mine.exists()
    assert len(backups_of(couple.path)) == 3


def test_the_journal_is_never_read_but_through_sqlite(
    couple: Store, now: datetime, session_on: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing a handle on the file would drop the lock under which this unit of work stands."""
    opened: list[Path] = []

    def watched(path: Path) -> str:
        opened.append(path)
        return disk.sha256_of(path)

    for module in (backups, kept):
        monkeypatch.setattr(module, "sha256_of", watched)
    with couple.write("Logged", at=now) as writer:
        writer.add_session(session_on("s1"))
        made = keep_state(couple.path, reason=Reason.IMPORT, now=now)
        assert made is not None
        assert made.sessions == 0, "what is not stored yet is in no backup"
        assert keep_state(couple.path, reason=Reason.IMPORT, now=now) is None
        with closing(sqlite3.connect(couple.path, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
            other.execute("BEGIN IMMEDIATE")
    assert opened
    assert couple.path not in opened


def test_a_backup_of_nowhere_is_refused(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(JournalError):
        make_backup(tmp_path / "none.db", reason=Reason.ASKED, now=now)
    assert list(tmp_path.iterdir()) == []
