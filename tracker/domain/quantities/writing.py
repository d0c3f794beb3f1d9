"""Quantities for people and scripts: one formatter for every measure, so a number reads the same everywhere."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tracker.domain.activities import ACTIVITIES, Rate
from tracker.domain.quantities.units import MM_PER_FOOT, MM_PER_KM, MM_PER_M, MM_PER_MILE, MM_PER_YARD
from tracker.domain.sessions import Measure

_ML = "ml"
_ML_PER_L = 1000


def _rounded(value: Fraction, decimals: int | None) -> str:
    """`value` with fixed decimals, or up to one (two below 1).

    It gets more where it would else look like nothing, or like a whole number that it is not: 99.96 never reads 100.
    """
    places = decimals if decimals is not None else 2 if abs(value) < 1 else 1
    while True:
        scaled = value * 10**places
        digits = (abs(scaled) * 2 + 1) // 2  # half away from zero
        honest = digits % 10**places or digits == abs(scaled)
        if honest or decimals is not None or places == 6:
            break
        places += 1
    whole, part = divmod(int(digits), 10**places)
    text = f"{whole}.{part:0{places}d}" if places else str(whole)
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 and digits else text


def format_distance(mm: int | Fraction, units: str = "km", *, unit: bool = True, decimals: int | None = None) -> str:
    """A distance in the athlete's unit: "90 km", "21.1 km", "0.04 km", "13.1 mi".

    Up to one decimal and no trailing ".0", unless `decimals` fixes them; a small amount is never shown as 0.
    """
    text = _rounded(Fraction(mm) / (MM_PER_MILE if units == "mi" else MM_PER_KM), decimals)
    return f"{text} {units}" if unit else text


def format_climb(mm: int | Fraction, units: str = "km", *, unit: bool = True, decimals: int | None = None) -> str:
    """A climb in whole metres, or feet for an athlete of miles: "820 m", "2690 ft"."""
    size = Fraction(MM_PER_FOOT) if units == "mi" else Fraction(MM_PER_M)
    text = _rounded(Fraction(mm) / size, decimals or 0)
    return f"{text} {unit_label(Measure.CLIMB, units)}" if unit else text


def format_duration(s: int | Fraction) -> str:
    """Time as "1:58:30" from an hour on, below as "45:00" or "0:45"; part seconds are rounded."""
    total = int((abs(Fraction(s)) * 2 + 1) // 2)
    hours, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
    return f"−{text}" if s < 0 and total else text


def _swum(activity: str) -> bool:
    return activity.partition("-")[0] == "swim" or activity in ("erg-row", "erg-ski")


def format_amount(
    value: int | Fraction,
    measure: Measure,
    units: str = "km",
    activity: str = "",
    *,
    unit: bool = True,
    decimals: int | None = None,
    label: str = "",
) -> str:
    """The one formatter of every measure, `value` in its base unit: "90 km", "820 m", "1:58:30", "50", "yes".

    Swims and rowing machines under 10 km show metres where the unit is printed; columns (`unit=False`) keep one unit.
    `label` is the unit of a fact; millilitres carry their unit always, since from a litre on they are shown in litres.
    """
    match measure:
        case Measure.DISTANCE:
            if unit and decimals is None and _swum(activity) and 0 < value < 10 * MM_PER_KM:
                return f"{_rounded(Fraction(value) / MM_PER_M, None)} m"
            return format_distance(value, units, unit=unit, decimals=decimals)
        case Measure.CLIMB:
            return format_climb(value, units, unit=unit, decimals=decimals)
        case Measure.MOVING | Measure.ELAPSED | Measure.HOLD:
            return format_duration(value)
        case Measure.CHECK:
            return "yes" if value == 1 else "no" if not value else _rounded(Fraction(value), decimals)
        case Measure.FACT:
            return _fact(Fraction(value), label, unit, decimals)
        case Measure.REPS | Measure.STEPS | Measure.SESSIONS | Measure.RESULTS | Measure.ENERGY:
            text = _rounded(Fraction(value), decimals)
            return f"{text} kJ" if unit and measure is Measure.ENERGY else text


def _fact(value: Fraction, label: str, unit: bool, decimals: int | None) -> str:
    """A day's figure: "10 pages", "500 ml", "3.785 l"."""
    if label == _ML and abs(value) >= _ML_PER_L:
        if decimals is not None:
            return f"{_rounded(value / _ML_PER_L, decimals)} l"
        text = _rounded(value / _ML_PER_L, 3)
        return f"{text.rstrip('0').rstrip('.')} l"
    text = _rounded(value, decimals)
    return f"{text} {label}" if label and (unit or label == _ML) else text


def format_rate(distance_mm: int | None, seconds: int | None, activity_key: str, units: str = "km") -> str | None:
    """How fast that was, as people say it for the activity: "5:36 /km", "21.6 km/h", "1:52 /100 m".

    `None` where distance or time is not known or zero, or the activity has no such figure.
    """
    kind = ACTIVITIES.get(activity_key)
    if not distance_mm or not seconds or kind is None or kind.rate is None:
        return None
    mile = units == "mi"
    if kind.rate is Rate.SPEED:
        per_hour = Fraction(distance_mm * 3600, seconds) / (MM_PER_MILE if mile else MM_PER_KM)
        return f"{_rounded(per_hour, 1)} {'mph' if mile else 'km/h'}"
    length, label = {
        Rate.PACE: (MM_PER_MILE, "mi") if mile else (MM_PER_KM, "km"),
        Rate.PER_100M: (100 * MM_PER_M, "100 m"),
        Rate.PER_500M: (500 * MM_PER_M, "500 m"),
    }[kind.rate]
    return f"{format_duration(Fraction(seconds * length, distance_mm))} /{label}"


def unit_label(measure: Measure, units: str = "km", *, label: str = "") -> str:
    """The unit for a column's head: "km", "mi", "m", "ft", "kJ", the `label` of a fact; empty where the values carry
    their own or none.
    """
    match measure:
        case Measure.FACT:
            return "" if label == _ML else label
        case Measure.DISTANCE:
            return units
        case Measure.CLIMB:
            return "ft" if units == "mi" else "m"
        case Measure.ENERGY:
            return "kJ"
        case _:
            return ""


def si(value: int, measure: Measure) -> int | float:
    """The value for scripts: millimetres become metres (an int where whole), all else stays as it is."""
    if measure not in (Measure.DISTANCE, Measure.CLIMB):
        return value
    return value // MM_PER_M if value % MM_PER_M == 0 else value / MM_PER_M


def _decimal(thousands: int, places: int) -> str:
    whole, part = divmod(thousands, 10**places)
    return f"{whole}.{part:0{places}d}".rstrip("0").rstrip(".")


def _in_unit(mm: int, size: Decimal, places: int, unit: str) -> str | None:
    """`mm` in a unit, where that many decimals read back as exactly `mm`."""
    count = int((mm * 10**places / size).to_integral_value(ROUND_HALF_UP))
    back = int((count * size / 10**places).to_integral_value(ROUND_HALF_UP))
    return f"{_decimal(count, places)}{unit}" if back == mm and count else None


def exact_distance(mm: int, units: str = "km", *, metres: bool = True) -> str:
    """A distance as one word that `parse_distance` reads back exactly: "21.0975km", "5mi", "400m", "1650yd".

    Without `metres` it is never in metres ("0.4km"), for places where "45m" would pass for minutes.
    """
    mile, yard = Decimal(MM_PER_MILE), MM_PER_YARD
    in_metres = f"{mm // MM_PER_M}m" if metres and mm < MM_PER_KM and mm % MM_PER_M == 0 else None
    round_km = f"{_decimal(mm // MM_PER_M, 3)}km" if mm % MM_PER_M == 0 else None
    in_miles, in_yards = _in_unit(mm, mile, 2, "mi"), _in_unit(mm, yard, 0, "yd")
    ways = (in_miles, in_metres, round_km, in_yards) if units == "mi" else (in_metres, round_km, in_miles, in_yards)
    return next((way for way in ways if way), f"{_decimal(mm, 6)}km")


def exact_climb(mm: int, units: str = "km") -> str:
    """A climb as one word that `parse_climb` reads back exactly: "820m", "2700ft"."""
    metres = f"{mm // MM_PER_M}m" if mm % MM_PER_M == 0 else None
    feet = _in_unit(mm, MM_PER_FOOT, 0, "ft")
    return (feet or metres if units == "mi" else metres or feet) or f"{_decimal(mm, 3)}m"


def exact_duration(s: int) -> str:
    """A duration as one word that reads in one way only: "45min", "90s", "1:58:30"."""
    if s and s % 60 == 0 and s < 3600:
        return f"{s // 60}min"
    return f"{s}s" if s < 100 else f"{s // 3600}:{s // 60 % 60:02d}:{s % 60:02d}"
