"""A journal and a clock for each test of the app."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.services.tracker import Tracker


@pytest.fixture
def clock() -> FrozenClock:
    """Saturday 28 June 2025, early morning in Asia/Kolkata."""
    return FrozenClock("2025-06-28T06:00+05:30")


@pytest.fixture
def tracker(tmp_path: Path, clock: FrozenClock) -> Iterator[Tracker]:
    """An empty journal."""
    made = Tracker(tmp_path / "journal.db", clock)
    yield made
    made.close()
