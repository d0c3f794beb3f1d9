"""What `chart --json` answers: each chart's figures, metres and seconds, nothing of how they are drawn."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tracker.cli.documents import Document, amount, metres
from tracker.cli.page_documents import places
from tracker.cli.progress_documents import route as road
from tracker.domain.days import DAY
from tracker.domain.ghosts import Ghost, position_of
from tracker.domain.progress import Progress
from tracker.domain.routes import Coast
from tracker.domain.series import Efforts, Heat, Shown, Spans, Volume, Years
from tracker.domain.sessions import Measure
from tracker.domain.templates import Route


def series(value: Shown, activity: str) -> Document:
    """What was done over time, of an activity ("": of all)."""
    match value:
        case Volume():
            return _volume(value, activity)
        case Heat():
            return _heat(value)
        case Years():
            return _years(value)
        case Efforts():
            return _efforts(value)
        case Spans():
            return _streaks(value)


def _volume(value: Volume, activity: str) -> Document:
    """`chart day`, `week`, `month` and `year`: a series for each sport, a point for each bucket's first day."""
    return {
        "by": value.by,
        "activity": activity or None,
        "measure": str(value.measure),
        "today": value.today.isoformat(),
        "series": [
            _line(sport, value.measure, list(zip(value.keys, amounts, strict=True))) for sport, amounts in value.series
        ],
        "sessions": [
            {"date": key.isoformat(), "count": count} for key, count in zip(value.keys, value.sessions, strict=True)
        ],
    }


def _heat(value: Heat) -> Document:
    """`chart heat`: the days that had a session or a mark; `value` is null where no amount is known."""
    days = [value.first + n * DAY for n in range((value.last - value.first).days + 1)]
    return {
        "activity": value.activity or None,
        "measure": str(value.measure),
        "first": value.first.isoformat(),
        "last": value.last.isoformat(),
        "today": value.today.isoformat(),
        "days": [
            {
                "date": day.isoformat(),
                "active": day in value.active,
                "value": amount(value.amounts[day], value.measure) if day in value.amounts else None,
                "mark": str(value.marks[day]) if day in value.marks else None,
            }
            for day in days
            if day in value.active or day in value.marks
        ],
    }


def _years(value: Years) -> Document:
    """`chart years`: the running total after each day of the year on which it grew."""
    return {
        "activity": value.activity or None,
        "measure": str(value.measure),
        "today": value.today.isoformat(),
        "years": [
            {
                "year": line.year,
                "total": amount(line.points[-1][1], value.measure) if line.points else 0,
                "points": [{"day": day, "value": amount(total, value.measure)} for day, total in line.points],
            }
            for line in value.lines
        ],
    }


def _efforts(value: Efforts) -> Document:
    """`chart pace`: the sessions whose distance and time are known."""
    return {
        "activity": value.activity,
        "first": value.first.isoformat(),
        "last": value.last.isoformat(),
        "efforts": [
            {
                "date": one.on.isoformat(),
                "distance_m": metres(one.distance_mm),
                "elapsed_s": one.seconds,
                "best": one.best or None,
                "race": one.race,
            }
            for one in value.efforts
        ],
    }


def _streaks(value: Spans) -> Document:
    """`chart streaks`: every streak over everything logged, oldest first."""
    return {
        "first": value.first.isoformat(),
        "today": value.today.isoformat(),
        "running": value.running,
        "streaks": [
            {"first": one.first.isoformat(), "last": one.last.isoformat(), "days": one.length} for one in value.spans
        ],
    }


def plan(value: Progress) -> Document:
    """`chart CHALLENGE`: plan and what was done, added up day by day; days to come have no done."""
    whole = value.total
    lines = []
    if whole is not None:
        planned = [(row.on, row.total_planned) for row in value.stages if row.total_planned is not None]
        done = [(row.on, row.total_done) for row in value.stages if row.total_done is not None]
        lines = [_line("planned", whole.measure, planned), _line("done", whole.measure, done)]
    return {"challenge": value.handle, "series": lines}


def on_map(value: Progress, route: Route, coast: Coast, ghosts: Sequence[Ghost]) -> Document:
    """`chart CHALLENGE --map`: the road's places, where one is and where the ghosts were by the same day."""
    return {
        "challenge": value.handle,
        "day": value.day,
        "name": route.name,
        "route": road(value.position),
        "places": places(value.challenge.template),
        "ghosts": [
            {
                "name": ghost.name,
                "kind": ghost.kind,
                "at_m": metres(position_of(ghost, route, value.day).at_mm),
            }
            for ghost in ghosts
            if ghost.measure is Measure.DISTANCE
        ],
        "coast": [[{"lat": lat, "lon": lon} for lat, lon in line] for line in coast],
    }


def _line(name: str, measure: Measure, points: Sequence[tuple[date, int | Fraction]]) -> Document:
    return {
        "name": name,
        "measure": str(measure),
        "points": [{"date": on.isoformat(), "value": amount(part, measure)} for on, part in points],
    }
