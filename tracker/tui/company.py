"""Whose journal the app shows, who is in it, and what they start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from tracker.tui.adjustable import AdjustableApp

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.services.tracker import Tracker
    from tracker.services.views import Today
    from tracker.tui.desk import Desk
    from tracker.tui.screens.place import Place

FEW = 2  # athletes between whom the key switches without asking


class CompanyApp(AdjustableApp):
    """The actions about athletes and starting; the app itself holds the journal."""

    tracker: Tracker
    desk: Desk
    today: var[Today | None] = var(None)

    @property
    def shown(self) -> Place | None:
        """The place on the screen."""
        raise NotImplementedError

    def read_afresh(self) -> None:
        """Read Today and what is shown."""
        raise NotImplementedError

    async def action_next_athlete(self) -> None:
        """Show the journal of the other athlete; where there are several, of the one that is chosen."""
        today = self.today
        if today is None:
            return
        names = [athlete.name for athlete in today.athletes]
        if len(names) <= FEW:
            at = names.index(today.athlete.name) if today.athlete.name in names else -1
            self._show_athlete(names[(at + 1) % len(names)])
            return
        from tracker.tui.dialogs.athletes import AthletesDialog

        await self.push_screen(AthletesDialog(today.athletes, today.athlete.name, ascii=self.ascii), self._show_athlete)

    def _show_athlete(self, name: str | None) -> None:
        if name is not None:
            self.tracker.athlete = name
            self.read_afresh()

    async def action_add_athlete(self) -> None:
        """Add somebody to the journal."""
        from tracker.tui.dialogs.athlete import AthleteDialog

        if self.today is not None:
            await self.push_screen(AthleteDialog(self.desk, self.today.athlete))

    async def action_change_athlete(self) -> None:
        """Change the athlete whose journal is shown."""
        from tracker.tui.dialogs.athlete import AthleteDialog

        if self.today is not None:
            await self.push_screen(AthleteDialog(self.desk, self.today.athlete, change=True))

    async def action_start_challenge(self, slug: str = "") -> None:
        """Choose a challenge from the library, `slug` to begin with, and start it."""
        from tracker.tui.dialogs.start import StartDialog

        if self.today is not None:
            await self.push_screen(StartDialog(self.desk, self.today, slug, ascii=self.ascii), self._challenge_started)

    def _challenge_started(self, progress: Progress | None) -> None:
        """Tell the place that is shown."""
        from tracker.tui.messages import ChallengeStarted

        if progress is not None:
            (self.shown or self).post_message(ChallengeStarted(progress))
