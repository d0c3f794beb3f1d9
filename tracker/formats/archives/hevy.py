"""Hevy: a CSV with a row for every set."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from tracker.domain.quantities import MAX_REPS
from tracker.domain.recordings import Recording, Told, Wanted
from tracker.errors import RefusedError
from tracker.formats.archives.csv_rows import Cells, tell_table
from tracker.formats.archives.csv_sheets import Layout, bare
from tracker.formats.archives.lift_rows import headed, tell_workouts
from tracker.formats.archives.lifts import Lift, weight_words
from tracker.formats.told import SECONDS

_HEADINGS = {
    "title": "title",
    "start time": "start",
    "end time": "end",
    "description": "note",
    "exercise title": "exercise",
    "set type": "kind",
    "weight": "weight",
    "reps": "reps",
    "distance": "distance",
    "duration": "time",
}
_LAYOUT = Layout("hevy", _HEADINGS, date="start", amounts=("weight", "distance"), counts=("reps",))


def matches_hevy(head: Sequence[str]) -> bool:
    """Whether these are the headings of Hevy's export."""
    return {"start time", "exercise title", "set index"} <= set(map(bare, head))


def read_hevy(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each workout. Its times are wall clocks; weight and distance are in the units of their headings."""
    tell = partial(tell_workouts, key=("title", "start", "end"), head=_head, lift=_lift)
    yield from tell_table(source, path, wanted, _LAYOUT, tell)


def _head(cells: Cells) -> Recording:
    when = cells.when("start")
    elapsed = None
    warnings: list[str] = []
    if cells.text("end"):
        elapsed = round((cells.when("end").local - when.local).total_seconds())
        if elapsed < 0:
            warnings.append("It ends before it starts, so how long it took is not known.")
            elapsed = None
        elif elapsed > SECONDS:
            raise RefusedError("it lasts more than ten years.")
    return headed(cells, when, elapsed, warnings)


def _lift(cells: Cells) -> Lift | str:
    name = cells.words("exercise")
    if not name:
        return ""
    return Lift(
        exercise=name,
        reps=cells.count("reps", MAX_REPS),
        weight=weight_words(cells.number("weight"), cells.sheet.units.get("weight", "")),
        distance_mm=cells.distance(),
        seconds=cells.seconds("time", unit="s"),
        warmup=cells.text("kind").casefold() in ("warmup", "warm up", "warm-up"),
    )
