"""Rolling spans and distinct counts: races in so many days, states, letters, finish seconds, items, hashtags."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, challenge, judge, leaf, on, result, seconds, session
from tracker.domain.days import Period
from tracker.domain.goals import Counts, Group, Item, Key, Leaf, Need, NeedKind, Op, Per
from tracker.domain.progress import Progress, Status
from tracker.domain.races import Result, ResultStatus
from tracker.domain.rolling import RollingTally
from tracker.domain.sessions import Measure
from tracker.domain.templates import Window, WindowKind

RACES = leaf("run", 2, measure=Measure.RESULTS, counts=Counts())
OPEN = Window(kind=WindowKind.OPEN)
MARATHON = (Measure.DISTANCE, 42_195_000)


def races_in(days: int, target: int, **fields: object) -> Leaf:
    """So many races in any so many days."""
    found = replace(RACES, per=Per.ROLLING, roll_days=days, target=target, need=Need(NeedKind.COUNT, 1))
    return replace(found, **fields)  # type: ignore[arg-type]


def different(by: Key, n: int | None, **fields: object) -> Leaf:
    """So many different ones, or all of the items."""
    found = replace(RACES, per=Per.BY, by=by, target=1, need=Need(NeedKind.COUNT, n) if n else Need())
    return replace(found, **fields)  # type: ignore[arg-type]


def met(goal: Leaf, results: Iterable[Result], today: str = "2030-01-01", start: str = "2020-01-01") -> date | None:
    return judge(challenge(goal, start, window=OPEN), [], today, results=results).completed_on


def races(*days: str, **fields: object) -> list[Result]:
    return [result("Race", day, **fields) for day in days]  # type: ignore[arg-type]


# -- spans


@pytest.mark.parametrize(("second", "hit"), [("2026-10-19", True), ("2026-10-20", False)])
def test_b11_two_marathons_in_sixteen_days(second: str, hit: bool) -> None:
    found = met(races_in(16, 2), races("2026-10-04", second))
    assert found == (on(second) if hit else None)


@pytest.mark.parametrize(("last", "hit"), [("2027-02-27", True), ("2027-02-28", False)])
def test_b10_fifty_two_in_fifty_two_weeks(last: str, hit: bool) -> None:
    first = on("2026-03-01")
    weekly = [str(first + timedelta(days=7 * n)) for n in range(51)]
    assert met(races_in(364, 52), races(*weekly, last)) == (on(last) if hit else None)
    assert RollingTally(races_in(364, 52), Period(first, None), 0, {}).last_day_of(first) == on("2027-02-27")


def test_b10_day_one_is_the_first_event_of_a_window_that_begins_with_it() -> None:
    window = Window(kind=WindowKind.ROLLING, days=364, first_hit=True)
    subject = challenge(replace(RACES, per=Per.WINDOW, target=52), "2026-01-15", window=window)
    weekly = [result(day=str(on("2026-03-01") + timedelta(days=7 * n))) for n in range(51)]
    found = judge(subject, [], "2026-03-10", results=weekly)
    assert (found.period.start, found.period.last) == (on("2026-03-01"), on("2027-02-27"))
    for last, status in (("2027-02-27", Status.COMPLETED), ("2027-02-28", Status.FAILED)):
        assert judge(subject, [], "2027-03-01", results=[*weekly, result(day=last)]).status is status


def test_a_span_slides_on_when_its_first_race_falls_out() -> None:
    first = on("2026-03-01")
    weekly = [str(first + timedelta(days=7 * n)) for n in range(51)]
    assert met(races_in(364, 52), races(*weekly, "2027-02-28", "2027-03-05")) == on("2027-03-05")


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"km": 42.194}, False),
        ({"km": 50}, True),
        ({"km": None}, False),
        ({"relay": True}, False),
        ({"status": ResultStatus.VIRTUAL}, False),
        ({"status": ResultStatus.DNF}, False),
        ({"status": ResultStatus.DSQ}, False),
        ({"status": ResultStatus.DNS}, False),
        ({"status": ResultStatus.OVER_LIMIT}, False),
        ({"status": ResultStatus.ENTERED}, False),
    ],
)
def test_which_results_count_for_marathon_maniacs(fields: dict[str, object], counts: bool) -> None:
    goal = races_in(16, 2, counts=Counts(least=MARATHON))
    second = result("Race", "2026-10-19", **fields)  # type: ignore[arg-type]
    assert (met(goal, [*races("2026-10-04"), second]) is not None) is counts


def test_virtual_and_relay_results_count_where_the_rules_say_so() -> None:
    virtual = races("2026-10-04", "2026-10-05", status=ResultStatus.VIRTUAL)
    assert met(races_in(16, 2, counts=Counts(virtual=True)), virtual) == on("2026-10-05")
    relays = races("2026-10-04", "2026-10-05", relay=True)
    assert met(races_in(16, 2, counts=Counts(relay=True)), relays) == on("2026-10-05")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2026-10-04", "2026-10-19"), "2026-10-19"),  # two in 16
        (("2026-10-04", "2026-11-04", "2027-01-01"), "2027-01-01"),  # three in 90
        (("2026-10-04", "2026-11-04", "2027-01-02"), None),
    ],
)
def test_either_criterion_will_do(days: tuple[str, ...], expected: str | None) -> None:
    goal = Group(op=Op.ANY, goals=(races_in(16, 2), replace(races_in(90, 3), key="three")))
    found = judge(challenge(goal, "2020-01-01", window=OPEN), [], "2028-01-01", results=races(*days))
    assert found.completed_on == (on(expected) if expected else None)


def test_two_races_on_a_day_are_two() -> None:
    assert met(races_in(2, 2), [result("A", "2026-10-04"), result("B", "2026-10-04")]) == on("2026-10-04")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=20), st.integers(2, 30), st.integers(1, 40))
def test_rolling_sums_against_a_walk(bouts: list[tuple[int, int]], length: int, target: int) -> None:
    start = on("2026-02-20")
    goal = leaf("run", target * KM, Per.ROLLING, roll_days=length, need=Need(NeedKind.COUNT, 1))
    runs = [session(day=str(start + timedelta(days=n)), km=km) for n, km in bouts]
    reached = [last for last in range(61) if sum(km for n, km in bouts if last - length < n <= last) >= target]
    found = judge(challenge(goal, str(start), days=70), runs, str(start + timedelta(days=65)))
    assert found.completed_on == (start + timedelta(days=reached[0]) if reached else None)


# -- keys


@pytest.mark.parametrize(
    ("by", "n", "results", "expected"),
    [
        (Key.EVENT, 2, [result("A", "2026-01-01"), result("A", "2026-01-08"), result("B", "2026-01-15")], "2026-01-15"),
        (Key.EVENT, 2, [result("A", "2026-01-01"), result(" a ", "2026-01-08")], None),
        (
            Key.REGION,
            2,
            [result("A", "2026-01-01", region="Ohio"), result("B", "2026-01-02", region="Utah")],
            "2026-01-02",
        ),
        (Key.REGION, 2, [result("A", "2026-01-01", region="Ohio"), result("B", "2026-01-02", region="ohio")], None),
        (Key.REGION, 1, [result("A", "2026-01-01")], None),
        (Key.LETTER, 2, [result("Bushy", "2026-01-01"), result("Ally Pally", "2026-01-02")], "2026-01-02"),
        (Key.LETTER, 2, [result("Bushy", "2026-01-01"), result("brighton", "2026-01-02")], None),
        (
            Key.FINISH_SECOND,
            2,
            [result(day="2026-01-01", time="0:25:00"), result(day="2026-01-02", time="0:26:59")],
            "2026-01-02",
        ),
        (
            Key.FINISH_SECOND,
            2,
            [result(day="2026-01-01", time="0:25:07"), result(day="2026-01-02", time="1:26:07")],
            None,
        ),
        (Key.FINISH_SECOND, 1, [result(day="2026-01-01")], None),
    ],
)
def test_different_ones(by: Key, n: int, results: list[Result], expected: str | None) -> None:
    assert met(different(by, n), results) == (on(expected) if expected else None)


def test_all_sixty_seconds() -> None:
    goal = different(Key.FINISH_SECOND, 60)
    start = on("2026-01-03")
    parkruns = [result(day=str(start + timedelta(days=7 * n)), time=f"0:25:{n:02d}") for n in range(60)]
    assert met(goal, parkruns) == parkruns[-1].race.on
    assert met(goal, parkruns[:-1]) is None


def test_a_key_needs_its_target() -> None:
    """Under four hours in each of two states."""
    goal = different(Key.REGION, 2, counts=Counts(least=MARATHON, most=(Measure.ELAPSED, 4 * 3600 - 1)))
    ohio = result("A", "2026-01-01", region="Ohio", time="3:59:59")
    assert met(goal, [ohio, result("B", "2026-02-01", region="Utah", time="4:00:00")]) is None
    assert met(goal, [ohio, result("B", "2026-02-01", region="Utah", time="3:59:59")]) == on("2026-02-01")


@pytest.mark.parametrize(("count", "rung", "following"), [(19, 0, 20), (20, 20, 50), (49, 20, 50), (50, 50, None)])
def test_a_ladder_of_different_events(count: int, rung: int, following: int | None) -> None:
    goal = different(Key.EVENT, 20, tiers=(20, 50))
    start = on("2026-01-03")
    parkruns = [result(f"Park {n}", str(start + timedelta(days=7 * n))) for n in range(count)]
    state = judge(challenge(goal, "2026-01-01", window=OPEN), [], "2028-01-01", results=parkruns).goals[0]
    assert (state.hits, state.rung, state.next_rung, state.met) == (count, rung, following, count >= 20)


HILLS = tuple(Item(name=name) for name in ("Ben Nevis", "Ben Macdui", "Braeriach"))


@pytest.mark.parametrize(
    ("tags", "expected", "missing"),
    [
        ((("ben-nevis",), ("ben-macdui",), ("braeriach",)), 3, ()),
        ((("ben-nevis", "ben-macdui"), ("braeriach",)), 2, ()),  # two hills on one walk
        ((("ben-nevis",), ("ben-nevis",), ("braeriach",)), None, ("Ben Macdui",)),
        ((("ben-nevis", "windy"), ("snowdon",)), None, ("Ben Macdui", "Braeriach")),
    ],
)
def test_a_checklist_by_hashtags(
    tags: tuple[tuple[str, ...], ...], expected: int | None, missing: tuple[str, ...]
) -> None:
    goal = leaf("hike", 1, Per.BY, measure=Measure.SESSIONS, by=Key.ITEM, items=HILLS)
    walks = [session("hike", f"2026-05-0{n}", 10, tags=held) for n, held in enumerate(tags, start=1)]
    found = judge(challenge(goal, "2026-05-01", window=OPEN), walks, "2026-06-01")
    assert found.completed_on == (on(f"2026-05-0{expected}") if expected else None)
    assert found.goals[0].missing == missing


@pytest.mark.parametrize(
    ("need", "expected"), [(Need(NeedKind.COUNT, 2), "2026-05-03"), (Need(NeedKind.COUNT, 3), None)]
)
def test_different_hashtags_each_of_an_amount(need: Need, expected: str | None) -> None:
    goal = leaf("run", 10 * KM, Per.BY, by=Key.TAG, need=need)
    runs = [
        session(day="2026-05-01", km=10, tags=("track",)),
        session(day="2026-05-02", km=6, tags=("hills",)),
        session(day="2026-05-03", km=4, tags=("hills", "rain")),
        session(day="2026-05-04", km=50),
    ]
    found = judge(challenge(goal, "2026-05-01", window=OPEN), runs, "2026-06-01")
    assert found.completed_on == (on(expected) if expected else None)


SIX = ("Tokyo", "Boston", "London", "Berlin", "Chicago", "New York")
STARS = different(Key.ITEM, None, items=tuple(Item(name=name) for name in SIX))


def test_six_stars_in_any_order() -> None:
    done = [result(name, f"20{20 + n}-05-01") for n, name in enumerate(reversed(SIX))]
    assert met(STARS, done) == on("2025-05-01")
    found = judge(challenge(STARS, "2019-01-01", window=OPEN), [], "2030-01-01", results=done[:-1])
    assert (found.completed_on, found.goals[0].missing) == (None, ("Tokyo",))
    assert met(STARS, [*done[:-1], done[0]]) is None, "one city twice is no sixth star"


@pytest.mark.parametrize(
    ("on_day", "counts"), [("2024-09-15", False), ("2024-12-31", False), ("2025-01-01", True), ("2025-08-31", True)]
)
def test_an_item_counts_since_its_first_day(on_day: str, counts: bool) -> None:
    seven = replace(STARS, items=(*STARS.items, Item(name="Sydney", since=on("2025-01-01"))))
    done = [result(name, f"20{20 + n}-05-01") for n, name in enumerate(SIX)]
    assert (met(seven, [*done, result("Sydney", on_day)]) is not None) is counts


def test_events_may_be_named_by_their_series() -> None:
    goal = replace(RACES, per=Per.WINDOW, target=2, counts=Counts(events=("parkrun",)))
    found = [
        result("Bushy", "2026-01-03", series="parkrun"),
        result("Parkrun", "2026-01-10"),
        result("Other", "2026-01-04"),
    ]
    assert met(goal, found) == on("2026-01-10")


# -- a series of brevets

BREVETS = ((200, "13:30:00"), (300, "20:00:00"), (400, "27:00:00"), (600, "40:00:00"))
RANDONNEUR = different(
    Key.ITEM,
    None,
    items=tuple(Item(name=f"{km} km", least_mm=km * KM, limit_s=seconds(limit)) for km, limit in BREVETS),
)
SEASON = Window(kind=WindowKind.RECURRING, every="season", season=(11, 1))


def brevet(km: int, day: str, time: str, **fields: object) -> Result:
    return result(f"BRM {km}", day, km, time=time, **fields)  # type: ignore[arg-type]


FULL = (
    brevet(600, "2025-11-01", "40:00:00"),
    brevet(200, "2026-03-01", "13:30:00"),
    brevet(400, "2026-05-01", "27:00:00"),
    brevet(300, "2026-10-31", "20:00:00"),
)


def randonneur(results: Iterable[Result], start: str = "2026-06-01") -> Progress:
    return judge(challenge(RANDONNEUR, start, window=SEASON), [], "2026-12-01", results=results)


def test_super_randonneur_in_one_season_in_any_order() -> None:
    found = randonneur(FULL)
    assert (found.period.start, found.period.last) == (on("2025-11-01"), on("2026-10-31"))
    assert (found.status, found.completed_on) == (Status.COMPLETED, on("2026-10-31"))


@pytest.mark.parametrize(
    ("index", "instead", "missing"),
    [
        (1, brevet(200, "2026-03-01", "13:30:01"), "200 km"),
        (3, brevet(300, "2026-10-30", "20:00:01"), "300 km"),
        (2, brevet(400, "2026-05-01", "27:00:01"), "400 km"),
        (0, brevet(600, "2026-05-09", "40:00:01"), "600 km"),
        (3, brevet(300, "2026-11-01", "19:00:00"), "300 km"),  # next season
        (0, brevet(600, "2025-10-31", "39:00:00"), "600 km"),  # last season
        (3, brevet(299, "2026-10-31", "12:00:00"), "300 km"),
        (3, brevet(400, "2026-10-31", "20:00:00"), "300 km"),  # a second 400 is no 300
        (3, brevet(300, "2026-10-31", "20:00:00", status=ResultStatus.DNF), "300 km"),
        (3, brevet(300, "2026-10-31", "20:00:00", status=ResultStatus.OVER_LIMIT), "300 km"),
    ],
)
def test_super_randonneur_just_missed(index: int, instead: Result, missing: str) -> None:
    held = [instead if n == index else one for n, one in enumerate(FULL)]
    found = randonneur(held)
    assert (found.status, found.goals[0].missing) == (Status.FAILED, (missing,))


def test_a_brevet_without_a_time_is_not_known_to_be_inside_its_limit() -> None:
    held = [result("BRM 200", "2026-03-01", 200), *(one for n, one in enumerate(FULL) if n != 1)]
    assert randonneur(held).completed_on is None
