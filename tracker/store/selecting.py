"""Selections as SQL: the same answer as `domain.counting.day_amounts`, from one statement over an index.

A screen asks dozens of selections that differ in their values alone. What is left of one without its values is its
pattern; the statement of a pattern is built once, and the values come as parameters.
"""

from collections.abc import Mapping
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
    select,
    type_coerce,
)

from tracker.domain.goals import Agg
from tracker.domain.sessions import Measure
from tracker.store.conditions import AMOUNTS, Condition
from tracker.store.tables import SESSION

if TYPE_CHECKING:
    from tracker.domain.counting import Selection

_s = SESSION.c
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
    taken: tuple[tuple[bool, bool], ...]  # for each, whether its period ends and whether it names activities


def pattern_of(choice: "Selection") -> Pattern:
    """The pattern of a selection."""
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
        taken=tuple((taken.period.end is not None, bool(taken.activities)) for taken in choice.taken),
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
    }
    for n, taken in enumerate(choice.taken):
        values[f"taken{n}_from"], values[f"taken{n}_until"] = taken.period.start, taken.period.end
        values[f"taken{n}"] = sorted(taken.activities)
    given = {name: value for name, value in values.items() if value is not None and value != []}
    for n, rate in enumerate(choice.rates):
        given |= {f"rate{n}": sorted(rate.activities), f"rate{n}_num": rate.num, f"rate{n}_den": rate.den}
    return given


@lru_cache(maxsize=256)
def day_amounts(pattern: Pattern) -> Select[Any]:
    """(date, amount) of each date that has a counting session."""
    each = _counted(pattern)
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
    return select(_s.local_date, amount).where(*in_period(pattern), *known).group_by(_s.local_date)


@lru_cache(maxsize=256)
def in_period(pattern: Pattern) -> tuple[Condition, ...]:
    """Sessions that fit, with dates in the period."""
    period = [_s.local_date >= bindparam("from_date")]
    if pattern.ended:
        period.append(_s.local_date < bindparam("until_date"))
    return (*_theirs(), *period, *_fits(pattern))


@lru_cache(maxsize=256)
def over_midnight(pattern: Pattern) -> tuple[Condition, ...]:
    """Timed sessions that end on a later date than they began, fit, and share a date with the period."""
    found = [
        *_theirs(),
        _s.end_date > _s.local_date,  # as in the partial index
        _s.end_date >= bindparam("from_date"),
        _s.timed.is_(True),
        *_fits(pattern, _UNINDEXED_ACTIVITY),
    ]
    if pattern.ended:
        found.append(bindparam("until_date") > _UNINDEXED_DATE)
    return tuple(found)


def _theirs() -> tuple[Condition, Condition]:
    return _s.athlete_id == bindparam("athlete"), _s.deleted_at.is_(None)


def _fits(pattern: Pattern, activity: ColumnElement[str] = _s.activity) -> list[Condition]:
    """`domain.counting.fits`, with the activity column named as `activity`."""
    found: list[Condition] = []
    if pattern.chosen:
        found.append(activity.in_(bindparam("activities", expanding=True)))
    if pattern.excepted:
        found.append(activity.not_in(bindparam("excepted", expanding=True)))
    *flags, manual = pattern.flags
    for column, wanted in zip((_s.indoor, _s.virtual, _s.assisted, _s.race), flags, strict=True):
        if wanted is not None:
            found.append(column.is_(wanted))
    if manual is not None:
        found.append(_s.source == "manual" if manual else _s.source != "manual")
    if pattern.least is not None:
        found.append(AMOUNTS[pattern.least] >= bindparam("least"))
    if pattern.most is not None:
        found.append(AMOUNTS[pattern.most] <= bindparam("most"))
    if pattern.at_least:
        found.append(_counted(pattern) >= bindparam("at_least"))
    if pattern.at_most:
        found += [_counted(pattern) > 0, _counted(pattern) <= bindparam("at_most")]
    if pattern.late_days:
        limit = func.date(_s.local_date, bindparam("late_days", type_=String))
        found.append(type_coerce(_s.logged_on, String) <= limit)
    if pattern.late_until:
        found.append(_s.logged_at <= bindparam("late_until"))
    return found + [not_(_taken(n, *shape)) for n, shape in enumerate(pattern.taken)]


def _counted(pattern: Pattern) -> ColumnElement[int]:
    """`domain.counting.counted`; the numbers are never negative, so SQLite's division rounds down too."""
    own = AMOUNTS[pattern.measure]
    if not pattern.rates:
        return own
    return case(
        *(
            (
                _s.activity.in_(bindparam(f"rate{n}", expanding=True)),
                AMOUNTS[measure] * bindparam(f"rate{n}_num", type_=Integer) // bindparam(f"rate{n}_den", type_=Integer),
            )
            for n, measure in enumerate(pattern.rates)
        ),
        else_=own,
    )


def _taken(n: int, ended: bool, chosen: bool) -> Condition:
    """Whether a session counts for another challenge."""
    found: list[Condition] = [bindparam(f"taken{n}_from") <= _UNINDEXED_DATE]
    if ended:
        found.append(bindparam(f"taken{n}_until") > _UNINDEXED_DATE)
    if chosen:
        found.append(_UNINDEXED_ACTIVITY.in_(bindparam(f"taken{n}", expanding=True)))
    return and_(*found)
