"""Where one is on the road, in words and on the map."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.routes import map_line, point_at, position, stops_on_map
from tracker.domain.templates import Place, Route

KM = 1_000_000
PLACES = (
    Place(name="Mumbai", lat=19.0, lon=73.0, at_mm=0),
    Place(name="Ratnagiri", lat=17.0, lon=73.0, at_mm=325 * KM),
    Place(name="Kankavli", lat=16.0, lon=74.0, at_mm=445 * KM),
    Place(name="Panaji", lat=15.5, lon=74.0, at_mm=558 * KM),
)
ROAD = Route(name="Konkan", length_mm=558 * KM, places=PLACES)


@pytest.mark.parametrize(
    ("km", "said"),
    [
        (0, "0 of 558 km, 0 %, at Mumbai, next Ratnagiri in 325 km"),
        (330, "330 of 558 km, 59 %, 5 km past Ratnagiri, next Kankavli in 115 km"),
        (445, "445 of 558 km, 79 %, at Kankavli, next Panaji in 113 km"),
        (600, "558 of 558 km, 100 %, at Panaji, the end of the road"),
    ],
)
def test_the_line_below_the_map(km: int, said: str) -> None:
    assert map_line(position(ROAD, km * KM)) == said


def test_the_line_in_miles_and_between_places_whose_distance_is_not_known() -> None:
    assert map_line(position(ROAD, 330 * KM), "mi").startswith("205.1 of 346.7 mi, 59 %, 3.1 mi past Ratnagiri, next")
    bare = replace(ROAD, places=(PLACES[0], replace(PLACES[1], at_mm=None), PLACES[3]))
    assert map_line(position(bare, 330 * KM)) == "330 of 558 km, 59 %, 330 km from Mumbai, 228 km to Panaji"
    odd = replace(ROAD, places=(replace(PLACES[0], name="\x1b[2JMumbai\n"), *PLACES[1:]))
    assert "at [2JMumbai" in map_line(position(odd, 0))


def test_stops_are_the_places_with_coordinates_by_their_distance() -> None:
    places = (PLACES[0], replace(PLACES[1], lat=None), replace(PLACES[2], at_mm=None), PLACES[3])
    found = stops_on_map(replace(ROAD, places=places))
    assert [stop[2].name for stop in found] == ["Mumbai", "Panaji"], "its way to Kankavli is not known"
    placed = stops_on_map(replace(ROAD, places=(PLACES[0], replace(PLACES[2], at_mm=None), PLACES[3])))
    assert [stop[2].name for stop in placed] == ["Mumbai", "Kankavli", "Panaji"]
    assert 400 * KM < placed[1][0] < 558 * KM, "by the straight lines"
    assert stops_on_map(replace(ROAD, places=())) == ()


@pytest.mark.parametrize(
    ("km", "index", "point"),
    [
        (-5, 0, (19.0, 73.0)),
        (0, 0, (19.0, 73.0)),
        (162.5, 0, (18.0, 73.0)),
        (325, 1, (17.0, 73.0)),
        (355, 1, (16.75, 73.25)),
        (385, 1, (16.5, 73.5)),
        (558, 3, (15.5, 74.0)),
        (900, 3, (15.5, 74.0)),
    ],
)
def test_the_point_on_the_map_goes_by_distance(km: float, index: int, point: tuple[float, float]) -> None:
    last, found = point_at(stops_on_map(ROAD), round(km * KM))
    assert last == index
    assert found == pytest.approx(point)


@given(st.integers(0, 558 * KM), st.integers(0, 558 * KM))
def test_further_along_the_road_is_never_further_back_on_the_map(one: int, other: int) -> None:
    stops = stops_on_map(ROAD)
    (first, here), (last, there) = point_at(stops, min(one, other)), point_at(stops, max(one, other))
    assert first <= last
    assert here[0] >= there[0] - 1e-12  # this road leads south all the way


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (0, "0 of 100 km, 0 %, at Mumbai, 40 km to Kolad"),
        (30, "30 of 100 km, 30 %, 30 km from Mumbai, 10 km to Kolad"),
        (50, "50 of 100 km, 50 %, 10 km past Kolad, next Goa in 50 km"),
        (100, "100 of 100 km, 100 %, at Goa, the end of the road"),
    ],
)
def test_a_next_place_is_only_named_where_no_other_may_come_before_it(done: int, said: str) -> None:
    stops = (("Mumbai", 0), ("Pen", None), ("Kolad", 40), ("Goa", 100))
    places = tuple(Place(name=name, at_mm=None if at is None else at * KM) for name, at in stops)
    assert map_line(position(Route(name="r", length_mm=100 * KM, places=places), done * KM), "km") == said
