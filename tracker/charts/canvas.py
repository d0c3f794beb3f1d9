"""Lines drawn by plotext, and the only place that knows it.

plotext keeps one global figure, so a lock guards it and it is cleared before and after each use. It is given whole
dots of its own canvas and nothing else: the scaling, the thinning out and the axes are done here and by the callers,
which keeps empty data, odd numbers and tiny sizes away from it.
"""

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, isfinite

from tracker.charts.dots import walk
from tracker.charts.drawing import Drawing, Grid, Span

__all__ = ["Drawing", "Line", "Span", "Stroke", "cell_of", "plot_lines"]

_LOCK = threading.Lock()
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_TAG = 17  # the first colour number that tags a line; 0 to 16 have names and meanings of their own in plotext


class Stroke(StrEnum):
    """How a line looks, so that lines differ without colour."""

    STRONG = "strong"
    LIGHT = "light"
    DASHED = "dashed"
    LONG = "long"  # long dashes
    DOTTED = "dotted"
    AREA = "area"  # a sparse texture from the line down to the bottom
    DOTS = "dots"  # the points alone


_ASCII = {Stroke.STRONG: "#", Stroke.LIGHT: ".", Stroke.DASHED: "-", Stroke.AREA: "", Stroke.DOTS: "."}
_MARKER = {Stroke.STRONG: "hd", Stroke.LIGHT: "braille", Stroke.DASHED: "braille", Stroke.AREA: "⡂"}
_MARKER |= {Stroke.DOTS: "braille"}
_ASCII |= {Stroke.LONG: "=", Stroke.DOTTED: ":"}
_MARKER |= {Stroke.LONG: "braille", Stroke.DOTTED: "braille"}
# Of every so many dots the first few are drawn: with braille, and with one sign a cell
_DASHES = {Stroke.DASHED: ((8, 4), (2, 1)), Stroke.LONG: ((10, 7), (5, 4)), Stroke.DOTTED: ((3, 1), (2, 1))}
_DOTS = {"hd": (2, 2), "braille": (2, 4)}  # dots a cell, across and down


@dataclass(frozen=True, slots=True)
class Line:
    """A line through `points` (x, y), x never falling; points that are not finite are left out."""

    points: Sequence[tuple[float, float]]
    role: str = ""
    stroke: Stroke = Stroke.STRONG


def _scaled(value: float, low: float, high: float, size: int) -> int:
    """The dot of `size` dots that `value` of `low`..`high` falls in, rounding half up; outside when it is outside."""
    spread = high - low
    share = (value - low) / spread if 0 < spread < inf else 0.0
    return int(min(max(share * (size - 1), -4.0 * size), 4.0 * size) + 0.5 + 4 * size) - 4 * size


def cell_of(
    point: tuple[float, float],
    across: tuple[float, float],
    up: tuple[float, float],
    size: tuple[int, int],
    stroke: Stroke = Stroke.LIGHT,
    *,
    ascii: bool = False,
) -> tuple[int, int]:
    """The column and the row, 0 at the top, where `plot_lines` draws `point` on a canvas of `size` cells."""
    columns, rows = _DOTS.get(_ASCII[stroke] if ascii else _MARKER[stroke], (1, 1))
    column = _scaled(point[0], *across, size[0] * columns) // columns
    return column, size[1] - 1 - _scaled(point[1], *up, size[1] * rows) // rows


def plot_lines(
    lines: Sequence[Line],
    width: int,
    height: int,
    across: tuple[float, float],
    up: tuple[float, float],
    *,
    ascii: bool = False,
) -> Drawing:
    """The lines on a bare canvas of `width` x `height` cells, later ones above earlier ones.

    `across` and `up` are the lowest and highest x and y shown. Sizes below 1 give a blank drawing; it never raises.
    """
    grid = Grid(width, height)
    if grid.width < 1 or grid.height < 1:
        return grid.drawing()
    strokes: list[tuple[list[tuple[int, int]], str, int]] = []
    for number, line in enumerate(lines):
        marker = _ASCII[line.stroke] if ascii else _MARKER[line.stroke]
        columns, rows = _DOTS.get(marker, (1, 1))
        size = grid.width * columns, grid.height * rows
        inside = [(x, y) for x, y in _dots(line, across, up, size, ascii) if 0 <= x < size[0] and 0 <= y < size[1]]
        if inside and marker:
            strokes.append((inside, marker, _TAG + number))
    roles = {_TAG + number: line.role for number, line in enumerate(lines)}
    if strokes:
        grid.blit(_parse(_built(strokes, grid.width, grid.height), roles), 0, 0)
    return grid.drawing()


def _dots(
    line: Line,
    across: tuple[float, float],
    up: tuple[float, float],
    size: tuple[int, int],
    ascii: bool,
) -> Iterator[tuple[int, int]]:
    """Every dot of a line: thinned to its canvas first, so that a year costs no more than a month."""
    known = [(x, y) for x, y in line.points if isfinite(x) and isfinite(y)]
    placed = [(_scaled(x, *across, size[0]), _scaled(y, *up, size[1])) for x, y in known]
    if line.stroke is Stroke.DOTS:
        yield from dict.fromkeys(placed)
        return
    corners = _thinned(placed)
    for number, (x, y) in enumerate(walk(corners)):
        if line.stroke is Stroke.AREA:
            yield from ((x, below) for below in range(min(y, size[1])))
        elif line.stroke in _DASHES:
            every, drawn = _DASHES[line.stroke][ascii]
            if number % every < drawn:
                yield x, y
        else:
            yield x, y
            if line.stroke is Stroke.LIGHT and not ascii:
                yield x, y - 1


def _thinned(dots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """At most four dots a column: where a line enters it, its lowest, its highest, and where it leaves."""
    kept: list[tuple[int, int]] = []
    start = 0
    while start < len(dots):
        end = start
        while end + 1 < len(dots) and dots[end + 1][0] == dots[start][0]:
            end += 1
        column = dots[start : end + 1]
        if len(column) > 4:
            column = [column[0], min(column, key=_height), max(column, key=_height), column[-1]]
        kept += column
        start = end + 1
    return kept


def _height(dot: tuple[int, int]) -> int:
    return dot[1]


def _built(strokes: list[tuple[list[tuple[int, int]], str, int]], width: int, height: int) -> str:
    """What plotext draws of the dots, with 256-colour codes as tags of the lines."""
    import plotext  # 60 ms to import, and most commands draw no chart

    with _LOCK:
        plotext.clear_figure()
        try:
            plotext.limit_size(False, False)  # the terminal's size is the caller's business
            plotext.plotsize(width, height)
            plotext.frame(False)
            plotext.xticks([])
            plotext.yticks([])
            for paint in (plotext.canvas_color, plotext.axes_color, plotext.ticks_color):
                paint("default")
            plotext.xlim(0, 1)
            plotext.ylim(0, 1)
            for dots, marker, tag in strokes:
                columns, rows = _DOTS.get(marker, (1, 1))
                last = max(width * columns - 1, 1), max(height * rows - 1, 1)
                plotext.scatter(
                    [x / last[0] for x, _ in dots], [y / last[1] for _, y in dots], marker=marker, color=tag
                )
            return str(plotext.build())
        finally:
            plotext.clear_figure()


def _parse(text: str, roles: dict[int, str]) -> Drawing:
    """plotext's rows as spans: a foreground code 38;5;N is the role tagged N, anything else is plain."""
    rows = []
    for line in text.split("\n"):
        spans: list[Span] = []
        role, at = "", 0
        for found in [*_SGR.finditer(line), None]:
            piece = line[at : found.start() if found else len(line)]
            if piece:
                spans.append(Span(piece, role))
            if found:
                at = found.end()
                code = found.group(1).split(";")
                role = roles.get(int(code[2]), "") if code[:2] == ["38", "5"] and code[2:3] else ""
        rows.append(tuple(spans))
    return Drawing(tuple(rows))
