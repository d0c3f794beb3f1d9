"""The backups of the journal: the list, restoring one, undoing a restore."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.text import clean_text
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import BAD, KEY, MUTED
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.keeping import Backup
    from tracker.tui.desk import Desk

EMPTY = Content.assemble("No backup yet. ", ("b", KEY), (" makes one.", MUTED))


class BackupsDialog(Dialog[str]):
    """Answers with what is to be restored: the name of a backup, or "before", the state before the last restore."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("backups")]
    KEYS: ClassVar[tuple[str, ...]] = ("backups.make", "backups.close")
    AUTO_FOCUS: ClassVar[str | None] = "#backups"
    HELP: ClassVar[str] = (
        "Every backup of this journal, the newest first. tracker makes them by itself: with the day's first change, "
        "every half hour while it runs, when it closes, and before an upgrade, an import, a large deletion and a "
        "restore; all of two days stay, then twelve daily, ten weekly and nine monthly ones. Each was read again and "
        "compared before it counted. enter makes the journal what the backup was; a backup of what it is now is made "
        "first, so that u undoes it."
    )
    heading = "Backups"

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__(classes="-backups")
        self._desk = desk
        self._today = today
        self._making = False

    def body(self) -> Iterable[Widget]:
        """The heads, the list, and what came of a backup that was asked for."""
        yield Static("", id="backup-heads", markup=False)
        yield PickList["Backup"](self._row, empty=EMPTY, id="backups")
        yield Static("", id="backups-said", markup=False)

    def on_mount(self) -> None:
        """Read the list."""
        self._desk.read_backups(self)

    @property
    def picks(self) -> PickList[Backup]:
        """The list."""
        return self.query_one("#backups", PickList)

    def _row(self, backup: Backup, width: int) -> tuple[Content]:
        from tracker.tui.present.trust import backup_row

        return (backup_row(backup, self._today, width),)

    @on(messages.BackupsRead)
    def _read(self, event: messages.BackupsRead) -> None:
        event.stop()
        from tracker.tui.present.trust import backup_heads

        self.picks.set_items(event.backups)
        self.picks.styles.height = max(1, len(event.backups))
        self.query_one("#backup-heads", Static).update(backup_heads() if event.backups else "")
        dialog = self.query_one("#dialog")
        dialog.border_title = Content(f"Backups · {len(event.backups):,}")
        undo = ("backups.undo",) if self._before() is not None else ()
        pick = ("backups.restore",) if event.backups else ()
        dialog.border_subtitle = key_line((*pick, "backups.make", *undo, "backups.close", "dialog.help"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Restoring needs a backup, undoing one of before a restore."""
        if action == "restore":
            return self.is_mounted and self.picks.picked is not None
        if action == "undo_restore":
            return self.is_mounted and self._before() is not None
        return super().check_action(action, parameters)

    def _before(self) -> Backup | None:
        from tracker.domain.keeping import Reason

        return next((backup for backup in self.picks.items if backup.reason is Reason.RESTORE), None)

    # -- making one -----------------------------------------------------------------------------------------------

    def action_make(self) -> None:
        """Make a backup now."""
        if not self._making:
            self._making = True
            self._say(Content.styled("Making a backup…", MUTED))
            self._desk.back_up(self)

    @on(messages.BackedUp)
    def _made(self, event: messages.BackedUp) -> None:
        event.stop()
        from tracker.tui.present.trust import backed_up_said

        self._making = False
        self._say(Content.styled(backed_up_said(event.backup), MUTED))
        self._desk.read_backups(self)

    @on(messages.KeepingRefused)
    def _refused(self, event: messages.KeepingRefused) -> None:
        event.stop()
        self._making = False
        self._say(Content.assemble(("× ", BAD), (clean_text(str(event.error), limit=400), BAD)))

    def _say(self, text: Content) -> None:
        self.query_one("#backups-said", Static).update(text)

    # -- going back to one ----------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        await self.action_restore()

    async def action_restore(self) -> None:
        """Ask, then restore what is under the cursor."""
        if self.picks.picked is not None:
            await self._ask(self.picks.picked, self.picks.picked.name)

    async def action_undo_restore(self) -> None:
        """Ask, then go back to what was before the last restore."""
        before = self._before()
        if before is not None:
            await self._ask(before, "before")

    async def _ask(self, backup: Backup, ref: str) -> None:
        from tracker.tui.dialogs.confirm import ConfirmDialog
        from tracker.tui.present.trust import restore_question

        dialog = ConfirmDialog(*restore_question(backup, self._today))
        await self.app.push_screen(dialog, partial(self._answered, ref))

    def _answered(self, ref: str, yes: bool | None) -> None:
        if yes:
            self.dismiss(ref)
