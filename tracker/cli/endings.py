"""How a command ends when it is told to, and what of a fault may be said: never a value (reliability, P13 and P15)."""

import os
import signal
import sys
import threading
import warnings
from contextlib import suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130  # exit code after ctrl+c
_DEEPEST = 20  # errors that led to one another
_NO_FAULTS = (SystemExit, KeyboardInterrupt, BrokenPipeError)
LINGER = 1.0  # seconds that work in other threads has to come to its end


class Ended(BaseException):
    """The command was told to end. `code` is the exit code: 128 and the number of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def heed() -> None:
    """Have SIGTERM and SIGHUP end a command like ctrl+c does: what it began is cleaned up, its children are ended.

    A signal that is ignored already stays so: nohup means it. Python's own reports of stray errors, which quote
    values, give way to notes without any.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            with suppress(OSError, ValueError):
                signal.signal(number, _end)
    sys.excepthook = lambda _kind, error, _trace: _stray(error, "the last")
    sys.unraisablehook = lambda said: _stray(said.exc_value, "clearing up")
    threading.excepthook = lambda said: _stray(said.exc_value, "a thread")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def cut_short(error: BaseException) -> int | None:
    """The exit code where an error is only what became of being told to end in the middle of something."""
    before: BaseException | None = error
    for _ in range(_DEEPEST):
        if isinstance(before, Ended):
            return before.code
        if isinstance(before, KeyboardInterrupt):
            return INTERRUPTED
        before = before and (before.__cause__ or before.__context__)
    return None


def note(error: BaseException, where: str = "", command: str = "") -> str:
    """Note a fault of tracker's own; what to say of where it was noted."""
    with suppress(Exception):  # a note that fails must not hide the fault
        from tracker.services.crashes import write_crash

        if write_crash(error, command, where) is not None:
            return "tracker report shows what was noted of it, none of it yours"
    return "nothing of it could be noted"


def leave(code: int) -> NoReturn:
    """End the process with this exit code, in time even where a thread hangs in something that never ends."""
    for thread in _busy():
        thread.join(LINGER)
    if _busy():
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _busy() -> list[threading.Thread]:
    """Threads that Python would wait for without end."""
    return [one for one in threading.enumerate() if one is not threading.main_thread() and not one.daemon]


def _stray(error: BaseException | None, where: str) -> None:
    if error is not None and not isinstance(error, (*_NO_FAULTS, Ended)):
        note(error, where)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise Ended(number)
