"""Every call to the journal, off the screen's thread: reads where the latest counts, changes one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import get_current_worker

from tracker.tui.messages import ChangeWaits, JobEnded, JobFailed

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

    from tracker.store.waiting import Patience

CHANGE = "change"  # the group of calls that write
LONG = 2.0  # seconds after which a change that is still waiting says so


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One call: `call` runs in a thread, `deliver` makes its result a message, `to` gets it.

    `group` says what it is about: of two reads in a group only the later is delivered. When the call raises, the app
    gets JobFailed; `failed` then makes the message that `to` gets besides, so that a field can keep its text and say
    what was wrong with it. A `quiet` job's failure is told once, not at every turn.
    """

    group: str
    description: str
    call: Callable[[], Any]
    deliver: Callable[[Any], Message]
    to: MessagePump
    failed: Callable[[Exception], Message] | None = None
    quiet: bool = False

    @property
    def changes(self) -> bool:
        """Whether it writes to the journal."""
        return self.group == CHANGE


class Backstage:
    """Runs jobs in thread workers of `app`."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None  # the change that is being made
        self._patience: Patience | None = None  # with which it waits for other windows
        self.unmade = ""  # the change that failed when the app had ended, which nobody else would tell

    def run(self, job: Job) -> None:
        """Start a job; changes wait for the change before them, so that they happen in the order they were asked."""
        if not job.changes:
            self._start(job, exclusive=True)
            return
        self._waiting.append(job)
        self._next()

    @property
    def changing(self) -> bool:
        """Whether a change is being made."""
        return self._running is not None

    def give_up(self) -> None:
        """Wait no longer for another window that keeps the running change from being made: it fails as busy."""
        if self._patience is not None:
            self._patience.give_up()

    def ended(self) -> None:
        """The running change came to its end."""
        self._running = self._patience = None
        self._next()

    def _next(self) -> None:
        if self._waiting and self._running is None:
            from tracker.store.waiting import Patience

            self._running = job = self._waiting.popleft()
            self._patience = Patience(endless=True)  # somebody is there who can give up
            self._start(job, exclusive=False)
            self._app.set_timer(LONG, partial(self._tell_long, job))

    def _tell_long(self, job: Job) -> None:
        """Say of a change that it takes long, and whether another window is why."""
        if self._running is job and self._patience is not None:
            self._app.post_message(ChangeWaits(job.description, self._patience.waiting))

    def _start(self, job: Job, *, exclusive: bool) -> None:
        self._app.run_worker(
            partial(self._work, job),
            name=job.description,
            group=job.group,
            description=job.description,
            exit_on_error=False,
            exclusive=exclusive,
            thread=True,
        )

    def _work(self, job: Job) -> None:
        worker = get_current_worker()
        if job.changes:
            from tracker.store.waiting import patience

            patience.set(self._patience)
        try:
            result = job.call()
        except Exception as error:  # whatever it is, JobFailed tells it in one place
            if not worker.is_cancelled:
                self._app.post_message(JobFailed(job, error))
            elif job.changes:
                self.unmade = f"{job.description} was cut short as tracker closed. {error}"
        else:
            if not worker.is_cancelled:
                job.to.post_message(job.deliver(result))
        finally:
            if job.changes:
                self._app.post_message(JobEnded(job))
