"""Bars of the week and of longer stretches."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.week import volume_bars, week_bars

KM = 1_000_000
MONDAY = date(2025, 6, 23)
DONE: list[dict[str, int]] = [
    {"run": 8 * KM},
    {"run-trail": 12 * KM, "walk": 4 * KM},
    {},
    {"ride": 90 * KM, "run": 20 * KM},
    {"ride": 90 * KM, "run": 20 * KM, "walk": 3 * KM},
    {"ride-gravel": 72 * KM, "run": 20 * KM},
    {},
]
WEEK = [(MONDAY + timedelta(n), amounts) for n, amounts in enumerate(DONE)]
SATURDAY = MONDAY + timedelta(5)


def test_the_week_shows_values_days_target_and_a_key() -> None:
    drawing = week_bars(WEEK, 60, 12, target_mm=110 * KM, today=SATURDAY)
    text = drawing.plain()
    lines = text.splitlines()
    assert drawing.title == "339 km this week, target reached on 2 of 6 days"
    assert lines[0] == "██ ride 252 km   ▒▒ run 80 km   ░░ other 7 km"
    assert " ".join(lines[-1].split()) == "Mon 23 Tue 24 Wed 25 Thu 26 Fri 27 Sat 28 Sun 29"
    assert {"8", "16", "110", "113", "92"} <= set(text.replace("╌", " ").split())
    assert "110 km" in text
    assert text.count("·") == 2
    accents = [span.text.strip() for row in drawing.rows for span in row if span.role == "accent"]
    assert accents == ["92", "Sat 28"]


def test_ride_lies_below_run_and_the_rest() -> None:
    drawing = week_bars([(MONDAY, {"ride": 40 * KM, "run": 40 * KM, "hike": 40 * KM})], 12, 14)
    order = [span.role for row in drawing.rows[2:-1] for span in row if span.role]
    assert list(dict.fromkeys(order)) == ["other", "run", "ride"]


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (60, ["Mon 23", "Tue 24"]),
        (34, ["Mon", "Tue"]),
        (22, ["Mo", "Tu"]),
        (15, ["M", "T"]),
    ],
)
def test_day_names_shrink_with_the_room(width: int, names: list[str]) -> None:
    last = week_bars(WEEK, width, 8, today=SATURDAY).plain().splitlines()[-1]
    assert " ".join(last.split()).startswith(" ".join(names))


def test_bars_are_as_high_as_their_amounts_to_an_eighth() -> None:
    days = [(MONDAY + timedelta(n), {"ride": n * KM}) for n in range(1, 8)]
    drawing = week_bars(days, 30, 9, today=None)
    heights = []
    for n in range(7):
        column = ["".join(span.text for span in row)[n * 4] for row in drawing.rows[2:-1]]
        heights.append(sum(" ▁▂▃▄▅▆▇█".index(char) for char in column if char in " ▁▂▃▄▅▆▇█"))
    assert heights == [n * 6 * 8 // 7 for n in range(1, 8)]


def test_small_amounts_are_seen_and_small_weeks_have_decimals() -> None:
    days = [(MONDAY, {"ride": 1}), (MONDAY + timedelta(1), {"ride": 100 * KM})]
    assert week_bars(days, 20, 8).plain().count("▁") >= 1
    assert "2.5" in week_bars([(MONDAY, {"run": 2_500_000})], 20, 8).plain()


def test_an_empty_week_says_so() -> None:
    drawing = week_bars([(on, {}) for on, _ in WEEK], 40, 8, target_mm=110 * KM, today=MONDAY)
    assert drawing.title == "Nothing logged this week"
    assert drawing.plain().count("·") == 7
    assert week_bars([], 40, 8).plain().strip() == "Nothing logged this week"


def test_ascii_bars() -> None:
    text = week_bars(WEEK, 60, 12, target_mm=110 * KM, today=SATURDAY, ascii=True).plain()
    assert text.isascii()
    assert {"#", "=", ":", "-"} <= set(text)


def test_unknown_activities_are_other() -> None:
    drawing = week_bars([(MONDAY, {"hoverboard": KM})], 20, 10)
    assert "other 1 km" in drawing.plain()


def test_volume_names_its_best_bucket() -> None:
    weeks = [("ride", [(MONDAY - timedelta(7 * n), (n + 1) * 10 * KM) for n in range(4)]), ("run", [(MONDAY, 5 * KM)])]
    drawing = volume_bars(weeks, 60, 10, today=MONDAY + timedelta(3))
    assert drawing.title == "105 km in 4 weeks, most in the week of 2 Jun: 40 km"
    assert " ".join(drawing.plain().splitlines()[-1].split()) == "2 Jun 9 Jun 16 Jun 23 Jun"
    assert [span.text.strip() for row in drawing.rows for span in row if span.role == "accent"] == ["15", "23 Jun"]
    months = [("run", [(date(2025, m, 1), m * 10 * KM) for m in (4, 5, 6)])]
    assert volume_bars(months, 60, 10, by="month").title == "150 km in 3 months, most in Jun 2025: 60 km"
    assert volume_bars([("run", [(MONDAY, KM)])], 60, 10, by="day").title == "1 km in 1 day, most on 23 Jun: 1 km"
    assert volume_bars([], 60, 10).plain().strip() == "No distance logged"


def test_the_last_buckets_are_kept_when_not_all_fit() -> None:
    days = [("run", [(MONDAY + timedelta(n), KM) for n in range(400)])]
    drawing = volume_bars(days, 60, 10, by="day")
    assert drawing.width == 60
    assert (MONDAY + timedelta(399)).day == int(drawing.plain().splitlines()[-1].split()[-1])


amounts = st.dictionaries(
    st.sampled_from(["ride", "run", "walk", "ride-mtb", "nonsense"]), st.integers(0, 10**12), max_size=4
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(amounts, max_size=40),
    st.integers(-1, 200),
    st.integers(-1, 60),
    st.integers(-5, 10**12),
    st.booleans(),
    st.sampled_from(["km", "mi"]),
)
def test_any_amounts_at_any_size(
    done: list[dict[str, int]], width: int, height: int, target: int, plain: bool, units: str
) -> None:
    days = [(MONDAY + timedelta(n), parts) for n, parts in enumerate(done)]
    series = [("ride", [(on, sum(parts.values())) for on, parts in days])]
    for drawing in (
        week_bars(days, width, height, target_mm=target, units=units, today=SATURDAY, ascii=plain),
        volume_bars(series, width, height, by="day", units=units, ascii=plain),
    ):
        assert drawing.height == max(height, 0)
        assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
        assert not plain or drawing.plain().isascii()
