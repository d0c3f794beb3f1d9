"""Every call to the journal, off the screen's thread: reads where the latest counts, changes one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Thread, current_thread
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import get_current_worker

from tracker.tui.messages import ChangeWaits, JobEnded, JobFailed

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

    from tracker.store.waiting import Patience

CHANGE = "change"  # the group of calls that write
LONG = 2.0  # seconds between looks whether a change that still goes on waits


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


class _Making:
    """A change that is being made."""

    def __init__(self, job: Job, patience: Patience) -> None:
        self.job = job
        self.patience = patience
        self.thread: Thread | None = None  # which has taken it up
        self.given_up = False
        self.failed = ""
        self.told: bool | None = None  # what was said last of why it takes long: another window or not


class Backstage:
    """Runs jobs in thread workers of `app`."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Job] = deque()
        self._running: _Making | None = None

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
        """Wait no longer for another window that keeps the running change from being made: it fails as busy.

        So do those that were asked for after it: made without it, they might do what nobody meant.
        """
        if self._running is not None:
            self._running.given_up = True
            self._running.patience.give_up()

    def wind_up(self, seconds: float) -> tuple[str, ...]:
        """See the running change to its end when the app has ended; what was not made, a sentence or two each.

        It waits for no other window any longer; where it has begun to be written it has so many seconds for that.
        """
        running, waiting = self._running, list(self._waiting)
        told = []
        if running is not None:
            running.patience.give_up()
            if running.thread is None:
                waiting.insert(0, running.job)
            else:
                running.thread.join(seconds)
            if running.failed:
                told.append(f"{running.job.description} was cut short as tracker closed. {running.failed}")
        told += (f"{job.description} was not begun as tracker closed: nothing was stored." for job in waiting)
        return tuple(told)

    def ended(self) -> None:
        """The running change came to its end."""
        running, self._running = self._running, None
        if running is not None and running.given_up and running.failed:
            from tracker.errors import BusyJournalError

            for job in self._waiting:
                error = BusyJournalError(f"{job.description} was given up as well: nothing was stored.")
                self._app.post_message(JobFailed(job, error))
            self._waiting.clear()
        self._next()

    def _next(self) -> None:
        if self._waiting and self._running is None:
            from tracker.store.waiting import Patience

            # endless, as somebody is there who can give up
            self._running = making = _Making(self._waiting.popleft(), Patience(endless=True))
            self._start(making.job, exclusive=False)
            self._look_later(making)

    def _look_later(self, making: _Making) -> None:
        self._app.set_timer(LONG, partial(self._tell_long, making))

    def _tell_long(self, making: _Making) -> None:
        """Say of a change that it takes long, and whether another window is why; again when that is otherwise."""
        if self._running is not making:
            return
        waits = making.patience.waiting
        if making.told is not waits:
            making.told = waits
            self._app.post_message(ChangeWaits(making.job.description, waits))
        self._look_later(making)

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
        from tracker.store.waiting import Patience, patience

        worker = get_current_worker()
        making = self._running if job.changes else None
        if making is not None:
            making.thread = current_thread()
            patience.set(making.patience)
        else:
            patience.set(Patience(over=lambda: worker.is_cancelled))
        try:
            result = job.call()
        except Exception as error:  # whatever it is, JobFailed tells it in one place
            if making is not None:
                making.failed = str(error) or type(error).__name__
            if not worker.is_cancelled:
                self._app.post_message(JobFailed(job, error))
        else:
            if not worker.is_cancelled:
                job.to.post_message(job.deliver(result))
        finally:
            if making is not None:
                self._app.post_message(JobEnded(job))
