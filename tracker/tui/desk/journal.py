"""What the app asks about sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.sessions import Session


class JournalDesk(DeskCore):
    """Jobs about sessions."""

    def read_index(self, to: MessagePump, query: str) -> None:
        """Read which days hold sessions that match."""
        self._run(
            Job(
                "index",
                "Reading the journal",
                partial(self._tracker.journal_index, query),
                partial(messages.IndexRead, query),
                to,
                failed=partial(messages.FilterRefused, query),
            )
        )

    def read_page(self, to: MessagePump, first: date, last: date, query: str) -> None:
        """Read the sessions, marks and photos of some days, both included."""
        tracker = self._tracker

        def read() -> messages.PageRead:
            sessions, marks = tracker.journal_page(first, last, query), tracker.marks(first, last)
            return messages.PageRead(query, first, last, sessions, marks, tracker.photos(first, last))

        self._run(Job("page", "Reading a page", read, same, to))

    def write_out(self, to: MessagePump, session: Session) -> None:
        """Write a session out as the line it would be logged with."""
        call = partial(self._tracker.line_of, session)
        self._run(Job("line", "Writing the session out", call, partial(messages.LineWritten, session), to))

    def open_session(self, to: MessagePump, ref: str, size: tuple[int, int], *, ascii: bool) -> None:
        """Read all that is kept of a session, and draw its track where there is one."""
        tracker = self._tracker

        def read() -> messages.SessionOpened:
            from tracker.charts.track_map import track_map

            opened = tracker.opened_session(ref)
            drawing = track_map(opened.track, *size, ascii=ascii) if opened.track else None
            return messages.SessionOpened(opened, drawing)

        self._run(Job("session", "Opening the session", read, same, to))

    def edit_session(self, to: MessagePump, ref: str, line: str) -> None:
        """Change a session by a line."""
        self._change(
            to, "Saving the session", partial(self._tracker.edit, ref, line, whole=True), messages.SessionEdited, line
        )

    def delete_sessions(self, to: MessagePump, refs: tuple[str, ...]) -> None:
        """Delete sessions, all or none."""
        self._change(to, "Deleting", partial(self._tracker.delete, refs), messages.SessionsDeleted)
