"""This year against the years before it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.years import year_lines
from tracker.domain.series import YearLine, Years
from tracker.domain.sessions import Measure

KM = 1_000_000
TODAY = date(2025, 6, 28)  # day 179; in 2024 the 180th
LEAP = date(2024, 2, 29)


def line(year: int, *points: tuple[int, int]) -> YearLine:
    return YearLine(year=year, points=tuple((day, km * KM) for day, km in points))


def years(*lines: YearLine, today: date = TODAY, measure: Measure = Measure.DISTANCE) -> Years:
    return Years(activity="", measure=measure, today=today, lines=lines)


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (years(line(2025, (5, 1204)), line(2024, (180, 1044), (181, 2000))), "1204 km by 28 Jun, 160 km ahead of 2024"),
        (years(line(2025, (5, 900)), line(2024, (180, 1044))), "900 km by 28 Jun, 144 km behind 2024"),
        (years(line(2025, (5, 9)), line(2024, (180, 9))), "9 km by 28 Jun, as much as in 2024"),
        (years(line(2025, (5, 9)), line(2024, (181, 9))), "9 km by 28 Jun, 9 km ahead of 2024"),
        (years(line(2025, (179, 9))), "9 km by 28 Jun"),
        (years(line(2025), line(2024, (1, 5))), "0 km by 28 Jun, 5 km behind 2024"),
        (years(line(2025), line(2024)), "Nothing logged in these years"),
        (years(), "Nothing logged this year"),
        (years(line(2024, (60, 9)), line(2023, (59, 4), (60, 9)), today=LEAP), "9 km by 29 Feb, 5 km ahead of 2023"),
    ],
)
def test_the_title_compares_the_same_day(found: Years, title: str) -> None:
    assert year_lines(found, 80, 12).title == title


def test_a_year_without_anything_is_a_message() -> None:
    assert year_lines(years(line(2025)), 80, 12).plain().strip() == "Nothing logged this year"


def test_other_measures_are_told_in_their_own_words() -> None:
    hours = Years(
        activity="yoga",
        measure=Measure.ELAPSED,
        today=TODAY,
        lines=(YearLine(year=2025, points=((5, 90_000),)), YearLine(year=2024, points=((5, 36_000),))),
    )
    assert year_lines(hours, 80, 12).title == "25 h by 28 Jun, 15 h ahead of 2024"


def test_the_picture() -> None:
    found = years(line(2025, (60, 400), (120, 800)), line(2024, (90, 300), (300, 1000)), line(2023, (200, 500)))
    drawing = year_lines(found, 60, 9, ascii=True)
    assert drawing.plain().splitlines() == [
        "     ## 2025 800 km   .. 2024 1000 km   - - 2023 500 km",
        "1000                                            ...........",
        "                      #########@                .",
        " 500                  #           - - - - - - - . - - - - -",
        "              #########..........................",
        "              #   .               -",
        "   0 ##########....- - - - - - - -",
        "     +--------+--------+--------+--------+--------+--------",
        "     Jan      Mar      May      Jul      Sep      Nov",
    ]
    roles = {span.role for row in drawing.rows for span in row}
    assert {"done", "plan", "axis", "accent"} <= roles
    braille = year_lines(found, 60, 9).plain()
    assert "◉" in braille
    assert braille.splitlines()[0].strip() == "▀▀ 2025 800 km   ⠶⠶ 2024 1000 km   ⠒ ⠒ 2023 500 km"


def test_the_line_of_this_year_ends_today() -> None:
    found = years(line(2025, (100, 400), (170, 800), (300, 5000)), line(2024, (100, 900)))
    drawing = year_lines(found, 100, 12)
    ends = [
        sum(len(span.text) for span in row[: n + 1])
        for row in drawing.rows[1:-2]
        for n, span in enumerate(row)
        if span.role == "done"
    ]
    assert max(ends) <= 5 + 95 * 180 // 366 + 1


points = st.lists(st.tuples(st.integers(-3, 400), st.integers(0, 10**13)), max_size=20)
lines = st.lists(st.builds(YearLine, year=st.integers(1, 9999), points=points.map(sorted).map(tuple)), max_size=5)


@settings(max_examples=200, deadline=None)
@given(lines, st.dates(), st.sampled_from(Measure), st.integers(-1, 200), st.integers(-1, 40), st.booleans())
def test_any_years_at_any_size(
    found: list[YearLine], today: date, measure: Measure, width: int, height: int, plain: bool
) -> None:
    drawing = year_lines(years(*found, today=today, measure=measure), width, height, ascii=plain)
    assert drawing.height == max(height, 0)
    assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
    assert not plain or drawing.plain().isascii()
