"""The route of a template file: places along a declared length, the missing ones placed by geometry."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from tracker.domain.sessions import Measure
from tracker.domain.templates import Place, Route
from tracker.errors import InputError
from tracker.formats.template_amounts import amount_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_schema import PlaceTable, RouteTable

EARTH_KM = 6371.0088  # mean radius
_ZERO = re.compile(r"0+(?:[.,]0+)?\s*[a-z]*")


def great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Straight-line kilometres over the ground between two points in degrees."""
    phi1, phi2 = radians(lat1), radians(lat2)
    half = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def read_route(table: RouteTable, faults: Faults) -> Route | None:
    """The route; None where the length or a place along it is wrong, which `faults` then says."""
    length = _length(table.length, ("route", "length"), faults)
    given = [
        None if place.at is None else _length(place.at, ("route", "places", index, "at"), faults, least=0)
        for index, place in enumerate(table.places)
    ]
    unread = any(at is None and place.at is not None for at, place in zip(given, table.places, strict=True))
    if length is None or unread:
        return None
    if not _ordered(given, length, faults):
        return None
    return Route(
        name=table.name,
        length_mm=length,
        there_and_back=table.there_and_back,
        places=tuple(
            Place(name=place.name, lat=float(place.lat), lon=float(place.lon), at_mm=at, note=place.note)
            for place, at in zip(table.places, place_along(table.places, given, length), strict=True)
        ),
    )


def place_along(places: Sequence[PlaceTable], given: Sequence[int | None], length: int) -> list[int]:
    """Distances (mm) of the places from the start: as given, else between the given ones in proportion to geometry.

    The first place is the start and the last one the end of the declared length unless they say otherwise.
    """
    known = list(given)
    known[0] = 0 if known[0] is None else known[0]
    known[-1] = length if known[-1] is None else known[-1]
    straight = [0.0]
    for one, two in pairwise(places):
        straight.append(straight[-1] + great_circle_km(one.lat, one.lon, two.lat, two.lon))
    placed: list[int] = []
    before = 0
    for index, at in enumerate(known):
        if at is not None:
            placed.append(at)
            before = index
            continue
        after = next(later for later in range(index + 1, len(known)) if known[later] is not None)
        start, end = placed[before], known[after] or 0
        span = straight[after] - straight[before]
        share = (straight[index] - straight[before]) / span if span else 0.0
        placed.append(start + round((end - start) * share))
    return placed


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
