"""How the app keeps the journal safe: what is typed, backups, looking it over, and waiting no longer than one likes."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from tracker.tui import messages
from tracker.tui.backstage import Backstage
from tracker.tui.trouble import Kind, Trouble
from tracker.tui.troubled import DAMAGED, TITLE, TroubledApp

if TYPE_CHECKING:
    from datetime import date

    from tracker.tui.shell import TrackerApp

DRAFTS = 1.0  # seconds between looks whether what is typed has to be written down
BACKUPS = 300.0  # seconds between looks whether a backup is due
TOLD_FOR = timedelta(days=3)  # how long a start tells of what was typed; it is kept longer
WAITS = "Still waiting"


class KeepingApp(TroubledApp):
    """The actions about safety; the app itself holds the journal."""

    waits: var[bool] = var(False)  # a change waits for another window, and may be given up

    _backstage: Backstage
    _unkept = False  # it was told that what is typed can't be kept
    _backed_up_on: date | None = None  # the day whose backup this window has seen to

    # -- by itself ------------------------------------------------------------------------------------------------

    def keep_safe(self) -> None:
        """Begin to see to drafts and backups; once the first figures stand on the screen, or can't."""
        self.set_interval(DRAFTS, self.keep_drafts, name="drafts")
        self.set_interval(BACKUPS, self.back_up_in_time, name="backups")

    def keep_drafts(self) -> None:
        """Write down what is typed, where something else is typed than what is written; that it can't be is told."""
        refused = self.desk.drafts.refused
        if refused and not self._unkept:
            said = f"What is typed can't be kept ({refused}). Until it can, it is on the screen alone."
            self._toast(said, title="Not kept", severity="warning")
        self._unkept = bool(refused)
        if not self.desk.drafts.saved:
            self.desk.save_drafts(self)

    def back_up_in_time(self) -> None:
        """Make the backup of a long run when it is due."""
        from tracker.domain.keeping import Reason

        if self.today is not None and self.trouble is None:
            self.desk.back_up_when_due(self, Reason.TIMED)

    @on(messages.Written)
    def _back_up_the_day(self) -> None:
        """The first change of a day brings the backup of the day with it."""
        from tracker.domain.keeping import Reason

        today = self.today.today if self.today is not None else None
        if today is not None and today != self._backed_up_on:
            self._backed_up_on = today
            self.desk.back_up_when_due(self, Reason.DAILY)
        self.keep_drafts()

    @on(messages.WarmedUp)
    def _look_over(self) -> None:
        """All else is ready: time to tell what was typed before, and to look the journal over."""
        from tracker.tui.present.trust import left_said

        if self.today is None:
            return
        left = left_said(self.desk.drafts.forms(since=self.tracker.clock.now() - TOLD_FOR))
        if left:
            self._toast(left, title="Typed before")
        self.desk.look_over(self)

    @on(messages.LookedOver)
    def _looked_over(self, event: messages.LookedOver) -> None:
        if event.faults:
            self.trouble = Trouble(Kind.DAMAGE, DAMAGED, event.faults)
            self._tell_damage()
        elif event.read_only:
            self.trouble = Trouble(Kind.READ_ONLY, event.read_only)

    # -- backups and checks ---------------------------------------------------------------------------------------

    def action_back_up(self) -> None:
        """Make a backup now."""
        self._toast("Making a backup…")
        self.desk.back_up(self)

    async def action_backups(self) -> None:
        """List the backups."""
        from tracker.tui.dialogs.backups import BackupsDialog

        await self.push_screen(BackupsDialog(self.desk, self._day()), self._backup_chosen)

    def _backup_chosen(self, ref: str | None) -> None:
        if ref is not None:
            self._restore(ref)
        elif self.today is None and self.trouble is not None:
            self.call_later(self.action_ways_out)  # back to the other ways

    def action_check_journal(self) -> None:
        """Check the journal."""
        self._toast("Checking the journal…")
        self.desk.check_journal(self)

    @on(messages.BackedUp)
    def _backed_up(self, event: messages.BackedUp) -> None:
        from tracker.tui.present.trust import backed_up_said

        self._toast(backed_up_said(event.backup), title="Backed up")
        self._untoast(TITLE)

    @on(messages.JournalChecked)
    def _checked(self, event: messages.JournalChecked) -> None:
        from tracker.domain.soundness import FaultKind
        from tracker.tui.present.trust import sound_said

        self._untoast(TITLE)
        faults = event.survey.faults
        if not faults:
            self._toast(sound_said(event.survey), title="Sound")
            return
        if any(fault.kind is not FaultKind.MEANING for fault in faults):
            self.trouble = Trouble(Kind.DAMAGE, DAMAGED, faults)
            self.call_later(self.action_ways_out)
            return
        from tracker.tui.dialogs.damage import DamageDialog

        trouble = Trouble(Kind.MEANING, "Each row is as it was written, but not all of them agree.", faults)
        self.push_screen(DamageDialog(self.desk, trouble, self._day()), self._way_chosen)

    # -- waiting for another window -------------------------------------------------------------------------------

    @on(messages.ChangeWaits)
    def _change_waits(self, event: messages.ChangeWaits) -> None:
        if not self._backstage.changing:
            return  # it has ended meanwhile
        self.waits = event.locked
        if not event.locked:
            self._toast(f"{event.description} takes long. It goes on.", title=WAITS, severity="warning")
            return
        from tracker.tui.commands import BY_ID

        key = BY_ID["app.give-up"].key
        said = f"{event.description} waits for another window that is using the journal. {key} gives up."
        self._toast(said, title=WAITS, severity="warning")

    @on(messages.JobEnded)
    def _waited(self) -> None:
        self.waits = False
        self._untoast(WAITS)

    def wind_up(self, seconds: float) -> tuple[str, ...]:
        """See the running change to its end; what was not made, as `Backstage.wind_up`."""
        return self._backstage.wind_up(seconds)

    def action_give_up(self) -> None:
        """Wait no longer for the other window."""
        self._backstage.give_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What about safety has something to do now."""
        if action == "ways_out":
            return self.trouble is not None
        if action == "give_up":
            return self.waits
        if action in ("back_up", "check_journal", "backups"):
            return self.today is not None
        return super().check_action(action, parameters)


def tell_lost(app: TrackerApp) -> None:
    """Write on standard error what was typed and could not be kept, after the terminal was given back."""
    lost = app.desk.drafts.lost()
    if lost:
        from tracker.tui.present.trust import lost_said

        with suppress(OSError):  # the terminal may have gone
            sys.stderr.write(f"{lost_said(lost, app.desk.drafts.refused)}\n")


def back_up_on_close(app: TrackerApp) -> None:
    """What is done at a good end, after the terminal was given back: the backup, if the newest one is of another state.

    Whoever stored it: the command line makes one a day at most. A backup that fails is told on standard error; nothing
    else is lost by that.
    """
    from tracker.domain.keeping import Reason
    from tracker.domain.text import clean_text
    from tracker.errors import BusyJournalError, TrackerError

    app.desk.looked.end()
    if app.today is None or app.trouble is not None:
        return
    try:
        app.tracker.back_up_when_due(Reason.CLOSE)
    except BusyJournalError:
        if not app.tracker.has_written:
            return  # it is for the other window to see to what it stores
        sys.stderr.write(
            "No backup was made as tracker closed, because another window was using the journal; what was stored is in "
            "it, and `tracker backup` makes one.\n"
        )
    except TrackerError as error:
        sys.stderr.write(f"No backup was made as tracker closed: {clean_text(str(error))}\n")
