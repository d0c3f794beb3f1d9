"""A dialog of plain words: help for a panel, the reasons behind a streak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui.commands import Command
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import KEY
from tracker.tui.widgets.panel import Panel


class WordsDialog(Dialog[None]):
    """Shows paragraphs."""

    def __init__(self, heading: str, paragraphs: Sequence[Content]) -> None:
        super().__init__()
        self.heading = heading
        self._paragraphs = tuple(paragraphs)

    def body(self) -> Iterable[Widget]:
        """A paragraph each."""
        for paragraph in self._paragraphs:
            yield Static(paragraph, classes="paragraph")


class HelpDialog(WordsDialog):
    """A panel's help text and the keys that work in it."""

    def __init__(self, text: str, commands: Sequence[Command]) -> None:
        super().__init__("Help", [Content(text)] if text else [])
        self._commands = tuple(commands)

    def body(self) -> Iterable[Widget]:
        """The text, then the keys."""
        yield from super().body()
        yield KeyTable(self._commands)


class KeyTable(Panel, can_focus=False):
    """Keys at the left, what they do at the right; no border of its own, for it stands in a dialog."""

    DEFAULT_CLASSES: ClassVar[str] = ""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def lines(self, width: int) -> list[Content]:
        """A key each, its text indented below itself."""
        column = max((len(command.key) for command in self._commands), default=0)
        rows: list[Content] = []
        for command in self._commands:
            first, *rest = Content(command.help).wrap(max(width - column - 2, 20))
            rows.append(Content.assemble((command.key.rjust(column), KEY), "  ", first))
            rows += [Content.assemble(" " * (column + 2), line) for line in rest]
        return rows
