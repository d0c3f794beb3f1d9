"""What stands round the lines of a chart: amounts at the left, days below, a key above."""

from collections.abc import Iterable
from datetime import date

from tracker.charts.canvas import cell_of
from tracker.charts.drawing import Grid, cells
from tracker.charts.scales import MONTHS, Tick, day_ticks

Box = tuple[int, int, int, int]  # left, top, width and height of the canvas


def draw_amounts(grid: Grid, ticks: Iterable[Tick], up: tuple[float, float], box: Box, *, ascii: bool = False) -> None:
    """Labels of the amounts of an axis from `up[0]` to `up[1]`, right-aligned, never in neighbouring rows."""
    left, top, width, height = box
    last = None
    for tick in ticks:
        row = top + cell_of((0.0, tick.at), (0.0, 1.0), up, (width, height), ascii=ascii)[1]
        if last is None or last - row > 1:
            grid.put(left - 1 - cells(tick.label), row, tick.label, "axis")
            last = row


def draw_days(
    grid: Grid, first: date, days: int, box: Box, *, now: int = -1, yearless: bool = False, ascii: bool = False
) -> None:
    """The axis of `days` days from `first`: a line with a tick where each named day begins, the names below it.

    The name of day number `now`, counted from 0, is set off where days have names of their own. A `yearless` axis
    belongs to several years.
    """
    left, top, width, height = box
    row, end = top + height, 0
    grid.put(left, row, ("-" if ascii else "─") * width, "axis")
    for tick in day_ticks(first, days, width):
        column = left + round(tick.at / days * width)
        start = column
        if tick.upto is not None:
            start += max(0, round(tick.upto / days * width) + left - column - cells(tick.label) + 1) // 2
        name = MONTHS[0] if yearless and tick.label.isdigit() else tick.label
        if start < end or start + cells(name) > grid.width:
            continue
        grid.put(column, row, "+" if ascii else "┬", "axis")
        role = "accent" if tick.upto is not None and tick.at == now else "axis"
        end = grid.put(start, row + 1, name, role) + 1


def draw_key(grid: Grid, column: int, items: Iterable[tuple[str, str, str]], *, row: int = 0) -> None:
    """One row that names signs, from `column` on, as far as it fits; an item is a sign, its role and a text."""
    for sign, role, text in items:
        if column + cells(sign) + 1 + cells(text) > grid.width:
            break
        column = grid.put(column, row, sign, role) + 1
        column = grid.put(column, row, text, "muted") + 3
