"""Teams: sum, mean, least, best k and relay, each member with a factor; within a bucket the dates add up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, challenge, evidence, leaf, on, session
from tests.domain.playing_days import day, journal
from tracker.domain.assess import assess
from tracker.domain.days import month_of, week_of
from tracker.domain.evidence import Evidence
from tracker.domain.goals import Agg, Attribution, Counts, Factor, Group, Leaf, Per
from tracker.domain.progress import Progress, Status
from tracker.domain.sessions import Measure
from tracker.domain.teams import combined, together
from tracker.domain.templates import Award, Challenge, Team, TeamAgg, Trigger, Window, WindowKind

START = on("2026-11-02")


def team(
    agg: str,
    goal: Leaf | Group,
    *,
    k: int | None = None,
    factors: tuple[int, ...] = (),
    members: int = 3,
    days: int = 14,
    **rules: object,
) -> Challenge:
    made = challenge(goal, str(START), days=days, **rules)  # type: ignore[arg-type]
    rule = Team(agg=TeamAgg(agg), k=k)
    return replace(
        made,
        template=replace(made.template, team=rule),
        athletes=tuple(f"m{n}" for n in range(members)),
        factors=factors,
    )


def member(subject: Challenge, text: str, activity: str = "run", **asked: object) -> Evidence:
    return evidence(subject, journal(text, activity), **asked)  # type: ignore[arg-type]


def stands(subject: Challenge, *texts: str, upto: int = 14) -> Progress:
    return assess(subject, together(subject, [member(subject, text) for text in texts]), day(upto))


def total_of(found: Progress) -> int:
    assert found.total is not None
    return found.total.done


WHOLE = leaf("run", 60 * KM, Per.WINDOW)


@pytest.mark.parametrize(
    ("agg", "k", "km"),
    [("sum", None, 60), ("mean", None, 20), ("min", None, 10), ("best", 2, 50), ("best", 1, 30), ("best", 3, 60)],
)
def test_the_figure_of_a_team(agg: str, k: int | None, km: int) -> None:
    found = stands(team(agg, WHOLE, k=k), "1:10", "2:5 5:15", "3:30")
    assert total_of(found) == km * KM
    assert (found.completed_on is not None) is (km >= 60)


def test_a_mean_is_of_all_members_and_rounded_down() -> None:
    subject = team("mean", WHOLE)
    held = [evidence(subject, [session(day=str(START), distance_mm=mm)]) for mm in (10, 10, 12)]
    assert total_of(assess(subject, together(subject, held), START)) == 10
    assert total_of(stands(team("mean", WHOLE, members=4), "1:10", "", "", "2:10")) == 5 * KM


def test_the_day_on_which_a_team_is_done() -> None:
    subject = team("min", leaf("run", 10 * KM, Per.WINDOW))
    assert stands(subject, "1:50", "2:10", "3:4 9:6").completed_on == day(9)
    assert stands(subject, "1:50", "2:10", "3:4 9:5.9").completed_on is None
    relay = team("sum", WHOLE)
    assert stands(relay, "1:20", "4:39.9", "8:0.1").completed_on == day(8)


@pytest.mark.parametrize(
    ("factors", "km"),
    [((), 40), ((1000, 1000), 40), ((1500, 500), 30), ((500, 2000), 65), ((1500,), 45)],
)
def test_a_factor_for_each_member(factors: tuple[int, ...], km: int) -> None:
    subject = team("sum", WHOLE, factors=factors, members=2)
    assert total_of(stands(subject, "1:10", "2:30")) == km * KM


def test_factors_come_before_the_least_is_taken() -> None:
    subject = team("min", WHOLE, factors=(500, 1000), members=2)
    assert total_of(stands(subject, "1:30", "1:20")) == 15 * KM


def test_facts_of_a_team() -> None:
    goal = replace(leaf(target=30_000, per=Per.WINDOW), measure=Measure.STEPS, fact="steps", counts=Counts())
    steps = ({"steps": {str(START): 12_000}}, {"steps": {str(START): 8_000, str(day(2)): 9_000}})
    for agg, done in (("sum", 29_000), ("mean", 14_500), ("min", 12_000)):
        subject = team(agg, goal, members=2)
        held = [evidence(subject, [], facts=one) for one in steps]
        assert total_of(assess(subject, together(subject, held), day(5))) == done


def test_a_relay_has_one_runner_a_stage() -> None:
    goal = leaf("run", (14 * KM, 24 * KM, 18 * KM, 19 * KM), Per.STAGE)
    subject = team("relay", goal, members=4, days=4)
    found = stands(subject, "1:14", "2:24", "3:18", "4:19", upto=4)
    assert (found.completed_on, found.goals[0].hits) == (day(4), 4)
    swapped = stands(subject, "1:14", "3:24", "2:24", "4:19", upto=5)
    assert (swapped.status, [stage.hit for stage in swapped.stages]) == (Status.FAILED, [True, False, False, True])
    helped = stands(subject, "1:7", "1:7 2:24", "3:18", "4:19", upto=5)
    assert not helped.stages[0].hit, "a stage is one member's"


def test_a_relay_comes_round_again() -> None:
    goal = leaf("run", (5 * KM,) * 4, Per.STAGE)
    subject = team("relay", goal, members=2, days=4)
    assert stands(subject, "1:5 3:5", "2:5 4:5", upto=4).completed_on == day(4)
    assert stands(subject, "1:5 2:5", "3:5 4:5", upto=5).goals[0].hits == 2


@pytest.mark.parametrize(
    ("agg", "k", "hits"),
    [("sum", None, [True, True, False]), ("min", None, [True, False, False]), ("best", 1, [True, True, False])],
)
def test_the_days_of_a_team(agg: str, k: int | None, hits: list[bool]) -> None:
    subject = team(agg, leaf(target=5 * KM), k=k, members=2, days=3)
    found = stands(subject, "1:5 2:1 3:2", "1:5 2:5 3:2", upto=3)
    assert [stage.hit for stage in found.stages] == hits


@pytest.mark.parametrize(("agg", "met"), [("sum", 8), ("mean", 10), ("min", None)])
def test_the_weeks_of_a_team(agg: str, met: int | None) -> None:
    """A mean of a week is of what each did in that week."""
    subject = team(agg, leaf("run", 10 * KM, Per.WEEK), members=2)
    found = stands(subject, "1:20 8:15", "2:10 10:5")
    assert found.completed_on == (day(met) if met else None)


def test_the_laps_of_a_team_are_those_of_all() -> None:
    goal = leaf("run", 4 * KM, Per.EVERY, agg=Agg.MAX, every_s=14_400)
    made = challenge(
        goal,
        "",
        window=Window(kind=WindowKind.INSTANT, length_s=8 * 3600),
        starts_at="2026-11-02T06:00+00:00",
        zone="UTC",
    )
    subject = replace(made, template=replace(made.template, team=Team()), athletes=("a", "b"))
    first = evidence(subject, [session(start="2026-11-02T06:30+00:00", km=4)], now="2026-11-02T14:00+00:00")
    second = evidence(subject, [session(start="2026-11-02T10:30+00:00", km=4)], now="2026-11-02T14:00+00:00")
    assert assess(subject, together(subject, [first, second]), on("2026-11-02")).goals[0].hits == 2


def test_medals_of_a_team() -> None:
    half = Award(key="half", title="Half", on=Trigger.AMOUNT, amount=30 * KM)
    subject = team("sum", WHOLE, awards=(half,))
    assert [medal.on for medal in stands(subject, "1:10", "3:15", "5:5").medals] == [day(5)]
    assert stands(subject, "1:10", "3:15", "5:4.9").medals == ()


@pytest.mark.parametrize(
    ("agg", "k", "texts", "earned"),
    [
        ("sum", None, ("1:20", "1:21.999"), False),
        ("sum", None, ("1:42", ""), True),
        ("min", None, ("1:42", "2:42"), True),
    ],
)
def test_one_session_is_one_member_s(agg: str, k: int | None, texts: tuple[str, ...], earned: bool) -> None:
    long = Award(key="long", title="Long", on=Trigger.SESSION, amount=42 * KM)
    subject = team(agg, WHOLE, k=k, members=2, awards=(long,))
    assert bool(stands(subject, *texts).medals) is earned


# -- what counts is settled for each member before the team's figure is made


def steps(target: int, per: Per = Per.WINDOW, **fields: object) -> Leaf:
    found = Leaf(key="steps", title="Steps", measure=Measure.STEPS, per=per, target=target, fact="steps")
    return replace(found, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "theirs", "done"),
    [
        ({"steps": {str(START): 9_000}}, {"steps": {str(START): 5_000}}, 14_000),
        ({"steps": {str(START): 9_000}}, {}, 12_000),  # the other's run tells its steps itself
        ({}, {}, 6_000),
    ],
)
def test_a_member_s_count_hides_nobody_else_s_run(
    mine: dict[str, dict[str, int]], theirs: dict[str, dict[str, int]], done: int
) -> None:
    subject = team("sum", steps(30_000), members=2)
    held = [evidence(subject, [session(day=str(START), steps=3_000)], facts=facts) for facts in (mine, theirs)]
    assert total_of(assess(subject, together(subject, held), day(2))) == done


def test_what_is_converted_is_a_member_s_own() -> None:
    by_hour = Factor(kind="ride", num=10_000, den=3_600, measure=Measure.MOVING)
    subject = team("min", steps(10_000, Per.DAY, counts=Counts(factors=(by_hour,))), members=2, days=2)
    held = [
        evidence(subject, [session("ride", str(START), minutes=60)], facts={"steps": {str(START): 1_000}}),
        evidence(subject, [], facts={"steps": {str(START): 11_000}}),
    ]
    found = assess(subject, together(subject, held), day(1))
    assert (found.targets[0].done, found.stages[0].hit) == (11_000, True)


def test_a_cap_of_the_day_is_each_member_s() -> None:
    subject = team("mean", steps(100_000, counts=Counts(cap_day=20_000)), members=2)
    held = [evidence(subject, [], facts=facts) for facts in ({"steps": {str(START): 40_000}}, {})]
    assert total_of(assess(subject, together(subject, held), day(2))) == 10_000


@pytest.mark.parametrize(
    ("agg", "texts", "done"), [("sum", ("1:5", "1:5"), 2), ("min", ("1:5", "3:5"), 1), ("min", ("1:5", ""), 0)]
)
def test_a_gap_is_between_one_s_own_sessions(agg: str, texts: tuple[str, ...], done: int) -> None:
    goal = leaf(
        "run", 9, Per.WINDOW, agg=Agg.COUNT, measure=Measure.SESSIONS, counts=Counts(kinds=("run",), gap_s=3 * 3600)
    )
    assert total_of(stands(team(agg, goal, members=2), *texts)) == done


def test_midnight_divides_the_sessions_of_a_team_too() -> None:
    subject = team("sum", leaf(target=5 * KM, attribution=Attribution.STRICT), members=2, days=2)
    night = session(start=f"{START}T23:30+00:00", km=10, minutes=60)
    held = [evidence(subject, [night]), evidence(subject, [])]
    found = assess(subject, together(subject, held), day(2))
    assert [stage.done[0] for stage in found.stages] == [5 * KM, 5 * KM]


@given(
    st.sampled_from(("sum", "mean", "min", "best")),
    st.integers(1, 4),
    st.sampled_from((Per.DAY, Per.WEEK, Per.MONTH, Per.WINDOW)),
    st.lists(st.dictionaries(st.integers(0, 40), st.integers(1, 30_000), max_size=15), min_size=1, max_size=4),
    st.lists(st.integers(1, 3000), max_size=4),
    st.integers(0, 6),
)
def test_the_dates_of_a_bucket_add_up(
    agg: str, k: int, per: Per, held: list[dict[int, int]], factors: list[int], week_start: int
) -> None:
    """Within each bucket the dates add up to the figure of the members' sums, and none takes anything away."""
    subject = team(agg, leaf("run", 1, per), k=k, factors=tuple(factors), days=41, week_start=week_start)
    scaled = [
        {
            START + timedelta(days=n): value * (factors[i] if i < len(factors) else 1000) // 1000
            for n, value in one.items()
        }
        for i, one in enumerate(held)
    ]
    rule = subject.template.team
    assert rule is not None
    assert isinstance(subject.template.goal, Leaf)
    found = combined(rule, scaled, subject.template.goal, subject)
    assert all(value >= 0 for value in found.values())

    def bucket(on_: date) -> object:
        return {
            Per.DAY: on_,
            Per.WEEK: week_of(on_, week_start),
            Per.MONTH: month_of(on_),
            Per.WINDOW: None,
        }[per]

    dates = {on_ for one in scaled for on_ in one}
    for each in {bucket(on_) for on_ in dates}:
        sums = [sum(value for on_, value in one.items() if bucket(on_) == each) for one in scaled]
        expected = {
            "sum": sum(sums),
            "mean": sum(sums) // len(sums),
            "min": min(sums),
            "best": sum(sorted(sums, reverse=True)[:k]),
        }[agg]
        assert sum(value for on_, value in found.items() if bucket(on_) == each) == expected
