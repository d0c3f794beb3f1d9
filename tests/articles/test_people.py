"""Who does it, and who is only named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.people import doers, people
from tracker.articles.text import Text


def _names(raw: str) -> list[str]:
    return [found.value for found in doers(Text(raw))]


def test_a_name_is_given_in_its_fullest_form_and_its_mentions_are_counted() -> None:
    text = Text("Keith Barlow, 44, will walk from Hull to Leeds in May.\n\nBarlow starts at six. Keith has new boots.")
    (person,) = (p for p in people(text) if p.score >= 0.5)
    assert (person.name.value, person.mentions) == ("Keith Barlow", 3)


def test_those_who_join_in_are_found() -> None:
    raw = "Actor Arjun Mehta and his wife Priya Nair ran from Pune to Goa. Arjun and Priya ran 30 km every day."
    assert _names(raw) == ["Arjun Mehta", "Priya Nair"]


def test_an_enumeration_is_a_team() -> None:
    raw = "Four friends row all night. The team: Helen Marsh, Ruth Orr, Nina Pike and Carol Dunn. They are tired."
    assert _names(raw) == ["Helen Marsh", "Ruth Orr", "Nina Pike", "Carol Dunn"]


def test_who_tells_it_in_the_by_line_does_it() -> None:
    raw = "My month of hills by Colin Drake\n\nI ran up a hill every day. My legs ached and I loved it. I ran 90 miles."
    assert _names(raw) == ["Colin Drake"]


def test_a_reporter_in_the_by_line_does_not() -> None:
    raw = "Baker rides round Wales\nBy Fiona Hart\n\nGareth Pugh, 51, rode round Wales in ten days. Pugh was tired."
    assert _names(raw) == ["Gareth Pugh"]


@pytest.mark.parametrize(
    "told",
    [
        "He does it in memory of his friend Oscar Lund, who died last year.",
        'Anna Keller, director of the charity, said: "We are grateful."',
        "Photo: Martin Webb",
        "Like comedian Eddie Izzard he will not stop.",
    ],
)
def test_others_who_are_named_do_not(told: str) -> None:
    assert _names(f"Simon Tate, 38, will run 12 miles every day in June. {told} Tate starts on Monday.") == [
        "Simon Tate"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The money goes to Diabetes UK and to St Oswald's Hospice.",
        "In January the trail leads from London to Land's End and through Yorkshire.",
        "The Great North Run and the Leeds Half Marathon are full.",
        "Thanks to @someone for the push.",
    ],
)
def test_bodies_places_events_and_handles_are_nobody(said: str) -> None:
    assert _names(said) == []


@given(st.text(max_size=400))
def test_any_text_can_be_read(raw: str) -> None:
    people(Text(raw))


@given(
    st.lists(
        st.sampled_from("John Smith Anna and his wife , . \n 36 (44) ran said by By O'Brien's Ü-Lee".split(" ")),
        max_size=60,
    )
)
def test_names_are_verbatim(words: list[str]) -> None:
    text = Text(" ".join(words))
    for person in people(text):
        assert 0 <= person.score <= 1
        assert person.name.phrase is not None
        assert text.text[person.name.phrase.start : person.name.phrase.end] == person.name.phrase.text
