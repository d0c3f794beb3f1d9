"""A command of the app, and how its keys are shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. The part of `id` before the dot is where it works: "app" everywhere, else a place or a dialog.

    `keys` are comma separated, the first one is shown; none means palette only. `rank` orders the footer, lowest
    first, and 0 keeps a command out of it. `palette` reads "area: verb object"; "" keeps it out of the palette.
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
    def key(self) -> str:
        """The key as it is shown, "" when there is none."""
        return key_name(self.keys.partition(",")[0])


_SHOWN = {
    "escape": "esc",
    "question_mark": "?",
    "slash": "/",
    "ctrl+p": "^p",
    "ctrl+s": "^s",
    "ctrl+enter": "^enter",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """A key as it is shown: "esc", "?", "^p"."""
    return _SHOWN.get(key, key)
