"""Every session, grouped by day, newest first: pages are read by date range as they come into view."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Resize
from textual.message import Message

from tracker.tui.ink import FAINT
from tracker.tui.messages import happening
from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.domain.photos import Photo
    from tracker.domain.sessions import Mark, Session
    from tracker.services.views import JournalDay

AROUND = 60  # rows read beyond what is seen, on both sides
KEPT = 6_000  # sessions remembered at most


class SessionList(LineList):
    """The rows are a heading for each day and a row for each session. Posts PageNeeded for days it lacks."""

    HELP = (
        "Every session, newest first, a heading for each day. / filters as you type: an activity, a #tag, a year, a "
        "note's word, an amount such as >15km. e edits the session under the cursor as a log line, d deletes it, "
        "space marks several. p adds a photo and v looks at those there are, x makes a card of the day. u takes any of "
        "it back."
    )

    @happening
    class PageNeeded(Message):
        """Sessions of these days, both included, are about to be seen."""

        first: date
        last: date

    def __init__(self) -> None:
        super().__init__(id="sessions")
        self.days: tuple[JournalDay, ...] = ()
        self.units = "km"
        self.today: date | None = None
        self.marked: dict[str, Session] = {}
        self._starts: list[int] = []
        self._rows = 0
        self._sessions: dict[date, tuple[Session, ...]] = {}
        self._marks: dict[date, tuple[Mark, ...]] = {}
        self._photos: dict[str, tuple[Photo, ...]] = {}  # by session
        self._old: set[date] = set()  # days shown from before the last change, to be read again
        self._asked: tuple[date, date] | None = None

    # -- data in --------------------------------------------------------------------------------------------------

    def show_index(self, days: tuple[JournalDay, ...], *, top: bool) -> None:
        """Show other days; `top` begins at the newest, else the cursor stays as near as can be to where it was."""
        here = self._day_at(self.cursor)
        offset = self.cursor - self._starts[here] if here is not None else 1
        on = self.days[here].on if here is not None else None
        self.days = days
        self._starts = [0, *accumulate(1 + day.sessions for day in days)]
        self._rows = self._starts.pop() if self._starts else 0
        self._old = set(self._sessions)
        self._asked = None
        if top or on is None:
            self.cursor = 1
        else:
            near = bisect_right(days, -on.toordinal(), key=lambda day: -day.on.toordinal()) - 1
            near = max(near, 0)
            if days:
                same = days[near].on == on
                self.cursor = self._starts[near] + (min(offset, days[near].sessions) if same else 1)
        self.rows_changed()
        if top:
            self.scroll_to(y=0, animate=False)
        self.show_cursor()
        self.want_pages()

    def show_page(
        self,
        first: date,
        last: date,
        sessions: tuple[Session, ...],
        marks: tuple[Mark, ...],
        photos: tuple[Photo, ...] = (),
    ) -> None:
        """Take in the sessions of some days."""
        if sum(map(len, self._sessions.values())) > KEPT:
            self._sessions.clear()
            self._marks.clear()
            self._photos.clear()
        shown: dict[str, list[Photo]] = {session.id: [] for session in sessions}
        for photo in photos:
            shown.setdefault(photo.session_id, []).append(photo)
        self._photos.update({key: tuple(own) for key, own in shown.items()})
        found: dict[date, list[Session]] = {}
        for session in sessions:
            found.setdefault(session.local_date, []).append(session)
        for day in self.days[self._first_on_or_before(last) :]:
            if day.on < first:
                break
            self._sessions[day.on] = tuple(found.get(day.on, ()))
            self._marks[day.on] = tuple(mark for mark in marks if mark.on == day.on)
            self._old.discard(day.on)
        self._asked = None
        self._strips.clear()
        self.refresh()
        self.want_pages()

    def _first_on_or_before(self, day: date) -> int:
        return bisect_right(self.days, -day.toordinal() - 1, key=lambda found: -found.on.toordinal())

    # -- what is under the cursor ---------------------------------------------------------------------------------

    def session_at(self, number: int) -> Session | None:
        """The session of a row; None for a heading and for one not read yet."""
        day = self._day_at(number)
        if day is None or number == self._starts[day]:
            return None
        sessions = self._sessions.get(self.days[day].on, ())
        offset = number - self._starts[day] - 1
        return sessions[offset] if offset < len(sessions) else None

    @property
    def current(self) -> Session | None:
        """The session under the cursor."""
        return self.session_at(self.cursor)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos of the session under the cursor."""
        return self._photos.get(self.current.id, ()) if self.current is not None else ()

    def chosen(self) -> tuple[Session, ...]:
        """The marked sessions, or else the one under the cursor."""
        if self.marked:
            return tuple(self.marked.values())
        return (self.current,) if self.current is not None else ()

    def toggle_mark(self) -> None:
        """Mark the session under the cursor or unmark it, and go on to the next."""
        session = self.current
        if session is not None:
            if self.marked.pop(session.id, None) is None:
                self.marked[session.id] = session
            self._strips.clear()
            self.refresh()
            self.action_move(1)

    def clear_marks(self) -> None:
        """Forget the marks."""
        self.marked.clear()
        self._strips.clear()
        self.refresh()

    # -- rows -----------------------------------------------------------------------------------------------------

    @property
    def row_count(self) -> int:
        """Headings and sessions."""
        return self._rows

    def selectable(self, number: int) -> bool:
        """A session, not a heading."""
        day = self._day_at(number)
        return day is not None and number != self._starts[day]

    def keeps(self, number: int) -> bool:
        """Not while it waits for its page."""
        day = self._day_at(number)
        return day is not None and self.days[day].on in self._sessions

    def row(self, number: int, width: int) -> Content:
        """A day's heading or a session."""
        from tracker.tui.present.session import day_heading, session_row

        day = self._day_at(number)
        if day is None:
            return Content("")
        on = self.days[day].on
        sessions = self._sessions.get(on)
        if number == self._starts[day]:
            return day_heading(on, sessions, self._marks.get(on, ()), self.today, self.units)
        session = self.session_at(number)
        if session is None:
            return Content.styled("    …", FAINT) if sessions is None else Content("")
        photos = len(self._photos.get(session.id, ()))
        return session_row(session, self.units, width, marked=session.id in self.marked, photos=photos)

    def _day_at(self, number: int) -> int | None:
        return bisect_right(self._starts, number) - 1 if self._starts and 0 <= number < self._rows else None

    # -- pages ----------------------------------------------------------------------------------------------------

    def want_pages(self) -> None:
        """Ask for the days in view, and some around them, that are not known or no longer true."""
        if not self._rows or self._asked is not None or not self.size.height:
            return
        top = round(self.scroll_offset.y)
        low = self._day_at(max(0, top - AROUND))
        high = self._day_at(min(self._rows - 1, top + self.size.height + AROUND))
        if low is None or high is None:
            return
        missing = [day.on for day in self.days[low : high + 1] if day.on not in self._sessions or day.on in self._old]
        if missing:
            self._asked = (missing[-1], missing[0])
            self.post_message(self.PageNeeded(missing[-1], missing[0]))

    def page_refused(self) -> None:
        """The page did not come; it may be asked for again."""
        self._asked = None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other rows come into view."""
        super().watch_scroll_y(old_value, new_value)
        self.want_pages()

    def on_resize(self, event: Resize) -> None:
        """More rows may be seen."""
        self._strips.clear()
        self.want_pages()
