"""Who takes part: every athlete of the journal, each toggled with space or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Blur, Click, Focus
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tracker.domain.text import clean_text
from tracker.tui.commands import bindings
from tracker.tui.ink import GOOD, MUTED
from tracker.tui.messages import happening

GAP = 2  # cells between two names
MOST = 24  # characters of a name


class Company(Widget, can_focus=True):
    """Shows the names in as many rows as they take. `chosen` are those that take part; posts Changed."""

    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("company")]
    HELP: ClassVar[str] = (
        "Who takes on the challenge with you. left and right move, space lets an athlete take part or not; a name that "
        "the journal does not have yet is typed beside it."
    )

    @happening
    class Changed(Message):
        """Somebody takes part, or does not any more."""

    def __init__(self, names: Sequence[str], *, ascii: bool = False, id: str) -> None:  # noqa: A002 the toolkit's word
        super().__init__(id=id)
        self._names = tuple(names)
        self._signs = ("*", "o") if ascii else ("●", "○")
        self._cursor = 0
        self._chosen: set[str] = set()
        self.display = bool(names)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that take part, in the order shown."""
        return tuple(name for name in self._names if name in self._chosen)

    def _cells(self, width: int) -> list[tuple[int, int, int]]:
        """(row, first cell, cells) of each name."""
        found, row, at = [], 0, 0
        for name in self._names:
            wide = Content(f"* {_short(name)}").cell_length
            if at and at + wide > width:
                row, at = row + 1, 0
            found.append((row, at, wide))
            at += wide + GAP
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the names take."""
        return max([row for row, _, _ in self._cells(width)], default=0) + 1

    def render(self) -> Content:
        """The names with their signs, the one under the cursor tinted."""
        lines: list[list[Content]] = []
        places = self._cells(self.content_size.width)
        for number, (name, (row, _, _)) in enumerate(zip(self._names, places, strict=True)):
            on = name in self._chosen
            here = self.has_focus and number == self._cursor
            said = Content.assemble((self._signs[not on], GOOD if on else MUTED), f" {_short(name)}")
            if row == len(lines):
                lines.append([])
            lines[row].append(said.stylize("on $accent 30%") if here else said)
        return Content("\n").join(Content(" " * GAP).join(line) for line in lines)

    def on_focus(self, event: Focus) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self, event: Blur) -> None:
        """Hide the cursor."""
        self.refresh()

    def action_step(self, step: int) -> None:
        """To the next or the previous name."""
        self._cursor = min(max(self._cursor + step, 0), len(self._names) - 1)
        self.refresh()

    def action_choose(self) -> None:
        """Let the one under the cursor take part, or not."""
        self._chosen ^= {self._names[self._cursor]}
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: Click) -> None:
        """Toggle the name that was clicked."""
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        for number, (row, first, wide) in enumerate(self._cells(self.content_size.width)):
            if row == y and first <= x < first + wide:
                self._cursor = number
                self.action_choose()
                return


def _short(name: str) -> str:
    return clean_text(name, limit=MOST)
