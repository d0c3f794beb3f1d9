"""Amounts with their units, and the numbers that are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.amounts import Figure, metres
from tracker.articles.drafts import Amount, Unit
from tracker.articles.figures import figures
from tracker.articles.text import Text


def found(raw: str) -> tuple[Figure, ...]:
    return figures(Text(raw))


def shown(raw: str) -> list[str]:
    """Every amount as "5-7 km", exercises in place of their unit."""
    out = []
    for figure in found(raw):
        a = figure.amount
        most = f"-{a.most:f}" if a.most is not None else ""
        out.append(f"{a.number.normalize():f}{most} {figure.exercise or a.unit.value}")
    return out


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("They cycled 90 km and ran 20 km.", ["90 km", "20 km"]),
        ("She ran 5km.", ["5 km"]),
        ("She ran 5k and 10K.", ["5 km", "10 km"]),
        ("a 5-mile walk", ["5 mi"]),
        ("a five-mile walk", ["5 mi"]),
        ("It is 12 nautical miles.", ["12 nmi"]),
        ("He swam 400m.", ["400 m"]),
        ("He swam 1,500 metres", ["1500 m"]),
        ("He climbed 29,029 feet.", ["29029 ft"]),
        ("a marathon a day", ["1 marathon"]),
        ("seven marathons in seven days", ["7 marathon"]),
        ("two half marathons", ["2 half-marathon"]),
        ("two half-marathons", ["2 half-marathon"]),
        ("run an hour a day", ["1 h"]),
        ("half an hour of yoga", ["0.5 h"]),
        ("half a mile", ["0.5 mi"]),
        ("for 30 minutes", ["30 min"]),
        ("45 mins of walking", ["45 min"]),
        ("hold it for 90 seconds", ["90 s"]),
        ("100 push-ups", ["100 push-up"]),
        ("100 press ups a day", ["100 push-up"]),
        ("50 burpees and 20 squats", ["50 burpee", "20 squat"]),
        ("10,000 steps a day", ["10000 step"]),
        ("10k steps", ["10000 step"]),
        ("100 laps of the pool", ["100 lap"]),
        ("300 calories", ["300 kcal"]),
        ("1 hour 30 minutes", ["90 min"]),
        ("1h30", ["1 h"]),
        ("5-7 km", ["5-7 km"]),
        ("5 km to 7 km", ["5-7 km"]),
        ("from 0 to 5 km", ["5 km"]),
        ("between 5 and 7 miles", ["5-7 mi"]),
        ("- 25 miles\n- 50 miles", ["25 mi", "50 mi"]),
        ("- 25\n- 50 miles", ["50 mi"]),
        ("40 x 25 m", ["1000 m"]),
        ("three runs a week", ["3 session"]),
        ("five times a week", ["5 session"]),
        ("twice a day", ["2 session"]),
        ("3.100 km", ["3100 km"]),
        ("42.195 km", ["42.195 km"]),
        ("42,195 km", ["42.195 km"]),
        ("42,195 steps", ["42195 step"]),
        ("eight lonely hours", ["8 h"]),
        ("100+ miles", ["100 mi"]),
        ("\u00bd mile", ["0.5 mi"]),
        ("\uff15 km", ["5 km"]),
        ("26.2 miles/42km", ["26.2 mi", "42 km"]),
    ],
)
def test_amounts(raw: str, expected: list[str]) -> None:
    assert shown(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "She raised $500 and 300 pounds.",
        "a 45-year-old woman",
        "aged 45",
        "at 6.30 am and 18:45",
        "on 26 June 2025",
        "the 1960s",
        "42 runners from 12 countries",
        "number 7",
        "nan km",
        "0 km a day",
        "0.0 miles",
        "40 x 0 m",
        "It was hot.",
        "Chapter 5",
    ],
)
def test_numbers_that_are_no_amounts(raw: str) -> None:
    assert shown(raw) == []


@pytest.mark.parametrize("raw", ["40 km (25 miles)", "26.2 miles/42km", "5 km, or 3.1 miles", "100 miles (161 km)"])
def test_the_same_length_in_another_unit_is_marked_as_said_again(raw: str) -> None:
    assert [figure.again for figure in found(raw)] == [False, True]


@pytest.mark.parametrize("raw", ["40 km (10 miles)", "5 km, 3.1 miles away", "90 km and 56 miles"])
def test_other_lengths_are_not(raw: str) -> None:
    assert not found(raw)[0].again
    if raw != "5 km, 3.1 miles away":
        assert not found(raw)[1].again


def test_what_stands_as_an_adjective_is_marked() -> None:
    assert found("a 50-mile ride")[0].joined
    assert not found("50 miles")[0].joined


def test_an_article_for_a_number_is_marked() -> None:
    assert found("a marathon a day")[0].plain
    assert not found("1 marathon a day")[0].plain


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.KM, "2000"),
        (Unit.MILE, "3218.688"),
        (Unit.NAUTICAL_MILE, "3704"),
        (Unit.METRE, "2"),
        (Unit.FOOT, "0.6096"),
        (Unit.MARATHON, "84390"),
        (Unit.HALF_MARATHON, "42195"),
    ],
)
def test_metres_are_exact(unit: Unit, expected: str) -> None:
    assert metres(Amount(Decimal(2), unit)) == Decimal(expected)


def test_a_count_has_no_metres() -> None:
    assert metres(Amount(Decimal(2), Unit.REP)) is None


_UNITS = {
    "km": Unit.KM, " km": Unit.KM, " kilometres": Unit.KM, " miles": Unit.MILE, "-mile": Unit.MILE,
    " metres": Unit.METRE,
    " feet": Unit.FOOT, " hours": Unit.HOUR, " minutes": Unit.MINUTE, " steps": Unit.STEP, " laps": Unit.LAP,
    " marathons": Unit.MARATHON, " half-marathons": Unit.HALF_MARATHON,
    " push-ups": Unit.REP, " nautical miles": Unit.NAUTICAL_MILE,
}  # fmt: skip
_FRAMES = ("We did {} of it.", "{}", "They would cover {}, she said.", "Every day {} was done.\nAnd more.")


@given(st.integers(2, 9_999), st.sampled_from(sorted(_UNITS)), st.sampled_from(_FRAMES))
def test_every_number_and_unit_in_every_frame(n: int, unit: str, frame: str) -> None:
    said = f"{n:,}{unit}"
    raw = frame.format(said)
    (figure,) = found(raw)
    assert (figure.amount.number, figure.amount.unit) == (Decimal(n), _UNITS[unit])
    assert raw[figure.start : figure.end] == said


@given(st.text(alphabet="0123456789 .,-/kmhx+\u00bd\u00d7\n", max_size=40))
def test_amounts_stand_where_they_say_and_do_not_overlap(raw: str) -> None:
    text = Text(raw)
    last = 0
    for figure in figures(text):
        assert last <= figure.start < figure.end <= len(raw)
        assert text.tokens[figure.first].start == figure.start
        assert figure.amount.number > 0
        last = figure.end
