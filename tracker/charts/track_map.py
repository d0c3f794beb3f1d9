"""The track of one session: its own shape, true to scale, with where it began and ended."""

from collections.abc import Sequence
from math import cos, radians

from tracker.charts.dots import Dots, Pen
from tracker.charts.drawing import Drawing, Grid, message

LEAST = (12, 4)  # cells across and down below which a track says nothing
LEAST_SPAN = 0.0002  # degrees that are shown at least, some 20 m
_DEGREE = 10_000_000  # a track's points are in 10^-7 degrees
_TRACK = Pen("done", "#", 1)


def track_map(track: Sequence[tuple[int, int]], width: int, height: int, *, ascii: bool = False) -> Drawing:
    """The track in exactly `width` x `height` cells: ○ where it began, ◉ where it ended (o @ without braille).

    `track` is latitude and longitude in 10^-7 degrees. Fewer than two points, or too little room, give a message.
    """
    if len(track) < 2 or width < LEAST[0] or height < LEAST[1]:
        return message("No track is kept." if len(track) < 2 else "No room.", width, height, ascii=ascii)
    points = _flat(track)
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    sheet = Dots(width, height, ascii=ascii)
    right, bottom = width * sheet.columns - 1, height * sheet.rows - 1
    tall = sheet.rows / sheet.columns / 2  # of a cell twice as high as wide: dots down for one across
    scale = min(right / max(east - west, LEAST_SPAN), bottom / max(north - south, LEAST_SPAN) / tall)  # dots a degree
    across, down = (east + west) / 2, (north + south) / 2
    dots = [(right / 2 + (x - across) * scale, bottom / 2 + (down - y) * scale * tall) for x, y in points]
    sheet.line(dots, _TRACK)
    grid = Grid(width, height)
    sheet.put_on(grid, 0, 0)
    for dot, sign, role in ((dots[0], "o" if ascii else "○", ""), (dots[-1], "@" if ascii else "◉", "accent")):
        grid.put(*sheet.cell(dot), sign, role)
    return grid.drawing()


def _flat(track: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """The points in degrees east and north, the east ones shrunk as the globe does there, none half a globe away."""
    squeeze = max(cos(radians(track[0][0] / _DEGREE)), 0.05)
    found: list[tuple[float, float]] = []
    before = track[0][1] / _DEGREE
    for lat, lon in track:
        east = lon / _DEGREE
        before = east - 360 * round((east - before) / 360)
        found.append((before * squeeze, lat / _DEGREE))
    return found
