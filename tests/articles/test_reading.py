"""The reader as a whole: what it makes of plain articles, and what holds whatever it is given."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.articles.mutating import HOSTILE, Mutator
from benchmarks.articles.soundness import tried, unsound
from tracker.articles.drafts import Draft, Kind, Role
from tracker.articles.reading import read

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))]

STORY = """Five days to the sea

Milind Soman and Ankita Konwar set off from Mumbai on 26 June 2025. For five days they cycled 90 km and ran 20 km
daily, all the way to Goa, which they reached on 30 June 2025. By day 3 they had 330 km behind them. In training they
had cycled 40 km a week.

The road climbs to 600 metres. They wore the same shoes for all of it. #fitindia
"""


def targets(draft: Draft) -> list[str]:
    return [
        f"{t.activity} {t.amount.value.number.normalize():f} {t.exercise or t.amount.value.unit.value} {t.per.value}"
        for challenge in draft.challenges
        if challenge.role is Role.MAIN
        for t in challenge.targets
    ]


def test_the_story() -> None:
    draft = read(STORY)
    assert draft.kind is Kind.CHALLENGE
    assert targets(draft) == ["cycling 90 km day", "running 20 km day"]
    (challenge,) = draft.challenges
    assert challenge.days is not None
    assert challenge.days.value == 5
    assert challenge.first is not None
    assert challenge.last is not None
    assert (challenge.first.value, challenge.last.value) == (date(2025, 6, 26), date(2025, 6, 30))
    assert [found.value for found in challenge.hashtags] == ["#fitindia"]
    assert {"Milind Soman", "Ankita Konwar"} <= {found.value for found in challenge.people}
    assert challenge.title.value == "Five days to the sea"
    assert draft.refusal == ""


def test_what_is_no_target_stands_aside_with_its_role() -> None:
    roles = {f"{aside.amount.number:f} {aside.amount.unit.value}": aside.role for aside in read(STORY).asides}
    assert roles["330 km"] == "progress so far"
    assert roles["40 km"] == "training"
    assert "600 m" in roles


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "The July challenge\n\nRun 5 km every day for 30 days to raise money for the hospice. Sign up "
            "now and take part in the challenge.",
            ["running 5 km day"],
        ),
        (
            "30 marathons in 30 days\n\nShe is going to run 30 marathons in 30 days for charity, setting "
            "off from Cardiff.",
            ["running 30 marathon total", "running 1 marathon day"],
        ),
        (
            "The press-up challenge\n\nPledge to do 100 press-ups a day in November. Take part in the "
            "challenge and raise money for charity.",
            ["strength 100 push-up day"],
        ),
        (
            "Steps for spring\n\nOur challenge: walk 10,000 steps a day for four weeks. Sign up, take "
            "part and raise money for the hospice.",
            ["steps 10000 step day"],
        ),
    ],
)
def test_plain_challenges(raw: str, expected: list[str]) -> None:
    assert targets(read(raw)) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " \n\t\n",
        "Hello",
        "The striker is out for six weeks with a knee injury and will miss the cup tie. He scored 12 "
        "goals in 20 games for the league leaders.",
        "New shoes tested: the model costs 140 dollars, weighs 250 g and has an 8 mm drop. Our reviewer "
        "ran 50 km in them before the verdict.",
        "Bread\n\nMix the flour with 3 spoons of oil and bake it for 40 minutes. Eat it with salad: each "
        "portion has 300 calories and 10 g of protein.",
    ],
)
def test_what_holds_nothing_to_follow_is_refused_in_one_sentence(raw: str) -> None:
    draft = read(raw)
    assert draft.kind is Kind.NONE
    assert (draft.challenges, draft.races) == ((), ())
    assert draft.refusal.endswith(".")
    assert "\n" not in draft.refusal


def test_figures_that_disagree_are_kept_side_by_side() -> None:
    raw = (
        "A ride to the sea\n\nThey will cycle 558 km from Mumbai to Goa in five days for charity. "
        "The challenge is to cycle 600 km in all, their sponsor says."
    )
    amounts = {t.amount.value.number for c in read(raw).challenges for t in c.targets}
    others = {o.value.number for c in read(raw).challenges for t in c.targets for o in t.amount.others}
    assert amounts | others == {558, 600}
    assert 579 not in amounts | others


def test_the_day_of_publishing_gives_the_year() -> None:
    raw = STORY.replace(" 2025", "")
    (challenge,) = read(raw, published=date(2025, 7, 14)).challenges
    assert challenge.first is not None
    assert challenge.first.value == date(2025, 6, 26)


@pytest.mark.parametrize("which", range(0, len(TEXTS), 12))
def test_every_phrase_is_verbatim_where_it_stands(which: int) -> None:
    assert unsound(read(TEXTS[which])) == []


@pytest.mark.parametrize("which", range(3, len(TEXTS), 25))
def test_reading_again_gives_the_same(which: int) -> None:
    text = TEXTS[which]
    first = read(text)
    read(TEXTS[0])
    assert read(text) == first


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_no_text_raises(raw: str) -> None:
    assert tried(raw) == read(raw)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="\n .,-0159kmdDay", max_size=12)), max_size=30),
    st.sampled_from(["", " ", "\n"]),
)
def test_no_row_of_hostile_pieces_raises(pieces: list[str], between: str) -> None:
    tried(between.join(pieces))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32 - 1))
def test_no_mutated_article_raises(seed: int) -> None:
    tried(Mutator(TEXTS, seed).mutated())


@settings(max_examples=30)
@given(st.integers(0, len(TEXTS) - 1))
def test_line_ends_around_a_text_move_nothing_but_positions(which: int) -> None:
    text = TEXTS[which].strip()
    assert targets(read(text)) == targets(read(text + "\n\n")) == targets(read("\n" + text))
