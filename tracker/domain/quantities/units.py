"""Unit sizes, the words for units, and the bounds of one session, in base units: millimetres, seconds, kilojoules."""

from decimal import Decimal

MM_PER_M = 1_000
MM_PER_KM = 1_000_000
MM_PER_MILE = 1_609_344
MM_PER_YARD = Decimal("914.4")
MM_PER_FOOT = Decimal("304.8")
HALF_MM = 21_097_500
MARATHON_MM = 42_195_000
KJ_PER_KCAL = Decimal("4.184")

# bounds of one session
MAX_DISTANCE_MM = 1_000 * MM_PER_KM
MAX_ELAPSED_S = 240 * 3600
MAX_CLIMB_MM = 30 * MM_PER_KM
MAX_REPS = 100_000
MAX_STEPS = 1_000_000
MAX_ENERGY_KJ = 200_000
# bound of a day's figure, in its own unit
MAX_FACT = 10_000_000
# a target may run for years: this many times the bounds of a session
TARGET_TIMES = 1_000

# the words of each unit
DISTANCE_UNITS: dict[str, Decimal] = {
    **dict.fromkeys(("km", "k", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), Decimal(MM_PER_KM)),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), Decimal(MM_PER_M)),
    **dict.fromkeys(("mi", "mile", "miles"), Decimal(MM_PER_MILE)),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), MM_PER_YARD),
}
CLIMB_UNITS: dict[str, Decimal] = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), Decimal(MM_PER_M)),
    **dict.fromkeys(("ft", "foot", "feet"), MM_PER_FOOT),
}
ENERGY_UNITS: dict[str, Decimal] = {"kj": Decimal(1), **dict.fromkeys(("kcal", "cal", "kcals"), KJ_PER_KCAL)}
ML_PER_GALLON = Decimal("3785.411784")  # the gallon of 75 Hard, 3.785 l
VOLUME_UNITS: dict[str, Decimal] = {
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), Decimal(1000)),
    **dict.fromkeys(("ml", "millilitre", "millilitres", "milliliter", "milliliters"), Decimal(1)),
    "cl": Decimal(10),
    "dl": Decimal(100),
    **dict.fromkeys(("gal", "gallon", "gallons"), ML_PER_GALLON),
    "oz": ML_PER_GALLON / 128,
}
TIME_UNITS: dict[str, Decimal] = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), Decimal(3600)),
    **dict.fromkeys(("m", "min", "mins", "mn", "minute", "minutes"), Decimal(60)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), Decimal(1)),
}
