"""Where every failed call is told: at its field, as a toast, or with its detail in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from tracker.tui.backstage import Job

APP = "app"  # what runs, in the note of a fault
OPENING = "open"  # the group of the call that opens the journal


def crash_told(error: BaseException) -> str:
    """Note the fault that ends the app; what is told of it where the terminal is given back."""
    from tracker.services.crashes import kinds, trace, write_crash

    noted = write_crash(error, APP) is not None
    return "\n".join(
        (
            f"tracker ended because of a fault of its own ({kinds(error)[0]}).",
            *(f"  {line}" for line in trace(error)[-8:]),
            "Everything it said it had logged is stored, and what was typed is kept. `tracker check` looks the journal "
            f"over{'; `tracker report` shows what was noted of the fault, none of it yours' if noted else ''}.",
        )
    )


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
        if not isinstance(error, TrackerError):
            from tracker.services.crashes import write_crash

            write_crash(error, APP, job.description)
        from tracker.tui.dialogs.fault import FaultDialog

        if not isinstance(self._app.screen, FaultDialog):
            self._app.push_screen(FaultDialog(error, opening=job.group == OPENING), self._answered)
