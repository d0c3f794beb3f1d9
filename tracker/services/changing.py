"""What the handle can change: each method is one unit of work and one entry in the undo log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.services.asking import Asking

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.domain.sessions import Athlete, DayFact, Mark
    from tracker.services.athletes import AthleteForm
    from tracker.services.race_forms import RaceForm
    from tracker.services.races import RaceStand
    from tracker.services.result_forms import ResultForm
    from tracker.services.views import Deleted, Logged, Reading, Today


class Changing(Asking):
    """Changes of the journal. Every one may raise JournalError, after which nothing was stored."""

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

    def delete(self, refs: Sequence[str]) -> Deleted:
        """Put sessions into the trash, all or none."""
        from tracker.services import logbook
        from tracker.services.lookup import session_meant
        from tracker.services.views import Deleted

        with self._writing() as (writer, at):
            found = tuple(
                {session.id: session for session in (session_meant(writer, at, ref) for ref in refs)}.values()
            )
            gained, revoked = logbook.delete(writer, at, found)
            return Deleted(sessions=tuple(found), medals=gained, revoked=revoked)

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

    def start(
        self,
        name: str,
        *,
        on: date | None = None,
        at: datetime | None = None,
        until: date | None = None,
        zone: str | None = None,
        with_: Sequence[str] = (),
        factors: Mapping[str, str] | None = None,
    ) -> Progress:
        """Start a challenge from the library or a file.

        `at` (aware) is the start of a challenge that is counted in instants, `until` the last day of one whose days
        are counted, `zone` that of all its days where it isn't each athlete's own. `factors` are handicaps by name.
        """
        from tracker.services import enrolment

        template = self.template(name).template
        with self._writing() as (writer, moment):
            return enrolment.start(
                writer, moment, template, on, with_, instant=at, until=until, zone=zone, factors=factors or {}
            )

    def end(self, handle: str, *, on: date | None = None) -> Progress:
        """End a challenge early."""
        from tracker.services import enrolment

        with self._writing() as (writer, at):
            return enrolment.end(writer, at, handle, on)

    def race_add(self, form: RaceForm) -> RaceStand:
        """Add a race. RefusedError when it is there already or the athlete is too young for it."""
        from tracker.services import races

        with self._writing() as (writer, at):
            return races.add(writer, at, form)

    def race_result(self, handle: str, form: ResultForm, *, session: str | None = None) -> RaceStand:
        """Enter what came of a race, or change it; what the form does not name stays."""
        from tracker.services import races

        with self._writing() as (writer, at):
            return races.result(writer, at, handle, form, session)

    def race_remove(self, handle: str, *, result_only: bool = False) -> RaceStand:
        """Remove a race with everybody's results, or only the athlete's own result."""
        from tracker.services import races

        with self._writing() as (writer, at):
            return races.remove(writer, at, handle, result_only=result_only)

    def athlete_add(self, form: AthleteForm) -> Athlete:
        """Add an athlete to the journal."""
        from tracker.services import athletes

        with self._writing() as (writer, at):
            return athletes.add(writer, at, form)

    def athlete_set(self, name: str | None, form: AthleteForm) -> Athlete:
        """Change the athlete of that name, or the one whose journal it is."""
        from tracker.services import athletes

        with self._writing() as (writer, at):
            return athletes.change(writer, at, name, form)

    def fact_remove(self, on: date, key: str) -> DayFact:
        """Take a fact off a day. NotFoundError when it has none of that key."""
        from tracker.services import facts

        with self._writing() as (writer, at):
            return facts.remove_fact(writer, at, on, key)
