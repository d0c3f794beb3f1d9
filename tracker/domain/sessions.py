"""Sessions: one bout of activity, its amounts, and the day it counts for.

Amounts are exact integers: millimetres, seconds, plain counts. `None` means "not known", which is never zero.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Measure(StrEnum):
    """What is counted, each in its base unit."""

    DISTANCE = "distance"  # millimetres
    MOVING = "moving"  # seconds; see `Bout.active_s`
    ELAPSED = "elapsed"  # seconds
    CLIMB = "climb"  # millimetres
    STEPS = "steps"
    REPS = "reps"
    HOLD = "hold"  # seconds
    ENERGY = "energy"  # kilojoules
    SESSIONS = "sessions"
    CHECK = "check"  # a yes or no; counted as 0 or 1
    RESULTS = "results"  # race results that count
    FACT = "fact"  # a day fact in its own unit, such as pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A repeated piece of a session: `count` times the same amount (sets, pool lengths, laps)."""

    count: int = 1
    activity: str | None = None
    distance_mm: int | None = None
    elapsed_s: int | None = None
    reps: int | None = None
    hold_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bout:
    """What was done, wherever and whenever: the part that a draft and a stored session have in common.

    `computed` names the fields that no device summed up: they were worked out from the points of a recording.
    """

    activity: str  # a key of domain.activities
    distance_mm: int | None = None
    elapsed_s: int | None = None  # from start to end
    timer_s: int | None = None  # what the device counted, pauses left out
    moving_s: int | None = None  # without standing still
    climb_mm: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    steps: int | None = None
    energy_kj: int | None = None
    rpe: int | None = None  # session effort, 0 to 10
    hr_avg: int | None = None  # beats a minute
    hr_max: int | None = None
    computed: tuple[str, ...] = ()
    indoor: bool = False
    virtual: bool = False
    assisted: bool = False
    race: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()  # without '#', folded, in the order given
    parts: tuple[Part, ...] = ()

    @property
    def active_s(self) -> int | None:
        """Moving time in seconds, where it is not known the timer's, else elapsed; zero is as good as not known."""
        return active_time(self.moving_s, self.timer_s, self.elapsed_s)

    @property
    def clock(self) -> str:
        """The field of the time that a row shows: the device's timer, else the time from start to end."""
        return "timer_s" if self.timer_s else "elapsed_s"


def active_time(moving_s: int | None, timer_s: int | None, elapsed_s: int | None) -> int | None:
    """The time in seconds that was spent moving, as far as it is known."""
    return moving_s or timer_s or elapsed_s


def about(bout: Bout, name: str) -> str:
    """The sign before an amount: "~" where the field of that name was computed."""
    return "~" if name in bout.computed else ""


def bout_of(bout: Bout) -> dict[str, Any]:
    """The fields that drafts and sessions share, by name."""
    return {field.name: getattr(bout, field.name) for field in fields(Bout)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Bout):
    """One bout of activity as the journal keeps it.

    `local_date` and `end_date` are the dates of its start and end in its own `zone`; like `logged_on` they are fixed
    when it is saved and change only when the session itself is edited (rule T1). A session logged without a clock
    time is not `timed`: its `started_at` orders it in the day and nothing more.
    """

    id: str
    athlete_id: str
    started_at: datetime  # aware, UTC
    zone: str  # IANA name
    local_date: date
    end_date: date
    timed: bool
    logged_at: datetime  # aware, UTC
    logged_on: date  # the athlete's date when it was logged
    source: str = "manual"
    external_id: str | None = None
    batch_id: str | None = None
    parent_id: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Bout):
    """A session as a log line tells it: a date and perhaps a clock time, not yet an instant.

    `at_s` is the clock time in seconds after midnight, `None` when the line gave none; `zone` is `None` when the
    athlete's own zone is meant; `second` asks for the second of two equal clock times on a night the clock goes back.
    """

    on: date
    at_s: int | None = None
    zone: str | None = None
    second: bool = False


class MarkKind(StrEnum):
    """What a day mark says about a date."""

    REST = "rest"
    SICK = "sick"
    TRAVEL = "travel"
    FREEZE = "freeze"
    PAUSE = "pause"
    VOID = "void"  # derived, never entered: a date the zone skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day mark. `challenge_id` is `None` when it holds for everything; a travel mark may name the zone arrived in."""

    id: str
    athlete_id: str
    on: date
    kind: MarkKind
    logged_at: datetime
    logged_on: date
    challenge_id: str | None = None
    zone: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDraft:
    """Day marks as a log line tells them: the same kind on every date from `first` to `last`, both included."""

    kind: MarkKind
    first: date
    last: date
    zone: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFact:
    """One figure of a whole day, apart from sessions: steps, water in millilitres, pages, a check (0 or 1).

    There is one value an athlete, date and key.
    """

    athlete_id: str
    on: date
    key: str  # "steps", "water", "pages", "photo": lower case, digits and hyphens
    value: int
    logged_at: datetime
    logged_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """A day fact as a log line tells it; `adds` puts it on top of what the day already has."""

    key: str
    on: date
    value: int
    adds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Athlete:
    """One who trains. `week_start` is 0 for Monday to 6 for Sunday; `day_start_s` moves the day's edge.

    `born` and `sex` ("m", "f" or "") are asked by age rules and bands of races and by nothing else.
    """

    id: str
    name: str
    zone: str
    units: str = "km"  # or "mi"
    week_start: int = 0
    day_start_s: int = 0
    born: date | None = None
    sex: str = ""
