"""Where one is on a road: by declared length and the places' distances along it, never by raw geometry."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from tracker.domain.progress import Position
from tracker.domain.quantities import format_distance
from tracker.domain.templates import Place, Route
from tracker.domain.text import clean_text

EARTH_KM = 6371.0088  # mean radius
Point = tuple[float, float]  # degrees north and east
Coast = tuple[tuple[Point, ...], ...]  # lines of land's edge
NAME = 60  # characters of a place in a sentence
Stop = tuple[int, Point, Place]  # millimetres from the start, where it lies


def position(route: Route, done_mm: int) -> Position:
    """The position after `done_mm`. The next place is the first with `at` beyond it; past the end it stays there.

    There and back, the places come by again in the other order.
    """
    length = route.length_mm
    places = route.places
    if route.there_and_back and done_mm > length:
        length *= 2
        places = (*places, *_back(places, length))
    at = min(max(done_mm, 0), length)
    known = placed(places)
    passed = [index for far, index in known if far <= at]
    ahead = [index for far, index in known if far > at]
    here = passed[-1] if passed else 0
    until = ahead[0] if ahead else here
    return Position(
        length_mm=length,
        at_mm=at,
        place=places[here],
        following=places[ahead[0]] if ahead else None,
        unplaced=tuple(place.name for place in places[here:until] if place.at_mm is None),
    )


def placed(places: Sequence[Place]) -> list[tuple[int, int]]:
    """(millimetres from the start, index) of the places whose distance is known, in their order."""
    return [(place.at_mm, index) for index, place in enumerate(places) if place.at_mm is not None]


def _back(places: Sequence[Place], length: int) -> list[Place]:
    """The places once more on the way back, without the turning point; `length` is that of both ways."""
    back = [place if place.at_mm is None else replace(place, at_mm=length - place.at_mm) for place in reversed(places)]
    return [place for place in back if place.at_mm is None or place.at_mm > length // 2]


def map_line(position: Position, units: str = "km") -> str:
    """Where on the road: "330 of 558 km, 59 %, 5 km past Ratnagiri, next Kankavli in 115 km"."""
    at, length = format_distance(position.at_mm, units, unit=False), format_distance(position.length_mm, units)
    share = position.at_mm * 100 // position.length_mm if position.length_mm else 0
    return f"{at} of {length}, {share} %, {between(position, units)}"


def between(position: Position, units: str = "km") -> str:
    """The place passed and the one ahead: "5 km past Ratnagiri, next Kankavli in 115 km".

    With places between the two whose distance is not known, it is no next place: "330 km from Mumbai, 228 km to Goa".
    """
    here, past = clean_text(position.place.name, limit=NAME), position.past_mm
    away = "from" if position.unplaced else "past"  # between the two may be places that were passed
    said = f"{format_distance(past, units)} {away} {here}" if past > 0 else f"at {here}"
    if position.following is None:
        return f"{said}, the end of the road"
    left, following = format_distance(position.to_next_mm, units), clean_text(position.following.name, limit=NAME)
    return f"{said}, {left} to {following}" if position.unplaced else f"{said}, next {following} in {left}"


def stops_on_map(route: Route) -> tuple[Stop, ...]:
    """The places that have coordinates and a distance, in order along the road; the others can't stand on a map.

    Distances that are not given go by the straight lines between those that are.
    """
    if not route.places:
        return ()
    points = [None if p.lat is None or p.lon is None else (p.lat, p.lon) for p in route.places]
    ats = distances_along(points, [place.at_mm for place in route.places], route.length_mm)
    found = [
        (at, point, place)
        for at, point, place in zip(ats, points, route.places, strict=True)
        if at is not None and point is not None
    ]
    return tuple(sorted(found, key=lambda stop: stop[0]))


def point_at(stops: Sequence[Stop], at_mm: int) -> tuple[int, Point]:
    """(index of the last stop passed, point) `at_mm` along the road: between two stops by distance, never before the
    first or past the last. IndexError without stops.
    """
    index = max((n for n, stop in enumerate(stops) if stop[0] <= at_mm), default=0)
    at, (lat, lon), _ = stops[index]
    if index + 1 == len(stops) or at_mm <= at:
        return index, (lat, lon)
    until, (north, east), _ = stops[index + 1]
    share = (at_mm - at) / (until - at)
    return index, (lat + share * (north - lat), lon + share * (east - lon))


def great_circle_km(one: Point, other: Point) -> float:
    """Straight-line kilometres over the ground between two points in degrees."""
    phi1, phi2 = radians(one[0]), radians(other[0])
    half = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def distances_along(points: Sequence[Point | None], given: Sequence[int | None], length: int) -> list[int | None]:
    """Distances (mm) from the start: as given, else between the given ones in proportion to the straight lines.

    The first place is the start and the last one the end of the declared length unless they say otherwise. None for
    a place without a point, or between two given ones that have none themselves.
    """
    known = list(given)
    known[0] = 0 if known[0] is None else known[0]
    known[-1] = length if known[-1] is None else known[-1]
    found = list(known)
    fixed = [(index, at) for index, at in enumerate(known) if at is not None]
    for (first, start), (last, end) in pairwise(fixed):
        if points[first] is None or points[last] is None:
            continue
        on_map = [(index, point) for index in range(first, last + 1) if (point := points[index]) is not None]
        straight = [0.0]
        for (_, one), (_, other) in pairwise(on_map):
            straight.append(straight[-1] + great_circle_km(one, other))
        for (index, _), far in list(zip(on_map, straight, strict=True))[1:-1]:
            found[index] = start + (round((end - start) * (far / straight[-1])) if straight[-1] else 0)
    return found
