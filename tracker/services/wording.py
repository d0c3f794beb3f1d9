"""Short names for what was done, for messages and the undo log."""

import re
from collections.abc import Sequence
from datetime import date

from tracker.domain.activities import activity
from tracker.domain.amount_words import fact_words
from tracker.domain.quantities import exact_distance, format_amount
from tracker.domain.rule_words import joined
from tracker.domain.sessions import DayFact, Mark, Measure, Session
from tracker.domain.verdict import day_name

_ORDER = (
    (Measure.DISTANCE, "distance_mm"),
    (Measure.REPS, "reps"),
    (Measure.HOLD, "hold_s"),
    (Measure.ELAPSED, "elapsed_s"),
    (Measure.STEPS, "steps"),
    (Measure.CLIMB, "climb_mm"),
)


def brief(session: Session, units: str) -> str:
    """A session in a few words: "ride 90 km"."""
    name = activity(session.activity).name.lower()
    for measure, field in _ORDER:
        value: int | None = getattr(session, field)
        if value is not None:
            return f"{name} {format_amount(value, measure, units, session.activity)}"
    return name


def logged_title(sessions: Sequence[Session], marks: Sequence[Mark], units: str, facts: Sequence[DayFact] = ()) -> str:
    """What the undo log calls a log line: "Logged ride 90 km and run 20 km"."""
    parts = [brief(session, units) for session in sessions[:3]]
    if len(sessions) > 3:
        parts.append(f"{len(sessions) - 3} more")
    parts += [f"{fact.key} {fact_words(fact)}" for fact in facts]
    kinds = list(dict.fromkeys(mark.kind.value for mark in marks))
    if not parts:
        days = f" on {len(marks)} days" if len(marks) > 1 else ""
        return f"Marked {joined(kinds, 'and')}{days}" if kinds else ""
    return f"Logged {joined([*parts, *kinds], 'and')}"


def plain_day(day: date) -> str:
    """A date without its weekday: "29 Jun 2025"."""
    return day_name(day).split(" ", 1)[1]


def exactly(distance_mm: int, units: str) -> str:
    """An official distance with all its digits: "21.0975 km"."""
    return re.sub(r"(?<=[0-9])(?=[a-z])", " ", exact_distance(distance_mm, units))
