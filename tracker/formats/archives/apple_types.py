"""The activity types of Apple Health as ours; a type that is none of ours stays in its own word."""

import re

from tracker.formats.archives.sport_words import sport_of
from tracker.formats.gps.sports import Sport

_PREFIX = "HKWorkoutActivityType"
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")

# what Apple means otherwise than others do by the same word, or nobody else says
_OTHERWISE = {
    "Stair Climbing": "stepper",
    "Step Training": "class",
    "Gymnastics": "class",
    "Water Fitness": "class",
    "Tai Chi": "mobility",
    "Disc Sports": "team-sport",
}
_INDOORS = {"row": "erg-row"}  # what a sport is where it is done indoors
_SWIMS = {"1": "swim-pool", "2": "swim-open"}  # by HKSwimmingLocationType


def sport_of_type(name: str, *, indoor: bool, water: str) -> Sport:
    """What an activity type means; `water` is where a swim was, "1" for a pool and "2" for open water."""
    word = _WORDS.sub(" ", name.removeprefix(_PREFIX))[:60]
    key = _OTHERWISE.get(word) or sport_of(word).activity
    if key == "swim":
        return Sport(word, _SWIMS.get(water, key))
    if indoor and key in _INDOORS:
        return Sport(word, _INDOORS[key])
    return Sport(word if word != "Other" else "", key, indoor=indoor)
