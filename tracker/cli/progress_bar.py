"""A bar on standard error while files are read: only for a terminal, gone when it is over."""

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

from tracker.cli.layout import cut
from tracker.cli.output import INCAPABLE

if TYPE_CHECKING:
    from tracker.services.imports.views import ImportProgress

OFTEN = 0.1  # seconds between two drawings
CELLS = 24


class ProgressBar:
    """Draws how far an import is. `clear` takes the bar away again."""

    def __init__(self, *, ascii: bool = False) -> None:
        self._stream = sys.stderr
        self._shown = self._stream is not None and self._stream.isatty() and os.environ.get("TERM") not in INCAPABLE
        self._signs = "#-" if ascii else "━─"
        self._drawn = 0.0
        self._phase = ""

    def show(self, progress: "ImportProgress") -> None:
        """Draw it, unless it was drawn just now."""
        now = time.monotonic()
        if not self._shown or (progress.phase == self._phase and now - self._drawn < OFTEN):
            return
        self._drawn, self._phase = now, progress.phase
        full = round(CELLS * progress.share)
        bar = self._signs[0] * full + self._signs[1] * (CELLS - full)
        line = cut(f"{bar}  {progress.words}", shutil.get_terminal_size().columns - 1)
        self._stream.write(f"\r{line}\x1b[K")
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = 0.0
