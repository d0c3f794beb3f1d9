"""Says of a form that it begins with what was typed into it before, and how to be rid of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tracker.tui.ink import ACCENT, MUTED

if TYPE_CHECKING:
    from datetime import datetime

    from textual.widget import Widget

    from tracker.tui.drafts import Draft

DROPS = "esc drops it"


class TypedBefore(Static):
    """One line; nothing as soon as one types on."""

    def __init__(self, draft: Draft) -> None:
        super().__init__("", classes="typed-before", markup=False)
        self._draft = draft

    def on_mount(self) -> None:
        """Say it, where it is so."""
        self.look()

    def look(self) -> None:
        """Say it, or no more."""
        before = self._draft.before
        self.display = before is not None
        if before is not None:
            self.update(Content.assemble((typed_said(before), ACCENT), (f" · {DROPS}", MUTED)))


def entitle(line: Widget, title: str, draft: Draft) -> None:
    """Name a line that is edited in its place; where it begins with what was typed before, the title says so."""
    if draft.before is None:
        line.border_title = Content(title)
        return
    said = typed_said(draft.before)
    parts = (f" · {said[0].lower()}{said[1:]}", ACCENT), (f" · {DROPS}", MUTED)
    line.border_title = Content(title) + Content.assemble(*parts)


def typed_said(at: datetime) -> str:
    """When it was typed: "Typed before, Sat 28 Jun 14:05, and not stored"."""
    from tracker.tui.present.dates import short_day

    here = at.astimezone()
    return f"Typed before, {short_day(here.date())} {here:%H:%M}, and not stored"
