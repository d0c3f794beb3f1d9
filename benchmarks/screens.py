"""A terminal program under a pseudo-terminal: time to its first useful screen, time from a key to what it paints."""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Painted:
    """Seconds to each text that was waited for, in order, and the median seconds from a key to its first paint."""

    texts: tuple[float, ...]
    key: float
    rss_mib: float


def watch(
    command: Sequence[str],
    env: Mapping[str, str],
    texts: Sequence[str],
    keys: Sequence[str] = (),
    size: tuple[int, int] = (120, 36),
) -> Painted:
    """Start the program, wait for each text to be written, then press the keys; the program is killed after that."""
    start = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), dict(env, TERM="xterm-256color", COLORTERM="truecolor"))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    try:
        seen = b""
        found = []
        for text in texts:
            while text.encode() not in seen:
                chunk = _read(fd, 30)
                if not chunk:
                    raise RuntimeError(f"{command[0]} never showed {text!r}")
                seen += chunk
            found.append(time.perf_counter() - start)
        _drain(fd, 0.5)
        answers = []
        for key in keys:
            pressed = time.perf_counter()
            os.write(fd, key.encode())
            if _read(fd, 5):
                answers.append(time.perf_counter() - pressed)
            _drain(fd, 0.15)
        return Painted(tuple(found), statistics.median(answers) if answers else 0.0, _rss(pid))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def _read(fd: int, seconds: float) -> bytes:
    ready, _, _ = select.select([fd], [], [], seconds)
    if not ready:
        return b""
    try:
        return os.read(fd, 1 << 16)
    except OSError:
        return b""


def _drain(fd: int, quiet: float) -> None:
    while _read(fd, quiet):
        pass


def _rss(pid: int) -> float:
    with open(f"/proc/{pid}/status") as status:  # noqa: PTH123
        return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS")), 0.0)
