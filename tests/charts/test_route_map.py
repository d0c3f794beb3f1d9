"""The road on a map: the very picture of Mumbai to Goa, and any road at any size."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import Drawing, cells
from tracker.charts.route_map import route_map
from tracker.domain.ghosts import Ghost
from tracker.domain.routes import Coast, between, position
from tracker.domain.sessions import Measure
from tracker.domain.templates import Place, Route
from tracker.services.coasts import coast_of
from tracker.services.library import library, template_named

KM = 1_000_000
SHIPPED = [entry.template.route for entry in library() if entry.template.route is not None]


@pytest.fixture(scope="module")
def konkan() -> Route:
    found = template_named("mumbai-to-goa").template.route
    assert found is not None
    return found


def drawn(route: Route, km: float, width: int, height: int, *, ascii: bool = False) -> Drawing:
    return route_map(route, position(route, round(km * KM)), coast_of(route), width, height, ascii=ascii)


HIGH = """\
     ⢗ ⣰
     ⡟●⣷⡀Mumbai
    ⠈⠻⠠⠘⣷⡀
      ⡎⠳⠘●⡀Pen
      ⢣  ⠘⣷⡀
      ⢸⠻⣄ ⠸⣧
      ⠘⢄⠁  ●⣇Kolad
       ⣾⠶⡆  ⣿⡀
       ⠸⣀⠁  ⠸⣧
        ⢯    ⢻⡆
        ⠈⡆   ⠘⣷
         ⢈⠆   ⢹⣇
          ⣇⡀   ⣿⡀
          ⢱⡀   ●⠃Chiplun
          ⠘⣢  ⢰⡏
           ⢹⠁⢠⡟
            ⡇⣾⠁
            ●◉ Ratnagiri
            ⢎ ⠂
            ⠸⡄⠈⢀
            ⢘⢞  ⠄
            ⠈⣏   ⠂
             ⢸⠁  ⠈⢀
              ⢳⡠  ○ Kankavli
              ⠸⣇⡀  ⠂
               ⠈⢇⡀ ⢁
                 ⢱ ⠠
                 ⠈⢲ ⠂
                   ⢫⢁⡀
                   ⠈○ Panaji"""
WIDE = """\
                    ⢯⢀⡟
                    ⣾●⣆Mumbai
                    ⠨⡿⢻● Pen
                     ⣣⡄⠹⣧
                     ⢣⡋ ●⣇Kolad
                     ⠘⡿⠇ ⣿⡀
                      ⢿  ⠸⣧
                       ⢇  ⢿⡄
                       ⢱⠄ ⠸● Chiplun
                       ⠐⢇ ⢰⡏
                        ⢹⢠⡟
                        ⢰◉⠅Ratnagiri
                        ⠈⡇⠐
                         ⣿⡀⠁⡀
                         ⠱⡄ ⠠
                          ⢷⠄ ○ Kankavli
                          ⠘⡆ ⢈
                           ⠈⢱⠠
                            ⠈⢖⠂
                             ⠨○ Panaji"""
PLAIN = """\
      ~~ ~~
      ~~* Mumbai
      ~~~#
       ~~~* Pen
       ~~~ #
        ~~  * Kolad
        ~~~  #
         ~~  #
         ~~   #
          ~   #
          ~~   * Chiplun
           ~   #
           ~~ #
            ~ #
            ~@ Ratnagiri
            ~~.
             ~ .
             ~~ .
             ~~  o Kankavli
              ~~ .
              ~~~ .
                ~~.
                 ~~.
                  ~o Panaji"""


@pytest.mark.parametrize(
    ("size", "ascii", "picture"), [((35, 30), False, HIGH), ((60, 20), False, WIDE), ((35, 24), True, PLAIN)]
)
def test_the_picture_of_mumbai_to_goa(konkan: Route, size: tuple[int, int], ascii: bool, picture: str) -> None:
    found = drawn(konkan, 330, *size, ascii=ascii)
    assert found.plain() == picture
    assert found.title == "4.9 km past Ratnagiri, next Kankavli in 114.7 km"


def test_every_place_of_the_konkan_is_named_and_north_is_up(konkan: Route) -> None:
    lines = drawn(konkan, 330, 60, 20).plain().splitlines()
    rows = [next(n for n, line in enumerate(lines) if place.name in line) for place in konkan.places]
    assert rows == sorted(rows)


def test_roles_tell_what_is_done(konkan: Route) -> None:
    def roles(km: float) -> set[str]:
        return {span.role for row in drawn(konkan, km, 60, 20).rows for span in row}

    assert {"axis", "done", "muted", "accent"} <= roles(330)
    assert "done" not in {
        span.role for row in drawn(konkan, 0, 60, 20).rows for span in row if "⣿" in span.text or "⢿" in span.text
    }
    first = route_map(konkan, None, (), 60, 20)
    assert "accent" not in {span.role for row in first.rows for span in row}
    assert first.title == "Konkan coast, Mumbai to Goa, 558 km"
    assert "◉" not in first.plain()


def test_aspect_is_true() -> None:
    """A square of equal kilometres is twice as many cells across as down."""
    lat, lon = 60.0, 10.0
    corners = [(lat, lon), (lat + 1, lon), (lat + 1, lon + 2), (lat, lon + 2)]  # cos 60.5° is about a half
    places = tuple(Place(name=f"P{n}", lat=y, lon=x, at_mm=n * KM) for n, (y, x) in enumerate(corners))
    text = route_map(Route(name="square", length_mm=3 * KM, places=places), None, (), 60, 20).plain().splitlines()
    cells_of = [(line.index("○"), line.rindex("○"), n) for n, line in enumerate(text) if "○" in line]
    across, down = cells_of[0][1] - cells_of[0][0], cells_of[-1][2] - cells_of[0][2]
    assert across / down == pytest.approx(2, abs=0.15)


def test_where_one_is_goes_by_the_declared_length() -> None:
    """Half the declared length is half the way between two places, however far they lie apart."""
    places = (
        Place(name="A", lat=0, lon=0, at_mm=0),
        Place(name="B", lat=0, lon=1, at_mm=90 * KM),
        Place(name="C", lat=0, lon=10, at_mm=100 * KM),
    )
    road = Route(name="r", length_mm=100 * KM, places=places)
    line = next(line for line in drawn(road, 90, 80, 10).plain().splitlines() if "◉" in line)
    assert 8 < line.index("◉") < 16
    line = next(line for line in drawn(road, 95, 80, 10).plain().splitlines() if "◉" in line)
    assert 40 < line.index("◉") < 50


def test_a_wide_road_uses_the_width() -> None:
    camino = template_named("camino-frances").template.route
    assert camino is not None
    lines = drawn(camino, 454, 100, 20).plain().splitlines()
    marks = [n for line in lines for n, sign in enumerate(line) if sign in "●○◉"]
    assert max(marks) - min(marks) > 85


def test_a_road_over_the_date_line_takes_the_short_way() -> None:
    places = (Place(name="Taveuni", lat=-17, lon=179.5, at_mm=0), Place(name="Samoa", lat=-14, lon=-172, at_mm=9 * KM))
    lines = drawn(Route(name="r", length_mm=9 * KM, places=places), 3, 60, 20).plain().splitlines()
    column = {name: line.index(name) for line in lines for name in ("Taveuni", "Samoa") if name in line}
    assert column["Taveuni"] < column["Samoa"], "east of it"
    assert len([line for line in lines if line.strip()]) > 8, "and not squeezed into a line round the world"


def test_there_and_back_the_way_behind_is_strong() -> None:
    gvrat = template_named("gvrat").template.route
    assert gvrat is not None
    there = drawn(gvrat, 300, 80, 20).plain()
    back = drawn(gvrat, 1021.68 * 2 - 300, 80, 20).plain()
    here = [[(n, line.index("◉")) for n, line in enumerate(text.splitlines()) if "◉" in line] for text in (there, back)]
    assert here[0] == here[1]
    assert (there.count("●"), there.count("○")) == (2, 4)
    assert (back.count("●"), back.count("○")) == (4, 2)


def test_a_loop_names_its_start_once() -> None:
    text = drawn(SHIPPED[[route.name for route in SHIPPED].index("Tour du Mont Blanc")], 94, 60, 20).plain()
    assert text.count("Les Houches") == 1
    assert text.count("◉") == 1


def ghost(name: str, *km: float, measure: Measure = Measure.DISTANCE) -> Ghost:
    points = tuple((n, round(value * KM)) for n, value in enumerate(km, start=1))
    return Ghost(name=name, kind="article", points=points, measure=measure)


def test_ghosts_stand_where_they_were_on_that_day(konkan: Route) -> None:
    ghosts = (ghost("Milind Soman", 110, 220, 330), ghost("Mira", 60, 120, 241.5), ghost("x", 9, measure=Measure.REPS))
    here = position(konkan, 312 * KM)
    text = route_map(konkan, here, coast_of(konkan), 80, 24, ghosts=ghosts, day=3).plain()
    legend = text.splitlines()[-1]
    assert legend == "◉ you   M Milind Soman 18 km ahead   I Mira 70.5 km behind"
    lines = text.splitlines()[:-1]
    assert next(line for line in lines if "Chiplun" in line).count("I") == 1
    later = route_map(konkan, here, (), 80, 24, ghosts=ghosts, day=1).plain().splitlines()[-1]
    assert later == "◉ you   M Milind Soman 202 km behind   I Mira 252 km behind"
    narrow = route_map(konkan, here, (), 30, 24, ghosts=ghosts, day=3, ascii=True).plain().splitlines()[-1]
    assert narrow == "@ you   M 18 km ahead"
    assert route_map(konkan, None, (), 60, 24, ghosts=ghosts, day=3).plain().splitlines()[-1].startswith("M Milind So")


def test_what_can_not_be_drawn_says_so(konkan: Route) -> None:
    bare = replace(konkan, places=tuple(replace(place, lat=None, lon=None) for place in konkan.places[1:]))
    assert "too few places" in route_map(bare, position(bare, 3), (), 60, 20).plain()
    one = replace(konkan, places=(konkan.places[0], replace(konkan.places[-1], lat=None, lon=None)))
    assert "too few places" in route_map(one, None, (), 60, 20).plain()
    tiny = drawn(konkan, 330, 15, 4)
    assert tiny.plain().strip() == "4.9 km past Ra…"


def test_places_without_coordinates_are_left_out(konkan: Route) -> None:
    places = tuple(replace(place, lat=None) if place.name == "Kolad" else place for place in konkan.places)
    text = drawn(replace(konkan, places=places), 330, 60, 20).plain()
    assert "Kolad" not in text
    assert "Chiplun" in text


@pytest.mark.parametrize("route", SHIPPED, ids=lambda route: str(route.name))
@pytest.mark.parametrize("size", [(35, 30), (60, 20), (76, 18), (118, 34), (200, 60)])
def test_every_shipped_road_names_start_end_and_next(route: Route, size: tuple[int, int]) -> None:
    here = position(route, route.length_mm * 59 // 100)
    text = route_map(route, here, coast_of(route), *size).plain()
    assert here.following is not None
    for place in (route.places[0], here.following):
        assert place.name[:7] in text, text
    assert route.places[-1].name[:7] in text or route.places[-1].name.endswith("again")
    assert text.count("◉") == 1


NAMES = st.sampled_from(
    ["", "Pen", "[b]Goa", "\x1b[2J", "東京都庁前", "e\u0301" * 9, "Santiago de Compostela", "\u202ex"]
)
POINTS = st.tuples(
    st.none() | st.floats(-90, 90, allow_subnormal=False), st.none() | st.floats(-180, 180, allow_subnormal=False)
)
PLACES = st.lists(st.tuples(NAMES, POINTS, st.none() | st.integers(0, 10**9)), min_size=1, max_size=9)
LINES = st.lists(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=6).map(tuple), max_size=3)


@settings(max_examples=200)
@given(
    PLACES,
    st.integers(1, 10**9),
    st.none() | st.integers(-5, 3 * 10**9),
    LINES.map(tuple),
    st.tuples(st.integers(-1, 160), st.integers(-1, 50)),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
)
def test_any_road_at_any_size(
    stops: list[tuple[str, tuple[float | None, float | None], int | None]],
    length: int,
    done: int | None,
    coast: Coast,
    size: tuple[int, int],
    day: int,
    back: bool,
    plain: bool,
) -> None:
    places = tuple(Place(name=name, lat=point[0], lon=point[1], at_mm=at) for name, point, at in stops)
    road = Route(name="x", length_mm=length, places=places, there_and_back=back)
    here = None if done is None else position(road, done)
    ghosts = (ghost("東京", 1, 400), ghost("", 5)) if day else ()
    drawing = route_map(road, here, coast, *size, ghosts=ghosts, day=day, ascii=plain)
    assert drawing.height == max(size[1], 0)
    assert all(sum(cells(span.text) for span in row) == max(size[0], 0) for row in drawing.rows)
    assert not {c for c in drawing.plain().replace("\n", "") if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")}
    assert here is None or drawing.title == between(here)
    names = {place.name for place in places} | {"東京"}
    assert not plain or drawing.plain().isascii() or any(not name.isascii() for name in names)
