"""This week in bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size

from tracker.tui.widgets.figures_panel import FiguresPanel

if TYPE_CHECKING:
    from tracker.services.views import Today

LEAST = 7  # rows in which bars can be told apart


class WeekPanel(FiguresPanel):
    """A bar a day; the title states the sum. Redrawn when the figures or its size change, not before."""

    HELP: ClassVar[str] = (
        "What you did this week, a bar a day: rides below, runs above, the rest on top. The dashed line is what the "
        "running challenges ask for a day, in distance."
    )

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._rows: list[Content] = []

    def on_mount(self) -> None:
        """Name it."""
        self.title("This week")

    def watch_today(self, today: Today | None) -> None:
        """Other figures."""
        if today is not None:
            self._draw(today)

    def on_resize(self, event: Resize) -> None:
        """Another size."""
        if self.today is not None:
            self._draw(self.today)

    def _draw(self, today: Today) -> None:
        from tracker.charts.week import week_bars
        from tracker.tui.present.drawings import drawing_lines, title_within
        from tracker.tui.present.planned import asked_distance

        asked, since = asked_distance(today.challenges)
        drawing = week_bars(
            tuple((day.on, day.distance_mm) for day in today.week),
            *self.content_size,
            target_mm=asked,
            since=since,
            units=self.units,
            today=today.today,
            ascii=self.ascii or self.app.no_color,  # without colour the fills tell the activities apart
        )
        self._rows = drawing_lines(drawing)
        self.title(title_within(drawing.title, self.content_size.width) or "This week")
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The bars."""
        return self._rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Where nothing stretches it: enough for bars that can be told apart."""
        return LEAST
