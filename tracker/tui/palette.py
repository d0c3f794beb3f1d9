"""The command palette: every command that works now, by "area: verb object"."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tracker.tui.commands import COMMANDS, Command
from tracker.tui.ink import FAINT


class Commands(Provider):
    """The commands of the app and of the place that is shown."""

    def _valid(self) -> list[Command]:
        area = getattr(self.screen, "AREA", "")
        found = [command for command in COMMANDS if command.palette and command.area in ("app", area)]
        return [command for command in found if self._works(command)]

    def _works(self, command: Command) -> bool:
        target, _, action = command.action.partition(".")
        node = {"app": self.app, "screen": self.screen}.get(target)
        return node is None or bool(node.check_action(action.partition("(")[0], ()))

    def _run(self, command: Command) -> None:
        self.app.call_later(self.app.run_action, command.action, self.screen)

    async def discover(self) -> Hits:
        """All of them, the place's own first."""
        for command in sorted(self._valid(), key=lambda command: command.area == "app"):
            shown = _shown(Content(command.palette), command)
            yield DiscoveryHit(shown, partial(self._run, command), command.palette, command.help)

    async def search(self, query: str) -> Hits:
        """Those that match, the matching letters marked."""
        matcher = self.matcher(query)
        for command in self._valid():
            score = matcher.match(command.palette)
            if score > 0:
                shown = _shown(matcher.highlight(command.palette), command)
                yield Hit(score, shown, partial(self._run, command), command.palette, command.help)


def _shown(name: Content, command: Command) -> Content:
    return Content.assemble(name, (f"  {command.key}", FAINT)) if command.key else name
