"""When the journal was last looked over whole: once a day is enough, unless the app did not end as it should."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

OFTEN = timedelta(days=1)


class Looked:
    """A side file of the journal with an instant in it. It is away while the app runs: so a start sees how it ended."""

    def __init__(self, journal: Path, now: Callable[[], datetime]) -> None:
        self._path = journal.with_name(f"{journal.name}.looked")
        self._now = now
        self._at: datetime | None = None  # when it was found sound

    def begin(self) -> bool:
        """Whether it is time to look: the file is away, of another day, or of a clock that has run backwards."""
        with suppress(OSError, ValueError):
            at = datetime.fromisoformat(self._path.read_text(encoding="ascii")[:40])
            if at.tzinfo is not None:
                self._at = at
        with suppress(OSError):
            self._path.unlink()
        return self._at is None or not timedelta() <= self._now() - self._at < OFTEN

    def done(self, *, sound: bool) -> None:
        """It was looked over."""
        self._at = self._now() if sound else None

    def end(self) -> None:
        """The app ends as it should."""
        if self._at is not None:
            with suppress(OSError):
                self._path.write_text(self._at.isoformat(), encoding="ascii")
