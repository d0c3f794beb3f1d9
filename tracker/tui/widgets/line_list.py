"""A list drawn line by line: nothing is built for a row before it is seen, so that its length costs nothing."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tracker.tui.messages import happening


class LineList(ScrollView, can_focus=True):
    """Rows with a cursor. A subclass gives `row_count`, `row` and `selectable`, and calls `rows_changed`."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--row", "line-list--cursor"}
    tall: int = 1  # rows of an item; the cursor stands on its first
    BINDINGS = [  # noqa: RUF012 the toolkit's own form; the keys every list has
        ("up,k", "move(-1)"),
        ("down,j", "move(1)"),
        ("pageup", "page(-1)"),
        ("pagedown", "page(1)"),
        ("home", "jump(False)"),
        ("end", "jump(True)"),
    ]

    @happening
    class Moved(Message):
        """The cursor went to another row."""

        source: LineList
        row: int

        @property
        def control(self) -> LineList:
            """The list."""
            return self.source

    @happening
    class Chosen(Message):
        """A row was double-clicked."""

        source: LineList
        row: int

        @property
        def control(self) -> LineList:
            """The list."""
            return self.source

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 the toolkit's word
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        self._strips: dict[tuple[int, int, bool, bool], Strip] = {}

    # -- what a subclass gives ------------------------------------------------------------------------------------

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return 0

    def row(self, number: int, width: int) -> Content:
        """The row's text; longer than `width` is cut."""
        raise NotImplementedError

    def selectable(self, number: int) -> bool:
        """Whether the cursor may stand on the row."""
        return True

    def keeps(self, number: int) -> bool:
        """Whether the row may be remembered as drawn: not while it waits for its data."""
        return True

    # -- drawing --------------------------------------------------------------------------------------------------

    def rows_changed(self) -> None:
        """The rows are others now: forget what was drawn, keep the cursor inside."""
        self._strips.clear()
        self.virtual_size = Size(0, self.row_count)
        self.cursor = self._nearest(self.cursor)
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: forget what was drawn."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        number = round(self.scroll_offset.y) + y
        width = self.scrollable_content_region.width
        if number >= self.row_count:
            return Strip.blank(width, self.rich_style)
        here = self.cursor <= number < self.cursor + self.tall and self.selectable(self.cursor)
        key = (number, width, here, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            name = "line-list--cursor" if here else "line-list--row"
            content = self.row(number, width).truncate(width, ellipsis=True, pad=True)
            strip = Visual.to_strips(self, content, width, 1, self.get_visual_style(name))[0]
            if self.keeps(number):
                if len(self._strips) > 2_000:
                    self._strips.clear()
                self._strips[key] = strip
        return strip

    # -- the cursor -----------------------------------------------------------------------------------------------

    def _nearest(self, number: int) -> int:
        """The selectable row nearest to `number`, below first; 0 where there is none."""
        last = self.row_count - 1
        number = min(max(number, 0), max(last, 0))
        for distance in range(self.row_count):
            for candidate in (number + distance, number - distance):
                if 0 <= candidate <= last and self.selectable(candidate):
                    return candidate
        return 0

    def move_to(self, number: int) -> None:
        """Put the cursor on a row and the row on the screen."""
        before, self.cursor = self.cursor, number
        if before != number:
            self.refresh_lines(before, self.tall)
            self.refresh_lines(number, self.tall)
            self.post_message(self.Moved(self, number))
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll no further than it takes to see the cursor's row, and the headings right above it."""
        top, height = round(self.scroll_offset.y), self.scrollable_content_region.height
        first = self.cursor
        while first > 0 and not self.selectable(first - 1):
            first -= 1
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif self.cursor + self.tall > top + height:
            self.scroll_to(y=self.cursor + self.tall - height, animate=False)

    def action_move(self, step: int) -> None:
        """To the next selectable row in a direction."""
        number = self.cursor + step
        while 0 <= number < self.row_count and not self.selectable(number):
            number += step
        if 0 <= number < self.row_count:
            self.move_to(number)

    def action_page(self, direction: int) -> None:
        """A screenful on."""
        if self.row_count:
            page = max(1, self.scrollable_content_region.height - 1)
            self.move_to(self._nearest(self.cursor + direction * page))

    def action_jump(self, end: bool) -> None:
        """To the first or the last row."""
        if self.row_count:
            self.move_to(self._nearest(self.row_count - 1 if end else 0))

    def on_click(self, event: Click) -> None:
        """The mouse points at a row; twice chooses it."""
        number = round(self.scroll_offset.y) + event.y - self.gutter.top
        number -= number % self.tall
        if 0 <= number < self.row_count and self.selectable(number):
            self.move_to(number)
            if event.chain == 2:
                self.post_message(self.Chosen(self, number))
