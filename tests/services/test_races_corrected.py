"""A result that is told again: what its new ending keeps of the old one."""

from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.races import Result, ResultStatus
from tracker.errors import RefusedError
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker

KM = 1_000_000
ULTRA, BACKYARD = "ultra-2025", "backyard-2025"


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    desk = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-22T15:00+02:00"))
    desk.race_add(RaceForm(event="Ultra", on="2025-06-08 05:30", zone="UTC", distance="87km", limits=("12h",)))
    desk.race_add(RaceForm(event="Backyard", on="2025-06-14 12:00", zone="UTC"))
    return desk


def enter(desk: Tracker, form: ResultForm, handle: str = ULTRA) -> Result:
    found = desk.race_result(handle, form).result
    assert found is not None
    assert desk.race(handle).result == found
    return found


@pytest.mark.parametrize("status", ["dnf", "dns", "started", "entered"])
@pytest.mark.parametrize("form", [ResultForm(gun="10:00:00"), ResultForm(chip="10:00:00")])
def test_a_time_ends_what_had_no_end(desk: Tracker, status: str, form: ResultForm) -> None:
    enter(desk, ResultForm(status=status))
    found = enter(desk, form)
    assert (found.status, found.gun_or_chip_s) == (ResultStatus.FINISHED, 36_000)


def test_a_time_over_the_limit_ends_it_over_the_limit(desk: Tracker) -> None:
    enter(desk, ResultForm(status="dnf", distance="60km"))
    found = enter(desk, ResultForm(gun="12:00:01"))
    assert (found.status, found.covered_mm) == (ResultStatus.OVER_LIMIT, 87 * KM)


@pytest.mark.parametrize("status", ["dsq", "virtual"])
def test_a_time_does_not_change_a_ruling(desk: Tracker, status: str) -> None:
    enter(desk, ResultForm(status=status))
    assert enter(desk, ResultForm(gun="10:00:00")).status is ResultStatus(status)


def test_a_status_that_is_said_with_a_time_stands(desk: Tracker) -> None:
    found = enter(desk, ResultForm(status="dnf", gun="10:00:00"))
    assert (found.status, found.gun_s) == (ResultStatus.DNF, 36_000)
    assert enter(desk, ResultForm(note="cramps")).status is ResultStatus.DNF, "no time was given now"


@pytest.mark.parametrize("form", [ResultForm(status="finished"), ResultForm(gun="10:00:00")])
def test_a_finish_drops_how_far_the_dnf_went(desk: Tracker, form: ResultForm) -> None:
    assert enter(desk, ResultForm(status="dnf", distance="60km")).covered_mm == 60 * KM
    found = enter(desk, form)
    assert (found.distance_mm, found.covered_mm) == (None, 87 * KM)


def test_a_distance_that_is_given_again_stays(desk: Tracker) -> None:
    enter(desk, ResultForm(status="dnf", distance="60km"))
    assert enter(desk, ResultForm(status="finished", distance="86km")).distance_mm == 86 * KM
    assert enter(desk, ResultForm(note="a short course")).distance_mm == 86 * KM


def test_where_the_distance_is_the_result_a_finish_keeps_it(desk: Tracker) -> None:
    enter(desk, ResultForm(status="dnf", distance="60km"), BACKYARD)
    assert enter(desk, ResultForm(status="finished"), BACKYARD).distance_mm == 60 * KM


@pytest.mark.parametrize("status", ["dns", "entered"])
def test_who_did_not_start_keeps_no_figures(desk: Tracker, status: str) -> None:
    enter(desk, ResultForm(gun="10:00:00", chip="9:59:00", splits=("40km=4:00:00",), position=7, bib="12"))
    found = enter(desk, ResultForm(status=status))
    assert (found.gun_s, found.chip_s, found.splits, found.pos_overall, found.bib) == (None, None, (), None, "12")


def test_a_dnf_keeps_no_position_and_its_splits(desk: Tracker) -> None:
    places = ResultForm(gun="10:00:00", splits=("40km=4:00:00",), position=7, position_sex=6, position_class=2, of=90)
    enter(desk, places)
    found = enter(desk, ResultForm(status="dnf"))
    assert (found.pos_overall, found.pos_sex, found.pos_class, found.of_n) == (None, None, None, 90)
    assert len(found.splits) == 1


@pytest.mark.parametrize(
    ("form", "match"),
    [
        (ResultForm(status="dns", gun="10:00:00"), "neither a time nor a distance"),
        (ResultForm(status="entered", chip="10:00:00"), "neither a time nor a distance"),
        (ResultForm(status="dns", distance="10km"), "neither a time nor a distance"),
        (ResultForm(status="dnf", position=7), "no position"),
        (ResultForm(status="dns", position_class=7), "no position"),
    ],
)
def test_a_figure_beside_a_status_that_has_none_is_refused(desk: Tracker, form: ResultForm, match: str) -> None:
    with pytest.raises(RefusedError, match=match):
        desk.race_result(ULTRA, form)
    assert desk.race(ULTRA).result is None


@pytest.mark.parametrize(
    ("on", "zone"),
    [
        ("9999-12-31T23:59-12:00", None),
        ("9999-12-31 23:59", "America/New_York"),
        ("9999-12-31T23:00Z", "Asia/Tokyo"),
    ],
)
def test_a_race_at_the_end_of_the_calendar_is_too_far_off(desk: Tracker, on: str, zone: str | None) -> None:
    with pytest.raises(RefusedError, match="too far off"):
        desk.race_add(RaceForm(event="Last", on=on, zone=zone))
