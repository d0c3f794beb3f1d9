"""Counts and totals over the journal, each one statement answered from an index."""

from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from tracker.domain.sessions import Measure
from tracker.store.conditions import AMOUNTS, between, of_athlete, of_filter
from tracker.store.filters import Filter
from tracker.store.tables import SESSION

_s = SESSION.c


def day_index(athlete_id: str, wanted: Filter | None) -> Select[Any]:
    """(date, number of sessions), newest first."""
    return (
        select(_s.local_date, func.count())
        .where(*of_athlete(athlete_id), *of_filter(wanted))
        .group_by(_s.local_date)
        .order_by(_s.local_date.desc())
    )


def active_days(athlete_id: str) -> Select[Any]:
    """Each date with a session, oldest first."""
    return select(_s.local_date).where(*of_athlete(athlete_id)).distinct().order_by(_s.local_date)


def count_sessions(athlete_id: str) -> Select[Any]:
    return select(func.count()).select_from(SESSION).where(*of_athlete(athlete_id))


def distance_totals(athlete_id: str, first: date, last: date) -> Select[Any]:
    """(date, activity, distance, elapsed time, number of sessions), oldest first."""
    return (
        select(
            _s.local_date,
            _s.activity,
            func.sum(AMOUNTS[Measure.DISTANCE]),
            func.sum(AMOUNTS[Measure.ELAPSED]),
            func.count(),
        )
        .where(*of_athlete(athlete_id), *between(first, last))
        .group_by(_s.local_date, _s.activity)
        .order_by(_s.local_date, _s.activity)
    )
