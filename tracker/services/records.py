"""Personal bests of the journal: races by chip time, training, the largest sessions and weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain.activities import descendants, root
from tracker.domain.counting import Selection
from tracker.domain.days import FIRST_DATE, Period
from tracker.domain.goals import Agg
from tracker.domain.records import (
    SINGLES,
    STANDARD,
    BestWeek,
    RaceBest,
    Single,
    TrainingBest,
    best_week,
    predictions,
    race_bests,
    single_best,
    training_best,
    training_range,
)
from tracker.domain.sessions import Measure, Session
from tracker.services.moments import Moment
from tracker.store.journal import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a race best lets one expect over another distance, in whole seconds."""

    distance_mm: int
    seconds: int
    by: RaceBest


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything `records` shows; the sport done most often comes first."""

    races: tuple[RaceBest, ...] = ()
    training: tuple[TrainingBest, ...] = ()
    singles: tuple[Single, ...] = ()
    weeks: tuple[BestWeek, ...] = ()
    estimates: tuple[Estimate, ...] = ()


def records_of(reader: Reader, at: Moment) -> Records:
    """The athlete's records up to today."""
    who = at.athlete
    if not who.id:
        return Records()
    results = reader.results(who.id)
    held = {one.id: reader.session(one.session_id) for one in results if one.session_id is not None}
    races = race_bests(results, {key: session.activity for key, session in held.items() if session is not None})
    days = _distances(reader, who.id, at.today)
    weeks = (best_week(sport, amounts, who.week_start) for sport, amounts in days.items())
    return Records(
        races=races,
        training=tuple(_training(reader, who.id, days)),
        singles=tuple(_singles(reader, who.id, days)),
        weeks=tuple(week for week in weeks if week is not None),
        estimates=tuple(
            Estimate(distance_mm=distance, seconds=seconds, by=best) for distance, seconds, best in predictions(races)
        ),
    )


def _distances(reader: Reader, athlete_id: str, today: date) -> dict[str, dict[date, int]]:
    """The distance (mm) of each sport by date, the sport with the most sessions first."""
    found: dict[str, dict[date, int]] = {}
    sessions: dict[str, int] = {}
    for on, name, distance_mm, _, count in reader.distance_totals(athlete_id, FIRST_DATE, today):
        sport = root(name)
        of_it = found.setdefault(sport, {})
        of_it[on] = of_it.get(on, 0) + distance_mm
        sessions[sport] = sessions.get(sport, 0) + count
    return {sport: found[sport] for sport in sorted(found, key=lambda sport: (-sessions[sport], sport))}


def _training(reader: Reader, athlete_id: str, sports: dict[str, dict[date, int]]) -> Iterator[TrainingBest]:
    """For each standard distance the day with the shortest time, from one statement, and of it the session."""
    for sport in sports:
        for distance, name in STANDARD.get(sport, ()):
            least, most = training_range(distance)
            amounts = reader.day_amounts(
                athlete_id,
                Selection(
                    measure=Measure.ELAPSED,
                    agg=Agg.MIN,
                    period=Period(FIRST_DATE, None),
                    activities=descendants(sport),
                    assisted=False,
                    virtual=False,
                    least=(Measure.DISTANCE, least),
                    most=(Measure.DISTANCE, most),
                ),
            )
            day = min(amounts, key=lambda on: (amounts[on], on), default=None)
            found = None if day is None else training_best(_on(reader, athlete_id, day), sport, distance, name)
            if found is not None:
                yield found


def _singles(reader: Reader, athlete_id: str, sports: dict[str, dict[date, int]]) -> Iterator[Single]:
    for sport in sports:
        for measure in SINGLES:
            amounts = reader.day_amounts(
                athlete_id,
                Selection(
                    measure=measure,
                    agg=Agg.MAX,
                    period=Period(FIRST_DATE, None),
                    activities=descendants(sport),
                    assisted=False,
                ),
            )
            day = min(amounts, key=lambda on: (-amounts[on], on), default=None)
            found = None if day is None else single_best(_on(reader, athlete_id, day), sport, measure)
            if found is not None:
                yield found


def _on(reader: Reader, athlete_id: str, day: date) -> tuple[Session, ...]:
    return reader.sessions(athlete_id, day, day)
