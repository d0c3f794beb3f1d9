"""The line at the foot: the keys that work now, at most eight, six where it is narrow."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from tracker.tui.commands import BY_ID, Command, key_name
from tracker.tui.ink import KEY, MUTED

MOST, MOST_NARROW, NARROW = 8, 6, 100


class KeyBar(Widget):
    """One line drawn from the bindings of whatever has the focus; a click presses the key."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._commands: tuple[tuple[Command, str], ...] = ()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        keys: dict[str, list[str]] = {}
        typed = screen.focused.check_consume_key if screen.focused is not None else None
        for key, active in screen.active_bindings.items():
            command = BY_ID.get(active.binding.id or "")
            if typed is not None and typed(key, key_to_character(key)):
                continue  # a letter of the athlete's own choice, where letters are text
            if command is not None and command.rank and active.enabled:
                keys.setdefault(command.id, []).append(key)
        commands = tuple((BY_ID[name], _first(BY_ID[name], found)) for name, found in keys.items())
        if commands != self._commands:
            self._commands = commands
            self.refresh()

    @property
    def shown(self) -> tuple[tuple[Command, str], ...]:
        """The commands shown and the key that presses each: the most useful that fit, palette and help last."""
        most = MOST_NARROW if self.size.width < NARROW else MOST
        chosen = sorted(self._commands, key=_by_use)[:most]
        while chosen and sum(len(key_name(key)) + len(command.word) + 3 for command, key in chosen) > self.size.width:
            chosen.pop()
        return tuple(sorted(chosen, key=_by_place))

    def render(self) -> Content:
        """The keys with their words."""
        parts: list[str | tuple[str, str]] = []
        for command, key in self.shown:
            shown = key_name(key)
            parts += [" ", (shown, KEY), (f" {command.word} ", MUTED)]
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        at = 0
        for command, key in self.shown:
            at += len(key_name(key)) + len(command.word) + 3
            if event.x < at:
                self.app.simulate_key(key)
                return


def _first(command: Command, keys: list[str]) -> str:
    """Of the keys that work now the one that was declared first."""
    return next((key for key in command.bound.split(",") if key in keys), keys[0])


def _by_use(item: tuple[Command, str]) -> tuple[bool, int]:
    """The palette and help are always kept, then the lowest rank."""
    return item[0].id not in {"app.palette", "app.help"}, item[0].rank


def _by_place(item: tuple[Command, str]) -> tuple[bool, int]:
    return item[0].area == "app", item[0].rank
