"""Keys that come faster than they are handled, as in a paste or over a slow line, go where the first of them leads."""

import pytest
from textual.events import Key
from textual.widgets import Input

from tests.clocks import FrozenClock
from tests.tui.driving import NAMES, Stage, mumbai, staged
from tracker.services.tracker import Tracker


async def burst(stage: Stage, text: str) -> None:
    """Every key before any of them is handled."""
    for char in text:
        stage.app.post_message(Key(NAMES.get(char, char), char))
    await stage.settle()


@pytest.mark.parametrize(
    ("keys", "where", "text"),
    [("lrun 5km", "#log-line", "run 5km"), ("3/run 1", "FilterInput", "run 1"), ("2nsquat", "#search", "squat")],
)
async def test_letters_reach_the_input_and_no_command(
    tracker: Tracker, clock: FrozenClock, keys: str, where: str, text: str
) -> None:
    mumbai(tracker, clock)
    before = tracker.last_change()
    async with staged(tracker) as stage:
        await burst(stage, keys)
        assert stage.app.screen.query_one(where, Input).value == text
    assert tracker.last_change() == before
    assert tracker.marks(clock.now().date(), clock.now().date()) == ()
