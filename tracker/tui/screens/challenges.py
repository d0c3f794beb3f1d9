"""Challenges: the list, and the opened one beside it, or instead of it where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from tracker.domain.text import clean_text
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.ink import KEY, MUTED
from tracker.tui.screens.place import Place
from tracker.tui.widgets.facts_panel import FactsPanel
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList
from tracker.tui.widgets.plan_panel import PlanPanel
from tracker.tui.widgets.stage_table import StageTable

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.tui.desk import Desk

EMPTY = Content.assemble("No challenge yet. ", ("n", KEY), (" starts one.", MUTED))


class ChallengesScreen(Place):
    """The list reads every challenge; the one under the cursor is read with its day table and shown."""

    AREA: ClassVar[str] = "challenges"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "challenges.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("challenges")]
    AUTO_FOCUS: ClassVar[str | None] = "#challenge-list"

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._wanted: str | None = None  # the handle to put the cursor on
        self._entering = False  # whether the focus is to go into the challenge once it is read
        self._rules: tuple[str, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The list at the left, the opened challenge's panels at the right."""
        with Horizontal(id="places"):
            yield PickList["Progress"](self._list_rows, tall=2, empty=EMPTY, id="challenge-list", classes="panel")
            with VerticalScroll(id="opened", can_focus=False):
                yield FactsPanel(
                    "Summary", self._summary, "How the challenge stands, in figures and words.", id="summary"
                )
                yield StageTable()
                yield PlanPanel(id="plan")
                yield FactsPanel(
                    "Medals", self._medals, "The medals earned with it, each with what earned it.", id="medals"
                )
                yield FactsPanel("Road", self._road, "The road, its places, and where you are on it.", id="road")
                yield FactsPanel("Rules", self._rule_lines, "The rules in plain words.", id="rules")
                yield FactsPanel(
                    "Printed figures",
                    self._claims,
                    "Figures as they were printed about it, each with its source. Where they disagree all are kept; "
                    "the marked one counts here.",
                    id="claims",
                )

    def on_mount(self) -> None:
        """Name the list."""
        found = self.challenge_list
        found.border_title = Content("Challenges")
        found.border_subtitle = key_line(("challenges.open", "challenges.start", "challenges.end"))
        self.add_class("-none")

    @property
    def challenge_list(self) -> PickList[Progress]:
        """The list."""
        return self.query_one("#challenge-list", PickList)

    # -- lines ----------------------------------------------------------------------------------------------------

    @property
    def units(self) -> str:
        """The athlete's unit of distance."""
        return self.today.units if self.today is not None else "km"

    def _list_rows(self, progress: Progress, width: int) -> tuple[Content, Content]:
        from tracker.tui.present.challenge import list_rows

        return list_rows(progress, width, ascii=self.ascii)

    def _summary(self, progress: Progress, width: int) -> list[Content]:
        from tracker.tui.present.challenge import summary_lines

        return summary_lines(progress, self.units, width, ascii=self.ascii)

    def _medals(self, progress: Progress, width: int) -> list[Content]:
        from tracker.tui.present.challenge import medal_lines

        return medal_lines(progress, width, ascii=self.ascii)

    def _road(self, progress: Progress, width: int) -> list[Content]:
        from tracker.tui.present.challenge import road_lines

        return road_lines(progress, self.units, width, ascii=self.ascii)

    def _rule_lines(self, progress: Progress, width: int) -> list[Content]:
        from tracker.tui.present.challenge import rule_lines

        return rule_lines(self._rules, width)

    def _claims(self, progress: Progress, width: int) -> list[Content]:
        from tracker.tui.present.challenge import claim_lines

        return claim_lines(progress, width, ascii=self.ascii)

    # -- data -----------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again, then the opened one."""
        self.desk.read_challenges(self)

    def open_handle(self, handle: str) -> None:
        """Put the cursor on a challenge and open it, now or when the list is read."""
        self._wanted = handle
        self._entering = True
        self.add_class("-opened")
        if not self.stale:
            self._place_cursor()
            self._read_picked()

    def _place_cursor(self) -> None:
        handles = [progress.handle for progress in self.challenge_list.items]
        if self._wanted in handles:
            self.challenge_list.move_to(handles.index(self._wanted) * self.challenge_list.tall)
            self._wanted = None

    @on(messages.ChallengesRead)
    def _challenges_read(self, event: messages.ChallengesRead) -> None:
        event.stop()
        picked = self.challenge_list.picked
        if self._wanted is None and picked is not None:
            self._wanted = picked.handle
        self.challenge_list.set_items(event.challenges)
        self.challenge_list.border_title = Content(f"Challenges · {len(event.challenges)}")
        self._place_cursor()
        self._read_picked()
        self.refresh_bindings()

    def _read_picked(self) -> None:
        picked = self.challenge_list.picked
        if picked is not None:
            self.desk.read_challenge(self, picked.handle)
        else:
            self.add_class("-none")

    @on(messages.ChallengeRead)
    def _challenge_read(self, event: messages.ChallengeRead) -> None:
        event.stop()
        self._rules = event.rules
        self.remove_class("-none")
        table = self.query_one(StageTable)
        table.units, table.ascii = self.units, self.ascii
        for panel in self.query(FactsPanel):
            panel.progress = event.progress
        table.progress = event.progress
        self.query_one(PlanPanel).progress = event.progress
        self.query_one("#summary", FactsPanel).title(event.progress.challenge.title)
        if self._entering:
            self._entering = False
            self.call_after_refresh(self.query_one("#summary").focus)

    @on(messages.ChallengeStarted)
    def _started(self, event: messages.ChallengeStarted) -> None:
        self._wanted = event.progress.handle

    @on(LineList.Moved, "#challenge-list")
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._read_picked()
        self.refresh_bindings()

    @on(PlanPanel.DrawingWanted)
    def _drawing_wanted(self, event: PlanPanel.DrawingWanted) -> None:
        event.stop()
        self.desk.draw_plan(self, event.progress, event.width, event.height, self.units, ascii=self.ascii)

    @on(messages.PlanDrawn)
    def _plan_drawn(self, event: messages.PlanDrawn) -> None:
        event.stop()
        self.query_one(PlanPanel).show_drawing(event.drawing)

    # -- keys -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ending needs a challenge that has not ended; back needs somewhere to go back from."""
        picked = self.challenge_list.picked if self.is_mounted else None
        if action == "end":
            from tracker.tui.present.challenge import RUNNING

            return picked is not None and picked.status in RUNNING
        if action == "explain":
            return picked is not None
        if action == "open":
            return picked is not None and self.focused is self.challenge_list
        if action == "back":
            return self.focused is not self.challenge_list or self.has_class("-opened")
        return True

    def action_open(self) -> None:
        """Show the challenge under the cursor, whole where it is narrow, and go into it."""
        self.add_class("-opened")
        self.call_after_refresh(self.query_one("#summary").focus)

    @on(LineList.Chosen, "#challenge-list")
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_open()

    def action_back(self) -> None:
        """Back to the list."""
        self.remove_class("-opened")
        self.call_after_refresh(self.challenge_list.focus)

    def action_explain(self) -> None:
        """Say why: of the day under the cursor in the day table, else of the whole challenge."""
        picked = self.challenge_list.picked
        if picked is None:
            return
        table = self.query_one(StageTable)
        self.desk.read_why(self, picked.handle, table.day if table.has_focus_within else None)

    @on(messages.WhyRead)
    async def _why_read(self, event: messages.WhyRead) -> None:
        event.stop()
        from tracker.tui.dialogs.words import WordsDialog

        await self.app.push_screen(WordsDialog("Why", [Content(clean_text(text)) for text in event.sentences]))

    async def action_end(self) -> None:
        """End the challenge under the cursor, after asking."""
        picked = self.challenge_list.picked
        if picked is None:
            return
        from tracker.tui.dialogs.confirm import ConfirmDialog
        from tracker.tui.present.challenge import ending

        title, lines = ending(picked)
        dialog = ConfirmDialog(title, lines, "What was logged stays in the journal. u takes the end back.")
        await self.app.push_screen(dialog, partial(self._end_answered, picked.handle))

    def _end_answered(self, handle: str, yes: bool | None) -> None:
        if yes:
            self.desk.end_challenge(self, handle)
