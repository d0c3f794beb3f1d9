"""A sheet of dots finer than cells, for lines that go any way: braille of 2 x 4 dots a cell, or one sign a cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.charts.drawing import Grid

Dot = tuple[int, int]  # column and row of a dot, 0 at the top left
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks: its role, its sign where there is no braille; where lines meet in a cell the higher rank shows.

    Of every `gap` dots one is drawn and `wide` draws each twice, so that lines differ without colour; one sign a cell
    knows neither.
    """

    role: str
    sign: str
    rank: int
    gap: int = 1
    wide: bool = False


class Dots:
    """A sheet of `width` x `height` cells to draw lines of dots on; what falls outside is cut off."""

    def __init__(self, width: int, height: int, *, ascii: bool = False) -> None:
        self.ascii = ascii
        self.columns, self.rows = (1, 1) if ascii else (2, 4)  # dots a cell, across and down
        self.width, self.height = width, height
        self._cells: dict[tuple[int, int], tuple[int, Pen]] = {}

    def line(self, corners: Sequence[tuple[float, float]], pen: Pen) -> None:
        """A line through points in dots, which need not be whole or on the sheet."""
        size = self.width * self.columns - 1, self.height * self.rows - 1
        dots: list[Dot] = []
        for one, other in pairwise(corners):
            part = clipped(one, other, size)
            if part is not None:
                dots += walk([(round(x), round(y)) for x, y in part])
        self._draw(dict.fromkeys(dots), pen)

    def _draw(self, dots: Iterable[Dot], pen: Pen) -> None:
        for number, (x, y) in enumerate(dots):
            if self.ascii or number % pen.gap == 0:
                self._set(x, y, pen)
                if pen.wide and not self.ascii:
                    self._set(x + 1, y, pen)
                    self._set(x, y + 1, pen)

    def _set(self, x: int, y: int, pen: Pen) -> None:
        cell = x // self.columns, y // self.rows
        bits, above = self._cells.get(cell, (0, pen))
        if above.rank > pen.rank:
            return
        bit = 1 if self.ascii else _BITS[y % 4][x % 2]
        self._cells[cell] = (bits if above.rank == pen.rank else 0) | bit, pen

    def rank_at(self, column: int, row: int) -> int:
        """The rank of the pen that shows in a cell; 0 where it is blank."""
        found = self._cells.get((column, row))
        return 0 if found is None else found[1].rank

    def cell(self, point: tuple[float, float]) -> tuple[int, int]:
        """The cell of a point in dots."""
        return round(point[0]) // self.columns, round(point[1]) // self.rows

    def put_on(self, grid: Grid, left: int, top: int) -> None:
        """Draw the sheet onto a grid, its top left corner there; blank cells cover nothing."""
        for (column, row), (bits, pen) in self._cells.items():
            if 0 <= column < self.width and 0 <= row < self.height:
                grid.put(left + column, top + row, pen.sign if self.ascii else chr(0x2800 + bits), pen.role)


def walk(corners: Sequence[Dot]) -> Iterator[Dot]:
    """The dots from corner to corner, each once."""
    for (x0, y0), (x1, y1) in pairwise(corners):
        steps = max(abs(x1 - x0), abs(y1 - y0))
        for step in range(steps):
            yield (2 * (x1 - x0) * step + steps) // (2 * steps) + x0, (2 * (y1 - y0) * step + steps) // (2 * steps) + y0
    yield from corners[-1:]


def clipped(
    one: tuple[float, float], other: tuple[float, float], size: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The part of a segment on a sheet from (0, 0) to `size`, both included; None where none of it is."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        along = other[axis] - one[axis]
        for room, rate in ((one[axis], along), (size[axis] - one[axis], -along)):
            if rate == 0:
                if room < 0:
                    return None
            elif rate > 0:
                first = max(first, -room / rate)
            else:
                last = min(last, room / -rate)
    if first > last:
        return None
    step = other[0] - one[0], other[1] - one[1]
    start, end = ((one[0] + share * step[0], one[1] + share * step[1]) for share in (first, last))
    return (one if first == 0 else start), (other if last == 1 else end)
