"""Where every failed call is told: at its field, as a toast, or with its detail in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from tracker.tui.backstage import Job

OPENING = "open"  # the group of the call that opens the journal


class Failures:
    """Tells the failures of one app. `answered` gets True or False when the journal would not open: again, or not."""

    def __init__(self, app: App[None], answered: Callable[[bool | None], None]) -> None:
        self._app = app
        self._answered = answered
        self._told: set[str] = set()

    def forget(self) -> None:
        """What failed works again; should it fail once more it is told once more."""
        self._told.clear()

    def tell(self, job: Job, error: Exception) -> None:
        """Tell a failure where its size belongs; a quiet job's one time only."""
        from tracker.errors import InputError, TrackerError

        if job.quiet and job.description in self._told:
            return
        self._told.add(job.description)
        if job.failed is not None:
            job.to.post_message(job.failed(error))
            if isinstance(error, InputError):
                return
        if isinstance(error, TrackerError) and job.group != OPENING:
            self._app.notify(str(error), title=error.title, severity="error", markup=False, timeout=10)
            return
        from tracker.tui.dialogs.fault import FaultDialog

        if not isinstance(self._app.screen, FaultDialog):
            self._app.push_screen(FaultDialog(error, opening=job.group == OPENING), self._answered)
