"""The text of the log line that was not logged yet: kept beside the journal when the app ends, back when it starts."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

LIMIT = 4_000  # characters


class Unsent:
    """What is typed and not logged. `text` is the line as it stands; nothing is written before `save`."""

    def __init__(self, journal: Path) -> None:
        self._path = journal.with_name(f"{journal.name}.unsent")
        self.text = ""

    def load(self) -> None:
        """Take up what an earlier run left; nothing where there is none or it can't be read."""
        with suppress(OSError):
            self.text = self._path.read_text(encoding="utf-8", errors="replace")[:LIMIT].split("\n")[0]

    def save(self) -> None:
        """Keep the text for the next run, readable by its owner alone; an empty one leaves no file."""
        with suppress(OSError):
            if not self.text.strip():
                self._path.unlink(missing_ok=True)
                return
            made = self._path.with_suffix(".new")
            handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(self.text)
            made.replace(self._path)
