"""What the sport words of GPX and TCX files mean."""

from dataclasses import dataclass

from tracker.domain.activities import find
from tracker.domain.text import clean_text

_STRAVA = {  # the numbers that Strava writes as <type>
    "1": "ride",
    "2": "alpine",
    "4": "hike",
    "6": "skate",
    "7": "nordic",
    "8": "rollerski",
    "9": "run",
    "10": "walk",
    "11": "workout",
    "12": "snowboard",
    "13": "snowshoe",
    "16": "swim",
    "17": "virtualride",
    "18": "ebike",
    "22": "kayak",
    "23": "row",
    "24": "sup",
    "26": "crossfit",
    "27": "elliptical",
    "28": "rockclimbing",
    "29": "stairclimber",
    "30": "weighttraining",
    "31": "yoga",
    "51": "handcycle",
    "52": "wheelchair",
    "53": "virtualrun",
}
_MORE = {  # words of services that aren't words of the journal
    "streetrunning": "run",
    "indoorrunning": "treadmill",
    "treadmillrunning": "treadmill",
    "virtualrunning": "virtualrun",
    "virtualbiking": "virtualride",
    "virtualcycling": "virtualride",
    "indoorbiking": "indoorride",
    "roadbiking": "roadride",
    "gravelcycling": "gravel",
    "mountainbikeride": "mtb",
    "mountaincycling": "mtb",
    "emountainbiking": "emtb",
    "emountainbikeride": "emtb",
    "ebikeride": "ebike",
    "ebiking": "ebike",
    "lapswimming": "pool",
    "openwaterswimming": "openwater",
    "poolswimming": "pool",
    "crosscountryskiing": "nordic",
    "nordicskiing": "nordic",
    "backcountryskiing": "alpine",
    "resortskiing": "alpine",
    "resortskiingsnowboarding": "alpine",
    "inlineskating": "skate",
    "standuppaddleboarding": "sup",
    "indoorrowing": "rowerg",
    "mountaineering": "hike",
    "cardio": "cross",
    "cardiotraining": "cross",
    "functionaltraining": "cross",
}
_VAGUE = frozenset({"other", "unknown", "generic", "all", "none", "activity", "multisport", "uncategorized", "default"})
_WORD = 60


@dataclass(frozen=True, slots=True)
class Sport:
    """A sport as a file names it: the key of an activity, None where it names none, and what else the word says."""

    word: str = ""
    activity: str | None = None
    indoor: bool = False
    virtual: bool = False
    assisted: bool = False


def sport_of(text: str) -> Sport:
    """What `text`, the sport in a file's own word or number, means; never a guess."""
    word = clean_text(text[:1_000], limit=_WORD)
    plain = "".join(letter for letter in word.casefold() if letter.isalnum())
    # a word of one or two letters is shorthand of the log line, not what a device writes
    known = _STRAVA.get(plain) or _MORE.get(plain) or (plain if len(plain) > 2 else "")
    found = find(known) if known and plain not in _VAGUE else None
    if found is None:
        return Sport(word)
    key, flags = found
    return Sport(word, key, **flags)
