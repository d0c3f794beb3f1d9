"""A journal in a folder of its own for each test, and sessions with sensible values."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.sessions import Athlete, Mark, MarkKind, Session
from tracker.store.journal import Store, StoredChallenge

NOW = datetime(2025, 6, 28, 5, 30, tzinfo=UTC)
DAY = date(2025, 6, 28)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty journal."""
    opened = Store.open(path, now=NOW, busy_ms=2_000)
    yield opened
    opened.close()


@pytest.fixture
def couple(store: Store) -> Store:
    """A journal with two athletes, `asha` and `ben`."""
    with store.write("Began", at=NOW) as writer:
        writer.add_athlete(Athlete(id="asha", name="Åsha", zone="Asia/Kolkata"))
        writer.add_athlete(Athlete(id="ben", name="Ben", zone="Europe/Oslo", units="mi", week_start=6))
    return store


@pytest.fixture
def session_on() -> Callable[..., Session]:
    """Makes a session: `session_on("s1", day=date(...), distance_mm=...)`."""

    def make(id: str, day: date = DAY, **changes: Any) -> Session:  # noqa: A002
        values: dict[str, Any] = {
            "athlete_id": "asha",
            "activity": "run",
            "started_at": datetime(day.year, day.month, day.day, 1, tzinfo=UTC),
            "zone": "Asia/Kolkata",
            "local_date": day,
            "end_date": day,
            "timed": True,
            "logged_at": NOW,
            "logged_on": DAY,
        }
        return Session(id=id, **(values | changes))

    return make


@pytest.fixture
def mark_on() -> Callable[..., Mark]:
    """Makes a day mark: `mark_on("m1", MarkKind.REST)`."""

    def make(id: str, kind: MarkKind = MarkKind.REST, on: date = DAY, **changes: Any) -> Mark:  # noqa: A002
        values: dict[str, Any] = {"athlete_id": "asha", "logged_at": NOW, "logged_on": DAY}
        return Mark(id=id, kind=kind, on=on, **(values | changes))

    return make


@pytest.fixture
def challenge_of() -> Callable[..., StoredChallenge]:
    """Makes a challenge: `challenge_of("c1", "mumbai-to-goa")`."""

    def make(id: str, handle: str, **changes: Any) -> StoredChallenge:  # noqa: A002
        values: dict[str, Any] = {
            "template_slug": handle,
            "template_version": 1,
            "template_json": '{"title": "Mumbai to Goa"}',
            "start": DAY,
            "end": DAY + timedelta(days=5),
            "joined_at": NOW,
            "athletes": ("asha",),
        }
        return StoredChallenge(id=id, handle=handle, **(values | changes))

    return make
