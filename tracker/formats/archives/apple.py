"""Apple Health: the workouts of export.xml with their routes, read as a stream however large the export is."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from tracker.domain.activities import activity
from tracker.domain.days import zone_of
from tracker.domain.quantities import MAX_CLIMB_MM, MAX_STEPS
from tracker.domain.recordings import TITLE_LIMIT, Entry, Item, Lap, Progress, Recording, Told, Wanted
from tracker.domain.sessions import Part
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError
from tracker.formats.archives.apple_scan import Broken, workouts_in
from tracker.formats.archives.apple_times import EVENT, duration_of, instant_of, times_of
from tracker.formats.archives.apple_types import sport_of_type
from tracker.formats.archives.apple_workout import Attributes, Said, parsed
from tracker.formats.archives.csv_amounts import (
    heart,
    read_energy,
    read_length,
    read_number,
    whole,
)
from tracker.formats.archives.csv_rows import Digests, refused
from tracker.formats.archives.packed import LONGEST_NAME
from tracker.formats.archives.streams import stream_of
from tracker.formats.gps.sports import Sport

NAME = "apple-health"
MAX_LAPS = 1_000
_ROUTE = re.compile(r"/?((?:workout-routes|[^/\\\x00-\x1f]{1,40})/[^/\\\x00-\x1f]{1,200}\.gpx)", re.IGNORECASE)
# by the family of the sport, the statistic that is its distance
_DISTANCES = {
    "foot": ("DistanceWalkingRunning",),
    "wheels": ("DistanceCycling", "DistanceWheelchair", "DistanceSkatingSports"),
    "water": ("DistanceSwimming", "DistanceRowing", "DistancePaddleSports"),
    "snow": ("DistanceCrossCountrySkiing", "DistanceDownhillSnowSports", "DistanceSkatingSports"),
}
_LEGS = {"DistanceSwimming": "swim", "DistanceCycling": "ride", "DistanceWalkingRunning": "run"}


def read_apple_export(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each workout, as an Entry with its route where it has one. Memory stays the same, whatever the size."""
    digests = Digests(NAME)
    number = 0
    for found in workouts_in(stream_of(source)):
        if isinstance(found, Progress):
            yield found
            continue
        if isinstance(found, Broken):
            number = found.number or number
            yield refused(f"{path}, workout {number}" if found.number else path, NAME, found.reason)
            continue
        number += 1
        where = f"{path}, workout {number}"
        try:
            said = parsed(found)
            recording = _recording(said, digests, wanted)
        except InputError as error:
            yield refused(where, NAME, f"Workout {number}: {error}")
            continue
        route = next((gpx[1] for name in said.routes if (gpx := _ROUTE.fullmatch(name))), None)
        if route is not None and len(route) <= LONGEST_NAME:
            yield Entry(member=route, listed=recording, path=where)
        else:
            yield Item(path=where, format=NAME, recordings=(recording,))


def _recording(said: Said, digests: Digests, wanted: Wanted) -> Recording:
    kind = said.attributes.get("workoutActivityType", "")
    metadata = said.metadata
    sport = sport_of_type(
        kind, indoor=metadata.get("HKIndoorWorkout") == "1", water=metadata.get("HKSwimmingLocationType", "")
    )
    started_at = instant_of(said.attributes, "startDate", wanted)
    if started_at is None:
        raise InputError("it has no start; export it again.")
    ended_at = instant_of(said.attributes, "endDate", wanted)
    warnings: list[str] = []
    beats = said.statistics.get("HeartRate", {})
    uuid = clean_text(metadata.get("HKExternalUUID", ""), limit=100)
    return Recording(
        format=NAME,
        activity=sport.activity,
        sport=clean_text(sport.word),
        started_at=started_at,
        # the offset of its dates is that of the phone when it was exported, and says nothing
        zone=_zone(metadata.get("HKTimeZone", ""), warnings),
        **times_of(said, started_at, ended_at, wanted, warnings)._asdict(),
        distance_mm=_distance(said, sport),
        climb_mm=_climb(metadata),
        energy_kj=_energy(said),
        hr_avg=_beats(beats, "average", warnings),
        hr_max=_beats(beats, "maximum", warnings),
        steps=_steps(said),
        indoor=sport.indoor,
        by_hand=metadata.get("HKWasUserEntered") == "1",
        title=clean_text(metadata.get("HKWorkoutBrandName", ""), limit=TITLE_LIMIT),
        parts=_legs(said) if sport.activity == "triathlon" else (),
        laps=_laps(said.events),
        ids=(f"apple:{uuid}",) if uuid else (),
        digest=digests.of((kind, str(started_at), str(ended_at), said.attributes.get("sourceName", ""))),
        warnings=tuple(warnings),
    )


def _zone(name: str, warnings: list[str]) -> str:
    try:
        return zone_of(clean_text(name, limit=60)).key if name else ""
    except RefusedError:
        warnings.append(f"Its time zone {clean_text(name, limit=40)!r} is none that is known.")
        return ""


def _distance(said: Said, sport: Sport) -> int | None:
    """The total of the attributes, as older exports have it, else the statistic that fits the sport."""
    if text := said.attributes.get("totalDistance"):
        return _length(text, said.attributes.get("totalDistanceUnit", "")) or None
    known = {name: attributes for name, attributes in said.statistics.items() if name.startswith("Distance")}
    lengths = {name: _length(one.get("sum", ""), one.get("unit", "")) for name, one in known.items()}
    if sport.activity == "triathlon":
        return sum(lengths.values()) or None
    if sport.activity:
        for name in _DISTANCES.get(activity(sport.activity).family, ()):
            if lengths.get(name):
                return lengths[name]
    return max(lengths.values(), default=0) or None


def _length(text: str, unit: str) -> int:
    if not text:
        return 0
    if unit.lower() not in ("km", "mi", "m", "yd", "ft", "cm"):
        raise InputError(f"its distance is in {clean_text(unit, limit=20)!r}, which is no unit that is known.")
    return read_length(text, "distance", unit.lower())


def _climb(metadata: Attributes) -> int | None:
    text = metadata.get("HKElevationAscended", "")
    return (read_length(text, "HKElevationAscended", "m", most_mm=MAX_CLIMB_MM) or None) if text else None


def _energy(said: Said) -> int | None:
    text, unit = said.attributes.get("totalEnergyBurned", ""), said.attributes.get("totalEnergyBurnedUnit", "kcal")
    if not text:
        burned = said.statistics.get("ActiveEnergyBurned", {})
        text, unit = burned.get("sum", ""), burned.get("unit", "kcal")
    if not text:
        return None
    if unit.lower() not in ("kcal", "cal", "kj"):
        raise InputError(f"its energy is in {clean_text(unit, limit=20)!r}, which is no unit that is known.")
    return read_energy(text, "energy", unit.lower()) or None


def _beats(statistics: Attributes, which: str, warnings: list[str]) -> int | None:
    text = statistics.get(which, "")
    if not text:
        return None
    factor = 60 if statistics.get("unit") == "count/s" else 1
    return heart(read_number(text, "heart rate") * factor, warnings)


def _steps(said: Said) -> int | None:
    text = said.statistics.get("StepCount", {}).get("sum", "")
    if not text:
        return None
    steps = whole(read_number(text, "steps"))
    if steps > MAX_STEPS:
        raise RefusedError(f"its {steps:,} steps are more than one session can have.")
    return steps or None


def _laps(events: Sequence[Attributes]) -> tuple[Lap, ...]:
    laps = [event for event in events if event.get("type") == f"{EVENT}Lap" and event.get("duration")]
    return tuple(Lap(elapsed_s=duration_of(lap) or 0) for lap in laps[:MAX_LAPS])


def _legs(said: Said) -> tuple[Part, ...]:
    """The legs of a multisport: of each activity within it what its one distance shows; the walks between are none."""
    legs = []
    for one in said.activities:
        name = next((name for name in _LEGS if name in one.statistics), None)
        if name is not None:
            statistic = one.statistics[name]
            length = _length(statistic.get("sum", ""), statistic.get("unit", ""))
            legs.append(Part(activity=_LEGS[name], distance_mm=length or None, elapsed_s=duration_of(one.attributes)))
    runs = [leg for leg in legs if leg.activity == "run"]
    longest = max(runs, key=lambda leg: leg.distance_mm or 0, default=None)
    return tuple(leg for leg in legs if leg.activity != "run" or leg is longest)
