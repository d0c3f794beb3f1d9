"""The strip at the top: the product, the places with their keys, who and when."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from tracker.tui.commands import BY_ID
from tracker.tui.ink import ACCENT, KEY, MUTED

PLACES = ("app.today", "app.challenges", "app.journal", "app.library")


class HeaderStrip(Widget):
    """One line; a click on a place's word goes there."""

    ALLOW_SELECT: ClassVar[bool] = False
    place = reactive("today")
    when: reactive[tuple[str, ...]] = reactive(())  # the same date and zone, the longest wording first
    demo = reactive(False)

    def _left(self) -> Content:
        gap = "  " if self.size.width < 100 else "   "
        parts: list[str | tuple[str, str]] = [(" tracker", KEY)]
        if self.demo:
            parts.append((" demo", MUTED))
        for name in PLACES:
            command = BY_ID[name]
            here = name == f"app.{self.place}"
            parts += [
                gap if name == PLACES[0] else "  ",
                (command.key, ACCENT),
                (f" {command.word}", "bold $foreground" if here else MUTED),
            ]
        return Content.assemble(*parts)

    def render(self) -> Content:
        """The strip, its right part in the longest wording that fits."""
        left = self._left()
        room = self.size.width - left.cell_length - 3
        right = next((Content(text) for text in self.when if len(text) <= room), Content(""))
        space = " " * max(1, self.size.width - left.cell_length - right.cell_length - 1)
        return Content.assemble(left, space, right.stylize(MUTED))

    def on_click(self, event: Click) -> None:
        """Go to the place whose word was clicked."""
        text, start = self._left().plain, 0
        for name in PLACES:
            command = BY_ID[name]
            start = text.index(f"{command.key} {command.word}", start)
            if start <= event.x < start + len(command.key) + 1 + len(command.word):
                self.app.simulate_key(command.key)
                return
