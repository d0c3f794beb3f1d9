"""Days, weeks and clocks: rules T1 to T15 of the domain research.

Dates are labels in somebody's calendar and are counted as dates; durations are arithmetic on instants. Every period
is half-open: `start` belongs to it, `end` does not.

Zones come from the standard library; pendulum, whose import costs as much as all of the domain, is asked only where it
knows more: which wall clocks never were or came twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from tracker.errors import RefusedError

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
FUTURE_GRACE = timedelta(minutes=5)  # T14
FIRST_DATE = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open span of dates; `end` is `None` for one that is still open."""

    start: date
    end: date | None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def days(self) -> int | None:
        """How many days it has; `None` when open."""
        return None if self.end is None else (self.end - self.start).days

    @property
    def last(self) -> date | None:
        """Its last day, for showing; `None` when open."""
        return None if self.end is None else self.end - DAY

    def day_number(self, day: date) -> int:
        """Day 1 is the start (T12)."""
        return (day - self.start).days + 1

    def until(self, end: date) -> "Period":
        """The part before `end`."""
        return Period(self.start, max(self.start, end if self.end is None else min(self.end, end)))

    def dates(self) -> Iterator[date]:
        """Each day of a closed period."""
        if self.end is None:
            raise ValueError("an open period has no last day")
        for n in range((self.end - self.start).days):
            yield self.start + n * DAY


_OF_THE_MACHINE = ("localtime", "posixrules", "Factory")
_LONGEST_ZONE = 100  # characters; a name of a hundred parts would be looked for in packages a hundred deep


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Every zone that means the same on every machine, by name; asked for once: it reads a whole tree of files."""
    return tuple(sorted(name for name in available_timezones() if name not in _OF_THE_MACHINE))


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The zone called `name`; RefusedError when the time zone database has none of that name.

    Names that mean another zone on another machine are none.
    """
    try:
        if name in _OF_THE_MACHINE or len(name) > _LONGEST_ZONE:
            raise ValueError(name)
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise RefusedError(
            f"There is no time zone {name!r}; write one like Asia/Kolkata or Europe/Oslo.", text=name
        ) from None


def local_time(instant: datetime, zone: str) -> datetime:
    """The wall clock in `zone` at `instant`."""
    return instant.astimezone(zone_of(zone))


def local_date(instant: datetime, zone: str, day_start_s: int = 0) -> date:
    """The date an instant belongs to in `zone`, the day beginning `day_start_s` after midnight (T1)."""
    wall = local_time(instant, zone)
    return (wall.replace(tzinfo=None) - timedelta(seconds=day_start_s)).date()


@dataclass(frozen=True, slots=True)
class Settled:
    """A wall clock turned into an instant; `other` is the second reading where the clock showed it twice (T13)."""

    instant: datetime
    other: datetime | None = None


def settle(on: date, at_s: int, zone: str, *, second: bool = False) -> Settled:
    """The instant of a wall clock in `zone`, `at_s` seconds after midnight (T13).

    An ambiguous time is the first of the two unless `second` is asked for. A time that never was is refused, with
    the shifted time in the message. Raises RefusedError.
    """
    import pendulum
    from pendulum.tz.exceptions import AmbiguousTime, NonExistingTime

    zone_of(zone)
    tz = pendulum.timezone(zone)
    wall = datetime.combine(on, time()) + timedelta(seconds=at_s)
    try:
        return Settled(_utc(tz.convert(wall, raise_on_unknown_times=True)))
    except AmbiguousTime:
        first, later = (_utc(wall.replace(tzinfo=tz, fold=fold)) for fold in (0, 1))
        return Settled(later, first) if second else Settled(first, later)
    except NonExistingTime:
        shifted = _utc(wall.replace(tzinfo=tz, fold=0))
        offer = local_time(shifted, zone)
        raise RefusedError(
            f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}, where the clock jumps over it; "
            f"write {offer:%Y-%m-%d %H:%M} instead."
        ) from None


def _utc(moment: datetime) -> datetime:
    return datetime.fromtimestamp(moment.timestamp(), UTC)  # always a plain datetime, whatever library made it


def midnight(day: date, zone: str) -> datetime:
    """The instant at which `day` begins in `zone`, in UTC; where midnight is skipped, the first instant after it."""
    return _utc(datetime.combine(day, time(), tzinfo=zone_of(zone)))


def is_void(day: date, zone: str) -> bool:
    """Whether no instant maps to `day` in `zone` (T5), as 30 December 2011 in Samoa."""
    noon = datetime.combine(day, time(12), tzinfo=zone_of(zone))
    return local_date(_utc(noon), zone) != day


def week_of(day: date, week_start: int = 0) -> date:
    """Key of the week `day` is in: the date of its first day (T11). `week_start` 0 is Monday, 6 Sunday."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def month_of(day: date) -> date:
    """Key of the calendar month `day` is in: its first day."""
    return day.replace(day=1)


def months_after(day: date, months: int) -> date:
    """The first date not in the `months` calendar months that begin on `day`.

    From a day the later month lacks, the next month's first: a year from 29 February ends on 28 February (T12), so
    the half-open end is 1 March.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)


def shares(start: datetime, elapsed_s: int, zone: str) -> dict[date, int]:
    """Seconds of a session that fall on each date of its own zone."""
    end = start + timedelta(seconds=elapsed_s)
    day = local_date(start, zone)
    found: dict[date, int] = {}
    moment = start
    if local_time(start, zone).utcoffset() != local_time(end, zone).utcoffset():
        while moment < end:  # the clock was moved, perhaps at midnight: a date may come twice
            upto = min(end, moment + MINUTE)
            day = local_date(moment, zone)
            found[day] = found.get(day, 0) + round((upto - moment).total_seconds())
            moment = upto
        return found
    while moment < end:
        following = midnight(day + DAY, zone)
        upto = min(end, following)
        if upto > moment:
            found[day] = round((upto - moment).total_seconds())
            moment = upto
        day += DAY
    return found or {day: 0}


def zone_on(day: date, moves: Sequence[tuple[date, str]], home: str) -> str:
    """The athlete's zone on a date (T2): the last one moved to on or before it, else the home zone.

    `moves` are (date of arrival, zone) in date order.
    """
    found = home
    for arrived, zone in moves:
        if arrived <= day:
            found = zone
    return found


def zone_at(instant: datetime, moves: Sequence[tuple[date, str]], home: str) -> str:
    """The athlete's zone at an instant: the last one whose date of arrival had begun there."""
    found = home
    for arrived, zone in moves:
        if local_date(instant, zone) >= arrived:
            found = zone
    return found
