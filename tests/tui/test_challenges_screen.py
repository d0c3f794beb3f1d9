"""Challenges: the list, the opened one, starting and ending."""

from datetime import date

import pytest

from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tracker.domain.progress import Status
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.dialogs.confirm import ConfirmDialog
from tracker.tui.dialogs.start import StartDialog
from tracker.tui.screens.challenges import ChallengesScreen
from tracker.tui.widgets.chart_panel import ChartPanel


async def test_the_opened_challenge_beside_the_list(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.log("ride 72km")
    async with staged(tracker, (120, 90)) as stage:
        await stage.press("2")
        text = stage.text()
        assert "Challenges · 1" in text
        assert "running · day 3 of 5" in text
        assert "Ride km" in text
        assert "90 / 90" in text
        assert "72 / 90" in text
        assert "Balance km" in text
        assert "km to go" in text
        assert "days left" in text
        assert "Ride 90 km every day" in text, "rules in plain words"
        assert stage.found(messages.ChartDrawn), "the plan is drawn off the key path"
        title = str(stage.app.screen.query_one("#plan", ChartPanel).border_title)
        assert "to go" in title, title


async def test_printed_figures_stand_with_their_sources(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (120, 100)) as stage:
        await stage.press("2")
        text = stage.text()
        assert "● 558 km" in text
        assert "○ 600 km" in text
        assert "ndtv.com" in text


async def test_where_it_is_narrow_the_list_gives_way(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("2")
        assert "Ride km" not in stage.text()
        await stage.press("enter")
        assert "Ride km" in stage.text()
        assert "Challenges · 1" not in stage.text()
        await stage.press("escape")
        assert "Challenges · 1" in stage.text()


async def test_no_challenge_yet_names_the_key(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("2")
        assert "No challenge yet. n starts one." in stage.text()
        await stage.press("e", "enter", "down", "end")
        assert isinstance(stage.app.screen, ChallengesScreen)


async def test_a_challenge_is_started_from_the_library(tracker: Tracker, clock: FrozenClock) -> None:
    async with staged(tracker) as stage:
        await stage.press("n")
        assert isinstance(stage.app.screen, StartDialog)
        await stage.write("mumbai goa")
        text = stage.text()
        assert "Ride 90 km every day" in text, "the preview tells what it asks"
        assert "Sat 28 Jun 2025, today" in text
        await stage.press("enter")
        (progress,) = tracker.challenges()
        assert (progress.handle, progress.challenge.period.start) == ("mumbai-to-goa", date(2025, 6, 28))
        assert "Started Mumbai → Goa" in stage.text()
        assert "day 1 of 5" in stage.text()
        await stage.press("u")
        assert tracker.challenges() == ()


async def test_the_first_day_can_be_chosen_and_is_read_back(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("2", "n")
        await stage.write("mumbai goa")
        await stage.press("tab", "tab")
        day = stage.app.screen.query_one("#on")
        day.focus()
        await stage.press("ctrl+u")
        await stage.write("31 feb")
        assert "31" in stage.text()
        await stage.press("enter")
        assert isinstance(stage.app.screen, StartDialog), "a date that can't be keeps the dialog open"
        await stage.press("ctrl+u")
        await stage.write("tomorrow")
        assert "Sun 29 Jun 2025, tomorrow" in stage.text()
        await stage.press("ctrl+s")
        (progress,) = tracker.challenges()
        assert progress.status is Status.PLANNED
        assert "planned · starts tomorrow" in stage.text()


async def test_ending_names_the_challenge_and_can_be_undone(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("2", "e")
        assert isinstance(stage.app.screen, ConfirmDialog)
        assert "End Mumbai → Goa?" in stage.text()
        assert "26–30 Jun 2025" in stage.text()
        await stage.press("n")
        assert tracker.challenges()[0].status is Status.ACTIVE
        await stage.press("e")
        await stage.press("y")
        assert tracker.challenges()[0].status is Status.ABANDONED
        assert "ended early" in stage.text()
        await stage.press("u")
        assert tracker.challenges()[0].status is Status.ACTIVE


async def test_a_broken_template_in_the_library_is_told_not_thrown(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with staged(tracker) as stage:
        monkeypatch.setattr(tracker, "library", _broken)
        await stage.press("n")
        assert "1 fault" in stage.text()


def _broken() -> None:
    from tracker.errors import TemplateError

    raise TemplateError("made.toml has 1 fault: line 3, title is missing.", ("line 3: title is missing",))


async def test_the_reasons_of_a_day_and_of_the_whole(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.log("ride 72km")
    async with staged(tracker, (120, 60)) as stage:
        await stage.press("2", "w")
        assert stage.found(messages.WhyRead)
        assert "Streak: 2 days hit" in stage.text()
        await stage.press("escape")
        stage.app.screen.query_one("#stage-rows").focus()
        await stage.press("home", "w")
        text = stage.text()
        assert "Thu 26 Jun 2025 is a hit" in text
        assert "Counted: ride 90 km" in text
        assert "Rule: Ride 90 km every day" in text


async def test_the_medals_of_a_challenge_say_what_earned_them(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.log("ride 72km")
    async with staged(tracker, (120, 70)) as stage:
        await stage.press("2")
        shown = tracker.challenge("mumbai-to-goa").medals
        assert shown, "places on the road give medals"
        text = stage.text()
        for medal in shown:
            assert medal.title in text
            assert medal.why.split(" reached")[0].split(",")[0] in text


async def test_what_goes_by_the_hour_is_started_at_one(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("n")
        await stage.write("4x4x48")
        stage.app.screen.query_one("#on").focus()
        await stage.press("ctrl+u")
        await stage.write("28 jun 20:00")
        assert "Sat 28 Jun 2025 20:00, today" in stage.text()
        await stage.press("ctrl+s")
        (progress,) = tracker.challenges()
        assert str(progress.challenge.starts_at) == "2025-06-28 14:30:00+00:00", "20:00 in India"


async def test_without_an_hour_it_starts_now(tracker: Tracker, clock: FrozenClock) -> None:
    async with staged(tracker) as stage:
        await stage.press("n")
        await stage.write("4x4x48")
        await stage.press("ctrl+s")
        (progress,) = tracker.challenges()
        assert progress.challenge.starts_at == clock.now()


async def test_it_is_gone_to_from_a_place_with_keys_of_the_same_name(tracker: Tracker) -> None:
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("5", "2")
        assert "No challenge yet." in stage.text(), "the keys are asked for before its list stands"
