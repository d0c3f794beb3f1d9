"""Where ticks go and what they say: few, round, and never two on top of each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor, log10

from tracker.domain.quantities import MM_PER_FOOT, MM_PER_KM, MM_PER_M, MM_PER_MILE
from tracker.domain.sessions import Measure

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TIMES = {Measure.MOVING, Measure.ELAPSED, Measure.HOLD}


def day_name(day: date) -> str:
    """A date as people say it in a chart: "26 Jun". Not strftime, whose words change with the locale."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def dated(day: date, today: date) -> str:
    """A date with its year where "26 Jun" could be taken for a nearer one."""
    return day_name(day) if abs((today - day).days) < 365 else f"{day_name(day)} {day.year}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at `at`. `label` begins there, or is centred on `at`..`upto` where that is given."""

    at: float
    label: str
    upto: float | None = None


def unit_of(measure: Measure, units: str, high: float) -> tuple[Fraction, str]:
    """Base units in the unit that an axis up to `high` is labelled in, and what is written after the number."""
    if measure is Measure.DISTANCE:
        return Fraction(MM_PER_MILE if units == "mi" else MM_PER_KM), ""
    if measure is Measure.CLIMB:
        return Fraction(MM_PER_FOOT if units == "mi" else MM_PER_M), ""
    if measure in TIMES:
        return (
            (Fraction(3600), " h") if high >= 7200 else (Fraction(60), " min") if high >= 120 else (Fraction(1), " s")
        )
    return Fraction(1), ""


def amount_ticks(high: float, measure: Measure, units: str, most: int) -> tuple[Tick, ...]:
    """At most `most` round amounts from 0 up to `high`, which is in the measure's base unit."""
    unit, suffix = unit_of(measure, units, high)
    top = high / float(unit)
    if most < 2 or top <= 0:
        return (Tick(0.0, "0"),)
    step = _round_step(top / (most - 1), whole=unit == 1)
    count = floor(top / step + 1e-9)
    return tuple(Tick(n * step * float(unit), _number(n * step) + (suffix if n else "")) for n in range(count + 1))


def _round_step(least: float, *, whole: bool) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is at least `least`."""
    power = 10.0 ** floor(log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
    return max(1.0, step) if whole else step


def _number(value: float) -> str:
    if value >= 1_000_000:
        return f"{value / 1_000_000:.6g}M"
    return f"{value / 1000:.6g}k" if value >= 10_000 else f"{value:.6g}"


def day_ticks(first: date, days: int, width: int) -> tuple[Tick, ...]:
    """Ticks for a window of `days` days from `first` on an axis of `width` cells; x = 0 is the start of `first`."""
    days = min(days, (date.max - first).days)
    if days < 1 or width < 1:
        return ()
    each = width / days
    for room, name in ((12, _long), (8, _short), (6, _bare_with_months), (4, _bare)):
        if each >= room:
            return tuple(Tick(n, name(first + timedelta(n)), n + 1) for n in range(days))
    for step in (7, 14):
        if days <= 70 and each * step >= 8:
            return tuple(Tick(n, day_name(first + timedelta(n))) for n in range(0, days, step))
    months = next((step for step in (1, 2, 3, 6) if each * 28 * step >= 6), None)
    if months is not None:
        return tuple(Tick((on - first).days, _month(on)) for on in _firsts(first, days, months))
    years = max(1, ceil(7 / (each * 365)))
    return tuple(Tick((on - first).days, str(on.year)) for on in _firsts(first, days, 12) if on.year % years == 0)


def _long(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day_name(day)}"


def _short(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day}"


def _bare(day: date) -> str:
    return str(day.day)


def _bare_with_months(day: date) -> str:
    return day_name(day) if day.day == 1 else str(day.day)


def _month(day: date) -> str:
    return str(day.year) if day.month == 1 else MONTHS[day.month - 1]


def _firsts(first: date, days: int, step: int) -> Iterator[date]:
    """First days of every `step`th month of the year that lie in the window."""
    last = first + timedelta(days - 1)
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        on = date(index // 12, index % 12 + 1, 1)
        if index % 12 % step == 0 and first <= on:
            yield on
