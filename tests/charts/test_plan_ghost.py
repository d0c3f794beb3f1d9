"""The ghost and the range of the projection in the plan chart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.plan import plan_chart
from tracker.domain.ghosts import Ghost
from tracker.domain.progress import Progress, Projection
from tracker.domain.sessions import Measure

KM = 1_000_000
Make = Callable[..., Progress]


def ghost(*km: int, name: str = "Milind", measure: Measure = Measure.DISTANCE) -> Ghost:
    points = tuple((n, value * KM) for n, value in enumerate(km, start=1))
    return Ghost(name=name, kind="article", points=points, measure=measure)


@pytest.fixture
def half_way(make_progress: Make) -> Progress:
    progress = make_progress(30, 200 * KM, [5 * KM] * 20, 20)
    range_ = Projection(finish=date(2025, 8, 4), earliest=date(2025, 7, 28), latest=date(2025, 8, 20), why="")
    return replace(progress, projection=range_)


def test_the_ghost_is_drawn_and_named(half_way: Progress) -> None:
    bare = plan_chart(half_way, 100, 16).plain()
    with_ghost = plan_chart(half_way, 100, 16, ghost=ghost(*range(8, 240, 8))).plain()
    assert "⠤⠤ Milind" in with_ghost.splitlines()[0]
    assert "Milind" not in bare
    assert sum(a != b for a, b in zip(bare, with_ghost, strict=False)) > 20
    assert "==" in plan_chart(half_way, 100, 16, ghost=ghost(*range(8, 240, 8)), ascii=True).plain()


def test_a_ghost_of_another_measure_is_not_drawn(half_way: Progress) -> None:
    other = ghost(*range(8, 240, 8), measure=Measure.REPS)
    assert plan_chart(half_way, 100, 16, ghost=other) == plan_chart(half_way, 100, 16)


def test_a_ghost_that_went_further_makes_room(make_progress: Make) -> None:
    progress = make_progress(5, 50 * KM, [10 * KM], 2)
    labels = [line.split()[0] for line in plan_chart(progress, 80, 14, ghost=ghost(100, 400)).plain().splitlines()[1:]]
    assert "400" in labels
    longer = ghost(*[10] * 5, 400)  # on a sixth day, which the chart doesn't show
    assert "400" not in plan_chart(progress, 80, 14, ghost=longer).plain()


def test_the_range_is_a_fan_with_its_dates(half_way: Progress) -> None:
    text = plan_chart(half_way, 130, 18).plain()
    assert "at this pace 4 Aug, 28 Jul to 20 Aug" in text
    dots = plan_chart(half_way, 130, 18, ascii=True).plain()
    assert dots.count(":") > 10
    assert half_way.projection is not None
    sure = replace(
        half_way, projection=replace(half_way.projection, earliest=date(2025, 8, 4), latest=date(2025, 8, 4))
    )
    assert ":" not in plan_chart(sure, 130, 18, ascii=True).plain()
    never = replace(half_way, projection=replace(half_way.projection, latest=None))
    assert "at this pace 4 Aug, from 28 Jul on" in plan_chart(never, 130, 18).plain()
    level = [line for line in plan_chart(never, 130, 18, ascii=True).plain().splitlines() if line.count(":") > 15]
    assert len(level) == 1, "a worst that never comes is a level line"


def test_the_key_says_the_same_in_fewer_words_where_room_is_short(half_way: Progress) -> None:
    line = plan_chart(half_way, 80, 16, ghost=ghost(8, 16, name="Milind Soman")).plain().splitlines()[0].strip()
    assert line == "▀▀ done 100 km   ⠶⠶ plan 200 km   ⠤⠤ Milind Soman   ⠒ ⠒ pace 4 Aug"


@given(
    st.lists(st.integers(0, 10**9), max_size=40),
    st.tuples(st.integers(-1, 130), st.integers(-1, 30)),
    st.sampled_from(["", "M", "東京", "x" * 80, "\x1b[2J"]),
    st.none() | st.dates(),
    st.dates(),
    st.booleans(),
)
def test_any_ghost_and_range_at_any_size(
    make_progress: Make, km: list[int], size: tuple[int, int], name: str, latest: date | None, day: date, plain: bool
) -> None:
    progress = make_progress(30, 200 * KM, [5 * KM] * 20, 20)
    progress = replace(progress, projection=Projection(finish=day, earliest=day, latest=latest, why=""))
    drawing = plan_chart(progress, *size, ghost=ghost(*km, name=name), ascii=plain)
    assert drawing.height == max(size[1], 0)
    assert all(sum(cells(span.text) for span in row) == max(size[0], 0) for row in drawing.rows)
    assert "\x1b" not in drawing.plain()
