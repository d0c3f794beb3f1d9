"""A panel of one challenge's facts, its lines made by a function of the challenge."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.domain.progress import Progress


class FactsPanel(Panel):
    """Shows what `make` says about `progress` for a width; hidden when that is nothing."""

    progress: reactive[Progress | None] = reactive(None, layout=True)

    def __init__(self, heading: str, make: Callable[[Progress, int], list[Content]], help: str, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._heading = heading
        self._make = make
        self.set_help(help)

    def on_mount(self) -> None:
        """Name it."""
        self.title(self._heading)

    def watch_progress(self, progress: Progress | None) -> None:
        """Hide where there is nothing to say."""
        self.display = progress is not None and bool(self._make(progress, 60))

    def lines(self, width: int) -> list[Content]:
        """What is to be said."""
        return self._make(self.progress, width) if self.progress is not None else []
