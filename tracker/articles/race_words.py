"""The words that races are named with, and those that are known by name alone."""

import re
from dataclasses import dataclass
from decimal import Decimal

MARATHON = Decimal(42195)
HALF = Decimal("21097.5")
CHANNEL = Decimal("33796.224")
MULTISPORT = {
    "triathlon": "triathlon", "triathlons": "triathlon", "ironman": "triathlon", "ironmans": "triathlon",
    "duathlon": "mixed", "aquathlon": "mixed", "aquabike": "mixed", "swimrun": "mixed",
}  # fmt: skip
RUN = {"marathon", "marathons", "ultramarathon", "ultramarathons", "parkrun", "parkruns"}
# only as part of a name: "Great North Run", "Manchester Trail Run", "Dragon Ride"
NAMED = {
    "run": "running", "runs": "running", "race": "running", "relay": "running", "dash": "running", "ultra": "running",
    "trail": "running", "miler": "running", "10k": "running", "backyard": "running", "loppet": "skiing",
    "swim": "swimming",
    "ride": "cycling", "sportive": "cycling", "fondo": "cycling", "century": "cycling", "classic": "cycling",
    "challenge": "", "walk": "walking", "trek": "walking", "hike": "walking", "regatta": "rowing", "row": "rowing",
    "mudder": "running", "ultras": "running", "100": "running", "hundred": "running", "mile": "running",
}  # fmt: skip
FAMOUS = {
    "comrades": "running", "utmb": "running", "spartathlon": "running", "badwater": "running", "vasaloppet": "skiing",
    "ridelondon": "cycling", "vatternrundan": "cycling", "birkebeinerrennet": "skiing", "birkebeinerrittet": "cycling",
    "swimathon": "", "norseman": "triathlon", "hyrox": "mixed", "wings for life world run": "running",
    "race to the stones": "running", "race for life": "running", "marmotte": "cycling", "bob graham": "running",
    "western states": "running", "two oceans": "running", "tough mudder": "running",
    "styrkeproven": "cycling", "etape du tour": "cycling", "midnight sun run": "running",
}  # fmt: skip
FAMOUS_AT = re.compile(r"\b(?:" + "|".join(sorted(FAMOUS, key=len, reverse=True)) + r")\b")
ABROAD = re.compile(r"(?:loppet|l\u00f8pet|lopet|lauf|maraton|skimarathon|rittet|rennet|runden|rundan)$")
ABROAD_SPORT = {
    "loppet": "skiing", "l\u00f8pet": "running", "lopet": "running", "lauf": "running", "maraton": "running",
    "skimarathon": "skiing", "rittet": "cycling", "rennet": "skiing", "runden": "running", "rundan": "cycling",
}  # fmt: skip
KINDS = frozenset(
    "half mini ultra trail sprint olympic super standard full virtual midnight polar night mountain fun charity open "
    "water relay".split()
)
LINKS = frozenset("of the to de du des di for and".split())
STAGED = re.compile(r"des sables|of hope|cape epic|transrockies|four deserts|ultraman|double deca|stage race")


@dataclass(frozen=True, slots=True)
class RaceName:
    """A place that names a race: `kind` is "named", "generic" or "solo"; `metres` as far as the name gives it.

    `count` is above 1 where several are meant ("two half marathons"), `tail` the folded word behind.
    """

    name: str
    start: int
    end: int
    kind: str
    activity: str
    metres: Decimal | None = None
    count: int = 1
    tail: str = ""


LOWER = {
    "ultra": "running",
    "ultras": "running",
    "tri": "triathlon",
    "dash": "running",
    "race": "running",
    "sportive": "cycling",
}
MEASURES = frozenset(
    "km k miles mile m metres meters people riders runners days day hours minutes members clubs years per in million "
    "best top".split()
)
COUNTS = frozenset("two three four five six seven ten twelve".split())
CUT = frozenset(
    "my first second third fourth last next two three four five six one his her their our your this the a an every "
    "each is was for at in and "
    "several many few post pre complete completes completed ran did finished finish man woman start starts started "
    "report race-report".split()
)


def is_famous(name: str) -> bool:
    """Whether a race is known by its name alone."""
    return FAMOUS_AT.search(name.lower()) is not None


MANY = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred several many few "
    "dozen "
    "multiple some".split()
)
