"""The route of a template file: places along a declared length, by the map where the file does not say how far."""

import re
from collections.abc import Sequence

from tracker.domain.routes import Point, distances_along
from tracker.domain.sessions import Measure
from tracker.domain.templates import Place, Route
from tracker.errors import InputError
from tracker.formats.template_amounts import amount_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_schema import PlaceTable, RouteTable

_ZERO = re.compile(r"0+(?:[.,]0+)?\s*[a-z]*")


def read_route(table: RouteTable, faults: Faults) -> Route | None:
    """The route; None where the length or a place along it is wrong, which `faults` then says."""
    length = _length(table.length, ("route", "length"), faults)
    given = [
        None if place.at is None else _length(place.at, ("route", "places", index, "at"), faults, least=0)
        for index, place in enumerate(table.places)
    ]
    unread = any(at is None and place.at is not None for at, place in zip(given, table.places, strict=True))
    points = [_point(place, ("route", "places", index), faults) for index, place in enumerate(table.places)]
    if length is None or unread or not _ordered(given, length, faults):
        return None
    ats = distances_along(points, given, length)
    return Route(
        name=table.name,
        length_mm=length,
        there_and_back=table.there_and_back,
        places=tuple(
            Place(
                name=place.name,
                lat=None if point is None else point[0],
                lon=None if point is None else point[1],
                at_mm=at,
                note=place.note,
            )
            for place, point, at in zip(table.places, points, ats, strict=True)
        ),
    )


def _point(place: PlaceTable, path: tuple[str | int, ...], faults: Faults) -> Point | None:
    """Where a place is on the map; None without coordinates. One of the two alone is a fault."""
    if place.lat is not None and place.lon is not None:
        return float(place.lat), float(place.lon)
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if getattr(place, one) is not None:
            faults.add((*path, one), f"stands alone; write {other} too, or leave both out")
    return None


def _length(text: str, path: tuple[str | int, ...], faults: Faults, least: int = 1) -> int | None:
    try:
        value = 0 if _ZERO.fullmatch(text.strip()) else amount_of(text, Measure.DISTANCE)
    except InputError as error:
        faults.add(path, str(error).rstrip("."))
        return None
    if value < least:
        faults.add(path, f"{quoted(text)} must be above 0")
        return None
    return value


def _ordered(given: Sequence[int | None], length: int, faults: Faults) -> bool:
    sound, before, where = True, 0, 0
    for index, at in enumerate(given):
        path = ("route", "places", index, "at")
        if at is None:
            continue
        if at > length:
            faults.clash(path, ("route", "length"), "lies beyond the end of the route")
            sound = False
        elif at < before:
            faults.clash(path, ("route", "places", where, "at"), "lies before the place above it; places go forward")
            sound = False
        before, where = max(before, at), index
    return sound
