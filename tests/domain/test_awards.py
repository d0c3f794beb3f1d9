"""Awards by every trigger: on the date of the hit, once, in order; kept by a restart, lost and found with the log."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, both, challenge, judge, leaf, mark, on, result, session
from tests.domain.playing_days import asked, journal, played
from tracker.domain.goals import Agg, Cmp, Counts, Group, Leaf, Per
from tracker.domain.medals import Medal
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Award, Continuity, OnMiss, Place, Route, Trigger, Window, WindowKind

DAY_1 = "2026-11-02"
FAR = asked(100, Per.WINDOW)


def given_for(goal: Leaf | Group, text: str, upto: int, *awards: Award, days: int = 30, **rules: object) -> list[str]:
    """The medals up to day `upto`, as "<award> <day>"."""
    found = played(goal, text, days, upto, awards=awards, **rules).medals
    return [f"{medal.award} {(medal.on - on(DAY_1)).days + 1}" for medal in found]


def award(on_: Trigger, key: str = "it", **fields: object) -> Award:
    return replace(Award(key=key, title=key.capitalize(), on=on_), **fields)  # type: ignore[arg-type]


def at_km(km: int, **fields: object) -> Award:
    return award(Trigger.AMOUNT, f"km{km}", amount=km * KM, **fields)


ROAD = Route(
    name="Road",
    length_mm=100 * KM,
    places=(
        Place(name="Start", lat=0, lon=0, at_mm=0),
        Place(name="Chiplun", lat=0, lon=1, at_mm=40 * KM),
        Place(name="End", lat=0, lon=2, at_mm=100 * KM),
    ),
)


@pytest.mark.parametrize(
    ("goal", "what", "text", "expected"),
    [
        (FAR, award(Trigger.COMPLETE), "1:60 3:39.999", []),
        (FAR, award(Trigger.COMPLETE), "1:60 3:40 4:50", ["it 3"]),
        (FAR, at_km(50), "1:49.999", []),
        (FAR, at_km(50), "1:49.999 2:0.001 3:50", ["km50 2"]),
        (FAR, at_km(150), "1:100 2:50", ["km150 2"]),  # beyond the target
        (FAR, award(Trigger.PERCENT, percent=20), "1:19.999", []),
        (FAR, award(Trigger.PERCENT, percent=20), "1:20", ["it 1"]),
        (FAR, award(Trigger.PERCENT, percent=100), "1:99 2:1", ["it 2"]),
        (FAR, award(Trigger.SESSION, amount=42 * KM), "1:21+21 2:41.999", []),
        (FAR, award(Trigger.SESSION, amount=42 * KM), "1:21+21 2:42 3:42", ["it 2"]),
        (asked(5), award(Trigger.STREAK, n=(3,)), "1:5 2:5 4:5 5:5", []),
        (asked(5), award(Trigger.STREAK, n=(3,)), "1:5 2:5 4:5 5:5 6:5 7:5", ["it 6"]),
        (asked(20, Per.WEEK), award(Trigger.STREAK, n=(2,)), "1:10 6:10 9:20 10:1", ["it 9"]),
        (asked(20, Per.WEEK), award(Trigger.STREAK, n=(2,)), "6:20 16:20", []),
        (asked(10, Per.WINDOW, tiers=(10 * KM, 30 * KM)), award(Trigger.TIER), "1:9", []),
        (asked(10, Per.WINDOW, tiers=(10 * KM, 30 * KM)), award(Trigger.TIER), "1:10 5:25", ["it 1", "it 5"]),
        (asked(10, Per.WINDOW, tier_step=10 * KM), award(Trigger.TIER), "1:9 2:12 3:5 4:9", ["it 2", "it 2", "it 4"]),
    ],
)
def test_a_trigger_and_its_day(goal: Leaf, what: Award, text: str, expected: list[str]) -> None:
    assert given_for(goal, text, 29, what) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("1:39.999", []), ("1:39.999 2:0.001", ["it 2"]), ("1:30 2:60 3:60", ["it 2"])]
)
def test_a_place_on_the_road(text: str, expected: list[str]) -> None:
    assert given_for(asked(10), text, 29, award(Trigger.PLACE, place="Chiplun"), route=ROAD) == expected


def test_nothing_is_earned_by_what_is_yet_to_come() -> None:
    """Sessions of later days are in the journal of today's question too, when yesterday is looked at."""
    assert given_for(FAR, "1:60 3:40", 2, award(Trigger.COMPLETE), at_km(50)) == ["km50 1"]


def test_dated_by_the_hit_and_never_by_the_entry() -> None:
    late = [session(day="2026-11-03", km=100, logged="2026-11-20T10:00+00:00")]
    subject = challenge(FAR, DAY_1, days=30, awards=(award(Trigger.COMPLETE), at_km(50)))
    assert {medal.on for medal in judge(subject, late, "2026-11-20").medals} == {on("2026-11-03")}


def test_one_session_earns_several_in_order() -> None:
    parts = [award(Trigger.PERCENT, f"p{n}", percent=n) for n in (20, 40, 60, 80)]
    assert given_for(FAR, "1:10 2:55", 29, *parts) == ["p20 2", "p40 2", "p60 2"]
    mixed = [award(Trigger.COMPLETE, "end"), *reversed(parts)]
    assert given_for(FAR, "1:10 2:90", 29, *mixed) == ["end 2", "p80 2", "p60 2", "p40 2", "p20 2"]


@pytest.mark.parametrize(
    ("goal", "what", "text", "expected"),
    [
        (FAR, at_km(25, repeatable=True), "1:24 2:1 3:60", ["km25 2", "km25 3", "km25 3"]),
        (FAR, at_km(25), "1:24 2:1 3:60", ["km25 2"]),
        (asked(5), award(Trigger.STREAK, n=(2,), repeatable=True), "1:5 2:5 3:5 4:5 5:5", ["it 2", "it 4"]),
        (asked(5), award(Trigger.STREAK, n=(2,), repeatable=True), "1:5 2:5 4:5 5:5", ["it 2", "it 5"]),
        (asked(5), award(Trigger.STREAK, n=(2,)), "1:5 2:5 4:5 5:5", ["it 2"]),
        (asked(5), award(Trigger.STREAK, n=(2, 3)), "1:5 2:5 3:5 4:5", ["it 2", "it 3"]),
        (asked(5), award(Trigger.STREAK, n=(2, 3)), "1:5 2:5 4:5 5:5 6:5", ["it 2", "it 6"]),
    ],
)
def test_once_or_again(goal: Leaf, what: Award, text: str, expected: list[str]) -> None:
    found = played(goal, text, 30, 29, awards=(what,)).medals
    assert [f"{medal.award} {(medal.on - on(DAY_1)).days + 1}" for medal in found] == expected
    assert len({medal.key for medal in found}) == len(found), "each has a key of its own"


@pytest.mark.parametrize(
    ("goal", "what", "texts"),
    [
        (FAR, at_km(25, repeatable=True), ("1:25", "1:25 2:25", "1:25 2:90")),
        (asked(5), award(Trigger.STREAK, n=(2,), repeatable=True), ("1:5 2:5", "1:5 2:5 4:5 5:5 6:5 7:5")),
        (asked(5), award(Trigger.STREAK, n=(2, 3)), ("1:5 2:5", "1:5 2:5 3:5")),
        (asked(10, Per.WINDOW, tier_step=10 * KM), award(Trigger.TIER), ("1:10", "1:10 2:40")),
    ],
)
def test_a_medal_keeps_its_key_when_the_next_one_is_earned(goal: Leaf, what: Award, texts: tuple[str, ...]) -> None:
    before: list[Medal] = []
    for text in texts:
        found = list(played(goal, text, 30, 29, awards=(what,)).medals)
        assert found[: len(before)] == before
        before = found


def test_a_repeated_count_of_finishes_keeps_its_keys() -> None:
    """The Birken mark: at the first finish, at the fifth, tenth, fifteenth; parkrun 25 by 25."""
    subject = challenge(
        leaf("run", 1, Per.WINDOW, measure=Measure.RESULTS, counts=Counts()),
        "2000-01-01",
        window=Window(kind=WindowKind.OPEN),
        awards=(
            award(Trigger.NTH, "mark", n=(1, 5), repeatable=True, events=("Race",)),
            award(Trigger.NTH, "three", n=(3,), repeatable=True, events=("Race",)),
        ),
    )
    races = [result("Race", f"{2000 + n}-06-01") for n in range(16)]

    def earned(count: int) -> dict[str, int]:
        found = judge(subject, [], "2030-01-01", results=races[:count]).medals
        return {medal.key: medal.on.year for medal in found}

    years = earned(16)
    assert sorted(year for key, year in years.items() if "mark" in key) == [2000, 2004, 2009, 2014]
    assert sorted(year for key, year in years.items() if "three" in key) == [2002, 2005, 2008, 2011, 2014]
    for count in range(17):
        assert earned(count) == {key: year for key, year in years.items() if year < 2000 + count}


# -- groups, goals, excuses


def test_an_award_may_look_at_one_goal() -> None:
    goal = both(FAR, leaf("ride", 300 * KM, Per.WINDOW))
    what = award(Trigger.PERCENT, goal="ride", percent=50)
    subject = challenge(goal, DAY_1, days=30, awards=(what,))
    sessions = [*journal("1:90"), session("ride", "2026-11-04", 149), session("ride", "2026-11-05", 1)]
    assert [str(medal.on) for medal in judge(subject, sessions, "2026-11-10").medals] == ["2026-11-05"]


def test_a_streak_of_two_goals_is_of_days_on_which_both_hold() -> None:
    goal = both(asked(5), leaf("ride", 20 * KM))
    subject = challenge(goal, DAY_1, days=30, awards=(award(Trigger.STREAK, n=(2,)),))
    rides = [session("ride", f"2026-11-0{n}", 20) for n in (2, 4, 5)]
    assert [str(medal.on) for medal in judge(subject, [*journal("1:5 2:5 3:5 4:5"), *rides], "2026-11-10").medals] == [
        "2026-11-05"
    ]


def test_excused_days_bridge_a_streak_and_add_nothing() -> None:
    subject = challenge(asked(5), DAY_1, days=30, awards=(award(Trigger.STREAK, n=(3,)),))
    sick = [mark(MarkKind.SICK, "2026-11-04")]
    assert judge(subject, journal("1:5 2:5 4:4"), "2026-11-10", sick).medals == ()
    assert [str(medal.on) for medal in judge(subject, journal("1:5 2:5 4:5"), "2026-11-10", sick).medals] == [
        "2026-11-05"
    ]


# -- restart, reset, end


@pytest.mark.parametrize("on_miss", [OnMiss.RESTART, OnMiss.RESET, OnMiss.FAIL, OnMiss.CONTINUE])
def test_no_miss_takes_a_medal_away(on_miss: OnMiss) -> None:
    """A day that passes without a hit changes nothing in the log."""
    rules = Continuity(on_miss=on_miss)
    goal = both(asked(5), replace(FAR, key="far"))
    awards = (
        at_km(20, goal="far"),
        award(Trigger.STREAK, "three", n=(3,)),
        award(Trigger.SESSION, "long", goal="far", amount=9 * KM),
    )
    expected = ["long 2", "km20 3", "three 3"]
    assert given_for(goal, "1:6 2:9 3:6", 3, *awards, continuity=rules) == expected
    for later in (4, 5, 6, 20):
        assert given_for(goal, "1:6 2:9 3:6", later, *awards, continuity=rules) == expected


def test_a_restart_earns_nothing_twice() -> None:
    rules = Continuity(on_miss=OnMiss.RESTART)
    awards = (award(Trigger.STREAK, "three", n=(3,)), award(Trigger.COMPLETE, "end"))
    found = given_for(asked(5), "1:5 2:5 3:5 5:5 6:5 7:5 8:5", 8, *awards, days=4, continuity=rules)
    assert found == ["three 3", "end 8"]


def test_no_award_for_completing_an_attempt_that_failed() -> None:
    rules = Continuity(on_miss=OnMiss.FAIL)
    goal = both(asked(5), replace(asked(20, Per.WINDOW), key="far"))
    assert given_for(goal, "1:10 3:10 4:5", 4, award(Trigger.COMPLETE), days=4, continuity=rules) == []


def test_what_comes_after_the_end_earns_nothing() -> None:
    subject = replace(challenge(FAR, DAY_1, days=30, awards=(at_km(50),)), ended_on=on("2026-11-03"))
    assert judge(subject, journal("1:30 3:30"), "2026-11-20").medals == ()
    assert given_for(FAR, "1:30 31:30", 40, at_km(50)) == []


# -- the log no longer earns it, and does again


@pytest.mark.parametrize(
    ("goal", "what"),
    [
        (FAR, award(Trigger.COMPLETE)),
        (FAR, at_km(80)),
        (FAR, award(Trigger.PERCENT, percent=75)),
        (asked(5), award(Trigger.STREAK, n=(3,))),
        (FAR, award(Trigger.SESSION, amount=50 * KM)),
        (asked(60, Per.WINDOW, tiers=(60 * KM, 90 * KM)), award(Trigger.TIER)),
    ],
)
def test_revoked_and_earned_again(goal: Leaf, what: Award) -> None:
    """A streak is derived anew after an edit; the same medal comes back with the same key and date."""
    subject = challenge(goal, DAY_1, days=30, awards=(what,))
    sessions = journal("1:25 2:50 3:25")
    before = judge(subject, sessions, "2026-11-20").medals
    assert before
    without = judge(subject, [one for one in sessions if one is not sessions[1]], "2026-11-20").medals
    assert not any(medal.key == before[-1].key for medal in without)
    assert judge(subject, list(reversed(sessions)), "2026-11-20").medals == before


# -- scopes


def two_challenges(once_per: str) -> tuple[str, str]:
    """The keys of the same award in two challenges from one template."""
    what = at_km(50, once_per=once_per)
    keys = []
    for handle, start in (("first", DAY_1), ("second", "2026-12-02")):
        subject = replace(challenge(FAR, start, days=30, awards=(what,)), handle=handle)
        (medal,) = judge(subject, [session(day=start, km=60)], "2027-02-01").medals
        keys.append(medal.key)
    return keys[0], keys[1]


def test_a_lifetime_holds_one_and_a_challenge_its_own() -> None:
    first, second = two_challenges("challenge")
    assert first != second
    first, second = two_challenges("lifetime")
    assert first == second


def test_the_newcomers_bronze_for_forty_lengths() -> None:
    """A hundred lengths of 25 m three times a week; forty in one swim are bronze, though they count for no day."""
    goal = leaf("swim", 3, Per.WEEK, agg=Agg.DAYS, each=2_500_000)
    bronze = award(Trigger.SESSION, "bronze", amount=1_000_000)
    subject = challenge(goal, DAY_1, days=56, awards=(bronze,))
    assert judge(subject, [session("swim", "2026-11-03", 0.975)], "2026-11-08").medals == ()
    found = judge(subject, [session("swim", "2026-11-03", 0.975), session("swim", "2026-11-04", 1)], "2026-11-08")
    assert [str(medal.on) for medal in found.medals] == ["2026-11-04"]
    assert found.goals[0].hits == 0


def test_a_medal_given_again_and_again_is_bounded_and_ends() -> None:
    every_metre = Award(key="m", title="Metre", on=Trigger.AMOUNT, amount=1_000, repeatable=True)
    subject = challenge(leaf("run", 10**12, Per.WINDOW), "2026-11-02", awards=(every_metre,))
    found = judge(subject, [session(day="2026-11-02", km=50)], "2026-11-03").medals
    assert len(found) == 1_000
    assert len({medal.key for medal in found}) == len(found)


def test_the_least_of_days_gives_a_repeatable_medal_once() -> None:
    fast = Award(key="fast", title="Fast", on=Trigger.AMOUNT, amount=1_500, goal="run", repeatable=True)
    goal = leaf("run", 1_500, Per.WINDOW, measure=Measure.ELAPSED, agg=Agg.MIN, cmp=Cmp.AT_MOST)
    subject = challenge(goal, "2026-11-02", awards=(fast,))
    runs = [session(day="2026-11-02", km=5, minutes=30), session(day="2026-11-04", km=5, minutes=24)]
    assert [medal.on for medal in judge(subject, runs, "2026-11-05").medals] == [on("2026-11-04")]
