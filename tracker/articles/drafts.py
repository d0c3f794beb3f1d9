"""What an article says, as values: every figure with the phrase it came from, every doubt with a question.

Words and units are those of the labelled articles, so a draft can be scored as it is. Nothing is converted here: an
amount stays in the unit it was written in, and what other figures the text gives for the same thing stand beside it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """What a text holds: something to do over days, a race of one day, both, or nothing to follow."""

    CHALLENGE = "challenge"
    RACE = "race"
    BOTH = "both"
    NONE = "none"


class Role(StrEnum):
    """Whether an entry is what the article is about or told in passing."""

    MAIN = "main"
    BACKGROUND = "background"


class Unit(StrEnum):
    """The unit a figure was written in."""

    KM = "km"
    MILE = "mi"
    NAUTICAL_MILE = "nmi"
    METRE = "m"
    FOOT = "ft"
    MARATHON = "marathon"
    HALF_MARATHON = "half-marathon"
    HOUR = "h"
    MINUTE = "min"
    SECOND = "s"
    REP = "rep"
    STEP = "step"
    LAP = "lap"
    SESSION = "session"
    KCAL = "kcal"


class Per(StrEnum):
    """What an amount is due for. TOTAL is the whole challenge, SESSION each bout, STAGE a day of a day list."""

    DAY = "day"
    WEEK = "week"
    TOTAL = "total"
    SESSION = "session"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """A stretch of the article: `text` is exactly what stands between `start` and `end` (characters, end excluded)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value the text gives, where, and what else it gives for the same thing. No phrase: it was typed in."""

    value: T
    phrase: Phrase | None
    others: "tuple[Found[T], ...]" = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the unit it was written in; `most` is the upper end of a range."""

    number: Decimal
    unit: Unit
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Something to do: `activity` is a word of the labels (running, cycling, ..., mixed, other:WORD)."""

    activity: str
    amount: Found[Amount]
    per: Per
    exercise: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of a day list. Without an amount it is a rest day or an open one; `note` is what the row says besides."""

    day: int
    activity: str
    amount: Amount | None
    phrase: Phrase | None
    start: str | None = None
    finish: str | None = None
    rest: bool = False
    note: str = ""
    exercise: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A figure that was read and not taken: `role` says in a few words what it is instead ("progress so far")."""

    amount: Amount
    activity: str
    per: Per
    role: str
    phrase: Phrase
    exercise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeDraft:
    """A challenge as the article tells it. `route` is in order of travel, or empty with the names in `places`."""

    title: Found[str]
    role: Role = Role.MAIN
    days: Found[int] | None = None
    first: Found[date] | None = None
    last: Found[date] | None = None
    targets: tuple[Target, ...] = ()
    stages: tuple[Stage, ...] = ()
    route: tuple[Found[str], ...] = ()
    places: tuple[Found[str], ...] = ()
    people: tuple[Found[str], ...] = ()
    medals: tuple[Found[str], ...] = ()
    hashtags: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceDraft:
    """A race of one day: `metres` its distance, `seconds` the protagonist's time, `clock` its start as HH:MM."""

    name: Found[str]
    role: Role = Role.MAIN
    activity: str
    metres: Found[Decimal] | None = None
    place: Found[str] | None = None
    day: Found[date] | None = None
    clock: Found[str] | None = None
    medal: Found[bool] | None = None
    seconds: Found[int] | None = None
    people: tuple[Found[str], ...] = ()
    hashtags: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a doubt: what the athlete reads, and the value it stands for as `fields.change` reads it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the text leaves open. `field` is the path of the field it is about; the first choice is the default."""

    field: str
    question: str
    choices: tuple[Choice, ...]
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that was read out of one text. With kind NONE there are no entries and `refusal` says why in one sentence."""

    text: str
    kind: Kind
    published: date | None = None
    challenges: tuple[ChallengeDraft, ...] = ()
    races: tuple[RaceDraft, ...] = ()
    asides: tuple[Aside, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    refusal: str = ""
