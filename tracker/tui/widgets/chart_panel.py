"""A panel that holds a chart: drawn in a thread when what it shows or its size changes, never on the key path."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from tracker.tui.messages import ChartDrawn, happening
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing

Make = Callable[[int, int], "Drawing"]  # a drawing of exactly this width and height; runs in a thread


class ChartPanel(Panel):
    """Posts DrawingWanted, which the place answers with `desk.draw(event.panel, key, event.make)`; shows the answer.

    `show(make, of)` says what to draw: `make(width, height)` gives the drawing, `of` is all that it depends on, and
    the same again asks for nothing. Where there is nothing to draw, `clear` hides the panel. The title states the
    drawing's finding. What was drawn last stays until the next drawing comes; of several asked for, the last counts.
    """

    HELP: ClassVar[str] = "A chart. Its title says what it shows."

    @happening
    class DrawingWanted(Message):
        """A chart is to be drawn: `make` holds the size."""

        panel: ChartPanel
        make: Callable[[], Drawing]

    def __init__(self, heading: str, *, rows: int = 12, help: str = "", id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._heading = heading
        self._tall = rows  # where nothing stretches it
        self._make: Make | None = None
        self._of: object = None
        self._wanted: tuple[object, int, int] | None = None
        self._drawn: list[Content] = []
        if help:
            self.set_help(help)

    def on_mount(self) -> None:
        """Name it."""
        self.title(self._heading)

    def show(self, make: Make, of: object) -> None:
        """Draw this from now on; `of` is compared by equality."""
        self.display = True
        self._make, self._of = make, of
        self._want()

    def clear(self) -> None:
        """There is nothing to draw."""
        self._make = self._of = self._wanted = None
        self._drawn = []
        self.display = False

    def on_resize(self, event: Resize) -> None:
        """Another size needs another drawing."""
        self._want()

    def _want(self) -> None:
        make, (width, height) = self._make, self.content_size
        wanted = (self._of, width, height)
        if make is not None and width and height and wanted != self._wanted:
            self._wanted = wanted
            self.post_message(self.DrawingWanted(self, lambda: make(width, height)))

    @on(ChartDrawn)
    def _chart_drawn(self, event: ChartDrawn) -> None:
        event.stop()
        if self._make is None:
            return
        from tracker.tui.present.drawings import drawing_lines, title_within

        # without colour, textures tell the activities apart
        drawing = event.drawing.textured() if self.app.no_color else event.drawing
        self._drawn = drawing_lines(drawing)
        self.title(title_within(drawing.title, self.content_size.width) or self._heading)
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The drawing's rows."""
        return self._drawn

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always the same, so that nothing jumps when the drawing comes."""
        return self._tall
