"""Cards and photos in the app."""

import sys
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tests.tui.driving import mumbai, staged
from tracker.services.tracker import Tracker
from tracker.tui import messages, pictures
from tracker.tui.dialogs.photo import PhotoDialog
from tracker.tui.dialogs.picture import PictureDialog
from tracker.tui.dialogs.share import ShareDialog


async def test_a_card_takes_two_keys(tracker: Tracker, clock: FrozenClock, own_home: Path) -> None:
    mumbai(tracker, clock)
    clock.set("2025-06-27T20:00+05:30")
    async with staged(tracker) as stage:
        await stage.press("x", "c")
        assert isinstance(stage.app.screen, ShareDialog)
        assert "220 km of 558 km" in stage.text()
        copied = stage.app.clipboard
        assert copied.startswith("Mumbai → Goa · Day 2 of 5")
        assert copied.endswith("#ghat #MumbaiToGoa #ride #run #india #multiday")
        await stage.press("s", "s", "p")
        names = sorted(path.name for path in own_home.iterdir() if path.suffix in (".svg", ".png"))
        assert names == [f"mumbai-to-goa-2025-06-27{end}" for end in ("-2.svg", ".png", ".svg")]
        assert "Saved ~/mumbai-to-goa-2025-06-27" in stage.text()
        await stage.press("escape", "2", "x")
        assert "Ride 2 / 5 days" in stage.text()
        await stage.press("x", "3", "down", "down", "x")
        assert "110 km of 558 km" in stage.text(), "the day under the cursor, as it stood then"
        await stage.press("escape")
        await stage.app.run_action("app.share('medal', 'nothing')")
        await stage.settle()
        assert "There is no medal yet" in stage.text()
        assert len(stage.app.screen_stack) == 1, "there is nothing to show"


async def test_a_photo_is_added_found_and_taken_off(
    tracker: Tracker, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_show", lambda: False)
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("3", "v")
        assert not isinstance(stage.app.screen, PictureDialog), "there is nothing to look at"
        await stage.press("p")
        await stage.write(str(tmp_path / "missing.png"))
        await stage.press("enter")
        assert isinstance(stage.app.screen, PhotoDialog)
        assert "There is no file at" in stage.text()
        png_file(tmp_path / "missing.png")
        await stage.press("escape", "p")
        assert "missing.png" in stage.text(), "what was typed is there again"
        await stage.press("tab")
        await stage.write("The sea at last #goa")
        await stage.press("ctrl+s")
        assert "Added a photo to run 20 km" in stage.text()
        assert "photo “The sea at last #goa” · v looks at it" in stage.text()
        await stage.press("slash")
        await stage.write("#goa sea")
        assert "Journal · 1 session match" in stage.text()
        await stage.press("enter", "v")
        text = stage.text()
        assert "run 20 km, Fri 27 Jun 2025 · photo" in text
        assert "The sea at last #goa" in text
        assert "pip install 'tracker-tui[images]'" in text
        await stage.press("d")
        assert "No session matches" in stage.text()
        await stage.press("u")
        assert "Journal · 1 session match" in stage.text()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of Pillow, for what textual-image calls
async def test_a_picture_is_shown_where_it_can_be(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    pytest.importorskip("textual_image")
    mumbai(tracker, clock)
    wide = tracker.photo_add("last", png_file(tmp_path / "a.png"), "one")
    clock.move(seconds=1)
    tracker.photo_add("last", png_file(tmp_path / "b.png", 7), "two")
    async with staged(tracker) as stage:
        await stage.press("3")
        assert "2 photos" in stage.text()
        await stage.press("v")
        shown = stage.app.screen.query_one(".image")
        assert shown.region.width > 20
        assert "photo 1 of 2" in stage.text()
        assert str(stage.app.screen.query_one("#caption", Static).content) == "one"
        await stage.pilot.resize_terminal(60, 40)
        await stage.settle()
        assert shown.region.width <= 54
        await stage.press("right", "right")
        assert str(stage.app.screen.query_one("#caption", Static).content) == "one"
        wide.file.unlink()
        await stage.press("right", "left")
        assert "The file is not there any more." in stage.text()
    assert len(stage.found(messages.PictureRead)) == 4


def test_a_file_that_is_no_picture_is_shown_by_its_name(tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    (tmp_path / "odd.heic").write_bytes(b"no picture")
    assert pictures.small(tmp_path / "odd.heic") is None
    assert "textual_image.widget" not in sys.modules or pictures.can_show()
