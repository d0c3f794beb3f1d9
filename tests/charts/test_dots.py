"""A sheet of dots: lines that go any way, cut at its edge, the higher rank above."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.dots import Dots, Pen, clipped, walk
from tracker.charts.drawing import Grid

LIGHT, STRONG, SPARSE = Pen("axis", "~", 1), Pen("done", "#", 3, wide=True), Pen("muted", ".", 2, gap=3)


def drawn(sheet: Dots) -> str:
    grid = Grid(sheet.width, sheet.height)
    sheet.put_on(grid, 0, 0)
    return grid.drawing().plain()


def test_a_line_is_a_dot_wide_and_a_strong_one_two() -> None:
    for pen, shown in ((LIGHT, "⠉⠉⠉"), (STRONG, "⠛⠛⠛"), (SPARSE, "⠁⠈")):
        sheet = Dots(3, 1)
        sheet.line([(0, 0), (5, 0)], pen)
        assert drawn(sheet) == shown
    plain = Dots(3, 2, ascii=True)
    plain.line([(0, 0), (2, 0)], SPARSE)
    plain.line([(0, 1), (2, 1)], STRONG)
    assert drawn(plain) == "...\n###"


def test_where_lines_meet_the_higher_rank_shows_whole() -> None:
    sheet = Dots(2, 1)
    sheet.line([(0, 3), (3, 3)], LIGHT)
    sheet.line([(0, 0), (0, 0)], STRONG)
    assert drawn(sheet) == "⠋⣀"
    sheet.line([(1, 3), (1, 3)], LIGHT)
    assert drawn(sheet)[0] == "⠋"
    assert (sheet.rank_at(0, 0), sheet.rank_at(1, 0), sheet.rank_at(5, 5)) == (3, 1, 0)


def test_lines_are_cut_at_the_edge() -> None:
    sheet = Dots(2, 1)
    sheet.line([(-1e9, 1), (1e9, 1)], LIGHT)
    sheet.line([(-5, -5), (-5, 50)], LIGHT)
    assert drawn(sheet) == "⠒⠒"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ((0.0, 0.0), (4.0, 4.0), ((0.0, 0.0), (4.0, 4.0))),
        ((-2.0, 1.0), (2.0, 1.0), ((0.0, 1.0), (2.0, 1.0))),
        ((2.0, 9.0), (2.0, -9.0), ((2.0, 4.0), (2.0, 0.0))),
        ((-1.0, -1.0), (-1.0, 9.0), None),
        ((-2.0, 1.0), (1.0, -2.0), None),
    ],
)
def test_clipping(
    one: tuple[float, float], other: tuple[float, float], found: tuple[tuple[float, float], tuple[float, float]] | None
) -> None:
    assert clipped(one, other, (4, 4)) == found


places = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


@given(places, places)
def test_what_is_clipped_lies_on_the_sheet(one: tuple[float, float], other: tuple[float, float]) -> None:
    found = clipped(one, other, (100, 50))
    for x, y in found or ():
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 50 + 1e-6


@given(st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), max_size=5))
def test_a_walk_goes_from_corner_to_corner_without_a_gap(corners: list[tuple[int, int]]) -> None:
    steps = list(walk(corners))
    assert set(corners) <= set(steps)
    for (x0, y0), (x1, y1) in pairwise(steps):
        assert max(abs(x1 - x0), abs(y1 - y0)) == 1
