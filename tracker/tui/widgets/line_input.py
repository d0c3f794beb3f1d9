"""An input for a log line: one row, the unreadable word underlined."""

from __future__ import annotations

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.messages import happening

LIMIT = 4_000  # characters of one line


class _Underline(Highlighter):
    """Underlines one span of the value."""

    def __init__(self) -> None:
        self.span: tuple[int, int] | None = None

    def highlight(self, text: Text) -> None:
        if self.span is not None:
            text.stylize("underline", *self.span)


class LineInput(Input):
    """A one-row input that remembers where its text went wrong. `escape` posts Left; `enter` submits."""

    BINDINGS: ClassVar[list[BindingType]] = []

    @happening
    class Left(Message):
        """Escape was pressed in the input."""

        input: LineInput

    def __init__(self, placeholder: str, *, id: str, value: str = "") -> None:  # noqa: A002 the toolkit's own word
        self._underline = _Underline()
        super().__init__(
            value,
            placeholder,
            self._underline,
            id=id,
            max_length=LIMIT,
            select_on_focus=False,
        )
        self.cursor_blink = False

    def point_at(self, span: tuple[int, int] | None) -> None:
        """Underline the characters from `span[0]` up to `span[1]`; None underlines nothing."""
        if span != self._underline.span:
            self._underline.span = span
            self.refresh()

    def column_in(self, below: Widget) -> int:
        """The cell of `below` under which the first character stands; negative when the text is scrolled."""
        return self.content_region.x - below.content_region.x - round(self.scroll_offset.x)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whatever can be typed is typed; the slash too, whose name the toolkit can't turn into a character."""
        return key == "slash" or super().check_consume_key(key, character)

    def action_leave(self) -> None:
        """Tell that the input is to be left."""
        self.post_message(self.Left(self))
