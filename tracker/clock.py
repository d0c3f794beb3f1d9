"""The only place that asks the machine what time it is and where it stands."""

import os
import time
from datetime import UTC, datetime
from typing import Protocol

_NAMELESS = ("localtime", "posixrules", "Factory")  # zones that are another one on another machine


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """A clock that read `start` when it was made and has run on since: replays, the demo, `--at`."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._origin = time.monotonic()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._start.timestamp() + time.monotonic() - self._origin, UTC)


def system_zone() -> str:
    """IANA name of the machine's zone; "UTC" when the machine doesn't say."""
    from pendulum.tz.local_timezone import get_local_timezone

    try:
        name: str | None = get_local_timezone().name  # None for a file, as in TZ=:/etc/localtime
    except (RuntimeError, ValueError, OSError):
        return "UTC"
    return _linked() if name in (None, "", *_NAMELESS) else str(name)


def _linked() -> str:
    """The zone that /etc/localtime is a link to; "UTC" when it is none."""
    return os.path.realpath("/etc/localtime").partition("zoneinfo/")[2] or "UTC"
