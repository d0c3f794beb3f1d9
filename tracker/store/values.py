"""Values that only the store hands out: what it keeps but can't know the meaning of."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredChallenge:
    """A started challenge with its template as the JSON text that was given; services parse it.

    It runs over the half-open period from `start` to `end` (`None`: no end); where its window is counted in instants,
    also from `starts_at` to `ends_at`. `athletes` are ids, in order of joining, and `factors` are theirs, per mille,
    in that order; there are none when all count whole. `ended_on` is only ever read: the date on which the
    athlete that was asked for ended it early for themselves.
    """

    id: str
    handle: str
    template_slug: str
    template_version: int
    template_json: str
    start: date
    end: date | None
    joined_at: datetime  # aware, UTC
    week_start: int = 0
    zone: str | None = None
    ended_on: date | None = None
    athletes: tuple[str, ...] = ()
    factors: tuple[int, ...] = ()
    starts_at: datetime | None = None  # aware, UTC
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMedal:
    """A medal that was handed over; `revoked_at` tells when the log was found to earn it no longer.

    There is one an athlete and `key`, as `domain.medals.Medal` has them.
    """

    athlete_id: str
    key: str
    award: str
    title: str
    artefact: str
    on: date
    why: str
    given_at: datetime  # aware, UTC
    challenge_id: str | None = None
    band: str = ""
    value: int | None = None  # in the base unit of `measure`
    measure: str | None = None
    revoked_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import: the sessions that came in together."""

    id: str
    at: datetime  # aware, UTC
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class ChangeValue:
    """A change in the undo log. Ids grow with each change and are never used twice."""

    id: int
    title: str
    at: datetime  # aware, UTC
