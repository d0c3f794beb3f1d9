"""Origins and details to rows and back."""

import json
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate, chain, pairwise

from tracker.domain.origins import Decision, Detail, Origin
from tracker.domain.recordings import Lap, TrackPoint
from tracker.store.rows import storable
from tracker.store.tables import Row

_encode = json.JSONEncoder(separators=(",", ":")).encode


def origin_row(origin: Origin) -> Row:
    return storable(
        {
            "athlete_id": origin.athlete_id,
            "key": origin.key,
            "session_id": origin.session_id,
            "decision": origin.decision.value,
            "path": origin.path,
            "format": origin.format,
            "batch_id": origin.batch_id,
            "at": origin.at,
        }
    )


def origin_of(row: Row) -> Origin:
    return Origin(**(row | {"decision": Decision(row["decision"]), "at": instant_of(row["at"])}))


def detail_row(detail: Detail) -> Row:
    laps = [[lap.elapsed_s, lap.distance_mm, lap.hr_avg] for lap in detail.laps]
    return storable(
        {
            "session_id": detail.session_id,
            "laps": _encode(laps) if laps else "",
            "track": _encode(list(chain.from_iterable(_steps(detail.track)))) if detail.track else "",
        }
    )


def detail_of(row: Row) -> Detail:
    laps = json.loads(row["laps"]) if row["laps"] else ()
    flat = json.loads(row["track"]) if row["track"] else []
    return Detail(
        session_id=row["session_id"],
        laps=tuple(Lap(elapsed_s=elapsed, distance_mm=distance, hr_avg=hr) for elapsed, distance, hr in laps),
        track=tuple(zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True)),
    )


def _steps(track: Sequence[TrackPoint]) -> list[TrackPoint]:
    """The first point, then how far each next one is from the one before: a third of the text."""
    return [track[0], *((there[0] - here[0], there[1] - here[1]) for here, there in pairwise(track))]


def instant_of(text: str) -> datetime:
    """An instant from its column."""
    return datetime.fromisoformat(f"{text}+00:00")
