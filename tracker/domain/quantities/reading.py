"""Exact quantities: integer millimetres, whole seconds, plain counts; read from text and written for people.

Reading takes a number as people type it, `[0-9]+([.,][0-9]+)?` and a unit. What can be read in two ways (`1,234`) is
refused with both readings named. Every error is an InputError, or a RefusedError that names the bound.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NoReturn

from tracker.domain.quantities.units import (
    CLIMB_UNITS,
    DISTANCE_UNITS,
    ENERGY_UNITS,
    HALF_MM,
    MARATHON_MM,
    MAX_CLIMB_MM,
    MAX_DISTANCE_MM,
    MAX_ELAPSED_S,
    MAX_ENERGY_KJ,
    MAX_FACT,
    MAX_REPS,
    MAX_STEPS,
    MM_PER_KM,
    MM_PER_M,
    TARGET_TIMES,
    TIME_UNITS,
    VOLUME_UNITS,
)
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError

_NAMED = {"half": HALF_MM, "half marathon": HALF_MM, "halfmarathon": HALF_MM, "marathon": MARATHON_MM}

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_AMOUNT = re.compile(r"([^a-z]*?)\s*([a-z]+)?")
_CLOCKED = re.compile(r"([0-9]+):([0-9]{1,2})(?::([0-9]{1,2}))?")
_COMPOUND = re.compile(r"([0-9]+)h(?:[a-z]*)(?:([0-9]{1,2})(?:m|min|mins)?)?(?:([0-9]{1,2})(?:s|sec|secs)?)?")
_MIN_SEC = re.compile(r"([0-9]+)(?:m|min|mins)([0-9]{1,2})(?:s|sec|secs)?")
_ISO = re.compile(r"pt(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,' ][0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN: dict[int, int | str] = {
    **{0xFF01 + n: 0x21 + n for n in range(94)},
    0x2212: "-",
    0x2013: "-",
    0xA0: " ",
    0x202F: " ",
    0x3000: " ",
}


def plain_number_text(text: str) -> str:
    """`text` with full-width forms and the minus sign in ASCII, lower case, no space around it."""
    return text.translate(_PLAIN).strip().lower()


def _wrong(text: str, why: str) -> NoReturn:
    raise InputError(f'"{clean_text(text, limit=40)}" {why}', text=text, end=len(text))


def _refuse(text: str, why: str) -> NoReturn:
    raise RefusedError(f'"{clean_text(text, limit=40)}" {why}', text=text, end=len(text))


def parse_number(text: str) -> Decimal:
    """A number of zero or more: digits, and perhaps a decimal point or comma.

    Raises InputError for anything else, with the reason: negative, an exponent, `.5`, or `1,234`, which may be 1.234
    or 1234.
    """
    plain = plain_number_text(text)
    if plain.startswith("-") and _NUMBER.match(plain[1:]):
        _refuse(text, "is negative; an amount is zero or more.")
    if len(plain) > 15:
        _wrong(text, "is too long for an amount.")
    if not _NUMBER.fullmatch(plain):
        if re.fullmatch(r"[.,][0-9]+", plain):
            _wrong(text, f"lacks a digit; write 0.{plain[1:]}.")
        if _GROUPED.fullmatch(plain):
            _wrong(text, "has more than one separator; write the digits and at most one decimal point, as in 1234.5.")
        _wrong(text, "is no number; write digits and perhaps a decimal point, as in 12.5.")
    if re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", plain):
        _wrong(text, f"may be {plain.replace(',', '')} or {plain.replace(',', '.')}; write the one you mean.")
    return Decimal(plain.replace(",", "."))


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_HALF_UP))


def _scaled(text: str, units: dict[str, Decimal], default: str | None, what: str, *, plus: bool = False) -> int:
    """A number and its unit in the base unit; `plus` allows a plus sign before it."""
    plain = plain_number_text(text)
    found = _AMOUNT.fullmatch(plain.removeprefix("+") if plus else plain)
    if found is None or not found[1]:
        _wrong(text, f"is no {what}; write digits and a unit, as in 90{next(iter(units))}.")
    try:
        number = parse_number(found[1])
    except InputError as error:
        raise type(error)(str(error), text=text, end=len(text)) from None
    unit = found[2] or default
    if unit is None:
        _wrong(text, f"needs a unit, such as {found[1]} {next(iter(units))}.")
    if unit not in units:
        _wrong(text, f"has an unknown unit; a {what} is in {', '.join(u for u in units if len(u) < 4 and u != 'k')}.")
    return _whole(number * units[unit])


def _at_most(text: str, value: int, most: int, session_most: int, shown: str) -> None:
    if value > most:
        _refuse(text, f"is more than {shown}, the most for {'one session' if most == session_most else 'a target'}.")


def parse_distance(text: str, default_unit: str | None = None, *, most_mm: int = MAX_DISTANCE_MM) -> int:
    """Millimetres of `90km`, `13.1 mi`, `1500m`, `50yd`, `half`, `marathon`; `default_unit` reads a bare number.

    Raises InputError when it can't be read, RefusedError when it is negative, zero or more than `most_mm`.
    """
    named = _NAMED.get(" ".join(text.lower().split()))
    value = named if named is not None else _scaled(text, DISTANCE_UNITS, default_unit, "distance")
    _at_most(text, value, most_mm, MAX_DISTANCE_MM, f"{most_mm // MM_PER_KM:,} km")
    return value or _refuse(text, "is no distance at all; leave it out, or write rest for a day of rest.")


def parse_climb(text: str, default_unit: str | None = None, *, most_mm: int = MAX_CLIMB_MM) -> int:
    """Millimetres of climb: `+820m`, `820 m`, `2700ft`. Raises InputError, or RefusedError beyond `most_mm`."""
    value = _scaled(text, CLIMB_UNITS, default_unit, "climb", plus=True)
    _at_most(text, value, most_mm, MAX_CLIMB_MM, f"{most_mm // MM_PER_M:,} m")
    return value


def parse_energy(text: str, default_unit: str | None = None, *, most_kj: int = MAX_ENERGY_KJ) -> int:
    """Kilojoules of `500kJ` or `120 kcal`. Raises InputError, or RefusedError beyond `most_kj`."""
    value = _scaled(text, ENERGY_UNITS, default_unit, "energy")
    _at_most(text, value, most_kj, MAX_ENERGY_KJ, f"{most_kj:,} kJ")
    return value


def parse_volume(text: str, default_unit: str | None = None, *, most_ml: int = MAX_FACT) -> int:
    """Millilitres of `3.785 l`, `500 ml`, `1 gal`. Raises InputError, or RefusedError beyond `most_ml`."""
    value = _scaled(text, VOLUME_UNITS, default_unit, "volume")
    if value > most_ml:
        _refuse(text, f"is more than {most_ml // 1000:,} l, the most that can be kept.")
    return value


def parse_count(text: str, least: int, most: int, what: str) -> int:
    """A whole number from `least` to `most`; RefusedError names the bound and `what` is counted."""
    value = parse_number(text)
    if value != int(value):
        _wrong(text, f"is not whole; {what} is a whole number.")
    if not least <= value <= most:
        _refuse(text, f"is out of range; {what} goes from {least} to {most}.")
    return int(value)


def parse_duration(text: str, *, most_s: int = MAX_ELAPSED_S) -> int:
    """Seconds of `1:58:30`, `4:10` (4 h 10 min), `2h30`, `45min`, `1.5h`, `90s`, `1 h 30 min`, `PT2H30M`.

    Raises InputError when it can't be read, RefusedError when it is zero or more than `most_s`.
    """
    return duration_readings(text, most_s=most_s)[0]


def duration_readings(text: str, *, most_s: int = MAX_ELAPSED_S) -> tuple[int, int | None]:
    """The seconds a duration means, and for `a:bb` also what it means as minutes and seconds (else `None`).

    `a:bb` is hours and minutes first. Raises as `parse_duration`.
    """
    plain = plain_number_text(text).replace(" ", "")
    short = None
    if len(plain) > 20:
        _wrong(text, "is too long for a duration.")
    if clocked := _CLOCKED.fullmatch(plain):
        first, second, third = (int(part or 0) for part in clocked.groups())
        _below_sixty(text, clocked[2], "minutes" if clocked[3] else "after the colon")
        _below_sixty(text, clocked[3] or "00", "seconds")
        value = first * 3600 + second * 60 + third
        short = None if clocked[3] else first * 60 + second
    elif (parts := _COMPOUND.fullmatch(plain)) and _hours(plain):
        for digits, what in ((parts[2], "minutes"), (parts[3], "seconds")):
            _below_sixty(text, f"{int(digits or 0):02d}", what)
        value = sum(int(part or 0) * size for part, size in zip(parts.groups(), (3600, 60, 1), strict=True))
    elif parts := _MIN_SEC.fullmatch(plain):
        _below_sixty(text, f"{int(parts[2]):02d}", "seconds")
        value = int(parts[1]) * 60 + int(parts[2])
    elif (parts := _ISO.fullmatch(plain)) and plain != "pt":
        value = sum(int(part or 0) * size for part, size in zip(parts.groups(), (3600, 60, 1), strict=True))
    else:
        value = _scaled(text, TIME_UNITS, None, "duration")
    fitting = value if value <= most_s or short is None else short
    _at_most(text, fitting, most_s, MAX_ELAPSED_S, f"{most_s // 3600:,} hours")
    if not fitting:
        _refuse(text, "is no time at all; leave it out.")
    return fitting, short or None


def _hours(plain: str) -> bool:
    letters = re.match(r"[0-9]+([a-z]+)", plain)
    return letters is not None and TIME_UNITS.get(letters[1]) == 3600


def _below_sixty(text: str, digits: str, what: str) -> None:
    if len(digits) != 2 or int(digits) > 59:
        _wrong(text, f"has {digits} {what}; write two digits from 00 to 59, as in 4:10 or 1:58:30.")


def parse_amount(text: str, measure: Measure) -> int:
    """A template's amount in the base unit of `measure`: `90 km`, `45 min`, `8848 m`, `50`. Units must be written.

    A fact is a plain number in its own unit, or a volume such as `3.785 l`, which is millilitres.

    Raises InputError, or RefusedError beyond a thousand times what one session may have.
    """
    match measure:
        case Measure.DISTANCE:
            return parse_distance(text, most_mm=TARGET_TIMES * MAX_DISTANCE_MM)
        case Measure.CLIMB:
            return parse_climb(text, most_mm=TARGET_TIMES * MAX_CLIMB_MM)
        case Measure.MOVING | Measure.ELAPSED | Measure.HOLD:
            return parse_duration(text, most_s=TARGET_TIMES * MAX_ELAPSED_S)
        case Measure.ENERGY:
            return parse_energy(text, most_kj=TARGET_TIMES * MAX_ENERGY_KJ)
        case Measure.CHECK:
            return parse_count(text, 1, MAX_REPS, "a number of checks")
        case Measure.SESSIONS:
            return parse_count(text, 1, MAX_REPS, "a number of sessions")
        case Measure.RESULTS:
            return parse_count(text, 1, MAX_REPS, "a number of results")
        case Measure.FACT:
            return _fact(text)
        case Measure.REPS | Measure.STEPS:
            return parse_count(text, 1, TARGET_TIMES * MAX_STEPS, f"a number of {measure.value}")


def _fact(text: str) -> int:
    unit = _AMOUNT.fullmatch(plain_number_text(text))
    most = TARGET_TIMES * MAX_FACT
    if unit is None or unit[2] not in VOLUME_UNITS:
        return parse_count(text, 1, most, "a day's figure")
    return parse_volume(text, most_ml=most) or _refuse(text, "is nothing at all; leave it out.")
