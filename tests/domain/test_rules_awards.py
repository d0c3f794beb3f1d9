"""Rules in plain words: windows, entry, teams, roads, races and what is given for what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.domain.rules_cases import EVENTS, HIKES, KM, QUIET, RACES, RUN, WATER, rules
from tracker.domain.goals import Agg, Counts, Group, Item, Leaf, Need, NeedKind, Op, Per
from tracker.domain.sessions import Measure
from tracker.domain.templates import (
    Award,
    Band,
    Edition,
    Entry,
    Limit,
    Place,
    RaceDay,
    Route,
    Team,
    TeamAgg,
    Trigger,
    Window,
    WindowKind,
)

INSTANT = Window(kind=WindowKind.INSTANT, length_s=48 * 3_600)
COMRADES = RaceDay(
    event="Comrades Marathon",
    place="Durban",
    zone="Africa/Johannesburg",
    starts_at=datetime(2025, 6, 8, 5, 45),  # noqa: DTZ001 a race starts by the clock of its place
    distance_mm=90 * KM,
    limit_s=43_200,
)
ROAD = Route(
    name="r",
    length_mm=1_021_680_000,
    there_and_back=True,
    places=(Place(name="Memphis", lat=0, lon=0, at_mm=0), Place(name="Bristol", lat=0, lon=1, at_mm=1_021_680_000)),
)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (INSTANT, ("48 hours from the hour you choose",)),
        (replace(INSTANT, length_s=None), ("From the hour you choose, without an end",)),
        (replace(INSTANT, length_s=5_400), ("1 h 30 min from the hour you choose",)),
        (
            replace(INSTANT, starts_at=datetime(2021, 3, 6, 4, tzinfo=UTC)),
            ("48 hours from 6 March 2021 04:00 UTC, the same instant everywhere",),
        ),
        (
            replace(INSTANT, starts_at=datetime(2021, 3, 5, 20, tzinfo=timezone(timedelta(hours=-8)))),
            ("48 hours from 5 March 2021 20:00 UTC-0800, the same instant everywhere",),
        ),
        (
            Window(kind=WindowKind.RECURRING, every="season", season=(11, 1)),
            ("It runs for the season in which you start, each from 1 November to 31 October",),
        ),
        (
            Window(kind=WindowKind.RECURRING, every="season", season=(3, 1)),
            ("It runs for the season in which you start, each from 1 March to 28 February",),
        ),
        (Window(kind=WindowKind.ROLLING, days=364, first_hit=True), ("52 weeks from the first day that counts",)),
        (Window(kind=WindowKind.ROLLING, years=1, days=5), ("1 year and 5 days from the day you start",)),
        (
            Window(kind=WindowKind.OPEN, history=True),
            ("It has no end; it runs until you end it", "What was done before you joined counts too"),
        ),
    ],
)
def test_windows(window: Window, expected: tuple[str, ...]) -> None:
    assert rules(window=window)[: len(expected)] == expected


def test_editions() -> None:
    first = Edition(name="2024", first=date(2024, 6, 9), last=date(2024, 6, 9), race=COMRADES, note="An up run.")
    other = Edition(name="2020", first=date(2020, 5, 1), last=date(2020, 8, 31))
    fixed = Window(kind=WindowKind.FIXED)
    assert rules(window=fixed, editions=(first, other))[:3] == (
        "It has dates of its own for each edition",
        "Edition 2024: 9 June 2024, start 05:45 in Durban, 90 km, time limit 12:00:00; An up run",
        "Edition 2020: 1 May 2020 to 31 August 2020",
    )
    assert rules(window=fixed, editions=(other,))[0] == "It is held once"


def test_entry_speaks_of_sessions_where_sessions_count() -> None:
    assert "Enter sessions within 9 days" in rules(entry=Entry(late_days=9))
    assert not [rule for rule in rules(WATER, entry=Entry(late_days=9)) if rule.startswith("Enter")]
    assert rules(RACES, entry=Entry(exclusive="expeditions"))[-1] == (
        "It shares no session with other challenges of the group expeditions: "
        "each counts for the one that was started first and still runs"
    )


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        (Team(), "Taken on by a team of two or more; what the members do is added up"),
        (
            Team(agg=TeamAgg.MEAN, least=4, most=8),
            "Taken on by a team of four to eight; what counts is the mean of what the members do",
        ),
        (
            Team(agg=TeamAgg.MIN, least=2, most=2),
            "Taken on by a team of two; what counts is what the member with the least has done",
        ),
        (
            Team(agg=TeamAgg.BEST, k=4, least=1, most=6),
            "Taken on alone or by a team of up to six; what the best four of them do is added up",
        ),
        (
            Team(agg=TeamAgg.RELAY, least=4, most=4),
            "Taken on by a team of four; a relay, the rows of the day table taken by the members in turn, one each",
        ),
    ],
)
def test_teams(team: Team, expected: str) -> None:
    assert rules(team=team)[-1] == expected


def test_a_road_there_and_back() -> None:
    assert rules(route=ROAD)[-1] == (
        "The road from Memphis to Bristol is 1021.68 km long; past its end it leads back to the start"
    )


def test_a_race_with_all_its_limits() -> None:
    race = replace(
        COMRADES,
        series="Big Five",
        region="KwaZulu-Natal",
        variant="down",
        climb_mm=1_000_000,
        age_rule="birth_year>=20",
        limits=(
            Limit(at_mm=30 * KM, clock=datetime(2025, 6, 8, 9, 40)),  # noqa: DTZ001
            Limit(at_mm=60 * KM, elapsed_s=28_800),
            Limit(clock=datetime(2025, 6, 9, 1)),  # noqa: DTZ001
            Limit(elapsed_s=43_200),
        ),
    )
    assert rules(replace(RACES, target=1), race=race)[-8:] == (
        "Relays and virtual races do not count",
        "Comrades Marathon (down course), a race of Big Five, starts on 8 June 2025 at 05:45 in Durban, KwaZulu-Natal",
        "The race is 90 km with 1000 m of climb",
        "The time limit is 12:00:00",
        "One must reach 30 km by 09:40",
        "One must reach 60 km within 8:00:00",
        "One must reach the finish by 01:00 on 9 June 2025",
        "One must be 20 or older, by year of birth",
    )


def test_a_race_whose_result_is_the_distance() -> None:
    race = replace(COMRADES, distance_mm=None, limit_s=None)
    assert rules(race=race)[-1] == "The distance covered is the result"


def award(on: Trigger, **fields: object) -> Award:
    return replace(Award(key="a", title="T", on=on), **fields)  # type: ignore[arg-type]


TWO = Group(op=Op.ALL, goals=(replace(RUN, per=Per.WINDOW), HIKES))
LADDER = replace(RUN, per=Per.WINDOW, target=100 * KM, tiers=(100 * KM, 200 * KM))
EVENT = ("Comrades Marathon",)


@pytest.mark.parametrize(
    ("goal", "given", "expected"),
    [
        (RUN, award(Trigger.COMPLETE, artefact="pin"), "Pin for completing it: T"),
        (RUN, award(Trigger.AMOUNT, amount=400 * KM), "Medal for 400 km: T"),
        (RUN, award(Trigger.AMOUNT, amount=400 * KM, repeatable=True), "Medal for every 400 km: T"),
        (TWO, award(Trigger.AMOUNT, amount=5, goal="hikes"), "Medal for 5 sessions (Hikes): T"),
        (replace(RUN, agg=Agg.MAX), award(Trigger.AMOUNT, amount=30 * KM), "Medal for 30 km in one session: T"),
        (EVENTS, award(Trigger.AMOUNT, amount=20), "Medal for 20 different ones: T"),
        (
            replace(RUN, per=Per.WINDOW),
            award(Trigger.SESSION, amount=30 * KM),
            "Medal for one session of at least 30 km: T",
        ),
        (RUN, award(Trigger.PERCENT, percent=20), "Medal for 20 % of the total: T"),
        (RUN, award(Trigger.PLACE, place="Chiplun", artefact="postcard"), "Postcard for reaching Chiplun: T"),
        (LADDER, award(Trigger.TIER), "Medal for each of 100 km and 200 km: T"),
        (replace(LADDER, tiers=(), tier_step=KM * 1_000), award(Trigger.TIER), "Medal for every 1000 km: T"),
        (replace(EVENTS, tiers=(20, 50)), award(Trigger.TIER), "Medal for each of 20 and 50: T"),
        (RUN, award(Trigger.STREAK, n=(365,)), "Medal for a streak of 365 days: T"),
        (RUN, award(Trigger.STREAK, n=(25, 50)), "Medal for streaks of 25 and 50 days: T"),
        (
            replace(RUN, per=Per.WEEK),
            award(Trigger.STREAK, n=(4,), repeatable=True),
            "Medal for every 4 weeks of a streak: T",
        ),
        (
            RACES,
            award(Trigger.NTH, n=(10,), events=EVENT, once_per="lifetime", artefact="number"),
            "Number for the 10th result of Comrades Marathon, once in a lifetime: T",
        ),
        (
            RACES,
            award(Trigger.NTH, n=(1, 5, 10), events=EVENT),
            "Medal for the 1st, 5th and 10th result of Comrades Marathon: T",
        ),
        (RACES, award(Trigger.NTH, n=(5,), repeatable=True), "Medal for every 5th result: T"),
        (
            RACES,
            award(Trigger.SET, items=(Item(name="Tokyo"), Item(name="Sydney", since=date(2025, 1, 1)))),
            "Medal for a result of each of these: Tokyo and Sydney (from 1 January 2025 on): T",
        ),
        (
            RACES,
            award(Trigger.CONSECUTIVE, n=(2,), events=EVENT),
            "Medal for results in the first two editions of Comrades Marathon, one after the other: T",
        ),
        (RACES, award(Trigger.RESULT), "Medal for a result in the race: T"),
        (
            RACES,
            award(Trigger.RESULT, events=("A", "B"), repeatable=True, once_per="edition"),
            "Medal for each result in A or B, once for each edition: T",
        ),
    ],
)
def test_awards(goal: Leaf | Group, given: Award, expected: str) -> None:
    assert rules(goal, awards=(given,))[-1] == expected


def test_percents_of_a_road_are_of_the_way() -> None:
    assert rules(route=ROAD, awards=(award(Trigger.PERCENT, percent=20),))[-1] == "Medal for 20 % of the way: T"


def test_bands_are_told_in_their_order() -> None:
    bands = (
        Band(name="Gold", position=10),
        Band(name="Wally Hayward", under_s=21_600, sex="m"),
        Band(name="Isavel Roche-Kelly", under_s=27_000, sex="f"),
        Band(name="Silver", under_s=27_000, sex="m"),
        Band(name="Mark", within=(5, 4), age_from=18, age_to=39),
        Band(name="Veteran", age_from=60),
        Band(name="Junior", age_to=19),
        Band(name="Vic Clapham"),
    )
    told = rules(RACES, awards=(award(Trigger.RESULT, gun=True, bands=bands),))
    assert told[-2:] == (
        "Medal for a result in the race: T",
        "T by gun time, the first that fits: Gold for the first ten; Wally Hayward under 6:00:00 for men; "
        "Isavel Roche-Kelly under 7:30:00 for women; Silver under 7:30:00 for men; "
        "Mark within 125 % of the reference time aged 18 to 39; Veteran from the age of 60; "
        "Junior up to the age of 19; Vic Clapham for all others",
    )
    amounts = (Band(name="Gold", amount=200 * KM), Band(name="Bronze"))
    assert rules(LADDER, awards=(award(Trigger.COMPLETE, bands=amounts),))[-1] == (
        "T, the first that fits: Gold from 200 km on; Bronze for all others"
    )


def test_amounts_of_awards_are_in_the_measure_of_their_goal() -> None:
    pages = replace(WATER, fact="pages", unit="")
    assert rules(pages, awards=(award(Trigger.AMOUNT, amount=500),))[-1] == "Medal for 500 pages: T"
    assert rules(WATER, awards=(award(Trigger.AMOUNT, amount=90_500),))[-1] == "Medal for 90.5 l: T"
    held = replace(HIKES, counts=Counts(kinds=("hike",), least=(Measure.MOVING, 3_600)), need=Need(NeedKind.ALL))
    assert rules(held, continuity=QUIET, awards=(award(Trigger.SESSION, amount=7_200),))[-1] == (
        "Medal for one session of at least 2 h: T"
    )


def test_bands_of_results_go_by_distance_where_they_name_one() -> None:
    bands = (Band(name="Far", amount=42_195_000), Band(name="First", position=3, sex="f"), Band(name="Near"))
    assert rules(RACES, awards=(award(Trigger.RESULT, bands=bands),))[-1] == (
        "T, the first that fits: Far from a marathon (42.2 km) on; First for the first three women; Near for all others"
    )
