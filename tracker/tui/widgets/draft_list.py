"""The draft of an article, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.tui.present.draft import Row


class DraftList(LineList):
    """A heading for each challenge and race, a row for each field, then the figures that were not taken."""

    HELP: ClassVar[str] = (
        "What was read out of the article. Each row is a field with its value; the phrase that says it is marked in "
        "the article. ● stands before what the text says, · before what you typed or nobody said, ? before what is "
        "doubtful: its question stands at the foot, and its number answers it. At the end stand the figures that were "
        "read and not taken, with what they seem to be instead."
    )

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__(id="draft-rows")
        self.rows: tuple[Row, ...] = ()
        self._labels = 0
        self._ascii = ascii

    def set_rows(self, rows: tuple[Row, ...], at: str) -> None:
        """Show other rows, the cursor on the row with path `at`, else as near as can be to where it was."""
        from tracker.tui.present.draft import label_width

        self.rows, self._labels = rows, label_width(rows)
        paths = [row.path for row in rows]
        if at in paths:
            self.cursor = paths.index(at)
        self.rows_changed()
        self.show_cursor()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) and self.selectable(self.cursor) else None

    @property
    def labels(self) -> int:
        """The width of the column of labels."""
        return self._labels

    @property
    def row_count(self) -> int:
        """Headings and fields."""
        return len(self.rows)

    def selectable(self, number: int) -> bool:
        """A field or a figure, not a heading."""
        return number < len(self.rows) and not self.rows[number].heading

    def row(self, number: int, width: int) -> Content:
        """A row."""
        from tracker.tui.present.draft import draft_row

        above, row = self.rows[max(0, number - 1)].field, self.rows[number]
        again = (
            row.field is not None and above is not None and above is not row.field and above.label == row.field.label
        )
        return draft_row(row, width, labels=self._labels, again=again, ascii=self._ascii)

    def go_to(self, path: str) -> None:
        """Put the cursor on the row with that path, where there is one."""
        for number, row in enumerate(self.rows):
            if row.path == path and self.selectable(number):
                self.move_to(number)
                return
