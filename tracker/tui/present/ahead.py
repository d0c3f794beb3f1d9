"""What comes next: the place ahead, the award ahead, the race ahead."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tracker.domain.medals_ahead import medals_ahead
from tracker.domain.progress import Progress, Status
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.services.views import Today
from tracker.tui.ink import MUTED
from tracker.tui.present.amounts import amount
from tracker.tui.present.dates import in_days

MEDALS = 2  # shown of a challenge


def next_lines(today: Today, units: str, width: int) -> list[Content]:
    """A row each, the nearest things first; one muted row where nothing lies ahead."""
    found = _roads(today.challenges, units)
    race = today.next_race
    if race is not None:
        distance = f" · {amount(race.distance_mm, Measure.DISTANCE, units)}" if race.distance_mm else ""
        found.append((clean_text(race.title, limit=80), f"{in_days(race.on, today.today)}{distance}"))
    return [_row(what, when, width) for what, when in found] or [Content.styled("Nothing ahead yet.", MUTED)]


def _roads(challenges: Sequence[Progress], units: str) -> list[tuple[str, str]]:
    lines = []
    for progress in challenges:
        if progress.status is Status.PLANNED:
            start = progress.challenge.period.start
            lines.append((clean_text(progress.challenge.title, limit=80), f"{in_days(start, progress.today)}"))
        if progress.status is not Status.ACTIVE:
            continue
        if progress.position is not None and progress.position.following is not None:
            left = amount(progress.position.to_next_mm, Measure.DISTANCE, units)
            lines.append((clean_text(progress.position.following.name, limit=60), f"in {left}"))
        lines += _medals(progress, units)
    return lines


def _medals(progress: Progress, units: str) -> list[tuple[str, str]]:
    """The nearest medals."""
    return [(clean_text(one.title, limit=80), clean_text(one.words)) for one in medals_ahead(progress, units)[:MEDALS]]


def _row(what: str, when: str, width: int) -> Content:
    """What is cut where the row is too long, when only where six cells are left of it."""
    cut = Content(what).truncate(max(6, width - len(when) - 1), ellipsis=True)
    return Content.assemble(cut, (f" {when}", MUTED)).truncate(width, ellipsis=True)
