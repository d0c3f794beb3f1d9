"""Distances on a round earth, altitude ignored."""

from collections.abc import Iterable
from math import asin, cos, pi, radians, sin, sqrt

EARTH_M = 6_371_000.0


def metres(north: float, east: float, other_north: float, other_east: float) -> float:
    """The great-circle distance in metres between two places given in degrees (haversine)."""
    phi, other = radians(north), radians(other_north)
    half = sin((other - phi) / 2) ** 2 + cos(phi) * cos(other) * sin(radians(other_east - east) / 2) ** 2
    return 2 * EARTH_M * asin(sqrt(min(1.0, half)))


def legs(norths: Iterable[float], easts: Iterable[float]) -> list[float]:
    """The metres between each place and the one before it, so one fewer than places; degrees in."""
    phis, sides = list(map(radians, norths)), list(easts)
    cosines = list(map(cos, phis))
    found: list[float] = []
    add = found.append
    for phi, before, cosine, was, east, side in zip(
        phis[1:], phis, cosines[1:], cosines, sides[1:], sides, strict=False
    ):
        up, along = sin((phi - before) / 2), sin(radians(east - side) / 2)
        half = up * up + was * cosine * along * along
        add(2 * EARTH_M * asin(sqrt(half)) if half < 1 else EARTH_M * pi)
    return found
