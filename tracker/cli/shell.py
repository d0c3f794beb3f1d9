"""What a command works with: the options, the output and the journal's handle, opened when first asked for."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from tracker.cli.options import Options
from tracker.cli.output import Output
from tracker.clock import Clock, ShiftedClock, SystemClock
from tracker.settings.chosen import Settings

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker


class AppOpener(Protocol):
    """Opens the app on a journal and returns its exit code."""

    def __call__(self, tracker: "Tracker", *, demo: bool, settings: Settings) -> int: ...


class KeyJudge(Protocol):
    """What is wrong with keys of the app's commands, by their ids: a sentence each, none where they may be so."""

    def __call__(self, keys: Mapping[str, str]) -> Sequence[str]: ...


class Shell:
    """One run of the command line, handed to the command it runs. Without an app to open it answers in text.

    `options` are what the line says, `settings` what is in force with the variables and the file.
    """

    def __init__(
        self,
        options: Options,
        output: Output,
        settings: Settings,
        app: AppOpener | None = None,
        keys: KeyJudge | None = None,
    ) -> None:
        self.options = options
        self.output = output
        self.settings = settings
        self.app = app
        self.keys = keys
        self._tracker: Tracker | None = None

    def clock(self, default: datetime | None = None) -> Clock:
        """The clock: from `--at`, else one that starts at `default`, else the machine's. Raises UsageError."""
        if self.options.at is not None:
            from tracker.cli.instants import read_instant
            from tracker.clock import system_zone

            return ShiftedClock(read_instant(self.options.at, system_zone))
        return SystemClock() if default is None else ShiftedClock(default)

    @property
    def tracker(self) -> "Tracker":
        """The journal's handle, opened. Raises UsageError for a wrong `--at` and JournalError."""
        if self._tracker is None:
            from tracker.config import journal_path
            from tracker.services.tracker import Tracker

            clock = self.clock()
            path = journal_path(self.settings.journal)
            tracker = Tracker(path, clock, athlete=self.options.athlete, units=self.settings.units)
            tracker.open()
            self._tracker = tracker
        return self._tracker

    def use(self, tracker: "Tracker") -> None:
        """Work on this journal from now on: the demo's."""
        self.close()
        tracker.open()
        self._tracker = tracker

    def close(self) -> None:
        """Let go of the journal."""
        if self._tracker is not None:
            self._tracker.close()
            self._tracker = None


def terminal() -> bool:
    """Whether a person sits at both ends: without one the app must not open."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
