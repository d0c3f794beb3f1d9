"""What `--json` answers about challenges as they stand: Today, a challenge, its targets, total, projection and road."""

from fractions import Fraction

from tracker.cli.documents import Document, amount, iso, medal, metres, number, streak
from tracker.cli.instants import as_utc
from tracker.domain.progress import Position, Progress, Projection, TargetNow, Total
from tracker.domain.retro import CountedOn
from tracker.services.views import NextRace, Today


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
        "distance_m": metres(value.distance_mm or None),
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
        "medals": [medal(one) for one in value.medals],
    }


def counted_on(value: CountedOn | None) -> Document | None:
    """A challenge that is over, counted on to today."""
    if value is None:
        return None
    return {
        "measure": str(value.measure),
        "target": amount(value.target, value.measure),
        "done": amount(value.done, value.measure),
        "reached_on": iso(value.reached_on),
        "route": route(value.position),
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
        "unit": value.unit or None,
        "at_most": value.at_most,
        "number": value.number or None,
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
        "unplaced": list(value.unplaced),
    }
