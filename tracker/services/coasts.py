"""The coast beside a road: cuts of open map data that came with the templates (see seeds/coasts)."""

import json
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite
from pathlib import Path

from tracker.config import seeds_dir
from tracker.domain.routes import Coast, Point
from tracker.domain.templates import Route

Box = tuple[float, float, float, float]  # south, west, north and east in degrees


def coast_of(route: Route) -> Coast:
    """The smallest cut whose box holds every place of the route that has coordinates; () where there is none."""
    points = [(place.lat, place.lon) for place in route.places if place.lat is not None and place.lon is not None]
    if not points:
        return ()
    fitting = [(box, coast) for box, coast in cuts_in(seeds_dir() / "coasts") if all(_in(box, one) for one in points)]
    return min(fitting, key=lambda cut: _size(cut[0]), default=((), ()))[1]


@lru_cache(maxsize=4)
def cuts_in(folder: Path) -> tuple[tuple[Box, Coast], ...]:
    """The boxes and coasts of a folder's files; those that can't be read or hold no coast are left out."""
    return tuple(cut for path in sorted(folder.glob("*.json")) for cut in _read(path))


def _read(path: Path) -> Iterator[tuple[Box, Coast]]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        south, west, north, east = (_degrees(value) for value in held["box"])
        lines = tuple(tuple((_degrees(lat), _degrees(lon)) for lat, lon in line) for line in held["lines"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return  # a map without its coast is still a map
    yield (south, west, north, east), lines


def _degrees(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"{value!r} is no number of degrees")
    return float(value)


def _in(box: Box, point: Point) -> bool:
    south, west, north, east = box
    return south <= point[0] <= north and west <= point[1] <= east


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
