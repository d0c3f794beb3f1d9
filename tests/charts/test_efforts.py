"""Pace and speed over time."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import Drawing, cells
from tracker.charts.efforts import effort_line
from tracker.charts.rates import scale_of
from tracker.domain.series import Effort, Efforts

KM = 1_000_000
LAST = date(2025, 6, 28)


def effort(ago: int, pace: int, km: int = 10, *, best: str = "", race: bool = False) -> Effort:
    """`pace` in seconds a kilometre, so many days before the last one."""
    return Effort(on=LAST - timedelta(ago), distance_mm=km * KM, seconds=pace * km, best=best, race=race)


def efforts(found: Sequence[Effort], activity: str = "run", *, days: int = 365, speed: bool = False) -> Efforts:
    return Efforts(
        activity=activity,
        first=LAST - timedelta(days - 1),
        last=LAST,
        speed=speed,
        efforts=tuple(sorted(found, key=lambda one: one.on)),
    )


def rows_of(drawing: Drawing, sign: str) -> list[int]:
    return [row for row, line in enumerate(drawing.plain().splitlines()) if row and sign in line]


BEFORE = [effort(n, 320) for n in (100, 110, 120)]
LATELY = [effort(n, 312) for n in (10, 20, 30)]


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (
            [*BEFORE, *LATELY, effort(56, 289, best="10 km")],
            "10 km best 48:10 on 3 May; median 5:12 /km, 8 s faster than 90 days before",
        ),
        ([*BEFORE, *LATELY], "median 5:12 /km, 8 s faster than 90 days before"),
        ([*BEFORE, *[effort(n, 400) for n in (1, 2, 3)]], "median 6:40 /km, 1:20 slower than 90 days before"),
        ([*BEFORE, *[effort(n, 320) for n in (1, 2, 3)]], "median 5:20 /km, as 90 days before"),
        ([*BEFORE[:2], *LATELY], "median 5:12 /km in 90 days"),
        (LATELY[:1], "median 5:12 /km over 1 effort"),
        ([], "No effort with a distance and a time"),
        ([Effort(on=LAST, distance_mm=0, seconds=5)], "No effort with a distance and a time"),
    ],
)
def test_the_title_says_what_there_is_to_say(found: list[Effort], title: str) -> None:
    assert effort_line(efforts(found), 80, 12).title == title


def test_speed_pool_and_miles_in_their_own_words() -> None:
    ride = [effort(n, 150 if n > 90 else 144, 40) for n in (100, 110, 120, 10, 20, 30)]
    assert effort_line(efforts(ride, "ride", speed=True), 80, 12).title == (
        "median 25.0 km/h, 1.0 faster than 90 days before"
    )
    assert effort_line(efforts(ride, "ride", speed=True), 80, 12, units="mi").title.startswith("median 15.5 mph, 0.6 f")
    assert "median 2:00 /100 m" in effort_line(efforts([effort(1, 1200, 1)], "swim"), 80, 12).title
    assert "median 8:22 /mi" in effort_line(efforts(LATELY), 80, 12, units="mi").title
    assert "median 5:12 /km" in effort_line(efforts(LATELY, "no such thing"), 80, 12).title


def test_faster_is_up_and_bests_and_races_have_signs_of_their_own() -> None:
    found = [effort(n, 360 + n % 7) for n in range(0, 360, 5)]
    found += [effort(200, 300, best="10 km"), effort(100, 420, race=True)]
    drawing = effort_line(efforts(found), 80, 14)
    medians = [n for n, row in enumerate(drawing.rows) if n and any(span.role == "done" for span in row)]
    assert rows_of(drawing, "◆") < medians < rows_of(drawing, "○")
    text = drawing.plain()
    assert "◆ 10 km 50:00" in text
    assert text.splitlines()[0].strip() == "▀▀ running median, /km   ◆ best   ○ race"
    labels = [line.split()[0] for line in text.splitlines()[1:-2] if line[:4].strip()]
    assert labels == sorted(labels)
    assert {"done", "best", "muted", "axis"} <= {span.role for row in drawing.rows for span in row}
    plain = effort_line(efforts(found), 80, 14, ascii=True).plain()
    assert plain.isascii()
    assert "* 10 km 50:00" in plain


def test_only_the_standing_best_is_named() -> None:
    found = [effort(300, 320, best="10 km"), effort(200, 310, best="10 km"), effort(20, 300, best="10 km")]
    text = effort_line(efforts(found), 80, 14).plain()
    assert text.count("◆") == 4  # one in the key
    assert text.count("10 km ") == 1
    assert "10 km 50:00" in text


def test_strays_do_not_press_the_others_flat() -> None:
    rng = Random(1)
    found = [effort(n, 300 + rng.randrange(40)) for n in range(0, 300, 3)]
    drawing = effort_line(efforts([*found, effort(50, 1500)]), 80, 14)
    assert drawing.plain().count("▾") == 2  # one in the key
    assert "5:15" in drawing.plain()
    assert "▾" not in effort_line(efforts(found[:20]), 80, 14).plain()


def test_the_median_is_parted_where_nothing_was_done() -> None:
    found = [effort(n, 300) for n in (*range(300, 350, 5), *range(0, 50, 5))]
    rows = effort_line(efforts(found), 80, 14).rows[1:]
    line = next(row for row in rows if any(span.role == "done" for span in row))
    drawn = "".join(span.text if span.role == "done" else " " * cells(span.text) for span in line).strip()
    assert " " * 30 in drawn


def test_very_many_efforts_are_drawn_like_a_few() -> None:
    found = [effort(n % 365, 300 + n % 50) for n in range(20_000)]
    assert effort_line(efforts(found), 80, 14).width == 80


def test_ticks_are_few_and_round() -> None:
    pace, speed = scale_of(efforts([])), scale_of(efforts([], "ride", speed=True))
    assert [tick.label for tick in pace.ticks(300, 372, 4)] == ["6:00", "5:40", "5:20", "5:00"]
    assert [tick.label for tick in speed.ticks(181, 266, 4)] == ["20", "22", "24", "26"]
    assert len(speed.ticks(0, 10**9, 4)) <= 4


some = st.builds(
    Effort,
    on=st.one_of(st.dates(date(2024, 6, 1), date(2025, 7, 5)), st.dates()),
    distance_mm=st.integers(0, 10**12),
    seconds=st.integers(0, 10**8),
    best=st.sampled_from(["", "", "10 km", "Half marathon"]),
    race=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(some, max_size=40),
    st.sampled_from(["run", "ride", "swim", "row", "yoga", "nonsense"]),
    st.booleans(),
    st.integers(-5, 4000),
    st.integers(-1, 200),
    st.integers(-1, 40),
    st.booleans(),
    st.sampled_from(["km", "mi"]),
)
def test_any_efforts_at_any_size(
    found: list[Effort], activity: str, speed: bool, days: int, width: int, height: int, plain: bool, units: str
) -> None:
    drawing = effort_line(efforts(found, activity, days=days, speed=speed), width, height, units=units, ascii=plain)
    assert drawing.height == max(height, 0)
    assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
    assert not plain or drawing.plain().isascii()
