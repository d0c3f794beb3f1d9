"""What counts: flags, bounds of a session, caps, gaps, unbroken time, factors, facts of the day, checks."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, both, challenge, judge, leaf, need, on, session
from tracker.domain.goals import Agg, Attribution, Counts, Factor, Leaf, Per
from tracker.domain.sessions import Measure, Part, Session


def counts(kinds: tuple[str, ...] = ("run",), **fields: object) -> Counts:
    return replace(Counts(kinds=kinds), **fields)  # type: ignore[arg-type]


def done_of(what: Counts, *sessions: Session, **fields: object) -> int:
    """What the sessions of ten days come to, in base units."""
    goal = replace(leaf("run", 10**9, Per.WINDOW, counts=what), **fields)  # type: ignore[arg-type]
    total = judge(challenge(goal, "2026-11-02", days=10), sessions, "2026-11-11").total
    assert total is not None
    return total.done


@pytest.mark.parametrize(
    ("what", "bout", "count"),
    [
        (counts(), {}, True),
        (counts(), {"activity": "run-trail"}, True),
        (counts(), {"activity": "walk"}, False),
        (counts(()), {"activity": "walk"}, True),
        (counts(("run", "walk")), {"activity": "walk"}, True),
        (counts(excepted=("run-track",)), {"activity": "run-track"}, False),
        (counts((), excepted=("run",)), {"activity": "run-trail"}, False),
        (counts(indoor=False), {"indoor": True}, False),
        (counts(indoor=True), {}, False),
        (counts(), {"indoor": True}, True),
        (counts(virtual=False), {"virtual": True}, False),
        (counts(), {"virtual": True}, True),
        (counts(), {"assisted": True}, False),
        (counts(assisted=None), {"assisted": True}, True),
        (counts(race=True), {}, False),
        (counts(race=True), {"race": True}, True),
        (counts(manual=False), {}, False),
        (counts(manual=False), {"source": "strava"}, True),
        (counts(least=(Measure.DISTANCE, 5 * KM)), {"km": 5}, True),
        (counts(least=(Measure.DISTANCE, 5 * KM)), {"km": 4.999}, False),
        (counts(most=(Measure.DISTANCE, 5 * KM)), {"km": 5}, True),
        (counts(most=(Measure.DISTANCE, 5 * KM)), {"km": 5.001}, False),
        (counts(least=(Measure.ELAPSED, 1800)), {"minutes": 30}, True),
        (counts(least=(Measure.ELAPSED, 1800)), {"elapsed_s": 1799}, False),
        (counts(least=(Measure.ELAPSED, 1800)), {}, False),
    ],
)
def test_whether_a_session_counts(what: Counts, bout: dict[str, object], count: bool) -> None:
    run = session(**{"day": "2026-11-03", "km": 5, **bout})  # type: ignore[arg-type]
    assert (done_of(what, run) > 0) is count


def test_no_more_than_the_cap_counts_of_a_day() -> None:
    runs = [session(day="2026-11-03", km=3), session(day="2026-11-03", km=9), session(day="2026-11-04", km=2)]
    assert done_of(counts(cap_day=5 * KM), *runs) == 7 * KM
    assert done_of(counts(), *runs) == 14 * KM


def test_a_cap_holds_for_weeks_and_best_spans_too() -> None:
    runs = [session(day="2026-11-03", km=9), session(day="2026-11-04", km=9)]
    for goal in (leaf("run", 10 * KM, Per.WEEK), leaf("run", 10 * KM, Per.ROLLING, roll_days=2, need=need("count", 1))):
        for cap, met in ((5 * KM, "2026-11-04"), (4 * KM, None)):
            capped = replace(goal, counts=counts(cap_day=cap))
            found = judge(challenge(capped, "2026-11-02", days=7), runs, "2026-11-08")
            assert found.completed_on == (on(met) if met else None)


# -- two workouts a day, three hours apart, unbroken

HARD = Leaf(
    key="workout",
    title="Workouts",
    measure=Measure.SESSIONS,
    agg=Agg.COUNT,
    per=Per.DAY,
    target=2,
    counts=Counts(least=(Measure.ELAPSED, 45 * 60), gap_s=3 * 3600, continuous=True),
)


def bout(clock: str, minutes: int = 45, **fields: object) -> Session:
    return session("run", start=f"2026-11-02T{clock}+00:00", minutes=minutes, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bouts", "hit"),
    [
        ([bout("08:00"), bout("11:45")], True),  # three hours after the end of the first
        ([bout("08:00"), bout("11:44:59")], False),
        ([bout("08:00"), bout("11:00"), bout("11:45")], True),  # the one between counts for nothing
        ([bout("08:00"), bout("10:00"), bout("12:00")], True),
        ([bout("08:00"), bout("08:20", 44), bout("12:00")], True),  # too short to count, so it breaks no gap
        ([bout("08:00", 44), bout("12:00")], False),
        ([bout("12:00"), bout("08:00")], True),  # entered the other way round
        ([bout("08:00", moving_s=44 * 60), bout("12:00")], True),  # a minute's halt is none
        ([bout("08:00", 46, moving_s=45 * 60 - 1), bout("12:00")], False),
        ([bout("08:00", timer_s=44 * 60), bout("12:00")], True),
        ([bout("08:00", 46, timer_s=45 * 60 - 1), bout("12:00")], False),  # the device stood still
        ([bout("08:00", 46, timer_s=1, moving_s=46 * 60), bout("12:00")], True),
        ([bout("08:00", parts=(Part(count=2, elapsed_s=1350),)), bout("12:00")], False),
        ([bout("08:00", timed=False), bout("08:00", 50, timed=False)], True),  # no clock, no gap to break
    ],
)
def test_apart_and_unbroken(bouts: list[Session], hit: bool) -> None:
    assert judge(challenge(HARD, "2026-11-02", days=75), bouts, "2026-11-02").targets[0].hit is hit


def test_a_gap_runs_over_midnight() -> None:
    late = session("run", start="2026-11-02T22:30+00:00", minutes=60)
    early = session("run", start="2026-11-03T02:29+00:00", minutes=60)
    goal = replace(HARD, target=1)
    found = judge(challenge(goal, "2026-11-02", days=2), [late, early], "2026-11-03")
    assert [stage.hit for stage in found.stages] == [True, False]


# -- factors

MILE = 1_609_344
HALF = Factor(kind="erg-bike", num=1, den=2)
BY_HOUR = Factor(kind="ride", num=10_000, den=3_600, measure=Measure.MOVING)  # 10,000 steps an hour
BY_STEP = Factor(kind="stairs", num=178, measure=Measure.STEPS)  # 0.178 m a step
CLASS_HOUR = Factor(kind="yoga", num=5 * MILE, den=3_600, measure=Measure.MOVING)  # five miles an hour


@pytest.mark.parametrize(
    ("factor", "bouts", "measure", "amount"),
    [
        (Factor(kind="ride", num=1, den=3), [("ride", {"distance_mm": 3 * MILE})], Measure.DISTANCE, MILE),
        (Factor(kind="ride", num=1, den=3), [("ride", {"distance_mm": MILE})] * 3, Measure.DISTANCE, MILE),
        (Factor(kind="ride", num=3333, den=10000), [("ride", {"distance_mm": 3 * MILE})], Measure.DISTANCE, 1_609_183),
        (HALF, [("erg-bike", {"distance_mm": 3})], Measure.DISTANCE, 1),
        (HALF, [("erg-row", {"distance_mm": 3})], Measure.DISTANCE, 3),
        (Factor(kind="ride", num=2), [("ride-gravel", {"distance_mm": 5})], Measure.DISTANCE, 10),
        (BY_HOUR, [("ride", {"elapsed_s": 5400})], Measure.STEPS, 15_000),
        (BY_HOUR, [("ride", {"elapsed_s": 5400, "moving_s": 3600})], Measure.STEPS, 10_000),
        (BY_HOUR, [("ride", {"elapsed_s": 5400, "timer_s": 3600})], Measure.STEPS, 10_000),
        (BY_HOUR, [("ride", {"elapsed_s": 5400, "timer_s": 3600, "moving_s": 1800})], Measure.STEPS, 5_000),
        (BY_HOUR, [("ride", {"elapsed_s": 5400, "timer_s": 0, "moving_s": 0})], Measure.STEPS, 15_000),
        (BY_HOUR, [("ride", {"distance_mm": 5, "steps": 70})], Measure.STEPS, 0),
        (BY_HOUR, [("run", {"steps": 4321})], Measure.STEPS, 4_321),
        (BY_STEP, [("stairs", {"steps": 49_708})], Measure.CLIMB, 8_848_024),
        (CLASS_HOUR, [("yoga", {"elapsed_s": 1800})], Measure.DISTANCE, 4_023_360),
    ],
)
def test_factors(factor: Factor, bouts: list[tuple[str, dict[str, int]]], measure: Measure, amount: int) -> None:
    what = counts((), factors=(factor,))
    held = [session(kind, "2026-11-03", **values) for kind, values in bouts]  # type: ignore[arg-type]
    assert done_of(what, *held, measure=measure) == amount


def test_a_factor_counts_in_the_session_bucket_too() -> None:
    """Half of a BikeErg's 42.195 km is no marathon."""
    what = counts(("erg-row", "erg-bike"), factors=(HALF,))
    goal = leaf("run", 42_195_000, Per.SESSION, need=need("count", 1), counts=what)
    for kind, km, met in (("erg-row", 42.195, True), ("erg-bike", 42.195, False), ("erg-bike", 84.39, True)):
        found = judge(challenge(goal, "2026-11-02", days=10), [session(kind, "2026-11-03", km)], "2026-11-11")
        assert (found.completed_on is not None) is met


# -- facts of the day

STEPS = Leaf(
    key="steps",
    title="Steps",
    measure=Measure.STEPS,
    per=Per.DAY,
    target=10_000,
    fact="steps",
    counts=Counts(factors=(BY_HOUR,)),
)


@pytest.mark.parametrize(
    ("fact", "bouts", "amount"),
    [
        (9_000, [], 9_000),
        (9_000, [("run", {"steps": 3_000})], 9_000),  # the day's count holds the steps of its run already
        (None, [("run", {"steps": 3_000})], 3_000),
        (9_000, [("ride", {"elapsed_s": 360})], 10_000),  # what is converted comes on top
        (9_000, [("ride", {"elapsed_s": 360}), ("run", {"steps": 3_000})], 10_000),
        (None, [("ride", {"elapsed_s": 360}), ("run", {"steps": 3_000})], 4_000),
        (0, [("run", {"steps": 3_000})], 0),
        (None, [], 0),
    ],
)
def test_steps_are_never_counted_twice(fact: int | None, bouts: list[tuple[str, dict[str, int]]], amount: int) -> None:
    held = [session(kind, "2026-11-02", **values) for kind, values in bouts]  # type: ignore[arg-type]
    facts = {} if fact is None else {"steps": {"2026-11-02": fact}}
    found = judge(challenge(STEPS, "2026-11-02", days=30), held, "2026-11-02", facts=facts)
    assert (found.targets[0].done, found.targets[0].hit) == (amount, amount >= 10_000)


@pytest.mark.parametrize(
    ("measure", "target", "value", "hit"),
    [
        (Measure.FACT, 10, 10, True),
        (Measure.FACT, 10, 9, False),
        (Measure.FACT, 3785, 3785, True),
        (Measure.CHECK, 1, 1, True),
        (Measure.CHECK, 1, 0, False),
        (Measure.CHECK, 1, None, False),
    ],
)
def test_facts_and_checks(measure: Measure, target: int, value: int | None, hit: bool) -> None:
    goal = replace(leaf(target=target), measure=measure, fact="it", unit="pages")
    facts = {} if value is None else {"it": {"2026-11-02": value}}
    found = judge(challenge(goal, "2026-11-02", days=75), [], "2026-11-02", facts=facts)
    assert (found.targets[0].hit, found.stages[0].hit) == (hit, hit)


def test_facts_by_week_and_in_all() -> None:
    facts = {"pages": {"2026-11-02": 30, "2026-11-08": 40, "2026-11-09": 70, "2026-11-20": 5}}
    page = replace(leaf(), measure=Measure.FACT, fact="pages", unit="pages")
    for goal, met in (
        (replace(page, per=Per.WEEK, target=70), "2026-11-09"),
        (replace(page, per=Per.WEEK, target=71), None),
        (replace(page, per=Per.WINDOW, target=140), "2026-11-09"),
        (replace(page, per=Per.WINDOW, target=141), None),
        (replace(page, per=Per.ROLLING, roll_days=2, target=110, need=need("count", 1)), "2026-11-09"),
        (replace(page, per=Per.WINDOW, agg=Agg.DAYS, each=40, target=2), "2026-11-09"),
    ):
        found = judge(challenge(goal, "2026-11-02", days=14), [], "2026-11-15", facts=facts)
        assert found.completed_on == (on(met) if met else None)


def test_a_day_of_75_hard_wants_everything() -> None:
    outdoors = replace(HARD, key="outdoors", target=1, counts=Counts(least=(Measure.ELAPSED, 45 * 60), indoor=False))
    water = replace(leaf("water", 3785), measure=Measure.FACT, fact="water", unit="ml")
    photo = replace(leaf("photo", 1), measure=Measure.CHECK, fact="photo")
    subject = challenge(both(HARD, outdoors, water, photo), "2026-11-02", days=75)
    two = [bout("08:00", indoor=True), bout("12:00")]
    everything = {"water": {"2026-11-02": 3785}, "photo": {"2026-11-02": 1}}
    assert judge(subject, two, "2026-11-02", facts=everything).stages[0].hit
    for gone in everything:
        rest = {key: value for key, value in everything.items() if key != gone}
        assert not judge(subject, two, "2026-11-02", facts=rest).stages[0].hit
    inside = [bout("08:00", indoor=True), bout("12:00", indoor=True)]
    assert not judge(subject, inside, "2026-11-02", facts=everything).stages[0].hit


@pytest.mark.parametrize(
    ("attribution", "days", "hit"),
    [(Attribution.START, 1, False), (Attribution.CREDIT, 2, True), (Attribution.STRICT, 2, True)],
)
def test_days_of_a_week_over_midnight(attribution: Attribution, days: int, hit: bool) -> None:
    goal = leaf("run", 2, Per.WEEK, agg=Agg.DAYS, each=5 * KM, attribution=attribution)
    night = session(start="2026-11-04T23:00+00:00", km=10, minutes=120)
    found = judge(challenge(goal, "2026-11-02", days=7), [night], "2026-11-08")
    assert (found.targets[0].done, found.targets[0].hit) == (days, hit)
