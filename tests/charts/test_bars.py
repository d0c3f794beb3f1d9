"""Bars of the week and of longer stretches."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import Drawing, cells
from tracker.charts.week import volume_bars, week_bars
from tracker.domain.series import Volume
from tracker.domain.sessions import Measure

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


def test_the_target_holds_from_the_day_its_challenge_began() -> None:
    drawing = week_bars(WEEK, 60, 12, target_mm=110 * KM, since=MONDAY + timedelta(3), today=SATURDAY)
    assert drawing.title == "339 km this week, target reached on 2 of 3 days"
    row = next(line for line in drawing.plain().splitlines() if "╌" in line)
    step = (60 - len("110 km") - 1) // 7
    assert not row[: 3 * step].strip(), "no line over the days before"


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


def volume(by: str, series: dict[str, list[int]], **more: Any) -> Volume:
    """Buckets up to the one of `MONDAY`, amounts in km where nothing else is said."""
    measure = more.pop("measure", Measure.DISTANCE)
    count = max((len(found) for found in series.values()), default=3)
    keys = {
        "day": [MONDAY - timedelta(n) for n in range(count)],
        "week": [MONDAY - timedelta(7 * n) for n in range(count)],
        "month": [date(2025 - (n > 5), (5 - n) % 12 + 1, 1) for n in range(count)],
        "year": [date(2025 - n, 1, 1) for n in range(count)],
    }[by][::-1]
    scale = KM if measure is Measure.DISTANCE else 1
    found = tuple((sport, tuple(one * scale for one in amounts)) for sport, amounts in series.items())
    return Volume(by=by, measure=measure, keys=tuple(keys), series=found, today=MONDAY + timedelta(3), **more)


def accents(drawing: Drawing) -> list[str]:
    return [span.text.strip() for row in drawing.rows for span in row if span.role == "accent"]


def test_volume_names_its_best_bucket_and_the_one_that_is_not_over() -> None:
    drawing = volume_bars(volume("week", {"ride": [40, 30, 20, 10], "run": [0, 0, 0, 5]}), 60, 10)
    assert drawing.title == "105 km in 4 weeks, most in the week of 2 Jun: 40 km"
    lines = drawing.plain().splitlines()
    assert lines[0] == "██ ride 100 km   ▒▒ run 5 km   this week so far"
    assert " ".join(lines[-1].split()) == "2 Jun 9 Jun 16 Jun 23 Jun"
    assert accents(drawing) == ["this week so far", "15", "23 Jun"]


@pytest.mark.parametrize(
    ("by", "amounts", "title", "names"),
    [
        ("month", [40, 50, 60], "150 km in 3 months, most in Jun 2025: 60 km", "Apr 2025 May 2025 Jun 2025"),
        ("year", [1200, 800], "2000 km in 2 years, most in 2024: 1200 km", "2024 2025"),
        ("day", [1], "1 km in 1 day, most on 23 Jun: 1 km", "23 Jun"),
    ],
)
def test_volume_by(by: str, amounts: list[int], title: str, names: str) -> None:
    drawing = volume_bars(volume(by, {"run": amounts}), 60, 10)
    assert drawing.title == title
    assert " ".join(drawing.plain().splitlines()[-1].split()) == names
    assert ("so far" in drawing.plain()) == (by != "day")  # its day was three days ago


def test_volume_of_other_measures() -> None:
    hours = volume_bars(volume("week", {"yoga": [5400, 9000]}, measure=Measure.ELAPSED), 60, 10)
    assert hours.title == "4 h in 2 weeks, most in the week of 23 Jun: 2.5 h"
    assert "██ yoga 4 h" in hours.plain()
    assert {"1.5", "2.5"} <= set(hours.plain().split())
    reps = volume_bars(volume("week", {"push-up": [100, 1]}, measure=Measure.REPS), 60, 10)
    assert reps.title == "101 reps in 2 weeks, most in the week of 16 Jun: 100 reps"
    assert {"100", "1"} <= set(reps.plain().split())
    climb = volume_bars(volume("week", {"hike": [820_000]}, measure=Measure.CLIMB), 60, 10, units="mi")
    assert climb.title == "2690 ft in 1 week, most in the week of 23 Jun: 2690 ft"


def test_the_key_says_who_shares_a_part() -> None:
    def key(*sports: str) -> str:
        return volume_bars(volume("week", {sport: [2] for sport in sports}), 90, 10).plain().splitlines()[0]

    assert key("ride", "walk", "swim").startswith("██ ride 2 km   ░░ walk, swim 4 km")
    assert key("ride", "walk", "swim", "hike").startswith("██ ride 2 km   ░░ 3 other sports 6 km")
    assert key("swim", "walk").startswith("██ swim 2 km   ▒▒ walk 2 km")
    assert key("swim", "walk", "row", "hike").startswith("██ swim 2 km   ▒▒ walk 2 km   ░░ row, hike 4 km")


def test_no_volume_is_said() -> None:
    drawing = volume_bars(volume("week", {}), 60, 10)
    assert drawing.title == drawing.plain().strip() == "Nothing logged in 3 weeks"
    assert volume_bars(volume("week", {}, sessions=(1, 0, 3)), 60, 10).title == (
        "4 sessions in 3 weeks, of no known distance"
    )
    nothing = Volume(by="week", measure=Measure.DISTANCE, keys=(), series=(), today=MONDAY)
    assert volume_bars(nothing, 60, 10).plain().strip() == "Nothing logged in 0 weeks"


def test_the_last_buckets_are_kept_when_not_all_fit() -> None:
    drawing = volume_bars(volume("day", {"run": [1] * 400}), 60, 10)
    assert drawing.width == 60
    assert int(drawing.plain().splitlines()[-1].split()[-1]) == MONDAY.day


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
    st.sampled_from(["day", "week", "month", "year"]),
    st.sampled_from(Measure),
)
def test_any_amounts_at_any_size(
    done: list[dict[str, int]],
    width: int,
    height: int,
    target: int,
    plain: bool,
    units: str,
    by: str,
    measure: Measure,
) -> None:
    days = [(MONDAY + timedelta(n), parts) for n, parts in enumerate(done)]
    series = tuple((sport, tuple(parts.get(sport, 0) for parts in done)) for sport in ("ride", "walk", "nonsense"))
    keys = tuple(on for on, _ in days)
    odd = Volume(by=by, measure=measure, keys=keys, series=series, today=SATURDAY, sessions=(1,) * len(keys))
    for drawing in (
        week_bars(days, width, height, target_mm=target, units=units, today=SATURDAY, ascii=plain),
        volume_bars(odd, width, height, units=units, ascii=plain),
    ):
        assert drawing.height == max(height, 0)
        assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
        assert not plain or drawing.plain().isascii()


def test_bars_too_thin_for_figures_keep_the_highest_and_whole_names_apart() -> None:
    drawing = volume_bars(volume("week", {"ride": list(range(1, 38))}), 74, 12)
    lines = drawing.plain().splitlines()
    assert lines[1].split() == ["37"]
    names = re.findall(r"\d+ [A-Z][a-z]{2}", lines[-1])
    assert lines[-1].split() == [word for name in names for word in name.split()], "none cut, none grown together"
    assert names[-1] == "23 Jun"
