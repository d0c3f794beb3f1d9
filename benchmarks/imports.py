"""A Strava archive from the zip to the journal and back: rates of reading, reviewing, storing and undoing.

`python -m benchmarks.imports [ACTIVITIES [COPIES]]` makes the archive, says whether every copy was found and nothing
was taken for one, and prints the rates. The store's own share against its floor is in `benchmarks.imports_store`.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks import journals
from benchmarks.archive import Truth, write_archive
from tracker.clock import ShiftedClock
from tracker.services.imports.views import Review
from tracker.services.tracker import Tracker

ACTIVITIES, COPIES = 3_000, 200
T = TypeVar("T")


def timed(what: str, count: int, call: Callable[[], T]) -> T:
    """The answer of `call`; printed are its time, its rate, and the processor time here and in the readers."""
    wall, before = time.perf_counter(), os.times()
    answer = call()
    took, after = time.perf_counter() - wall, os.times()
    here = after.user + after.system - before.user - before.system
    readers = after.children_user + after.children_system - before.children_user - before.children_system
    print(
        f"{what:<20} {took:6.2f} s  {count / took:7,.0f} a second   cpu {here:5.2f} s here, {readers:5.2f} s in readers"
    )
    return answer


def judge(review: Review, truth: Truth) -> None:
    """Say whether the review is right."""
    kinds = Counter(item.kind for item in review.items)
    right = {
        "new": truth.originals,
        "duplicate": len(truth.copies(sure=True)),
        "near-duplicate": len(truth.copies(sure=False)),
    }
    mark = "ok  " if kinds == Counter(right) else "WRONG"
    print(f"{mark} found {dict(kinds)}, there are {right}")


def read(tracker: Tracker, archive: Path, count: int) -> Review:
    """Read and review the archive, each phase timed by what the import itself tells."""
    begun = time.perf_counter()
    told: list[tuple[float, str]] = []
    review = timed(
        "read and reviewed",
        count,
        lambda: tracker.read_imports(
            [archive], progress=lambda progress: told.append((time.perf_counter(), progress.phase))
        ),
    )
    compared = next((at for at, phase in told if phase == "comparing"), time.perf_counter())
    print(f"{'  of it reading':<20} {compared - begun:6.2f} s  {count / (compared - begun):7,.0f} a second")
    return review


def show(activities: int, copies: int) -> None:
    """Make, read, review, store, undo, redo, and read again; a line for each."""
    with TemporaryDirectory() as name:
        archive = Path(name) / "export.zip"
        truth = timed("made", activities + copies, lambda: write_archive(archive, activities, copies))
        tracker = Tracker(Path(name) / "journal.db", ShiftedClock(journals.NOW))
        tracker.open()
        count = len(truth.rows)
        review = read(tracker, archive, count)
        judge(review, truth)
        done = timed("stored", activities, lambda: tracker.keep_imports(review))
        print(f"     {done.stored:,} stored, {done.linked:,} known as copies")
        timed("undone", activities, tracker.undo)
        timed("redone", activities, tracker.redo)
        again = read(tracker, archive, count)
        there = sum(item.kind == "duplicate" for item in again.items)
        print(
            f"{'ok  ' if there == count else 'WRONG'} the same archive again: {there:,} of {count:,} are there already"
        )
        tracker.close()


def main() -> None:
    """As many activities and copies as the command line says."""
    given = [int(word) for word in sys.argv[1:3]]
    show(*given, *(ACTIVITIES, COPIES)[len(given) :])


if __name__ == "__main__":
    main()
