"""The plan chart and the sentence it shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.plan import finding, plan_chart
from tracker.domain.goals import Per
from tracker.domain.progress import GoalState, Progress, Status
from tracker.domain.sessions import Measure

KM = 1_000_000
Make = Callable[..., Progress]
DAILY = [110 * KM, 110 * KM, 92 * KM]


@pytest.mark.parametrize(
    ("daily", "today", "status", "said"),
    [
        (DAILY, 3, Status.ACTIVE, "On plan: 22.8 km to go today"),
        ([110 * KM] * 3, 4, Status.ACTIVE, "4.8 km behind the plan of day 3"),
        ([110 * KM] * 4, 4, Status.ACTIVE, "On plan: 6.4 km to go today"),
        ([120 * KM] * 3, 3, Status.ACTIVE, "25.2 km ahead of plan on day 3"),
        ([111_600_000] * 3, 3, Status.ACTIVE, "On plan"),
        ([], 1, Status.ACTIVE, "On plan: 111.6 km to go today"),
        ([300 * KM] * 2, 2, Status.ACTIVE, "Total reached: 600 of 558 km"),
        ([110 * KM] * 5, 5, Status.COMPLETED, "Done: 550 of 558 km"),
        ([110 * KM] * 3, 5, Status.FAILED, "Ended: 330 of 558 km"),
        ([110 * KM] * 2, 3, Status.ABANDONED, "Ended: 220 of 558 km"),
        ([110 * KM] * 2, 3, Status.PAUSED, "Paused: 220 of 558 km"),
        ([], -3, Status.PLANNED, "Starts 26 Jun: 558 km in 5 days"),
    ],
)
def test_finding(make_progress: Make, daily: list[int], today: int, status: Status, said: str) -> None:
    progress = make_progress(5, 558 * KM, daily, today, status=status)
    assert finding(progress) == said
    assert plan_chart(progress, 80, 12).title == said


def test_finding_speaks_the_units_of_the_athlete_and_of_the_measure(make_progress: Make) -> None:
    assert finding(make_progress(5, 100 * 1_609_344, [], 3), "mi") == "40 mi behind the plan of day 2"
    hours = make_progress(10, 36_000, [3_000], 2, measure=Measure.ELAPSED)
    assert finding(hours) == "10:00 behind the plan of day 1"
    assert finding(make_progress(2, 100, [49], 2, measure=Measure.REPS)) == "1 behind the plan of day 1"


def test_finding_without_an_end_or_without_a_total(make_progress: Make) -> None:
    assert finding(make_progress(None, 1000 * KM, [30 * KM], 4)) == "30 of 1000 km so far"
    assert finding(make_progress(None, 0, [30 * KM], 4)) == "30 km so far"
    assert finding(make_progress(1, 10 * KM, [], 0, status=Status.PLANNED)) == "Starts 26 Jun: 10 km in 1 day"
    bare = replace(make_progress(5, KM, [], 2), total=None)
    goal = GoalState(goal="ride", title="Ride", per=Per.DAY, hits=3, needed=5, met=False, why="")
    assert finding(bare) == ""
    assert finding(replace(bare, goals=(goal,))) == "3 of 5 days hit"
    assert finding(replace(bare, goals=(replace(goal, per=Per.WINDOW, hits=0, needed=1),))) == "0 of 1 goal hit"


def roles(progress: Progress, **options: Any) -> set[str]:
    return {span.role for row in plan_chart(progress, 80, 14, **options).rows for span in row}


def test_the_chart_shows_plan_reality_today_and_few_ticks(day_three: Progress) -> None:
    drawing = plan_chart(day_three, 80, 14)
    text = drawing.plain()
    assert {"plan", "done", "area", "accent", "axis"} <= roles(day_three)
    assert "projection" not in roles(day_three)
    assert text.count("◉") == 1
    lines = text.splitlines()
    assert lines[0].strip() == "▀▀ done 312 km   ⠶⠶ plan to 558 km"
    assert [line[:3] for line in lines if line[:3].strip()] == ["400", "200", "  0"]
    assert lines[-1].split("  ")[-1].strip() == "Mon 30 Jun"
    today = [span.text for row in drawing.rows for span in row if span.role == "accent"]
    assert [part.strip() for part in today] == ["◉", "Sat 28 Jun"]


def test_a_running_day_stands_as_far_into_itself_as_its_plan_is_done(make_progress: Make) -> None:
    def here(daily: list[int]) -> int:
        lines = plan_chart(make_progress(4, 40 * KM, daily, 3), 84, 14).plain().splitlines()
        return next(line.index("◉") for line in lines if "◉" in line)

    morning, noon, night = here([10 * KM] * 2), here([10 * KM, 10 * KM, 5 * KM]), here([10 * KM] * 3)
    assert morning < noon < night
    assert night - noon == pytest.approx(noon - morning, abs=1)
    assert here([10 * KM, 10 * KM, 30 * KM]) == night


def test_the_projection_is_dashed_to_its_finish_and_makes_room_for_it(make_progress: Make) -> None:
    daily = [5 * KM] * 20
    within = make_progress(30, 200 * KM, daily, 20, finish=date(2025, 7, 24))
    beyond = make_progress(30, 200 * KM, daily, 20, finish=date(2025, 8, 2))
    assert "projection" in roles(within)
    assert "at this pace 24 Jul" in plan_chart(within, 80, 14).plain()
    assert "31 Jul" in plan_chart(beyond, 100, 14).plain()
    endless = make_progress(30, 200 * KM, daily, 20, finish=date(2095, 8, 2))
    assert plan_chart(endless, 100, 14).plain().splitlines()[-1].split("  ")[-1].strip() == "31 Jul"


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "Thu 26 Jun"), (5, "Fri 27 Jun"), (14, "30"), (30, "10 Jul"), (365, "2026"), (3000, "2030")],
)
def test_windows_of_any_length_have_ticks(make_progress: Make, days: int, words: str) -> None:
    drawing = plan_chart(make_progress(days, days * KM, [2 * KM] * days, max(1, days // 2)), 100, 14)
    labels = drawing.plain().splitlines()[-1]
    assert words in labels
    assert len(labels.split()) <= 30


def test_an_open_window_has_no_plan_line(make_progress: Make) -> None:
    progress = make_progress(None, 0, [5 * KM] * 12, 12)
    assert "plan" not in roles(progress)
    assert "done" in roles(progress)
    assert "plan to" not in plan_chart(progress, 80, 14).plain()


def test_what_can_not_be_drawn_says_so(make_progress: Make) -> None:
    progress = make_progress(5, 558 * KM, [], 1)
    assert "see the day table" in plan_chart(replace(progress, total=None), 80, 14).plain()
    assert "Nothing to draw yet" in plan_chart(replace(progress, stages=()), 80, 14).plain()
    assert "Nothing to draw yet" in plan_chart(make_progress(None, 0, [0], 3), 80, 14).plain()
    assert plan_chart(progress, 12, 3).plain().strip() == "On plan: 11…"


def test_ascii_is_ascii_and_shapes_differ(make_progress: Make) -> None:
    progress = make_progress(30, 200 * KM, [3 * KM] * 20, 20, finish=date(2025, 8, 2))
    text = plan_chart(progress, 80, 16, ascii=True).plain()
    assert text.isascii()
    assert {"#", ".", "-", "@"} <= set(text)


measures = st.sampled_from([Measure.DISTANCE, Measure.CLIMB, Measure.ELAPSED, Measure.REPS, Measure.CHECK])


@settings(max_examples=150, deadline=None)
@given(
    st.none() | st.sampled_from([1, 2, 5, 30, 365]),
    st.sampled_from([0, 1, 999, 558 * KM, 10**15]),
    st.lists(st.sampled_from([0, 1, KM, 10**9, 10**14]), max_size=12),
    st.integers(-3, 400),
    st.sampled_from(Status),
    measures,
    st.none() | st.integers(-400, 40_000),
    st.tuples(st.integers(-1, 200), st.integers(-1, 60)),
    st.sampled_from(["km", "mi"]),
    st.booleans(),
)
def test_any_progress_at_any_size(
    make_progress: Make,
    days: int | None,
    target: int,
    daily: list[int],
    today: int,
    status: Status,
    measure: Measure,
    ends_in: int | None,
    size: tuple[int, int],
    units: str,
    plain: bool,
) -> None:
    finish = None if ends_in is None else date(2025, 6, 26) + timedelta(ends_in)
    progress = make_progress(days, target, daily, today, status=status, measure=measure, finish=finish)
    drawing = plan_chart(progress, *size, units=units, ascii=plain)
    assert drawing.height == max(size[1], 0)
    assert all(sum(cells(span.text) for span in row) == max(size[0], 0) for row in drawing.rows)
    assert "\x1b" not in drawing.plain()
    assert drawing.title == finding(progress, units)
    assert not plain or drawing.plain().isascii()


def test_a_table_with_rest_days_keeps_its_steps(make_progress: Make) -> None:
    progress = make_progress(4, 40 * KM, [20 * KM, 0], 3)
    flat = tuple(
        replace(s, total_planned=Fraction(p * KM)) for s, p in zip(progress.stages, (20, 20, 20, 40), strict=True)
    )
    rested = replace(progress, stages=flat)
    assert plan_chart(rested, 80, 14).height == 14
