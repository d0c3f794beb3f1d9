"""Starts a challenge: search the library, see what it asks, choose the first day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.widgets.first_day import FirstDay
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from tracker.services.views import LibraryEntry
    from tracker.tui.desk import Desk

NOTHING = Content("No template matches.")


class Start(NamedTuple):
    """What is to be started: a template, its first day (None: today, or now), a clock time for what goes by hours."""

    slug: str
    on: date | None
    at_s: int | None


class StartDialog(ModalScreen[Start]):
    """Answers with the slug of a template, the first day and perhaps the hour."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("start")]
    HELP: ClassVar[str] = (
        "Type to search the library, move with the arrows, set the first day below, then start with enter or ctrl+s. "
        "A challenge that goes by the hour takes a clock time too: 28 mar 20:00; without one it starts now."
    )

    def __init__(self, desk: Desk, today: date, units: str, slug: str = "") -> None:
        super().__init__()
        self._slug = slug  # the template to begin with; without one the search is where it begins
        self._desk = desk
        self._today = today
        self._units = units
        self._entries: tuple[LibraryEntry, ...] = ()

    def compose(self) -> ComposeResult:
        """Search above, list and preview side by side, the first day below."""
        with Vertical(id="start") as box:
            box.border_title = Content("Start a challenge")
            box.border_subtitle = key_line(("start.next", "start.go", "start.close"))
            yield LineInput("search the library", id="search")
            with Horizontal(id="library"):
                yield PickList["LibraryEntry"](self._row, empty=NOTHING, id="templates")
                with VerticalScroll(id="preview", can_focus=False):
                    yield Static("", id="preview-text", markup=False)
            yield FirstDay(self._today)

    def on_mount(self) -> None:
        """Read the library; begin in the search."""
        self.set_focus(self.query_one("#on" if self._slug else "#search", LineInput))
        self._desk.read_library(self)

    @property
    def templates(self) -> PickList[LibraryEntry]:
        """The list."""
        return self.query_one("#templates", PickList)

    def _row(self, entry: LibraryEntry, width: int) -> tuple[Content]:
        from tracker.tui.present.template import template_row

        return template_row(entry, width)

    # -- library --------------------------------------------------------------------------------------------------

    @on(messages.LibraryRead)
    def _library_read(self, event: messages.LibraryRead) -> None:
        event.stop()
        self._entries = event.entries
        self._filter()
        slugs = [entry.template.slug for entry in self.templates.items]
        if self._slug in slugs:
            self.templates.move_to(slugs.index(self._slug))
            self.call_after_refresh(self.templates.show_cursor)

    def _filter(self) -> None:
        from tracker.tui.present.template import fit_of, matches

        query = self.query_one("#search", LineInput).value
        found = [entry for entry in self._entries if matches(entry.template, query)]
        self.templates.set_items(sorted(found, key=lambda entry: fit_of(entry.template, query)), at=0)
        self._preview()

    def _preview(self) -> None:
        from tracker.tui.present.template import preview_lines

        entry = self.templates.picked
        box = self.query_one("#preview", VerticalScroll)
        text = self.query_one("#preview-text", Static)
        width = max(20, box.scrollable_content_region.width)
        text.update(Content("\n").join(preview_lines(entry, self._units, width)) if entry is not None else "")
        box.scroll_home(animate=False)

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        if self._entries:
            self._filter()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._preview()

    def action_move(self, step: int) -> None:
        """Move in the list, wherever the focus is."""
        self.templates.action_move(step)

    # -- answer ---------------------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_start()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_start()

    def action_start(self) -> None:
        """Start what is chosen."""
        first = self.query_one(FirstDay)
        entry, day = self.templates.picked, first.day
        if entry is None or day is None:
            self.set_focus(self.query_one("#search" if entry is None else "#on", LineInput))
            return
        self.dismiss(Start(entry.template.slug, None if day == self._today and first.at_s is None else day, first.at_s))

    def action_dismiss_dialog(self) -> None:
        """Close without starting."""
        self.dismiss(None)
