"""The second step of an import: the article beside its draft, each line checked against the phrase that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from tracker.articles import fields as draft_fields
from tracker.articles.drafts import Phrase
from tracker.errors import InputError
from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.present.draft import Row, row_words
from tracker.tui.screens.step import Step
from tracker.tui.sheet import main_challenges
from tracker.tui.sheet_drafts import SheetDrafts
from tracker.tui.widgets.adoption_panel import AdoptionPanel
from tracker.tui.widgets.article_text import ArticleText
from tracker.tui.widgets.draft_edit import DraftEdit
from tracker.tui.widgets.draft_list import DraftList
from tracker.tui.widgets.draft_panel import DraftPanel
from tracker.tui.widgets.first_day import FirstDay
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.services.articles import Adopted
    from tracker.services.views import Today
    from tracker.tui.desk import Desk
    from tracker.tui.drafts import Draft
    from tracker.tui.sheet import Sheet


EDIT_ROWS = 8  # the most that the line that edits and what is wrong with it take


class DraftScreen(Step["Adopted"]):
    """Answers with what was kept; None goes back to the text."""

    AREA: ClassVar[str] = "draft"
    STEP: ClassVar[int] = 1
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("draft")]
    AUTO_FOCUS: ClassVar[str | None] = "DraftList"

    def __init__(self, desk: Desk, today: Today, sheet: Sheet, *, ascii: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.today = today
        self.sheet = sheet
        self.ascii = ascii
        self._keeping = False  # a change to the journal is under way
        self._drafts = SheetDrafts(desk.drafts, sheet.draft.text)

    def body(self) -> Iterable[Widget]:
        """The text, the draft, what it would become; the line that edits lies over them."""
        with Horizontal(id="check"):
            yield ArticleText()
            with Vertical(id="check-side"):
                yield DraftPanel(self.sheet, ascii=self.ascii)
                yield AdoptionPanel(self.today.today, self._drafts.first_day())
        yield DraftEdit()

    def on_mount(self) -> None:
        """Show the text."""
        words = self.adoption.words
        words.units, words.ascii = self.today.units, self.ascii
        self.article.show_text(self.sheet.draft.text)
        if self._drafts.waiting:
            self.notify(self._drafts.said, markup=False)

    @property
    def article(self) -> ArticleText:
        """The text."""
        return self.query_one(ArticleText)

    @property
    def draft(self) -> DraftPanel:
        """The draft."""
        return self.query_one(DraftPanel)

    @property
    def rows(self) -> DraftList:
        """The rows of the draft."""
        return self.query_one(DraftList)

    @property
    def edit(self) -> DraftEdit:
        """The line that edits."""
        return self.query_one(DraftEdit)

    @property
    def adoption(self) -> AdoptionPanel:
        """What it would become."""
        return self.query_one(AdoptionPanel)

    # -- showing --------------------------------------------------------------------------------------------------

    @on(DraftPanel.Followed)
    def _followed(self, event: DraftPanel.Followed) -> None:
        """Mark in the text all that was taken, and strongly what the row under the cursor stands on."""
        event.stop()
        soft = [(one.start, one.end) for row in event.rows for one in _taken(row)]
        strong = [(one.start, one.end) for one in event.row.phrases] if event.row is not None else []
        self.article.mark(soft, strong)

    @on(ArticleText.Pointed)
    def _pointed(self, event: ArticleText.Pointed) -> None:
        """A mark in the text was clicked: go to its row."""
        event.stop()
        for row in self.rows.rows:
            if any(one.start <= event.position < one.end for one in _taken(row)):
                self.rows.go_to(row.path)
                self.set_focus(self.rows)
                return

    @on(DraftPanel.Changed)
    @on(FirstDay.Changed)
    def _plan(self) -> None:
        first = self.adoption.first.day
        if first is not None:
            self.desk.plan_draft(self, self.sheet.article, self.sheet.draft, first)

    @on(messages.DraftPlanned)
    def _planned(self, event: messages.DraftPlanned) -> None:
        event.stop()
        if event.draft is self.sheet.draft:
            self.adoption.show_plan(event.draft, event.planned)

    # -- changing -------------------------------------------------------------------------------------------------

    def _try(self, change: Callable[[], None]) -> bool:
        """Change the draft; where that can't be, say so and leave it."""
        try:
            change()
        except InputError as error:
            if self.has_class("-editing"):
                self.edit.refused(error)
            else:
                self.notify(str(error), severity="warning", markup=False)
            return False
        return True

    def action_edit(self) -> None:
        """Edit the row under the cursor, open a folded day list, or take a figure in."""
        row = self.rows.current
        if row is None:
            return
        if row.aside is not None:
            self.action_take()
        elif row.folded:
            self.draft.unfold()
        elif row.field is not None:
            self._begin(row.path, row_words(row)[0], self._drafts.line(row.path, row.field.value))

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Add a line to the challenge under the cursor."""
        self._begin(None, "Add a line", self._drafts.added())

    def _begin(self, path: str | None, label: str, draft: Draft) -> None:
        region = self.draft.region
        top = self.rows.content_region.y + self.rows.cursor - round(self.rows.scroll_offset.y) - 1
        self.edit.styles.width = region.width
        self.edit.styles.offset = (region.x, max(0, min(top, self.size.height - EDIT_ROWS)))
        self.add_class("-editing")
        self.edit.begin(path, label, draft)
        self.refresh_bindings()

    @on(DraftEdit.Typed)
    def _typed(self, event: DraftEdit.Typed) -> None:
        event.stop()
        path, text, challenge = event.path, event.text, self.draft.challenge
        if path is None:
            done = self._try(
                lambda: self.draft.change(lambda draft: draft_fields.add(draft, text, challenge=challenge))
            )
        else:
            done = self._try(lambda: self.draft.change(lambda draft: draft_fields.change(draft, path, text)))
        if done:
            self._drafts.taken(path)
            self._end_edit()

    @on(DraftEdit.Left)
    def _edit_left(self, event: DraftEdit.Left) -> None:
        event.stop()
        self._end_edit()

    def _end_edit(self) -> None:
        self.remove_class("-editing")
        self.set_focus(self.rows)
        self.refresh_bindings()

    def action_drop(self) -> None:
        """Drop the row under the cursor."""
        self._try(self.draft.drop)

    def action_take(self) -> None:
        """Take in the figure under the cursor, or go to those that were not taken."""

        def take() -> None:
            if not self.draft.take():
                self.notify("Every figure that was read is in the draft.", markup=False)

        self._try(take)

    def action_answer(self, number: int) -> None:
        """Answer the question at the foot."""
        self._try(lambda: self.draft.answer(number))

    def action_undo(self) -> None:
        """Take back the last change to the draft; the journal is not touched."""
        if not self.draft.take_back():
            self.notify("Nothing of the draft was changed.", markup=False)

    def action_redo(self) -> None:
        """Make the change to the draft again that was taken back; the journal is not touched."""
        if not self.draft.make_again():
            self.notify("Nothing of the draft was taken back.", markup=False)

    # -- keeping --------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is edited nothing is started, for what is typed is not in the draft yet."""
        return not (action in ("start", "save") and self.has_class("-editing"))

    def action_first_day(self) -> None:
        """Go to the first day."""
        self.set_focus(self.adoption.first.input)

    @on(Input.Submitted)
    @on(LineInput.Left)
    def _day_done(self) -> None:
        self.set_focus(self.rows)

    def action_start(self) -> None:
        """Start the first challenge on the day given, and keep all the rest."""
        first = self.adoption.first.day
        if first is None:
            self.notify(self.adoption.first.fault, severity="warning", markup=False)
            self.action_first_day()
            return
        self._keep(first if main_challenges(self.sheet.draft) else None)

    def action_save(self) -> None:
        """Keep the templates and the races without starting."""
        self._keep(None)

    def _keep(self, start: date | None) -> None:
        draft = self.sheet.draft
        if not draft.challenges and not draft.races:
            self.notify("There is nothing to keep yet; a adds a line, such as run 5 km a day.", markup=False)
        elif not self._keeping:
            self._keeping = True
            self.desk.adopt(self, self.sheet.article, draft, start, self.adoption.first.at_s)

    @on(messages.ArticleAdopted)
    def _adopted(self, event: messages.ArticleAdopted) -> None:
        adopted: Adopted = event.adopted
        self._drafts.stored()
        self.dismiss(adopted)

    @on(messages.AdoptionRefused)
    def _refused(self, event: messages.AdoptionRefused) -> None:
        event.stop()
        self._keeping = False
        if isinstance(event.error, InputError):  # the others are told by the app
            self.notify(str(event.error), severity="error", markup=False)

    def action_back(self) -> None:
        """Back to the text."""
        if not self._keeping:
            self.dismiss(None)


def _taken(row: Row) -> Iterable[Phrase]:
    """Every phrase behind a row that was taken, those of its other figures too."""
    if row.aside is not None:
        return ()
    return (*row.phrases, *(row.field.other_phrases if row.field is not None else ()))
