"""The strip at the top: the product, the places with their keys, who and when."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from tracker.tui.commands import BY_ID
from tracker.tui.ink import ACCENT, KEY, MUTED

PLACES = ("app.today", "app.challenges", "app.journal", "app.progress", "app.races", "app.library")


class HeaderStrip(Widget):
    """One line; a click on a place's word goes there."""

    ALLOW_SELECT: ClassVar[bool] = False
    place = reactive("today")
    when: reactive[tuple[str, ...]] = reactive(())  # the same date and zone, the longest wording first
    demo = reactive(False)

    def _pieces(self) -> list[tuple[Content, str]]:
        """What stands at the left, and the place that a click on it goes to; where it is narrow keys without words."""
        gap = "  " if self.size.width < 100 else "   "
        head = Content.assemble((" tracker", KEY), (" demo" if self.demo else "", MUTED), gap)
        for briefly in (False, True):
            places = []
            for name in PLACES:
                command, here = BY_ID[name], name == f"app.{self.place}"
                word = f" {command.word}" if here or not briefly else ""
                places.append(
                    (Content.assemble((command.key, ACCENT), (word, "bold $foreground" if here else MUTED)), name)
                )
            if head.cell_length + sum(said.cell_length + 2 for said, _ in places) <= self.size.width + 2:
                break
        return [(head, ""), *(piece for place in places for piece in (place, (Content("  "), "")))]

    def render(self) -> Content:
        """The strip, its right part in the longest wording that fits."""
        left = Content.assemble(*(said for said, _ in self._pieces())).rstrip()
        room = self.size.width - left.cell_length - 3
        right = next((Content(text) for text in self.when if len(text) <= room), Content(""))
        space = " " * max(1, self.size.width - left.cell_length - right.cell_length - 1)
        return Content.assemble(left, space, right.stylize(MUTED))

    def on_click(self, event: Click) -> None:
        """Go to the place whose word was clicked."""
        at = 0
        for said, name in self._pieces():
            at += said.cell_length
            if event.x < at:
                if name:
                    self.app.simulate_key(BY_ID[name].first)
                return
