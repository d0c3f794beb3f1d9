"""Whose results a text tells: the athlete's where it names them or is told in the first person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.drafts_made import challenge, draft, story
from tracker.articles.drafts import Found, RaceDraft, Role
from tracker.articles.whose import first_person, is_own, same_person


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("", False),
        ("I ran. We swam. My legs hurt.", True),
        ("I ran and we swam.", False),
        ("I'm done, I've slept, and I'd do it again.", True),
        ("She said: \u201cI ran, I swam and my legs hurt.\u201d", False),
        ('She said: "I ran, I swam and my legs hurt." Then she left.', False),
        ('"I ran and I swam.\n\n"My legs hurt and I slept.', False),  # a quotation over paragraphs is closed at its end
        ("\u2018I ran and it\u2019s my day, I tell you\u2019, she said.", False),
        ("'I ran and it's my day, I tell you', she said.", False),
        ("\u00abI ran, I swam, I slept\u00bb", False),
        ("I am 5'10\" tall, and we ran. My legs hurt.", True),
        ("World War i, us and the army: me, mine, ours, i, i.", False),
        ("The wedding, the mystery, the iris, Westham.", False),
    ],
)
def test_the_first_person_is_counted_outside_quotations(text: str, own: bool) -> None:
    assert first_person(text) == own


@given(st.text(alphabet="I my we\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\n.", max_size=200))
def test_any_text_can_be_judged(text: str) -> None:
    assert first_person(text) in (True, False)


@pytest.mark.parametrize("mark", ["'a ", "'", '"a ', "\u2018a\u2019b", "\u2018a", "\u201c", "'a'a", "\u00ab"])
def test_a_long_row_of_marks_takes_no_time(mark: str) -> None:
    assert not first_person(mark * (200_000 // len(mark)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Milind", "Milind Soman", True),
        ("MILIND SOMAN", "Milind  Soman", True),
        ("Milind Soman", "Milind Gandhi", False),
        ("Soman", "Milind Soman", False),
        ("", "", False),
        ("Me", "Milind", False),
    ],
)
def test_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) == same == same_person(other, one)


def test_a_race_without_people_is_that_of_those_the_challenge_names() -> None:
    race = RaceDraft(name=Found("Night Run", None), activity="running")
    told = challenge("A", people=(Found("Asha Rao", None),))
    assert is_own(draft(told, races=(race,)), race, "Asha")
    assert not is_own(draft(told, races=(race,)), race, "Ben")
    aside = challenge("A", people=(Found("Asha Rao", None),), role=Role.BACKGROUND)
    assert not is_own(draft(aside, races=(race,)), race, "Asha")
    named = RaceDraft(name=Found("Night Run", None), activity="running", people=(Found("Ben", None),))
    assert not is_own(draft(told, races=(named,)), named, "Asha")


def test_the_story_is_told_by_those_who_did_it() -> None:
    assert is_own(story(), story().races[0], "Me")
