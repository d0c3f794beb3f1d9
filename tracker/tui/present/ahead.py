"""What comes next: the place ahead, the award ahead, the race ahead."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tracker.domain.progress import Progress, Status
from tracker.domain.sessions import Measure
from tracker.domain.templates import Trigger
from tracker.domain.text import clean_text
from tracker.services.views import Today
from tracker.tui.ink import MUTED
from tracker.tui.present.amounts import amount
from tracker.tui.present.dates import in_days, short_day


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
    """The nearest medal by amount, and the one for completing it."""
    total, earned = progress.total, {medal.award for medal in progress.medals}
    coming = [award for award in progress.challenge.template.awards if award.key not in earned]
    lines = []
    if total is not None and not total.reached:
        steps = [
            (award.amount - total.done, award)
            for award in coming
            if award.on is Trigger.AMOUNT and not award.goal and award.amount is not None and award.amount > total.done
        ]
        if steps:
            left, nearest = min(steps, key=lambda step: step[0])
            lines.append((clean_text(nearest.title, limit=80), f"in {amount(left, total.measure, units)}"))
    for award in coming:
        if award.on is not Trigger.COMPLETE:
            continue
        if total is not None and not total.reached:
            left_mm = amount(total.target - total.done, total.measure, units)
            lines.append((clean_text(award.title, limit=80), f"in {left_mm}"))
        elif progress.period.last is not None:
            lines.append((clean_text(award.title, limit=80), f"on {short_day(progress.period.last)}"))
    return lines


def _row(what: str, when: str, width: int) -> Content:
    """What is cut where the row is too long, never when."""
    return Content.assemble(Content(what).truncate(max(6, width - len(when) - 1), ellipsis=True), (f" {when}", MUTED))
