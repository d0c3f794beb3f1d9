"""Edits a session in its own place: its log line, and how the line reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.messages import happening
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.typed_before import entitle

if TYPE_CHECKING:
    from tracker.domain.sessions import Session
    from tracker.services.views import Reading, Today
    from tracker.tui.drafts import Draft, Drafts

_NUMBER = re.compile(r"\d[\d.:]*")


class EditInput(LineInput):
    """The input of a session's line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("edit")]


class EditLine(Vertical):
    """Shown over the session's row; posts Saved with what was typed, or Left. The text stays until it is stored."""

    HELP: ClassVar[str] = (
        "The session as a log line, its first number selected: what is typed takes its place. Change what is wrong and "
        "press enter: an amount, the date, the note, a tag; end goes behind it all. Escape leaves it as it was."
    )

    @happening
    class Saved(Message):
        """Enter was pressed on a line that can be read."""

        session: Session
        line: str

    @happening
    class Left(Message):
        """Editing was given up."""

    def __init__(self, read: Callable[[str, Today], Reading], drafts: Drafts) -> None:
        super().__init__(id="edit", classes="panel")
        self._read = read
        self._drafts = drafts
        self._draft: Draft | None = None
        self._session: Session | None = None
        self._pending = False
        self.today: Today | None = None

    def compose(self) -> ComposeResult:
        """The input, and the reading under it."""
        yield EditInput("", id="edit-line")
        yield Static("", id="edit-reading", markup=False)

    def on_mount(self) -> None:
        """Tell the keys."""
        self.border_subtitle = key_line(("edit.submit", "edit.leave"))

    @property
    def input(self) -> EditInput:
        """The input."""
        return self.query_one(EditInput)

    def begin(self, session: Session, line: str, today: Today) -> None:
        """Edit a session, written out as `line`, or as it was typed before and not stored."""
        self._session, self.today, self._pending = session, today, False
        self._draft = draft = self._drafts.begin(f"edit/{session.id}", {LINE: line})
        entitle(self, "Edit", draft)
        self.input.value = typed = draft.texts[LINE]
        number = _NUMBER.search(typed)  # most often it is what is wrong: what is typed takes its place
        at_end = draft.before is not None or number is None
        self.input.selection = Selection(*((len(typed), len(typed)) if at_end or number is None else number.span()))
        self.screen.set_focus(self.input)
        self.call_after_refresh(self._from_its_beginning)
        self._show_reading()

    def _from_its_beginning(self) -> None:
        """Scroll back: while the field had no width yet, the selected number was scrolled out of it."""
        self.input.scroll_to(x=0, animate=False, force=True, immediate=True)
        self.input.scroll_to_region(Region(self.input.cursor_position, 0, 1, 1), animate=False, force=True)
        self._show_reading()  # what is wrong with it is told in the width there is now

    def ended(self) -> None:
        """The line is stored, or was given up: it is kept no longer."""
        if self._draft is not None:
            self._draft.drop()
            self._draft = None

    def refused(self, error: Exception) -> None:
        """The line was not stored: it stays, and what is wrong with it is pointed at."""
        self._pending = False
        self._show_fault(error)
        self.screen.set_focus(self.input)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._draft is not None:
            self._draft.put({LINE: event.value})
            entitle(self, "Edit", self._draft)
        self._show_reading()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._session is not None and not self._pending and event.value.strip():
            self._pending = True
            self.post_message(self.Saved(self._session, event.value))

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self.post_message(self.Left())

    def _show_reading(self) -> None:
        from tracker.errors import InputError
        from tracker.tui.present.reading import reading_lines

        if self.today is None or not self.input.value.strip():
            self._show([])
            return
        try:
            reading = self._read(self.input.value, self.today)
        except InputError as error:
            self._show_fault(error)
            return
        self.input.point_at(None)
        told = replace(reading, feeds=())  # what it fed before is in the figures already
        self._show(reading_lines(told, self.today.today, self.today.units, 10_000))

    def _show_fault(self, error: Exception) -> None:
        from tracker.errors import InputError
        from tracker.tui.present.reading import fault_lines

        if isinstance(error, InputError):
            self.input.point_at((error.start, error.end))
            below = self.query_one("#edit-reading")
            at = max(0, self.input.column_in(below))
            self._show(fault_lines(error, max(10, below.content_size.width), at, typing=False))

    def _show(self, lines: list[Content]) -> None:
        self.query_one("#edit-reading", Static).update(Content("\n").join(lines))
