"""Writing the journal: one unit of work, every row of it in the undo log."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from tracker.domain.sessions import Athlete, DayFact, Mark, Session
from tracker.errors import JournalError
from tracker.store.rows import (
    athlete_row,
    challenge_row,
    fact_row,
    mark_row,
    part_rows,
    participant_rows,
    session_row,
    storable,
    stored_factor,
    stored_instant,
    tag_rows,
)
from tracker.store.steps import whole
from tracker.store.tables import ATHLETE, CHALLENGE, FACT, MARK, PART, PARTICIPANT, SESSION, TAG, Row
from tracker.store.values import StoredChallenge
from tracker.store.writing_all import WholeWriter
from tracker.store.writing_imports import ImportWriter
from tracker.store.writing_photos import PhotoWriter
from tracker.store.writing_races import RaceWriter

_SAME_MARK = "SELECT id FROM mark WHERE athlete_id = ? AND on_date = ? AND kind = ? AND challenge_id IS ?"


class Writer(RaceWriter, PhotoWriter, WholeWriter, ImportWriter):
    """What can be changed. It reads what it has written; nobody else does before the unit of work ends.

    `title` names the change in the undo log and may be set until then. Every method may raise JournalError, after
    which the unit of work can only be given up.
    """

    @whole
    def add_athlete(self, athlete: Athlete) -> None:
        """Add an athlete; their name may not be taken, case apart."""
        self._insert(ATHLETE, [athlete_row(athlete)])

    @whole
    def update_athlete(self, athlete: Athlete) -> None:
        """Replace the athlete with that id."""
        self._replace(ATHLETE, athlete_row(athlete))

    def add_session(self, session: Session) -> None:
        """Add a session."""
        self.add_sessions((session,))

    @whole
    def add_sessions(self, sessions: Iterable[Session]) -> None:
        """Add sessions, however many, in as many statements as one needs."""
        added = tuple(sessions)
        self._insert(SESSION, [session_row(session) for session in added])
        self._insert(TAG, [row for session in added for row in tag_rows(session)])
        self._insert(PART, [row for session in added for row in part_rows(session)])

    def replace_session(self, session: Session, expected_version: int) -> Session:
        """Replace the session with that id and return it as it now is, with its new `version`.

        JournalError when the stored one is not `expected_version`, because somebody else changed it meanwhile, or
        is deleted. Replacing a session by its equal changes nothing.
        """
        return self.replace_sessions((replace(session, version=expected_version),))[0]

    @whole
    def replace_sessions(self, sessions: Iterable[Session]) -> tuple[Session, ...]:
        """Replace each session, whose `version` is the one it was read with, and return them as they now are.

        JournalError as for `replace_session`.
        """
        given = {session.id: session for session in sessions}
        rows = {row["id"]: row for row in self._rows_in(SESSION, "id", given)}
        for session in given.values():
            if _standing(rows.get(session.id))["version"] != session.version:
                raise JournalError(
                    "This session was changed in another window meanwhile: nothing was stored; look at it again first."
                )
        old = {one.id: one for one in self._sessions([SESSION.c.id.in_(given)])}
        # The id of a change is never used twice, also after an undo, so no two states share a version.
        changed = {
            key: replace(one, version=max(one.version, self._recorder.id))
            for key, one in given.items()
            if one != old[key]
        }
        captions = self.captions_of(changed)
        for key, one in changed.items():
            self._replace(SESSION, session_row(one, captions.get(key, ())), rows[key])
        for table, rows_of in ((TAG, tag_rows), (PART, part_rows)):
            after = [row for one in changed.values() for row in rows_of(one)]
            self._replace_all(table, after, self._rows_in(table, "session_id", changed))
        return tuple((old | changed)[key] for key in given)

    @whole
    def delete_sessions(self, ids: Sequence[str], at: datetime) -> tuple[Session, ...]:
        """Delete sessions and return them as they were, in that order; they stay in the file until purged.

        JournalError when one of them is not there any more.
        """
        gone: list[Session] = []
        for session_id in dict.fromkeys(ids):
            before = _standing(self._row(SESSION, session_id))
            gone += self._sessions([SESSION.c.id == session_id])
            version = max(before["version"], self._recorder.id)
            self._replace(SESSION, before | {"deleted_at": stored_instant(at), "version": version}, before)
        return tuple(gone)

    @whole
    def add_mark(self, mark: Mark) -> bool:
        """Add a day mark unless the same kind is on that date already, in the same scope; whether it was new."""
        row = mark_row(mark)
        same = tuple(row[name] for name in ("athlete_id", "on_date", "kind", "challenge_id"))
        if self._access.raw(_SAME_MARK, same):
            return False
        self._insert(MARK, [row])
        return True

    @whole
    def remove_mark(self, mark_id: str) -> bool:
        """Remove a day mark; whether it was there."""
        return self._take(MARK, mark_id)

    @whole
    def set_fact(self, fact: DayFact) -> None:
        """Set a figure of a day, in place of what the day had under that key."""
        self._put(FACT, fact_row(fact))

    @whole
    def remove_fact(self, athlete_id: str, on: date, key: str) -> bool:
        """Remove a figure of a day; whether it was there."""
        return self._take(FACT, athlete_id, date.isoformat(on), key)

    @whole
    def add_challenge(self, challenge: StoredChallenge) -> None:
        """Add a started challenge, which nobody has ended yet; its handle may not be taken."""
        self._insert(CHALLENGE, [challenge_row(challenge)])
        self._insert(PARTICIPANT, participant_rows(challenge))

    @whole
    def update_challenge(self, challenge: StoredChallenge) -> None:
        """Replace the challenge with that id, athletes included, but not who has ended it: see `end_participation`."""
        self._replace(CHALLENGE, challenge_row(challenge))
        of_it = self._rows_of(PARTICIPANT, "challenge_id", challenge.id)
        self._replace_all(PARTICIPANT, participant_rows(challenge, of_it), of_it)

    @whole
    def end_participation(self, challenge_id: str, athlete_id: str, on: date | None) -> None:
        """End a challenge early on `on` for one of its athletes, while the others go on; `None` takes that back.

        JournalError when the athlete does not take part in it.
        """
        before = self._participant(challenge_id, athlete_id)
        self._replace(PARTICIPANT, before | {"ended_on": on and date.isoformat(on)}, before)

    @whole
    def set_factor(self, challenge_id: str, athlete_id: str, factor: int) -> None:
        """Count the amounts of one of a challenge's athletes `factor` per mille, which is 1000 unless it is set.

        JournalError when the athlete does not take part in it.
        """
        before = self._participant(challenge_id, athlete_id)
        self._replace(PARTICIPANT, storable(before | {"factor": stored_factor(factor)}), before)

    def _participant(self, challenge_id: str, athlete_id: str) -> Row:
        row = self._row(PARTICIPANT, challenge_id, athlete_id)
        if row is None:
            raise JournalError("This athlete does not take part in the challenge: nothing was stored.")
        return row


def _standing(row: Row | None) -> Row:
    """The row of a session that is not deleted."""
    if row is None or row["deleted_at"] is not None:
        raise JournalError("This session is not in the journal any more: nothing was stored.")
    return row
