"""A field of a form: its label, its input, and how what is typed reads, or what is wrong with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.text import clean_text
from tracker.tui.ink import BAD, MUTED
from tracker.tui.widgets.line_input import LineInput


class Field(Horizontal):
    """One row, its id that of its input with "-field" behind it; `between` stands before the input."""

    def __init__(self, label: str, input: LineInput, *between: Widget) -> None:  # noqa: A002 the toolkit's word
        super().__init__(id=f"{input.id}-field", classes="field")
        self._label = label
        self.input = input
        self._between = between

    def compose(self) -> ComposeResult:
        """The row."""
        yield Static(Content(self._label), classes="field-label")
        yield from self._between
        yield self.input
        yield Static("", classes="field-reading", markup=False)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.input.value.strip()

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say how it reads, or with `fault` what is wrong with it."""
        shown = Content.styled(clean_text(text), BAD if fault else MUTED)
        self.query_one(".field-reading", Static).update(Content.assemble(("× ", BAD), shown) if fault else shown)
        self.set_class(fault, "-fault")
