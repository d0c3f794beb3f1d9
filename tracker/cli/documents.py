"""What `--json` answers: the services' values as dictionaries with stable keys, SI with the unit in the key.

Amounts that may be any measure (targets, totals, feeds, series) are in the measure's base unit for scripts: metres,
seconds, a plain count. `None` means "not known".
"""

from datetime import date
from fractions import Fraction
from typing import Any

from tracker.cli.instants import as_utc
from tracker.domain.progress import Position, Progress, Projection, Streak, TargetNow, Total
from tracker.domain.sessions import Mark, Measure, Session
from tracker.domain.templates import Award
from tracker.services.views import Change, Check, Feed, Given, Logged, NextRace, Today

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
        "longest_from": iso(value.longest_from),
        "longest_to": iso(value.longest_to),
        "status": str(value.status),
        "until": iso(value.until),
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
    period = value.period
    return {
        "id": value.handle,
        "title": value.challenge.title,
        "status": str(value.status),
        "first": period.start.isoformat(),
        "last": iso(period.last),
        "day": value.day,
        "days": value.days,
        "targets": [target(one) for one in value.targets],
        "total": total(value.total),
        "projection": projection(value.projection),
        "route": route(value.position),
        "verdict": value.verdict,
        "attempt": value.attempt,
        "completed_on": iso(value.completed_on),
        "failed_on": iso(value.failed_on),
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
        "latest": iso(value.latest),
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


def change(value: Change | None) -> Document | None:
    """A change as undo and redo name it."""
    return None if value is None else {"id": value.id, "title": value.title, "at": as_utc(value.at)}


def check(value: Check) -> Document:
    """One line of `doctor`."""
    return {"name": value.name, "ok": value.ok, "detail": value.detail, "fix": value.fix}
