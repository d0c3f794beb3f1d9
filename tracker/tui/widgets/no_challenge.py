"""Sessions are logged but no challenge runs."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tracker.tui.ink import KEY, MUTED
from tracker.tui.widgets.panel import Panel


class NoChallenge(Panel):
    """One line saying what is missing, one key that mends it."""

    HELP: ClassVar[str] = "No challenge is running. Sessions can be logged all the same; n starts a challenge."

    def on_mount(self) -> None:
        """Name it."""
        self.title("No challenge running")

    def lines(self, width: int) -> list[Content]:
        """The line and the key."""
        return [
            Content.assemble(
                "What you log counts for your streak and your week. ",
                ("n", KEY),
                (" starts a challenge from the library.", MUTED),
            )
        ]
