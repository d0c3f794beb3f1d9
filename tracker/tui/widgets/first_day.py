"""The first day of what is to be started: typed as people say it, read back as a date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, Static

from tracker.tui.commands import bindings
from tracker.tui.ink import BAD, MUTED
from tracker.tui.messages import happening
from tracker.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from tracker.tui.drafts import Draft

DAY = "on"  # the input, and its field in the draft of the form
FIRST = "today"


class DayInput(LineInput):
    """The input of a first day that stands beside other things; in a dialog enter and escape are the dialog's."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("day")]


class FirstDay(Horizontal):
    """Label, input and reading on one row. Posts Changed with the day, or None where it can't be read."""

    @happening
    class Changed(Message):
        """Another day, or none that can be read, was typed."""

        day: date | None

    def __init__(self, today: date, draft: Draft, *, alone: bool = True) -> None:
        super().__init__(id="first-day")
        self._today = today
        self._draft = draft
        self._alone = alone

    def compose(self) -> ComposeResult:
        """The row."""
        kind = LineInput if self._alone else DayInput
        yield Static(Content("First day" if self._alone else "Start on"), id="first-day-label")
        day = kind("today, tomorrow, 1 jul, 2025-07-01", id=DAY, value=self._draft.texts.get(DAY, FIRST))
        day.select_on_focus = True  # another day takes the place of the one it begins with
        yield day
        yield Static("", id="on-reading", markup=False)

    def on_mount(self) -> None:
        """Read what it begins with."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Another width has room for more of the date, or for less."""
        self.call_after_refresh(self._show)

    @property
    def input(self) -> LineInput:
        """The input."""
        return self.query_one(LineInput)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({DAY: event.value})
        self.post_message(self.Changed(self._show()))

    @property
    def day(self) -> date | None:
        """The day, None where it can't be read."""
        return self._read()[0]

    @property
    def fault(self) -> str:
        """What is wrong with what is typed; "" where it is a day."""
        return self._read()[1]

    @property
    def at_s(self) -> int | None:
        """The clock time behind it, in seconds after midnight."""
        return self._clock()[1]

    def _read(self) -> tuple[date | None, str]:
        """The day, else what is wrong with it."""
        from tracker.domain.logline.dates import read_date
        from tracker.errors import InputError

        text = "-".join(self._clock()[0])
        try:
            return read_date(text or "today", self._today, nearest=True), ""
        except InputError as error:
            return None, str(error)

    def _show(self) -> date | None:
        """Show how it reads."""
        from tracker.tui.present.dates import day_words, in_days, long_day

        day, fault = self._read()
        reading = self.query_one("#on-reading", Static)
        if day is None:
            reading.update(Content.styled(fault, BAD))
            return None
        at_s = self.at_s
        clock = "" if at_s is None else f" {at_s // 3600:02d}:{at_s % 3600 // 60:02d}"
        if self._alone:
            said = f"{long_day(day)}{clock}, {in_days(day, self._today)}"
        else:
            room = (reading.content_size.width or len(long_day(day)) + len(clock)) - len(clock)
            said = f"{day_words(day, room)}{clock}"
        reading.update(Content.styled(said, MUTED))
        return day

    def _clock(self) -> tuple[list[str], int | None]:
        """The words of the day, and the clock time behind them."""
        words = self.input.value.lower().lstrip("@").split()
        hours, colon, minutes = words[-1].partition(":") if words else ("", "", "")
        if not colon or not (hours.isdecimal() and minutes.isdecimal()) or int(hours) > 23 or int(minutes) > 59:
            return words, None
        return words[:-1], int(hours) * 3600 + int(minutes) * 60
