"""Writes what is in the journal into a file: all of it, a table, a calendar, or what a friend needs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.config import typed_path
from tracker.domain.text import clean_text
from tracker.errors import NotFoundError
from tracker.services.folders import first_folder
from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.drafts import LINE
from tracker.tui.ink import BAD, MUTED, STRONG
from tracker.tui.present.paths import short
from tracker.tui.widgets.field import Field
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from tracker.services.views import Today
    from tracker.tui.desk import Desk


class Way(NamedTuple):
    """A kind of file; `handle` names the challenge that it is about."""

    kind: str
    word: str
    said: str
    handle: str = ""


WAYS = (
    Way("journal", "Everything", "one JSON file with pictures; I reads it back"),
    Way("sessions", "Sessions", "a table (CSV) that a spreadsheet opens"),
    Way("calendar", "Calendar", "planned days, sessions and races (iCalendar)"),
)


class ExportDialog(Dialog[None]):
    """Stays until the file is written or it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export")]
    KEYS: ClassVar[tuple[str, ...]] = ("export.write", "export.close")
    AUTO_FOCUS: ClassVar[str | None] = "#export-ways"
    HELP: ClassVar[str] = (
        "Choose what is written and press enter. It goes into the folder named below, under a name of its own, never "
        "over another file. A challenge for a friend starts the same challenge in their tracker; your log for it goes "
        "back the same way and stands on their board. I brings such a file in."
    )
    heading = "Export"

    def __init__(self, desk: Desk, today: Today, *, ascii: bool = False) -> None:
        super().__init__(classes="-export")
        self._desk = desk
        self._today = today
        self._ascii = ascii
        self._writing = False
        self._draft = desk.drafts.begin("export", {LINE: short(first_folder(Path.home()))})

    def body(self) -> Iterable[Widget]:
        """What there is, where it goes, what came of it."""
        yield PickList[Way](_row, tall=1, id="export-ways")
        yield Field("Folder", LineInput("~/Downloads", id="export-folder", value=self._draft.texts[LINE]))
        yield Static("", id="export-said", markup=False)

    def on_mount(self) -> None:
        """List what there is."""
        ways = list(WAYS)
        for one in self._today.challenges:
            title = clean_text(one.challenge.title, limit=60)
            ways.append(Way("challenge", title, "for a friend: the challenge itself", one.handle))
            ways.append(Way("digest", title, "for a friend: your log of it, for their board", one.handle))
        ways_list = self.query_one("#export-ways", PickList)
        ways_list.styles.height = min(len(ways), 12)
        ways_list.set_items(ways, at=0)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({LINE: event.value})

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_write()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write what is under the cursor."""
        way = self.query_one("#export-ways", PickList).picked
        folder = self.query_one("#export-folder", LineInput).value.strip() or str(Path.home())
        if way is None or self._writing:
            return
        try:
            path = typed_path(folder)
        except NotFoundError as error:
            self._refuse(error)
            return
        self._writing = True
        self._desk.write_export(self, way.kind, way.handle, path)

    @on(messages.ExportWritten)
    def _written(self, event: messages.ExportWritten) -> None:
        event.stop()
        self._writing = False
        parts = [("Wrote ", MUTED), (short(event.path), STRONG), (f" · {clean_text(event.said, limit=200)}", MUTED)]
        lines = [Content.assemble(*parts), *(Content.styled(clean_text(note), MUTED) for note in event.notes[:4])]
        self.query_one("#export-said", Static).update(Content("\n").join(lines))

    @on(messages.ExportRefused)
    def _refused(self, event: messages.ExportRefused) -> None:
        event.stop()
        self._writing = False
        self._refuse(event.error)

    def _refuse(self, error: Exception) -> None:
        self.query_one("#export-said", Static).update(Content.styled(clean_text(str(error), limit=400), BAD))


def _row(way: Way, width: int) -> tuple[Content]:
    return (Content.assemble(Content(way.word).truncate(22, ellipsis=True, pad=True), "  ", (way.said, MUTED)),)
