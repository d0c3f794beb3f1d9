"""Selections as SQL: the same answer as `domain.counting.day_amounts`, from one statement over an index.

Where a journal has legs, another statement asks for those: over a few sessions, while the first still needs the index
alone.

A screen asks dozens of selections that differ in their values alone. What is left of one without its values is its
pattern; the statement of a pattern is built once, and the values come as parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from tracker.domain.goals import Agg
from tracker.domain.sessions import Measure
from tracker.store.conditions import AMOUNTS, Condition, amounts_in
from tracker.store.legs import has_leg, legs
from tracker.store.tables import SESSION

if TYPE_CHECKING:
    from tracker.domain.counting import Selection

_s = SESSION.c
MANUAL = "manual"  # the source of what was typed in
_NEVER = datetime(1, 1, 1, tzinfo=UTC)  # before anything was entered
# The plus keeps SQLite from choosing the large index over all days where the small one over few sessions serves.
_UNINDEXED_ACTIVITY = literal_column("+session.activity", _s.activity.type)
_UNINDEXED_DATE = literal_column("+session.local_date", _s.local_date.type)


class Pattern(NamedTuple):
    """A selection without its values: which conditions it has."""

    measure: Measure
    agg: Agg
    flags: tuple[bool | None, ...]  # indoor, virtual, assisted, race, manual
    least: Measure | None
    most: Measure | None
    ended: bool
    chosen: bool
    excepted: bool
    at_least: bool
    at_most: bool
    late_days: bool
    late_until: bool
    rates: tuple[Measure, ...]
    taken: tuple[tuple[bool, bool, bool], ...]  # of each: whether it ends, names activities, and may have legs of them


def pattern_of(choice: "Selection", legs: Sequence[bool]) -> Pattern:
    """The pattern of a selection; `legs` says whether there are any of the activities of each that is `taken`."""
    return Pattern(
        measure=choice.measure,
        agg=choice.agg,
        flags=(choice.indoor, choice.virtual, choice.assisted, choice.race, choice.manual),
        least=None if choice.least is None else choice.least[0],
        most=None if choice.most is None else choice.most[0],
        ended=choice.period.end is not None,
        chosen=bool(choice.activities),
        excepted=bool(choice.excepted),
        at_least=choice.at_least is not None,
        late_days=choice.late_days is not None,
        late_until=choice.late_until is not None,
        at_most=choice.at_most is not None,
        rates=tuple(rate.measure for rate in choice.rates),
        taken=tuple(
            (one.period.end is not None, bool(one.activities), known)
            for one, known in zip(choice.taken, legs, strict=True)
        ),
    )


def values_of(athlete_id: str, choice: "Selection") -> Mapping[str, Any]:
    """The parameters of a statement that was built for the pattern of `choice`."""
    values: dict[str, Any] = {
        "athlete": athlete_id,
        "from_date": choice.period.start,
        "until_date": choice.period.end,
        "activities": sorted(choice.activities),
        "excepted": sorted(choice.excepted),
        "least": None if choice.least is None else choice.least[1],
        "most": None if choice.most is None else choice.most[1],
        "at_least": choice.at_least,
        "at_most": choice.at_most,
        "late_days": None if choice.late_days is None else f"{choice.late_days:+d} days",
        "late_until": choice.late_until,
        "joined_at": choice.joined_at or _NEVER,
    }
    for n, taken in enumerate(choice.taken):
        values[f"taken{n}_from"], values[f"taken{n}_until"] = taken.period.start, taken.period.end
        values[f"taken{n}"] = sorted(taken.activities)
    given = {name: value for name, value in values.items() if value is not None and value != []}
    for n, rate in enumerate(choice.rates):
        given |= {f"rate{n}": sorted(rate.activities), f"rate{n}_num": rate.num, f"rate{n}_den": rate.den}
    return given


@dataclass(frozen=True)
class _Columns:
    """The columns that conditions look at: those of sessions, or those of legs."""

    all: ReadOnlyColumnCollection[str, Any]
    amounts: Mapping[Measure, ColumnElement[int]]
    activity: ColumnElement[str]
    date: ColumnElement[date]
    whole: ColumnElement[str] | None = None  # of legs: the activity of their session


_SESSIONS = _Columns(_s, AMOUNTS, _s.activity, _UNINDEXED_DATE)


@lru_cache(maxsize=256)
def day_amounts(pattern: Pattern) -> Select[Any]:
    """(date, amount) of each date that has a counting session."""
    return _by_day(pattern, _SESSIONS, in_period(pattern))


@lru_cache(maxsize=256)
def day_amounts_of_legs(pattern: Pattern) -> Select[Any]:
    """(date, amount) of each date that has a counting leg, of the chosen activities."""
    columns = _legs(pattern)
    return _by_day(pattern, columns, _fits(pattern, columns))


def _by_day(pattern: Pattern, columns: _Columns, conditions: Sequence[Condition]) -> Select[Any]:
    each = _counted(pattern, columns)
    amount: ColumnElement[int]
    known: list[Condition] = []
    match pattern.agg:
        case Agg.COUNT:
            amount = func.count()
        case Agg.MAX:
            amount = func.max(each)
        case Agg.MIN:
            amount = func.min(each)
            known = [each > 0]  # what is not known is never the least
        case Agg.SUM | Agg.DAYS:  # days are counted from their sums, by whoever asks
            amount = func.sum(each)
    on = columns.all.local_date
    return select(on, amount).where(*conditions, *known).group_by(on)


@lru_cache(maxsize=256)
def in_period(pattern: Pattern) -> tuple[Condition, ...]:
    """Sessions that fit, with dates in the period."""
    return (*_theirs(), *_dates(pattern), *_fits(pattern, _SESSIONS))


@lru_cache(maxsize=256)
def in_period_or_legs(pattern: Pattern) -> tuple[Condition, ...]:
    """Sessions with dates in the period that fit, or that have legs of the chosen activities which do."""
    columns = _legs(pattern)
    counting = select(columns.all.id).where(*_fits(pattern, columns))
    return (*_theirs(), *_dates(pattern), or_(and_(true(), *_fits(pattern, _SESSIONS)), _s.id.in_(counting)))


def _legs(pattern: Pattern) -> _Columns:
    """The legs of the chosen activities, of sessions in the period."""
    found = legs(ended=pattern.ended, excepted=pattern.excepted).c
    return _Columns(found, amounts_in(found), found.activity, found.local_date, found.whole)


@lru_cache(maxsize=256)
def over_midnight(pattern: Pattern) -> tuple[Condition, ...]:
    """Timed sessions that end on a later date than they began, fit, and share a date with the period."""
    found = [
        *_theirs(),
        _s.end_date > _s.local_date,  # as in the partial index
        _s.end_date >= bindparam("from_date"),
        _s.timed.is_(True),
        *_fits(pattern, replace(_SESSIONS, activity=_UNINDEXED_ACTIVITY)),
    ]
    if pattern.ended:
        found.append(bindparam("until_date") > _UNINDEXED_DATE)
    return tuple(found)


def _theirs() -> tuple[Condition, Condition]:
    return _s.athlete_id == bindparam("athlete"), _s.deleted_at.is_(None)


def _dates(pattern: Pattern) -> list[Condition]:
    period = [_s.local_date >= bindparam("from_date")]
    if pattern.ended:
        period.append(_s.local_date < bindparam("until_date"))
    return period


def _fits(pattern: Pattern, columns: _Columns) -> list[Condition]:
    """`domain.counting.fits` over sessions or legs."""
    found: list[Condition] = []
    its, amounts, counted = columns.all, columns.amounts, _counted(pattern, columns)
    if pattern.chosen:
        found.append(columns.activity.in_(bindparam("activities", expanding=True)))
    if pattern.excepted:
        found.append(columns.activity.not_in(bindparam("excepted", expanding=True)))
    *flags, manual = pattern.flags
    for column, wanted in zip((its.indoor, its.virtual, its.assisted, its.race), flags, strict=True):
        if wanted is not None:
            found.append(column.is_(wanted))
    if manual is not None:
        found.append(its.source == MANUAL if manual else its.source != MANUAL)
    if pattern.least is not None:
        found.append(amounts[pattern.least] >= bindparam("least"))
    if pattern.most is not None:
        found.append(amounts[pattern.most] <= bindparam("most"))
    if pattern.at_least:
        found.append(counted >= bindparam("at_least"))
    if pattern.at_most:
        found += [counted > 0, counted <= bindparam("at_most")]
    if pattern.late_days:
        limit = func.date(its.local_date, bindparam("late_days", type_=String))
        # in this order: the column beside the index is only looked up where an entry is late
        found.append(or_(type_coerce(its.logged_on, String) <= limit, its.logged_at <= bindparam("joined_at")))
    if pattern.late_until:
        found.append(or_(its.logged_at <= bindparam("joined_at"), its.logged_at <= bindparam("late_until")))
    return found + [not_(_taken(pattern, n, columns)) for n in range(len(pattern.taken))]


def _counted(pattern: Pattern, columns: _Columns) -> ColumnElement[int]:
    """`domain.counting.counted`; the numbers are never negative, so SQLite's division rounds down too."""
    amounts = columns.amounts
    own = amounts[pattern.measure]
    if not pattern.rates:
        return own
    return case(
        *(
            (
                columns.all.activity.in_(bindparam(f"rate{n}", expanding=True)),
                amounts[measure] * bindparam(f"rate{n}_num", type_=Integer) // bindparam(f"rate{n}_den", type_=Integer),
            )
            for n, measure in enumerate(pattern.rates)
        ),
        else_=own,
    )


def _taken(pattern: Pattern, n: int, columns: _Columns) -> Condition:
    """Whether a session counts for another challenge: it, a leg of it, or what it is a leg of."""
    ended, chosen, legs_known = pattern.taken[n]
    found: list[Condition] = [bindparam(f"taken{n}_from") <= columns.date]
    if ended:
        found.append(bindparam(f"taken{n}_until") > columns.date)
    if chosen:
        kinds = [_UNINDEXED_ACTIVITY] if columns.whole is None else [columns.activity, columns.whole]
        named: list[Condition] = [kind.in_(bindparam(f"taken{n}", expanding=True)) for kind in kinds]
        if columns.whole is None and legs_known:
            named.append(has_leg(f"taken{n}"))
        found.append(or_(*named))
    return and_(*found)
