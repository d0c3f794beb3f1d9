"""The calendar of days by amount: levels, picture, and where a day is in it."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.heat import heat_cell, heat_day, heat_map
from tracker.charts.heat_levels import levels_of
from tracker.domain.series import Heat
from tracker.domain.sessions import MarkKind, Measure

KM = 1_000_000
SATURDAY = date(2025, 6, 28)
FIRST = SATURDAY - timedelta(52 * 7 + 5)  # the Monday 52 weeks before this week's


def heat(
    km: Mapping[date, float] | None = None,
    *,
    weeks: int = 53,
    active: frozenset[date] = frozenset(),
    marks: Mapping[date, MarkKind] | None = None,
    activity: str = "",
    measure: Measure = Measure.DISTANCE,
) -> Heat:
    amounts = {on: round(amount * KM) for on, amount in (km or {}).items()}
    return Heat(
        activity=activity,
        measure=measure,
        first=SATURDAY - timedelta((weeks - 1) * 7 + 5),
        last=SATURDAY,
        today=SATURDAY,
        week_start=0,
        amounts=amounts,
        active=active | frozenset(amounts),
        marks=marks or {},
    )


def back(days: int) -> date:
    return SATURDAY - timedelta(days)


KMS = {back(0): 3, back(1): 30, back(3): 10, back(4): 20, back(8): 30, back(9): 12, back(20): 5, back(30): 30}
MARKS = {back(2): MarkKind.REST, back(10): MarkKind.SICK, back(1): MarkKind.TRAVEL, back(11): MarkKind.VOID}
MONTH = heat(KMS, weeks=5, active=frozenset({back(15)}), marks=MARKS)


def test_a_month_as_it_is_drawn() -> None:
    drawing = heat_map(MONTH, 90, 10)
    assert drawing.title == "9 active days in 5 weeks, most 30 km on 27 Jun"
    assert drawing.plain().splitlines() == [
        "   Jun",
        "Mo · · · · ·",
        "   · · ·   ▓",
        "We · · · s ▒",
        "   █ · · ▒ r",
        "Fr · · ░ █ █",
        "   · · · · ░◂",
        "   · ░ · ·",
        "",
        "   · none   ░ under 10 or unknown   ▒ 10   ▓ 20   █ 30 km or more   r rest   s sick",
    ]
    roles = {span.text.strip(): span.role for row in drawing.rows[1:8] for span in row if span.text.strip()}
    assert {sign: roles[sign] for sign in "░▒▓█◂r"} == {
        "░": "heat-1", "▒": "heat-2", "▓": "heat-3", "█": "heat-4", "◂": "accent", "r": "axis",
    }  # fmt: skip


def test_plain_letters_tell_as_much() -> None:
    drawing = heat_map(MONTH, 90, 10, units="mi", ascii=True)
    assert drawing.title == "9 active days in 5 weeks, most 18.6 mi on 27 Jun"
    assert drawing.plain().splitlines()[4:7] == ["   # . . + r", "Fr . . : # #", "   . . . . :<"]
    assert drawing.plain().splitlines()[-1].startswith("   . none   : under 6 or unknown   + 6   * 12   # 18 mi or")


@pytest.mark.parametrize(
    ("width", "height", "months", "weeks"),
    [
        (120, 10, "2025", 53),
        (80, 10, "Jul Aug Sep  Oct Nov Dec  Jan Feb Mar  Apr May Jun", 53),
        (40, 9, "Nov Dec  Jan Feb Mar  Apr May Jun", 36),
        (20, 8, "Apr May Jun", 16),
    ],
)
def test_a_year_in_every_width(width: int, height: int, months: str, weeks: int) -> None:
    year = heat({back(n): n % 30 for n in range(1, 400)})
    drawing = heat_map(year, width, height)
    lines = drawing.plain().splitlines()
    assert months in lines[0]
    assert f" in {weeks} weeks, most 29 km on " in drawing.title
    signs = "".join(lines[1:8])
    assert sum(signs.count(sign) for sign in "·░▒▓█") == weeks * 7 - 1
    assert all(line.startswith(name) for line, name in zip(lines[1:8:2], ("Mo", "We", "Fr"), strict=False))
    assert heat_map(year, width, height, ascii=True).plain().isascii()


def test_where_there_is_no_room_the_legend_only_says_which_way_it_goes() -> None:
    assert heat_map(heat(KMS), 40, 9).plain().splitlines()[-1].strip() == "less ░▒▓█ more"


def test_titles() -> None:
    assert heat_map(heat(), 80, 10).title == heat_map(heat(), 80, 10).plain().strip() == "Nothing logged in 53 weeks"
    unknown = frozenset({back(3)})
    assert heat_map(heat(active=unknown), 80, 10).title == "1 active day in 53 weeks"
    assert "░ active" in heat_map(heat(active=unknown), 80, 10).plain()
    run = heat_map(heat({back(368): 21.1}, activity="run"), 80, 10)
    assert run.title == "Run on 1 day in 53 weeks, most 21.1 km on 25 Jun 2024"
    assert heat_map(heat({back(400): 5, back(0): 0}), 80, 10).title == "1 active day in 53 weeks"
    swim = heat({back(3): 0.4}, activity="swim")
    assert heat_map(swim, 80, 10).title == "Swim on 1 day in 53 weeks, most 400 m on 25 Jun"
    assert heat_map(heat(KMS), 80, 5).plain().strip() == heat_map(heat(KMS), 80, 5).title


def test_sunday_first() -> None:
    sunday = Heat(
        activity="",
        measure=Measure.SESSIONS,
        first=date(2025, 6, 15),
        last=SATURDAY,
        today=SATURDAY,
        week_start=6,
        amounts={date(2025, 6, 15): 1, date(2025, 6, 16): 2},
        active=frozenset(),
        marks={},
    )
    lines = heat_map(sunday, 80, 10).plain().splitlines()
    assert [line.rstrip() for line in lines[1:3]] == ["   ░ ·", "Mo ▒ ·"]
    assert lines[7].endswith("· ·◂")


@pytest.mark.parametrize(
    ("amounts", "measure", "bounds"),
    [
        ([12 * KM] * 9, Measure.DISTANCE, (4 * KM, 8 * KM, 12 * KM)),
        ([*[10 * KM] * 9, 132 * KM], Measure.DISTANCE, (3 * KM, 6 * KM, 9 * KM)),
        ([5400], Measure.ELAPSED, (1800, 3600, 5400)),
        ([60], Measure.HOLD, (20, 40, 60)),
        ([1, 1, 2, 1], Measure.SESSIONS, (2, 3, 4)),
        ([50, 100], Measure.REPS, (30, 60, 90)),
        ([1], Measure.DISTANCE, (100_000, 200_000, 300_000)),
        ([0, -3], Measure.DISTANCE, ()),
    ],
)
def test_bounds_are_round_and_a_good_day_reaches_them(
    amounts: list[int], measure: Measure, bounds: tuple[int, ...]
) -> None:
    assert levels_of(amounts, measure).bounds == bounds


@given(st.lists(st.integers(1, 10**9), min_size=1), st.sampled_from(Measure), st.sampled_from(["km", "mi"]))
def test_more_is_never_a_lower_level(amounts: list[int], measure: Measure, units: str) -> None:
    levels = levels_of(amounts, measure, units)
    found = [levels.of(amount) for amount in sorted(amounts)]
    assert found == sorted(found)
    assert levels.of(0) == 1
    assert list(levels.bounds) == sorted(set(levels.bounds))


days = st.one_of(st.dates(), st.dates(date(2024, 1, 1), date(2025, 12, 31)))
kinds = st.sampled_from(MarkKind)


@settings(max_examples=200, deadline=None)
@given(
    st.tuples(days, days, days),
    st.integers(0, 6),
    st.dictionaries(days, st.integers(-5, 10**13), max_size=30),
    st.dictionaries(days, kinds, max_size=5),
    st.sampled_from(Measure),
    st.sampled_from(["", "run", "swim", "no such thing"]),
    st.integers(-1, 200),
    st.integers(-1, 40),
    st.booleans(),
)
def test_any_days_at_any_size(
    span: tuple[date, date, date],
    week_start: int,
    amounts: dict[date, int],
    marks: dict[date, MarkKind],
    measure: Measure,
    activity: str,
    width: int,
    height: int,
    plain: bool,
) -> None:
    odd = Heat(
        activity=activity,
        measure=measure,
        first=span[0],
        last=span[1],
        today=span[2],
        week_start=week_start,
        amounts=amounts,
        active=frozenset(list(amounts)[::2]),
        marks=marks,
    )
    drawing = heat_map(odd, width, height, ascii=plain)
    assert drawing.height == max(height, 0)
    assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
    assert not plain or drawing.plain().isascii()
    assert heat_day(odd, width, height, 5, 3) is None or odd.first <= span[1]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 370), st.integers(0, 200), st.integers(0, 40))
def test_a_cell_and_its_day_find_each_other(ago: int, width: int, height: int) -> None:
    year, on = heat({back(1): 5}), back(ago)
    cell = heat_cell(year, width, height, on)
    if cell is None:
        assert on < year.first or height < 7 or width < 60
        return
    assert heat_day(year, width, height, *cell) == on
    column, row = cell
    shown = heat_map(heat({on: 5}), width, height).rows[row]
    assert "".join(span.text for span in shown)[column] == "█"


def test_beside_the_days_there_is_none() -> None:
    year = heat({back(1): 5})
    today = heat_cell(year, 80, 10, SATURDAY)
    assert today == (55, 6)
    assert heat_day(year, 80, 10, 55, 7) is None  # tomorrow
    assert heat_day(year, 80, 10, 56, 6) is None
    assert heat_day(year, 80, 10, 2, 3) is None
    assert heat_day(year, 80, 10, 10, 0) is None
    assert heat_cell(year, 80, 10, SATURDAY + timedelta(1)) is None
    assert heat_day(year, 120, 10, 4, 1) == heat_day(year, 120, 10, 3, 1) == FIRST
