"""The medals ahead: what is left by every trigger, in its own measure, the nearest first."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, both, challenge, judge, leaf, on, result, session
from tests.domain.playing_days import asked, played
from tracker.domain.goals import Agg, Cmp, Counts, Group, Item, Key, Leaf, Need, NeedKind, Op, Per
from tracker.domain.medals_ahead import MedalAhead, medals_ahead
from tracker.domain.progress import Status
from tracker.domain.sessions import Measure
from tracker.domain.templates import (
    Award,
    Band,
    Continuity,
    OnMiss,
    Place,
    RaceDay,
    Route,
    Trigger,
    Window,
    WindowKind,
)

FAR = asked(100, Per.WINDOW)
ROAD = Route(
    name="Road",
    length_mm=100 * KM,
    places=(Place(name="A", at_mm=0), Place(name="Ratnagiri", at_mm=43 * KM), Place(name="C", at_mm=100 * KM)),
)


def award(on_: Trigger, key: str = "it", **fields: object) -> Award:
    return replace(Award(key=key, title=key.capitalize(), on=on_), **fields)  # type: ignore[arg-type]


def left(goal: Leaf | Group, text: str, upto: int, *awards: Award, days: int = 30, **rules: object) -> list[str]:
    """The medals ahead on day `upto`, as "<title> <words>"."""
    found = played(goal, text, days, upto, awards=awards, **rules)
    return [f"{one.title} {one.words}" for one in medals_ahead(found)]


RUNGS = asked(10, Per.WINDOW, tiers=(10 * KM, 30 * KM))


@pytest.mark.parametrize(
    ("goal", "what", "text", "expected"),
    [
        (FAR, award(Trigger.COMPLETE), "1:60", ["It in 40 km"]),
        (FAR, award(Trigger.COMPLETE), "1:100", []),
        (FAR, award(Trigger.AMOUNT, amount=50 * KM), "1:12", ["It in 38 km"]),
        (FAR, award(Trigger.AMOUNT, amount=50 * KM), "1:50", []),
        (FAR, award(Trigger.AMOUNT, amount=150 * KM), "1:100", ["It in 50 km"]),
        (FAR, award(Trigger.AMOUNT, amount=25 * KM, repeatable=True), "1:30", ["It: 50 km in 20 km"]),
        (FAR, award(Trigger.PERCENT, percent=20), "1:19.5", ["It in 0.5 km"]),
        (FAR, award(Trigger.PERCENT, percent=20), "1:20", []),
        (FAR, award(Trigger.SESSION, amount=42 * KM), "1:40", ["It in one session of 42 km"]),
        (FAR, award(Trigger.SESSION, amount=42 * KM), "1:42", []),
        (RUNGS, award(Trigger.TIER), "1:4", ["It: 10 km in 6 km"]),
        (RUNGS, award(Trigger.TIER), "1:12", ["It: 30 km in 18 km"]),
        (RUNGS, award(Trigger.TIER), "1:30", []),
        (asked(10, Per.WINDOW, tier_step=10 * KM), award(Trigger.TIER), "1:25", ["It: 30 km in 5 km"]),
        (asked(5), award(Trigger.STREAK, n=(7,)), "1:5 2:5 3:5", ["It after 4 more days"]),
        (asked(5), award(Trigger.STREAK, n=(2, 7)), "1:5 2:5 3:5", ["It: 7 days after 4 more days"]),
        (asked(5), award(Trigger.STREAK, n=(2,), repeatable=True), "1:5 2:5 3:5", ["It: 4 days after 1 more day"]),
        (asked(5), award(Trigger.STREAK, n=(3,)), "1:5 2:5 3:5", []),
        (asked(20, Per.WEEK), award(Trigger.STREAK, n=(3,)), "1:20", ["It after 2 more weeks"]),
        (asked(5), award(Trigger.COMPLETE), "1:5 2:5 3:5", ["It after 27 more days"]),
        (asked(5, need=Need(NeedKind.STREAK, 10)), award(Trigger.COMPLETE), "1:5 3:5", ["It after 9 more days"]),
        (asked(5, Per.SESSION, need=Need(NeedKind.COUNT, 4)), award(Trigger.COMPLETE), "1:5 2:5", None),
        (asked(9, Per.WINDOW, agg=Agg.MAX), award(Trigger.AMOUNT, goal="run", amount=8 * KM), "1:5", None),
        (asked(9, cmp=Cmp.AT_MOST), award(Trigger.COMPLETE), "1:5", ["It after 28 more days"]),
        (asked(30, Per.WEEK, need=Need(NeedKind.BEST, 2)), award(Trigger.COMPLETE), "1:5", ["It when completed"]),
    ],
)
def test_what_is_left_by_trigger(goal: Leaf, what: Award, text: str, expected: list[str] | None) -> None:
    known = {Agg.MAX: ["It with 8 km at once"], Agg.SUM: ["It after 2 more sessions"]}
    assert left(goal, text, 3, what) == (known[goal.agg] if expected is None else expected)


def test_a_place_on_the_road_by_its_distance() -> None:
    place = award(Trigger.PLACE, place="Ratnagiri")
    assert left(asked(10), "1:30", 3, place, route=ROAD) == ["It at Ratnagiri in 13 km"]
    assert left(asked(10), "1:43", 3, place, route=ROAD) == []
    bare = replace(ROAD, places=(ROAD.places[0], Place(name="Ratnagiri"), ROAD.places[2]))
    assert left(asked(10), "1:30", 3, place, route=bare) == [], "it is not given either"


def test_an_amount_may_be_that_of_one_goal() -> None:
    """The fault of old: an award that names its goal was left out of what comes next."""
    goal = both(leaf("ride", 90 * KM), leaf("run", 20 * KM))
    what = award(Trigger.AMOUNT, goal="run", amount=50 * KM)
    subject = challenge(goal, "2026-11-02", days=5, awards=(what,))
    found = judge(subject, [session("run", "2026-11-02", 20), session("ride", "2026-11-02", 90)], "2026-11-03")
    (one,) = medals_ahead(found)
    assert (one.words, one.left, one.measure) == ("in 30 km of Run", 30 * KM, Measure.DISTANCE)
    gvrat = replace(subject, template=replace(subject.template, goal=FAR, awards=(replace(what, goal="run"),)))
    assert medals_ahead(judge(gvrat, [session("run", "2026-11-02", 20)], "2026-11-03"))[0].words == "in 30 km"


def test_a_streak_may_be_that_of_one_goal() -> None:
    goal = both(asked(5), replace(asked(50, Per.WEEK), key="week"))
    what = award(Trigger.STREAK, goal="week", n=(3,))
    assert left(goal, "1:50 8:1", 9, what) == ["It after 2 more weeks"]
    assert left(goal, "1:5 2:5", 2, award(Trigger.STREAK, goal="run", n=(3,))) == ["It after 1 more day"]


def test_the_nearest_comes_first_and_what_has_no_measure_last() -> None:
    coming = (
        award(Trigger.SESSION, "long", amount=42 * KM),
        award(Trigger.COMPLETE, "end"),
        award(Trigger.PERCENT, "half", percent=50),
        award(Trigger.AMOUNT, "forty", amount=40 * KM),
        award(Trigger.AMOUNT, "ten", amount=10 * KM),
    )
    found = medals_ahead(played(FAR, "1:30", 30, 3, awards=coming))
    assert [one.award for one in found] == ["forty", "half", "end", "long"]
    assert found[0] == MedalAhead(
        award="forty",
        title="Forty",
        artefact="medal",
        words="in 10 km",
        left=10 * KM,
        measure=Measure.DISTANCE,
        share=found[0].share,
    )
    nothing_done = medals_ahead(played(FAR, "", 30, 3, awards=coming))
    assert [one.award for one in nothing_done] == ["ten", "forty", "half", "end", "long"]


def test_the_units_of_the_athlete() -> None:
    found = played(FAR, "", 30, 3, awards=(award(Trigger.COMPLETE),))
    assert medals_ahead(found, "mi")[0].words == "in 62.1 mi"


@pytest.mark.parametrize("status", [Status.FAILED, Status.ABANDONED])
def test_nothing_lies_ahead_once_it_is_over(status: Status) -> None:
    coming = award(Trigger.AMOUNT, amount=50 * KM)
    found = played(FAR, "1:30", 30, 3, awards=(coming,))
    assert medals_ahead(replace(found, status=status)) == ()
    assert medals_ahead(played(FAR, "1:30", 30, 31, awards=(coming,))) == ()


def test_more_may_come_after_it_is_completed() -> None:
    """Across Tennessee: the way back is a second medal."""
    back = award(Trigger.AMOUNT, "back", amount=200 * KM)
    road = replace(ROAD, there_and_back=True)
    found = played(FAR, "1:100", 30, 3, awards=(award(Trigger.COMPLETE), back), route=road)
    assert found.status is Status.COMPLETED
    assert [(one.award, one.words) for one in medals_ahead(found)] == [("back", "in 100 km")]
    tiers = played(FAR, "1:130", 30, 3, awards=(award(Trigger.TIER),), route=road)
    assert [(one.title, one.words) for one in medals_ahead(tiers)] == [("It: 200 km", "in 70 km")]
    assert medals_ahead(played(FAR, "1:230", 30, 3, awards=(award(Trigger.TIER),), route=road)) == ()


@pytest.mark.parametrize("rule", [OnMiss.RESTART, OnMiss.RESET])
def test_after_a_miss_only_the_present_count_is_looked_at(rule: OnMiss) -> None:
    what = award(Trigger.AMOUNT, goal="all", amount=50 * KM)
    goal = both(asked(5), replace(asked(60, Per.WINDOW), key="all"))
    found = left(goal, "1:20 2:20 4:10", 4, what, continuity=Continuity(on_miss=rule))
    assert found == ["It in 40 km of Run"]


def test_any_of_several_goals_completes_it_in_its_own_way() -> None:
    goal = Group(op=Op.ANY, goals=(asked(5), replace(FAR, key="far")))
    assert left(goal, "1:5", 2, award(Trigger.COMPLETE)) == ["It when completed"]


RESULTS = leaf("run", 9, Per.WINDOW, measure=Measure.RESULTS, counts=Counts())


def raced(count: int, *awards: Award, race: RaceDay | None = None, events: tuple[str, ...] = ("Race",)) -> list[str]:
    """What lies ahead after so many races, one a year from 2020 on, in the year after the last."""
    subject = challenge(RESULTS, "2000-01-01", window=Window(kind=WindowKind.OPEN), awards=awards)
    subject = replace(subject, template=replace(subject.template, race=race))
    races = [result(events[n % len(events)], f"{2020 + n}-06-01") for n in range(count)]
    return [
        f"{one.title} {one.words}" for one in medals_ahead(judge(subject, [], f"{2020 + count}-01-01", results=races))
    ]


ITEMS = (Item(name="Berlin"), Item(name="Tokyo"), Item(name="Boston"), Item(name="London"))


@pytest.mark.parametrize(
    ("count", "what", "expected"),
    [
        (2, award(Trigger.NTH, n=(9,), events=("Race",)), ["It after 7 more results"]),
        (2, award(Trigger.NTH, n=(1, 5), events=("Race",)), ["It: 5 after 3 more results"]),
        (6, award(Trigger.NTH, n=(1, 5), events=("Race",)), []),
        (6, award(Trigger.NTH, n=(1, 5), repeatable=True, events=("Race",)), ["It: 10 after 4 more results"]),
        (0, award(Trigger.CONSECUTIVE, n=(2,), events=("Race",)), ["It after 2 more results in a row"]),
        (1, award(Trigger.CONSECUTIVE, n=(2,), events=("Race",)), ["It after 1 more result in a row"]),
        (3, award(Trigger.CONSECUTIVE, n=(2,), events=("Race",)), []),
        (0, award(Trigger.RESULT), ["It at the finish"]),
        (0, award(Trigger.RESULT, bands=(Band(name="Gold", under_s=3600),)), ["It by the result"]),
    ],
)
def test_what_goes_by_results(count: int, what: Award, expected: list[str]) -> None:
    assert raced(count, what) == expected


def test_a_set_of_races_names_the_last_two() -> None:
    what = award(Trigger.SET, items=ITEMS, events=tuple(item.name for item in ITEMS))
    names = ("Berlin", "Tokyo", "Boston", "London")
    found = [raced(count, what, events=names) for count in range(5)]
    assert found == [
        ["It after 4 more items"],
        ["It after 3 more items"],
        ["It after Boston and London"],
        ["It after London"],
        [],
    ]


def test_a_race_to_come_is_named_by_its_day() -> None:
    day = on("2020-05-01")
    race = RaceDay(
        event="Race", place="x", zone="UTC", starts_at=session(day="2020-05-01").started_at.replace(tzinfo=None)
    )
    assert race.starts_at.date() == day
    assert raced(0, award(Trigger.RESULT), race=race) == ["It at the finish on 1 May 2020"]


def test_different_ones_are_counted_by_what_they_are() -> None:
    regions = leaf("run", 1, Per.BY, measure=Measure.RESULTS, agg=Agg.COUNT, counts=Counts(), by=Key.REGION)
    states = replace(regions, need=Need(NeedKind.COUNT, 50))
    subject = challenge(states, "2000-01-01", window=Window(kind=WindowKind.OPEN), awards=(award(Trigger.COMPLETE),))
    assert [one.words for one in medals_ahead(judge(subject, [], "2020-01-01"))] == ["after 50 more regions"]


def test_without_evidence_what_needs_it_is_left_out() -> None:
    what = (award(Trigger.AMOUNT, goal="run", amount=50 * KM), award(Trigger.PERCENT, "half", percent=50))
    found = replace(played(FAR, "1:30", 30, 3, awards=what), evidence=None)
    assert [one.award for one in medals_ahead(found)] == ["half"]
