"""Commands that are ended in the middle: nothing half is left, and no child of theirs lives on."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

from tests.endings.ptys import LIMIT, ROOT
from tests.endings.trying import Tried

FILES = 60
POINTS = 900
TRACKER = (sys.executable, "-m", "tracker")
FOREVER = """
import sys, time
def main():
    sys.stdout.write("\\n")
    sys.stdout.flush()
    while True:
        time.sleep(0.01)
"""


def recordings(folder: Path) -> Path:
    """A folder of files that take a while to read."""
    folder.mkdir()
    for number in range(FILES):
        points = "".join(
            f'<trkpt lat="{59 + second * 1e-4:.5f}" lon="10.7">'
            f"<time>2025-{1 + number // 28:02}-{1 + number % 28:02}T06:{second // 60:02}:{second % 60:02}Z"
            "</time></trkpt>"
            for second in range(0, POINTS * 2, 2)
        )
        (folder / f"{number}.gpx").write_text(
            '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type>'
            f"<trkseg>{points}</trkseg></trk></gpx>"
        )
    return folder


def import_ended(journal: Path, number: signal.Signals, delay: float | None = None) -> Tried:
    """An import that is ended after `delay` seconds, else as soon as its readers read."""
    env = {**os.environ, "TRACKER_DB": str(journal)}
    files = recordings(journal.parent / "in")
    assert subprocess.run([*TRACKER, "log", "run 5km"], cwd=ROOT, env=env, capture_output=True, check=False).stdout
    process = subprocess.Popen(
        [*TRACKER, "import", str(files), "--yes", "--json"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    began = monotonic()
    while process.poll() is None and monotonic() - began < (LIMIT if delay is None else delay):
        if delay is None and children(process.pid):
            sleep(0.3)
            break
        sleep(0.02)
    readers = children(process.pid)
    process.send_signal(number)
    began = monotonic()
    said, complaints = process.communicate(timeout=LIMIT)
    took = monotonic() - began
    wrong = []
    if process.returncode not in (0, -number, 128 + number):
        wrong.append(f"exit code {process.returncode}: {complaints[-200:]!r}")
    sleep(1.0 if number == signal.SIGKILL else 0.0)
    wrong += [f"a child lives on: {reader}" for reader in readers if alive(reader)]
    stored = sessions(env)
    acknowledged = 1 + (json.loads(said)["imported"]["stored"] if process.returncode == 0 else 0)
    if stored not in (1, 1 + FILES) or stored < acknowledged:
        wrong.append(f"{stored} sessions are stored, {acknowledged} acknowledged")
    return Tried(f"{number.name} to an import", tuple(wrong), took if process.returncode else 0.0)


def orphan(journal: Path) -> Tried:
    """A reader that never comes to an end, and its parent is killed."""
    module = journal.with_name("forever.py")
    module.write_text(FOREVER)
    start = (
        "import sys, time; from tracker.sources.workers import Pool; sys.path.append(sys.argv[1])\n"
        "pool = Pool('forever', size=1); pool.put(0, b'x'); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", start, str(journal.parent)], cwd=ROOT)
    began = monotonic()
    while not children(parent.pid) and monotonic() - began < LIMIT:
        sleep(0.05)
    sleep(1.0)
    readers = children(parent.pid)
    parent.kill()
    parent.wait()
    began = monotonic()
    while any(alive(reader) for reader in readers) and monotonic() - began < LIMIT:
        sleep(0.05)
    took = monotonic() - began
    wrong = [] if readers else ["there was no reader"]
    if any(alive(reader) for reader in readers):
        wrong.append("the reader lives on")
    return Tried("a reader whose parent is killed", tuple(wrong), took)


def sessions(env: dict[str, str]) -> int:
    """How many sessions a journal holds, as the product says it."""
    done = subprocess.run(
        [*TRACKER, "journal", "--json", "--limit", "1000"], cwd=ROOT, env=env, capture_output=True, check=False
    )
    return len(json.loads(done.stdout)["sessions"])


def children(pid: int) -> list[int]:
    """The processes that a process started, all of its threads considered."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(OSError, IndexError):
                if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                    found.append(int(entry.name))
    return found


def alive(pid: int) -> bool:
    """Whether a process is there and no mere remainder."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
