"""What is the matter with the journal, and the ways out: how the app takes it up, tells it, and comes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from tracker.tui import messages
from tracker.tui.backstage import Job
from tracker.tui.bringing import BringingApp
from tracker.tui.trouble import Kind, Trouble

if TYPE_CHECKING:
    from datetime import date

    from textual.notifications import SeverityLevel

TITLE = "Safety"  # of its toasts: a later one takes the place of the one before
CLOSED = "It is damaged so that it can't be opened any more."
AWAY = (Kind.GONE, Kind.REPLACED)  # one may become the other
DAMAGED = "Not all of it is as it was written."


class TroubledApp(BringingApp):
    """The way into trouble and out of it; the app itself holds the journal."""

    trouble: var[Trouble | None] = var(None)
    _mending = False  # another journal is put in the place of this one

    def open_journal(self) -> None:
        """Open the journal and read Today."""
        raise NotImplementedError

    async def action_backups(self) -> None:
        """List the backups."""
        raise NotImplementedError

    # -- what is the matter ---------------------------------------------------------------------------------------

    def take_as_trouble(self, job: Job, error: Exception, *, opening: bool) -> bool:
        """Take up an error that says what is the matter with the journal. Whether nothing more need be told of it."""
        from tracker.errors import DamagedJournalError, GoneJournalError, ReadOnlyJournalError, ReplacedJournalError

        if self._mending and isinstance(error, ReplacedJournalError):
            return True  # it was replaced by this window
        if isinstance(error, DamagedJournalError):
            if self.trouble is None or self.trouble.kind not in (Kind.DAMAGE, Kind.CLOSED):
                self.trouble = Trouble(Kind.CLOSED, CLOSED) if opening else Trouble(Kind.DAMAGE, DAMAGED)
                if opening:
                    self._tell_damage()
            return opening or job.quiet
        if isinstance(error, ReplacedJournalError) and (not opening or self.today is not None):
            kind = Kind.GONE if isinstance(error, GoneJournalError) else Kind.REPLACED
            if self.trouble is None or (self.trouble.kind in AWAY and self.trouble.kind is not kind):
                self.trouble = Trouble(kind, str(error))
            if opening:
                self.call_later(self.action_ways_out)
            return opening or job.quiet
        if isinstance(error, ReadOnlyJournalError) and not opening:
            if self.trouble is None:
                self.trouble = Trouble(Kind.READ_ONLY, str(error))
            return job.quiet
        return False

    def _tell_damage(self) -> None:
        """Open the dialog by itself, unless somebody is in the middle of something: then the banner does."""
        closed = self.trouble is not None and self.trouble.kind is Kind.CLOSED
        if closed or (self.screen is self.shown and not self.typing):
            self.call_later(self.action_ways_out)

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        raise NotImplementedError

    async def action_ways_out(self) -> None:
        """Show what is the matter with the journal, and the ways out of it."""
        from tracker.tui.dialogs.damage import DamageDialog

        if self.trouble is not None and not isinstance(self.screen, DamageDialog):
            await self.push_screen(DamageDialog(self.desk, self.trouble, self._day()), self._way_chosen)

    async def _way_chosen(self, chosen: tuple[str, str] | None) -> None:
        """Go the way that was chosen; none leaves all as it is."""
        way, ref = chosen or ("", "")
        if way == "restore":
            self._restore(ref)
        elif way == "salvage":
            self._mending = True
            self._toast("Salvaging what can be read…")
            self.desk.salvage(self)
        elif way == "backups":
            await self.action_backups()
        elif way == "again":
            self._start_anew()
        elif self.today is None and self.trouble is not None:
            self.exit(return_code=1)

    def _restore(self, ref: str) -> None:
        self._mending = True
        self._toast("Restoring…")
        self.desk.restore(self, ref)

    def _start_anew(self) -> None:
        """Open what stands at the journal's place now, as at the start."""
        self.trouble = None
        self.desk.open_again(self)
        self.desk.look_over(self)

    def _day(self) -> date:
        if self.today is not None:
            return self.today.today
        return self.tracker.clock.now().astimezone().date()

    def _toast(self, text: str, *, title: str = TITLE, severity: SeverityLevel = "information") -> None:
        self._untoast(title)
        self.notify(text, title=title, severity=severity, markup=False, timeout=12)

    def _untoast(self, title: str) -> None:
        for one in [one for one in self._notifications if one.title == title]:
            self._unnotify(one)

    # -- out of it ---------------------------------------------------------------------------------------------------

    @on(messages.BackupRestored)
    def _restored(self, event: messages.BackupRestored) -> None:
        from tracker.tui.present.trust import restored_said

        self._untoast(TITLE)
        self._toast(
            restored_said(event.restored, self._day()), title="Restored" if event.restored.changed else "As it was"
        )
        self._afresh()

    @on(messages.JournalSalvaged)
    def _salvaged(self, event: messages.JournalSalvaged) -> None:
        from tracker.tui.present.trust import salvaged_said

        self._untoast(TITLE)
        self._toast(salvaged_said(event.salvaged), title="Salvaged")
        self._afresh()

    def _afresh(self) -> None:
        """The journal is another one: nothing is the matter with it, and all that is shown is read again."""
        self.trouble, self._mending = None, False
        self.open_journal()
        self.desk.look_over(self)
        if self.today is not None:
            self.read_afresh()

    @on(messages.VersionRead)
    def _back_in_its_place(self) -> None:
        """A journal that was gone can be read again: its folder was put back."""
        if self.trouble is not None and self.trouble.kind is Kind.GONE:
            self._afresh()

    @on(messages.KeepingRefused)
    def _refused(self) -> None:
        """It is told as every failure is; what was the matter is so still."""
        self._mending = False
        self._untoast(TITLE)
        if self.today is None:
            self.call_later(self.action_ways_out)
