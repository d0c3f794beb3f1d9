"""Journals of released versions: upgraded whole, with every row as it was and every change still undone."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, event

from tests.store.released import content, released_journal
from tracker.domain.sessions import Athlete, MarkKind, Part
from tracker.store import migrating
from tracker.store.engine import make_engine
from tracker.store.journal import Store
from tracker.store.opening import SCHEMA, schema_of

# Made by the first revision: every table that was used has rows, and of its changes some are done, one is undone, one
# dropped.
NEW_TABLES = {"race", "result", "medal"}  # of the first revision, never filled


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A journal of version 1."""
    return released_journal(tmp_path / "journal.db", 1)


@pytest.fixture
def upgraded(first: Path, now: datetime) -> Iterator[Store]:
    """The same journal as this program opens it."""
    store = Store.open(first, now=now)
    yield store
    store.close()


def _definitions(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows if not name.startswith("sqlite_")}


@pytest.mark.parametrize(("schema", "revision"), [(1, "0001_journal"), (2, "0002_races"), (3, "0003_imports")])
def test_a_revision_still_makes_what_it_made_when_it_was_released(schema: int, revision: str, tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    engine = make_engine(made)
    settings = migrating._settings(())
    with engine.connect() as connection, connection.begin():
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
    engine.dispose()
    assert _definitions(made) == _definitions(released_journal(tmp_path / "journal.db", schema))


def test_every_row_of_a_first_journal_is_as_it_was(first: Path, now: datetime) -> None:
    before = content(first)
    used = {name for name, rows in before.items() if rows}
    assert used >= {"athlete", "batch", "session", "session_tag", "part", "challenge", "participant", "mark", "change"}
    assert schema_of(first, busy_ms=0) == 1
    Store.open(first, now=now).close()
    after = content(first)
    assert schema_of(first, busy_ms=0) == SCHEMA
    for name in before.keys() - NEW_TABLES - {"alembic_version"}:
        assert len(after[name]) == len(before[name])
        for old, new in zip(before[name], after[name], strict=True):
            assert new | old == new, name  # the old columns hold what they held, the new ones are blank
            assert not any(new[column] for column in new.keys() - old.keys() - {"seal"}), name
    backups = list((first.parent / "backups").glob("*.db"))
    assert [backup.name for backup in backups] == ["journal-v1-20250628T053000Z.db"]
    assert content(backups[0]) == before


def test_a_first_journal_reads_as_it_did(upgraded: Store) -> None:
    with upgraded.read() as reader:
        zoe, asha = reader.athletes()
        assert asha == Athlete(id="asha", name="Åsha", zone="Asia/Kolkata")
        assert zoe == Athlete(id="zoe", name="Zoë Lie", zone="Europe/Oslo", units="mi", week_start=6, day_start_s=14400)
        assert [session.id for session in reader.sessions("asha")] == ["s3", "s2", "s1"]
        swim = reader.session("s3")
        assert swim is not None
        assert swim.parts == (Part(count=60, distance_mm=25_000), Part(activity="run", elapsed_s=60, reps=2))
        goa, streak = reader.challenges("zoe")[0], reader.challenges("asha")[1]
        assert (goa.athletes, goa.factors, goa.starts_at, goa.ended_on) == (
            ("zoe", "asha"),
            (),
            None,
            date(2025, 6, 28),
        )
        assert (streak.handle, streak.end, streak.ended_on) == ("streak", None, None)
        assert [mark.kind for mark in reader.marks("asha")] == [MarkKind.TRAVEL]
        assert (reader.races(), reader.results("asha"), reader.medals("asha")) == ((), (), ())
        assert reader.day_facts("asha", date.min, date.max) == ()
    assert upgraded.check() == ()


def test_changes_made_before_an_upgrade_are_undone_and_done_again(upgraded: Store, now: datetime) -> None:
    path = upgraded.path

    def rows() -> dict[str, list[dict[str, object]]]:
        tables = content(path)
        return {name: sorted(tables[name], key=repr) for name in tables.keys() - {"change", "alembic_version"}}

    at_first = rows()
    titles = []
    while (change := upgraded.undo(now)) is not None:
        titles.append(change.title)
    assert titles == [
        "Renamed",
        "Deleted 1 session",
        "Changed ride",
        "Ended Mumbai to Goa",
        "Marked",
        "Started a streak",
        "Started Mumbai to Goa",
        "Import",
        "Logged ride",
        "Began",
    ]
    empty = rows()
    assert not any(empty[name] for name in empty.keys() - {"change_row", "sqlite_sequence"})
    for title in [*reversed(titles), "Unmarked"]:
        done = upgraded.redo(now)
        assert done is not None
        assert done.title == title
    assert upgraded.redo(now) is None
    upgraded.undo(now)
    assert rows() == at_first


def test_new_columns_of_old_rows_are_filled_and_emptied_again_by_undo(upgraded: Store, now: datetime) -> None:
    with upgraded.read() as reader:
        zoe, goa = reader.athletes()[0], reader.challenges("zoe")[0]
    starts_at = datetime(2025, 6, 26, 4, tzinfo=UTC)
    with upgraded.write("Widened", at=now) as writer:
        writer.update_athlete(replace(zoe, born=date(1990, 2, 28), sex="f"))
        writer.update_challenge(replace(goa, starts_at=starts_at))
        writer.set_factor(goa.id, "asha", 1500)
    with upgraded.read() as reader:
        assert reader.athletes()[0] == replace(zoe, born=date(1990, 2, 28), sex="f")
        assert reader.challenges("zoe")[0] == replace(goa, starts_at=starts_at, factors=(1000, 1500))
    upgraded.undo(now)
    upgraded.undo(now)
    with upgraded.read() as reader:
        assert reader.athletes()[0] == replace(zoe, name="Zoë")
        assert reader.challenges("zoe")[0] == goa


class StoppedError(Exception):
    """Raised in the place of a crash."""


def test_an_upgrade_from_the_first_version_stopped_at_any_statement_leaves_it_as_it_was(
    first: Path, now: datetime, count_down: Callable[[int], Callable[..., None]]
) -> None:
    before = first.read_bytes()
    n = 0
    while True:
        listen = count_down(n)
        event.listen(Engine, "before_cursor_execute", listen)
        try:
            Store.open(first, now=now).close()
            break
        except StoppedError:
            assert first.read_bytes() == before
            n += 1
        finally:
            event.remove(Engine, "before_cursor_execute", listen)
    assert n > 15
    assert schema_of(first, busy_ms=0) == SCHEMA


@pytest.fixture
def count_down() -> Callable[[int], Callable[..., None]]:
    """Makes a listener that stops at the n-th statement, counted from 0."""

    def make(n: int) -> Callable[..., None]:
        left = [n]

        def listen(*_: object) -> None:
            if left[0] == 0:
                raise StoppedError
            left[0] -= 1

        return listen

    return make
