"""Children that work on jobs: order, limits, faults, room, and the end of all of them."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tracker.sources import workers
from tracker.sources.child import ChildError
from tracker.sources.workers import Fault, Job, Pool

# each job is a line of Python that the child runs; `say` answers
MADE = """
import os, sys, time
def say(text=""):
    sys.stdout.write(text + "\\n"); sys.stdout.flush()
def main():
    say()
    for line in sys.stdin:
        exec(line)
        say()
"""
Making = Callable[..., Pool]


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Making]:
    """Makes pools whose children run what they are told, and closes them."""
    (tmp_path / "made_reader.py").write_text(MADE)
    monkeypatch.syspath_prepend(str(tmp_path))
    made: list[Pool] = []

    def making(size: int = 2, seconds: float = 20.0, **limits: int) -> Pool:
        made.append(Pool("made_reader", size=size, seconds=seconds, **limits))
        return made[-1]

    yield making
    for one in made:
        one.close()


def answer(pool: Pool, job: Job) -> list[bytes]:
    """All that a job told, when it has ended."""
    lines: list[bytes] = []
    seen = -1
    while True:
        ended = job.ended
        lines += pool.take(job)
        if ended:
            return lines
        seen = pool.news(seen, 1)


def test_jobs_are_answered_and_children_are_used_again(pool: Making) -> None:
    one = pool(size=1)
    jobs = [one.put(0, b"say(str(os.getpid())); say(str(%d))" % number) for number in range(3)]
    told = [answer(one, job) for job in jobs]
    assert [lines[1] for lines in told] == [b"0", b"1", b"2"]
    assert len({lines[0] for lines in told}) == 1
    assert [job.fault for job in jobs] == [None] * 3


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        (b"time.sleep(60)", Fault.LATE),
        (b"while True: pass", Fault.LATE),
        (b"say('half'); os.close(1); time.sleep(60)", Fault.DIED),
        (b"os._exit(3)", Fault.DIED),
        (b"os.abort()", Fault.DIED),
        (b"bytearray(900_000_000)", Fault.MEMORY),
        (b"sys.stdout.write('x' * 20_000_000)", Fault.DIED),
        (b"1 / 0", Fault.DIED),
    ],
)
def test_a_child_that_fails_is_replaced_and_the_rest_goes_on(pool: Making, program: bytes, fault: Fault) -> None:
    one = pool(size=1, seconds=1.0)
    before, bad, after = one.put(0, b"say('a')"), one.put(0, program), one.put(0, b"say('b')")
    assert answer(one, before) == [b"a"]
    answer(one, bad)
    assert bad.fault is fault
    assert answer(one, after) == [b"b"]
    assert after.fault is None


def test_who_goes_on_telling_is_not_late(pool: Making) -> None:
    one = pool(size=1, seconds=0.5)
    job = one.put(0, b"for n in range(6): say(str(n)); time.sleep(0.12)")
    assert answer(one, job) == [b"0", b"1", b"2", b"3", b"4", b"5"]
    assert job.fault is None


def test_who_tells_without_end_is_ended(pool: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LINES", 3)
    one = pool(size=1)
    job, after = one.put(0, b"while True: say('x')"), one.put(0, b"say('b')")
    assert answer(one, job) == [b"x"] * 3
    assert job.fault is Fault.DIED
    assert answer(one, after) == [b"b"]


@pytest.mark.parametrize(
    "program",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "os.system('true')",
        "open('written', 'w')",
        "os.open('written', os.O_WRONLY | os.O_CREAT)",
        "os.remove('made_reader.py')",
        "os.rename('made_reader.py', 'x')",
        "os.mkdir('x')",
        "os.utime('made_reader.py')",
        "os.kill(os.getppid(), 0)",
        "import ctypes",
        "[open(os.devnull) for _ in range(200)] and 1 / 0",
    ],
)
def test_a_child_may_only_read(pool: Making, tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.glob("[!_]*"))
    one = pool(size=1)
    shut = f"try: exec({program!r})\nexcept OSError: say('shut')"
    assert answer(one, one.put(0, f"exec({shut!r})".encode())) == [b"shut"]
    assert sorted(tmp_path.glob("[!_]*")) == before


def test_a_child_sees_nothing_of_the_environment(pool: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DB", "secret")
    one = pool(size=1)
    (told,) = answer(one, one.put(0, b"say(repr(sorted(os.environ)))"))
    assert b"TRACKER" not in told


def test_close_ends_all_at_once_and_leaves_none(pool: Making) -> None:
    one = pool(size=3)
    one.front(9)
    jobs = [one.put(0, b"say(str(os.getpid())); time.sleep(60)") for _ in range(3)]
    pids: list[int] = []
    seen = -1
    while len(pids) < 3:
        pids += [int(line) for job in jobs for line in one.take(job)]
        seen = one.news(seen, 1)
    started = time.monotonic()
    one.close()
    assert time.monotonic() - started < 5
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_no_reader_at_all_is_an_error_and_no_endless_wait() -> None:
    one = Pool("no_such_reader", size=2)
    job = one.put(0, b"x")
    with pytest.raises(ChildError, match="not there"):
        answer(one, job)
    one.close()


def test_the_source_in_front_is_never_kept_waiting_by_those_behind(pool: Making) -> None:
    """Sources behind tell far more than may be held; jobs for the one in front come later and are done all the same."""
    one = pool(size=2, held=100_000)
    many = [one.put(source, b"for _ in range(100): say('x' * 9_000)") for source in (1, 2, 3)]
    for number in range(5):
        assert answer(one, one.put(0, b"say('%d')" % number)) == [b"%d" % number]
    for source, job in enumerate(many, 1):
        one.front(source)
        assert len(answer(one, job)) == 100


def test_what_is_held_is_bounded(pool: Making) -> None:
    one = pool(size=2, held=100_000)
    one.put(0, b"say('front')")
    behind = one.put(1, b"for _ in range(100): say('x' * 9_000)")
    answer(one, one.put(0, b"time.sleep(0.5)"))
    assert sum(map(len, one.take(behind))) <= 110_000
    one.front(1)
    answer(one, behind)
    assert behind.ended
