"""Every place at every size, and where nothing fits."""

import pytest

from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tracker.services.tracker import Tracker

SIZES = ((80, 24), (100, 30), (120, 36), (160, 45), (50, 15))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("days", [None, 2, 5], ids=["empty", "running", "finished"])
async def test_every_place_stands(
    size: tuple[int, int], days: int | None, tracker: Tracker, clock: FrozenClock
) -> None:
    if days is not None:
        mumbai(tracker, clock, days)
    async with staged(tracker, size) as stage:
        for key, name in (("2", "Challenges"), ("3", "Journal"), ("6", "Library"), ("1", "Log")):
            await stage.press(key)
            rows = stage.text().split("\n")
            assert len(rows) == size[1]
            assert "tracker" in rows[0]
            assert any(name in row for row in rows)
            assert "Palette" in rows[-1], "the keys stand at the foot"


@pytest.mark.parametrize("size", [(20, 6), (5, 3), (1, 1), (49, 30), (120, 14)])
async def test_too_small_says_so(size: tuple[int, int], tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, size) as stage:
        if size[0] >= 20:
            assert "50 × 15; this is" in stage.text()
        await stage.press("2", "3", "6", "l", "p", "1")
        await stage.pilot.resize_terminal(120, 36)
        await stage.settle()
        assert "day 3 of 5" in stage.text()
        await stage.pilot.resize_terminal(*size)
        await stage.settle()


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


async def test_ascii_draws_with_ascii(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.log("ride 72km")
    async with staged(tracker, ascii=True) as stage:
        for key in ("1", "2", "6"):
            await stage.press(key)
            drawn = set(stage.text()) & set("█●◉○━┄▶✓╭╮")
            assert not drawn, drawn
