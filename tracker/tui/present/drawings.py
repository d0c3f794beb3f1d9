"""A chart's drawing as text of the app: its roles become colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tracker.charts.drawing import Drawing, Span
from tracker.tui.ink import BAD, FAINT, GOOD, KEY, MUTED, WARN

STYLES = {
    "": "$foreground",
    "muted": MUTED,
    "title": "bold $foreground",
    "axis": FAINT,
    "ride": "$ride",
    "run": "$run",
    "other": MUTED,
    "plan": FAINT,
    "done": "$primary",
    "area": "$primary 40%",
    "projection": "$secondary",
    "accent": KEY,
    "success": GOOD,
    "warning": WARN,
    "error": BAD,
}
BACKS = {"track": "$foreground 10%"}


def row_content(row: Iterable[Span]) -> Content:
    """One row of a drawing."""
    return Content.assemble(*((span.text, _style(span)) for span in row))


def _style(span: Span) -> str:
    style = STYLES.get(span.role, "")
    return f"{style} on {BACKS.get(span.back, STYLES.get(span.back, ''))}".strip() if span.back else style


def drawing_lines(drawing: Drawing) -> list[Content]:
    """Every row of a drawing."""
    return [row_content(row) for row in drawing.rows]
