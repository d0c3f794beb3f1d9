"""Legs count for their own kinds, the whole for its own or for any, and nothing twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.building import KM, both, challenge, judge, leaf, need, on, session
from tracker.domain.counting import Rate, Selection, Taken, counting_as, day_amounts
from tracker.domain.days import Period
from tracker.domain.goals import Agg, Counts, Per
from tracker.domain.sessions import Measure, Part, Session
from tracker.domain.why_not import why_not

DAY = "2026-11-03"
TRIATHLON = session(
    "triathlon",
    DAY,
    51.5,
    minutes=150,
    climb_mm=90,
    hr_avg=150,
    tags=("goa",),
    parts=(
        Part(activity="swim", distance_mm=1_500_000, elapsed_s=1800),
        Part(activity="ride-road", distance_mm=40 * KM, elapsed_s=4200),
        Part(activity="run", distance_mm=5 * KM, elapsed_s=1500, count=2),
    ),
)
GYM = session(
    "strength",
    DAY,
    minutes=40,
    parts=(
        Part(activity="push-up", reps=20),
        Part(activity="squat", reps=9),
        Part(activity="push-up", reps=15, count=2),
        Part(activity="plank", hold_s=60, count=3),
        Part(reps=5),
    ),
)


def _sum(measure: Measure, *kinds: str, held: Session = TRIATHLON, **asked: object) -> int:
    agg = Agg.COUNT if measure is Measure.SESSIONS else Agg.SUM
    choice = Selection(measure=measure, agg=agg, period=Period(on(DAY), None), activities=frozenset(kinds))
    return day_amounts(replace(choice, **asked), (held,)).get(on(DAY), 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kinds", "distance", "seconds", "sessions"),
    [
        (("swim",), 1_500_000, 1_800, 1),
        (("ride", "ride-road"), 40 * KM, 4_200, 1),
        (("run",), 10 * KM, 3_000, 1),
        (("run", "swim"), 11_500_000, 4_800, 2),
        (("walk",), 0, 0, 0),
        (("triathlon",), 51_500_000, 9_000, 1),
        (("triathlon", "run"), 51_500_000, 9_000, 1),  # whole, and so its run not again
        ((), 51_500_000, 9_000, 1),
    ],
)
def test_a_triathlon_feeds_its_kinds(kinds: tuple[str, ...], distance: int, seconds: int, sessions: int) -> None:
    assert _sum(Measure.DISTANCE, *kinds) == distance
    assert _sum(Measure.ELAPSED, *kinds) == _sum(Measure.MOVING, *kinds) == seconds
    assert _sum(Measure.SESSIONS, *kinds) == sessions


@pytest.mark.parametrize(
    ("measure", "kind", "amount"),
    [
        (Measure.REPS, "push-up", 50),
        (Measure.SESSIONS, "push-up", 1),  # its sets are one session together
        (Measure.REPS, "squat", 9),
        (Measure.HOLD, "plank", 180),
        (Measure.REPS, "plank", 0),
        (Measure.ELAPSED, "push-up", 0),  # how long the sets took is not known
        (Measure.ELAPSED, "strength", 2_400),
    ],
)
def test_sets_of_a_workout_feed_their_kinds(measure: Measure, kind: str, amount: int) -> None:
    assert _sum(measure, kind, held=GYM) == amount


def test_the_rules_hold_for_each_leg() -> None:
    assert _sum(Measure.DISTANCE, "run", least=(Measure.DISTANCE, 10 * KM)) == 10 * KM
    assert _sum(Measure.DISTANCE, "run", least=(Measure.DISTANCE, 10 * KM + 1)) == 0
    assert _sum(Measure.DISTANCE, "run", "swim", excepted=frozenset({"swim"})) == 10 * KM
    assert _sum(Measure.DISTANCE, "run", excepted=frozenset({"triathlon"})) == 0
    assert _sum(Measure.DISTANCE, "run", indoor=True) == 0
    assert _sum(Measure.DISTANCE, "run", legs=False) == 0
    half = Rate(activities=frozenset({"run"}), measure=Measure.ELAPSED, num=1, den=2)
    assert _sum(Measure.DISTANCE, "run", rates=(half,)) == 1_500
    assert _sum(Measure.CLIMB, "run") == 0


@pytest.mark.parametrize(
    ("kinds", "taken", "counts"),
    [
        (("run",), ("ride",), True),  # what one leg gives elsewhere is not what another has to give
        (("run",), ("run",), False),
        (("run",), ("triathlon",), False),
        (("triathlon",), ("run",), False),
        ((), ("run",), False),
        (("triathlon",), ("walk",), True),
        (("run",), (), False),
    ],
)
def test_nothing_counts_for_two_challenges_of_a_group(
    kinds: tuple[str, ...], taken: tuple[str, ...], counts: bool
) -> None:
    other = Taken(period=Period(on(DAY), None), activities=frozenset(taken))
    assert (_sum(Measure.SESSIONS, *kinds, taken=(other,)) > 0) is counts


def test_a_leg_is_on_the_date_the_whole_began() -> None:
    night = session("triathlon", start="2026-11-03T22:00+00:00", km=51.5, minutes=240, parts=TRIATHLON.parts)
    choice = Selection(
        measure=Measure.DISTANCE, agg=Agg.SUM, period=Period(on(DAY), None), activities=frozenset({"run"})
    )
    (leg,) = counting_as(choice, night)
    assert (leg.activity, leg.local_date, leg.end_date, leg.tags) == ("run", on(DAY), on(DAY), night.tags)


def test_a_challenge_of_three_sports_is_fed_by_one_triathlon() -> None:
    goal = both(leaf("swim", 1_500_000), leaf("ride", 40 * KM), leaf("run", 10 * KM), leaf("triathlon", 1, Per.WINDOW))
    found = judge(challenge(goal, DAY, days=1), [TRIATHLON], DAY)
    assert [target.done for target in found.targets[:3]] == [1_500_000, 40 * KM, 10 * KM]
    assert found.stages[0].hit


def test_the_largest_leg_reaches_a_single_session() -> None:
    goal = leaf("run", 10 * KM, Per.SESSION, need=need("count", 1))
    assert judge(challenge(goal, DAY, days=2), [TRIATHLON], DAY).completed_on == on(DAY)
    assert judge(challenge(replace(goal, target=10 * KM + 1), DAY, days=2), [TRIATHLON], DAY).completed_on is None
    twice = replace(goal, need=need("count", 1), counts=Counts(kinds=("run",), continuous=True))
    assert judge(challenge(twice, DAY, days=2), [TRIATHLON], DAY).completed_on is None  # two pieces of 5 km


def test_why_a_leg_did_not_count() -> None:
    goal = leaf("run", 20 * KM, counts=Counts(kinds=("run",), least=(Measure.DISTANCE, 11 * KM)))
    subject = challenge(goal, DAY, days=1)
    choice = Selection(
        measure=Measure.DISTANCE,
        agg=Agg.SUM,
        period=subject.period,
        activities=frozenset({"run"}),
        least=(Measure.DISTANCE, 11 * KM),
    )
    assert why_not(subject, goal, choice, TRIATHLON, "km") == "10 km is less than 11 km"
    assert why_not(subject, goal, replace(choice, least=None), TRIATHLON, "km") == ""
    swim = replace(goal, counts=Counts(kinds=("walk",)))
    assert "triathlon is no walk" in why_not(
        subject, swim, replace(choice, activities=frozenset({"walk"})), TRIATHLON, "km"
    )


def test_a_late_entry_counts_only_where_it_was_there_before() -> None:
    choice = Selection(measure=Measure.DISTANCE, agg=Agg.SUM, period=Period(on(DAY), None))
    late = session("run", DAY, 5, logged="2026-11-10T12:00+00:00")
    for limit in ({"late_days": 6}, {"late_until": datetime(2026, 11, 9, tzinfo=UTC)}):
        asked = replace(choice, **limit)
        assert day_amounts(asked, (late,)) == {}
        assert day_amounts(replace(asked, joined_at=late.logged_at), (late,)) == {on(DAY): 5 * KM}
        assert day_amounts(replace(asked, joined_at=late.logged_at - timedelta(seconds=1)), (late,)) == {}
    assert day_amounts(replace(choice, late_days=7), (late,)) == {on(DAY): 5 * KM}
