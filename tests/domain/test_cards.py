"""Share cards: what they say, in which order, and in how many characters."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import session
from tracker.domain.card_making import day_card, medal_card
from tracker.domain.card_parts import hashtags, note_of
from tracker.domain.cards import Bar, Card, CardKind, Emblem, Figure, Road, Stop, card_text
from tracker.domain.medals import Medal
from tracker.domain.progress import Streak
from tracker.domain.sessions import Measure

DAY = date(2025, 6, 28)
CARD = Card(
    kind=CardKind.DAY,
    ref="mumbai-to-goa",
    on=DAY,
    title="Mumbai → Goa",
    subtitle="Day 3 of 5",
    hero=Figure(value="330 km", label="of 558 km"),
    bars=(Bar(label="Ride", done="90", asked="90 km", filled=1000, hit=True),),
    figures=(Figure(value="6:57:20", label="Time"),),
    streak="3 days",
    road=Road(stops=(Stop(name="Mumbai", at=0),), at=591, words="4.9 km past Ratnagiri"),
    medals=(Emblem(title="Over the ghats", artefact="badge"),),
    note="three days in a row",
    hashtags=("fitindianrun", "ghat"),
)


def test_a_card_as_text_is_a_line_for_each_thing() -> None:
    assert card_text(CARD).split("\n") == [
        "Mumbai → Goa · Day 3 of 5",
        "330 km of 558 km",
        "Ride 90 / 90 km ✓",
        "Time 6:57:20",
        "Streak: 3 days",
        "4.9 km past Ratnagiri",
        "Medals: Over the ghats",
        "“three days in a row”",
        "#fitindianrun #ghat",
    ]


def test_what_matters_least_goes_first_where_a_post_is_short() -> None:
    shorter = card_text(CARD, 170)
    assert "“" not in shorter
    assert "Ratnagiri" in shorter
    shortest = card_text(CARD, 100)
    assert "330 km" in shortest
    assert "Streak: 3 days" in shortest
    assert "#fitindianrun" in shortest
    assert "#ghat" not in shortest


@given(
    title=st.text(max_size=80),
    note=st.text(max_size=140),
    tags=st.lists(st.text(min_size=1, max_size=50), max_size=6).map(tuple),
    limit=st.integers(20, 400),
)
def test_the_text_is_never_longer_than_the_post(title: str, note: str, tags: tuple[str, ...], limit: int) -> None:
    assert len(card_text(replace(CARD, title=title, note=note, hashtags=tags), limit)) <= limit


@pytest.mark.parametrize(
    ("captions", "notes", "quoted"),
    [
        ((), ("the first of three", "hills"), "the first of three"),
        ((), ("the first of three", "and the last one"), "and the last one"),
        ((), ("up", "down"), "down"),
        (("sea",), ("the first of three",), "sea"),
        ((), ("",), ""),
    ],
)
def test_the_last_words_of_some_length_are_quoted(
    captions: tuple[str, ...], notes: tuple[str, ...], quoted: str
) -> None:
    assert note_of([session(note=note) for note in notes], captions) == quoted


def test_hashtags_come_from_tags_notes_and_captions_the_most_frequent_first() -> None:
    done = [session(tags=("ghat", "long-run")), session(tags=("ghat",), note="on to #Goa"), session(tags=("2025",))]
    assert hashtags(done, ("the sea #goa", "#rain!"), None) == ("ghat", "goa", "longrun", "rain")
    many = [session(tags=tuple(f"tag{n}" for n in range(9)))]
    assert len(hashtags(many, (), None)) == 6


def test_a_day_without_a_challenge_sums_up_what_was_done() -> None:
    done = [session("ride", km=40, minutes=100, climb_mm=300_000), session("run", km=10.5, minutes=60)]
    card = day_card(DAY, None, done, Streak(challenge=None, title="", rule="", current=12), athlete="Asha\u202e")
    assert card.title == "Sat 28 Jun 2025"
    assert card.hero == Figure(value="50.5 km", label="ride and run")
    assert [(one.label, one.value) for one in card.figures] == [
        ("Ride", "40 km"),
        ("Run", "10.5 km"),
        ("Time", "2:40:00"),
    ]
    assert (card.streak, card.athlete, card.ref) == ("12 days", "Asha", "")
    strong = day_card(DAY, None, [session("push-up", reps=50)], None, units="mi")
    assert strong.hero == Figure(value="50 reps", label="push-ups")
    assert strong.streak == ""


def test_a_medal_says_its_figure_unless_its_title_does() -> None:
    medal = Medal(
        key="goa/400", award="400", title="400 km", artefact="medal", on=DAY, why="400 km are done.",
        challenge_title="Mumbai → Goa", value=400_000_000, measure=Measure.DISTANCE,
    )  # fmt: skip
    assert medal_card(medal, None, []).hero is None
    timed = medal_card(replace(medal, title="Finisher", value=7562, measure=Measure.ELAPSED), None, [])
    assert timed.hero == Figure(value="2:06:02", label="")
    assert timed.subtitle == "Mumbai → Goa · Sat 28 Jun 2025"
    assert card_text(timed).splitlines()[1:3] == ["2:06:02", "400 km are done."]
