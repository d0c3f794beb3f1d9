"""The road as a line, progress bars and sparks."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.route import bar, route_line, spark
from tracker.domain.progress import Position
from tracker.domain.routes import position
from tracker.domain.templates import Place, Route

KM = 1_000_000
STOPS = [("Mumbai", 0), ("Pen", 57), ("Kolad", 107.7), ("Chiplun", 241.5), ("Ratnagiri", 325.1)]
STOPS += [("Kankavli", 444.7), ("Panaji", 558)]
PLACES = tuple(Place(name=name, lat=0, lon=0, at_mm=round(km * KM)) for name, km in STOPS)
ROAD = Route(name="NH 66", length_mm=558 * KM, places=PLACES)


def at(km: float) -> Position:
    """The position after so many kilometres of Mumbai to Goa."""
    return position(ROAD, round(km * KM))


def test_only_places_whose_distance_is_known_are_drawn() -> None:
    unknown = tuple(Place(name=place.name, at_mm=place.at_mm if place.name != "Kolad" else None) for place in PLACES)
    here = position(Route(name="NH 66", length_mm=558 * KM, places=unknown), 330 * KM)
    line, names = route_line(here, unknown, 72).plain().splitlines()
    assert (line.count("●"), line.count("◉"), line.count("○")) == (4, 1, 2)
    assert "Kolad" not in names
    ends = (PLACES[0], Place(name="Pen"), PLACES[-1])
    here = position(Route(name="NH 66", length_mm=558 * KM, places=ends), 330 * KM)
    assert "Pen" not in route_line(here, ends, 72).plain()
    assert route_line(here, ends, 40, rows=1).plain().startswith("Mumbai ●")


def test_the_road_on_day_four() -> None:
    drawing = route_line(at(330), PLACES, 72)
    line, names = drawing.plain().splitlines()
    assert line.startswith("●━")
    assert line.endswith("┄○")
    assert (line.count("●"), line.count("◉"), line.count("○")) == (5, 1, 2)
    assert line.index("◉") == round(330 / 558 * 71)
    assert "━" not in line[line.index("◉") :]
    assert "┄" not in line[: line.index("◉")]
    for name in ("Mumbai", "Ratnagiri", "Kankavli", "Panaji"):
        assert name in names
    assert {span.text.strip(): span.role for span in drawing.rows[1]}["Kankavli"] == "accent"


def test_start_and_end_of_the_road() -> None:
    start, end = (route_line(at(km), PLACES, 60).plain().splitlines() for km in (0, 700))
    assert start[0].startswith("◉┄")
    assert "━" not in start[0]
    assert end[0].endswith("━◉")
    assert "┄" not in end[0]


@pytest.mark.parametrize("width", range(40, 161, 5))
@pytest.mark.parametrize("km", [0, 60, 312, 330, 500, 558])
def test_first_last_present_and_next_are_named_at_usual_widths(width: int, km: int) -> None:
    here = at(km)
    names = route_line(here, PLACES, width).plain().splitlines()[1]
    shown = [name.rstrip(".") for name in names.split()]
    wanted = ["Mumbai", "Panaji"] + ([here.following.name] if here.following else [])
    if width >= 60:
        wanted.append(here.place.name)
    for name in wanted:
        assert any(name.startswith(part) for part in shown), (name, names)


@pytest.mark.parametrize("width", [56, 80, 118, 160])
def test_names_stand_under_their_marks_and_apart(width: int) -> None:
    line, names = ("".join(span.text for span in row) for row in route_line(at(312), PLACES, width).rows)
    for name in (part for part in names.split("  ") if part.strip()):
        start = names.index(name.strip())
        assert set(line[start : start + len(name.strip())]) & set("●○◉"), name


def test_one_row_puts_the_names_in_the_line() -> None:
    text = route_line(at(312), PLACES, 118, rows=1).plain()
    for said in ("Mumbai ●━", "━Pen●━", "━Kolad●━", "━Chiplun●━", "━◉┄○Ratnagiri┄", "┄○Kankavli┄", "┄○ Panaji"):
        assert said in text
    tight = route_line(at(312), PLACES, 44, rows=1).plain()
    assert tight.startswith("Mumbai ●━")
    assert tight.endswith("┄○ Panaji")


def test_ascii_road() -> None:
    for rows in (1, 2):
        text = route_line(at(330), PLACES, 80, rows=rows, ascii=True).plain()
        assert text.isascii()
        assert {"|", "@", ".", "=", "-"} <= set(text)


HOSTILE = [
    "\x1b[2JPen\x07",
    "[b]Goa[/b]",
    "\u202eafinaP",
    "東京都庁前",
    "e\u0301" * 30,
    "",
    "\u200b",
    "🏃🏽‍♀️ Kolad",
    "a\nb\tc",
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(HOSTILE) | st.text(max_size=30), st.none() | st.integers(-10, 10**9)), max_size=12
    ),
    st.integers(-5, 10**9),
    st.integers(-1, 10**9),
    st.integers(-1, 200),
    st.sampled_from([1, 2]),
    st.booleans(),
)
def test_any_road_at_any_width(
    stops: list[tuple[str, int | None]], length: int, done: int, width: int, rows: int, plain: bool
) -> None:
    places = tuple(Place(name=name, lat=0, lon=0, at_mm=mm) for name, mm in stops)
    if places:
        here = position(Route(name="x", length_mm=length, places=places), done)
    else:
        here = Position(length_mm=length, at_mm=done, place=PLACES[0], following=None)
    drawing = route_line(here, places, width, rows=rows, ascii=plain)
    assert drawing.height == rows
    assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
    assert not {c for c in drawing.plain().replace("\n", "") if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")}


@pytest.mark.parametrize(
    ("done", "target", "width", "shown"),
    [
        (0, 90, 10, "░░░░░░░░░░"),
        (45, 90, 10, "█████░░░░░"),
        (72, 90, 10, "████████░░"),
        (68, 90, 10, "███████▌░░"),
        (1, 1_000_000, 10, "▏░░░░░░░░░"),
        (999_999, 1_000_000, 10, "█████████▉"),
        (90, 90, 10, "██████████"),
        (126, 90, 10, "██████████"),
        (0, 0, 4, "░░░░"),
        (5, 0, 4, "████"),
        (-5, 90, 4, "░░░░"),
        (5, 90, 0, ""),
        (5, 90, -3, ""),
    ],
)
def test_bar(done: int, target: int, width: int, shown: str) -> None:
    assert bar(done, target, width).plain() == shown


def test_bar_in_ascii_and_in_its_role() -> None:
    assert bar(45, 90, 10, ascii=True).plain() == "#####....."
    assert bar(45, 90, 10, role="ride").rows[0][0].role == "ride"
    assert bar(45, 90, 10).rows[0][-1].back == "track"


@given(st.integers(-10, 10**12), st.integers(-10, 10**12), st.integers(-1, 200), st.booleans())
def test_bar_is_full_only_when_reached_and_never_wider(done: int, target: int, width: int, plain: bool) -> None:
    drawing = bar(done, target, width, ascii=plain)
    text = drawing.plain()
    assert sum(cells(span.text) for span in drawing.rows[0]) == max(width, 0)
    if width > 0 and target > 0:
        assert (set(text) <= {"█", "#"}) == (done >= target)
    if width > 1 and done > 0:
        assert text[0] not in "░."


@pytest.mark.parametrize(
    ("values", "shown"),
    [([], ""), ([0, None, -3], "···"), ([1, 2, 4, 8], "▁▂▄█"), ([5, 5], "██"), ([1, 1000], "▁█")],
)
def test_spark(values: list[int | None], shown: str) -> None:
    assert spark(values) == shown
    assert spark(values, ascii=True).isascii()
    assert len(spark(values, ascii=True)) == len(values)
