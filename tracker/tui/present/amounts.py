"""Amounts side by side, in one unit and by the one formatter."""

from __future__ import annotations

from fractions import Fraction

from tracker.domain.quantities import format_amount, unit_label
from tracker.domain.sessions import Measure, Session


def amount(value: int | Fraction, measure: Measure, units: str, activity: str = "", label: str = "") -> str:
    """An amount with its unit, counts named for what they are: "18 km", "50 reps", "3 sessions", "10 pages"."""
    text = format_amount(value, measure, units, activity, label=label)
    if measure in (Measure.REPS, Measure.STEPS):
        return f"{text} {measure.value}"
    if measure is Measure.SESSIONS:
        return f"{text} session" if value == 1 else f"{text} sessions"
    if measure is Measure.RESULTS:
        return f"{text} finish" if value == 1 else f"{text} finishes"
    return text


def pair(done: int, target: int, measure: Measure, units: str, activity: str = "", label: str = "") -> tuple[str, str]:
    """Done and target for "72 / 90 km": the unit stands once, unless the target's own form needs it on both."""
    if measure is Measure.CHECK:
        return str(done), str(target)
    asked = amount(target, measure, units, activity, label)
    plain = format_amount(target, measure, units, unit=False, label=label)
    unit = unit_label(measure, units, label=label)
    if unit and asked != f"{plain} {unit}":
        return amount(done, measure, units, activity, label) if done else "0", asked
    return format_amount(done, measure, units, unit=False, label=label), asked


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
