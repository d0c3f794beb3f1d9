"""Journals of the second version: every row as it was, every total the same, every change still undone."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.store.released import content, released_journal
from tracker.domain.counting import Selection
from tracker.domain.days import Period
from tracker.domain.goals import Agg
from tracker.domain.sessions import Measure, Session
from tracker.store.journal import Store
from tracker.store.opening import SCHEMA, schema_of

# Made by the second revision: runs and legs, an import, a photo, a race, facts; changes done, undone and dropped.
EVER = Period(date(2020, 1, 1), None)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A journal of version 2."""
    return released_journal(tmp_path / "journal.db", 2)


@pytest.fixture
def upgraded(second: Path, now: datetime) -> Iterator[Store]:
    """The same journal as this program opens it."""
    store = Store.open(second, now=now)
    yield store
    store.close()


def _content(path: Path) -> dict[str, list[dict[str, object]]]:
    return {name: sorted(rows, key=repr) for name, rows in content(path).items() if name != "alembic_version"}


def test_every_row_of_a_second_journal_is_as_it_was_and_new_columns_are_blank(second: Path, now: datetime) -> None:
    before = _content(second)
    assert {"athlete", "batch", "session", "part", "photo", "race", "day_fact", "medal"} <= {
        name for name, rows in before.items() if rows
    }
    assert schema_of(second, busy_ms=0) == 2
    Store.open(second, now=now).close()
    after = _content(second)
    assert schema_of(second, busy_ms=0) == SCHEMA
    for name, rows in before.items():
        by_key = {tuple(row.values()): row for row in rows}
        for new in after[name]:
            old = by_key.pop(tuple(value for key, value in new.items() if key in rows[0]))
            assert not any(new[column] for column in new.keys() - old.keys() - {"seal"})
        assert not by_key


def test_totals_of_a_second_journal_are_equal_and_legs_count_for_their_kinds(second: Path, now: datetime) -> None:
    with closing(sqlite3.connect(second)) as connection:
        whole = connection.execute(
            "SELECT activity, sum(distance_mm), count(*) FROM session WHERE deleted_at IS NULL GROUP BY activity"
        ).fetchall()
    store = Store.open(second, now=now)
    with store.read() as reader:

        def total(measure: Measure, *activities: str) -> int:
            agg = Agg.COUNT if measure is Measure.SESSIONS else Agg.SUM
            choice = Selection(measure=measure, agg=agg, period=EVER, activities=frozenset(activities))
            return sum(reader.day_amounts("asha", choice).values())

        legs = {"run": 10_000_000, "ride": 40_000_000}
        for activity, distance, count in whole:
            assert total(Measure.DISTANCE, activity) == (distance or 0) + legs.get(activity, 0)
            assert total(Measure.SESSIONS, activity) == count + (activity in legs)
        assert total(Measure.DISTANCE, "swim") == 1_500_000
        assert total(Measure.DISTANCE) == sum(distance or 0 for _, distance, _ in whole)
        assert reader.origins_of("asha", ["fit:1"]) == {}
        assert [outline.id for outline in reader.outlines("asha", date.min, date.max) if outline.deleted] == ["s4"]
    assert store.check() == ()
    store.close()


def test_changes_made_before_the_upgrade_are_undone_and_done_again(upgraded: Store, now: datetime) -> None:
    at_first = _content(upgraded.path)
    titles = []
    while (change := upgraded.undo(now)) is not None:
        titles.append(change.title)
    assert titles[0] == "Medal"
    assert titles[-4:] == ["Import", "Logged triathlon", "Logged run", "Began"]
    assert not any(rows for name, rows in _content(upgraded.path).items() if name not in LOG)
    for title in [*reversed(titles), "Undone"]:
        done = upgraded.redo(now)
        assert done is not None
        assert done.title == title
    upgraded.undo(now)
    after = _content(upgraded.path)
    assert {name: rows for name, rows in after.items() if name != "change"} == {
        name: rows for name, rows in at_first.items() if name != "change"
    }


LOG = ("change", "change_row", "sqlite_sequence")


def test_new_columns_of_old_sessions_are_filled_and_emptied_again_by_undo(upgraded: Store, now: datetime) -> None:
    def old() -> Session:
        with upgraded.read() as reader:
            found = reader.session("s1")
        assert found is not None
        return found

    before = old()
    assert (before.timer_s, before.hr_max, before.computed) == (None, None, ())
    with upgraded.write("Merged", at=now) as writer:
        writer.replace_sessions([replace(before, timer_s=3550, hr_max=171, computed=("climb_mm", "hr_avg"))])
    assert (old().timer_s, old().hr_max, old().computed) == (3550, 171, ("climb_mm", "hr_avg"))
    upgraded.undo(now)
    assert old() == before
