"""The one engine: its settings, how transactions begin, and that there is no other."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

import tracker
from tracker.store.engine import WRITING, make_engine


@pytest.fixture(autouse=True)
def hasty() -> None:
    """Here connections are as the product makes them."""


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("busy_timeout", 10),  # one step of waiting
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_every_connection_has_the_settings(path: Path, pragma: str, value: object) -> None:
    engine = make_engine(path)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()


def test_a_writer_takes_the_lock_before_it_reads_and_a_reader_does_not(path: Path) -> None:
    engine = make_engine(path, busy_ms=0)
    said: list[str] = []
    event.listen(engine, "checkout", lambda driver, *_: driver.set_trace_callback(said.append))
    with engine.connect().execution_options(**WRITING) as first, first.begin():
        with engine.connect() as reader, reader.begin():
            reader.exec_driver_sql("SELECT 1")
        second = engine.connect().execution_options(**WRITING)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.begin()
        second.close()
    assert said == [
        *("BEGIN IMMEDIATE", "BEGIN", "PRAGMA user_version", "SELECT 1", "COMMIT"), "BEGIN IMMEDIATE", "COMMIT"
    ]  # fmt: skip
    engine.dispose()


def test_definitions_roll_back_too(path: Path) -> None:
    engine = make_engine(path)
    with engine.connect().execution_options(**WRITING) as connection:
        connection.begin()
        connection.exec_driver_sql("CREATE TABLE t (x)")
        connection.exec_driver_sql("PRAGMA user_version=7")
        connection.rollback()
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0
    engine.dispose()


def _python_files() -> list[Path]:
    return sorted(Path(tracker.__file__).parent.rglob("*.py"))


def test_no_other_engine_is_made() -> None:
    makers = {file.name for file in _python_files() if re.search(r"\bcreate_engine\s*\(", file.read_text("utf-8"))}
    assert makers == {"engine.py"}


def test_the_driver_is_opened_directly_only_where_it_can_not_lose_a_lock() -> None:
    # Opening the header, backups and the watch for commits go through SQLite as well; nobody reads the bytes.
    users = {file.name for file in _python_files() if re.search(r"sqlite3\.connect\(", file.read_text("utf-8"))}
    on_copies = {"reading_photos.py"}
    at_the_journal = {"opening.py", "readonly.py", "backups.py", "restoring.py", "journal.py", "salvaging.py"}
    assert users == at_the_journal | on_copies
