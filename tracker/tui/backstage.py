"""Every call to the journal, off the screen's thread: reads where the latest counts, changes one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import get_current_worker

from tracker.tui.messages import JobEnded, JobFailed

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

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

    def run(self, job: Job) -> None:
        """Start a job; changes wait for the change before them, so that they happen in the order they were asked."""
        if not job.changes:
            self._start(job, exclusive=True)
            return
        self._waiting.append(job)
        self._next()

    def ended(self) -> None:
        """The running change came to its end."""
        self._running = None
        self._next()

    def _next(self) -> None:
        if self._waiting and self._running is None:
            self._running = job = self._waiting.popleft()
            self._start(job, exclusive=False)
            self._app.set_timer(LONG, partial(self._tell_long, job))

    def _tell_long(self, job: Job) -> None:
        """Say of a change that it waits, most likely because another window is writing."""
        if self._running is job:
            said = f"{job.description} takes long; perhaps another window is writing to the journal. It goes on."
            self._app.notify(said, title="Still waiting", severity="warning", markup=False)

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
        try:
            result = job.call()
        except Exception as error:  # whatever it is, JobFailed tells it in one place
            if not worker.is_cancelled:
                self._app.post_message(JobFailed(job, error))
        else:
            if not worker.is_cancelled:
                job.to.post_message(job.deliver(result))
        finally:
            if job.changes:
                self._app.post_message(JobEnded(job))
