"""The one goal shape: measure × bucket × target × need, joined by all, any and k of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from tracker.domain.sessions import Measure


class Agg(StrEnum):
    """How the sessions of one bucket become one amount."""

    SUM = "sum"
    COUNT = "count"
    MAX = "max"
    MIN = "min"
    DAYS = "days"  # the number of days whose own sum reaches `Leaf.each`


class Per(StrEnum):
    """How the window is cut into buckets."""

    WINDOW = "window"
    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    STAGE = "stage"  # a row of a table, taken as `Leaf.order` says
    EVERY = "every"  # `Leaf.every_s` long, counted in instants from the challenge's start
    ROLLING = "rolling"  # any `Leaf.roll_days` days in a row
    BY = "by"  # one for each value of `Leaf.by`


DAILY = (Per.DAY, Per.STAGE)  # buckets that are days


class NeedKind(StrEnum):
    """How many buckets must be hit."""

    ALL = "all"
    COUNT = "count"  # n of them, anywhere
    STREAK = "streak"  # n in a row; open-ended when n is None
    BEST = "best"  # the n greatest buckets together reach the target


class Cmp(StrEnum):
    """Which side of the target is a hit."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Order(StrEnum):
    """How the rows of a day table are taken."""

    CALENDAR = "calendar"  # row n is day n
    WEEK = "week"  # the rows of a week may be done in any order within it
    SUCCESS = "on_success"  # the next row waits until this one was held


class Key(StrEnum):
    """What a checklist or a distinct count tells apart."""

    EVENT = "event"
    REGION = "region"  # state, county or country of a race
    LETTER = "letter"  # first letter of the event
    FINISH_SECOND = "finish_second"  # the seconds of the finish time, 0 to 59
    ITEM = "item"  # an entry of `Leaf.items`
    TAG = "tag"  # a session's hashtag


class Attribution(StrEnum):
    """Which dates a session over midnight counts for (rule T3)."""

    START = "start"
    CREDIT = "credit"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Need:
    kind: NeedKind = NeedKind.ALL
    n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """Sessions of `kind` count `num/den` of their amount of `measure` (the leaf's own where None), rounded down."""

    kind: str
    num: int
    den: int = 1
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a checklist: an event or hashtag by name, or a race of some distance within a time."""

    name: str
    least_mm: int | None = None
    limit_s: int | None = None
    since: date | None = None  # races before this date do not count


@dataclass(frozen=True, slots=True)
class Ramp:
    """A target that grows with the bucket's number n, from 1: `base + step * n`."""

    base: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What counts. An empty `kinds` is any activity; a kind includes its descendants. A flag of `None` means any.

    For race results `events` names the events or series that count, empty for any; there `virtual` and `relay` of
    None mean no.
    """

    kinds: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    indoor: bool | None = None
    virtual: bool | None = None
    assisted: bool | None = False
    race: bool | None = None
    manual: bool | None = None
    least: tuple[Measure, int] | None = None  # smallest session that counts, in the measure's base unit
    most: tuple[Measure, int] | None = None  # largest session that counts
    cap_day: int | None = None  # no more than this counts a day
    gap_s: int | None = None  # a session counts when it starts so long after the end of the last one that did
    continuous: bool = False  # without a break: one part, and standing still for a minute at most
    factors: tuple[Factor, ...] = ()
    events: tuple[str, ...] = ()
    relay: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One target, in base units: one amount for every bucket, a row for each day (0 is a rest row), or a ramp.

    `tiers` make it a ladder: the target is the first rung, the others are worth reaching; `tier_step` adds a rung at
    each multiple. `fact` counts a day fact instead of sessions. `tolerance` per mille may be missing from a target.
    """

    key: str  # unique within the template, e.g. "ride"
    title: str
    measure: Measure
    per: Per
    target: int | tuple[int, ...] | Ramp
    agg: Agg = Agg.SUM
    counts: Counts = Counts()
    need: Need = Need()
    attribution: Attribution = Attribution.START
    cmp: Cmp = Cmp.AT_LEAST
    order: Order = Order.CALENDAR
    rest_between: int = 0  # free days between two rows that wait for success
    each: int = 0  # what a day needs to be counted by Agg.DAYS
    tiers: tuple[int, ...] = ()
    tier_step: int | None = None
    every_s: int | None = None
    inside: bool = False  # with EVERY: the session must end within its bucket too
    roll_days: int | None = None
    by: Key | None = None
    items: tuple[Item, ...] = ()
    fact: str = ""
    unit: str = ""  # of a fact, for showing
    tolerance: int = 0

    @property
    def is_ladder(self) -> bool:
        """Whether it has rungs, given one by one or as a step."""
        return bool(self.tiers) or self.tier_step is not None

    def target_of(self, index: int) -> int:
        """Target of bucket `index` (from 0); a table repeats nothing, so outside it there is no target (0)."""
        if isinstance(self.target, int):
            return self.target
        if isinstance(self.target, Ramp):
            return max(0, self.target.base + self.target.step * (index + 1)) if index >= 0 else 0
        return self.target[index] if 0 <= index < len(self.target) else 0

    @property
    def amounts_in(self) -> Measure:
        """The measure that a bucket's amount is in: a plain count where sessions or days are counted."""
        counts = self.agg in (Agg.COUNT, Agg.DAYS) and self.measure is not Measure.RESULTS
        return Measure.SESSIONS if counts else self.measure

    def reaches(self, amount: int, target: int) -> bool:
        """Whether an amount is a hit; a target of 0 (a rest row) never is, but for one that sets an upper bound."""
        if self.cmp is Cmp.AT_MOST:
            return amount <= target
        return amount >= self.enough(target) > 0

    def enough(self, target: int) -> int:
        """The amount from which a target counts as reached, `tolerance` per mille below it."""
        return target - target * self.tolerance // 1000

    def rung_after(self, amount: int) -> int:
        """The target to look at with `amount` done: the first rung not reached, the last one where all are."""
        if self.tier_step is not None:
            return (amount // self.tier_step + 1) * self.tier_step
        if not self.tiers:
            return self.target_of(0)
        return next((rung for rung in self.tiers if amount < self.enough(rung)), self.tiers[-1])

    def rung_before(self, amount: int) -> int:
        """The highest rung of the ladder that `amount` reaches; 0 for none."""
        if self.tier_step is not None:
            return amount // self.tier_step * self.tier_step
        return max((rung for rung in self.tiers if amount >= self.enough(rung)), default=0)

    def ladder(self) -> Iterator[int]:
        """The rungs, the lowest first; without an end where each multiple is one."""
        yield from self.tiers if self.tier_step is None else count(self.tier_step, self.tier_step)


class Op(StrEnum):
    ALL = "all"
    ANY = "any"
    K_OF = "k_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goals joined: all of them, any of them, or at least `k`.

    In a `sequence` each goal counts from the day after the one before it was fulfilled.
    """

    op: Op
    goals: tuple["Goal", ...]
    k: int = 0
    sequence: bool = False

    @property
    def needed(self) -> int:
        """How many of the goals must hold."""
        return {Op.ALL: len(self.goals), Op.ANY: 1, Op.K_OF: self.k}[self.op]


Goal = Leaf | Group


def leaves(goal: Goal) -> tuple[Leaf, ...]:
    """The leaves of a goal, in reading order."""
    if isinstance(goal, Leaf):
        return (goal,)
    return tuple(leaf for child in goal.goals for leaf in leaves(child))
