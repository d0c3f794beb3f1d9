"""Text from outside shows as it is and does nothing, on every surface (reliability, T01 to T12, U01, U05, U09)."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, region_meta, staged, template
from tracker.errors import BusyJournalError, JournalError
from tracker.services.tracker import Tracker
from tracker.services.views import Logged

MARKUP = (
    "[/]",
    "x[/red]",
    "[link=file:x]y[/link]",
    "[@click=app.quit]90 km[/]",
    "[b + [",
    "[",
    "[ bold]",
    "trailing \\",
    '{"a": [true, false]}',
    "[1,2,3] km",
    "[#ff0]x",
    "$accent [bold]",
)
ACTING = (
    "\x1b[2J\x1b[H",
    "\x1b]0;TITLE\x07",
    "\x1b]52;c;QUJD\x07",
    "\x1bP1$r\x1b\\",
    "\x9b31m\x9d0;x\x9c",
    "a\x00b\x07c\x08d\x0be\x7f",
    "\u202ereversed\u202c\u2066x\u2069",
)


def _harmless(stage: Stage) -> str:
    """The screen's text, after checking that nothing on it acts."""
    text = stage.text()
    wild = [char for char in text if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) <= 0x9F)]
    assert not wild, wild
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    clicks = [meta["@click"] for meta in region_meta(stage.app) if "@click" in meta]
    assert not clicks, clicks
    return text


@pytest.mark.parametrize("payload", MARKUP)
async def test_markup_is_literal_on_today_and_in_challenges(
    payload: str, tracker: Tracker, clock: FrozenClock, tmp_path: Path
) -> None:
    path = template(tmp_path, title=payload, summary=payload, goal=payload, place=payload, award=payload)
    tracker.start(str(path), on=date(2025, 6, 28))
    async with staged(tracker, (120, 60)) as stage:
        assert payload in _harmless(stage)
        await stage.press("w")
        assert payload in _harmless(stage)
        await stage.press("escape")
        await stage.press("2")
        assert payload in _harmless(stage)
        await stage.press("e")
        assert f"End {payload}?" in _harmless(stage)
        await stage.press("y")
        assert f"Ended {payload}" in _harmless(stage), "a toast"


@pytest.mark.parametrize("payload", MARKUP)
async def test_markup_is_literal_in_the_log_line_and_the_journal(
    payload: str, tracker: Tracker, clock: FrozenClock
) -> None:
    async with staged(tracker) as stage:
        await stage.press("l")
        stage.app.screen.query_one("#log-line", Input).value = f"run 5km {payload}"
        await stage.settle()
        _harmless(stage)
        await stage.press("enter")
        _harmless(stage)
        tracker.log("run 6km -- nothing")
        session = tracker.find("last")
        stored = [found for found in tracker.journal() if found.distance_mm == 5_000_000]
        await stage.press("escape", "3", "end")
        shown = _harmless(stage)
        for found in stored:
            assert found.note in shown
        await stage.press("e")
        _harmless(stage)
        assert session.id


async def test_errors_and_toasts_are_literal(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    async with staged(tracker) as stage:
        await stage.press("l")
        for number, payload in enumerate(MARKUP + ACTING, 1):

            def busy(line: str, said: str = payload) -> Logged:
                raise BusyJournalError(f"Another window {said} holds it.")

            monkeypatch.setattr(tracker, "log", busy)
            stage.app.clear_notifications()
            stage.app.screen.query_one("#log-line", Input).value = f"run {number}km"
            await stage.settle()
            assert "Another window" not in stage.text()
            await stage.press("enter")
            assert "Another window" in _harmless(stage)


@pytest.mark.parametrize("payload", MARKUP + ACTING)
async def test_dialogs_are_literal(payload: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise JournalError(f"The journal {payload} can't be opened.")

    monkeypatch.setattr(tracker, "open", broken)
    async with staged(tracker, (160, 45)) as stage:  # where the sentence stands on one row
        assert "can't be opened" in _harmless(stage)
        await stage.press("q")
        assert stage.app.return_code == 1


@pytest.mark.parametrize("payload", ACTING)
async def test_controls_never_reach_the_terminal(payload: str, tracker: Tracker, clock: FrozenClock) -> None:
    async with staged(tracker) as stage:
        await stage.press("l")
        stage.app.screen.query_one("#log-line", Input).value = f"run 5km {payload}"
        await stage.settle()
        _harmless(stage)
        await stage.press("enter")
        _harmless(stage)
        stage.app.notify(payload, title=payload, markup=False)
        stage.app.screen.query_one("#log").tooltip = payload
        await stage.pilot.hover("#log")
        await stage.settle()
        _harmless(stage)
        await stage.press("escape", "3", "slash")
        stage.app.screen.query_one("#filter", Input).value = payload
        await stage.settle()
        _harmless(stage)


async def test_a_long_name_takes_one_line_and_is_cut(tracker: Tracker, tmp_path: Path) -> None:
    path = template(tmp_path, title="धावक " * 20, goal="字" * 40, award="🏃🏽‍♀️ " * 9)
    tracker.start(str(path), on=date(2025, 6, 28))
    for size in ((80, 24), (120, 36), (60, 20)):
        async with staged(tracker, size) as stage:
            for key in ("2", "3", "1"):
                await stage.press(key)
                _harmless(stage)


async def test_a_large_paste_is_cut_to_the_field(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("l")
        field = stage.app.screen.query_one("#log-line", Input)
        field.insert_text_at_cursor("x" * 200_000)
        await stage.settle()
        assert len(field.value) <= 4_000
        _harmless(stage)
