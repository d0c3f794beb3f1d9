"""The canvas: plotext draws exactly where it should, at any size, and never ends the process."""

import subprocess
import sys
import textwrap
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.canvas import Line, Stroke, cell_of, plot_lines
from tracker.charts.drawing import Drawing, cells

numbers = st.floats(allow_nan=True, allow_infinity=True) | st.integers(-5, 5).map(float)
drawn = st.lists(
    st.builds(
        Line,
        st.lists(st.tuples(numbers, numbers), max_size=12),
        st.sampled_from(["plan", "done", ""]),
        st.sampled_from(Stroke),
    ),
    max_size=4,
)


def exact(drawing: Drawing, width: int, height: int) -> bool:
    """Whether every row has its width and every row is there."""
    widths = {sum(cells(span.text) for span in row) for row in drawing.rows}
    return drawing.height == max(height, 0) and widths <= {max(width, 0)}


@settings(max_examples=150, deadline=None)
@given(drawn, st.integers(-1, 200), st.integers(-1, 60), st.tuples(numbers, numbers), st.booleans())
def test_any_lines_at_any_size(
    lines: list[Line], width: int, height: int, ends: tuple[float, float], plain: bool
) -> None:
    drawing = plot_lines(lines, width, height, ends, ends, ascii=plain)
    assert exact(drawing, width, height)
    assert "\x1b" not in drawing.plain()
    if plain:
        assert drawing.plain().isascii()


@settings(deadline=None)
@given(
    st.integers(1, 80),
    st.integers(1, 30),
    st.floats(0, 10),
    st.floats(0, 7),
    st.sampled_from([Stroke.STRONG, Stroke.LIGHT, Stroke.DASHED]),
    st.booleans(),
)
def test_a_point_is_drawn_where_cell_of_says(
    width: int, height: int, x: float, y: float, stroke: Stroke, plain: bool
) -> None:
    drawing = plot_lines([Line([(x, y)], "done", stroke)], width, height, (0, 10), (0, 7), ascii=plain)
    rows = ["".join(span.text for span in row) for row in drawing.rows]
    seen = {(column, row) for row, text in enumerate(rows) for column, char in enumerate(text) if char != " "}
    column, row = cell_of((x, y), (0, 10), (0, 7), (width, height), stroke, ascii=plain)
    assert (column, row) in seen
    assert seen <= {(column, row), (column, row + 1)}  # a light line is two dots thick


def test_later_lines_lie_above_earlier_ones_in_their_own_roles() -> None:
    lines = [Line([(0, 0), (9, 0)], "plan", Stroke.LIGHT), Line([(0, 0), (4, 0)], "done")]
    drawing = plot_lines(lines, 10, 1, (0, 9), (0, 1))
    assert [(len(span.text), span.role) for span in drawing.rows[0]] == [(5, "done"), (5, "plan")]


def test_strokes_differ_without_colour() -> None:
    for plain in (False, True):
        pictures = {
            plot_lines([Line([(0, 0), (9, 3)], "", stroke)], 10, 4, (0, 9), (0, 3), ascii=plain).plain()
            for stroke in (Stroke.STRONG, Stroke.LIGHT, Stroke.DASHED)
        }
        assert len(pictures) == 3


@pytest.mark.parametrize("points", [[], [(nan, nan)], [(inf, 1.0), (-inf, 2.0)], [(0.0, nan), (1.0, inf)]])
def test_nothing_finite_draws_nothing(points: list[tuple[float, float]]) -> None:
    assert plot_lines([Line(points)], 10, 3, (0, 1), (0, 1)).plain() == "\n\n"


def test_a_long_line_is_thinned_without_losing_its_peak() -> None:
    points = [(float(n), 0.0) for n in range(100_000)]
    points[50_001] = (50_001.0, 1.0)
    drawing = plot_lines([Line(points)], 40, 5, (0, 100_000), (0, 1))
    assert drawing.plain().splitlines()[0].strip()


FUZZ = """
    import random
    from math import inf, nan
    from tracker.charts.canvas import Line, Stroke, plot_lines
    pick = random.Random(20250626)
    odd = [0.0, -0.0, 1e-320, 1e308, -1e308, nan, inf, -inf, 63_000.0, 1.5]
    number = lambda: pick.choice(odd) if pick.random() < 0.3 else pick.uniform(-50, 700)
    for _ in range(400):
        width, height = pick.randrange(-1, 120), pick.randrange(-1, 40)
        lines = [
            Line([(number(), number()) for _ in range(pick.randrange(20))], "done", pick.choice(list(Stroke)))
            for _ in range(pick.randrange(4))
        ]
        plot_lines(lines, width, height, (number(), number()), (number(), number()), ascii=pick.random() < 0.2)
    print("alive")
"""


def test_plotext_never_ends_the_process() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FUZZ)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "alive\n", "")


def test_importing_the_charts_loads_neither_plotext_nor_rich() -> None:
    code = (
        "import sys, tracker.charts.plan, tracker.charts.week, tracker.charts.route;"
        "print([name for name in ('plotext', 'rich', 'textual') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout == "[]\n"
