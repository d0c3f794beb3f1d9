"""A session and a day mark in words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.domain.activities import activity
from tracker.domain.quantities import format_amount, format_duration, format_rate
from tracker.domain.sessions import Mark, Measure, Part, Session, about
from tracker.domain.verdict import day_name


def session_cells(session: Session, units: str) -> list[str]:
    """A session as the cells of a row: name, main amount, time, rate, and the rest in words."""
    kind = activity(session.activity)
    main = _main(session, units)
    seconds = getattr(session, session.clock)
    time = f"{about(session, session.clock)}{format_duration(seconds)}" if seconds else ""
    rate = ""
    if session.distance_mm and session.active_s:
        rate = format_rate(session.distance_mm, session.active_s, session.activity, units) or ""
    return [kind.name, main, time, rate, " · ".join(_rest(session, units))]


def session_line(session: Session, units: str) -> str:
    """A session in one line, nothing aligned."""
    return "  ".join(cell for cell in session_cells(session, units) if cell)


def _main(session: Session, units: str) -> str:
    if session.distance_mm is not None:
        amount = format_amount(session.distance_mm, Measure.DISTANCE, units, session.activity)
        return about(session, "distance_mm") + amount
    if session.reps is not None:
        return f"{session.reps:,} reps"
    if session.hold_s is not None:
        return f"{format_duration(session.hold_s)} hold"
    return ""


def _rest(session: Session, units: str) -> Iterable[str]:
    if session.climb_mm:
        yield f"{about(session, 'climb_mm')}+{format_amount(session.climb_mm, Measure.CLIMB, units)}"
    if session.distance_mm is not None and session.reps is not None:
        yield f"{session.reps:,} reps"
    if session.parts:
        yield _parts(session.parts, session.activity, units)
    if session.steps:
        yield f"{session.steps:,} steps"
    if session.rpe is not None:
        yield f"effort {session.rpe}"
    if session.hr_avg is not None:
        yield f"{about(session, 'hr_avg')}{session.hr_avg} bpm"
    flags = {"indoor": session.indoor, "virtual": session.virtual, "assisted": session.assisted, "race": session.race}
    yield from (word for word, is_set in flags.items() if is_set)
    if session.computed:
        yield "~ computed"
    if session.note:
        yield session.note
    if session.tags:
        yield " ".join(f"#{tag}" for tag in session.tags)


def _parts(parts: Sequence[Part], key: str, units: str) -> str:
    said = []
    for part in parts:
        amount = ""
        if part.distance_mm is not None:
            amount = format_amount(part.distance_mm, Measure.DISTANCE, units, part.activity or key)
        elif part.reps is not None:
            amount = f"{part.reps:,}"
        elif part.hold_s is not None:
            amount = format_duration(part.hold_s)
        elif part.elapsed_s is not None:
            amount = format_duration(part.elapsed_s)
        name = f"{activity(part.activity).name.lower()} " if part.activity and part.activity != key else ""
        said.append(f"{name}{part.count} × {amount}" if part.count > 1 else f"{name}{amount}")
    return f"({', '.join(said)})"


def mark_line(marks: Sequence[Mark]) -> list[str]:
    """Marks of the same kind on consecutive days as one line: "Rest from Fri 27 Jun 2025 to Sun 29 Jun 2025"."""
    lines = []
    ordered = sorted(marks, key=lambda mark: (mark.kind, mark.on))
    for _, run in groupby(enumerate(ordered), key=lambda pair: (pair[1].kind, pair[1].on.toordinal() - pair[0])):
        days = [mark for _, mark in run]
        first, last = days[0], days[-1]
        when = f"on {day_name(first.on)}" if first is last else f"from {day_name(first.on)} to {day_name(last.on)}"
        extra = "".join((f", now in {first.zone}" if first.zone else "", f", {first.note}" if first.note else ""))
        lines.append(f"{first.kind.value.capitalize()} {when}{extra}")
    return lines
