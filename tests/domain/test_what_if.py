"""What if: days to come supposed otherwise, judged by the very rules that judge the journal."""

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, both, challenge, evidence, judge, leaf, mark, on, session
from tests.domain.made_journals import Made, made
from tracker.domain.assess import assess
from tracker.domain.days import DAY, midnight
from tracker.domain.goals import DAILY, Agg, Cmp, Counts, Leaf, NeedKind, Per, leaves
from tracker.domain.progress import Progress, Status
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Award, Challenge, Continuity, Makeup, OnMiss, RestRule, Trigger, Window, WindowKind
from tracker.domain.what_if import OPEN, Supposed, WhatIf, asked_of, stepped, suppose
from tracker.errors import RefusedError
from tracker.services.library import library

SHIPPED = {entry.template.slug: entry.template for entry in library()}
SAT, SUN, MON, TUE = (date(2025, 6, 28) + n * DAY for n in range(4))


def goa(**rules: object) -> Progress:
    """Mumbai to Goa on the morning of day 3: two whole days, and 72 km ridden and 20 km run of the third."""
    template = SHIPPED["mumbai-to-goa"]
    template = replace(template, continuity=replace(template.continuity, **rules))  # type: ignore[arg-type]
    made_ = challenge(template.goal, "2025-06-26", window=template.window)
    subject = replace(made_, template=template)
    days = [("2025-06-26", 90), ("2025-06-27", 90), ("2025-06-28", 72)]
    done = [one for day, km in days for one in (session("ride", day, km), session("run", day, 20))]
    return judge(subject, done, "2025-06-28", zone="Asia/Kolkata")


def test_skipping_tomorrow_on_the_way_to_goa() -> None:
    now = goa()
    found = suppose(now, WhatIf().skip(SUN))
    then, planned = found.then, found.planned
    assert then.today == planned.today == MON, "the morning after"
    assert then.total is not None
    assert planned.total is not None
    assert (now.total and now.total.done, then.total.done, planned.total.done) == (312 * KM, 330 * KM, 440 * KM)
    assert then.total.balance == Fraction(-1164, 10) * KM
    assert planned.total.balance == Fraction(-64, 10) * KM
    assert [then.total.needed_per_day, planned.total.needed_per_day] == [228 * KM, 118 * KM]
    assert then.streak is not None
    assert planned.streak is not None
    assert (then.streak.current, then.streak.longest, planned.streak.current) == (0, 3, 4)
    assert then.position is not None
    assert (then.position.place.name, then.position.past_mm) == ("Ratnagiri", 4_900_000)
    assert then.status is Status.ACTIVE
    assert [(stage.on, stage.hit) for stage in then.stages[2:4]] == [(SAT, True), (SUN, False)]
    assert then.stages[2].done == (90 * KM, 20 * KM), "today goes as planned"
    assert found.possible is True, "a missed day may be made up here"
    assert found.lost == ()
    assert found.now is now


def test_where_nothing_is_made_up_a_skipped_day_costs_the_medal() -> None:
    found = suppose(goa(makeup=Makeup.NONE), WhatIf().skip(SUN))
    assert found.possible is False
    assert [medal.title for medal in found.lost] == ["Mumbai to Goa on foot and wheels"]
    assert suppose(goa(makeup=Makeup.NONE), WhatIf().bring(SUN, "ride", 95 * KM)).possible is True


def test_on_the_last_day_nothing_is_left_to_make_up_on() -> None:
    found = suppose(goa(), WhatIf().skip(MON))
    assert (found.then.today, found.then.status, found.planned.status) == (TUE, Status.FAILED, Status.COMPLETED)
    assert found.possible is False
    assert "Mumbai to Goa on foot and wheels" in [medal.title for medal in found.lost]


def test_an_amount_of_a_day() -> None:
    more = suppose(goa(), WhatIf().bring(SUN, "ride", 120 * KM)).then
    assert more.total is not None
    assert more.total.done == (330 + 120 + 20) * KM, "the other goal goes as planned"
    less = suppose(goa(), WhatIf().bring(SUN, "ride", 50 * KM)).then
    assert less.total is not None
    assert less.total.done == (330 + 50 + 20) * KM
    assert less.streak is not None
    assert less.streak.current == 0
    today = suppose(goa(), WhatIf().bring(SAT, "ride", 10 * KM)).then
    assert today.total is not None
    assert today.total.done == 312 * KM, "what was done already can't be less"


def test_a_miss_that_fails_or_restarts() -> None:
    failed = suppose(goa(on_miss=OnMiss.FAIL), WhatIf().skip(SUN))
    assert (failed.then.status, failed.then.failed_on, failed.possible) == (Status.FAILED, SUN, False)
    restarted = suppose(goa(on_miss=OnMiss.RESTART, makeup=Makeup.NONE), WhatIf().skip(SUN))
    assert (restarted.then.attempt, restarted.then.period.start) == (2, MON)
    assert restarted.possible is None, "of a new attempt nothing is said"


def daily(km: int = 5, days: int = 10, **rules: object) -> Challenge:
    award = Award(key="all", title="All of it", on=Trigger.COMPLETE)
    row = Award(key="row", title="Seven in a row", on=Trigger.STREAK, n=(7,))
    subject = challenge(leaf("run", km * KM), "2025-06-26", days=days, awards=(award, row))
    return replace(subject, template=replace(subject.template, continuity=Continuity(**rules)))  # type: ignore[arg-type]


def run(subject: Challenge, *days: str, today: str = "2025-06-28") -> Progress:
    return judge(subject, [session("run", day, 5) for day in days], today)


def test_rest_is_excused_where_the_rules_allow_it_and_missed_elsewhere() -> None:
    allowed = daily(rest=RestRule(n=1, per="week"))
    rested = suppose(run(allowed, "2025-06-26", "2025-06-27"), WhatIf().rest(SUN))
    assert rested.then.streak is not None
    assert rested.then.streak.current == 3, "bridged"
    assert next(stage for stage in rested.then.stages if stage.on == SUN).excused is MarkKind.REST
    assert rested.possible is True
    strict = suppose(run(daily(days=12), "2025-06-26", "2025-06-27"), WhatIf().rest(SUN))
    assert strict.then.streak is not None
    assert strict.then.streak.current == 0
    assert strict.possible is False
    assert [medal.title for medal in strict.lost] == ["All of it"], "seven in a row still fit behind"
    late = suppose(run(daily(days=8), "2025-06-26", "2025-06-27"), WhatIf().rest(SUN))
    assert {medal.title for medal in late.lost} == {"All of it", "Seven in a row"}


def test_days_marked_already_are_planned_with_nothing() -> None:
    subject = daily(excuses=frozenset({MarkKind.TRAVEL}))
    now = judge(
        subject, [session("run", "2025-06-26", 5)], "2025-06-27", [mark(MarkKind.TRAVEL, "2025-06-28", "2025-06-26")]
    )
    then = suppose(now, WhatIf().skip(SUN)).then
    assert [stage.done for stage in then.stages[:4]] == [(5 * KM,), (5 * KM,), (0,), (0,)]


def test_a_total_over_the_window_takes_its_share_of_the_plan_each_day() -> None:
    goal = leaf("run", 100 * KM, Per.WINDOW)
    now = judge(challenge(goal, "2025-06-26", days=10), [session("run", "2025-06-26", 30)], "2025-06-28")
    assert [asked_of(now, stage, 0) for stage in now.stages[:3]] == [10 * KM, 10 * KM, 10 * KM]
    found = suppose(now, WhatIf().skip(SUN))
    assert found.planned.total is not None
    assert found.then.total is not None
    assert (found.planned.total.done, found.then.total.done) == (50 * KM, 40 * KM)
    assert found.then.total.needed_per_day == 10 * KM
    assert found.possible is True, "the rest can still be run on the last day"


def test_a_week_is_spread_over_its_days() -> None:
    goal = leaf("run", 40 * KM, Per.WEEK)
    now = judge(challenge(goal, "2025-06-23", days=14), [session("run", "2025-06-24", 12)], "2025-06-25")
    planned = suppose(now, WhatIf().bring(SUN, "run", 0)).planned
    assert planned.goals[0].hits == 1
    assert [planned.amounts["run"][on("2025-06-25") + n * DAY] for n in range(5)] == [5_600_000] * 5


def test_slots_figures_and_sessions_are_planned_too() -> None:
    slots = leaf("run", 5 * KM, Per.EVERY, every_s=4 * 3600)
    window = Window(kind=WindowKind.INSTANT, length_s=48 * 3600)
    subject = challenge(slots, "2025-06-28", window=window, starts_at="2025-06-28T00:00+00:00", zone="UTC")
    now = judge(subject, [session("run", start="2025-06-28T00:30+00:00", km=5)], "2025-06-28", now="2025-06-28T01:00Z")
    found = suppose(now, WhatIf().skip(SUN))
    assert (found.planned.status, found.then.goals[0].hits, found.possible) == (Status.COMPLETED, 6, False)
    pages = replace(leaf("read", 10), measure=Measure.FACT, fact="pages", counts=Counts())
    workout = replace(leaf("workout", 1), measure=Measure.SESSIONS, agg=Agg.COUNT, counts=Counts(kinds=("run",)))
    both_ = judge(challenge(both(pages, workout), "2025-06-28", days=3), [], "2025-06-28")
    planned = suppose(both_, WhatIf().skip(SUN)).planned
    assert [planned.amounts[key][day] for key in ("read", "workout") for day in (SAT, SUN)] == [10, 10, 1, 1]


def test_only_days_to_come_of_a_challenge_that_runs() -> None:
    now = goa()
    for day in (date(2025, 6, 27), date(2025, 7, 1)):
        with pytest.raises(RefusedError, match="still to come"):
            suppose(now, WhatIf().skip(day))
    with pytest.raises(RefusedError, match="is over"):
        suppose(run(daily(days=2), "2025-06-26", "2025-06-27"), WhatIf().skip(SAT))


def test_a_day_is_one_thing_at_a_time() -> None:
    what = WhatIf().skip(SUN).rest(SUN).bring(MON, "ride", 5)
    assert not what.skipped
    assert (what.rested, what.days) == (frozenset({SUN}), (SUN, MON))
    assert what.bring(SUN, "ride", 7).rested == frozenset()
    assert not what.rest(SUN).without(MON)
    assert what.skip(MON).amounts == {}


@pytest.mark.parametrize(
    ("measure", "asked", "more", "less"),
    [
        (Measure.DISTANCE, 90 * KM, 95 * KM, 85 * KM),
        (Measure.DISTANCE, 5 * KM, 5_500_000, 4_500_000),
        (Measure.ELAPSED, 3_600, 3_900, 3_300),
        (Measure.REPS, 50, 52, 48),
        (Measure.SESSIONS, 1, 2, 0),
    ],
)
def test_steps_are_round(measure: Measure, asked: int, more: int, less: int) -> None:
    assert (stepped(asked, 1, asked, measure), stepped(asked, -1, asked, measure)) == (more, less)
    assert stepped(0, -1, asked, measure) == 0


# -- two ways to the same ------------------------------------------------------------------------------------------


def _case(seed: int) -> tuple[Made, Progress]:
    case = made(seed)
    journal = case.journal
    held = evidence(case.subject, journal.sessions, journal.marks, zone=journal.zone)
    return case, assess(case.subject, replace(held, facts=journal.facts), case.today)


def _supposed(progress: Progress, days: int) -> Supposed | None:
    """With every day from today skipped, as many as there are and at most `days`."""
    if progress.status not in OPEN or progress.evidence is None:
        return None
    first = max(progress.today, progress.period.start)
    skipped = [first + n * DAY for n in range(days) if first + n * DAY in progress.period]
    return suppose(progress, WhatIf(skipped=frozenset(skipped))) if skipped else None


@given(st.integers(0, 2_000), st.integers(1, 6))
def test_skipping_every_day_is_doing_nothing_until_then(seed: int, days: int) -> None:
    """A what-if that brings nothing is the journal as it is, judged on a later morning."""
    case, now = _case(seed)
    assert suppose(now, WhatIf()).then is now
    found = _supposed(now, days)
    if found is None or now.evidence is None:
        return
    morning = replace(now.evidence, now=midnight(found.then.today, now.evidence.zone or "UTC"))
    later = assess(case.subject, morning, found.then.today)
    for one in fields(Progress):
        if one.name != "evidence":
            assert getattr(found.then, one.name) == getattr(later, one.name), one.name


@given(st.integers(0, 2_000), st.integers(1, 6))
def test_a_day_that_goes_as_planned_is_hit(seed: int, days: int) -> None:
    """By day targets alone: each day of the plan is hit, excused or asks nothing."""
    case, now = _case(seed)
    if case.subject.template.entry.late_until is not None:
        return  # after it nothing counts any more
    if any(one.per not in DAILY or not _plain(one) for one in leaves(case.subject.template.goal)):
        return
    found = _supposed(now, days)
    if found is None or now.evidence is None:
        return
    *before, last = found.what.days
    then = suppose(now, WhatIf().skip(last)).then
    if then.attempt > now.attempt:
        return
    for stage in then.stages:
        assert stage.on not in before or stage.hit or stage.excused or stage.rest, stage


def _plain(one: Leaf) -> bool:
    return one.cmp is Cmp.AT_LEAST and one.need.kind in (NeedKind.ALL, NeedKind.STREAK) and one.counts.cap_day is None
