"""What happens to sessions and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from datetime import date

    from tracker.charts.drawing import Drawing
    from tracker.domain.photos import Photo
    from tracker.domain.sessions import Mark, Session
    from tracker.services.opened_session import OpenedSession
    from tracker.services.views import Deleted, JournalDay, Logged


@happening
class IndexRead(Message):
    """The days that hold matching sessions were read, newest first."""

    query: str
    days: tuple[JournalDay, ...]


@happening
class FilterRefused(Message):
    """The filter can't be read."""

    query: str
    error: Exception


@happening
class PageRead(Message):
    """The sessions and marks of some days were read, newest first, with their photos."""

    query: str
    first: date
    last: date
    sessions: tuple[Session, ...]
    marks: tuple[Mark, ...]
    photos: tuple[Photo, ...]


@happening
class SessionOpened(Message):
    """All that is kept of a session was read; `drawing` is its track, None where none is kept."""

    opened: OpenedSession
    drawing: Drawing | None


@happening
class LineWritten(Message):
    """A session was written out as a log line."""

    session: Session
    line: str


@happening
class SessionsLogged(Written):
    """A log line was committed."""

    line: str
    logged: Logged


@happening
class LineRefused(Message):
    """A log line, or the edit of one, was not committed."""

    line: str
    error: Exception


@happening
class DayMarked(Written):
    """Today was marked."""

    kind: str
    logged: Logged


@happening
class SessionEdited(Written):
    """A session was changed."""

    logged: Logged


@happening
class SessionsDeleted(Written):
    """Sessions were put into the trash."""

    deleted: Deleted
