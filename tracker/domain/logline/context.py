"""What a log line is read against, and what it reads as."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.sessions import Draft, FactDraft, MarkDraft


@dataclass(frozen=True, slots=True)
class Context:
    """The athlete's day when a line is read: `today` in the own calendar, `now` (aware, UTC), zone and units."""

    today: date
    now: datetime
    zone: str
    units: str = "km"  # or "mi"
    week_start: int = 0


@dataclass(frozen=True, slots=True)
class Parsed:
    """How a line reads: sessions, day marks or day facts, and `notes` on what could have been read in another way."""

    drafts: tuple[Draft, ...] = ()
    marks: tuple[MarkDraft, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[FactDraft, ...] = ()
