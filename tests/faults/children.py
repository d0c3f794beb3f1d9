"""Work done in a forked child whose prints go to files, and what became of it."""

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.calls import SYNCS

UNKNOWN = 70  # how a child ends that raised what nobody foresaw
SAID, COMPLAINED = "said", "complained"
"""The files below the folder that hold what the work printed: a write to the first is an acknowledgement."""


@dataclass(frozen=True)
class Event:
    """One call on a path below the folder: paths relative to it. `offset`, `data` and `size` only where recorded."""

    name: str
    path: str
    target: str = ""
    offset: int = 0
    data: bytes = b""
    size: int = 0

    @property
    def syncs(self) -> bool:
        """Whether it only makes sure of what was written before."""
        return self.name in SYNCS

    @property
    def says(self) -> bool:
        """Whether it acknowledges something."""
        return self.path == SAID


@dataclass
class Run:
    """What became of a child: its events, its exit status (negative: the signal it died of), what it printed."""

    events: list[Event] = field(default_factory=list)
    status: int = 0
    said: str = ""
    complained: str = ""
    late: bool = False

    @property
    def killed(self) -> bool:
        """Whether the plan's kill came about."""
        return self.status == -signal.SIGKILL


def text(path: Path) -> str:
    """What a file says; nothing where there is none."""
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def alone(work: Callable[[], int], folder: Path, seconds: float | None = None) -> Run:
    """Run `work` in a child that nobody traces, killed after `seconds` where they are given."""
    child = os.fork()
    if child == 0:
        live(work, None, folder)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    said, complained = (text(folder / name) for name in (SAID, COMPLAINED))
    return Run(status=os.waitstatus_to_exitcode(status), said=said, complained=complained)


def live(work: Callable[[], int], ready: Callable[[], None] | None, folder: Path) -> None:
    """A child's life: what it prints goes to files. Never returns."""
    status = UNKNOWN
    try:
        if folder.is_dir():
            for handle, name in ((1, SAID), (2, COMPLAINED)):
                file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                os.dup2(file, handle)
                os.close(file)
        if ready is not None:
            ready()
        status = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:  # whatever it is, the parent must hear of it
        os.write(2, f"unforeseen {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)
