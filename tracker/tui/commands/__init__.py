"""Every command, declared once: its keys, its word in the footer, its line in the palette and its help."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content

from tracker.tui.commands import app, articles, challenges, dialogs, journal, library, today
from tracker.tui.commands.command import Command as Command
from tracker.tui.commands.command import key_name as key_name
from tracker.tui.ink import ACCENT

_TABLES = (app, today, challenges, journal, library, articles, dialogs)
COMMANDS: tuple[Command, ...] = tuple(command for table in _TABLES for command in table.COMMANDS)
BY_ID = {command.id: command for command in COMMANDS}


def of_area(area: str) -> tuple[Command, ...]:
    """The commands of an area, in the order declared."""
    return tuple(command for command in COMMANDS if command.area == area)


def bindings(area: str) -> list[Binding]:
    """The key bindings of an area, each with its tooltip and its stable id."""
    return [
        Binding(
            command.keys,
            command.action,
            command.word,
            show=command.rank > 0,
            key_display=command.key,
            priority=command.priority,
            tooltip=command.help,
            id=command.id,
        )
        for command in of_area(area)
        if command.keys
    ]


def key_line(ids: Iterable[str]) -> Content:
    """The keys of some commands for a panel's lower border: "enter open · w why"."""
    parts: list[Content | str | tuple[str, str]] = []
    for name in ids:
        command = BY_ID[name]
        parts += [" · "] if parts else []
        parts += [(command.key, ACCENT), f" {command.word.lower()}"]
    return Content.assemble(*parts)
