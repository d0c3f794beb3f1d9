"""The plays, by what kind of challenge they are about."""

from tests.library.journal import Play
from tests.library.plays import (
    calendar_spans,
    comrades,
    every_day,
    finishes,
    in_a_row,
    instants,
    machines,
    majors_and_parks,
    many_races,
    plans,
    roads,
    sets,
    seventy_five,
    stages,
    steps_and_strength,
    teams,
)

_GROUPS = (
    calendar_spans,
    comrades,
    every_day,
    finishes,
    in_a_row,
    instants,
    machines,
    majors_and_parks,
    many_races,
    plans,
    roads,
    sets,
    seventy_five,
    stages,
    steps_and_strength,
    teams,
)

PLAYS: tuple[Play, ...] = tuple(play for group in _GROUPS for play in group.PLAYS)
