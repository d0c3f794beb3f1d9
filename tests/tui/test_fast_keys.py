"""Keys that come faster than they are handled, as in a paste or over a slow line, go where the first of them leads."""

import pytest
from textual.events import Key
from textual.widgets import Input

from tests.clocks import FrozenClock
from tests.tui.driving import NAMES, Stage, mumbai, staged
from tracker.domain.progress import Status
from tracker.services.tracker import Tracker
from tracker.tui.dialogs.confirm import ConfirmDialog


async def burst(stage: Stage, text: str) -> None:
    """Every key before any of them is handled."""
    for char in text:
        stage.app.post_message(Key(NAMES.get(char, char), char))
    await stage.settle()


async def test_enter_twice_answers_once(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("ctrl+p")
        await stage.write("journal")
        palette = stage.app.screen
        await stage.press("down")
        for _ in range(4):
            stage.app.post_message(Key("enter", "\r"))
        await stage.settle()
        assert stage.app.return_code is None
        assert palette not in stage.app.screen_stack
        assert len(stage.app.screen_stack) == 1
        await stage.press("1", "2", "e")
        dialog = stage.app.screen
        dialog.dismiss(False)
        dialog.dismiss(True)
        await stage.settle()
        assert len(stage.app.screen_stack) == 1
        assert tracker.challenge("mumbai-to-goa").status is Status.ACTIVE, "the second answer counts for nothing"
        answers: list[tuple[str, bool | None]] = []
        lower, upper = (ConfirmDialog(heading, ()) for heading in ("Lower?", "Upper?"))
        for one in (lower, upper):
            stage.app.push_screen(one, lambda answer, of=one: answers.append((of.heading, answer)))
        await stage.settle()
        lower.dismiss(True)
        lower.dismiss(False)
        await stage.settle()
        assert stage.app.screen is upper, "what lies on it is not taken off in its place"
        upper.dismiss(True)
        await stage.settle()
        assert len(stage.app.screen_stack) == 1
        assert answers == [("Upper?", True), ("Lower?", True)]


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
