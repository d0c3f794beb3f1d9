"""Amounts in the words of a chart: rounded to what a picture can tell, by the one formatter."""

from fractions import Fraction

from tracker.charts.scales import TIMES, unit_of
from tracker.domain.quantities import format_amount, format_distance, unit_label
from tracker.domain.sessions import Measure

MANY = 100  # from here on a decimal says nothing
_COUNTED = {Measure.SESSIONS: ("session", "sessions"), Measure.RESULTS: ("finish", "finishes")}
_COUNTED |= {Measure.REPS: ("rep", "reps"), Measure.STEPS: ("step", "steps"), Measure.CHECK: ("day", "days")}


def said(value: int, measure: Measure, units: str = "km", activity: str = "") -> str:
    """An amount in its base unit for a title or a key: "1204 km", "21.1 km", "36.2 h", "45 min", "50 reps"."""
    if measure in TIMES:
        unit, suffix = unit_of(measure, units, abs(value))
        return _plain(Fraction(value) / unit) + suffix
    if measure is Measure.DISTANCE:
        many = abs(float(format_distance(abs(value), units, unit=False))) >= MANY
        return format_amount(value, measure, units, activity, decimals=0 if many else None)
    if measure in _COUNTED:
        return f"{_plain(Fraction(value))} {_COUNTED[measure][abs(value) != 1]}"
    return format_amount(value, measure, units)


def bare(value: int, measure: Measure, units: str, high: int, *, decimals: int | None = None) -> str:
    """An amount without its unit, in the unit of an axis that goes up to `high`: "12", "0.5"."""
    unit, _ = unit_of(measure, units, high)
    return format_amount(Fraction(value) / unit, Measure.REPS, decimals=decimals)


def unit_name(measure: Measure, units: str, high: int) -> str:
    """What stands behind the amounts that `bare` writes: " km", " h", " reps"."""
    if measure in TIMES:
        return unit_of(measure, units, high)[1]
    label = _COUNTED[measure][1] if measure in _COUNTED else unit_label(measure, units)
    return f" {label}" if label else ""


def _plain(value: Fraction) -> str:
    return format_amount(value, Measure.REPS, decimals=0 if abs(value) >= MANY else None)
