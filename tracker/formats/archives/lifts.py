"""Workouts of sets, as Hevy and Strong list them: one recording for each, its known exercises as parts.

What an exercise of ours was done for is counted: 3×10 push-ups are push-ups, a kilometre on the treadmill is a run.
Every exercise also stands in the note, in a few words: "Bench Press 3×10 80 kg".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from tracker.domain.activities import activity
from tracker.domain.quantities import format_distance, format_duration
from tracker.domain.sessions import Measure, Part
from tracker.domain.text import NOTE_LIMIT
from tracker.formats.archives.sport_words import sport_of

MAX_PARTS = 200

_EQUIPMENT = re.compile(r"\s*\(([^()]*)\)\s*")
_HONEST = frozenset(  # what an exercise may be done with and still be the exercise
    "bodyweight weighted barbell dumbbell kettlebell plate outdoor indoor outdoors indoors medicine ball".split()
)
_LETTERS = re.compile(r"[^a-z]+")
# exercises that are one of our activities, by their letters alone, beyond what the activity itself is called
_EXERCISES: Mapping[str, str] = {
    word: key
    for key, words in {
        "push-up": "diamondpushup closegrippushup widepushup widegrippushup declinepushup inclinepushup kneepushup"
        " kneelingpushup archerpushup clappushup explosivepushup pressup handreleasepushup",
        "pull-up": "chinup widepullup widegrippullup neutralgrippullup closegrippullup strictpullup",
        "squat": "bodyweightsquat airsquat jumpsquat frontsquat backsquat gobletsquat fullsquat boxsquat pistolsquat"
        " sumosquat splitsquat bulgariansplitsquat overheadsquat pausesquat",
        "lunge": "walkinglunge reverselunge forwardlunge sidelunge laterallunge jumpinglunge curtsylunge lungeswalking",
        "plank": "sideplank forearmplank frontplank highplank weightedplank elbowplank",
        "sit-up": "declinesitup weightedsitup butterflysitup",
        "crunch": "bicyclecrunch reversecrunch declinecrunch weightedcrunch",
        "leg-raise": "hanginglegraise lyinglegraise legraiseparallelbars hanginglegraises flatlegraise",
        "burpee": "burpeeoverthebar",
    }.items()
    for word in words.split()
}
_CARDIO = frozenset(("foot", "wheels", "water", "snow", "machine"))


@dataclass(frozen=True, slots=True)
class Exercise:
    """One of our activities that an exercise is, and whether it was done indoors for sure."""

    activity: str | None
    indoor: bool = False


@dataclass(frozen=True, slots=True)
class Lift:
    """One set. `weight` is as people read it, with its unit: "80 kg"."""

    exercise: str
    reps: int | None = None
    weight: str = ""
    distance_mm: int | None = None
    seconds: int | None = None
    warmup: bool = False


def exercise_of(name: str) -> Exercise:
    """Which activity an exercise is: "Push Up", "Squat (Barbell)", "Treadmill"; none for one that a machine helps."""
    whole = sport_of(name)  # "Running (Treadmill)"
    if whole.activity is not None:
        return Exercise(whole.activity, whole.indoor)
    tools = " ".join(found.casefold() for found in _EQUIPMENT.findall(name)).replace(",", " ").replace("-", " ").split()
    if any(tool not in _HONEST for tool in tools):
        return Exercise(None)
    bare = _EQUIPMENT.sub(" ", name)
    plain = _LETTERS.sub("", bare.casefold())
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
        if (key := _EXERCISES.get(form)) is not None:
            return Exercise(key)
    sport = sport_of(bare)
    if sport.activity is None:
        return Exercise(None)
    return Exercise(sport.activity, sport.indoor or any(tool.startswith("indoor") for tool in tools))


def told_of(lifts: Iterable[Lift]) -> dict[str, Any]:
    """The fields of the recording that these sets are: its activity, its parts, and its amounts where it is one sport.

    A workout of nothing but one activity is that activity; any other is strength with its parts.
    """
    sets = [(lift, exercise_of(lift.exercise)) for lift in lifts]
    kinds = {exercise.activity for _, exercise in sets}
    single = next(iter(kinds)) if len(kinds) == 1 else None
    parts: list[Part] = []
    for part, same in groupby(_part(lift, exercise.activity, single) for lift, exercise in sets):
        if part is not None:
            parts.append(replace(part, count=sum(1 for _ in same)))
    fields: dict[str, Any] = {"activity": single or "strength", "parts": tuple(parts[:MAX_PARTS])}
    if single is None:
        return fields
    fields["indoor"] = all(exercise.indoor for _, exercise in sets)
    reps = sum(part.count * (part.reps or 0) for part in parts)
    distance = sum(part.count * (part.distance_mm or 0) for part in parts)
    timer = sum(part.count * (part.elapsed_s or 0) for part in parts)
    fields["reps"] = reps or None
    fields["distance_mm"] = distance or None
    if activity(single).family in _CARDIO:
        fields["timer_s"] = timer or None
    return fields


def summary(lifts: Iterable[Lift], units: str) -> str:
    """The sets in a few words, an exercise a line, distances in `units`; sets for warming up are left out."""
    lines = []
    for name, sets in groupby((lift for lift in lifts if not lift.warmup), key=lambda lift: lift.exercise):
        done = [
            f"{sum(1 for _ in same)}×{words}" if words else ""
            for words, same in groupby(_words(lift, units) for lift in sets)
        ]
        lines.append(" ".join((name, ", ".join(filter(None, done)))).strip())
    text = "\n".join(lines)
    return text if len(text) <= NOTE_LIMIT // 2 else text[: NOTE_LIMIT // 2].rpartition("\n")[0] + "\n…"


def weight_words(weight: Decimal | None, unit: str) -> str:
    """A weight as people read it: "80 kg"; empty where there is none."""
    if not weight:
        return ""
    number = f"{weight.quantize(Decimal('0.01')).normalize():f}" if weight < 10**6 else f"{weight:.0f}"
    return f"{number} {unit}".strip()


def _words(lift: Lift, units: str) -> str:
    """What one set was: "10 80 kg", "1:00", "5 km 25:00"."""
    said = [
        str(lift.reps) if lift.reps else "",
        lift.weight,
        format_distance(lift.distance_mm, units) if lift.distance_mm else "",
        format_duration(lift.seconds) if lift.seconds else "",
    ]
    return " ".join(filter(None, said))


def _part(lift: Lift, key: str | None, single: str | None) -> Part | None:
    """The part that a set is; None for an exercise of another kind, or one of which nothing is known."""
    if key is None:
        return None
    holds = activity(key).measures[0] is Measure.HOLD
    part = Part(
        activity=None if key == single else key,
        reps=lift.reps,
        distance_mm=lift.distance_mm,
        elapsed_s=None if holds else lift.seconds,
        hold_s=lift.seconds if holds else None,
    )
    return None if part == Part(activity=part.activity) else part
