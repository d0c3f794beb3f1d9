"""The keys of what-if: they work on the day under the cursor of an opened challenge's day table."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.css.query import NoMatches

from tracker.domain.what_if import WhatIf
from tracker.tui import messages
from tracker.tui.screens.place import Place
from tracker.tui.widgets.opened_challenge import OpenedChallenge
from tracker.tui.widgets.stage_table import StageTable

if TYPE_CHECKING:
    from collections.abc import Callable

ONLY_REST = "Only rest days can be kept, as marks of those days; skipped days and amounts stay supposed."


class Supposing(Place):
    """Asks the journal what follows whenever something else is supposed; nothing is stored before it is told to."""

    @property
    def opened(self) -> OpenedChallenge:
        """The opened challenge."""
        return self.query_one(OpenedChallenge)

    @property
    def supposing(self) -> bool:
        """Whether anything is supposed."""
        try:
            return bool(self.opened.stages.what)
        except NoMatches:
            return False

    @on(StageTable.Supposed)
    def _supposed(self, event: StageTable.Supposed) -> None:
        event.stop()
        self.suppose_again()
        self.refresh_bindings()

    def suppose_again(self) -> None:
        """Show what follows from what is supposed, or how it stands where nothing is."""
        opened, what = self.opened.opened, self.opened.stages.what
        if opened is None:
            return
        if what:
            self.desk.suppose(self, opened.progress.handle, what)
        else:
            self.opened.show_supposed(None, ())

    @on(messages.ChallengeSupposed)
    def _followed(self, event: messages.ChallengeSupposed) -> None:
        event.stop()
        opened = self.opened
        of_this = opened.opened is not None and opened.opened.progress.handle == event.supposed.now.handle
        if of_this and event.supposed.what == opened.stages.what:
            opened.show_supposed(event.supposed, event.ahead)
            if opened.stages.has_focus_within:
                self.call_after_refresh(opened.stages.scroll_visible, animate=False)

    # -- keys -----------------------------------------------------------------------------------------------------

    def _on_day(self, change: Callable[[date], WhatIf]) -> None:
        """Change the day under the cursor, or say why not."""
        day = self.opened.stages.open_day
        if day is None:
            self.notify(
                "Only today and the days to come of a running challenge can be supposed otherwise.", markup=False
            )
        else:
            self.opened.stages.suppose(change(day))

    def action_skip(self) -> None:
        """What if this day were skipped; again, and it is not."""
        self._on_day(self.opened.stages.what.skip)

    def action_rest_day(self) -> None:
        """What if this day were one of rest; again, and it is not."""
        self._on_day(self.opened.stages.what.rest)

    def action_change(self, steps: int) -> None:
        """What if there were more or less of the chosen goal on this day."""
        if self.opened.stages.open_day is None:
            self._on_day(lambda day: self.opened.stages.what)
        else:
            self.opened.stages.change(steps)

    def action_goal(self, step: int) -> None:
        """Let more and less change another goal."""
        self.opened.stages.next_goal(step)

    def action_clear(self) -> None:
        """Suppose nothing any more."""
        self.opened.stages.suppose(WhatIf())

    async def action_keep(self) -> None:
        """Keep what can be kept: the rest days, as marks, after asking."""
        what = self.opened.stages.what
        if not what.rested:
            self.notify(ONLY_REST, title="What if", markup=False)
            return
        from tracker.tui.dialogs.confirm import ConfirmDialog
        from tracker.tui.present.dates import long_day

        days = tuple(sorted(what.rested))
        more = " Skipped days and amounts can't be kept." if what.skipped or what.amounts else ""
        said = "It becomes a rest mark" if len(days) == 1 else "They become rest marks"
        dialog = ConfirmDialog("Mark as rest?", [long_day(day) for day in days], f"{said} in the journal.{more}")
        await self.app.push_screen(dialog, partial(self._keep_answered, days))

    def _keep_answered(self, days: tuple[date, ...], yes: bool | None) -> None:
        if yes:
            self.desk.keep_rests(self, days)

    @on(messages.DayMarked)
    def _marked(self, event: messages.DayMarked) -> None:
        """What was kept is no longer supposed."""
        what = self.opened.stages.what
        for mark in event.logged.marks:
            if mark.on in what.rested:
                what = what.without(mark.on)
        self.opened.stages.suppose(what)
