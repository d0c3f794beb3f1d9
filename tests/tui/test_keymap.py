"""Keys of the athlete's own choice: what may be, what is refused and why, and that every hint shows them."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from docs.making.keys import PAPER, paper
from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tests.tui.test_commands import _classes
from tracker.services.tracker import Tracker
from tracker.tui.commands import BY_ID, COMMANDS
from tracker.tui.dialogs.words import HelpDialog
from tracker.tui.keymap import TYPED, key_faults, usable_keys
from tracker.tui.widgets.keybar import KeyBar


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("L", "L"),
        ("+", "plus"),
        ("(", "left_parenthesis"),
        ("^t", "ctrl+t"),
        ("Ctrl+T", "ctrl+t"),
        ("shift+ctrl+F5", "ctrl+shift+f5"),
        ("PageUp", "pageup"),
        ("pgup , é", "pageup,é"),
        ("f2,f2", "f2"),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, keys: str) -> None:
    assert usable_keys({"today.sick": text}) == ({"today.sick": keys}, ())


@pytest.mark.parametrize(
    ("name", "keys", "why"),
    [
        ("today.lg", "L", "did you mean 'today.log'?"),
        ("qqqq.zzzz", "L", "docs/keys.md lists them."),
        ("today.sick", "blah", "'blah' is no key"),
        ("today.sick", "", "'' is no key"),
        ("today.sick", "\x1b", "is no key"),
        ("today.sick", "\u200b", "is no key"),
        ("today.sick", "ctrl+ctrl+t", "twice"),
        ("today.sick", "hyper+t", "is no key"),
        ("today.sick", "tab", "next panel"),
        ("today.sick", "ctrl+i", "can't tell it from tab"),
        ("today.sick", "p", "p is today.planned (Planned) already"),
        ("today.sick", "1", "1 is app.today (Today) already"),
        ("app.undo", "l", "l is today.log (Log) already"),
        ("app.palette", "x", "text where one types"),
        ("log.submit", "x", "text where one types"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(name: str, keys: str, why: str) -> None:
    usable, faults = usable_keys({name: keys})
    assert usable == {}
    assert len(faults) == 1
    assert faults[0].startswith(f"keys.{name}: ")
    assert why in faults[0]


def test_two_commands_may_change_places_but_not_share() -> None:
    assert not key_faults({"today.log": "p", "today.planned": "l"})
    usable, faults = usable_keys({"today.log": "f2", "today.planned": "f2"})
    assert len(faults) == 1
    assert len(usable) == 1


@given(st.dictionaries(st.sampled_from([command.id for command in COMMANDS]), st.text(max_size=8), max_size=5))
def test_whatever_is_written_the_keys_that_stay_mean_one_thing_each(keys: dict[str, str]) -> None:
    usable, faults = usable_keys(keys)
    assert len(usable) + len(faults) == len(keys)
    for area in {BY_ID[name].area for name in usable}:
        found = Counter(
            key
            for command in COMMANDS
            if command.area == area
            for key in usable.get(command.id, command.keys).split(",")
            if key
        )
        assert max(found.values(), default=0) <= 1


def test_the_keys_that_commands_come_with_may_be_written_down() -> None:
    assert not key_faults({command.id: command.keys for command in COMMANDS if command.keys})


def test_every_area_that_is_typed_in_is_known() -> None:
    fields = [kind for kind in _classes() if issubclass(kind, Input)]
    areas = {
        binding.id.partition(".")[0] for kind in fields for binding in vars(kind).get("BINDINGS", ()) if binding.id
    }
    assert areas <= TYPED


def test_the_page_of_keys_is_true() -> None:
    assert PAPER.read_text(encoding="utf-8") == paper(), "make pictures writes it afresh"


async def test_chosen_keys_work_and_are_shown(
    tracker: Tracker, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[keys]\ntoday.why = "y"\n"today.log" = ["L", "f2"]\n"today.sick" = "S"\n"app.journal" = "f9"\n'
        '"app.help" = "h"\n'
    )
    monkeypatch.setenv("TRACKER_CONFIG", str(file))
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        shown = {command.id: key for command, key in stage.app.screen.query_one(KeyBar).shown}
        assert (shown["today.log"], shown["today.why"]) == ("L", "y")
        assert "f9 Journal" in stage.text().split("\n")[0]
        assert "· y why" in stage.text()
        await stage.press("l")
        assert not stage.app.typing, "its own key means nothing any more"
        await stage.press("f2")
        assert isinstance(stage.app.focused, Input)
        await stage.press("L", "S", "y", "h")
        assert "LSyh" in stage.text(), "letters are text where one types"
        assert "h Help" not in stage.text()
        await stage.press("escape", "h")
        assert isinstance(stage.app.screen, HelpDialog)
        assert "L  Go to the log line" in stage.text()
        await stage.press("escape", "S")
        assert [mark.kind for mark in tracker.marks(tracker.local_date(), tracker.local_date())] == ["sick"]
        head = stage.text().split("\n")[0]
        await stage.pilot.click("HeaderStrip", offset=(head.index("Journal"), 0))
        await stage.settle()
        assert stage.app.current_mode == "journal"
