"""Where the names of places stand on a map: beside their sign, on nothing that matters, the important ones first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracker.charts.drawing import cells, fit

Cell = tuple[int, int]  # column and row
SHORT = 8  # cells of a name that is cut
COST = 10  # of a cell of road under a name, against the few cells that a farther side costs


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the cell of its sign, the role it is drawn in; rank 0 is named first."""

    name: str
    at: Cell
    role: str
    rank: int


def names_placed(
    names: Sequence[Named], size: Cell, taken: set[Cell], rank_at: Callable[[int, int], int]
) -> list[tuple[int, int, str, str]]:
    """(column, row, text, role) of the names that fit into `size` cells.

    No name touches another or covers a cell that is `taken`; of the sides that are free it takes the one with the
    least of what `rank_at` finds drawn there. The important ones are shortened before they are left out.
    """
    found: list[tuple[int, int, str, str]] = []
    full = set(taken)
    seen: set[Cell] = set()
    for one in sorted(names, key=lambda one: one.rank):
        if one.at in seen:
            continue  # a road that comes back to where it began: one sign, one name
        for text in _forms(one):
            places = [place for place in _sides(one.at, cells(text)) if _free(place, cells(text), size, full)]
            if places:
                column, row = min(places, key=lambda place: _cost(place, cells(text), one.at, full, rank_at))
                found.append((column, row, text, one.role))
                full |= {(column + n, row) for n in range(-1, cells(text) + 1)}
                seen.add(one.at)
                break
    return found


def _forms(one: Named) -> list[str]:
    """The name, and for an important one a short form of it."""
    forms = [one.name] if one.name else []
    if one.rank < 3 and cells(one.name) > SHORT:
        forms.append(fit(one.name, SHORT, "."))
    return forms


def _sides(at: Cell, length: int) -> Iterator[Cell]:
    """Where a name may begin, the best first: right, left, below, above, then their corners."""
    column, row = at
    yield column + 2, row
    yield column + 3, row
    yield column - length - 1, row
    for down in (1, -1):
        for shift in (-(length // 2), 1, -length, 0, 1 - length):
            yield column + shift, row + down


def _free(place: Cell, length: int, size: Cell, full: set[Cell]) -> bool:
    column, row = place
    if column < 0 or column + length > size[0] or not 0 <= row < size[1]:
        return False
    return all((column + n, row) not in full for n in range(length))


def _cost(place: Cell, length: int, at: Cell, full: set[Cell], rank_at: Callable[[int, int], int]) -> int:
    """What a name would cover or touch there, and how far it strays from the right of its sign."""
    column, row = place
    under = sum((0, 2, COST, COST)[rank_at(column + n, row)] for n in range(length))
    touching = sum(4 for side in (column - 1, column + length) if (side, row) in full)
    if row == at[1]:
        return under + touching + (0 if column == at[0] + 2 else 3)
    return under + touching + 4 + abs(column + length // 2 - at[0]) // 2
