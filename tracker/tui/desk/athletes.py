"""What the app asks about athletes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from tracker.services.athletes import AthleteForm


class AthleteDesk(DeskCore):
    """Jobs about athletes."""

    def add_athlete(self, to: MessagePump, form: AthleteForm) -> None:
        """Add an athlete to the journal."""
        call = partial(self._tracker.athlete_add, form)
        self._run(Job(CHANGE, "Adding an athlete", call, messages.AthleteAdded, to, failed=messages.AthleteRefused))

    def change_athlete(self, to: MessagePump, name: str, form: AthleteForm) -> None:
        """Change an athlete; whose journal is shown stays the same under another name."""
        tracker = self._tracker

        def changed() -> messages.AthleteChanged:
            athlete = tracker.athlete_set(name, form)
            if tracker.athlete == name:
                tracker.athlete = athlete.name
            return messages.AthleteChanged(athlete)

        self._run(Job(CHANGE, "Changing an athlete", changed, same, to, failed=messages.AthleteRefused))
