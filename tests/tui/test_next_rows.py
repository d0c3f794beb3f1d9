"""The rows of what comes next."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.services.tracker import Tracker
from tracker.tui.present.ahead import next_lines


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return Tracker(tmp_path / "journal.db", FrozenClock("2026-05-04T12:00+02:00"))


def rows(desk: Tracker, width: int = 60) -> list[str]:
    return [line.plain for line in next_lines(desk.today(), "km", width)]


def test_an_award_that_names_its_goal_is_among_them(desk: Tracker) -> None:
    desk.start("gvrat", on=date(2026, 5, 1))
    desk.log("run 21.68km")
    assert rows(desk) == [
        "Jackson in 130.03 km",
        "Across Tennessee in 1000 km",
        "Across Tennessee and back in 2021.7 km",
    ]


def test_the_two_nearest_of_a_challenge_and_what_is_to_come(desk: Tracker) -> None:
    assert rows(desk) == ["Nothing ahead yet."]
    desk.start("mumbai-to-goa")
    desk.start("unity-run", on=date(2026, 6, 1))
    desk.log("ride 90km")
    found = rows(desk)
    assert found[:3] == ["Kolad in 17.7 km", "Over the ghats to Chiplun at Chiplun in 151.5 km", "400 km in 310 km"]
    assert found[3].endswith(" in 28 days")


@pytest.mark.parametrize("width", [12, 20, 34])
def test_a_row_fits_and_keeps_its_when(desk: Tracker, width: int) -> None:
    desk.start("mumbai-to-goa")
    found = next_lines(desk.today(), "km", width)
    assert all(line.cell_length <= width for line in found)
    if width >= 20:
        assert found[0].plain.endswith(" in 57 km")
