"""Amounts as they are said, alone and side by side, in one unit and by the one formatter."""

from fractions import Fraction

from tracker.domain.quantities import format_amount, unit_label
from tracker.domain.sessions import DayFact, Measure


def amount(value: int | Fraction, measure: Measure, units: str, activity: str = "", label: str = "") -> str:
    """An amount with its unit, counts named for what they are: "18 km", "50 reps", "3 sessions", "10 pages"."""
    text = format_amount(value, measure, units, activity, label=label)
    if measure in (Measure.REPS, Measure.STEPS):
        return f"{text} {measure.value}"
    if measure is Measure.SESSIONS:
        return f"{text} session" if value == 1 else f"{text} sessions"
    if measure is Measure.RESULTS:
        return f"{text} finish" if value == 1 else f"{text} finishes"
    return text


def pair(done: int, target: int, measure: Measure, units: str, activity: str = "", label: str = "") -> tuple[str, str]:
    """Done and target for "72 / 90 km": the unit stands once, unless the target's own form needs it on both."""
    if measure is Measure.CHECK:
        return str(done), str(target)
    asked = amount(target, measure, units, activity, label)
    plain = format_amount(target, measure, units, unit=False, label=label)
    unit = unit_label(measure, units, label=label)
    if unit and asked != f"{plain} {unit}":
        return amount(done, measure, units, activity, label) if done else "0", asked
    return format_amount(done, measure, units, unit=False, label=label), asked


def fact_words(fact: DayFact) -> str:
    """A figure of a day: "3.8 l", "12,000"."""
    if fact.key == "water":
        return format_amount(fact.value, Measure.FACT, label="ml")
    return f"{fact.value:,}"


def file_size(size: int) -> str:
    """A number of bytes: "840 B", "1.2 MB"."""
    value = float(size)
    for unit in ("B", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" or value >= 100 else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
