"""The settings row by row under their headings, and what the row under the cursor is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.tui.present.settings import Row, SettingRow


class SettingsList(LineList):
    """The rows; the cursor stands on settings, never on headings."""

    HELP = (
        "How tracker looks and opens, each with where its value comes from, then what the journal knows of you. "
        "Enter, space and the arrows change the row under the cursor at once, x makes it as it comes. What an option "
        "or a variable of the shell says stands above the file."
    )

    def __init__(self) -> None:
        super().__init__(id="settings-list", classes="panel")
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows, the cursor where it was."""
        self.rows = rows
        self.rows_changed()

    @property
    def current(self) -> SettingRow | None:
        """The row under the cursor."""
        row = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        return None if isinstance(row, str) else row

    @property
    def row_count(self) -> int:
        """Headings and settings."""
        return len(self.rows)

    def selectable(self, number: int) -> bool:
        """A setting, not a heading."""
        return not isinstance(self.rows[number], str)

    def row(self, number: int, width: int) -> Content:
        """A heading or a setting."""
        from tracker.tui.present.settings import row_line

        return row_line(self.rows[number], width)


class SettingHelp(Panel, can_focus=False):
    """What the row under the cursor is good for."""

    about: reactive[SettingRow | None] = reactive(None, layout=True)

    def watch_about(self, row: SettingRow | None) -> None:
        """Name it."""
        self.title(row.word if row is not None else "")

    def lines(self, width: int) -> list[Content]:
        """Its help."""
        from tracker.tui.present.settings import help_lines

        return help_lines(self.about, width)
