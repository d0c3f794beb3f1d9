"""What the handle can be asked: each method is one snapshot of the journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.services.asking_progress import AskingProgress
from tracker.services.asking_races import AskingRaces
from tracker.services.asking_shows import AskingShows

if TYPE_CHECKING:
    from fractions import Fraction

    from tracker.domain.ghosts import Ghost
    from tracker.domain.progress import Progress, Streak
    from tracker.domain.retro import CountedOn
    from tracker.domain.routes import Coast
    from tracker.domain.sessions import Athlete, DayFact, Mark, Session
    from tracker.domain.templates import Route, Template
    from tracker.domain.what_if import Supposed, WhatIf
    from tracker.services.opened import Opened
    from tracker.services.records import Records
    from tracker.services.retro import Rehearsed
    from tracker.services.views import BrokenTemplate, Check, JournalDay, LibraryEntry, Today


class Asking(AskingShows, AskingProgress, AskingRaces):
    """Questions to the journal and the library. Every one may raise JournalError."""

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

    def counted_on(self, progress: Progress) -> CountedOn | None:
        """A challenge that is over, counted on to today; None where that says nothing new."""
        from tracker.services.retro import counted_on_of

        with self._reading() as (reader, at):
            return counted_on_of(reader, at, progress)

    def rehearse(self, template: Template, on: date, *, scale: Fraction | None = None) -> Rehearsed:
        """How a challenge would stand had it been started on `on`; nothing is stored. RefusedError where it can't."""
        from tracker.domain.scaling import WHOLE
        from tracker.services.retro import rehearsed

        with self._reading() as (reader, at):
            return rehearsed(reader, at, template, on, scale or WHOLE)

    def opened(self, handle: str) -> Opened:
        """One challenge with all that its page shows. NotFoundError with the nearest handle."""
        from tracker.services.opened import opened_of

        with self._reading() as (reader, at):
            return opened_of(reader, at, handle)

    def what_if(self, handle: str, what: WhatIf) -> Supposed:
        """What follows from days to come that are supposed otherwise; nothing is stored.

        NotFoundError with the nearest handle; RefusedError where the challenge is over or a day is not to come.
        """
        from tracker.services.what_if import supposed_of

        with self._reading() as (reader, at):
            return supposed_of(reader, at, handle, what)

    def why(self, handle: str, day: date | None = None) -> tuple[str, ...]:
        """Why a challenge stands as it does, sentence by sentence: the whole of it, or one of its days."""
        from tracker.services.enrolment import challenge_named
        from tracker.services.reading import challenge_of, progress_of
        from tracker.services.reasons import why_of

        with self._reading() as (reader, at):
            progress = progress_of(reader, challenge_of(challenge_named(reader, at, handle)), at, table=True)
            return why_of(reader, progress, at, day)

    def ghosts(self, handle: str) -> tuple[Ghost, ...]:
        """Whom one can go against in a challenge, by day number. NotFoundError with the nearest handle."""
        from tracker.services.ghosts import ghosts_of

        with self._reading() as (reader, at):
            return ghosts_of(reader, at, handle)

    def coast(self, route: Route) -> Coast:
        """The coast around a road, as lines of points in degrees; () inland and where the map data has none."""
        from tracker.services.coasts import coast_of

        return coast_of(route)

    def records(self) -> Records:
        """Personal bests of races and training, the largest sessions and weeks."""
        from tracker.services.records import records_of

        with self._reading() as (reader, at):
            return records_of(reader, at)

    def facts(self, first: date, last: date) -> tuple[DayFact, ...]:
        """The day facts from `first` to `last`, both included, newest first."""
        from tracker.services.facts import list_facts

        with self._reading() as (reader, at):
            return list_facts(reader, at, first, last)

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

    def doctor(self) -> tuple[Check, ...]:
        """The state of everything the product stands on."""
        from tracker.services.doctor import examine

        store = self._opened()
        with self._reading() as (_, at):
            moment = at
        return tuple(examine(store, moment))

    def library(self) -> tuple[LibraryEntry, ...]:
        """Every template of the library by title, the athlete's own among them; broken files are left out."""
        from tracker.services.library import library

        return library(self.own_templates)

    def broken_templates(self) -> tuple[BrokenTemplate, ...]:
        """The files of the athlete's own library that are no templates, each with its first fault."""
        from tracker.services.library import broken

        return broken(self.own_templates)

    def template(self, name: str) -> LibraryEntry:
        """The template with that slug, the athlete's own first, or in that file."""
        from tracker.services.library import template_named

        return template_named(name, self.own_templates)

    def check_template(self, path: Path) -> LibraryEntry:
        """The template in a file; TemplateError names every fault."""
        from tracker.services.library import entry_of

        return entry_of(path)
