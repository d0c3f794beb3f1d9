"""Races: which an article is about, which it tells in passing, and what it says of them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.dates import dates
from tracker.articles.drafts import Found, RaceDraft, Role
from tracker.articles.figures import figures
from tracker.articles.races import RaceFound, candidates, races
from tracker.articles.text import Text


def _read(raw: str, published: date | None = None) -> tuple[RaceFound, ...]:
    text = Text(raw)
    return races(text, figures(text), dates(text, published))


def _main(raw: str, published: date | None = None) -> list[RaceDraft]:
    return [race.draft for race in _read(raw, published) if race.score >= 0.5]


def _metres(draft: RaceDraft) -> Decimal | None:
    return None if draft.metres is None else draft.metres.value


REPORT = """Half past ten at night

On Saturday 22 June 2024 at 22:30 the gun went off, and we ran out over the bridge. The Harbour Half Marathon had been
on my list for years. The course goes to the airport and back.

I crossed the finish line in 2:03:41. A volunteer hung a medal round my neck.
"""


def test_a_race_report_gives_every_detail() -> None:
    (race,) = _main(REPORT)
    assert race.name.value == "Harbour Half Marathon"
    assert race.role is Role.MAIN
    assert race.activity == "running"
    assert _metres(race) == Decimal("21097.5")
    assert race.day is not None
    assert race.day.value == date(2024, 6, 22)
    assert race.clock is not None
    assert race.clock.value == "22:30"
    assert race.seconds is not None
    assert race.seconds.value == 2 * 3600 + 3 * 60 + 41
    assert race.medal is not None


@pytest.mark.parametrize(
    ("name", "metres"),
    [
        ("Bristol Marathon", Decimal(42195)),
        ("Bristol Half Marathon", Decimal("21097.5")),
        ("Bristol 10K", Decimal(10_000)),
        ("Great Eastern Run", None),
        ("Comrades Marathon", None),
    ],
)
def test_a_name_says_how_far_it_is_or_leaves_it_open(name: str, metres: Decimal | None) -> None:
    (race,) = _main(f"My race report\n\nYesterday I ran the {name}. I crossed the finish line and got a medal.")
    assert (race.name.value, _metres(race)) == (name, metres)


def test_the_parts_of_a_triathlon_are_added_up_exactly() -> None:
    told = "My first triathlon\n\nThe Lakeside Triathlon is a 750m swim, a 20km bike and a 5km run. I got a medal."
    (race,) = _main(told)
    assert (race.activity, _metres(race)) == ("triathlon", Decimal(25750))


def test_a_triathlon_without_one_of_its_parts_has_no_length() -> None:
    told = "My first triathlon\n\nThe Lakeside Triathlon has a 750m swim and a 20km bike. I finished and got a medal."
    (race,) = _main(told)
    assert race.metres is None


def test_miles_are_metres_exactly() -> None:
    (race,) = _main("Entries open for the Moor Ultra\n\nThe Moor Ultra, a 50-mile race, starts at 6am on 14 May 2022.")
    assert _metres(race) == 50 * Decimal("1609.344")


def test_one_day_against_the_clock_is_a_race() -> None:
    (race,) = _main("Gym rows all day\n\nThe staff took on a 60 miles in 10 hours rowing challenge for the hospice.")
    assert (race.activity, _metres(race)) == ("rowing", 60 * Decimal("1609.344"))


def test_a_swim_across_the_channel_has_its_length() -> None:
    (race,) = _main("Teacher swims to France\n\nJo Field, 34, has swum the English Channel in 14 hours and 20 minutes.")
    assert race.activity == "swimming"
    assert _metres(race) == Decimal("33796.224")


def test_distances_to_choose_from_are_all_main() -> None:
    told = (
        "Harvest races are back\n\nThe club invites runners to the Harvest Half Marathon and the Harvest 10K on "
        "15 September 2024. The half marathon starts at 9am, the 10K half an hour later."
    )
    assert {_metres(race) for race in _main(told)} == {Decimal("21097.5"), Decimal(10_000)}


def test_a_past_race_of_the_same_people_is_told_in_passing() -> None:
    told = (
        "Plumber runs 20 miles every day for 30 days\n\nSteve Crane, 52, is running 20 miles every day for 30 days. "
        "He ran the London Marathon in 2014."
    )
    (race,) = _read(told)
    assert race.draft.name.value == "London Marathon"
    assert race.draft.role is Role.BACKGROUND
    assert race.score < 0.5


@pytest.mark.parametrize(
    "said",
    [
        "He is running 30 marathons in 30 days.",
        "The route is as long as 127 marathons.",
        "She runs a marathon a day for a week.",
        "This plan of 16 weeks is for your first marathon.",
        "The marathon runner is 44 years old and lives in Kent.",
        "The talks were a marathon.",
    ],
)
def test_a_marathon_as_a_measure_a_goal_or_a_figure_of_speech_is_no_race(said: str) -> None:
    assert _main(said) == []


def test_the_result_of_the_winner_is_not_taken() -> None:
    told = (
        "Postman runs the Cove 10K\n\nAlan Peake ran the Cove 10K on Sunday. The race was won by Tom Ashe in 0:29:41."
    )
    (race,) = _main(told)
    assert race.seconds is None


def test_candidates_hold_what_races_leaves_out() -> None:
    text = Text("He is running 30 marathons in 30 days.")
    found = candidates(text, figures(text), dates(text, None))
    assert found
    assert races(text, figures(text), dates(text, None)) == ()


def _phrases(draft: RaceDraft) -> list[Found[object]]:
    given = (draft.name, draft.metres, draft.place, draft.day, draft.clock, draft.medal, draft.seconds)
    return [found for found in given if found is not None]  # type: ignore[misc]


_WORDS = (
    "London Marathon the Half marathon 10K 5 km miles in 12 hours . , \n \n\n Great North Run Ironman swim 3.8 bike"
    " 180 and ran I finished 2:03:41 won medal on 5 June 2024 at 10:30 start Channel English ( ) - 's the of Ultra "
    "50 Race race for Lisbon"
).split(" ")


@given(st.lists(st.sampled_from(_WORDS), max_size=80))
def test_every_phrase_is_verbatim(words: list[str]) -> None:
    text = Text(" ".join(words))
    for race in candidates(text, figures(text), dates(text, None)):
        assert 0 <= race.score <= 1
        for found in _phrases(race.draft):
            assert found.phrase is not None
            assert text.text[found.phrase.start : found.phrase.end] == found.phrase.text


@given(st.text(max_size=400))
def test_any_text_can_be_read(raw: str) -> None:
    _read(raw)
