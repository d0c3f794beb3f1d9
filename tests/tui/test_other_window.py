"""Another window on the same journal: what it writes shows within a second, and what it locks is waited for."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event

import pytest

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tracker.errors import BusyJournalError
from tracker.services.tracker import Tracker
from tracker.services.views import Today
from tracker.store import waiting
from tracker.store.journal import Store
from tracker.tui import backstage, messages, shell
from tracker.tui.dialogs.fault import FaultDialog
from tracker.tui.widgets.log_panel import LogPanel

SENTENCE = "Another window is using the journal"


class Impatient(Tracker):
    """A handle that waits a moment for a locked file, where the app's own waits for many seconds."""

    wait_ms = 20

    def _open_store(self) -> Store:
        return Store.open(self.path, now=self.clock.now(), busy_ms=self.wait_ms)


@pytest.fixture
def impatient(tmp_path: Path, clock: FrozenClock, tracker: Tracker) -> Iterator[Impatient]:
    """A second handle on the same journal, in which Mumbai to Goa runs."""
    mumbai(tracker, clock)
    made = Impatient(tracker.path, clock)
    yield made
    made.close()


@contextmanager
def locked(path: Path, how: str) -> Iterator[None]:
    """Another program that began a transaction and takes its time: IMMEDIATE lets others read, EXCLUSIVE does not."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"BEGIN {how}").close()
    try:
        yield
    finally:
        other.execute("ROLLBACK").close()
        other.close()


def said(stage: Stage) -> list[str]:
    """The toasts, the latest last; they are gone when asked for."""
    found = [one.message for one in stage.app._notifications]
    stage.app.clear_notifications()
    return found


def log_in_another_process(tracker: Tracker, line: str) -> None:
    """`tracker log` as somebody would call it in another terminal, at the time the clock shows."""
    at = tracker.clock.now().isoformat()
    subprocess.run(
        [sys.executable, "-m", "tracker", "--db", str(tracker.path), "--at", at, "log", line],
        env=dict(os.environ), check=True, capture_output=True,
    )  # fmt: skip


async def looked(stage: Stage) -> None:
    """The look that the app takes by itself, now instead of within a second."""
    stage.app.poll()
    await stage.settle()


async def test_what_another_process_logs_shows_within_a_second(tracker: Tracker, clock: FrozenClock) -> None:
    assert shell.POLL < 1
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        (changes,) = [timer for timer in stage.app._timers if timer.name == "changes"]
        assert changes._interval == shell.POLL
        assert "90 to go" in stage.text()
        log_in_another_process(tracker, "ride 40km")
        await looked(stage)
        assert "50 to go" in stage.text(), "though it was the first look"
        await stage.press("3", "1")
        log_in_another_process(tracker, "ride 10km")
        await looked(stage)
        assert "40 to go" in stage.text()
        await stage.press("3")
        assert "10.0 km" in stage.text(), "the other places follow when they are shown again"


async def test_a_journal_that_is_written_elsewhere_is_waited_for_and_nothing_is_lost(
    impatient: Impatient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Impatient, "wait_ms", 60_000)
    async with staged(impatient) as stage:
        with locked(impatient.path, "IMMEDIATE"):
            await stage.press("l")
            await stage.write("run 5km")
            await stage.pilot.press("enter")
            assert stage.app.screen.query_one(LogPanel).input.value == "run 5km"
            await stage.pilot.press("escape", "r", "3")
            while "Journal · 4 sessions" not in stage.text():
                await stage.pilot.pause(0.01)
            await stage.pilot.press("1", "w", "escape")
            assert stage.app._backstage.changing, "reading goes on, and so does waiting"
        await stage.settle()
        assert "15 to go" in stage.text()
        assert said(stage)[-1] == "Marked rest · u takes it back"
        assert impatient.marks(impatient.local_date(), impatient.local_date()), "the rest day came after it"
        await stage.press("l")
        assert stage.app.screen.query_one(LogPanel).input.value == ""


async def test_a_journal_that_cannot_be_read_for_a_while_is_read_afterwards(impatient: Impatient) -> None:
    async with staged(impatient) as stage:
        with locked(impatient.path, "EXCLUSIVE"):
            await stage.press("3")
            assert {text.startswith(SENTENCE) for text in said(stage)} == {True}
            assert "Journal · 4 sessions" not in stage.text()
            await stage.press("2", "1", "w", "escape", "question_mark", "escape")
            assert "90 to go" in stage.text(), "what was known stands"
            stage.app.read_afresh()
            await stage.settle()
            assert any(text.startswith(SENTENCE) for text in said(stage))
            await stage.press("3")
        await looked(stage)
        assert "Journal · 4 sessions" in stage.text(), "by itself"
        await looked(stage)
        seen = len(stage.found(messages.TodayRead))
        await looked(stage)
        assert len(stage.found(messages.TodayRead)) == seen, "and once"
        await stage.press("2")
        assert "Challenges · 1" in stage.text()


async def test_a_journal_that_is_locked_at_the_start_is_tried_again(impatient: Impatient) -> None:
    with ExitStack() as lock:
        lock.enter_context(locked(impatient.path, "EXCLUSIVE"))
        async with staged(impatient) as stage:
            assert isinstance(stage.app.screen, FaultDialog)
            assert SENTENCE in " ".join(stage.text().replace("│", " ").split())
            await stage.press("escape", "r")
            assert isinstance(stage.app.screen, FaultDialog), "still locked"
            lock.close()
            await stage.press("r")
            assert "day 3 of 5" in stage.text()


async def test_a_change_that_waits_says_so_and_waits_on(impatient: Impatient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backstage, "LONG", 0.02)
    async with staged(impatient) as stage:
        with locked(impatient.path, "IMMEDIATE"):
            await stage.press("l")
            await stage.write("run 5km")
            await stage.pilot.press("enter")
            while not stage.found(messages.ChangeWaits):
                await stage.pilot.pause(0.01)
            assert "Logging waits for another window that is using" in stage.text()
            assert "f7 gives up" in stage.text()
            await stage.pilot.press("escape", "u", "r")
            await stage.press("f7")
            assert said(stage) == [
                "Not waited for the other window any longer: nothing was stored.",
                "Undoing was given up as well: nothing was stored.",
                "Marking the day was given up as well: nothing was stored.",
            ]
            assert stage.app.screen.query_one(LogPanel).input.value == "run 5km"
        await stage.settle()
        assert "90 to go" in stage.text(), "what was stored before is not taken back"
        await stage.press("enter")
        assert "15 to go" in stage.text()


async def test_what_keeps_a_change_is_told_anew_when_it_is_something_else(
    impatient: Impatient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backstage, "LONG", 0.02)
    waits, ends = Event(), Event()

    def slow() -> Today:
        mine = waiting.patience.get()
        assert mine is not None
        waits.wait(10)
        mine.waiting = True
        ends.wait(10)
        return impatient.today()

    async with staged(impatient) as stage:
        app = stage.app
        app._backstage.run(backstage.Job(backstage.CHANGE, "Bringing it", slow, messages.TodayRead, app))
        try:
            while "Bringing it takes long. It goes on." not in stage.text():
                await stage.pilot.pause(0.01)
            assert not app.check_action("give_up", ())
            waits.set()
            while "Bringing it waits for another window" not in stage.text():
                await stage.pilot.pause(0.01)
            assert app.check_action("give_up", ())
        finally:
            waits.set()
            ends.set()
        await stage.settle()
        assert not app.check_action("give_up", ())


async def test_nobody_waits_for_what_nobody_reads_any_more(
    impatient: Impatient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Impatient, "wait_ms", 5_000)
    begun, ends = Event(), list[str]()

    def read() -> None:
        begun.set()
        try:
            impatient.today()
        except BusyJournalError as error:
            ends.append(str(error))

    async with staged(impatient) as stage:
        with locked(impatient.path, "EXCLUSIVE"):
            job = backstage.Job("some", "Reading", read, messages.TodayRead, stage.app)
            stage.app._backstage.run(job)
            while not begun.is_set():
                await stage.pilot.pause(0.01)
            stage.app.workers.cancel_group(stage.app, "some")
            for _ in range(200):
                if not ends:
                    await stage.pilot.pause(0.01)
    assert ends == ["Not waited for the other window any longer: nothing was stored."]
