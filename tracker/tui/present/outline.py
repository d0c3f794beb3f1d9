"""The plan of a challenge before it is started: what each day asks, how much in all, along which road."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content

from tracker.domain.goals import Per
from tracker.domain.progress import Column, Progress, Stage
from tracker.domain.sessions import Measure
from tracker.domain.templates import Route
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, KEY, MUTED
from tracker.tui.present.amounts import amount
from tracker.tui.present.dates import long_day, span

SPANS = {Per.WEEK: "Each week", Per.MONTH: "Each month", Per.EVERY: "Each slot", Per.WINDOW: "In all"}
ROWS = 14  # of the day table; the rest is told as a number


def outline_lines(progress: Progress, units: str, width: int, *, rows: int = ROWS) -> list[Content]:
    """A row for each run of days that ask the same, then the total and the days; each row at most `width` cells."""
    spans = [_day_row(list(stages), progress.columns, units) for stages in _runs(progress.stages)]
    told = [row for row in spans if row is not None]
    if progress.days is None:
        told = [("Each day", said) for _, said in told[:1]]  # the table of what has no end holds today alone
    told += _longer(progress, units)
    left = max((Content(days).cell_length for days, _ in told), default=0)
    lines = []
    shown = rows if len(told) > rows + 1 else len(told)
    for days, said in told[:shown]:
        first, *rest = said.wrap(max(width - left - 2, 10))
        lines.append(Content.assemble((days.rjust(left), MUTED), "  ", first))
        lines += [Content.assemble(" " * (left + 2), line) for line in rest]
    if len(told) > shown:
        lines.append(Content.styled(f"{' ' * left}  and {len(told) - shown} rows more", MUTED))
    return [*lines, *total_line(progress, units).wrap(max(width, 10))]


def _runs(stages: Sequence[Stage]) -> Iterator[Iterator[Stage]]:
    """Days in a row that ask the same under the same name."""
    for _, found in groupby(stages, key=lambda stage: (stage.planned, stage.rest, stage.title)):
        yield found


def _day_row(stages: Sequence[Stage], columns: Sequence[Column], units: str) -> tuple[str, Content] | None:
    """The days and what they ask; None where the rules name no amount for a day."""
    first, last = stages[0], stages[-1]
    days = f"Day {first.number}" if first.number == last.number else f"Days {first.number}–{last.number}"
    parts = [
        Content.assemble(
            f"{clean_text(column.title, limit=40)} ",
            (amount(value, column.measure, units, column.activity, column.unit), "bold"),
        )
        for column, value in zip(columns, first.planned, strict=True)
        if value
    ]
    title = clean_text(first.title, limit=60)
    if not parts and not first.rest and not title:
        return None
    said = Content(" + ").join(parts) if parts else Content.styled("rest" if first.rest else "open", MUTED)
    return days, Content.assemble(said, (f"  {title}", MUTED)) if title else said


def _longer(progress: Progress, units: str) -> Iterator[tuple[str, Content]]:
    """What is asked of more than a day; a single amount for all of it stands in the total alone."""
    alone = len(progress.columns) == 1 and progress.total is not None
    for span_, name in SPANS.items():
        parts = [
            Content.assemble(
                f"{clean_text(one.title, limit=40)} ",
                (amount(one.target, one.measure, units, one.activity, one.unit), "bold"),
            )
            for one in progress.targets
            if one.per is span_ and one.target and not (alone and span_ is Per.WINDOW)
        ]
        if parts:
            yield name, Content(" + ").join(parts)


def total_line(progress: Progress, units: str) -> Content:
    """How much in all and in how many days: "In all 558 km in 5 days, Sat 28 Jun – 2 Jul 2025"."""
    parts: list[str | tuple[str, str]] = []
    total = progress.total
    if total is not None and total.target:
        parts += ["In all ", (amount(total.target, total.measure, units, label=total.unit), KEY)]
        summed = _sum(progress)
        if summed and summed != total.target:
            parts.append((f" (the days add up to {amount(summed, total.measure, units, label=total.unit)})", MUTED))
    if progress.days is not None:
        days = f"{progress.days:,} day{'' if progress.days == 1 else 's'}"
        parts += [" in ", (days, KEY)] if parts else ["For ", (days, KEY)]
    elif not parts:
        parts.append("Without an end")
    period = progress.period
    when = span(period.start, period.last) if period.last is not None else f"from {long_day(period.start)}"
    return Content.assemble(*parts, (f" · {when}", MUTED))


def _sum(progress: Progress) -> int:
    """What the days ask together, of the goals in the total's measure; 0 where there is none."""
    if progress.total is None:
        return 0
    alike = [n for n, column in enumerate(progress.columns) if column.measure is progress.total.measure]
    return sum(stage.planned[n] for stage in progress.stages for n in alike)


def road_line(route: Route, units: str) -> Content:
    """The road and its places: "558 km: Mumbai → Pen → Goa"."""
    length = amount(route.length_mm, Measure.DISTANCE, units)
    places = Content.styled(" → ", ACCENT).join(Content(clean_text(place.name, limit=40)) for place in route.places)
    return Content.assemble((f"{length}  ", "bold"), places)
