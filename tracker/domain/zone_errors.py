"""Copies with a wrong clock: one recording twice, hours apart, because a wall clock was read in another zone.

Regular training looks much the same: the way to work and back, an hour on the treadmill every morning. So a zone's
error is believed only where nothing speaks for two outings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.domain.duplicates import Trace

SAME_START_S = 2
SHIFT_S = 26 * 3600  # the widest that two zones can be apart, -12 to +14
_SHIFTS = (0, 1800, 2700)  # seconds over a whole hour by which two zones differ
_QUARTER_S = 900
_LEAST_SHIFT_S = 1800
_DAY_S = 24 * 3600
_CLOCK_S = 3600  # by which the clocks are put forward and back
_MINUTE_S = 60
_ROUND_S = 300
_ERROR_S = 14 * 3600 + SAME_START_S  # what taking a local time for UTC comes to at most
_EXACT = 0.001
_ELAPSED = 0.02
_DISTANCE = 0.03
_FILES = frozenset(("fit", "tcx", "gpx"))
_HABIT_DAYS = 14
_HABIT_S = 900  # by so much the start of what one does every day varies
_SIGNS = 2
_APART_S = 10  # by so much the starts of copies never differ from the error that all of them have


def near(one: int, other: int, tolerance: float) -> bool:
    """Whether two amounts differ by no more than that part of the greater."""
    return abs(one - other) <= tolerance * max(one, other)


def may_shift(apart_s: float) -> bool:
    """Whether two zones can be so many seconds apart.

    A day is none, nor a day in which the clocks change: that is who trains every day at the same hour.
    """
    if (apart_s + SAME_START_S) % _QUARTER_S > 2 * SAME_START_S:
        return False
    if apart_s < _LEAST_SHIFT_S - SAME_START_S or apart_s > SHIFT_S + SAME_START_S:
        return False
    if abs(apart_s - _DAY_S) <= _CLOCK_S + SAME_START_S:
        return False
    return round(apart_s / _QUARTER_S) * _QUARTER_S % 3600 in _SHIFTS


def shifted(a: Trace, b: Trace, *, named: bool = False) -> bool:
    """Whether two are as long and as far and a zone's error apart.

    Files of one format tell the instant, and two zones are seldom farther apart than one is from UTC: they must then
    agree almost to the metre. One device has one clock for all that it records, and one list one zone. Times as people
    write them, 7:00 and 18:30, agree without meaning anything. Without distances the hearts must have beaten alike,
    unless the two are known by one name (`named`).
    """
    if a.start is None or b.start is None:
        return False
    if not may_shift(abs(a.start - b.start)) or (a.listing and a.listing == b.listing):
        return False
    if a.devices & b.devices and not set(a.names) & set(b.names):
        return False
    if not a.elapsed_s or not b.elapsed_s or (_written(a) and _written(b)):
        return False
    if not a.distance_mm and not b.distance_mm:
        return abs(a.elapsed_s - b.elapsed_s) <= 1 and (named or _beat_alike(a, b))
    if not a.distance_mm or not b.distance_mm:
        return False
    if a.format == b.format or abs(a.start - b.start) > _ERROR_S:
        return abs(a.elapsed_s - b.elapsed_s) <= 1 and near(a.distance_mm, b.distance_mm, _EXACT)
    return near(a.elapsed_s, b.elapsed_s, _ELAPSED) and near(a.distance_mm, b.distance_mm, _DISTANCE)


def _beat_alike(a: Trace, b: Trace) -> bool:
    """Whether all that both tell beside time and distance is the same, and that is no single figure."""
    known = [(one, other) for one, other in zip(a.signs, b.signs, strict=False) if one and other]
    return len(known) >= _SIGNS and all(abs(one - other) <= 1 for one, other in known)


def _written(one: Trace) -> bool:
    """Whether a clock time looks as if somebody wrote it down: whole minutes, from a list or by hand whole fives."""
    if one.start is None or one.start % _MINUTE_S:
        return False
    return not (one.elapsed_s or 0) % _MINUTE_S or (one.format not in _FILES and not one.start % _ROUND_S)


class Habits:
    """When somebody begins, in seconds since 1970, to tell a copy with a wrong clock from what they do every day."""

    def __init__(self, starts: Iterable[float | None]) -> None:
        self._starts = sorted(start for start in starts if start is not None)

    def are(self, one: float, other: float) -> bool:
        """Whether both are usual hours: on another day around there are two as well, about as far apart.

        Where all of one source are off by the same hours they are so to the second, and no habit.
        """
        gap = other - one
        for day in range(-_HABIT_DAYS, _HABIT_DAYS + 1):
            if day == 0:
                continue
            others = self._around(other + day * _DAY_S)
            for first in self._around(one + day * _DAY_S) if others else ():
                if all(abs(second - first - gap) > _APART_S for second in others):
                    return True
        return False

    def _around(self, at: float) -> list[float]:
        return self._starts[bisect_left(self._starts, at - _HABIT_S) : bisect_right(self._starts, at + _HABIT_S)]
