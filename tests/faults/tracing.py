"""Runs a piece of work in a forked child that is stopped at every system call which changes something below a folder.

Each of those calls is an event, counted from 1. A plan kills the child right before an event, or has events refused
with an error; without either the events are only noted, with what they wrote where it is asked for.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.calls import HANDLES, OPENS, PATHS, WRITES, install_filter, machine, names
from tests.faults.children import COMPLAINED, SAID, UNKNOWN, Event, Run, live, text
from tests.faults.ptracing import ANY_CHILD, CALL_STOP, SECCOMP_STOP, Call, follow, go_on, trace_me

_STOPS = (signal.SIGSTOP, signal.SIGTRAP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
_AT = -100  # AT_FDCWD


@dataclass(frozen=True)
class Plan:
    """What to do to the child. Numbers count events from 1; 0 is never.

    `refuse_at` refuses one event with `error`, or that one and all later ones; never those that only print.
    """

    kill_at: int = 0
    refuse_at: int = 0
    for_ever: bool = False
    error: int = 0
    record: bool = False


def possible() -> str:
    """Why nothing can be traced here, in a sentence; empty where it can."""
    if machine() is None:
        return f"System calls are stopped at on Linux on x86_64 and aarch64 only, and this is {sys.platform}."
    try:
        run = traced(lambda: 3, Path("/nowhere"))
    except OSError as error:
        return f"This machine lets no process trace another ({error.strerror})."
    return "" if run.status == 3 else "This machine lets no process stop at its system calls."


def traced(
    work: Callable[[], int],
    folder: Path,
    plan: Plan | None = None,
    *,
    ready: Callable[[], None] | None = None,
    seconds: float = 20.0,
) -> Run:
    """Fork, run `work` in the child with the plan, wait for its end. What `ready` does before goes unseen.

    A child that takes longer than `seconds` is killed and its run is `late`. Only one run at a time in a process.
    """
    child = os.fork()
    if child == 0:
        _be_traced(work, ready, folder)
    os.waitpid(child, 0)
    follow(child)
    tracer = _Tracer(child, folder, plan or Plan())
    with _limited(seconds):
        tracer.run_to_end()
    tracer.run.said, tracer.run.complained = (text(folder / name) for name in (SAID, COMPLAINED))
    return tracer.run


def _be_traced(work: Callable[[], int], ready: Callable[[], None] | None, folder: Path) -> None:
    """The child's life under a tracer. Never returns."""
    try:
        trace_me()
        os.kill(os.getpid(), signal.SIGSTOP)
    except OSError:
        os._exit(UNKNOWN)

    def prepared() -> None:
        if ready is not None:
            ready()
        install_filter()

    live(work, prepared, folder)


class _LateError(Exception):
    """The child takes too long."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def late(_number: int, _frame: Any) -> None:
        raise _LateError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class _Tracer:
    """Waits for stops of a child and of all that it starts, and does what the plan says."""

    def __init__(self, child: int, folder: Path, plan: Plan) -> None:
        self.run = Run()
        self._child = child
        self._folder = f"{folder}/"
        self._plan = plan
        self._names = names()
        self._alive = {child}
        self._open: dict[int, int] = {}  # recorded calls whose end is awaited, by thread: which event

    def run_to_end(self) -> None:
        """Until nobody is left."""
        try:
            go_on(self._child)
            while self._alive:
                process, status = os.waitpid(-1, ANY_CHILD)
                self._alive.add(process)
                if os.WIFSTOPPED(status):
                    self._stopped(process, status)
                else:
                    self._ended(process, status)
        except _LateError:
            self.run.late = True
            self._kill_all()
        except BaseException:
            self._kill_all()
            raise

    def _ended(self, process: int, status: int) -> None:
        self._alive.discard(process)
        if process == self._child:
            self.run.status = os.waitstatus_to_exitcode(status)

    def _stopped(self, process: int, status: int) -> None:
        number, event = os.WSTOPSIG(status), status >> 16
        try:
            if event == SECCOMP_STOP:
                self._about_to_call(process)
            elif number == CALL_STOP:
                self._called(process)
            else:
                go_on(process, 0 if event or number in _STOPS else number)
        except ProcessLookupError:  # killed meanwhile: its end is told by the next wait
            pass

    def _about_to_call(self, process: int) -> None:
        call = Call(process)
        event = self._event(call)
        if event is None:
            go_on(process)
            return
        plan, events = self._plan, self.run.events
        number = len(events) + 1
        if number == plan.kill_at:
            self._kill_all()
            return
        events.append(event)
        due = number == plan.refuse_at or (plan.for_ever and number > plan.refuse_at > 0)
        if due and not event.says:
            call.refuse(plan.error)
        elif plan.record:
            self._open[process] = number - 1
            go_on(process, to_next_call=True)
            return
        go_on(process)

    def _kill_all(self) -> None:
        """Kill the child with all its threads and children, and see them dead."""
        for process in self._alive:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        while self._alive:
            try:
                process, status = os.waitpid(-1, ANY_CHILD)
            except ChildProcessError:
                self._alive.clear()
                break
            if os.WIFSTOPPED(status):
                os.kill(process, signal.SIGKILL)
            else:
                self._ended(process, status)

    # -- which call it is ---------------------------------------------------------------------------------------------

    def _event(self, call: Call) -> Event | None:
        """The call as an event; None where it touches nothing below the folder."""
        name = self._names.get(call.number)
        if name is None:
            return None
        if name in HANDLES:
            paths = [self._path_of(call.process, call.arguments[HANDLES[name]])]
        else:
            paths = [self._path_at(call, *place) for place in PATHS[name]]
        below = [path.removeprefix(self._folder) or "." for path in paths if f"{path}/".startswith(self._folder)]
        below = ["." if f"{path}/" == self._folder else path for path in below]
        if len(below) < len(paths) or below[0] == COMPLAINED:
            return None
        if name in OPENS and not call.arguments[OPENS[name]] & os.O_TRUNC and Path(paths[0]).exists():
            return None  # opens what is there already
        return Event(name, below[0], below[1] if len(below) > 1 else "", self._offset(call, name))

    def _path_of(self, process: int, handle: int) -> str:
        try:
            return str(Path(f"/proc/{process}/fd/{handle}").readlink())
        except OSError:
            return ""

    def _path_at(self, call: Call, folder: int | None, place: int) -> str:
        text = call.text(call.arguments[place])
        handle = _AT if folder is None else _signed(call.arguments[folder])
        if text.startswith("/"):
            return os.path.normpath(text)
        base = f"/proc/{call.process}/cwd" if handle == _AT else f"/proc/{call.process}/fd/{handle}"
        return os.path.normpath(Path(base).readlink() / text)

    def _offset(self, call: Call, name: str) -> int:
        """Where in the file a write goes."""
        if name not in WRITES or not self._plan.record:
            return 0
        if name.startswith("pwrite"):
            return call.arguments[3]
        handle = call.arguments[HANDLES[name]]
        lines = Path(f"/proc/{call.process}/fdinfo/{handle}").read_text(encoding="ascii").split("\n")
        facts = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
        if int(facts["flags"], 8) & os.O_APPEND:
            return Path(f"/proc/{call.process}/fd/{handle}").stat().st_size
        return int(facts["pos"])

    # -- what a recorded call did -------------------------------------------------------------------------------------

    def _called(self, process: int) -> None:
        """A recorded call was made: what it wrote is read back from the file."""
        at = self._open.pop(process, None)
        if at is not None:
            call, event = Call(process), self.run.events[at]
            if call.result < 0:
                self.run.events[at] = Event(f"failed {event.name}", event.path)
            elif event.name in WRITES:
                handle = f"/proc/{process}/fd/{call.arguments[HANDLES[event.name]]}"
                self.run.events[at] = Event(
                    event.name, event.path, "", event.offset, _piece(handle, event.offset, call.result)
                )
            elif event.name in ("ftruncate", "truncate"):
                self.run.events[at] = Event(event.name, event.path, size=call.arguments[1])
        go_on(process)


def _piece(path: str, offset: int, length: int) -> bytes:
    with Path(path).open("rb") as file:
        file.seek(offset)
        return file.read(length)


def _signed(number: int) -> int:
    number &= 0xFFFFFFFF
    return number - (1 << 32) if number >= 1 << 31 else number
