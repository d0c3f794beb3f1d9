"""Rules in plain words: every bucket, need and target of the goal shape, and what counts for it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.rules_cases import EVENTS, HIKES, KM, MILE, PHOTO, QUIET, RACES, RUN, WATER, asked, rules
from tracker.domain.goals import (
    Agg,
    Cmp,
    Counts,
    Goal,
    Group,
    Item,
    Key,
    Need,
    NeedKind,
    Op,
    Order,
    Per,
    Ramp,
)
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, RestRule, Trigger, Window, WindowKind

MARATHON = Counts(least=(Measure.DISTANCE, 42_195_000))
ERGS = ("erg-row", "erg-ski", "erg-bike")
SIX = tuple(Item(name=name) for name in ("Tokyo", "Boston", "London"))
BREVETS = (
    Item(name="200 km", least_mm=200 * KM, limit_s=48_600),
    Item(name="Long", least_mm=600 * KM, limit_s=144_000),
    Item(name="Sydney", since=date(2025, 1, 1)),
)


def count(n: int) -> Need:
    return Need(NeedKind.COUNT, n)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        # buckets
        (
            replace(RUN, agg=Agg.MAX, per=Per.EVERY, every_s=14_400, target=4 * MILE),
            "Run 4 mi (6.4 km) in one session every 4 h",
        ),
        (replace(RUN, per=Per.EVERY, every_s=3_600), "Run 20 km every hour"),
        (replace(RUN, per=Per.EVERY, every_s=5_400, need=count(9)), "Run 20 km every 1 h 30 min, in at least 9 rounds"),
        (
            replace(RUN, per=Per.EVERY, every_s=3_600, need=Need(NeedKind.STREAK, 12)),
            "Run 20 km every hour, twelve times in a row",
        ),
        (
            replace(RUN, per=Per.EVERY, every_s=3_600, need=Need(NeedKind.STREAK)),
            "Run 20 km every hour, for as long as it lasts",
        ),
        (replace(RUN, per=Per.ROLLING, roll_days=7, need=count(1)), "Run 20 km within any 7 days in a row"),
        (
            replace(RUN, per=Per.ROLLING, roll_days=7, need=count(3)),
            "Run 20 km within any 7 days in a row, three times",
        ),
        (
            replace(RACES, per=Per.ROLLING, roll_days=16, target=2, counts=MARATHON),
            "Finish 2 races of at least a marathon (42.2 km) within any 16 days in a row",
        ),
        # keys
        (replace(EVENTS, need=count(100)), "Finish races of at least 100 different events"),
        (replace(EVENTS, by=Key.REGION, need=count(50)), "Finish races in at least 50 different regions"),
        (
            replace(EVENTS, by=Key.LETTER, need=count(25), counts=Counts(events=("parkrun",))),
            "Finish races of parkrun, of events with at least 25 different first letters",
        ),
        (
            replace(EVENTS, by=Key.FINISH_SECOND, need=count(60)),
            "Finish races with at least 60 different seconds (0 to 59) in the finish time",
        ),
        (replace(EVENTS, tiers=(20, 50)), "Finish races of 20 different events, in rungs of 20 and 50"),
        (replace(EVENTS, tier_step=10), "Finish races of ten different events, a rung for every 10"),
        (
            replace(EVENTS, target=2, by=Key.REGION, need=count(3)),
            "Finish 2 races in each of at least three different regions",
        ),
        (replace(EVENTS, items=SIX), "Finish a race of each of these: Tokyo, Boston and London"),
        (replace(EVENTS, items=SIX, need=count(2)), "Finish at least two of these: Tokyo, Boston or London"),
        (
            replace(EVENTS, by=Key.ITEM, items=BREVETS),
            "Finish a race of each of these: 200 km within 13 h 30 min, Long (at least 600 km) within 40 h "
            "and Sydney (from 1 January 2025 on)",
        ),
        (
            replace(HIKES, per=Per.BY, by=Key.TAG, need=count(10)),
            "Log 1 session of hiking for each of at least ten different hashtags",
        ),
        (
            replace(HIKES, per=Per.BY, by=Key.ITEM, items=(Item(name="Ben Nevis"), Item(name="Càrn Mòr"))),
            "Log 1 session of hiking for each of these hashtags: #ben-nevis and #càrn-mòr",
        ),
        # needs
        (
            replace(RUN, per=Per.WEEK, need=Need(NeedKind.BEST, 9)),
            "Run 20 km in the best nine weeks taken together",
        ),
        (
            replace(RUN, per=Per.SESSION, need=Need(NeedKind.BEST, 5)),
            "Run 20 km in the best five sessions taken together",
        ),
        (replace(RUN, per=Per.WEEK, agg=Agg.DAYS, each=5 * KM, target=3), "Run 5 km on 3 days every week"),
        (
            replace(RUN, per=Per.MONTH, agg=Agg.DAYS, each=5 * KM, target=2, need=count(6)),
            "Run 5 km on 2 days in at least 6 months",
        ),
        (replace(RUN, per=Per.WINDOW, agg=Agg.DAYS, each=5 * KM, target=20), "Run 5 km on 20 days"),
        (
            replace(
                HIKES,
                per=Per.WEEK,
                agg=Agg.DAYS,
                each=1,
                target=4,
                need=Need(NeedKind.STREAK, 3),
                counts=Counts(least=(Measure.ELAPSED, 1_800)),
            ),
            "Be active for at least 30 min (breaks included) in one session on 4 days every week, three weeks in a row",
        ),
        # targets
        (
            replace(RUN, target=Ramp(0, KM), counts=Counts(kinds=ERGS)),
            "Row, ski or ride 1 km on the machine on day 1, 1 km more each day",
        ),
        (
            replace(RUN, measure=Measure.STEPS, target=Ramp(5_000, 500), counts=Counts()),
            "Take 5,500 steps on day 1, 500 more each day",
        ),
        (
            replace(RUN, target=Ramp(10 * KM, -KM), per=Per.WEEK, agg=Agg.MAX, need=count(3)),
            "Run 9 km in one session in week 1, 1 km less each week, in at least 3 weeks",
        ),
        (replace(RUN, target=Ramp(5 * KM, 0)), "Run 5 km every day"),
        (
            replace(RUN, per=Per.EVERY, every_s=7 * 86_400, target=Ramp(0, 10 * KM)),
            "Run 10 km in the first 7 days, 10 km more every 7 days",
        ),
        (
            replace(WATER, fact="steps", unit="", per=Per.STAGE, target=(5_000, 9_000)),
            "Take steps by the day table: 5,000 to 9,000 steps a day, 14,000 steps in all",
        ),
        (
            replace(
                RUN, per=Per.WINDOW, target=100 * KM, tiers=(100 * KM, 200 * KM), counts=Counts(kinds=("erg-row",))
            ),
            "Row 100 km on the machine in all, in rungs of 100 km and 200 km",
        ),
        (
            replace(RUN, per=Per.WINDOW, target=1_000 * KM, tier_step=1_000 * KM),
            "Run 1000 km in all, a rung for every 1000 km",
        ),
        (replace(RUN, per=Per.WINDOW, tiers=(20 * KM,)), "Run 20 km in all"),
        (
            replace(RUN, per=Per.STAGE, target=(3 * KM, 0, 5 * KM), need=count(1)),
            "Run by the day table: 3 to 5 km a day, 8 km in all, with 1 day of rest, on at least 1 day",
        ),
        (
            replace(PHOTO, per=Per.STAGE, target=(1, 0, 1), order=Order.SUCCESS),
            "Tick photo by the day table, on 2 days",
        ),
        # at most, greatest and least
        (replace(RUN, cmp=Cmp.AT_MOST, agg=Agg.MAX), "Run at most 20 km in each session every day"),
        (replace(RUN, agg=Agg.MIN), "Run 20 km in each session every day"),
        (replace(HIKES, target=3, cmp=Cmp.AT_MOST, per=Per.WEEK), "Log at most 3 sessions of hiking every week"),
        (
            replace(
                RUN,
                measure=Measure.ELAPSED,
                agg=Agg.MIN,
                per=Per.SESSION,
                target=1_500,
                cmp=Cmp.AT_MOST,
                counts=Counts(kinds=("run",), least=(Measure.DISTANCE, 5 * KM)),
            ),
            "Run at least 5 km within 25 min in one session",
        ),
        # facts and checks
        (WATER, "Drink 3.785 l of water every day"),
        (replace(WATER, unit="", target=500), "Drink 500 ml of water every day"),
        (replace(WATER, fact="pages", unit="pages", target=10), "Read 10 pages every day"),
        (replace(WATER, fact="steps", unit="", target=10_000), "Take 10,000 steps every day"),
        (replace(WATER, fact="cold-showers", unit="", target=2, per=Per.WEEK), "Log 2 cold showers every week"),
        (replace(WATER, fact="meditation", unit="min", target=10), "Log 10 min of meditation every day"),
        (
            replace(WATER, fact="beer", target=500, cmp=Cmp.AT_MOST, per=Per.WEEK),
            "Log at most 500 ml of beer every week",
        ),
        (replace(WATER, fact="pages", unit="", target=50, agg=Agg.MAX, per=Per.WINDOW), "Read 50 pages on one day"),
        (PHOTO, "Tick photo every day"),
        (replace(PHOTO, target=5, per=Per.WEEK), "Tick photo on 5 days every week"),
        (replace(PHOTO, agg=Agg.DAYS, each=1, target=5, per=Per.WEEK), "Tick photo on 5 days every week"),
        (replace(PHOTO, per=Per.WINDOW, target=20), "Tick photo on 20 days"),
        # race results
        (replace(RACES, counts=Counts(events=("Comrades Marathon",))), "Finish 10 races of Comrades Marathon"),
        (replace(RACES, target=1, counts=Counts(events=("A", "B"))), "Finish a race of A or B"),
        (
            replace(RACES, target=12, counts=replace(MARATHON, most=(Measure.DISTANCE, 50 * KM))),
            "Finish 12 races of at least a marathon (42.2 km) and at most 50 km",
        ),
        (
            replace(RACES, target=2, counts=Counts(virtual=True, relay=True, events=("A",), least=(Measure.CLIMB, KM))),
            "Finish 2 virtual relays of A, of at least 1000 m of climb",
        ),
        (replace(RACES, tiers=(10, 25)), "Finish 10 races, in rungs of 10 and 25 results"),
        # order
        (
            Group(
                op=Op.ALL,
                sequence=True,
                goals=(replace(RUN, per=Per.WINDOW, counts=Counts(kinds=("swim",)), target=2 * KM), RUN),
            ),
            "In this order, each from the day after the one before is done: "
            "swim 2000 m in all; then run 20 km every day",
        ),
        (
            Group(op=Op.K_OF, k=1, sequence=True, goals=(RUN, WATER)),
            "At least one of these, in this order, each from the day after the one before is done: "
            "run 20 km every day; then drink 3.785 l of water every day",
        ),
    ],
)
def test_goals(goal: Goal, expected: str) -> None:
    assert asked(goal) == expected


def test_the_challenge_of_a_newcomer() -> None:
    swim = replace(HIKES, per=Per.WEEK, target=3, counts=Counts(kinds=("swim",), least=(Measure.DISTANCE, 2_500_000)))
    told = rules(
        swim,
        window=Window(kind=WindowKind.ROLLING, days=56),
        continuity=replace(QUIET, rest=RestRule(n=1, per="challenge")),
        awards=(Award(key="bronze", title="Bronze", on=Trigger.SESSION, amount=KM),),
    )
    assert told == (
        "8 weeks from the day you start",
        "Swim at least 2500 m in each of three sessions every week",
        "A missed week can't be made up, but you carry on",
        "One missed week is free in all",
        "Medal for one session of at least 1000 m: Bronze",
    )
