"""Races in words, for the shell and the app: the countdown, the course, the limits, the places."""

from typing import NamedTuple

from tracker.domain.days import local_time
from tracker.domain.quantities import format_climb, format_distance
from tracker.domain.race_times import limit_instant, limit_words
from tracker.domain.races import Race, Result
from tracker.domain.rule_words import counted
from tracker.domain.templates import Limit
from tracker.domain.verdict import day_name
from tracker.services.wording import exactly


def countdown(in_days: int) -> str:
    """ "today", "tomorrow", "in 204 days", and nothing once it is over."""
    if in_days < 0:
        return ""
    return {0: "today", 1: "tomorrow"}.get(in_days, f"in {counted(in_days, 'day')}")


def long_said(race: Race, units: str) -> str:
    """How long a race is, with all its digits: "21.0975 km", or "as far as it goes"."""
    return exactly(race.distance_mm, units) if race.distance_mm is not None else "as far as it goes"


def climb_said(race: Race, units: str) -> str:
    """How much it climbs: "+820 m", or nothing."""
    return f"+{format_climb(race.climb_mm, units)}" if race.climb_mm else ""


def limit_said(race: Race, limit: Limit, units: str) -> str:
    """A limit with the clock time at which it ends: "5:30:00 at the finish, until 02:00 on Sun 22 Jun 2025"."""
    where = "the finish" if limit.at_mm is None else format_distance(limit.at_mm, units)
    said = limit_words(limit, where)
    if limit.elapsed_s is None or not race.timed:
        return said
    wall = local_time(limit_instant(race, limit), race.zone)
    day = "" if wall.date() == race.on else f" on {day_name(wall.date())}"
    return f"{said}, until {wall:%H:%M}{day}"


def places_said(result: Result) -> list[str]:
    """What is known besides the time: "312 of 1,204", "4 by sex", "2 in M50", "bib 7", "relay"."""
    found = []
    if result.pos_overall is not None:
        found.append(f"{result.pos_overall:,}{f' of {result.of_n:,}' if result.of_n else ''}")
    if result.pos_sex is not None:
        found.append(f"{result.pos_sex:,} by sex")
    if result.pos_class is not None:
        found.append(f"{result.pos_class:,} in {result.class_name or 'class'}")
    elif result.class_name:
        found.append(result.class_name)
    if result.bib:
        found.append(f"bib {result.bib}")
    if result.relay:
        found.append("relay")
    return found


class Lap(NamedTuple):
    """A stretch of a race up to a point: seconds since the start, seconds and millimetres of the stretch itself."""

    name: str
    elapsed_s: int
    lap_s: int
    mm: int | None  # None where either end is not known


def laps_of(result: Result, *, finish: bool = False) -> list[Lap]:
    """The stretches between the splits, with `finish` the last one too."""
    points = [(split.name, split.at_mm, split.elapsed_s) for split in result.splits]
    if finish and points and result.gun_or_chip_s is not None:
        points.append(("Finish", result.race.distance_mm, result.gun_or_chip_s))
    found: list[Lap] = []
    from_mm: int | None = 0
    from_s = 0
    for name, at_mm, elapsed_s in points:
        long = at_mm - from_mm if at_mm is not None and from_mm is not None else None
        found.append(Lap(name, elapsed_s, elapsed_s - from_s, long))
        from_mm, from_s = at_mm, elapsed_s
    return found
