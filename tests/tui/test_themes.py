"""Themes: our own, the toolkit's, one that does not exist, and a change while the app runs."""

import pytest

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.services.tracker import Tracker
from tracker.tui import themes
from tracker.tui.widgets.session_list import SessionList


def _backgrounds(stage: Stage) -> set[str]:
    strips = stage.app.screen._compositor.render_strips()
    found = (segment.style.bgcolor for strip in strips for segment in strip if segment.style and segment.style.bgcolor)
    return {colour.name for colour in found}


@pytest.mark.parametrize("name", ["midnight-sun", "high-noon", "textual-light", "textual-dark", "nord", "ansi-dark"])
async def test_every_place_stands_in_every_theme(
    name: str, tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mumbai(tracker, clock)
    monkeypatch.setenv("TRACKER_THEME", name)
    async with staged(tracker) as stage:
        assert stage.app.theme == name
        for key, word in (("2", "Ride km"), ("3", "20.0 km"), ("6", "Plan, if"), ("1", "day 3 of 5")):
            await stage.press(key)
            assert word in stage.text()


async def test_a_theme_that_does_not_exist_falls_back_and_says_so(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_THEME", "[/] nowhere")
    async with staged(tracker) as stage:
        assert stage.app.theme == themes.DEFAULT
        assert "theme can't be '[/] nowhere';" in stage.text()


async def test_a_theme_changes_while_the_app_runs(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3")
        assert stage.app.screen.query_one(SessionList).current is not None
        dark = _backgrounds(stage)
        stage.app.theme = "high-noon"
        await stage.settle()
        light = _backgrounds(stage)
        assert "#faf8f4" in light
        assert "#0f141d" not in light, "no row kept the colours it was drawn in"
        assert "#0f141d" in dark
        await stage.press("1")
        assert "#0f141d" not in _backgrounds(stage)


async def test_without_colour_it_still_says_everything(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mumbai(tracker, clock)
    monkeypatch.setenv("NO_COLOR", "1")
    async with staged(tracker) as stage:
        text = stage.text()
        assert "at risk: due tonight 24:00" in text
        assert "## ride" in text, "fills tell the activities apart"
