"""What was done over long spans: each question one statement answered from an index, days and not sessions."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, func, select, type_coerce

from tracker.domain.days import DAY
from tracker.domain.sessions import Measure
from tracker.store.access import Access
from tracker.store.answering import answering
from tracker.store.conditions import AMOUNTS, Condition, amounts_in, between, of_athlete
from tracker.store.legs import ACTIVITIES, legs
from tracker.store.tables import SESSION

_s = SESSION.c
_DISTANCE, _ELAPSED = AMOUNTS[Measure.DISTANCE], AMOUNTS[Measure.ELAPSED]
_DATE_AT = 12  # where the date begins in a time that is written with its date, so that the smallest is the oldest too

Band = tuple[int, int]  # the shortest and the longest distance in mm, both included


@answering
class SeriesReader:
    """What can be asked about long spans. Every method may raise JournalError."""

    _access: Access
    _legs: frozenset[str] | None = None

    def _legs_among(self, activities: Collection[str]) -> bool:
        """Whether anybody's sessions have parts that name one of the activities: most journals have none at all."""
        if self._legs is None:
            self._legs = frozenset(str(row["kind"]) for row in self._access.raw(ACTIVITIES))
        return not self._legs.isdisjoint(activities)

    def day_sums(
        self,
        athlete_id: str,
        measures: Sequence[Measure],
        first: date,
        last: date,
        activities: Collection[str] = (),
    ) -> tuple[tuple[date, str, tuple[int, ...], int], ...]:
        """(date, activity, the sum of each measure, sessions) of the activities (empty: any) from `first` to `last`,
        both included, oldest first. Legs of other sessions are among those of the activities.
        """
        sums = [func.sum(AMOUNTS[measure]) for measure in measures]
        statement = _by_day(athlete_id, [func.count(), *sums], between(first, last) + _of(activities))
        found = {(on, name): (n, *amounts) for on, name, n, *amounts in self._access.all(statement)}
        if self._legs_among(activities):
            span = {"athlete": athlete_id, "from_date": first, "until_date": last + DAY}
            for on, name, *more in self._access.all(_legs_by_day(measures), span | {"activities": sorted(activities)}):
                before = found.get((on, name), (0,) * len(more))
                found[on, name] = tuple(one + other for one, other in zip(before, more, strict=True))
        return tuple((*key, tuple(amounts), n) for key, (n, *amounts) in sorted(found.items()))

    def day_largest(
        self, athlete_id: str, measures: Sequence[Measure], last: date
    ) -> tuple[tuple[date, str, int, int, tuple[int, ...]], ...]:
        """(date, activity, mm, sessions, the largest of each measure among sessions without a motor) up to `last`,
        oldest first.
        """
        largest = [func.max(case((_s.assisted.is_(False), AMOUNTS[measure]), else_=0)) for measure in measures]
        statement = _by_day(athlete_id, [func.sum(_DISTANCE), func.count(), *largest], between(None, last))
        rows = self._access.all(statement)
        return tuple((on, name, mm, n, tuple(amounts)) for on, name, mm, n, *amounts in rows)

    def session_counts(self, athlete_id: str, last: date) -> dict[str, int]:
        """How many sessions there are of each activity up to `last`."""
        counts = select(_s.activity, func.count()).where(*of_athlete(athlete_id), *between(None, last))
        return dict(self._access.all(counts.group_by(_s.activity)))

    def fastest(
        self, athlete_id: str, bands: Sequence[Band], last: date, activities: Collection[str] = ()
    ) -> tuple[tuple[str, Band, int, date], ...]:
        """(activity, band, the shortest elapsed s, the first date of it) up to `last`; the bands share no distance.

        Rides with a motor and those that were only simulated are left out.
        """
        if not bands:
            return ()
        number = case(*((_DISTANCE.between(*band), n) for n, band in enumerate(bands)))
        timed = func.printf(f"%0{_DATE_AT}d", _ELAPSED, type_=String).concat(type_coerce(_s.local_date, String))
        statement = (
            select(_s.activity, number, func.min(timed))
            .where(*of_athlete(athlete_id), *between(None, last), *_of(activities), *_effort(), number.is_not(None))
            .group_by(_s.activity, number)
        )
        return tuple(
            (name, bands[n], int(found[:_DATE_AT]), date.fromisoformat(found[_DATE_AT:]))
            for name, n, found in self._access.all(statement)
        )

    def efforts(
        self, athlete_id: str, activities: Collection[str], first: date, last: date
    ) -> tuple[tuple[date, int, int, bool], ...]:
        """(date, mm, elapsed s, whether a race) of the sessions from `first` to `last` whose distance and time are
        known, oldest first, the shortest of a day first. Rides with a motor and simulated ones are left out.
        """
        statement = (
            select(_s.local_date, _DISTANCE, _ELAPSED, _s.race)
            .where(*of_athlete(athlete_id), *between(first, last), *_of(activities), *_effort())
            .order_by(_s.local_date, _ELAPSED, _DISTANCE)
        )
        return tuple((on, mm, seconds, race) for on, mm, seconds, race in self._access.all(statement))

    def activities_of(self, session_ids: Collection[str]) -> dict[str, str]:
        """The activity of each of the sessions that is not deleted."""
        if not session_ids:
            return {}
        found = select(_s.id, _s.activity).where(_s.id.in_(sorted(session_ids)), _s.deleted_at.is_(None))
        return dict(self._access.all(found))


def _effort() -> list[Condition]:
    """What a road can be measured by: a ride with a motor and one that was only simulated are not."""
    return [_s.assisted.is_(False), _s.virtual.is_(False), _DISTANCE > 0, _ELAPSED > 0]


def _of(activities: Collection[str]) -> list[Condition]:
    return [_s.activity.in_(sorted(activities))] if activities else []


def _legs_by_day(measures: Sequence[Measure]) -> Select[Any]:
    """(date, activity, legs, and the sum of each measure), with the parameters of `legs` to be bound."""
    found = legs(ended=True).c
    amounts = amounts_in(found)
    sums = (func.sum(amounts[measure]) for measure in measures)
    return select(found.local_date, found.activity, func.count(), *sums).group_by(found.local_date, found.activity)


def _by_day(athlete_id: str, columns: Sequence[ColumnElement[Any]], conditions: Sequence[Condition]) -> Select[Any]:
    """(date, activity, and the columns), oldest first."""
    return (
        select(_s.local_date, _s.activity, *columns)
        .where(*of_athlete(athlete_id), *conditions)
        .group_by(_s.local_date, _s.activity)
        .order_by(_s.local_date, _s.activity)
    )
