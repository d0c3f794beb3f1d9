"""Amounts in a template file: which measure a text speaks of, and its value in the measure's base unit."""

import re
from fractions import Fraction

from tracker.domain.activities import Activity
from tracker.domain.goals import Ramp
from tracker.domain.quantities import (
    CLIMB_UNITS,
    DISTANCE_UNITS,
    ENERGY_UNITS,
    MAX_CLIMB_MM,
    MAX_DISTANCE_MM,
    MAX_ELAPSED_S,
    MAX_ENERGY_KJ,
    MAX_REPS,
    MAX_STEPS,
    TARGET_TIMES,
    TIME_UNITS,
    parse_amount,
    parse_count,
    parse_number,
    plain_number_text,
)
from tracker.domain.sessions import Measure
from tracker.errors import InputError, RefusedError
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path

WATER = "water"  # the one fact whose unit is known: it is kept in millilitres
MILLILITRES = {
    "ml": Fraction(1),
    "cl": Fraction(10),
    "dl": Fraction(100),
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), Fraction(1000)),
    **dict.fromkeys(("gal", "gallon", "gallons"), Fraction("3785.411784")),
}
_EXAMPLES = {
    Measure.DISTANCE: ("distance", "90 km"),
    Measure.MOVING: ("time", "45 min"),
    Measure.ELAPSED: ("time", "45 min"),
    Measure.HOLD: ("time", "90 s"),
    Measure.CLIMB: ("climb", "820 m"),
    Measure.REPS: ("number of repetitions", "50"),
    Measure.STEPS: ("number of steps", "10000"),
    Measure.ENERGY: ("number of kilojoules", "2000 kJ"),
    Measure.SESSIONS: ("number of sessions", "2"),
    Measure.CHECK: ("number of days", "1"),
    Measure.RESULTS: ("number of results", "10"),
    Measure.FACT: ("number", "10"),
}
_MOST = {
    Measure.DISTANCE: MAX_DISTANCE_MM,
    Measure.MOVING: MAX_ELAPSED_S,
    Measure.ELAPSED: MAX_ELAPSED_S,
    Measure.HOLD: MAX_ELAPSED_S,
    Measure.CLIMB: MAX_CLIMB_MM,
    Measure.ENERGY: MAX_ENERGY_KJ,
    Measure.REPS: MAX_STEPS,
    Measure.STEPS: MAX_STEPS,
    Measure.FACT: MAX_STEPS,
}
_COUNTS = {
    **dict.fromkeys(("step", "steps"), Measure.STEPS),
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions"), Measure.REPS),
    **dict.fromkeys(("session", "sessions"), Measure.SESSIONS),
    **dict.fromkeys(("race", "races", "result", "results"), Measure.RESULTS),
}
_NUMBER = re.compile(r"\d+")
_UNIT = re.compile(r"[-−\d.,\s]*([^\W\d]+)")
_TIMES = re.compile(r"\s*(\d{1,5})\s*[x×*]\s*(\d.*)", re.IGNORECASE | re.DOTALL)
_COUNTED = re.compile(r"\s*([-−\d.,]+)\s*([^\W\d]+)\s*")
_RAMP = re.compile(
    r"(?:(?P<base>[^*+−-]+)(?P<sign>[+−-]))?\s*(?:(?P<step>[^*+]+)\*\s*n|n\s*\*(?P<after>[^*+]+)|(?P<lone>n))",
    re.IGNORECASE,
)
_DAYS = re.compile(r"([1-9]\d{0,3}) ?(d|days?|w|weeks?)")
DAY_S = 86_400
_MOST_TIMES = 10_000


def is_plain(text: str) -> bool:
    """Whether a text is a whole number and nothing else."""
    return _NUMBER.fullmatch(text.strip()) is not None


def measure_of(text: str, kind: Activity | None) -> Measure | None:
    """The measure a text speaks of by its unit: a time of a plank is a hold; None where a plain number is open."""
    times = _TIMES.fullmatch(text)
    single = times[2] if times else text
    match = _UNIT.match(single.strip().lower())
    word = match[1] if match else ""
    if word in _COUNTS:
        return _COUNTS[word]
    if word in ENERGY_UNITS:
        return Measure.ENERGY
    if word != "m" and (word in TIME_UNITS or ":" in single or single.strip().upper().startswith("P")):
        return Measure.HOLD if kind is not None and kind.measures[0] is Measure.HOLD else Measure.MOVING
    if is_plain(single):
        counted = [m for m in kind.measures if m in (Measure.REPS, Measure.STEPS)] if kind is not None else []
        return counted[0] if counted and kind is not None and kind.measures[0] is counted[0] else None
    return Measure.DISTANCE if word else None


def amount_of(text: str, measure: Measure, unit: str = "") -> int:
    """The amount in the measure's base unit; `unit` is that of a day fact, `water` is read in millilitres.

    "40 x 25 m" is forty times 25 m. InputError says what it should look like or how much is allowed.
    """
    what, example = _EXAMPLES[measure]
    times = _TIMES.fullmatch(text)
    count, single = (int(times[1]), times[2]) if times else (1, text)
    try:
        value = count * _single(single, measure, unit)
        if value > TARGET_TIMES * _MOST.get(measure, MAX_REPS) or count > _MOST_TIMES:
            raise RefusedError("too much")
        if not value:
            raise RefusedError("nothing")
        return value
    except RefusedError as error:
        if text.strip().startswith(("-", "−")):
            why = "is negative"
        elif not any(sign in "123456789" for sign in text) or not count:
            why = "asks for nothing"
        else:
            raise RefusedError(f"{quoted(text)} is more than a template may ask for.") from error
        raise RefusedError(f"{quoted(text)} {why}; write for example {example}.") from error
    except InputError as error:
        if " may be " in str(error):  # 1,234 reads in two ways, which the error names
            raise
        raise InputError(f"{quoted(text)} is no {what}; write for example {example}.") from error


def _single(text: str, measure: Measure, unit: str) -> int:
    match = _COUNTED.fullmatch(text)
    word = match[2].lower() if match else ""
    most = TARGET_TIMES * MAX_STEPS
    if measure is Measure.FACT:
        if unit == WATER:
            return _water(text)
        return parse_count(match[1] if match and word == unit.lower() else text, 1, most, "a figure of a day")
    if match and _COUNTS.get(word) is measure:
        text = match[1]
    if measure in (Measure.CHECK, Measure.RESULTS):
        return parse_count(text, 1, MAX_REPS, "a number")
    return parse_amount(text, measure)


def _water(text: str) -> int:
    match = _COUNTED.fullmatch(plain_number_text(text))
    if match is None:
        return parse_count(text, 1, TARGET_TIMES * MAX_STEPS, "an amount of water in ml")
    if match[2] not in MILLILITRES:
        raise InputError("unknown unit")
    return round(Fraction(parse_number(match[1])) * MILLILITRES[match[2]])


def real_time_of(text: str) -> int:
    """Seconds of real time, in which a day is 24 hours whatever the clocks do: "48 h", "28 d", "hour". InputError."""
    plain = text.strip().lower()
    days = _DAYS.fullmatch(plain)
    if days is not None:
        return int(days[1]) * DAY_S * (7 if days[2].startswith("w") else 1)
    return amount_of({"hour": "1 h", "minute": "1 min"}.get(plain, plain), Measure.ELAPSED)


def is_ramp(text: str) -> bool:
    """Whether a text is a target that grows with n: "1000 m * n", "5000 + 500 * n"."""
    return _RAMP.fullmatch(text.strip()) is not None


def ramp_parts(text: str) -> tuple[str, str, int]:
    """What a ramp begins with ("" for nothing), what it grows by, and 1, or -1 where it falls."""
    match = _RAMP.fullmatch(text.strip())
    if match is None:
        raise ValueError("this is no ramp")
    step = match["step"] or match["after"] or "1"
    return (match["base"] or "").strip(), step.strip(), -1 if match["sign"] in ("-", "−") else 1


def ramp_of(text: str, measure: Measure, unit: str = "") -> Ramp:
    """A ramp in the measure's base unit. InputError where one of its parts is no amount."""
    base, step, sign = ramp_parts(text)
    least = amount_of(base, measure, unit) if base else 0
    return Ramp(base=least, step=sign * amount_of(step, measure, unit))


def read_amount(text: str, measure: Measure, path: Path, faults: Faults, unit: str = "") -> int | None:
    """`amount_of`, or None with the fault noted at `path`."""
    try:
        return amount_of(text, measure, unit)
    except InputError as error:
        faults.add(path, str(error).rstrip("."))
        return None


def unit_sizes(measure: Measure) -> dict[str, Fraction]:
    """The words for units of a measure, each with its size in the base unit; empty where a number alone says it."""
    sizes = {
        Measure.DISTANCE: DISTANCE_UNITS,
        Measure.CLIMB: CLIMB_UNITS,
        Measure.ENERGY: ENERGY_UNITS,
        Measure.MOVING: TIME_UNITS,
        Measure.ELAPSED: TIME_UNITS,
        Measure.HOLD: TIME_UNITS,
    }.get(measure)
    if sizes is not None:
        return {word: Fraction(size) for word, size in sizes.items()}
    return {word: Fraction(1) for word, counted in _COUNTS.items() if counted is measure}
