"""Charts, drawn off the screen's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import Job
from tracker.tui.desk.core import DeskCore

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing


class ChartDesk(DeskCore):
    """Jobs that draw."""

    def draw(self, to: MessagePump, key: str, make: Callable[[], Drawing]) -> None:
        """Draw a chart, which takes longer than a key may; `to` gets ChartDrawn.

        Of two drawings with one `key` only the later is delivered; another key's drawings are not disturbed.
        """
        self._run(Job(f"chart {key}", "Drawing a chart", make, messages.ChartDrawn, to))
