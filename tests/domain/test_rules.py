"""Rules in plain words: one statement each, right for every part of the shape."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tracker.domain.goals import Agg, Attribution, Counts, Goal, Group, Leaf, Need, NeedKind, Op, Per
from tracker.domain.rule_words import joined, ordinal, said, some, span
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import (
    Award,
    Continuity,
    Entry,
    FreezeRule,
    Makeup,
    OnMiss,
    Place,
    RaceDay,
    RestRule,
    Route,
    Template,
    Trigger,
    Window,
    WindowKind,
)

KM = 1_000_000
MILE = 1_609_344
FIVE_DAYS = Window(kind=WindowKind.ROLLING, days=5)
RIDE = Leaf(
    key="ride", title="Ride", measure=Measure.DISTANCE, per=Per.DAY, target=90 * KM, counts=Counts(kinds=("ride",))
)
RUN = replace(RIDE, key="run", title="Run", target=20 * KM, counts=Counts(kinds=("run",)))
QUIET = Continuity(excuses=frozenset())


def template(goal: Goal = RUN, window: Window = FIVE_DAYS, continuity: Continuity = QUIET) -> Template:
    return Template(slug="x", version=1, title="X", window=window, goal=goal, continuity=continuity)


def first_goal(goal: Goal, units: str = "km") -> str:
    return plain_rules(template(goal), units)[1]


def test_the_model_challenge() -> None:
    both = Group(op=Op.ALL, goals=(RIDE, RUN))
    assert plain_rules(template(both, continuity=replace(QUIET, makeup=Makeup.ANY))) == (
        "5 days from the day you start",
        "Ride 90 km every day",
        "Run 20 km every day",
        "Ride: an e-bike does not count",
        "A missed day may be made up on a later day of the five",
        "No day is excused",
    )


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (Window(kind=WindowKind.ROLLING, days=1), "1 day from the day you start"),
        (Window(kind=WindowKind.ROLLING, months=3), "3 months from the day you start"),
        (Window(kind=WindowKind.ROLLING, years=1), "1 year from the day you start"),
        (Window(kind=WindowKind.OPEN), "It has no end; it runs until you end it"),
        (Window(kind=WindowKind.RECURRING, every="month"), "It runs for the calendar month in which you start"),
        (
            Window(kind=WindowKind.FIXED, first=date(2026, 11, 26), last=date(2027, 1, 1)),
            "From 26 November 2026 to 1 January 2027",
        ),
        (Window(kind=WindowKind.FIXED, first=date(2025, 6, 21), last=date(2025, 6, 21)), "On 21 June 2025"),
        (
            Window(kind=WindowKind.FIXED, first=date(2025, 12, 24), last=date(2025, 12, 31), yearly=True),
            "From 24 to 31 December, every year",
        ),
        (
            Window(kind=WindowKind.FIXED, first=date(2020, 5, 1), last=date(2020, 8, 31), yearly=True),
            "From 1 May to 31 August, every year",
        ),
    ],
)
def test_windows(window: Window, expected: str) -> None:
    assert plain_rules(template(window=window))[0] == expected


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (replace(RUN, target=MILE), "Run 1 mi (1.6 km) every day"),
        (replace(RUN, target=21_097_500), "Run a half marathon (21.1 km) every day"),
        (replace(RUN, target=42_195_000, per=Per.WINDOW), "Run a marathon (42.2 km) in all"),
        (replace(RUN, per=Per.WEEK), "Run 20 km every week"),
        (replace(RUN, per=Per.WEEK, agg=Agg.MAX), "Run 20 km in one session every week"),
        (replace(RUN, per=Per.SESSION, need=Need(NeedKind.COUNT, 1)), "Run 20 km in one session"),
        (replace(RUN, per=Per.SESSION, need=Need(NeedKind.COUNT, 3)), "Run 20 km in each of three sessions"),
        (replace(RUN, need=Need(NeedKind.COUNT, 20)), "Run 20 km on at least 20 days"),
        (replace(RUN, per=Per.WEEK, need=Need(NeedKind.COUNT, 4)), "Run 20 km in at least 4 weeks"),
        (replace(RUN, need=Need(NeedKind.STREAK, 30)), "Run 20 km every day, 30 days in a row"),
        (replace(RUN, need=Need(NeedKind.STREAK)), "Run 20 km every day, for as long as the streak lasts"),
        (replace(RUN, counts=Counts(kinds=("run-trail",))), "Run 20 km every day"),
        (replace(RUN, counts=Counts(kinds=("run", "walk", "hike"))), "Run, walk or hike 20 km every day"),
        (replace(RUN, counts=Counts(kinds=("foot",))), "Cover 20 km on foot every day"),
        (replace(RUN, counts=Counts()), "Cover 20 km every day"),
        (replace(RUN, counts=Counts(kinds=("foot", "wheels"))), "Cover 20 km (on foot or on wheels) every day"),
        (replace(RUN, counts=Counts(kinds=("run", "yoga"))), "Cover 20 km by running or yoga every day"),
        (replace(RUN, counts=Counts(kinds=("erg-row",))), "Row 20 km on the machine every day"),
        (replace(RUN, measure=Measure.MOVING, target=2_700), "Run for 45 min every day"),
        (replace(RUN, measure=Measure.MOVING, target=2_700, counts=Counts()), "Be active for 45 min every day"),
        (
            replace(RUN, measure=Measure.ELAPSED, target=5_400, counts=Counts(kinds=("yoga",))),
            "Be active (yoga) for 1 h 30 min (breaks included) every day",
        ),
        (
            replace(RIDE, measure=Measure.CLIMB, target=8_848_000, per=Per.SESSION, agg=Agg.MAX),
            "Climb 8848 m riding in one session",
        ),
        (
            replace(RUN, measure=Measure.REPS, target=50, counts=Counts(kinds=("push-up",))),
            "Do 50 push-ups every day",
        ),
        (
            replace(RUN, measure=Measure.HOLD, target=120, counts=Counts(kinds=("plank",))),
            "Hold a plank for 2 min every day",
        ),
        (replace(RUN, measure=Measure.STEPS, target=10_000, counts=Counts()), "Take 10,000 steps every day"),
        (replace(RUN, measure=Measure.ENERGY, target=2_000, counts=Counts()), "Burn 2000 kJ every day"),
        (
            replace(RUN, measure=Measure.SESSIONS, agg=Agg.COUNT, target=1, counts=Counts()),
            "Log 1 session every day",
        ),
        (
            replace(
                RUN,
                measure=Measure.SESSIONS,
                agg=Agg.COUNT,
                target=2,
                counts=Counts(kinds=("run",), indoor=False, least=(Measure.MOVING, 2_700)),
            ),
            "Run for at least 45 min outdoors in each of two sessions every day",
        ),
        (
            replace(RUN, per=Per.STAGE, target=(18 * KM, 0, 29 * KM)),
            "Run by the day table: 18 to 29 km a day, 47 km in all, with 1 day of rest",
        ),
        (
            replace(RUN, per=Per.STAGE, target=(20, 300), measure=Measure.HOLD, counts=Counts(kinds=("plank",))),
            "Hold a plank by the day table: 20 s to 5 min a day, 5 min 20 s in all",
        ),
        (
            replace(RUN, per=Per.STAGE, target=(5, 5), measure=Measure.REPS, counts=Counts(kinds=("squat",))),
            "Do squats by the day table: 5 a day, 10 in all",
        ),
    ],
)
def test_goals(goal: Leaf, expected: str) -> None:
    assert first_goal(goal) == expected


def test_goals_in_miles() -> None:
    assert first_goal(replace(RUN, target=MILE), "mi") == "Run 1 mi every day"
    assert first_goal(RIDE, "mi") == "Ride 55.9 mi every day"


def test_groups() -> None:
    both = Group(op=Op.ALL, goals=(RIDE, RUN))
    walk = replace(RUN, key="walk", title="Walk", counts=Counts(kinds=("walk",)))
    assert first_goal(Group(op=Op.ANY, goals=(walk, both))) == (
        "Do one of these: walk 20 km every day; ride 90 km every day, and run 20 km every day"
    )
    assert first_goal(Group(op=Op.K_OF, goals=(RIDE, RUN, walk), k=2)) == (
        "Do at least two of these: ride 90 km every day; run 20 km every day; walk 20 km every day"
    )


def test_what_counts_is_said_once_or_with_its_goal() -> None:
    indoors = Counts(kinds=("run",), indoor=True, manual=False, race=True, least=(Measure.DISTANCE, 2 * KM))
    assert plain_rules(template(replace(RUN, counts=indoors)))[2:6] == (
        "Only sessions of at least 2 km count",
        "Only indoor sessions count",
        "Only a race counts",
        "Entries by hand do not count",
    )
    strict = replace(RUN, attribution=Attribution.STRICT)
    assert "A session over midnight gives each date only its own share" in plain_rules(template(strict))
    two = Group(op=Op.ALL, goals=(replace(RIDE, counts=Counts(kinds=("ride",), virtual=False)), RUN))
    assert "Ride: virtual sessions do not count" in plain_rules(template(two))
    assisted = replace(RIDE, counts=Counts(kinds=("ride",), assisted=None))
    assert "An e-bike counts too" in plain_rules(template(assisted))


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (QUIET, "A missed day can't be made up, but you carry on"),
        (replace(QUIET, on_miss=OnMiss.RESTART), "A missed day starts a new attempt the next day"),
        (replace(QUIET, on_miss=OnMiss.RESET), "A missed day sets the streak back to nothing"),
        (replace(QUIET, on_miss=OnMiss.FAIL), "A missed day ends it"),
        (Continuity(), "Days marked sick, travel or pause are excused"),
        (replace(QUIET, excuses=frozenset({MarkKind.SICK})), "Days marked sick are excused"),
        (replace(QUIET, rest=RestRule(n=1)), "One day of rest a week is free"),
        (replace(QUIET, rest=RestRule(n=3, per="challenge")), "Three days of rest are free in all"),
        (replace(QUIET, rest=RestRule(weekdays=(5, 6))), "Saturday and Sunday are free"),
        (replace(QUIET, rest=RestRule(weekdays=(6,))), "Sunday is free"),
        (
            replace(QUIET, freeze=FreezeRule(initial=2, earn_every=7, most=3)),
            "Missed days can be frozen: "
            "2 freezes to begin with, one more for every 7 days hit, at most three at a time",
        ),
        (Continuity(pause_days=90), "A pause has at most 90 days"),
    ],
)
def test_continuity(rules: Continuity, expected: str) -> None:
    assert expected in plain_rules(template(continuity=rules))


def test_a_streak_that_is_missed_starts_again() -> None:
    streak = replace(RUN, need=Need(NeedKind.STREAK))
    assert "A missed day sets the streak back to nothing" in plain_rules(template(streak))


def test_a_total_says_nothing_of_days() -> None:
    total = replace(RUN, per=Per.WINDOW)
    assert plain_rules(template(total, continuity=Continuity())) == (
        "5 days from the day you start",
        "Run 20 km in all",
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Entry(late_days=9), "Enter sessions within 9 days"),
        (Entry(late_days=0), "Enter each session on its own day"),
        (Entry(late_until=datetime(2027, 1, 4, 23, 59, tzinfo=UTC)), "Enter sessions by 4 January 2027 23:59 UTC"),
    ],
)
def test_entry(entry: Entry, expected: str) -> None:
    assert expected in plain_rules(replace(template(), entry=entry))


def test_road_race_and_medals() -> None:
    road = Route(
        name="r",
        length_mm=558 * KM,
        places=(Place(name="Mumbai", lat=19, lon=72, at_mm=0), Place(name="Panaji", lat=15, lon=73, at_mm=558 * KM)),
    )
    race = RaceDay(
        event="Midnight Sun Marathon",
        place="Tromsø",
        zone="Europe/Oslo",
        starts_at=datetime(2025, 6, 21, 22, 30),  # noqa: DTZ001 a race starts by the clock of its place
        distance_mm=21_097_500,
        limit_s=19_800,
        age_rule="birth_date>=18",
    )
    awards = (Award(key="a", title="Finisher", on=Trigger.RESULT), Award(key="b", title="Done", artefact="badge"))
    rules = plain_rules(replace(template(), route=road, race=race, awards=awards))
    assert rules[-7:] == (
        "The road from Mumbai to Panaji is 558 km long",
        "Midnight Sun Marathon starts on 21 June 2025 at 22:30 in Tromsø",
        "The race is a half marathon (21.1 km)",
        "The time limit is 5:30:00",
        "One must be 18 or older, by date of birth",
        "Medal for a result in the race: Finisher",
        "Badge for completing it: Done",
    )


def test_amounts_never_say_more_than_they_know() -> None:
    assert said(1_021_680_000, Measure.DISTANCE, "km") == "1021.68 km"
    assert said(22 * MILE, Measure.DISTANCE, "km") == "22 mi (35.4 km)"
    assert span(3_661) == "1 h 1 min 1 s"
    assert span(0) == "0 s"


def test_amounts_are_not_rounded_into_others() -> None:
    assert said(6_705_600, Measure.DISTANCE, "km") == "6.7056 km"
    assert said(42_194_999, Measure.DISTANCE, "km") == "about 42.2 km"
    assert said(2_500_000, Measure.DISTANCE, "km", activity="swim") == "2500 m"
    assert said(2_500_000, Measure.DISTANCE, "mi", activity="swim-pool") == "2500 m"
    assert said(3_862_426, Measure.DISTANCE, "km", activity="swim") == "2.4 mi (3.9 km)"
    assert said(3_785, Measure.FACT, "km", label="ml") == "3.785 l"


def test_words() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
    ]  # fmt: skip
    assert joined("abc", "or") == "a, b or c"
    assert some("abc") == "a, b and c"
    assert some([str(n) for n in range(15)]) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more"
