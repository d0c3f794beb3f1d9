"""What `--json` answers: the services' values as dictionaries with stable keys, SI with the unit in the key.

Amounts that may be any measure (targets, totals, feeds, series) are in the measure's base unit for scripts: metres,
seconds, a plain count. `None` means "not known".
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tracker.cli.instants import as_utc
from tracker.domain.progress import Position, Progress, Projection, Stage, Streak, TargetNow, Total
from tracker.domain.sessions import Mark, Measure, Session
from tracker.domain.templates import Award, Claim, Template
from tracker.services.views import Change, Check, Feed, Given, LibraryEntry, Logged, NextRace, Series, Today

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


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def session(value: Session) -> Document:
    """One session."""
    return {
        "id": value.id,
        "activity": value.activity,
        "local_date": value.local_date.isoformat(),
        "started_at": as_utc(value.started_at),
        "zone": value.zone,
        "timed": value.timed,
        "distance_m": metres(value.distance_mm),
        "elapsed_s": value.elapsed_s,
        "moving_s": value.moving_s,
        "climb_m": metres(value.climb_mm),
        "reps": value.reps,
        "hold_s": value.hold_s,
        "steps": value.steps,
        "energy_kj": value.energy_kj,
        "rpe": value.rpe,
        "hr_avg": value.hr_avg,
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
        "longest_from": _day(value.longest_from),
        "longest_to": _day(value.longest_to),
        "status": str(value.status),
        "until": _day(value.until),
        "why": value.why,
    }


def given(value: Given) -> Document:
    """An award that came with a change."""
    return {"challenge": value.challenge, "on": value.on.isoformat(), **award(value.award)}


def award(value: Award) -> Document:
    """An award by its rule."""
    return {"key": value.key, "title": value.title, "artefact": value.artefact}


def logged(value: Logged) -> Document:
    """`log`, `edit` and `mark`."""
    return {
        "sessions": [session(one) for one in value.sessions],
        "marks": [mark(one) for one in value.marks],
        "feeds": [feed(one) for one in value.feeds],
        "streaks": [streak(one) for one in value.streaks],
        "medals": [given(one) for one in value.awards],
        "notes": list(value.notes),
    }


def today(value: Today) -> Document:
    """`today`."""
    return {
        "date": value.today.isoformat(),
        "now": as_utc(value.now),
        "zone": value.zone,
        "athlete": value.athlete.name,
        "challenges": [challenge(one) for one in value.challenges],
        "streaks": [streak(one) for one in value.streaks],
        "next_race": next_race(value.next_race),
    }


def next_race(value: NextRace | None) -> Document | None:
    """The next race of the calendar."""
    if value is None:
        return None
    return {
        "id": value.handle,
        "title": value.title,
        "starts_at": as_utc(value.starts_at),
        "zone": value.zone,
        "date": value.on.isoformat(),
        "in_days": value.in_days,
        "distance_m": metres(value.distance_mm),
    }


def challenge(value: Progress) -> Document:
    """A challenge as it stands."""
    period = value.challenge.period
    return {
        "id": value.handle,
        "title": value.challenge.title,
        "status": str(value.status),
        "first": period.start.isoformat(),
        "last": _day(period.last),
        "day": value.day,
        "days": value.days,
        "targets": [target(one) for one in value.targets],
        "total": total(value.total),
        "projection": projection(value.projection),
        "route": route(value.position),
        "verdict": value.verdict,
        "attempt": value.attempt,
        "completed_on": _day(value.completed_on),
        "failed_on": _day(value.failed_on),
        "medals": [award(one) for one in value.awards],
    }


def target(value: TargetNow) -> Document:
    """One target's bucket that today is in."""
    return {
        "goal": value.goal,
        "title": value.title,
        "activity": value.activity,
        "measure": str(value.measure),
        "per": str(value.per),
        "target": amount(value.target, value.measure),
        "done": amount(value.done, value.measure),
        "left": amount(value.left, value.measure),
        "hit": value.hit,
        "excused": None if value.excused is None else str(value.excused),
    }


def total(value: Total | None) -> Document | None:
    """The whole window against its plan."""
    if value is None:
        return None

    def of(part: int | Fraction) -> int | float:
        return amount(part, value.measure)

    return {
        "measure": str(value.measure),
        "target": of(value.target),
        "done": of(value.done),
        "planned": of(value.planned),
        "balance": of(value.balance),
        "days_ahead": None if value.days_ahead is None else number(value.days_ahead),
        "needed_per_day": None if value.needed_per_day is None else of(value.needed_per_day),
        "today_left": of(value.today_left),
        "reached": value.reached,
    }


def projection(value: Projection | None) -> Document | None:
    """When it will be reached."""
    if value is None:
        return None
    return {
        "finish": value.finish.isoformat(),
        "earliest": value.earliest.isoformat(),
        "latest": _day(value.latest),
        "why": value.why,
    }


def route(value: Position | None) -> Document | None:
    """Where on the road one is."""
    if value is None:
        return None
    following = value.following
    return {
        "length_m": metres(value.length_mm),
        "at_m": metres(value.at_mm),
        "place": value.place.name,
        "next": None if following is None else {"name": following.name, "in_m": metres(value.to_next_mm)},
    }


def challenge_page(value: Progress, rules: Sequence[str]) -> Document:
    """`challenge show`: the challenge with its day table, goals, rules and printed figures."""
    template_of = value.challenge.template
    measures = {column.goal: column.measure for column in value.columns}
    return {
        **challenge(value),
        "template": template_of.slug,
        "version": template_of.version,
        "streak": None if value.streak is None else streak(value.streak),
        "goals": [
            {
                "goal": one.goal,
                "title": one.title,
                "per": str(one.per),
                "hits": one.hits,
                "needed": one.needed,
                "met": one.met,
                "why": one.why,
            }
            for one in value.goals
        ],
        "stages": [stage(one, measures, value.total) for one in value.stages],
        "rules": list(rules),
        "claims": [claim(one) for one in template_of.claims],
        "places": places(template_of),
    }


def stage(value: Stage, measures: Mapping[str, Measure], whole: Total | None) -> Document:
    """One row of the day table; `planned` and `done` by goal."""

    def sums(part: int | Fraction | None) -> int | float | None:
        return None if part is None or whole is None else amount(part, whole.measure)

    def by_goal(row: Iterable[int]) -> Document:
        return {goal: amount(cell, measure) for (goal, measure), cell in zip(measures.items(), row, strict=False)}

    return {
        "day": value.number,
        "date": value.on.isoformat(),
        "title": value.title,
        "planned": by_goal(value.planned),
        "done": by_goal(value.done),
        "total_planned": sums(value.total_planned),
        "total_done": sums(value.total_done),
        "balance": sums(value.balance),
        "hit": value.hit,
        "excused": None if value.excused is None else str(value.excused),
        "rest": value.rest,
    }


def claim(value: Claim) -> Document:
    """A figure as printed somewhere."""
    return {
        "field": value.field,
        "value": value.value,
        "source": value.source,
        "published": _day(value.published),
        "note": value.note,
        "chosen": value.chosen,
    }


def places(value: Template) -> list[Document]:
    """The places of a template's route, in order."""
    if value.route is None:
        return []
    return [
        {"name": place.name, "at_m": metres(place.at_mm), "lat": place.lat, "lon": place.lon, "note": place.note}
        for place in value.route.places
    ]


def template(entry: LibraryEntry) -> Document:
    """A template of the library."""
    value = entry.template
    return {
        "id": value.slug,
        "version": value.version,
        "title": value.title,
        "summary": value.summary,
        "window": str(value.window.kind),
        "first": _day(value.window.first),
        "last": _day(value.window.last),
        "days": value.window.days,
        "rules": list(entry.rules),
        "route": None
        if value.route is None
        else {"name": value.route.name, "length_m": metres(value.route.length_mm), "places": places(value)},
        "race": None
        if value.race is None
        else {
            "event": value.race.event,
            "place": value.race.place,
            "zone": value.race.zone,
            "starts": value.race.starts_at.isoformat(timespec="minutes"),
            "distance_m": metres(value.race.distance_mm),
            "limit_s": value.race.limit_s,
        },
        "medals": [award(one) for one in value.awards],
        "claims": [claim(one) for one in value.claims],
        "tags": list(value.tags),
    }


def change(value: Change | None) -> Document | None:
    """A change as undo and redo name it."""
    return None if value is None else {"id": value.id, "title": value.title, "at": as_utc(value.at)}


def check(value: Check) -> Document:
    """One line of `doctor`."""
    return {"name": value.name, "ok": value.ok, "detail": value.detail, "fix": value.fix}


def series(value: Series, measure: Measure) -> Document:
    """A line of a chart."""
    points = [{"date": on.isoformat(), "value": amount(part, measure)} for on, part in value.points]
    return {"name": value.name, "measure": str(measure), "points": points}


def plan_series(value: Progress) -> list[Document]:
    """A challenge's plan and what was done, added up day by day; days to come have no done."""
    whole = value.total
    if whole is None:
        return []
    rows = value.stages
    planned = [(row.on, row.total_planned) for row in rows if row.total_planned is not None]
    done = [(row.on, row.total_done) for row in rows if row.total_done is not None]
    named: tuple[tuple[str, Sequence[tuple[date, int | Fraction]]], ...] = (("planned", planned), ("done", done))
    return [
        {
            "name": name,
            "measure": str(whole.measure),
            "points": [{"date": on.isoformat(), "value": amount(part, whole.measure)} for on, part in points],
        }
        for name, points in named
    ]
