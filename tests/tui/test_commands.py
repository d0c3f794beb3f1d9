"""One declaration per command: keys, footer, palette and help come from it and none is forgotten."""

from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.content import Content
from textual.dom import DOMNode

import tracker.tui
from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tracker.services.tracker import Tracker
from tracker.tui.commands import COMMANDS, bindings, key_line, of_area
from tracker.tui.dialogs.words import HelpDialog
from tracker.tui.widgets.facts_panel import FactsPanel
from tracker.tui.widgets.figures_panel import FiguresPanel
from tracker.tui.widgets.keybar import KeyBar
from tracker.tui.widgets.panel import Panel

AREAS = sorted({command.area for command in COMMANDS})


def _classes() -> list[type[DOMNode]]:
    found: dict[str, type[DOMNode]] = {}
    for module in walk_packages(tracker.tui.__path__, "tracker.tui."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__.startswith("tracker.tui"):
                found[value.__qualname__] = value
    return list(found.values())


def test_every_command_is_named_explained_and_unique() -> None:
    assert not [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1]
    for command in COMMANDS:
        assert command.help.endswith("."), command.id
        assert command.word, command.id
        assert " " not in command.word or not command.rank, f"{command.id}: one word in the footer"
        assert command.keys or command.palette, f"{command.id} can be reached"
        assert not command.palette or ": " in command.palette, command.id


@pytest.mark.parametrize("area", AREAS)
def test_no_key_means_two_things_in_one_place(area: str) -> None:
    keys = Counter(key for command in of_area(area) for key in command.keys.split(",") if key)
    assert not [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("area", AREAS)
def test_the_footer_holds_no_two_keys_that_differ_only_in_case(area: str) -> None:
    shown = [command.key for command in (*of_area(area), *of_area("app")) if command.rank]
    assert len({key.lower() for key in shown}) == len(set(shown))


def test_every_binding_has_a_tooltip_and_an_id() -> None:
    for area in AREAS:
        for binding in bindings(area):
            assert binding.tooltip, binding
            assert binding.id, binding
    for kind in _classes():
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding):
                assert binding.tooltip, (kind, binding)


def test_every_action_exists() -> None:
    names = {name for kind in _classes() for name in dir(kind) if name.startswith("action_")}
    for command in COMMANDS:
        action = command.action.rpartition(".")[2] if "(" not in command.action else command.action.split("(")[0]
        assert f"action_{action.rpartition('.')[2]}" in names, command.id


def test_every_panel_explains_itself() -> None:
    for kind in _classes():
        shared = kind in (Panel, FiguresPanel, FactsPanel)
        if issubclass(kind, Panel) and not shared and kind.can_focus:
            assert kind.HELP, kind


def test_a_panels_keys_come_from_the_table() -> None:
    assert str(key_line(("today.open", "today.why"))) == "enter open · w why"
    assert isinstance(key_line(()), Content)


async def test_the_footer_shows_the_keys_that_work_now(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        bar = stage.app.screen.query_one(KeyBar)
        words = [command.word for command, _ in bar.shown]
        assert words == ["Log", "Planned", "Open", "Rest", "Why", "Undo", "Help", "Palette"]
        await stage.press("l")
        assert [command.word for command, _ in bar.shown] == ["Log", "Leave", "Help", "Palette"]
        await stage.pilot.resize_terminal(80, 24)
        await stage.press("escape")
        assert len(bar.shown) == 6


async def test_a_click_on_a_key_presses_it(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        row = stage.text().split("\n")[-1]
        await stage.pilot.click(KeyBar, offset=(row.index("Planned"), 0))
        await stage.settle()
        assert "ride 90km run 20km" in stage.text()
        await stage.press("escape")
        head = stage.text().split("\n")[0]
        await stage.pilot.click("HeaderStrip", offset=(head.index("Journal"), 0))
        await stage.settle()
        assert stage.app.current_mode == "journal"


async def test_the_palette_offers_only_what_works_now(tracker: Tracker, clock: FrozenClock) -> None:
    async with staged(tracker) as stage:
        await stage.press("ctrl+p")
        assert isinstance(stage.app.screen, CommandPalette)
        text = stage.text()
        assert "today: log a session" in text
        assert "journal: delete" not in text
        assert "challenge: open the focused one" not in text, "nothing to open in an empty journal"
        await stage.write("journal")
        await stage.press("enter")
        assert stage.app.current_mode == "journal"


async def test_help_explains_the_focused_panel(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("question_mark")
        assert isinstance(stage.app.screen, HelpDialog)
        text = stage.text()
        assert "a bar for each of today's targets" in text
        await stage.press("end")
        assert "Take back the last change" in stage.text()
        await stage.press("escape")
        await stage.press("l", "f1")
        assert "Write what you did in one line" in stage.text()
