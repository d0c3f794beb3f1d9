"""Several processes on one journal: killed while they write, adding to the same row, out of disk (A01, A07, A22)."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from tracker.domain.sessions import Session
from tracker.store.journal import Store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

# The programs load the store once and fork from there, before any journal is open in them.
_BEGINNING = """
import os, random, signal, sys
from dataclasses import replace
from datetime import date, datetime, UTC
from pathlib import Path
import tracker.store.migrating
from tracker.domain.sessions import Session
from tracker.errors import JournalError
from tracker.store.journal import Store

now = datetime(2025, 6, 28, 5, 30, tzinfo=UTC)
path = Path(sys.argv[1])

def session(key):
    return Session(id=key, athlete_id="asha", activity="run", started_at=now, zone="Asia/Kolkata",
        local_date=now.date(), end_date=now.date(), timed=True, logged_at=now, logged_on=now.date(),
        distance_mm=0, tags=("goa", "ghat"), note="x" * random.randrange(4000))

def forked(work):
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    return child
"""

_KILLED = """
rounds = int(sys.argv[2])
random.seed(2025)

def writer(name, said):
    def work():
        store = Store.open(path, now=now)
        n = 0
        while True:
            key = f"{name}-{n}"
            with store.write("Log " + key, at=now) as unit:
                unit.add_session(session(key))
            os.write(said, (key + "\\n").encode())  # acknowledged from here on
            n += 1
    return work

for turn in range(rounds):
    heard, said = os.pipe()
    children = [forked(writer(f"{turn}-{who}", said)) for who in range(2)]
    os.close(said)
    lines = os.fdopen(heard)
    acknowledged = [lines.readline() for _ in range(random.randrange(1, 5))]
    for _ in range(random.randrange(30_000)):
        pass  # so that death comes at any point of the next unit of work
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    acknowledged += lines.readlines()  # said, though not yet heard, when they died
    lines.close()
    left = Path(f"{path}-journal").exists()
    print("killed", left, *(line.strip() for line in acknowledged if line.endswith("\\n")), flush=True)
"""

_ADDING = """
writers, times = int(sys.argv[2]), int(sys.argv[3])
go, start = os.pipe()

def work():
    os.close(start)
    store = Store.open(path, now=now)
    os.read(go, 1)  # ends when everybody may begin
    for _ in range(times):
        with store.write("Add", at=now) as unit:
            old = unit.session("counter")
            unit.replace_session(replace(old, distance_mm=old.distance_mm + 1), old.version)
    os._exit(0)

children = [forked(work) for _ in range(writers)]
os.close(go)
os.close(start)
print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""

_LEFT_HOT = """
import sqlite3

def work():
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=1")  # so that pages reach the file long before the commit
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE athlete SET name = 'Half written'")
    connection.execute("CREATE TABLE padding (x)")
    connection.executemany("INSERT INTO padding VALUES (zeroblob(?))", [(2000,)] * 500)
    os.kill(os.getpid(), signal.SIGKILL)

size = path.stat().st_size
os.waitpid(forked(work), 0)
print(path.stat().st_size > size, Path(f"{path}-journal").exists())
"""

_FULL = """
import resource
store = Store.open(path, now=now)
with store.write("Log", at=now) as unit:
    unit.add_session(session("before"))
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, size + 8192))
try:
    with store.write("Log", at=now) as unit:
        unit.add_sessions(session(f"s{n}") for n in range(200))
except JournalError as error:
    print(error)
with store.read() as reader:
    print([session.id for session in reader.sessions("asha")])
print(store.check(), path.stat().st_size == size)
"""


@dataclass
class Program:
    """A program on the journal at `path`."""

    path: Path

    def __call__(self, text: str, *arguments: object) -> list[str]:
        """Run it to its end and return the lines it printed."""
        ran = subprocess.run(
            [sys.executable, "-c", _BEGINNING + text, str(self.path), *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        return ran.stdout.splitlines()


@pytest.fixture
def program(couple: Store) -> Program:
    couple.close()
    return Program(couple.path)


def test_no_acknowledged_session_is_lost_in_200_kills(program: Program, now: datetime) -> None:
    lines = program(_KILLED, 100)
    assert len(lines) == 100  # two writers each
    acknowledged = {key for line in lines for key in line.split()[2:]}
    assert len(acknowledged) >= 100
    assert any(line.split()[1] == "True" for line in lines)  # some died with their transaction on the disk
    store = Store.open(program.path, now=now)
    with store.read() as reader:
        stored = [session.id for session in reader.sessions("asha")]
        assert all(session.tags == ("goa", "ghat") for session in reader.sessions("asha"))
    assert acknowledged <= set(stored)
    assert store.check() == ()
    # The log tells the same story as the rows: taking each change back leaves nothing.
    for _ in stored:
        assert store.undo(now) is not None
    with store.read() as reader:
        assert reader.count_sessions("asha") == 0
    change = store.last_change()
    assert change is not None
    assert change.title == "Began"
    store.close()


def test_no_update_of_three_processes_is_lost(couple: Store, now: datetime, session_on: Callable[..., Session]) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("counter", distance_mm=0))
    couple.close()
    assert Program(couple.path)(_ADDING, 3, 60) == ["0 0 0"]
    with couple.read() as reader:
        counter = reader.session("counter")
        assert counter is not None
        assert counter.distance_mm == 180


def test_a_file_that_may_not_grow_is_said_and_left_sound(program: Program) -> None:
    said, ids, sound = program(_FULL)
    assert said.endswith("nothing was stored; check the disk, then try again.")
    assert ids == "['before']"
    assert sound == "() True"


@pytest.mark.parametrize("watched_before", [False, True])
def test_the_data_version_heals_a_journal_whose_writer_was_killed(
    program: Program, now: datetime, watched_before: bool
) -> None:
    whole = program.path.read_bytes()
    store = Store.open(program.path, now=now)
    if watched_before:
        store.data_version()
    assert program(_LEFT_HOT) == ["True True"]
    seen = store.data_version()
    assert program.path.read_bytes() == whole
    assert not Path(f"{program.path}-journal").exists()
    assert store.data_version() == seen
    with store.read() as reader:
        assert [athlete.name for athlete in reader.athletes()] == ["Åsha", "Ben"]
    with store.write("Rename", at=now) as writer:
        writer.update_athlete(replace(writer.athletes()[0], name="Asha"))
    assert store.data_version() != seen
    assert store.check() == ()
    store.close()


def test_the_connection_that_watches_refuses_to_write(couple: Store) -> None:
    couple.data_version()
    assert couple._watch is not None
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        couple._watch.execute("UPDATE athlete SET name = 'meddled'")
