"""Where one is on a road: by declared length and the places' distances along it, never by raw geometry."""

from dataclasses import replace

from tracker.domain.progress import Position
from tracker.domain.templates import Route


def position(route: Route, done_mm: int) -> Position:
    """The position after `done_mm`. The next place is the first with `at` beyond it; past the end it stays there.

    There and back, the places come by again in the other order.
    """
    length = route.length_mm
    places = route.places
    if route.there_and_back and done_mm > length:
        length *= 2
        back = (replace(place, at_mm=length - place.at_mm) for place in reversed(places) if place.at_mm < length // 2)
        places = (*places, *back)
    at = min(max(done_mm, 0), length)
    passed = [place for place in places if place.at_mm <= at]
    ahead = [place for place in places if place.at_mm > at]
    return Position(
        length_mm=length,
        at_mm=at,
        place=passed[-1] if passed else places[0],
        following=ahead[0] if ahead else None,
    )
