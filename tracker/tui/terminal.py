"""What the terminal may do to the app: odd bytes, signals, and how a crash is told (reliability, 0.5 to 0.7)."""

from __future__ import annotations

import asyncio
import signal
import sys
import traceback
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from pathlib import Path

ENDINGS = {"SIGTERM": 143, "SIGHUP": 129}


def tolerate_bytes() -> None:
    """Have the input thread read bytes that are no UTF-8 as a replacement character instead of ending the app."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def tolerant(encoding: str) -> Callable[[], IncrementalDecoder]:
        decoder = getincrementaldecoder(encoding)
        return lambda: decoder(errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = tolerant


def heed_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code on SIGTERM and SIGHUP; where the loop has no signals, nothing."""
    loop = asyncio.get_running_loop()
    for name, code in ENDINGS.items():
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave, code)
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or not the main thread
            return


def crash_report(error: BaseException) -> str:
    """What is told when a fault of its own ends the app."""
    return "\n".join(
        (
            f"tracker ended because of a fault of its own ({type(error).__name__}).",
            *(f"  {line}" for line in trace(error)),
            "Everything it said it had logged is stored. `tracker doctor` looks the journal over.",
        )
    )


def trace(error: BaseException) -> list[str]:
    """Where it broke, line by line: no local variables and no message, for either may hold what an athlete wrote."""
    while error.__cause__ is not None:
        error = error.__cause__
    home = Path(__file__).parent.parent.parent
    lines = []
    for frame in traceback.extract_tb(error.__traceback__)[-8:]:
        path = Path(frame.filename)
        shown = path.relative_to(home) if path.is_relative_to(home) else Path(*path.parts[-2:])
        lines.append(f"{shown}:{frame.lineno} in {frame.name}")
    return lines
