"""Lengths of time of a day and more, in every way a text says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.dates import dates
from tracker.articles.figures import figures
from tracker.articles.spans import Span, spans
from tracker.articles.text import Text


def found(raw: str) -> tuple[Span, ...]:
    text = Text(raw)
    return spans(text, figures(text), dates(text, None))


@pytest.mark.parametrize(
    ("raw", "days", "source"),
    [
        ("They rode for 5 days.", 5, "days"),
        ("They rode for five days.", 5, "days"),
        ("a 30-day challenge", 30, "days"),
        ("a thirty day challenge", 30, "days"),
        ("in 30 consecutive days", 30, "days"),
        ("in 30 straight gruelling days", 30, "days"),
        ("over twenty-one days", 21, "days"),
        ("a hundred days of running", 100, "days"),
        ("in six weeks", 42, "weeks"),
        ("a 12-week plan", 84, "weeks"),
        ("for a whole week", 7, "weeks"),
        ("for a fortnight", 14, "weeks"),
        ("in three months", 90, "months"),
        ("for a month", 30, "months"),
        ("for a year", 365, "years"),
        ("in two years", 730, "years"),
        ("for 48 hours", 2, "hours"),
        ("a 24-hour row", 1, "hours"),
        ("every day in October 2016", 31, "month"),
        ("throughout February 2024", 29, "month"),
        ("for the whole of April", 30, "month"),
        ("all year she ran", 365, "all year"),
        ("over the course of the year", 365, "all year"),
        ("during 2017 he walked", 365, "in year"),
        ("during 2024 he walked", 366, "in year"),
        ("In one weekend", 2, "days"),
    ],
)
def test_lengths(raw: str, days: int, source: str) -> None:
    (span,) = found(raw)
    assert (span.days, span.source) == (days, source)


@pytest.mark.parametrize(
    "raw",
    [
        "once a week",
        "every day",
        "one day he left",
        "twice a year",
        "the 5th day",
        "a 3-hour run",
        "aged 45",
        "in a day",
        "may days of old",
        "days and days",
        "0 days",
        "99999 days",
        "999999999999 months",
        "Day 3\nDay 4: rest",
        "30\n\ndays of sun",
    ],
)
def test_what_is_no_length(raw: str) -> None:
    assert [span for span in found(raw) if span.days > 1] == []


def test_months_may_be_of_several_lengths() -> None:
    (span,) = found("in six months")
    assert span.days == 180
    assert 184 in span.others


def test_a_range_keeps_its_upper_end() -> None:
    (span,) = found("in 5 to 7 days")
    assert (span.days, span.most) == (5, 7)


def test_an_adjective_is_marked() -> None:
    assert found("a 30-day challenge")[0].joined
    assert not found("in 30 days")[0].joined


def test_a_named_month_brings_its_dates() -> None:
    (span,) = found("every day in October 2016")
    assert span.named is not None
    assert str(span.named.first) == "2016-10-01"


_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


@given(st.integers(2, 500), st.sampled_from([" days", "-day", " consecutive days", " weeks", "-week"]))
def test_every_count(n: int, unit: str) -> None:
    size = 7 if "week" in unit else 1
    raw = f"It took her {n}{unit} of work."
    found_ = found(raw)
    if n * size > 3_660:
        assert found_ == ()
    else:
        (span,) = found_
        assert (span.days, span.count) == (n * size, n)
        assert raw[span.start : span.end] == f"{n}{unit}"


_PIECES = [
    "30",
    " five",
    "-",
    " day",
    " days",
    " week",
    " month",
    " a",
    " year",
    " in",
    " 2016",
    " October",
    " hours",
    " consecutive",
    " throughout ",
    ".",
    "\n",
    " half",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=16).map("".join))
def test_no_row_of_pieces_raises(raw: str) -> None:
    for span in found(raw):
        assert 1 <= span.days <= 3_660
        assert 0 <= span.start < span.end <= len(raw)
