"""The track of a session: its own shape, true to scale, whatever its size and wherever it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.track_map import track_map

DEGREE = 10_000_000


def track(*points: tuple[float, float]) -> list[tuple[int, int]]:
    return [(round(lat * DEGREE), round(lon * DEGREE)) for lat, lon in points]


def test_a_square_on_the_equator_is_twice_as_wide_in_cells_as_it_is_high() -> None:
    rows = track_map(track((0, 0), (1, 0), (1, 1), (0, 1)), 40, 11, ascii=True).plain().split("\n")
    assert rows[0].count("#") == 21
    assert rows[-1].strip() == "o" + " " * 19 + "@", "it begins in the south-west and ends in the south-east"
    assert all(row.strip("# ") in ("", "o" + " " * 19 + "@") for row in rows)


def test_far_north_a_degree_east_is_shorter() -> None:
    wide = track_map(track((60, 10), (60, 11), (61, 11)), 60, 20, ascii=True).plain()
    assert max(len(row.strip()) for row in wide.split("\n")) == 20


def test_a_track_over_the_date_line_does_not_run_around_the_globe() -> None:
    over = track_map(track((0, 179.99), (0, -179.99), (0.01, -179.99)), 40, 10).plain()
    here = track_map(track((0, 9.99), (0, 10.01), (0.01, 10.01)), 40, 10).plain()
    assert over == here


@pytest.mark.parametrize(("points", "size"), [((), (40, 10)), (((1, 1),), (40, 10)), (((1, 1), (2, 2)), (5, 2))])
def test_what_is_no_map_says_so(points: tuple[tuple[int, int], ...], size: tuple[int, int]) -> None:
    drawing = track_map(points, *size)
    assert (drawing.width, drawing.height) == size
    assert not set(drawing.plain()) & set("○◉")


@given(
    points=st.lists(
        st.tuples(st.integers(-90 * DEGREE, 90 * DEGREE), st.integers(-180 * DEGREE, 180 * DEGREE)), max_size=20
    ),
    width=st.integers(0, 90),
    height=st.integers(0, 30),
    ascii=st.booleans(),
)
def test_it_fills_its_cells_for_any_track(
    points: list[tuple[int, int]],
    width: int,
    height: int,
    ascii: bool,
) -> None:
    drawing = track_map(points, width, height, ascii=ascii)
    assert (drawing.width if height else width, drawing.height) == (width, height)
    assert not ascii or drawing.plain().isascii()
