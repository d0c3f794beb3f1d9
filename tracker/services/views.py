"""What the use cases answer: frozen values that the screens and the commands share."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tracker.domain.feeds import Feed as Feed
from tracker.domain.medals import Medal
from tracker.domain.photos import Photo
from tracker.domain.progress import Progress, Streak
from tracker.domain.sessions import Athlete, DayFact, Draft, FactDraft, Mark, MarkDraft, Session
from tracker.domain.templates import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a log line reads, before anything is stored. `notes` are things worth saying ("02:30 comes twice")."""

    line: str
    drafts: tuple[Draft, ...] = ()
    marks: tuple[MarkDraft, ...] = ()
    feeds: tuple[Feed, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[FactDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What a log line did, after it was committed.

    `medals` came with it and `revoked` are those that the journal no longer earns.
    """

    sessions: tuple[Session, ...]
    marks: tuple[Mark, ...]
    feeds: tuple[Feed, ...]
    streaks: tuple[Streak, ...]
    notes: tuple[str, ...] = ()
    facts: tuple[DayFact, ...] = ()
    medals: tuple[Medal, ...] = ()
    revoked: tuple[Medal, ...] = ()
    others: tuple["LoggedFor", ...] = ()  # the same for those it was logged for too


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedFor:
    """What a log line did in the journal of another athlete."""

    athlete: Athlete
    logged: Logged


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPhoto:
    """A photo with its session and the file of its copy, which somebody may have removed."""

    photo: Photo
    session: Session
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What a deletion took away: sessions, and medals that the log no longer earns; rarely one comes by it."""

    sessions: tuple[Session, ...]
    medals: tuple[Medal, ...] = ()
    revoked: tuple[Medal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change as the undo log names it: "Logged ride 90 km and run 20 km"."""

    id: int
    title: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRace:
    handle: str
    title: str
    starts_at: datetime  # UTC
    zone: str
    on: date
    in_days: int
    distance_mm: int  # 0 where the distance is the result


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """One day of the week panel: what was done by activity, what was asked."""

    on: date
    distance_mm: dict[str, int]  # by activity key
    elapsed_s: int
    sessions: int
    mark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything Today shows."""

    now: datetime  # UTC
    today: date
    zone: str
    athlete: Athlete
    athletes: tuple[Athlete, ...]
    units: str
    challenges: tuple[Progress, ...]  # active and planned first, then those that ended in the last 7 days
    streaks: tuple[Streak, ...]  # one a running challenge, then the one over everything logged
    next_race: NextRace | None
    week: tuple[WeekDay, ...]  # seven days from the athlete's week start
    logged: bool  # whether anything was ever logged
    partners: tuple[Progress, ...] = ()  # the same challenges for the others who take part
    moves: tuple[tuple[date, str], ...] = ()  # dates of arrival and zones, for reading a log line


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalDay:
    """A row of the journal's index: a date and how many sessions match on it."""

    on: date
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """A template of the library."""

    template: Template
    path: str
    rules: tuple[str, ...]
    own: bool = False  # in the athlete's own folder, not shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenTemplate:
    """A file of the athlete's own library that is no template, and why."""

    path: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of `doctor`."""

    name: str
    ok: bool
    detail: str
    fix: str = ""
