"""Counts and totals over the journal, each one statement answered from an index."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, String, func, select, type_coerce

from tracker.store.conditions import of_athlete, of_filter
from tracker.store.filters import Filter
from tracker.store.tables import FACT, SESSION

_s = SESSION.c
_f = FACT.c


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


def day_values(
    athlete_id: str, key: str, first: date, end: date | None, late_days: int | None, late_until: datetime | None
) -> Select[Any]:
    """(date, value) of the day facts of a key that were entered in time, oldest first."""
    found = select(_f.on_date, _f.value).where(_f.athlete_id == athlete_id, _f.key == key, _f.on_date >= first)
    if end is not None:
        found = found.where(_f.on_date < end)
    if late_days is not None:
        found = found.where(type_coerce(_f.logged_on, String) <= func.date(_f.on_date, f"{late_days:+d} days"))
    if late_until is not None:
        found = found.where(_f.logged_at <= late_until)
    return found.order_by(_f.on_date)
