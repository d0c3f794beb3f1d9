"""The reasons behind the figures: every streak's rule and why, every goal's."""

from __future__ import annotations

from textual.content import Content

from tracker.domain.text import clean_text
from tracker.services.views import Today
from tracker.tui.ink import MUTED
from tracker.tui.present.streak import unit_word


def why_paragraphs(today: Today) -> list[Content]:
    """A paragraph for each streak: its number, its rule, its reason, and how its challenge's goals stand."""
    found = {progress.handle: progress for progress in today.challenges}
    paragraphs = []
    for streak in today.streaks:
        parts: list[Content | str | tuple[str, str]] = [
            (f"{clean_text(streak.title)}: {streak.current:,} {unit_word(streak)}", "bold"),
            (f"\n{clean_text(streak.rule)}.", MUTED),
            f"\n{clean_text(streak.why)}",
        ]
        progress = found.get(streak.challenge or "")
        if progress is not None:
            parts += [f"\n{clean_text(goal.title)}: {clean_text(goal.why)}" for goal in progress.goals]
        if progress is not None and progress.projection is not None:
            parts.append((f"\nThe finish is told from {clean_text(progress.projection.why)}.", MUTED))
        paragraphs.append(Content.assemble(*parts))
    return paragraphs
