"""The road as a line with its places, and the small shapes of a row: progress bars and sparks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.charts.drawing import Drawing, Grid, cells, clean, fit
from tracker.domain.progress import Position
from tracker.domain.routes import placed
from tracker.domain.templates import Place

EIGHTHS = " ▏▎▍▌▋▊▉█"
LEVELS = "▁▂▃▄▅▆▇█"
ASCII_LEVELS = ".:-=+*#@"


@dataclass(frozen=True, slots=True)
class _Signs:
    passed: str
    here: str
    ahead: str
    done: str
    to_go: str


_UNICODE = _Signs("●", "◉", "○", "━", "┄")
_ASCII = _Signs("|", "@", ".", "=", "-")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place on the line: its column, and the order in which it gets its name."""

    column: int
    name: str
    sign: str
    role: str
    rank: int


def route_line(
    position: Position,
    places: Sequence[Place],
    width: int,
    *,
    rows: int = 2,
    ascii: bool = False,
) -> Drawing:
    """The road in exactly `width` x `rows` cells: ● passed, ◉ you, ○ ahead, ━ done, ┄ to go (| @ . = -).

    With two rows the names stand under the line, with one they stand in it. The first, last, present and next place
    are named first, the others where there is room, shortened before they are left out. Places whose distance is not
    known are not drawn. Never raises.
    """
    signs = _ASCII if ascii else _UNICODE
    if rows < 2:
        return _one_row(position, places, width, signs, ascii)
    grid = Grid(width, 2)
    if grid.width:
        marks = _marks(position, places, 0, grid.width, signs)
        _road(grid, position, marks, 0, grid.width, signs)
        _names_below(grid, marks)
    return grid.drawing()


def _marks(position: Position, places: Sequence[Place], left: int, width: int, signs: _Signs) -> list[_Mark]:
    """The places along a line of `width` cells from `left`, one a column, the more important one where two meet."""
    ordered = _ordered(places)
    found: dict[int, _Mark] = {}
    for number, (far, place) in enumerate(ordered):
        passed = far <= position.at_mm
        if place == position.following:
            rank, role = 1, "accent"
        elif number in (0, len(ordered) - 1):
            rank, role = 0, "done" if passed else ""
        elif place == position.place:
            rank, role = 2, "done"
        else:
            rank, role = 3, "muted"
        column = left + _column(far, position.length_mm, width)
        mark = _Mark(column, clean(place.name).strip(), signs.passed if passed else signs.ahead, role, rank)
        if column not in found or rank < found[column].rank:
            found[column] = mark
    return [found[column] for column in sorted(found)]


def _ordered(places: Sequence[Place]) -> list[tuple[int, Place]]:
    """The places whose distance is known, each behind it, from the start on."""
    return sorted(((far, places[index]) for far, index in placed(places)), key=lambda one: one[0])


def _column(at_mm: int, length_mm: int, width: int) -> int:
    if length_mm <= 0 or width < 2:
        return 0
    at = min(max(at_mm, 0), length_mm)
    return (2 * at * (width - 1) + length_mm) // (2 * length_mm)


def _road(grid: Grid, position: Position, marks: Iterable[_Mark], left: int, width: int, signs: _Signs) -> int:
    """Draw the line in row 0 and the places on it; returns the column where one is."""
    here = left + _column(position.at_mm, position.length_mm, width)
    grid.put(left, 0, signs.done * (here - left), "done")
    grid.put(here, 0, signs.to_go * (left + width - here), "muted")
    for mark in marks:
        grid.put(mark.column, 0, mark.sign, "done" if mark.sign == signs.passed else "muted")
    grid.put(here, 0, signs.here, "accent")
    return here


def _names_below(grid: Grid, marks: Sequence[_Mark]) -> None:
    """Names in row 1, centred under their marks or pushed aside, two blanks apart.

    The important ones are all shortened alike when that lets one more of them in, and may then stand closer and
    beside their mark.
    """
    tries = [_placed(marks, grid.width, longest) for longest in (grid.width, 10, 6, 4)]
    best = max(tries, key=lambda names: sum(mark.rank < 3 for _, _, mark in names))
    for start, name, mark in best:
        grid.put(start, 1, name, mark.role)


def _placed(marks: Sequence[_Mark], width: int, longest: int) -> list[tuple[int, str, _Mark]]:
    """(start, name, mark) of the names that fit, the important ones first and in at most `longest` cells."""
    found: list[tuple[int, str, _Mark]] = []
    taken: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: (mark.rank, mark.column)):
        for name in _forms(mark.name):
            size = cells(name)
            start = None
            if mark.rank == 3 or size <= longest:
                start = _free_start(mark.column, size, taken, width)
            if start is None and mark.rank < 3 and size <= longest < width:
                start = _free_start(mark.column, size, taken, width, gap=1, aside=2)
            if start is not None:
                found.append((start, name, mark))
                taken.append((start, start + size))
                break
    return found


def _forms(name: str) -> Sequence[str]:
    """A name from long to short: whole, ten cells, six, four."""
    forms = [name] if name else []
    for size in (10, 6, 4):
        if cells(name) > size:
            forms.append(fit(name, size, "."))
    return [form for form in forms if form.strip(".")]


def _free_start(
    column: int, size: int, taken: Sequence[tuple[int, int]], width: int, *, gap: int = 2, aside: int = 0
) -> int | None:
    """Where a name of `size` cells may begin, as near to centred under `column` as can be; None for nowhere.

    It stays under the column, or at most `aside` cells beside it, and `gap` blanks from the names `taken`.
    """
    best = column - (size - 1) // 2
    starts = range(max(0, column - size + 1 - aside), min(column + aside, width - size) + 1)
    free = [s for s in starts if all(s >= end + gap or s + size <= begin - gap for begin, end in taken)]
    return min(free, key=lambda start: (abs(start - best), start), default=None)


def _one_row(position: Position, places: Sequence[Place], width: int, signs: _Signs, ascii: bool) -> Drawing:
    """The first and last name at the ends, the others in the line: before a mark passed, after one ahead."""
    grid = Grid(width, 1)
    ordered = _ordered(places)
    first = clean(ordered[0][1].name).strip() if ordered else ""
    last = clean(ordered[-1][1].name).strip() if len(ordered) > 1 else ""
    if cells(first) + cells(last) + 2 > grid.width // 2:
        first, last = (fit(name, max(0, grid.width // 4 - 1), ".") for name in (first, last))
    left = cells(first) + 1 if first else 0
    right = cells(last) + 1 if last else 0
    room = grid.width - left - right
    if room < 1:
        left, right, room, first, last = 0, 0, grid.width, "", ""
    if not room:
        return grid.drawing()
    marks = _marks(position, places, left, room, signs)
    here = _road(grid, position, marks, left, room, signs)
    grid.put(0, 0, first, "done" if position.at_mm > 0 else "")
    grid.put(grid.width - cells(last), 0, last, "done" if position.at_mm >= position.length_mm else "")
    _names_within(grid, [m for m in marks if m.rank or len(marks) == 1], marks, here, signs)
    return grid.drawing()


def _names_within(grid: Grid, named: Sequence[_Mark], marks: Sequence[_Mark], here: int, signs: _Signs) -> None:
    """Names in row 0 in place of the line beside their marks, where at least two cells of line stay on the far side."""
    edges = sorted({mark.column for mark in marks} | {here, -1, grid.width})
    gaps = {after: before for before, after in pairwise(edges)}
    following = dict(pairwise(edges))
    used: set[int] = set()
    for mark in sorted(named, key=lambda mark: (mark.rank, mark.column)):
        before, after = gaps[mark.column], following[mark.column]
        for name in _forms(mark.name):
            size = cells(name)
            passed = mark.sign == signs.passed
            gap = mark.column - before - 1 if passed else after - mark.column - 1
            slot = before if passed else mark.column
            if slot not in used and size + 2 <= gap:
                grid.put(mark.column - size if passed else mark.column + 1, 0, name, mark.role)
                used.add(slot)
                break


def bar(
    done: int,
    target: int,
    width: int,
    *,
    role: str = "done",
    ascii: bool = False,
) -> Drawing:
    """A progress bar of exactly `width` cells in one row, to an eighth of a cell; capped when more than all is done.

    It looks full only when the target is reached and empty only when nothing is done. A target of 0 (a rest row) is
    full as soon as anything is done.
    """
    grid = Grid(width, 1)
    steps = grid.width * (1 if ascii else 8)
    if target <= 0:
        filled = steps if done > 0 else 0
    elif done >= target:
        filled = steps
    else:
        filled = min(max(done * steps // target, 1), steps - 1) if done > 0 and steps > 1 else 0
    if ascii:
        column = grid.put(0, 0, "#" * filled, role)
        grid.put(column, 0, "." * (grid.width - column), "muted")
        return grid.drawing()
    column = grid.put(0, 0, "█" * (filled // 8), role)
    if filled % 8:
        column = grid.put(column, 0, EIGHTHS[filled % 8], role, "track")
    grid.put(column, 0, " " * (grid.width - column), "", "track")
    return grid.drawing()


def spark(values: Iterable[int | None], *, ascii: bool = False) -> str:
    """One character a value, its height the share of the highest; a dot for nothing (`None`, 0 or less)."""
    known = [value or 0 for value in values]
    levels, high = (ASCII_LEVELS, max(known, default=0)) if ascii else (LEVELS, max(known, default=0))
    empty = " " if ascii else "·"
    return "".join(levels[(value * len(levels) - 1) // high] if value > 0 else empty for value in known)
