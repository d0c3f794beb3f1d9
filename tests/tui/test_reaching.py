"""Everything can be reached by mouse alone and by keys alone: clicks on keys, letters over panels, the palette."""

from textual.command import CommandPalette

from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tracker.services.tracker import Tracker
from tracker.tui.dialogs.jump import JumpDialog, JumpMark
from tracker.tui.dialogs.words import WordsDialog
from tracker.tui.widgets.streak_panel import StreakPanel


async def test_a_letter_goes_to_the_panel_it_stands_over(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        streak = stage.app.screen.query_one(StreakPanel)
        before = stage.app.focused
        await stage.press("ctrl+o")
        dialog = stage.app.screen
        assert isinstance(dialog, JumpDialog)
        over = {mark.letter: mark.region for mark in dialog.query(JumpMark)}
        letter = next(letter for letter, region in over.items() if streak.region.contains_region(region))
        await stage.press("ctrl+o")
        assert stage.app.focused is before, "closing stays where one was"
        await stage.press("ctrl+o", letter)
        assert stage.app.focused is streak
        await stage.press("ctrl+o")
        await stage.pilot.resize_terminal(80, 24)
        await stage.settle()
        assert not isinstance(stage.app.screen, JumpDialog), "the panels moved from under the letters"
        await stage.press("ctrl+o")
        mark = next(mark for mark in stage.app.screen.query(JumpMark) if mark.letter != letter)
        await stage.pilot.click(mark)
        await stage.settle()
        assert stage.app.focused is not streak


async def test_a_click_on_a_key_in_a_panels_border_presses_it(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        panel = stage.app.screen.query_one(StreakPanel)
        row = stage.text().split("\n")[panel.region.bottom - 1]
        column = row.index("w why", panel.region.x)
        await stage.pilot.click(offset=(column, panel.region.bottom - 1))
        await stage.settle()
        assert isinstance(stage.app.screen, WordsDialog)


async def test_the_palette_holds_what_the_focused_panel_can_do(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("l", "ctrl+p")
        assert isinstance(stage.app.screen, CommandPalette)
        await stage.write("log: leave")
        await stage.press("enter")
        assert stage.app.focused is not None
        assert not stage.app.typing, "the log line's own command was run"
