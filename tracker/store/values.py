"""Values that only the store hands out: what it keeps but can't know the meaning of."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredChallenge:
    """A started challenge with its template as the JSON text that was given; services parse it.

    It runs over the half-open period from `start` to `end` (`None`: no end). `athletes` are ids, in order of joining.
    `ended_on` is only ever read: the date on which the athlete that was asked for ended it early for themselves.
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
