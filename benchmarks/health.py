"""How fast Apple's export.xml is looked through, and that memory stays the same however long it is.

    python -m benchmarks.health [megabytes]

The export is made up while it is read and never lies on the disk: single heart beats and steps, with a workout in
every 400 kB of them. Two lengths are read, each in a process of its own, and their memory compared.
"""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, cast

from tracker.domain.recordings import Progress, Wanted
from tracker.formats.archives.apple import read_apple_export

MB = 1_000_000
RECORDS = 1_600  # between two workouts
HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_US">
"""
RECORD = (
    b' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" creationDate="2026-01-02 '
    b'07:00:00 +0100" startDate="2026-01-02 07:00:00 +0100" endDate="2026-01-02 07:00:00 +0100" value="72">\n'
    b'  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n </Record>\n'
)
WORKOUT = """ <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="31.5" durationUnit="min" \
sourceName="Watch" creationDate="2026-01-02 08:00:00 +0100" startDate="2026-01-02 {:02d}:{:02d}:{:02d} +0100" \
endDate="2026-01-02 23:59:59 +0100">
  <MetadataEntry key="HKTimeZone" value="Europe/Oslo"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5.01" unit="km"/>
 </Workout>
"""


def pieces(size: int) -> Iterator[bytes]:
    """An export of about `size` bytes, piece by piece."""
    yield HEAD
    between = RECORD * RECORDS
    done = number = 0
    while done < size:
        workout = WORKOUT.format(number // 3600 % 23, number // 60 % 60, number % 60).encode()
        yield between
        yield workout
        done += len(between) + len(workout)
        number += 1
    yield b"</HealthData>\n"


class Stream(io.RawIOBase):
    """Pieces as a stream that holds one of them at a time."""

    def __init__(self, made: Iterator[bytes]) -> None:
        self._made = made
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes."""
        if not self._rest:
            self._rest = next(self._made, b"")
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def measure(megabytes: int) -> None:
    """Print the seconds, the workouts found and the highest memory in kB of one reading."""
    wanted = Wanted(now=datetime(2026, 11, 1, tzinfo=UTC))
    stream = cast("BinaryIO", Stream(pieces(megabytes * MB)))
    begun = time.perf_counter()
    found = sum(not isinstance(told, Progress) for told in read_apple_export(stream, "export.xml", wanted))
    print(time.perf_counter() - begun, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main(megabytes: int) -> None:
    """Read a small export and one of `megabytes`, and compare."""
    figures = {}
    for size in (20, megabytes):
        command = [sys.executable, "-m", "benchmarks.health", str(size), "--measure"]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        figures[size] = int(out[2])
        seconds = float(out[0])
        held = figures[size] // 1000
        print(f"{size:>6} MB: {seconds:6.1f} s, {size / seconds:5.0f} MB/s, {out[1]} workouts, {held} MB held")
    growth = figures[megabytes] / figures[20]
    print(f"{'ok  ' if growth <= 1.2 else 'over'} memory of {megabytes} MB / of 20 MB {growth:.2f}   to reach 1.2")


if __name__ == "__main__":
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    measure(amount) if "--measure" in sys.argv else main(amount)
