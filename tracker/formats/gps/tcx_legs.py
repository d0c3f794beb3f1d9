"""From the activities of a TCX file to recordings: sums of laps, and of legs."""

from collections.abc import Iterable, Sequence
from math import nan

from tracker.domain.legs import event_of
from tracker.domain.quantities import KJ_PER_KCAL
from tracker.domain.recordings import Asked, Lap, Recording, Wanted
from tracker.domain.sessions import Part
from tracker.domain.text import clean_text
from tracker.formats.gps.doubts import Amounts, backwards, believed, empty, kept_track
from tracker.formats.gps.segments import Figures, figures
from tracker.formats.gps.sports import Sport, sport_of
from tracker.formats.gps.tcx_laps import TcxActivity, TcxLap
from tracker.formats.gps.times import instant

_UNPLACED_S = 60
_MISSING_S = 300
_WORD = 80
_UNDATED = (Asked.WHEN, "It has no time that can be believed: say on which day it was.")


def begins(activity: TcxActivity) -> float:
    """When it began, in seconds since 1970: its first lap, else its id or first point; nan: not known."""
    starts = [lap.start for lap in activity.laps if lap.start == lap.start]
    known = [time for time in starts or (activity.key_at, activity.first) if time == time]  # only nan differs
    return min(known, default=nan)


def ends(activity: TcxActivity) -> float:
    """When it ended, in seconds since 1970: its last point or the end of its last lap; nan: not known."""
    # points that lie before all laps are a clock's mistake, and no time is negative
    found = [lap.start + (lap.seconds or 0.0) for lap in activity.laps if lap.start == lap.start]
    if activity.last == activity.last:
        found.append(max(activity.last, begins(activity)))
    return max(found) if found else begins(activity) + (_timer(activity) or 0.0)


def recording(
    legs: Sequence[TcxActivity], wanted: Wanted, *, warnings: tuple[str, ...], zoned: bool, digest: str
) -> Recording:
    """One activity, or the legs of one event, which become its parts."""
    sums = [figures([leg.segment]) for leg in legs]
    ways = [_distance(leg, one) for leg, one in zip(legs, sums, strict=True)]
    sports = [sport_of(leg.sport) for leg in legs]
    start, end = begins(legs[0]), max(ends(leg) for leg in legs)
    known = start == start
    virtual = all(sport.virtual for sport in sports)
    elapsed = (round(end - start) if known else 0) or None
    timer = _total(_timer(leg) for leg in legs)
    climbs = [one.climb_m for one in sums]
    laps = [lap for leg in legs for lap in leg.laps]
    hr_avg, hr_max = _hearts(legs, laps)
    metres = _total(way for way, _ in ways)
    amounts, unlikely = believed(
        Amounts(
            elapsed_s=elapsed,
            timer_s=None if timer is None else round(timer),
            moving_s=_moving(legs, sums, timer),
            distance_mm=None if metres is None else round(metres * 1000) or None,
        )
    )
    climb = _total(climbs)
    return Recording(
        format="tcx",
        activity=event_of([sport.activity for sport in sports]),
        sport=" + ".join(dict.fromkeys(sport.word for sport in sports if sport.word)),
        indoor=all(sport.indoor for sport in sports),
        virtual=virtual,
        assisted=any(sport.assisted for sport in sports),
        started_at=instant(start) if known and zoned else None,
        local=instant(start).replace(tzinfo=None) if known and not zoned else None,
        offset_s=next((leg.segment.offset_s for leg in legs if leg.segment.offset_s is not None), None),
        timed=known,
        elapsed_s=amounts.elapsed_s,
        timer_s=amounts.timer_s,
        moving_s=amounts.moving_s,
        distance_mm=amounts.distance_mm,
        climb_mm=None if climb is None else round(climb * 1000),
        energy_kj=round((_total(lap.kcal for lap in laps) or 0) * float(KJ_PER_KCAL)) or None,
        hr_avg=hr_avg,
        hr_max=hr_max,
        steps=round(_total(lap.steps for lap in laps) or 0) or None,
        computed=_computed(amounts, ways, climb, (hr_avg, hr_max), laps),
        note=clean_text(next((leg.notes for leg in legs if leg.notes.strip()), ""), one_line=False),
        parts=_parts(legs, sports, [way for way, _ in ways]),
        laps=tuple(_lap(lap) for lap in laps if lap.seconds),
        track=kept_track([leg.segment for leg in legs], wanted, virtual=virtual),
        device=_device(legs[0]),
        digest=digest,
        warnings=(*warnings, *_uncounted(legs), *backwards(sum(one.backwards for one in sums)), *unlikely),
        asks=empty(amounts) if known else (_UNDATED,),
    )


def _parts(legs: Sequence[TcxActivity], sports: Sequence[Sport], ways: Sequence[float | None]) -> tuple[Part, ...]:
    """The legs of an event; an activity by itself has none."""
    if len(legs) == 1:
        return ()
    return tuple(
        Part(
            activity=sport.activity,
            distance_mm=round((way or 0) * 1000) or None,
            elapsed_s=round(ends(leg) - begins(leg)) or None,
        )
        for leg, sport, way in zip(legs, sports, ways, strict=True)
    )


def _computed(
    amounts: Amounts,
    ways: Sequence[tuple[float | None, bool]],
    climb: float | None,
    hearts: tuple[int | None, int | None],
    laps: Sequence[TcxLap],
) -> tuple[str, ...]:
    """The fields that were worked out from the points."""
    hr_avg, hr_max = hearts
    found = {
        "distance_mm": amounts.distance_mm and any(way and guessed for way, guessed in ways),
        "climb_mm": climb is not None,
        "moving_s": amounts.moving_s is not None,
        "hr_avg": hr_avg and not any(lap.hr_avg for lap in laps),
        "hr_max": hr_max and not any(lap.hr_max for lap in laps),
    }
    return tuple(name for name, computed in found.items() if computed)


def _total(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _timer(activity: TcxActivity) -> float | None:
    return _total(lap.seconds for lap in activity.laps)


def _distance(activity: TcxActivity, sums: Figures) -> tuple[float | None, bool]:
    """Metres, and whether they were worked out from the points; the sum of the laps goes first, 0 is not known."""
    if metres := _total(lap.metres for lap in activity.laps):
        return metres, False
    if activity.reached_m:
        return activity.reached_m, False
    return (sums.distance_m, True) if sums.distance_m else (None, False)


def _moving(legs: Sequence[TcxActivity], sums: Sequence[Figures], timer: float | None) -> int | None:
    """Seconds in motion, where the places of all legs tell it; never more than the device counted."""
    if not all(_placed_throughout(leg) for leg in legs) or any(one.moving_s is None for one in sums):
        return None
    moving = _total(one.moving_s for one in sums) or 0.0
    return round(min(moving, timer or moving)) or None


def _placed_throughout(activity: TcxActivity) -> bool:
    """Whether its points have places, without which nobody knows what was motion."""
    span, placed = activity.last - activity.first, activity.segment.last - activity.segment.first
    many = len(activity.segment.times) * 10 >= activity.points * 9
    return many and span - placed <= max(_UNPLACED_S, span / 50) and not _uncovered(activity)


def _uncovered(activity: TcxActivity) -> bool:
    """Whether its points cover far less time than its laps say and than passed."""
    if not activity.points:
        return False
    said = min(_timer(activity) or 0.0, ends(activity) - begins(activity))
    span = activity.last - activity.first if activity.last == activity.last else 0.0
    return span * 2 < said and said - span > _MISSING_S


def _hearts(legs: Sequence[TcxActivity], laps: Sequence[TcxLap]) -> tuple[int | None, int | None]:
    """Mean and highest beats a minute: of the laps, by their time, else of the points."""
    beats = [beat for leg in legs for beat in leg.segment.hearts]
    weighed = [(lap.hr_avg, lap.seconds or 0.0) for lap in laps if lap.hr_avg]
    weight = sum(seconds for _, seconds in weighed)
    if weight:
        mean: float | None = sum(rate * seconds for rate, seconds in weighed) / weight
    else:
        mean = sum(beats) / len(beats) if beats else None
    highest = max((lap.hr_max for lap in laps if lap.hr_max), default=max(beats, default=None))
    return (None if mean is None else round(mean)), (None if highest is None else round(highest))


def _lap(lap: TcxLap) -> Lap:
    return Lap(
        elapsed_s=round(lap.seconds or 0),
        distance_mm=round((lap.metres or 0) * 1000) or None,
        hr_avg=round(lap.hr_avg) if lap.hr_avg else None,
    )


def _device(activity: TcxActivity) -> str:
    """The device's own name of the recording; nothing where it has no serial number."""
    unit = clean_text(activity.unit, limit=_WORD)
    if not unit.strip("0") or not activity.key:
        return ""
    return " ".join((clean_text(activity.device, limit=_WORD), unit, clean_text(activity.key, limit=_WORD))).strip()


def _uncounted(legs: Sequence[TcxActivity]) -> list[str]:
    """What is said of legs whose points cover far less than their laps."""
    found = []
    for leg in legs:
        if _uncovered(leg):
            span = round(leg.last - leg.first) if leg.last == leg.last else 0
            said = round(_timer(leg) or 0)
            found.append(f"Its points cover only {span} s of the {said} s that its laps say: the laps count.")
    return found
