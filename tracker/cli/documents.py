"""What `--json` answers: the services' values as dictionaries with stable keys, SI with the unit in the key.

Amounts that may be any measure (targets, totals, feeds, series) are in the measure's base unit for scripts: metres,
seconds, a plain count. `None` means "not known".
"""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from tracker.cli.instants import as_utc
from tracker.domain.medals import Medal
from tracker.domain.photos import Photo
from tracker.domain.progress import Streak
from tracker.domain.sessions import DayFact, Mark, Measure, Session
from tracker.domain.templates import Award
from tracker.services.views import Change, Check, Feed, Logged

Document = dict[str, Any]
MM_PER_M = 1_000
LENGTHS = frozenset({Measure.DISTANCE, Measure.CLIMB})


def amount(value: int | Fraction, measure: Measure) -> int | float:
    """An amount in the base unit for scripts: whole where it is whole, else the nearest float."""
    exact = Fraction(value) / MM_PER_M if measure in LENGTHS else Fraction(value)
    return number(exact)


def number(value: Fraction) -> int | float:
    """A fraction as JSON holds it."""
    return value.numerator if value.denominator == 1 else float(value)


def metres(value: int | None) -> int | float | None:
    """Millimetres as metres."""
    return None if value is None else amount(value, Measure.DISTANCE)


def iso(value: date | None) -> str | None:
    """A date as JSON holds it."""
    return None if value is None else value.isoformat()


_KEYS = {"distance_mm": "distance_m", "climb_mm": "climb_m"}  # of fields whose unit is another one here


def session(value: Session, photos: Sequence[Document] = ()) -> Document:
    """One session with the documents of its photos."""
    return {
        "id": value.id,
        "activity": value.activity,
        "local_date": value.local_date.isoformat(),
        "started_at": as_utc(value.started_at),
        "zone": value.zone,
        "timed": value.timed,
        "distance_m": metres(value.distance_mm),
        "elapsed_s": value.elapsed_s,
        "timer_s": value.timer_s,
        "moving_s": value.moving_s,
        "climb_m": metres(value.climb_mm),
        "reps": value.reps,
        "hold_s": value.hold_s,
        "steps": value.steps,
        "energy_kj": value.energy_kj,
        "rpe": value.rpe,
        "hr_avg": value.hr_avg,
        "hr_max": value.hr_max,
        "computed": [_KEYS.get(name, name) for name in value.computed],
        "indoor": value.indoor,
        "virtual": value.virtual,
        "assisted": value.assisted,
        "race": value.race,
        "note": value.note,
        "tags": list(value.tags),
        "parts": [
            {
                "count": part.count,
                "activity": part.activity,
                "distance_m": metres(part.distance_mm),
                "elapsed_s": part.elapsed_s,
                "reps": part.reps,
                "hold_s": part.hold_s,
            }
            for part in value.parts
        ],
        "source": value.source,
        "logged_at": as_utc(value.logged_at),
        "photos": list(photos),
    }


def sessions(values: Sequence[Session], photos: Sequence[Photo], file_of: Callable[[Photo], Path]) -> list[Document]:
    """Sessions, each with those of `photos` that are its own."""
    shown: dict[str, list[Document]] = {}
    for one in photos:
        shown.setdefault(one.session_id, []).append(photo(one, file_of(one)))
    return [session(value, shown.get(value.id, ())) for value in values]


def photo(value: Photo, file: Path) -> Document:
    """One photo; `path` is the file of the copy that is kept beside the journal."""
    return {
        "id": value.id,
        "session": value.session_id,
        "name": value.name,
        "caption": value.caption,
        "path": str(file),
    }


def mark(value: Mark) -> Document:
    """One day mark; `challenge_id` is null when it holds for everything."""
    return {
        "id": value.id,
        "date": value.on.isoformat(),
        "kind": str(value.kind),
        "challenge_id": value.challenge_id,
        "zone": value.zone,
        "note": value.note,
    }


def feed(value: Feed) -> Document:
    """What a line added to one target."""
    return {
        "challenge": value.challenge,
        "goal": value.goal,
        "activity": value.activity,
        "measure": str(value.measure),
        "before": amount(value.before, value.measure),
        "after": amount(value.after, value.measure),
        "target": amount(value.target, value.measure),
        "unit": value.unit or None,
        "at_most": value.at_most,
        "hit": value.hit,
        "day": value.day,
        "day_complete": value.day_complete,
    }


def streak(value: Streak) -> Document:
    """One streak; `challenge` is null for the one over everything logged."""
    return {
        "challenge": value.challenge,
        "title": value.title,
        "rule": value.rule,
        "unit": value.unit,
        "current": value.current,
        "longest": value.longest,
        "longest_from": iso(value.longest_from),
        "longest_to": iso(value.longest_to),
        "status": str(value.status),
        "until": iso(value.until),
        "until_at": None if value.until_at is None else as_utc(value.until_at),
        "why": value.why,
    }


def fact(value: DayFact) -> Document:
    """One figure of a day: water in millilitres, else a plain count; a check is 0 or 1."""
    return {"date": value.on.isoformat(), "key": value.key, "value": value.value}


def medal(value: Medal) -> Document:
    """A medal. `key` and `on` say the same as `award` and `date`; `revoked` is null while the log earns it."""
    return {
        "id": value.key,
        "award": value.award,
        "key": value.award,
        "title": value.title,
        "artefact": value.artefact,
        "date": value.on.isoformat(),
        "on": value.on.isoformat(),
        "band": value.band or None,
        "value": value.value if value.value is None or value.measure is None else amount(value.value, value.measure),
        "measure": value.measure,
        "why": value.why,
        "challenge": value.challenge,
        "sessions": list(value.sessions),
        "results": list(value.results),
        "revoked": value.revoked or None,
    }


def award(value: Award) -> Document:
    """An award by its rule."""
    return {
        "key": value.key,
        "title": value.title,
        "artefact": value.artefact,
        "on": str(value.on),
        "bands": [band.name for band in value.bands],
    }


def logged(value: Logged, photos: Sequence[Photo], file_of: Callable[[Photo], Path]) -> Document:
    """`log`, `edit` and `mark`; `photos` are those of the sessions."""
    return {
        "sessions": sessions(value.sessions, photos, file_of),
        "marks": [mark(one) for one in value.marks],
        "feeds": [feed(one) for one in value.feeds],
        "streaks": [streak(one) for one in value.streaks],
        "facts": [fact(one) for one in value.facts],
        "medals": [medal(one) for one in value.medals],
        "revoked": [medal(one) for one in value.revoked],
        "notes": list(value.notes),
    }


def change(value: Change | None) -> Document | None:
    """A change as undo and redo name it."""
    return None if value is None else {"id": value.id, "title": value.title, "at": as_utc(value.at)}


def check(value: Check) -> Document:
    """One line of `doctor`."""
    return {"name": value.name, "ok": value.ok, "detail": value.detail, "fix": value.fix}
