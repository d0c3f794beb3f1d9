"""Progress: the calendar, volume, years, pace, streaks and records, of one activity or of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.ink import KEY, MUTED
from tracker.tui.screens.place import Place
from tracker.tui.widgets.chart_panel import ChartPanel
from tracker.tui.widgets.heat_panel import HeatPanel
from tracker.tui.widgets.records_panel import RecordsPanel
from tracker.tui.widgets.series_strip import SeriesStrip

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing
    from tracker.services.views import Today
    from tracker.tui.desk import Desk

VOLUME = "How much was done in each bucket, stacked by activity; d, w, m and y choose days, weeks, months or years."
YEARS = "This year's running total as a strong line, the year before as a light one, both to the same day and on."
EFFORTS = "Pace or speed of each session over time, with the fastest over standard distances marked."
STREAKS = "The longest runs of days with something logged, rest days bridged, and the one that still runs."


EMPTY = Content.assemble("Nothing logged yet. ", ("1", KEY), (" opens Today, where ", MUTED), ("l", KEY),
                         (" logs the first session; charts come with it.", MUTED))  # fmt: skip


class ProgressScreen(Place):
    """Reads a series for each chart; each chart is drawn in a thread of its own."""

    AREA: ClassVar[str] = "progress"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("progress")]
    AUTO_FOCUS: ClassVar[str | None] = "#heat"

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._sports: tuple[str, ...] = ()
        self._sport = ""
        self._by = "week"
        self._back = 0  # years before this one that the calendar ends

    def body(self) -> Iterable[Widget]:
        """What is shown, the calendar, and the other charts in as many columns as fit."""
        yield Static(EMPTY, id="progress-empty", markup=False)
        yield SeriesStrip()
        with VerticalScroll(id="progress", can_focus=False):
            yield HeatPanel()
            with Grid(id="charts"):
                yield ChartPanel("Volume", help=VOLUME, id="volume")
                yield ChartPanel("Years", help=YEARS, id="years")
                yield ChartPanel("Pace", help=EFFORTS, id="efforts")
                yield ChartPanel("Streaks", help=STREAKS, id="streaks")
            yield RecordsPanel()

    def watch_today(self, today: Today | None) -> None:
        """Charts need something logged."""
        self.set_class(today is not None and not today.logged, "-empty")

    # -- data -----------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read everything again."""
        self.desk.read_sports(self)
        self._read_heat()
        self._read_volume()
        self._read_efforts()
        self.desk.read_years(self, self._sport)
        self.desk.read_spans(self)
        self.desk.read_records(self)

    def _read_heat(self) -> None:
        self.desk.read_heat(self, self._sport, self._back)

    def _read_volume(self) -> None:
        self.desk.read_volume(self, self._sport, self._by)

    def _read_efforts(self) -> None:
        self.desk.read_efforts(self, self._paced, self._by)

    @property
    def _paced(self) -> str:
        """The sport whose pace is shown: the chosen one, else the first that goes over a distance."""
        from tracker.domain.activities import activity
        from tracker.domain.sessions import Measure

        moved = (sport for sport in self._sports if Measure.DISTANCE in activity(sport).measures)
        return self._sport or next(moved, "run")

    @on(messages.SportsRead)
    def _sports_read(self, event: messages.SportsRead) -> None:
        event.stop()
        before, self._sports = self._paced, event.sports
        self.query_one(SeriesStrip).sports = event.sports
        if self._sport not in ("", *event.sports):
            self._show_sport("")
        elif self._paced != before:
            self._read_efforts()
        self.refresh_bindings()

    @on(messages.SeriesRead)
    def _series_read(self, event: messages.SeriesRead) -> None:
        event.stop()
        if self.today is None:
            return
        units = self.today.units
        if event.panel == "heat":
            self.query_one(HeatPanel).show_heat(event.series, units, ascii=self.ascii)  # type: ignore[arg-type]
            self.refresh_bindings()
        else:
            make = partial(_drawn, event.panel, event.series, units, self.ascii)
            self.query_one(f"#{event.panel}", ChartPanel).show(make, (event.series, units, self.ascii))

    @on(messages.RecordsRead)
    def _records_read(self, event: messages.RecordsRead) -> None:
        event.stop()
        panel = self.query_one(RecordsPanel)
        panel.units = self.today.units if self.today is not None else "km"
        panel.records = event.records

    @on(ChartPanel.DrawingWanted)
    def _drawing_wanted(self, event: ChartPanel.DrawingWanted) -> None:
        event.stop()
        self.desk.draw(event.panel, f"progress {event.panel.id}", event.make)

    # -- keys -----------------------------------------------------------------------------------------------------

    def action_next_sport(self, step: int) -> None:
        """The next activity, after the last one all together."""
        choices = ("", *self._sports)
        self._show_sport(choices[(choices.index(self._sport) + step) % len(choices)])

    @on(SeriesStrip.SportChosen)
    def _sport_chosen(self, event: SeriesStrip.SportChosen) -> None:
        event.stop()
        self._show_sport(event.sport)

    def _show_sport(self, sport: str) -> None:
        self._sport = self.query_one(SeriesStrip).sport = sport
        self._read_heat()
        self._read_volume()
        self._read_efforts()
        self.desk.read_years(self, sport)

    def action_by(self, by: str) -> None:
        """Days, weeks, months or years."""
        self._by = self.query_one(SeriesStrip).by = by
        self._read_volume()
        self._read_efforts()

    @on(SeriesStrip.BucketChosen)
    def _bucket_chosen(self, event: SeriesStrip.BucketChosen) -> None:
        event.stop()
        self.action_by(event.by)

    def action_shift(self, years: int) -> None:
        """The calendar of a year before or after."""
        self._back = max(0, self._back + years)
        self._read_heat()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Later than this year there is nothing; an activity can be chosen where there are some, a bucket too."""
        if action == "shift":
            return self.today is not None and (parameters != (-1,) or self._back > 0)
        if action in ("next_sport", "by"):
            return bool(self._sports)
        return True

    @on(HeatPanel.DayOpened)
    async def _day_opened(self, event: HeatPanel.DayOpened) -> None:
        event.stop()
        await self.run_action(f"app.search_journal({event.day.isoformat()!r})")


def _drawn(panel: str, series: Any, units: str, ascii: bool, width: int, height: int) -> Drawing:
    """The chart of a panel; runs in a thread."""
    from tracker.charts.efforts import effort_line
    from tracker.charts.streaks import streak_bars
    from tracker.charts.week import volume_bars
    from tracker.charts.years import year_lines

    if panel == "streaks":
        return streak_bars(series, width, height, ascii=ascii)
    charts: dict[str, Callable[..., Drawing]] = {"volume": volume_bars, "years": year_lines, "efforts": effort_line}
    return charts[panel](series, width, height, units=units, ascii=ascii)
