"""What GPX and TCX have in common in what is believed, said, asked and kept of a recording."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tracker.domain.believable import believable_distance, believable_times, hardly_anything
from tracker.domain.recordings import Asked, Recording, TrackPoint, Wanted
from tracker.formats.gps.segments import Segment, track_points
from tracker.formats.gps.thinning import thinned


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Times and distance of a recording, as far as they are known."""

    elapsed_s: int | None = None
    timer_s: int | None = None
    moving_s: int | None = None
    distance_mm: int | None = None


def believed(told: Amounts) -> tuple[Amounts, list[str]]:
    """The amounts without those that can't be, and a sentence for each that is hard to believe."""
    said: list[str] = []
    times = believable_times(told.elapsed_s, told.timer_s, told.moving_s, said)
    distance = believable_distance(told.distance_mm, times.timer_s or times.elapsed_s, said)
    kept = Amounts(**times._asdict(), distance_mm=distance)
    # what moved so far so fast was its receiver's mistake, so its time in motion is none either
    return (kept if distance == told.distance_mm else replace(kept, moving_s=None)), said


def empty(amounts: Amounts) -> tuple[tuple[Asked, str], ...]:
    """The question whether so little is an outing at all."""
    return hardly_anything(max(amounts.elapsed_s or 0, amounts.timer_s or 0), amounts.distance_mm)


def told_apart(recordings: Iterable[Recording]) -> tuple[Recording, ...]:
    """The recordings of one file without the names that two of them share, as each would pass for the other's copy."""
    found = tuple(recordings)
    count = Counter(chain.from_iterable((*one.ids, one.device) for one in found))
    return tuple(
        replace(
            one,
            ids=tuple(key for key in one.ids if count[key] == 1),
            device=one.device if count[one.device] == 1 else "",
        )
        for one in found
    )


def kept_track(segments: Sequence[Segment], wanted: Wanted, *, virtual: bool) -> tuple[TrackPoint, ...]:
    """The few points for a map, where tracks are wanted; a virtual ride has those of a place where nobody was."""
    return thinned(track_points(segments), wanted.private) if wanted.tracks and not virtual else ()


def backwards(points: int) -> list[str]:
    """What is said of points with an earlier time than the one before."""
    return [f"Its times run backwards at {points} of its points."] if points else []
