"""What a command works with: the options, the output and the journal's handle, opened when first asked for."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from tracker.cli.options import Options
from tracker.cli.output import Output
from tracker.clock import Clock, ShiftedClock, SystemClock
from tracker.errors import JournalError
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
        self._opened = False

    def clock(self, default: datetime | None = None) -> Clock:
        """The clock: from `--at`, else one that starts at `default`, else the machine's. Raises UsageError."""
        if self.options.at is not None:
            from tracker.cli.instants import read_instant
            from tracker.clock import system_zone

            return ShiftedClock(read_instant(self.options.at, system_zone))
        return SystemClock() if default is None else ShiftedClock(default)

    @property
    def handle(self) -> "Tracker":
        """The journal's handle, not opened yet: for commands that work on a journal which can't be opened.

        Raises UsageError for a wrong `--at`.
        """
        if self._tracker is None:
            from tracker.config import journal_path
            from tracker.services.tracker import Tracker

            path = journal_path(self.settings.journal)
            self._tracker = Tracker(path, self.clock(), athlete=self.options.athlete, units=self.settings.units)
        return self._tracker

    @property
    def tracker(self) -> "Tracker":
        """The journal's handle, opened. Raises UsageError for a wrong `--at` and JournalError."""
        self.handle.open()
        self._opened = True
        return self.handle

    def use(self, tracker: "Tracker") -> None:
        """Work on this journal from now on: the demo's."""
        self.close()
        tracker.open()
        self._tracker = tracker

    def close(self) -> None:
        """Let go of the journal, which is backed up first if this was the day's first change of it.

        What the command says is handed over before that. A backup that fails is a warning: what was done is stored.
        """
        if self._tracker is None:
            return
        try:
            self._say_read_only(self._tracker)
            self._back_up(self._tracker)
        finally:
            self._tracker.close()
            self._tracker = None

    def _say_read_only(self, tracker: "Tracker") -> None:
        """A word about a journal that can only be read, behind what it holds; a refusal has said so itself."""
        if self._opened and sys.exception() is None and (why := tracker.read_only):
            self.output.warn(f"tracker: {why}")

    def _back_up(self, tracker: "Tracker") -> None:
        if not tracker.has_written:
            return
        from tracker.domain.keeping import Reason

        self.output.flush()
        try:
            tracker.back_up_when_due(Reason.DAILY)
        except JournalError as error:
            said = str(error)
            self.output.warn(f"tracker: What you did is stored, but it is in no backup: {said[:1].lower()}{said[1:]}")


def terminal() -> bool:
    """Whether a person sits at both ends: without one the app must not open."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
