"""Journals of the third version: every row as it was and sealed, every change still undone, rot kept as it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.released import content, released_journal
from tracker.domain.soundness import FaultKind
from tracker.store.journal import Store
from tracker.store.opening import SCHEMA, schema_of

# Made by the third revision: rows in every table; changes done, undone and dropped.
LOG = ("change", "change_row", "sqlite_sequence", "alembic_version")


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A journal of version 3."""
    return released_journal(tmp_path / "journal.db", 3)


@pytest.fixture
def upgraded(third: Path, now: datetime) -> Iterator[Store]:
    """The same journal as this program opens it."""
    store = Store.open(third, now=now)
    yield store
    store.close()


def _content(path: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of each table by column name, without their seals."""
    return {
        name: sorted(({key: row[key] for key in row if key != "seal"} for row in rows), key=repr)
        for name, rows in content(path).items()
        if name != "alembic_version"
    }


def test_every_row_of_a_third_journal_is_as_it_was_and_sealed(third: Path, now: datetime) -> None:
    before = _content(third)
    assert all(before.values())
    assert schema_of(third, busy_ms=0) == 3
    store = Store.open(third, now=now)
    assert schema_of(third, busy_ms=0) == SCHEMA
    assert _content(third) == before
    assert store.check() == ()
    store.close()


def test_changes_made_before_the_seals_are_undone_and_done_again(upgraded: Store, now: datetime) -> None:
    at_first = _content(upgraded.path)
    titles = []
    while (change := upgraded.undo(now)) is not None:
        titles.append(change.title)
    assert (titles[0], titles[-1], len(titles)) == ("Medal", "Began", 16)
    assert upgraded.check() == ()
    assert not any(rows for name, rows in _content(upgraded.path).items() if name not in LOG)
    for title in [*reversed(titles), "Undone"]:
        done = upgraded.redo(now)
        assert done is not None
        assert done.title == title
    upgraded.undo(now)
    assert upgraded.check() == ()
    after = _content(upgraded.path)
    assert {name: rows for name, rows in after.items() if name != "change"} == {
        name: rows for name, rows in at_first.items() if name != "change"
    }


def test_a_text_that_rotted_before_there_were_seals_is_still_read_and_still_found(third: Path, now: datetime) -> None:
    with closing(sqlite3.connect(third, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET note = CAST(x'54726f6d73f8' AS TEXT) WHERE id = 's2'")
    store = Store.open(third, now=now)
    with store.read() as reader:
        rotten = reader.session("s2")
    assert rotten is not None
    assert rotten.note == "Troms\ufffd"
    assert [(fault.kind, fault.key) for fault in store.survey().faults] == [(FaultKind.TEXT, "s2")]
    store.close()
