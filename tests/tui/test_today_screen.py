"""Today: what it shows, and the log line."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from tests.clocks import FrozenClock
from tests.tui.driving import mumbai, staged
from tracker.errors import BusyJournalError
from tracker.services.tracker import Tracker
from tracker.services.views import Logged, Today
from tracker.tui import messages
from tracker.tui.dialogs.celebration import CelebrationDialog
from tracker.tui.screens.today import TodayScreen
from tracker.tui.widgets.challenge_card import ChallengeCard
from tracker.tui.widgets.log_panel import LogPanel
from tracker.tui.widgets.stage_table import StageRows


async def test_the_first_frame_stands_before_the_journal_opens(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Event()
    real = tracker.today

    def slow() -> Today:
        gate.wait(10)
        return real()

    monkeypatch.setattr(tracker, "today", slow)
    async with staged(tracker, wait=False) as stage:
        await stage.pilot.pause()
        text = stage.text()
        assert stage.app.today is None
        for word in ("Streak", "This week", "Next", "Log", "1 Today", "3 Journal"):
            assert word in text, text
        await stage.pilot.press("l", "r", "u", "n")
        assert stage.app.screen.query_one("#log-line", Input).value == "run", "keys are taken while it waits"
        gate.set()
        await stage.settle()
        assert stage.app.today is not None


async def test_an_empty_journal_shows_what_to_do_and_with_which_key(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        text = stage.text()
        assert "Nothing here yet" in text
        assert "n  Start a challenge" in text
        assert "l  Log a session" in text
        assert "i  Import an article" in text
        assert "Sat 28 Jun 2025 · Asia/Kolkata" in text


async def test_the_first_session_of_a_journal_is_logged_from_its_first_screen(tracker: Tracker) -> None:
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("run 5km 28min")
        await stage.press("enter")
        assert [session.activity for session in tracker.journal()] == ["run"]
        assert "No challenge running" in stage.text()
        assert "Nothing here yet" not in stage.text()


async def test_a_card_a_challenge_with_targets_verdict_and_road(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.log("ride 72km")
    async with staged(tracker) as stage:
        text = stage.text()
        assert "Mumbai → Goa · day 3 of 5" in text
        assert "72 / 90 km   18 to go" in text
        assert " 0 / 20 km   20 to go" in text
        assert "292 of 558 km" in text
        assert "Ratnagiri" in text
        assert "at risk: due tonight 24:00" in text


async def test_the_line_is_read_while_it_is_typed_and_logged_with_enter(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("ride 90km 4:10")
        assert "Ride · 90 km · 4:10:00 · today" in stage.text()
        assert "ride 90 / 90 km" in stage.text()
        await stage.press("enter")
        (logged,) = stage.found(messages.SessionsLogged)
        assert isinstance(logged, messages.SessionsLogged)
        assert logged.logged.sessions[0].distance_mm == 90_000_000
        assert isinstance(stage.app.screen, CelebrationDialog), "the road passed Chiplun: a medal at once"
        await stage.press("escape")
        assert stage.app.screen.query_one("#log-line", Input).value == ""
        assert "Logged ride 90 km · u takes it back" in stage.text()
        assert "90 / 90 km   done" in stage.text()
        assert not isinstance(stage.app.focused, Input), "single keys work again"
        await stage.press("u")
        assert "Taken back: Logged ride 90 km" in stage.text()
        assert " 0 / 90 km" in stage.text()
        await stage.press("U")
        assert "90 / 90 km   done" in stage.text()


async def test_a_day_that_went_as_planned_takes_two_keys(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("p")
        assert stage.app.screen.query_one("#log-line", Input).value == "ride 90km run 20km"
        await stage.press("enter")
        assert "day 3 complete" in stage.text()
        assert tracker.today().challenges[0].targets[0].hit
        await stage.press("p")
        assert "Nothing is left of today's targets" in stage.text()


async def test_what_cannot_be_read_is_pointed_at_and_kept(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("run 20kmm 5")
        line = "run 20kmm 5"
        await stage.press("enter")
        assert stage.app.screen.query_one("#log-line", Input).value == line
        assert stage.app.focused is stage.app.screen.query_one("#log-line", Input)
        rows = stage.text().split("\n")
        typed = stage.row_of(line)
        caret = rows[typed + 1].index("^")
        assert rows[typed][caret:].startswith("20kmm"), "the caret stands under the word"
        assert not stage.found(LogPanel.Submitted)
        assert len(tracker.journal()) == 4, "nothing was stored"


async def test_a_line_refused_at_the_commit_is_kept(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(line: str) -> Logged:
        raise BusyJournalError("Another window holds the journal; try again.")

    monkeypatch.setattr(tracker, "log", busy)
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("run 5km")
        await stage.press("enter")
        assert stage.app.screen.query_one("#log-line", Input).value == "run 5km"
        assert "Another window holds the journal" in stage.text()
        assert stage.found(messages.LineRefused)
        monkeypatch.undo()
        await stage.press("enter")
        assert len(tracker.journal()) == 1


async def test_enter_twice_logs_once_and_what_is_typed_meanwhile_stays(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real, calls = Event(), tracker.log, []

    def slow(line: str) -> Logged:
        calls.append(line)
        gate.wait(10)
        return real(line)

    monkeypatch.setattr(tracker, "log", slow)
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("run 5km")
        await stage.pilot.press("enter", "enter", "space", "h", "i")
        gate.set()
        await stage.settle()
        assert calls == ["run 5km"]
        assert stage.app.screen.query_one("#log-line", Input).value == "hi"


async def test_rest_is_one_key_and_undone_with_one(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("r")
        (mark,) = tracker.marks(date(2025, 6, 28), date(2025, 6, 28))
        assert mark.kind.value == "rest"
        await stage.press("u")
        assert tracker.marks(date(2025, 6, 28), date(2025, 6, 28)) == ()


async def test_several_challenges_stack_and_each_opens(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.start("pushups-50-in-30", on=date(2025, 6, 20))
    async with staged(tracker) as stage:
        cards = stage.app.screen.query(ChallengeCard)
        assert len(cards) == 2
        second = cards.last()
        assert second.progress is not None
        second.focus()
        await stage.press("enter")
        assert stage.app.current_mode == "challenges"
        assert second.progress.challenge.title in stage.text()
        assert any(isinstance(seen, TodayScreen.ChallengeOpened) for seen in stage.seen)
        assert isinstance(stage.app.focused, StageRows), "the cursor stands on today in the day table"


async def test_a_finished_challenge_shows_its_medal_and_says_what_it_is_short_of(
    tracker: Tracker, clock: FrozenClock
) -> None:
    mumbai(tracker, clock, days=5)
    async with staged(tracker) as stage:
        text = stage.text()
        assert "Mumbai → Goa · completed" in text
        assert "◉ Mumbai to Goa on foot and wheels" in text
        assert "550 of 558 km" in text
        assert "kept to the end" in text


async def test_midnight_rolls_today_over(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    clock.set("2025-06-28T23:59:59+05:30")
    async with staged(tracker) as stage:
        stage.app.tick()
        await stage.settle()
        assert "day 3 of 5" in stage.text()
        clock.move(seconds=1)
        stage.app.tick()
        await stage.settle()
        assert "Sun 29 Jun 2025" in stage.text()
        assert "day 4 of 5" in stage.text()


async def test_what_another_window_writes_shows(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    mumbai(tracker, clock)
    other = Tracker(tmp_path / "journal.db", clock)
    async with staged(tracker) as stage:
        stage.app.poll()
        await stage.settle()
        other.log("ride 40km")
        other.close()
        stage.app.poll()
        await stage.settle()
        assert "40 / 90 km   50 to go" in stage.text()


async def test_the_next_athlete_is_one_key_away(tracker: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-26T05:30+05:30")
    tracker.log("run 1km")
    tracker.start("mumbai-to-goa", on=date(2025, 6, 26), with_=("Ankita",))
    async with staged(tracker) as stage:
        assert "Me · Thu 26 Jun 2025" in stage.text()
        assert "Ankita  0 / 90 km · 0 / 20 km" in stage.text(), "the partner's day stands on the card"
        await stage.press("a")
        assert "Ankita · Thu 26 Jun 2025" in stage.text()


async def test_the_streak_explains_itself(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("w")
        text = stage.text()
        assert "Mumbai → Goa: 2 days" in text
        assert "2 days hit from Thu 26 Jun 2025" in text
        await stage.press("escape")
        assert isinstance(stage.app.screen, TodayScreen)
