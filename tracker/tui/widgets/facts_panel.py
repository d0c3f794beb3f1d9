"""A panel of facts, its lines made by a function of the width."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tracker.tui.widgets.panel import Panel

USUAL = 60  # cells at which it is asked whether there is anything to say


class FactsPanel(Panel):
    """Shows what `make` says for a width; hidden when that is nothing. `renew` asks again."""

    def __init__(self, heading: str, make: Callable[[int], list[Content]], help: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._heading = heading
        self._make = make
        self._made: dict[int, list[Content]] = {}
        self.display = False
        self.set_help(help)

    def on_mount(self) -> None:
        """Name it."""
        self.title(self._heading)

    def renew(self) -> None:
        """What there is to say may have changed."""
        self._made.clear()
        self.display = bool(self.lines(self.content_size.width or USUAL))
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """What is to be said."""
        if width not in self._made:
            self._made[width] = self._make(width)
        return self._made[width]
