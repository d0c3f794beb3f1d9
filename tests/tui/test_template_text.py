"""A template edited as text in the Library: checked while typed, saved when sound, copied, deleted."""

from tests.tui.driving import Stage, staged
from tracker.services.tracker import Tracker
from tracker.tui.dialogs.confirm import ConfirmDialog
from tracker.tui.screens.library import LibraryScreen
from tracker.tui.screens.template_text import TextScreen


def _editor(stage: Stage) -> TextScreen:
    assert isinstance(stage.app.screen, TextScreen)
    return stage.app.screen


async def _checked(stage: Stage) -> None:
    await stage.pilot.pause(0.3)
    await stage.settle()


async def test_a_copy_is_edited_checked_left_and_saved(tracker: Tracker) -> None:
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("6", "slash")
        await stage.write("mumbai goa")
        await stage.press("enter", "e")
        editor = _editor(stage)
        assert "a new one of yours · not saved" in stage.text()
        row = editor.area.text.split("\n").index('target = "90 km"')
        editor.area.replace('target = "90 lines"', (row, 0), (row, 16))
        editor.area.move_cursor((0, 0))
        await _checked(stage)
        assert "Faults · 1" in stage.text()
        assert f"line {row + 1}" in stage.text()
        await stage.press("ctrl+s")
        assert "Not saved" in stage.text()
        assert not tracker.own_templates.exists()
        assert editor.area.cursor_location == (row, 0), "the cursor goes to the fault"
        await stage.press("escape")
        assert isinstance(stage.app.screen, ConfirmDialog)
        await stage.press("y", "e")
        editor = _editor(stage)
        assert '"90 lines"' in editor.area.text, "what was not saved is there again"
        await stage.press("f8")
        assert editor.area.cursor_location == (row, 0)
        editor.area.replace('target = "80 km"', (row, 0), (row, 19))
        await _checked(stage)
        assert "In order" in stage.text()
        await stage.press("ctrl+s")
        assert tracker.template("mumbai-to-goa-2").own
        await stage.press("escape")
        library = stage.app.screen
        assert isinstance(library, LibraryScreen)
        assert library.templates.picked is not None
        assert library.templates.picked.template.slug == "mumbai-to-goa-2"
        await stage.press("e", "x", "escape", "n", "ctrl+r", "escape")
        assert isinstance(stage.app.screen, LibraryScreen), "reverted, so nothing is asked"


async def test_copied_and_deleted_with_two_keys(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("6", "slash")
        await stage.write("mumbai goa")
        await stage.press("enter", "d")
        assert isinstance(stage.app.screen, LibraryScreen), "a shipped one can't be deleted"
        await stage.press("c")
        library = stage.app.screen
        assert library.templates.picked is not None
        assert library.templates.picked.template.title == "Mumbai → Goa (copy)"
        await stage.press("d")
        assert "Mumbai → Goa (copy)" in stage.text(), "the question names it"
        await stage.press("y")
        assert [path.name for path in tracker.own_templates.glob("trash/*")] == ["mumbai-to-goa-2.toml"]
        assert "is deleted; its file is" in stage.text().replace("\n", " ")
