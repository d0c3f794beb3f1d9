"""Clocks for tests."""

from datetime import UTC, datetime, timedelta


class FrozenClock:
    """A clock that stands until it is moved."""

    def __init__(self, start: str) -> None:
        self.instant = datetime.fromisoformat(start).astimezone(UTC)

    def now(self) -> datetime:
        return self.instant

    def set(self, start: str) -> None:
        self.instant = datetime.fromisoformat(start).astimezone(UTC)

    def move(self, **span: float) -> None:
        self.instant += timedelta(**span)
