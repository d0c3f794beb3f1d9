"""Every test has a home of its own, a fixed zone and no network."""

import gc
import socket
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.signals import usual_signals
from tracker.services.ids import new_id

# Each run of the tests tries the same examples; `make soak GOALS=X` looks for further ones.
_slow = [HealthCheck.too_slow]
settings.register_profile("tracker", deadline=None, derandomize=True, suppress_health_check=_slow)
settings.register_profile("explore", deadline=None, suppress_health_check=_slow)
settings.load_profile("tracker")
usual_signals()


def pytest_collection_finish() -> None:
    """What was imported by now stays: looking through it for garbage again and again would take a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and nothing of the developer's own settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DB", "AT", "ATHLETE", "UNITS", "ASCII", "THEME", "START"):
        monkeypatch.delenv(f"TRACKER_{name}", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    return home


@pytest.fixture(autouse=True)
def own_chances(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same ids in each run, so that none holds by chance what a test looks for."""
    monkeypatch.setattr(new_id, "__defaults__", (Random(2025).getrandbits,))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but a local socket fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def new_journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal with nothing in it."""
    from tracker.store.migrating import upgrade

    path = tmp_path_factory.mktemp("new") / "journal.db"
    path.touch()
    upgrade(path, now=datetime(2025, 1, 1, tzinfo=UTC))
    return path.read_bytes()


@pytest.fixture(autouse=True)
def ready_made(new_journal: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new journal is copied instead of being migrated from nothing, which takes ten times as long.

    Tests that are about just that have a fixture of this name that does nothing.
    """
    from tracker.store import migrating

    upgrade = migrating.upgrade

    def copied(real: Path, *, now: datetime, **rest: Any) -> Path | None:
        if real.stat().st_size:
            return upgrade(real, now=now, **rest)
        real.write_bytes(new_journal)
        return None

    monkeypatch.setattr(migrating, "upgrade", copied)


@pytest.fixture(scope="session")
def compiling() -> Any:
    """An engine that compiles for all others."""
    from tests.engines import first_engine

    return first_engine()


@pytest.fixture(autouse=True)
def hasty(compiling: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements are compiled once for all journals, and no commit waits for the disk.

    Tests of how a journal is connected to have a fixture of this name that does nothing.
    """
    from sqlalchemy import event

    from tests.engines import sharing
    from tracker.store import engine

    make = sharing(compiling)

    def made(*args: Any, **options: Any) -> Any:
        one = make(*args, **options)
        event.listen(one, "checkout", unsynced)
        return one

    def unsynced(connection: sqlite3.Connection, record: Any, _proxy: object) -> None:
        if not record.info:
            record.info["unsynced"] = True
            connection.execute("PRAGMA synchronous=OFF").close()

    monkeypatch.setattr(engine, "create_engine", made)
