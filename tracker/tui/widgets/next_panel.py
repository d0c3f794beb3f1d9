"""What lies ahead."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tracker.tui.widgets.figures_panel import FiguresPanel


class NextPanel(FiguresPanel):
    """The next place on the road, the next award, the next race."""

    HELP: ClassVar[str] = "What comes next: the place ahead on the road, the medal ahead, the race ahead."

    def on_mount(self) -> None:
        """Name it."""
        self.title("Next")

    def lines(self, width: int) -> list[Content]:
        """Its rows; two blank ones while it waits."""
        if self.today is None:
            return [Content("")] * 2
        from tracker.tui.present.ahead import next_lines

        return next_lines(self.today, self.units, width)
