"""What a draft would become, with its first day and the two ways to keep it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button

from tracker.tui.commands import key_line
from tracker.tui.widgets.first_day import FirstDay
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.articles.drafts import Draft as ArticleDraft
    from tracker.tui.drafts import Draft
    from tracker.tui.sheet import Planned


class AdoptionWords(Panel, can_focus=False):
    """The plan in words; no border of its own."""

    DEFAULT_CLASSES: ClassVar[str] = ""
    planned: reactive[tuple[Planned, ...] | None] = reactive(None, layout=True)
    draft: reactive[ArticleDraft | None] = reactive(None, layout=True)
    units = reactive("km")
    ascii = reactive(False)

    def lines(self, width: int) -> list[Content]:
        """The rows; one blank while it waits."""
        if self.planned is None or self.draft is None:
            return [Content("")]
        from tracker.tui.present.adoption import planned_lines

        return planned_lines(self.planned, self.draft, self.units, width, ascii=self.ascii)


class AdoptionPanel(Vertical):
    """The plan above, below it the first day and two buttons."""

    HELP: ClassVar[str] = (
        "The plan as it would be started on the first day below: what each day asks, how much in all, the road, and "
        "the races that go into the journal. ctrl+s starts it, s keeps it as a template without starting."
    )

    def __init__(self, today: date, day: Draft) -> None:
        super().__init__(id="adoption", classes="panel")
        self._today = today
        self._day = day

    def compose(self) -> ComposeResult:
        """The plan, then the row of the first day."""
        with VerticalScroll(id="adoption-plan"):
            yield AdoptionWords()
        with Horizontal(id="adoption-row"):
            yield FirstDay(self._today, self._day, alone=False)
            yield Button("Start", id="adoption-start", compact=True, action="screen.start")
            yield Button("Save", id="adoption-save", compact=True, action="screen.save")

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("As it would be started")
        self.border_subtitle = key_line(("draft.start", "draft.save", "draft.day"))

    @property
    def words(self) -> AdoptionWords:
        """The plan."""
        return self.query_one(AdoptionWords)

    @property
    def first(self) -> FirstDay:
        """The first day."""
        return self.query_one(FirstDay)

    def show_plan(self, draft: ArticleDraft, planned: tuple[Planned, ...]) -> None:
        """Show what the draft would become."""
        self.words.draft, self.words.planned = draft, planned
        self.first.display = bool(planned)
        starts = any(one.progress is not None for one in planned)
        self.query_one("#adoption-start", Button).label = Content("Start" if planned else "Keep")
        self.set_class(not starts and bool(planned), "-refused")
