"""Templates and challenges: what a challenge file says, and what an athlete made of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.days import Period
from tracker.domain.goals import Goal, Item
from tracker.domain.sessions import MarkKind


class WindowKind(StrEnum):
    FIXED = "fixed"  # first and last day given; `yearly` repeats them each year; or one of the editions
    INSTANT = "instant"  # `length_s` of real time from `starts_at`, or from the instant the athlete chooses
    ROLLING = "rolling"  # so many days, months or years from the start the athlete chooses
    RECURRING = "recurring"  # the calendar week, month, season or year the start falls in
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
    every: str | None = None  # "week", "month", "season" or "year" of a recurring window
    season: tuple[int, int] | None = None  # month and day on which a season of one year begins
    starts_at: datetime | None = None  # aware; of a window with an instant of its own
    length_s: int | None = None  # of an instant window; None is without end
    first_hit: bool = False  # a rolling window begins with the first day that counts, not with joining
    history: bool = False  # what was done before joining counts too


@dataclass(frozen=True, slots=True, kw_only=True)
class RestRule:
    """Rest that the rules allow: `n` days a week, month or challenge, or fixed weekdays (0 is Monday).

    Where the goals are cut into weeks or months, `n` counts those instead of days.
    """

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
    SAME_PERIOD = "same_period"  # a deficit may be repaid later in the same week
    ANY = "any"  # a deficit may be repaid on any later day of the window


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
    """How late a session may be entered and still count; the log itself takes it at any time (rule T8).

    Challenges of one `exclusive` group share no session: it counts for the one that was joined first and still runs.
    """

    late_days: int | None = None
    late_until: datetime | None = None
    exclusive: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point of a route. `at_mm` is its distance from the start along the declared length, `lat` and `lon` are degrees
    north and east; None where that is not known: such a place is named in its order and has no position.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    at_mm: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A road with a declared length, which may exceed its geometry (domain research, 5.2).

    Its first and last place have a distance; those between may have none.
    """

    name: str
    length_mm: int
    places: tuple[Place, ...]
    there_and_back: bool = False  # past the end the way leads back to the start


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit: by `elapsed_s` since the start, or by the clock at the place, on the way or at the finish."""

    at_mm: int | None = None  # None is the finish
    elapsed_s: int | None = None
    clock: datetime | None = None  # wall clock in the race's zone, without an offset


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceDay:
    """The race a template is about: one edition of an event."""

    event: str
    place: str
    zone: str
    starts_at: datetime  # wall clock in `zone`, without an offset
    distance_mm: int | None = None  # None where the distance is the result
    limit_s: int | None = None
    age_rule: str = ""
    series: str = ""
    region: str = ""
    variant: str = ""  # "up", "down", "bad weather"
    climb_mm: int | None = None
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a challenge with dates of its own: its name ("2026"), days, race, and what was different."""

    name: str
    first: date
    last: date  # included
    race: RaceDay | None = None
    note: str = ""


class TeamAgg(StrEnum):
    """How the amounts of a team's members become the team's."""

    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    BEST = "best"  # of the k best members
    RELAY = "relay"  # each row of the day table is one member's, in turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A challenge taken on together, with `least` to `most` members; each has a factor of their own when it starts."""

    agg: TeamAgg = TeamAgg.SUM
    k: int | None = None
    least: int = 2
    most: int | None = None


class Trigger(StrEnum):
    """What an award is given for."""

    COMPLETE = "complete"
    AMOUNT = "amount"
    SESSION = "session"  # one session of `amount`, whatever the rules ask of the sessions that count
    PERCENT = "percent"
    PLACE = "place"
    TIER = "tier"  # each rung of a ladder
    STREAK = "streak"
    NTH = "nth"  # the n-th result that counts
    SET = "set"  # results of every item
    CONSECUTIVE = "consecutive"  # results in the first n editions, one year after the other
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One row of a band table; the first that fits wins. `under_s` is strict: a time equal to it is not in the band."""

    name: str
    position: int | None = None  # at most
    under_s: int | None = None
    amount: int | None = None  # at least, in base units
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None  # included
    within: tuple[int, int] | None = None  # at most num/den of the reference time typed in with the result


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Something given for it: the medal's name and what triggers it.

    `goal` is the key of the goal that AMOUNT, PERCENT, TIER and STREAK look at; empty is the total (or the challenge's
    streak). Results are those of `events`, or of the template's own race.
    """

    key: str
    title: str
    artefact: str = "medal"
    on: Trigger = Trigger.COMPLETE
    goal: str = ""
    amount: int | None = None
    percent: int | None = None
    place: str = ""
    n: tuple[int, ...] = ()  # STREAK and NTH: at each of these counts
    events: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    bands: tuple[Band, ...] = ()
    gun: bool = False  # bands go by gun time; by chip time otherwise
    repeatable: bool = False  # may be earned again: at each multiple of `n` or `amount`
    once_per: str = "challenge"  # "edition", "challenge" or "lifetime"


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
    team: Team | None = None
    editions: tuple[Edition, ...] = ()


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
    factors: tuple[int, ...] = ()  # of each athlete, per mille; empty where all count whole
    starts_at: datetime | None = None  # of an instant window, UTC
    ends_at: datetime | None = None

    @property
    def title(self) -> str:
        return self.template.title
