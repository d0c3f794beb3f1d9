"""A journal and a clock for each test of the app."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import _wait
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests.clocks import FrozenClock
from tracker.services.tracker import Tracker

_wait.SLEEP_GRANULARITY = 1 / 100  # how long the app must do nothing to be taken for idle; for each key, several times
_wait.SLEEP_IDLE = 1 / 2000  # and how much it may do in that time
_PARSED: dict[object, list[RuleSet]] = {}


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps with the same theme share the rules of their style sheets, which each would parse for itself."""
    parse = Stylesheet._parse_rules

    def parsed(self: Stylesheet, css: str, *where: Any, **said: Any) -> list[RuleSet]:
        key = (css, *where, *said.items(), *self._variables.items())
        if key not in _PARSED:
            _PARSED[key] = parse(self, css, *where, **said)
        return _PARSED[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)


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
