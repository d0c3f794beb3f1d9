"""Sessions as a sheet: CSV that a spreadsheet opens without running anything, and that reads back to the millimetre.

A spreadsheet takes a cell that begins with one of `= + - @` for a formula, also behind spaces and quotes, so texts that
do get an apostrophe in front; numbers are written as numbers. Units stand in the headings.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from tracker.domain.activities import title_of
from tracker.domain.days import local_time
from tracker.domain.quantities import MM_PER_M, MM_PER_MILE
from tracker.domain.sessions import Session

BOM = "\ufeff"
_FORMULA = re.compile("[\\s\"'’‘“”]*[=+\\-@\t\r＝＋－＠]")
_NUL = re.compile("[\0\ufeff]")
_MILE_PLACES = Decimal("0.0000001")  # a sixth of a millimetre: reads back exactly


class _Column(NamedTuple):
    heading: str
    cell: Callable[[Session], str]


def sessions_csv(sessions: Iterable[Session], units: str) -> bytes:
    """The sheet in UTF-8 with a byte order mark, a row a session in the order given; distances in "km" or "mi"."""
    columns = _columns(units)
    sheet = io.StringIO(newline="")
    sheet.write(BOM)
    writer = csv.writer(sheet)
    writer.writerow([column.heading for column in columns])
    for session in sessions:
        writer.writerow([column.cell(session) for column in columns])
    return sheet.getvalue().encode("utf-8", "replace")


def headings(units: str) -> tuple[str, ...]:
    """The first row."""
    return tuple(column.heading for column in _columns(units))


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    plain = _NUL.sub("", text)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def unquoted(text: str) -> str:
    """The text that `safe` made safe."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text


def _columns(units: str) -> Sequence[_Column]:
    return (
        _Column("Date", _date),
        _Column("Time of day", _clock),
        _Column("Zone", lambda one: safe(one.zone)),
        _Column("Activity", lambda one: safe(title_of(one.activity))),
        _Column(f"Distance ({units})", lambda one: _distance(one.distance_mm, units)),
        _Column("Duration", lambda one: _duration(one.elapsed_s)),
        _Column("Timer", lambda one: _duration(one.timer_s)),
        _Column("Moving", lambda one: _duration(one.moving_s)),
        _Column("Climb (m)", lambda one: _decimal(one.climb_mm, MM_PER_M)),
        _Column("Reps", lambda one: _count(one.reps)),
        _Column("Hold", lambda one: _duration(one.hold_s)),
        _Column("Steps", lambda one: _count(one.steps)),
        _Column("Energy (kJ)", lambda one: _count(one.energy_kj)),
        _Column("Effort", lambda one: _count(one.rpe)),
        _Column("Heart rate (bpm)", lambda one: _count(one.hr_avg)),
        _Column("Max heart rate (bpm)", lambda one: _count(one.hr_max)),
        _Column("Indoor", lambda one: _yes(one.indoor)),
        _Column("Virtual", lambda one: _yes(one.virtual)),
        _Column("Assisted", lambda one: _yes(one.assisted)),
        _Column("Race", lambda one: _yes(one.race)),
        _Column("Note", lambda one: safe(one.note)),
        _Column("Tags", lambda one: safe(" ".join(f"#{tag}" for tag in one.tags))),
        _Column("Source", lambda one: safe(one.source)),
        _Column("ID", lambda one: safe(one.id)),
    )


def _date(session: Session) -> str:
    """The date on the calendar where it was: beside a clock time, not the day it counts for, which may begin later."""
    if not session.timed:
        return session.local_date.isoformat()
    return local_time(session.started_at, session.zone).date().isoformat()


def _clock(session: Session) -> str:
    """The wall clock where it was, with its offset where the clock showed it twice; "" without a clock time."""
    if not session.timed:
        return ""
    wall = local_time(session.started_at, session.zone)
    clock, offset = f"{wall:%H:%M:%S}", f"{wall:%z}"
    twice = wall.utcoffset() != wall.replace(fold=1 - wall.fold).utcoffset() and len(offset) == len("+0100")
    return f"{clock}{offset[:3]}:{offset[3:]}" if twice else clock


def _distance(value: int | None, units: str) -> str:
    if value is None or units != "mi":
        return _decimal(value, 1_000_000)
    return _digits((Decimal(value) / Decimal(MM_PER_MILE)).quantize(_MILE_PLACES))


def _decimal(value: int | None, divisor: int) -> str:
    return "" if value is None else _digits(Decimal(value) / divisor)


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _duration(seconds: int | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def _yes(value: bool) -> str:
    return "yes" if value else ""
