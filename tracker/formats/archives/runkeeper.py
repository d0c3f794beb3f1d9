"""Runkeeper: `cardioActivities.csv` (older exports: `cardio_activities.csv`) with a GPX file for most of its rows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from tracker.domain.believable import believable_times
from tracker.domain.recordings import Entry, Recording, Told, Wanted
from tracker.formats.archives.csv_rows import Cells, tell_rows, tell_table
from tracker.formats.archives.csv_sheets import Layout, bare
from tracker.formats.archives.sport_words import sport_of

_HEADINGS = {
    "activity id": "id",
    "date": "date",
    "type": "activity",
    "route name": "title",
    "distance": "distance",
    "duration": "timer",
    "calories burned": "energy",
    "climb": "climb",
    "average heart rate": "hr",
    "notes": "note",
    "gpx file": "file",
}
_LAYOUT = Layout("runkeeper", _HEADINGS, date="date", amounts=("distance", "climb"), counts=("energy",))
_PLAIN_NAME = re.compile(r"[^/\\\x00]{1,200}\.gpx", re.IGNORECASE)


def matches_runkeeper(head: Sequence[str]) -> bool:
    """Whether these are the headings of Runkeeper's list of activities."""
    return {"date", "type", "duration", "gpx file"} <= set(map(bare, head))


def read_runkeeper(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each row, as an Entry with its GPX file where it has one. A distance of 0.00, as of the gym, is not known."""
    yield from tell_table(source, path, wanted, _LAYOUT, partial(tell_rows, read=_row))


def _row(cells: Cells) -> Recording | Entry:
    sport = sport_of(cells.words("activity"))
    own = cells.words("id")[:100]
    file = cells.row.cells[cells.sheet.columns["file"]].strip() if "file" in cells.sheet.columns else ""
    listed = Recording(
        format=cells.sheet.name,
        **cells.when("date").told(),
        activity=sport.activity,
        sport=sport.word,
        **believable_times(None, cells.seconds("timer"), None, cells.warnings)._asdict(),
        distance_mm=cells.distance(),
        climb_mm=cells.climb(),
        energy_kj=cells.energy("energy"),
        hr_avg=cells.heart("hr"),
        indoor=sport.indoor,
        virtual=sport.virtual,
        assisted=sport.assisted,
        by_hand=not file,
        title=cells.words("title"),
        note=cells.words("note", one_line=False),
        ids=(f"runkeeper:{own}",) if own else (),
        digest=cells.digest,
        warnings=tuple(cells.warnings),
    )
    return Entry(member=file, listed=listed) if _PLAIN_NAME.fullmatch(file) else listed
