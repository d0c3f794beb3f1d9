"""Challenges judged: each need, each way of joining, each thing a miss can do."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, challenge, judge, leaf, mark, need, on, session
from tracker.domain.goals import Agg, Attribution, Counts, Group, Op, Per
from tracker.domain.midnight import split
from tracker.domain.progress import Status, StreakStatus
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Continuity, Makeup, OnMiss, Place, RestRule, Route


def test_all_days_hit_completes_on_the_last_day_and_not_before() -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-01", days=3)
    runs = [session(day=f"2026-11-0{n}", km=5) for n in (1, 2, 3)]
    before = judge(subject, runs[:2], "2026-11-03")
    assert (before.status, before.goals[0].hits, before.goals[0].needed) == (Status.ACTIVE, 2, 3)
    done = judge(subject, runs, "2026-11-03")
    assert (done.status, done.completed_on) == (Status.COMPLETED, on("2026-11-03"))


def test_one_metre_short_is_short() -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-01", days=1)
    short = session(day="2026-11-01", distance_mm=5 * KM - 1)
    assert judge(subject, [short], "2026-11-02").status is Status.FAILED
    assert judge(subject, [short, session(day="2026-11-01", distance_mm=1)], "2026-11-02").status is Status.COMPLETED


def test_a_deficit_may_be_repaid_only_where_the_rules_say_so() -> None:
    runs = [session(day="2026-11-01", km=2), session(day="2026-11-02", km=9)]
    strict = judge(challenge(leaf(target=5 * KM), "2026-11-01", days=2), runs, "2026-11-02")
    assert strict.completed_on is None
    repaid = challenge(leaf(target=5 * KM), "2026-11-01", days=2, continuity=Continuity(makeup=Makeup.ANY))
    found = judge(repaid, runs, "2026-11-02")
    assert found.completed_on == on("2026-11-02")
    assert [stage.hit for stage in found.stages] == [False, True]


@pytest.mark.parametrize(
    ("op", "k", "done", "completed"),
    [(Op.ALL, 0, ("run",), False), (Op.ANY, 0, ("run",), True), (Op.K_OF, 2, ("run", "ride"), True)],
)
def test_goals_joined(op: Op, k: int, done: tuple[str, ...], completed: bool) -> None:
    goals = tuple(leaf(kind, 10 * KM, Per.WINDOW) for kind in ("run", "ride", "swim"))
    subject = challenge(Group(op=op, k=k, goals=goals), "2026-11-01", days=5)
    found = judge(subject, [session(kind, "2026-11-02", 10) for kind in done], "2026-11-03")
    assert (found.completed_on is not None) is completed


def test_a_count_of_days_need_not_be_in_a_row() -> None:
    subject = challenge(leaf(target=5 * KM, need=need("count", 3)), "2026-11-01", days=10)
    runs = [session(day=f"2026-11-{n:02d}", km=5) for n in (1, 4, 7, 9)]
    assert judge(subject, runs, "2026-11-10").completed_on == on("2026-11-07")


def test_a_streak_of_n_and_what_a_rest_does_to_it() -> None:
    rules = Continuity(rest=RestRule(n=1, per="week"))
    subject = challenge(leaf(target=5 * KM, need=need("streak", 3)), "2026-11-02", days=10, continuity=rules)
    runs = [session(day=f"2026-11-{n:02d}", km=5) for n in (2, 3, 5)]
    found = judge(subject, runs, "2026-11-05")
    assert found.completed_on == on("2026-11-05")
    assert found.streak is not None
    assert (found.streak.current, found.streak.status) == (3, StreakStatus.SAFE)
    assert "rest on 4 Nov" in found.streak.why


def test_a_miss_may_fail_it() -> None:
    rules = Continuity(on_miss=OnMiss.FAIL)
    subject = challenge(leaf(target=5 * KM), "2026-11-01", days=10, continuity=rules)
    found = judge(subject, [session(day="2026-11-01", km=5)], "2026-11-05")
    assert (found.status, found.failed_on) == (Status.FAILED, on("2026-11-02"))
    assert judge(subject, [session(day="2026-11-01", km=5)], "2026-11-02").status is Status.ACTIVE


def test_a_missed_week_fails_when_it_is_over() -> None:
    goal = leaf(
        "run",
        2,
        Per.WEEK,
        agg=Agg.COUNT,
        measure=Measure.SESSIONS,
        need=need("streak", 3),
        counts=Counts(least=(Measure.ELAPSED, 1800)),
    )
    subject = challenge(goal, "2026-11-02", days=21, continuity=Continuity(on_miss=OnMiss.FAIL))
    good = [session(day=f"2026-11-{n:02d}", km=5, minutes=30) for n in (2, 4, 9, 11, 16, 18)]
    assert judge(subject, good, "2026-11-18").completed_on == on("2026-11-18")
    weak = [*good[:3], session(day="2026-11-11", km=5, minutes=29)]
    assert judge(subject, weak, "2026-11-15").status is Status.ACTIVE
    assert judge(subject, weak, "2026-11-16").failed_on == on("2026-11-15")


def test_every_restart_keeps_its_length_and_a_second_one_follows() -> None:
    rules = Continuity(excuses=frozenset(), on_miss=OnMiss.RESTART)
    subject = challenge(leaf(target=KM), "2026-11-01", days=3, continuity=rules)
    runs = [session(day=f"2026-11-{n:02d}", km=2) for n in (1, 3, 5, 6, 7)]
    found = judge(subject, runs, "2026-11-07")
    assert (found.attempt, found.completed_on) == (3, on("2026-11-07"))


def test_a_table_with_rest_rows() -> None:
    table = (32 * KM, 40 * KM, 0, 42 * KM)
    subject = challenge(leaf("run", table, Per.STAGE), "2026-11-01", days=4)
    runs = [session(day="2026-11-01", km=32), session(day="2026-11-02", km=41), session(day="2026-11-04", km=42)]
    resting = judge(subject, runs[:2], "2026-11-03")
    assert resting.stages[2].rest
    assert resting.streak is not None
    assert (resting.streak.current, resting.streak.status, resting.streak.until) == (
        2,
        StreakStatus.SAFE,
        on("2026-11-04"),
    )
    assert resting.total is not None
    assert resting.total.target == 114 * KM
    assert resting.total.planned == 72 * KM
    assert judge(subject, runs, "2026-11-04").completed_on == on("2026-11-04")


def test_one_session_of_a_hundred() -> None:
    subject = challenge(leaf("ride", 100 * KM, Per.SESSION), "2026-11-01", days=30)
    two = [session("ride", "2026-11-02", 60), session("ride", "2026-11-02", 60, start="2026-11-02T15:00+00:00")]
    assert judge(subject, two, "2026-11-03").completed_on is None
    found = judge(subject, [*two, session("ride", "2026-11-03", 100)], "2026-11-03")
    assert found.completed_on == on("2026-11-03")
    assert (found.targets[0].measure, found.targets[0].done, found.targets[0].target) == (Measure.SESSIONS, 1, 1)


def test_what_counts() -> None:
    subject = challenge(leaf("ride", 100 * KM, Per.WINDOW), "2026-11-01", days=3)
    rides = [
        session("ride-gravel", "2026-11-01", 30),
        session("ride", "2026-11-01", 40, assisted=True),
        session("erg-bike", "2026-11-01", 50),
        session("run", "2026-11-01", 10),
    ]
    total = judge(subject, rides, "2026-11-02").total
    assert total is not None
    assert total.done == 30 * KM, "a gravel ride is a ride; an e-bike and an erg bike are not"


def test_marks_excuse_what_the_rules_name() -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-01", days=3)
    runs = [session(day="2026-11-01", km=5), session(day="2026-11-03", km=5)]
    sick = [mark(MarkKind.SICK, "2026-11-02")]
    found = judge(subject, runs, "2026-11-03", sick)
    assert (found.status, found.goals[0].needed) == (Status.COMPLETED, 2)
    hard = challenge(leaf(target=5 * KM), "2026-11-01", days=3, continuity=Continuity(excuses=frozenset()))
    assert judge(hard, runs, "2026-11-04", sick).status is Status.FAILED


def test_a_rest_to_come_does_not_complete_anything_today() -> None:
    rules = Continuity(rest=RestRule(n=1, per="challenge"))
    subject = challenge(leaf(target=5 * KM), "2026-11-01", days=2, continuity=rules)
    resting = [mark(MarkKind.REST, "2026-11-02")]
    run = [session(day="2026-11-01", km=5)]
    assert judge(subject, run, "2026-11-01", resting).completed_on is None
    assert judge(subject, run, "2026-11-03", resting).status is Status.COMPLETED


ROAD = Route(
    name="Road",
    length_mm=100 * KM,
    places=(
        Place(name="A", lat=0, lon=0, at_mm=0),
        Place(name="B", lat=0, lon=1, at_mm=40 * KM),
        Place(name="C", lat=0, lon=2, at_mm=100 * KM),
    ),
)


@pytest.mark.parametrize(
    ("km", "place", "following", "at"),
    [(0, "A", "B", 0), (40, "B", "C", 40), (99.5, "B", "C", 99.5), (120, "C", None, 100)],
)
def test_position(km: float, place: str, following: str | None, at: float) -> None:
    subject = challenge(leaf(target=10 * KM), "2026-11-01", days=10, route=ROAD)
    where = judge(subject, [session(day="2026-11-01", km=km)] if km else [], "2026-11-01").position
    assert where is not None
    assert (where.place.name, where.following.name if where.following else None) == (place, following)
    assert where.at_mm == at * KM


def test_a_plan_follows_the_day_targets_and_rest_weekdays_add_nothing() -> None:
    rules = Continuity(rest=RestRule(weekdays=(5, 6)))
    subject = challenge(leaf(target=200 * KM, per=Per.WINDOW), "2026-11-02", days=14, continuity=rules)
    total = judge(subject, [], "2026-11-09").total
    assert total is not None
    assert total.planned == 100 * KM
    assert total.needed_per_day == Fraction(200 * KM, 5)


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=30),
    st.integers(1, 10),
    st.integers(0, 35),
    st.sets(st.integers(0, 29)),
)
def test_day_goals_against_a_walk(km: list[int], target: int, passed: int, sick: set[int]) -> None:
    """Hits, needs, streak and status of a day goal equal those of a plain walk over the days."""
    days = len(km)
    start = on("2026-03-10")
    subject = challenge(leaf(target=target * KM), start.isoformat(), days=days)
    dates = [day.isoformat() for day in subject.period.dates()]
    today = min(passed, days)
    now = start.fromordinal(start.toordinal() + today)
    runs = [session(day=dates[n], km=km[n]) for n in range(min(today + 1, days)) if km[n]]
    marks = [mark(MarkKind.SICK, dates[n]) for n in sorted(sick) if n < days]
    found = judge(subject, runs, now.isoformat(), marks)

    hit = [n <= today and km[n] >= target for n in range(days)]
    due = [n for n in range(days) if hit[n] or n not in sick or n >= today]
    assert found.goals[0].hits == sum(hit)
    assert found.goals[0].needed == len(due)
    over = today >= days
    met = bool(due) and all(hit[n] for n in due)
    assert (found.completed_on is not None) is met
    assert found.status is (Status.COMPLETED if met else Status.FAILED if over else Status.ACTIVE)


@given(st.integers(1, 10**9), st.integers(1, 200_000), st.integers(0, 86_399))
def test_shares_of_a_session_add_up(whole: int, seconds: int, offset: int) -> None:
    hour, rest = divmod(offset, 3600)
    start = f"2026-03-28T{hour:02d}:{rest // 60:02d}:{rest % 60:02d}+00:00"
    bout = session(start=start, zone="Europe/Oslo", km=1, elapsed_s=seconds)
    found = split(bout, whole)
    assert sum(found.values()) == whole
    assert all(value >= 0 for value in found.values())


def test_strict_days_get_their_share_and_nothing_else() -> None:
    subject = challenge(leaf(target=8 * KM, attribution=Attribution.STRICT), "2026-06-20", days=3)
    night = session(start="2026-06-20T21:00+00:00", zone="Europe/Oslo", km=20, minutes=120)
    assert [stage.done[0] for stage in judge(subject, [night], "2026-06-22").stages] == [10 * KM, 10 * KM, 0]
