"""Origins: what a recording became, under each of the keys by which it would be known again.

One recording has several keys (its content, its device's name for it, its ids in services), and one stored session
may have several recordings behind it. An origin outlives its session: what was once deleted is not imported anew.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.recordings import Lap, TrackPoint
from tracker.domain.sessions import active_time


class Decision(StrEnum):
    """What became of a recording."""

    STORED = "stored"  # it is the session
    LINKED = "linked"  # a further source of a session that is there without it
    LEFT = "left"  # the athlete did not want it
    APART = "apart"  # it is a session of its own, though much like another: both are real


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A key of a recording and what became of it. There is one an athlete and key.

    `session_id` is the session it is, or is linked to; `None` for one that was left. `path` says where it was found,
    as people read it. `batch_id` is the import that decided.
    """

    athlete_id: str
    key: str  # "sha256:...", "fit:<maker>/<serial>/<time>", "strava:12070555079": see domain.duplicates
    session_id: str | None
    decision: Decision
    path: str
    format: str
    batch_id: str | None
    at: datetime  # aware, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What only an opened session shows: its laps, and its track if the athlete keeps tracks."""

    session_id: str
    laps: tuple[Lap, ...] = ()
    track: tuple[TrackPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A stored session as far as it takes to find its duplicates and to say which of two tells more.

    A `deleted` one is still in the file, so that what was deleted is not imported again without a word.
    """

    id: str
    activity: str
    started_at: datetime  # aware, UTC
    zone: str
    local_date: date
    timed: bool
    elapsed_s: int | None = None
    timer_s: int | None = None
    moving_s: int | None = None
    distance_mm: int | None = None
    climb_mm: int | None = None
    energy_kj: int | None = None
    hr_avg: int | None = None
    hr_max: int | None = None
    computed: tuple[str, ...] = ()
    has_note: bool = False  # a note, or tags
    has_parts: bool = False
    has_detail: bool = False  # laps or a track
    source: str = "manual"
    external_id: str | None = None
    batch_id: str | None = None
    version: int = 1
    deleted: bool = False

    @property
    def active_s(self) -> int | None:
        """As of the session itself."""
        return active_time(self.moving_s, self.timer_s, self.elapsed_s)
