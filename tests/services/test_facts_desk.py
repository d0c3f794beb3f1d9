"""Day facts through the one handle: set by the log line, listed, taken off, undone."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.errors import NotFoundError
from tracker.services.tracker import Tracker

TODAY, YESTERDAY = date(2025, 6, 28), date(2025, 6, 27)


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T20:00+05:30"))


def held(desk: Tracker) -> list[tuple[int, str, int]]:
    return [(fact.on.day, fact.key, fact.value) for fact in desk.facts(YESTERDAY, TODAY)]


def test_facts_are_listed_newest_first_and_stand_apart_from_sessions(desk: Tracker) -> None:
    desk.log("water 2l")
    desk.log("water +500ml")
    desk.log("steps 12000 check photo @yday")
    assert held(desk) == [(28, "water", 2500), (27, "photo", 1), (27, "steps", 12_000)]
    assert desk.journal() == ()
    assert desk.facts(TODAY, TODAY) != desk.facts(YESTERDAY, TODAY)


def test_the_undo_log_tells_a_figure_with_its_unit(desk: Tracker) -> None:
    desk.log("water 2.5l steps 12000")
    change = desk.undo()
    assert change is not None
    assert change.title == "Logged water 2.5 l and steps 12,000"


def test_a_fact_is_taken_off_and_comes_back(desk: Tracker) -> None:
    desk.log("water 2l")
    gone = desk.fact_remove(TODAY, "Water")
    assert (gone.key, gone.value) == ("water", 2000)
    assert held(desk) == []
    change = desk.undo()
    assert change is not None
    assert change.title == "Removed water of 2025-06-28"
    assert held(desk) == [(28, "water", 2000)]


def test_a_fact_that_is_not_there(desk: Tracker) -> None:
    desk.log("water 2l")
    with pytest.raises(NotFoundError, match="did you mean 'water'"):
        desk.fact_remove(TODAY, "watr")
    with pytest.raises(NotFoundError, match="2025-06-27 has no 'water'"):
        desk.fact_remove(YESTERDAY, "water")
