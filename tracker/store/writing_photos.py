"""Writing the photos of sessions. A caption stands in its session's searched text: one index answers all searches."""

from collections.abc import Iterable

from tracker.domain.photos import Photo
from tracker.errors import JournalError
from tracker.store.rows import search_text, storable
from tracker.store.steps import Steps, whole
from tracker.store.tables import SESSION


class PhotoWriter(Steps):
    """What can be changed about photos. Every method may raise JournalError."""

    @whole
    def add_photo(self, photo: Photo) -> None:
        """Add a photo to a session that is not deleted; the file it names is not looked at."""
        from tracker.store.tables_races import PHOTO

        row = {"id": photo.id, "session_id": photo.session_id, "path": photo.path, "caption": photo.caption}
        self._insert(PHOTO, [storable(dict(row))])
        self._search_anew(photo.session_id)

    @whole
    def remove_photo(self, photo_id: str) -> bool:
        """Remove a photo from its session, which is not deleted; whether it was there. The file stays."""
        from tracker.store.tables_races import PHOTO

        before = self._row(PHOTO, photo_id)
        if before is None:
            return False
        self._remove(PHOTO, before)
        self._search_anew(str(before["session_id"]))
        return True

    def captions_of(self, session_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The captions of photos by session, as they stand in its searched text."""
        found: dict[str, tuple[str, ...]] = {}
        for photo in self.photos_of(tuple(session_ids)):
            if photo.caption:
                found[photo.session_id] = (*found.get(photo.session_id, ()), photo.caption)
        return found

    def _search_anew(self, session_id: str) -> None:
        before, session = self._row(SESSION, session_id), self.session(session_id)
        if before is None or session is None:
            raise JournalError("This session is not in the journal any more: nothing was stored.")
        text = search_text(session, self.captions_of((session_id,)).get(session_id, ()))
        self._replace(SESSION, before | {"search": text}, before)
