"""A failure that needs more room than a toast: one sentence, the detail, what one can do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.text import clean_text
from tracker.errors import TrackerError
from tracker.services.crashes import trace
from tracker.tui.commands import bindings, key_line
from tracker.tui.dialogs.dialog import Dialog


class FaultDialog(Dialog[bool]):
    """Answers True to try again. While the journal could not be opened the other way out is to quit."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("fault")]

    def __init__(self, error: Exception, *, opening: bool) -> None:
        super().__init__(classes="-error")
        self._error = error
        self._opening = opening
        self.heading = error.title if isinstance(error, TrackerError) else "A fault of tracker's own"

    def on_mount(self) -> None:
        """The keys that work here."""
        self.query_one("#dialog").border_subtitle = key_line(
            ("fault.again", "fault.quit") if self._opening else ("dialog.close",)
        )

    def body(self) -> Iterable[Widget]:
        """The sentence and the detail."""
        if isinstance(self._error, TrackerError):
            yield Static(Content(clean_text(str(self._error), one_line=False)))
        else:
            yield Static(Content("This should not have happened. What was logged before is stored."))
            yield Static(Content("\n".join(trace(self._error)[-10:])), classes="detail")
            yield Static(Content("tracker report shows what was noted of it: none of it is yours."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Trying again and quitting are for a journal that would not open, closing for any other fault."""
        if action in ("answer", "dismiss_dialog"):
            return self._opening == (action == "answer")
        return super().check_action(action, parameters)

    def action_answer(self, again: bool) -> None:
        """Try again, or give up."""
        self.dismiss(again)
