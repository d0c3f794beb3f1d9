"""The settings screen: generated from the table, a change holds at once and is in the file."""

import tomllib
from pathlib import Path

import pytest
from textual.app import App
from textual.theme import BUILTIN_THEMES

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.services.tracker import Tracker
from tracker.settings.table import BY_KEY, PLACES, SETTINGS, THEMES
from tracker.tui import themes
from tracker.tui.screens import places
from tracker.tui.screens.settings import SettingEdit, SettingsScreen
from tracker.tui.widgets.settings_list import SettingsList


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are kept in this test; nothing is there."""
    path = tmp_path / "config" / "own.toml"
    monkeypatch.setenv("TRACKER_CONFIG", str(path))
    return path


async def go(stage: Stage, key: str) -> None:
    """Put the cursor on a row of the settings."""
    rows = stage.app.screen.query_one(SettingsList)
    number = next(n for n, row in enumerate(rows.rows) if not isinstance(row, str) and row.key == key)
    rows.move_to(number)
    await stage.settle()


def test_the_table_names_the_themes_and_places_there_are() -> None:
    assert set(THEMES) == {*(theme.name for theme in themes.OWN), *BUILTIN_THEMES}
    assert THEMES[:2] == tuple(theme.name for theme in themes.OWN)
    assert BY_KEY["theme"].default == themes.DEFAULT
    assert {*PLACES, "settings"} == set(places.NAMES)


async def test_a_change_holds_at_once_and_is_kept(tracker: Tracker, clock: FrozenClock, file: Path) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3", "comma")
        assert isinstance(stage.app.screen, SettingsScreen)
        text = stage.text()
        assert all(setting.word in text for setting in SETTINGS)
        assert not file.exists(), "looking writes nothing"
        await stage.press("right")
        assert stage.app.theme == "high-noon"
        assert "Theme: high-noon. Saved." in stage.text()
        assert "own.toml, line 1" in stage.text()
        await stage.press("left", "left")
        assert stage.app.theme == THEMES[-1]
        assert tomllib.loads(file.read_text()) == {"theme": THEMES[-1]}
        await stage.press("x")
        assert stage.app.theme == themes.DEFAULT
        assert tomllib.loads(file.read_text()) == {}
        await go(stage, "ascii")
        await stage.press("space")
        assert tomllib.loads(file.read_text()) == {"ascii": True}
        assert "+- Settings" in stage.text()
        await go(stage, "units")
        await stage.press("enter", "enter")
        await stage.press("escape")
        assert stage.app.current_mode == "journal", "back to where one was"
        await stage.press("1")
        assert "+- " in stage.text()
        assert "55.9" in stage.text(), stage.text()


async def test_the_athlete_is_saved_in_the_journal(tracker: Tracker, clock: FrozenClock, file: Path) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("comma")
        await go(stage, "athlete.week_start")
        await stage.press("enter")
        assert tracker.today().athlete.week_start == 1
        await go(stage, "athlete.day_start")
        await stage.press("enter")
        edit = stage.app.screen.query_one(SettingEdit)
        assert edit.input.has_focus
        edit.input.value = "9"
        await stage.press("enter")
        assert "between midnight and 6" in stage.text()
        assert edit.input.value == "9", "what was typed stays"
        edit.input.value = "3:30"
        await stage.press("enter")
        assert tracker.today().athlete.day_start_s == 3.5 * 3600
        assert "03:30" in stage.text()
        assert stage.app.focused is stage.app.screen.query_one(SettingsList)
        await stage.press("u")
        assert tracker.today().athlete.day_start_s == 0
        await go(stage, "athlete.zone")
        await stage.press("enter", "ctrl+u")
        await stage.write("oslo")
        await stage.press("enter")
        assert tracker.today().athlete.zone == "Europe/Oslo"
        await go(stage, "athlete.sex")
        await stage.press("left")
        assert tracker.today().athlete.sex == "m"
    assert not file.exists()


async def test_what_the_shell_says_stands_above_the_file(
    tracker: Tracker, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_THEME", "nord")
    file.parent.mkdir()
    file.write_text('theme = "dracula"\nstart = "journal"\n')
    async with staged(tracker) as stage:
        assert (stage.app.theme, stage.app.current_mode) == ("nord", "journal")
        await stage.press("comma")
        assert "TRACKER_THEME says so for this run" in stage.text()
        await stage.press("enter")
        assert stage.app.theme == "nord"
        assert "Theme: TRACKER_THEME says nord for this run." in stage.text()
        await stage.press("escape")
        assert stage.app.current_mode == "journal"
    assert file.read_text() == 'theme = "dracula"\nstart = "journal"\n'


async def test_a_theme_of_the_palette_is_kept(tracker: Tracker, file: Path) -> None:
    async with staged(tracker) as stage:
        await stage.pilot.pause()
        stage.app.search_themes()
        await stage.settle()
        await stage.write("high")
        await stage.press("down", "enter")
        assert stage.app.theme == "high-noon"
    assert tomllib.loads(file.read_text()) == {"theme": "high-noon"}


async def test_colour_goes_and_comes(tracker: Tracker, clock: FrozenClock, file: Path) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("comma", "down", "space")
        assert _colours(stage.app) <= 1
        await stage.press("1")
        assert "## ride" in stage.text(), "fills tell the activities apart"
        await stage.press("comma", "left")
        assert _colours(stage.app) > 1
        assert tomllib.loads(file.read_text()) == {"colour": True}


def _colours(app: App[None]) -> int:
    """How many colours stand on the screen that are no grey."""
    strips = app.screen._compositor.render_strips()
    found = {
        tuple(segment.style.color.triplet)
        for strip in strips
        for segment in strip
        if segment.style and segment.style.color and segment.style.color.triplet
    }
    return len([one for one in found if len(set(one)) > 1])


async def test_a_bad_file_is_told_and_the_app_opens(tracker: Tracker, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = "nord"\nthme = "x"\n[keys]\n"today.lg" = "z"\n')
    async with staged(tracker) as stage:
        assert stage.app.theme == "nord"
        text = stage.text()
        assert "line 2: There is no setting 'thme'" in text
        assert "'today.log'?" in text
    file.write_text("theme = \n")
    async with staged(tracker) as stage:
        assert stage.app.theme == themes.DEFAULT
        assert "(Invalid" in stage.text(), "the words behind it may be wrapped"
