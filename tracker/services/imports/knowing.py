"""What the journal knows that a review is compared with: the sessions of the days in question, earlier decisions."""

from dataclasses import replace
from datetime import date

from tracker.domain.days import DAY
from tracker.services.imports.comparing import keys_of, own_id
from tracker.services.imports.views import Material
from tracker.services.moments import Moment
from tracker.store.journal import Reader
from tracker.store.outlines import Outlines

_AROUND = 12 * DAY  # a session may last ten days, and a zone be a day off
_GAP = 60 * DAY


def stored_with(reader: Reader, at: Moment, material: Material) -> Material:
    """The material with what the journal has now: the athlete's sessions and the earlier decisions."""
    if not at.athlete.id:
        return replace(material, outlines=Outlines(), origins={})
    keys = tuple(dict.fromkeys(key for keys in keys_of(material.found) for key in keys))
    origins = reader.origins_of(at.athlete.id, keys)
    outlines = Outlines()
    for first, last in _spans(material):
        outlines += reader.outlines(at.athlete.id, first, last)
    became = {origin.session_id for origin in origins.values() if origin.session_id}
    became |= {own for key in keys if (own := own_id(key))}
    if became and (elsewhere := became - outlines.by_id.keys()):
        outlines += reader.outlines_of(at.athlete.id, elsewhere)
    return replace(material, outlines=outlines, origins=origins)


def _spans(material: Material) -> list[tuple[date, date]]:
    """The days near which anything was found, both included; all there are where something has no day yet."""
    sessions = [place.session for place in material.placed]
    if any(one is None and found.recording for one, found in zip(sessions, material.found, strict=True)):
        return [(date.min, date.max)]
    days = sorted({one.local_date for one in sessions if one is not None})
    spans: list[tuple[date, date]] = []
    for day in days:
        first, last = day - _AROUND, day + _AROUND
        spans = (
            [*spans[:-1], (spans[-1][0], last)] if spans and first - spans[-1][1] <= _GAP else [*spans, (first, last)]
        )
    return spans
