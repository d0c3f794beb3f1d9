"""What was done over spans of time, as plain values for charts: amounts are in the base unit of their measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.sessions import MarkKind, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """A calendar of days from `first` to `last`, both included.

    `amounts` holds the days with a known amount of `measure`, `active` every day with a session, its amount known or
    not. `activity` is "" for all activities together. Weeks begin on `week_start` (0 is Monday).
    """

    activity: str
    measure: Measure
    first: date
    last: date
    today: date
    week_start: int
    amounts: Mapping[date, int]
    active: frozenset[date]
    marks: Mapping[date, MarkKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Amounts by bucket and sport. `keys` are the first days of all buckets, oldest first, none left out.

    `series` holds (sport, an amount for each key), the sport with the most first. `by` is "day", "week", "month" or
    "year"; the bucket that `today` is in is not over.
    """

    by: str
    measure: Measure
    keys: tuple[date, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    today: date
    sessions: tuple[int, ...] = ()  # how many in each bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """A year's running total: (day of the year from 1, the total after it), for the days on which it grew."""

    year: int
    points: tuple[tuple[int, int], ...]

    def upto(self, day: int) -> int:
        """The total after a day of the year."""
        return next((total for number, total in reversed(self.points) if number <= day), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """Years beside each other, the present one first, then the one before. `activity` is "" for all activities."""

    activity: str
    measure: Measure
    today: date
    lines: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """A session whose distance and time are known. `best` names the standard distance it was the fastest over when it
    was done ("10 km"), "" for none; `race` says it was one.
    """

    on: date
    distance_mm: int
    seconds: int
    best: str = ""
    race: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Efforts:
    """The efforts of a sport from `first` to `last`, both included, oldest first.

    `speed` says that the sport is told by distance an hour, not by time a distance.
    """

    activity: str
    first: date
    last: date
    speed: bool
    efforts: tuple[Effort, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A streak that was: its first and last day, and how many days it counts."""

    first: date
    last: date
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The streaks over everything logged up to `today`, oldest first; `running` says that the last one still runs."""

    first: date
    today: date
    spans: tuple[Span, ...]
    running: bool


Shown = Volume | Heat | Years | Efforts | Spans
