"""The app in a real pseudo-terminal: odd bytes, signals, a terminal that goes away, a crash (rows 0.5 to 0.7)."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")

ROOT = Path(__file__).parent.parent.parent
RUN = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from tracker.clock import ShiftedClock
from tracker.services.tracker import Tracker
from tracker.settings.chosen import load
from tracker.tui.app import run_app
{before}
tracker = Tracker(Path(sys.argv[1]), ShiftedClock(datetime(2025, 6, 28, 6, tzinfo=UTC)))
sys.exit(run_app(tracker, load(os.environ, {{}})))
"""
LEFT = b"\x1b[?1049l"  # the alternate screen is left
QUIT = b"\x11"  # ctrl+q, which quits from inside the log line too
LIMIT = 40.0  # seconds that something may take on a slow machine


class Terminal:
    """A program on the far side of a pseudo-terminal."""

    def __init__(self, journal: Path, before: str = "") -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN.format(before=before), str(journal)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self.written = b""

    def until(self, *texts: bytes) -> None:
        """Read until one of the texts was written."""
        end = monotonic() + LIMIT
        while not any(text in self.written for text in texts):
            going = self._read(1.0)
            assert going and monotonic() < end, f"{texts!r} never came: {self.written[-2000:]!r}"  # noqa: PT018

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return True
        try:
            found = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.written += found
        return bool(found)

    def send(self, keys: bytes) -> None:
        """Type bytes."""
        self.written = b""
        os.write(self.master, keys)

    def end(self) -> int:
        """Read to the end and give the exit code."""
        end = monotonic() + LIMIT
        while self.process.poll() is None:
            assert monotonic() < end, "it never ended"
            self._read(0.1)
        while self._read(0.0) and select.select([self.master], [], [], 0.0)[0]:
            pass
        return self.process.returncode

    def close(self) -> None:
        """Let go of everything."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def terminal(journal: Path) -> Iterator[Terminal]:
    made = Terminal(journal)
    made.until(b"Nothing here yet")
    yield made
    made.close()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_gives_the_screen_back(terminal: Terminal, number: int, code: int) -> None:
    terminal.process.send_signal(number)
    assert terminal.end() == code
    assert LEFT in terminal.written


def test_what_was_typed_survives_a_signal(terminal: Terminal, journal: Path) -> None:
    terminal.send(b"l")
    terminal.until(b"Leave")
    terminal.send(b"run 5km along the quay")
    terminal.until(b"the quay")
    terminal.process.terminate()
    assert terminal.end() == 143
    again = Terminal(journal)
    try:
        again.until(b"along the quay")
        again.send(b"l")
        again.until(b"Leave")
        again.send(b"\r")
        again.until(b"takes it back")
        again.send(QUIT)
        assert again.end() == 0
        assert not list(journal.parent.glob("*.unsent")), "nothing is left once it is logged"
    finally:
        again.close()


def test_a_terminal_that_goes_away_takes_the_app_with_it(journal: Path) -> None:
    terminal = Terminal(journal)
    terminal.until(b"Nothing here yet")
    os.close(terminal.master)
    try:
        # 120 is the interpreter's own code for output that nobody could take any more
        assert terminal.process.wait(LIMIT) in (129, 1, 120, -signal.SIGHUP)
    finally:
        terminal.master = os.open(os.devnull, os.O_RDONLY)
        terminal.close()


def test_bytes_that_are_no_utf8_are_typed_as_a_replacement(terminal: Terminal) -> None:
    terminal.send(b"l")
    terminal.until(b"Leave")
    terminal.send(b"run 5km Troms\xf8 \xff\xfe\x80")
    terminal.until("\ufffd".encode())
    terminal.send(b"\r")
    terminal.until(b"takes it back")
    terminal.send(QUIT)
    assert terminal.end() == 0
    assert LEFT in terminal.written


def test_text_from_outside_never_reaches_the_terminal_as_a_control(journal: Path) -> None:
    before = r"""
from tracker.tui.shell import TrackerApp
WILD = "a\x1b]0;TITLE\x07b \x9b31m \x1b]52;c;QUJD\x07 \x1bP1$r\x1b\\ \x00 end"
def shown(self):
    self.notify(WILD, title=WILD, markup=False)
    self.screen.query_one("#streak").title(WILD)
TrackerApp.action_redo = shown
"""
    terminal = Terminal(journal, before)
    try:
        terminal.until(b"Nothing here yet")
        terminal.send(b"U")
        terminal.until(b" end")
        assert b"TITLE" in terminal.written
        for wild in (b"\x1b]0;", b"\x1b]52", b"\x1bP1", b"\xc2\x9b", b"\x00", b"\x07"):
            assert wild not in terminal.written, wild
        terminal.send(QUIT)
        assert terminal.end() == 0
    finally:
        terminal.close()


def test_a_crash_ends_with_code_1_and_tells_no_values(journal: Path) -> None:
    before = """
from tracker.tui.shell import TrackerApp
def broken(self, mode):
    heart_rate = "CANARY-182"
    raise ValueError(f"bad {heart_rate}")
TrackerApp.action_redo = lambda self: broken(self, 1)
"""
    terminal = Terminal(journal, before)
    try:
        terminal.until(b"Nothing here yet")
        terminal.send(b"U")
        assert terminal.end() == 1
        assert LEFT in terminal.written
        assert b"CANARY" not in terminal.written
        assert b"fault of its own (ValueError)" in terminal.written
    finally:
        terminal.close()
