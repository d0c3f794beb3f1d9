"""Where one is on a road: by declared length and the places' distances along it, never by raw geometry."""

from tracker.domain.progress import Position
from tracker.domain.templates import Route


def position(route: Route, done_mm: int) -> Position:
    """The position after `done_mm`. The next place is the first with `at` beyond it; past the end it stays there."""
    at = min(max(done_mm, 0), route.length_mm)
    passed = [place for place in route.places if place.at_mm <= at]
    ahead = [place for place in route.places if place.at_mm > at]
    return Position(
        length_mm=route.length_mm,
        at_mm=at,
        place=passed[-1] if passed else route.places[0],
        following=ahead[0] if ahead else None,
    )
