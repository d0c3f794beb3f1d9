from itertools import pairwise
from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.recordings import Circle, TrackPoint
from tracker.formats.gps.geometry import EARTH_M, legs, metres
from tracker.formats.gps.thinning import MOST, thinned

E7 = 10_000_000

degrees = st.tuples(st.integers(-90 * E7, 90 * E7), st.integers(-180 * E7, 180 * E7))
near = st.tuples(st.integers(59 * E7, 59 * E7 + 200_000), st.integers(10 * E7, 10 * E7 + 200_000))
tracks = st.lists(degrees, max_size=60) | st.lists(near, max_size=60)
circles = st.lists(
    st.builds(
        Circle,
        lat=st.floats(59, 59.02),
        lon=st.floats(10, 10.02),
        radius_m=st.integers(0, 1_000),
    ),
    max_size=3,
)


def inside(point: TrackPoint, circle: Circle) -> bool:
    return metres(point[0] / E7, point[1] / E7, circle.lat, circle.lon) < circle.radius_m - 0.001


@given(tracks, circles)
def test_nothing_of_a_circle_is_kept_and_the_open_ends_are(points: list[TrackPoint], private: list[Circle]) -> None:
    kept = thinned(points, private)
    assert not any(inside(point, circle) for point in kept for circle in private)
    assert len(kept) <= min(len(points), MOST)
    remaining = iter(points)
    assert all(point in remaining for point in kept)  # a part of the track, in its order
    clear = [p for p in points if not any(inside(p, c) or abs(_rim(p, c)) < 0.01 for c in private)]
    if clear and points[0] == clear[0]:
        assert kept[0] == points[0]
    if clear and points[-1] == clear[-1]:
        assert kept[-1] == points[-1]


def _rim(point: TrackPoint, circle: Circle) -> float:
    return metres(point[0] / E7, point[1] / E7, circle.lat, circle.lon) - circle.radius_m


def test_the_centre_itself_is_private_and_the_way_out_begins_beyond_the_circle() -> None:
    home = (599_000_000, 107_000_000)
    track = [(home[0] + 1_000 * step, home[1]) for step in range(100)]  # 11 m a step
    kept = thinned(track, [Circle(lat=59.9, lon=10.7, radius_m=500)])
    assert min(metres(n / E7, e / E7, 59.9, 10.7) for n, e in kept) == pytest.approx(500, abs=12)
    assert kept[-1] == track[-1]
    assert thinned([home], [Circle(lat=59.9, lon=10.7, radius_m=1)]) == ()


def test_a_straight_line_needs_its_ends_and_a_corner_is_kept() -> None:
    east = [(0, 1_000 * step) for step in range(2_000)]
    north = [(1_000 * step, 1_999_000) for step in range(1, 2_000)]
    assert thinned(east, ()) == (east[0], east[-1])
    assert thinned(east + north, ()) == (east[0], east[-1], north[-1])


@pytest.mark.parametrize("count", [2_000, 30_000])
def test_a_long_winding_track_keeps_its_shape_with_five_hundred_points(count: int) -> None:
    turns = 12 * 6.283
    spiral = [
        (
            round((45 + at / count * 0.2 * sin(at / count * turns)) * E7),
            round((7 + at / count * 0.2 * cos(at / count * turns)) * E7),
        )
        for at in range(count)
    ]
    kept = thinned(spiral, ())
    assert 100 < len(kept) <= MOST
    flat = [((e - 7 * E7) * cos(radians(45)), n - 45 * E7) for n, e in kept]
    metre = EARTH_M * radians(1 / E7)
    for north, east in spiral[:: count // 200]:
        place = ((east - 7 * E7) * cos(radians(45)), north - 45 * E7)
        assert min(_off(place, a, b) for a, b in pairwise(flat)) * metre < 60  # of a figure 30 km across


def _off(place: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    (x, y), (u, v) = place, a
    along, up = b[0] - u, b[1] - v
    square = along**2 + up**2
    share = max(0.0, min(1.0, ((x - u) * along + (y - v) * up) / square)) if square else 0.0
    return hypot(x - u - share * along, y - v - share * up)


def test_a_track_across_the_180th_meridian_is_no_line_around_the_world() -> None:
    track = [(0, 1_799_900_000 + 10_000 * step) for step in range(20)]
    crossing = [(north, east if east <= 180 * E7 else east - 360 * E7) for north, east in track]
    assert thinned(crossing, ()) == (crossing[0], crossing[-1])
    assert thinned([*crossing, (50_000, crossing[-1][1])], ())[1] == crossing[-1]


def test_a_loop_that_ends_where_it_began_keeps_its_far_side() -> None:
    loop = [(0, 0), (0, 10_000), (10_000, 10_000), (10_000, 0), (0, 0)]
    assert thinned(loop, ()) == tuple(loop)
    assert thinned([(5, 5)] * 9, ()) == ((5, 5), (5, 5))
    assert thinned([], ()) == ()


def test_distances_of_known_length() -> None:
    degree = EARTH_M * radians(1)
    assert metres(0, 0, 0, 1) == pytest.approx(degree)
    assert metres(0, 179.5, 0, -179.5) == pytest.approx(degree)
    assert metres(0, 0, 0, 180) == pytest.approx(180 * degree)
    assert metres(90, 0, -90, 0) == pytest.approx(180 * degree)
    assert legs([0, 1, 1, 0], [0, 0, 1, 180]) == pytest.approx([degree, metres(1, 0, 1, 1), metres(1, 1, 0, 180)])
    assert legs([], []) == []
    assert legs([12], [34]) == []
