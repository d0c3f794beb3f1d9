"""Races: editions of events, and what came of them.

Times are whole seconds as officials record them: read to a tenth and rounded up. Distances are millimetres.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.templates import Limit


class ResultStatus(StrEnum):
    """How a race ended, or how far it has come."""

    ENTERED = "entered"
    DNS = "dns"  # did not start
    STARTED = "started"
    DNF = "dnf"  # did not finish; the distance done is kept
    DSQ = "dsq"  # disqualified
    OVER_LIMIT = "over_limit"
    FINISHED = "finished"
    VIRTUAL = "virtual"  # done elsewhere; never a personal best


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """One edition of an event. It belongs to `on`, the date of its start in its own zone (rule T15)."""

    id: str
    handle: str  # its name in commands
    event: str
    zone: str
    starts_at: datetime  # aware, UTC
    on: date
    timed: bool = True  # whether a clock time of the start is known
    series: str = ""
    place: str = ""
    region: str = ""
    variant: str = ""
    distance_mm: int | None = None  # None where the distance is the result
    climb_mm: int | None = None
    age_rule: str = ""  # "birth_year>=15" or "birth_date>=18"
    limits: tuple[Limit, ...] = ()
    challenge_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A time on the way, in seconds since the start."""

    name: str
    at_mm: int | None
    elapsed_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a race for one athlete. `chip_s` runs from one's own start, `gun_s` from the signal."""

    id: str
    race: Race
    athlete_id: str
    status: ResultStatus = ResultStatus.ENTERED
    bib: str = ""
    class_name: str = ""
    gun_s: int | None = None
    chip_s: int | None = None
    distance_mm: int | None = None  # done, where it is not the race's own
    splits: tuple[Split, ...] = ()
    pos_overall: int | None = None
    pos_sex: int | None = None
    pos_class: int | None = None
    of_n: int | None = None
    reference_s: int | None = None  # the time a relative band is measured by
    relay: bool = False
    medal: str = ""  # what was given that no rule knows of
    session_id: str | None = None
    note: str = ""

    @property
    def covered_mm(self) -> int:
        """How far it went: the race's distance for one that finished, else what was done."""
        if self.distance_mm is not None:
            return self.distance_mm
        done = self.status in (ResultStatus.FINISHED, ResultStatus.OVER_LIMIT, ResultStatus.VIRTUAL)
        return (self.race.distance_mm or 0) if done else 0

    @property
    def chip_or_gun_s(self) -> int | None:
        """The time from one's own start where it is known, else the official one."""
        return self.chip_s if self.chip_s is not None else self.gun_s

    @property
    def gun_or_chip_s(self) -> int | None:
        """The official time where it is known, else the one from one's own start."""
        return self.gun_s if self.gun_s is not None else self.chip_s
