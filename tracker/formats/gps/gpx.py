"""GPX files: recordings of tracks, their sums worked out from the points."""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from itertools import chain

from tracker.domain.believable import FAST_HEART
from tracker.domain.recordings import TITLE_LIMIT, Asked, Item, Recording, Wanted
from tracker.domain.text import clean_text
from tracker.formats.gps.doubts import Amounts, backwards, believed, empty, kept_track, told_apart
from tracker.formats.gps.gpx_track import GpxTrack, TrackWords
from tracker.formats.gps.outings import Piece, outings
from tracker.formats.gps.segments import Segment, figures
from tracker.formats.gps.sports import sport_of
from tracker.formats.gps.times import instant
from tracker.formats.gps.xml import XmlFault, scanned

_IDS = 20  # names of one recording that are kept
_APPLE = "Apple Health Export"  # its routes belong to workouts that a list beside them tells of


def read_gpx(data: bytes, path: str, wanted: Wanted) -> Item:
    """The outings of a GPX file, in the order of time. Whatever is wrong is said in the item; nothing is raised."""
    try:
        held, warnings = scanned(data, "gpx", partial(GpxTrack, wanted.now))
    except XmlFault as fault:
        return Item(path=path, format="gpx", refused=str(fault))
    if not held.kept():
        return Item(path=path, format="gpx", refused=_pointless(held))
    warnings = (*warnings, *_doubts(held))
    mostly_timed = _timed_share(held.pieces) >= 0.5
    groups = outings(held.pieces) if mostly_timed else [held.pieces]
    digest = sha256(data).hexdigest()
    return Item(
        path=path,
        format="gpx",
        recordings=told_apart(
            _recording(group, held, wanted, warnings, of=len(groups), digest=f"{digest}#{index}", timed=mostly_timed)
            for index, group in enumerate(groups)
        ),
    )


def _pointless(held: GpxTrack) -> str:
    if held.unplaced:
        return f"None of its {held.unplaced} points has a place on earth: export it again from where it was recorded."
    if held.routes:
        return "It holds a route to follow but no recorded track: export the activity itself."
    return "It holds no points: export the activity again."


def _doubts(held: GpxTrack) -> tuple[str, ...]:
    """What is wrong with points of the file, a sentence each."""
    clock = held.clock
    found = []
    if held.unplaced:
        found.append(f"{held.unplaced} of {held.points} points have no place that can be and were left out.")
    if held.heightless:
        found.append(f"{held.heightless} of {held.points} points have no elevation that can be: it was left out.")
    if held.racing:
        found.append(f"{held.racing} of its heart rates are above {FAST_HEART} and were left out.")
    if clock.impossible:
        found.append(f"{clock.impossible} of {held.points} points have a time that can't be: it was left out.")
    if clock.naive and clock.zoned:
        found.append(f"{clock.naive} of {held.points} points have a time without a zone: it was read as UTC.")
    return tuple(found)


def _timed_share(pieces: Sequence[Piece]) -> float:
    times = [sum(time == time for time in piece.segment.times) for piece in pieces]  # only nan differs from itself
    return sum(times) / sum(len(piece.segment.times) for piece in pieces)


def _recording(
    group: Sequence[Piece],
    held: GpxTrack,
    wanted: Wanted,
    warnings: tuple[str, ...],
    *,
    of: int,
    digest: str,
    timed: bool,
) -> Recording:
    segments = [piece.segment for piece in group]
    sums = figures(segments)
    words = _words(group, held, alone=of == 1)
    sport = sport_of(words.type)
    start, end = _span(segments) if timed else (None, None)
    elapsed = None if start is None or end is None else round(end - start)
    untimed = [f"{sums.untimed} of its points have no time."] if timed and sums.untimed else []
    local = start is not None and bool(held.clock.naive) and not held.clock.zoned
    amounts, unlikely = believed(
        Amounts(
            elapsed_s=elapsed,
            moving_s=round(sums.moving_s) if timed and sums.moving_s else None,
            distance_mm=round(sums.distance_m * 1000) or None,
        )
    )
    known: dict[str, int | None] = {
        "distance_mm": amounts.distance_mm,
        "elapsed_s": amounts.elapsed_s,
        "moving_s": amounts.moving_s,
        "climb_mm": None if sums.climb_m is None else round(sums.climb_m * 1000),
        "hr_avg": sums.hr_avg,
        "hr_max": sums.hr_max,
    }
    return Recording(
        format="gpx",
        activity=sport.activity,
        sport=sport.word,
        indoor=sport.indoor,
        virtual=sport.virtual,
        assisted=sport.assisted,
        started_at=None if start is None or local else instant(start),
        local=instant(start).replace(tzinfo=None) if start is not None and local else None,
        offset_s=next((one.offset_s for one in segments if one.offset_s is not None), None),
        timed=start is not None,
        distance_mm=known["distance_mm"],
        elapsed_s=known["elapsed_s"],
        moving_s=known["moving_s"],
        climb_mm=known["climb_mm"],
        hr_avg=known["hr_avg"],
        hr_max=known["hr_max"],
        computed=tuple(name for name, value in known.items() if value is not None),
        title=clean_text(words.name, limit=TITLE_LIMIT),
        note=clean_text(words.desc, one_line=False),
        track=kept_track(segments, wanted, virtual=sport.virtual),
        ids=tuple(dict.fromkeys(words.ids))[:_IDS],
        digest=digest,
        warnings=(*warnings, *untimed, *backwards(sums.backwards), *unlikely),
        asks=_asks(held, amounts, of, timed=start is not None),
    )


def _words(group: Sequence[Piece], held: GpxTrack, *, alone: bool) -> TrackWords:
    """What is said of the tracks of one outing; of several tracks what the file says of itself goes first."""
    tracks = [held.tracks[number] for number in dict.fromkeys(piece.track for piece in group) if number >= 0]
    whole = [held.whole] if alone else []
    said = [*whole, *tracks] if len(tracks) != 1 else [*tracks, *whole]
    return TrackWords(
        name=next((one.name for one in said if one.name.strip()), ""),
        desc=next((one.desc for one in said if one.desc.strip()), ""),
        type=next((one.type for one in said if one.type.strip()), ""),
        ids=list(chain.from_iterable(one.ids for one in tracks)),
    )


def _span(segments: Sequence[Segment]) -> tuple[float, float]:
    dated = [segment for segment in segments if segment.timed]
    return min(segment.first for segment in dated), max(segment.last for segment in dated)


def _asks(held: GpxTrack, amounts: Amounts, of: int, *, timed: bool) -> tuple[tuple[Asked, str], ...]:
    found: list[tuple[Asked, str]] = []
    if not timed:
        points = sum(len(piece.segment.times) for piece in held.pieces)
        why = "no time that can be believed" if held.clock.impossible else "no time"
        found.append((Asked.WHEN, f"Most of its {points} points have {why}: say on which day it was and how long."))
    elif held.creator != _APPLE:
        found.extend(empty(amounts))
    if of > 1:
        found.append((Asked.SPLIT, f"The file holds {of} outings; this is one of them."))
    return tuple(found)
