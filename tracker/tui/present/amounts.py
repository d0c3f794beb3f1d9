"""Amounts side by side, in one unit and by the one formatter."""

from __future__ import annotations

from tracker.domain.amount_words import amount as amount
from tracker.domain.amount_words import pair as pair
from tracker.domain.quantities import format_amount
from tracker.domain.sessions import Measure, Session


def session_amounts(session: Session, units: str) -> str:
    """What a session amounts to, on one line: "90 km · 4:10:00 · +820 m"."""
    parts = []
    if session.distance_mm is not None:
        parts.append(amount(session.distance_mm, Measure.DISTANCE, units, session.activity))
    if session.reps is not None:
        parts.append(f"{session.reps:,} reps" if session.reps != 1 else "1 rep")
    if session.hold_s is not None:
        parts.append(f"{format_amount(session.hold_s, Measure.HOLD)} hold")
    if session.elapsed_s is not None:
        parts.append(format_amount(session.elapsed_s, Measure.ELAPSED))
    if session.climb_mm is not None:
        parts.append(f"+{format_amount(session.climb_mm, Measure.CLIMB, units)}")
    if session.steps is not None:
        parts.append(f"{session.steps:,} steps")
    return " · ".join(parts)
