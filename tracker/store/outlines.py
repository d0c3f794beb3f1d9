"""Outlines of very many stored sessions: rows as SQLite holds them, each made an outline when it is looked at."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

from tracker.domain.origins import Outline
from tracker.store.rows_imports import instant_of

COLUMNS = (
    "id, deleted_at IS NOT NULL, started_at, local_date, timed, elapsed_s, source, activity, zone, timer_s, moving_s,"
    " distance_mm, climb_mm, energy_kj, hr_avg, hr_max, computed, search <> '',"
    " EXISTS (SELECT 1 FROM part WHERE part.session_id = session.id),"
    " EXISTS (SELECT 1 FROM detail WHERE detail.session_id = session.id), external_id, batch_id, version"
)
"""What a row of `Outlines` holds, in that order."""
_ID, _DELETED, _STARTED, _ON, _TIMED, _ELAPSED, _SOURCE = range(7)


class Outlines:
    """Some stored sessions. A review compares a few recordings with all of a journal: most are never looked at."""

    def __init__(self, rows: Sequence[Sequence[Any]] = ()) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, n: int) -> Outline:
        return _outline_of(self._rows[n])

    def __iter__(self) -> Iterator[Outline]:
        return map(_outline_of, self._rows)

    def __add__(self, other: "Outlines") -> "Outlines":
        return Outlines([*self._rows, *other._rows])

    @property
    def standing(self) -> "Outlines":
        """Those that were not deleted."""
        return Outlines([row for row in self._rows if not row[_DELETED]])

    @property
    def brought_and_deleted(self) -> "Outlines":
        """Those that were imported and then deleted."""
        return Outlines([row for row in self._rows if row[_DELETED] and row[_SOURCE] != "manual"])

    @cached_property
    def by_id(self) -> dict[str, int]:
        """Where each is, by its id."""
        return {row[_ID]: n for n, row in enumerate(self._rows)}

    def with_id(self, key: str | None) -> Outline | None:
        """The one with that id."""
        n = self.by_id.get(key) if key else None
        return None if n is None else self[n]

    def places(self) -> list[tuple[date, float | None, int | None]]:
        """The date, the start (seconds since 1970, `None` without a clock time) and the duration in seconds of each."""
        return [
            (
                date.fromisoformat(row[_ON]),
                datetime.fromisoformat(f"{row[_STARTED]}+00:00").timestamp() if row[_TIMED] else None,
                row[_ELAPSED],
            )
            for row in self._rows
        ]


def _outline_of(row: Sequence[Any]) -> Outline:
    key, deleted, started_at, on, timed, elapsed, source, activity, zone, timer, moving, *more = row
    distance, climb, energy, hr_avg, hr_max, computed, has_note, has_parts, has_detail, *last = more
    external_id, batch_id, version = last
    return Outline(
        id=key,
        activity=activity,
        started_at=instant_of(started_at),
        zone=zone,
        local_date=date.fromisoformat(on),
        timed=bool(timed),
        elapsed_s=elapsed,
        timer_s=timer,
        moving_s=moving,
        distance_mm=distance,
        climb_mm=climb,
        energy_kj=energy,
        hr_avg=hr_avg,
        hr_max=hr_max,
        computed=tuple(computed.split()) if computed else (),
        has_note=bool(has_note),
        has_parts=bool(has_parts),
        has_detail=bool(has_detail),
        source=source,
        external_id=external_id,
        batch_id=batch_id,
        version=version,
        deleted=bool(deleted),
    )
