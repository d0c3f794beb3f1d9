"""Garmin Connect: the CSV of its list of activities."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from tracker.domain.believable import believable_times
from tracker.domain.quantities import MAX_REPS, MAX_STEPS
from tracker.domain.recordings import Recording, Told, Wanted
from tracker.formats.archives.csv_amounts import Comma, read_number
from tracker.formats.archives.csv_rows import Cells, tell_rows, tell_table
from tracker.formats.archives.csv_sheets import Layout
from tracker.formats.archives.csv_text import plain_heading
from tracker.formats.archives.garmin_account import NAME, garmin_sport
from tracker.formats.gps.sports import Sport

_SWIM_METRES = 25  # a swim of less is in kilometres or miles, of more in metres or yards

_HEADINGS = {
    "activity type": "activity",
    "aktivitätstyp": "activity",
    "date": "date",
    "datum": "date",
    "title": "title",
    "titel": "title",
    "distance": "distance",
    "distanz": "distance",
    "calories": "energy",
    "kalorien": "energy",
    "time": "timer",
    "activity time": "timer",
    "zeit": "timer",
    "avg hr": "hr",
    "ø hf": "hr",
    "durchschnittliche hf": "hr",
    "max hr": "hr_max",
    "max. hf": "hr_max",
    "maximale hf": "hr_max",
    "total ascent": "climb",
    "elev gain": "climb",
    "elevation gain": "climb",
    "anstieg gesamt": "climb",
    "gesamtanstieg": "climb",
    "steps": "steps",
    "schritte": "steps",
    "total reps": "reps",
    "moving time": "moving",
    "zeit in bewegung": "moving",
    "elapsed time": "elapsed",
    "verstrichene zeit": "elapsed",
}
_KNOWN_BY = {"activity", "date", "title", "distance", "timer"}
_LAYOUT = Layout(
    NAME,
    _HEADINGS,
    date="date",
    amounts=("distance", "climb"),
    counts=("energy", "steps", "reps"),
    plain=plain_heading,  # it names no unit, and hr is none
)


def matches_garmin(head: Sequence[str]) -> bool:
    """Whether these are the headings of Garmin Connect's list of activities."""
    plain = [plain_heading(heading) for heading in head]
    return {_HEADINGS[name] for name in plain if name in _HEADINGS} >= _KNOWN_BY and bool(
        {"favorite", "favorit", "avg hr", "max hr", "calories", "kalorien"} & set(plain)
    )


def read_garmin(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each row of Garmin Connect's CSV. It names no unit: distances are in `wanted.units`, swims in metres or yards."""
    yield from tell_table(source, path, wanted, _LAYOUT, partial(tell_rows, read=_row))


def _row(cells: Cells) -> Recording | None:
    word = cells.words("activity")
    if "transition" in word.casefold():
        return None
    sport = garmin_sport(word)
    times = believable_times(cells.seconds("elapsed"), cells.seconds("timer"), cells.seconds("moving"), cells.warnings)
    return Recording(
        format=NAME,
        activity=sport.activity,
        sport=sport.word,
        **cells.when("date").told(),
        **times._asdict(),
        distance_mm=_distance(cells, sport),
        climb_mm=cells.climb(),
        energy_kj=cells.energy("energy"),
        hr_avg=cells.heart("hr"),
        hr_max=cells.heart("hr_max"),
        steps=cells.count("steps", MAX_STEPS),
        reps=cells.count("reps", MAX_REPS),
        indoor=sport.indoor,
        virtual=sport.virtual,
        assisted=sport.assisted,
        title=cells.words("title"),
        digest=cells.digest,
        warnings=tuple(cells.warnings),
    )


def _distance(cells: Cells, sport: Sport) -> int | None:
    """Millimetres. Swims and track runs are in metres or yards, and `1,500` of those is the same in either reading."""
    short = (sport.activity or "").startswith("swim") or sport.activity == "run-track"
    text = cells.text("distance")
    if not short or not text:
        return cells.distance()
    comma = cells.comma("distance")
    if comma is Comma.OPEN:
        comma = Comma.GROUPS
    value = read_number(text, cells.label("distance"), comma)
    if value < _SWIM_METRES:
        return cells.distance()
    return cells.distance(unit="yd" if cells.sheet.wanted.units == "mi" else "m")
