"""The file in which a window keeps what is typed: its content, and the lock that says that the window lives."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any

if sys.platform != "win32":
    import fcntl

LOCKS = sys.platform != "win32"  # whether files are held by a lock here, on most file systems
FORMAT = 1
LONGEST = 1_000_000  # characters of one text
LARGEST = 64_000_000  # bytes of a file that is read
_PID = re.compile(r"\.typed-([0-9]{1,9})-")  # in the file's name: of the window that writes it
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a form, by field, and when last."""

    form: str
    texts: Mapping[str, str]
    at: datetime  # aware


def written(found: tuple[Typed, ...]) -> bytes:
    """A file's content; `parsed` reads it."""
    import json

    typed = [{"form": one.form, "at": one.at.isoformat(), "texts": dict(one.texts)} for one in found]
    said = json.dumps({"format": FORMAT, "typed": typed}, ensure_ascii=False)
    return said.encode("utf-8", "replace")


def parsed(data: bytes) -> tuple[Typed, ...]:
    """What a file holds. ValueError where it is no such file, or one of a later version."""
    import json

    if len(data) > LARGEST:
        raise ValueError("too large")
    try:
        said = json.loads(data.decode("utf-8"))
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise ValueError("another format")
        return tuple(_typed(one) for one in said["typed"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not what this program writes") from error


def _typed(said: Mapping[str, Any]) -> Typed:
    at = datetime.fromisoformat(said["at"])
    if at.tzinfo is None or not isinstance(said["form"], str):
        raise ValueError("not what this program writes")
    texts = {fit(str(name)): fit(text) for name, text in said["texts"].items()}
    return Typed(fit(said["form"]), texts, at)


def fit(text: str) -> str:
    """As it was typed, but for what no key types."""
    return _UNFIT.sub("\ufffd", text[:LONGEST])


def left_in(handle: int) -> tuple[Typed, ...] | None:
    """What a window left in its file; None where that can't be read."""
    try:
        with os.fdopen(os.dup(handle), "rb") as file:
            return parsed(file.read(LARGEST + 1))
    except (OSError, ValueError):
        return None


def taken_over(path: Path) -> int | None:
    """The file of a window that ended, open and, where that can be, locked; None while its window lives."""
    handle = None
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        found = os.fstat(handle)
        if S_ISREG(found.st_mode):
            free = lock(handle, wait=False)
            if free is None:
                free = not _lives(path.name)
            if free and found.st_ino == path.stat().st_ino:
                return handle
    except OSError:
        pass
    if handle is not None:
        os.close(handle)
    return None


def lock(handle: int, *, wait: bool = True) -> bool | None:
    """Lock an open file until it is closed; False where another window has done so.

    None where there is no such lock: on Windows, and on file systems that know none.
    """
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _lives(name: str) -> bool:
    """Whether the process that a file's name tells of lives, or another one of its number; True where none is told."""
    found = _PID.search(name)
    if found is None:
        return True
    pid = int(found[1])
    if sys.platform == "win32":  # where a signal, of whatever number, would end it
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return int(ctypes.windll.kernel32.GetLastError()) == 5  # ERROR_ACCESS_DENIED: it is another user's
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
