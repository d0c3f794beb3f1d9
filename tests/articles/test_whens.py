"""The first and the last day, from dates and the words beside them."""

from datetime import date

import pytest

from tracker.articles.dates import dates
from tracker.articles.text import Text
from tracker.articles.whens import When, when

PUBLISHED = date(2025, 8, 1)


def found(raw: str, length: int | None = None, published: date | None = None) -> tuple[date | None, date | None]:
    text = Text(raw)
    read: When = when(text, dates(text, published), length, published=published)
    for day in (read.first, read.last):
        if day is not None and day.phrase is not None:
            assert raw[day.phrase.start : day.phrase.end] == day.phrase.text
    return (read.first.value if read.first else None, read.last.value if read.last else None)


JUNE_26, JUNE_30 = date(2025, 6, 26), date(2025, 6, 30)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("They rode from 26 June to 30 June 2025.", (JUNE_26, JUNE_30)),
        ("They rode from June 26 until June 30, 2025.", (JUNE_26, JUNE_30)),
        ("The two friends rode all the way from 26 to 30 June 2025.", (JUNE_26, JUNE_30)),
        ("The two friends rode all the way, 26-30 June 2025.", (JUNE_26, JUNE_30)),
        ("They set off on 26 June 2025 and arrived on 30 June 2025.", (JUNE_26, JUNE_30)),
        ("They left Mumbai on 26 June 2025. On 30 June 2025 they reached Goa.", (JUNE_26, JUNE_30)),
        ("The ride of the two friends starts on 26 June 2025.", (JUNE_26, None)),
        ("They began on 26 June 2025, in the rain.", (JUNE_26, None)),
        ("The two friends hope that they will finish on 30 June 2025.", (None, JUNE_30)),
        ("The two friends got home on 30 June 2025.", (None, JUNE_30)),
        ("It was early when on 26 June 2025 they set off, the two of them alone.", (JUNE_26, None)),
    ],
)
def test_first_and_last(raw: str, expected: tuple[date | None, date | None]) -> None:
    assert found(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "The older one was born on 26 June 1980.",
        "Registration closes on 26 June 2025; register by 26 June 2025.",
        "The record of 26 June 2025 is one that still stands.",
        "The two friends flew home on 26 June 2025.",
        "In June they rode.",
        "They rode for five days.",
    ],
)
def test_dates_that_are_neither(raw: str) -> None:
    assert found(raw) == (None, None)


def test_the_length_says_which_range_is_meant() -> None:
    raw = "Sign up from 1 to 20 May 2025. The two friends rode all the way from 26 to 30 June 2025."
    assert found(raw, 5) == (JUNE_26, JUNE_30)
    assert found(raw, 20) == (date(2025, 5, 1), date(2025, 5, 20))


def test_a_date_line_is_no_day_of_the_challenge() -> None:
    raw = "A long ride\n26 June 2025\n\nThe two friends set off on 28 June 2025."
    assert found(raw) == (date(2025, 6, 28), None)


def test_a_diary_runs_from_its_first_entry_to_its_last() -> None:
    before = "We had talked about this ride for years, and then one evening the maps were on the table. " * 6
    entries = (
        "26 June 2025: rain all the way down to the sea.",
        "27 June 2025: sun, and a long climb at last.",
        "28 June 2025: wind in the face until we were home.",
    )
    raw = "\n\n".join(("Diary", before, *entries))
    assert found(raw) == (JUNE_26, date(2025, 6, 28))


def test_a_year_comes_from_publishing() -> None:
    assert found("They set off on 26 June and arrived on 30 June.", published=PUBLISHED) == (JUNE_26, JUNE_30)


def test_without_a_year_there_is_no_date() -> None:
    assert found("They set off on 26 June and arrived on 30 June.") == (None, None)
