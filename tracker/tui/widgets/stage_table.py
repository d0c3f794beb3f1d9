"""The day table of an opened challenge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Static

from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.domain.progress import Progress

MOST = 12  # rows seen at once; more are scrolled


class StageRows(LineList):
    """A row a day."""

    def __init__(self) -> None:
        super().__init__(id="stage-rows")
        self.rows: tuple[Content, ...] = ()

    @property
    def row_count(self) -> int:
        """The days."""
        return len(self.rows)

    def row(self, number: int, width: int) -> Content:
        """A day."""
        return self.rows[number]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its rows, up to a limit."""
        return min(len(self.rows), MOST)


class StageTable(Vertical):
    """A head that stays and the days below it, today in view."""

    HELP: ClassVar[str] = (
        "A row for each day: what was done and what is asked for each goal, the sum so far, and the balance against "
        "the plan. A tick is a day whose targets are all hit."
    )
    progress: reactive[Progress | None] = reactive(None)
    units = reactive("km")
    ascii = reactive(False)

    def __init__(self) -> None:
        super().__init__(id="stages", classes="panel")

    def compose(self) -> ComposeResult:
        """Head and rows."""
        yield Static("", id="stage-heads", markup=False)
        yield StageRows()

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("Days")

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        stages = self.progress.stages if self.progress is not None else ()
        cursor = self.query_one(StageRows).cursor
        return stages[cursor].on if 0 <= cursor < len(stages) else None

    def watch_progress(self, progress: Progress | None) -> None:
        """Shown only where there are days to show."""
        self.display = progress is not None and bool(progress.stages)
        self._fill(moved=True)

    def on_resize(self, event: Resize) -> None:
        """Another width needs other columns."""
        self._fill(moved=False)

    def _fill(self, *, moved: bool) -> None:
        if self.progress is None or not self.progress.stages:
            return
        from tracker.tui.present.stages import stage_table

        rows = self.query_one(StageRows)
        table = stage_table(self.progress, self.units, max(30, self.content_size.width - 1), ascii=self.ascii)
        self.query_one("#stage-heads", Static).update(table.head)
        rows.rows = table.rows
        if moved:
            rows.cursor = table.today or 0
        rows.rows_changed()
        rows.refresh(layout=True)
        if moved:
            self.call_after_refresh(rows.show_cursor)
