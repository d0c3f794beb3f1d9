"""Writing what imports remember: batches, origins of recordings, laps and tracks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.store.rows import batch_row
from tracker.store.steps import Steps, whole
from tracker.store.tables import BATCH
from tracker.store.values import Batch

if TYPE_CHECKING:
    from tracker.domain.origins import Detail, Origin


class ImportWriter(Steps):
    """What can be changed about imports. Every method may raise JournalError."""

    @whole
    def add_batch(self, batch: Batch) -> None:
        """Add an import, before its sessions."""
        self._insert(BATCH, [batch_row(batch)])

    @whole
    def add_origins(self, origins: "Sequence[Origin]") -> None:
        """Add origins, after their sessions, however many; a key that is known already keeps what it says.

        Of several with one key the first counts.
        """
        from tracker.store.images import shape_of
        from tracker.store.rows_imports import origin_row
        from tracker.store.tables_imports import ORIGIN

        shape = shape_of(ORIGIN.name)
        given = {(one.athlete_id, one.key): one for one in reversed(origins)}
        known = shape.find(self._access, given)
        self._insert(ORIGIN, [origin_row(one) for key, one in reversed(given.items()) if key not in known])

    @whole
    def put_origin(self, origin: "Origin") -> None:
        """Enter an origin, in place of what its key says now: another decision, another session."""
        from tracker.store.rows_imports import origin_row
        from tracker.store.tables_imports import ORIGIN

        self._put(ORIGIN, origin_row(origin))

    @whole
    def add_details(self, details: "Sequence[Detail]") -> None:
        """Enter laps and tracks of sessions, each in place of what its session has; an empty one takes that away."""
        from tracker.store.rows_imports import detail_row
        from tracker.store.tables_imports import DETAIL

        keys = {one.session_id: one for one in details}
        self._replace_all(
            DETAIL,
            [detail_row(one) for one in keys.values() if one.laps or one.track],
            self._rows_in(DETAIL, "session_id", keys),
        )
