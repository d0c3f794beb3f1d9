"""Export, import into an empty journal, export again: `python -m benchmarks.roundtrip [HOW MANY] [SESSIONS]`.

Identical are the two files, and every row of the two journals but the undo log and the counts of changes.
"""

import shutil
import sqlite3
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.histories import NOW, fill
from tracker.clock import ShiftedClock
from tracker.services.tracker import Tracker
from tracker.store.journal import Store

TABLES = (
    *("athlete", "batch", "session", "session_tag", "part", "challenge", "participant", "mark", "day_fact"),
    *("photo", "race", "result", "split", "medal", "origin", "detail"),
)
_OF_THE_FILE = ("version", "seal")  # the count of changes, and what seals it with the rest
_WITHOUT_ROWID = ("session_tag", "part", "participant", "day_fact", "split", "medal", "origin")


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a journal by table, in its order; without what belongs to the file alone."""
    connection = sqlite3.connect(path)
    found = {}
    for table in TABLES:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(name for name in names if name not in _OF_THE_FILE)
        order = "1, 2, 3" if table in _WITHOUT_ROWID else "1"
        found[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY {order}").fetchall()
    found["session order"] = connection.execute("SELECT id FROM session ORDER BY rowid").fetchall()
    found["athlete order"] = connection.execute("SELECT id FROM athlete ORDER BY rowid").fetchall()
    connection.close()
    return found


def round_trip(first: Path, second: Path) -> bool:
    """Whether the journal at `first` comes back the same in the empty one at `second`, and leaves it the same."""
    one, other = (Tracker(path, ShiftedClock(NOW)) for path in (first, second))
    file, again = first.with_suffix(".tracker.json"), second.with_suffix(".tracker.json")
    one.export_journal(file)
    found = other.read_own(file)
    if found.refused:
        raise AssertionError(found.refused)
    other.keep_own(found)
    other.export_journal(again)
    one.close()
    other.close()
    return file.read_bytes() == again.read_bytes() and rows_of(first) == rows_of(second)


def main() -> int:
    """Run it and print what came of it; 1 where a journal came back otherwise."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    sessions = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    failed = []
    began = time.perf_counter()
    with TemporaryDirectory() as name:
        empty = Path(name) / "empty.db"
        Store.open(empty, now=NOW).close()
        for seed in range(count):
            folder = Path(name) / str(seed)
            paths = [folder / side / "journal.db" for side in ("first", "second")]
            for path in paths:
                path.parent.mkdir(parents=True)
                shutil.copyfile(empty, path)
            store = Store.open(paths[0], now=NOW)
            fill(store, seed, sessions=sessions)
            store.close()
            if not round_trip(*paths):
                failed.append(seed)
            shutil.rmtree(folder)
    spent = time.perf_counter() - began
    print(f"{count - len(failed):,} of {count:,} journals came back identical, in {spent:.0f} s; otherwise: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
