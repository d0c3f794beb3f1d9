"""From a recorded track to the few points a route map needs, without what the athlete keeps private."""

from collections.abc import Sequence
from heapq import heappop, heappush
from math import cos, inf, radians

from tracker.domain.recordings import Circle, TrackPoint
from tracker.formats.gps.geometry import EARTH_M, metres

MOST = 500  # points that are kept
_CANDIDATES = 2_500  # points the simplification looks at; more cost much and show nothing on a map
_STRAYS_M = 1.0  # a line that strays less from the track needs no further point
_UNIT = 1e-7  # degrees in one step of a track point

_Place = tuple[float, float]  # metres east and north of the first point, on a plane


def thinned(points: Sequence[TrackPoint], private: Sequence[Circle]) -> tuple[TrackPoint, ...]:
    """At most `MOST` of the points (latitude and longitude in 10^-7 degrees), in their order.

    First every point within a circle goes, so that nothing of what is kept was chosen by what is private. Of the rest
    the first and the last stay, and those from which a line between the others would stray most (Douglas-Peucker,
    the largest first).
    """
    open_points = [point for point in points if not _hidden(point, private)] if private else points
    if len(open_points) < 3:
        return tuple(open_points)
    places = _flat(open_points)
    some = _few(places, _CANDIDATES) if len(places) > _CANDIDATES else list(range(len(places)))
    return tuple(open_points[some[at]] for at in _corners([places[at] for at in some], MOST))


def _hidden(point: TrackPoint, private: Sequence[Circle]) -> bool:
    north, east = point[0] * _UNIT, point[1] * _UNIT
    for circle in private:
        # no two places are nearer than their latitudes are, and most points are told apart by that alone
        if (
            radians(abs(north - circle.lat)) * EARTH_M <= circle.radius_m
            and metres(north, east, circle.lat, circle.lon) <= circle.radius_m
        ):
            return True
    return False


def _flat(points: Sequence[TrackPoint]) -> list[_Place]:
    """The points on a plane, in metres; a track that crosses the 180th meridian goes on beyond it."""
    metre = radians(_UNIT) * EARTH_M
    shrunk = metre * cos(radians(points[0][0] * _UNIT))
    turn = round(360 / _UNIT)
    sides = [point[1] for point in points]
    if max(sides) - min(sides) <= turn // 2:
        return [(east * shrunk, north * metre) for north, east in points]
    flat: list[_Place] = []
    before, around = points[0][1], 0
    for north, east in points:
        if abs(east - before) > turn // 2:
            around += turn if east < before else -turn
        before = east
        flat.append(((east + around) * shrunk, north * metre))
    return flat


def _few(places: Sequence[_Place], most: int) -> list[int]:
    """At most about `most` indices: of every so many places the first and the one farthest off the way; both ends."""
    step = -(-2 * len(places) // most)
    last = len(places) - 1
    kept: list[int] = []
    for first in range(0, last, step):
        kept.append(first)
        strays, at = _farthest(places, first, min(first + step, last))
        if strays > _STRAYS_M**2:
            kept.append(at)
    return [*kept, last]


def _corners(places: Sequence[_Place], most: int) -> list[int]:
    """The indices of at most `most` places that keep the line's shape, in order, with both ends."""
    kept = {0, len(places) - 1}
    heap: list[tuple[float, int, int, int]] = []

    def look(first: int, last: int) -> None:
        strays, at = _farthest(places, first, last)
        if strays > _STRAYS_M**2:
            heappush(heap, (-strays, at, first, last))

    look(0, len(places) - 1)
    while heap and len(kept) < most:
        _, at, first, last = heappop(heap)
        kept.add(at)
        look(first, at)
        look(at, last)
    return sorted(kept)


def _farthest(places: Sequence[_Place], first: int, last: int) -> tuple[float, int]:
    """The square of the largest distance in metres from the line between two places, and whose it is."""
    (u, v), (x, y) = places[first], places[last]
    along, up = x - u, y - v
    square = along * along + up * up
    most, where, at = -inf, first, first
    for x, y in places[first + 1 : last]:
        at += 1
        dx = x - u
        dy = y - v
        inner = dx * along + dy * up
        if inner >= square:  # beyond the end, or the line is a point
            dx -= along
            dy -= up
            strays = dx * dx + dy * dy
        elif inner > 0:
            aside = dx * up - dy * along
            strays = aside * aside / square
        else:
            strays = dx * dx + dy * dy
        if strays > most:
            most, where = strays, at
    return most, where
