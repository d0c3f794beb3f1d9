"""What tests of the FIT reader share: a moment to read at, and readings that must give one recording or a refusal."""

from dataclasses import replace
from datetime import UTC, datetime

from tracker.domain.recordings import Item, Recording, Wanted
from tracker.formats.fit import read_fit

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
START = datetime(2025, 3, 1, 7, 0, tzinfo=UTC)
WANTED = Wanted(now=NOW)
TRACKED = replace(WANTED, tracks=True)


def read(data: bytes, wanted: Wanted = WANTED) -> Item:
    """The item of a file named run.fit."""
    return read_fit(data, "run.fit", wanted)


def only(data: bytes, wanted: Wanted = WANTED) -> Recording:
    """The one recording of a file that is not refused."""
    item = read(data, wanted)
    assert item.refused == ""
    [recording] = item.recordings
    return recording


def outcome(item: Item) -> str:
    """What comes of an item, in the words of the real files' expectations."""
    if item.refused:
        return "refuse"
    if any(recording.asks for recording in item.recordings):
        return "ask"
    return "import_warn" if any(recording.warnings for recording in item.recordings) else "import"
