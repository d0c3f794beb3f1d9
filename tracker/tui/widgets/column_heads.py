"""The names of the journal's columns, or what to do where there is nothing to name."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from tracker.tui.ink import KEY, MUTED


class ColumnHeads(Widget):
    """One row above the list, two where it is narrow and there is nothing to name."""

    def __init__(self) -> None:
        super().__init__(id="heads")
        self._empty: Content | None = None

    def say_empty(self, *, filtered: bool) -> None:
        """Say that nothing is there, and which key helps."""
        key, what = ("esc", "clears the filter") if filtered else ("1", "goes to Today, where l logs the first session")
        missing = "No session matches. " if filtered else "No sessions yet. "
        self._empty = Content.assemble(missing, (key, KEY), (f" {what}.", MUTED))
        self.refresh(layout=True)

    def show_heads(self) -> None:
        """Show the names."""
        self._empty = None
        self.refresh(layout=True)

    def render(self) -> Content:
        """The names in the columns' places."""
        if self._empty is not None:
            return self._empty
        from tracker.tui.present.session import head_row

        return head_row(self.size.width)
