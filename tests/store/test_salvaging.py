"""Salvage: what can be read and trusted comes into a new, sound journal; nothing is thrown away (P8)."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.conftest import NOW
from tests.store.released import released_journal
from tracker.domain.keeping import Reason
from tracker.domain.photos import Photo
from tracker.domain.sessions import Athlete, MarkKind, Part, Session
from tracker.domain.soundness import Survey
from tracker.errors import BusyJournalError, JournalError, ReadOnlyJournalError
from tracker.store import readonly, restoring
from tracker.store.aside import put_in_place
from tracker.store.backups import make_backup
from tracker.store.journal import Store, StoredChallenge
from tracker.store.opening import prepare
from tracker.store.salvage.rescuing import Table
from tracker.store.salvage.salvaging import salvage
from tracker.store.sealing import layout_of
from tracker.store.surveying import survey
from tracker.tui.present.trust import salvaged_said

PAGE = 4096
SESSIONS = 240
Damage = Callable[[bytearray], None]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, new_journal: bytes) -> tuple[bytes, Survey]:
    """A journal with rows in most tables, of many pages: its bytes and what a survey says of it."""
    path = tmp_path_factory.mktemp("filled") / "journal.db"
    path.write_bytes(new_journal)
    store = Store.open(path, now=NOW)
    with store.write("Began", at=NOW) as writer:
        for name in ("asha", "ben"):
            writer.add_athlete(Athlete(id=name, name=name.title(), zone="Asia/Kolkata"))
    for first in range(0, SESSIONS, 60):
        with store.write("Log", at=NOW) as writer:
            writer.add_sessions(_session(n) for n in range(first, first + 60))
    with store.write("More", at=NOW) as writer:
        writer.add_challenge(_challenge())
        writer.add_photo(Photo(id="p1", session_id="s0003", path="photos/p.jpg", caption="the #ghat"))
    with store.write("Delete", at=NOW) as writer:
        writer.delete_sessions(["s0005"], NOW)
    with store.write("Undone", at=NOW) as writer:
        writer.add_session(_session(900))
    store.undo(NOW)
    found = store.survey()
    assert found.sound
    store.close()
    return path.read_bytes(), found


def _session(n: int) -> Session:
    day = date(2025, 1, 1) + timedelta(days=n % 170)
    return Session(
        id=f"s{n:04}",
        athlete_id="ben" if n % 7 == 3 else "asha",
        activity="ride" if n % 2 else "run",
        started_at=NOW.replace(year=day.year, month=day.month, day=day.day),
        zone="Asia/Kolkata",
        local_date=day,
        end_date=day,
        timed=True,
        logged_at=NOW,
        logged_on=NOW.date(),
        distance_mm=1_000_000 + n,
        note=f"number {n} " + "uphill " * (n % 40),
        tags=("hills",) if n % 3 == 0 else (),
        parts=(Part(count=3, reps=12),) if n % 5 == 0 else (),
    )


def _challenge() -> StoredChallenge:
    return StoredChallenge(
        id="c1",
        handle="goa",
        template_slug="goa",
        template_version=1,
        template_json="{}",
        start=date(2025, 6, 26),
        end=date(2025, 7, 1),
        joined_at=NOW,
        athletes=("asha", "ben"),
    )


@pytest.fixture
def damaged(path: Path, filled: tuple[bytes, Survey]) -> Callable[[Damage], bytes]:
    """Puts a damaged copy of the filled journal at `path` and says its bytes."""

    def make(damage: Damage) -> bytes:
        data = bytearray(filled[0])
        damage(data)
        path.write_bytes(data)
        return bytes(data)

    return make


def _root(data: bytes, name: str) -> int:
    """The page in which a table begins."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def _blank(*pages: int) -> Damage:
    def damage(data: bytearray) -> None:
        for page in pages:
            data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)

    return damage


def _leaf_with(data: bytes, text: bytes, kind: int = 0x0D) -> int:
    """A page of that kind which holds a text."""
    return next(
        n for n in range(2, len(data) // PAGE + 1)
        if data[(n - 1) * PAGE] == kind and text in data[(n - 1) * PAGE : n * PAGE]
    )  # fmt: skip


def _kept_whole(path: Path, before: bytes) -> None:
    """The damaged file is beside the journal, byte for byte, and nothing temporary is."""
    others = [file for file in path.parent.iterdir() if file != path and ".left-out-" not in file.name]
    (aside,) = others
    assert aside.name == "journal.db.damaged-20250628T053000Z"
    assert aside.read_bytes() == before


@pytest.mark.parametrize("where", ["head", "header alone", "a leaf of sessions", "the root of sessions", "an index"])
def test_what_the_undo_log_or_another_page_still_knows_comes_back_exactly(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes], where: str
) -> None:
    data, whole = filled
    page = {
        "head": 1,
        "a leaf of sessions": _leaf_with(data, b"s0100"),
        "the root of sessions": _root(data, "session"),
        "an index": _root(data, "ix_session_days"),
    }.get(where)
    before = damaged(_blank(page) if page else lambda data: data.__setitem__(slice(0, 100), bytes(100)))
    found = salvage(path, now=now)
    assert found.survey.sound
    assert (found.survey.digest, found.survey.counts) == (whole.digest, whole.counts)
    assert (found.left_out, found.changes_lost) == ({}, 0)
    assert (found.mended > 0) is (where == "a leaf of sessions")
    _kept_whole(path, before)
    store = Store.open(path, now=now)
    with store.look() as looker:
        assert looker.undo_faults() == looker.link_faults() == []
        assert [athlete.id for athlete in looker.athletes()] == ["asha", "ben"]
    assert store.redo(now) is not None
    assert store.undo(now) is not None
    assert store.undo(now) is not None
    store.close()


def test_a_row_that_is_not_as_it_was_written_is_taken_from_the_undo_log(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    data, whole = filled
    at = data.index(b"number 77 uphill")
    while data[(at // PAGE) * PAGE] != 0x0D or b"after" in data[at - 400 : at]:
        at = data.index(b"number 77 uphill", at + 1)
    before = damaged(lambda data: data.__setitem__(at, ord("N")))
    found = salvage(path, now=now)
    assert found.survey.digest == whole.digest
    assert (found.mended, found.left_out) == (1, {})
    assert found.report is not None
    assert "s0077: was damaged, and taken from the undo log" in found.report.read_text()
    assert found.report.stat().st_mode & 0o077 == 0
    _kept_whole(path, before)


def test_what_can_not_be_walked_any_more_is_forgotten_and_the_rows_stay(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    data, whole = filled
    damaged(_blank(_leaf_with(data, b'"id":"s0031"', kind=0x0A)))  # the rows of sessions 0 to 59 are in change 2
    found = salvage(path, now=now)
    assert found.changes_lost == 2
    for table, n in whole.counts.items():
        if not table.startswith("change"):
            assert found.survey.counts[table] == n, table
    store = Store.open(path, now=now)
    titles = []
    while (change := store.undo(now)) is not None:
        titles.append(change.title)
    assert titles == ["Delete", "More", "Log", "Log", "Log"]
    assert store.survey().sound
    store.close()


def test_what_is_lost_for_good_is_told_and_what_hung_on_it_goes_too(
    path: Path, now: datetime, couple: Store, session_on: Callable[..., Session], mark_on: Callable[..., object]
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1", note="kept"))
        writer.add_sessions([session_on("s2", note="lost", tags=("hills",), parent_id=None)])
        writer.add_session(session_on("s3", parent_id="s2"))
        writer.add_mark(mark_on("m1", MarkKind.REST))  # type: ignore[arg-type]
    with couple.write("Photo", at=now) as writer:
        writer.add_photo(Photo(id="p1", session_id="s2", path="photos/p.jpg"))
    couple.close()
    with closing(sqlite3.connect(path)) as connection:  # neither the row nor its image is as it was
        connection.execute("UPDATE session SET note = 'rot' WHERE id = 's2'")
        connection.execute("UPDATE change_row SET after = after || ' ' WHERE row_key = 's2'")
        connection.commit()
    found = salvage(path, now=now)
    assert found.survey.sound
    assert found.left_out == {"change_row": 1, "photo": 1, "session": 1, "session_tag": 1}
    assert found.report is not None
    told = found.report.read_text()
    assert "s2: it is not as it was written" in told
    assert "rot" in told
    assert "s3: its session s2 is lost, and was taken out of it" in told
    store = Store.open(path, now=now)
    with store.look() as looker:
        assert {one.id: (one.note, one.parent_id) for one in looker.sessions("asha")} == {
            "s1": ("kept", None),
            "s3": ("", None),
        }
        assert looker.undo_faults() == looker.link_faults() == []
    store.close()


def test_the_sessions_of_a_lost_athlete_have_somebody_to_belong_to(
    path: Path, now: datetime, couple: Store, session_on: Callable[..., Session]
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    couple.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE athlete SET name = 'rot' WHERE id = 'asha'")
        connection.execute("UPDATE change_row SET after = after || ' ' WHERE row_key = 'asha'")
        connection.commit()
    found = salvage(path, now=now)
    store = Store.open(path, now=now)
    with store.read() as reader:
        assert {one.id: (one.name, one.zone) for one in reader.athletes()} == {
            "asha": ("Athlete asha", "Asia/Kolkata"),
            "ben": ("Ben", "Europe/Oslo"),
        }
        assert [one.id for one in reader.sessions("asha")] == ["s1"]
    assert found.survey.sound
    store.close()


def test_a_text_that_is_none_is_left_out_readably(
    path: Path, now: datetime, couple: Store, session_on: Callable[..., Session]
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1", note="Tromsø"))
    couple.close()
    data = path.read_bytes()
    path.write_bytes(data.replace("Tromsø".encode(), b"Troms\xf8 "))
    found = salvage(path, now=now)
    assert found.survey.counts["session"] == 0
    assert found.report is not None
    assert "a text in it is not readable" in found.report.read_text()
    assert "Troms" in found.report.read_text()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_journal_of_an_earlier_format_is_saved_into_one_of_today(path: Path, now: datetime, version: int) -> None:
    with closing(sqlite3.connect(released_journal(path, version))) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_session_midnight'").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(b"\xff" * PAGE)
    found = salvage(path, now=now)
    assert found.survey.sound
    assert {name: found.survey.counts.get(name) for name in rows if not name.startswith(("sqlite", "alembic"))} == {
        name: n for name, n in rows.items() if not name.startswith(("sqlite", "alembic"))
    }
    store = Store.open(path, now=now)
    while store.undo(now) is not None:
        pass
    assert store.survey().sound
    store.close()


def _cut(data: bytearray) -> None:
    del data[3 * PAGE :]


def _junk(data: bytearray) -> None:
    data[:] = random.Random(1).randbytes(len(data))


@pytest.mark.parametrize("damage", [_cut, _junk])
def test_where_nothing_can_be_saved_everything_stays_as_it_is(
    path: Path, now: datetime, damaged: Callable[[Damage], bytes], damage: Damage
) -> None:
    before = damaged(damage)
    with pytest.raises(JournalError, match="be saved"):
        salvage(path, now=now)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nobody_else_may_use_it_meanwhile(path: Path, now: datetime, damaged: Callable[[Damage], bytes]) -> None:
    before = damaged(_blank(40))
    program = (  # another process, since locks are those of processes
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(BusyJournalError, match="Another window uses the journal"):
            salvage(path, now=now, busy_ms=0)
        other.communicate("")
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_where_nothing_can_be_written_it_says_so(
    path: Path, now: datetime, damaged: Callable[[Damage], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = damaged(_blank(40))
    monkeypatch.setattr(readonly, "_writable", lambda asked: asked != path)
    with pytest.raises(ReadOnlyJournalError, match="can only be read"):
        salvage(path, now=now)
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(4))
def test_many_broken_pages_still_leave_a_sound_journal_that_agrees_with_itself(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes], seed: int
) -> None:
    data, whole = filled
    chance = random.Random(seed)
    pages = chance.sample(range(2, len(data) // PAGE + 1), 12)
    before = damaged(_blank(*pages))
    found = salvage(path, now=now)
    assert found.survey.sound
    _kept_whole(path, before)
    known = whole.counts["session"]
    assert 0 < found.survey.counts["session"] <= known
    assert prepare(path, now=now, busy_ms=0).real == path
    store = Store.open(path, now=now)
    with store.look() as looker:
        assert looker.undo_faults() == looker.link_faults() == []
        for athlete in looker.athletes():
            sessions = looker.sessions(athlete.id)
            assert looker.search_faults(sessions) == []
            for one in sessions:
                assert one == _session(int(one.id[1:])) or one.tags == () or one.parts == ()
    store.close()


def test_a_file_cut_short_says_what_can_not_be_counted(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    data, whole = filled
    pages = len(data) // PAGE
    path.write_bytes(data)
    backup = make_backup(path, reason=Reason.ASKED, now=now)
    damaged(lambda data: data.__delitem__(slice(40 * PAGE, None)))
    found = salvage(path, now=now)
    assert found.survey.counts["session"] < whole.counts["session"]
    assert f"{pages - 40} of its {pages} pages are missing: what was in them can't be told." in found.doubts
    assert found.changes_lost == whole.counts["change"]
    assert found.report is not None
    assert all(one in found.report.read_text() for one in found.doubts)
    assert "more may be lost" in salvaged_said(found)
    assert "none was lost" not in salvaged_said(found)
    assert f"the newest, {backup.name}, has 240 sessions." in salvaged_said(replace(found, backup=backup))


def test_an_undo_log_without_its_end_is_known_by_the_counter_of_changes(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    data, whole = filled
    damaged(lambda data: None)
    last = whole.counts["change"]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM change_row WHERE change_id > ?", (last - 2,))
        connection.execute("DELETE FROM change WHERE id > ?", (last - 2,))
        connection.commit()
    broken = bytearray(path.read_bytes())
    _blank(_root(data, "session"))(broken)
    path.write_bytes(broken)
    found = salvage(path, now=now)
    assert f"The undo log ends at change {last - 2}; its last change was number {last}." in found.doubts
    assert found.changes_lost >= 2


@pytest.mark.parametrize("name", ["session", "athlete", "session_tag", "part"])
def test_the_root_of_a_table_whose_rows_all_come_back_leaves_no_doubt_and_no_lines(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes], name: str
) -> None:
    data, whole = filled
    damaged(_blank(_root(data, name)))
    found = salvage(path, now=now)
    assert found.survey.digest == whole.digest
    assert (found.left_out, found.doubts, found.changes_lost) == ({}, (), 0)
    told = found.report.read_text() if found.report is not None else ""
    assert "can't be read" not in told
    assert ": 0 rows" not in told
    assert "none was lost" in salvaged_said(found)


def test_rows_that_follow_each_other_and_can_not_be_read_are_one_stretch(
    path: Path, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    data, whole = filled
    leaves = [
        n
        for n in range(2, len(data) // PAGE + 1)
        if data[(n - 1) * PAGE] == 0x0D and b"uphill" in data[(n - 1) * PAGE : n * PAGE]
    ]
    damaged(_blank(*leaves[3:5], leaves[9]))
    with closing(sqlite3.connect(path)) as connection:
        layout = layout_of(connection, "session")
        assert layout is not None
        table = Table(connection, layout)
        there = sum(1 for _ in table.rows())
    assert len(table.holes) <= 3
    assert there + sum(last - first + 1 for first, last in table.holes) == whole.counts["session"]


def test_no_row_is_said_so_and_nothing_twice(
    path: Path, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    damaged(_blank(_root(filled[0], "session")))
    with closing(sqlite3.connect(path)) as connection:
        told = [fault.said for fault in survey(connection).faults]
    assert any(said.startswith("No row of session can be read") for said in told)
    assert len(told) == len(set(told))


def test_nobody_writes_to_a_damaged_journal_while_a_backup_takes_its_place(
    path: Path,
    now: datetime,
    filled: tuple[bytes, Survey],
    damaged: Callable[[Damage], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path.write_bytes(filled[0])
    backup = make_backup(path, reason=Reason.ASKED, now=now)
    damaged(lambda data: data.__setitem__(slice(0, 100), bytes(100)))
    program = (  # another process, since locks are those of processes
        "import fcntl, sys\n"
        "with open(sys.argv[1], 'r+b') as file:\n"
        "    try:\n"
        "        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0x40000001)\n"
        "    except OSError:\n"
        "        print('locked')\n"
    )
    told: list[str] = []

    def watched(new: Path, real: Path, *, now: datetime) -> tuple[Path, ...]:
        asked = [sys.executable, "-c", program, str(real)]
        told.append(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
        return put_in_place(new, real, now=now)

    monkeypatch.setattr(restoring, "put_in_place", watched)
    assert restoring.restore(path, backup.path, now=now).aside
    assert told == ["locked\n"]
    assert path.read_bytes()[:100] != bytes(100)


def test_rows_that_sqlite_passes_over_in_silence_are_not_lost_in_silence(
    path: Path, now: datetime, filled: tuple[bytes, Survey], damaged: Callable[[Damage], bytes]
) -> None:
    damaged(lambda data: None)
    with closing(sqlite3.connect(path)) as connection:  # the undo log does not know them any more
        connection.execute("DELETE FROM change_row WHERE change_id <= 2")
        connection.execute("DELETE FROM change WHERE id <= 2")
        connection.commit()
    data = bytearray(path.read_bytes())
    at = (_root(filled[0], "session") - 1) * PAGE
    assert data[at] == 0x05
    cells = [at + int.from_bytes(data[at + 12 + 2 * n : at + 14 + 2 * n], "big") for n in range(2)]
    data[cells[1] : cells[1] + 4] = data[cells[0] : cells[0] + 4]  # one leaf is led to twice, the other never
    path.write_bytes(data)
    found = salvage(path, now=now)
    assert found.survey.counts["session"] == filled[1].counts["session"]  # out of the bare page
    assert any(said.startswith("The rows of session were looked for page by page") for said in found.doubts)
