"""A Python of its own for work on what others wrote: no environment, limits it sets itself, killed when it is late."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer
from typing import IO

# Isolated Python ignores PYTHONPATH and the user's own packages; the path we run with is handed over instead.
_START = "import runpy, sys; module, *sys.path = sys.argv[1:]; runpy.run_module(module, run_name='__main__')"
# What an interpreter may need to start at all; nothing else of the environment is the child's business.
_KEPT = (
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "PATH",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "WINDIR",
)


class ChildError(Exception):
    """The child gave no answer: it ended with an error, ran out of memory, or said more than allowed."""


class LateChildError(ChildError):
    """The child was not done in time."""


def start(program: str, *words: str) -> subprocess.Popen[bytes]:
    """An isolated Python that runs the text `program` with `words` and our path as its arguments, pipes at both ends.

    ChildError when the system gives no further process.
    """
    paths = [entry for entry in sys.path if entry and Path(entry).is_absolute()]
    try:
        return subprocess.Popen(  # noqa: S603 our own interpreter and module, no shell
            [sys.executable, "-I", "-c", program, *words, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name.upper() in _KEPT},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        raise ChildError("no second Python could be started") from error


def is_out_of_time(code: int) -> bool:
    """Whether a process with this exit code was ended for the processor time that it took."""
    import signal

    return code < 0 and -code == getattr(signal, "SIGXCPU", None)


def run_module(module: str, data: bytes, *, seconds: float, limit: int) -> bytes:
    """What `module`, run as a program with `data` as its input, writes: at most `limit` bytes within `seconds`.

    The child is ended and reaped whatever happens. ChildError when there is no answer.
    """
    process = start(_START, module)
    late: list[bool] = []

    def end() -> None:
        late.append(True)
        process.kill()

    killer = Timer(seconds, end)
    killer.daemon = True
    feeder = Thread(target=_feed, args=(process.stdin, data), daemon=True)
    try:
        killer.start()
        feeder.start()
        answer = process.stdout.read(limit + 1) if process.stdout is not None else b""
        if len(answer) > limit:
            raise ChildError("its answer is too long")
        code = process.wait()
    finally:
        killer.cancel()
        process.kill()
        process.wait()
        feeder.join()
        if process.stdout is not None:
            process.stdout.close()
    if late or is_out_of_time(code):
        raise LateChildError
    if code != 0:
        raise ChildError(f"it ended with {code}")
    return answer


def _feed(pipe: IO[bytes] | None, data: bytes) -> None:
    if pipe is None:
        return
    with suppress(OSError):  # it may have ended without reading all
        pipe.write(data)
    with suppress(OSError):
        pipe.close()
