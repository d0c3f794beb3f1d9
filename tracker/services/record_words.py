"""Records as tables of words, for the shell and the app: races, training, what to expect, single sessions, weeks."""

from typing import NamedTuple

from tracker.domain.activities import title_of
from tracker.domain.quantities import format_amount, format_distance, format_duration
from tracker.domain.records import STANDARD
from tracker.domain.sessions import Measure
from tracker.services.records import Records
from tracker.services.wording import exactly, plain_day

SINGLES = {Measure.DISTANCE: "farthest", Measure.ELAPSED: "longest", Measure.CLIMB: "most climb"}
NAMES = dict(STANDARD["run"])
Rows = list[list[str]]


class Block(NamedTuple):
    """A table: its heading, what its figures are, and rows of (sport, what, figure, the day or source, ...)."""

    title: str
    what: str
    rows: Rows


def record_blocks(found: Records, units: str) -> tuple[Block, ...]:
    """Every block that has something, in the order they are read."""
    blocks = (
        Block("Races", "official distance, chip time", _races(found, units)),
        Block("Training, est.", "elapsed time of sessions over 99 to 103 % of the distance", _training(found)),
        Block(
            "To expect, est.",
            "from the nearest race; time grows with distance to the power of 1.06",
            _expected(found, units),
        ),
        Block("Single sessions", "", _singles(found, units)),
        Block("Biggest weeks", "of the calendar, and in any seven days", _weeks(found, units)),
    )
    return tuple(block for block in blocks if block.rows)


def _races(found: Records, units: str) -> Rows:
    rows = []
    for best in found.races:
        of, time = best.result.race, f"{format_duration(best.seconds)}{' gun' if best.gun else ''}"
        rows.append([_sport(best.sport), _name(best.distance_mm, units), time, plain_day(of.on), of.event])
    return rows


def _training(found: Records) -> Rows:
    return [
        [title_of(best.sport), best.name, format_duration(best.seconds), plain_day(best.session.local_date)]
        for best in found.training
    ]


def _expected(found: Records, units: str) -> Rows:
    rows = []
    for one in found.estimates:
        source = f"from {format_duration(one.by.seconds)} over {_name(one.by.distance_mm, units).lower()}"
        rows.append([_sport(one.by.sport), _name(one.distance_mm, units), format_duration(one.seconds), source])
    return rows


def _singles(found: Records, units: str) -> Rows:
    rows = []
    for one in found.singles:
        amount = format_amount(one.value, one.measure, units, one.sport)
        rows.append([title_of(one.sport), SINGLES[one.measure], amount, plain_day(one.session.local_date)])
    return rows


def _weeks(found: Records, units: str) -> Rows:
    rows = []
    for week in found.weeks:
        any_seven = f"any seven days {format_distance(week.rolling_mm, units)} from {plain_day(week.rolling_first)}"
        whole = format_distance(week.distance_mm, units)
        rows.append([title_of(week.sport), f"from {plain_day(week.first)}", whole, any_seven])
    return rows


def _sport(family: str) -> str:
    return title_of(family or "foot")


def _name(distance_mm: int, units: str) -> str:
    """ "Half marathon", "5 km", else the distance itself."""
    return NAMES.get(distance_mm) or exactly(distance_mm, units)
