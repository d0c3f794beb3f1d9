"""FIT files a second, beside those of fitdecode over the same files in the same run.

The files are real ones where they are found (the folder in ACTIVITY_FILES, or `../shared/activities` beside the
repository), else made ones. Both readers take every file in turn; what fitdecode can't read counts as read.
"""

import os
import statistics
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import fitdecode

from tests.formats.fit.fit_writer import fit_bytes
from tracker.domain.recordings import Wanted
from tracker.formats.fit import read_fit

_BESIDE = Path(__file__).parents[2] / "shared" / "activities"
_WANTED = Wanted(now=datetime(2026, 11, 23, tzinfo=UTC))
_ROUNDS = 5


@dataclass(frozen=True)
class Rates:
    """How many times as many files a second as fitdecode, without and with tracks; `detail` says which files."""

    summed: float
    tracked: float
    detail: str


def rates() -> Rates:
    """Read every file with both in turn, since the machine has faster and slower minutes."""
    files, kind = _files()
    _tracked(files[0])
    summed = tracked = theirs = 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for data in files:
            theirs += _seconds(_theirs, data)
            summed += statistics.median(_seconds(_summed, data) for _ in range(_ROUNDS))
            tracked += statistics.median(_seconds(_tracked, data) for _ in range(_ROUNDS))
    detail = f"{len(files)} {kind} files, {sum(map(len, files)) / 1_000_000:.1f} MB, {summed * 1000:.0f} ms"
    return Rates(theirs / summed, theirs / tracked, detail)


def _files() -> tuple[list[bytes], str]:
    folder = Path(os.environ.get("ACTIVITY_FILES", _BESIDE)) / "fit"
    found = [path.read_bytes() for path in sorted(folder.glob("*.fit"))]
    if found:
        return found, "real"
    start = datetime(2025, 3, 1, 7, tzinfo=UTC)
    made = [fit_bytes(start + timedelta(days=n), seconds=3600, records=3601, laps=10) for n in range(10)]
    return made, "made"


def _seconds(read: Callable[[bytes], None], data: bytes) -> float:
    start = time.process_time()
    read(data)
    return time.process_time() - start


def _summed(data: bytes) -> None:
    read_fit(data, "", _WANTED)


def _tracked(data: bytes) -> None:
    read_fit(data, "", replace(_WANTED, tracks=True))


def _theirs(data: bytes) -> None:
    try:
        with fitdecode.FitReader(BytesIO(data)) as reader:
            for _ in reader:
                pass
    except Exception:  # its errors are of many kinds, TypeError and AssertionError among them
        return
