"""Records as text: races, training, what to expect, the largest sessions and weeks."""

from tracker.cli.layout import columns
from tracker.cli.output import Output, Span
from tracker.cli.words import exactly, plain_day
from tracker.domain.activities import title_of
from tracker.domain.quantities import format_amount, format_distance, format_duration
from tracker.domain.records import STANDARD
from tracker.domain.sessions import Measure
from tracker.services.records import Records

SINGLES = {Measure.DISTANCE: "farthest", Measure.ELAPSED: "longest", Measure.CLIMB: "most climb"}
NAMES = dict(STANDARD["run"])
Rows = list[list[str]]


def page(output: Output, found: Records, units: str) -> None:
    """Every record, in blocks; a block that has none is left out."""
    blocks = (
        ("Races", "official distance, chip time", _races(found, units)),
        ("Training, est.", "elapsed time of sessions over 99 to 103 % of the distance", _training(found)),
        (
            "To expect, est.",
            "from the nearest race; time grows with distance to the power of 1.06",
            _expected(found, units),
        ),
        ("Single sessions", "", _singles(found, units)),
        ("Biggest weeks", "of the calendar, and in any seven days", _weeks(found, units)),
    )
    shown = [block for block in blocks if block[2]]
    if not shown:
        output.say("No records yet: they come with the first sessions and races (tracker log run 5km 28:00).")
    for number, (title, what, rows) in enumerate(shown):
        if number:
            output.say()
        output.say(Span(title, "title"), Span(f"  {what}" if what else "", "muted"))
        output.lines(columns(rows, "llrll", within=output.columns, give=(len(rows[0]) - 1,)))


def _races(found: Records, units: str) -> Rows:
    rows = []
    for best in found.races:
        of, time = best.result.race, f"{format_duration(best.seconds)}{' gun' if best.gun else ''}"
        rows.append([f"  {_sport(best.sport)}", _name(best.distance_mm, units), time, plain_day(of.on), of.event])
    return rows


def _training(found: Records) -> Rows:
    return [
        [f"  {title_of(best.sport)}", best.name, format_duration(best.seconds), plain_day(best.session.local_date)]
        for best in found.training
    ]


def _expected(found: Records, units: str) -> Rows:
    rows = []
    for one in found.estimates:
        source = f"from {format_duration(one.by.seconds)} over {_name(one.by.distance_mm, units).lower()}"
        rows.append([f"  {_sport(one.by.sport)}", _name(one.distance_mm, units), format_duration(one.seconds), source])
    return rows


def _singles(found: Records, units: str) -> Rows:
    rows = []
    for one in found.singles:
        amount = format_amount(one.value, one.measure, units, one.sport)
        rows.append([f"  {title_of(one.sport)}", SINGLES[one.measure], amount, plain_day(one.session.local_date)])
    return rows


def _weeks(found: Records, units: str) -> Rows:
    rows = []
    for week in found.weeks:
        any_seven = f"any seven days {format_distance(week.rolling_mm, units)} from {plain_day(week.rolling_first)}"
        whole = format_distance(week.distance_mm, units)
        rows.append([f"  {title_of(week.sport)}", f"from {plain_day(week.first)}", whole, any_seven])
    return rows


def _sport(family: str) -> str:
    return title_of(family or "foot")


def _name(distance_mm: int, units: str) -> str:
    """ "Half marathon", "5 km", else the distance itself."""
    return NAMES.get(distance_mm) or exactly(distance_mm, units)
