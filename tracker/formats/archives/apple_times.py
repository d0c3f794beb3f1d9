"""How long a workout of Apple Health took: the watch's own count, and its notes on pauses."""

from collections.abc import Sequence
from datetime import datetime

from tracker.domain.believable import Times, believable_times
from tracker.domain.quantities import TIME_UNITS
from tracker.domain.recordings import Wanted
from tracker.errors import InputError
from tracker.formats.archives.apple_workout import Attributes, Said
from tracker.formats.archives.csv_amounts import read_seconds
from tracker.formats.archives.csv_dates import read_when

EVENT = "HKWorkoutEventType"
_ENDED_BY = {"Pause": "Resume", "MotionPaused": "MotionResumed"}
_Span = tuple[datetime, datetime]


def instant_of(attributes: Attributes, name: str, wanted: Wanted) -> datetime | None:
    """The instant of a date attribute, None where there is none. InputError where it can't be read."""
    text = attributes.get(name, "")
    if not text:
        return None
    when = read_when(text, name, None, wanted.now)
    if when.instant is None:
        raise InputError(f"its {name} has no offset; export it again.")
    return when.instant


def times_of(said: Said, started_at: datetime, ended_at: datetime | None, wanted: Wanted, warnings: list[str]) -> Times:
    """From start to end; as the watch counted; and without the pauses of which it only took note."""
    timer = duration_of(said.attributes)
    elapsed = None
    if ended_at is not None:
        elapsed = round((ended_at - started_at).total_seconds())
        if elapsed < 0:
            warnings.append("It ends before it starts, so only the time it counted was kept.")
            elapsed = None
    moving = None
    if elapsed:
        pauses = _pauses(said.events, "Pause", ended_at, wanted)
        if timer is None and pauses:
            timer = max(0, elapsed - _covered(pauses, started_at, ended_at))
        stops = _pauses(said.events, "MotionPaused", ended_at, wanted)
        if stops:
            moving = max(0, elapsed - _covered([*pauses, *stops], started_at, ended_at))
    return believable_times(elapsed, timer, moving, warnings)


def duration_of(attributes: Attributes) -> int | None:
    """Whole seconds of the duration and its unit, None where there is none. InputError where it can't be read."""
    text = attributes.get("duration", "")
    unit = attributes.get("durationUnit", "min").lower()
    return (read_seconds(text, "duration", unit if unit in TIME_UNITS else "min") or None) if text else None


def _pauses(events: Sequence[Attributes], begins: str, ended_at: datetime | None, wanted: Wanted) -> list[_Span]:
    """The spans from each event of the kind `begins` to the one that ends it, or to the end."""
    marks: list[tuple[datetime, str]] = []
    for event in events:
        kind = event.get("type", "").removeprefix(EVENT)
        if kind in (begins, _ENDED_BY[begins]) and (at := instant_of(event, "date", wanted)) is not None:
            marks.append((at, kind))
    found: list[_Span] = []
    since: datetime | None = None
    for at, kind in sorted(marks):
        if kind == begins:
            since = since or at
        elif since is not None:
            found.append((since, at))
            since = None
    if since is not None and ended_at is not None:
        found.append((since, ended_at))
    return found


def _covered(spans: list[_Span], first: datetime, last: datetime | None) -> int:
    """How many seconds the spans cover together, between `first` and `last`."""
    inside = sorted((max(a, first), min(b, last) if last else b) for a, b in spans)
    total = 0.0
    until = first
    for a, b in inside:
        if b > until:
            total += (b - max(a, until)).total_seconds()
            until = b
    return round(total)
