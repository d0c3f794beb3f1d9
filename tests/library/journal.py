"""Short ways to write a small journal: sessions by their wall clock, runs of days, results of races."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.domain.building import result, session
from tracker.domain.counting import Taken
from tracker.domain.races import Result, ResultStatus
from tracker.domain.sessions import Part, Session

MI = 1.609344  # km
MARATHON = 42.195
HALF = 21.0975

Facts = dict[str, dict[str, int]]


def day_of(first: str, n: int) -> str:
    """The date `n` days after `first`."""
    return str(date.fromisoformat(first) + timedelta(days=n))


def days_from(first: str, count: int, skip: Iterable[str] = ()) -> list[str]:
    """So many dates in a row, without those in `skip`."""
    left_out = set(skip)
    return [day for n in range(count) if (day := day_of(first, n)) not in left_out]


def did(
    activity: str,
    day: str,
    km: float | None = None,
    *,
    at: str = "12:00",
    zone: str = "UTC",
    minutes: int | None = None,
    logged: str | None = None,
    **fields: object,
) -> Session:
    """A session that starts at the wall clock `at` in `zone`, entered when it ended or at `logged` (ISO, offset)."""
    started = datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=ZoneInfo(zone))
    start = started.astimezone(ZoneInfo("UTC")).isoformat()
    return session(activity, km=km, start=start, zone=zone, minutes=minutes, logged=logged, **fields)  # type: ignore[arg-type]


def did_at(activity: str, start: str, km: float | None = None, **fields: object) -> Session:
    """A session from an instant."""
    return session(activity, km=km, start=start, **fields)  # type: ignore[arg-type]


def daily(activity: str, first: str, count: int, km: float | None = None, **fields: object) -> list[Session]:
    """The same session on so many days in a row; `skip` leaves dates out."""
    skip = fields.pop("skip", ())
    return [did(activity, day, km, **fields) for day in days_from(first, count, skip)]  # type: ignore[arg-type]


def hourly(activity: str, first: str, count: int, hours: int, km: float, minutes: int, zone: str) -> list[Session]:
    """The same session every so many hours from an instant, in real time."""
    start = datetime.fromisoformat(first)
    starts = [(start + timedelta(hours=hours * n)).isoformat() for n in range(count)]
    return [did_at(activity, instant, km, minutes=minutes, zone=zone) for instant in starts]


def table(activity: str, first: str, rows: Iterable[float], field_name: str = "km") -> list[Session]:
    """A row a day: kilometres, or a count in another field such as `reps`; 0 is a day off."""
    found = []
    for n, row in enumerate(rows):
        if row:
            day = day_of(first, n)
            found.append(did(activity, day, row) if field_name == "km" else did(activity, day, **{field_name: row}))  # type: ignore[arg-type]
    return found


def known(first: str, count: int, skip: Iterable[str] = (), **values: int) -> Facts:
    """The same day facts on so many days; an underscore in a key is a hyphen."""
    days = days_from(first, count, skip)
    return {key.replace("_", "-"): dict.fromkeys(days, value) for key, value in values.items()}


def changed(facts: Facts, key: str, day: str, value: int) -> Facts:
    """The same facts with another value on one day."""
    return {**facts, key: {**facts[key], day: value}}


def raced(
    event: str,
    day: str,
    km: float | None = MARATHON,
    time: str | None = None,
    status: ResultStatus = ResultStatus.FINISHED,
    **fields: object,
) -> Result:
    """A result; `time` is the gun time, "h:mm:ss"."""
    return result(event, day, km, time=time, status=status, **fields)  # type: ignore[arg-type]


def sets(count: int, reps: int) -> tuple[Part, ...]:
    """Equal sets of repetitions."""
    return (Part(count=count, reps=reps),)


@dataclass(frozen=True, kw_only=True)
class Member:
    """What another member of the team did."""

    sessions: Iterable[Session] = ()
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Play:
    """A small journal, and what the challenge's own rules make of it. `taken` are days that count for another.

    `start` is the day the athlete starts on, `at` the instant instead. Medals are award keys in the order earned, as
    "key", "key:band" or either with "@date". `case` begins with "fulfils", "misses" or "edge".
    """

    slug: str
    case: str
    today: str
    status: str
    start: str = ""
    at: str = ""
    zone: str = "UTC"
    sessions: Iterable[Session] = ()
    facts: Facts = field(default_factory=dict)
    results: Iterable[Result] = ()
    others: tuple[Member, ...] = ()
    factors: tuple[int, ...] = ()
    taken: tuple[Taken, ...] = ()
    sex: str = ""
    born: str | None = None
    week_start: int = 0
    completed: str | None = None
    medals: tuple[str, ...] = ()
    attempt: int | None = None
    streak: int | None = None

    @property
    def name(self) -> str:
        return f"{self.slug}: {self.case}"
