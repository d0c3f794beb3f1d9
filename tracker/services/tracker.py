"""The one handle that the command line and the app share: every call is one use case.

Making it imports nothing heavy: the app's first frame stands before anything is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tracker.clock import Clock

if TYPE_CHECKING:
    from tracker.domain.progress import Progress, Streak
    from tracker.domain.sessions import Athlete, Mark, Session
    from tracker.services.reading import Moment
    from tracker.services.views import Change, Check, JournalDay, LibraryEntry, Logged, Reading, Series, Today
    from tracker.store.journal import Reader, Store, Writer
    from tracker.store.values import ChangeValue

SHORT = 6  # characters of an id that people see and type


class Tracker:
    """A journal with a clock and an athlete. Nothing is opened before the first question; any thread may call."""

    def __init__(self, path: Path, clock: Clock, *, athlete: str | None = None, units: str | None = None) -> None:
        self.path = path
        self.clock = clock
        self.athlete = athlete
        self._units = units
        self._store: Store | None = None
        self._lock = Lock()

    # -- the journal ----------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the journal, making or upgrading it where needed; again does nothing. JournalError when it can't be."""
        self._opened()

    def _opened(self) -> Store:
        with self._lock:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def _open_store(self) -> Store:
        from tracker.store.journal import Store

        return Store.open(self.path, now=self.clock.now())

    def close(self) -> None:
        """Let go of the journal; the next question opens it again."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def data_version(self) -> int:
        """A number that changes whenever anybody, this window or another, has written to the journal."""
        return self._opened().data_version()

    @contextmanager
    def _reading(self) -> Iterator[tuple[Reader, Moment]]:
        from tracker.services.reading import moment

        with self._opened().read() as reader:
            yield reader, moment(reader, self.athlete, self.clock.now(), self._units)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Writer, Moment]]:
        from tracker.services.reading import moment

        now = self.clock.now()
        with self._opened().write("", at=now) as writer:
            yield writer, moment(writer, self.athlete, now, self._units)

    # -- reading --------------------------------------------------------------------------------------------------

    @property
    def units(self) -> str:
        """The athlete's unit of distance, "km" or "mi"."""
        if self._units is not None:
            return self._units
        with self._reading() as (_, at):
            return at.units

    def zone(self) -> str:
        """The zone the athlete is in."""
        with self._reading() as (_, at):
            return at.zone

    def local_date(self) -> date:
        """The athlete's date."""
        with self._reading() as (_, at):
            return at.today

    def athletes(self) -> tuple[Athlete, ...]:
        """Everyone in the journal, in the order they came."""
        with self._reading() as (reader, _):
            return tuple(reader.athletes())

    def today(self) -> Today:
        """Everything Today shows."""
        from tracker.services.reading import today_of

        with self._reading() as (reader, at):
            return today_of(reader, at)

    def streaks(self) -> tuple[Streak, ...]:
        """A streak for each running challenge, then the one over everything logged."""
        from tracker.services.reading import shown_today, streaks_of

        with self._reading() as (reader, at):
            return streaks_of(reader, at, shown_today(reader, at) if at.athlete.id else ())

    def challenges(self) -> tuple[Progress, ...]:
        """Every challenge of the athlete, running ones first; without day tables."""
        from tracker.services.reading import all_progress

        with self._reading() as (reader, at):
            return all_progress(reader, at) if at.athlete.id else ()

    def challenge(self, handle: str) -> Progress:
        """One challenge with its day table. NotFoundError with the nearest handle."""
        from tracker.services.enrolment import challenge_named
        from tracker.services.reading import challenge_of, progress_of

        with self._reading() as (reader, at):
            return progress_of(reader, challenge_of(challenge_named(reader, at, handle)), at, table=True)

    def journal_index(self, query: str = "") -> tuple[JournalDay, ...]:
        """The days that hold sessions matching a filter line, newest first."""
        from tracker.services.filtering import filter_of
        from tracker.services.views import JournalDay

        with self._reading() as (reader, at):
            found = reader.day_index(at.athlete.id, filter_of(query, at.units)) if at.athlete.id else ()
            return tuple(JournalDay(on=day, sessions=count) for day, count in found)

    def journal_page(self, first: date, last: date, query: str = "") -> tuple[Session, ...]:
        """The matching sessions of some days, both included, newest first."""
        from tracker.services.filtering import filter_of

        with self._reading() as (reader, at):
            if not at.athlete.id:
                return ()
            return tuple(reader.sessions(at.athlete.id, first, last, filter_of(query, at.units)))

    def journal(self, query: str = "", limit: int = 50) -> tuple[Session, ...]:
        """The newest sessions that match a filter line."""
        from tracker.services.filtering import filter_of

        with self._reading() as (reader, at):
            if not at.athlete.id:
                return ()
            return reader.sessions(at.athlete.id, filter=filter_of(query, at.units), limit=limit)

    def marks(self, first: date, last: date) -> tuple[Mark, ...]:
        """The day marks from `first` to `last`, both included."""
        from tracker.services.logbook import reader_marks

        with self._reading() as (reader, at):
            return reader_marks(reader, at, first, last)

    def find(self, ref: str) -> Session:
        """The session meant by "last", an id or the ending of one. NotFoundError where none or several fit."""
        from tracker.services.lookup import session_meant

        with self._reading() as (reader, at):
            return session_meant(reader, at, ref)

    def line_of(self, session: Session) -> str:
        """The log line that says what a session holds, for editing it."""
        from tracker.domain.logline import line_of
        from tracker.services.logbook import draft_at

        with self._reading() as (_, at):
            return line_of(draft_at(session, at), at.units)

    def last_change(self) -> Change | None:
        """What `undo` would take back."""
        return _change(self._opened().last_change())

    def volume(self, by: str = "week", n: int = 12) -> tuple[Series, ...]:
        """Distance of the last `n` days, weeks or months by sport, oldest first; dates are the buckets' first days."""
        from tracker.services.volume import volume_of

        with self._reading() as (reader, at):
            return volume_of(reader, at, by, n)

    def doctor(self) -> tuple[Check, ...]:
        """The state of everything the product stands on."""
        from tracker.services.doctor import examine

        store = self._opened()
        with self._reading() as (_, at):
            moment = at
        return tuple(examine(store, moment))

    # -- the library ----------------------------------------------------------------------------------------------

    def library(self) -> tuple[LibraryEntry, ...]:
        """Every template of the library, by title."""
        from tracker.services.library import library

        return library()

    def template(self, name: str) -> LibraryEntry:
        """The template with that slug, or in that file."""
        from tracker.services.library import template_named

        return template_named(name)

    def check_template(self, path: Path) -> LibraryEntry:
        """The template in a file; TemplateError names every fault."""
        from tracker.services.library import entry_of

        return entry_of(path)

    # -- writing --------------------------------------------------------------------------------------------------

    def read(self, line: str, today: Today) -> Reading:
        """How a log line reads and what it would feed, on figures already at hand: no storage, fit for each key.

        InputError or RefusedError where the line can't be read.
        """
        from tracker.services.previewing import preview

        return preview(line, today, self.clock.now())

    def log(self, line: str) -> Logged:
        """Store what a line says, after which it is safe."""
        from tracker.services import logbook

        with self._writing() as (writer, at):
            return logbook.log(writer, at, line)

    def edit(self, ref: str, line: str, *, whole: bool = False) -> Logged:
        """Change a session by the words of a line; what it does not name stays.

        `whole` says that the line began as `line_of` the session, so that what was taken out of it goes too.
        """
        from tracker.services import logbook
        from tracker.services.lookup import session_meant

        with self._writing() as (writer, at):
            return logbook.edit(writer, at, session_meant(writer, at, ref), line, whole=whole)

    def delete(self, refs: Sequence[str]) -> tuple[Session, ...]:
        """Put sessions into the trash, all or none."""
        from tracker.services import logbook
        from tracker.services.lookup import session_meant

        with self._writing() as (writer, at):
            found = tuple(
                {session.id: session for session in (session_meant(writer, at, ref) for ref in refs)}.values()
            )
            logbook.delete(writer, at, found)
            return found

    def mark(self, kind: str, when: str = "", *, zone: str | None = None, note: str = "") -> Logged:
        """Mark days: `when` is what may follow the kind in a log line ("@fri..sun", "2d"), today when empty."""
        from tracker.services import logbook
        from tracker.services.lookup import mark_meant

        with self._writing() as (writer, at):
            return logbook.mark(writer, at, mark_meant(at, kind, when, zone, note))

    def unmark(self, kind: str, when: str = "") -> tuple[Mark, ...]:
        """Take marks off again."""
        from tracker.services import logbook
        from tracker.services.lookup import mark_meant

        with self._writing() as (writer, at):
            draft = mark_meant(at, kind, when, None, "")
            return logbook.unmark(writer, at, draft.kind, draft.first, draft.last)

    def start(self, name: str, *, on: date | None = None, with_: Sequence[str] = ()) -> Progress:
        """Start a challenge from the library or a file."""
        from tracker.services import enrolment

        template = self.template(name).template
        with self._writing() as (writer, at):
            return enrolment.start(writer, at, template, on, with_)

    def end(self, handle: str, *, on: date | None = None) -> Progress:
        """End a challenge early."""
        from tracker.services import enrolment

        with self._writing() as (writer, at):
            return enrolment.end(writer, at, handle, on)

    def undo(self) -> Change | None:
        """Take back the last change; None when there is none."""
        return _change(self._opened().undo(self.clock.now()))

    def redo(self) -> Change | None:
        """Bring back what was last taken back; None when there is nothing."""
        return _change(self._opened().redo(self.clock.now()))


def _change(found: ChangeValue | None) -> Change | None:
    from tracker.services.views import Change

    return None if found is None else Change(id=found.id, title=found.title, at=found.at)
