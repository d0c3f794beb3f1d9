"""The signs that a figure is to be done, and those that it is something else."""

import pytest

from tracker.articles.asides import role
from tracker.articles.drafts import Per
from tracker.articles.figures import figures
from tracker.articles.reading import gather
from tracker.articles.roles import signs, surroundings
from tracker.articles.text import Text


def seen(raw: str, which: int = 0) -> set[str]:
    """The signs around one of the figures of a text."""
    text = Text(raw)
    figure = figures(text)[which]
    sentence = next(s for s in text.sentences if s.first <= figure.first < s.last)
    return signs(surroundings(text, sentence, figure.start, figure.end))


@pytest.mark.parametrize(
    ("raw", "sign"),
    [
        ("Her goal is to run 100 miles.", "< goal before"),
        ("She will run 100 miles.", "< goal before"),
        ("She pledged to walk 100 miles.", "< goal before"),
        ("They covered 100 miles.", "< doing just before"),
        ("It is a total of 100 miles.", "< total of"),
        ("He did 100 miles in ten days.", "> days after"),
        ("It was a 100-mile challenge.", "> challenge after"),
        ("They walk 100 miles from Oslo to Lillehammer.", "> places after"),
        ("So far she has run 60 miles.", "< so far"),
        ("She has run 60 miles so far.", "> by now"),
        ("By day 3 they had done 60 miles.", "< so far"),
        ("In training she ran 12 miles.", "< training"),
        ("The record stands at 60 miles.", "< other"),
        ("That is as far as 127 marathons.", "< compare strong"),
        ("It is the equivalent of 20 marathons.", "< compare strong"),
        ("at an altitude of 3,500 metres", "< height"),
        ("They reached 3,500 metres above sea level.", "> height"),
        ("The wall is 30 feet high.", "> dimension"),
        ("They drove 200 miles home.", "< motor"),
        ("a 200 km drive", "> motor"),
        ("After 30 miles it rained.", "< part strong"),
        ("At the 30 km mark it rained.", "> part"),
        ("a loop of 5 km", "< loop"),
        ("Last year he ran 50 miles.", "< past"),
        ("after 4 hours of sleep", "> sleep"),
        ("You can walk or run up to 10 km.", "< option"),
        ("They raise $5 per mile over 30 miles for charity.", "> for charity"),
        ("It was not 50 miles.", "< negated"),
        ("at a pace of 10 km", "< speed"),
        ("He rode for 24 hours non-stop.", "> non-stop"),
    ],
)
def test_a_sign_is_seen(raw: str, sign: str) -> None:
    assert sign in seen(raw, -1)


@pytest.mark.parametrize(
    ("raw", "sign"),
    [
        ("She will run 100 miles.", "< so far"),
        ("She will run 100 miles.", "< training"),
        ("She will run 100 miles.", "> height"),
        ("She has run 60 miles so far.", "< goal just before"),
        ("They drove home. They will run 100 miles.", "< motor"),
        ("They will run 100 miles. They trained a lot.", "> training"),
    ],
)
def test_a_sign_is_not_seen_where_it_does_not_stand(raw: str, sign: str) -> None:
    assert sign not in seen(raw)


def test_surroundings_end_with_the_sentence_and_the_clause() -> None:
    text = Text("It rained. She ran 5 km daily, but she rode 90 km on Sunday. It stopped.")
    sentence = text.sentences[1]
    start = text.low.index("5 km")
    around = surroundings(text, sentence, start, start + 4)
    assert around.before.strip() == "she ran"
    assert around.after.startswith(" daily, but")
    assert "rained" not in around.sentence
    assert "stopped" not in around.after
    assert "sunday" not in around.clause


@pytest.mark.parametrize(
    ("raw", "which", "expected"),
    [
        ("She will run 100 miles. So far she has run 60 miles.", 1, "progress so far"),
        ("She will run 100 miles. That is as far as four marathons.", 1, "a comparison"),
        ("She will run 100 miles. In training she ran 12 miles a week.", 1, "training"),
        ("They will climb for 10 days. The hut stands at an altitude of 2,500 metres.", 0, "a height"),
        ("They will walk 30 miles. They drove 200 miles home.", 1, "not by own power"),
        ("Run 4 miles every 4 hours for two days.", 1, "how often"),
        ("It was hot. 17 km.", 0, "told in passing"),
    ],
)
def test_what_a_figure_is_said_to_be_when_it_is_not_taken(raw: str, which: int, expected: str) -> None:
    candidate = gather(raw).candidates[which]
    assert role(candidate.features, candidate.per) == expected


def test_a_rate_without_a_sign_is_a_rate_told_in_passing() -> None:
    assert role((), Per.DAY) == "a rate told in passing"
