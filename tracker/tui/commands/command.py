"""A command of the app, and how its keys are shown."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. The part of `id` before the dot is where it works: "app" everywhere, else a place or a dialog.

    `keys` are comma separated, the first one is shown; none means palette only. `rank` orders the footer, lowest
    first, and 0 keeps a command out of it. `palette` reads "area: verb object"; where it is "" area and word stand
    for it.
    """

    id: str
    keys: str
    action: str
    word: str
    help: str
    palette: str = ""
    rank: int = 0
    priority: bool = False

    @property
    def area(self) -> str:
        """Where it works."""
        return self.id.partition(".")[0]

    @property
    def said(self) -> str:
        """Its line in the palette."""
        return self.palette or f"{self.area}: {self.word.lower()}"

    @property
    def bound(self) -> str:
        """The keys that press it in this app: those the athlete chose, else its own."""
        return _CHOSEN.get().get(self.id, self.keys)

    @property
    def first(self) -> str:
        """The key that stands for it, by its full name, "" when there is none."""
        return self.bound.partition(",")[0]

    @property
    def key(self) -> str:
        """The key as it is shown, "" when there is none."""
        return key_name(self.first)


# by the commands' ids; of each app its own, for several may run in one process
_CHOSEN: ContextVar[Mapping[str, str]] = ContextVar("keys of this app", default=MappingProxyType({}))


def choose_keys(keys: Mapping[str, str]) -> None:
    """Show commands with other keys from now on in this app; `keys` has full names, parted by commas."""
    _CHOSEN.set(keys)


_SHOWN = {
    "escape": "esc",
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left": "←",
    "right": "→",
    "ctrl+enter": "^enter",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """A key as it is shown: "esc", "?", "^p"."""
    if key in _SHOWN:
        return _SHOWN[key]
    return f"^{key[5:]}" if key.startswith("ctrl+") and len(key) == 6 else key


def key_meant(shown: str) -> str:
    """The full name of a key that was written as it is shown; anything else stays as it is."""
    if len(shown) == 2 and shown[0] == "^":
        return f"ctrl+{shown[1].lower()}"
    return next((key for key, name in _SHOWN.items() if name == shown), shown)
