"""The calendar of Progress: a cell a day, with a cursor that names the day it stands on."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from tracker.tui.commands import bindings, key_line
from tracker.tui.ink import MUTED
from tracker.tui.messages import happening
from tracker.tui.widgets.chart_panel import ChartPanel

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing
    from tracker.domain.series import Heat


class HeatPanel(ChartPanel):
    """Draws `heat`; arrows and clicks move the cursor, enter asks for the day."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("calendar")]
    HELP: ClassVar[str] = (
        "A cell for each day of 53 weeks, a column a week: the fuller, the more was done. The line below names the day "
        "under the cursor; the arrows move it, enter opens that day in the journal, [ and ] go to other years."
    )

    @happening
    class DayOpened(Message):
        """A day is to be opened in the journal."""

        day: date

    def __init__(self) -> None:
        super().__init__("Calendar", rows=11, id="heat")
        self._heat: Heat | None = None
        self._units = "km"
        self._day: date | None = None
        self._kept: dict[int, tuple[Content, Strip]] = {}  # rows that were rendered

    def on_mount(self) -> None:
        """Put the keys in the lower border."""
        self.border_subtitle = key_line(("calendar.open", "progress.earlier", "progress.later"))

    def show_heat(self, heat: Heat, units: str, *, ascii: bool) -> None:
        """Draw another calendar; the cursor stays on its day where that is shown, else it goes to the last one."""
        if self._day is None or not heat.first <= self._day <= min(heat.last, heat.today):
            self._day = min(heat.last, heat.today)
        self._heat, self._units = heat, units
        self.show(partial(_drawn, heat, units, ascii), (heat, units, ascii))
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The calendar with the cursor on it, and the day under the cursor in words."""
        heat, day = self._heat, self._day
        rows = super().lines(width)
        if heat is None or day is None or not rows:
            return rows
        from tracker.charts.heat import heat_cell
        from tracker.tui.present.progress import day_line

        found = heat_cell(heat, width, len(rows), day)
        if found is not None and self.has_focus:
            column, row = found
            rows = [line.stylize("reverse", column, column + 1) if n == row else line for n, line in enumerate(rows)]
        return [*rows, Content.styled(day_line(heat, day, self._units), MUTED)]

    def render_line(self, y: int) -> Strip:
        """One row. A calendar has a style for every cell, and a key changes three rows: the others are kept."""
        width = self.content_size.width
        lines = self.lines(width)
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        kept = self._kept.get(y)
        if kept is None or kept[0] is not lines[y]:
            line = lines[y].truncate(width, ellipsis=True)
            kept = self._kept[y] = lines[y], Visual.to_strips(self, line, width, 1, self.visual_style)[0]
        return kept[1]

    def notify_style_update(self) -> None:
        """Another theme: forget what was drawn."""
        super().notify_style_update()
        self._kept.clear()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always the same."""
        return self._tall

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A day can be opened where something was logged at all."""
        return action != "open_day" or (self._heat is not None and bool(self._heat.active))

    def action_move(self, days: int) -> None:
        """Another day, as far as the calendar goes."""
        heat = self._heat
        if heat is not None and self._day is not None:
            self._go(min(max(self._day + timedelta(days), heat.first), heat.last, heat.today))

    def _go(self, day: date) -> None:
        from tracker.charts.heat import heat_cell

        width, height = self.content_size
        cells = [heat_cell(self._heat, width, height - 1, one) for one in (self._day, day) if self._heat and one]
        self._day = day
        rows = {cell[1] for cell in cells if cell is not None} | {height - 1}
        self.refresh(*(Region(0, row, width, 1) for row in rows))

    def action_open_day(self) -> None:
        """Open the day under the cursor."""
        if self._day is not None:
            self.post_message(self.DayOpened(self._day))

    def on_click(self, event: Click) -> None:
        """The mouse points at a day; twice opens it."""
        if self._heat is None:
            return
        from tracker.charts.heat import heat_day

        width, height = self.content_size
        place = event.get_content_offset(self)
        day = heat_day(self._heat, width, height - 1, place.x, place.y) if place is not None else None
        if day is not None and day <= self._heat.today:
            self._go(day)
            if event.chain == 2:
                self.action_open_day()


def _drawn(heat: Heat, units: str, ascii: bool, width: int, height: int) -> Drawing:
    from tracker.charts.heat import heat_map

    return heat_map(heat, width, height - 1, units=units, ascii=ascii)
