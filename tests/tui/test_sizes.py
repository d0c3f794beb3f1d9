"""Every place at every size, resized at any moment, and where nothing fits; plain letters, no colour, any theme."""

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tests.tui.filled import filled
from tracker.services.tracker import Tracker
from tracker.tui import messages, pictures, themes
from tracker.tui.screens.places import NAMES

SIZES = ((20, 5), (40, 12), (60, 18), (80, 24), (100, 30), (120, 36), (160, 45), (300, 100), (50, 15))
KEYS = {"today": "1", "challenges": "2", "journal": "3", "progress": "4", "races": "5", "library": "6", "settings": ","}
# what must be readable on every screen that the panels can bear, of a journal with something in it and of an empty one
SAID = {
    "today": (("day 3 of 5", "On pace: 250 of 558 km", "60 to go", "Log"), ("Nothing here yet", "Start a challenge")),
    "challenges": (("Mumbai → Goa", "running · day 3 of 5"), ("No challenge yet.",)),
    "journal": (("Sat 28 Jun 2025 · today", "Ride", "30.0 km", "1:58:30"), ("No sessions yet.",)),
    "progress": (("3 active days in", "Sat 28 Jun 2025 · 1:20:00"), ("Nothing logged yet.",)),
    "races": (("Tata Mumbai Marathon", "in 204 days"), ("No race in",)),
    "library": (("100 days of running", "Library · 88"), ("100 days of running", "Library · 87")),
    "settings": (("Theme", "midnight-sun"), ("Theme", "midnight-sun")),
}


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a terminal can show is not asked."""
    monkeypatch.setattr(pictures, "can_show", lambda: False)


async def resized(stage: Stage, size: tuple[int, int]) -> list[str]:
    """The rows of another size: as many as it has, and each as wide."""
    await stage.pilot.resize_terminal(*size)
    await stage.settle()
    rows = stage.text().split("\n")
    assert len(rows) == size[1]
    assert {cell_len(row) for row in rows} == {size[0]}
    return rows


@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
async def test_every_place_stands_at_every_size(
    full: bool, tracker: Tracker, clock: FrozenClock, tmp_path: Path
) -> None:
    if full:
        filled(tracker, clock, tmp_path)
    async with staged(tracker, (120, 36)) as stage:
        for place in NAMES:
            await stage.app.switch_mode(place)
            for size in SIZES:
                rows = await resized(stage, size)
                text = " ".join("\n".join(rows).split())
                if size[0] < 50:
                    assert f"50 × 15; this is {size[0]} × {size[1]}" in text
                    continue
                assert rows[0].startswith(" tracker")
                assert KEYS[place] in rows[0] or place == "settings"
                assert "? Help ^p Palette" in " ".join(rows[-1].split()), "the keys stand at the foot"
                for said in SAID[place][not full]:
                    assert said in text, f"{place} at {size}"
        assert not stage.found(messages.JobFailed)


async def test_a_size_may_change_at_any_moment(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    """While charts are drawn, under dialogs and under the letters of jump mode; the smallest comes between."""
    filled(tracker, clock, tmp_path)
    async with staged(tracker) as stage:
        for keys in (
            ("4",),
            ("2",),
            ("1", "ctrl+o"),
            ("w",),
            ("n",),
            ("3", "x"),
            ("e",),
            ("5", "n"),
            ("6", "i"),
            ("1",),
        ):
            await stage.pilot.press("escape", *keys)
            for size in ((20, 5), (80, 24)):
                await stage.pilot.resize_terminal(*size)  # without waiting for what is drawn
            await resized(stage, (100, 30))
        assert stage.app.is_running
        assert not stage.found(messages.JobFailed)


async def test_too_small_says_so(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (1, 1)) as stage:
        for size in ((5, 3), (20, 6), (49, 30), (120, 14)):
            rows = await resized(stage, size)
            assert size[0] < 20 or "50 × 15; this is" in "\n".join(rows)
            await stage.press("2", "3", "6", "l", "p", "1")
        assert "day 3 of 5" in "\n".join(await resized(stage, (120, 36)))


async def test_a_place_follows_a_size_that_changed_while_it_was_away(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (120, 36)) as stage:
        await stage.press("2", "1")
        await stage.pilot.resize_terminal(80, 24)
        await stage.press("2")
        assert stage.app.screen.has_class("-narrow")
        assert "Ride km" not in stage.text()
        await stage.pilot.resize_terminal(20, 6)
        await stage.press("1")
        assert "tracker needs" in stage.text()


async def test_where_it_is_narrow_the_places_are_still_clicked(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (50, 15)) as stage:
        for number, place in enumerate(NAMES[:6], 1):
            head = stage.text().split("\n")[0]
            await stage.pilot.click("HeaderStrip", offset=(head.index(f" {number}") + 1, 0))
            await stage.settle()
            assert stage.app.current_mode == place
            assert f"{number} {place.capitalize()}" in stage.text().split("\n")[0]


async def test_ascii_draws_with_ascii(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    """Every cell of every place and of its dialogs, but for the letters of a text from outside."""
    filled(tracker, clock, tmp_path)
    ways = ("1", "p", "escape w", "escape n", "escape 2", "enter down s", "3 x", "escape v", "escape 4", "5", "m p",
            "escape 6", "i", "escape comma")  # fmt: skip
    async with staged(tracker, ascii=True) as stage:
        for keys in ways:
            await stage.press(*keys.split())
            for size in ((120, 36), (60, 18)):
                text = "".join(await resized(stage, size))
                signs = {char for char in text if not char.isascii() and unicodedata.category(char)[0] != "L"}
                assert not signs, f"{keys}: {signs}"
        await resized(stage, (20, 5))
        assert "50 x 15; this is" in stage.text()
        assert not stage.found(messages.JobFailed)


async def test_no_theme_and_no_colour_breaks_a_place(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    filled(tracker, clock, tmp_path)
    async with staged(tracker, (100, 30)) as stage:
        for theme in (themes.DARK.name, themes.LIGHT.name, "dracula", "ansi-light"):
            for colour in (True, False):
                stage.app.theme = theme
                stage.app.show_colour(colour)
                for place in NAMES:
                    await stage.app.switch_mode(place)
                    await stage.settle()
                    assert SAID[place][0][0].split(" · ")[0] in stage.text()
                    if not colour and not theme.startswith("ansi"):
                        parts = [part for strip in stage.app.screen._compositor.render_strips() for part in strip]
                        found = {part.style.color.triplet for part in parts if part.style and part.style.color}
                        greys = [shade is None or len(set(shade)) == 1 for shade in found]
                        assert all(greys), f"{place} in {theme}"
        assert not stage.found(messages.JobFailed)
