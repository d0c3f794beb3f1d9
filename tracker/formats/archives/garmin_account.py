"""The summaries of all activities in a Garmin account's export."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, BinaryIO

from tracker.domain.believable import believable_times
from tracker.domain.legs import event_of
from tracker.domain.quantities import KJ_PER_KCAL, MAX_CLIMB_MM, MAX_DISTANCE_MM, MAX_ENERGY_KJ, MAX_STEPS
from tracker.domain.recordings import TITLE_LIMIT, Item, Progress, Recording, Told, Wanted
from tracker.domain.sessions import Part
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError
from tracker.formats.archives.csv_amounts import heart, shown, whole
from tracker.formats.archives.csv_dates import check_when
from tracker.formats.archives.csv_rows import Digests, refused
from tracker.formats.archives.json_objects import BrokenJsonError, objects_in
from tracker.formats.archives.sport_words import sport_of
from tracker.formats.gps.sports import Sport

NAME = "garmin"
Summary = dict[str, Any]


def read_garmin_summaries(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each activity in a `*_summarizedActivities.json`, however large the file; legs become parts of their event."""
    digests = Digests("garmin-account")
    whole_ones: dict[int, tuple[str, Recording]] = {}
    legs: dict[int, list[Recording]] = {}
    number = 0
    for found in objects_in(source, "summarizedActivitiesExport"):
        if isinstance(found, BrokenJsonError):
            yield refused(path, NAME, str(found))
            continue
        if isinstance(found, Progress):
            yield found
            continue
        number += 1
        where = f"{path}, activity {number}"
        try:
            recording = _summary(found, digests, wanted)
        except InputError as error:
            yield refused(where, NAME, f"Activity {number}: {error}")
            continue
        parent = _id(found.get("parentId"))
        if parent is not None:
            legs.setdefault(parent, []).append(recording)
        elif (own := _id(found.get("activityId"))) is not None and _is_multisport(recording.sport):
            whole_ones[own] = (where, recording)
        else:
            yield Item(path=where, format=NAME, recordings=(recording,))
    for own, (where, recording) in whole_ones.items():
        yield Item(path=where, format=NAME, recordings=(_event(recording, legs.pop(own, [])),))
    for left in legs.values():
        for leg in left:
            yield Item(path=path, format=NAME, recordings=(leg,))


def _event(event: Recording, legs: list[Recording]) -> Recording:
    """A multisport with its legs as parts, transitions left out."""
    legs = [leg for leg in legs if "transition" not in leg.sport.casefold()]
    legs.sort(key=lambda leg: leg.started_at or datetime.min.replace(tzinfo=UTC))
    parts = tuple(
        Part(activity=leg.activity, distance_mm=leg.distance_mm, elapsed_s=leg.timer_s or leg.elapsed_s) for leg in legs
    )
    return replace(event, activity=event_of([leg.activity for leg in legs]) or "cross", parts=parts)


def _summary(said: Summary, digests: Digests, wanted: Wanted) -> Recording:
    """What one object of the summaries tells: centimetres, milliseconds, two clocks in milliseconds since 1970."""
    started_at = _moment(said.get("beginTimestamp"), "beginTimestamp", wanted)
    local = _moment(said.get("startTimeLocal"), "startTimeLocal", wanted)
    if started_at is None and local is None:
        raise InputError("it has no time; import its FIT file instead.")
    kind = said.get("activityType")
    sport = garmin_sport(
        str(kind.get("typeKey") or "") if isinstance(kind, dict) else str(kind or said.get("sportType") or "")
    )
    warnings: list[str] = []
    own = _id(said.get("activityId"))
    offset = round((local - started_at).total_seconds()) if local and started_at else None
    if offset is not None and (offset % 900 or abs(offset) > 14 * 3600):
        offset = None
    elapsed, timer, moving = (
        _amount(said, key, Fraction(1, 1000)) for key in ("elapsedDuration", "duration", "movingDuration")
    )
    times = believable_times(elapsed, timer, moving, warnings)
    wall = local.replace(tzinfo=None) if local and started_at is None else None
    return Recording(
        format=NAME,
        activity=sport.activity,
        sport=sport.word,
        started_at=started_at,
        local=wall,
        offset_s=offset,
        **times._asdict(),
        distance_mm=_amount(said, "distance", Fraction(10), MAX_DISTANCE_MM),
        climb_mm=_amount(said, "elevationGain", Fraction(10), MAX_CLIMB_MM),
        energy_kj=_energy(said),
        hr_avg=heart(_number(said, "avgHr"), warnings),
        hr_max=heart(_number(said, "maxHr"), warnings),
        steps=_amount(said, "steps", Fraction(1), MAX_STEPS),
        indoor=sport.indoor,
        virtual=sport.virtual,
        assisted=sport.assisted,
        race=said.get("eventTypeId") == 1,
        by_hand=said.get("manualActivity") is True,
        title=clean_text(_text(said, "name"), limit=TITLE_LIMIT),
        note=clean_text(_text(said, "description"), one_line=False),
        ids=(f"garmin:{own}",) if own is not None else (),
        digest=digests.of((str(own), str(started_at or local), sport.word)),
        warnings=tuple(warnings),
    )


def _text(said: Summary, key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) else ""


def _id(value: Any) -> int | None:
    return value if type(value) is int and 0 < value < 2**63 else None


def _number(said: Mapping[str, Any], key: str) -> Fraction | None:
    """A number of zero or more; None for anything that is none."""
    value = said.get(key)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if value < 0:
        raise RefusedError(f"{key} {shown(str(value))} is negative; an amount is zero or more.")
    return Fraction(value)


def _amount(said: Summary, key: str, factor: Fraction, most: int | None = None) -> int | None:
    number = _number(said, key)
    if not number:
        return None
    value = whole(number * factor)
    if most is not None and value > most:
        raise RefusedError(f"{key} {shown(str(said.get(key)))} is more than one session can have.")
    return value or None


def _energy(said: Summary) -> int | None:
    """Kilojoules. Some accounts say kilocalories and some kilojoules: what the body needs at rest tells which."""
    energy = _number(said, "calories")
    resting, spent = _number(said, "bmrCalories"), _number(said, "elapsedDuration") or _number(said, "duration")
    if not energy:
        return None
    joules = bool(resting and spent and resting * 60_000 / spent > Fraction(5, 2))
    value = whole(energy if joules else energy * Fraction(KJ_PER_KCAL))
    if value > MAX_ENERGY_KJ:
        raise RefusedError(f"calories {shown(str(said.get('calories')))} is more than one session can have.")
    return value


def _moment(value: Any, what: str, wanted: Wanted) -> datetime | None:
    """The time that milliseconds since 1970 mean; RefusedError when out of bounds."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if not 0 < value < 10**13:
        raise RefusedError(f"{what} {shown(str(value))} is no time.")
    found = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=whole(Fraction(value) / 1000))
    check_when(found.replace(tzinfo=None), str(found.date()), what, wanted.now)
    return found


def garmin_sport(word: str) -> Sport:
    """What Garmin's word means; a multisport whose legs aren't known is cross training."""
    sport = sport_of(word)
    return sport if sport.activity or not _is_multisport(word) else Sport(sport.word, "cross")


def _is_multisport(word: str) -> bool:
    return word.casefold().replace("_", "").replace(" ", "") == "multisport"
