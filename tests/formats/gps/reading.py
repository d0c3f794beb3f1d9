"""What tests of GPX and TCX readers share: a moment to read at, and a reading that must give one recording."""

from datetime import UTC, datetime

from tracker.domain.recordings import Item, Recording, Wanted
from tracker.formats.gps.gpx import read_gpx
from tracker.formats.gps.tcx import read_tcx

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WANTED = Wanted(now=NOW)


def gpx(data: bytes, wanted: Wanted = WANTED) -> Item:
    """The item of a GPX file named run.gpx."""
    return read_gpx(data, "run.gpx", wanted)


def tcx(data: bytes, wanted: Wanted = WANTED) -> Item:
    """The item of a TCX file named run.tcx."""
    return read_tcx(data, "run.tcx", wanted)


def only(item: Item) -> Recording:
    """The one recording of an item that was not refused."""
    assert item.refused == ""
    [recording] = item.recordings
    return recording


def asked(recording: Recording) -> list[str]:
    """What is asked of the athlete, in short."""
    return [question.value for question, _ in recording.asks]
