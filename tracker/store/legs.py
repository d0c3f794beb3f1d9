"""Legs in SQL, as `domain.legs` has them: the parts of sessions that are of another kind than the session itself."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Subquery,
    bindparam,
    case,
    func,
    literal_column,
    null,
    or_,
    select,
)

from tracker.store.conditions import Condition
from tracker.store.tables import PART, SESSION

_s, _p = SESSION.c, PART.c
# From one activity to the next by the index: as many steps as there are activities, not parts.
ACTIVITIES = (
    "WITH RECURSIVE leg (kind) AS (SELECT min(activity) FROM part WHERE activity IS NOT NULL UNION ALL"
    " SELECT (SELECT min(activity) FROM part WHERE activity > kind) FROM leg WHERE kind IS NOT NULL)"
    " SELECT kind FROM leg WHERE kind IS NOT NULL"
)
# The plus keeps SQLite from going through the athlete's sessions: few of them have parts of the kind.
_ATHLETE = literal_column("+session.athlete_id", _s.athlete_id.type)
_DATE = literal_column("+session.local_date", _s.local_date.type)
_ITS_SESSION = literal_column("+part.session_id", _p.session_id.type)
_OF_SESSION = ("id", "local_date", "logged_at", "logged_on", "source", "indoor", "virtual", "assisted", "race")
_SUMMED = ("distance_mm", "elapsed_s", "reps", "hold_s")
_UNKNOWN = ("timer_s", "moving_s", "climb_mm", "steps", "energy_kj")
# The sets of an activity are one leg together, any other part is a leg by itself.
_ONE_LEG = case((or_(_p.reps.is_not(None), _p.hold_s.is_not(None)), -1), else_=_p.position)


def legs(*, ended: bool, excepted: bool = False) -> Subquery:
    """The legs of some activities, of the sessions of others in a period.

    The parameters are bound later: `activities`, `athlete`, `from_date`, where it is `ended` `until_date`, and
    `excepted`, the activities of sessions that are left out. The columns are named as a session's; `whole` is the
    activity of the session.
    """
    conditions: list[Condition] = [
        bindparam("athlete") == _ATHLETE,
        bindparam("from_date") <= _DATE,
        _s.deleted_at.is_(None),
        _p.activity.in_(_named("activities")),
        _s.activity.not_in(_named("activities")),
    ]
    if ended:
        conditions.append(bindparam("until_date") > _DATE)
    if excepted:
        conditions.append(_s.activity.not_in(_named("excepted")))
    return (
        select(
            *(_s[column] for column in _OF_SESSION),
            _s.activity.label("whole"),
            _p.activity,
            *(_sum(_p[column]).label(column) for column in _SUMMED),
            *(null().cast(Integer).label(column) for column in _UNKNOWN),
        )
        .select_from(SESSION)
        .join(PART, _s.id == _ITS_SESSION)
        .where(*conditions)
        .group_by(_s.id, _p.activity, _ONE_LEG)
        .subquery("leg")
    )


def has_leg(name: str) -> Condition:
    """Whether a session has a leg of the bound parameter's activities."""
    return select(_p.session_id).where(_p.session_id == _s.id, _p.activity.in_(_named(name))).exists()


def _named(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


def _sum(column: ColumnElement[int]) -> ColumnElement[int]:
    return func.sum(_p.count * column)
