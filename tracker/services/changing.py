"""What the handle can change: each method is one unit of work and one entry in the undo log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.config import photos_dir
from tracker.services.asking import Asking

if TYPE_CHECKING:
    from fractions import Fraction

    from tracker.domain.progress import Progress
    from tracker.domain.sessions import Athlete, DayFact, Mark
    from tracker.services.athletes import AthleteForm
    from tracker.services.race_forms import RaceForm
    from tracker.services.races import RaceStand
    from tracker.services.result_forms import ResultForm
    from tracker.services.views import Deleted, Logged, Reading, ShownPhoto, Today


class Changing(Asking):
    """Changes of the journal. Every one may raise JournalError, after which nothing was stored."""

    def read(self, line: str, today: Today) -> Reading:
        """How a log line reads and what it would feed, on figures already at hand: no storage, fit for each key.

        InputError or RefusedError where the line can't be read.
        """
        from tracker.services.previewing import preview

        return preview(line, today, self.clock.now())

    def log(self, line: str, *, photo: Path | None = None, caption: str = "", with_: Sequence[str] = ()) -> Logged:
        """Store what a line says, after which it is safe; with `photo` its first session gets that picture as well.

        The athletes called `with_` get the same sessions and marks, all as one change.
        """
        from tracker.services import together

        if photo is None:
            with self._writing() as (writer, at):
                return together.log(writer, at, line, with_)
        from tracker.services import photos

        picture = photos.read_picture(photo)
        with self._writing() as (writer, at):
            logged = together.log(writer, at, line, with_)
            photos.add_to_logged(writer, at, logged, picture, caption, photos_dir(self.path))
            return logged

    def edit(self, ref: str, line: str, *, whole: bool = False) -> Logged:
        """Change a session by the words of a line; what it does not name stays.

        `whole` says that the line began as `line_of` the session, so that what was taken out of it goes too.
        """
        from tracker.services import logbook
        from tracker.services.lookup import session_meant

        with self._writing() as (writer, at):
            return logbook.edit(writer, at, session_meant(writer, at, ref), line, whole=whole)

    def delete(self, refs: Sequence[str]) -> Deleted:
        """Put sessions into the trash, all or none; where they are very many, the journal is backed up first."""
        from tracker.domain.keeping import BULK, Reason
        from tracker.services import logbook
        from tracker.services.lookup import session_meant
        from tracker.services.views import Deleted

        with self._writing() as (writer, at):
            found = tuple(
                {session.id: session for session in (session_meant(writer, at, ref) for ref in refs)}.values()
            )
            if len(found) > BULK:
                self._backed_up_before(Reason.DELETE)
            gained, revoked = logbook.delete(writer, at, found)
            return Deleted(sessions=tuple(found), medals=gained, revoked=revoked)

    def photo_add(self, ref: str, path: Path, caption: str = "") -> ShownPhoto:
        """Add the picture in a file to a session; the file itself is left as it is."""
        from tracker.services import photos
        from tracker.services.lookup import session_meant

        picture = photos.read_picture(path)
        with self._writing() as (writer, at):
            session = session_meant(writer, at, ref)
            return photos.add(writer, at, session, picture, caption, photos_dir(self.path))

    def photo_remove(self, ref: str) -> ShownPhoto:
        """Take a photo off its session: "last", its id or the end of it, or the file's name or the beginning of it."""
        from tracker.services import photos

        with self._writing() as (writer, at):
            return photos.remove(writer, at, ref, photos_dir(self.path))

    def mark(
        self, kind: str, when: str = "", *, zone: str | None = None, note: str = "", with_: Sequence[str] = ()
    ) -> Logged:
        """Mark days: `when` is what may follow the kind in a log line ("@fri..sun", "2d"), today when empty.

        The days of the athletes called `with_` are marked too, all as one change.
        """
        from tracker.services import together
        from tracker.services.lookup import mark_meant

        with self._writing() as (writer, at):
            return together.mark(writer, at, mark_meant(at, kind, when, zone, note), with_)

    def rest_on(self, days: Sequence[date]) -> Logged:
        """Mark days as rest, all in one change."""
        from tracker.services.what_if import keep_rests

        with self._writing() as (writer, at):
            return keep_rests(writer, at, days)

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
        scale: Fraction | None = None,
    ) -> Progress:
        """Start a challenge from the library or a file.

        `at` (aware) is the start of a challenge that is counted in instants, `until` the last day of one whose days
        are counted, `zone` that of all its days where it isn't each athlete's own. `factors` are handicaps by name, and
        every amount is asked times `scale`.
        """
        from tracker.domain.scaling import WHOLE
        from tracker.services import enrolment

        template = self.template(name).template
        with self._writing() as (writer, moment):
            return enrolment.start(
                writer,
                moment,
                template,
                on,
                with_,
                instant=at,
                until=until,
                zone=zone,
                factors=factors or {},
                scale=scale or WHOLE,
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

    def race_result(
        self, handle: str, form: ResultForm, *, session: str | None = None, whole: bool = False
    ) -> RaceStand:
        """Enter what came of a race, or change it; what the form does not name stays, or goes where it is `whole`."""
        from tracker.services import races

        with self._writing() as (writer, at):
            return races.result(writer, at, handle, form, session, whole=whole)

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
