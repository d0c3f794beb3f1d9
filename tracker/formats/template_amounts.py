"""Amounts in a template file: which measure a text speaks of, and its value in the measure's base unit."""

import re

from tracker.domain.activities import Activity
from tracker.domain.quantities import parse_amount
from tracker.domain.sessions import Measure
from tracker.errors import InputError, RefusedError
from tracker.formats.template_faults import quoted

_EXAMPLES = {
    Measure.DISTANCE: ("distance", "90 km"),
    Measure.MOVING: ("time", "45 min"),
    Measure.ELAPSED: ("time", "45 min"),
    Measure.HOLD: ("time", "90 s"),
    Measure.CLIMB: ("climb", "820 m"),
    Measure.REPS: ("number of repetitions", "50"),
    Measure.STEPS: ("number of steps", "10000"),
    Measure.ENERGY: ("number of kilojoules", "2000"),
    Measure.SESSIONS: ("number of sessions", "2"),
    Measure.CHECK: ("number", "1"),
}
_NUMBER = re.compile(r"\d+")
_UNIT = re.compile(r"[-−\d.,\s]*([^\W\d]+)")
_TIMES = ("h", "hr", "hour", "min", "minute", "s", "sec", "second")


def is_plain(text: str) -> bool:
    """Whether a text is a whole number and nothing else."""
    return _NUMBER.fullmatch(text.strip()) is not None


def measure_of(text: str, kind: Activity | None) -> Measure | None:
    """The measure a text speaks of by its unit: a time of a plank is a hold; None where a plain number is open."""
    match = _UNIT.match(text.strip().lower())
    word = match[1] if match else ""
    if word in _TIMES or word.removesuffix("s") in _TIMES or ":" in text or text.strip().upper().startswith("P"):
        return Measure.HOLD if kind is not None and kind.measures[0] is Measure.HOLD else Measure.MOVING
    if is_plain(text):
        counted = [m for m in kind.measures if m in (Measure.REPS, Measure.STEPS)] if kind is not None else []
        return counted[0] if counted and kind is not None and kind.measures[0] is counted[0] else None
    return Measure.DISTANCE if word else None


def amount_of(text: str, measure: Measure) -> int:
    """The amount in the measure's base unit. InputError says what it should look like or how much is allowed."""
    what, example = _EXAMPLES[measure]
    try:
        return parse_amount(text, measure)
    except RefusedError as error:
        if text.strip().startswith(("-", "−")):
            why = "is negative"
        elif not any(sign in "123456789" for sign in text):
            why = "asks for nothing"
        else:
            raise RefusedError(f"{quoted(text)} is more than a template may ask for.") from error
        raise RefusedError(f"{quoted(text)} {why}; write for example {example}.") from error
    except InputError as error:
        if " may be " in str(error):  # 1,234 reads in two ways, which the error names
            raise
        raise InputError(f"{quoted(text)} is no {what}; write for example {example}.") from error
