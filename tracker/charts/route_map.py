"""The road on a map: coast, places, where one is, and the ghosts on the same day (domain research, 5.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from tracker.charts.dots import Dots, Pen
from tracker.charts.drawing import Drawing, Grid, cells, clean, message
from tracker.charts.map_names import Named, names_placed
from tracker.domain.ghosts import Ghost, position_of
from tracker.domain.progress import Position
from tracker.domain.quantities import format_distance
from tracker.domain.routes import Coast, Point, Stop, between, point_at, stops_on_map
from tracker.domain.sessions import Measure
from tracker.domain.templates import Route

LEAST = (16, 5)  # cells across and down below which a map says nothing
LEAST_SPAN = 0.02  # degrees that a map shows at least
_COAST = Pen("axis", "~", 1)
_TO_GO = Pen("muted", ".", 2, gap=3)
_DONE = Pen("done", "#", 3, wide=True)


@dataclass(frozen=True, slots=True)
class _Signs:
    passed: str
    ahead: str
    here: str


_UNICODE, _ASCII = _Signs("●", "○", "◉"), _Signs("*", "o", "@")


@dataclass(frozen=True, slots=True)
class _View:
    """What of the world is shown: cells a degree, and the degrees of the top left corner; x is in scaled degrees."""

    scale: float
    west: float
    north: float
    squeeze: float  # how much narrower a degree east is than one north
    sheet: Dots

    def dot(self, point: Point) -> tuple[float, float]:
        """A point in dots of the sheet; a cell is twice as high as wide."""
        x = (point[1] * self.squeeze - self.west) * self.scale * self.sheet.columns
        return x, (self.north - point[0]) * self.scale * self.sheet.rows / 2


def route_map(
    route: Route,
    position: Position | None,
    coast: Coast,
    width: int,
    height: int,
    *,
    ghosts: Sequence[Ghost] = (),
    day: int = 0,
    units: str = "km",
    ascii: bool = False,
) -> Drawing:
    """The map in exactly `width` x `height` cells, its title where one is. Never raises.

    ● passed, ○ ahead, ◉ you, letters for the ghosts as they stood on day number `day` (* o @ without braille); the
    part of the road that is done is drawn strong, the coast light. Where one is goes by the declared length. Fewer
    than two places with coordinates, or too little room, give a message.
    """
    title = f"{route.name}, {format_distance(route.length_mm, units)}" if position is None else between(position, units)
    stops = _unwrapped(stops_on_map(route))
    if len({point for _, point, _ in stops}) < 2:
        return message("No map: too few places here have coordinates.", width, height, title, ascii=ascii)
    shown = [ghost for ghost in ghosts if ghost.measure is Measure.DISTANCE]
    if width < LEAST[0] or height < LEAST[1] + bool(shown):
        return message(title, width, height, title, ascii=ascii)
    grid = Grid(width, height)
    at_mm, done = _leg(route, position)
    rows = height - bool(shown)
    signs = _ASCII if ascii else _UNICODE
    marks = _marks(stops, position, at_mm, signs, back=done == "after")
    view = _view(stops, [cells(mark.name) for mark in marks], Dots(width, rows, ascii=ascii))
    _roads(view, stops, coast, at_mm, done)
    view.sheet.put_on(grid, 0, 0)
    taken = _signs_on(grid, view, marks)
    letters = _ghosts_on(grid, view, route, stops, shown, day, taken)
    if position is not None:
        column, row = view.sheet.cell(view.dot(point_at(stops, at_mm)[1]))
        grid.put(column, row, signs.here, "accent")
        taken.add((column, row))
    names = [Named(mark.name, view.sheet.cell(view.dot(mark.point)), mark.role, mark.rank) for mark in marks]
    for column, row, name, role in names_placed(names, (width, rows), taken, view.sheet.rank_at):
        for side in (column - 1, column + cells(name)):
            if view.sheet.rank_at(side, row) == _COAST.rank and (side, row) not in taken:
                grid.put(side, row, " ")
        grid.put(column, row, name, role)
    if shown:
        _legend(grid, rows, route, position, list(zip(letters, shown, strict=True)), day, units, signs)
    return grid.drawing(title)


def _unwrapped(stops: Sequence[Stop]) -> list[Stop]:
    """The stops with degrees east that never jump by half the globe, so that a road may cross the date line."""
    found: list[Stop] = []
    for at, (lat, lon), place in stops:
        if found:
            before = found[-1][1][1]
            lon -= 360 * round((lon - before) / 360)
        found.append((at, (lat, lon), place))
    return found


def _leg(route: Route, position: Position | None) -> tuple[int, str]:
    """(millimetres from the start, which part of the road is done): "before" that point, or "after" it on the way back.

    Without a position nothing is done.
    """
    if position is None:
        return 0, ""
    if position.length_mm > route.length_mm:
        return position.length_mm - position.at_mm, "after"
    return position.at_mm, "before"


def _view(stops: Sequence[Stop], names: Sequence[int], sheet: Dots) -> _View:
    """The largest true view of all stops with room for their names, of so many cells each: beside the road, or above
    and below a wide one.
    """
    lats, lons = [stop[1][0] for stop in stops], [stop[1][1] for stop in stops]
    squeeze = max(cos(radians((min(lats) + max(lats)) / 2)), 0.05)
    down = max(max(lats) - min(lats), LEAST_SPAN)
    across = max((max(lons) - min(lons)) * squeeze, LEAST_SPAN)
    beside = min(max(names) + 3, sheet.width // 2)
    tall = min((sheet.width - beside - 2) / across, 2 * (sheet.height - 2) / down)
    wide = min((sheet.width - 4) / across, 2 * (sheet.height - 3) / down)
    scale = max(tall, wide)
    west, middle = (min(lons) + max(lons)) / 2 * squeeze - across / 2, (min(lats) + max(lats)) / 2
    ends = [
        (lon * squeeze - west) * scale + (name + 2 if tall >= wide else 1)
        for lon, name in zip(lons, names, strict=True)
    ]
    left = max(1.0, (sheet.width - max(ends)) / 2)
    top = max(0.5, (sheet.height - down * scale / 2) / 2)
    return _View(scale, west - left / scale, middle + down / 2 + 2 * top / scale, squeeze, sheet)


def _roads(view: _View, stops: Sequence[Stop], coast: Coast, at_mm: int, done: str) -> None:
    """The coast, and the road in the part that is done and the one to come."""
    for line in coast:
        view.sheet.line([view.dot(point) for point in line], _COAST)
    last, here = point_at(stops, at_mm)
    before = [view.dot(point) for point in (*(stop[1] for stop in stops[: last + 1]), here)]
    after = [view.dot(point) for point in (here, *(stop[1] for stop in stops[last + 1 :]))]
    for part, name in ((before, "before"), (after, "after")):
        view.sheet.line(part, _DONE if done == name else _TO_GO)


@dataclass(frozen=True, slots=True)
class _Mark:
    point: Point
    name: str
    sign: str
    role: str
    rank: int  # 0 is named first


def _marks(stops: Sequence[Stop], position: Position | None, at_mm: int, signs: _Signs, *, back: bool) -> list[_Mark]:
    """The places, the start, the end, the next and the last one passed before the others."""
    found = []
    for number, (at, point, place) in enumerate(stops):
        passed = position is not None and (at >= at_mm if back else at <= at_mm)
        rank, role = 3, "muted"
        if number in (0, len(stops) - 1):
            rank, role = 0, ""
        if position is not None and position.following is not None and place.name == position.following.name:
            rank, role = min(rank, 1), "accent"
        elif position is not None and place.name == position.place.name:
            rank, role = min(rank, 2), "done"
        found.append(_Mark(point, clean(place.name).strip(), signs.passed if passed else signs.ahead, role, rank))
    return found


def _signs_on(grid: Grid, view: _View, marks: Sequence[_Mark]) -> set[tuple[int, int]]:
    """Draw the places, the important ones above the others; the cells they take."""
    found = set()
    for mark in sorted(marks, key=lambda mark: -mark.rank):
        column, row = view.sheet.cell(view.dot(mark.point))
        grid.put(column, row, mark.sign, "done" if mark.sign in (_UNICODE.passed, _ASCII.passed) else "")
        found.add((column, row))
    return found


def _ghosts_on(
    grid: Grid,
    view: _View,
    route: Route,
    stops: Sequence[Stop],
    ghosts: Sequence[Ghost],
    day: int,
    taken: set[tuple[int, int]],
) -> list[str]:
    """Draw the ghosts, each by a letter of its name; those letters."""
    letters: list[str] = []
    for ghost in ghosts:
        letter = _letter(ghost.name, letters)
        letters.append(letter)
        where = position_of(ghost, route, day)
        column, row = view.sheet.cell(view.dot(point_at(stops, _leg(route, where)[0])[1]))
        grid.put(column, row, letter, "projection")
        taken.add((column, row))
    return letters


def _letter(name: str, used: Sequence[str]) -> str:
    """The first letter of a name that no other ghost has, small words apart; else any letter, else "?"."""
    words = clean(name).removeprefix("the ").upper()
    first = [char for char in words if char.isascii() and char.isalpha()]
    return next((char for char in (*first, *"ABCDEFGHIJKLMNPQRSTUVWXYZ") if char not in used and char != "O"), "?")


def _legend(
    grid: Grid,
    row: int,
    route: Route,
    position: Position | None,
    ghosts: Sequence[tuple[str, Ghost]],
    day: int,
    units: str,
    signs: _Signs,
) -> None:
    """One row that says who is who and how far ahead, as far as it fits."""
    column = 0
    if position is not None:
        column = grid.put(grid.put(0, row, signs.here, "accent"), row, " you", "muted") + 3
    for letter, ghost in ghosts:
        far = ghost.at(day) - (0 if position is None else position.at_mm)
        if position is None:
            said = format_distance(far, units)
        elif far:
            said = f"{format_distance(abs(far), units)} {'ahead' if far > 0 else 'behind'}"
        else:
            said = "level"
        forms = [text for text in (clean(f"{ghost.name} {said}"), said) if cells(text) <= grid.width - column - 2]
        if not forms:
            break
        column = grid.put(grid.put(column, row, letter, "projection"), row, f" {forms[0]}", "muted") + 3
