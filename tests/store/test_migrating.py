"""An upgrade happens whole or not at all, after a verified backup (reliability 0.2, A18 to A21)."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event

from tracker.domain.keeping import Reason
from tracker.domain.sessions import Session
from tracker.errors import JournalError
from tracker.store import migrating
from tracker.store.backups import make_backup
from tracker.store.journal import Store
from tracker.store.opening import APPLICATION_ID, SCHEMA, schema_of


@pytest.fixture(autouse=True)
def ready_made() -> None:
    """Here journals are made from nothing."""


LATER = '''
"""A later revision, for these tests alone."""
import sqlalchemy as sa
from alembic import op

revision = "0005_test"
down_revision = "0004_seals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE shoe (id VARCHAR PRIMARY KEY NOT NULL)")
    with op.batch_alter_table("session") as batch:
        batch.add_column(sa.Column("shoe_id", sa.String(), nullable=True))
        batch.alter_column("note", new_column_name="words")
    op.execute("UPDATE session SET words = words || '!'")
'''


BACKFILL = '''
"""Fills a column of a logged table, for these tests alone."""
from alembic import op
from tracker.store.migrations.history import drop_history

revision = "0005_test"
down_revision = "0004_seals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE session SET steps = 0 WHERE steps IS NULL")
    drop_history(op.get_bind())
'''


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A folder with a revision after ours."""
    folder = tmp_path / "more revisions"
    folder.mkdir()
    (folder / "r0005_test.py").write_text(LATER)
    return folder


@pytest.fixture
def filled(couple: Store, now: datetime, session_on: Callable[..., Session]) -> Path:
    """A closed journal with two sessions, their tags and parts."""
    with couple.write("Logged", at=now) as writer:
        writer.add_sessions([session_on("s1", tags=("ghat",), note="uphill"), session_on("s2")])
    couple.close()
    return couple.path


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _rows(path: Path) -> list[tuple[str, int | None]]:
    """Ids and steps of all sessions."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT id, steps FROM session ORDER BY id").fetchall()


def _backups(path: Path) -> list[str]:
    return sorted(file.name for file in (path.parent / "backups").glob("*") if file.suffix != ".json")


class StoppedError(Exception):
    """Raised in the place of a crash."""


@contextmanager
def _at_statement(n: int, act: Callable[[], None]) -> Iterator[list[str]]:
    """Do `act` before the n-th statement that any engine executes, counted from 0."""
    said: list[str] = []

    def listen(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        said.append(sql)
        if len(said) == n + 1:
            act()

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


def _stop() -> None:
    raise StoppedError


def _nothing() -> None:
    pass


def test_the_gate_knows_the_newest_revision() -> None:
    head = ScriptDirectory.from_config(migrating._settings(())).get_current_head()
    assert head is not None
    assert int(head.partition("_")[0]) == SCHEMA


def test_a_first_creation_that_raises_at_any_statement_leaves_nothing_and_works_when_retried(
    tmp_path: Path, now: datetime
) -> None:
    with _at_statement(-1, _nothing) as all_of_it:
        Store.open(tmp_path / "whole.db", now=now).close()
    whole = _dump(tmp_path / "whole.db")
    assert len(all_of_it) > 35
    path = tmp_path / "again" / "journal.db"
    for n in range(len(all_of_it)):  # each attempt is the retry of the one before
        with pytest.raises(StoppedError), _at_statement(n, _stop):
            Store.open(path, now=now)
        assert path.stat().st_size == 0
        assert list(path.parent.iterdir()) == [path]
    Store.open(path, now=now).close()
    assert _dump(path) == whole


def test_an_upgrade_is_backed_up_and_keeps_everything(filled: Path, now: datetime, later: Path) -> None:
    before = _dump(filled)
    backup = migrating.upgrade(filled, now=now, more=[later])
    assert backup is not None
    assert backup == filled.parent / "backups" / f"journal-v{SCHEMA}-20250628T053000Z.db"
    assert _dump(backup) == before
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT id, words, shoe_id FROM session ORDER BY id").fetchall() == [
            ("s1", "uphill!", None),
            ("s2", "!", None),
        ]
        assert connection.execute("SELECT session_id, position, tag FROM session_tag").fetchall() == [("s1", 0, "ghat")]
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert migrating.upgrade(filled, now=now, more=[later]) is None  # nothing to do, no second backup
    assert _backups(filled) == [backup.name]


@pytest.fixture
def upgraded(filled: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Store]:
    """Upgrades the journal by a folder of revisions after ours and opens it, as a program of that version would."""

    def open_upgraded(folder: Path) -> Store:
        migrating.upgrade(filled, now=now, more=[folder])
        monkeypatch.setattr("tracker.store.journal.SCHEMA", SCHEMA + 1)
        return Store(filled)

    return open_upgraded


@pytest.fixture
def backfill(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder with that text as the revision after ours."""

    def make(text: str) -> Path:
        folder = tmp_path / "backfill"
        folder.mkdir()
        (folder / "r0005_test.py").write_text(text)
        return folder

    return make


def test_a_revision_that_changes_rows_drops_what_could_be_undone(
    filled: Path,
    now: datetime,
    backfill: Callable[[str], Path],
    upgraded: Callable[[Path], Store],
    session_on: Callable[..., Session],
) -> None:
    store = Store(filled)
    with store.write("Logged more", at=now) as writer:
        writer.add_session(session_on("s3"))
    store.undo(now)
    store.close()
    store = upgraded(backfill(BACKFILL))
    after = _rows(filled)
    assert store.last_change() is store.next_redo() is None
    assert store.undo(now) is store.redo(now) is None
    assert _rows(filled) == after == [("s1", 0), ("s2", 0)]
    with store.write("Logged later", at=now) as writer:
        writer.add_session(session_on("s4"))
    change = store.undo(now)
    assert change is not None
    assert change.title == "Logged later"
    assert store.undo(now) is None
    assert _rows(filled) == after
    store.close()


def test_without_dropping_it_undo_would_be_stuck(
    now: datetime, backfill: Callable[[str], Path], upgraded: Callable[[Path], Store]
) -> None:
    forgetful = BACKFILL.replace("    drop_history(op.get_bind())\n", "")
    assert forgetful != BACKFILL
    store = upgraded(backfill(forgetful))
    for _ in range(2):
        with pytest.raises(JournalError, match="was changed by something else since"):
            store.undo(now)
    store.close()


def test_an_upgrade_that_raises_at_any_statement_leaves_the_journal_as_it_was(
    filled: Path, now: datetime, later: Path
) -> None:
    before = filled.read_bytes()
    n = 0
    while True:
        try:
            with _at_statement(n, _stop) as said:
                migrating.upgrade(filled, now=now, more=[later])
        except StoppedError:
            assert filled.read_bytes() == before
            assert schema_of(filled, busy_ms=0) == SCHEMA
            n += 1
            continue
        assert n == len(said)
        break
    assert n > 12
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)


_KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from sqlalchemy import Engine, event
from tracker.store.journal import Store
from tracker.store import migrating
import tracker.store.tables, alembic.command, logging.config

now = datetime(2025, 6, 28, tzinfo=UTC)
path, more = Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]
n = 0
while True:
    child = os.fork()
    if child == 0:
        left = [n]
        def listen(*_):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
        event.listen(Engine, "before_cursor_execute", listen)
        event.listen(Engine, "commit", listen)
        if more:
            migrating.upgrade(path, now=now, more=more)
        else:
            Store.open(path.with_name(f"{n}.db"), now=now)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(n, os.WIFSIGNALED(status), flush=True)
    if not os.WIFSIGNALED(status):
        break
    n += 3  # each of them is the soak's
"""


def _kill_at_statements(path: Path, *more: Path) -> int:
    """Kill it at every third statement; how many there were before it went through, or up to two more."""
    ran = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), *map(str, more)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return int(ran.stdout.split()[-2])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_upgrade_killed_at_any_statement_works_when_retried(filled: Path, now: datetime, later: Path) -> None:
    kills = _kill_at_statements(filled, later)
    assert kills > 12
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA + 1,)
        assert connection.execute("SELECT count(*) FROM session WHERE words LIKE '%!!'").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_first_creation_killed_at_any_statement_works_when_retried(path: Path, now: datetime) -> None:
    kills = _kill_at_statements(path)
    assert kills > 35
    whole = _dump(path.with_name(f"{kills}.db"))
    for n in range(0, kills, 3):
        Store.open(path.with_name(f"{n}.db"), now=now).close()
        assert _dump(path.with_name(f"{n}.db")) == whole


def test_an_upgrade_without_room_for_it_is_refused(
    filled: Path, now: datetime, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, filled.stat().st_size))
    before = filled.read_bytes()
    with pytest.raises(JournalError, match="1 MB of free space"):
        migrating.upgrade(filled, now=now, more=[later])
    assert filled.read_bytes() == before


def test_no_backup_no_upgrade(filled: Path, now: datetime, later: Path) -> None:
    (filled.parent / "backups").write_text("in the way")
    before = filled.read_bytes()
    with pytest.raises(JournalError, match="No backup could be made"):
        migrating.upgrade(filled, now=now, more=[later])
    assert filled.read_bytes() == before


def test_rows_that_refer_to_nothing_stop_an_upgrade(filled: Path, now: datetime, later: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("INSERT INTO session_tag VALUES ('gone', 0, 'x', 0)")
    before = filled.read_bytes()
    with pytest.raises(JournalError, match="refers to a session that is missing"):
        migrating.upgrade(filled, now=now, more=[later])
    assert filled.read_bytes() == before


def test_a_revision_after_which_rows_refer_to_nothing_is_taken_back(
    filled: Path, now: datetime, backfill: Callable[[str], Path]
) -> None:
    before = filled.read_bytes()
    careless = BACKFILL.replace("UPDATE session SET steps = 0 WHERE steps IS NULL", "DELETE FROM session")
    assert careless != BACKFILL
    with pytest.raises(JournalError, match="refer to rows that are missing"):
        migrating.upgrade(filled, now=now, more=[backfill(careless)])
    assert filled.read_bytes() == before


def test_an_unknown_revision_stops_an_upgrade(filled: Path, now: datetime, later: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000_lost'")
    before = filled.read_bytes()
    with pytest.raises(JournalError, match="the journal itself another one"):
        migrating.upgrade(filled, now=now, more=[later])
    assert filled.read_bytes() == before


def test_two_windows_that_create_at_once_make_one_journal(path: Path) -> None:
    program = (
        "import sys\n"
        "from datetime import datetime, UTC\n"
        "from pathlib import Path\n"
        "import tracker.store.migrating\n"
        "from tracker.store.journal import Store\n"
        "print('ready', flush=True)\n"
        "sys.stdin.readline()\n"
        "Store.open(Path(sys.argv[1]), now=datetime(2025, 6, 28, tzinfo=UTC)).close()\n"
    )
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("go\n")
        window.stdin.flush()
    for window in windows:
        window.communicate(timeout=60)
    assert [window.returncode for window in windows] == [0, 0, 0]
    assert schema_of(path, busy_ms=0) == SCHEMA


def test_backups_of_one_second_have_different_names_and_leave_nothing_else(filled: Path, now: datetime) -> None:
    made = [make_backup(filled, reason=Reason.ASKED, now=now) for _ in range(3)]
    assert [backup.name for backup in made] == _backups(filled) == sorted(backup.name for backup in made)
    assert all(_dump(backup.path) == _dump(filled) for backup in made)


def test_a_damaged_journal_is_not_backed_up_as_if_it_were_whole(filled: Path, now: datetime) -> None:
    content = bytearray(filled.read_bytes())
    content[4096 * 3 : 4096 * 5] = bytes(8192)
    filled.write_bytes(content)
    with pytest.raises(JournalError):
        make_backup(filled, reason=Reason.ASKED, now=now)
    assert _backups(filled) == []
