"""The amounts of a log line: what they are called and what they come to for an activity."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.activities import Activity
from tracker.domain.logline.words import Word, at_word, bad, shown
from tracker.domain.quantities import (
    CLIMB_UNITS,
    DISTANCE_UNITS,
    ENERGY_UNITS,
    MAX_DISTANCE_MM,
    MAX_REPS,
    MAX_STEPS,
    MM_PER_KM,
    TIME_UNITS,
    duration_readings,
    parse_climb,
    parse_count,
    parse_distance,
    parse_duration,
    parse_energy,
    parse_number,
)
from tracker.domain.sessions import Measure
from tracker.errors import RefusedError

# what a unit's word counts; "m" is metres
UNITS: dict[str, str] = {
    **dict.fromkeys(TIME_UNITS, "duration"),
    **dict.fromkeys(CLIMB_UNITS, "climb"),
    **dict.fromkeys(DISTANCE_UNITS, "distance"),
    **dict.fromkeys(ENERGY_UNITS, "energy"),
    **dict.fromkeys(("rep", "reps"), "reps"),
    **dict.fromkeys(("step", "steps"), "steps"),
    "bpm": "hr",
}
NAMED_DISTANCES = frozenset(("half", "marathon", "halfmarathon"))
FIELDS = {
    "distance": "distance_mm",
    "elapsed": "elapsed_s",
    "moving": "moving_s",
    "climb": "climb_mm",
    "reps": "reps",
    "hold": "hold_s",
    "steps": "steps",
    "energy": "energy_kj",
    "rpe": "rpe",
    "hr": "hr_avg",
}
NAMES = {
    "distance_mm": "distance",
    "elapsed_s": "time",
    "moving_s": "moving time",
    "climb_mm": "climb",
    "reps": "number of repetitions",
    "hold_s": "hold",
    "steps": "number of steps",
    "energy_kj": "energy",
    "rpe": "effort",
    "hr_avg": "heart rate",
}
_HOLD_MINUTES = 10  # a bare hold up to this is minutes, above it seconds
_POOL_METRES = 50  # a bare swim from here on is metres
_SHORT_MM = 100_000  # metres below this on foot or wheels may have been meant as minutes
_COUNTED = re.compile(r"(.*?) ?(?:reps?|steps?|bpm)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: its kind (`bare`, `distance`, `duration`, `sets`, or a key of FIELDS) and its text."""

    kind: str
    word: Word
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """What an amount comes to, in base units; `short` is `a:bb` read as minutes and seconds."""

    word: Word
    value: int
    short: int | None = None


def field_of(amount: Amount, kind: Activity) -> str | None:
    """The field of a session that an amount fills; `None` for sets."""
    first = kind.measures[0]
    if amount.kind == "bare":
        return FIELDS[first.value]
    if amount.kind == "duration":
        return "hold_s" if first is Measure.HOLD else "elapsed_s"
    return FIELDS.get(amount.kind)


def value_of(amount: Amount, kind: Activity, units: str, notes: list[str]) -> Value:
    """What an amount comes to for an activity; `notes` gets a sentence where it could be read in another way.

    Raises InputError or RefusedError that points at the amount's word.
    """
    word, text = amount.word, amount.text
    if amount.kind == "bare":
        return Value(word, at_word(word, lambda: bare(word, text, kind, units, notes)))
    if amount.kind in ("duration", "elapsed", "moving", "hold"):
        value, short = at_word(word, lambda: duration_readings(text))
        return Value(word, value, short)
    return Value(word, at_word(word, lambda: _counted(amount, kind, units, notes)))


def _counted(amount: Amount, kind: Activity, units: str, notes: list[str]) -> int:
    text = amount.text
    counted = _COUNTED.fullmatch(text)
    number = counted[1] if counted else text
    match amount.kind:
        case "distance":
            return distance(amount.word, text, kind, notes)
        case "climb":
            return parse_climb(text, "ft" if units == "mi" else "m")
        case "energy":
            return parse_energy(text)
        case "rpe":
            return parse_count(number, 0, 10, "effort (rpe)")
        case "hr":
            return parse_count(number, 20, 250, "heart rate")
        case "steps":
            return parse_count(number, 1, MAX_STEPS, "a number of steps")
        case _:
            return parse_count(number, 1, MAX_REPS, "a number of repetitions")


def distance(word: Word, text: str, kind: Activity, notes: list[str]) -> int:
    """Millimetres of a distance with its unit. `45m` is refused for what has no distance: minutes may be meant."""
    value = parse_distance(text)
    metres = text[-1] == "m" and text[-2:] != "km"
    if metres and Measure.DISTANCE not in kind.measures:
        number = text.rstrip("m ")
        bad(word, f"{shown(word)} is metres, and {kind.name.lower()} has none; write {number}min for minutes.")
    if metres and value < _SHORT_MM and kind.family in ("foot", "wheels", "snow"):
        notes.append(f"{text.replace(' ', '')} is read as metres; write {text.rstrip('m ')}min for minutes.")
    return value


def bare(word: Word, text: str, kind: Activity, units: str, notes: list[str]) -> int:
    """A number without a unit as the activity's first measure, in base units."""
    number = parse_number(text)
    match kind.measures[0]:
        case Measure.DISTANCE:
            return _bare_distance(word, text, number, kind, units, notes)
        case Measure.REPS:
            return parse_count(text, 1, MAX_REPS, "a number of repetitions")
        case Measure.STEPS:
            return parse_count(text, 1, MAX_STEPS, "a number of steps")
        case Measure.HOLD:
            unit = "min" if number <= _HOLD_MINUTES else "s"
            notes.append(f"{text} is read as {text} {'minutes' if unit == 'min' else 'seconds'}.")
            return parse_duration(text + unit)
        case _:
            return parse_duration(text + "min")


def _bare_distance(word: Word, text: str, number: Decimal, kind: Activity, units: str, notes: list[str]) -> int:
    erg = kind.key.startswith("erg-")
    if (erg or (kind.parent or kind.key) == "swim") and number >= _POOL_METRES:
        if units == "mi" and not erg:
            bad(word, f"{shown(word)} may be yards or metres; write {text}yd or {text}m.")
        notes.append(f"{text} is read as {text} metres.")
        return parse_distance(text, "m")
    try:
        return parse_distance(text, units)
    except RefusedError as error:
        if number <= MAX_DISTANCE_MM // MM_PER_KM:
            raise
        raise RefusedError(f"{str(error).rstrip('.')}; write {text}m for metres.") from None
