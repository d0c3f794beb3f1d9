"""Medals drawn with block and box characters: a shape for each kind of thing that is given, a short text engraved.

The shape says what it is, so that it reads without colour; the role says of what metal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.drawing import Drawing, Grid, cells, fit

WIDTH, HEIGHT = 11, 6
METALS = ("gold", "silver", "bronze")


@dataclass(frozen=True, slots=True)
class _Shape:
    """Rows of `WIDTH` cells, the same in ASCII, and where text goes: (row, first cell, cells)."""

    rows: tuple[str, ...]
    ascii: tuple[str, ...]
    slots: tuple[tuple[int, int, int], ...]
    ribbon: int = 0  # rows at the top that are ribbon, not metal


_SHAPES = {
    "medal": _Shape(
        ("  ▜█▙ ▟█▛  ", "   ▜███▛   ", "  ▄▀▀▀▀▀▄  ", " █       █ ", " █       █ ", "  ▀▄▄▄▄▄▀  "),
        ("  \\\\\\ ///  ", "   \\\\X//   ", "  .-----.  ", " (       ) ", " (       ) ", "  '-----'  "),
        ((3, 2, 7), (4, 2, 7)),
        ribbon=2,
    ),
    "buckle": _Shape(
        ("  ▄▄▄▄▄▄▄  ", "▄█▀▀▀▀▀▀▀█▄", "█▌       ▐█", "█▌       ▐█", "▀█▄▄▄▄▄▄▄█▀", "  ▀▀▀▀▀▀▀  "),
        ("  .-----.  ", ".'=======`.", "||       ||", "||       ||", "`.=======.'", "  '-----'  "),
        ((2, 2, 7), (3, 2, 7)),
    ),
    "badge": _Shape(
        (" ▄▄▄▄▄▄▄▄▄ ", " █       █ ", " █       █ ", " █▄     ▄█ ", "  ▀█▄ ▄█▀  ", "    ▀█▀    "),
        (" _________ ", " |       | ", " |       | ", " \\       / ", "  `.   .'  ", "    `-'    "),
        ((1, 2, 7), (2, 2, 7)),
    ),
    "shirt": _Shape(
        (" ▄▄▟▄▄▄▙▄▄ ", "█▀   ▀   ▀█", "▀█▌     ▐█▀", "  █     █  ", "  █     █  ", "  ▀▀▀▀▀▀▀  "),
        (" __.---.__ ", "/         \\", "\\_|     |_/", "  |     |  ", "  |     |  ", "  '-----'  "),
        ((3, 3, 5), (4, 3, 5)),
    ),
    "number": _Shape(
        ("┏━━━━━━━━━┓", "┃ ○     ○ ┃", "┃         ┃", "┃         ┃", "┃ ○     ○ ┃", "┗━━━━━━━━━┛"),
        ("+---------+", "| o     o |", "|         |", "|         |", "| o     o |", "+---------+"),
        ((2, 2, 7), (3, 2, 7)),
    ),
    "title": _Shape(
        (" ▄   ▄   ▄ ", " █▙ ▟█▙ ▟█ ", " █▀▀▀▀▀▀▀█ ", " █       █ ", " █       █ ", " ▀▀▀▀▀▀▀▀▀ "),
        (" .   .   . ", " |\\ /|\\ /| ", " |-------| ", " |       | ", " |       | ", " '-------' "),
        ((3, 2, 7), (4, 2, 7)),
    ),
    "certificate": _Shape(
        ("╔═════════╗", "║         ║", "║         ║", "║ ─────── ║", "║ ───  ▗▟▙║", "╚══════▝▛▜╝"),
        ("+=========+", "|         |", "|         |", "| ------- |", "| ---  (*)|", "+======/'\\+"),
        ((1, 2, 7), (2, 2, 7)),
    ),
    "pin": _Shape(
        ("   ▄▄▄▄▄   ", " ▄▀     ▀▄ ", " █       █ ", " ▀▄     ▄▀ ", "   ▀▀█▀▀   ", "     ▀     "),
        ("   .---.   ", " .'     `. ", " |       | ", " `.     .' ", "   `-+-'   ", "     '     "),
        ((1, 3, 5), (2, 2, 7)),
    ),
    "postcard": _Shape(
        ("┌─────────┐", "│      ▟▀▙│", "│      ▜▄▛│", "│         │", "│ ───┆─── │", "└─────────┘"),
        ("+---------+", "|      .-.|", "|      '-'|", "|         |", "| ---:--- |", "+---------+"),
        ((1, 1, 5), (3, 2, 7)),
    ),
    "tree": _Shape(
        ("    ▄█▄    ", "   ▟███▙   ", "  ▟█████▙  ", " ▟███████▙ ", "     █     ", "           "),
        ("     A     ", "    / \\    ", "   /   \\   ", "  /_____\\  ", "     #     ", "           "),
        ((5, 2, 7),),
    ),
}
KINDS = tuple(_SHAPES)


def medal(
    artefact: str, engraved: Sequence[str] = (), *, metal: str = "gold", dim: bool = False, ascii: bool = False
) -> Drawing:
    """The thing that was given, `WIDTH` x `HEIGHT` cells; one that nobody knows how to draw is a medal.

    `engraved` are up to two short texts, the first one larger in meaning; what does not fit is cut. `dim` is for one
    that is no longer earned. Never raises.
    """
    shape = _SHAPES.get(artefact, _SHAPES["medal"])
    grid = Grid(WIDTH, HEIGHT)
    role = "axis" if dim else metal if metal in METALS else METALS[0]
    for number, row in enumerate(shape.ascii if ascii else shape.rows):
        grid.put(0, number, row, "ribbon" if number < shape.ribbon and not dim else role)
    for (line, column, room), text in zip(shape.slots, engraved, strict=False):
        said = fit(text, room, "." if ascii else "…")
        grid.put(column + (room - cells(said) + 1) // 2, line, said, "axis" if dim else "title")
    return grid.drawing()
