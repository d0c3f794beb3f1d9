"""G12: journals made from numbers leave as a file, come back in an empty journal and leave as the same file."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.histories import NOW, fill
from benchmarks.roundtrip import round_trip
from tests.engines import compile_once
from tests.faults.benches import IN_MEMORY
from tests.soak.budget import Budget, Finding
from tracker.store.journal import Store

HISTORIES = 1_000


def roundtrip(budget: Budget) -> list[Finding]:
    """As many of the thousand as the time allows."""
    done, wrong = 0, []
    compile_once()
    with TemporaryDirectory(dir=IN_MEMORY) as name:
        empty = Path(name) / "empty.db"
        Store.open(empty, now=NOW).close()
        while done < HISTORIES and not budget.over:
            seed = budget.seed + done
            if not _same(Path(name) / str(seed), empty, seed):
                wrong.append(seed)
            done += 1
    return [
        Finding(
            "G12",
            f"export, import, export: the same bytes and rows for {HISTORIES:,} generated histories",
            f"{done - len(wrong):,} of {done:,} the same{f'; not: {wrong[:10]}' if wrong else ''}",
            met=not wrong and done >= HISTORIES,
            left_out="by way of PostgreSQL: it comes with the club"
            + (f"; {HISTORIES - done:,} for time" if done < HISTORIES else ""),
        )
    ]


def _same(folder: Path, empty: Path, seed: int) -> bool:
    paths = [folder / side / "journal.db" for side in ("first", "second")]
    for path in paths:
        path.parent.mkdir(parents=True)
        shutil.copyfile(empty, path)
    try:
        store = Store.open(paths[0], now=NOW)
        fill(store, seed)
        store.close()
        return round_trip(*paths)
    finally:
        shutil.rmtree(folder)
