"""Band tables of a template file: from the best down, the first row that fits wins."""

import re
from collections.abc import Sequence
from fractions import Fraction

from tracker.domain.sessions import Measure
from tracker.domain.templates import Band, RaceDay
from tracker.formats.template_amounts import read_amount
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema_awards import BandTable

_RATIO = re.compile(r"\d{1,6}(?:\.\d{1,6})?|\d{1,6} ?/ ?\d{1,6}")
_PERCENT = re.compile(r"(\d{1,4}(?:\.\d{1,4})?) ?%")
_MOST = 100


def bands_of(tables: Sequence[BandTable], race: RaceDay | None, path: Path, faults: Faults) -> tuple[Band, ...]:
    """The bands of the table at `path`. Rows that no result can come to are noted with the row that is in the way."""
    read = [(_band(table, (*path, index), faults), (*path, index)) for index, table in enumerate(tables)]
    found = [(band, where) for band, where in read if band is not None]
    for index, (band, where) in enumerate(found):
        if race is not None and race.distance_mm is not None and (band.amount or 0) > race.distance_mm:
            faults.clash((*where, "amount"), ("race", "distance"), "is further than the race goes")
        before = next((place for other, place in found[:index] if _takes_all_of(other, band)), None)
        if before is not None:
            faults.clash(where, before, "can never be reached: the band above takes all of it")
    return tuple(band for band, _ in found)


def _band(table: BandTable, where: Path, faults: Faults) -> Band | None:
    before = len(faults)
    under = amount = within = None
    if table.under is not None:
        under = read_amount(table.under, Measure.ELAPSED, (*where, "under"), faults)
    if table.amount is not None:
        amount = read_amount(table.amount, Measure.DISTANCE, (*where, "amount"), faults)
    if table.within is not None:
        within = _within(table.within, (*where, "within"), faults)
    if table.age_from is not None and table.age_to is not None and table.age_to < table.age_from:
        faults.clash((*where, "age_to"), (*where, "age_from"), "is younger than the age it begins with")
    if len(faults) > before:
        return None
    return Band(
        name=table.name,
        position=table.position,
        under_s=under,
        amount=amount,
        sex=table.sex or "",
        age_from=table.age_from,
        age_to=table.age_to,
        within=within,
    )


def _within(text: str, path: Path, faults: Faults) -> tuple[int, int] | None:
    plain = text.strip()
    try:
        if percent := _PERCENT.fullmatch(plain):
            value = Fraction(percent[1]) / 100
        elif _RATIO.fullmatch(plain):
            value = Fraction(plain.replace(" ", ""))
        else:
            value = Fraction(0)
    except ZeroDivisionError:
        value = Fraction(0)
    if not 0 < value <= _MOST:
        faults.add(path, f'{quoted(text)} is no share of a reference time; write for example "5/4", 1.25 or "125 %"')
        return None
    return value.as_integer_ratio()


def _takes_all_of(one: Band, other: Band) -> bool:
    """Whether whatever fits `other` fits `one` too."""
    return (
        one.sex in ("", other.sex)
        and _no_more(other.position, one.position)
        and _no_more(other.under_s, one.under_s)
        and _no_more(other.age_to, one.age_to)
        and (one.age_from or 0) <= (other.age_from or 0)
        and (one.amount is None or (other.amount is not None and other.amount >= one.amount))
        and (one.within is None or (other.within is not None and Fraction(*other.within) <= Fraction(*one.within)))
    )


def _no_more(bound: int | None, most: int | None) -> bool:
    """Whether an upper bound keeps within another one; without a bound only where there is none to keep."""
    return most is None or (bound is not None and bound <= most)
