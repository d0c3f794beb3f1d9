"""Hashtags, and what finishers get."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.tags import hashtags, medals
from tracker.articles.text import Text


def _values(found: object) -> list[str]:
    return [f.value for f in found]  # type: ignore[attr-defined]


def test_hashtags_are_given_once_in_order_as_they_were_first_written() -> None:
    text = Text("Follow #RoundTheLake and #swim4good. Again: #roundthelake!")
    assert _values(hashtags(text)) == ["#RoundTheLake", "#swim4good"]


@pytest.mark.parametrize("said", ["We are team #1.", "Attempt RAA#2 failed.", "Issue # 5", "user@example.org"])
def test_a_number_sign_is_no_hashtag(said: str) -> None:
    assert hashtags(Text(said)) == ()


@pytest.mark.parametrize(
    ("said", "prize"),
    [
        ("Every finisher gets a medal and a cup of soup.", "medal"),
        ("At the line they hung a finisher's medal round my neck.", "finisher's medal"),
        ("All who complete the hundred miles receive a belt buckle.", "belt buckle"),
        ("Everybody who gets round will be given a T-shirt.", "T-shirt"),
    ],
)
def test_what_finishers_get_is_a_medal(said: str, prize: str) -> None:
    assert _values(medals(Text(said))) == [prize]


@pytest.mark.parametrize(
    "said",
    [
        "She took the gold medal at the Olympics in 1996.",
        "There is no medal at the end.",
        "The medals won by the club fill a cupboard.",
        "He wore a T-shirt with a hole in it.",
        "In 1944 he was awarded the military medal.",
    ],
)
def test_medals_by_rank_for_bravery_or_denied_are_none(said: str) -> None:
    assert medals(Text(said)) == ()


@given(st.text(alphabet=st.sampled_from("#@ab 1.\n medal gets every finisher a T-shirt"), max_size=300))
def test_phrases_are_verbatim(raw: str) -> None:
    text = Text(raw)
    for found in (*hashtags(text), *medals(text)):
        assert found.phrase is not None
        assert text.text[found.phrase.start : found.phrase.end] == found.phrase.text
