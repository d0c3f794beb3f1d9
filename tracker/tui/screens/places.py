"""The places of the app by name, each imported when it is first gone to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.tui.desk import Desk
    from tracker.tui.screens.place import Place

NAMES = ("today", "challenges", "journal", "progress", "races", "library", "settings")


def place_named(name: str, desk: Desk, *, ascii: bool) -> Place:
    """The screen of a place: XScreen of the module with its name."""
    module = import_module(f"tracker.tui.screens.{name}")
    place: Place = getattr(module, f"{name.capitalize()}Screen")(desk, ascii=ascii)
    return place
