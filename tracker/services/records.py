"""Personal bests of the journal: races by chip time, training, the largest sessions and weeks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.activities import root
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
    """The athlete's records up to today: a fixed number of statements, whatever the sports and distances."""
    who = at.athlete
    if not who.id:
        return Records()
    results = reader.results(who.id)
    held = {one.id: one.session_id for one in results if one.session_id is not None}
    activities = reader.activities_of(held.values())
    races = race_bests(results, {key: activities[value] for key, value in held.items() if value in activities})
    done = _days(reader, at)
    fastest = _fastest(reader, at)
    sessions = _sessions_of(reader, who.id, done, fastest)
    weeks = (best_week(sport, days.distance, who.week_start) for sport, days in done.items())
    return Records(
        races=races,
        training=tuple(_training(done, fastest, sessions)),
        singles=tuple(
            found
            for sport in done
            for measure in SINGLES
            if (found := single_best(sessions, sport, measure)) is not None
        ),
        weeks=tuple(week for week in weeks if week is not None),
        estimates=tuple(
            Estimate(distance_mm=distance, seconds=seconds, by=best) for distance, seconds, best in predictions(races)
        ),
    )


@dataclass(slots=True)
class _Days:
    """A sport by date: its distance in mm, and the largest single amount of each measure with the first date of it."""

    sessions: int = 0
    distance: dict[date, int] = field(default_factory=dict)
    largest: dict[Measure, tuple[int, date]] = field(default_factory=dict)


def _days(reader: Reader, at: Moment) -> dict[str, _Days]:
    """Every sport that was done, the one with the most sessions first."""
    found: dict[str, _Days] = {}
    of_kind: dict[str, _Days] = {}
    for on, name, distance_mm, sessions, largest in reader.day_largest(at.athlete.id, SINGLES, at.today):
        if name not in of_kind:
            of_kind[name] = found.setdefault(root(name), _Days())
        sport = of_kind[name]
        sport.sessions += sessions
        sport.distance[on] = sport.distance.get(on, 0) + distance_mm
        for measure, amount in zip(SINGLES, largest, strict=True):
            if amount > sport.largest.get(measure, (0, on))[0]:
                sport.largest[measure] = amount, on
    return {sport: found[sport] for sport in sorted(found, key=lambda sport: (-found[sport].sessions, sport))}


def _fastest(reader: Reader, at: Moment) -> dict[tuple[str, int], tuple[int, date]]:
    """The shortest time by sport and standard distance, with the first date it was reached on."""
    bands = {training_range(mm): mm for standards in STANDARD.values() for mm, _ in standards}
    found: dict[tuple[str, int], tuple[int, date]] = {}
    for name, band, seconds, on in reader.fastest(at.athlete.id, tuple(bands), at.today):
        key = root(name), bands[band]
        found[key] = min(found.get(key, (seconds, on)), (seconds, on))
    return found


def _sessions_of(
    reader: Reader,
    athlete_id: str,
    done: Mapping[str, _Days],
    fastest: Mapping[tuple[str, int], tuple[int, date]],
) -> tuple[Session, ...]:
    """The sessions that hold the records, among a few others of their days."""
    amounts: dict[Measure, set[int]] = {measure: set() for measure in SINGLES}
    days: set[date] = set()
    for sport in done.values():
        for measure, (amount, on) in sport.largest.items():
            amounts[measure].add(amount)
            days.add(on)
    for seconds, on in fastest.values():
        amounts[Measure.ELAPSED].add(seconds)
        days.add(on)
    return reader.sessions_with(athlete_id, days, amounts)


def _training(
    done: Mapping[str, _Days], fastest: Mapping[tuple[str, int], tuple[int, date]], sessions: Sequence[Session]
) -> Iterator[TrainingBest]:
    for sport in done:
        for distance, name in STANDARD.get(sport, ()):
            if (sport, distance) in fastest:
                found = training_best(sessions, sport, distance, name)
                if found is not None:
                    yield found
