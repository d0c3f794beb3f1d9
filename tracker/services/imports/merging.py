"""One session out of two copies: what the richer one tells, what was typed, and what only the other knows."""

from dataclasses import replace
from typing import Any

from tracker.domain.duplicates import ROW_KEY
from tracker.domain.origins import Detail, Outline
from tracker.domain.sessions import Session

_AMOUNTS = (
    *("distance_mm", "elapsed_s", "timer_s", "moving_s", "climb_mm", "reps", "hold_s", "steps", "energy_kj"),
    *("rpe", "hr_avg", "hr_max"),
)
_TIMES = ("started_at", "zone", "local_date", "end_date", "timed")
_TEXTS = ("note", "tags", "parts")


def typed(stored: Outline) -> bool:
    """Whether the athlete has a hand in a stored session: logged it, or changed it since it was imported."""
    return stored.source == "manual" or stored.version > 1


def filled(session: Session, other: Session) -> Session:
    """The session with what it does not know taken from another copy; nothing that it says changes."""
    fields: dict[str, Any] = {}
    for name in (*_AMOUNTS, *_TEXTS):
        if getattr(session, name) in (None, "", ()) and getattr(other, name) not in (None, "", ()):
            fields[name] = getattr(other, name)
    if not session.timed and other.timed and other.local_date == session.local_date:
        fields |= {name: getattr(other, name) for name in _TIMES}
    if session.activity == "custom":
        fields["activity"] = other.activity
    if session.external_id is None:
        fields["external_id"] = other.external_id
    made = replace(session, **fields)
    computed = (*session.computed, *(name for name in other.computed if name in fields))
    return _sound(replace(made, computed=tuple(dict.fromkeys(computed))))


def renewed(stored: Session, richer: Session) -> Session:
    """The stored session with the values of a richer copy, and its own where the copy knows none."""
    names = (*_AMOUNTS, *_TEXTS, *_TIMES, "computed", "indoor", "virtual", "assisted", "race", "source", "external_id")
    values: dict[str, Any] = {name: getattr(richer, name) for name in names}
    values["activity"] = stored.activity if richer.activity == "custom" else richer.activity
    return filled(replace(stored, **values), stored)


def merged(stored: Session, copy: Session, outline: Outline, *, richer: bool) -> Session:
    """What the stored session becomes by a copy: what was typed, or told by a richer one, is never overwritten."""
    if not richer or typed(outline):
        return filled(stored, copy)
    made = renewed(stored, copy)
    if copy.external_id != f"{ROW_KEY}{stored.id}":
        return made
    # its own row, changed in our sheet: what was not changed is as it was told first
    same = tuple(name for name in stored.computed if getattr(made, name) == getattr(stored, name))
    return replace(made, computed=same, source=stored.source, external_id=stored.external_id)


def adds(session: Session, outline: Outline, *, detail: bool) -> bool:
    """Whether a copy knows anything that the stored session does not; `detail` says that it has laps or a track."""
    known = any(getattr(session, name) and not getattr(outline, name, None) for name in _AMOUNTS if name in _SHOWN)
    timed = session.timed and not outline.timed and session.local_date == outline.local_date
    return known or timed or (detail and not outline.has_detail) or (bool(session.note) and not outline.has_note)


_SHOWN = frozenset(Outline.__dataclass_fields__)


def detailed(first: Detail, second: Detail) -> Detail:
    """The laps and the track of the first, those of the second where it has none."""
    return replace(first, laps=first.laps or second.laps, track=first.track or second.track)


def _sound(session: Session) -> Session:
    """Without a moving time that is longer than the whole."""
    if session.moving_s and session.elapsed_s and session.moving_s > session.elapsed_s:
        return replace(session, moving_s=None)
    return session
