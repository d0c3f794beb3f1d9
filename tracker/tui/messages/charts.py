"""What happens to charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing


@happening
class ChartDrawn(Message):
    """A chart was drawn for the panel that asked for it."""

    drawing: Drawing
