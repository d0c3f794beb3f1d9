"""The draft of an article, with what can be done to it line by line, and the open question at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from tracker.tui.commands import key_line
from tracker.tui.messages import happening
from tracker.tui.widgets.draft_list import DraftList
from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.articles.drafts import Doubt, Draft
    from tracker.tui.present.draft import Row
    from tracker.tui.sheet import Sheet


class DraftPanel(Vertical):
    """Shows the sheet's draft. Posts Followed when another row is under the cursor, Changed when the draft is another.

    Whatever changes the draft raises InputError where it can't be done; then nothing has changed.
    """

    @happening
    class Followed(Message):
        """The cursor stands on a row, or on none; `rows` are all of them."""

        row: Row | None
        rows: tuple[Row, ...]

    @happening
    class Changed(Message):
        """The draft is another one now."""

        draft: Draft

    def __init__(self, sheet: Sheet, *, ascii: bool = False) -> None:
        super().__init__(id="draft", classes="panel")
        self.sheet = sheet
        self._ascii = ascii
        self._unfolded: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The rows, and the foot."""
        yield DraftList(ascii=self._ascii)
        yield Static("", id="draft-foot", markup=False)

    def on_mount(self) -> None:
        """Show the draft, the cursor on its first doubt or else on its first target."""
        self.border_subtitle = key_line(("draft.edit", "draft.drop", "draft.add", "draft.take"))
        rows = self._made(self.sheet.draft)
        doubtful = [row.path for row in rows if row.doubt is not None]
        targets = [row.path for row in rows if ".targets[" in row.path]
        self.show(next(iter([*doubtful, *targets]), ""))

    @property
    def list(self) -> DraftList:
        """The rows."""
        return self.query_one(DraftList)

    @property
    def doubt(self) -> Doubt | None:
        """The question at the foot: of the row under the cursor, else the first that is open."""
        row = self.list.current
        if row is not None and row.doubt is not None:
            return row.doubt
        return next(iter(self.sheet.draft.doubts), None)

    @property
    def challenge(self) -> int:
        """The challenge the cursor is in, else the first."""
        row = self.list.current
        name, _, number = (row.group if row is not None else "").rstrip("]").partition("[")
        return int(number) if name == "challenges" else 0

    # -- showing --------------------------------------------------------------------------------------------------

    def show(self, at: str) -> None:
        """Show the draft as it is now, the cursor on the row with path `at`."""
        self.list.set_rows(self._made(self.sheet.draft), at)
        count = len(self.sheet.draft.doubts)
        questions = f" · {count} question{'' if count == 1 else 's'}" if count else ""
        self.border_title = Content(f"Draft{questions}")
        self._follow()
        self.post_message(self.Changed(self.sheet.draft))

    def _made(self, draft: Draft) -> tuple[Row, ...]:
        from tracker.tui.present.draft import draft_rows

        return draft_rows(draft, self._unfolded)

    def on_resize(self, event: Resize) -> None:
        """Another width breaks the question elsewhere, and another height may hide the cursor."""
        self._ask()
        self.call_after_refresh(self.list.show_cursor)

    def _follow(self) -> None:
        self._ask()
        self.post_message(self.Followed(self.list.current, self.list.rows))

    def _ask(self) -> None:
        """Say at the foot what is open, and what did not fit its row."""
        from tracker.tui.present.draft import foot_lines

        foot = self.query_one("#draft-foot", Static)
        lines = foot_lines(self.list.current, self.doubt, max(20, self.content_size.width), self.list.labels)
        foot.update(Content("\n").join(lines))
        foot.display = bool(lines)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._follow()

    # -- changing -------------------------------------------------------------------------------------------------

    def change(self, make: Callable[[Draft], Draft]) -> None:
        """Put what `make` makes of the draft in its place; the cursor goes to what is new in it."""
        before = {row.path for row in self.list.rows}
        at = self.list.current.path if self.list.current is not None else ""
        draft = make(self.sheet.draft)
        self.sheet.put(draft, at)
        new = [row.path for row in self._made(draft) if row.path not in before and not row.heading]
        self.show(new[0] if new else at)

    def unfold(self) -> None:
        """Open the day list under the cursor."""
        row = self.list.current
        if row is not None and row.folded:
            self._unfolded |= {row.group}
            self.show(row.folded[0].path)

    def drop(self) -> None:
        """Drop the row under the cursor: a field, a whole day list, or on a title the whole entry."""
        from tracker.articles.fields import drop

        row = self.list.current
        if row is None or row.aside is not None:
            return
        paths = [one.path for one in reversed(row.folded)]
        if row.field is not None:
            paths = [row.path if row.field.droppable or not row.is_title else row.group]

        def dropped(draft: Draft) -> Draft:
            for path in paths:
                draft = drop(draft, path)
            return draft

        self.change(dropped)

    def take(self) -> bool:
        """Take in the figure under the cursor; from elsewhere go to the figures. False where there are none."""
        from tracker.articles.fields import take
        from tracker.tui.present.draft import ASIDES

        row, challenge = self.list.current, self.challenge
        if row is not None and row.aside is not None:
            aside = row.aside
            self.change(lambda draft: take(draft, aside, challenge=challenge))
        elif self.sheet.draft.asides:
            self.list.go_to(f"{ASIDES}[0]")
        else:
            return False
        return True

    def answer(self, number: int) -> None:
        """Answer the question at the foot by the number of a choice; a number too high does nothing."""
        from tracker.articles.fields import answer

        doubt = self.doubt
        if doubt is not None and number <= len(doubt.choices):
            choice = doubt.choices[number - 1]
            self.change(lambda draft: answer(draft, doubt, choice))

    def take_back(self) -> bool:
        """Take back the last change; False where nothing was changed."""
        return self._shown_at(self.sheet.take_back())

    def make_again(self) -> bool:
        """Make the change again that was taken back; False where there is none."""
        return self._shown_at(self.sheet.make_again())

    def _shown_at(self, at: str | None) -> bool:
        if at is not None:
            self.show(at)
        return at is not None
