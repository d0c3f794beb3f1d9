"""What is the matter with the journal, and the ways out of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.text import clean_text
from tracker.tui import messages
from tracker.tui.commands import BY_ID, bindings, key_line
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import MUTED
from tracker.tui.trouble import Kind, Trouble
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.keeping import Backup
    from tracker.tui.desk import Desk

HEADINGS = {
    Kind.DAMAGE: "The journal is damaged",
    Kind.CLOSED: "The journal is damaged",
    Kind.MEANING: "The journal does not agree with itself",
    Kind.READ_ONLY: "The journal can only be read",
    Kind.REPLACED: "The journal's file is another one now",
    Kind.GONE: "The journal is gone",
}
AFTER = {
    Kind.DAMAGE: "Nothing is written to it meanwhile, and no way out throws anything away: the damaged file is kept.",
    Kind.CLOSED: "It is left as it is, and no way out throws anything away: the damaged file is kept.",
    Kind.MEANING: "Nothing was changed. An earlier backup can be restored; u in the list of backups undoes that.",
    Kind.READ_ONLY: "All of it can be looked at. What is typed stays on the screen until it can be stored.",
    Kind.REPLACED: "A restore in another window does this, or a tool that keeps folders in step. What is typed stays "
    "on the screen.",
    Kind.GONE: "What is typed stays on the screen; if it can't be kept it is written to the terminal as tracker ends.",
}


class Way(NamedTuple):
    """A way out: its name, what it is called, what follows; `ref` is the backup it is about."""

    name: str
    word: str
    said: str
    ref: str = ""


AGAIN = {
    Kind.READ_ONLY: Way("again", "Open it again", "once it and its folder may be written"),
    Kind.REPLACED: Way("again", "Open what stands there now", "and read all of it afresh"),
    Kind.GONE: Way("again", "Open it again", "once it is back in its place"),
}


class DamageDialog(Dialog[tuple[str, str]]):
    """Answers with the name of the way that was chosen and the backup it is about; None looks on, or quits."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("damage")]
    AUTO_FOCUS: ClassVar[str | None] = "#ways"
    HELP: ClassVar[str] = (
        "tracker seals every row it writes, and found some that are not as they were written: a failing disk, a tool "
        "that wrote into the file, a copy that broke off. Restoring takes the whole journal back to a backup that was "
        "read again when it was made. Salvaging makes a new journal of every row that is as it was written and lists "
        "what is missing. Either way the damaged file stays beside the journal under another name."
    )

    def __init__(self, desk: Desk, trouble: Trouble, today: date) -> None:
        super().__init__(classes="-error -damage" if trouble.kind is not Kind.READ_ONLY else "-damage")
        self._desk = desk
        self._trouble = trouble
        self._today = today
        self.heading = HEADINGS[trouble.kind]

    def body(self) -> Iterable[Widget]:
        """What is wrong, what follows, the ways."""
        from tracker.tui.present.trust import fault_lines

        yield Static(Content(clean_text(self._trouble.said, limit=600)))
        if self._trouble.faults:
            yield Static(fault_lines(self._trouble.faults), classes="detail", markup=False)
        yield Static(Content.styled(AFTER[self._trouble.kind], MUTED), classes="after")
        yield PickList[Way](self._row, tall=2, id="ways")

    def on_mount(self) -> None:
        """Show the ways; which backup is the newest is read meanwhile."""
        closed = self._trouble.kind is Kind.CLOSED
        self.query_one("#dialog").border_subtitle = key_line(
            ("damage.go", "damage.quit" if closed else "damage.close", "dialog.help")
        )
        self._show(())
        if self._trouble.kind in (Kind.DAMAGE, Kind.CLOSED, Kind.MEANING, Kind.GONE):
            self._desk.read_backups(self)

    @property
    def ways(self) -> PickList[Way]:
        """The ways."""
        return self.query_one("#ways", PickList)

    @on(messages.BackupsRead)
    def _read(self, event: messages.BackupsRead) -> None:
        event.stop()
        self._show(event.backups)

    @on(messages.KeepingRefused)
    def _refused(self, event: messages.KeepingRefused) -> None:
        event.stop()

    def _show(self, backups: tuple[Backup, ...]) -> None:
        ways = ways_out(self._trouble, backups, self._today)
        self.ways.styles.height = len(ways) * self.ways.tall
        self.ways.set_items(ways, at=0)

    def _row(self, way: Way, width: int) -> tuple[Content, Content]:
        return Content(way.word), Content.styled(f"  {way.said}", MUTED)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A journal that can't be opened can't be looked at: one may only quit."""
        if action in ("quit", "dismiss_dialog"):
            return (action == "quit") == (self._trouble.kind is Kind.CLOSED)
        return super().check_action(action, parameters)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Take the way under the cursor."""
        way = self.ways.picked
        if way is not None:
            self.dismiss((way.name, way.ref) if way.name not in ("look", "quit") else None)

    def action_quit(self) -> None:
        """Leave the app."""
        self.dismiss(None)


def ways_out(trouble: Trouble, backups: tuple[Backup, ...], today: date) -> list[Way]:
    """The ways out, the best first: salvaging where single rows are wrong, restoring where the file is."""
    from tracker.domain.soundness import FaultKind
    from tracker.tui.present.trust import counted, moment

    kind = trouble.kind

    key = BY_ID["app.ways-out"].key
    ways = []
    newest = next((backup for backup in backups if backup.verified), None)
    if newest is not None:
        word = f"Restore the backup of {moment(newest.at, today)}"
        ways.append(Way("restore", word, f"{counted(newest)}; the newest that was found sound", newest.name))
    if kind in AGAIN:
        return [AGAIN[kind], *ways, Way("look", "Look on", "nothing is stored meanwhile")]
    if kind is not Kind.MEANING:
        salvage = Way("salvage", "Salvage what can be read", "a new journal of every row that is as it was written")
        single = bool(trouble.faults) and all(one.kind in (FaultKind.ROW, FaultKind.TEXT) for one in trouble.faults)
        ways.insert(0 if single else len(ways), salvage)
    if backups:
        count = "1 backup" if len(backups) == 1 else f"{len(backups):,} backups"
        ways.append(Way("backups", "Look at the backups", f"{count}, the newest of {moment(backups[0].at, today)}"))
    ways.append(
        Way("quit", "Quit", "the files stay as they are")
        if kind is Kind.CLOSED
        else Way("look", "Look on", f"{key} brings this back")
    )
    return ways
