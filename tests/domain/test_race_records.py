"""Personal bests, estimates and predictions (domain research, 4.1)."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import session
from tests.domain.race_building import clock, race, result
from tracker.domain.days import week_of
from tracker.domain.quantities import HALF_MM, MARATHON_MM
from tracker.domain.races import Result, ResultStatus
from tracker.domain.records import (
    best_week,
    official,
    predicted,
    predictions,
    race_bests,
    single_best,
    training_best,
    training_range,
)
from tracker.domain.sessions import Measure
from tracker.domain.templates import Limit
from tracker.errors import RefusedError

KM = 1_000_000


def half(day: str, gun: str | None, chip: str | None = None, status: str = "finished", **fields: object) -> Result:
    of = race(f"{day}T10:00+02:00", km=21.0975, event=f"Half of {day}", limits=(Limit(elapsed_s=clock("3:00:00")),))
    return result(of, clock(gun) if gun else None, clock(chip) if chip else None, status, **fields)


def test_a_race_best_goes_by_chip_time() -> None:
    quick_gun = half("2024-05-01", "1:50:00", "1:49:50")
    quick_chip = half("2024-06-01", "1:52:00", "1:49:30")
    (best,) = race_bests([quick_gun, quick_chip])
    assert (best.result, best.seconds, best.distance_mm) == (quick_chip, clock("1:49:30"), HALF_MM)


@pytest.mark.parametrize(
    "other",
    [
        half("2024-06-01", "1:40:00", "1:39:00", "virtual"),
        half("2024-06-01", "1:40:00", "1:39:00", "dnf"),
        half("2024-06-01", "1:40:00", "1:39:00", "dsq"),
        half("2024-06-01", "1:40:00", "1:39:00", "over_limit"),
        half("2024-06-01", "3:00:01", "1:39:00"),
        half("2024-06-01", "1:40:00", "1:39:00", relay=True),
        half("2024-06-01", None),
        half("2024-06-01", "1:50:00"),
    ],
    ids=["virtual", "dnf", "dsq", "over limit", "over limit by gun", "relay", "no time", "tie"],
)
def test_what_is_no_race_best(other: Result) -> None:
    first = half("2024-05-01", "1:50:00")
    for order in ((first, other), (other, first)):
        (best,) = race_bests(order)
        assert best.result == first


def test_only_the_same_official_distance_is_compared() -> None:
    ten = result(race("2024-04-01T10:00+02:00", km=10, event="Ten"), clock("0:50:00"))
    printed = result(race("2024-07-01T10:00+02:00", km=21.1, event="Printed"), clock("1:45:00"))
    long = result(race("2024-07-02T10:00+02:00", km=21.5, event="Long"), clock("1:44:00"))
    backyard = result(race("2024-07-03T10:00+02:00", km=None, event="Backyard"), clock("1:00:00"))
    found = race_bests([half("2024-05-01", "1:50:00"), ten, printed, long, backyard])
    assert [(best.distance_mm, best.result.race.event) for best in found] == [
        (10 * KM, "Ten"),
        (HALF_MM, "Printed"),
        (21_500_000, "Long"),
    ]
    assert all(best.gun for best in found)


def test_a_swim_is_not_compared_with_a_run() -> None:
    swim = result(race("2024-04-01T10:00+02:00", km=10, event="Swim"), clock("2:50:00"))
    run = result(race("2024-05-01T10:00+02:00", km=10, event="Run"), clock("0:45:00"))
    found = race_bests([swim, run], {swim.id: "swim-open", run.id: "run-road"})
    assert {best.sport: best.result.race.event for best in found} == {"": "Run", "water": "Swim"}


@pytest.mark.parametrize(
    ("printed", "known"), [(21_100_000, HALF_MM), (42_200_000, MARATHON_MM), (42_100_000, 42_100_000)]
)
def test_printed_distances_are_the_standard_ones(printed: int, known: int) -> None:
    assert official(printed) == known


@pytest.mark.parametrize(
    ("km", "minutes", "fits"),
    [(4.95, 25, True), (4.949, 25, False), (5.0, 25, True), (5.15, 25, True), (5.151, 25, False), (5.0, None, False)],
)
def test_a_training_best_is_about_the_distance(km: float, minutes: int | None, fits: bool) -> None:
    found = training_best([session("run", km=km, minutes=minutes)], "run", 5 * KM)
    assert (found is not None) is fits
    assert found is None or found.seconds == 25 * 60, "never scaled"


def test_a_training_best_goes_by_elapsed_time_and_keeps_the_older() -> None:
    older = session("run-trail", "2025-06-01", 5, minutes=25)
    newer = session("run", "2025-06-02", 5.1, minutes=25)
    moving = session("run", "2025-06-03", 5, minutes=30, moving_s=20 * 60)
    ebike = session("run", "2025-06-04", 5, minutes=15, assisted=True)
    virtual = session("run", "2025-06-05", 5, minutes=15, virtual=True)
    ride = session("ride", "2025-06-06", 5, minutes=10)
    best = training_best([newer, virtual, moving, older, ebike, ride], "run", 5 * KM)
    assert best is not None
    assert best.session == older


@given(st.integers(1, 200 * KM))
def test_the_range_of_a_training_best_is_exact(distance: int) -> None:
    least, most = training_range(distance)
    assert least * 100 >= distance * 99 > (least - 1) * 100
    assert most * 100 <= distance * 103 < (most + 1) * 100


def test_single_sessions() -> None:
    first = session("ride", "2025-06-01", 100, minutes=300, climb_mm=900_000)
    same = session("ride-gravel", "2025-06-02", 100, minutes=200, climb_mm=1_000_000)
    pushed = session("ride", "2025-06-03", 200, minutes=900, assisted=True)
    sessions = [same, pushed, first]
    found = {one: single_best(sessions, "ride", one) for one in (Measure.DISTANCE, Measure.ELAPSED, Measure.CLIMB)}
    assert {one: best and best.session for one, best in found.items()} == {
        Measure.DISTANCE: first,
        Measure.ELAPSED: first,
        Measure.CLIMB: same,
    }
    assert single_best(sessions, "run", Measure.DISTANCE) is None
    assert single_best([replace(first, climb_mm=None)], "ride", Measure.CLIMB) is None


def test_the_biggest_week_by_the_own_start_of_weeks() -> None:
    days = {date(2026, 11, 21): 30 * KM, date(2026, 11, 22): 20 * KM, date(2026, 11, 23): 40 * KM}
    monday, sunday = best_week("run", days, 0), best_week("run", days, 6)
    assert monday is not None
    assert sunday is not None
    assert (monday.first, monday.distance_mm) == (date(2026, 11, 16), 50 * KM)
    assert (sunday.first, sunday.distance_mm) == (date(2026, 11, 22), 60 * KM)
    assert (monday.rolling_first, monday.rolling_mm) == (date(2026, 11, 21), 90 * KM)
    assert best_week("run", {date(2026, 11, 21): 0}, 0) is None


@given(st.dictionaries(st.integers(0, 60), st.integers(0, 3), max_size=40), st.integers(0, 6))
def test_the_biggest_week_is_the_biggest_of_all_weeks(offsets: dict[int, int], week_start: int) -> None:
    days = {date(2025, 12, 1) + timedelta(days=n): value * KM for n, value in offsets.items()}
    weeks: Counter[date] = Counter()
    rolling: Counter[date] = Counter()
    for day, value in days.items():
        weeks[week_of(day, week_start)] += value
        if value:
            rolling[day] = sum(days.get(day + timedelta(days=n), 0) for n in range(7))
    found = best_week("run", days, week_start)
    if not rolling:
        assert found is None
        return
    assert found is not None
    assert (found.first, found.distance_mm) == min(weeks.items(), key=lambda item: (-item[1], item[0]))
    assert (found.rolling_first, found.rolling_mm) == min(rolling.items(), key=lambda item: (-item[1], item[0]))


def test_a_half_of_two_hours_five_lets_expect_a_marathon_of_four_twenty() -> None:
    assert predicted(clock("2:05:00"), HALF_MM, MARATHON_MM) == clock("4:20:37")


@pytest.mark.parametrize(
    ("one", "other", "allowed"), [(10, 40, True), (40, 10, True), (10, 40.1, False), (10, 2, False)]
)
def test_a_prediction_reaches_four_times_the_distance(one: float, other: float, allowed: bool) -> None:
    if allowed:
        assert predicted(3600, round(one * KM), round(other * KM)) > 0
    else:
        with pytest.raises(RefusedError, match="says nothing"):
            predicted(3600, round(one * KM), round(other * KM))


def test_predictions_go_by_the_nearest_raced_distance() -> None:
    ten = result(race("2024-04-01T10:00+02:00", km=10, event="Ten"), clock("0:45:00"))
    found = predictions(race_bests([ten, half("2024-05-01", "2:05:00")]))
    assert [(distance, best.result.race.event) for distance, _, best in found] == [
        (5 * KM, "Ten"),
        (MARATHON_MM, "Half of 2024-05-01"),
        (50 * KM, "Half of 2024-05-01"),
    ]
    assert found[1][1] == clock("4:20:37")
    assert predictions(()) == ()


def test_a_result_that_is_finished_stays_so_when_settled() -> None:
    assert half("2024-05-01", "1:50:00").status is ResultStatus.FINISHED
