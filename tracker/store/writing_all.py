"""Writing what comes back from a file of our own: sessions as they were, in the trash or not, with their photos."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.domain.photos import Photo
from tracker.domain.sessions import Session
from tracker.errors import JournalError
from tracker.store.reading_all import KeptSession
from tracker.store.rows import part_rows, session_row, storable, stored_instant, tag_rows
from tracker.store.steps import Steps, whole
from tracker.store.tables import PART, SESSION, TAG


class WholeWriter(Steps):
    """What comes back whole. Every method may raise JournalError."""

    @whole
    def add_kept(self, kept: Iterable[KeptSession], captions: Mapping[str, Sequence[str]]) -> None:
        """Add sessions without their laps and track; `captions` are those of the photos that follow, by session."""
        added = tuple(kept)
        rows = [session_row(one.session, captions.get(one.session.id, ())) for one in added]
        for row, one in zip(rows, added, strict=True):
            if one.deleted_at is not None:
                row["deleted_at"] = stored_instant(one.deleted_at)
        self._insert(SESSION, rows)
        self._insert(TAG, [row for one in added for row in tag_rows(one.session)])
        self._insert(PART, [row for one in added for row in part_rows(one.session)])

    @whole
    def add_photos(self, photos: Iterable[Photo]) -> None:
        """Add photos whose captions stand in the searched text of their sessions already."""
        from tracker.store.tables_races import PHOTO

        self._insert(
            PHOTO,
            [
                storable({"id": one.id, "session_id": one.session_id, "path": one.path, "caption": one.caption})
                for one in photos
            ],
        )

    @whole
    def bring_back(self, session: Session) -> None:
        """Take the session with that id out of the trash, as it is given. JournalError where it is not in there."""
        before = self._row(SESSION, session.id)
        if before is None or before["deleted_at"] is None:
            raise JournalError("This session is not in the trash: nothing was stored.")
        version = max(int(before["version"]), self._recorder.id)
        captions = tuple(one.caption for one in self.photos_of((session.id,)) if one.caption)
        self._replace(SESSION, session_row(replace(session, version=version), captions), before)
        self._replace_all(TAG, tag_rows(session), self._rows_of(TAG, "session_id", session.id))
        self._replace_all(PART, part_rows(session), self._rows_of(PART, "session_id", session.id))
