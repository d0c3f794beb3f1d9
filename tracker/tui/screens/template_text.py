"""A template as text: edited in place, checked while one types, saved once nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tracker.domain.text import clean_text
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.ink import BAD, GOOD, KEY, MUTED, WARN
from tracker.tui.once import Once
from tracker.tui.widgets.keybar import KeyBar
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList
from tracker.tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from tracker.services.template_texts import CheckedText, TemplateText, TextFault
    from tracker.tui.desk import Desk
    from tracker.tui.drafts import Draft

PAUSE = 0.25  # seconds without a key after which the text is checked
FAULT_ROWS = 2


class TemplateArea(TextArea):
    """The text."""

    HELP: ClassVar[str] = (
        "The template's file. It is checked a moment after each change; what is wrong stands below with its line, and "
        "f8 goes from one to the next. ctrl+s saves it once nothing is wrong. alt+z takes back what was typed, ctrl+r "
        "goes back to what was saved. Words: tracker template schema prints every key; docs/templates.md explains them."
    )

    def __init__(self) -> None:
        super().__init__(id="template-text", classes="panel", show_line_numbers=True, tab_behavior="indent")
        self.cursor_blink = False
        self.read_only = True  # until there is something to edit


class FaultList(PickList["TextFault"]):
    """What is wrong, each with its line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("faults")]
    HELP: ClassVar[str] = "What is wrong with the text, line by line. Moving shows the line, enter goes there."


class TextScreen(Once, Screen[str]):
    """Answers with the slug of what was saved, None where nothing was. What is not saved stays with the desk."""

    AREA: ClassVar[str] = "text"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-wide")]  # noqa: RUF012 the toolkit's own type
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-short"), (30, "-tall"), (42, "-high")]  # noqa: RUF012 the toolkit's own type
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]
    AUTO_FOCUS: ClassVar[str | None] = "#template-text"

    def __init__(self, desk: Desk, slug: str, *, ascii: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self._slug = slug
        self._good = "ok" if ascii else "✓"
        self._bad = "x" if ascii else "×"
        self._edited: TemplateText | None = None
        self._draft: Draft | None = None
        self._checked: CheckedText | None = None
        self._saved: str | None = None
        self._sent: str | None = None  # what is being saved
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The strip, the text, what is wrong with it, the keys."""
        yield Static(Content.assemble((" tracker", KEY), "   ", ("Edit a template", "bold")), id="step-strip")
        yield TemplateArea()
        with Vertical(id="faults-panel", classes="panel"):
            yield FaultList(self._row, tall=FAULT_ROWS, empty=Content(""), id="faults")
            yield Static("", id="text-said", markup=False)
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Read the file."""
        self.query_one("#faults-panel").border_subtitle = key_line(("text.fault", "text.save", "text.leave"))
        self.desk.read_text(self, self._slug)

    @property
    def area(self) -> TemplateArea:
        """The text."""
        return self.query_one(TemplateArea)

    @property
    def faults(self) -> FaultList:
        """What is wrong."""
        return self.query_one(FaultList)

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._edited is not None and self.area.text != self._edited.text

    @on(messages.TextRead)
    def _text_read(self, event: messages.TextRead) -> None:
        """Begin with it, or with what was typed of it before and not saved."""
        event.stop()
        self._edited = edited = event.edited
        self._draft = self.desk.drafts.begin(f"template/{self._slug}", {LINE: edited.text})
        text = self._draft.texts[LINE]
        if self._draft.before is not None:
            self.notify("What you had typed and not saved is back; ctrl+r drops it.", markup=False)
        self.area.read_only = False
        self.area.load_text(text)
        self.area.move_cursor((0, 0))
        self._show_title()
        self.desk.check_text(self, text)

    def _show_title(self) -> None:
        """The title says which template, and whether it is saved."""
        if self._edited is None:
            return
        where = "a new one of yours" if self._edited.path is None else self._edited.path.name
        state = " · not saved" if self.changed or self._edited.path is None else ""
        self.area.border_title = Content(f"{clean_text(self._edited.title, limit=80)} · {where}{state}")

    # -- checking -------------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._edited is None:
            return
        if self._draft is not None:
            self._draft.put({LINE: self.area.text})
        self._show_title()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._check, name="check")

    def _check(self) -> None:
        self.desk.check_text(self, self.area.text)

    @on(messages.TextChecked)
    def _text_checked(self, event: messages.TextChecked) -> None:
        event.stop()
        self._checked = event.checked
        faults = event.checked.faults
        self.faults.set_items(faults)
        self.faults.display = bool(faults)
        self.query_one("#faults-panel").border_title = Content(f"Faults · {len(faults)}" if faults else "In order")
        template = event.checked.template
        if template is not None:
            title = clean_text(template.title, limit=80)
            self._say(Content.assemble((f"{self._good} ", GOOD), (f"{title}, version {template.version}", MUTED)))
        else:
            self._say(Content(""))

    def _row(self, fault: TextFault, width: int) -> Sequence[Content]:
        where = f"line {fault.line}" if fault.line else "the file"
        said = Content.assemble((f"{self._bad} ", BAD), (f"{where}  ", MUTED), clean_text(fault.said, limit=400))
        first, *rest = said.wrap(max(width, 20))
        more = Content(" ").join(rest) if rest else Content("")
        return first, Content.assemble("  ", more)

    def _say(self, text: Content) -> None:
        said = self.query_one("#text-said", Static)
        said.update(text)
        said.display = bool(text.plain)

    # -- faults ---------------------------------------------------------------------------------------------------

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_line(self.faults.picked)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to the line of the fault under the cursor."""
        self._show_line(self.faults.picked)
        self.set_focus(self.area)

    def action_next_fault(self) -> None:
        """Go to the next line that something is wrong in, from the first again after the last."""
        faults = self.faults.items
        here = self.area.cursor_location[0] + 1
        lines = [number for number, fault in enumerate(faults) if fault.line]
        after = [number for number in lines if faults[number].line > here]
        if faults:
            number = (after or lines or [0])[0]
            with self.prevent(LineList.Moved):
                self.faults.move_to(number * FAULT_ROWS)
            self._show_line(faults[number])
            self.set_focus(self.area)

    def _show_line(self, fault: TextFault | None) -> None:
        if fault is not None and fault.line:
            last = self.area.document.line_count - 1
            self.area.move_cursor((min(fault.line - 1, last), 0), center=True)

    # -- saving and leaving ---------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the text where nothing is wrong with it; else say why not."""
        text = self.area.text
        if self._edited is None or self._sent is not None:
            return
        if self._checked is not None and self._checked.text == text and self._checked.faults:
            self._refuse("Not saved: something is wrong with the text; it stays as it is typed.")
            self.action_next_fault()
            return
        self._sent = text
        self.desk.save_text(self, self._edited, text)

    @on(messages.TextSaved)
    def _text_saved(self, event: messages.TextSaved) -> None:
        event.stop()
        sent, self._sent = self._sent, None
        self._edited, self._saved = event.edited, event.edited.slug
        if self.area.text == sent:
            at = self.area.cursor_location
            self.area.load_text(event.edited.text)
            self.area.move_cursor(at)
        if self._draft is not None:  # from now on what differs from the saved text is kept
            self._draft.drop()
            self._draft = self.desk.drafts.begin(f"template/{self._slug}", {LINE: self._edited.text}, offer=False)
            self._draft.put({LINE: self.area.text})
        self._show_title()
        self.notify(f"Saved in {event.edited.path}", title="Library", markup=False)

    @on(messages.TextRefused)
    def _text_refused(self, event: messages.TextRefused) -> None:
        event.stop()
        self._sent = None
        self._refuse(f"Not saved: {event.error}")
        self._check()

    def _refuse(self, text: str) -> None:
        self._say(Content.styled(clean_text(text), WARN))

    def action_undo_text(self) -> None:
        """Take back what was typed last."""
        self.area.undo()

    def action_revert(self) -> None:
        """Back to the text as it was last saved."""
        if self._edited is not None and self.changed:
            self.area.replace(self._edited.text, (0, 0), self.area.document.end)

    async def action_leave(self) -> None:
        """Back to the library; asks where the text is not saved."""
        if not self.changed:
            self.dismiss(self._saved)
            return
        from tracker.tui.dialogs.confirm import ConfirmDialog

        title = clean_text(self._edited.title, limit=80) if self._edited is not None else ""
        after = "The text is there again when you edit this template the next time, also after tracker was closed."
        await self.app.push_screen(ConfirmDialog("Leave without saving?", (title,), after), self._leaving)

    def _leaving(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(self._saved)
