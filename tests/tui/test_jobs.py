"""What an athlete must be able to do costs no more keys than product.md says: each job is pressed and counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.dialogs.celebration import CelebrationDialog
from tracker.tui.dialogs.start import StartDialog
from tracker.tui.screens.challenges import ChallengesScreen
from tracker.tui.widgets.chart_panel import ChartPanel

SAT = date(2025, 6, 28)


@dataclass(frozen=True)
class Job:
    """Begins on Today, in the morning of day 3; `done` holds after `keys` were pressed and not before."""

    keys: tuple[str, ...]
    most: int
    done: Callable[[Stage], bool]
    before: Callable[[Tracker], object] = lambda tracker: None


def _sessions(stage: Stage) -> list[tuple[str, int | None]]:
    return [(one.activity, one.distance_mm) for one in stage.app.tracker.journal() if one.local_date == SAT]


def _marked(kind: str) -> Callable[[Stage], bool]:
    return lambda stage: [mark.kind for mark in stage.app.tracker.marks(SAT, SAT)] == [kind]


def _says(*texts: str) -> Callable[[Stage], bool]:
    return lambda stage: all(text in stage.text() for text in texts)


def _on_the_map(stage: Stage) -> bool:
    """The page of the challenge names the place, and its map is drawn."""
    if not isinstance(stage.app.screen, ChallengesScreen):
        return False
    route = stage.app.screen.query_one("#map", ChartPanel)
    drawn = "\n".join(line.plain for line in route.lines(0))
    return "112.3 km past Kolad, next Chiplun in 21.5 km" in stage.text() and "Chiplun" in drawn


JOBS = {
    "log both sessions as planned": Job(
        ("p", "enter"), 4, lambda stage: sorted(_sessions(stage)) == [("ride", 90_000_000), ("run", 20_000_000)]
    ),
    "fix a wrong number": Job(
        ("3", "e", "7", "2", "enter"),
        6,
        lambda stage: _sessions(stage) == [("ride", 72_000_000)],
        lambda tracker: tracker.log("ride 90km 4:10 +820m hills #ghat"),
    ),
    "undo": Job(("u",), 1, lambda stage: not _sessions(stage), lambda tracker: tracker.log("ride 40km, run 10km")),
    "skip tomorrow, what if": Job(
        ("enter", "down", "s"), 3, _says("WHAT IF you skip Sun 29 Jun", "116.4 km behind", "It can still be completed")
    ),
    "where on the route": Job(("enter",), 1, _on_the_map),
    "rest": Job(("r",), 1, _marked("rest")),
    "sick": Job(("s",), 1, _marked("sick")),
    "travel": Job(("t",), 1, _marked("travel")),
    "a card of the day": Job(
        ("x", "c"),
        2,
        lambda stage: stage.app.clipboard.startswith("Mumbai → Goa · Day 3 of 5"),
        lambda tracker: tracker.log("ride 90km, run 20km"),
    ),
}


@pytest.mark.parametrize("name", JOBS)
async def test_a_job_takes_no_more_keys_than_it_may(name: str, tracker: Tracker, clock: FrozenClock) -> None:
    job = JOBS[name]
    assert len(job.keys) <= job.most
    mumbai(tracker, clock)
    job.before(tracker)
    async with staged(tracker) as stage:
        assert not job.done(stage)
        await stage.press(*job.keys)
        assert job.done(stage), stage.text()
        assert not stage.found(messages.JobFailed)


async def test_what_costs_no_key(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock)
    tracker.start("walk-1000-miles", on=SAT - timedelta(days=30))
    for week in range(1, 5):
        tracker.log(f"walk 60km @{SAT - timedelta(weeks=week)}")
    async with staged(tracker) as stage:
        text = stage.text()
        assert "90 to go" in text, "what today must be"
        assert "20 to go" in text
        assert "220 of 558 km, 3.2 km behind plan" in text, "the pace"
        assert "112.7 km a day needed" in text
        assert re.search(r"finish \w+ \d+ \w+.* at this pace", text), "when one finishes"
        assert "due tonight 24:00" in text, "the streak"


async def test_a_finish_is_celebrated_at_once_and_shared_in_two_keys(tracker: Tracker, clock: FrozenClock) -> None:
    mumbai(tracker, clock, 4)
    async with staged(tracker) as stage:
        await stage.press("p", "enter")
        assert isinstance(stage.app.screen, CelebrationDialog)
        assert "Mumbai → Goa" in stage.text()
        before = stage.app.clipboard
        await stage.press("x", "c")
        assert stage.app.clipboard != before
        assert "#MumbaiToGoa" in stage.app.clipboard


async def test_a_span_is_one_entry_and_a_challenge_is_started_from_any_place(
    tracker: Tracker, clock: FrozenClock
) -> None:
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("travel @sat..mon")
        await stage.press("enter")
        assert len(tracker.marks(SAT, SAT + timedelta(days=5))) == 3
        await stage.press("u")
        assert tracker.marks(SAT, SAT + timedelta(days=5)) == ()
        await stage.press("n")
        assert isinstance(stage.app.screen, StartDialog)
        await stage.write("mumbai to goa")
        await stage.press("ctrl+s")
        assert [one.handle for one in tracker.challenges()] == ["mumbai-to-goa"]
