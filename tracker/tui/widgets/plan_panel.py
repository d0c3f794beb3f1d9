"""The plan against what was done, as a chart drawn in a thread when the figures or the size change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from tracker.tui.messages import happening
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing
    from tracker.domain.progress import Progress

HEIGHT = 12


class PlanPanel(Panel):
    """Posts DrawingWanted and shows what `show_drawing` brings; the title states the finding."""

    HELP: ClassVar[str] = (
        "The plan as a thin line, what you did as a strong one, and where the present pace leads. The title says what "
        "it shows."
    )
    progress: reactive[Progress | None] = reactive(None)

    @happening
    class DrawingWanted(Message):
        """The chart is to be drawn in this size."""

        panel: PlanPanel
        progress: Progress
        width: int
        height: int

    def on_mount(self) -> None:
        """Name it."""
        self.title("Plan")
        self._rows: list[Content] = []
        self._wanted: tuple[object, int, int] | None = None

    def watch_progress(self, progress: Progress | None) -> None:
        """Shown only where there is a total to plot."""
        self.display = progress is not None and progress.total is not None
        self._want()

    def on_resize(self, event: Resize) -> None:
        """Another size needs another drawing."""
        self._want()

    def _want(self) -> None:
        width, height = self.content_size
        wanted = (self.progress, width, height)
        if self.progress is not None and self.display and width and height and wanted != self._wanted:
            self._wanted = wanted
            self.post_message(self.DrawingWanted(self, self.progress, width, height))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing that was asked for."""
        from tracker.tui.present.drawings import drawing_lines

        self._rows = drawing_lines(drawing)
        self.title(Content(drawing.title or "Plan"))
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The drawing's rows."""
        return self._rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always the same, so that nothing jumps when the drawing comes."""
        return HEIGHT
