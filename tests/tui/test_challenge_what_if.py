"""What if, at the keys: three of them from Today, nothing saved, the rest days kept when told to."""

from datetime import date

from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tracker.domain.sessions import MarkKind
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.dialogs.confirm import ConfirmDialog
from tracker.tui.screens.challenges import ChallengesScreen
from tracker.tui.widgets.stage_table import StageRows

SUN = date(2025, 6, 29)


async def test_what_if_i_skip_tomorrow_takes_three_keys(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.log("ride 72km")
    async with staged(tracker, (120, 60)) as stage:
        before = tracker.data_version()
        for key in ("enter", "down", "s"):
            await stage.press(key)
        text = stage.text()
        assert "WHAT IF · 116.4 km behind · nothing is saved" in text
        assert "WHAT IF you skip Sun 29 Jun" in text
        assert "skipped?" in text
        for figure in ("440 km", "330 km", "118 km", "228 km", "4 days", "0 days", "Ratnagiri +4.9 km"):
            assert figure in text, figure
        assert "It can still be completed." in text
        assert "116.4 km behind the plan of day 4" in text, "the plan chart is drawn anew"
        assert tracker.data_version() == before
        tracker.log("run 20km")
        stage.app.read_afresh()
        await stage.settle()
        assert "WHAT IF you skip Sun 29 Jun" in stage.text(), "another window's change leaves it supposed"
        await stage.press("ctrl+s")
        assert "Only rest days can be kept" in stage.text()
        await stage.press("escape")
        text = stage.text()
        assert "WHAT IF" not in text
        assert "km to go" in text
        await stage.press("home", "s")
        assert "Only today and the days to come" in stage.text()
        await stage.press("escape")
        assert stage.app.screen.focused is stage.app.screen.query_one("#challenge-list")


async def test_amounts_and_rest_and_what_is_kept(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (80, 40)) as stage:
        await stage.press("enter", "down")
        assert isinstance(stage.app.screen.focused, StageRows)
        await stage.press("plus")
        assert "95 / 90" in stage.text()
        assert "ride is 95 km on Sun 29 Jun" in stage.text()
        await stage.press("minus")
        assert "WHAT IF" not in stage.text(), "back at the plan nothing is supposed"
        await stage.press("right", "minus")
        assert "19 / 20" in stage.text()
        await stage.press("r", "down", "s")
        assert "rest? not excused" in stage.text()
        await stage.press("0")
        assert "WHAT IF" not in stage.text()
        await stage.press("s", "up", "r", "ctrl+s")
        assert isinstance(stage.app.screen, ConfirmDialog)
        text = stage.text()
        assert "Sun 29 Jun 2025" in text
        assert "Skipped days and amounts can't be kept." in text
        await stage.press("y")
        assert [(mark.on, mark.kind) for mark in tracker.marks(SUN, SUN)] == [(SUN, MarkKind.REST)]
        text = stage.text()
        assert "WHAT IF you skip Mon 30 Jun" in text, "what can't be kept stays supposed"
        await stage.press("u")
        assert tracker.marks(SUN, SUN) == ()


async def test_the_ghost_the_map_and_the_couple(tracker: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-26T05:30+05:30")
    tracker.log("ride 90km hills #ghat")
    tracker.athlete_add(AthleteForm(name="Ankita"))
    tracker.start("mumbai-to-goa", with_=("Ankita",))
    tracker.log("run 20km")
    Tracker(tracker.path, clock, athlete="Ankita").log("ride 40km")
    clock.set("2025-06-27T06:00+05:30")
    async with staged(tracker, (160, 45)) as stage:
        await stage.press("enter")
        screen = stage.app.screen
        assert isinstance(screen, ChallengesScreen)
        assert screen.has_class("-broad"), "map and table are seen at once"
        text = stage.text()
        assert "Kankavli" in text
        assert "Balance km" in text
        assert "hills #ghat" in text, "what was written about the day"
        rows = text.split("\n")
        assert any("Total" in row and "110 km" in row and "40 km" in row for row in rows), "side by side"
        assert any("400 km  in 290 km" in row for row in rows), "a medal to come"
        await stage.press("g")
        assert "110 km ahead of you on day 2" in stage.text()
        await stage.press("g")
        assert "Ghost: Ankita, 70 km behind you on day 2" in stage.text()
        drawn = len(stage.found(messages.ChartDrawn))
        await stage.press("g")
        assert "Ghost:" not in stage.text()
        assert len(stage.found(messages.ChartDrawn)) == drawn + 2, "plan and map"
