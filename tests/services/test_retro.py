"""A challenge started in the past, over what is logged: how it went, and whether one would be there by now."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.progress import Status
from tracker.domain.retro import counted_on_words
from tracker.errors import RefusedError
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker

KM = 1_000_000
MARCH = date(2025, 3, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    """From 1 March on a ride of 30 km every other day, until 10 May 2025."""
    clock = FrozenClock("2025-03-01T20:00+05:30")
    tracker = Tracker(tmp_path / "journal.db", clock, athlete="Milind")
    tracker.athlete_set(None, AthleteForm(name="Milind", zone="Asia/Kolkata"))
    tracker.log("ride 30km")
    for n in range(1, 36):
        clock.set(f"{MARCH + timedelta(days=2 * n)}T20:00+05:30")
        tracker.log("ride 30km")
    return tracker


def test_where_one_would_be_by_now(desk: Tracker) -> None:
    started = desk.start("mumbai-to-goa", on=MARCH)
    assert started.status is Status.FAILED
    assert started.total is not None
    assert started.total.done == 90 * KM
    found = desk.counted_on(started)
    assert found is not None
    assert found.done == 36 * 30 * KM
    assert found.target == 558 * KM
    # 18 rides make 540 km, the nineteenth on day 37 makes 570
    assert (found.reached_on, found.day) == (MARCH + timedelta(days=36), 37)
    assert counted_on_words(found) == (
        "Counted on past its last day: Panaji (558 km) on Sun 6 Apr 2025, day 37; 1080 km by Sat 10 May 2025."
    )
    opened = desk.opened(started.handle)
    assert opened.counted_on == found


def test_not_there_yet_names_the_place(desk: Tracker) -> None:
    started = desk.start("mumbai-to-goa", on=MARCH + timedelta(days=56))
    found = desk.counted_on(started)
    assert found is not None
    assert found.reached_on is None
    assert found.position is not None
    said = counted_on_words(found)
    assert said.startswith("Counted on past its last day to Sat 10 May 2025: 240 km of 558 km, ")
    assert "past Kolad" in said


def test_a_rehearsal_equals_the_start_and_stores_nothing(desk: Tracker) -> None:
    template = desk.template("mumbai-to-goa").template
    version = desk.data_version()
    tried = desk.rehearse(template, MARCH)
    assert desk.challenges() == ()
    assert desk.data_version() == version
    started = desk.start("mumbai-to-goa", on=MARCH)
    assert tried.progress.verdict == started.verdict
    assert tried.progress.stages == started.stages
    assert tried.counted_on == desk.counted_on(started)
    half = desk.rehearse(template, MARCH, scale=Fraction(1, 2)).counted_on
    assert half is not None
    assert half.target == 279 * KM
    assert half.day == 19


def test_what_says_nothing_new(desk: Tracker) -> None:
    assert desk.counted_on(desk.start("mumbai-to-goa")) is None, "it runs: the page says it all"
    reached = desk.start("mumbai-to-goa", on=MARCH, scale=Fraction(1, 10))
    assert reached.total is not None
    assert reached.total.reached
    assert desk.counted_on(reached) is None
    with pytest.raises(RefusedError, match="can't be tried"):
        desk.rehearse(desk.template("4x4x48").template, MARCH)
    with pytest.raises(RefusedError, match="too far off"):
        desk.rehearse(desk.template("mumbai-to-goa").template, date(1850, 1, 1))
