"""The command line told to end, and what it says of a fault of its own."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.conftest import Cli
from tests.endings.commands import orphan
from tests.endings.ptys import ROOT
from tests.endings.trying import notes_in
from tracker.cli.endings import Ended, cut_short
from tracker.services import crashes
from tracker.services.tracker import Tracker

CANARY = "CANARY-182"
WAITS = """
import sys, time
from tracker import __main__
from tracker.cli import today
def waits(*, shell):
    try:
        print("ready", flush=True)
        time.sleep(60)
    finally:
        print("cleaned up", flush=True)
today.today = waits
sys.argv[1:] = ["today"]
__main__.main()
"""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults are told as an athlete sees them."""
    monkeypatch.delenv("TRACKER_DEBUG", raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a thing of Unix")
def test_a_command_cleans_up_when_it_is_told_to_end() -> None:
    for number, code in ((signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        process = subprocess.Popen(
            [sys.executable, "-c", WAITS], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        said, complaints = process.communicate(timeout=60)
        assert (process.returncode, said, complaints) == (code, "cleaned up\n", "")


def test_an_end_in_the_middle_of_anything_is_an_end() -> None:
    """A signal can come anywhere, and what is interrupted may make another error of it."""
    for began, code in ((Ended(signal.SIGTERM), 143), (KeyboardInterrupt(), 130)):
        error = RuntimeError("calling __set_name__ failed")
        error.__context__ = began
        assert cut_short(error) == code
        assert cut_short(began) == code
    assert cut_short(RuntimeError()) is None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads who is whose child from /proc")
def test_a_reader_does_not_outlive_its_parent(tmp_path: Path) -> None:
    assert orphan(tmp_path / "journal.db").wrong == ()


def test_a_fault_is_noted_without_a_value(cli: Cli, plain: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Tracker, heart_rate: str = CANARY) -> NoReturn:
        try:
            raise KeyError(heart_rate)
        except KeyError as error:
            raise ValueError(f"bad {heart_rate} {error}") from error

    monkeypatch.setattr(Tracker, "undo", fail)
    told = cli("undo", "--athlete", CANARY)
    assert (told.code, told.out) == (1, "")
    assert "ValueError" in told.err
    assert told.err.count("\n") == 1
    report = cli("report", "--json")
    (crash,) = report.json["report"]["crashes"]
    assert crash["command"] == "undo"
    assert crash["kinds"] == ["KeyError", "ValueError"]
    assert any(line.startswith("tracker/cli/history.py:") for line in crash["trace"])
    shown = cli("report").out
    assert "ValueError  in undo" in shown
    folder = report.json["folder"]
    (note,) = Path(folder).iterdir()
    assert note.stat().st_mode & 0o077 == 0
    for text in (told.err, report.out.replace(folder, ""), shown.replace(folder, ""), note.read_text()):
        assert CANARY not in text
        assert str(ROOT) not in text
        assert os.environ["HOME"] not in text


def test_a_refusal_of_the_machine_says_no_value(cli: Cli, plain: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Tracker) -> NoReturn:
        raise OSError(f"no room for {CANARY}")

    monkeypatch.setattr(Tracker, "undo", fail)
    told = cli("undo")
    assert told.code == 1
    assert told.err == "tracker: The machine refused: OSError.\n"


def test_only_the_newest_notes_stay_and_odd_ones_are_passed_over(cli: Cli) -> None:
    for number in range(crashes.KEPT + 3):
        assert crashes.write_crash(ValueError(CANARY), f"verb {number}") is not None
    folder = crashes.report().folder
    (folder / "crash-29990101T000000Z.json").write_text('{"at": 1, "trace": [[')
    (folder / "crash-29990102T000000Z.json").write_text(json.dumps({"at": "\x1b]0;T\x07", "trace": 3}))
    found = crashes.report().crashes
    assert len(found) == crashes.KEPT
    assert found[0].command == f"verb {crashes.KEPT + 2}"
    assert len(cli("report", "--json").json["report"]["crashes"]) == crashes.KEPT


def test_no_note_can_be_written(cli: Cli, plain: None, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    (own_home / "tracker").mkdir(exist_ok=True)
    (own_home / "tracker" / "crashes").write_text("in the way")

    def fail(self: Tracker) -> NoReturn:
        raise ValueError(CANARY)

    monkeypatch.setattr(Tracker, "undo", fail)
    told = cli("undo")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "nothing of it could be noted" in told.err
    assert "none noted" in cli("report").out


def test_a_thread_that_breaks_says_nothing(own_home: Path) -> None:
    """Python would print the message of the error, and whatever is in it."""
    start = (
        "import threading; from tracker.cli.endings import heed; heed()\n"
        f"def broken(): raise ValueError('{CANARY}')\n"
        "thread = threading.Thread(target=broken); thread.start(); thread.join()"
    )
    done = subprocess.run([sys.executable, "-c", start], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (note,) = notes_in(own_home)
    assert "ValueError" in note
    assert CANARY not in note
