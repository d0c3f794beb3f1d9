"""Races: the calendar, the forms, the cabinet, the moment a medal is handed over."""

from datetime import date
from typing import Any

import pytest
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.clocks import FrozenClock
from tests.tui.driving import NAMES, Stage, mumbai, region_meta, staged
from tracker.errors import BusyJournalError
from tracker.services.race_forms import RaceForm
from tracker.services.race_sheets import RaceSheet
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.dialogs.celebration import CelebrationDialog
from tracker.tui.dialogs.confirm import ConfirmDialog
from tracker.tui.dialogs.proof import ProofDialog
from tracker.tui.dialogs.race_form import RaceDialog
from tracker.tui.dialogs.race_result import ResultDialog
from tracker.tui.dialogs.share import ShareDialog
from tracker.tui.screens.races import RacesScreen
from tracker.tui.widgets.race_panel import RacePanel

OSLO = RaceForm(event="Oslo", on="2025-05-10 10:00", zone="Europe/Oslo", distance="half")


def _shows(stage: Stage, kind: type[Screen[Any]]) -> bool:
    return isinstance(stage.app.screen, kind)


def _toasts(stage: Stage) -> list[str]:
    return [found.message for found in stage.app._notifications]


def _races(stage: Stage) -> RacesScreen:
    assert isinstance(stage.app.screen, RacesScreen)
    return stage.app.screen


def _sheet(stage: Stage) -> RaceSheet:
    sheet = _races(stage).query_one(RacePanel).words.sheet
    assert sheet is not None
    return sheet


async def test_an_empty_place_says_which_keys_fill_it(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("5")
        text = stage.text()
        assert "No race in the calendar yet. n adds one." in text
        assert "No medal yet" in text
        assert "2 opens the challenges" in " ".join(text.split())
        await stage.press("enter", "e", "d", "x", "p", "m", "enter", "down", "escape")
        assert _races(stage).focused is _races(stage).races
        await stage.press("question_mark")
        assert "The calendar: races to come" in stage.text()


async def test_a_race_is_added_by_a_form_and_taken_back(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("5", "n")
        assert _shows(stage, RaceDialog)
        await stage.press("enter")
        assert "write a name" in stage.text()
        await stage.write("Midnight Sun [/] Marathon")
        await stage.press("tab")
        await stage.write("20 sep 22:30 Europe/Oslo")
        assert "Sat 20 Sep 2025 22:30, Europe/Oslo · in 84 days" in stage.text()
        await stage.press("tab")
        await stage.write("hlf")
        await stage.press("ctrl+s")
        assert _shows(stage, RaceDialog), "what can't be read is not stored"
        assert "× The distance:" in stage.text()
        await stage.press("escape", "n")
        distance = stage.app.screen.query_one("#field-distance", Input)
        assert distance.value == "hlf", "what was typed is there again"
        distance.value = "half"
        await stage.press("enter")
        (stand,) = tracker.races()
        assert (stand.race.event, stand.race.distance_mm) == ("Midnight Sun [/] Marathon", 21_097_500)
        assert _toasts(stage) == ["Added Midnight Sun [/] Marathon of Sat 20 Sep 2025, in 84 days · u takes it back"]
        assert _sheet(stage).stand.race.id == stand.race.id
        await stage.press("n")
        assert stage.app.screen.query_one("#field-event", Input).value == "", "it was stored"
        await stage.press("escape", "u")
        assert tracker.races() == ()
        assert "No race in the calendar yet" in stage.text()


async def test_a_result_is_entered_changed_and_taken_back(tracker: Tracker) -> None:
    tracker.race_add(OSLO)
    async with staged(tracker, (120, 44)) as stage:
        await stage.press("5", "e")
        assert _shows(stage, ResultDialog)
        await stage.write("2:06:02")
        await stage.press("tab")
        await stage.write("2:07:00")
        assert "The chip time is longer than the gun time" in stage.text()
        await stage.press("enter")
        assert _shows(stage, ResultDialog)
        stage.app.screen.query_one("#field-chip", Input).value = "2:05:10"
        stage.app.screen.query_one("#field-splits", TextArea).text = "5km 29:20\nBridge 12km"
        await stage.settle()
        assert "× " in stage.text()
        stage.app.screen.query_one("#field-splits", TextArea).text = "5km 29:20\nBridge 12km 1:11:00"
        stage.app.screen.query_one("#field-medal", Input).value = "Oslo finisher"
        await stage.settle()
        assert "2:06:02 · chip 2:05:10" in stage.text()
        await stage.press("ctrl+s")
        assert _shows(stage, RacesScreen), "a medal that was typed is not news"
        result = tracker.races()[0].result
        assert result is not None
        assert [split.name for split in result.splits] == ["5km", "Bridge"]
        text = stage.text()
        assert _toasts(stage) == ["Saved Oslo of Sat 10 May 2025: 2:06:02 · u takes it back"]
        assert "★ Personal best" in text
        assert "Oslo finisher" in text
        await stage.press("r")
        assert stage.app.screen.query_one("#field-splits", TextArea).text == "5km 29:20\nBridge 12km 1:11:00"
        assert stage.app.screen.query_one("#field-chip", Input).value == "2:05:10"
        stage.app.screen.query_one("#field-chip", Input).value = ""
        await stage.press("enter")
        changed = tracker.races()[0].result
        assert changed is not None
        assert changed.chip_s is None
        await stage.press("u")
        assert tracker.races()[0].result == result


async def test_a_locked_journal_loses_nothing_of_a_form(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    tracker.race_add(OSLO)

    def locked(*args: object, **named: object) -> None:
        raise BusyJournalError("Another window is writing to the journal; try again.")

    monkeypatch.setattr(tracker, "race_result", locked)
    async with staged(tracker) as stage:
        await stage.press("5", "e")
        await stage.write("2:06:02")
        await stage.press("enter")
        assert _shows(stage, ResultDialog)
        assert stage.app.screen.query_one("#field-gun", Input).value == "2:06:02"
        assert "Another window is writing" in stage.text()
        monkeypatch.undo()
        await stage.press("enter")
        assert tracker.races()[0].result is not None


async def test_removing_names_the_race_and_its_date(tracker: Tracker) -> None:
    tracker.race_add(OSLO)
    tracker.race_add(RaceForm(event="Tata", on="2026-01-18 05:00", distance="marathon"))
    async with staged(tracker) as stage:
        await stage.press("5")
        assert "in 204 days" in stage.text()
        assert _sheet(stage).stand.race.event == "Tata", "the nearest to come is first"
        await stage.press("down", "d")
        assert _shows(stage, ConfirmDialog)
        text = stage.text()
        assert "Remove Oslo?" in text
        assert "Oslo, Sat 10 May 2025" in text
        await stage.press("n")
        assert len(tracker.races()) == 2
        await stage.press("d", "y")
        assert [stand.race.event for stand in tracker.races()] == ["Tata"]
        assert _sheet(stage).stand.race.event == "Tata"
        await stage.press("u")
        assert len(tracker.races()) == 2


async def test_the_cabinet_by_keys_and_by_mouse(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock, 5)
    for year in (2023, 2024):
        handle = tracker.race_add(RaceForm(event="Oslo", on=f"{year}-05-10", distance="half")).race.handle
        tracker.race_result(handle, ResultForm(gun="2:00:00", medal=f"Oslo {year}"))
    async with staged(tracker, (120, 40)) as stage:
        await stage.press("5", "m")
        cabinet = _races(stage).cabinet
        assert len(cabinet.medals) > cabinet.columns > 1
        first = cabinet.picked
        await stage.press("right", "down", "down", "end", "up", "home", "left")
        assert cabinet.picked is first
        await stage.press("end")
        assert cabinet.picked is cabinet.medals[-1]
        assert "Oslo 2023" in stage.text(), "its shelf is scrolled into view"
        await stage.press("home", "right", "right", "enter")
        assert _shows(stage, ProofDialog)
        text = stage.text()
        for said in ("Badge", "Rule", "Earned with", "Ride 90 km", "hills"):
            assert said in text, text
        await stage.press("g")
        assert stage.app.current_mode == "journal"
        assert "2025-06-28" in stage.text()
        await stage.press("5", "escape", "tab", "tab")
        assert _races(stage).focused is cabinet
        await stage.press("home")
        await stage.pilot.click(cabinet, offset=(30, 5))
        await stage.settle()
        assert cabinet.picked is cabinet.medals[1]
        await stage.pilot.click(cabinet, offset=(30, 5), times=2)
        await stage.settle()
        assert _shows(stage, ProofDialog)
        await stage.press("x")
        assert _shows(stage, ShareDialog)
        assert not [meta for meta in region_meta(stage.app) if "@click" in meta]


async def test_a_medal_is_shown_at_once_and_any_key_goes_on(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock, 2)
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("ride 90km")
        await stage.press("enter")
        assert _shows(stage, CelebrationDialog)
        text = stage.text()
        assert "Over the ghats to" in text
        assert "x share" in text
        assert _toasts(stage) == ["Logged ride 90 km · u takes it back"], "it need not say the medal again"
        await stage.press("down")
        assert not _shows(stage, CelebrationDialog)
        await stage.press("u", "l")
        await stage.write("ride 90km")
        await stage.press("enter", "x")
        assert _shows(stage, ShareDialog)


async def test_a_celebration_stands_in_the_way_of_no_letter(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock, 2)
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("ride 90km")
        await stage.press("enter")
        assert _shows(stage, CelebrationDialog)
        for char in "lrun 5km":
            stage.app.post_message(Key(NAMES.get(char, char), char))
        await stage.settle()
        assert not _shows(stage, CelebrationDialog)
        assert stage.app.screen.query_one("#log-line", Input).value == "run 5km"
    day = date(2025, 6, 28)
    assert tracker.marks(day, day) == (), "the r was written, and marked no rest day"
    assert len(tracker.journal("2025-06-28")) == 1, "the u took nothing back"


async def test_somebody_who_types_gets_a_toast_instead(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock, 2)
    async with staged(tracker) as stage:
        await stage.press("l")
        stage.app.desk.log_line(stage.app.screen, "ride 90km")
        await stage.write("run")
        assert not _shows(stage, CelebrationDialog)
        assert _toasts(stage) == ["Logged ride 90 km · u takes it back\n◉ Over the ghats to Chiplun"]
        assert stage.app.screen.query_one("#log-line", Input).value == "run"


@pytest.mark.parametrize("size", [(50, 15), (80, 24), (100, 30), (120, 36), (160, 45)])
async def test_calendar_race_and_cabinet_stand_at_every_size(
    size: tuple[int, int], tracker: Tracker, clock: FrozenClock
) -> None:
    mumbai(tracker, clock, 5)
    tracker.race_add(OSLO)
    tracker.race_result("oslo-2025", ResultForm(gun="2:00:00"))
    async with staged(tracker, size, ascii=size[0] == 100) as stage:
        await stage.press("5")
        assert "Oslo" in stage.text()
        await stage.press("tab")
        assert "finished" in stage.text()
        await stage.press("tab")
        assert "Medals" in stage.text()
        assert "30 Jun 2025" in stage.text(), "the whole of the first shelf is seen"
        if size[0] == 100:
            assert not set(stage.text()) & set("█▀▄◉★✓━╭")


async def test_reading_follows_the_cursor(tracker: Tracker) -> None:
    tracker.race_add(OSLO)
    tracker.race_add(RaceForm(event="Tata", on=str(date(2026, 1, 18))))
    async with staged(tracker) as stage:
        await stage.press("5", "end")
        (*_, last) = stage.found(messages.RaceRead)
        assert isinstance(last, messages.RaceRead)
        assert last.sheet.stand.race.event == "Oslo"
        await stage.press("enter")
        assert isinstance(_races(stage).focused, RacePanel)
        await stage.press("escape")
        _races(stage).open_handle("tata-2026")
        await stage.settle()
        assert _sheet(stage).stand.race.event == "Tata"
