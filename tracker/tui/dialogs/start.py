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
from tracker.tui.ink import BAD, MUTED
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

    def __init__(self, desk: Desk, today: date, units: str) -> None:
        super().__init__()
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
            with Horizontal(id="first-day"):
                yield Static(Content("First day"), id="first-day-label")
                yield LineInput("today, tomorrow, 1 jul, 2025-07-01", id="on", value="today")
                yield Static("", id="on-reading", markup=False)

    def on_mount(self) -> None:
        """Read the library; begin in the search."""
        self.set_focus(self.query_one("#search", LineInput))
        self._show_day()
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

    # -- the first day --------------------------------------------------------------------------------------------

    @on(Input.Changed, "#on")
    def _day_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_day()

    def _show_day(self) -> date | None:
        """Show how the first day reads; None where it can't be read."""
        from tracker.domain.logline.dates import read_date
        from tracker.errors import InputError
        from tracker.tui.present.dates import in_days, long_day

        words, at_s = self._clock()
        text = "-".join(words)
        reading = self.query_one("#on-reading", Static)
        try:
            day = read_date(text or "today", self._today, nearest=True)
        except InputError as error:
            reading.update(Content.styled(str(error), BAD))
            return None
        clock = "" if at_s is None else f" {at_s // 3600:02d}:{at_s % 3600 // 60:02d}"
        reading.update(Content.styled(f"{long_day(day)}{clock}, {in_days(day, self._today)}", MUTED))
        return day

    def _clock(self) -> tuple[list[str], int | None]:
        """The words of the first day, and the clock time behind them."""
        words = self.query_one("#on", LineInput).value.lower().lstrip("@").split()
        hours, colon, minutes = words[-1].partition(":") if words else ("", "", "")
        if not colon or not (hours.isdecimal() and minutes.isdecimal()) or int(hours) > 23 or int(minutes) > 59:
            return words, None
        return words[:-1], int(hours) * 3600 + int(minutes) * 60

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
        entry, day = self.templates.picked, self._show_day()
        if entry is None or day is None:
            self.set_focus(self.query_one("#search" if entry is None else "#on", LineInput))
            return
        at_s = self._clock()[1]
        self.dismiss(Start(entry.template.slug, None if day == self._today and at_s is None else day, at_s))

    def action_dismiss_dialog(self) -> None:
        """Close without starting."""
        self.dismiss(None)
