"""An empty journal: what there is to do, and which key does it."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tracker.tui.ink import KEY, MUTED
from tracker.tui.widgets.panel import Panel


class Doors(Panel):
    """Five doors, a key each."""

    HELP: ClassVar[str] = (
        "The journal is empty. Start a challenge, read one out of an article, bring in what you did before, or log."
    )

    def on_mount(self) -> None:
        """Name it."""
        self.title("Nothing here yet")

    def lines(self, width: int) -> list[Content]:
        """The doors."""
        doors = (
            ("n", "Start a challenge", "from the library: Mumbai to Goa, a half marathon, a running streak"),
            ("i", "Import an article", "somebody's challenge or race, read out of the text and checked with you"),
            ("I", "Bring your history", "watch files, or the zip that another service let you download"),
            ("l", "Log a session", "in one line, such as: run 5km 28min"),
            ("?", "See the keys", "of any panel; `tracker demo` opens a full journal to look around in"),
        )
        rows = [Content("")]
        for key, what, how in doors:
            rows += [
                Content.assemble("  ", (key, KEY), "  ", (what, "bold")),
                *(Content.assemble("     ", line) for line in Content.styled(how, MUTED).wrap(max(width - 6, 10))),
                Content(""),
            ]
        return rows
