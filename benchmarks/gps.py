"""GPX and TCX files a second, beside gpxpy's GPX files a second in the same run.

The files are real ones where they are found (the folder in ACTIVITY_FILES, or `../shared/activities` beside the
repository), else made ones; those that gpxpy refuses whole are left to none of the two. It reads no TCX: a TCX is set
against the GPX with the same points.
"""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import gpxpy

from tests.formats.gps.track_writer import TcxActivity, TcxLap, gpx_bytes, line, tcx_bytes
from tracker.domain.recordings import Wanted
from tracker.formats.gps.gpx import read_gpx
from tracker.formats.gps.tcx import read_tcx

_BESIDE = Path(__file__).parents[2] / "shared" / "activities"
_WANTED = Wanted(now=datetime(2026, 11, 23, tzinfo=UTC))
_TRACKED = Wanted(now=datetime(2026, 11, 23, tzinfo=UTC), tracks=True)
_ROUNDS = 5


@dataclass(frozen=True)
class Rates:
    """How many times as many files a second as gpxpy: GPX without and with tracks, TCX; `detail` says which files."""

    gpx: float
    tracked: float
    tcx: float
    detail: str


def rates() -> Rates:
    """Read every file with all in turn, since the machine has faster and slower minutes."""
    made = [line(3600, step_s=1, north=0.00002, hr=140, up=0.01) for _ in range(3)]
    found = _files()
    files, kind = (found, "real") if found else ([gpx_bytes(one) for one in made], "made")
    pairs = [(gpx_bytes(one), tcx_bytes(TcxActivity([TcxLap(spots=one)]))) for one in made]
    theirs, ours, tracked = _seconds(
        (_theirs, lambda data: read_gpx(data, "", _WANTED), lambda data: read_gpx(data, "", _TRACKED)),
        [(data, data, data) for data in files],
    )
    other, tcx = _seconds((_theirs, lambda data: read_tcx(data, "", _WANTED)), pairs)
    detail = f"{len(files)} {kind} files, {sum(map(len, files)) / 1_000_000:.1f} MB, {ours * 1000:.0f} ms"
    return Rates(theirs / ours, theirs / tracked, other / tcx, detail)


def _files() -> list[bytes]:
    folder = Path(os.environ.get("ACTIVITY_FILES", _BESIDE)) / "gpx"
    return [data for path in sorted(folder.glob("*.gpx")) if _read_by_both(data := path.read_bytes())]


def _read_by_both(data: bytes) -> bool:
    try:
        gpxpy.parse(data)
    except gpxpy.gpx.GPXException:
        return False
    return True


def _seconds(readers: Sequence[Callable[[bytes], object]], files: Sequence[Sequence[bytes]]) -> list[float]:
    """Each reader's seconds of processor for its files; they take turns, so that a slow minute is everyone's."""
    sums = [0.0] * len(readers)
    for each in files:
        taken: list[list[float]] = [[] for _ in readers]
        for _ in range(_ROUNDS):
            for read, data, times in zip(readers, each, taken, strict=True):
                start = time.process_time()
                read(data)
                times.append(time.process_time() - start)
        sums = [total + statistics.median(times) for total, times in zip(sums, taken, strict=True)]
    return sums


def _theirs(data: bytes) -> None:
    """Parse, and what a journal asks of a track: length, climb and time in motion."""
    read = gpxpy.parse(data)
    read.length_2d()
    read.get_uphill_downhill()
    read.get_moving_data()
