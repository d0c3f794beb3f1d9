"""Dates in the ways they are written, and the years that are left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.dates import DateFound, dates, published_on
from tracker.articles.text import Text

PUBLISHED = date(2025, 7, 10)


def found(raw: str, published: date | None = None) -> tuple[DateFound, ...]:
    return dates(Text(raw), published)


def firsts(raw: str, published: date | None = None) -> list[date | None]:
    return [day.first for day in found(raw, published)]


@pytest.mark.parametrize(
    "raw",
    [
        "on 26 June 2025",
        "on June 26, 2025",
        "on June 26 2025",
        "on 26th June 2025",
        "on the 26th of June, 2025",
        "on June 26th, 2025",
        "on Thursday 26 June 2025",
        "on Thursday, June 26, 2025",
        "on Thu, 26 Jun 2025",
        "on 26 Jun. 2025",
        "on 2025-06-26",
        "on 26/06/2025",
        "on 06/26/2025",
        "on 26.06.2025",
        "on 26 june 2025",
        "ON 26 JUNE 2025",
    ],
)
def test_one_day_in_many_ways(raw: str) -> None:
    (day,) = found(raw)
    assert (day.first, day.last) == (date(2025, 6, 26), date(2025, 6, 26))


@pytest.mark.parametrize(
    "raw",
    [
        "from 5 to 28 June 2025",
        "5-28 June 2025",
        "June 5 to 28, 2025",
        "June 5-28, 2025",
        "5th to 28th June 2025",
        "from the 5th until the 28th of June 2025",
    ],
)
def test_a_range_in_one_mention(raw: str) -> None:
    (day,) = found(raw)
    assert (day.first, day.last) == (date(2025, 6, 5), date(2025, 6, 28))


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("in October 2016", date(2016, 10, 1), date(2016, 10, 31)),
        ("in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("throughout 2017", date(2017, 1, 1), date(2017, 12, 31)),
    ],
)
def test_a_month_or_a_year_is_all_its_days(raw: str, first: date, last: date) -> None:
    (day,) = found(raw)
    assert (day.first, day.last) == (first, last)


@pytest.mark.parametrize(
    "raw",
    [
        "She may run, and they march on.",
        "a 2000 km ride",
        "2010 people came",
        "on 26 at 6:30",
        "31/13/2025",
        "2025-02-31",
        "the 5th runner",
        "#2025",
        "$2024",
    ],
)
def test_what_is_no_date(raw: str) -> None:
    assert found(raw) == ()


@pytest.mark.parametrize("raw", ["on 31 June 2025", "on 30 February 2025", "on 29 February 2023"])
def test_a_day_that_never_was_stands_for_none(raw: str) -> None:
    assert firsts(raw) in ([], [None])


@pytest.mark.parametrize(
    ("raw", "published", "expected"),
    [
        ("They set off on 26 June.", PUBLISHED, [date(2025, 6, 26)]),
        ("They set off on 26 December.", PUBLISHED, [date(2024, 12, 26)]),
        ("It will start on 4 January.", PUBLISHED, [date(2026, 1, 4)]),
        ("They set off on 26 June.", None, [None]),
        (
            "Ride of 2019\n\nThey set off on 26 June and got home on 2 July.",
            PUBLISHED,
            [date(2019, 1, 1), date(2019, 6, 26), date(2019, 7, 2)],
        ),
        ("from 28 December to 3 January 2024", None, [date(2023, 12, 28), date(2024, 1, 3)]),
        ("from 28 December 2023 to 3 January", None, [date(2023, 12, 28), date(2024, 1, 3)]),
        ("from 2 June to 3 July 2024", None, [date(2024, 6, 2), date(2024, 7, 3)]),
    ],
)
def test_the_year_that_is_left_out(raw: str, published: date | None, expected: list[date | None]) -> None:
    assert firsts(raw, published) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("A long ride\n3 March 2024\n\nThey rode.", date(2024, 3, 3)),
        ("A long ride\nBy Jo Berg | 3 March 2024 | Sport\n\nThey rode.", date(2024, 3, 3)),
        ("A long ride\nPublished: March 3, 2024\n\nThey rode.", date(2024, 3, 3)),
        ("A long ride\nDate 2024-03-03\n\nThey rode.", date(2024, 3, 3)),
        ("A long ride\n\nThey rode from Oslo on 3 March 2024 and it rained all the way down to the sea.", None),
        ("A long ride\n\nNo date at all.", None),
    ],
)
def test_the_date_line(raw: str, expected: date | None) -> None:
    assert published_on(Text(raw)) == expected


_FORMS = (
    "{d} {month} {y}",
    "{month} {d}, {y}",
    "{y}-{m:02}-{d:02}",
    "{d}th {month} {y}",
    "the {d}th of {month} {y}",
    "{d:02}.{m:02}.{y}",
    "{d} {short} {y}",
)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(_FORMS))
def test_every_day_in_every_form(day: date, form: str) -> None:
    said = form.format(d=day.day, m=day.month, y=day.year, month=f"{day:%B}", short=f"{day:%b}")
    raw = f"They left on {said}, early."
    (read,) = found(raw)
    assert (read.first, read.last) == (day, day)
    assert said.removeprefix("the ") in raw[read.start : read.end] or raw[read.start : read.end] in said


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_a_missing_year_brings_the_day_within_a_year_of_publishing(day: date, published: date) -> None:
    for read in found(f"It was on {day.day} {day:%B}.", published):
        if read.first is not None:
            assert (read.first.month, read.first.day) == (day.month, day.day)
            assert abs((read.first - published).days) <= 731


_PIECES = [
    "26",
    "3rd",
    " June",
    " may",
    " 2025",
    "-",
    "/",
    ".",
    " to ",
    "2025-06-26",
    " of ",
    "\n",
    "Monday ",
    "99",
    " 31 ",
    "9999",
    "0",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.one_of(st.none(), st.just(PUBLISHED)))
def test_no_row_of_pieces_raises(raw: str, published: date | None) -> None:
    for day in found(raw, published):
        assert 0 <= day.start < day.end <= len(raw)
        if day.first is not None and day.last is not None:
            assert day.first <= day.last
