"""What the bare numbers of a day list count: what the heading above them or the title speaks of."""

import re
from dataclasses import dataclass

from tracker.articles.activity_words import ACTIVITY
from tracker.articles.drafts import Unit
from tracker.articles.units import EXERCISES, UNITS

TIMES = frozenset((Unit.HOUR, Unit.MINUTE, Unit.SECOND))


@dataclass(frozen=True, slots=True)
class Default:
    """What a bare number of a list counts."""

    unit: Unit
    exercise: str | None = None
    activity: str = ""


def default_of(words: str) -> Default | None:
    """What the words of a heading or a column say that numbers under them count, None if they do not."""
    tokens = re.findall(r"[a-z']+", words)
    for i in range(len(tokens)):
        for size in (2, 1):
            name = EXERCISES.get(tuple(tokens[i : i + size])) if i + size <= len(tokens) else None
            if name:
                timed = next((UNITS[t] for t in tokens if UNITS.get(t) in TIMES and len(t) > 2), None)
                return Default(timed or Unit.REP, name, "strength")
        if tokens[i] in ("plank", "planks", "planking", "wall-sit"):
            minutes = any(t in ("minutes", "mins", "min") for t in tokens)
            return Default(Unit.MINUTE if minutes else Unit.SECOND, "plank", "strength")
    for token in tokens:
        unit = UNITS.get(token)
        if (
            unit is not None
            and unit not in (Unit.SESSION, Unit.KCAL)
            and token not in ("k", "h", "m", "s", "second", "foot", "step")
        ):
            activity = next((ACTIVITY[t] for t in tokens if t in ACTIVITY), "steps" if unit is Unit.STEP else "")
            return Default(unit, None, activity)
    return None
