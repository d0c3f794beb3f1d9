"""What the import answers: a review before anything is written, and what came of it. Frozen values, no storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.domain.origins import Origin, Outline
    from tracker.domain.recordings import Asked, Circle, Lap, Recording, TrackPoint
    from tracker.domain.sessions import Session
    from tracker.services.imports.placing import Ground, Placed
    from tracker.services.moments import Moment
    from tracker.store.outlines import Outlines

Outcome = Literal["import", "import_warn", "ask", "refuse", "duplicate"]
Kind = Literal["new", "duplicate", "near-duplicate", "conflict", "warned", "refused", "ask"]
NEW = "Not in the journal yet."  # the reason of an item with nothing else to be said about it
Phase = Literal["reading", "comparing", "storing"]


class Choice(StrEnum):
    """What becomes of a recording."""

    STORE = "store"  # a new session
    LEAVE = "leave"  # nothing; that it was left out is remembered
    LINK = "link"  # the other stays as it is, this is a further source of it
    RENEW = "renew"  # what this one tells goes into the stored session; what was typed there stays
    APART = "apart"  # both are real: a new session, and never asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWishes:
    """How to read and what to take for granted.

    `activity` (a word that names one) is for recordings that name none, `zone` the one to take where a file tells
    none. `amendments` are (path, words of a log line) that settle single items; with an empty path they are for all
    that do not say when they were.
    """

    activity: str = ""
    zone: str = ""
    day_first: bool | None = None
    units: str = ""  # of distances without one; the athlete's own where it is empty
    columns: tuple[tuple[str, str], ...] = ()
    tracks: bool = False
    private: tuple[Circle, ...] = ()
    amendments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProgress:
    """How far it is. `total` is 0 while nobody knows it; `rate` is in items a second, `left_s` in seconds."""

    phase: Phase
    done: int = 0
    total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    rate: float = 0.0
    left_s: float | None = None

    @property
    def share(self) -> float:
        """The part that is done, from 0 to 1."""
        if self.total:
            return min(1.0, self.done / self.total)
        return min(1.0, self.bytes_done / self.bytes_total) if self.bytes_total else 0.0

    @property
    def words(self) -> str:
        """In words: "Reading 1,204 of 3,000, 410 a second, 5 s left"."""
        if self.phase != "reading":
            return "Comparing with the journal" if self.phase == "comparing" else "Storing"
        parts = [f"Reading {self.done:,} of {self.total:,}" if self.total else f"Reading, {self.done:,} so far"]
        if self.rate >= 0.5:
            parts.append(f"{self.rate:,.0f} a second")
        if self.left_s is not None:
            left = round(self.left_s)
            parts.append(f"{left // 60}:{left % 60:02d} min left" if left >= 60 else f"{left} s left")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One recording as it was found, joined with what a list says about it, or the reason why there is none.

    `source` is the number of the path it came from. `item` names the file it is one of several of, `listing` the list
    whose row it is, both "" where that is not so. `digests` are the keys of all content it was made of, its own first.
    """

    path: str
    file: str  # the path without which of its recordings it is
    format: str
    source: int = 0
    recording: Recording | None = None
    refused: str = ""
    item: str = ""
    listing: str = ""
    digests: tuple[str, ...] = ()
    richness: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One recording, or what could not be read, with what would become of it.

    `session` is as it would be stored, `None` where there is none yet. `other` is what it is a duplicate of: a stored
    session, or the index of another item. `choice` is one of `choices`, the default until it is `decided`; there is
    none for what is refused. `known` says that it was decided in an earlier import, so nothing new is remembered.
    """

    path: str
    format: str
    outcome: Outcome
    kind: Kind
    reason: str  # one sentence
    file: str = ""  # the path without which of its recordings it is; "" where one path is one item
    session: Session | None = None
    other: Outline | int | None = None
    choices: tuple[Choice, ...] = ()
    choice: Choice | None = None
    decided: bool = False
    known: bool = False
    warnings: tuple[str, ...] = ()  # a sentence each
    asks: tuple[Asked, ...] = ()
    laps: tuple[Lap, ...] = ()
    track: tuple[TrackPoint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a review was made of, so that it can be made again: after an amendment, and before it is stored.

    `placed` has each of `found` as a session, as far as it can be one; `choices` are the decisions made, by index.
    """

    found: tuple[Found, ...]
    placed: tuple[Placed, ...]
    at: Moment
    ground: Ground
    outlines: Outlines
    origins: Mapping[str, Origin] = field(default_factory=dict)
    choices: Mapping[int, Choice] = field(default_factory=dict)
    seen: object = None  # the state of the journal it was compared with, as its handle knows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an import would do, before anything is written."""

    title: str  # what was read: "strava.zip", "3 files"
    items: tuple[Reviewed, ...]
    skipped: int = 0  # files in archives that nobody would miss
    material: Material = field(repr=False, compare=False)

    def decided(self, index: int, choice: Choice) -> Review:
        """The review with that decision. RefusedError for a choice the item does not have."""
        from tracker.services.imports.review import decided

        return decided(self, index, choice)

    def amended(self, index: int, words: str) -> Review:
        """The review with an item changed by words of a log line: "run @2010-08-05 14:00 2h".

        All is compared anew; decisions stay. InputError and RefusedError as for a log line.
        """
        from tracker.services.imports.review import amended

        return amended(self, index, words)

    def count(self, kind: Kind) -> int:
        """How many items are of a kind."""
        return sum(item.kind == kind for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was stored, after it was committed."""

    title: str
    batch_id: str | None = None  # None when nothing was written
    stored: int = 0
    renewed: int = 0
    linked: int = 0  # newly known as further sources
    left: int = 0
    there: int = 0  # decided in an earlier import
    refused: int = 0
    undecided: int = 0  # asked about, and not answered
    first: date | None = None  # of the sessions that were stored or renewed
    last: date | None = None
    medals: tuple[Medal, ...] = ()
    revoked: tuple[Medal, ...] = ()
    challenges: tuple[str, ...] = ()  # handles of the challenges that changed by it
