"""The road and the race of a challenge, in plain words: length, start, distance, limits, age."""

import re

from tracker.domain.quantities import format_climb, format_duration
from tracker.domain.rule_words import day_said, said
from tracker.domain.sessions import Measure
from tracker.domain.templates import Limit, RaceDay, Route

_AGE = re.compile(r"birth_(year|date)\s*(>=|<=)\s*([0-9]+)")


def route_told(route: Route, units: str) -> list[str]:
    """The road from its first to its last place, and the way back where it leads back."""
    length = said(route.length_mm, Measure.DISTANCE, units)
    if len(route.places) < 2:
        told = f"The road is {length} long"
    else:
        told = f"The road from {route.places[0].name} to {route.places[-1].name} is {length} long"
    return [f"{told}; past its end it leads back to the start" if route.there_and_back else told]


def race_told(race: RaceDay, units: str) -> list[str]:
    """The statements about a race: where and when it starts, how far it is, its limits, who may start."""
    start = race.starts_at
    variant = f" ({race.variant} course)" if race.variant else ""
    series = f", a race of {race.series}," if race.series and race.series != race.event else ""
    region = f", {race.region}" if race.region and race.region not in race.place else ""
    told = [
        f"{race.event}{variant}{series} starts on {day_said(start.date())} at {start:%H:%M} in {race.place}{region}"
    ]
    climb = f" with {format_climb(race.climb_mm, units)} of climb" if race.climb_mm else ""
    if race.distance_mm is not None:
        told.append(f"The race is {said(race.distance_mm, Measure.DISTANCE, units)}{climb}")
    else:
        told.append(f"The distance covered is the result{climb and f', on a course{climb}'}")
    if race.limit_s is not None:
        told.append(f"The time limit is {format_duration(race.limit_s)}")
    told += [_limit(race, limit, units) for limit in race.limits if not _known(race, limit)]
    for part in re.split(r"\s+and\s+|[,;]", race.age_rule):
        if rule := _AGE.fullmatch(part.strip()):
            told.append(f"One must be {rule[3]} or {'older' if rule[2] == '>=' else 'younger'}, by {rule[1]} of birth")
    return told


def _known(race: RaceDay, limit: Limit) -> bool:
    """Whether a limit only says again what the race's own time limit says."""
    at_end = limit.at_mm is None or limit.at_mm == race.distance_mm
    return at_end and limit.clock is None and limit.elapsed_s == race.limit_s


def _limit(race: RaceDay, limit: Limit, units: str) -> str:
    finish = limit.at_mm is None or limit.at_mm == race.distance_mm
    if finish and limit.clock is None and limit.elapsed_s is not None:
        return f"The time limit is {format_duration(limit.elapsed_s)}"
    where = "the finish" if limit.at_mm is None or finish else said(limit.at_mm, Measure.DISTANCE, units)
    parts = []
    if limit.elapsed_s is not None:
        parts.append(f"within {format_duration(limit.elapsed_s)}")
    if limit.clock is not None:
        day = f" on {day_said(limit.clock.date())}" if limit.clock.date() != race.starts_at.date() else ""
        parts.append(f"by {limit.clock:%H:%M}{day}")
    return f"One must reach {where} {' and '.join(parts)}"
