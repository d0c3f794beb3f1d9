"""From the messages of one FIT file to a recording."""

from dataclasses import dataclass, replace

from tracker.domain.activities import activity
from tracker.domain.believable import hardly_anything, heart_warning
from tracker.domain.quantities import KJ_PER_KCAL
from tracker.domain.recordings import Recording, Wanted
from tracker.domain.sessions import Measure, Part
from tracker.domain.text import clean_text
from tracker.formats.fit.clocks import placed, with_start
from tracker.formats.fit.container import Container, Ending
from tracker.formats.fit.decoding import Messages
from tracker.formats.fit.definitions import TIMESTAMP
from tracker.formats.fit.multisport import kinds_of, legs_of, together
from tracker.formats.fit.points import Points, first_time, paused, points_of
from tracker.formats.fit.sports import LAP_SWIMMING, sport_of
from tracker.formats.fit.summaries import (
    ACTIVITY,
    FILE_ID,
    LAP,
    RECORD,
    SESSION,
    Summary,
    believable,
    laps_of,
    lengths_swum,
    sessions_of,
    summed_laps,
)
from tracker.formats.gps.sports import Sport

_KIND, _MAKER, _SERIAL, _CREATED = 0, 1, 3, 4
_KINDS = {
    1: "a device's description of itself",
    2: "a device's settings",
    3: "a device's settings of a sport",
    5: "a workout plan",
    6: "a course",
    7: "a training schedule",
    9: "a list of weights",
    10: "a device's totals",
    11: "a list of goals",
    14: "a list of blood pressures",
    15: "a watch's monitoring of the day",
    28: "a watch's monitoring of the day",
    32: "a watch's monitoring of the day",
    34: "a segment",
    35: "a list of segments",
}
_ACTIVITY_KIND = 4
_STEPPING = ("run", "walk", "hike", "snowshoe")
_CUT_BYTES = 1_024  # a message may be this much short of the end where a file was cut off


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is no recording, in a sentence."""

    why: str


def recording_of(messages: Messages, container: Container, wanted: Wanted) -> Recording | Refusal:
    """What one file of a chain tells of an activity; `digest` is left to the caller."""
    file_id = next(messages.each(FILE_ID, (_KIND, _MAKER, _SERIAL, _CREATED), 1), {})
    sessions = sessions_of(messages)
    kind = file_id.get(_KIND, _ACTIVITY_KIND)
    if kind != _ACTIVITY_KIND and not sessions:
        return Refusal(f"It is {_KINDS.get(kind, f'a FIT file of kind {kind}')}, not an activity: leave it out.")
    maker = file_id.get(_MAKER)
    points: Points | None = None
    if sessions:
        legs = legs_of(sessions)
        legs[0] = with_start(legs[0], first_time(messages))
        whole = together(legs)
        key, parts = kinds_of(legs, maker)
    else:
        made = _rebuilt(messages)
        if made is None:
            return Refusal("It holds no session, no lap and no points: there is nothing to import.")
        whole, points = made
        key, parts = kinds_of([whole], maker)
    sport = replace(sport_of(whole.sport, whole.sub_sport, maker), activity=key)
    if points is None and _gaps(whole, wanted, sport):
        points = points_of(messages, _span(whole))
    if points is not None:
        whole = _filled(whole, points, sport)
    whole, parts = _with_pool(messages, whole, parts)
    whole = believable(whole)
    found = _recorded(messages, whole, sport, parts, wanted, file_id)
    track = points.track(wanted.private) if points is not None and wanted.tracks and not sport.virtual else ()
    warnings = (*_damage(messages, container), *found.warnings)
    return replace(found, track=track, warnings=warnings, device=_device(file_id))


def _recorded(
    messages: Messages,
    whole: Summary,
    sport: Sport,
    parts: tuple[Part, ...],
    wanted: Wanted,
    file_id: dict[int, int],
) -> Recording:
    clocks = list(messages.each(ACTIVITY, (TIMESTAMP, 5), 100))
    when = placed(whole.start, clocks[-1] if clocks else {}, file_id.get(_MAKER), wanted.now)
    name = sport.word or clean_text(messages.text(SESSION, 110), limit=100)
    steps = whole.cycles * 2 if whole.cycles and (sport.activity or "").partition("-")[0] in _STEPPING else None
    return Recording(
        format="fit",
        activity=sport.activity,
        sport="multisport" if any(part.activity for part in parts) else name,
        started_at=when.started_at,
        local=when.local,
        offset_s=when.offset_s,
        elapsed_s=whole.elapsed_s,
        timer_s=whole.timer_s,
        moving_s=whole.moving_s,
        distance_mm=whole.distance_mm,
        climb_mm=None if sport.indoor and not whole.climb_mm else whole.climb_mm,
        energy_kj=None if whole.kcal is None else round(whole.kcal * KJ_PER_KCAL),
        hr_avg=whole.hr_avg,
        hr_max=whole.hr_max,
        steps=steps,
        rpe=whole.rpe,
        computed=tuple(name for name in whole.computed if name == "started_at" or getattr(whole, name) is not None),
        indoor=sport.indoor,
        virtual=sport.virtual,
        assisted=sport.assisted,
        parts=parts,
        laps=laps_of(messages, transitions=not parts),
        warnings=(*((when.warning,) if when.warning else ()), *whole.warnings),
        asks=(*when.asks, *hardly_anything(whole.elapsed_s, whole.distance_mm)),
    )


def _rebuilt(messages: Messages) -> tuple[Summary, Points | None] | None:
    """A summary of what has none, and the points it is made of; from the laps where there are hardly any points."""
    points = points_of(messages, None)
    if points.count < 2 or points.first is None or points.last is None:
        summed = summed_laps(messages)
        if summed is None:
            return None
        said = "It holds no summary: time and distance were worked out from its laps."
        return replace(summed, warnings=(said, *summed.warnings)), None
    elapsed = points.last - points.first
    sport = next(messages.each(LAP, (25, 39), 1), {})
    made = Summary(
        start=points.first,
        elapsed_s=elapsed or None,
        timer_s=elapsed - paused(messages, points.first, points.last) or None,
        sport=sport.get(25),
        sub_sport=sport.get(39),
        computed=("started_at", "elapsed_s", "timer_s"),
        warnings=(f"It holds no summary: it was worked out from its {points.count:,} points.",),
    )
    return made, points


def _gaps(whole: Summary, wanted: Wanted, sport: Sport) -> bool:
    """Whether the points have to be looked at."""
    return (
        whole.hr_avg is None
        or whole.elapsed_s is None
        or (whole.distance_mm is None and whole.measured and _measures_distance(sport))
        or (wanted.tracks and not sport.virtual)
    )


def _span(whole: Summary) -> tuple[int, int] | None:
    """Start and end of a session; None where they are not known."""
    return None if whole.start is None or whole.span_s is None else (whole.start, whole.start + whole.span_s)


def _filled(whole: Summary, points: Points, sport: Sport) -> Summary:
    """The summary with what the device did not sum up, where the points tell it."""
    added: dict[str, int] = {}
    if whole.elapsed_s is None and points.first is not None and points.last is not None and points.last > points.first:
        added["elapsed_s"] = points.last - points.first
    if whole.distance_mm is None and whole.measured and _measures_distance(sport):
        distance = points.distance_mm(on_earth=not sport.virtual)
        if distance is not None:
            added["distance_mm"] = distance
    heart = points.hr_avg
    if whole.hr_avg is None and heart is not None:
        added["hr_avg"] = heart
        if whole.hr_max is None and points.hr_max is not None:
            added["hr_max"] = points.hr_max
    warnings = whole.warnings
    if "hr_avg" in added and points.hr_wrong:
        warnings = (*warnings, heart_warning(points.hr_wrong))
    return replace(whole, computed=(*whole.computed, *added), warnings=warnings, **added)  # type: ignore[arg-type]


def _measures_distance(sport: Sport) -> bool:
    return sport.activity is None or Measure.DISTANCE in activity(sport.activity).measures


def _with_pool(messages: Messages, whole: Summary, parts: tuple[Part, ...]) -> tuple[Summary, tuple[Part, ...]]:
    """A pool swim with its lengths as a part, and with the distance they make where the device gives none."""
    if parts or whole.sub_sport != LAP_SWIMMING or whole.pool_mm is None:
        return whole, parts
    lengths = lengths_swum(messages) or whole.lengths
    if not lengths:
        return whole, parts
    if whole.distance_mm is None:
        computed = dict.fromkeys((*whole.computed, "distance_mm"))
        whole = replace(whole, distance_mm=lengths * whole.pool_mm, computed=tuple(computed))
    return whole, (Part(count=lengths, distance_mm=whole.pool_mm),)


def _damage(messages: Messages, container: Container) -> tuple[str, ...]:
    """What is to be said of a file that is not whole."""
    stopped = messages.damage
    if stopped is not None and (container.ending is Ending.WHOLE or container.end - stopped > _CUT_BYTES):
        points = messages.count(RECORD)
        return (f"It is damaged from byte {stopped:,} on: its track is incomplete, with {points:,} points.",)
    match container.ending:
        case Ending.WRONG_SUM:
            return ("Its checksum is wrong: a part of it may be damaged.",)
        case Ending.OPEN:
            return ("Its device stopped before the file was finished: the end may be missing.",)
        case Ending.CUT:
            return ("It is cut off: the end is missing.",)
        case Ending.WHOLE:
            return ()


def _device(file_id: dict[int, int]) -> str:
    """The device's own name of a recording; empty where it would fit others too."""
    maker, serial, created = (file_id.get(number) for number in (_MAKER, _SERIAL, _CREATED))
    return "" if maker is None or not serial or not created else f"{maker}:{serial}:{created}"
