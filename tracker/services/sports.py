"""Which sports somebody does."""

from tracker.domain.activities import root
from tracker.services.moments import Moment
from tracker.store.journal import Reader


def sports_of(reader: Reader, at: Moment) -> tuple[str, ...]:
    """The sports that sessions were logged of up to today, the one done most often first."""
    counts: dict[str, int] = {}
    found = reader.session_counts(at.athlete.id, at.today) if at.athlete.id else {}
    for name, sessions in found.items():
        counts[root(name)] = counts.get(root(name), 0) + sessions
    return tuple(sorted(counts, key=lambda sport: (-counts[sport], sport)))
