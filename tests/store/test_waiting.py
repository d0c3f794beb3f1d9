"""Waiting for the lock: for so long and no longer, or until somebody has had enough."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from tracker.errors import BusyJournalError
from tracker.store import waiting
from tracker.store.waiting import Patience

BEGIN = "BEGIN IMMEDIATE"


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that is kept waiting by another one."""
    connections = [
        sqlite3.connect(tmp_path / "a.db", isolation_level=None, timeout=0, check_same_thread=False) for _ in range(2)
    ]
    with closing(connections[0]) as other, closing(connections[1]) as mine:
        other.execute(BEGIN).close()
        yield mine


@pytest.fixture(autouse=True)
def _minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which a minute passes between two looks."""
    ticks = itertools.count(0, 60)
    monkeypatch.setattr(waiting, "monotonic", lambda: next(ticks))


def test_it_ends_when_the_time_is_up(mine: sqlite3.Connection) -> None:
    patience = Patience()
    with pytest.raises(sqlite3.OperationalError) as raised:
        patience.wait(partial(mine.execute, BEGIN), 15_000)
    assert raised.value.sqlite_errorcode == sqlite3.SQLITE_BUSY
    assert not patience.waiting


def test_an_endless_one_waits_until_it_is_given_up(mine: sqlite3.Connection) -> None:
    patience = Patience(endless=True)
    found: list[BaseException] = []

    def wait() -> None:
        try:
            patience.wait(partial(mine.execute, BEGIN), 1)
        except BusyJournalError as error:
            found.append(error)

    thread = Thread(target=wait)
    thread.start()
    while not patience.waiting and thread.is_alive():
        pass
    patience.give_up()
    thread.join()
    assert [str(error) for error in found] == ["Not waited for the other window any longer: nothing was stored."]
    assert not patience.waiting
