"""What the terminal may do to the app: odd bytes, signals, going away, standing still (reliability, 0.5 to 0.7)."""

from __future__ import annotations

import os
import signal
import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread, Timer
from threading import enumerate as threads
from time import monotonic, sleep
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from textual.driver import Driver

ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
GONE = 129  # exit code when the terminal went away: that of SIGHUP
GRACE = 1.3  # seconds that the app has to end by itself when it is told to
FLUSH = 0.2  # seconds that a terminal has to take the last bytes
WRITER = "textual-output"  # the toolkit's name for the thread that writes
# mouse, paste, wrapped lines, keys, screen and cursor as they were before the app
RESTORED = b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"


def steady_driver(kind: type[Driver]) -> type[Driver]:
    """The toolkit's driver for a terminal, made to bear what terminals do; any other driver as it is."""
    if kind.__name__ != "LinuxDriver":
        return kind
    from tracker.tui.steady_driver import SteadyDriver

    return SteadyDriver


def tolerate_bytes() -> None:
    """Have the input thread read bytes that are no UTF-8 as a replacement character instead of ending the app.

    No bytes at all mean that the terminal has gone: EOFError, where the toolkit would ask again for ever.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    decoder = getincrementaldecoder("utf-8")

    class Tolerant(decoder):  # type: ignore[misc, valid-type]  # a class that is looked up
        def decode(self, data: bytes, final: bool = False) -> str:
            if not data and not final:
                raise EOFError
            return str(super().decode(data, final))

    def tolerant(_encoding: str) -> Callable[[], IncrementalDecoder]:
        return lambda: Tolerant(errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = tolerant


def draws() -> bool:
    """Whether what the app writes to can take blocks and dots; signs that it can't take become question marks."""
    out = sys.__stderr__
    if out is None:
        return True
    reconfigure: Any = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    try:
        "█⣿→".encode(out.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class Leaving:
    """Ends an app when a signal says so or its terminal has gone.

    `leave` ends it in the loop's thread, given an exit code; `keep` saves what was typed, from any thread. Where the
    app does not end by itself in `GRACE` seconds (a terminal that takes no more output holds up all of it), what was
    typed is kept, the terminal is given back as far as it lets, and the process ends.
    """

    def __init__(self, loop: AbstractEventLoop, leave: Callable[[int], None], keep: Callable[[], None]) -> None:
        self._loop = loop
        self._leave = leave
        self._keep = keep
        self._modes = _modes()
        self._last: Timer | None = None

    def now(self, code: int) -> None:
        """Leave with this exit code; from any thread, and from a handler of signals."""
        if self._last is None:
            self._last = Timer(GRACE, self._end, (code,))
            self._last.daemon = True
            self._last.start()
        with suppress(RuntimeError):  # the loop has ended: so will the process
            self._loop.call_soon_threadsafe(self._leave, code)

    @property
    def hurried(self) -> bool:
        """Whether the end was asked for from outside: then there is time for nothing but the end."""
        return self._last is not None

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        """Meanwhile the signals of `ENDINGS` end the app."""
        before = {}
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(OSError, ValueError):
                    before[number] = signal.signal(number, self._heard)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        resumed = getattr(signal, "SIGCONT", None)
        if resumed is not None:  # stopped in the background it must not ask for the terminal before it ends
            signal.signal(resumed, signal.SIG_IGN)
        self.now(128 + number)

    def _end(self, code: int) -> None:
        """The app hangs: end it from here. What a kill could not break, this can't."""
        keeper = Thread(target=self._keep, daemon=True)
        keeper.start()
        keeper.join(FLUSH)
        _give_back(self._modes)
        os._exit(code)


def forget_outputs() -> None:
    """Nobody takes output any more: what is still written goes nowhere, instead of being an error at every turn."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            os.dup2(nowhere, number)
        os.close(nowhere)


def _modes() -> Sequence[Any] | None:
    """How the terminal was set before the app; None where there is none, or nothing to set."""
    with suppress(Exception):  # termios.error is of no kind that could be named where there is no termios
        import termios

        return termios.tcgetattr(0)
    return None


def _give_back(modes: Sequence[Any] | None) -> None:
    """Set the terminal as it was. What it did not take yet is dropped, or it would never take what sets it back."""
    with suppress(Exception):
        import termios

        out = os.dup(2)
        os.set_blocking(out, False)  # the shell shares this, so it is undone
        try:
            end = monotonic() + FLUSH
            rest = RESTORED
            while rest and monotonic() < end:
                if rest is RESTORED:
                    termios.tcflush(out, termios.TCOFLUSH)
                    _wake_writer()
                sleep(0.01)
                with suppress(BlockingIOError):
                    rest = rest[os.write(out, rest) :]
            if modes is not None:
                termios.tcsetattr(out, termios.TCSANOW, list(modes))
        finally:
            os.set_blocking(out, True)


def _wake_writer() -> None:
    """A signal that says nothing new has the thread that waits for the terminal give up: it holds up all others."""
    for thread in threads():
        if thread.name == WRITER and thread.ident is not None:
            signal.pthread_kill(thread.ident, signal.SIGTERM)
