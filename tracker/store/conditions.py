"""Filters of the journal, and a session's amounts, as conditions and expressions of SQL."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, column, func, literal, select, table, union
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from tracker.domain.sessions import Measure
from tracker.domain.text import fold_text
from tracker.store.filters import Filter
from tracker.store.tables import SESSION, TAG

Condition = ColumnElement[bool]

_s = SESSION.c
_known = func.coalesce
# by name: the table of photos is not declared here
_PHOTOGRAPHED: Select[Any] = select(column("session_id")).select_from(table("photo"))


def amounts_in(columns: ReadOnlyColumnCollection[str, Any]) -> dict[Measure, ColumnElement[int]]:
    """The amount of each measure in its base unit, out of columns named as those of a session; 0 where not known."""
    return {
        Measure.DISTANCE: _known(columns.distance_mm, 0),
        # As `Bout.active_s`: a stored zero is as good as not known.
        Measure.MOVING: _known(func.nullif(columns.moving_s, 0), func.nullif(columns.timer_s, 0), columns.elapsed_s, 0),
        Measure.ELAPSED: _known(columns.elapsed_s, 0),
        Measure.CLIMB: _known(columns.climb_mm, 0),
        Measure.STEPS: _known(columns.steps, 0),
        Measure.REPS: _known(columns.reps, 0),
        Measure.HOLD: _known(columns.hold_s, 0),
        Measure.ENERGY: _known(columns.energy_kj, 0),
        Measure.SESSIONS: literal(1, Integer),
        # Not a session's to give.
        Measure.CHECK: literal(0, Integer),
        Measure.RESULTS: literal(0, Integer),
        Measure.FACT: literal(0, Integer),
    }


AMOUNTS = amounts_in(_s)
"""A session's amount of each measure."""


def of_athlete(athlete_id: str) -> list[Condition]:
    """The sessions of one athlete that are not deleted."""
    return [_s.athlete_id == athlete_id, _s.deleted_at.is_(None)]


def between(first: date | None, last: date | None) -> list[Condition]:
    """Local dates from `first` to `last`, both included; `None` is open."""
    return [
        *([_s.local_date >= first] if first is not None else ()),
        *([_s.local_date <= last] if last is not None else ()),
    ]


def of_filter(wanted: Filter | None) -> list[Condition]:
    """The conditions of a filter of the journal."""
    if wanted is None:
        return []
    found = between(wanted.first, wanted.last)
    if wanted.activities:
        found.append(_s.activity.in_(sorted(wanted.activities)))
    if wanted.words:
        found.append(_s.search != "")  # lets the index over written texts answer
        found += [func.instr(_s.search, fold_text(word)) > 0 for word in wanted.words]
    found += [_tagged(fold_text(tag)) for tag in wanted.tags]
    if wanted.photographed:
        found.append(_s.id.in_(_PHOTOGRAPHED))
    for bound in wanted.bounds:
        amount = AMOUNTS[bound.measure]
        found.append(amount >= (max(bound.least, 1) if bound.least is not None else 1))
        if bound.most is not None:
            found.append(amount <= bound.most)
    return found


def _tagged(tag: str) -> Condition:
    """Sessions with that tag, or with a photo whose caption holds it; only those with photos are searched for it."""
    holder = SESSION.alias()
    lines = literal("\n") + holder.c.search + "\n"
    shown = select(holder.c.id).where(holder.c.id.in_(_PHOTOGRAPHED), func.instr(lines, f"\n#{tag}\n") > 0)
    return _s.id.in_(union(select(TAG.c.session_id).where(TAG.c.tag == tag), shown))
