"""The log line at the foot of Today: what is typed, how it reads, what it will feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE, LOG
from tracker.tui.ink import ACCENT
from tracker.tui.messages import happening
from tracker.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from tracker.errors import InputError
    from tracker.services.views import Logged, Reading, Today
    from tracker.tui.drafts import Draft, Drafts

ROOM = 2  # rows the reading always has, so that nothing moves while one types
EXAMPLES = "ride 18km 45min hills · run 5 28:10 @yday · pushups 50 · rest"


class LogInput(LineInput):
    """The input of the log line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("log")]


class LogPanel(Vertical):
    """Reads while one types; posts Submitted on enter and keeps the text until `logged` says it is stored."""

    HELP: ClassVar[str] = (
        "Write what you did in one line and press enter. First the activity, then in any order: how far (90km, 5mi), "
        "how long (45min, 4:10), climb (+820m), how many (pushups 50, 3x20), when (@yday, @2025-06-21 22:30 "
        "Europe/Oslo), effort (rpe7, hr152), #tags, and a note. 90c 20r logs a ride and a run. rest, sick 2d and "
        "travel mark days. While you type the row below shows how it is read and which targets it will feed; what "
        "can't be read is pointed at and nothing typed is lost."
    )

    @happening
    class Submitted(Message):
        """Enter was pressed on a line that can be read."""

        line: str

    @happening
    class Left(Message):
        """The line was left without logging."""

    def __init__(self, read: Callable[[str, Today], Reading], drafts: Drafts) -> None:
        super().__init__(id="log", classes="panel")
        self._read = read
        self._drafts = drafts
        self._draft: Draft | None = None  # from the first figures on, when former windows' texts are known
        self.today: Today | None = None
        self.pending = False
        self.others: tuple[str, ...] = ()  # for whom the next line is logged too
        self._shown = 0  # rows of the reading

    def compose(self) -> ComposeResult:
        """The input, and the reading under it."""
        yield LogInput(EXAMPLES, id="log-line")
        yield Static("", id="reading", markup=False)

    def on_mount(self) -> None:
        """Name it."""
        self.log_for(())

    @property
    def input(self) -> LogInput:
        """The input."""
        return self.query_one(LogInput)

    @property
    def reading(self) -> Static:
        """The rows under the input."""
        return self.query_one("#reading", Static)

    def log_for(self, others: tuple[str, ...]) -> None:
        """Log the next line for these athletes too; the title says for whom."""
        self.others = others
        names = ""
        if self.today is not None and len(self.today.athletes) > 1:
            from tracker.domain.rule_words import joined
            from tracker.domain.text import clean_text

            names = joined([clean_text(name, limit=30) for name in (self.today.athlete.name, *others)], "and")
        who = Content.styled(names, ACCENT) if others else Content(names)
        self.border_title = Content("Log for ") + who if names else Content("Log")
        self.border_subtitle = key_line(("today.both",) if others else ())

    def fill(self, line: str) -> None:
        """Put a line into the input, the cursor at its end."""
        self.input.value = line
        self.input.cursor_position = len(line)

    def show_today(self, today: Today) -> None:
        """Read what is typed against new figures."""
        first, before, self.today = self.today is None, self.today, today
        if before is None or before.athlete != today.athlete or len(before.athletes) != len(today.athletes):
            self.log_for(())
        if first:
            self._take_up()
        if self.input.value:
            self._show_reading(self.input.value, final=False)

    def _take_up(self) -> None:
        """Put back what was typed when a former window ended; what is typed already is kept from now on."""
        self._draft = self._drafts.begin(LOG, offer=not self.input.value)
        before = self._draft.texts.get(LINE, "")
        if self.input.value:
            self._draft.put({LINE: self.input.value})
        elif before:
            self.fill(before)
            self.notify("What you had typed is back in the log line.", markup=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._draft is not None:
            self._draft.put({LINE: event.value})
        self._show_reading(self.input.value, final=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.pending or not event.value.strip() or self.today is None:
            return
        if self._show_reading(event.value, final=True):
            self.pending = True
            self.add_class("-pending")
            self.post_message(self.Submitted(event.value))

    @on(LineInput.Left)
    def _left(self, event: LineInput.Left) -> None:
        event.stop()
        self.post_message(self.Left())

    def logged(self, line: str, logged: Logged) -> None:
        """The line is stored: clear it, keep what was typed behind it meanwhile, and say what it fed."""
        from tracker.tui.present.reading import logged_lines

        self._settle()
        self.log_for(())
        if self.input.value.startswith(line):
            rest = self.input.value[len(line) :].lstrip()
            with self.prevent(Input.Changed):
                self.input.value = rest
            if self._draft is not None:
                self._draft.put({LINE: rest})
        units = self.today.units if self.today is not None else "km"
        self._show(logged_lines(logged, units, self._width))

    def refused(self, error: Exception) -> None:
        """The line is not stored: keep it, and say why where it is the line's own fault."""
        from tracker.errors import InputError

        self._settle()
        if isinstance(error, InputError):
            self._show_fault(error, typing=False)

    def _settle(self) -> None:
        self.pending = False
        self.remove_class("-pending")

    @property
    def _width(self) -> int:
        return max(10, self.reading.content_size.width)

    def _show_reading(self, line: str, *, final: bool) -> bool:
        """Show how a line reads; whether it does."""
        if not line.strip() or self.today is None:
            self.input.point_at(None)
            self._show([])
            return False
        from tracker.errors import InputError
        from tracker.tui.present.reading import reading_lines

        try:
            reading = self._read(line, self.today)
        except InputError as error:
            at_end = error.end >= len(line.rstrip()) and self.input.cursor_position >= len(line.rstrip())
            self._show_fault(error, typing=at_end and not final)
            return False
        self.input.point_at(None)
        self._show(reading_lines(reading, self.today.today, self.today.units, self._width))
        return True

    def _show_fault(self, error: InputError, *, typing: bool) -> None:
        from tracker.tui.present.reading import fault_lines

        self.input.point_at((error.start, error.end))
        self._show(fault_lines(error, self._width, max(0, self.input.column_in(self.reading)), typing=typing))

    def _show(self, lines: list[Content]) -> None:
        grows = len(lines) > ROOM or self._shown > ROOM
        self._shown = len(lines)
        self.reading.update(Content("\n").join(lines), layout=grows)
