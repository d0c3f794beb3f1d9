"""What a child process that reads other people's files shuts for itself before it begins."""

import gc
import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import NoReturn

# no connection, no program, no change to a file
_SHUT = (
    "_winapi.",
    "ctypes.",
    "os.exec",
    "os.fork",
    "os.kill",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "socket.",
    "subprocess.",
)
_CHANGES = frozenset(
    f"os.{name}"
    for name in (
        *("chflags", "chmod", "chown", "link", "mkdir", "remove", "removexattr", "rename", "rmdir", "setxattr"),
        *("symlink", "truncate", "utime"),
    )
)
_WRITING = frozenset("wax+")
_OPEN_TO_WRITE = 0o3  # O_WRONLY and O_RDWR of os.open
_FILES = 64  # open at once
_OBJECTS = 50_000  # made between two looks of the collector: a reader makes many, and hardly any cycle
OUT_OF_MEMORY = 77  # exit code
ORPHANED = 78  # exit code
_GLANCE = 0.5  # seconds between two looks whether the parent is there


def run_confined(module: str, memory: int) -> None:
    """Import `module`, shut everything but reading, and call its `main`. The collector rests until then."""
    program = import_module(module)
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c in a terminal is for the parent to answer
    Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    gc.enable()
    confine(memory)
    try:
        program.main()
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    except BrokenPipeError:  # nobody listens any more
        sys.stdout = None


def _follow(parent: int) -> None:
    """End when the parent has ended, even in the middle of a file that never ends: it may have been killed."""
    while os.getppid() == parent:
        time.sleep(_GLANCE)
    os._exit(ORPHANED)


def guard(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: reading opens no connection and starts no program. PermissionError."""
    if event.startswith(_SHUT):
        _refuse(event)


def read_only(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: nothing is written, moved or deleted. PermissionError."""
    if event in _CHANGES or (event == "open" and _writes(args)):
        _refuse(event)


def confine(memory: int) -> None:
    """Hold this process to `memory` bytes more than it has now, to few open files, and to reading.

    Where the system knows no such limits (Windows; address space on a Mac) the hooks alone hold, and the parent's
    watch over the clock.
    """
    with suppress(ImportError):
        import resource

        limits = (
            (resource.RLIMIT_AS, _address_space() + memory),
            (resource.RLIMIT_NOFILE, _FILES),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        )
        for limit, most in limits:
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))
    sys.addaudithook(guard)
    sys.addaudithook(read_only)


def _address_space() -> int:
    """Bytes of address space in use; where the system doesn't say, what an interpreter may have."""
    try:
        import resource

        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return 500_000_000


def _writes(args: tuple[object, ...]) -> bool:
    _, mode, flags = (*args, None, None, None)[:3]
    if isinstance(mode, str):
        return not _WRITING.isdisjoint(mode)
    return isinstance(flags, int) and bool(flags & _OPEN_TO_WRITE)


def _refuse(event: str) -> NoReturn:
    raise PermissionError(f"{event} is closed here")
