"""What leaves through the handle and comes back: each export one snapshot, each import one unit of work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.config import photos_dir
from tracker.services.handle import Handle

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival, Folders
    from tracker.services.exports.leaving import Left
    from tracker.services.imports.views import Imported
    from tracker.services.moments import Moment
    from tracker.store.journal import Reader


class Exporting(Handle):
    """Exports, and imports of files of our own. Every one may raise JournalError.

    An export goes to `path`, whole or not at all, never over another file unless `over`; RefusedError where it can't
    be written. Without a path nothing is written and the answer holds the bytes.
    """

    def export_journal(self, path: Path | None = None, *, pictures: bool = True, over: bool = False) -> Left:
        """Everything as one JSON document, which `read_own` reads again; the same journal gives the same bytes."""
        from tracker.services.exports import leaving

        folders = self._folders()
        return self._leave(path, over, lambda reader, _: leaving.journal(reader, folders, pictures=pictures))

    def export_sessions(self, path: Path | None = None, *, over: bool = False) -> Left:
        """The athlete's sessions as CSV, oldest first, safe to open in a spreadsheet."""
        from tracker.services.exports import leaving

        return self._leave(path, over, leaving.sessions)

    def export_calendar(self, path: Path | None = None, *, over: bool = False) -> Left:
        """The athlete's sessions, races and the planned days of running challenges as iCalendar."""
        from tracker.services.exports import leaving

        return self._leave(path, over, leaving.calendar)

    def export_challenge(self, handle: str, path: Path | None = None, *, over: bool = False) -> Left:
        """A challenge to hand to a friend. NotFoundError with the nearest handle."""
        from tracker.services.exports import leaving

        return self._leave(path, over, lambda reader, at: leaving.challenge(reader, at, handle))

    def export_digest(self, handle: str, path: Path | None = None, *, name: str = "", over: bool = False) -> Left:
        """What a challenge may count of the athlete's log, for the board of a friend; `name` is how they call them.

        NotFoundError with the nearest handle; RefusedError without a name that a friend can know one by.
        """
        from tracker.services.exports import leaving

        return self._leave(path, over, lambda reader, at: leaving.digest(reader, at, handle, name))

    def read_own(self, path: Path) -> Arrival:
        """What a file of our own is and what importing it would do; nothing is stored."""
        from tracker.formats.archives.kinds import own_kind
        from tracker.services.exports.arriving import arrival

        kind, folders = own_kind(path), self._folders()
        with self._reading() as (reader, at):
            return arrival(reader, at, path, kind, folders)

    def keep_own(self, arrival: Arrival) -> Imported:
        """Import what was read, as one change. RefusedError where it can't be, with its reason.

        The journal is backed up first; JournalError where it can't be, after which nothing was stored.
        """
        from tracker.domain.keeping import Reason
        from tracker.services.exports.arriving import keep

        with self._writing() as (writer, at):
            self._backed_up_before(Reason.IMPORT)
            return keep(writer, at, arrival, self._folders())

    def _folders(self) -> Folders:
        from tracker.services.exports.arriving import Folders

        return Folders(own=self.own_templates, photos=photos_dir(self.path))

    def _leave(self, path: Path | None, over: bool, made: Callable[[Reader, Moment], Left]) -> Left:
        from tracker.services.exports.leaving import check_free, save

        if path is not None:
            check_free(path, over=over)
        with self._reading() as (reader, at):
            left = made(reader, at)
        return left if path is None else save(left, path, over=over)
