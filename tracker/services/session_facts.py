"""What is known of a session, in words: one opened in the journal, and two copies side by side."""

from collections.abc import Sequence

from tracker.domain.activities import title_of
from tracker.domain.days import local_time
from tracker.domain.origins import Decision, Origin, Outline
from tracker.domain.quantities import format_amount, format_duration, format_rate
from tracker.domain.quantities.units import KJ_PER_KCAL
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Measure, Session
from tracker.domain.zones import zone_said
from tracker.services.wording import plain_day


def facts(one: Session | Outline, units: str) -> dict[str, str]:
    """By label in the order they are shown in, "" for what is not known; what was worked out from points says so."""
    return {
        "Day": plain_day(one.local_date),
        "Start": f"{local_time(one.started_at, one.zone):%H:%M:%S}" if one.timed else "",
        "Zone": zone_said(one.zone),
        "Activity": title_of(one.activity),
        "Distance": _amount(one, "distance_mm", Measure.DISTANCE, units),
        "Elapsed": _amount(one, "elapsed_s", Measure.ELAPSED, units),
        "Timer": _amount(one, "timer_s", Measure.ELAPSED, units),
        "Moving": _amount(one, "moving_s", Measure.MOVING, units),
        "Rate": format_rate(one.distance_mm, one.active_s, one.activity, units) or "",
        "Climb": _amount(one, "climb_mm", Measure.CLIMB, units, "+"),
        "Heart": _beats(one, "hr_avg"),
        "Heart max": _beats(one, "hr_max"),
        "Energy": "" if one.energy_kj is None else f"{round(one.energy_kj / KJ_PER_KCAL):,} kcal",
        **(_counts(one, units) if isinstance(one, Session) else {}),
        "From": "by hand" if one.source == "manual" else one.source,
    }


def _amount(one: Session | Outline, field: str, measure: Measure, units: str, sign: str = "") -> str:
    value: int | None = getattr(one, field)
    if value is None:
        return ""
    computed = " computed" if field in one.computed else ""
    return f"{sign}{format_amount(value, measure, units, one.activity)}{computed}"


def _beats(one: Session | Outline, field: str) -> str:
    value: int | None = getattr(one, field)
    return "" if value is None else f"{value} bpm{' computed' if field in one.computed else ''}"


def _counts(one: Session, units: str) -> dict[str, str]:
    """What only a whole session has."""
    flags = [word for word in ("race", "indoor", "virtual", "assisted") if getattr(one, word)]
    return {
        "Count": "" if one.reps is None else f"{one.reps:,}",
        "Hold": "" if one.hold_s is None else format_amount(one.hold_s, Measure.HOLD, units),
        "Steps": "" if one.steps is None else f"{one.steps:,}",
        "Effort": "" if one.rpe is None else f"{one.rpe} of 10",
        "Kind": ", ".join(flags),
    }


def lap_rows(laps: Sequence[Lap], activity: str, units: str) -> list[list[str]]:
    """Laps as a table, its heads first: number, distance, time, rate, heart; no rows where there is no lap."""
    rows = [
        [
            f"{number}",
            "" if lap.distance_mm is None else _lap_length(lap.distance_mm, activity, units),
            format_duration(lap.elapsed_s),
            format_rate(lap.distance_mm, lap.elapsed_s, activity, units) or "",
            "" if lap.hr_avg is None else f"{lap.hr_avg} bpm",
        ]
        for number, lap in enumerate(laps, 1)
    ]
    return _filled([["Lap", "Distance", "Time", "Rate", "Heart"], *rows])


def _lap_length(distance_mm: int, activity: str, units: str) -> str:
    """With as many decimals as every other lap's; metres where such laps are told in metres."""
    said = format_amount(distance_mm, Measure.DISTANCE, units, activity)
    return said if said.endswith(" m") else format_amount(distance_mm, Measure.DISTANCE, units, activity, decimals=2)


def part_rows(session: Session, units: str) -> list[list[str]]:
    """Parts as a table, its heads first: how often, of what, how much, how long; no rows where there is no part."""
    rows = []
    for part in session.parts:
        key = part.activity or session.activity
        amounts = (
            "" if part.distance_mm is None else format_amount(part.distance_mm, Measure.DISTANCE, units, key),
            "" if part.reps is None else f"{part.reps:,} reps",
            "" if part.hold_s is None else f"{format_duration(part.hold_s)} hold",
        )
        time = "" if part.elapsed_s is None else format_duration(part.elapsed_s)
        rows.append([f"{part.count} ×", title_of(key), " ".join(filter(None, amounts)), time])
    return _filled([["Parts", "", "Each", "Time"], *rows])


def _filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """A table without the columns that have nothing but a head; none at all where there is no row."""
    columns = [column for column in zip(*rows, strict=True) if any(column[1:])]
    return [list(row) for row in zip(*columns, strict=True)]


def source_lines(origins: Sequence[Origin]) -> list[str]:
    """Where its recordings were found, each once: the one it is, then its further copies."""
    found = sorted({(one.decision is Decision.LINKED, one.path, one.format) for one in origins if one.path})
    return [f"{'a copy of it, ' if linked else ''}{path} ({kind})" for linked, path, kind in found]
