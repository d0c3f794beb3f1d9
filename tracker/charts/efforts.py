"""How fast a sport was done over time: a dot an effort, their running median, best efforts and races marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median_low

from tracker.charts.axes import Box, draw_amounts, draw_days, draw_key
from tracker.charts.canvas import Line, Stroke, cell_of, plot_lines
from tracker.charts.drawing import Drawing, Grid, cells, message
from tracker.charts.rates import Scale, scale_of
from tracker.charts.scales import dated
from tracker.domain.quantities import format_duration
from tracker.domain.series import Effort, Efforts

_WINDOW = 42  # days that the running median looks back over, and the longest gap that it bridges
_LEAST = 7  # efforts that it looks back over at least
_FEW = 3  # fewer efforts have no median
_LATELY = 90  # days
_STRAY = 25  # one effort in so many may lie below the picture


Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Picture:
    """The efforts with their rates, oldest first, and the axes: days from the first, rates on the scale's axis."""

    efforts: tuple[Effort, ...]
    rates: tuple[int, ...]
    scale: Scale
    first: date
    days: int
    up: tuple[float, float]
    box: Box

    def place(self, index: int) -> tuple[float, float]:
        """Where an effort stands, strays at the edge."""
        height = self.scale.up(self.rates[index])
        return (self.efforts[index].on - self.first).days + 0.5, max(height, self.up[0])

    def stray(self, index: int) -> bool:
        """Whether an effort is slower than what is shown."""
        return self.scale.up(self.rates[index]) < self.up[0]

    def cell(self, index: int, ascii: bool) -> tuple[int, int]:
        """The column and the row of an effort on the whole drawing."""
        return self.cell_at(self.place(index), Stroke.DOTS, ascii)

    def cell_at(self, point: tuple[float, float], stroke: Stroke, ascii: bool) -> tuple[int, int]:
        """The column and the row of a point of a line on the whole drawing."""
        column, row = cell_of(point, (0.0, float(self.days)), self.up, self.box[2:], stroke, ascii=ascii)
        return self.box[0] + column, self.box[1] + row


def effort_line(efforts: Efforts, width: int, height: int, *, units: str = "km", ascii: bool = False) -> Drawing:
    """Pace or speed over time in exactly `width` x `height` cells, faster is higher.

    Dots are efforts, the line is the median of the six weeks, or the seven efforts, up to each; a best effort is `◆`
    (`*`) with its name where there is room, another race `○` (`o`), what is slower than the picture reaches `▾` (`v`).
    The title names the newest best and the median of the last 90 days. Too
    small or nothing to show: a message. Never raises.
    """
    scale = scale_of(efforts, units)
    known = tuple(one for one in efforts.efforts if one.distance_mm > 0 and one.seconds > 0)
    rates = tuple(scale.rate(one) for one in known)
    title = _title(efforts, known, rates, scale)
    days = (efforts.last - efforts.first).days + 1
    if not known or days < 1:
        return message(title, width, height, title, ascii=ascii)
    low, high = _range(known, rates, scale)
    ticks = scale.ticks(low, high, 1 + max(2, height - 3) // 3)
    gutter = max((cells(tick.label) for tick in ticks), default=0) + 1
    top = 1 if height >= 7 else 0
    box = gutter, top, width - gutter - 1, height - top - 2
    if box[2] < 10 or box[3] < 2:
        return message(title, width, height, title, ascii=ascii)
    up = scale.up(low), scale.up(high)
    picture = _Picture(known, rates, scale, efforts.first, days, (min(up), max(up)), box)
    grid = Grid(width, height)
    draw_amounts(grid, ticks, picture.up, box, ascii=ascii)
    draw_days(grid, efforts.first, days, box, ascii=ascii)
    medians = _medians(picture, box[2] * 2)
    _lines(grid, picture, medians, ascii)
    _marks(grid, picture, medians, ascii)
    if top:
        draw_key(grid, gutter, _key(picture, ascii))
    return grid.drawing(title)


def _range(efforts: Sequence[Effort], rates: Sequence[int], scale: Scale) -> tuple[float, float]:
    """The lowest and highest rate shown; the slowest strays are left out, so that they don't press the others flat."""
    ordered = sorted(rates, key=scale.up)  # slowest first
    spare = len(ordered) // _STRAY
    held = [rate for one, rate in zip(efforts, rates, strict=True) if one.best or one.race]
    shown = [*ordered[spare:], *held]
    room = max((max(shown) - min(shown)) * 0.06, max(shown) * 0.01, 1.0)
    return max(0.0, min(shown) - room), max(shown) + room


def _lines(grid: Grid, picture: _Picture, medians: Sequence[Sequence[tuple[float, float]]], ascii: bool) -> None:
    left, top, width, height = picture.box
    inside = [n for n in range(len(picture.efforts)) if not picture.stray(n)]
    lines = [Line([picture.place(n) for n in inside], "muted", Stroke.DOTS)]
    lines += [Line(points, "done", Stroke.STRONG) for points in medians]
    across = 0.0, float(picture.days)
    grid.blit(plot_lines(lines, width, height, across, picture.up, ascii=ascii), left, top)


def _medians(picture: _Picture, most: int) -> list[list[tuple[float, float]]]:
    """The running median in pieces, parted where nothing was done for long, at most `most` points in all."""
    days = [(one.on - picture.first).days for one in picture.efforts]
    pieces: list[list[tuple[float, float]]] = [[]]
    drawn, before = -1, days[0]
    for day in sorted(set(days)):
        upto = bisect_right(days, day)
        since = min(bisect_left(days, day - _WINDOW + 1), max(0, upto - _LEAST))
        if day - before > _WINDOW:
            pieces.append([])
        before = day
        if day * most // picture.days != drawn and upto - since >= _FEW:
            drawn = day * most // picture.days
            pieces[-1].append((day + 0.5, picture.scale.up(median_low(picture.rates[since:upto]))))
    return pieces


def _marks(grid: Grid, picture: _Picture, medians: Sequence[Sequence[tuple[float, float]]], ascii: bool) -> None:
    """Signs of strays, races and best efforts, and beside the best of each distance its name where it fits."""
    taken: set[Cell] = set()
    signs = ("*", "o", "v") if ascii else ("◆", "○", "▾")
    standing = {one.best: index for index, one in enumerate(picture.efforts) if one.best}
    for index, one in enumerate(picture.efforts):
        cell = picture.cell(index, ascii)
        if one.best or one.race:
            grid.put(*cell, signs[0] if one.best else signs[1], "best")
            taken.add(cell)
        elif picture.stray(index) and cell not in taken:
            grid.put(*cell, signs[2], "muted")
    drawn = {picture.cell(index, ascii) for index in range(len(picture.efforts))}
    for points in medians:
        for (x, y), (end, last) in pairwise(points):
            steps = max(1, round((end - x) * 2 * picture.box[2] / picture.days))
            for n in range(steps + 1):
                point = x + (end - x) * n / steps, y + (last - y) * n / steps
                drawn.add(picture.cell_at(point, Stroke.STRONG, ascii))
    for name, index in sorted(standing.items(), key=lambda item: -item[1]):
        text = f"{name} {format_duration(picture.efforts[index].seconds)}"
        spot = _spot(picture.cell(index, ascii), cells(text), picture.box, taken, drawn)
        if spot is not None:
            grid.put(*spot, text, "best")
            taken |= {(spot[0] + n, spot[1]) for n in range(-1, cells(text) + 1)}


def _spot(at: Cell, size: int, box: Box, taken: set[Cell], drawn: set[Cell]) -> Cell | None:
    """Where a name of `size` cells stands best: beside its sign, above or below it, over as little as can be."""
    column, row = at
    left, top, width, height = box
    beside = [(column + 2, row), (column - 1 - size, row)]
    beside += [(start, row + step) for step in (-1, 1) for start in (column, column - size + 1)]
    free = []
    for order, (start, line) in enumerate(beside):
        cover = {(start + n, line) for n in range(-1, size + 1)} - {at}
        if start > left and start + size <= left + width and top <= line < top + height and not cover & taken:
            free.append((len(cover & drawn), order, (start, line)))
    return min(free)[2] if free else None


def _key(picture: _Picture, ascii: bool) -> list[tuple[str, str, str]]:
    rate = picture.scale.text(1).partition(" ")[2]
    items = [("##" if ascii else "▀▀", "done", f"running median, {rate}")]
    if any(one.best for one in picture.efforts):
        items.append(("*" if ascii else "◆", "best", "best"))
    if any(one.race and not one.best for one in picture.efforts):
        items.append(("o" if ascii else "○", "best", "race"))
    if any(picture.stray(index) for index in range(len(picture.efforts))):
        items.append(("v" if ascii else "▾", "muted", "slower"))
    return items


def _title(efforts: Efforts, known: Sequence[Effort], rates: Sequence[int], scale: Scale) -> str:
    """The newest best, the median, and how it compares with the time before, as far as there is enough to say so."""
    if not known:
        return "No effort with a distance and a time"
    best = next((one for one in reversed(known) if one.best), None)
    ages = [(efforts.last - one.on).days for one in known]
    lately = [rate for rate, age in zip(rates, ages, strict=True) if age < _LATELY]
    before = [rate for rate, age in zip(rates, ages, strict=True) if _LATELY <= age < 2 * _LATELY]
    parts = []
    if best is not None:
        parts.append(f"{best.best} best {format_duration(best.seconds)} on {dated(best.on, efforts.last)}")
    parts.append(f"median {_compared(lately, before, rates, scale)}")
    return "; ".join(parts)


def _compared(lately: Sequence[int], before: Sequence[int], rates: Sequence[int], scale: Scale) -> str:
    if len(lately) < _FEW:
        count = f"{len(rates)} effort{'s' if len(rates) != 1 else ''}"
        return f"{scale.text(median_low(rates))} over {count}"
    now = median_low(lately)
    if len(before) < _FEW:
        return f"{scale.text(now)} in {_LATELY} days"
    then = median_low(before)
    if now == then:
        return f"{scale.text(now)}, as {_LATELY} days before"
    faster = scale.up(now) > scale.up(then)
    return f"{scale.text(now)}, {scale.apart(now, then)} {'faster' if faster else 'slower'} than {_LATELY} days before"
