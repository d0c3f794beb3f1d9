"""Writing the journal: one unit of work, every row of it in the undo log."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table

from tracker.domain.sessions import Athlete, Mark, Session
from tracker.errors import JournalError
from tracker.store.access import Access
from tracker.store.history import Recorder
from tracker.store.images import SHAPES
from tracker.store.reading import Reader
from tracker.store.rows import (
    athlete_row,
    batch_row,
    challenge_row,
    mark_row,
    part_rows,
    participant_rows,
    session_row,
    stored_instant,
    tag_rows,
)
from tracker.store.tables import ATHLETE, BATCH, CHALLENGE, MARK, PART, PARTICIPANT, SESSION, TAG, Row
from tracker.store.values import Batch, ChangeValue, StoredChallenge

_SAME_MARK = "SELECT id FROM mark WHERE athlete_id = ? AND on_date = ? AND kind = ? AND challenge_id IS ?"
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _whole(method: Callable[Concatenate["Writer", _P], _R]) -> Callable[Concatenate["Writer", _P], _R]:
    """A step of a unit of work: once one was refused, the unit can't be stored even if its caller carries on."""

    @wraps(method)
    def step(self: "Writer", /, *args: _P.args, **named: _P.kwargs) -> _R:
        try:
            return method(self, *args, **named)
        except BaseException:
            self._access.failed = True
            raise

    return step


class Writer(Reader):
    """What can be changed. It reads what it has written; nobody else does before the unit of work ends.

    `title` names the change in the undo log and may be set until then. Every method may raise JournalError, after
    which the unit of work can only be given up.
    """

    def __init__(self, access: Access, title: str, at: datetime) -> None:
        super().__init__(access)
        self.title = title
        self._recorder = Recorder(access, at)

    @_whole
    def add_athlete(self, athlete: Athlete) -> None:
        """Add an athlete; their name may not be taken, case apart."""
        self._insert(ATHLETE, [athlete_row(athlete)])

    @_whole
    def update_athlete(self, athlete: Athlete) -> None:
        """Replace the athlete with that id."""
        self._replace(ATHLETE, athlete_row(athlete))

    def add_session(self, session: Session) -> None:
        """Add a session."""
        self.add_sessions((session,))

    @_whole
    def add_sessions(self, sessions: Iterable[Session]) -> None:
        """Add sessions, however many, in as many statements as one needs."""
        added = tuple(sessions)
        self._insert(SESSION, [session_row(session) for session in added])
        self._insert(TAG, [row for session in added for row in tag_rows(session)])
        self._insert(PART, [row for session in added for row in part_rows(session)])

    @_whole
    def replace_session(self, session: Session, expected_version: int) -> Session:
        """Replace the session with that id and return it as it now is, with its new `version`.

        JournalError when the stored one is not `expected_version`, because somebody else changed it meanwhile, or
        is deleted. Replacing a session by its equal changes nothing.
        """
        before = self._standing(session.id)
        if before["version"] != expected_version:
            raise JournalError(
                "This session was changed in another window meanwhile: nothing was stored; look at it again first."
            )
        old = self.session(session.id)
        if old == replace(session, version=expected_version):
            return old
        # The id of a change is never used twice, also after an undo, so no two states share a version.
        stored = replace(session, version=max(expected_version, self._recorder.id))
        self._replace(SESSION, session_row(stored), before)
        self._replace_all(TAG, tag_rows(stored), self._rows_of(TAG, "session_id", session.id))
        self._replace_all(PART, part_rows(stored), self._rows_of(PART, "session_id", session.id))
        return stored

    @_whole
    def delete_sessions(self, ids: Sequence[str], at: datetime) -> tuple[Session, ...]:
        """Delete sessions and return them as they were, in that order; they stay in the file until purged.

        JournalError when one of them is not there any more.
        """
        gone: list[Session] = []
        for session_id in dict.fromkeys(ids):
            before = self._standing(session_id)
            gone += self._sessions([SESSION.c.id == session_id])
            version = max(before["version"], self._recorder.id)
            self._replace(SESSION, before | {"deleted_at": stored_instant(at), "version": version}, before)
        return tuple(gone)

    @_whole
    def add_mark(self, mark: Mark) -> bool:
        """Add a day mark unless the same kind is on that date already, in the same scope; whether it was new."""
        row = mark_row(mark)
        same = tuple(row[name] for name in ("athlete_id", "on_date", "kind", "challenge_id"))
        if self._access.raw(_SAME_MARK, same):
            return False
        self._insert(MARK, [row])
        return True

    @_whole
    def remove_mark(self, mark_id: str) -> bool:
        """Remove a day mark; whether it was there."""
        before = self._row(MARK, mark_id)
        if before is None:
            return False
        self._remove(MARK, before)
        return True

    @_whole
    def add_challenge(self, challenge: StoredChallenge) -> None:
        """Add a started challenge, which nobody has ended yet; its handle may not be taken."""
        self._insert(CHALLENGE, [challenge_row(challenge)])
        self._insert(PARTICIPANT, participant_rows(challenge))

    @_whole
    def update_challenge(self, challenge: StoredChallenge) -> None:
        """Replace the challenge with that id, athletes included, but not who has ended it: see `end_participation`."""
        self._replace(CHALLENGE, challenge_row(challenge))
        of_it = self._rows_of(PARTICIPANT, "challenge_id", challenge.id)
        self._replace_all(PARTICIPANT, participant_rows(challenge, of_it), of_it)

    @_whole
    def end_participation(self, challenge_id: str, athlete_id: str, on: date | None) -> None:
        """End a challenge early on `on` for one of its athletes, while the others go on; `None` takes that back.

        JournalError when the athlete does not take part in it.
        """
        before = self._row(PARTICIPANT, challenge_id, athlete_id)
        if before is None:
            raise JournalError("This athlete does not take part in the challenge: nothing was stored.")
        self._replace(PARTICIPANT, before | {"ended_on": on and date.isoformat(on)}, before)

    @_whole
    def add_batch(self, batch: Batch) -> None:
        """Add an import, before its sessions."""
        self._insert(BATCH, [batch_row(batch)])

    def finish(self) -> ChangeValue | None:
        """Write the change into the undo log; `None` when nothing changed. The store calls it before it commits."""
        if self._access.failed:
            raise JournalError("A part of this could not be stored: nothing was stored.")
        return self._recorder.finish(self.title)

    def _standing(self, session_id: str) -> Row:
        """The row of a session that is not deleted."""
        row = self._row(SESSION, session_id)
        if row is None or row["deleted_at"] is not None:
            raise JournalError("This session is not in the journal any more: nothing was stored.")
        return row

    def _row(self, table: Table, *key: str) -> Row | None:
        return SHAPES[table.name].find(self._access, [key]).get(key)

    def _rows_of(self, table: Table, column: str, value: str) -> list[Row]:
        return self._access.raw(f"SELECT * FROM {table.name} WHERE {column} = ?", (value,))  # noqa: S608 our own names

    def _insert(self, table: Table, rows: list[Row]) -> None:
        shape = SHAPES[table.name]
        shape.insert(self._access, rows)
        for row in rows:
            self._recorder.note(shape, None, row)

    def _remove(self, table: Table, before: Row) -> None:
        shape = SHAPES[table.name]
        shape.delete(self._access, [shape.key_of(before)])
        self._recorder.note(shape, before, None)

    def _replace(self, table: Table, after: Row, before: Row | None = None) -> None:
        """Replace the row with the primary key of `after`; `before` is that row where it was read already."""
        shape = SHAPES[table.name]
        key = shape.key_of(after)
        before = before or shape.find(self._access, [key]).get(key)
        if before is None:
            raise JournalError(f"This {table.name} is not in the journal: nothing was stored.")
        if before != after:
            shape.update(self._access, [after])
            self._recorder.note(shape, before, after)

    def _replace_all(self, table: Table, after: list[Row], before: list[Row]) -> None:
        """Make `after` of the rows `before`, touching only those that differ."""
        shape = SHAPES[table.name]
        old, new = ({shape.key_of(row): row for row in rows} for rows in (before, after))
        for key in old.keys() - new.keys():
            self._remove(table, old[key])
        for key in old.keys() & new.keys():
            self._replace(table, new[key], old[key])
        self._insert(table, [row for key, row in new.items() if key not in old])
