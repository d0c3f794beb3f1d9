"""The day table of an opened challenge, in which days to come can be supposed otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from tracker.domain.what_if import OPEN, WhatIf, asked_of, stepped
from tracker.tui.commands import bindings, key_line
from tracker.tui.messages import happening
from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.domain.progress import Stage
    from tracker.tui.present.stages import Days

MOST = 12  # rows seen at once, where the styles allow as many; more are scrolled
KEYS = ("stages.skip", "stages.rest", "stages.more", "stages.less")
SUPPOSED_KEYS = ("stages.skip", "stages.rest", "stages.clear", "stages.keep")


class StageRows(LineList):
    """A row a day."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("stages")]

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
    """A head that stays, the days below it with today in view, and what they come to.

    It holds what is supposed of the days and posts Supposed when that changes; `show` brings what follows.
    """

    HELP: ClassVar[str] = (
        "A row for each day: what was done and what is asked for each goal, the sum so far, the balance against the "
        "plan, and what was written about the day. A tick is a day whose targets are all hit. For today and the days "
        "to come you can ask what if: skip or rest a day, or change its amount; nothing of that is saved unless you "
        "say so."
    )

    @happening
    class Supposed(Message):
        """Days are supposed otherwise now, or no longer."""

        what: WhatIf

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__(id="stages", classes="panel")
        self.what = WhatIf()
        self._days: Days | None = None
        self._units = "km"
        self._ascii = ascii
        self._goal: int | None = None  # the column that + and - change, where there are several

    def compose(self) -> ComposeResult:
        """Head, rows, sums."""
        yield Static("", id="stage-heads", markup=False)
        yield StageRows()
        yield Static("", id="stage-sums", markup=False)

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("Days")
        self.display = False

    @property
    def rows(self) -> StageRows:
        """The days as a list."""
        return self.query_one(StageRows)

    @property
    def stage(self) -> Stage | None:
        """The row under the cursor, as it stands."""
        stages = self._days.progress.stages if self._days is not None else ()
        cursor = self.rows.cursor
        return stages[cursor] if 0 <= cursor < len(stages) else None

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        return self.stage.on if self.stage is not None else None

    # -- showing --------------------------------------------------------------------------------------------------

    def show(self, days: Days, units: str, title: str, *, to_today: bool) -> None:
        """Show the days of a challenge; `to_today` puts the cursor on today."""
        self._days, self._units = days, units
        self.display = bool(days.progress.stages)
        self.border_title = Content(title)
        running = days.progress.status in OPEN
        if self._goal is not None and self._goal not in self._goals:
            self._goal = None
        keys = SUPPOSED_KEYS if self.what else (*KEYS, *(["stages.next-goal"] if len(self._goals) > 1 else []))
        self.border_subtitle = key_line(keys) if running else Content("")
        self._fill(to_today=to_today)

    def on_resize(self, event: Resize) -> None:
        """Another width needs other columns."""
        self._fill(to_today=False)

    def _fill(self, *, to_today: bool) -> None:
        if self._days is None or not self._days.progress.stages:
            return
        from dataclasses import replace

        from tracker.tui.present.stages import stage_table

        rows = self.rows
        days = replace(self._days, goal=self._changed_goal if len(self._goals) > 1 else None)
        table = stage_table(days, self._units, max(30, self.content_size.width - 1), ascii=self._ascii)
        self.query_one("#stage-heads", Static).update(table.head)
        sums = self.query_one("#stage-sums", Static)
        sums.display = table.sums is not None
        sums.update(table.sums or Content(""))
        rows.rows = table.rows
        if to_today:
            rows.cursor = table.today or 0
        rows.rows_changed()
        rows.refresh(layout=True)
        if to_today:
            self.call_after_refresh(rows.show_cursor)

    # -- what if --------------------------------------------------------------------------------------------------

    @property
    def open_day(self) -> date | None:
        """The day under the cursor, if it can be supposed otherwise: today or later, of a challenge that runs."""
        days, stage = self._days, self.stage
        if days is None or stage is None or days.progress.status not in OPEN:
            return None
        return stage.on if stage.on >= days.progress.today else None

    @property
    def _goals(self) -> tuple[int, ...]:
        """The columns whose amounts can be changed."""
        days = self._days
        if days is None:
            return ()
        columns = range(len(days.progress.columns))
        return tuple(n for n in columns if any(asked_of(days.progress, one, n) for one in days.progress.stages))

    @property
    def _changed_goal(self) -> int | None:
        return self._goal if self._goal is not None else next(iter(self._goals), None)

    def suppose(self, what: WhatIf) -> None:
        """Suppose this from now on."""
        if what != self.what:
            self.what = what
            self.post_message(self.Supposed(what))

    def next_goal(self, step: int) -> None:
        """Let + and - change another goal."""
        goals, now = self._goals, self._changed_goal
        if now is not None:
            self._goal = goals[(goals.index(now) + step) % len(goals)]
            self._fill(to_today=False)

    def change(self, steps: int) -> None:
        """More or less of the chosen goal on the day under the cursor; back at the plan nothing is changed."""
        days, stage, number = self._days, self.stage, self._changed_goal
        if days is None or stage is None or number is None or self.open_day is None:
            return
        column = days.progress.columns[number]
        asked = max(asked_of(days.progress, stage, number), stage.done[number])
        left_out = stage.on in self.what.skipped or stage.on in self.what.rested
        before = self.what.amounts.get((stage.on, column.goal), stage.done[number] if left_out else asked)
        value = max(stepped(before, steps, asked, column.measure, self._units), stage.done[number])
        what = self.what.bring(stage.on, column.goal, value)
        if value == asked:
            amounts = {key: amount for key, amount in what.amounts.items() if key != (stage.on, column.goal)}
            what = WhatIf(skipped=what.skipped, rested=what.rested, amounts=amounts)
        self.suppose(what)
