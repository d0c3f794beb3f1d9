"""Limited children that work on jobs, several at once: a line of text in, lines of text out, an empty one at the end.

What stands in a line is for others to know. A child that is late, dies or says too much is ended, reaped and replaced,
and its job is marked; the others go on. Jobs belong to sources, which the caller goes through in order: one child is
always left for the source in front, and what the others have read ahead is held only up to a limit.
"""

import os
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from heapq import heappop, heappush
from threading import Condition, Event, Thread

from tracker.sources.child import ChildError, is_out_of_time, start
from tracker.sources.confining import OUT_OF_MEMORY

CHILDREN = 4
SECONDS = 10.0  # without a word from the child
STARTING = 60.0  # seconds until it is there, on a machine under load
MEMORY = 300_000_000  # bytes above what it starts with
LINE = 16_000_000  # bytes
LINES = 2_000_000  # of one job; what is told of it is kept
HELD = 48_000_000  # bytes of lines that nobody has taken yet
_LOOK = 20  # times that the clock is looked at before somebody is late
_START = (
    "import gc, sys; gc.disable(); module, memory, *sys.path = sys.argv[1:]; "
    "from tracker.sources.confining import run_confined; run_confined(module, int(memory))"
)


class Fault(Enum):
    """Why a job has no end."""

    LATE = "late"
    MEMORY = "memory"
    DIED = "died"


@dataclass(slots=True, eq=False)
class Job:
    """One job in hand: the lines that came so far and were not taken, and how it ended."""

    source: int
    text: bytes
    ended: bool = False
    fault: Fault | None = None
    _lines: list[bytes] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Child:
    process: "subprocess.Popen[bytes]"
    since: float | None = None  # we listen to it since then
    patience: float = STARTING
    late: bool = False

    def line(self, patience: float) -> bytes:
        """The next line; empty where there is none any more, or it is too long."""
        stream = self.process.stdout
        if stream is None:
            return b""
        self.patience, self.since = patience, time.monotonic()
        try:
            line = stream.readline(LINE)
        finally:
            self.since = None
        return line if line.endswith(b"\n") else b""

    def ask(self, text: bytes) -> None:
        stream = self.process.stdin
        with suppress(OSError):  # it has gone: the missing answer tells
            if stream is not None:
                stream.write(text + b"\n")
                stream.flush()

    def end(self) -> int:
        """End it, reap it; its exit code, which is its own where it had ended before."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(0.0 if self.late else 0.05)
        self.process.kill()
        code = self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        return code


class Pool:
    """Up to `size` children that run `module` (its `main` reads jobs), each started when it is first needed."""

    def __init__(
        self, module: str, *, size: int | None = None, seconds: float = SECONDS, memory: int = MEMORY, held: int = HELD
    ) -> None:
        self._module = module
        self._seconds = seconds
        self._memory = memory
        self._most_held = held
        self._size = size or max(1, min(CHILDREN, os.cpu_count() or 1))
        self._changed = Condition()
        self._waiting: list[tuple[int, int, Job]] = []
        self._count = 0
        self._head = 0
        self._ahead: list[Job] = []  # being worked on, of sources behind the one in front
        self._held = 0
        self._happened = 0
        self._over = Event()
        self._closed = False
        self._failed: ChildError | None = None
        self._children: list[_Child] = []
        self._threads: list[Thread] = []

    def put(self, source: int, text: bytes) -> Job:
        """Have a job done, a line without its end. Jobs of earlier sources come first, those of one in their order."""
        job = Job(source, text)
        with self._changed:
            heappush(self._waiting, (source, self._count, job))
            self._count += 1
            if not self._threads:
                self._threads = [Thread(target=self._watch, daemon=True)]
                self._threads[0].start()
            if len(self._threads) <= self._size:
                thread = Thread(target=self._serve, daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify_all()
        return job

    def front(self, source: int) -> None:
        """The caller has come to this source."""
        with self._changed:
            self._head = source
            self._ahead = [job for job in self._ahead if job.source > source]
            self._changed.notify_all()

    def take(self, job: Job) -> list[bytes]:
        """The lines of a job that nobody has taken yet. ChildError where no child can be had at all."""
        with self._changed:
            if self._failed is not None:
                raise self._failed
            lines, job._lines = job._lines, []
            self._held -= sum(map(len, lines))
            self._changed.notify_all()
            return lines

    def news(self, seen: int, seconds: float) -> int:
        """Wait until more has happened than what was `seen`, at most so many seconds; how much that is by now.

        Look at the jobs after asking, and hand the answer in the next time: then nothing is missed.
        """
        with self._changed:
            if self._happened == seen and self._failed is None:
                self._changed.wait(seconds)
            return self._happened

    def close(self) -> None:
        """End every child at once and wait until all are gone."""
        with self._changed:
            self._closed = True
            children = list(self._children)
            self._changed.notify_all()
        self._over.set()
        for child in children:
            with suppress(OSError):
                child.process.kill()
        for thread in self._threads:
            thread.join()

    def _watch(self) -> None:
        """Kill whoever is late."""
        pause = min(self._seconds / _LOOK, 0.25)
        while not self._over.wait(pause):
            with self._changed:
                children = list(self._children)
            now = time.monotonic()
            for child in children:
                since = child.since
                if since is not None and now - since > child.patience:
                    child.late = True
                    with suppress(OSError):
                        child.process.kill()

    def _serve(self) -> None:
        child: _Child | None = None
        try:
            while (job := self._next()) is not None:
                child = child or self._started()
                if child is None:
                    return
                child.ask(job.text)
                fault = None
                said = 0
                while (line := child.line(self._seconds)) != b"\n":
                    said += 1
                    if not line or said > LINES:
                        fault, child = self._ended(child), None
                        break
                    self._told(job, line[:-1])
                self._finished(job, fault)
        finally:
            if child is not None:
                self._ended(child)

    def _next(self) -> Job | None:
        """The next job that may be done now; None when all is over."""
        with self._changed:
            while not self._closed:
                if self._waiting:
                    source = self._waiting[0][0]
                    room = len(self._ahead) < self._size - 1 and self._held < self._most_held
                    if source <= self._head or room:
                        job = heappop(self._waiting)[2]
                        if source > self._head:
                            self._ahead.append(job)
                        return job
                self._changed.wait()
            return None

    def _started(self) -> _Child | None:
        """A child that has said that it is there. None, and nothing goes on, where that can't be had."""
        try:
            child = _Child(start(_START, self._module, str(self._memory)))
        except ChildError as error:
            self._fail(error)
            return None
        with self._changed:
            self._children.append(child)
            closed = self._closed
        if not closed and child.line(STARTING) == b"\n":
            return child
        self._ended(child)
        self._fail(ChildError("a second Python was started and is not there"))
        return None

    def _fail(self, error: ChildError) -> None:
        with self._changed:
            self._failed = error
            self._closed = True
            self._changed.notify_all()

    def _ended(self, child: _Child) -> Fault:
        code = child.end()
        with self._changed:
            self._children.remove(child)
        if child.late or is_out_of_time(code):
            return Fault.LATE
        return Fault.MEMORY if code == OUT_OF_MEMORY else Fault.DIED

    def _told(self, job: Job, line: bytes) -> None:
        """Keep a line until it is taken; where too much is kept already, not before there is room."""
        with self._changed:
            while not self._closed:
                # the one in front has as much room again, so that those behind can't keep it from going on
                most = self._most_held * (2 if job.source <= self._head else 1)
                if self._held < most:
                    break
                self._changed.wait()
            job._lines.append(line)
            self._held += len(line)
            self._happened += 1
            self._changed.notify_all()

    def _finished(self, job: Job, fault: Fault | None) -> None:
        with self._changed:
            job.ended, job.fault = True, fault
            self._happened += 1
            if job in self._ahead:
                self._ahead.remove(job)
            self._changed.notify_all()
