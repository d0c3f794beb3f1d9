"""Personal bests: of races by chip time, of training by elapsed time, and the largest single sessions and weeks.

A race is compared with races of the same official distance only. A training best takes a session for a standard
distance where it covers 99 to 103 % of it, is marked as an estimate, and is never scaled (domain research, 4.1).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.activities import activity, root
from tracker.domain.counting import measured
from tracker.domain.days import week_of
from tracker.domain.quantities import HALF_MM, MARATHON_MM, MM_PER_KM, MM_PER_MILE
from tracker.domain.race_rules import counts
from tracker.domain.races import Result
from tracker.domain.sessions import Measure, Session
from tracker.errors import RefusedError

ON_FOOT = ""  # the sport of a race that no session says more about
RIEGEL = 1.06  # how much longer twice the distance takes: 2 ** 1.06
FURTHEST = 4  # a prediction reaches no further than this many times the distance, up or down
LEAST, MOST = (99, 100), (103, 100)  # how near a session must come to a standard distance
SAME = 5_000  # printed distances that differ by less than 1 in so many are the same distance
SINGLES = (Measure.DISTANCE, Measure.ELAPSED, Measure.CLIMB)

_KM = MM_PER_KM
_FOOT = (
    (MM_PER_MILE, "1 mi"),
    (5 * _KM, "5 km"),
    (10 * _KM, "10 km"),
    (HALF_MM, "Half marathon"),
    (MARATHON_MM, "Marathon"),
    (50 * _KM, "50 km"),
    (100 * _KM, "100 km"),
    (100 * MM_PER_MILE, "100 mi"),
)
_ROWED = ((500_000, "500 m"), (2 * _KM, "2 km"), (5 * _KM, "5 km"), (10 * _KM, "10 km"), (HALF_MM, "Half marathon"))
_SKIED = ((5 * _KM, "5 km"), (10 * _KM, "10 km"), (15 * _KM, "15 km"), (30 * _KM, "30 km"), (50 * _KM, "50 km"))
STANDARD: Mapping[str, tuple[tuple[int, str], ...]] = {
    "run": _FOOT,
    "walk": _FOOT,
    "hike": _FOOT,
    "wheelchair": _FOOT,
    "ride": ((40 * _KM, "40 km"), (100 * _KM, "100 km"), (100 * MM_PER_MILE, "100 mi"), (200 * _KM, "200 km")),
    "swim": (
        (400_000, "400 m"),
        (1_500_000, "1500 m"),
        (MM_PER_MILE, "1 mi"),
        (3_800_000, "3.8 km"),
        (5 * _KM, "5 km"),
        (10 * _KM, "10 km"),
    ),
    "row": _ROWED,
    "erg-row": _ROWED,
    "erg-ski": _ROWED,
    "nordic": _SKIED,
    "rollerski": _SKIED,
}
"""The standard distances of each sport, (millimetres, name), the shortest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceBest:
    """The fastest result over an official distance. `gun` says that only the official time is known."""

    sport: str  # a family of activities, `ON_FOOT` for races on foot
    distance_mm: int
    seconds: int
    gun: bool
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingBest:
    """The fastest session over about a standard distance: an estimate, since its distance is not official."""

    sport: str
    distance_mm: int  # the standard distance
    name: str
    seconds: int  # elapsed
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """The largest single session of a sport by one measure, in its base unit."""

    sport: str
    measure: Measure
    value: int
    session: Session


@dataclass(frozen=True, slots=True, kw_only=True)
class BestWeek:
    """The most distance of a sport in a calendar week, and beside it in any seven days."""

    sport: str
    first: date  # of the calendar week
    distance_mm: int
    rolling_first: date
    rolling_mm: int


def official(distance_mm: int) -> int:
    """An official distance as records know it: "21.1 km" on a result list is the half marathon of 21.0975 km."""
    near = min((mm for mm, _ in _FOOT), key=lambda mm: abs(mm - distance_mm))
    return near if abs(near - distance_mm) * SAME <= near else distance_mm


def race_bests(results: Iterable[Result], sports: Mapping[str, str] | None = None) -> tuple[RaceBest, ...]:
    """The personal bests of races: finished inside the limits, alone, over an official distance; ties keep the older.

    `sports` names the activity of results by their id, where it is known from their session.
    """
    best: dict[tuple[str, int], RaceBest] = {}
    for result in sorted(results, key=lambda one: (one.race.starts_at, one.race.id)):
        seconds, distance = result.chip_or_gun_s, result.race.distance_mm
        if not counts(result) or seconds is None or distance is None:
            continue
        distance = official(distance)
        family = activity(found).family if sports and (found := sports.get(result.id)) else "foot"
        sport = ON_FOOT if family == "foot" else family
        before = best.get((sport, distance))
        if before is None or seconds < before.seconds:
            best[sport, distance] = RaceBest(
                sport=sport, distance_mm=distance, seconds=seconds, gun=result.chip_s is None, result=result
            )
    return tuple(best[key] for key in sorted(best))


def training_range(distance_mm: int) -> tuple[int, int]:
    """The shortest and the longest distance (mm, both included) that a session over `distance_mm` may have."""
    return -(-distance_mm * LEAST[0] // LEAST[1]), distance_mm * MOST[0] // MOST[1]


def training_best(sessions: Iterable[Session], sport: str, distance_mm: int, name: str = "") -> TrainingBest | None:
    """The fastest of the sessions of a sport over about that distance; ties keep the older, `None` where none fits.

    A ride with a motor and one that was only simulated are no measure of a road.
    """
    least, most = training_range(distance_mm)
    fitting = [
        session
        for session in sessions
        if root(session.activity) == sport
        and not session.assisted
        and not session.virtual
        and least <= (session.distance_mm or 0) <= most
        and session.elapsed_s
    ]
    found = min(fitting, key=lambda one: (one.elapsed_s or 0, one.local_date, one.started_at), default=None)
    if found is None or not found.elapsed_s:
        return None
    return TrainingBest(sport=sport, distance_mm=distance_mm, name=name, seconds=found.elapsed_s, session=found)


def single_best(sessions: Iterable[Session], sport: str, measure: Measure) -> Single | None:
    """The session of a sport with the most of a measure; ties keep the older, `None` where none has any."""
    fitting = [one for one in sessions if root(one.activity) == sport and not one.assisted and measured(one, measure)]
    found = min(fitting, key=lambda one: (-measured(one, measure), one.local_date, one.started_at), default=None)
    return (
        None if found is None else Single(sport=sport, measure=measure, value=measured(found, measure), session=found)
    )


def best_week(sport: str, days: Mapping[date, int], week_start: int) -> BestWeek | None:
    """The week with the most of `days` (mm by date), the older one of equals; `None` where there is nothing."""
    done = sorted((day.toordinal(), value) for day, value in days.items() if value)
    if not done:
        return None
    shift = week_of(date.fromordinal(done[0][0]), week_start).toordinal() % 7
    weeks: dict[int, int] = {}
    for number, value in done:
        key = number - (number - shift) % 7
        weeks[key] = weeks.get(key, 0) + value
    first = max(weeks, key=lambda key: weeks[key])  # in order, so the older of equals
    start, most = _best_seven(done)
    return BestWeek(
        sport=sport,
        first=date.fromordinal(first),
        distance_mm=weeks[first],
        rolling_first=date.fromordinal(start),
        rolling_mm=most,
    )


def _best_seven(done: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first of the seven days with the most of `done` (day number, amount; in order), and how much they have."""
    start, most = done[0][0], 0
    within = reached = 0
    for number, value in done:
        while reached < len(done) and done[reached][0] < number + 7:
            within += done[reached][1]
            reached += 1
        if within > most:
            start, most = number, within
        within -= value
    return start, most


def predicted(seconds: int, from_mm: int, to_mm: int) -> int:
    """What a time over one distance lets one expect over another, in seconds: t * (d2 / d1) ** 1.06.

    Raises RefusedError beyond four times the distance, or a fourth of it: there it says nothing.
    """
    if not (from_mm > 0 and to_mm > 0 and max(from_mm, to_mm) <= FURTHEST * min(from_mm, to_mm)):
        raise RefusedError(
            f"A time over {from_mm / _KM:g} km says nothing about {to_mm / _KM:g} km; "
            f"a prediction reaches up to {FURTHEST} times the distance."
        )
    return round(seconds * math.pow(to_mm / from_mm, RIEGEL))


def predictions(bests: Sequence[RaceBest]) -> tuple[tuple[int, int, RaceBest], ...]:
    """What to expect over the standard distances on foot that were never raced: (mm, seconds, the best it is from).

    Each goes by the raced distance nearest to it; where none is near enough there is none.
    """
    raced = [best for best in bests if best.sport == ON_FOOT]
    known = {best.distance_mm for best in raced}
    found = []
    for distance, _ in STANDARD["run"]:
        near = min(raced, key=lambda best: _apart(best.distance_mm, distance), default=None)
        if near is None or distance in known or _apart(near.distance_mm, distance) > FURTHEST:
            continue
        found.append((distance, predicted(near.seconds, near.distance_mm, distance), near))
    return tuple(found)


def _apart(one: int, other: int) -> float:
    return max(one, other) / min(one, other)
