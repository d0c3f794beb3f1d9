"""Long spans from one statement: the fastest of each band, the largest of each day, and whose they are."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from tracker.domain.sessions import Measure, Part, Session
from tracker.store.journal import Store

_FIRST = date(2025, 6, 1)
KM = 1_000_000
Make = Callable[..., Session]


def _day(n: int) -> date:
    return _FIRST + timedelta(days=n)


def _store(couple: Store, now: datetime, *sessions: Session) -> Store:
    with couple.write("Logged", at=now) as writer:
        writer.add_sessions(sessions)
    return couple


def test_the_fastest_of_a_band_and_the_first_day_of_it(couple: Store, now: datetime, session_on: Make) -> None:
    slow = {"distance_mm": 5 * KM, "elapsed_s": 1800}
    fast = {"distance_mm": 5 * KM, "elapsed_s": 999}
    store = _store(
        couple,
        now,
        session_on("a", _day(0), **slow),
        session_on("b", _day(3), **fast),
        session_on("c", _day(2), **fast),
        session_on("d", _day(1), distance_mm=5 * KM + 1, elapsed_s=10),
        session_on("e", _day(1), **{**fast, "elapsed_s": 0}),
        session_on("f", _day(1), assisted=True, **{**fast, "elapsed_s": 20}),
        session_on("g", _day(1), virtual=True, **{**fast, "elapsed_s": 20}),
        session_on("h", _day(1), athlete_id="ben", **{**fast, "elapsed_s": 20}),
        session_on("i", _day(1), activity="walk", distance_mm=9 * KM, elapsed_s=100_000),
        session_on("j", _day(9), **{**fast, "elapsed_s": 20}),
    )
    bands = ((4 * KM, 5 * KM), (9 * KM, 9 * KM))
    with store.read() as reader:
        found = reader.fastest("asha", bands, _day(8))
        assert sorted(found) == [
            ("run", bands[0], 999, _day(2)),
            ("walk", bands[1], 100_000, _day(1)),
        ]
        assert reader.fastest("asha", bands, _day(8), {"walk"}) == found[-1:]
        assert reader.fastest("asha", bands, _day(0)) == (("run", bands[0], 1800, _day(0)),)
        assert reader.fastest("asha", (), _day(8)) == ()


def test_the_largest_of_a_day_leaves_motors_out_and_its_distance_does_not(
    couple: Store, now: datetime, session_on: Make
) -> None:
    store = _store(
        couple,
        now,
        session_on("a", _day(0), distance_mm=5, climb_mm=7),
        session_on("b", _day(0), distance_mm=4, elapsed_s=3),
        session_on("c", _day(0), distance_mm=90, assisted=True),
        session_on("d", _day(1), activity="ride", distance_mm=90, assisted=True),
        session_on("e", _day(2)),
    )
    with store.read() as reader:
        found = reader.day_largest("asha", (Measure.DISTANCE, Measure.ELAPSED, Measure.CLIMB), _day(1))
        assert found == ((_day(0), "run", 99, 3, (5, 3, 7)), (_day(1), "ride", 90, 1, (0, 0, 0)))


def test_sessions_with_an_amount_on_some_days(couple: Store, now: datetime, session_on: Make) -> None:
    store = _store(
        couple,
        now,
        session_on("a", _day(0), distance_mm=5),
        session_on("b", _day(1), distance_mm=5),
        session_on("c", _day(1), elapsed_s=5),
        session_on("d", _day(1), climb_mm=9),
        session_on("e", _day(1), athlete_id="ben", climb_mm=9),
    )
    with store.read() as reader:
        wanted = {Measure.DISTANCE: {5, 6}, Measure.CLIMB: {9}}
        assert {one.id for one in reader.sessions_with("asha", {_day(1)}, wanted)} == {"b", "d"}
        assert reader.sessions_with("asha", {_day(1)}, {}) == ()
        assert reader.sessions_with("asha", (), wanted) == ()


def test_counts_and_activities_leave_out_what_was_deleted(couple: Store, now: datetime, session_on: Make) -> None:
    store = _store(
        couple,
        now,
        *(session_on("a", _day(0)), session_on("b", _day(1)), session_on("c", _day(2), activity="ride")),
        session_on("d", _day(0), athlete_id="ben", activity="swim"),
    )
    with store.write("Deleted", at=now) as writer:
        writer.delete_sessions(["b"], now)
    with store.read() as reader:
        assert reader.session_counts("asha", _day(2)) == {"run": 1, "ride": 1}
        assert reader.session_counts("asha", _day(1)) == {"run": 1}
        assert reader.activities_of({"a", "b", "c", "none"}) == {"a": "run", "c": "ride"}
        assert reader.activities_of(()) == {}
        assert reader.day_sums("asha", (), _day(1), _day(2)) == ((_day(2), "ride", (), 1),)


def test_sums_of_chosen_activities_hold_the_legs_of_other_sessions(
    couple: Store, now: datetime, session_on: Make
) -> None:
    legs = (Part(activity="swim", distance_mm=1), Part(activity="run", distance_mm=3, count=2, elapsed_s=50))
    store = _store(
        couple,
        now,
        session_on("a", _day(0), distance_mm=5),
        session_on("b", _day(0), activity="triathlon", distance_mm=70, parts=(*legs, Part(activity="run"))),
        session_on("c", _day(1), activity="triathlon", distance_mm=70, parts=legs),
        session_on("d", _day(1), athlete_id="ben", activity="triathlon", parts=legs),
        session_on("e", _day(2), activity="triathlon", parts=legs),
    )
    with store.read() as reader:
        wanted = (Measure.DISTANCE, Measure.MOVING)
        assert reader.day_sums("asha", wanted, _day(0), _day(1), {"run", "run-road"}) == (
            (_day(0), "run", (11, 100), 3),
            (_day(1), "run", (6, 100), 1),
        )
        assert reader.day_sums("asha", wanted, _day(1), _day(1), {"run", "triathlon"}) == (
            (_day(1), "triathlon", (70, 0), 1),
        )
        assert reader.day_sums("asha", wanted, _day(1), _day(1)) == ((_day(1), "triathlon", (70, 0), 1),)
        assert reader.day_sums("asha", wanted, _day(1), _day(1), {"ride"}) == ()
