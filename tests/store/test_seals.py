"""Seals and the survey: what changed in a file behind the journal's back is found, and nothing is written over it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from alembic.script import ScriptDirectory

from tests.store import mutating
from tests.store.released import released_journal
from tracker.domain.sessions import Session
from tracker.domain.soundness import FaultKind, Survey
from tracker.errors import BusyJournalError, DamagedJournalError, JournalError
from tracker.store import definitions, migrating
from tracker.store.images import shape_of
from tracker.store.journal import Reader, Store
from tracker.store.sealing import image_of, layout_of, seal_of
from tracker.store.surveying import survey

MakeSession = Callable[..., Session]


@pytest.fixture
def rich(path: Path) -> Path:
    """A journal with rows in every table."""
    path.write_bytes(mutating.rich_journal())
    return path


@pytest.fixture
def file(rich: Path) -> Iterator[sqlite3.Connection]:
    """The rich journal as any other program sees it."""
    with closing(sqlite3.connect(rich, isolation_level=None)) as connection:
        yield connection


def _looked(path: Path) -> Survey:
    with closing(sqlite3.connect(path)) as connection:
        return survey(connection)


def _only(found: Survey, kind: FaultKind, table: str) -> str:
    """The key of the only fault, which is of that kind and table."""
    (fault,) = found.faults
    assert (fault.kind, fault.table) == (kind, table)
    return fault.key


def test_a_seal_is_what_it_was_when_it_was_released() -> None:
    image = '{"id":"s1","note":"Tromsø"}'
    assert seal_of("session", image) == 2_147_898_104
    assert seal_of("part", image) != seal_of("session", image)


def test_every_table_has_rows_here_and_all_of_them_are_sealed(file: sqlite3.Connection) -> None:
    found = survey(file)
    assert found.sound
    assert set(found.counts) == set(definitions.tables())
    assert all(found.counts.values())
    for table in definitions.tables():
        assert file.execute(f"SELECT count(*) FROM {table} WHERE seal = 0").fetchone() == (0,)


def test_a_table_looks_the_same_in_the_file_and_as_it_is_declared(file: sqlite3.Connection) -> None:
    for table in definitions.tables():
        shape, layout = shape_of(table), layout_of(file, table)
        assert layout is not None
        assert (layout.columns, layout.keys, layout.sealed) == (tuple(sorted(shape.columns)), shape.keys, True)
        row = dict.fromkeys(shape.columns, "x") | {"seal": 5}
        assert image_of(layout.starts, [row[name] for name in layout.columns]) == shape.image(row)
        assert image_of(layout.starts, shape.blanks.values()) == shape.image(shape.row("{}"))


@pytest.mark.parametrize("table", definitions.tables())
def test_a_cell_that_changed_is_found_whatever_table_it_is_in(file: sqlite3.Connection, table: str) -> None:
    columns = [name for (name,) in file.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 0", (table,))]
    layout = layout_of(file, table)
    assert layout is not None
    keys = ", ".join(layout.keys)
    file.execute("PRAGMA ignore_check_constraints=ON")
    for column in columns:
        file.execute("BEGIN")
        key = file.execute(f"SELECT {keys} FROM {table} ORDER BY {keys} LIMIT 1").fetchone()
        marks = ", ".join("?" * len(key))
        file.execute(f'UPDATE {table} SET "{column}" = coalesce("{column}", 0) || 7 WHERE ({keys}) = ({marks})', key)
        found = [fault for fault in survey(file).faults if fault.kind is FaultKind.ROW]
        assert [(fault.table, fault.key) for fault in found] == [(table, "/".join(map(str, key)))], column
        file.execute("ROLLBACK")


def test_a_row_that_became_that_of_another_table_or_key_is_found(file: sqlite3.Connection) -> None:
    file.execute("UPDATE session SET seal = (SELECT seal FROM session WHERE id = 's2') WHERE id = 's1'")
    assert _only(survey(file), FaultKind.ROW, "session") == "s1"


def test_seals_still_fit_after_a_later_version_added_what_is_blank(file: sqlite3.Connection) -> None:
    before = survey(file)
    file.execute("ALTER TABLE session ADD COLUMN shoe VARCHAR")
    file.execute("ALTER TABLE part ADD COLUMN easy BOOLEAN DEFAULT 0 NOT NULL")
    file.execute("ALTER TABLE mark ADD COLUMN about VARCHAR DEFAULT '' NOT NULL")
    found = survey(file)
    assert {(fault.kind, fault.table) for fault in found.faults} == {
        (FaultKind.SCHEMA, table) for table in ("session", "part", "mark")
    }
    assert (found.digest, found.counts) == (before.digest, before.counts)


def test_the_digest_is_about_what_rows_say_and_not_where_they_are(rich: Path, path: Path) -> None:
    whole = _looked(rich)
    with closing(sqlite3.connect(rich)) as connection:
        connection.execute("DELETE FROM session_tag WHERE session_id = 's1'")
        less = survey(connection)
        assert (less.sound, less.digest == whole.digest) == (True, False)
        connection.rollback()
    with closing(sqlite3.connect(rich, isolation_level=None)) as connection:
        connection.execute("VACUUM")
    assert rich.read_bytes() != mutating.rich_journal()
    assert _looked(rich) == whole


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_journal_of_an_older_version_is_surveyed_and_says_the_same_when_upgraded(
    path: Path, now: datetime, version: int
) -> None:
    released_journal(path, version)
    before = _looked(path)
    assert before.sound
    Store.open(path, now=now).close()
    after = _looked(path)
    assert after.sound
    assert after.digest == before.digest
    assert {table: n for table, n in after.counts.items() if n} == {t: n for t, n in before.counts.items() if n}


def test_texts_that_are_none_and_bytes_are_found_and_the_other_rows_are_read(file: sqlite3.Connection) -> None:
    file.execute("UPDATE session SET note = CAST(x'54726f6d73f8' AS TEXT) WHERE id = 's1'")
    file.execute("UPDATE session SET note = x'00ff' WHERE id = 's2'")
    found = survey(file)
    assert [(fault.kind, fault.key) for fault in found.faults] == [(FaultKind.ROW, "s2"), (FaultKind.TEXT, "s1")]
    file.execute("DELETE FROM session WHERE id IN ('s1', 's2')")
    assert found.counts["session"] == file.execute("SELECT count(*) FROM session").fetchone()[0] + 2


def test_no_fault_holds_what_an_athlete_wrote(file: sqlite3.Connection) -> None:
    file.execute("UPDATE session SET note = 'canary \x1b[2J'")
    found = survey(file, most=5)
    assert len(found.faults) == 6
    assert found.faults[-1].said == f"{found.counts['session'] - 5:,} more rows of session have such a fault."
    assert not any("canary" in fault.said or "\x1b" in fault.said for fault in found.faults)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM mark; END", "The trigger t is none of a journal."),
        ("CREATE VIEW v AS SELECT * FROM session", "The view v is none of a journal."),
        ("CREATE TABLE shoe (id)", "The table shoe is none of a journal."),
        ("CREATE INDEX ix ON session (note)", "The index ix is none of a journal."),
        ("DROP INDEX ix_session_days", "The index ix_session_days is missing."),
        ("ALTER TABLE mark RENAME COLUMN note TO noted", "The table mark is not as this version declares it."),
        ("PRAGMA application_id=7", "The header says format 4 of application 7."),
        ("PRAGMA user_version=0", "The header says format 0 of application 1414679378."),
        ("PRAGMA user_version=3", "The header says format 3, the journal itself another one."),
        ("PRAGMA user_version=5", "The format is 5, which a newer version of tracker made."),
        (
            "UPDATE alembic_version SET version_num = '0004_seal'",
            "The header says format 4, the journal itself another",
        ),
        ("UPDATE sqlite_sequence SET seq = seq - 1", "The counter of changes is not at the last of them."),
        ("DELETE FROM session WHERE id = 's3'", "SQLite finds: "),
    ],
)
def test_whatever_is_not_as_this_version_has_it_is_said(file: sqlite3.Connection, change: str, said: str) -> None:
    if change.startswith("DELETE"):
        said = "refers to a session that is missing."
    file.execute(change)
    assert any(said in fault.said for fault in survey(file).faults)


def test_a_schema_that_was_written_over_is_found(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA writable_schema=ON")
    file.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'moving_s <= elapsed_s', 'moving_s >= 0') WHERE name = 'session'"
    )
    assert _only(survey(file), FaultKind.SCHEMA, "session") == ""


def test_a_file_that_is_none_is_a_fault_and_a_locked_one_is_not(rich: Path) -> None:
    store = Store.open(rich, now=mutating.NOW, busy_ms=0)
    with closing(sqlite3.connect(rich, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(sqlite3.connect(rich, timeout=0)) as connection, pytest.raises(sqlite3.OperationalError):
            survey(connection)
        with pytest.raises(BusyJournalError):
            store.survey()
    store.close()
    rich.write_bytes(b"not a journal at all" * 300)
    assert [fault.kind for fault in _looked(rich).faults][:1] == [FaultKind.FILE]


def test_a_survey_leaves_the_connection_as_it_was(file: sqlite3.Connection) -> None:
    survey(file)
    assert (file.in_transaction, file.text_factory) == (False, str)
    file.execute("BEGIN")
    survey(file)
    assert file.in_transaction


def test_the_revisions_are_known_by_their_names() -> None:
    script = ScriptDirectory.from_config(migrating._settings(()))
    assert tuple(reversed([one.revision for one in script.walk_revisions()])) == definitions.REVISIONS


@pytest.mark.parametrize(
    "act",
    [
        lambda store, now: _edit(store, now),
        lambda store, now: _delete(store, now),
        lambda store, now: store.undo(now),
    ],
)
def test_nothing_is_written_over_a_row_that_is_not_as_it_was_written(
    couple: Store, now: datetime, session_on: MakeSession, act: Callable[[Store, datetime], object]
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1", distance_mm=5_000_000))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET distance_mm = 5000001")
    before = couple.path.read_bytes()
    with pytest.raises(JournalError, match="nothing was stored"):
        act(couple, now)
    assert couple.path.read_bytes() == before
    assert _only(couple.survey(), FaultKind.ROW, "session") == "s1"


def _edit(store: Store, at: datetime) -> None:
    with store.write("Edit", at=at) as writer:
        (old,) = writer.sessions("asha")
        writer.replace_session(replace(old, note="x"), old.version)


def _delete(store: Store, at: datetime) -> None:
    with store.write("Delete", at=at) as writer:
        writer.delete_sessions(["s1"], at)


@pytest.mark.parametrize("rot", ["replace(after, '5000000', '5000001')", "after || ' '"])
def test_an_undo_log_that_rotted_is_never_applied(
    couple: Store, now: datetime, session_on: MakeSession, rot: str
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1", distance_mm=5_000_000))
    couple.undo(now)
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE change_row SET after = {rot} WHERE of_table = 'session'")
    before = couple.path.read_bytes()
    with pytest.raises(DamagedJournalError, match="change_row"):
        couple.redo(now)
    assert couple.path.read_bytes() == before


def test_ids_of_changes_are_never_given_twice(couple: Store, now: datetime, session_on: MakeSession) -> None:
    ids = []
    for n in range(3):
        with couple.write("Log", at=now) as writer:
            writer.add_session(session_on(f"s{n}"))
        change = couple.undo(now)
        assert change is not None
        ids.append(change.id)
    assert ids == [2, 3, 4]
    with couple.write("Nothing", at=now):
        pass
    assert couple.next_redo() is not None  # what changes nothing drops nothing either
    assert couple.check() == ()


@pytest.mark.parametrize(
    ("rot", "ask"),
    [
        ("UPDATE origin SET decision = 'x'", lambda reader: reader.all_origins()),
        ("UPDATE origin SET at = 5", lambda reader: reader.sources_of("s3")),
        ("UPDATE detail SET laps = '{'", lambda reader: list(reader.all_sessions())),
        ("UPDATE batch SET at = 'noon'", lambda reader: reader.batches()),
        ("UPDATE participant SET ended_on = 'soon'", lambda reader: reader.participations()),
    ],
)
def test_a_value_that_makes_no_sense_is_a_sentence(
    file: sqlite3.Connection, rich: Path, rot: str, ask: Callable[[Reader], object]
) -> None:
    file.execute("PRAGMA ignore_check_constraints=ON")
    file.execute("PRAGMA foreign_keys=OFF")
    file.execute(rot)
    store = Store.open(rich, now=mutating.NOW)
    with pytest.raises(JournalError, match="can't be read"), store.read() as reader:
        ask(reader)
    assert not store.survey().sound
    store.close()


@pytest.mark.parametrize("kind", mutating.KINDS)
def test_damage_that_changes_an_answer_is_reported_and_left_as_it_is(path: Path, kind: str) -> None:
    random = Random(f"seals {kind}")
    for n in range(2):
        found = mutating.seen(path, mutating.damaged(kind, random))
        assert found.error == "", n
        assert found.reported or not found.changed, n
        assert found.kept, n
