"""What the app asks about races and medals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.domain.races import Race, Result
    from tracker.services.race_forms import RaceForm
    from tracker.services.result_forms import ResultForm
    from tracker.services.views import Today


class RaceDesk(DeskCore):
    """Jobs about races and medals."""

    def read_races(self, to: MessagePump) -> None:
        """Read every race."""
        self._run(Job("races", "Reading the races", self._tracker.races, messages.RacesRead, to))

    def read_race(self, to: MessagePump, handle: str) -> None:
        """Read one race with its bands and bests."""
        call = partial(self._tracker.race_sheet, handle)
        self._run(Job("race", "Reading the race", call, messages.RaceRead, to))

    def read_cabinet(self, to: MessagePump) -> None:
        """Read every medal."""
        self._run(Job("cabinet", "Reading the medals", self._tracker.medals, messages.CabinetRead, to))

    def read_proof(self, to: MessagePump, medal: Medal) -> None:
        """Read what proves a medal."""
        call = partial(self._tracker.proof, medal)
        self._run(Job("proof", "Looking for the proof", call, messages.ProofRead, to))

    def read_race_form(self, form: RaceForm, today: Today) -> Race:
        """How a race reads, at once: no storage is touched. InputError or RefusedError where it can't be read."""
        return self._tracker.read_race(form, today)

    def read_result_form(self, form: ResultForm, before: Result, today: Today) -> Result:
        """How a result reads, at once: no storage is touched. InputError or RefusedError where it can't be read."""
        return self._tracker.read_result(form, before, today)

    def add_race(self, to: MessagePump, form: RaceForm) -> None:
        """Add a race."""
        call = partial(self._tracker.race_add, form)
        self._run(Job(CHANGE, "Adding the race", call, messages.RaceAdded, to, failed=messages.RaceRefused))

    def enter_result(self, to: MessagePump, handle: str, form: ResultForm, session: str | None) -> None:
        """Enter what came of a race: the form says all of it."""
        call = partial(self._tracker.race_result, handle, form, session=session, whole=True)
        self._run(Job(CHANGE, "Saving the result", call, messages.ResultEntered, to, failed=messages.RaceRefused))

    def remove_race(self, to: MessagePump, handle: str) -> None:
        """Remove a race with its results."""
        self._change(to, "Removing the race", partial(self._tracker.race_remove, handle), messages.RaceRemoved)
