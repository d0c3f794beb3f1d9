"""The app in a real terminal: what ends it gives the screen back, tells the right status and keeps what was typed.

The whole list is the soak's (G9); here is one of each kind.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.endings import trying
from tests.endings.ptys import QUIT, READY, ROOT, app, kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")

HELD_UP = """
import asyncio, os, signal, sys, threading
from pathlib import Path
from tracker.tui.terminal import Leaving
loop = asyncio.new_event_loop()
leaving = Leaving(loop, lambda code: None, lambda: Path(sys.argv[1]).write_text("typed"))
async def held_up():
    signal.raise_signal(signal.SIGTERM)
    threading.Lock().acquire(), threading.Event().wait()
with leaving.on_signals():
    loop.run_until_complete(held_up())
"""


def test_a_signal_ends_it_and_what_was_typed_is_there_again(journal: Path) -> None:
    assert trying.signalled(journal, signal.SIGTERM).wrong == ()
    again = app(journal)
    try:
        again.until(b"along the quay")
        again.send(b"l").until(b"Leave").send(b"\r").until(b"takes it back").send(QUIT)
        assert again.end() == 0
        assert not kept(journal, b"along the quay"), "nothing is left once it is logged"
    finally:
        again.close()


def test_a_terminal_that_goes_away_without_a_word_takes_the_app_with_it(journal: Path) -> None:
    assert trying.hung_up(journal, "untold").wrong == ()


def test_a_crash_in_a_worker_ends_with_code_1_and_tells_no_values(journal: Path) -> None:
    assert trying.crashed(journal, "worker").wrong == ()


def test_whoever_quits_while_another_window_is_waited_for_does_not_wait(journal: Path) -> None:
    assert trying.kept_waiting(journal).wrong == ()


def test_what_is_typed_after_the_folder_was_moved_is_told_at_the_end(journal: Path) -> None:
    assert trying.moved_away(journal).wrong == ()


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs a shell with jobs")
def test_ctrl_c_stays_and_ctrl_z_comes_back(journal: Path) -> None:
    assert trying.in_shell(journal).wrong == ()


def test_bytes_that_are_no_utf8_are_typed_as_a_replacement(journal: Path) -> None:
    terminal = app(journal)
    try:
        terminal.until(READY).send(b"l").until(b"Leave")
        terminal.send(b"run 5km Troms\xf8 \xff\xfe\x80").until("\ufffd".encode())
        terminal.send(b"\r").until(b"takes it back").send(QUIT)
        assert terminal.end() == 0
        assert not terminal.left_behind
    finally:
        terminal.close()


def test_an_app_that_hangs_is_ended_all_the_same(tmp_path: Path) -> None:
    """Its thread waits for ever, as it does for a terminal that stands still; what was typed is kept before the end."""
    file = tmp_path / "typed"
    done = subprocess.run([sys.executable, "-c", HELD_UP, str(file)], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 143
    assert file.read_text() == "typed"


def test_it_is_not_opened_where_it_can_not_be_seen(journal: Path) -> None:
    assert trying.plain_terminal(journal, "dumb").wrong == ()
    assert trying.without_terminal(journal, "err").wrong == ()
