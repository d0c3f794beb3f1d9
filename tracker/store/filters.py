"""What a filter over the journal asks for. Services read the text of a filter; here it is only a value."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.sessions import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Bounds on a session's amount of `measure`, both included, in its base unit.

    A session whose amount is not known (or zero) is within no bounds.
    """

    measure: Measure
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which sessions are wanted: all conditions must hold. `first` and `last` are both included.

    `activities` is the expanded set, empty for any. `words` must each occur in the note, a tag or the caption of a
    photo, and `tags` must each be one of the session's tags or a hashtag in such a caption; both are compared folded,
    so that "å" finds "Å".
    """

    activities: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    bounds: tuple[Bound, ...] = ()
    photographed: bool = False  # only sessions with a photo
