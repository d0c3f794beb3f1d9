"""What a table is before its rows are read: which column holds what, in which unit, and what its commas mean."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from tracker.domain.quantities import ENERGY_UNITS, TIME_UNITS
from tracker.domain.recordings import Wanted
from tracker.formats.archives.csv_amounts import LENGTHS, Comma, Evidence
from tracker.formats.archives.csv_dates import DateOrder
from tracker.formats.archives.csv_text import Table, open_table, plain_heading

_BRACKETS = re.compile(r"(.*?) ?[(\[] ?([a-z:]+) ?[)\]]")
_UNITS = frozenset((*LENGTHS, *TIME_UNITS, *ENERGY_UNITS, "kg", "kgs", "lb", "lbs"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Whose table it is, which column holds which field, in which unit if its heading says so, and what commas mean.

    `wanted` is how to read it, with the order of day and month that its dates show where it was not wanted otherwise.
    """

    name: str
    wanted: Wanted
    columns: Mapping[str, int]
    headings: tuple[str, ...]
    units: Mapping[str, str] = field(default_factory=dict)
    commas: Mapping[str, Comma] = field(default_factory=dict)


def bare(heading: str) -> str:
    """A heading in its plain form without its unit."""
    return split_unit(heading)[0]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a service's table looks like: its name, the field of each heading, and which fields are what.

    `plain` gives the form under which headings are looked up. Commas in `amounts` may group or be decimal, in `counts`
    only group.
    """

    name: str
    headings: Mapping[str, str]
    date: str
    amounts: tuple[str, ...]
    counts: tuple[str, ...]
    plain: Callable[[str], str] = bare


def opened(source: bytes | BinaryIO, wanted: Wanted, layout: Layout) -> tuple[Table, Sheet]:
    """A table of that layout and what it holds. InputError when it is empty."""
    table = open_table(source)
    columns = columns_of(tuple(map(layout.plain, table.headings)), layout.headings)
    sheet = Sheet(
        layout.name,
        ordered(table, columns.get(layout.date), wanted),
        columns,
        table.headings,
        units_of(columns, table.headings) if layout.plain is bare else {},
        commas_in(table, columns, layout.amounts, layout.counts),
    )
    return table, sheet


def ordered(table: Table, date: int | None, wanted: Wanted) -> Wanted:
    """`wanted` with the order of day and month that the column `date` shows, unless one was wanted."""
    order = DateOrder(wanted.day_first)
    if date is not None:
        order.see_all(row.cells[date] for row in table.rows() if not row.problem)
    return replace(wanted, day_first=order.day_first)


def commas_in(
    table: Table, columns: Mapping[str, int], amounts: Iterable[str], counts: Iterable[str] = ()
) -> dict[str, Comma]:
    """What commas are in each of the fields: by their own cells, else by all of the file, else by the delimiter."""
    seen = {name: (columns[name], name in counts, Evidence()) for name in (*amounts, *counts) if name in columns}
    both = Evidence()
    for row in table.rows():
        if row.problem:
            continue
        for at, whole, own in seen.values():
            cell = row.cells[at]
            if "," in cell or "." in cell:
                own.see(cell, whole=whole)
    for _, _, own in seen.values():
        both.decimal |= own.decimal
        both.groups |= own.groups
    rest = both.comma
    if rest is Comma.OPEN and not both.decimal and table.delimiter == ";":
        rest = Comma.DECIMAL  # the reason why such files part their cells with a semicolon
    return {name: own.comma if own.comma is not Comma.OPEN else rest for name, (_, _, own) in seen.items()}


def columns_of(headings: tuple[str, ...], known: Mapping[str, str]) -> dict[str, int]:
    """The first column of each field, by its heading in the form of `plain_heading`."""
    found: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = known.get(heading)
        if name is not None:
            found.setdefault(name, at)
    return found


def split_unit(heading: str) -> tuple[str, str]:
    """A heading in its plain form without its unit, and the unit: "distance (km)", "weight_kg", "duration seconds"."""
    plain = plain_heading(heading).replace("_", " ")
    if found := _BRACKETS.fullmatch(plain):
        return found[1], found[2]
    head, _, last = plain.rpartition(" ")
    return (head, last) if head and last in _UNITS else (plain, "")


def units_of(columns: Mapping[str, int], headings: tuple[str, ...]) -> dict[str, str]:
    """The unit of each field whose heading names one that can be read."""
    found = {name: split_unit(headings[at])[1] for name, at in columns.items()}
    return {name: unit for name, unit in found.items() if unit in _UNITS}
