"""What the app asks about progress."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import Job
from tracker.tui.desk.core import DeskCore

if TYPE_CHECKING:
    from tracker.domain.series import Shown

BUCKETS = {"day": 42, "week": 53, "month": 36, "year": 15}  # read of each kind; a chart shows the last that fit
PACE_DAYS = {"day": 91, "week": 365, "month": 3 * 365, "year": 40 * 365}


class ProgressDesk(DeskCore):
    """Jobs about what was done over time, one a chart, so that none waits for another."""

    def read_sports(self, to: MessagePump) -> None:
        """Read which sports there are."""
        self._run(Job("sports", "Reading the sports", self._tracker.sports, messages.SportsRead, to))

    def read_heat(self, to: MessagePump, sport: str, back: int) -> None:
        """Read the calendar of a sport, `back` years ago."""
        self._series(to, "heat", partial(self._tracker.heat, sport, back=back))

    def read_volume(self, to: MessagePump, sport: str, by: str) -> None:
        """Read how much was done by day, week, month or year."""
        self._series(to, "volume", partial(self._tracker.volume, by, BUCKETS[by], activity=sport))

    def read_years(self, to: MessagePump, sport: str) -> None:
        """Read the years beside each other."""
        self._series(to, "years", partial(self._tracker.years, sport))

    def read_efforts(self, to: MessagePump, sport: str, by: str) -> None:
        """Read pace or speed over time; `by` says over how long."""
        self._series(to, "efforts", partial(self._tracker.efforts, sport, days=PACE_DAYS[by]))

    def read_spans(self, to: MessagePump) -> None:
        """Read the streaks that were."""
        self._series(to, "streaks", self._tracker.streak_spans)

    def read_records(self, to: MessagePump) -> None:
        """Read the records."""
        self._run(Job("records", "Reading the records", self._tracker.records, messages.RecordsRead, to))

    def _series(self, to: MessagePump, panel: str, call: Callable[[], Shown]) -> None:
        self._run(Job(f"series-{panel}", "Reading progress", call, partial(messages.SeriesRead, panel), to))
