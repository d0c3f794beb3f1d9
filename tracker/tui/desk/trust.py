"""What the app asks to keep the journal safe."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore, same
from tracker.tui.looked import Looked

if TYPE_CHECKING:
    from textual.message import Message

    from tracker.domain.keeping import Reason
    from tracker.services.tracker import Tracker


T = TypeVar("T")


class TrustDesk(DeskCore):
    """Jobs about backups, looking the journal over, and drafts."""

    def __init__(self, tracker: Tracker, run: Callable[[Job], None]) -> None:
        super().__init__(tracker, run)
        self.looked = Looked(tracker.path, tracker.clock.now)

    def save_drafts(self, to: MessagePump) -> None:
        """Write what is typed into its file."""

        def saved() -> Message:
            self.drafts.save()
            return messages.Kept()

        self._run(Job("drafts", "Keeping what is typed", saved, same, to, quiet=True))

    def look_over(self, to: MessagePump) -> None:
        """See whether the journal can be written, and unless that was done today read all of it."""
        tracker, looked = self._tracker, self.looked

        def found() -> Message:
            read_only = tracker.read_only
            faults = tracker.damage
            if not faults and looked.begin():
                faults = tracker.survey().faults
                looked.done(sound=not faults)
            return messages.LookedOver(read_only, faults)

        self._run(Job("look", "Looking the journal over", found, same, to, quiet=True))

    def check_journal(self, to: MessagePump) -> None:
        """Read all of the journal and compare it with itself."""
        call = self._tracker.check
        self._run(Job("look", "Checking the journal", call, messages.JournalChecked, to))

    def read_backups(self, to: MessagePump) -> None:
        """Read the list of backups."""
        call = self._tracker.backups
        self._run(Job("backups", "Reading the backups", call, messages.BackupsRead, to, failed=messages.KeepingRefused))

    def back_up(self, to: MessagePump) -> None:
        """Make a backup."""
        call = self._tracker.back_up
        self._run(Job(CHANGE, "Making a backup", call, messages.BackedUp, to, failed=messages.KeepingRefused))

    def back_up_when_due(self, to: MessagePump, reason: Reason) -> None:
        """Make the automatic backup that is due, if any."""
        tracker = self._tracker

        def kept() -> Message:
            tracker.back_up_when_due(reason)
            return messages.Kept()

        self._run(Job("backup", "Making the backup that is due", kept, same, to, quiet=True))

    def restore(self, to: MessagePump, ref: str) -> None:
        """Make the journal what a backup is."""
        call = partial(self._anew, partial(self._tracker.restore, ref))
        self._run(Job(CHANGE, "Restoring", call, messages.BackupRestored, to, failed=messages.KeepingRefused))

    def salvage(self, to: MessagePump) -> None:
        """Put a new journal with all that can be trusted in the place of the damaged one."""
        call = partial(self._anew, self._tracker.fix)
        self._run(Job(CHANGE, "Salvaging", call, messages.JournalSalvaged, to, failed=messages.KeepingRefused))

    def _anew(self, call: Callable[[], T]) -> T:
        """What `call` answers; the next question opens the file that stands there then."""
        try:
            return call()
        finally:
            self._tracker.close()

    def open_again(self, to: MessagePump) -> None:
        """Let go of the journal and open what is at its place now."""
        self._tracker.close()
        self.open(to)
