"""A walk over every place, field and dialog: each command lives somewhere, none is dead, none is told twice.

What the keys can do the mouse can do too, and the other way round.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.actions import parse
from textual.dom import DOMNode
from textual.events import Paste
from textual.screen import ModalScreen
from textual.widget import Widget

from tests.clocks import FrozenClock
from tests.formats.fit.fit_writer import CYCLING, fit_bytes
from tests.formats.gps.track_writer import gpx_bytes, line
from tests.tui.driving import Stage, region_meta, staged
from tests.tui.filled import filled
from tests.tui.story import STORY
from tests.tui.test_commands import _classes
from tracker.errors import TrackerError
from tracker.services.tracker import Tracker
from tracker.tui import messages, pictures
from tracker.tui.commands import BY_ID, COMMANDS, PRESSED, Command
from tracker.tui.dialogs.celebration import CelebrationDialog
from tracker.tui.dialogs.fault import FaultDialog
from tracker.tui.dialogs.jump import JumpDialog
from tracker.tui.dialogs.race_form import RaceDialog
from tracker.tui.dialogs.start import StartDialog
from tracker.tui.dialogs.words import HelpDialog, KeyTable
from tracker.tui.palette import Commands
from tracker.tui.screens.places import NAMES
from tracker.tui.trouble import Kind, Trouble
from tracker.tui.widgets.keybar import KeyBar

MARCH = datetime(2025, 3, 1, 2, 30, tzinfo=UTC)  # 08:00 in India
Step = str | Callable[[Stage], object]


def _paste(stage: Stage) -> None:
    stage.app.post_message(Paste(STORY))


def _medal(stage: Stage) -> None:
    stage.app.push_screen(CelebrationDialog(stage.app.tracker.medals(), "km"))


def _fault(stage: Stage) -> None:
    stage.app.push_screen(FaultDialog(ValueError("broken"), opening=True))


def _add_athlete(stage: Stage) -> None:
    stage.app.call_later(stage.app.run_action, "app.add_athlete")


def _matter(kind: Kind) -> Callable[[Stage], None]:
    """Something is the matter with the journal, and its dialog is open."""

    def told(stage: Stage) -> None:
        stage.app.trouble = Trouble(kind, "Not all of it is as it was written.")
        stage.app.call_later(stage.app.action_ways_out)

    return told


def _back_up(stage: Stage) -> None:
    """A restore has been, which can be undone."""
    tracker = stage.app.tracker
    name = tracker.back_up().name
    tracker.log("run 1km")
    tracker.restore(name)


def _waits(stage: Stage) -> None:
    stage.app.waits = True
    stage.app.refresh_bindings()


# a place, and what leads on from it: keys, or what the app does by itself
WAYS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    *((name, ()) for name in NAMES),
    ("today", ("l",)),
    ("today", ("w",)),
    ("today", ("n",)),
    ("today", ("a",)),
    ("today", ("ctrl+o",)),
    ("today", (_add_athlete,)),
    ("today", (_medal,)),
    ("today", (_fault,)),
    ("challenges", ("enter", "down", "r")),
    ("challenges", ("e",)),
    ("journal", ("space",)),
    ("journal", ("e",)),
    ("journal", ("enter",)),
    ("journal", ("p",)),
    ("journal", ("home", "down", "v")),
    ("journal", ("x",)),
    ("progress", ("left_square_bracket",)),
    ("races", ("n",)),
    ("races", ("m", "down", "p")),
    ("library", ("slash", "c", "o", "p", "y", "enter")),
    ("library", ("e", "x", "ctrl+s")),
    ("today", ("i",)),
    ("today", ("i", _paste, "f5", "down")),
    ("today", ("i", "f5", "f")),
    ("today", ("i", "f5", "down", "e")),
    ("today", ("I",)),
    ("today", ("I", "enter")),
    ("today", ("I", "enter", "f")),
    ("today", ("I", "enter", "f", "f")),
    ("today", ("I", "enter", "e")),
    ("today", ("E",)),
    ("journal", (_back_up, "B")),
    ("today", (_waits,)),
    ("today", (_matter(Kind.CLOSED),)),
    ("today", (_matter(Kind.READ_ONLY),)),
    ("today", (_matter(Kind.REPLACED), "escape")),
)


def downloads(tracker: Tracker, home: Path) -> None:
    """An archive in Downloads: a ride much like a logged one, a new run, a richer copy of what was brought in."""
    folder = home / "Downloads"
    folder.mkdir()
    track = folder / "one.gpx"
    track.write_bytes(gpx_bytes(line(61, start=MARCH, step_s=60, north=0.0015, east=0)))
    tracker.keep_imports(tracker.read_imports([track]))
    track.unlink()
    tracker.log("ride 30km 1:00:00 @2025-03-10")
    with zipfile.ZipFile(folder / "watch.zip", "w") as made:
        made.writestr("one.fit", fit_bytes(MARCH, seconds=3600, distance=10_010, offset=19_800))
        made.writestr("new.fit", fit_bytes(MARCH + timedelta(days=3), seconds=3000, offset=19_800))
        ride = MARCH + timedelta(days=9)
        made.writestr("ride.fit", fit_bytes(ride, seconds=3630, distance=30_200, sport=CYCLING, offset=19_800))


# what a click on a row, a name or a field does, or one beside all of it
POINTED: dict[type, set[str]] = {
    StartDialog: {"start.next", "start.previous", "company.toggle", "company.next", "company.previous"},
    RaceDialog: {"form.previous"},
    JumpDialog: {"jump.close"},
    CelebrationDialog: {"dialog.close"},
}
# the keys that do what a click does, by the class that is clicked
CLICKED = {
    "ReachableApp": "every key that stands in a border",
    "KeyBar": "every key that it shows",
    "HeaderStrip": "app.today app.challenges app.journal app.progress app.races app.library",
    "CelebrationDialog": "celebration.share, any other key",
    "JumpDialog": "jump.close, the letters",
    "LineList": "the arrows, enter",
    "Cabinet": "the arrows, enter",
    "HeatPanel": "calendar.left calendar.right calendar.up calendar.down calendar.open",
    "ArticleText": "the arrows in the list beside it, which mark what was clicked",
    "SeriesStrip": "progress.next-sport progress.day progress.week progress.month progress.year",
    "Company": "company.toggle company.next company.previous",
}


@dataclass(frozen=True)
class Live:
    """A command that works now, and the node it acts on."""

    command: Command
    node: DOMNode

    @property
    def does(self) -> tuple[DOMNode, str, tuple[object, ...]]:
        """The node that acts, the action and what it is given: two that are alike are one thing told twice."""
        target, name, parameters = parse(self.command.action)
        on = {"app": self.node.app, "screen": self.node.screen}.get(target, self.node)
        return on, name, parameters


def live(stage: Stage) -> dict[str, Live]:
    """What works now, by the keys that press it."""
    return {
        key: Live(BY_ID[active.binding.id], active.node)
        for key, active in stage.app.screen.active_bindings.items()
        if active.binding.id in BY_ID and active.enabled
    }


def failures(stage: Stage) -> list[messages.JobFailed]:
    """The calls that failed."""
    return [one for one in stage.found(messages.JobFailed) if isinstance(one, messages.JobFailed)]


def clicks(stage: Stage) -> set[object]:
    """The keys that a click on the screen presses."""
    return {meta[PRESSED] for meta in region_meta(stage.app) if PRESSED in meta}


async def go(stage: Stage, place: str, *steps: Step) -> None:
    """To a place without any dialog, the focus where it begins, and on from there."""
    while stage.app.screen is not stage.app.shown:
        stage.app.screen.dismiss(None)
        await stage.settle()
    await stage.app.switch_mode(place)
    screen = stage.app.shown
    assert screen is not None
    screen.set_focus(next(widget for widget in screen.query(screen.AUTO_FOCUS or "*") if widget.focusable))
    await stage.settle()
    for step in steps:
        if isinstance(step, str):
            await stage.press(step)
        else:
            step(stage)
            await stage.settle()


def told_twice(found: list[Live]) -> list[list[str]]:
    """Commands that would do the very same thing on the very same node."""
    by_deed: dict[object, set[str]] = {}
    for one in found:
        by_deed.setdefault(one.does, set()).add(one.command.id)
    return [sorted(names) for names in by_deed.values() if len(names) > 1]


def look_at(stage: Stage) -> set[str]:
    """Find nothing dead and nothing doubled in what has the focus now; the ids of all commands that work."""
    screen, found = stage.app.screen, live(stage)
    for one in found.values():
        node, name, _ = one.does
        assert hasattr(node, f"action_{name}") or hasattr(node, f"_action_{name}"), one.command.id
    here = {one.command.id for one in found.values()}
    if isinstance(screen, ModalScreen):
        pressed = clicks(stage)
        beyond = {one.command.id for one in found.values() if pressed.isdisjoint(one.command.bound.split(","))}
        beyond -= POINTED.get(type(screen), set())
        assert not beyond, f"{screen}: the mouse can't reach {beyond}"
        scrolling = {binding.id for _, binding in screen._bindings if binding.key in pressed}  # left and right
        return here | {name for name in scrolling if name in BY_ID}
    palette = Commands(screen)._valid()
    said = {command.said: Live(command, node).does for command, node in palette}
    for one in found.values():
        assert said[one.command.said] == one.does, f"{one.command.id} is in the palette, under words of its own"
    assert not told_twice([Live(command, node) for command, node in palette])
    bar = screen.query_one(KeyBar)
    assert "app.palette" in [command.id for command, _ in bar.shown], f"{screen}: the mouse reaches the palette"
    return here | {command.id for command, _ in palette}


async def look_around(stage: Stage) -> set[str]:
    """The same with the focus on everything that can have it, one after the other; it begins where it is."""
    screen, found = stage.app.screen, look_at(stage)
    for widget in screen.focus_chain:
        screen.set_focus(widget)
        await stage.pilot.pause()
        found |= look_at(stage)
        if not isinstance(screen, ModalScreen):
            helps = [node.HELP for node in widget.ancestors_with_self if isinstance(node, Widget) and node.HELP]
            assert helps, f"{widget} explains itself"
    return found


async def test_every_command_works_somewhere_and_is_told_once(
    tracker: Tracker, clock: FrozenClock, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_show", lambda: False)
    filled(tracker, clock, tmp_path)
    downloads(tracker, own_home)
    met: set[str] = set()
    async with staged(tracker) as stage:
        for place, steps in WAYS:
            await go(stage, place, *steps)
            met |= await look_around(stage)
        assert {one.job.description for one in failures(stage)} <= {"Saving a template"}, "one that has a fault"
    assert sorted({command.id for command in COMMANDS} - met) == []


def test_what_is_clicked_has_a_key() -> None:
    clicked = {kind.__name__ for kind in _classes() if "on_click" in vars(kind)}
    assert clicked == set(CLICKED)
    names = {word for said in CLICKED.values() for word in said.replace(",", "").split() if "." in word}
    assert names <= set(BY_ID)


# what ends or leaves the app, and the places' own keys, which are pressed all the time
LEFT_OUT = {"app.quit", "app.suspend", "app.settings", *(f"app.{name}" for name in NAMES)}


async def test_every_key_of_every_place_does_something_or_says_why_not(
    tracker: Tracker, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_show", lambda: False)
    filled(tracker, clock, tmp_path)
    async with staged(tracker, (80, 24)) as stage:
        for place in NAMES:
            await go(stage, place)
            keys = {one.command.id: key for key, one in live(stage).items() if not key.startswith("unbound")}
            await stage.press("question_mark")
            assert isinstance(stage.app.screen, HelpDialog)
            told = {command.help for command in stage.app.screen.query_one(KeyTable)._commands}
            assert {BY_ID[name].help for name in keys} <= told
            for name, key in keys.items():
                if name in LEFT_OUT or (place != "today" and name in ("app.undo", "app.redo", "app.athlete")):
                    continue
                await go(stage, place)
                before = tracker.last_change()
                await stage.press(key)
                while name != "app.undo" and tracker.last_change() != before:
                    tracker.undo()
                assert not isinstance(stage.app.screen, FaultDialog), (name, key)
        for failed in failures(stage):
            assert isinstance(failed.error, TrackerError), failed
            assert str(failed.error).endswith("."), failed.error
        assert stage.app.is_running
