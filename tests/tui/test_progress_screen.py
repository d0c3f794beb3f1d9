"""Progress: charts of one activity or all, ranges by one key, the calendar's cursor, an empty journal."""

from datetime import date

from textual.geometry import Offset

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.screens.journal import JournalScreen
from tracker.tui.widgets.chart_panel import ChartPanel
from tracker.tui.widgets.heat_panel import HeatPanel
from tracker.tui.widgets.series_strip import SeriesStrip


def _title(stage: Stage, panel: str) -> str:
    return str(stage.app.screen.query_one(f"#{panel}", ChartPanel).border_title)


async def test_every_chart_states_what_it_shows_and_one_key_changes_the_range(
    tracker: Tracker, clock: FrozenClock
) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (120, 50)) as stage:
        await stage.press("4")
        assert "2 active days" in _title(stage, "heat")
        assert "2025" in stage.text()
        assert "220 km" not in _title(stage, "volume"), "all activities together are counted in time"
        await stage.press("s")
        sport = stage.app.screen.query_one(SeriesStrip).sport
        assert sport in ("ride", "run")
        assert ("180 km" if sport == "ride" else "40 km") in _title(stage, "volume")
        before = _title(stage, "volume")
        for key, word in (("d", "day"), ("m", "month"), ("y", "year"), ("w", "week")):
            await stage.press(key)
            assert stage.app.screen.query_one(SeriesStrip).by == word
            assert word in _title(stage, "volume")
        assert _title(stage, "volume") == before
        assert "2 days" in _title(stage, "streaks")
        assert stage.found(messages.JobFailed) == []


async def test_the_calendars_cursor_names_days_and_opens_them(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (120, 36)) as stage:
        await stage.press("4")
        heat = stage.app.screen.query_one(HeatPanel)
        assert stage.app.focused is heat
        assert "Sat 28 Jun 2025 · nothing logged" in stage.text()
        await stage.press("right")
        assert "Sat 28 Jun 2025" in stage.text(), "there is no day after today"
        await stage.press("up")
        assert "Fri 27 Jun 2025 · 6:08:30" in stage.text()
        await stage.press("left")
        assert "Fri 20 Jun 2025 · nothing logged" in stage.text()
        from tracker.charts.heat import heat_cell

        assert heat._heat is not None
        width, height = heat.content_size
        cell = heat_cell(heat._heat, width, height - 1, date(2025, 6, 26))
        assert cell is not None
        await stage.pilot.click(HeatPanel, offset=Offset(cell[0] + 2, cell[1] + 1))
        assert "Thu 26 Jun 2025" in stage.text()
        await stage.press("enter")
        assert isinstance(stage.app.screen, JournalScreen)
        assert "2 sessions match" in stage.text()


async def test_an_empty_journal_says_what_is_missing_at_every_size(tracker: Tracker) -> None:
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("4")
        for size in ((80, 24), (50, 15), (160, 45), (20, 5), (120, 36)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
        assert stage.found(messages.JobFailed) == []
        assert "Nothing logged yet. 1 opens Today" in stage.text()
        await stage.press("s", "d", "1", "l")
        await stage.write("run 5km 30:00")
        await stage.press("enter", "4")
        assert "1 active day" in _title(stage, "heat")
        assert "Nothing logged yet" not in stage.text()


async def test_a_click_on_the_strip_chooses(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (120, 36)) as stage:
        await stage.press("4")
        strip = stage.app.screen.query_one(SeriesStrip)
        row = stage.text().split("\n")[strip.region.y]
        await stage.pilot.click(SeriesStrip, offset=(row.index("Ride"), 0))
        await stage.settle()
        assert strip.sport == "ride"
        await stage.pilot.click(SeriesStrip, offset=(row.index("month"), 0))
        await stage.settle()
        assert strip.by == "month"
        assert "month" in _title(stage, "volume")
