"""What a challenge looks like on a given day: the values every screen, command and script reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.days import Period
from tracker.domain.goals import Per
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Award, Challenge, Place


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

    `unit` is "day", "week" or "month". `challenge` is the handle, or `None` for the streak over everything logged.
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

    @property
    def left(self) -> int:
        return max(0, self.target - self.done)

    @property
    def hit(self) -> bool:
        """Whether it is reached; a rest row, which asks nothing, is never hit."""
        return self.done >= self.target > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The whole window's amount against its plan (domain research, 4.1). Base units; the plan is exact.

    `planned` is P(k), the plan after the `k` finished days; `today_left` is max(0, P(k+1) - done), today's need.
    `days_ahead` is `None` for an open window, `needed_per_day` when the window is over.
    """

    measure: Measure
    target: int
    done: int
    planned: Fraction
    today_left: Fraction
    days_ahead: Fraction | None
    needed_per_day: Fraction | None

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
    """Where on the route one is. `place` is the last place passed, `following` the next one, `None` past the end."""

    length_mm: int
    at_mm: int
    place: Place
    following: Place | None

    @property
    def to_next_mm(self) -> int:
        return 0 if self.following is None else self.following.at_mm - self.at_mm


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A leaf as a column of the day table."""

    goal: str
    title: str
    measure: Measure
    activity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalState:
    """A leaf over the whole window: how many of its due buckets are hit."""

    goal: str
    title: str
    per: Per
    hits: int
    needed: int
    met: bool
    why: str


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
    awards: tuple[Award, ...]  # given so far
    verdict: str  # one plain sentence about how it stands or ended
    amounts: Mapping[str, Mapping[date, int]]  # by leaf key (and TOTAL), then by date: what the journal holds
    credited: Mapping[str, frozenset[date]] = field(default_factory=dict)  # dates that sessions over midnight reach

    @property
    def handle(self) -> str:
        return self.challenge.handle
