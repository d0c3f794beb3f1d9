"""The day table: what each day asks and what was done, figures right-aligned under their unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from textual.content import Content

from tracker.domain.progress import Column, Progress, Stage
from tracker.domain.quantities import MM_PER_KM, MM_PER_MILE, format_amount, unit_label
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, FAINT, GOOD, KEY, MUTED, WARN
from tracker.tui.present.dates import short_day

TITLE = 18  # cells a goal's name may take in the head


@dataclass(frozen=True, slots=True)
class Table:
    """A head and a row a day; `today` is the row of today, None when it is not among them."""

    head: Content
    rows: tuple[Content, ...]
    today: int | None


def stage_table(progress: Progress, units: str, width: int, *, ascii: bool = False) -> Table:
    """The table for a width: notes go first where it is narrow, then the sums."""
    stages = progress.stages
    columns = [_column(progress, number, column, units) for number, column in enumerate(progress.columns)]
    sums = _sums(progress, units)
    left = 4 + 1 + max((len(short_day(stage.on)) for stage in stages), default=10)
    while columns and left + sum(len(column[0]) + 2 for column in [*columns, *sums]) > width - 3:
        if sums:
            sums = sums[:-1]
        else:
            columns = columns[:-1]
    shown = [*columns, *sums]
    days = max((len(short_day(stage.on)) for stage in stages), default=10)
    head = f"{'Day':>4} {'':<{days}}" + "".join(f"  {column[0]}" for column in shown)
    tick = "x" if ascii else "✓"
    rows = tuple(_row(stage, number, shown, days, progress.today, tick) for number, stage in enumerate(stages))
    today = next((number for number, stage in enumerate(stages) if stage.on == progress.today), None)
    return Table(Content.styled(head, FAINT), rows, today)


def _row(stage: Stage, number: int, shown: Sequence[Sequence[str]], days: int, today: date, tick: str) -> Content:
    ahead = stage.on > today
    style = "bold" if stage.on == today else MUTED if ahead else ""
    text = f"{stage.number:>4} {short_day(stage.on):<{days}}" + "".join(f"  {column[number + 1]}" for column in shown)
    return Content.assemble((text, style), "  ", _note(stage, today, tick))


def _note(stage: Stage, today: date, tick: str) -> Content:
    title = clean_text(stage.title, limit=60)
    named = (f" {title}", MUTED) if title else ""
    if stage.excused is not None:
        return Content.assemble((f"{stage.excused.value} day", ACCENT), named)
    if stage.rest:
        return Content.assemble(("rest", MUTED), named)
    if stage.hit:
        return Content.assemble((tick, GOOD), named)
    if stage.on < today and any(stage.planned):
        return Content.assemble(("missed", WARN), named)
    if stage.on == today:
        return Content.assemble(("today", KEY), named)
    return Content(named[0].strip()).stylize(MUTED) if named else Content("")


def _column(progress: Progress, number: int, column: Column, units: str) -> list[str]:
    """A goal's column: its head, then done and asked for each day, "72 / 90"."""
    amounts = [value for stage in progress.stages for value in (stage.planned[number], stage.done[number])]
    decimals = _decimals(amounts, column.measure, units)
    pairs = []
    for stage in progress.stages:
        asked = _figure(stage.planned[number], column.measure, units, decimals, column.unit)
        past = stage.on <= progress.today
        done = _figure(stage.done[number], column.measure, units, decimals, column.unit) if past else ""
        pairs.append((done, asked if stage.planned[number] else "–"))
    done_width = max((len(done) for done, _ in pairs), default=0)
    asked_width = max((len(asked) for _, asked in pairs), default=0)
    cells = [
        f"{done:>{done_width}} / {asked:>{asked_width}}" if done else f"{'':>{done_width}}   {asked:>{asked_width}}"
        for done, asked in pairs
    ]
    name = Content(clean_text(column.title)).truncate(TITLE, ellipsis=True).plain
    return _aligned(f"{name} {unit_label(column.measure, units, label=column.unit)}".rstrip(), cells)


def _sums(progress: Progress, units: str) -> list[list[str]]:
    """The running total and the balance against the plan, where the challenge has them."""
    total = progress.total
    if total is None:
        return []
    unit = unit_label(total.measure, units)
    sums = [
        "" if stage.total_done is None else _figure(stage.total_done, total.measure, units, 1)
        for stage in progress.stages
    ]
    balances = [
        "" if stage.balance is None else _signed(stage.balance, total.measure, units) for stage in progress.stages
    ]
    found = [_aligned(f"Sum {unit}".rstrip(), sums)]
    return [*found, _aligned(f"Balance {unit}".rstrip(), balances)] if any(balances) else found


def _signed(value: Fraction, measure: Measure, units: str) -> str:
    text = _figure(value, measure, units, 1)
    return f"+{text}" if value > 0 and text.strip("0.:") else text


def _figure(value: int | Fraction, measure: Measure, units: str, decimals: int, label: str = "") -> str:
    if measure is Measure.CHECK:
        return str(value)
    fixed = decimals if measure is Measure.DISTANCE else None
    return format_amount(value, measure, units, unit=False, decimals=fixed, label=label)


def _decimals(amounts: Sequence[int], measure: Measure, units: str) -> int:
    """None where every amount is whole in its unit, one else: the same for the whole column."""
    size = MM_PER_MILE if units == "mi" else MM_PER_KM
    return 0 if measure is not Measure.DISTANCE or all(value % size == 0 for value in amounts) else 1


def _aligned(head: str, cells: Sequence[str]) -> list[str]:
    width = max(len(head), *(len(cell) for cell in cells), 0)
    return [f"{text:>{width}}" for text in (head, *cells)]
