"""Reading the photos of sessions, by bare SQL: a table's declaration would cost every command its import."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path, PurePosixPath

from tracker.domain.photos import Photo
from tracker.store.access import Access
from tracker.store.answering import answering
from tracker.store.faults import explained
from tracker.store.tables import Row

_OF_SESSIONS = (
    "SELECT id, session_id, path, caption FROM photo"
    " WHERE session_id IN (SELECT value FROM json_each(?)) ORDER BY session_id, id"
)
_OF_DAYS = (
    "SELECT photo.id, session_id, path, caption FROM photo JOIN session ON session.id = session_id"
    " WHERE athlete_id = ? AND deleted_at IS NULL AND local_date BETWEEN ? AND ?"
    " ORDER BY local_date DESC, session_id DESC, photo.id"
)


@answering
class PhotoReader:
    """What can be asked about photos. Every method may raise JournalError."""

    _access: Access

    def photos(self, athlete_id: str, first: date = date.min, last: date = date.max) -> tuple[Photo, ...]:
        """The photos of the athlete's sessions from `first` to `last`, both included, newest day first."""
        return _photos(self._access.raw(_OF_DAYS, (athlete_id, first.isoformat(), last.isoformat())))

    def photos_of(self, session_ids: Sequence[str]) -> tuple[Photo, ...]:
        """The photos of some sessions, deleted ones too; those of one in the order they were added."""
        return _photos(self._access.raw(_OF_SESSIONS, (json.dumps(list(session_ids)),))) if session_ids else ()


def photo_files(copy: Path) -> tuple[str, ...]:
    """The names of the photos' files, each once: of a sound copy of a journal, of any version. JournalError."""
    with explained(copy), closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return tuple(sorted({PurePosixPath(path).name for (path,) in connection.execute("SELECT path FROM photo")}))


def _photos(rows: list[Row]) -> tuple[Photo, ...]:
    return tuple(Photo(**{name: str(value) for name, value in row.items()}) for row in rows)
