"""The one goal shape: measure × bucket × target × need, joined by all, any and k of."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.sessions import Measure


class Agg(StrEnum):
    """How the sessions of one bucket become one amount."""

    SUM = "sum"
    COUNT = "count"
    MAX = "max"


class Per(StrEnum):
    """How the window is cut into buckets."""

    WINDOW = "window"
    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    STAGE = "stage"  # row n of a table is day n


DAILY = (Per.DAY, Per.STAGE)  # buckets that are days


class NeedKind(StrEnum):
    """How many buckets must be hit."""

    ALL = "all"
    COUNT = "count"  # n of them, anywhere
    STREAK = "streak"  # n in a row; open-ended when n is None


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
class Counts:
    """What counts. An empty `kinds` is any activity; a kind includes its descendants. A flag of `None` means any."""

    kinds: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    indoor: bool | None = None
    virtual: bool | None = None
    assisted: bool | None = False
    race: bool | None = None
    manual: bool | None = None
    least: tuple[Measure, int] | None = None  # smallest session that counts, in the measure's base unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One target. `target` is one amount for every bucket, or a row for each day (0 is a rest row), in base units."""

    key: str  # unique within the template, e.g. "ride"
    title: str
    measure: Measure
    per: Per
    target: int | tuple[int, ...]
    agg: Agg = Agg.SUM
    counts: Counts = Counts()
    need: Need = Need()
    attribution: Attribution = Attribution.START

    def target_of(self, index: int) -> int:
        """Target of bucket `index` (from 0); a table repeats nothing, so outside it there is no target (0)."""
        if isinstance(self.target, int):
            return self.target
        return self.target[index] if 0 <= index < len(self.target) else 0


class Op(StrEnum):
    ALL = "all"
    ANY = "any"
    K_OF = "k_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goals joined: all of them, any of them, or at least `k`."""

    op: Op
    goals: tuple["Goal", ...]
    k: int = 0

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
