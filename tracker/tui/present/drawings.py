"""A chart's drawing as text of the app: its roles become colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tracker.charts.drawing import Drawing, Span, cells
from tracker.tui.ink import BAD, FAINT, GOOD, KEY, MUTED, WARN

STYLES = {
    "": "$foreground",
    "muted": MUTED,
    "title": "bold $foreground",
    "axis": FAINT,
    "ride": "$ride",
    "run": "$run",
    "other": "$other",
    "plan": FAINT,
    "done": "$primary",
    "area": "$primary 40%",
    "projection": "$secondary",
    "gold": "bold $gold",
    "silver": "bold $silver",
    "bronze": "bold $bronze",
    "ribbon": "$ribbon",
    "accent": KEY,
    "success": GOOD,
    "warning": WARN,
    "error": BAD,
    **{f"heat-{level}": f"$heat-{level}" for level in range(5)},
    "best": KEY,
}
TITLE_ENDS = 2  # cells at the ends of an edge that a title leaves to the line
BACKS = {"track": "$foreground 10%"}
HEAT = str.maketrans("·░▒▓█", "■■■■■")  # the theme's colours tell a day's level better than shades do


def row_content(row: Iterable[Span]) -> Content:
    """One row of a drawing."""
    return Content.assemble(*((_text(span), _style(span)) for span in row))


def _text(span: Span) -> str:
    return span.text.translate(HEAT) if span.role.startswith("heat-") else span.text


def _style(span: Span) -> str:
    style = STYLES.get(span.role, "")
    return f"{style} on {BACKS.get(span.back, STYLES.get(span.back, ''))}".strip() if span.back else style


def title_within(title: str, width: int) -> str:
    """A finding in as many of its clauses as a panel's edge holds, `width` being the cells inside the panel.

    The first clause stays whole: where even that is too long, the edge cuts it.
    """
    room = width - TITLE_ENDS
    said = title
    while cells(said) > room and ("; " in said or ", " in said):
        said = said[: max(said.rfind("; "), said.rfind(", "))]
    return said


def drawing_lines(drawing: Drawing) -> list[Content]:
    """Every row of a drawing."""
    return [row_content(row) for row in drawing.rows]
