"""The table of activities: each kind with its name and its words, and what families of them have in common."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tracker.domain.sessions import Measure


class Rate(StrEnum):
    """How people say how fast it was."""

    PACE = "pace"  # minutes per kilometre or mile
    SPEED = "speed"  # kilometres or miles an hour
    PER_100M = "per_100m"
    PER_500M = "per_500m"


FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "foot": "On foot",
        "wheels": "On wheels",
        "water": "On the water",
        "snow": "On snow",
        "machine": "On a machine",
        "strength": "Strength",
        "mind-body": "Mind and body",
        "multi": "Several sports",
        "other": "Other",
    }
)

_ROAD = (Measure.DISTANCE, Measure.ELAPSED, Measure.MOVING, Measure.CLIMB, Measure.ENERGY)
_FOOT = (*_ROAD, Measure.STEPS)
_TIMED = (Measure.ELAPSED, Measure.MOVING, Measure.ENERGY)
_REPS = (Measure.REPS, Measure.ELAPSED, Measure.ENERGY)
_HOLD = (Measure.HOLD, Measure.ELAPSED, Measure.ENERGY)

# family: (measures, rate, slowest and fastest in km/h, longest in hours)
DEFAULTS: dict[str, tuple[tuple[Measure, ...], Rate | None, tuple[float, float], int]] = {
    "foot": (_FOOT, Rate.PACE, (2, 38), 24),
    "wheels": (_ROAD, Rate.SPEED, (4, 90), 24),
    "water": (_ROAD, Rate.SPEED, (1, 25), 24),
    "snow": (_ROAD, Rate.SPEED, (2, 80), 24),
    "machine": (_TIMED, None, (2, 70), 6),
    "strength": (_REPS, None, (0, 0), 4),
    "mind-body": (_TIMED, None, (0, 0), 6),
    "multi": (_ROAD, None, (1, 60), 24),
    "other": (_TIMED, None, (1, 60), 6),
}

# key, name, words; "run-trail" below "run" is read from the key where the part before "-" is a key of the same family
TABLE: tuple[tuple[str, str, str, str], ...] = (
    ("foot", "run", "Run", "r ran running runner jog jogged jogging"),
    ("foot", "run-road", "Road run", "roadrun roadrunning"),
    ("foot", "run-trail", "Trail run", "trail trailrun trailrunning fellrun"),
    ("foot", "run-track", "Track run", "trackrun trackrunning"),
    ("foot", "run-orienteering", "Orienteering", "orienteering orienteered maprun"),
    ("foot", "walk", "Walk", "w walked walking stroll strolled nordicwalk nordicwalking"),
    ("foot", "hike", "Hike", "h hiked hiking trek trekked trekking ruck rucking"),
    ("foot", "snowshoe", "Snowshoe", "snowshoeing snowshoed"),
    ("wheels", "ride", "Ride", "c b rode riding bike biked biking bicycle bicycled bicycling cycle cycled cycling"),
    ("wheels", "ride-road", "Road ride", "roadride roadbike roadcycling"),
    ("wheels", "ride-gravel", "Gravel ride", "gravel gravelride gravelbike"),
    ("wheels", "ride-mtb", "Mountain bike", "mtb mtbride mountainbike mountainbiking"),
    ("wheels", "ride-track", "Track ride", "trackride trackcycling velodrome"),
    ("wheels", "ride-commute", "Commute", "commute commuted commuting"),
    ("wheels", "handcycle", "Handcycle", "handcycled handcycling handbike"),
    ("wheels", "wheelchair", "Wheelchair", ""),
    ("wheels", "skate", "Skate", "skated skating inline rollerskate rollerblade"),
    ("water", "swim", "Swim", "s swam swum swimming"),
    ("water", "swim-pool", "Pool swim", "pool poolswim"),
    ("water", "swim-open", "Open-water swim", "openwater openwaterswim swimopenwater openswim ows"),
    ("water", "row", "Row", "rowed rowing"),
    ("water", "kayak", "Kayak", "kayaked kayaking"),
    ("water", "canoe", "Canoe", "canoed canoeing"),
    ("water", "sup", "Stand-up paddle", "paddleboard paddleboarding standuppaddle standuppaddling"),
    ("snow", "nordic", "Nordic ski", "ski skied skiing xcski nordicski langlauf crosscountryski"),
    ("snow", "nordic-classic", "Classic ski", "classicski"),
    ("snow", "nordic-skate", "Skate ski", "skateski skateskiing"),
    ("snow", "rollerski", "Roller ski", "rollerskiing"),
    ("snow", "alpine", "Alpine ski", "alpineski alpineskiing downhill downhillski"),
    ("snow", "snowboard", "Snowboard", "snowboarded snowboarding"),
    ("machine", "erg-row", "Row erg", "erg ergo rower rowerg rowingmachine concept2"),
    ("machine", "erg-ski", "Ski erg", "skierg"),
    ("machine", "erg-bike", "Bike erg", "bikeerg airbike assaultbike"),
    ("machine", "elliptical", "Elliptical", "crosstrainer"),
    ("machine", "stepper", "Stepper", "stairmaster stairclimber stepmill"),
    ("machine", "stairs", "Stairs", "stair stairclimb stairclimbing"),
    ("strength", "strength", "Strength", "strengthtraining weight weighttraining gym lifting"),
    ("strength", "push-up", "Push-ups", "pu pressup"),
    ("strength", "squat", "Squats", "squatted"),
    ("strength", "plank", "Plank", "planked planking"),
    ("strength", "sit-up", "Sit-ups", ""),
    ("strength", "pull-up", "Pull-ups", "chinup"),
    ("strength", "burpee", "Burpees", ""),
    ("strength", "lunge", "Lunges", ""),
    ("strength", "crunch", "Crunches", ""),
    ("strength", "leg-raise", "Leg raises", ""),
    ("mind-body", "yoga", "Yoga", ""),
    ("mind-body", "sun-salutation", "Sun salutations", "suryanamaskar"),
    ("mind-body", "pilates", "Pilates", ""),
    ("mind-body", "mobility", "Mobility", "stretching stretched"),
    ("mind-body", "dance", "Dance", "danced dancing zumba"),
    ("multi", "triathlon", "Triathlon", "tri"),
    ("multi", "duathlon", "Duathlon", ""),
    ("multi", "aquathlon", "Aquathlon", ""),
    ("multi", "swimrun", "Swimrun", ""),
    ("multi", "brick", "Brick", "brickworkout bricksession"),
    ("other", "cross", "Cross training", "crosstraining crosstrain workout training hiit crossfit bootcamp"),
    ("other", "class", "Class", "fitnessclass groupclass aerobics"),
    (
        *("other", "team-sport", "Team sport"),
        "football soccer basketball volleyball handball cricket rugby hockey baseball frisbee",
    ),
    ("other", "racket-sport", "Racket sport", "racquetsport tennis badminton squash padel tabletennis pickleball"),
    ("other", "martial-arts", "Martial arts", "boxing judo karate kickboxing"),
    ("other", "rock-climb", "Rock climbing", "bouldering bouldered rockclimbing"),
    ("other", "custom", "Other activity", "otheractivity"),
)

MEASURES: dict[str, tuple[Measure, ...]] = {
    "erg-row": _ROAD,
    "erg-ski": _ROAD,
    "erg-bike": _ROAD,
    "elliptical": (*_TIMED, Measure.DISTANCE),
    "stepper": (*_TIMED, Measure.STEPS, Measure.CLIMB),
    "stairs": (Measure.STEPS, Measure.ELAPSED, Measure.CLIMB, Measure.DISTANCE, Measure.ENERGY),
    "strength": (Measure.ELAPSED, Measure.REPS, Measure.HOLD, Measure.ENERGY),
    "plank": _HOLD,
    "sun-salutation": _REPS,
    "cross": (*_TIMED, Measure.DISTANCE, Measure.REPS),
    "class": (*_TIMED, Measure.DISTANCE),
    "team-sport": (*_TIMED, Measure.DISTANCE, Measure.STEPS),
    "racket-sport": (*_TIMED, Measure.DISTANCE, Measure.STEPS),
    "rock-climb": (*_TIMED, Measure.CLIMB),
    "custom": (*_TIMED, Measure.DISTANCE, Measure.CLIMB, Measure.STEPS, Measure.REPS),
}
RATES: dict[str, Rate] = {
    "swim": Rate.PER_100M,
    "row": Rate.PER_500M,
    "erg-row": Rate.PER_500M,
    "erg-ski": Rate.PER_500M,
    "erg-bike": Rate.SPEED,
    "elliptical": Rate.SPEED,
}
BANDS: dict[str, tuple[float, float]] = {"hike": (0.5, 15), "snowshoe": (0.5, 15), "walk": (1, 16), "swim": (0.8, 9)}

# Words that say an activity and something about it; a flag alone is in FLAG_WORDS.
FLAGGED: dict[str, tuple[str, tuple[str, ...]]] = {
    "treadmill": ("run", ("indoor",)),
    "treadmillrun": ("run", ("indoor",)),
    "indoorrun": ("run", ("indoor",)),
    "virtualrun": ("run", ("virtual",)),
    "zwiftrun": ("run", ("virtual", "indoor")),
    "indoorride": ("ride", ("indoor",)),
    "indoorbike": ("ride", ("indoor",)),
    "indoorcycling": ("ride", ("indoor",)),
    "spin": ("ride", ("indoor",)),
    "spinning": ("ride", ("indoor",)),
    "turbo": ("ride", ("indoor",)),
    "trainer": ("ride", ("indoor",)),
    "virtualride": ("ride", ("virtual",)),
    "zwift": ("ride", ("virtual", "indoor")),
    "ebike": ("ride", ("assisted",)),
    "ebiked": ("ride", ("assisted",)),
    "pedelec": ("ride", ("assisted",)),
    "emtb": ("ride-mtb", ("assisted",)),
}
FLAG_WORDS: Mapping[str, str] = MappingProxyType(
    {"indoor": "indoor", "indoors": "indoor", "virtual": "virtual", "assisted": "assisted", "race": "race"}
)
