"""What may be opened as a journal, and that everything else is left as it is (reliability A09 to A18, A31)."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tracker.domain.keeping import Reason
from tracker.domain.sessions import Athlete, Session
from tracker.errors import GoneJournalError, JournalError, NewerJournalError
from tracker.store.backups import make_backup
from tracker.store.journal import Store
from tracker.store.opening import APPLICATION_ID, SCHEMA
from tracker.store.restoring import restore


@pytest.fixture(autouse=True)
def ready_made() -> None:
    """Here journals are made from nothing."""


def _set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={version}")


def test_a_new_journal_is_created_with_its_folders(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "some where" / "50 % #1?" / "journal.db"
    Store.open(path, now=now).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_opening_again_writes_nothing(store: Store, now: datetime) -> None:
    before = store.path.read_bytes()
    Store.open(store.path, now=now).close()
    assert store.path.read_bytes() == before


def test_a_newer_journal_is_refused_untouched(store: Store, now: datetime) -> None:
    store.close()
    _set_version(store.path, SCHEMA + 1)
    before = store.path.read_bytes()
    with pytest.raises(NewerJournalError, match=rf"newer version.*format is {SCHEMA + 1}.*knows {SCHEMA}"):
        Store.open(store.path, now=now)
    assert store.path.read_bytes() == before
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]


def _text(path: Path) -> None:
    path.write_text("90c 20r\n" * 200)


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


def _header_and_junk(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 20)


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE session (id)")


def _other_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id=7")


def _other_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=1")


def _ours_without_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


@pytest.mark.parametrize(
    "make",
    [_text, _picture, _header_and_junk, _other_program, _other_application, _other_version, _ours_without_version],
)
def test_a_file_of_something_else_is_refused_untouched(path: Path, now: datetime, make: Callable[[Path], None]) -> None:
    make(path)
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"journal\.db"):
        Store.open(path, now=now)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_is_refused(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(JournalError, match=r"is a folder.*name a file in it"):
        Store.open(tmp_path, now=now)


def test_a_path_under_a_file_is_refused(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "notes").write_text("mine")
    for path in (tmp_path / "notes" / "journal.db", tmp_path / "notes" / "deep" / "journal.db"):
        with pytest.raises(JournalError, match="notes"):
            Store.open(path, now=now)
    assert (tmp_path / "notes").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(path: Path, now: datetime) -> None:
    os.mkfifo(path)
    with pytest.raises(JournalError, match="not a plain file"):
        Store.open(path, now=now)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5_000])
def test_an_impossible_path_is_refused(tmp_path: Path, now: datetime, name: str) -> None:
    with pytest.raises(JournalError):
        Store.open(tmp_path / name, now=now)


def test_a_symbolic_link_is_followed(store: Store, now: datetime, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store.path)
    opened = Store.open(link, now=now)
    assert opened.path == store.path
    opened.close()


def test_links_in_a_circle_are_refused(tmp_path: Path, now: datetime) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    with pytest.raises(JournalError):
        Store.open(one, now=now)


def test_a_second_name_of_the_file_is_refused(store: Store, now: datetime, tmp_path: Path) -> None:
    (tmp_path / "twin.db").hardlink_to(store.path)
    with pytest.raises(JournalError, match="hard link"):
        Store.open(store.path, now=now)


def test_an_empty_file_is_a_new_journal(path: Path, now: datetime) -> None:
    path.touch()
    Store.open(path, now=now).close()
    assert path.stat().st_size > 0


def test_an_emptied_journal_with_backups_beside_it_is_refused(path: Path, now: datetime) -> None:
    path.touch()
    (path.parent / "backups").mkdir()
    (path.parent / "backups" / "other-v1-20250601T000000Z.db").touch()
    (path.parent / "backups" / "journal-v1-20250601T000000Z.db").touch()
    with pytest.raises(JournalError, match=r"is empty, though it once was not.*journal-v1-20250601T000000Z\.db"):
        Store.open(path, now=now)
    assert path.stat().st_size == 0


def test_a_journal_that_is_gone_is_not_begun_anew_where_backups_of_it_are(path: Path, now: datetime) -> None:
    backups = path.parent / "backups"
    backups.mkdir()
    (backups / "journal-v1-20250601T000000Z.db").touch()
    said = r"is gone, though backups .* are there; `tracker restore last` .*move the folder .*backups away .* --db\.$"
    with pytest.raises(JournalError, match=said):
        Store.open(path, now=now)
    assert not path.exists()
    backups.rename(path.parent / "before")
    Store.open(path, now=now).close()
    assert path.stat().st_size > 0


def test_a_journal_that_is_gone_is_restored(couple: Store, now: datetime) -> None:
    made = make_backup(couple.path, reason=Reason.ASKED, now=now)
    couple.close()
    couple.path.unlink()
    with pytest.raises(JournalError, match="is gone"):
        Store.open(couple.path, now=now)
    assert restore(couple.path, made.path, now=now).backup == made
    Store.open(couple.path, now=now).close()


def test_a_death_between_setting_aside_and_replacing_begins_nothing_anew(path: Path, now: datetime) -> None:
    """As it can be on a file system without hard links."""
    (path.parent / "journal.db.damaged-20250601T000000Z-journal").touch()
    Store.open(path, now=now).close()
    path.rename(path.parent / "journal.db.damaged-20250601T000000Z")
    said = r"is gone, though .*journal\.db\.damaged-20250601T000000Z is there.*tracker check --fix.* --db\.$"
    with pytest.raises(JournalError, match=said):
        Store.open(path, now=now)
    assert not path.exists()
    Store.open(path.parent / "other.db", now=now).close()


def test_the_newest_backup_is_named_whatever_its_version(path: Path, now: datetime) -> None:
    path.touch()
    (path.parent / "backups").mkdir()
    for name in ("v9-20250601T000000Z", "v10-20250602T000000Z", "v10-20250602T000000Z_2", "v2-20240601T000000Z"):
        (path.parent / "backups" / f"journal-{name}.db").touch()
    with pytest.raises(JournalError, match=r"journal-v10-20250602T000000Z_2\.db"):
        Store.open(path, now=now)


@pytest.mark.parametrize(
    ("journal", "backup"),
    [
        ("journal.db", "journal-old-v1-20250601T000000Z.db"),
        ("journal.db", "journal-v1-old-v1-20250601T000000Z.db"),
        ("journal.db", "journal-v1-20250601T000000Z-v1-20250601T000000Z.db"),
        ("journal.db", "myjournal-v1-20250601T000000Z.db"),
        ("journal.db", "journal-v1-20250601T000000Z.db.db"),
        ("journal-old.db", "journal-v1-20250601T000000Z.db"),
        ("jo.rnal.db", "journal-v1-20250601T000000Z.db"),
        ("j[o]urnal.db", "journal-v1-20250601T000000Z.db"),
    ],
)
def test_backups_of_another_journal_say_nothing_of_an_empty_one(
    tmp_path: Path, now: datetime, journal: str, backup: str
) -> None:
    (tmp_path / journal).touch()
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / backup).touch()
    Store.open(tmp_path / journal, now=now).close()
    assert (tmp_path / journal).stat().st_size > 0


@pytest.mark.parametrize("name", ["journal", "journal-old", "j[o]*?", "50 % (1)+.x"])
def test_the_backups_that_are_made_are_those_that_are_recognised(tmp_path: Path, now: datetime, name: str) -> None:
    path = tmp_path / f"{name}.db"
    Store.open(path, now=now).close()
    make_backup(path, reason=Reason.ASKED, now=now)
    newest = make_backup(path, reason=Reason.ASKED, now=now)
    path.write_bytes(b"")
    with pytest.raises(JournalError, match=f"brings back the backup {re.escape(str(newest.path))}"):
        Store.open(path, now=now)


_AS_NOBODY = """
import os, sys
from dataclasses import replace
from datetime import datetime, UTC
from pathlib import Path
from tracker.errors import JournalError
from tracker.store.journal import Store
now = datetime(2025, 6, 28, tzinfo=UTC)
if os.getuid() == 0:
    os.seteuid(65534)
store = Store.open(Path(sys.argv[1]), now=now)
with store.read() as reader:
    print([athlete.name for athlete in reader.athletes()])
print(store.data_version() == store.data_version() > 0)
try:
    with store.write("Edit", at=now) as writer:
        writer.update_athlete(replace(writer.athletes()[0], units="mi"))
except JournalError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs other users")
def test_a_read_only_journal_can_be_read_and_says_why_it_can_not_be_written(
    now: datetime, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(tempfile.gettempdir()) if os.getuid() == 0 else tmp_path_factory.mktemp("x")
    folder = folder / f"tracker-readonly-{os.getpid()}"
    path = folder / "journal.db"
    try:
        store = Store.open(path, now=now)
        with store.write("Began", at=now) as writer:
            writer.add_athlete(Athlete(id="a", name="Asha", zone="Asia/Kolkata"))
        store.close()
        path.chmod(0o444)
        folder.chmod(0o555)
        ran = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(path)], capture_output=True, text=True, check=False, timeout=60
        )
        assert ran.stderr == ""
        assert ran.stdout.splitlines() == [
            "['Asha']",
            "True",
            f"The journal {path} can only be read, because the file is read-only: nothing was stored.",
        ]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_opening_a_journal_at_head_imports_neither_alembic_nor_textual(store: Store) -> None:
    program = (
        "import sys\n"
        "from datetime import datetime, UTC\n"
        "from pathlib import Path\n"
        "from tracker.store.opening import prepare\n"
        "now = datetime(2025, 6, 28, tzinfo=UTC)\n"
        "prepare(Path(sys.argv[1]), now=now, busy_ms=0)\n"
        "assert not {'sqlalchemy', 'sqlmodel', 'alembic', 'pydantic'} & set(sys.modules), 'the gate'\n"
        "from tracker.store.journal import Store\n"
        "from tracker.domain.sessions import Athlete\n"
        "store = Store.open(Path(sys.argv[1]), now=now)\n"
        "with store.write('Began', at=now) as writer:\n"
        "    writer.add_athlete(Athlete(id='a', name='Asha', zone='Asia/Kolkata'))\n"
        "assert not {'alembic', 'textual', 'rich', 'plotext'} & set(sys.modules), 'a write'\n"
        "store.undo(now)\n"
        "with store.read() as reader:\n"
        "    assert reader.races() == ()\n"
        "    assert reader.facts('a', 'water', now.date(), None) == {}\n"
        "races = {'tracker.domain.races', 'tracker.store.rows_races', 'tracker.store.tables_races'}\n"
        "assert not races & set(sys.modules), 'races without being asked'\n"
    )
    subprocess.run([sys.executable, "-c", program, str(store.path)], check=True, timeout=60)


def test_a_file_replaced_or_removed_while_open_is_noticed(
    couple: Store, now: datetime, tmp_path: Path, session_on: Callable[..., Session]
) -> None:
    couple.data_version()
    copy = tmp_path / "copy.db"
    shutil.copy(couple.path, copy)
    before = copy.read_bytes()
    copy.replace(couple.path)
    with pytest.raises(JournalError, match="replaced while it was open"), couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    with pytest.raises(JournalError, match="replaced while it was open"), couple.read():
        pass
    with pytest.raises(JournalError, match="replaced while it was open"):
        couple.data_version()
    assert couple.path.read_bytes() == before
    couple.path.unlink()
    with pytest.raises(GoneJournalError, match=r"gone from .*, and nothing is stored .was its folder moved\?"):
        couple.undo(now)
    assert not couple.path.exists()


def test_a_file_replaced_in_the_middle_of_a_write_is_noticed(
    couple: Store, now: datetime, tmp_path: Path, session_on: Callable[..., Session]
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(couple.path, copy)
    before = copy.read_bytes()

    def log() -> None:
        with couple.write("Log", at=now) as writer:
            copy.replace(couple.path)
            writer.add_session(session_on("s1"))

    with pytest.raises(JournalError, match=r"replaced while it was open.*nothing was stored"):
        log()
    assert couple.path.read_bytes() == before
