"""Edits a row of a draft in its place, or adds one: an input of one line, and what is wrong with it below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.ink import BAD, MUTED
from tracker.tui.messages import happening
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.typed_before import entitle

if TYPE_CHECKING:
    from tracker.tui.drafts import Draft

ADDING = "run 20 km a day · 7 days · place Pen · with Ankita · day 3: ride 56 mi · #tag"


class FieldInput(LineInput):
    """The input of a field."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("field")]


class DraftEdit(Vertical):
    """Shown over the draft; posts Typed on enter, or Left. The text stays until `refused` or the screen hides it."""

    HELP: ClassVar[str] = (
        "The line as it is to be: an amount such as 90 km, a date such as 26 June 2025, a name. What can't be read is "
        "said below and stays as it was typed. Escape leaves the draft as it was."
    )

    @happening
    class Typed(Message):
        """Enter was pressed; `path` is the field's, None for a line to be added."""

        path: str | None
        text: str

    @happening
    class Left(Message):
        """Editing was given up."""

    def __init__(self) -> None:
        super().__init__(id="draft-edit", classes="panel")
        self._path: str | None = None
        self._label = ""
        self._draft: Draft | None = None

    def compose(self) -> ComposeResult:
        """The input, and the hint below it."""
        yield FieldInput("", id="draft-line")
        yield Static("", id="draft-hint", markup=False)

    def on_mount(self) -> None:
        """Tell the keys."""
        self.border_subtitle = key_line(("field.submit", "field.leave"))

    @property
    def input(self) -> FieldInput:
        """The input."""
        return self.query_one(FieldInput)

    def begin(self, path: str | None, label: str, draft: Draft) -> None:
        """Edit a field, or add a line with no path; `draft` holds what it reads, or what was typed there before."""
        self._path, self._label, self._draft = path, label, draft
        self._entitle()
        value = draft.texts.get(LINE, "")
        with self.input.prevent(Input.Changed):
            self.input.value = value
        self.input.cursor_position = len(value)
        self._hint("" if path is not None else ADDING, MUTED)
        self.screen.set_focus(self.input)

    def _entitle(self) -> None:
        if self._draft is not None:
            entitle(self, self._label, self._draft)

    def ended(self) -> None:
        """What was typed is stored, or was given up: it is kept no longer."""
        if self._draft is not None:
            self._draft.drop()
            self._draft = None

    def refused(self, error: Exception) -> None:
        """The line can't be read: it stays, with what was expected."""
        self._hint(str(error), BAD)
        self.screen.set_focus(self.input)

    def _hint(self, text: str, style: str) -> None:
        self.query_one("#draft-hint", Static).update(Content.styled(text, style))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._draft is not None:
            self._draft.put({LINE: event.value})
            self._entitle()
        self._hint("" if self._path is not None else ADDING, MUTED)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Typed(self._path, event.value))

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self.ended()
        self.post_message(self.Left())
