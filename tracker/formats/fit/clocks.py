"""When it was: the two clocks of a FIT file, and what to make of a device that does not know the time."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tracker.domain.recordings import Asked
from tracker.formats.fit.definitions import TIMESTAMP
from tracker.formats.fit.summaries import Summary

_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
_ABSOLUTE = 0x10000000  # below, the seconds count from when the device was switched on
_QUARTER = 900
_WIDEST = 14 * 3600
_STRAY_S = 60
_NEAR_S = 60
_COROS = 294  # writes 0 wherever it is


@dataclass(frozen=True, slots=True)
class When:
    """The times of a recording; a sentence in `warning` or `asks` where they are not what a file should tell."""

    started_at: datetime | None = None
    local: datetime | None = None
    offset_s: int | None = None
    warning: str = ""
    asks: tuple[tuple[Asked, str], ...] = ()


def placed(start: int | None, activity: dict[int, int], maker: int | None, now: datetime) -> When:
    """When a session that begins at `start` was; `activity` has the two clocks at its end (fields 253 and 5)."""
    if start is None:
        return _asked("It tells no time at all: say when it was.")
    end, wall = activity.get(TIMESTAMP), activity.get(5)
    if start >= _ABSOLUTE:
        at = _EPOCH + timedelta(seconds=start)
        if at > now + timedelta(days=1):
            return _asked(f"Its clock says {at.date()}, which is still to come: say when it was.")
        return When(started_at=at, offset_s=_offset(end, wall, maker))
    if end is None or wall is None or end >= _ABSOLUTE or wall < _ABSOLUTE:
        return _asked("Its device did not know the time, only how long it was switched on: say when it was.")
    # the local clock takes part in no zone, so that this is an instant only in its own terms
    at = _EPOCH + timedelta(seconds=start + wall - end)
    if not _EARLIEST <= at <= now + timedelta(days=1):
        return _asked(f"Its clock says {at.date()}, which can't be: say when it was.")
    return When(
        local=at.replace(tzinfo=None),
        warning="Its device did not know the time: the start is taken from its local clock, without a zone.",
    )


def with_start(leg: Summary, first: int | None) -> Summary:
    """The leg with the right start: where its own contradicts its end and the first record does not, that record's."""
    if first is None and leg.start is None and leg.end is not None:
        return replace(leg, start=max(leg.end - (leg.elapsed_s or 0), 1), computed=(*leg.computed, "started_at"))
    if first is None or (leg.start is not None and abs(leg.start - first) <= _NEAR_S):
        return leg
    if leg.start is not None:
        if leg.end is None or leg.elapsed_s is None:
            return leg
        wrong = abs(leg.start + leg.elapsed_s - leg.end) > _NEAR_S
        if not wrong or abs(first + leg.elapsed_s - leg.end) > _NEAR_S:
            return leg
    return replace(leg, start=first, computed=(*leg.computed, "started_at"))


def _asked(why: str) -> When:
    return When(asks=((Asked.WHEN, why),))


def _offset(end: int | None, wall: int | None, maker: int | None) -> int | None:
    """How far the local clock is ahead of UTC, where that can be: in quarters of an hour, within a day."""
    if end is None or wall is None:
        return None
    gap = wall - end
    offset = round(gap / _QUARTER) * _QUARTER
    if abs(gap - offset) > _STRAY_S or abs(offset) > _WIDEST or (not offset and maker == _COROS):
        return None
    return offset
