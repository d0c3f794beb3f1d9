"""Showing pictures in terminals that can, by the optional textual-image; without it a name has to do.

textual-image asks the terminal what it can when it is imported, which takes the keyboard: so that happens once, when
the first picture is looked at and with the app set aside for that moment, never at the start.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Size
    from textual.widget import Widget

MODULE = "textual_image"
CELL = 2  # a cell of a terminal is about so many times as high as wide
SIDE = 1_600  # pixels: more than any terminal shows


def can_show() -> bool:
    """Whether pictures can be shown at all."""
    return find_spec(MODULE) is not None


def make_ready(app: App[None]) -> None:
    """Find out, once, how this terminal shows pictures."""
    if f"{MODULE}.widget" in sys.modules:
        return
    try:
        with app.suspend():
            import textual_image.widget
    except SuspendNotSupported:  # no terminal that could answer
        import textual_image.widget  # noqa: F401


def small(path: Path) -> object | None:
    """A picture from a file, at most as large as a terminal shows; None for one that can't be read."""
    from PIL import Image

    try:
        with Image.open(path) as found:
            found.thumbnail((SIDE, SIDE))
            shown: object = found.copy()
            return shown
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def picture(image: object) -> Widget:
    """The widget that shows what `small` gave, in the best way this terminal has."""
    from textual_image.widget import Image

    kind: Any = Image
    shown: Widget = kind(image, classes="image")
    return shown


def is_wide(shown: Widget, box: Size) -> bool:
    """Whether a picture fills a box of that many cells from side to side before it fills it from top to bottom."""
    width, height = getattr(getattr(shown, "image", None), "size", (1, 1))
    return bool(width * box.height * CELL > height * box.width)
