"""Beside other programs: whoever waits asks often enough, and no process is forked with a journal open (A24, A33)."""

import re
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker.store.engine import make_engine
from tracker.store.waiting import Patience

OFTEN_MS = 25  # of a hot writer's round of about thirty, the lock is free for one or two


class Refusing(sqlite3.Connection):
    """Says that it is locked."""

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        if sql.startswith("BEGIN"):
            self.asked += 1
            if self.asked < self.free_after:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise error
        return super().execute(sql, *rest)

    asked, free_after = 0, 400


def test_nobody_starves_beside_others_who_write_without_a_pause(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:", factory=Refusing, isolation_level=None)) as connection:
        patience = Patience()
        patience.wait(partial(connection.execute, "BEGIN IMMEDIATE"), 60_000)
        assert connection.in_transaction
        assert connection.asked == connection.free_after
        assert not patience.waiting
    engine = make_engine(tmp_path / "journal.db")
    with engine.connect() as one:
        assert one.exec_driver_sql("PRAGMA busy_timeout").scalar_one() <= OFTEN_MS
    engine.dispose()


def test_who_waits_in_vain_is_told_so() -> None:
    with closing(sqlite3.connect(":memory:", factory=Refusing, isolation_level=None)) as connection:
        connection.free_after = 10**9
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Patience().wait(partial(connection.execute, "BEGIN IMMEDIATE"), 5)


def test_no_process_is_forked() -> None:
    files = [file for file in Path(tracker.__file__).parent.rglob("*.py") if "migrations" not in file.parts]
    forking = re.compile(
        r"os\.fork\(|forkpty\(|set_start_method|get_context\((?!\"spawn\"\))|ProcessPoolExecutor|preexec_fn"
    )
    assert [file.name for file in files if forking.search(file.read_text("utf-8"))] == []
