"""How a log line reads before it is stored, on the figures Today already has."""

from datetime import datetime

from tracker.domain.feeds import feeds_of
from tracker.domain.logline import parse
from tracker.services.logbook import context, settled
from tracker.services.moments import Moment
from tracker.services.views import Reading, Today


def preview(line: str, today: Today, now: datetime) -> Reading:
    """The reading of a line; InputError or RefusedError where there is none."""
    at = moment_at(today, now)
    parsed = parse(line, context(at))
    sessions = tuple(settled(draft, at) for draft in parsed.drafts)
    fed = tuple(feed for progress in today.challenges for feed in feeds_of(progress, sessions, parsed.facts))
    return Reading(
        line=line, drafts=parsed.drafts, marks=parsed.marks, facts=parsed.facts, feeds=fed, notes=parsed.notes
    )


def moment_at(today: Today, now: datetime) -> Moment:
    """The moment for whose journal it is, from the figures at hand."""
    return Moment(
        athlete=today.athlete, now=now, zone=today.zone, today=today.today, moves=today.moves, units=today.units
    )
