"""Which amounts of a recording can be believed: devices are left on, count on, and write nonsense."""

from typing import Any

from tracker.domain.activities import activity
from tracker.domain.believable import believable_distance, believable_heart, believable_times
from tracker.domain.quantities import (
    MAX_CLIMB_MM,
    MAX_DISTANCE_MM,
    MAX_ELAPSED_S,
    MAX_ENERGY_KJ,
    MAX_REPS,
    MAX_STEPS,
    format_amount,
)
from tracker.domain.recordings import Recording
from tracker.domain.sessions import Measure

_MOST = {
    "distance_mm": (MAX_DISTANCE_MM, "distance"),
    "climb_mm": (MAX_CLIMB_MM, "climb"),
    "energy_kj": (MAX_ENERGY_KJ, "energy"),
    "steps": (MAX_STEPS, "number of steps"),
    "reps": (MAX_REPS, "number of repetitions"),
    "hold_s": (MAX_ELAPSED_S, "hold"),
}


def believed(recording: Recording, kind: str, warnings: list[str]) -> dict[str, Any]:
    """The amounts of a recording as fields of a session, those that can't be left out; `warnings` says which.

    Zero is not known: a row indoors is not 0 km long.
    """
    found: dict[str, Any] = {name: _within(recording, name, warnings) for name in _MOST}
    found |= _clocks(recording, warnings)
    found["distance_mm"] = believable_distance(found["distance_mm"], found["elapsed_s"], warnings)
    found |= {name: believable_heart(getattr(recording, name), warnings) for name in ("hr_avg", "hr_max")}
    found["rpe"] = recording.rpe
    _warn_of_speed(found, kind, warnings)
    return found


def _within(recording: Recording, name: str, warnings: list[str]) -> int | None:
    value: int | None = getattr(recording, name)
    if value is None or (value <= 0 and name != "climb_mm") or value < 0:
        return None
    most, word = _MOST[name]
    if value > most:
        warnings.append(f"Its {word} can't be believed ({_shown(name, value)}) and was left out.")
        return None
    return value


def _shown(name: str, value: int) -> str:
    measures = {
        "distance_mm": Measure.DISTANCE,
        "climb_mm": Measure.CLIMB,
        "energy_kj": Measure.ENERGY,
        "hold_s": Measure.HOLD,
    }
    return format_amount(value, measures[name]) if name in measures else f"{value:,}"


def _clocks(recording: Recording, warnings: list[str]) -> dict[str, int | None]:
    """Elapsed, timer and moving time: the believable ones of them, none of the parts longer than the whole."""
    said: list[str] = []
    told = recording.elapsed_s, recording.timer_s, recording.moving_s
    elapsed, timer, moving = believable_times(*told, said, computed="elapsed_s" in recording.computed)
    warnings += (sentence for sentence in said if sentence not in warnings)  # the reader may have said so already
    if elapsed is None:
        elapsed = timer or moving
    return {"elapsed_s": elapsed, "timer_s": timer, "moving_s": moving}


def _warn_of_speed(found: dict[str, Any], kind: str, warnings: list[str]) -> None:
    """Say that it was faster than anybody is; the distance stays, as the clock may be what is wrong."""
    seconds = found["moving_s"] or found["timer_s"] or found["elapsed_s"]
    fastest = activity(kind).fastest
    if found["distance_mm"] and seconds and fastest and found["distance_mm"] > fastest * seconds:
        speed = found["distance_mm"] * 3600 // seconds // 1_000_000
        warnings.append(
            f"It comes to {speed} km/h, faster than {_one(activity(kind).name.lower())} is; look at its figures."
        )


def _one(name: str) -> str:
    """A name with its article: "a run", "an e-bike ride"."""
    return f"an {name}" if name[:1] in "aeiou" else f"a {name}"
