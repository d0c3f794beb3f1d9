"""The text of an article with what was found in it marked, softly all of it and strongly one phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tracker.tui.messages import happening
from tracker.tui.present.wrapping import row_at, wrapped

Span = tuple[int, int]
SOFT, STRONG = "$foreground on $accent 18%", "bold $background on $accent"


class ArticleText(ScrollView, can_focus=True):
    """Rows are made when they are seen, so that the length of a text costs nothing."""

    ALLOW_SELECT: ClassVar[bool] = False
    HELP: ClassVar[str] = (
        "The article. What was read out of it is marked; the phrase behind the line under the draft's cursor is marked "
        "strongly. A click on a mark goes to its line. The arrows scroll."
    )

    @happening
    class Pointed(Message):
        """A character of the text was clicked."""

        position: int

    def __init__(self) -> None:
        super().__init__(id="article", classes="panel")
        self._text = ""
        self._rows: list[Span] = [(0, 0)]
        self._wrapped_for = 0
        self.soft: tuple[Span, ...] = ()
        self.strong: tuple[Span, ...] = ()

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("Article")

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_text(self, text: str) -> None:
        """Show another text from its beginning, nothing marked."""
        if text != self._text:
            self._text, self.soft, self.strong = text, (), ()
            self._wrap()
            self.scroll_to(y=0, animate=False)

    def mark(self, soft: Iterable[Span], strong: Sequence[Span]) -> None:
        """Mark the spans of characters, the `strong` ones above the others, and bring the first of those into view."""
        before = self.strong
        self.soft, self.strong = tuple(soft), tuple(strong)
        self.refresh()
        if self.strong and self.strong != before:
            self._show(self.strong[0])

    def _show(self, span: Span) -> None:
        """Scroll so that a span stands in view, a little below the top where it has to move."""
        if not self.size.height:  # not laid out yet, or hidden: the size that is to come shows it
            return
        first, last = row_at(self._rows, span[0]), row_at(self._rows, max(span[0], span[1] - 1))
        top, height = round(self.scroll_offset.y), self.scrollable_content_region.height
        if first < top or last >= top + height:
            self.scroll_to(y=max(0, first - max(1, height // 3)), animate=False, immediate=True)

    def on_resize(self, event: Resize) -> None:
        """Another width breaks the text elsewhere; what is marked stays in view."""
        if self.scrollable_content_region.width != self._wrapped_for:
            self._wrap()
        if self.strong:
            self.call_after_refresh(self._show, self.strong[0])

    def _wrap(self) -> None:
        self._wrapped_for = self.scrollable_content_region.width
        self._rows = wrapped(self._text, max(10, self._wrapped_for - 1))
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()

    # -- drawing --------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        number = round(self.scroll_offset.y) + y
        width = self.scrollable_content_region.width
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._row(number).truncate(width, pad=True)
        return Visual.to_strips(self, row, width, 1, self.visual_style)[0]

    def _row(self, number: int) -> Content:
        start, end = self._rows[number]
        row = Content(self._text[start:end].rstrip().replace("\n", " "))
        for spans, style in ((self.soft, SOFT), (self.strong, STRONG)):
            for first, last in spans:
                if first < end and last > start:
                    row = row.stylize(style, max(0, first - start), min(last, end) - start)
        return row

    def on_click(self, event: Click) -> None:
        """Tell which character was clicked."""
        number = round(self.scroll_offset.y) + event.y - self.gutter.top
        if not 0 <= number < len(self._rows):
            return
        start, end = self._rows[number]
        before = Content(self._text[start:end].replace("\n", " ")).truncate(max(0, event.x - self.gutter.left))
        self.post_message(self.Pointed(min(start + len(before.plain), max(start, end - 1))))
