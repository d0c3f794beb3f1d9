"""Progress in words: a day of the calendar, the records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.domain.text import clean_text
from tracker.services.record_words import Block, record_blocks
from tracker.tui.ink import MUTED
from tracker.tui.present.amounts import amount
from tracker.tui.present.dates import long_day

if TYPE_CHECKING:
    from tracker.domain.series import Heat
    from tracker.services.records import Records

GAP = "  "


def day_line(heat: Heat, day: date, units: str) -> str:
    """A day of the calendar: "Sat 28 Jun 2025 · 110 km", "… · rest", "… · nothing logged"."""
    parts = [long_day(day)]
    if day in heat.amounts:
        parts.append(amount(heat.amounts[day], heat.measure, units, heat.activity))
    elif day in heat.active:
        parts.append("logged, the amount is not known")
    if day in heat.marks:
        parts.append(heat.marks[day].value)
    elif len(parts) == 1:
        parts.append("nothing logged")
    return " · ".join(parts)


def record_lines(records: Records, units: str, width: int) -> list[Content]:
    """The records, a heading and its rows for each kind; nothing where there is none."""
    lines: list[Content] = []
    for block in record_blocks(records, units):
        lines.append(
            Content.assemble((block.title, "bold"), (f"{GAP}{block.what}", MUTED)).truncate(width, ellipsis=True)
        )
        lines += _rows(block, width)
    return lines


def _rows(block: Block, width: int) -> list[Content]:
    """Rows in columns: what was done, the figure at the right of its column, then when and where."""
    cells = [[Content(clean_text(cell)) for cell in row] for row in block.rows]
    widths = [max(row[n].cell_length for row in cells) for n in range(3)]
    rows = []
    for sport, what, figure, *rest in cells:
        tail = Content(GAP).join(rest).stylize(MUTED)
        space = Content(" " * (widths[2] - figure.cell_length))
        first, second = sport.truncate(widths[0], pad=True), what.truncate(widths[1], pad=True)
        row = Content.assemble(" ", first, GAP, second, GAP, space, figure, GAP, tail)
        rows.append(row.truncate(width, ellipsis=True))
    return rows
