"""Pieces of a track without a break, and what their points add up to."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite, nan

from tracker.domain.recordings import TrackPoint
from tracker.formats.gps.geometry import legs

LOWEST_M, HIGHEST_M = -1_000.0, 15_000.0  # what an elevation can be
MIN_HEART_RATE = 25  # below, a strap has lost the heart
_STANDS_M_S = 1 / 3.6  # slower than a kilometre an hour is standing still
_LARGE_GAP_S = 300  # between two points: nobody knows what happened there
_STEPS_PER_M = 10_000_000  # steps of a track point in a degree


def _numbers() -> "array[float]":
    return array("d")


@dataclass(slots=True, eq=False)
class Segment:
    """Points in the order of the file: degrees, metres (nan: not known), seconds since 1970 (nan: not known).

    The four arrays are equally long. `hearts` are the beats a minute that were measured, at whichever points.
    """

    norths: "array[float]" = field(default_factory=_numbers)
    easts: "array[float]" = field(default_factory=_numbers)
    heights: "array[float]" = field(default_factory=_numbers)
    times: "array[float]" = field(default_factory=_numbers)
    hearts: "array[float]" = field(default_factory=_numbers)
    offset_s: int | None = None
    first: float = nan  # the earliest and the latest time; nan without any
    last: float = nan

    def close(self, offset_s: int | None) -> None:
        """Work out what splitting and sorting need."""
        self.offset_s = offset_s
        known = [time for time in self.times if time == time]  # only nan differs from itself
        if known:
            self.first, self.last = min(known), max(known)

    @property
    def timed(self) -> bool:
        """Whether any of its points has a time."""
        return isfinite(self.first)


@dataclass(frozen=True, slots=True)
class Figures:
    """What segments add up to; None where the points don't tell it."""

    distance_m: float
    climb_m: float | None
    moving_s: float | None
    hr_avg: int | None
    hr_max: int | None
    untimed: int  # points
    backwards: int  # points earlier than the one before


def figures(segments: Sequence[Segment]) -> Figures:
    """Distances, climb, time in motion and heart rate of segments; nothing is bridged from one to the next."""
    distance = moving = spanned = unknown = 0.0
    untimed = backwards = 0
    climbs = []
    for segment in segments:
        ways = legs(segment.norths, segment.easts)
        distance += sum(ways)
        before = nan
        held = 0.0  # seconds at the very same place
        times = segment.times
        for at, time in enumerate(times):
            taken = time - before
            if taken > 0:
                spanned += taken
                held += taken
                # receivers repeat a place and then catch up: what counts is how far it is over all that time
                if way := ways[at - 1]:
                    if way > _STANDS_M_S * held:
                        moving += held
                    elif way > _STANDS_M_S * taken:
                        moving += taken
                    held = 0.0
                if taken > _LARGE_GAP_S:
                    unknown += taken
            elif taken < 0:
                backwards += 1
            elif time != time:
                untimed += 1
            before = time
        climbs.append(_climb(segment.heights))
    hearts = [beat for segment in segments for beat in segment.hearts]
    known = [climb for climb in climbs if climb is not None]
    return Figures(
        distance_m=distance,
        climb_m=sum(known) if known else None,
        # with times missing, or hardly a point now and then, motion can't be told from rest
        moving_s=moving if unknown * 2 < spanned and not (untimed or backwards) else None,
        hr_avg=round(sum(hearts) / len(hearts)) if hearts else None,
        hr_max=round(max(hearts)) if hearts else None,
        untimed=untimed,
        backwards=backwards,
    )


def _climb(heights: Sequence[float]) -> float | None:
    """The metres climbed, each height first evened out with its neighbours: between half and all of the raw sum.

    None where most heights are missing, or all are the same, which is what devices write that know none.
    """
    known = [height for height in heights if height == height]
    if len(known) < 2 or len(known) * 2 < len(heights) or min(known) == max(known):
        return None
    raw = sum(up for low, high in pairwise(known) if (up := high - low) > 0)
    even = [known[0], *((a + 2 * b + c) / 4 for a, b, c in zip(known, known[1:], known[2:], strict=False)), known[-1]]
    smooth = sum(up for low, high in pairwise(even) if (up := high - low) > 0)
    return min(raw, max(smooth, raw / 2))


def track_points(segments: Sequence[Segment]) -> list[TrackPoint]:
    """The places of all points, in order."""
    return [
        (round(north * _STEPS_PER_M), round(east * _STEPS_PER_M))
        for segment in segments
        for north, east in zip(segment.norths, segment.easts, strict=True)
    ]
