"""What a challenge looks like on a given day: the values every screen, command and script reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from tracker.domain.days import Period
from tracker.domain.evidence import Evidence
from tracker.domain.goals import Per
from tracker.domain.medals import Medal
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Challenge, Place


class Status(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    FAILED = "failed"
    ABANDONED = "abandoned"


class StreakStatus(StrEnum):
    SAFE = "safe"
    AT_RISK = "at_risk"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Buckets hit in a row. `until` is the last day by whose end the next hit is due; `why` gives the reason.

    `unit` is "day", "week", "month" or "every" (slots of real time); for slots `until_at` is the very instant, in UTC.
    `challenge` is the handle, or `None` for the streak over everything logged.
    """

    challenge: str | None
    title: str
    rule: str
    unit: str = "day"
    current: int = 0
    longest: int = 0
    longest_from: date | None = None
    longest_to: date | None = None
    status: StreakStatus = StreakStatus.NONE
    until: date | None = None
    until_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetNow:
    """One target's bucket that today is in. Amounts are in the measure's base unit (mm, s, counts)."""

    goal: str  # the leaf's key
    title: str
    activity: str  # the first kind that counts, "" for any
    measure: Measure
    per: Per
    target: int
    done: int
    excused: MarkKind | None = None
    unit: str = ""  # of a day fact
    at_most: bool = False
    number: int = 0  # of the bucket: the slot of real time, the row that waits

    @property
    def left(self) -> int:
        return max(0, self.target - self.done)

    @property
    def hit(self) -> bool:
        """Whether it is reached; a rest row, which asks nothing, is never hit. An upper bound is kept, so far."""
        return self.done <= self.target if self.at_most else self.done >= self.target > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The whole window's amount against its plan (domain research, 4.1). Base units; the plan is exact.

    `planned` is P(k), the plan after the `k` finished days; `today_left` is max(0, P(k+1) - done), today's need.
    `days_ahead` is `None` for an open window, `needed_per_day` when the window is over. Of a ladder `target` is the
    rung to reach next; `first` is what completes the challenge. `unit` is that of a day fact.
    """

    measure: Measure
    target: int
    done: int
    planned: Fraction
    today_left: Fraction
    days_ahead: Fraction | None
    needed_per_day: Fraction | None
    first: int = 0
    unit: str = ""

    @property
    def balance(self) -> Fraction:
        return self.done - self.planned

    @property
    def reached(self) -> bool:
        return self.done >= self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """When the total is reached at the present pace, with the range of the last weeks (domain research, 4.2)."""

    finish: date
    earliest: date
    latest: date | None  # None when the worst of the last weeks would never get there
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where on the route one is: `place` is the last place passed and `following` the next one, of those whose distance
    is known; `None` past the end. `unplaced` are the names between the two whose distance is not.
    """

    length_mm: int
    at_mm: int
    place: Place
    following: Place | None
    unplaced: tuple[str, ...] = ()

    @property
    def past_mm(self) -> int:
        """How far behind one the last place is."""
        return self.at_mm - (self.place.at_mm or 0)

    @property
    def to_next_mm(self) -> int:
        """How far ahead the next place is; 0 past the end."""
        return 0 if self.following is None else (self.following.at_mm or 0) - self.at_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One row of the day table. `planned` and `done` hold an amount a leaf, in the order of `Progress.columns`."""

    number: int
    on: date
    title: str
    planned: tuple[int, ...]
    done: tuple[int, ...]
    total_planned: Fraction | None  # P(number)
    total_done: int | None  # the total's amount up to and including this day; None for a day to come
    hit: bool
    excused: MarkKind | None
    rest: bool  # the table asks for nothing
    balance: Fraction | None  # total_done - total_planned
    why: str = ""  # what made the day a hit, a miss or excused


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A leaf as a column of the day table."""

    goal: str
    title: str
    measure: Measure
    activity: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """A leaf over the whole window: how many of its due buckets are hit.

    Of a ladder `rung` is the highest rung reached (0 for none) and `next_rung` the one to come; `missing` names the
    items of a checklist that are open.
    """

    goal: str
    title: str
    per: Per
    hits: int
    needed: int
    met: bool
    why: str
    rung: int = 0
    next_rung: int | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A challenge for one athlete on one day."""

    challenge: Challenge
    athlete_id: str
    today: date
    status: Status
    day: int  # 1 on the first day, 0 before it, at most `days`
    days: int | None
    targets: tuple[TargetNow, ...]
    goals: tuple[GoalState, ...]
    total: Total | None
    projection: Projection | None
    position: Position | None
    streak: Streak | None
    columns: tuple[Column, ...]
    stages: tuple[Stage, ...]
    completed_on: date | None
    failed_on: date | None
    attempt: int  # 1, and one more for each restart
    period: Period  # of that attempt
    medals: tuple[Medal, ...]  # earned so far, the first one first
    verdict: str  # one plain sentence about how it stands or ended
    amounts: Mapping[str, Mapping[date, int]]  # by leaf key (and TOTAL), then by date: what the journal holds
    evidence: Evidence | None = None  # what the figures were made from

    @property
    def handle(self) -> str:
        return self.challenge.handle
