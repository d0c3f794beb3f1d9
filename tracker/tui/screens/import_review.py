"""The second step of bringing a history in: what was read, what happens to each of it, and the copy it may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from tracker.errors import InputError
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.screens.import_source import STEPS, TITLE
from tracker.tui.screens.step import Step
from tracker.tui.widgets.amend_line import AmendLine
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.review_list import ReviewList

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival
    from tracker.services.imports.views import Choice, Imported, Review
    from tracker.services.views import Today
    from tracker.tui.desk import Desk


EDIT_ROWS = 7  # the most that the line that edits and what is wrong with it take


class ReviewScreen(Step["Imported"]):
    """Answers with what was stored; None goes back to the files."""

    AREA: ClassVar[str] = "review"
    HEADING: ClassVar[str] = TITLE
    STEPS: ClassVar[tuple[str, ...]] = STEPS
    LOST: ClassVar[str] = "Nothing of what was read is stored yet."
    STEP: ClassVar[int] = 1
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]
    AUTO_FOCUS: ClassVar[str | None] = "ReviewList"

    def __init__(self, desk: Desk, today: Today, review: Review | Arrival, *, ascii: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.today = today
        self.review = review
        self.ascii = ascii
        self._keeping = False  # it is being stored
        self._before: list[Review | Arrival] = []  # as it was before each decision
        self._after: list[Review | Arrival] = []  # what was taken back

    def body(self) -> Iterable[Widget]:
        """The list, what stands under the cursor beside it, and the line that says what a file does not."""
        with Horizontal(id="review"):
            with Vertical(id="review-list", classes="panel"):
                yield ReviewList(units=self.today.units, ascii=self.ascii)
                yield Static("", id="review-foot", markup=False)
            with VerticalScroll(id="review-side", classes="panel", can_focus=False):
                yield Static("", id="review-item", markup=False)
        yield AmendLine()

    def on_mount(self) -> None:
        """Show it."""
        panel = self.query_one("#review-list")
        choosing = ("review.next-choice", "review.edit") if any(item.choices for item in self.review.items) else ()
        panel.border_subtitle = key_line(("review.keep", *choosing, "review.group"))
        self.query_one("#review-side").border_title = Content("This one")
        self._show(self.review)

    @property
    def rows(self) -> ReviewList:
        """The list."""
        return self.query_one(ReviewList)

    # -- showing --------------------------------------------------------------------------------------------------

    def _show(self, review: Review | Arrival) -> None:
        from tracker.tui.present.imports import foot

        self.review = review
        self.rows.show_review(review)
        self.query_one("#review-foot", Static).update(foot(review))
        self.query_one("#review-list").border_title = Content(f"What was read · {len(review.items):,}")
        self._show_item()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_item()

    def on_resize(self, event: Resize) -> None:
        """Another width wraps it elsewhere."""
        self.call_after_refresh(self._show_item)

    def _show_item(self) -> None:
        from tracker.tui.present.imports import item_lines

        item = self.rows.current
        side = self.query_one("#review-side", VerticalScroll)
        lines: list[Content] = []
        if item is not None:
            other = self.review.items[item.other].session if isinstance(item.other, int) else item.other
            width = max(20, side.scrollable_content_region.width)
            lines = item_lines(item, other, self.today.units, width, ascii=self.ascii)
        self.query_one("#review-item", Static).update(Content("\n").join(lines))
        self.refresh_bindings()

    # -- deciding -------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A decision that the one under the cursor allows; none while a line is typed."""
        if action in ("keep", "next_choice", "choose", "edit") and self.has_class("-editing"):
            return False
        item = self.rows.current if self.is_mounted else None
        if action == "choose":
            return item is not None and any(choice.value == parameters[0] for choice in item.choices)
        if action == "next_choice":
            return item is not None and len(item.choices) > 1
        if action == "edit":
            from tracker.services.imports.views import Review

            return item is not None and item.kind != "refused" and isinstance(self.review, Review)
        return True

    def action_next_choice(self) -> None:
        """The next of what can be done with the one under the cursor."""
        item = self.rows.current
        if item is not None and item.choice is not None:
            at = item.choices.index(item.choice)
            self._decide(item.choices[(at + 1) % len(item.choices)])

    def action_choose(self, name: str) -> None:
        """Decide about the one under the cursor, and go on."""
        item = self.rows.current
        if item is None:
            return
        found = [choice for choice in item.choices if choice.value == name]
        if found:
            self._decide(found[0])
            self.rows.action_move(1)

    def _decide(self, choice: Choice) -> None:
        from tracker.services.imports.views import Review

        if isinstance(self.review, Review):
            self._put(self.review.decided(self.rows.number, choice))

    def _put(self, review: Review) -> None:
        """Go on with another decision."""
        self._before.append(self.review)
        self._after.clear()
        self._show(review)

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._step(self._before, self._after, "Nothing was decided yet.")

    def action_redo(self) -> None:
        """Decide again what was taken back."""
        self._step(self._after, self._before, "Nothing was taken back.")

    def _step(self, here: list[Review | Arrival], there: list[Review | Arrival], nothing: str) -> None:
        if not here:
            self.notify(nothing, markup=False)
            return
        there.append(self.review)
        self._show(here.pop())

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_next_choice()

    def action_next_group(self) -> None:
        """Go to the next group."""
        self.rows.next_group()

    def action_edit(self) -> None:
        """Say what the file does not."""
        line, rows = self.query_one(AmendLine), self.rows
        region = self.query_one("#review-list").region
        top = rows.content_region.y + rows.cursor - round(rows.scroll_offset.y) - 1
        line.styles.width = region.width
        line.styles.offset = (region.x, max(0, min(top, self.size.height - EDIT_ROWS)))
        self.add_class("-editing")
        item = self.rows.current
        line.begin(self.desk.drafts.begin(f"amend/{item.path if item is not None else ''}"))
        self.refresh_bindings()

    @on(AmendLine.Typed)
    def _amended(self, event: AmendLine.Typed) -> None:
        event.stop()
        from tracker.services.imports.views import Review

        if not isinstance(self.review, Review):
            return
        try:
            review = self.review.amended(self.rows.number, event.words)
        except InputError as error:
            self.query_one(AmendLine).refused(error)
            return
        self._end_edit()
        self._put(review)

    @on(AmendLine.Left)
    def _amend_left(self, event: AmendLine.Left) -> None:
        event.stop()
        self._end_edit()

    def _end_edit(self) -> None:
        self.remove_class("-editing")
        self.set_focus(self.rows)
        self.refresh_bindings()

    # -- storing --------------------------------------------------------------------------------------------------

    def action_keep(self) -> None:
        """Store it all as it is decided."""
        if not self._keeping:
            self._keeping = True
            self.desk.keep_imports(self, self.review)

    @on(messages.ImportKept)
    def _kept(self, event: messages.ImportKept) -> None:
        imported: Imported = event.imported
        for item in self.review.items:  # what was typed about them is stored now
            self.desk.drafts.begin(f"amend/{item.path}", offer=False).drop()
        self.dismiss(imported)

    @on(messages.ImportRefused)
    def _refused(self, event: messages.ImportRefused) -> None:
        event.stop()
        self._keeping = False
        if isinstance(event.error, InputError):  # the others are told by the app
            self.notify(str(event.error), severity="error", markup=False)

    def action_back(self) -> None:
        """Back to the files."""
        if not self._keeping:
            self.dismiss(None)
