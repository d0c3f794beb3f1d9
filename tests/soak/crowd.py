"""G4: several programs on one journal: no update lost, nobody waits for long, and the app lives while it waits."""

import asyncio
import gc
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, perf_counter

from tests.clocks import FrozenClock
from tests.faults.benches import ROOT
from tests.faults.trials import NOW
from tests.soak.budget import Budget, Finding
from tests.tui.driving import Stage, mumbai, staged
from tracker.domain.sessions import Session
from tracker.services.tracker import Tracker
from tracker.store.journal import Store

ASKED_LOST = "0 of 2,000 updates lost with 4 programs, 99 of 100 wait 2 s at most"
ASKED_ALIVE = "the app answers within 100 ms while another program holds the lock, and then stores what was typed"
ASKED_SEEN = "what another program stores is on the screen within 1 s"
PROGRAMS, EACH, LONGEST = 4, 500, 2.0
GAP, SEEN = 0.1, 1.0
HELD = 30.0  # seconds that the other program keeps the lock, where there is time


def crowd(budget: Budget) -> list[Finding]:
    """The updates first; then the app beside a program that keeps the lock, for as long as the time allows."""
    lost = _updates()
    held = max(3.0, min(HELD, budget.left - 10))
    return [lost, *_beside(held)]


def _updates() -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        tracker = Tracker(path, FrozenClock("2025-06-28T11:00+05:30"))
        tracker.log("run 1km")
        (before,) = (session.distance_mm for session in _sessions(path))
        tracker.close()
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.adding", str(path), str(EACH)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(PROGRAMS)
        ]
        for one in running:
            assert one.stdout is not None
            one.stdout.readline()
        began = monotonic()
        answers = [_answer(one) for one in _gone(running)]
        seconds = monotonic() - began
        waits = sorted(wait for answer in answers for wait in answer)
        (after,) = (session.distance_mm for session in _sessions(path))
        store = Store.open(path, now=NOW)
        faults = store.check()
        store.close()
    lost = len(waits) - ((after or 0) - (before or 0))
    most = waits[round(len(waits) * 0.99) - 1] if waits else 0.0
    measured = (
        f"{len(waits)} of {PROGRAMS * EACH} updates acknowledged in {seconds:.0f} s, {lost} lost; "
        f"{waits[len(waits) // 2] * 1000:.0f} ms each (median), {most:.2f} s (99 of 100), {waits[-1]:.2f} s (longest)"
        if waits
        else "no program answered"
    )
    met = len(waits) == PROGRAMS * EACH and lost == 0 and not faults and most <= LONGEST
    return Finding("G4", ASKED_LOST, measured, met=met)


def _gone(running: list[subprocess.Popen[str]]) -> list[subprocess.Popen[str]]:
    """Let all begin at once."""
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    return running


def _answer(one: subprocess.Popen[str]) -> list[float]:
    said, _ = one.communicate(timeout=600)
    return [float(wait) for wait in json.loads(said)] if one.returncode == 0 else []


def _sessions(path: Path) -> list[Session]:
    store = Store.open(path, now=NOW)
    try:
        with store.read() as reader:
            return list(reader.sessions(reader.athletes()[0].id))
    finally:
        store.close()


# -- the app ---------------------------------------------------------------------------------------------------------


def _beside(held: float) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        os.environ.update(dict.fromkeys(names, folder), TZ="Asia/Kolkata")
        clock = FrozenClock("2025-06-26T05:30+05:30")
        tracker = Tracker(Path(folder) / "journal.db", clock)
        mumbai(tracker, clock)
        gap, stored, seen = asyncio.run(_lived(tracker, held))
        tracker.close()
    alive = f"longest gap {gap * 1000:.0f} ms in {held:.0f} s; stored {stored} of 1 when the lock was given back"
    shown = "never" if seen is None else f"{seen:.2f} s"
    return [
        Finding("G4", ASKED_ALIVE, alive, met=gap <= GAP and stored == 1),
        Finding("G4", ASKED_SEEN, f"after {shown}", met=seen is not None and seen <= SEEN),
    ]


async def _lived(tracker: Tracker, held: float) -> tuple[float, int, float | None]:
    """The longest gap between two ticks of the app while it waits, what it stored then, and when it saw another's."""
    async with staged(tracker) as stage:
        gc.collect()
        gc.freeze()  # what the app itself does once its first figures stand
        before = _count(tracker.path)
        with _locked(tracker.path):
            await stage.pilot.press("l")
            for key in ("r", "u", "n", "space", "8", "k", "m", "enter"):
                await stage.pilot.press(key)
            gap = await _longest_gap(stage, held)
        await stage.settle()
        stored = _count(tracker.path) - before
        return gap, stored, await _until_seen(stage, tracker.path)


async def _longest_gap(stage: Stage, seconds: float) -> float:
    """While keys are pressed now and then."""
    longest, until, keys = 0.0, monotonic() + seconds, 0
    last = perf_counter()
    while monotonic() < until:
        await asyncio.sleep(0.01)
        now = perf_counter()
        longest, last = max(longest, now - last), now
        keys += 1
        if keys % 50 == 0:
            stage.app.simulate_key("tab")
    return longest


async def _until_seen(stage: Stage, path: Path) -> float | None:
    """Seconds until the sessions of another program are on the screen."""
    other = Tracker(path, stage.app.tracker.clock)
    other.log("walk 33.3km")
    other.close()
    began = monotonic()
    while monotonic() - began < 10:
        await asyncio.sleep(0.02)
        if "33.3" in stage.text():
            return monotonic() - began
    return None


def _count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM session").fetchone()[0])


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Another program that has begun to write."""
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE'); "
        "print('ready', flush=True); sys.stdin.readline(); c.execute('ROLLBACK')"
    )
    one = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert one.stdin is not None
    assert one.stdout is not None
    one.stdout.readline()
    try:
        yield
    finally:
        with suppress(OSError):
            one.communicate("\n", timeout=30)
