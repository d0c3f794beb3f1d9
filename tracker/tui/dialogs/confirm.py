"""A question before something that touches many things: it names what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog


class ConfirmDialog(Dialog[bool]):
    """Answers True for yes. `lines` name the objects; nothing in them is read as markup."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("confirm")]
    KEYS: ClassVar[tuple[str, ...]] = ("confirm.yes", "confirm.no")

    def __init__(self, heading: str, lines: Sequence[str], consequence: str = "") -> None:
        super().__init__()
        self.heading = heading
        self._lines = tuple(lines)
        self._consequence = consequence

    def body(self) -> Iterable[Widget]:
        """The objects, then what follows."""
        yield Static(Content("\n".join(self._lines)))
        if self._consequence:
            yield Static(Content(self._consequence), classes="muted")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
