"""Which segments of a file are one outing: a long break, or another day, begins the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.formats.gps.segments import Segment

BREAK_S = 6 * 3600
# a device that pauses by itself breaks a track at any minute, also just after midnight
_PAUSE_S = 600
_DAY_S = 86_400
_DEGREES_AN_HOUR = 15


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A segment and the number of the track it belongs to."""

    segment: Segment
    track: int


def outings(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each outing, in the order of time; pieces without any time go with the one before them in the file.

    A new outing begins where more than six hours lie between pieces or the local day changes, which between segments
    of one track also takes a pause of ten minutes.
    """
    runs: list[list[Piece]] = []
    early: list[Piece] = []
    for piece in pieces:
        if piece.segment.timed:
            runs.append([*early, piece])
            early = []
        elif runs:
            runs[-1].append(piece)
        else:
            early.append(piece)
    if early:
        return [early]
    runs.sort(key=_start)
    found: list[list[Piece]] = []
    until = 0.0
    for run in runs:
        segment = _dated(run).segment
        if found and not _parted(_dated(found[-1]), _dated(run), until):
            found[-1].extend(run)
            until = max(until, segment.last)
        else:
            found.append(run)
            until = segment.last
    return found


def _dated(run: Sequence[Piece]) -> Piece:
    """The last of its pieces that has a time."""
    return next(piece for piece in reversed(run) if piece.segment.timed)


def _start(run: Sequence[Piece]) -> float:
    return _dated(run).segment.first


def _parted(before: Piece, after: Piece, until: float) -> bool:
    pause = after.segment.first - until
    if pause > BREAK_S:
        return True
    if pause < 0 or (before.track == after.track and pause < _PAUSE_S):
        return False
    return _day(before.segment, until) != _day(after.segment, after.segment.first)


def _day(segment: Segment, seconds: float) -> int:
    """The number of the local day: by the offset of the file, else by the sun over the place."""
    hours = round(segment.easts[0] / _DEGREES_AN_HOUR)
    return int((seconds + (hours * 3600 if segment.offset_s is None else segment.offset_s)) // _DAY_S)
