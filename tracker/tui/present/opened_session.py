"""One session of the journal, opened: its figures, parts and laps, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.domain.text import clean_text
from tracker.services.session_facts import facts, lap_rows, part_rows, source_lines
from tracker.tui.ink import FAINT, MUTED

if TYPE_CHECKING:
    from tracker.services.opened_session import OpenedSession

LABEL = 11
MOST = 200  # rows of a table


def opened_lines(opened: OpenedSession, units: str, width: int) -> list[Content]:
    """All of it but the map; texts wrap at `width` cells."""
    session = opened.session
    width = max(width, 10)
    lines: list[Content] = []
    if session.note or session.tags:
        words = " ".join((clean_text(session.note), *(f"#{tag}" for tag in session.tags)))
        lines += [*Content(words.strip()).wrap(width), Content("")]
    for label, said in facts(session, units).items():
        if said and label not in ("From", "Activity"):
            lines.append(Content.assemble((f"{label:<{LABEL}}", MUTED), said))
    found = [clean_text(line, limit=400) for line in source_lines(opened.origins)]
    found = found or [facts(session, units)["From"]]
    lines += _hanging("From", found, width)
    if opened.photos:
        lines += _hanging("Photos", [photo.name for photo in opened.photos], width)
    for rows in (part_rows(session, units), lap_rows(opened.laps, session.activity, units)):
        lines += _table(rows)
    return lines


def _hanging(label: str, texts: Sequence[str], width: int) -> list[Content]:
    """A text each below the other, beside one label."""
    rows = [row for text in texts for row in Content(clean_text(text, limit=400)).wrap(max(width - LABEL, 10))]
    return [Content.assemble((f"{'' if number else label:<{LABEL}}", MUTED), row) for number, row in enumerate(rows)]


def _table(rows: Sequence[Sequence[str]]) -> list[Content]:
    """Columns to the right, the heads faint."""
    if not rows:
        return []
    sizes = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(f"{cell:>{size}}" for cell, size in zip(row, sizes, strict=True)) for row in rows]
    shown = [Content(""), Content.styled(lines[0], FAINT), *map(Content, lines[1 : MOST + 1])]
    return [*shown, Content.styled(f"and {len(lines) - MOST - 1:,} more", MUTED)] if len(lines) > MOST + 1 else shown
