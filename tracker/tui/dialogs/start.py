"""Starts a challenge: search the library, see what it asks as it would be started, say when, how much and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.domain.progress import Progress
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.once import Once
from tracker.tui.widgets.first_day import DAY, FIRST
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList
from tracker.tui.widgets.start_form import StartForm
from tracker.tui.widgets.typed_before import TypedBefore

if TYPE_CHECKING:
    from tracker.services.retro import Rehearsed
    from tracker.services.views import LibraryEntry, Today
    from tracker.tui.desk import Desk

NOTHING = Content("No template matches.")
PAUSE = 0.12  # seconds without a key after which the plan is worked out anew


class StartDialog(Once, ModalScreen[Progress]):
    """Answers with the challenge that was started. It stays, with all that is typed, until that is done."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-wide")]  # noqa: RUF012 the toolkit's own type
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("start")]
    HELP: ClassVar[str] = (
        "Type to search the library, move with the arrows, then start with enter or ctrl+s. tab goes on to the first "
        "day, in words as in the log line (tomorrow, fri, 1 jul; with the hour where it goes by the clock: 28 mar "
        "20:00), the scale (50 %, 1/2: every amount at that part), the zone, and who takes part. The plan beside the "
        "list follows what is typed."
    )

    def __init__(self, desk: Desk, today: Today, slug: str = "", *, ascii: bool = False) -> None:
        super().__init__()
        self._slug = slug  # the template to begin with; without one the search is where it begins
        self._desk = desk
        self._today = today
        self._ascii = ascii
        self._entries: tuple[LibraryEntry, ...] = ()
        self._outline: Progress | str | None = None
        self._rehearsed: Rehearsed | None = None
        self._pending = False
        self._draft = desk.drafts.begin(f"start/{slug}", {DAY: FIRST})

    def compose(self) -> ComposeResult:
        """Search above, list and plan side by side, the form below."""
        with Vertical(id="start") as box:
            box.border_title = Content("Start a challenge")
            box.border_subtitle = key_line(("start.go", "start.close", "start.help"))
            yield TypedBefore(self._draft)
            yield LineInput("search the library", id="search", value=self._draft.texts.get("search", ""))
            with Horizontal(id="library"):
                yield PickList["LibraryEntry"](self._row, empty=NOTHING, id="templates")
                with VerticalScroll(id="preview", can_focus=False):
                    yield Static("", id="preview-text", markup=False)
            yield StartForm(self._today, self._draft, ascii=self._ascii)

    def on_mount(self) -> None:
        """Read the library; begin in the search."""
        self.set_focus(self.query_one("#on" if self._slug else "#search", LineInput))
        self._desk.read_library(self)

    @property
    def templates(self) -> PickList[LibraryEntry]:
        """The list."""
        return self.query_one("#templates", PickList)

    @property
    def form(self) -> StartForm:
        """The fields."""
        return self.query_one(StartForm)

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
        self._picked()

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({"search": event.value})
        self._say_before()
        if self._entries:
            self._filter()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._picked()

    def action_move(self, step: int) -> None:
        """Move in the list, wherever the focus is."""
        self.templates.action_move(step)

    # -- plan -----------------------------------------------------------------------------------------------------

    def _picked(self) -> None:
        """Another template stands under the cursor."""
        entry = self.templates.picked
        self._outline = self._rehearsed = None
        self.form.suit(entry.template if entry is not None else None)
        self._show()
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)
        self._work_out()

    @on(StartForm.Changed)
    def _form_changed(self, event: StartForm.Changed) -> None:
        event.stop()
        self._say_before()
        self.set_timer(PAUSE, self._work_out, name="plan")

    def _work_out(self) -> None:
        """Ask for the plan as it would be started now; there is none while the day or the scale can't be read."""
        entry, day, scale = self.templates.picked, self.form.first.day, self.form.scale
        if entry is not None and day is not None and scale is not None:
            self._desk.read_outline(self, entry.template, day, scale)
        else:
            self._outline = self._rehearsed = None
            self._show()

    @on(messages.OutlineRead)
    def _outline_read(self, event: messages.OutlineRead) -> None:
        event.stop()
        entry = self.templates.picked
        if entry is not None and entry.template is event.template:
            self._outline, self._rehearsed = event.outline, event.rehearsed
            self._show()

    def on_resize(self, event: Resize) -> None:
        """Another width wraps the plan elsewhere."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        from tracker.tui.present.template import start_lines

        entry = self.templates.picked
        text = self.query_one("#preview-text", Static)
        width = max(20, self.query_one("#preview", VerticalScroll).scrollable_content_region.width)
        lines = (
            start_lines(entry, self._outline, self.form.partners, self._today.units, width, rehearsed=self._rehearsed)
            if entry is not None
            else []
        )
        text.update(Content("\n").join(lines))

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
        """Start what is chosen, unless a field says that it can't be."""
        entry = self.templates.picked
        if self._pending or entry is None:
            self.set_focus(self.query_one("#search", LineInput))
            return
        wanted = self.form.wanted(entry.template.slug)
        if wanted is not None:
            self._pending = True
            self._desk.start_challenge(self, wanted)

    @on(messages.ChallengeStarted)
    def _started(self, event: messages.ChallengeStarted) -> None:
        event.stop()
        self._draft.drop()
        self.dismiss(event.progress)

    @on(messages.StartRefused)
    def _refused(self, event: messages.StartRefused) -> None:
        event.stop()
        self._pending = False
        self.form.say(str(event.error))

    def action_dismiss_dialog(self) -> None:
        """Close without starting, and forget what was typed."""
        if not self._pending:
            self._draft.drop()
            self.dismiss(None)

    def _say_before(self) -> None:
        self.query_one(TypedBefore).look()
