"""What the app asks of the journal, each as a job: what is called, and which message brings the answer to whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.drafts import LOG, Drafts
from tracker.tui.failures import OPENING

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker
    from tracker.services.views import Reading, Today

TODAY = "today"  # the group of the calls that read Today


class DeskCore:
    """Hands calls in with `run`. Nothing here waits: every answer is a message to `to`."""

    def __init__(self, tracker: Tracker, run: Callable[[Job], None]) -> None:
        self._tracker = tracker
        self._run = run
        self.drafts = Drafts(tracker.path, tracker.clock.now)
        self.version: int | None = None  # of the journal, before Today was first read

    def read(self, line: str, today: Today) -> Reading:
        """How a line reads, at once: no storage is touched. InputError or RefusedError where it can't be read."""
        return self._tracker.read(line, today)

    def open(self, to: MessagePump) -> None:
        """Open the journal and read Today: all that is slow to import is imported in that thread."""

        def opened() -> Today:
            import tracker.tui.present.first  # noqa: F401 here, off the screen's thread

            self.drafts.take_up()
            self._tracker.open()
            self.version = self._tracker.data_version()
            return self._tracker.today()

        self._run(Job(OPENING, "Opening the journal", opened, messages.TodayRead, to))

    def warm_up(self, to: MessagePump) -> None:
        """Import what the other places and the first typed line need, before they are asked for."""

        def warmed() -> messages.WarmedUp:
            import tracker.tui.present.later  # noqa: F401 here, off the screen's thread

            return messages.WarmedUp()

        self._run(Job("warm", "Warming up", warmed, same, to, quiet=True))

    def read_today(self, to: MessagePump) -> None:
        """Read Today afresh."""
        self._run(Job(TODAY, "Reading today", self._tracker.today, messages.TodayRead, to))

    def read_version(self, to: MessagePump) -> None:
        """See whether another window wrote."""
        call = self._tracker.data_version
        self._run(Job("version", "Looking for changes", call, messages.VersionRead, to, quiet=True))

    def log_line(self, to: MessagePump, line: str, with_: tuple[str, ...] = ()) -> None:
        """Log a line, for the athletes of those names too."""
        tracker, drafts = self._tracker, self.drafts

        def logged() -> object:
            found = tracker.log(line, with_=with_) if with_ else tracker.log(line)
            drafts.stored(LOG, line)  # here already: should the app end now, it must not be offered once more
            return found

        self._change(to, "Logging", logged, partial(messages.SessionsLogged, line), line)

    def mark_today(self, to: MessagePump, kind: str, with_: tuple[str, ...] = ()) -> None:
        """Mark today, for the athletes of those names too."""
        call = partial(self._tracker.mark, kind, with_=with_) if with_ else partial(self._tracker.mark, kind)
        self._change(to, "Marking the day", call, partial(messages.DayMarked, kind))

    def undo(self, to: MessagePump) -> None:
        """Take back the last change."""
        self._change(to, "Undoing", self._tracker.undo, messages.ChangeUndone)

    def redo(self, to: MessagePump) -> None:
        """Make the change again that was taken back last."""
        self._change(to, "Redoing", self._tracker.redo, messages.ChangeRedone)

    def _change(
        self,
        to: MessagePump,
        description: str,
        call: Callable[[], object],
        deliver: Callable[..., Message],
        line: str | None = None,
    ) -> None:
        """A call that writes; with a `line`, its refusal goes back to `to` as well."""
        failed = None if line is None else partial(messages.LineRefused, line)
        self._run(Job(CHANGE, description, call, deliver, to, failed=failed))


def same(message: Message) -> Message:
    """A call that makes its message itself."""
    return message
