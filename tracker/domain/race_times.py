"""Times of races: read as timekeepers write them, rounded up to the second, and held against limits.

A limit goes by the official time, from the signal, unless only the time from one's own start is known. Limits are
arithmetic on instants (rule T10), so they hold over midnight and over a night on which the clock is moved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from math import ceil

from tracker.domain.days import settle, zone_of
from tracker.domain.quantities import TARGET_TIMES, format_duration, parse_duration, plain_number_text
from tracker.domain.quantities.units import MAX_ELAPSED_S
from tracker.domain.races import Race, Result
from tracker.domain.templates import Limit
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError

NOON_S = 12 * 3600
LONGEST_S = 100 * 24 * 3600  # no race is longer
_BETWEEN = re.compile(r"(?<=[0-9])[Tt](?=[0-9])")  # of a date and a time in ISO form
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_SPOKEN = re.compile(rf"(?:[0-9]{{1,2}}\.? {_MONTH}|{_MONTH} [0-9]{{1,2}})(?: [0-9]{{4}})?(?= |$)", re.IGNORECASE)
_CLOCKED = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-9]{2})(?:[.,]([0-9]{1,3}))?")


def read_time(text: str) -> int:
    """Whole seconds of a race time: `2:09:44.3` is 2:09:45, `25:10` is minutes and seconds, `45min` as in a log line.

    Fractions of a second are rounded up, as they are for results (domain research, 2.7). Raises InputError when it
    can't be read, RefusedError when it is nothing or longer than a race lasts.
    """
    found = _CLOCKED.fullmatch(plain_number_text(text).replace(" ", ""))
    if found is None:
        return parse_duration(text, most_s=LONGEST_S)
    hours, minutes, seconds, part = found.groups()
    if int(seconds) > 59 or (hours is not None and (len(minutes) != 2 or int(minutes) > 59)):
        raise InputError(
            f'"{clean_text(text, limit=40)}" is no race time; write h:mm:ss or mm:ss, as in 2:09:44.3 or 25:10.',
            text=text,
            end=len(text),
        )
    exact = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + Fraction(f"0.{part or 0}")
    value = rounded_up(exact)
    if not 0 < value <= LONGEST_S:
        why = "no time at all" if not value else f"more than {LONGEST_S // 86_400} days"
        raise RefusedError(f'"{clean_text(text, limit=40)}" is {why}; write the time of the result.', text=text)
    return value


def rounded_up(seconds: Fraction) -> int:
    """A time as it is recorded: the next longer whole second (2:09:44.3 is 2:09:45)."""
    return ceil(seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWords:
    """A start as somebody wrote it: a date with perhaps a wall clock and a zone, or an instant with its offset.

    `at_s` is in seconds after midnight. With an `instant` the date is the one it was written with.
    """

    on: date
    at_s: int | None = None
    zone: str | None = None
    instant: datetime | None = None  # UTC

    def settled(self, zone: str) -> datetime:
        """The instant (UTC) it means where it names no zone; without a clock the day's noon in that zone.

        RefusedError for an unknown zone and for a clock time that never was (rule T13).
        """
        if self.instant is not None:
            return self.instant
        return settle(self.on, NOON_S if self.at_s is None else self.at_s, self.zone or zone).instant


def read_start(text: str, today: date) -> StartWords:
    """The start that `2026-06-20 20:30`, `20 jun 20:30 Europe/Oslo`, `tomorrow`, or an ISO instant means.

    A date without a year is the nearest one. Raises InputError where it can't be read.
    """
    from tracker.domain.logline.dates import clock_of, read_date  # what only shows races has no need of it

    plain = " ".join(text.split()).removeprefix("@")
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        return StartWords(on=moment.date(), instant=moment.astimezone(UTC))
    spoken = _SPOKEN.match(plain)
    if spoken is not None:
        plain = re.sub(r"\.? ", "-", spoken[0]) + plain[spoken.end() :]
    words = _BETWEEN.sub(" ", plain).split()
    zone = words.pop() if len(words) > 1 and clock_of(words[-1].casefold()) is None else None
    at_s = clock_of(words[-1].casefold()) if len(words) > 1 else None
    if len(words) != (1 if at_s is None else 2):
        raise InputError(
            f'"{clean_text(text, limit=60)}" is no start; write a date and perhaps a time, as in 2026-06-20 20:30.',
            text=text,
            end=len(text),
        )
    if zone is not None:
        zone_of(zone)
    return StartWords(on=read_date(words[0].casefold(), today, nearest=True), at_s=at_s, zone=zone)


def read_limit(text: str) -> int:
    """Seconds of a limit: `5:30` is hours and minutes as in a log line, `288 h`, `13:30:00`."""
    return parse_duration(text, most_s=min(LONGEST_S, TARGET_TIMES * MAX_ELAPSED_S))


def days_until(race: Race, today: date) -> int:
    """Days from the athlete's date to the day of the race: 0 on the day, negative after it."""
    return (race.on - today).days


def limit_instant(race: Race, limit: Limit) -> datetime:
    """The last instant (UTC) that is still inside a limit: the start and so long, or the clock in the race's zone.

    A clock that comes twice is meant the first time; one that is skipped is meant as the clock would have run on.
    """
    if limit.elapsed_s is not None:
        return race.starts_at + timedelta(seconds=limit.elapsed_s)
    if limit.clock is None:
        raise ValueError("a limit has a time or a clock")
    return datetime.fromtimestamp(limit.clock.replace(tzinfo=zone_of(race.zone)).timestamp(), UTC)


def broken_limits(race: Race, result: Result) -> tuple[Limit, ...]:
    """The limits that a result is outside of, in the order of the race; a finish exactly at a limit is inside.

    Whoever passes a point on the way after the limit of a later point is outside that one too. A limit by the clock
    can't be judged where the race has no clock time for its start.
    """
    return tuple(limit for limit in race.limits if any(_late(race, limit, *seen) for seen in _seen(race, result)))


def over_limit(race: Race, result: Result) -> bool:
    """Whether a result is outside any limit of its race, at the finish or on the way."""
    return bool(broken_limits(race, result))


def _seen(race: Race, result: Result) -> Iterator[tuple[int | None, int]]:
    """Where and when the athlete was seen: (millimetres, `None` at the finish, seconds since the signal)."""
    yield from ((split.at_mm, split.elapsed_s) for split in result.splits if split.at_mm is not None)
    if result.gun_or_chip_s is not None:
        yield None, result.gun_or_chip_s


def _late(race: Race, limit: Limit, at_mm: int | None, elapsed_s: int) -> bool:
    end = race.distance_mm
    limit_at = end if limit.at_mm is None else limit.at_mm
    seen_at = end if at_mm is None else at_mm
    before = limit.at_mm is None or (limit_at is not None and seen_at is not None and seen_at <= limit_at)
    if not before:
        return False
    if limit.elapsed_s is not None:
        return elapsed_s > limit.elapsed_s
    return race.timed and race.starts_at + timedelta(seconds=elapsed_s) > limit_instant(race, limit)


def limit_words(limit: Limit, where: str) -> str:
    """A limit for people, `where` naming its point: "5:30:00 at the finish", "by 14:30 on 2025-06-14 at 21.1 km"."""
    if limit.elapsed_s is not None:
        return f"{format_duration(limit.elapsed_s)} at {where}"
    return f"by {limit.clock:%H:%M} on {limit.clock:%Y-%m-%d} at {where}"
