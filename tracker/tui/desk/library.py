"""What the app asks about the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from tracker.domain.templates import Template


class LibraryDesk(DeskCore):
    """Jobs about templates."""

    def read_library(self, to: MessagePump) -> None:
        """Read the library."""
        self._run(Job("library", "Reading the library", self._tracker.library, messages.LibraryRead, to))

    def read_outline(self, to: MessagePump, template: Template) -> None:
        """Work out a template's plan as it would be started today."""
        tracker = self._tracker

        def read() -> messages.OutlineRead:
            from tracker.articles.planning import preview
            from tracker.domain.windows import resolved
            from tracker.errors import TrackerError

            today = tracker.local_date()
            try:
                return messages.OutlineRead(template, preview(resolved(template, today), today))
            except TrackerError as error:
                return messages.OutlineRead(template, str(error))

        self._run(Job("outline", "Working out the plan", read, same, to))
