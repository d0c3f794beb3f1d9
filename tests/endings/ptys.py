"""A program on the far side of a pseudo-terminal: its keys, its output, how it ends and what it leaves behind."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

ROOT = Path(__file__).parents[2]
LIMIT = 40.0  # seconds that something may take on a slow machine
QUIT = b"\x11"  # ctrl+q, which quits from inside the log line too
SIZE = (36, 120)  # rows, columns
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KEYS = re.compile(rb"\x1b\[([<>])\d*u")
# what a terminal is like before and after: the cursor shown, lines wrapped, all else off
USUAL = {b"25": True, b"7": True}


class Program:
    """A process in a session of its own on a pseudo-terminal, which is its controlling one unless said otherwise."""

    def __init__(
        self,
        words: Sequence[str],
        env: dict[str, str],
        *,
        program: str = sys.executable,
        controlling: bool = True,
        size: tuple[int, int] = SIZE,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self.written = b""  # since the last `send`
        self.all = b""
        # else the size is what these say, which whoever runs the tests may have set
        outer = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            [program, *words],
            stdin=slave if stdin is None else stdin,
            stdout=slave if stdout is None else stdout,
            stderr=slave if stderr is None else stderr,
            cwd=ROOT,
            env={**outer, "TERM": "xterm-256color", **env},
            start_new_session=True,
            preexec_fn=(lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0)) if controlling else None,
        )
        os.close(slave)

    def until(self, *texts: bytes) -> "Program":
        """Read until one of the texts was written."""
        end = monotonic() + LIMIT
        while not any(text in self.written for text in texts):
            going = self._read(1.0)
            assert going and monotonic() < end, f"{texts!r} never came: {self.written[-2000:]!r}"  # noqa: PT018
        return self

    def quiet(self, seconds: float = 0.3) -> "Program":
        """Read until nothing more comes for so long."""
        end = monotonic() + LIMIT
        while select.select([self.master], [], [], seconds)[0]:
            assert monotonic() < end, "it never stops writing"
            if not self._read(0.0):
                break
        return self

    def moved(self, within: float = 1.0) -> "Program":
        """Wait until it writes, though not for ever, and then until it has written all."""
        if select.select([self.master], [], [], within)[0]:
            self.quiet(0.12)
        return self

    def send(self, keys: bytes) -> "Program":
        """Type bytes."""
        self.written = b""
        os.write(self.master, keys)
        return self

    def end(self, within: float = LIMIT) -> int:
        """Read to the end and give the exit code."""
        end = monotonic() + within
        while self.process.poll() is None:
            assert monotonic() < end, f"it did not end within {within} s"
            self._read(0.05)
        while select.select([self.master], [], [], 0.0)[0] and self._read(0.0):
            pass
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal under it."""
        os.close(self.master)
        self.master = -1

    @property
    def left_behind(self) -> list[str]:
        """What of the terminal is not as it was before; empty when all is restored."""
        found = []
        modes: dict[bytes, bool] = {}
        for match in _MODE.finditer(self.all):
            modes.update(dict.fromkeys(match[1].split(b";"), match[2] == b"h"))
        for mode, on in modes.items():
            if on != USUAL.get(mode, False):
                found.append(f"mode {mode.decode()} is {'on' if on else 'off'}")
        pushed = _KEYS.findall(self.all)
        if pushed.count(b">") > pushed.count(b"<"):
            found.append("keys are told in the kitty way")
        with suppress(termios.error, OSError):
            if self.master >= 0 and termios.tcgetattr(self.master)[:4] != self.modes[:4]:
                found.append("the line discipline is another one")
        return found

    def close(self) -> None:
        """Let go of everything."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def _read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            found = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.written += found
        self.all += found
        return bool(found)


# nothing but this stands in the process list: what a test gives comes in the environment
APP = """
import os
from datetime import UTC, datetime
from pathlib import Path
from tracker.clock import ShiftedClock
from tracker.services.tracker import Tracker
from tracker.settings.chosen import load
from tracker.tui.app import run_app
from tracker.cli.endings import heed, leave
heed()
exec(os.environ["ENDING_BEFORE"])
tracker = Tracker(Path(os.environ["ENDING_JOURNAL"]), ShiftedClock(datetime(2025, 6, 28, 6, tzinfo=UTC)))
leave(run_app(tracker, load(os.environ, {})))
"""


@contextmanager
def own_home() -> Iterator[Path]:
    """A home for what runs meanwhile, gone afterwards: for the soak, which has none of the tests' fixtures."""
    before = dict(os.environ)
    with TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        for name in [name for name in os.environ if name.startswith("TRACKER_")] + ["NO_COLOR"]:
            os.environ.pop(name, None)
        os.environ["TZ"] = "Asia/Kolkata"
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)


READY = b"Nothing here yet"  # what an app on an empty journal shows


def app(
    journal: Path,
    before: str = "",
    env: dict[str, str] | None = None,
    *,
    controlling: bool = True,
    size: tuple[int, int] = SIZE,
) -> Program:
    """The app on a journal, its clock at 28 June 2025; `before` is code that is run before it starts."""
    given = {"ENDING_JOURNAL": str(journal), "ENDING_BEFORE": before, **(env or {})}
    return Program(["-c", APP], given, controlling=controlling, size=size)


def typing(program: Program, text: bytes = b"run 5km along the quay") -> Program:
    """The app once it is ready and a text was typed into its log line."""
    program.until(READY).send(b"l").until(b"Leave")
    return program.send(text).until(text[-8:])


def kept(journal: Path, text: bytes) -> bool:
    """Whether some file beside the journal, no matter which, holds what was typed."""
    files = [path for path in journal.parent.iterdir() if path.is_file() and not path.name.startswith("journal.db-")]
    return any(text in path.read_bytes() for path in files if path != journal)
