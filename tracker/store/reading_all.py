"""Reading the whole journal, deleted sessions too, for a file that leaves it: a few thousand sessions at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from tracker.domain.photos import Photo
from tracker.domain.sessions import Session
from tracker.store.answering import answering
from tracker.store.conditions import Condition
from tracker.store.reading_imports import ImportReader
from tracker.store.tables import SESSION

if TYPE_CHECKING:
    from tracker.domain.origins import Origin
    from tracker.domain.recordings import Lap, TrackPoint

_AT_ONCE = 2_000  # sessions; SQLite takes as many values in a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSession:
    """A session with all that the file holds of it; one with `deleted_at` (aware, UTC) is in the trash."""

    session: Session
    deleted_at: datetime | None = None
    laps: "tuple[Lap, ...]" = ()
    track: "tuple[TrackPoint, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """An athlete in a challenge; `factor` is per mille."""

    challenge_id: str
    athlete_id: str
    ended_on: date | None = None
    factor: int = 1000


@answering
class WholeReader(ImportReader):
    """What can be asked about everything at once. Every method may raise JournalError."""

    if TYPE_CHECKING:

        def _sessions(
            self, conditions: Sequence[Condition], limit: int | None = None, values: Mapping[str, Any] | None = None
        ) -> tuple[Session, ...]: ...

    def all_sessions(self) -> Iterator[KeptSession]:
        """Every session of everybody, the one logged first first."""
        ids = [str(row["id"]) for row in self._access.raw("SELECT id FROM session ORDER BY rowid")]
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            found = self.kept_sessions(some)
            yield from (found[one] for one in some)

    def kept_sessions(self, ids: Sequence[str]) -> dict[str, KeptSession]:
        """Of some sessions, however many, those that are there, by id."""
        found: dict[str, KeptSession] = {}
        for at in range(0, len(ids), _AT_ONCE):
            some = list(ids[at : at + _AT_ONCE])
            marks = ", ".join("?" * len(some))
            sql = f"SELECT id, deleted_at FROM session WHERE deleted_at IS NOT NULL AND id IN ({marks})"  # noqa: S608
            gone = {row["id"]: _instant(row["deleted_at"]) for row in self._access.raw(sql, tuple(some))}
            details = self.details_of(some)
            for session in self._sessions([SESSION.c.id.in_(some)]):
                detail = details.get(session.id)
                found[session.id] = KeptSession(
                    session=session,
                    deleted_at=gone.get(session.id),
                    laps=detail.laps if detail is not None else (),
                    track=detail.track if detail is not None else (),
                )
        return found

    def sessions_of_source(self, athlete_id: str, source: str, external_id: str) -> tuple[str, ...]:
        """The ids of the athlete's sessions that another service calls `external_id`, those that were deleted last."""
        rows = self._access.raw(
            "SELECT id FROM session WHERE athlete_id = ? AND source = ? AND external_id = ?"
            " ORDER BY deleted_at IS NOT NULL, rowid",
            (athlete_id, source, external_id),
        )
        return tuple(str(row["id"]) for row in rows)

    def participations(self) -> tuple[Participation, ...]:
        """Who takes part in which challenge, by challenge, and in order of joining."""
        rows = self._access.raw(
            "SELECT challenge_id, athlete_id, ended_on, factor FROM participant"
            " JOIN challenge ON challenge.id = challenge_id ORDER BY challenge.rowid, position"
        )
        return tuple(
            Participation(
                challenge_id=row["challenge_id"],
                athlete_id=row["athlete_id"],
                ended_on=None if row["ended_on"] is None else date.fromisoformat(row["ended_on"]),
                factor=1000 if row["factor"] is None else row["factor"],
            )
            for row in rows
        )

    def all_photos(self) -> tuple[Photo, ...]:
        """The photos of all sessions, deleted ones among them, in the order they were added."""
        rows = self._access.raw("SELECT id, session_id, path, caption FROM photo ORDER BY id")
        return tuple(Photo(**{name: str(value) for name, value in row.items()}) for row in rows)

    def all_origins(self) -> "tuple[Origin, ...]":
        """What became of every recording, by athlete and key."""
        from tracker.store.rows_imports import origin_of

        return tuple(origin_of(row) for row in self._access.raw("SELECT * FROM origin ORDER BY athlete_id, key"))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
