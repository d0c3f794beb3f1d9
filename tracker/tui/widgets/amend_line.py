"""Says what a file does not: a line over the recording, in the words of the log line."""

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
from tracker.tui.ink import MUTED
from tracker.tui.messages import happening
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.typed_before import entitle

if TYPE_CHECKING:
    from tracker.errors import InputError
    from tracker.tui.drafts import Draft

HINT = "run · @2010-08-05 14:00 · 2h10 · 12.5km · +300m"


class AmendInput(LineInput):
    """The input."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("amend")]


class AmendLine(Vertical):
    """Shown over the list; posts Typed, or Left. The text stays until it could be read."""

    HELP: ClassVar[str] = (
        "What the file does not say, as you would log it: the activity, the day and the hour, how long, how far. Only "
        "what you write is changed. Enter takes it, escape leaves all as it was."
    )

    @happening
    class Typed(Message):
        """Enter was pressed."""

        words: str

    @happening
    class Left(Message):
        """Escape was pressed."""

    def __init__(self) -> None:
        super().__init__(id="amend", classes="panel")
        self._draft: Draft | None = None

    def compose(self) -> ComposeResult:
        """The input, and what is wrong with it."""
        yield AmendInput(HINT, id="amend-line")
        yield Static("", id="amend-said", markup=False)

    def on_mount(self) -> None:
        """Tell the keys."""
        self.border_subtitle = key_line(("amend.submit", "amend.leave"))

    @property
    def input(self) -> AmendInput:
        """The input."""
        return self.query_one(AmendInput)

    def begin(self, draft: Draft) -> None:
        """Begin anew, or with what was typed before about this one."""
        self._draft = draft
        self._entitle(draft)
        self.input.value = draft.texts.get(LINE, "")
        self.input.cursor_position = len(self.input.value)
        self._say([Content.styled("in the words of the log line; only what you write is changed", MUTED)])
        self.screen.set_focus(self.input)

    def _entitle(self, draft: Draft) -> None:
        entitle(self, "What it was", draft)

    def refused(self, error: InputError) -> None:
        """Point at what can't be read."""
        from tracker.tui.present.reading import fault_lines

        self.input.point_at((error.start, error.end))
        below = self.query_one("#amend-said")
        at = max(0, self.input.column_in(below))
        self._say(fault_lines(error, max(10, below.content_size.width), at, typing=False))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.input.point_at(None)
        if self._draft is not None:
            self._draft.put({LINE: event.value})
            self._entitle(self._draft)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Typed(event.value))

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        if self._draft is not None:
            self._draft.drop()
        self.post_message(self.Left())

    def _say(self, lines: list[Content]) -> None:
        self.query_one("#amend-said", Static).update(Content("\n").join(lines))
