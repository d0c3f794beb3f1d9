"""Every command, declared once: its keys, its word in the footer, its line in the palette and its help."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.content import Content
from textual.style import Style

from tracker.tui.commands import (
    app,
    articles,
    athletes,
    challenges,
    dialogs,
    imports,
    journal,
    library,
    progress,
    races,
    settings,
    shows,
    starting,
    today,
    trust,
)
from tracker.tui.commands.command import Command as Command
from tracker.tui.commands.command import key_name as key_name
from tracker.tui.ink import ACCENT

UNBOUND = "unbound:"
PRESSED = "press"  # in a text's style: the key that a click on it presses

_TABLES = (
    app,
    today,
    challenges,
    journal,
    progress,
    races,
    library,
    starting,
    athletes,
    articles,
    imports,
    settings,
    shows,
    trust,
    dialogs,
)
COMMANDS: tuple[Command, ...] = tuple(command for table in _TABLES for command in table.COMMANDS)
BY_ID = {command.id: command for command in COMMANDS}


def of_area(area: str) -> tuple[Command, ...]:
    """The commands of an area, in the order declared."""
    return tuple(command for command in COMMANDS if command.area == area)


def bindings(area: str) -> list[Binding]:
    """The key bindings of an area, each with its tooltip and its stable id.

    A command without keys has a binding too, to a key that no terminal sends: so the athlete may give it one.
    """
    return [
        Binding(
            command.keys or f"{UNBOUND}{command.id}",
            command.action,
            command.word,
            show=command.rank > 0,
            key_display=command.key,
            priority=command.priority,
            tooltip=command.help,
            id=command.id,
        )
        for command in of_area(area)
    ]


def key_line(ids: Iterable[str]) -> Content:
    """The keys of some commands for a panel's lower border: "enter open · w why". A click presses the key."""
    parts: list[Content | str] = []
    for name in ids:
        command = BY_ID[name]
        said = Content.assemble((command.key, ACCENT), f" {command.word.lower()}")
        parts += [" · "] if parts else []
        parts.append(said.stylize(Style.from_meta({PRESSED: command.first})))
    return Content.assemble(*parts)
