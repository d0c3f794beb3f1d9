"""Strong: a CSV with a row for every set; its headings, units and delimiter depend on the app and its age."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from tracker.domain.quantities import MAX_REPS
from tracker.domain.recordings import Recording, Told, Wanted
from tracker.errors import InputError
from tracker.formats.archives.csv_amounts import LENGTHS
from tracker.formats.archives.csv_rows import Cells, tell_table
from tracker.formats.archives.csv_sheets import Layout, bare
from tracker.formats.archives.lift_rows import headed, tell_workouts
from tracker.formats.archives.lifts import Lift, weight_words

_HEADINGS = {
    "date": "date",
    "workout name": "title",
    "workout #": "number",
    "workout duration": "timer",
    "duration": "timer",
    "exercise name": "exercise",
    "set order": "order",
    "weight": "weight",
    "weight unit": "weight unit",
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance unit",
    "seconds": "time",
    "notes": "remark",
    "workout notes": "note",
}
_LAYOUT = Layout("strong", _HEADINGS, date="date", amounts=("weight", "distance", "time"), counts=("reps",))
_NO_SETS = frozenset(("rest timer", "note", "notes"))


def matches_strong(head: Sequence[str]) -> bool:
    """Whether these are the headings of Strong's export."""
    return {"date", "workout name", "exercise name", "set order"} <= set(map(bare, head))


def read_strong(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each workout. Old exports name no units: their distances are in `wanted.units`, their weights plain numbers."""
    tell = partial(tell_workouts, key=("date", "title"), head=_head, lift=_lift)
    yield from tell_table(source, path, wanted, _LAYOUT, tell)


def _head(cells: Cells) -> Recording:
    return headed(cells, cells.when("date"), cells.seconds("timer", short="h:m", unit="s"), [])


def _lift(cells: Cells) -> Lift | str:
    order = cells.words("order").casefold()
    if order in _NO_SETS:
        return cells.words("remark") if order != "rest timer" else ""
    name = cells.words("exercise")
    if not name:
        return ""
    weight_unit = cells.words("weight unit") or cells.sheet.units.get("weight", "")
    return Lift(
        exercise=name,
        reps=cells.count("reps", MAX_REPS),
        weight=weight_words(cells.number("weight"), weight_unit[:5]),
        distance_mm=_distance(cells),
        seconds=cells.seconds("time", unit="s"),
        warmup=order.startswith("w"),
    )


def _distance(cells: Cells) -> int | None:
    unit = cells.text("distance unit").casefold()
    if unit and unit not in LENGTHS and cells.text("distance"):
        raise InputError(f"its distance is in {cells.words('distance unit')[:20]}, which is no unit that is known.")
    return cells.distance(unit=unit)
