"""Templates and challenges: what a challenge file says, and what an athlete made of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.days import Period
from tracker.domain.goals import Goal
from tracker.domain.sessions import MarkKind


class WindowKind(StrEnum):
    FIXED = "fixed"  # first and last day given; `yearly` repeats them each year
    ROLLING = "rolling"  # so many days, months or years from the start the athlete chooses
    RECURRING = "recurring"  # the calendar week, month or year the start falls in
    OPEN = "open"  # no end


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When it runs. `last` is included, as people write it; a started challenge holds a half-open period instead."""

    kind: WindowKind
    first: date | None = None
    last: date | None = None
    yearly: bool = False
    days: int | None = None
    months: int | None = None
    years: int | None = None
    every: str | None = None  # "week", "month" or "year" of a recurring window


@dataclass(frozen=True, slots=True, kw_only=True)
class RestRule:
    """Rest that the rules allow: `n` days a week, month or challenge, or fixed weekdays (0 is Monday)."""

    n: int = 0
    per: str = "week"  # "week", "month" or "challenge"
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeRule:
    """Tokens that save a streak: `initial` at the start, one more for each `earn_every` hit days, at most `most`."""

    initial: int = 0
    earn_every: int | None = None
    most: int | None = None


class OnMiss(StrEnum):
    CONTINUE = "continue"
    RESET = "reset"
    RESTART = "restart"
    FAIL = "fail"


class Makeup(StrEnum):
    NONE = "none"
    ANY = "any"  # a deficit may be repaid on any other day of the window


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuity:
    """What a day without a hit does. `excuses` are the marks that bridge a day without adding to a streak."""

    excuses: frozenset[MarkKind] = frozenset({MarkKind.SICK, MarkKind.TRAVEL, MarkKind.PAUSE})
    rest: RestRule | None = None
    freeze: FreezeRule | None = None
    pause_days: int | None = None  # longest pause; None is any length
    makeup: Makeup = Makeup.NONE
    on_miss: OnMiss = OnMiss.CONTINUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How late a session may be entered and still count; the log itself takes it at any time (rule T8)."""

    late_days: int | None = None
    late_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point of a route. `at_mm` is its distance from the start along the declared length."""

    name: str
    lat: float
    lon: float
    at_mm: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A road with a declared length, which may exceed its geometry (domain research, 5.2)."""

    name: str
    length_mm: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceDay:
    """The race a template is about: one edition of an event."""

    event: str
    place: str
    zone: str
    starts_at: datetime  # wall clock in `zone`, without an offset
    distance_mm: int
    limit_s: int | None = None
    age_rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Something given for it: the medal's name and what triggers it ("complete" or "result")."""

    key: str
    title: str
    artefact: str = "medal"
    on: str = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure as printed somewhere. Where figures disagree all are kept and one is `chosen`, never an average."""

    field: str
    value: str
    source: str
    published: date | None = None
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A challenge as a file: no dates of yours in it."""

    slug: str
    version: int
    title: str
    window: Window
    goal: Goal
    summary: str = ""
    continuity: Continuity = Continuity()
    entry: Entry = Entry()
    route: Route | None = None
    race: RaceDay | None = None
    awards: tuple[Award, ...] = ()
    claims: tuple[Claim, ...] = ()
    tags: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()  # names of the rows of the day table, where they have names


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A template that was started. It keeps its own copy; `handle` is its name in commands and in `--json`."""

    id: str
    handle: str
    template: Template
    period: Period
    joined_at: datetime
    week_start: int = 0
    zone: str | None = None
    ended_on: date | None = None  # when the athlete ended it early
    athletes: tuple[str, ...] = ()  # athlete ids, the one who started it first

    @property
    def title(self) -> str:
        return self.template.title
