"""The journal kept safe in the app: backups and the way back, what is the matter with it, and the ways out."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from textual.screen import Screen

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.domain.keeping import Backup, Reason
from tracker.domain.soundness import Fault, FaultKind
from tracker.services import keeping as services_keeping
from tracker.services.tracker import Tracker
from tracker.store import readonly
from tracker.tui import keeping
from tracker.tui.dialogs.backups import BackupsDialog
from tracker.tui.dialogs.confirm import ConfirmDialog
from tracker.tui.dialogs.damage import DamageDialog, ways_out
from tracker.tui.looked import Looked
from tracker.tui.present.trust import backup_row, banner_words, fault_lines, left_said
from tracker.tui.screens.settings import SettingsScreen
from tracker.tui.trouble import Kind, Trouble
from tracker.tui.widgets.log_panel import LogPanel

AT = datetime(2025, 6, 28, 2, 30, tzinfo=UTC)


def damage(tracker: Tracker) -> None:
    """Change a row behind the journal's back."""
    with closing(sqlite3.connect(tracker.path)) as other, other:
        other.execute("UPDATE session SET distance_mm = distance_mm + 1000 WHERE activity = 'ride'")


def rows(stage: Stage) -> int:
    """How many sessions there are."""
    return len(stage.app.tracker.journal())


def _shows(stage: Stage, kind: type[Screen[Any]]) -> bool:
    return isinstance(stage.app.screen, kind)


def told(stage: Stage) -> str:
    """The toasts."""
    return " ".join(f"{one.title} {one.message}" for one in stage.app._notifications)


def _backup(**texts: object) -> Backup:
    plain = Backup(path=Path("journal-v4-x.db"), at=AT, reason=Reason.DAILY, schema=4, counts={"session": 3}, size=9)
    return replace(plain, **texts)  # type: ignore[arg-type]


# -- words and small things -------------------------------------------------------------------------------------------


def test_the_words() -> None:
    day = AT.astimezone().date()
    row = backup_row(_backup(), day, 90).plain
    assert row.startswith("today ")
    assert "3" in row
    assert row.endswith("no manifest")
    assert "not known" in backup_row(_backup(counts={}, sha256="x"), day, 90).plain
    for kind in Kind:
        assert banner_words(Trouble(kind, "Why."))[0][0].isupper()
    many = tuple(Fault(FaultKind.ROW, f"Row {n} is wrong.") for n in range(9))
    assert fault_lines(many).plain.endswith("and 3 more: tracker check lists them")
    assert left_said(["log", "filter", "search"]) == ""
    assert left_said(["race/1", "edit/2", "race/3"]).startswith(
        "Not stored when tracker ended: a new race and a session's line."
    )


def test_the_ways_out_are_those_that_there_are() -> None:
    day = AT.date()
    good, old = _backup(sha256="x"), _backup()

    def names(trouble: Trouble, *backups: Backup) -> list[str]:
        return [way.name for way in ways_out(trouble, backups, day)]

    row, page = (Trouble(Kind.DAMAGE, "", (Fault(kind, "Wrong."),)) for kind in (FaultKind.ROW, FaultKind.FILE))
    assert names(row, good) == ["salvage", "restore", "backups", "look"], "single rows: most of it can be saved"
    assert names(page, good) == ["restore", "salvage", "backups", "look"]
    assert names(page, old) == ["salvage", "backups", "look"], "nothing vouches for it"
    assert names(Trouble(Kind.CLOSED, "")) == ["salvage", "quit"]
    assert names(Trouble(Kind.MEANING, ""), good) == ["restore", "backups", "look"], "salvage would change nothing"
    assert names(Trouble(Kind.READ_ONLY, "")) == names(Trouble(Kind.REPLACED, "")) == ["again", "look"]
    assert names(Trouble(Kind.GONE, "")) == ["again", "look"]
    assert names(Trouble(Kind.GONE, ""), good) == ["again", "restore", "look"]


def test_the_journal_is_looked_over_once_a_day_and_after_a_bad_end(tmp_path: Path) -> None:
    clock = FrozenClock("2025-06-28T08:00+05:30")
    journal = tmp_path / "journal.db"

    def started() -> Looked:
        return Looked(journal, clock.now)

    first = started()
    assert first.begin(), "never before"
    first.done(sound=True)
    first.end()
    second = started()
    assert not second.begin(), "today already"
    assert started().begin(), "the second has not ended as it should"
    second.end()
    clock.set("2025-06-29T09:00+05:30")
    third = started()
    assert third.begin(), "another day"
    third.done(sound=False)
    third.end()
    assert started().begin(), "it was not sound"
    clock.set("2025-06-28T08:00+05:30")
    (tmp_path / "journal.db.looked").write_text("2030-01-01T00:00:00+00:00")
    assert started().begin(), "of a clock that ran ahead"
    (tmp_path / "journal.db.looked").write_bytes(b"\xff\x00")
    assert started().begin()


# -- in the app -------------------------------------------------------------------------------------------------------


async def test_backups_are_listed_made_restored_and_a_restore_is_undone(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    other = Tracker(tracker.path, clock)  # another window
    async with staged(tracker) as stage:
        await stage.press("B")
        assert _shows(stage, BackupsDialog)
        assert "No backup yet. b makes one." in stage.text()
        await stage.press("b")
        assert "4 sessions" in stage.text()
        assert len(tracker.backups()) == 1
        await stage.press("escape", "l")
        await stage.write("run 5km")
        await stage.press("enter")
        assert rows(stage) == 5
        assert [one.reason for one in tracker.backups()] == [Reason.ASKED], "the day has one"
        clock.set("2025-06-28T12:00+05:30")
        stage.app.back_up_in_time()
        await stage.settle()
        assert tracker.backups()[0].reason is Reason.TIMED, "an hour later, and something was stored"
        stage.app.back_up_in_time()
        await stage.settle()
        assert len(tracker.backups()) == 2, "not so soon again"
        await stage.press("B", "down", "enter")
        assert _shows(stage, ConfirmDialog)
        assert "4 sessions" in stage.text()
        before = other.data_version()
        await stage.press("y")
        assert rows(stage) == 4
        assert other.data_version() != before, "other windows read afresh"
        assert len(other.journal()) == 4
        other.close()
        assert "Restored" in told(stage)
        assert "90 to go" in stage.text(), "what is shown was read again"
        await stage.press("B", "u", "y")
        assert rows(stage) == 5
        await stage.press("comma", "end", "up", "up", "enter")
        assert _shows(stage, SettingsScreen)
        assert "Sound" in told(stage)


async def test_the_first_change_of_a_day_and_the_end_bring_a_backup(
    tracker: Tracker, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("r")
        assert [one.reason for one in tracker.backups()] == [Reason.DAILY]
        keeping.back_up_on_close(stage.app)
        assert len(tracker.backups()) == 1, "it holds all of it"
        await stage.press("u")
        keeping.back_up_on_close(stage.app)
        assert [one.reason for one in tracker.backups()] == [Reason.CLOSE, Reason.DAILY]
        assert tracker.path.with_name("journal.db.looked").is_file(), "it ended well"
        folder = tracker.path.parent / "backups"
        folder.rename(tracker.path.parent / "elsewhere")
        folder.write_text("in the way")
        await stage.press("r")
    keeping.back_up_on_close(stage.app)
    said = capsys.readouterr().err
    assert said.startswith("No backup was made as tracker closed: ")
    assert said.count("\n") == 1


def test_the_end_backs_up_what_another_window_stored_and_waits_for_none_that_stores(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tracker.log("run 5km")
    tracker.back_up()
    tracker.log("run 6km")
    window = Tracker(tracker.path, tracker.clock)
    app: Any = SimpleNamespace(tracker=window, desk=SimpleNamespace(looked=Mock()), today=object(), trouble=None)
    monkeypatch.setattr(services_keeping, "CLOSING_MS", 0)
    with closing(sqlite3.connect(tracker.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        keeping.back_up_on_close(app)
    assert len(tracker.backups()) == 1
    assert capsys.readouterr().err == "", "this window stored nothing"
    monkeypatch.setattr(readonly, "why_read_only", lambda _real: "the file is read-only")
    keeping.back_up_on_close(app)
    assert len(tracker.backups()) == 1
    monkeypatch.undo()
    for _ in range(2):
        keeping.back_up_on_close(app)
        assert [(one.reason, one.sessions) for one in tracker.backups()] == [(Reason.CLOSE, 2), (Reason.ASKED, 1)]
    assert not window.has_written
    window.close()


async def test_damage_is_told_writing_refused_and_salvage_brings_all_back(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    damage(tracker)
    async with staged(tracker) as stage:
        assert _shows(stage, DamageDialog)
        text = stage.text()
        assert "The journal is damaged" in text
        assert "session is not as it was written" in " ".join(text.replace("│", " ").replace("█", " ").split())
        await stage.press("escape")
        assert "! Damaged" in stage.text(), "the line at the top stays"
        await stage.press("3")
        assert "! Damaged" in stage.text(), "everywhere"
        await stage.press("1", "l")
        await stage.write("run 5km")
        await stage.press("enter")
        assert stage.app.screen.query_one(LogPanel).input.value == "run 5km", "what is typed stays"
        assert rows(stage) == 4
        await stage.pilot.click("TroubleBanner", offset=(stage.text().split("\n")[2].index("f6"), 0))
        await stage.settle()
        assert _shows(stage, DamageDialog)
        await stage.press("enter")
        assert "Salvaged" in told(stage)
        assert "! Damaged" not in stage.text()
        assert list(tracker.path.parent.glob("journal.db.damaged-*")), "nothing is thrown away"
        await stage.press("enter")
        assert rows(stage) == 5
        assert tracker.check().sound


async def test_a_journal_that_cannot_be_opened_is_restored_from_the_newest_backup(
    tracker: Tracker, clock: FrozenClock
) -> None:
    mumbai(tracker, clock)
    tracker.back_up()
    tracker.close()
    with tracker.path.open("r+b") as file:
        file.write(bytes(100))
    async with staged(tracker, (80, 24)) as stage:
        assert _shows(stage, DamageDialog)
        text = stage.text()
        assert "Restore the backup of" in text
        assert "q quit" in text
        await stage.press("down", "down", "enter")
        assert _shows(stage, BackupsDialog)
        await stage.press("escape")
        assert _shows(stage, DamageDialog), "back to the ways"
        await stage.press("enter")
        assert "day 3 of 5" in stage.text()
        assert "Restored" in told(stage)
        assert rows(stage) == 4


async def test_what_can_only_be_read_and_what_was_replaced_is_told_until_it_is_over(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mumbai(tracker, clock)
    said = "The journal can only be read, because its disk can only be read."
    with monkeypatch.context() as disk:
        disk.setattr(type(tracker), "read_only", said)
        async with staged(tracker) as stage:
            assert "! Read-only" in stage.text()
            assert "90 to go" in stage.text(), "reading works"
            disk.setattr(type(tracker), "read_only", "")
            await stage.press("f6", "enter")
            assert "! Read-only" not in stage.text()
            stage.app.trouble = None
            copy = tracker.path.with_name("copy.db")
            copy.write_bytes(tracker.path.read_bytes())
            copy.replace(tracker.path)
            await stage.press("l")
            await stage.write("run 5km")
            await stage.press("enter")
            assert "! Replaced" in stage.text()
            assert stage.app.screen.query_one(LogPanel).input.value == "run 5km"
            await stage.press("f6", "enter")
            assert "! Replaced" not in stage.text()
            await stage.press("enter")
            assert rows(stage) == 5


async def test_a_journal_that_is_gone_is_never_begun_anew_and_goes_on_once_it_is_back(
    tracker: Tracker, clock: FrozenClock
) -> None:
    mumbai(tracker, clock)
    elsewhere = tracker.path.with_name("elsewhere.db")
    async with staged(tracker) as stage:
        tracker.path.rename(elsewhere)
        await stage.press("l")
        await stage.write("run 5km")
        await stage.press("enter")
        assert "! Gone" in stage.text()
        assert "was its folder moved?" in told(stage)
        assert stage.app.screen.query_one(LogPanel).input.value == "run 5km"
        await stage.press("f6", "enter")
        assert _shows(stage, DamageDialog), "open it again: it is not there"
        assert "The journal is gone" in stage.text()
        await stage.press("escape")
        stage.app.poll()
        await stage.settle()
        assert not tracker.path.exists()
        assert "! Gone" in stage.text()
        elsewhere.rename(tracker.path)
        stage.app.poll()
        await stage.settle()
        assert "! Gone" not in stage.text(), "by itself"
        await stage.press("enter")
        assert rows(stage) == 5
        tracker.back_up()
        tracker.path.unlink()
        stage.app.poll()
        await stage.settle()
        await stage.press("f6", "down", "enter")
        assert "Restored" in told(stage)
        assert "! Gone" not in stage.text()
        assert rows(stage) == 5


async def test_a_journal_that_contradicts_itself_is_told_when_it_is_checked(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mumbai(tracker, clock)
    sound = tracker.check()
    assert sound.sound
    wrong = replace(sound, faults=(Fault(FaultKind.MEANING, "Two totals differ."),))
    monkeypatch.setattr(type(tracker), "check", lambda self: wrong)
    async with staged(tracker) as stage:
        stage.app.action_check_journal()
        await stage.settle()
        assert "Two totals differ." in stage.text()
        assert "Salvage" not in stage.text()
        await stage.press("escape")
        assert stage.app.trouble is None, "it may be written to"
