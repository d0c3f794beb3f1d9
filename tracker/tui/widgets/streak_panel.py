"""The streak: how many, until when it is safe, the longest, the week."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tracker.tui.widgets.figures_panel import FiguresPanel


class StreakPanel(FiguresPanel):
    """One large number and what stands behind it."""

    KEYS: ClassVar[tuple[str, ...]] = ("today.why",)
    HELP: ClassVar[str] = (
        "How many days in a row every target was hit, until when the streak is safe without another one, and the "
        "longest so far. Rest, sick and travel days bridge it where the challenge's rules say so. The last row is "
        "this week, day by day."
    )

    def on_mount(self) -> None:
        """Name it."""
        self.title("Streak")

    def lines(self, width: int) -> list[Content]:
        """Its rows; four blank ones while it waits."""
        if self.today is None:
            return [Content("")] * 4
        from tracker.tui.present.streak import streak_lines

        today = self.today
        return streak_lines(today.streaks, today.week, today.today, width, zone=today.zone, ascii=self.ascii)
