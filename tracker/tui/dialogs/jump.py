"""Jump mode: a letter over everything that can have the focus, and over the places; typing it goes there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Key, Resize
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui.commands import bindings
from tracker.tui.once import Once

LETTERS = "asdfjklghqwertyuiopzxcvbnm"


class JumpMark(Static):
    """A letter on the screen."""

    def __init__(self, letter: str, at: Offset) -> None:
        super().__init__(Content(f" {letter} "), markup=False)
        self.letter = letter
        self.absolute_offset = at


class JumpDialog(Once, ModalScreen[Widget]):
    """Answers with the widget whose letter was typed or clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("jump")]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets(below), strict=False))
        self._over = below.size

    def compose(self) -> ComposeResult:
        """A mark at the right of each target's upper edge, where no title is."""
        for letter, target in self._targets.items():
            yield JumpMark(letter, target.region.offset + Offset(max(0, target.region.width - 5), 0))

    def on_resize(self, event: Resize) -> None:
        """Another size moves the panels from under their letters."""
        if event.size != self._over and self.is_current:
            self.dismiss(None)

    def on_key(self, event: Key) -> None:
        """A letter goes to its target; any other key but escape does nothing."""
        if event.character in self._targets:
            event.stop()
            self.dismiss(self._targets[event.character])

    def on_click(self, event: Click) -> None:
        """A click on a mark goes to its target, elsewhere it closes."""
        mark = event.widget
        self.dismiss(self._targets.get(mark.letter) if isinstance(mark, JumpMark) else None)

    def action_dismiss_dialog(self) -> None:
        """Stay where one was."""
        self.dismiss(None)


def targets(screen: Screen[object]) -> list[Widget]:
    """What can have the focus and is in sight, from the top left on."""
    seen = [widget for widget in screen.focus_chain if screen.find_widget(widget).visible_region]
    return sorted(seen, key=lambda widget: (widget.region.y, widget.region.x))
