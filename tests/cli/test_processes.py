"""The command as a process: exit codes, pipes, terminals."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "tracker"]
AT = "2025-06-28T20:00+05:30"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """The environment of a process: a journal of its own, a set clock."""
    return {**os.environ, "TRACKER_DB": str(tmp_path / "journal.db"), "TRACKER_AT": AT, "TRACKER_DEBUG": "1"}


def call(environ: dict[str, str], *argv: str | bytes) -> subprocess.CompletedProcess[str]:
    """Runs it without a terminal; a hang fails the test."""
    return subprocess.run(
        [*COMMAND, *argv],
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def in_terminal(environ: dict[str, str], *argv: str) -> tuple[int, str]:
    """Runs it with a terminal for output and input; the exit code and what was shown."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *argv], env={**environ, "TERM": "xterm"}, stdin=follower, stdout=follower, stderr=follower
    )
    os.close(follower)
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([leader], [], [], 1)
        if ready:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
    os.close(leader)
    return process.wait(10), shown.decode()


def test_without_a_terminal_today_is_printed(environ: dict[str, str]) -> None:
    done = call(environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing is logged yet" in done.stdout
    assert json.loads(call(environ, "--json").stdout)["challenges"] == []


@pytest.mark.parametrize("argv", [[], ["--json"]])
def test_the_demo_without_a_terminal(environ: dict[str, str], tmp_path: Path, argv: list[str]) -> None:
    del environ["TRACKER_AT"]
    temp = tmp_path / "temp"
    temp.mkdir()
    done = call({**environ, "TMPDIR": str(temp)}, "demo", *argv)
    assert (done.returncode, done.stderr) == (0, "")
    if argv:
        (goa, *_) = json.loads(done.stdout)["challenges"]
        assert (goa["id"], goa["day"]) == ("mumbai-to-goa", 3)
    else:
        assert "Mumbai → Goa · day 3 of 5" in done.stdout
    assert not (tmp_path / "journal.db").exists()
    assert list(temp.iterdir()) == []


def test_exit_codes(environ: dict[str, str]) -> None:
    assert call(environ, "log", "run 5km").returncode == 0
    assert call(environ, "journal", "swim").returncode == 1
    assert call(environ, "log", "run 2000km").returncode == 1
    assert call(environ, "log", "run 5xkm").returncode == 2
    assert call(environ, "lgo").returncode == 2
    assert call(environ, "--version").returncode == 0


def test_a_reader_that_leaves_is_no_error(environ: dict[str, str]) -> None:
    for n in range(3):
        call(environ, "log", f"run {n + 3}km")
    line = f"{sys.executable} -m tracker journal --json | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_at_the_other_end_is_told(environ: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "today"], env=environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("tracker: ")
    assert "Traceback" not in done.stderr


def test_colour_only_in_a_terminal(environ: dict[str, str]) -> None:
    call(environ, "log", "run 5km 28:00")
    assert "\x1b[" not in call(environ, "today").stdout
    code, shown = in_terminal(environ, "today")
    assert code == 0
    assert "\x1b[1m" in shown
    for plain in ({**environ, "NO_COLOR": "1"}, {**environ, "NO_COLOR": "yes", "COLUMNS": "100"}):
        assert "\x1b[" not in in_terminal(plain, "today")[1]
    assert "\x1b[" not in in_terminal(environ, "today", "--no-color")[1]


def test_bytes_that_are_no_text(environ: dict[str, str]) -> None:
    done = call(environ, b"log", b"run 5km \xff\xfe wet")
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
    assert call(environ, "journal", "--json").returncode == 0


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_of_another_encoding(environ: dict[str, str], encoding: str) -> None:
    call(environ, "log", "run 5km 28:00 Tromsø 孟買")
    for argv in (["today"], ["journal"], ["journal", "--json"], ["chart"]):
        done = subprocess.run(
            [*COMMAND, *argv], env={**environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        done.stdout.decode(encoding)


def test_a_path_with_an_escape_is_told_without_it(environ: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b]0;T\x07b"
    folder.mkdir()
    (folder / "journal.db").mkdir()
    done = call(environ, "today", "--db", str(folder / "journal.db"))
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert done.stdout == ""


def test_interrupted(environ: dict[str, str]) -> None:
    """Ctrl+C while it waits to write to a reader that doesn't read: exit code 130, nothing said."""
    script = "import sys, time; from tracker.cli import main, today\n"
    script += "waits = lambda *, shell: (print('ready', file=sys.stderr, flush=True), time.sleep(60))\n"
    script += "today.today = waits; sys.exit(main.run(['today']))"
    process = subprocess.Popen([sys.executable, "-c", script], env=environ, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(30) in (130, -signal.SIGINT)
    process.stderr.close()
