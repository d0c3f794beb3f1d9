"""The medal cabinet: shelves of drawn medals, as many beside each other as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tracker.tui.commands import key_line
from tracker.tui.ink import KEY, MUTED
from tracker.tui.messages import happening

if TYPE_CHECKING:
    from tracker.domain.medals import Medal

CELL, ROWS, GAP = 21, 11, 2  # cells and rows of a medal on the shelf, cells between two
EMPTY = Content.assemble("No medal yet: they come with a finish, a distance, a place on the road, or a race result. ",
                         ("2", KEY), (" opens the challenges.", MUTED))  # fmt: skip


class Cabinet(ScrollView, can_focus=True):
    """Medals in a grid, newest first, with a cursor. Posts Moved and Chosen."""

    ALLOW_SELECT: ClassVar[bool] = False
    HELP: ClassVar[str] = (
        "The medal cabinet, the newest first. The arrows go from medal to medal; enter opens the proof: the rule, the "
        "day, the sessions or the race that earned it. A medal that the log no longer earns stays, dim, and says so."
    )
    KEYS: ClassVar[tuple[str, ...]] = ("races.proof", "races.share")
    BINDINGS = [  # noqa: RUF012 the toolkit's own form; the keys every grid has
        ("left", "step(-1, 0)"),
        ("right", "step(1, 0)"),
        ("up,k", "step(0, -1)"),
        ("down,j", "step(0, 1)"),
        ("home", "edge(False)"),
        ("end", "edge(True)"),
    ]

    @happening
    class Moved(Message):
        """The cursor went to another medal."""

        cabinet: Cabinet

    @happening
    class Chosen(Message):
        """A medal was double-clicked."""

        cabinet: Cabinet

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__(id="cabinet", classes="panel")
        self.medals: tuple[Medal, ...] = ()
        self.units = "km"
        self.cursor = 0
        self._ascii = ascii
        self._read = False  # before anything was read it is not known whether it is empty
        self._strips: dict[tuple[int, int, bool], Strip] = {}
        self._cells: dict[tuple[int, bool], list[Content]] = {}  # medals as drawn, by number and whether chosen

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("Medals")
        self.border_subtitle = key_line(self.KEYS)

    # -- data in --------------------------------------------------------------------------------------------------

    def show_medals(self, medals: tuple[Medal, ...], units: str) -> None:
        """Show other medals, the cursor on the one it was on."""
        from tracker.tui.present.medals import cabinet_title

        key = self.picked.key if self.picked is not None else None
        self.medals, self.units, self._read = medals, units, True
        keys = [medal.key for medal in medals]
        self.cursor = keys.index(key) if key in keys else 0
        self.border_title = Content(cabinet_title(medals))
        self._changed()

    def move_to_key(self, key: str) -> None:
        """Put the cursor on the medal with that key, if it is here."""
        keys = [medal.key for medal in self.medals]
        if key in keys:
            self._go(keys.index(key))

    @property
    def picked(self) -> Medal | None:
        """The medal under the cursor."""
        return self.medals[self.cursor] if self.cursor < len(self.medals) else None

    @property
    def columns(self) -> int:
        """How many medals stand on a shelf."""
        return max(1, (self.scrollable_content_region.width + GAP) // (CELL + GAP))

    # -- drawing --------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._strips.clear()
        self._cells.clear()
        shelves = -(-len(self.medals) // self.columns)
        rows = shelves * ROWS - 1 if shelves else len(EMPTY.wrap(max(self.scrollable_content_region.width, 10)))
        self.virtual_size = Size(0, rows)
        self.refresh(layout=True)
        self.call_after_refresh(self._show_cursor)

    def on_resize(self, event: Resize) -> None:
        """Another width has room for more medals on a shelf, or for fewer."""
        self._changed()

    def notify_style_update(self) -> None:
        """Another theme: forget what was drawn."""
        super().notify_style_update()
        self._strips.clear()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all shelves in that width."""
        if not self.medals:
            return len(EMPTY.wrap(max(width, 10)))
        columns = max(1, (width + GAP) // (CELL + GAP))
        return -(-len(self.medals) // columns) * ROWS - 1

    def render_line(self, y: int) -> Strip:
        """One row of the screen: the same row of every medal on the shelf."""
        row = round(self.scroll_offset.y) + y
        key = (row, self.cursor, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            width = self.scrollable_content_region.width
            content = self._row(row, width).truncate(width, ellipsis=True, pad=True)
            strip = Visual.to_strips(self, content, width, 1, self.visual_style)[0]
            if len(self._strips) > 2_000:
                self._strips.clear()
            self._strips[key] = strip
        return strip

    def _row(self, row: int, width: int) -> Content:
        if not self.medals:
            lines = EMPTY.wrap(max(width, 10))
            return lines[row] if self._read and row < len(lines) else Content("")
        shelf, line = divmod(row, ROWS)
        first = shelf * self.columns
        parts: list[Content | str] = []
        for number, medal in enumerate(self.medals[first : first + self.columns], first):
            here = number == self.cursor and self.has_focus
            parts += [" " * GAP] if parts else []
            parts.append(self._cell(number, medal, chosen=here)[line])
        return Content.assemble(*parts)

    def _cell(self, number: int, medal: Medal, *, chosen: bool) -> list[Content]:
        from tracker.tui.present.medals import cell_rows

        found = self._cells.get((number, chosen))
        if found is None:
            found = self._cells[number, chosen] = cell_rows(medal, self.units, ascii=self._ascii, chosen=chosen)
        return found

    # -- the cursor -----------------------------------------------------------------------------------------------

    def _go(self, number: int) -> None:
        if self.medals:
            number = min(max(number, 0), len(self.medals) - 1)
            moved, self.cursor = number != self.cursor, number
            self.refresh()
            self._show_cursor()
            if moved:
                self.post_message(self.Moved(self))

    def _show_cursor(self) -> None:
        top = self.cursor // self.columns * ROWS
        region = Region(0, top, 1, min(ROWS - 1, max(1, self.scrollable_content_region.height)))
        self.scroll_to_region(region, animate=False, force=True)

    def action_step(self, across: int, down: int) -> None:
        """To the medal beside this one, or on the shelf above or below."""
        number = self.cursor + across + down * self.columns
        if 0 <= number < len(self.medals):
            self._go(number)
        elif down > 0 and number // self.columns <= (len(self.medals) - 1) // self.columns:
            self._go(len(self.medals) - 1)  # the shelf below is not full

    def action_edge(self, end: bool) -> None:
        """To the newest or the oldest medal."""
        self._go(len(self.medals) - 1 if end else 0)

    def on_click(self, event: Click) -> None:
        """The mouse points at a medal; twice opens it."""
        column = (event.x - self.gutter.left) // (CELL + GAP)
        row = (round(self.scroll_offset.y) + event.y - self.gutter.top) // ROWS
        number = row * self.columns + column
        if 0 <= column < self.columns and 0 <= number < len(self.medals):
            self._go(number)
            if event.chain == 2:
                self.post_message(self.Chosen(self))
