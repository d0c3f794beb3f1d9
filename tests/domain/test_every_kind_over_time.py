"""Whatever the goal: what was fulfilled stays fulfilled on the same day, and medals are only added, as days go by."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.domain.building import KM, both, challenge, judge, leaf, need, result
from tests.domain.playing_days import START, asked, at_most, day, days_of, journal, swapped, told, waiting
from tracker.domain.goals import Agg, Counts, Group, Key, Leaf, Op, Per, Ramp
from tracker.domain.progress import Status
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Continuity, Makeup, OnMiss, RestRule, Trigger

RESULTS = leaf("run", 2, measure=Measure.RESULTS, counts=Counts())
GOALS: dict[str, Leaf | Group] = {
    "day": asked(5),
    "day N": asked(5, need=need("count", 4)),
    "day streak": asked(5, need=need("streak", 3)),
    "day best": asked(20, need=need("best", 3)),
    "day at most": at_most(9, Per.DAY),
    "day ramp": asked(Ramp(0, KM)),
    "week": asked(12, Per.WEEK),
    "week streak": asked(12, Per.WEEK, need=need("streak", 2)),
    "week at most": at_most(25, Per.WEEK),
    "days a week": days_of(4, 2),
    "month": asked(20, Per.MONTH, need=need("count", 1)),
    "window": asked(30, Per.WINDOW),
    "window max": asked(9, Per.WINDOW, agg=Agg.MAX),
    "window at most": at_most(40, Per.WINDOW),
    "ladder": asked(10, Per.WINDOW, tier_step=10 * KM),
    "session": asked(8, Per.SESSION, need=need("count", 2)),
    "rolling": asked(20, Per.ROLLING, roll_days=4, need=need("count", 1)),
    "table": asked((5, 0, 7, 3) * 5, Per.STAGE),
    "swapped": swapped(*(5, 0, 7, 3, 0, 0, 0) * 3),
    "waiting": waiting(2, 4, 6, rest_between=1),
    "tags": asked(5, Per.BY, by=Key.TAG, need=need("count", 2)),
    "races": replace(RESULTS, per=Per.ROLLING, roll_days=9, need=need("count", 1)),
    "different races": replace(RESULTS, per=Per.BY, by=Key.EVENT, target=1, need=need("count", 2)),
    "all of": both(asked(30, Per.WINDOW), replace(asked(5, need=need("count", 4)), key="days")),
    "any of": Group(
        op=Op.ANY, goals=(asked(60, Per.WINDOW), replace(asked(9, Per.SESSION, need=need("count", 2)), key="long"))
    ),
    "one by one": Group(
        op=Op.ALL, sequence=True, goals=(asked(10, Per.WINDOW), replace(asked(20, Per.WINDOW), key="more"))
    ),
}
AWARDS = (
    Award(key="done", title="Done"),
    Award(key="ten", title="Ten", on=Trigger.AMOUNT, amount=10 * KM, repeatable=True),
    Award(key="row", title="Row", on=Trigger.STREAK, n=(2,), repeatable=True),
    Award(key="long", title="Long", on=Trigger.SESSION, amount=9 * KM),
    Award(key="finish", title="Finish", on=Trigger.RESULT, once_per="edition"),
)
RULES = (
    Continuity(),
    Continuity(makeup=Makeup.ANY),
    Continuity(rest=RestRule(n=1, per="week")),
    Continuity(on_miss=OnMiss.RESTART),
    Continuity(on_miss=OnMiss.FAIL),
)


@pytest.mark.parametrize("name", GOALS)
@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(km=st.lists(st.integers(0, 12), min_size=21, max_size=21), rules=st.sampled_from(RULES))
def test_what_was_earned_stays(name: str, km: list[int], rules: Continuity) -> None:
    subject = challenge(GOALS[name], str(START), days=20, continuity=rules, awards=AWARDS)
    runs = [replace(run, tags=("abc"[run.local_date.day % 3],)) for run in journal(told(km))]
    raced = [result(f"Race {km[n] % 3}", str(day(n + 1))) for n in range(21) if km[n] > 9]
    completed, medals = None, frozenset[tuple[str, date]]()
    for number in range(24):
        today = day(number)
        found = judge(
            subject,
            [run for run in runs if run.local_date <= today],
            str(today),
            results=[one for one in raced if one.race.on <= today],
        )
        assert completed is None or found.completed_on == completed
        assert found.completed_on is None or found.completed_on <= today
        earned = frozenset((medal.key, medal.on) for medal in found.medals)
        assert medals <= earned, "a day that passes takes no medal away"
        assert all(on_ <= today for _, on_ in earned)
        assert [medal.on for medal in found.medals] == sorted(medal.on for medal in found.medals)
        assert found.verdict
        assert (found.status is Status.COMPLETED) is (found.completed_on is not None)
        completed, medals = found.completed_on, earned
    assert completed is not None or found.status in (Status.FAILED, Status.ACTIVE)
