"""Cut the coasts of the shipped routes from Natural Earth: python -m benchmarks.coasts land-10m.json

The file is a TopoJSON of the land at 1:10m. Each coast is cut to its box, simplified (Douglas-Peucker), rounded to
three decimals and written to seeds/coasts/NAME.json.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from tracker.charts.dots import clipped

Point = tuple[float, float]  # degrees north and east
Box = tuple[float, float, float, float]  # south, west, north, east

FOLDER = Path(__file__).parents[1] / "seeds" / "coasts"
CUTS: dict[str, tuple[Box, float]] = {  # box and how far a simplified line may stray, in degrees
    "amalfi": ((40.40, 13.95, 40.95, 15.15), 0.002),
    "britain": ((49.75, -8.30, 59.20, 2.00), 0.04),
    "galicia-navarre": ((41.60, -9.60, 44.00, -0.80), 0.01),
    "gujarat": ((18.60, 71.90, 22.30, 74.30), 0.006),
    "konkan": ((15.20, 72.00, 19.40, 74.60), 0.004),
}
LEAST = 4  # times the tolerance that an islet must measure to be kept


def lines_of(world: dict[str, Any]) -> Iterator[list[Point]]:
    """Every arc of a TopoJSON file, its deltas summed and put back into degrees."""
    scale, shift = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((y * scale[1] + shift[1], x * scale[0] + shift[0]))
        yield line


def inside(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The stretches of a line that lie in a box, cut where they cross its edge."""
    south, west, north, east = box
    shifted = [(lat - south, lon - west) for lat, lon in line]
    for stretch in _stretches(shifted, (north - south, east - west)):
        yield [(lat + south, lon + west) for lat, lon in stretch]


def _stretches(line: Sequence[Point], size: Point) -> Iterator[list[Point]]:
    stretch: list[Point] = []
    for one, other in pairwise(line):
        found = clipped(one, other, size)
        if found is None or (stretch and stretch[-1] != found[0]):
            if len(stretch) > 1:
                yield stretch
            stretch = []
        if found is not None:
            stretch = [*(stretch or [found[0]]), found[1]]
    if len(stretch) > 1:
        yield stretch


def simplified(line: Sequence[Point], stray: float) -> list[Point]:
    """The line without the points that lie within `stray` degrees of what is left (Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        far, at = max(((_away(line[n], line[first], line[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if far > stray:
            keep.add(at)
            open_ += [(first, at), (at, last)]
    return [line[n] for n in sorted(keep)]


def _away(point: Point, one: Point, other: Point) -> float:
    """How far a point is from a segment."""
    dy, dx = other[0] - one[0], other[1] - one[1]
    length = dy * dy + dx * dx
    share = ((point[0] - one[0]) * dy + (point[1] - one[1]) * dx) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(point[0] - one[0] - share * dy, point[1] - one[1] - share * dx)


def cut(lines: Sequence[Sequence[Point]], box: Box, stray: float) -> list[list[Point]]:
    """The coast in a box, longest lines first, without islets too small to see."""
    found = []
    for line in lines:
        for stretch in inside(line, box):
            span = max(max(p[axis] for p in stretch) - min(p[axis] for p in stretch) for axis in (0, 1))
            if span >= LEAST * stray:
                found.append([(round(lat, 3), round(lon, 3)) for lat, lon in simplified(stretch, stray)])
    return sorted(found, key=lambda line: (-len(line), line))


def main(path: str) -> None:
    """Write every cut and say how large it is."""
    lines = list(lines_of(json.loads(Path(path).read_text())))
    FOLDER.mkdir(exist_ok=True)
    for name, (box, stray) in CUTS.items():
        coast = cut(lines, box, stray)
        text = json.dumps({"box": box, "lines": coast}, separators=(",", ":"))
        (FOLDER / f"{name}.json").write_text(f"{text}\n")
        print(f"{name:16} {len(coast):4} lines {sum(map(len, coast)):5} points {len(text):6} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
