"""What amounts are counted in: the words for units, exercises and spans of days."""

from dataclasses import dataclass

from tracker.articles.drafts import Unit
from tracker.articles.text import Token

_NAMES: dict[Unit, str] = {
    Unit.KM: "km kms kilometre kilometres kilometer kilometers kilometros kilometern klicks kmh_ k",
    Unit.MILE: "mile miles mi miler milers",
    Unit.METRE: "m metre metres meter meters mtrs",
    Unit.FOOT: "ft feet foot",
    Unit.MARATHON: "marathon marathons",
    Unit.HOUR: "hour hours hr hrs h",
    Unit.MINUTE: "minute minutes min mins",
    Unit.SECOND: "second seconds sec secs s",
    Unit.REP: "rep reps repetition repetitions",
    Unit.STEP: "step steps",
    Unit.LAP: "lap laps length lengths ascent ascents flight flights floor floors storey storeys circuit circuits",
    Unit.SESSION: "session sessions workout workouts classes",
    Unit.KCAL: "kcal calories calorie kcals cals",
}
UNITS = {name: unit for unit, names in _NAMES.items() for name in names.split()}
# short forms that stand for a unit only right after digits
_TIGHT = frozenset("m k h s mi ft min sec".split())

# exercise -> the words for it; all are counted in repetitions
_EXERCISES: dict[str, str] = {
    "push-up": "pushup|pushups|push up|push ups|press up|press ups|pressup|pressups|push-ups",
    "sit-up": "situp|situps|sit up|sit ups",
    "pull-up": "pullup|pullups|pull up|pull ups|chin up|chin ups|chinups",
    "squat": "squat|squats|air squats",
    "burpee": "burpee|burpees",
    "lunge": "lunge|lunges",
    "crunch": "crunch|crunches",
    "star jump": "star jump|star jumps|jumping jack|jumping jacks",
    "dip": "tricep dips|dips",
    "deadlift": "deadlift|deadlifts",
    "bench press": "bench presses",
    "kettlebell swing": "kettlebell swings|swings",
    "skip": "skips|rope skips|rope jumps",
    "keepy-up": "keepy uppies|keepy ups",
    "wall ball": "wall balls",
    "sun salutation": "sun salutations|surya namaskars|surya namaskar",
    "leg raise": "leg raises",
    "press": "presses|overhead presses",
    "step-up": "step up|step ups|stepups",
}
EXERCISES: dict[tuple[str, ...], str] = {
    tuple(words.replace("-", " ").split()): name for name, forms in _EXERCISES.items() for words in forms.split("|")
}
_TRIATHLON = frozenset("ironman ironmans ironmen triathlon triathlons".split())
_BOUTS = {
    "run": "running", "runs": "running", "ride": "cycling", "rides": "cycling", "swim": "swimming", "swims": "swimming",
    "walk": "walking", "walks": "walking", "hikes": "hiking", "hike": "hiking",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitRead:
    """A unit read from tokens up to `last` (excluded), with what it says of the activity besides."""

    unit: Unit
    last: int
    exercise: str | None = None
    activity: str | None = None


def unit_at(tokens: tuple[Token, ...], i: int, after_digits: bool) -> UnitRead | None:
    """The unit that begins at token `i`, None if none does. `after_digits`: a number in digits stands right before."""
    if i >= len(tokens):
        return None
    word = tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    later = tokens[i + 2].low if i + 2 < len(tokens) else ""
    read = _of_two(tokens, i, after_digits, following, later) or _exercise(tokens, i)
    if read is not None:
        return read
    if word in _TRIATHLON:
        return UnitRead(Unit.SESSION, i + 1, activity="triathlon")
    if word in ("stairs", "stair"):
        return UnitRead(Unit.STEP, i + 1, activity="climbing")
    unit = UNITS.get(word)
    if unit is None:
        return _bouts(tokens, i, after_digits, following, later)
    if word in _TIGHT and not (after_digits and (tokens[i].glued or word in _SPACED)):
        return None
    if word == "m" and following == "." and later == "p":
        return None
    if unit is Unit.STEP:
        stairs = following == "of" and later == "stairs"
        return UnitRead(unit, i + 3 if stairs else i + 1, activity="climbing" if stairs else "steps")
    if word in _FLIGHTS:
        last = i + 3 if following == "of" and later in ("stairs", "steps") else i + 1
        return UnitRead(unit, last, activity="climbing" if word[0] in "fs" else None)
    return UnitRead(unit, i + 1)


_SPACED = frozenset(["m", "mi", "ft", "min", "sec", "h"])
_FLIGHTS = frozenset("flight flights floor floors storey storeys ascent ascents".split())
_EACH = frozenset(["a", "per", "each", "every"])


def _of_two(tokens: tuple[Token, ...], i: int, after_digits: bool, following: str, later: str) -> UnitRead | None:
    """Units of two words: nautical miles, half marathons, "k.m", "iron man"."""
    word = tokens[i].low
    if word == "k" and following == "." and later in ("m", "ms") and after_digits:
        return UnitRead(Unit.KM, i + 3)
    if word in ("nautical", "sea") and following in ("mile", "miles", "mi"):
        return UnitRead(Unit.NAUTICAL_MILE, i + 2)
    if word == "nm" and after_digits:
        return UnitRead(Unit.NAUTICAL_MILE, i + 1)
    if word == "iron" and following in ("man", "mans"):
        return UnitRead(Unit.SESSION, i + 2, activity="triathlon")
    head, last = (later, i + 3) if following == "-" else (following, i + 2)
    if word == "half" and head in ("marathon", "marathons"):
        return UnitRead(Unit.HALF_MARATHON, last, activity="running")
    return None


def _exercise(tokens: tuple[Token, ...], i: int) -> UnitRead | None:
    words = [t.low for t in tokens[i : i + 4] if t.low != "-"]
    for size in (2, 1):
        name = EXERCISES.get(tuple(words[:size])) if len(words) >= size else None
        if name is None:
            continue
        last, seen = i, 0
        while seen < size:
            seen += tokens[last].low != "-"
            last += 1
        if name == "step-up":
            return UnitRead(Unit.STEP, last, activity="climbing")
        return UnitRead(Unit.REP, last, name, "strength")
    return None


def _bouts(tokens: tuple[Token, ...], i: int, after_digits: bool, following: str, later: str) -> UnitRead | None:
    """ "three times a week", "four runs a week", "12 swims": counted by the bout."""
    word = tokens[i].low
    rate = following in _EACH and later in ("week", "day")
    if word in ("times", "days", "nights", "mornings", "evenings"):
        seven = i > 0 and tokens[i - 1].low in ("seven", "7")
        return UnitRead(Unit.SESSION, i + 1) if rate and not seven else None
    noun = word in _BOUTS and word.endswith("s") and not (after_digits and tokens[i].glued)
    if noun and (rate or following not in ("-", "the", "a")):
        return UnitRead(Unit.SESSION, i + 1, activity=_BOUTS[word])
    return None
