"""Rules in plain words: what counts for a goal, what a miss does, and nothing said where nothing can happen."""

from dataclasses import replace

import pytest

from tests.domain.rules_cases import EVENTS, HIKES, KM, MILE, QUIET, RACES, RUN, WATER, rules
from tracker.domain.goals import Agg, Attribution, Cmp, Counts, Factor, Leaf, Need, NeedKind, Order, Per
from tracker.domain.sessions import Measure
from tracker.domain.templates import Continuity, Makeup, OnMiss, RestRule


def count(n: int) -> Need:
    return Need(NeedKind.COUNT, n)


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        (RUN, []),
        (replace(RUN, counts=Counts(kinds=("run-trail", "walk"))), ["Of running, only trail run counts"]),
        (replace(RUN, counts=Counts(kinds=("run",), excepted=("run-trail",))), ["Trail run does not count"]),
        (replace(RUN, counts=Counts(excepted=("hike", "yoga"))), ["Hiking and yoga do not count"]),
        (
            replace(
                RUN, counts=Counts(kinds=("run",), least=(Measure.ELAPSED, 1_800), most=(Measure.DISTANCE, 20 * KM))
            ),
            ["Only sessions of at least 30 min (breaks included) count", "Sessions of more than 20 km do not count"],
        ),
        # a least size that the target asks for anyway says nothing
        (replace(RUN, agg=Agg.MAX, counts=Counts(kinds=("run",), least=(Measure.DISTANCE, 20 * KM))), []),
        (
            replace(RUN, agg=Agg.MAX, counts=Counts(kinds=("run",), least=(Measure.DISTANCE, 21 * KM))),
            ["Only sessions of at least 21 km count"],
        ),
        (replace(RUN, counts=Counts(kinds=("run",), cap_day=20 * KM)), ["No more than 20 km a day count"]),
        (
            replace(RUN, counts=Counts(kinds=("run",), continuous=True, gap_s=10_800)),
            [
                "Only sessions without a break count",
                "A session counts only if it starts 3 h or more after the end of the last one that counted",
            ],
        ),
        (
            replace(RUN, per=Per.EVERY, every_s=14_400, inside=True),
            ["Only sessions with a clock time count", "A session must end before the next 4 h begins"],
        ),
        # factors
        (replace(RUN, counts=Counts(factors=(Factor(kind="ride", num=1, den=3),))), ["Riding counts a third"]),
        (
            replace(RUN, counts=Counts(factors=(Factor(kind="ride", num=3333, den=10_000),))),
            ["Riding counts about a third (0.3333)"],
        ),
        (
            replace(RUN, counts=Counts(factors=(Factor(kind="erg-bike", num=1, den=2), Factor(kind="run", num=1)))),
            ["Riding on the machine counts half"],
        ),
        (
            replace(RUN, counts=Counts(factors=(Factor(kind="yoga", num=3, den=4), Factor(kind="stepper", num=3)))),
            ["Yoga counts 0.75 times", "Stepper counts 3 times"],
        ),
        (
            replace(
                RUN,
                measure=Measure.STEPS,
                counts=Counts(factors=(Factor(kind="ride", num=10_000, den=3_600, measure=Measure.MOVING),)),
            ),
            ["An hour of riding counts 10,000 steps"],
        ),
        (
            replace(
                RUN, counts=Counts(factors=(Factor(kind="class", num=5 * MILE, den=3_600, measure=Measure.ELAPSED),))
            ),
            ["An hour of class counts 5 mi (8.05 km)"],
        ),
        (
            replace(
                RUN,
                measure=Measure.CLIMB,
                counts=Counts(factors=(Factor(kind="stairs", num=178, measure=Measure.STEPS),)),
            ),
            ["A step of stairs counts 0.178 m"],
        ),
        (
            replace(
                RUN,
                measure=Measure.STEPS,
                counts=Counts(factors=(Factor(kind="swim", num=13, den=10_000, measure=Measure.DISTANCE),)),
            ),
            ["A kilometre of swimming counts 1,300 steps"],
        ),
        # tolerance, where it is enough to matter
        (replace(RUN, tolerance=10), ["Up to 1 % may be missing from a target"]),
        (replace(RUN, tolerance=25), ["Up to 2.5 % may be missing from a target"]),
        (replace(HIKES, target=3, tolerance=10), []),
        (replace(RUN, tolerance=10, cmp=Cmp.AT_MOST), []),
        # midnight, where it can do anything
        (
            replace(RUN, attribution=Attribution.CREDIT),
            ["A session over midnight counts for the later date too where that share is enough"],
        ),
        (replace(RUN, attribution=Attribution.STRICT), ["A session over midnight gives each date only its own share"]),
        (
            replace(RUN, attribution=Attribution.STRICT, per=Per.WINDOW),
            ["A session over midnight gives each date only its own share"],
        ),
        (replace(RUN, attribution=Attribution.STRICT, per=Per.SESSION), []),
        (replace(RUN, attribution=Attribution.CREDIT, agg=Agg.MAX), []),
        (replace(HIKES, attribution=Attribution.CREDIT, per=Per.DAY), []),
        (replace(WATER, attribution=Attribution.CREDIT), []),
        # tables
        (
            replace(RUN, per=Per.STAGE, target=(KM,), order=Order.WEEK),
            ["The days of a week of the table may be done in any order, one a day"],
        ),
        (
            replace(RUN, per=Per.STAGE, target=(KM,), order=Order.SUCCESS, rest_between=1),
            [
                "A day of the table is repeated until it is done; only then comes the next, with 1 free day between",
            ],
        ),
        # facts
        (
            replace(RUN, measure=Measure.STEPS, fact="steps", target=10_000),
            ["A figure entered for a whole day stands in place of the steps of that day's sessions"],
        ),
        (
            replace(WATER, cmp=Cmp.AT_MOST, per=Per.WEEK),
            ["A week counts only where a figure was entered for it, and only once it is over"],
        ),
        # results
        (RACES, ["Relays and virtual races do not count"]),
        (replace(RACES, counts=Counts(relay=True)), ["Virtual races do not count"]),
        (replace(RACES, counts=Counts(virtual=True)), ["Relays do not count"]),
        (replace(RACES, counts=Counts(virtual=True, relay=True)), []),
        (replace(EVENTS, attribution=Attribution.CREDIT), ["Relays and virtual races do not count"]),
    ],
)
def test_what_counts(leaf: Leaf, expected: list[str]) -> None:
    found = rules(leaf)[2:]
    misses = ("A missed", "No day", "No week")
    assert [rule for rule in found if not rule.startswith(misses)] == expected


@pytest.mark.parametrize(
    ("leaf", "continuity", "expected"),
    [
        (
            RUN,
            replace(QUIET, makeup=Makeup.SAME_PERIOD),
            "A missed day may be made up later in the same week, not after it",
        ),
        (
            replace(RUN, per=Per.WEEK),
            replace(QUIET, rest=RestRule(n=2, per="month")),
            "Two missed weeks a month are free",
        ),
        (
            replace(RUN, per=Per.MONTH),
            replace(QUIET, rest=RestRule(n=1, per="challenge")),
            "One missed month is free in all",
        ),
        (
            replace(RUN, per=Per.WEEK),
            replace(QUIET, on_miss=OnMiss.FAIL),
            "A missed week ends it",
        ),
        (replace(RUN, per=Per.EVERY, every_s=3_600), replace(QUIET, on_miss=OnMiss.FAIL), "A missed round ends it"),
        (
            replace(RUN, need=count(20)),
            replace(QUIET, on_miss=OnMiss.RESTART),
            "A missed day starts a new attempt the next day",
        ),
    ],
)
def test_misses(leaf: Leaf, continuity: Continuity, expected: str) -> None:
    assert expected in rules(leaf, continuity=continuity)


@pytest.mark.parametrize(
    "leaf",
    [
        replace(RUN, need=count(20)),
        replace(RUN, per=Per.WEEK, need=Need(NeedKind.BEST, 9)),
        replace(RUN, per=Per.EVERY, every_s=3_600, attribution=Attribution.START),
        replace(RUN, per=Per.ROLLING, roll_days=7),
        replace(RUN, per=Per.STAGE, target=(KM, KM), order=Order.SUCCESS),
        EVENTS,
    ],
)
def test_where_nothing_can_be_missed_nothing_is_said_of_misses(leaf: Leaf) -> None:
    assert not [rule for rule in rules(leaf) if "miss" in rule or "excused" in rule]
