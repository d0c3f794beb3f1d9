"""Every bucket with every need that makes sense of it: the day it is fulfilled, and the journal that just misses."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, challenge, judge, leaf, need
from tests.domain.building import session as a_session
from tests.domain.playing_days import START, asked, at_most, day, days_of, journal, played, told
from tracker.domain.goals import Agg, Cmp, Leaf, Per, Ramp
from tracker.domain.progress import Status
from tracker.domain.sessions import Measure
from tracker.domain.templates import Continuity, OnMiss


class Case(NamedTuple):
    name: str
    goal: Leaf
    days: int
    hit: str
    met: int  # the day on which `hit` fulfils it
    miss: str
    best: int = 0  # hits that `miss` has


CASES = (
    Case("day all", leaf(target=5 * KM), 3, "1:5 2:2+3 3:6", 3, "1:5 2:4.999 3:50", 2),
    Case("day N", leaf(target=5 * KM, need=need("count", 3)), 10, "1:5 4:5 7:5 9:5", 7, "1:5 4:5 7:4.9", 2),
    Case("day streak N", leaf(target=5 * KM, need=need("streak", 3)), 9, "1:5 2:5 4:5 5:5 6:5", 6, "1:5 2:5 4:5", 2),
    Case("day best N", leaf(target=15 * KM, need=need("best", 2)), 9, "1:5 2:3+5 3:4 4:7", 4, "1:5 2:8 3:6 4:6.9"),
    Case("day max", leaf(target=5 * KM, agg=Agg.MAX), 2, "1:5+1 2:2+6", 2, "1:5 2:4+4", 1),
    Case(
        "day count",
        leaf(target=2, agg=Agg.COUNT, measure=Measure.SESSIONS),
        2,
        "1:1+1 2:3+1",
        2,
        "1:1+1 2:9",
        1,
    ),
    Case("week all", leaf("run", 20 * KM, Per.WEEK), 14, "1:10 7:10 8:19 14:1", 14, "1:10 8:10 9:30", 1),
    Case("week N", leaf("run", 20 * KM, Per.WEEK, need=need("count", 2)), 28, "3:20 16:20 28:5", 16, "3:20 16:19", 1),
    Case(
        "week streak N",
        leaf("run", 20 * KM, Per.WEEK, need=need("streak", 2)),
        28,
        "3:20 16:20 23:20",
        23,
        "3:20 16:20",
        1,
    ),
    Case(
        "week best N",
        leaf("run", 50 * KM, Per.WEEK, need=need("best", 2)),
        21,
        "3:20 9:10 15:29 16:1",
        16,
        "3:20 9:10 15:29.9",
    ),
    Case("week max", leaf("run", 20 * KM, Per.WEEK, agg=Agg.MAX), 14, "2:20 9:1 11:21", 11, "2:20 9:10+10 11:10", 1),
    Case("N days a week", days_of(5, 3), 14, "1:5 2:2+3 3:5 8:5 9:5 14:5", 14, "1:5 2:5 3:5 8:5+5 9:5 14:4", 1),
    Case(
        "N days a week, streak",
        days_of(5, 2, need=need("streak", 2)),
        21,
        "1:5 2:5 9:5 15:5 16:5 14:5",
        14,
        "1:5 2:5 15:5 16:5",
        1,
    ),
    Case("N days a month", days_of(5, 2, Per.MONTH, need=need("count", 1)), 60, "1:5 29:5", 29, "1:5 2:4 30:5", 0),
    Case(
        "month N",
        leaf("run", 60 * KM, Per.MONTH, need=need("count", 2)),
        90,
        "1:60 40:60 70:5",
        40,
        "1:60 40:59 65:1",
        1,
    ),
    Case("window sum", leaf("run", 60 * KM, Per.WINDOW), 30, "1:20 3:39.999 30:0.001", 30, "1:20 3:39.999"),
    Case("window max", leaf("run", 60 * KM, Per.WINDOW, agg=Agg.MAX), 30, "1:59 3:60 9:60", 3, "1:59+59"),
    Case(
        "window count", leaf("run", 3, Per.WINDOW, agg=Agg.COUNT, measure=Measure.SESSIONS), 30, "1:1+1 9:1", 9, "1:1+1"
    ),
    Case("window days", days_of(5, 3, Per.WINDOW), 30, "1:5+5 9:5 20:5", 20, "1:5+5 9:5"),
    Case(
        "session N",
        leaf("run", 10 * KM, Per.SESSION, need=need("count", 3)),
        30,
        "1:10+10 2:9 5:10",
        5,
        "1:10+10 2:9+9",
        2,
    ),
    Case(
        "session best N",
        leaf("run", 50 * KM, Per.SESSION, need=need("best", 2)),
        30,
        "1:30+10 2:19 5:20",
        5,
        "1:30 2:19 5:19.9",
    ),
    Case("stage table", leaf("run", (5 * KM, 0, 8 * KM), Per.STAGE), 3, "1:5 3:8", 3, "1:5 2:8 3:7", 1),
    Case(
        "stage streak",
        leaf("run", (5 * KM, 0, 8 * KM), Per.STAGE, need=need("streak", 2)),
        3,
        "1:5 3:8",
        3,
        "1:4 3:8",
        1,
    ),
    Case("day ramp", asked(Ramp(0, KM)), 4, "1:1 2:2 3:3 4:4", 4, "1:4 2:2 3:2.9 4:4", 3),
    Case("day ramp with a base", asked(Ramp(5 * KM, KM // 2)), 3, "1:5.5 2:6 3:6.5", 3, "1:5.5 2:5.9 3:7", 2),
    Case("week ramp", asked(Ramp(10 * KM, 5 * KM), Per.WEEK), 14, "1:15 8:20", 8, "1:20 8:19", 1),
    Case(
        "month ramp",
        asked(Ramp(10 * KM, 5 * KM), Per.MONTH, need=need("count", 2)),
        90,
        "1:15 30:20",
        30,
        "1:15 30:19",
        1,
    ),
    Case("tolerance", leaf(target=5 * KM, tolerance=10), 2, "1:4.99 2:4.95", 2, "1:4.99 2:4.949", 1),
    Case(
        "tolerance in a session",
        leaf("run", 5 * KM, Per.SESSION, need=need("count", 1), tolerance=10),
        9,
        "1:4.99",
        1,
        "1:4.949",
    ),
    Case("no tolerance", leaf("run", 5 * KM, Per.WINDOW), 2, "1:4.99 2:0.01", 2, "1:4.99"),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_bucket_and_its_need(case: Case) -> None:
    done = played(case.goal, case.hit, case.days)
    assert done.completed_on == day(case.met)
    assert done.status is Status.COMPLETED
    assert done.goals[0].met
    eve = played(case.goal, case.hit, case.days, case.met - 1)
    assert eve.completed_on is None, "not before the day on which it was done"

    missed = judge(challenge(case.goal, str(START), days=case.days), journal(case.miss), str(day(case.days + 1)))
    assert (missed.completed_on, missed.status) == (None, Status.FAILED)
    assert missed.failed_on == day(case.days)
    assert (missed.goals[0].hits, missed.goals[0].met) == (case.best, False)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_whatever_came_after_the_window_changes_nothing(case: Case) -> None:
    later = " ".join(f"{case.days + n}:100+100+100" for n in range(1, 15))
    subject = challenge(case.goal, str(START), days=case.days)
    found = judge(subject, journal(f"{case.miss} {later}"), str(day(case.days + 15)))
    assert (found.completed_on, found.goals[0].hits) == (None, case.best)


def test_an_open_streak_is_never_fulfilled_and_counts_on() -> None:
    goal = leaf(target=5 * KM, need=need("streak"))
    found = judge(challenge(goal, str(START)), journal("1:5 2:5 3:5"), str(day(3)))
    assert (found.status, found.completed_on, found.goals[0].hits) == (Status.ACTIVE, None, 3)


HOUR = 3600


@pytest.mark.parametrize(
    ("goal", "text", "kept"),
    [
        (at_most(10, Per.DAY), "1:10 3:5+5", True),
        (at_most(10, Per.DAY), "1:10 3:5+5.001", False),
        (at_most(30, Per.WEEK), "1:10 7:20 8:30", True),
        (at_most(30, Per.WEEK), "1:10 7:20.001 8:30", False),
        (at_most(30, Per.WINDOW), "1:10 9:20", True),
        (at_most(30, Per.WINDOW), "1:10 9:20.001", False),
        (at_most(10, Per.DAY, agg=Agg.MAX), "1:9+9", True),
        (at_most(10, Per.DAY), "", True),
    ],
)
def test_at_most_is_kept_only_once_the_days_are_over(goal: Leaf, text: str, kept: bool) -> None:
    assert played(goal, text, 14).completed_on is None, "the last day is still open"
    after = judge(challenge(goal, str(START), days=14), journal(text), str(day(15)))
    assert (after.status, after.completed_on) == ((Status.COMPLETED, day(14)) if kept else (Status.FAILED, None))


@pytest.mark.parametrize(
    ("entered", "status"),
    [({1: 0, 2: 0, 3: 2}, Status.COMPLETED), ({1: 0, 3: 0}, Status.FAILED), ({1: 0, 2: 3, 3: 0}, Status.FAILED)],
)
def test_a_fact_must_be_entered_to_keep_a_bound(entered: dict[int, int], status: Status) -> None:
    goal = replace(leaf(target=2, cmp=Cmp.AT_MOST), measure=Measure.FACT, fact="drinks", unit="drinks")
    facts = {"drinks": {str(day(n)): value for n, value in entered.items()}}
    assert judge(challenge(goal, str(START), days=3), [], str(day(4)), facts=facts).status is status


def test_none_at_all_is_a_bound_too() -> None:
    goal = replace(leaf(target=0, cmp=Cmp.AT_MOST), measure=Measure.FACT, fact="drinks", unit="drinks")
    dry = {"drinks": {str(day(n)): 0 for n in (1, 2, 3)}}
    found = judge(challenge(goal, str(START), days=4), [], str(day(4)), facts=dry)
    assert found.streak is not None
    assert (found.streak.current, found.goals[0].hits) == (3, 3)
    wet = {"drinks": {**dry["drinks"], str(day(2)): 1}}
    found = judge(challenge(goal, str(START), days=4), [], str(day(4)), facts=wet)
    assert found.streak is not None
    assert (found.streak.current, found.goals[0].hits) == (1, 2)


def test_a_day_over_its_bound_fails_at_once_where_a_miss_fails() -> None:
    rules = Continuity(on_miss=OnMiss.FAIL)
    subject = challenge(at_most(10, Per.DAY), str(START), days=14, continuity=rules)
    assert judge(subject, journal("2:11"), str(day(2))).status is Status.ACTIVE
    found = judge(subject, journal("2:11"), str(day(3)))
    assert (found.status, found.failed_on) == (Status.FAILED, day(2))


@pytest.mark.parametrize(("seconds", "met"), [(1499, True), (1500, True), (1501, False)])
@pytest.mark.parametrize("per", [Per.SESSION, Per.WINDOW])
def test_a_best_effort_within_a_time(per: Per, seconds: int, met: bool) -> None:
    """The least time of a run of 5 km or more; a short run is no best effort, and one without a time neither."""
    from tracker.domain.goals import Counts

    goal = leaf(
        "run",
        25 * 60,
        per,
        measure=Measure.ELAPSED,
        agg=Agg.MIN,
        cmp=Cmp.AT_MOST,
        need=need("count", 1) if per is Per.SESSION else need(),
        counts=Counts(kinds=("run",), least=(Measure.DISTANCE, 5 * KM)),
    )
    runs = [
        a_session(day=str(day(1)), km=4.9, minutes=20),
        a_session(day=str(day(2)), km=5),
        a_session(day=str(day(3)), km=5, elapsed_s=seconds),
        a_session(day=str(day(4)), km=10, minutes=50),
    ]
    found = judge(challenge(goal, str(START), days=30), runs, str(day(5)))
    assert found.completed_on == (day(3) if met else None)


@pytest.mark.parametrize(
    ("text", "met", "rung", "following", "target"),
    [
        ("1:99.999", None, 0, 100, 100),
        ("1:99.999 2:0.001", 2, 100, 200, 200),
        ("1:199.9", 1, 100, 200, 200),
        ("1:100 2:100", 1, 200, None, 200),
        ("1:100 2:150", 1, 200, None, 200),
    ],
)
def test_a_ladder_is_fulfilled_by_its_first_rung(
    text: str, met: int | None, rung: int, following: int | None, target: int
) -> None:
    goal = leaf("run", 100 * KM, Per.WINDOW, tiers=(100 * KM, 200 * KM))
    found = played(goal, text, 29)
    assert found.completed_on == (day(met) if met else None)
    state = found.goals[0]
    assert (state.rung, state.next_rung) == (rung * KM, following and following * KM)
    assert found.total is not None
    assert found.total.target == target * KM


@pytest.mark.parametrize(("km", "rung", "following"), [(999.9, 0, 1000), (1000, 1000, 2000), (3500, 3000, 4000)])
def test_a_ladder_without_end(km: float, rung: int, following: int) -> None:
    goal = leaf("run", 1000 * KM, Per.WINDOW, tier_step=1000 * KM)
    state = played(goal, f"1:{km}", 29).goals[0]
    assert (state.rung, state.next_rung, state.met) == (rung * KM, following * KM, km >= 1000)


def test_a_ladder_of_the_longest_session() -> None:
    goal = leaf("run", 50 * KM, Per.WINDOW, agg=Agg.MAX, tiers=(50 * KM, 100 * KM))
    state = played(goal, "1:60+60 2:70", 29).goals[0]
    assert (state.rung, state.next_rung) == (50 * KM, 100 * KM)


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=28),
    st.integers(1, 4),
    st.integers(1, 90),
    st.sampled_from((Per.DAY, Per.WEEK)),
)
def test_best_n_against_a_walk(km: list[int], n: int, target: int, per: Per) -> None:
    size = 1 if per is Per.DAY else 7
    met = None
    for upto in range(1, len(km) + 1):
        sums = [sum(km[first : min(first + size, upto)]) for first in range(0, upto, size)]
        if sum(sorted(sums, reverse=True)[:n]) >= target:
            met = upto
            break
    text = told(km)
    found = played(leaf("run", target * KM, per, need=need("best", n)), text, 28)
    assert found.completed_on == (day(met) if met else None)


@given(
    st.lists(st.integers(0, 10), min_size=1, max_size=42),
    st.integers(1, 10),
    st.integers(1, 7),
    st.sampled_from(("all", "count", "streak")),
    st.integers(1, 4),
    st.integers(0, 6),
)
def test_days_a_week_against_a_walk(km: list[int], each: int, target: int, kind: str, n: int, week_start: int) -> None:
    """Whole weeks alone, whatever day they begin on."""
    start = START + timedelta(days=week_start)
    goal = days_of(each, target, need=need(kind, None if kind == "all" else n))
    subject = challenge(goal, str(start), days=42, week_start=week_start)
    runs = [a_session(day=str(start + timedelta(days=i)), km=value) for i, value in enumerate(km) if value]
    found = judge(subject, runs, str(start + timedelta(days=42)))
    weeks = [sum(value >= each for value in km[first : first + 7]) >= target for first in range(0, 42, 7)]
    longest = max(len(part) for part in "".join("x" if hit else " " for hit in weeks).split(" "))
    expected = {"all": all(weeks), "count": sum(weeks) >= n, "streak": longest >= n}[kind]
    assert (found.completed_on is not None) is expected
