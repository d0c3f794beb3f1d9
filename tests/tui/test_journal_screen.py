"""Journal: the list, its filter, editing and deleting."""

from datetime import UTC, datetime, timedelta

import pytest
from textual.widgets import Input

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.errors import BusyJournalError, JournalError
from tracker.services.tracker import Tracker
from tracker.services.views import JournalDay, Logged
from tracker.tui import messages
from tracker.tui.dialogs.confirm import ConfirmDialog
from tracker.tui.screens.journal import JournalScreen
from tracker.tui.widgets.session_list import SessionList


def _list(stage: Stage) -> SessionList:
    return stage.app.screen.query_one(SessionList)


async def test_sessions_stand_under_their_day_newest_first(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3")
        text = stage.text()
        assert "Journal · 4 sessions" in text
        assert text.index("Fri 27 Jun 2025 · yesterday") < text.index("Thu 26 Jun 2025")
        assert "90.0 km  4:10:00   21.6 km/h   +820 m  hills  #ghat" in text
        current = _list(stage).current
        assert current is not None
        assert (current.activity, current.local_date.day) == ("run", 27), "the cursor stands on the newest"


async def test_an_empty_journal_says_so_and_names_a_key(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("3")
        assert "No sessions yet. 1 goes to Today" in stage.text()
        await stage.press("e", "d", "space", "end", "pagedown")
        assert isinstance(stage.app.screen, JournalScreen)


async def test_the_filter_works_as_one_types(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3", "slash")
        await stage.write("ride")
        assert "Journal · 2 sessions match" in stage.text()
        assert "Run" not in stage.text()
        await stage.press("enter")
        assert _list(stage).has_focus
        await stage.press("escape")
        assert "Journal · 4 sessions" in stage.text()
        await stage.press("slash")
        await stage.write("zebra")
        assert "No session matches" in stage.text()


async def test_a_filter_that_fails_is_told_and_the_list_stays(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mumbai(tracker, clock)

    def broken(query: str = "") -> tuple[JournalDay, ...]:
        raise JournalError("The journal can't be read: the disk is gone.")

    async with staged(tracker) as stage:
        await stage.press("3", "slash")
        monkeypatch.setattr(tracker, "journal_index", broken)
        await stage.write("ride")
        assert stage.app.screen.query_one("#filter", Input).value == "ride"
        assert "the disk is gone" in stage.text()
        assert "Thu 26 Jun 2025" in stage.text()
        monkeypatch.undo()
        await stage.write(" #ghat")
        assert "Journal · 2 sessions match" in stage.text()


async def test_a_wrong_number_is_fixed_in_six_keys(tracker: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-28T08:00+05:30")
    tracker.log("run 20km")
    async with staged(tracker) as stage:
        await stage.press("3", "e")
        edit = stage.app.screen.query_one("#edit-line", Input)
        assert edit.value.startswith("run 20km"), edit.value
        await stage.press("2", "1")
        assert "Run · 21 km" in stage.text()
        await stage.press("enter")
        (session,) = tracker.journal()
        assert session.distance_mm == 21_000_000
        assert "21.0 km" in stage.text()
        assert "Saved run 21 km of Sat 28 Jun" in stage.text()
        await stage.press("u")
        assert "20.0 km" in stage.text()


async def test_an_edit_that_is_not_stored_keeps_its_text(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mumbai(tracker, clock)

    def busy(ref: str, line: str, *, whole: bool = False) -> Logged:
        raise BusyJournalError("Another window holds the journal; try again.")

    async with staged(tracker) as stage:
        await stage.press("3", "e")
        edit = stage.app.screen.query_one("#edit-line", Input)
        edit.value = "run 5 parsecs 1 2 3"
        await stage.press("enter")
        assert edit.value == "run 5 parsecs 1 2 3"
        assert edit.has_focus
        monkeypatch.setattr(tracker, "edit", busy)
        edit.value = "run 21km"
        await stage.press("enter")
        assert edit.value == "run 21km"
        assert "Another window holds" in stage.text(), stage.text()
        await stage.press("escape")
        assert _list(stage).has_focus


async def test_one_session_is_deleted_at_once_and_comes_back(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3", "d")
        assert len(tracker.journal()) == 3
        assert "Deleted run 20 km of Fri 27 Jun · u brings it back" in stage.text()
        await stage.press("u")
        assert len(tracker.journal()) == 4
        assert "Journal · 4 sessions" in stage.text()


async def test_several_are_named_before_they_are_deleted(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3", "space", "space", "space")
        await stage.press("d")
        assert isinstance(stage.app.screen, ConfirmDialog)
        text = stage.text()
        assert "Delete 3 sessions?" in text
        assert "ride 90 km, Fri 27 Jun 2025" in text
        await stage.press("escape")
        assert len(tracker.journal()) == 4
        await stage.press("d")
        await stage.press("y")
        assert [session.activity for session in tracker.journal()] == ["ride"]
        await stage.press("u")
        assert len(tracker.journal()) == 4


async def test_the_cursor_steps_over_headings_and_stays_where_it_was(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3", "down", "down")
        rows = _list(stage)
        assert rows.current is not None
        assert (rows.current.activity, rows.current.local_date.day) == ("run", 26)
        tracker.log("run 3km")
        stage.app.read_afresh()
        await stage.settle()
        assert rows.current is not None
        assert (rows.current.activity, rows.current.local_date.day) == ("run", 26), "a new day above moves nothing"
        await stage.press("home")
        assert rows.current is not None
        assert rows.current.distance_mm == 3_000_000
        await stage.press("end")
        assert rows.current is not None
        assert (rows.current.activity, rows.current.local_date.day) == ("ride", 26)


async def test_pages_are_read_as_they_come_into_view(tracker: Tracker, clock: FrozenClock) -> None:
    start = datetime(2024, 1, 1, 6, tzinfo=UTC)
    for n in range(220):
        clock.instant = start + timedelta(days=n)
        tracker.log(f"run {n % 9 + 1}km {n % 30 + 20}min")
    async with staged(tracker) as stage:
        await stage.press("3")
        rows = _list(stage)
        assert rows.row_count == 440
        first = stage.found(messages.PageRead)
        assert sum(len(page.sessions) for page in first if isinstance(page, messages.PageRead)) < 120
        await stage.press("end")
        assert rows.current is not None
        assert rows.current.local_date.isoformat() == "2024-01-01"
        assert "Mon 1 Jan 2024" in stage.text()
        for _ in range(3):
            await stage.press("pageup")
        assert "…" not in stage.text()
        await stage.press("home")
        assert "Wed 7 Aug 2024" in stage.text()
