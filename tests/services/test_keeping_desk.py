"""Backups through the desk: before what can't be looked over, by themselves, in a file, and back again."""

import errno
import json
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tests.services.imports.telling import RUN, item, reviewed
from tracker.clock import ShiftedClock
from tracker.domain.keeping import BULK, Reason
from tracker.errors import JournalError, NewerJournalError, NotFoundError, RefusedError, TrackerError
from tracker.services import bundles, packing
from tracker.services.files import put_under_name
from tracker.services.keeping import meant
from tracker.services.template_texts import TRASH
from tracker.services.tracker import Tracker
from tracker.store.backups import surveyed
from tracker.store.kept import is_whole
from tracker.store.opening import SCHEMA

MORNING = replace(RUN, started_at=datetime(2025, 6, 20, 1, 30, tzinfo=UTC))
Spoil = Callable[[dict[str, bytes]], object]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Tracker]:
    """A journal with a ride and a run."""
    made = Tracker(tmp_path / "kept" / "journal.db", FrozenClock("2025-06-28T18:40+05:30"))
    made.log("ride 90km 4:10 @05:10")
    made.log("run 20km 1:58:30 @15:00")
    yield made
    made.close()


@pytest.fixture
def full(desk: Tracker, tmp_path: Path) -> Tracker:
    """The same with a photo and a template of one's own."""
    desk.photo_add("last", png_file(tmp_path / "goa.png"))
    desk.copy_template("mumbai-to-goa")
    return desk


def _figures(desk: Tracker) -> list[object]:
    return [desk.journal(), desk.challenges(), desk.last_change()]


def _bulk(desk: Tracker) -> list[str]:
    return [one.id for n in range(BULK) for one in desk.log(f"run {n + 1}km").sessions]


def _guarded(desk: Tracker, tmp_path: Path) -> dict[Reason, Callable[[], object]]:
    """What must not happen without a backup, ready to be done."""
    gone = [*_bulk(desk), desk.journal("ride")[0].id]
    review = reviewed(desk, item(MORNING))
    desk.export_journal(tmp_path / "own.tracker.json")
    arrival = desk.read_own(tmp_path / "own.tracker.json")
    kept = desk.back_up(tmp_path / "kept.db")
    desk.log("run 1km")
    return {
        Reason.IMPORT: lambda: desk.keep_imports(review),
        Reason.ASKED: lambda: desk.keep_own(arrival),  # an import too
        Reason.DELETE: lambda: desk.delete(gone),
        Reason.RESTORE: lambda: desk.restore(kept.path),
    }


def test_what_is_large_is_done_after_a_backup_of_what_was(desk: Tracker, tmp_path: Path) -> None:
    for reason, act in _guarded(desk, tmp_path).items():
        then = surveyed(desk.path)
        before = desk.backups()
        act()
        (made,) = set(desk.backups()) - set(before)
        assert made.digest == then.digest
        assert made.reason is (Reason.IMPORT if reason is Reason.ASKED else reason)
        assert is_whole(made)
        desk.clock.move(seconds=1)  # type: ignore[attr-defined]
        desk.log("run 1km")
    few = [one.id for one in desk.journal()][:2]
    before = desk.backups()
    desk.delete(few)
    assert desk.backups() == before, "a few are brought back by undo alone"


@pytest.mark.parametrize("reason", [Reason.IMPORT, Reason.ASKED, Reason.DELETE, Reason.RESTORE])
def test_without_a_backup_it_is_not_done(desk: Tracker, tmp_path: Path, reason: Reason) -> None:
    act = _guarded(desk, tmp_path)[reason]
    (tmp_path / "kept" / "backups").write_text("in the way")
    then = _figures(desk)
    with pytest.raises(JournalError, match="No backup could be made in "):
        act()
    assert _figures(desk) == then
    assert sorted(path.name for path in desk.path.parent.iterdir()) == ["backups", "journal.db"]
    desk.log("run 2km")


def test_nothing_is_backed_up_twice(desk: Tracker) -> None:
    desk.keep_imports(reviewed(desk, item(MORNING)))
    desk.keep_imports(reviewed(desk, item(MORNING)))
    assert [one.reason for one in desk.backups()] == [Reason.IMPORT] * 2, "the second holds the first import"
    desk.keep_imports(reviewed(desk, item(MORNING)))
    assert len(desk.backups()) == 2


def test_an_import_into_an_empty_journal_needs_no_backup(tmp_path: Path) -> None:
    fresh = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T18:40+05:30"))
    fresh.keep_imports(reviewed(fresh, item(MORNING)))
    assert fresh.backups() == ()
    fresh.close()


def test_backups_are_made_by_themselves_where_something_changed(tmp_path: Path) -> None:
    clock = FrozenClock("2025-06-28T10:00Z")
    desk = Tracker(tmp_path / "journal.db", clock)
    assert desk.back_up_when_due(Reason.CLOSE) is None, "there is no journal yet"
    desk.open()
    assert desk.back_up_when_due(Reason.DAILY) is None, "nor anything in it"
    desk.log("run 5km")
    made = [desk.back_up_when_due(Reason.DAILY)]
    desk.log("run 5km")
    assert desk.back_up_when_due(Reason.DAILY) is None, "one a day"
    assert desk.back_up_when_due(Reason.TIMED) is None, "one each half hour"
    clock.move(minutes=31)
    made.append(desk.back_up_when_due(Reason.TIMED))
    clock.move(minutes=31)
    assert desk.back_up_when_due(Reason.TIMED) is desk.back_up_when_due(Reason.CLOSE) is None, "nothing changed"
    desk.undo()
    made.append(desk.back_up_when_due(Reason.CLOSE))
    clock.move(days=1)
    assert desk.back_up_when_due(Reason.DAILY) is None, "nothing changed since yesterday"
    desk.redo()
    made.append(desk.back_up_when_due(Reason.DAILY))
    assert tuple(reversed(made)) == desk.backups()
    assert [one.reason for one in desk.backups()] == [Reason.DAILY, Reason.CLOSE, Reason.TIMED, Reason.DAILY]
    shifted = Tracker(desk.path, ShiftedClock(datetime(2099, 1, 1, tzinfo=UTC)))
    shifted.log("run 5km @-1")
    assert shifted.back_up_when_due(Reason.CLOSE) is None, "a journal looked at in another time"
    shifted.delete([one.id for n in range(BULK + 1) for one in shifted.log("run 5km").sessions])
    assert desk.backups()[0].at.year < 2090, "files are dated by the machine"
    shifted.close()
    desk.close()


@pytest.fixture
def kolkata(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock is that of Kolkata."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("kolkata")
def test_the_day_of_a_backup_is_that_of_the_machine(tmp_path: Path) -> None:
    clock = FrozenClock("2025-06-27T23:00+05:30")
    desk = Tracker(tmp_path / "journal.db", clock)
    for hours, made in ((0, True), (2, True), (8, False)):  # 23:00, 01:00 and 09:00; in UTC the last has a day alone
        clock.move(hours=hours)
        desk.log("run 5km")
        assert (desk.back_up_when_due(Reason.DAILY) is not None) is made
    desk.close()


def test_a_backup_that_rotted_holds_nothing(desk: Tracker) -> None:
    made = desk.back_up()
    assert desk.back_up_when_due(Reason.CLOSE) is None
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"x")
    assert desk.back_up_when_due(Reason.CLOSE) is not None


@pytest.mark.usefixtures("kolkata")
def test_a_backup_is_meant_by_many_words(desk: Tracker, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no backup yet"):
        desk.restore("last")
    clock = desk.clock
    assert isinstance(clock, FrozenClock)
    made = []
    for n in range(3):
        desk.log(f"run {n + 1}km")
        made.append(desk.back_up())
        clock.move(days=1)
    assert meant("18:40", desk.backups(), made[1].at) == made[1].path
    with pytest.raises(NotFoundError, match=r"^3 backups fit '2025-06': 1, 2 and 3 of tracker restore; write more\.$"):
        desk.restore("2025-06")
    assert desk.restore("last").backup == made[2]
    desk.log("run 9km")
    with pytest.raises(NotFoundError, match="Nothing was restored yet"):
        desk.restore("before")
    names = {
        "2": made[1],  # first, because every restore adds to the list
        made[0].name: made[0],
        made[2].name[:-6]: made[2],
        "2025-06-29": made[1],
        "20250628T1310": made[0],  # as in the name, in UTC
        "2025-06-30T18:40": made[2],
        "2025-06-30 18:4": made[2],
        "Sun 29 Jun 2025 18:40": made[1],
        str(made[1].path): made[1],
        "last": made[2],
    }
    for ref, backup in names.items():
        done = desk.restore(ref)
        assert done.backup == backup, ref
        assert done.changed
        assert surveyed(desk.path).digest == backup.digest
        clock.move(minutes=1)
        desk.restore("before")
        assert desk.journal()[0].distance_mm == 9_000_000
        clock.move(minutes=1)
    assert desk.restore(made[1].path).backup == made[1]
    for ref, said in {
        "99": "There is no backup 99",
        "0": "There is no backup 0",
        "journal": r"^\d+ backups fit 'journal': from 1 to \d+ of tracker restore; write more\.$",
        "2025-06-30T13:10": "No backup is called",
        "3:07": "No backup is called '3:07'",
        "yesterday": "No backup is called 'yesterday'",
        "": "No backup is called ''",
    }.items():
        with pytest.raises(NotFoundError, match=said):
            desk.restore(ref)
    with pytest.raises(JournalError, match="can't be read"):
        desk.restore(str(tmp_path / "none.db"))


def test_a_restore_is_taken_back_though_the_clock_was_ahead_once(tmp_path: Path) -> None:
    clock = FrozenClock("2026-06-28T10:00Z")  # by a year
    desk = Tracker(tmp_path / "journal.db", clock)
    desk.log("run 1km")
    wrong = desk.back_up()
    desk.log("run 2km")
    desk.restore(wrong.path)
    clock.set("2025-06-28T10:00Z")
    desk.log("run 3km")
    right = desk.back_up_when_due(Reason.DAILY)
    assert desk.backups()[0] == right
    desk.log("run 4km")
    then = desk.journal()
    done = desk.restore("1")
    assert done.backup == right
    assert desk.backups()[0] == done.before
    assert desk.restore("before").backup == done.before
    assert desk.journal() == then
    assert desk.restore("last").backup == right, "not an older state that says it is of the future"
    desk.close()


def test_a_copy_goes_where_it_is_sent(desk: Tracker, tmp_path: Path) -> None:
    sent = desk.back_up(tmp_path / "sent.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "sent.db", "sent.json"]
    assert (sent.path, sent.sessions, is_whole(sent)) == (tmp_path / "sent.db", 2, True)
    assert desk.backups() == ()
    for named in ("a.json", "A.JSON"):
        with pytest.raises(RefusedError, match="name of a backup's manifest"):
            desk.back_up(tmp_path / named)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "sent.db", "sent.json"]
    for taken in (tmp_path / "sent.db", desk.path, tmp_path / "none" / "x.zip"):
        with pytest.raises(TrackerError, match=r"is there already|is the journal itself|There is no folder"):
            desk.back_up(taken)
    (tmp_path / "other.json").write_text("mine")
    with pytest.raises(RefusedError, match=r"other\.json is there already"):
        desk.back_up(tmp_path / "other.db")
    for foreign in ("mine", "{}", '{"format": 1}'):
        (tmp_path / "other.json").write_text(foreign)
        with pytest.raises(RefusedError, match=r"other\.json is in the way"):
            desk.back_up(tmp_path / "other.db", over=True)
        assert (tmp_path / "other.json").read_text() == foreign
    assert not (tmp_path / "other.db").exists()
    with pytest.raises(RefusedError, match="is the journal itself"):
        desk.back_up(desk.path, over=True)
    desk.log("run 3km")
    assert desk.back_up(tmp_path / "sent.db", over=True).sessions == 3
    desk.log("run 4km")
    assert desk.restore(tmp_path / "sent.db").backup.sessions == 3
    assert len(desk.journal()) == 3
    gone = Tracker(tmp_path / "none.db", desk.clock)
    with pytest.raises(NotFoundError, match="There is no journal"):
        gone.back_up()
    assert not gone.path.exists()


@pytest.mark.parametrize("over", [False, True])
def test_a_copy_and_its_manifest_come_both_or_not_at_all(
    desk: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, over: bool
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if over:
        desk.back_up(out / "sent.db")
        desk.log("run 3km")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    seen: list[tuple[bool, bool]] = []

    def failing(part: Path, path: Path, *, over: bool = False) -> None:
        if path.suffix == ".json":
            seen.append(((out / "sent.db").exists(), path.exists()))
            raise OSError(errno.ENOSPC, "No space left on device")
        put_under_name(part, path, over=over)

    monkeypatch.setattr(bundles, "put_under_name", failing)
    with pytest.raises(RefusedError, match="No space left"):
        desk.back_up(out / "sent.db", over=over)
    assert seen == [(True, False)], "a death here leaves a copy without a manifest, not with that of another one"
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    monkeypatch.undo()
    assert is_whole(desk.back_up(out / "sent.db", over=over))


def test_a_bundle_brings_all_of_it_to_a_new_machine(full: Tracker, tmp_path: Path) -> None:
    sent = full.back_up(tmp_path)
    assert sent.path.name == "tracker-20250628T131000Z.zip"
    assert sent.path.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goa.png", "kept", sent.path.name]
    new = Tracker(tmp_path / "new" / "deep" / "journal.db", full.clock)
    done = new.restore(sent.path)
    assert (done.changed, done.before, done.photos, done.templates) == (True, None, 1, 1)
    assert surveyed(new.path) == surveyed(full.path)
    assert _figures(new) == _figures(full)
    (shown,) = new.photo_list()
    assert shown.file.read_bytes() == full.photo_list()[0].file.read_bytes()
    assert [one.template for one in new.library() if one.own] == [one.template for one in full.library() if one.own]
    assert sorted(path.name for path in new.path.parent.iterdir()) == ["journal.db", "photos", "templates"]
    again = new.restore(str(sent.path))
    assert (again.changed, again.photos, again.templates) == (False, 0, 0)
    (mine,) = new.own_templates.glob("*.toml")
    mine.write_text("# changed since\n" + mine.read_text())
    assert new.restore(sent.path).templates == 1
    assert [path.read_text()[:15] for path in (new.own_templates / TRASH).iterdir()] == ["# changed since"]
    assert mine.read_bytes() == next(full.own_templates.glob("*.toml")).read_bytes()
    new.close()


def test_a_bundle_whose_files_find_no_place_says_what_was_done(
    full: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = full.back_up(tmp_path / "sent.zip").path
    new = Tracker(tmp_path / "new" / "journal.db", full.clock)
    new.path.parent.mkdir()
    (new.path.parent / "photos").write_text("in the way")
    with pytest.raises(JournalError, match=r"^The journal was restored, but its photos can't be kept in .*again\.$"):
        new.restore(sent)
    assert _figures(new) == _figures(full)
    (new.path.parent / "photos").unlink()

    def other_disk(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(Path, "rename", other_disk)
    done = new.restore(sent)
    assert (done.changed, done.photos, done.templates) == (False, 1, 1)
    assert new.photo_list()[0].file.read_bytes() == full.photo_list()[0].file.read_bytes()
    new.close()


def _rewritten(path: Path, spoil: Spoil) -> None:
    """The bundle with its members spoiled."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    spoil(members)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)


def _listing(members: dict[str, bytes], name: str, data: bytes) -> None:
    """Put a file into a bundle, and into its manifest."""
    manifest = json.loads(members["manifest.json"])
    manifest["files"][name] = {"size": len(data), "sha256": sha256(data).hexdigest()}
    members["manifest.json"] = json.dumps(manifest).encode()
    members[name] = data


def _changed(members: dict[str, bytes], **changes: object) -> None:
    members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()


SPOILS: dict[str, Spoil] = {
    "no manifest": lambda members: members.pop("manifest.json"),
    "no journal": lambda members: members.pop("journal.db"),
    "a page": lambda members: members.update({"journal.db": members["journal.db"][:-1] + b"x"}),
    "a member too many": lambda members: members.update({"photos/x.png": b"x"}),
    "out of its folder": lambda members: _listing(members, "photos/../../x.png", b"x"),
    "absolute": lambda members: _listing(members, "/x.png", b"x"),
    "another drive": lambda members: _listing(members, "photos/C:\\x.png", b"x"),
    "deep": lambda members: _listing(members, "photos/deep/x.png", b"x"),
    "elsewhere": lambda members: _listing(members, "backups/x.png", b"x"),
    "hidden": lambda members: _listing(members, "templates/.x.toml", b"x"),
    "no picture": lambda members: _listing(members, "photos/x.png", b"#!/bin/sh\n"),
    "no template": lambda members: _listing(members, "templates/x.sh", b"#!/bin/sh\n"),
    "another kind": lambda members: _changed(members, kind="zip"),
    "a later format": lambda members: _changed(members, format=2),
    "no list": lambda members: _changed(members, files=[]),
    "no journal told": lambda members: _changed(members, journal=None),
    "a list of nothing": lambda members: _changed(members, files={"journal.db": None}),
    "a size": lambda members: _changed(members, files={"journal.db": {"size": -1, "sha256": "x"}}),
    "nested": lambda members: members.update({"manifest.json": b"[" * 100_000}),
}


@pytest.mark.parametrize("spoiled", [*SPOILS, "cut off", "text", "link"])
def test_a_bundle_that_is_not_what_it_says_is_refused_untouched(full: Tracker, tmp_path: Path, spoiled: str) -> None:
    sent = full.back_up(tmp_path / "sent.zip").path
    if spoiled in SPOILS:
        _rewritten(sent, SPOILS[spoiled])
    elif spoiled == "link":
        sent = tmp_path / "link.zip"
        sent.symlink_to(tmp_path / "sent.zip")
    else:
        sent.write_bytes(sent.read_bytes()[:-5_000] if spoiled == "cut off" else b"90 km\n" * 1_000)
    full.log("run 1km")
    then = _figures(full)
    files = sorted(str(path) for path in tmp_path.rglob("*"))
    with pytest.raises(JournalError) as told:
        full.restore(sent)
    assert str(told.value).count(". ") == 0
    assert _figures(full) == then
    assert sorted(str(path) for path in tmp_path.rglob("*")) == files


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"PRAGMA user_version={SCHEMA + 1}", r"^The journal .*sent\.zip was written by a newer version of tracker"),
        ("UPDATE session SET note = 'x'", r"^The backup .*sent\.zip is damaged \(.*\), so nothing was restored; name "),
        ("", r"^The backup .*sent\.zip is not what it was when it was made, so nothing was restored; name another one"),
    ],
)
def test_a_bundle_whose_journal_is_refused_is_named_itself(
    full: Tracker, tmp_path: Path, change: str, said: str
) -> None:
    sent = full.back_up(tmp_path / "sent.zip").path
    with zipfile.ZipFile(sent) as packed:
        journal = Path(packed.extract("journal.db", tmp_path / "taken"))
    with closing(sqlite3.connect(journal)) as taken, taken:
        taken.execute(change)
    data = journal.read_bytes()

    def spoil(members: dict[str, bytes]) -> None:
        about = json.loads(members["manifest.json"])["journal"]
        _listing(members, "journal.db", data)
        _changed(members, journal=about | {"sha256": sha256(data).hexdigest() if change else "0" * 64})

    _rewritten(sent, spoil)
    with pytest.raises(JournalError, match=said) as refused:
        full.restore(sent)
    assert ".part" not in str(refused.value)
    assert isinstance(refused.value, NewerJournalError) is ("newer" in said)


def test_a_bundle_that_was_not_written_as_it_was_read_does_not_count(
    full: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = packing._put

    def forgetting(packed: zipfile.ZipFile, name: str, file: Path) -> dict[str, object]:
        said = put(packed, name, file)
        return said | {"sha256": "0" * 64} if name.startswith("photos") else said

    monkeypatch.setattr(packing, "_put", forgetting)
    with pytest.raises(JournalError):
        full.back_up(tmp_path / "sent.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goa.png", "kept"]
