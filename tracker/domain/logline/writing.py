"""A session as a log line: the canonical form, which reads back as the same session."""

from datetime import date, timedelta

from tracker.domain.activities import Activity, activity
from tracker.domain.days import local_time, settle
from tracker.domain.logline.amounts import FIELDS
from tracker.domain.logline.sets import totals, write_set
from tracker.domain.quantities import exact_climb, exact_distance, exact_duration
from tracker.domain.sessions import Draft, Measure, Session, bout_of
from tracker.errors import RefusedError

_LABELS = {name: label for label, name in FIELDS.items()}


def line_of(draft: Draft, units: str = "km") -> str:
    """The log line that `parse` reads as `draft`; amounts exact, the date in full."""
    kind = activity(draft.activity)
    words = [draft.activity, *_amounts(draft, kind, units)]
    words += [flag for flag in ("indoor", "virtual", "assisted", "race") if getattr(draft, flag)]
    words.append(f"@{draft.on.isoformat()}")
    if draft.at_s is not None:
        hours, rest = divmod(draft.at_s, 3600)
        minutes, seconds = divmod(rest, 60)
        words.append(f"at {hours:02d}:{minutes:02d}:{seconds:02d}" if seconds else f"{hours:02d}:{minutes:02d}")
    if draft.zone is not None:
        words.append(draft.zone if "/" in draft.zone else f"tz {draft.zone}")
    if draft.second:
        words.append("2nd")
    if draft.note:
        escaped = draft.note.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        words.append(f'"{escaped}"')
    words += [f"#{tag}" for tag in draft.tags]
    return " ".join(words)


def _amounts(draft: Draft, kind: Activity, units: str) -> list[str]:
    """The words of the amounts; what the sets come to is not said again, what they don't is said as not known."""
    sums = totals(draft.parts)
    words: list[str] = []
    for name in ("distance_mm", "reps", "hold_s", "elapsed_s"):
        value = getattr(draft, name)
        if value is None and name in sums:
            words.append(f"{_LABELS[name]}=")
        elif value and value != sums.get(name):  # an amount of nothing can't be written, nor does it say anything
            words.append(_amount(name, value, kind, units))
    words += [write_set(part, kind, units) for part in draft.parts]
    if draft.moving_s:
        words.append(f"moving {exact_duration(draft.moving_s)}")
    if draft.climb_mm is not None:
        words.append(f"+{exact_climb(draft.climb_mm, units)}")
    words += [f"{draft.steps}steps"] if draft.steps else []
    words += [f"kj{draft.energy_kj}"] if draft.energy_kj is not None else []
    words += [f"rpe{draft.rpe}"] if draft.rpe is not None else []
    words += [f"hr{draft.hr_avg}"] if draft.hr_avg is not None else []
    return words


def _amount(name: str, value: int, kind: Activity, units: str) -> str:
    first = kind.measures[0]
    match name:
        case "distance_mm":
            return exact_distance(value, units, metres=Measure.DISTANCE in kind.measures)
        case "reps":
            return str(value) if first is Measure.REPS else f"{value}reps"
        case "hold_s":
            return f"{'' if first is Measure.HOLD else 'hold '}{exact_duration(value)}"
        case _:
            return f"{'elapsed ' if first is Measure.HOLD else ''}{exact_duration(value)}"


def draft_of(session: Session, home_zone: str | None = None) -> Draft:
    """The draft that a session was, or might have been, logged from; parts of a second are dropped.

    The zone is named unless it is `home_zone`. An untimed session stays untimed on the date it counts for.
    """
    on, at_s, second = session.local_date, None, False
    if session.timed:
        wall = local_time(session.started_at, session.zone)
        on, at_s = wall.date(), wall.hour * 3600 + wall.minute * 60 + wall.second
        second = _is_second(session, on, at_s)
    zone = None if session.zone == home_zone else session.zone
    return Draft(on=on, at_s=at_s, zone=zone, second=second, **bout_of(session))


def _is_second(session: Session, on: date, at_s: int) -> bool:
    try:
        found = settle(on, at_s, session.zone)
    except RefusedError:
        return False
    return found.other is not None and abs(found.other - session.started_at) < timedelta(seconds=1)
