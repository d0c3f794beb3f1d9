"""Bringing a history in: read and reviewed first, then stored as one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.services.handle import Handle

if TYPE_CHECKING:
    from tracker.services.imports.views import Imported, ImportProgress, ImportWishes, Review


class Importing(Handle):
    """Imports. A review holds all that is needed to store it, so one may be given up without a trace."""

    def read_imports(
        self,
        paths: Sequence[Path],
        wishes: ImportWishes | None = None,
        *,
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Review:
        """What the files, folders and archives at `paths` hold, compared with the journal; nothing is stored.

        What can't be read is an item that says why. ImportCancelledError when `cancelled` says so, RefusedError for
        wishes that can't be, InputError for amendments that can't be read.
        """
        from tracker.services.imports import reviewing

        return reviewing.review(self._reading, self._state, paths, wishes, progress=progress, cancelled=cancelled)

    def keep_imports(self, review: Review) -> Imported:
        """Store what was reviewed, as it is decided: one unit of work, one entry in the undo log.

        The journal is backed up first; JournalError where it can't be, after which nothing was stored.
        """
        from tracker.domain.keeping import Reason
        from tracker.services.imports import storing

        with self._writing() as (writer, at):
            self._backed_up_before(Reason.IMPORT)
            return storing.keep(writer, at, review, unchanged=review.material.seen == self._state())

    def _state(self) -> object:
        """The state of the journal; equal ones are of one file that nobody has written to in between."""
        store = self._opened()
        return store, store.data_version()
