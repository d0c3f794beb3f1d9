"""The command palette: every command that works now, by "area: verb object"."""

from __future__ import annotations

from functools import partial

from textual.actions import parse
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from tracker.tui.commands import BY_ID, COMMANDS, Command
from tracker.tui.ink import FAINT
from tracker.tui.once import Once


class Palette(Once, CommandPalette):
    """The palette, which takes a second enter in the same moment for the first."""


class Commands(Provider):
    """The commands of the app, of the place or dialog that is shown, and of what has the focus in it."""

    def _valid(self) -> list[tuple[Command, DOMNode]]:
        """What works now and where: by any key here, by none at all, or by one that also scrolls; the nearest first."""
        found: dict[str, tuple[Command, DOMNode]] = {}
        for active in self.screen.active_bindings.values():
            command = BY_ID.get(active.binding.id or "")
            if command is not None and self._works(command, active.node):
                found.setdefault(command.said, (command, active.node))
        area = getattr(self.screen, "AREA", None)
        for command in COMMANDS:
            if command.area in ("app", area) and self._works(command, self.screen):
                found.setdefault(command.said, (command, self.screen))
        return sorted(found.values(), key=lambda one: one[0].area == "app")

    def _works(self, command: Command, node: DOMNode) -> bool:
        """Asked of the nodes themselves: "screen" in an action now means the palette."""
        target, action, parameters = parse(command.action)
        return bool({"app": self.app, "screen": self.screen}.get(target, node).check_action(action, parameters))

    def _run(self, command: Command, node: DOMNode) -> None:
        self.app.call_later(self.app.run_action, command.action, node)

    async def discover(self) -> Hits:
        """All of them, the place's own first."""
        for command, node in self._valid():
            shown = _shown(Content(command.said), command)
            yield DiscoveryHit(shown, partial(self._run, command, node), command.said, command.help)

    async def search(self, query: str) -> Hits:
        """Those that match, the matching letters marked."""
        matcher = self.matcher(query)
        for command, node in self._valid():
            score = matcher.match(command.said)
            if score > 0:
                shown = _shown(matcher.highlight(command.said), command)
                yield Hit(score, shown, partial(self._run, command, node), command.said, command.help)


def _shown(name: Content, command: Command) -> Content:
    return Content.assemble(name, (f"  {command.key}", FAINT)) if command.key else name
