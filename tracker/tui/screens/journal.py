"""Journal: every session, newest first; filter, edit, delete."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.screens.journal_shows import JournalShows
from tracker.tui.widgets.column_heads import ColumnHeads
from tracker.tui.widgets.edit_line import EditLine
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.session_list import SessionList

if TYPE_CHECKING:
    from tracker.domain.sessions import Session
    from tracker.services.views import Today
    from tracker.tui.desk import Desk


class FilterInput(LineInput):
    """The input of the filter."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filter")]
    HELP: ClassVar[str] = (
        "Type and the list below shows only what matches every word: an activity (run), an amount (>15km, <=1h30), a "
        "tag (#ghat), a year, month or day (2025, 2025-06, 2025-06-21), or a word of a note or a caption."
    )


class JournalScreen(JournalShows):
    """A filter, the list, and the line that edits a session in its place."""

    AREA: ClassVar[str] = "journal"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "journal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("journal")]
    AUTO_FOCUS: ClassVar[str | None] = "SessionList"

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._draft = desk.drafts.begin("filter")
        self._wanted = self._draft.texts.get(LINE, "")  # the filter as it is typed
        self._shown: str | None = None  # the filter whose days are shown
        self._asking = False

    def body(self) -> Iterable[Widget]:
        """One panel: filter above, list below with the photos of its session, the edit line over the edited row."""
        with Vertical(id="journal", classes="panel"):
            yield FilterInput("filter: run >15km #ghat 2025", id="filter", value=self._wanted)
            yield Static("", id="filter-fault", markup=False)
            yield ColumnHeads()
            yield SessionList()
            yield Static("", id="photos", markup=False)
        yield EditLine(self.desk.read, self.desk.drafts)

    def on_mount(self) -> None:
        """Name it."""
        panel = self.query_one("#journal")
        panel.border_title = Content("Journal")
        keys = ("filter", "open", "edit", "delete", "mark", "share")
        panel.border_subtitle = key_line(f"journal.{key}" for key in keys)

    @property
    def edit_line(self) -> EditLine:
        """The line that edits a session."""
        return self.query_one(EditLine)

    # -- data -----------------------------------------------------------------------------------------------------

    def watch_today(self, today: Today | None) -> None:
        """Units and the date that headings are told from."""
        if today is not None and self.is_mounted:
            self.sessions.units, self.sessions.today = today.units, today.today

    def reload(self) -> None:
        """Read the index again; pages follow as they are seen."""
        if self.today is not None:
            self.sessions.units, self.sessions.today = self.today.units, self.today.today
        if not self._asking:
            self._asking = True
            self.desk.read_index(self, self._wanted)
        else:
            self.stale = True

    @on(messages.IndexRead)
    def _index_read(self, event: messages.IndexRead) -> None:
        event.stop()
        self._asking = False
        self._say_fault("")
        self.sessions.show_index(event.days, top=event.query != self._shown)
        self._shown = event.query
        self._head(event)
        self.refresh_bindings()
        if event.query != self._wanted:
            self.reload()
        else:
            self.refresh_if_stale()

    def _head(self, event: messages.IndexRead) -> None:
        count = sum(day.sessions for day in event.days)
        said = f"Journal · {count:,} session{'' if count == 1 else 's'}"
        self.query_one("#journal").border_title = Content(f"{said} match" if event.query.strip() else said)
        self.set_class(not count, "-empty")
        if not count:
            self.query_one(ColumnHeads).say_empty(filtered=bool(event.query.strip()))
        else:
            self.query_one(ColumnHeads).show_heads()

    @on(messages.FilterRefused)
    def _filter_refused(self, event: messages.FilterRefused) -> None:
        event.stop()
        self._asking = False
        if event.query != self._wanted:
            self.reload()
            return
        self._say_fault(str(event.error))

    def _say_fault(self, text: str) -> None:
        fault = self.query_one("#filter-fault", Static)
        fault.update(Content(text))
        fault.set_class(bool(text), "-said")

    @on(SessionList.PageNeeded)
    def _page_needed(self, event: SessionList.PageNeeded) -> None:
        event.stop()
        self.desk.read_page(self, event.first, event.last, self._shown or "")

    @on(messages.PageRead)
    def _page_read(self, event: messages.PageRead) -> None:
        event.stop()
        if event.query == (self._shown or ""):
            self.sessions.show_page(event.first, event.last, event.sessions, event.marks, event.photos)
            self.show_photos()

    # -- filter ---------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._wanted = event.value
        self._draft.put({LINE: event.value})
        if not self._asking and self.today is not None:
            self.reload()

    @on(Input.Submitted, "#filter")
    def _filter_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.sessions)

    @on(LineInput.Left)
    def _filter_left(self, event: LineInput.Left) -> None:
        event.stop()
        self.set_focus(self.sessions)

    def search(self, query: str) -> None:
        """Show what matches a filter line."""
        self.query_one(FilterInput).value = query
        self.set_focus(self.sessions)

    def action_focus_filter(self) -> None:
        """Go to the filter."""
        self.set_focus(self.query_one(FilterInput))

    def action_clear(self) -> None:
        """Forget the marks, else the filter."""
        if self.sessions.marked:
            self.sessions.clear_marks()
            self.refresh_bindings()
        else:
            self.query_one(FilterInput).value = ""

    # -- edit -----------------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Edit the session under the cursor."""
        if self.sessions.current is not None:
            self.desk.write_out(self, self.sessions.current)

    @on(LineList.Chosen)
    async def _row_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        await self.action_open_session()

    @on(messages.LineWritten)
    def _line_written(self, event: messages.LineWritten) -> None:
        event.stop()
        if self.today is None:
            return
        row = self.sessions.cursor - round(self.sessions.scroll_offset.y)
        top = self.sessions.content_region.y + row - 1
        height = self.size.height - 2
        self.edit_line.styles.offset = (1, max(1, min(top, height - 5)))
        self.add_class("-editing")
        self.edit_line.begin(event.session, event.line, self.today)

    @on(EditLine.Saved)
    def _saved(self, event: EditLine.Saved) -> None:
        event.stop()
        self.desk.edit_session(self, event.session.id, event.line)

    @on(messages.LineRefused)
    def _refused(self, event: messages.LineRefused) -> None:
        event.stop()
        self.edit_line.refused(event.error)

    @on(messages.SessionEdited)
    @on(EditLine.Left)
    def _edited(self) -> None:
        self.edit_line.ended()
        self.remove_class("-editing")
        self.set_focus(self.sessions)

    # -- delete ---------------------------------------------------------------------------------------------------

    def action_toggle_mark(self) -> None:
        """Mark the session under the cursor."""
        self.sessions.toggle_mark()
        self.refresh_bindings()

    async def action_delete(self) -> None:
        """Delete what is marked, after asking; a single session at once, for undo brings it back."""
        chosen = self.sessions.chosen()
        if len(chosen) < 2:
            self._delete(chosen)
            return
        from tracker.tui.dialogs.confirm import ConfirmDialog
        from tracker.tui.present.session import deletion

        units = self.today.units if self.today is not None else "km"
        dialog = ConfirmDialog(f"Delete {len(chosen)} sessions?", deletion(chosen, units), "u brings them back.")

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(chosen)

        await self.app.push_screen(dialog, answered)

    def _delete(self, chosen: tuple[Session, ...]) -> None:
        if chosen:
            self.sessions.clear_marks()
            self.desk.delete_sessions(self, tuple(session.id for session in chosen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a session under the cursor."""
        if action in ("edit", "delete", "toggle_mark"):
            return self.is_mounted and bool(self.sessions.days)
        if action == "clear":
            return bool(self._wanted) or (self.is_mounted and bool(self.sessions.marked))
        return super().check_action(action, parameters)
