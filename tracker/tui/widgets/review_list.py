"""What was read of a file that is brought in, row by row, in the order of what there is to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tracker.tui.ink import STRONG
from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival
    from tracker.services.imports.views import Review, Reviewed
    from tracker.tui.present.imports import ReviewRow


class ReviewList(LineList):
    """A heading for each group and a row for each recording."""

    HELP: ClassVar[str] = (
        "All that was read, what needs a decision first. + is stored as a new session, ↑ makes a stored one richer, "
        "= is there already, − is left out, ? waits for you, × can't be brought in. space goes on to the next "
        "decision, e says what the file does not, f goes to the next group, ctrl+s stores it all as one change."
    )

    def __init__(self, *, units: str, ascii: bool = False) -> None:
        super().__init__(id="review-rows")
        self._units = units
        self._ascii = ascii
        self._review: Review | Arrival | None = None
        self.rows: tuple[ReviewRow, ...] = ()

    def show_review(self, review: Review | Arrival) -> None:
        """Show it, the cursor on the same recording as before."""
        from tracker.tui.present.imports import review_rows

        number = self.number
        self._review, self.rows = review, review_rows(review)
        places = [place for place, row in enumerate(self.rows) if row.number == number and number >= 0]
        if places:
            self.cursor = places[0]
        self.rows_changed()
        self.show_cursor()

    @property
    def number(self) -> int:
        """The number of the recording under the cursor, -1 where there is none."""
        return self.rows[self.cursor].number if self.cursor < len(self.rows) else -1

    @property
    def current(self) -> Reviewed | None:
        """The recording under the cursor."""
        return self._review.items[self.number] if self._review is not None and self.number >= 0 else None

    @property
    def row_count(self) -> int:
        """Headings and recordings."""
        return len(self.rows)

    def selectable(self, number: int) -> bool:
        """A recording, not a heading."""
        return number < len(self.rows) and self.rows[number].number >= 0

    def row(self, number: int, width: int) -> Content:
        """A row."""
        from tracker.tui.present.imports import review_row

        row = self.rows[number]
        if row.heading or self._review is None:
            return Content.styled(row.heading, STRONG)
        return review_row(self._review.items[row.number], self._units, width, ascii=self._ascii)

    def next_group(self) -> None:
        """To the first recording of the next group, after the last the first."""
        heads = [place for place, row in enumerate(self.rows) if row.heading]
        if heads:
            head = next((place for place in heads if place > self.cursor), heads[0])
            self.scroll_to(y=head, animate=False)
            self.move_to(self._nearest(head + 1))
