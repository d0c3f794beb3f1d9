"""Amounts as other services write them: numbers with either comma, lengths, energies and durations.

What a comma means is decided from the evidence of the cells: `5,81` shows a decimal comma, `1,024.5` shows one that
groups thousands, `4,808` alone shows nothing. What stays open is refused, with both readings named.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from tracker.domain.believable import believable_heart
from tracker.domain.quantities import (
    CLIMB_UNITS,
    DISTANCE_UNITS,
    ENERGY_UNITS,
    MAX_CLIMB_MM,
    MAX_DISTANCE_MM,
    MAX_ENERGY_KJ,
    MM_PER_KM,
    MM_PER_M,
    TIME_UNITS,
    plain_number_text,
)
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError
from tracker.formats.told import SECONDS

LONGEST = 40  # characters of a number
MISSING = frozenset(("", "-", "--", "---", "—", "–", "n/a", "null", "none"))

LENGTHS: dict[str, Decimal] = {
    **DISTANCE_UNITS,
    **CLIMB_UNITS,
    "cm": Decimal(10),
    "mm": Decimal(1),
    "in": Decimal("25.4"),
}

_EXPONENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)e([+-]?[0-9]{1,2})")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_OTHER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_OPEN = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_SIMPLE = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?")  # the same whatever a comma is
_ZERO = re.compile(r"-0+(?:[.,]0+)?")
_SPACED = re.compile(r"(?<=[0-9])[ '’](?=[0-9]{3}(?![0-9]))")
_WITH_UNIT = re.compile(r"([^a-z]*[0-9.,])\s*([a-z]+)\.?")
_CLOCK = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,6}))?")
_PIECES = re.compile(r"(?:p?t)?((?:[0-9]+(?:[.,][0-9]+)?\s*[a-z]+\s*)+)")
_PIECE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([a-z]+)\s*")


class Comma(StrEnum):
    """What a comma in a number is."""

    DECIMAL = "decimal"
    GROUPS = "groups"  # of thousands
    OPEN = "open"  # nothing in the file tells


class Evidence:
    """What the cells of one column, or of several, show about the comma."""

    def __init__(self) -> None:
        self.decimal = False
        self.groups = False

    def see(self, cell: str, *, whole: bool = False) -> None:
        """Take a cell in; one of a `whole` column holds counts, in which a comma can only group."""
        if "," not in cell and "." not in cell:
            return
        text = _SPACED.sub("", plain_number_text(cell))
        if _ENGLISH.fullmatch(text) or (whole and "," in text and _OPEN.fullmatch(text)):
            self.groups = True
        elif _OTHER.fullmatch(text):
            self.decimal = True
        elif _PLAIN.fullmatch(text) and not _OPEN.fullmatch(text):
            if "," in text:
                self.decimal = True
            elif not whole:
                self.groups = True

    @property
    def comma(self) -> Comma:
        """The verdict; open where the cells show nothing or contradict each other."""
        if self.decimal == self.groups:
            return Comma.OPEN
        return Comma.DECIMAL if self.decimal else Comma.GROUPS


def shown(text: str) -> str:
    """A cell as a message quotes it."""
    return f'"{clean_text(text, limit=40)}"'


def read_number(text: str, what: str, comma: Comma = Comma.GROUPS, *, whole: bool = False) -> Decimal:
    """A number of zero or more, `what` naming it in errors: an InputError, or a RefusedError for a negative one.

    A `whole` number is a count: what looks like thousands is thousands.
    """
    if _SIMPLE.fullmatch(text):
        return Decimal(text)
    plain = plain_number_text(text)
    if len(plain) > LONGEST:
        raise InputError(f"{what} {shown(text)} is too long for a number.")
    plain = _SPACED.sub("", plain)
    if plain.startswith("-"):
        if _ZERO.fullmatch(plain):
            return Decimal(0)
        raise RefusedError(f"{what} {shown(text)} is negative or no number; an amount is zero or more.")
    if found := _EXPONENT.fullmatch(plain):
        return Decimal(found[1]).scaleb(int(found[2]))
    if _ENGLISH.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if _OTHER.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if not _PLAIN.fullmatch(plain):
        raise InputError(f"{what} {shown(text)} is no number; write digits and perhaps a decimal point, as in 12.5.")
    return _open(text, what, plain, comma, whole) if _OPEN.fullmatch(plain) else Decimal(plain.replace(",", "."))


def read_whole(text: str, what: str, comma: Comma, least: int, most: int) -> int:
    """A whole number from `least` to `most`. InputError, or RefusedError out of bounds."""
    value = read_number(text, what, comma, whole=True)
    if value != value.to_integral_value():
        raise InputError(f"{what} {shown(text)} is not whole; write a whole number.")
    if not least <= value <= most:
        raise RefusedError(f"{what} {shown(text)} is out of range; it goes from {least:,} to {most:,}.")
    return int(value)


def read_length(text: str, what: str, unit: str, comma: Comma = Comma.GROUPS, *, most_mm: int = MAX_DISTANCE_MM) -> int:
    """Millimetres of a number with its own unit, or in `unit`. InputError, or RefusedError beyond `most_mm`."""
    number, factor = _measured(text, what, comma, LENGTHS, unit)
    value = whole(number * factor)
    if value > most_mm:
        size = f"{most_mm // MM_PER_KM:,} km" if most_mm > MAX_CLIMB_MM else f"{most_mm // MM_PER_M:,} m"
        raise RefusedError(f"{what} {shown(text)} is more than {size}, the most for one session.")
    return value


def read_energy(text: str, what: str, unit: str, comma: Comma = Comma.GROUPS) -> int:
    """Kilojoules of a number with its own unit, or in `unit`. InputError, or RefusedError when out of bounds."""
    number, factor = _measured(text, what, comma, ENERGY_UNITS, unit, whole=True)
    value = whole(number * factor)
    if value > MAX_ENERGY_KJ:
        raise RefusedError(f"{what} {shown(text)} is more than {MAX_ENERGY_KJ:,} kJ, the most for one session.")
    return value


def read_seconds(text: str, what: str, unit: str = "", *, short: str = "m:s", comma: Comma = Comma.GROUPS) -> int:
    """Seconds of `00:31:24`, `00:02:15.3`, `28:30`, `1h 10m`, `PT1H5M`, or a bare number in `unit`, rounded.

    `short` says what `a:bb` is: "m:s", "h:m", or "" where that is open. InputError or RefusedError, as for amounts.
    """
    plain = plain_number_text(text)
    if len(plain) > LONGEST:
        raise InputError(f"{what} {shown(text)} is too long for a duration.")
    if found := _CLOCK.fullmatch(plain):
        seconds = _clocked(text, what, found, short)
    elif (found := _PIECES.fullmatch(plain)) and (pieces := _PIECE.findall(found[1])):
        unknown = [word for _, word in pieces if word not in TIME_UNITS]
        if unknown:
            raise InputError(f"{what} {shown(text)} is no duration; write it as 1:05:12.")
        seconds = sum((Decimal(n.replace(",", ".")) * TIME_UNITS[word] for n, word in pieces), Decimal(0))
    elif unit:
        seconds = read_number(text, what, comma) * _of(unit, TIME_UNITS, text, what)
    else:
        raise InputError(f"{what} {shown(text)} is no duration; write it as 1:05:12, or its unit behind it.")
    if seconds > SECONDS:
        raise RefusedError(f"{what} {shown(text)} is more than ten years.")
    return whole(seconds)


def heart(value: Decimal | Fraction | None, warnings: list[str]) -> int | None:
    """Beats a minute; 0 is none, and what no heart does is left out with a warning."""
    return believable_heart(whole(value), warnings) if value else None


def whole(value: Decimal | Fraction) -> int:
    """The nearest whole number, halves up."""
    if isinstance(value, Fraction):
        return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))
    return int(value.to_integral_value(ROUND_HALF_UP))


def _open(text: str, what: str, plain: str, comma: Comma, whole: bool) -> Decimal:
    """What `1,234` or `1.234` is."""
    grouped = Decimal(plain.replace(",", "").replace(".", ""))
    if "," in plain:
        if whole or comma is Comma.GROUPS:
            return grouped
        if comma is Comma.OPEN:
            raise InputError(
                f"{what} {shown(text)} may be {plain.replace(',', '.')} or {grouped}, and nothing else in the file "
                "tells; write the one you mean."
            )
    elif comma is Comma.DECIMAL:
        return grouped
    return Decimal(plain.replace(",", "."))


def _measured(
    text: str, what: str, comma: Comma, units: Mapping[str, Decimal], unit: str, *, whole: bool = False
) -> tuple[Decimal, Decimal]:
    if _SIMPLE.fullmatch(text):
        return Decimal(text), _of(unit, units, text, what)
    plain = plain_number_text(text)
    if len(plain) <= LONGEST and (found := _WITH_UNIT.fullmatch(plain)):
        return read_number(found[1], what, comma, whole=whole), _of(found[2], units, text, what)
    return read_number(text, what, comma, whole=whole), _of(unit, units, text, what)


def _of(unit: str, units: Mapping[str, Decimal], text: str, what: str) -> Decimal:
    """How much one of a unit is; the heading may name one of something else."""
    if unit not in units:
        short = [
            name for name, factor in units.items() if next(n for n, same in units.items() if same == factor) == name
        ]
        raise InputError(f"{what} {shown(text)} has an unknown unit; it goes in {', '.join(short)}.")
    return units[unit]


def _clocked(text: str, what: str, found: re.Match[str], short: str) -> Decimal:
    first, second, third = int(found[1] or 0), int(found[2]), int(found[3])
    if found[1] is None and found[4] is None:
        if not short:
            raise InputError(
                f"{what} {shown(text)} may be minutes and seconds or hours and minutes; write it as "
                f"0:{second:02d}:{third:02d} or {second}:{third:02d}:00."
            )
        if short == "h:m":
            first, second, third = second, third, 0
    if third > 59 or (second > 59 and first):
        raise InputError(f"{what} {shown(text)} is no duration; minutes and seconds go to 59.")
    return Decimal(first * 3600 + second * 60 + third) + Decimal(f"0.{found[4] or 0}")
