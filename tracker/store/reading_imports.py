"""Reading what imports remember, by bare SQL: the tables' declaration would cost every command its import."""

import json
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.store.access import Access
from tracker.store.answering import answering
from tracker.store.values import Batch

if TYPE_CHECKING:
    from tracker.domain.origins import Detail, Origin
    from tracker.store.outlines import Outlines

_ORIGINS = "SELECT * FROM origin WHERE athlete_id = ? AND key IN (SELECT value FROM json_each(?))"
_DETAILS = "SELECT * FROM detail WHERE session_id IN (SELECT value FROM json_each(?))"
_SOURCES = "SELECT * FROM origin WHERE session_id = ? ORDER BY at, key"
_BATCHES = "SELECT id, at, title, source FROM batch ORDER BY rowid DESC"
# Two statements, because each has a partial index of its own. Over years it is quicker to read the table as it lies.
_OUTLINES = "SELECT {} FROM session {}WHERE athlete_id = ? AND local_date BETWEEN ? AND ? AND deleted_at IS {}NULL"
_OUTLINES_OF = "SELECT {} FROM session WHERE athlete_id = ? AND id IN (SELECT value FROM json_each(?))"
_YEARS = timedelta(days=1_000)


@answering
class ImportReader:
    """What can be asked about imports. Every method may raise JournalError."""

    _access: Access

    def origins_of(self, athlete_id: str, keys: Collection[str]) -> "Mapping[str, Origin]":
        """What became of the athlete's recordings with these keys, by key, as far as they are known."""
        from tracker.store.rows_imports import origin_of

        rows = self._access.raw(_ORIGINS, (athlete_id, json.dumps(list(keys)))) if keys else []
        return {row["key"]: origin_of(row) for row in rows}

    def sources_of(self, session_id: str) -> "tuple[Origin, ...]":
        """What recordings a session was made of or has as further copies, in the order they came."""
        from tracker.store.rows_imports import origin_of

        return tuple(origin_of(row) for row in self._access.raw(_SOURCES, (session_id,)))

    def details_of(self, session_ids: Collection[str]) -> "Mapping[str, Detail]":
        """Laps and track of those of the sessions that have any, by session, deleted ones too."""
        from tracker.store.rows_imports import detail_of

        rows = self._access.raw(_DETAILS, (json.dumps(list(session_ids)),)) if session_ids else []
        return {row["session_id"]: detail_of(row) for row in rows}

    def outlines(self, athlete_id: str, first: date, last: date) -> "Outlines":
        """The sessions from `first` to `last`, both included, in no order, those that were deleted last."""
        from tracker.store.outlines import COLUMNS, Outlines

        span = (athlete_id, first.isoformat(), last.isoformat())
        standing = _OUTLINES.format(COLUMNS, "NOT INDEXED " if last - first > _YEARS else "", "")
        deleted = _OUTLINES.format(COLUMNS, "", "NOT ")
        return Outlines(self._access.bare(standing, span)) + Outlines(self._access.bare(deleted, span))

    def outlines_of(self, athlete_id: str, session_ids: Collection[str]) -> "Outlines":
        """Those of the sessions that are the athlete's, deleted ones too."""
        from tracker.store.outlines import COLUMNS, Outlines

        found = (athlete_id, json.dumps(list(session_ids)))
        return Outlines(self._access.bare(_OUTLINES_OF.format(COLUMNS), found) if session_ids else ())

    def batches(self) -> tuple[Batch, ...]:
        """All imports, the newest first."""
        from tracker.store.rows_imports import instant_of

        return tuple(Batch(**(row | {"at": instant_of(row["at"])})) for row in self._access.raw(_BATCHES))
