"""Stacked upright bars in eighth blocks: plotext's own are whole cells high and hold no values at this size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.charts.drawing import Drawing, Grid, cells, message

EIGHTHS = " ▁▂▃▄▅▆▇█"
ASCII_FILLS = {"ride": "#", "run": "=", "other": ":"}  # the parts of a bar, bottom first
_WIDEST = 9  # cells; a wider bar says nothing more


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: amounts by role (keys of ASCII_FILLS), its names from long to short, and what is written on top."""

    parts: Mapping[str, int]
    names: tuple[str, ...]
    value: str = ""
    today: bool = False
    ahead: bool = False  # still to come

    @property
    def total(self) -> int:
        return sum(max(0, amount) for amount in self.parts.values())


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things go, in cells: bars of `bar` cells, one every `step`, `up` rows high, of `high` base units."""

    left: int
    top: int
    step: int
    bar: int
    up: int
    high: int


def draw_bars(
    bars: Sequence[Bar],
    width: int,
    height: int,
    *,
    target: int = 0,
    target_from: int = 0,
    target_label: str = "",
    key: Mapping[str, str] | None = None,
    note: str = "",
    title: str = "",
    ascii: bool = False,
) -> Drawing:
    """The bars in exactly `width` x `height` cells. `target` draws a line from bar `target_from` on, counted from 0,
    `key` a first row that names roles, behind it the `note` about the bar that is set off.

    Where the bars don't fit, the last ones are shown; where there is no room at all, the title as a message.
    """
    if not bars or width < 6 or height < 4:
        return message(title, width, height, title, ascii=ascii)
    high = max([target, *(bar.total for bar in bars)])
    gutter = cells(target_label) + 1 if target > 0 and target_label and width >= 30 else 0
    shown = bars[-most_bars(width - gutter) :]
    target_from = max(0, target_from - (len(bars) - len(shown)))
    bars = shown
    step = min((width - gutter) // len(bars), _WIDEST + 3)
    thick = max(1, min(_WIDEST, step - (2 if step > 5 else 1 if step > 1 else 0)))
    keyed = 1 if key and height >= 8 else 0
    layout = _Layout(0, keyed + 1, step, thick, height - keyed - 2, max(high, 1))
    if any(cells(bar.value) >= step and cells(bar.value) > thick for bar in bars):
        most = max(range(len(bars)), key=lambda number: bars[number].total)
        # a figure over every bar, or over the highest alone: that one stands free and is the scale of the others
        bars = [bar if number == most else replace(bar, value="") for number, bar in enumerate(bars)]
    grid = Grid(width, height)
    if target > 0:
        ends = target_from * step, len(bars) * step
        _target(grid, layout, target, ends, target_label if gutter else "", ascii)
    for number, bar in enumerate(bars):
        _bar(grid, layout, layout.left + number * step, bar, ascii)
    _names(grid, layout, bars, height - 1)
    if keyed and key:
        _key(grid, key, note, ascii)
    return grid.drawing(title)


def most_bars(width: int) -> int:
    """How many bars `width` cells hold."""
    return max(1, width // 2)


def _target(grid: Grid, layout: _Layout, target: int, ends: tuple[int, int], label: str, ascii: bool) -> None:
    row = layout.top + layout.up - 1 - min(layout.up - 1, target * layout.up // layout.high)
    start, end = ends
    grid.put(start, row, ("-" if ascii else "╌") * (end - start), "plan")
    grid.put(end + 1, row, label, "muted")


def _bar(grid: Grid, layout: _Layout, left: int, bar: Bar, ascii: bool) -> None:
    """One bar, row by row from the bottom, its value above it."""
    bottom = layout.top + layout.up - 1
    pieces, at = _pieces(bar, layout), 0
    if ascii:
        pieces = _whole_rows(pieces, layout.up)
    while pieces and at * 8 < pieces[-1][2]:
        level, role, back = _cell(pieces, at)
        grid.put(left, bottom - at, (ASCII_FILLS[role] if ascii else EIGHTHS[level]) * layout.bar, role, back)
        at += 1
    if not pieces:
        grid.put(left + layout.bar // 2, bottom, "." if ascii else "·", "muted")
    else:
        column = left + (layout.bar - cells(bar.value) + 1) // 2
        column = max(0, min(column, grid.width - cells(bar.value)))
        grid.put(column, bottom - at, bar.value, "accent" if bar.today else "")


def _pieces(bar: Bar, layout: _Layout) -> list[tuple[str, int, int]]:
    """(role, from, to) of each part that is not zero, in eighths of a row; the whole is at least one eighth high."""
    pieces: list[tuple[str, int, int]] = []
    below, start = 0, 0
    for role in ASCII_FILLS:
        if bar.parts.get(role, 0) > 0:
            below += bar.parts[role]
            end = max(1, below * layout.up * 8 // layout.high)
            pieces.append((role, start, end))
            start = end
    return pieces


def _whole_rows(pieces: Sequence[tuple[str, int, int]], up: int) -> list[tuple[str, int, int]]:
    """The pieces with their ends on whole rows of `up`, each at least a row high while there is room."""
    rounded: list[tuple[str, int, int]] = []
    start = 0
    for number, (role, _, end) in enumerate(pieces):
        above = len(pieces) - 1 - number
        upto = min(max(start + 1, (end + 4) // 8), max(up - above, start + 1), up)
        if upto > start:
            rounded.append((role, start * 8, upto * 8))
        start = upto
    return rounded


def _cell(pieces: Sequence[tuple[str, int, int]], row: int) -> tuple[int, str, str]:
    """What fills a row: how many eighths, in which role, and the role above that within the row ("" for none).

    A cell has two colours at most. Where a bar ends inside a row it has one, and goes to a part seen nowhere else.
    """
    low, high = row * 8, row * 8 + 8
    inside = [piece for piece in pieces if piece[1] < high and piece[2] > low]
    top = min(pieces[-1][2], high)
    if top < high:
        new = [piece for piece in inside if piece[1] >= low]
        role = max(new, key=lambda piece: piece[2] - piece[1])[0] if new else inside[-1][0]
        return top - low, role, ""
    if len(inside) > 2:
        inside = sorted(sorted(inside, key=lambda p: min(p[2], high) - max(p[1], low))[-2:], key=lambda p: p[1])
    if len(inside) == 1:
        return 8, inside[0][0], ""
    return min(max(inside[0][2] - low, 1), 7), inside[0][0], inside[1][0]


def _names(grid: Grid, layout: _Layout, bars: Sequence[Bar], row: int) -> None:
    """The longest form of the names that fits under every bar; where none does, every second, third, ... name."""
    room = layout.step - 1
    longest = max(len(bar.names) for bar in bars)
    for form in range(longest):
        named = [bar.names[min(form, len(bar.names) - 1)] for bar in bars]
        if max(cells(name) for name in named) <= max(room, layout.bar):
            break
    every = -(-(max(cells(name) for name in named) + 1) // layout.step)
    free = grid.width + 1  # from right to left: the last name stands whole, and none touches the next
    for number in range(len(bars) - 1, -1, -every):
        bar, name = bars[number], named[number]
        column = layout.left + number * layout.step + (layout.bar - cells(name) + 1) // 2
        column = max(0, min(column, grid.width - cells(name)))
        if column + cells(name) < free:
            grid.put(column, row, name, "accent" if bar.today else "axis" if bar.ahead else "muted")
            free = column


def _key(grid: Grid, key: Mapping[str, str], note: str, ascii: bool) -> None:
    column = 0
    for role, text in key.items():
        if column + 3 + cells(text) <= grid.width:
            sign = ASCII_FILLS[role] if ascii else "█"
            column = grid.put(column, 0, sign * 2, role) + 1
            column = grid.put(column, 0, text, "muted") + 3
    if column + cells(note) <= grid.width:
        grid.put(column, 0, note, "accent")
