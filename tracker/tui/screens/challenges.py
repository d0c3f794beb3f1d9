"""Challenges: the list, and the opened one beside it, or instead of it where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from tracker.domain.text import clean_text
from tracker.domain.what_if import WhatIf
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.ink import KEY, MUTED
from tracker.tui.screens.supposing import Supposing
from tracker.tui.widgets.chart_panel import ChartPanel
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.opened_challenge import OpenedChallenge
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.tui.desk import Desk

BROAD = 150  # cells from which the opened challenge has two columns
EMPTY = Content.assemble("No challenge yet. ", ("n", KEY), (" starts one.", MUTED))


class ChallengesScreen(Supposing):
    """The list reads every challenge; the one under the cursor is read with its day table and shown."""

    AREA: ClassVar[str] = "challenges"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "challenges.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("challenges")]
    AUTO_FOCUS: ClassVar[str | None] = "#challenge-list"
    HELP: ClassVar[str] = (
        "Every challenge, those that run before those that are over. The one under the cursor is told beside the list: "
        "how it stands, its days, its plan and its road, its medals and its rules. enter goes into it, where s and r "
        "ask what if a day were skipped or one of rest; n starts a new one, e ends one before its time."
    )

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._wanted: str | None = None  # the handle to put the cursor on
        self._entering = False  # whether the focus is to go into the challenge once it is read

    def body(self) -> Iterable[Widget]:
        """The list at the left, the opened challenge's panels at the right."""
        with Horizontal(id="places"):
            yield PickList["Progress"](self._list_rows, tall=2, empty=EMPTY, id="challenge-list", classes="panel")
            yield OpenedChallenge(ascii=self.ascii)

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
        self.remove_class("-none")
        shown, what = self.opened.opened, self.opened.stages.what
        now = event.opened.progress
        same = shown is not None and (shown.progress.handle, shown.progress.athlete_id) == (now.handle, now.athlete_id)
        if what and (not same or what.days[0] < now.today):
            self.opened.stages.what = WhatIf()
        self.opened.show(event.opened, self.units, fresh=not same)
        if self.supposing:
            self.suppose_again()
        if self._entering:
            self._entering = False
            self.call_after_refresh(self._enter)
        self.refresh_bindings()

    def _enter(self) -> None:
        """Into the opened challenge: to today in its day table, where it has one."""
        table = self.opened.stages
        self.set_focus(table.rows if table.display else self.query_one("#summary"))

    @on(messages.ChallengeStarted)
    def _started(self, event: messages.ChallengeStarted) -> None:
        self._wanted = event.progress.handle

    @on(LineList.Moved, "#challenge-list")
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._read_picked()
        self.refresh_bindings()

    @on(ChartPanel.DrawingWanted)
    def _drawing_wanted(self, event: ChartPanel.DrawingWanted) -> None:
        event.stop()
        self.desk.draw(event.panel, f"challenges {event.panel.id}", event.make)

    def on_resize(self, event: Resize) -> None:
        """Where it is broad the panels stand in two columns."""
        self.set_class(event.size.width >= BROAD, "-broad")

    # -- keys -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ending needs a challenge that has not ended; back needs something to go back from."""
        if not self.is_mounted:
            return False
        picked = self.challenge_list.picked
        if action == "end":
            from tracker.tui.present.challenge import RUNNING

            return picked is not None and picked.status in RUNNING
        if action in ("explain", "share"):
            return picked is not None
        if action == "open":
            return picked is not None and self.focused is self.challenge_list
        if action == "back":
            return self.supposing or self.focused is not self.challenge_list or self.has_class("-opened")
        if action == "ghost":
            return self.opened.opened is not None and bool(self.opened.opened.ghosts)
        if action in ("clear", "keep"):
            return self.supposing
        return True

    def action_open(self) -> None:
        """Show the challenge under the cursor, whole where it is narrow, and go into it."""
        self.add_class("-opened")
        self.call_after_refresh(self._enter)

    @on(LineList.Chosen, "#challenge-list")
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_open()

    def action_back(self) -> None:
        """Suppose nothing any more; then back to the list."""
        if self.supposing:
            self.action_clear()
            return
        self.remove_class("-opened")
        self.call_after_refresh(self.challenge_list.focus)

    def action_explain(self) -> None:
        """Say why: of the day under the cursor in the day table, else of the whole challenge."""
        picked = self.challenge_list.picked
        if picked is None:
            return
        table = self.opened.stages
        self.desk.read_why(self, picked.handle, table.day if table.has_focus_within else None)

    async def action_share(self) -> None:
        """Make a card of the challenge under the cursor, or of its day under the cursor in the day table."""
        picked, table = self.challenge_list.picked, self.opened.stages
        if picked is not None:
            on = table.day if table.has_focus_within else None
            kind, day = ("challenge", "") if on is None else ("day", on.isoformat())
            await self.app.run_action(f"app.share({kind!r}, {picked.handle!r}, {day!r})")

    def action_ghost(self) -> None:
        """Compare with the next ghost: nobody, the article's athlete, partners, former attempts."""
        self.opened.next_ghost()

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
