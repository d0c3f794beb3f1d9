"""The day table: what each day asks, what was done, how it stands then, and what was written about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from textual.content import Content

from tracker.domain.progress import Column, Progress, Stage
from tracker.domain.quantities import MM_PER_KM, MM_PER_MILE, format_amount, unit_label
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.domain.what_if import Supposed
from tracker.tui.ink import ACCENT, BAD, FAINT, GOOD, KEY, MUTED, WARN
from tracker.tui.present.amounts import amount
from tracker.tui.present.dates import short_day

TITLE = 18  # cells a goal's name may take in the head
NOTE, NOTE_LEAST = 20, 10  # cells of a note for which the running sum gives way, and other figures


@dataclass(frozen=True, slots=True)
class Table:
    """A head, a row a day, and what it all comes to; `today` is the row of today, None when it is not among them."""

    head: Content
    rows: tuple[Content, ...]
    sums: Content | None
    today: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What the table shows: a challenge, what was written by day, what is supposed, and the goal that keys change."""

    progress: Progress
    notes: Mapping[date, tuple[str, ...]] = field(default_factory=dict)
    supposed: Supposed | None = None
    goal: int | None = None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The days as they stand, those that are supposed as they would; of an attempt that fails, to its end."""
        if self.supposed is None:
            return self.progress.stages
        then = {stage.on: stage for stage in self.supposed.then.stages}
        return tuple(then.get(stage.on, stage) for stage in self.progress.stages)

    def to_go(self, stage: Stage) -> Fraction:
        """What today still asks of the total: a day that runs is not behind its plan before it is over."""
        runs = stage.on == self.known_to == self.progress.today and self.supposed is None
        return max(Fraction(0), -stage.balance) if runs and stage.balance is not None else Fraction(0)

    @property
    def known_to(self) -> date:
        """The last day that has figures."""
        if self.supposed is None:
            return self.progress.today
        return max(self.progress.today, *self.supposed.what.days)


@dataclass(frozen=True, slots=True)
class _Part:
    """A column: its head, its cell for each day, its cell in the row of sums."""

    head: str
    cells: tuple[str, ...]
    sum: str
    marked: bool = False


def stage_table(days: Days, units: str, width: int, *, ascii: bool = False) -> Table:
    """The table for a width: where it is narrow the running sum goes first, then the balance, then goals."""
    stages, progress = days.stages, days.progress
    dates = max((len(short_day(stage.on)) for stage in stages), default=10)
    numbers = max(3, *(len(str(stage.number)) for stage in stages), 0)
    goals = [_goal(days, number, column, units) for number, column in enumerate(progress.columns)]
    sums = _sums(days, units)
    room = width - (numbers + dates + 2) - 2
    while len(goals) > 1 or sums:
        note = NOTE if len(sums) > 1 else NOTE_LEAST
        if sum(len(part.head) + 2 for part in (*goals, *sums)) <= room - note:
            break
        if sums:
            sums = sums[1:]
        else:
            goals = goals[:-1]
    shown = [*goals, *sums]
    head: list[tuple[str, str]] = [(f"{'Day':>{numbers + 1}} {'':<{dates}}", FAINT)]
    head += [(f"  {part.head}", f"bold {ACCENT}" if part.marked else FAINT) for part in shown]
    head.append(("  Note", FAINT))
    rows = tuple(
        _row(days, stage, number, shown, (numbers, dates), units, ascii) for number, stage in enumerate(stages)
    )
    total = None
    if len(stages) > 1 and any(part.sum.strip() for part in shown):
        said = "".join(f"  {part.sum}" for part in shown).rstrip()
        total = Content.styled(f"{'':>{numbers + 1}} {'In all':<{dates}}{said}", MUTED)
    today = next((number for number, stage in enumerate(stages) if stage.on == progress.today), None)
    return Table(Content.assemble(*head), rows, total, today)


def _row(
    days: Days, stage: Stage, number: int, shown: Sequence[_Part], sizes: tuple[int, int], units: str, ascii: bool
) -> Content:
    today, (numbers, dates) = stage.on == days.progress.today, sizes
    style = "bold" if today else MUTED if stage.on > days.known_to else ""
    sign = (">" if ascii else "▸") if today else " "
    parts: list[tuple[str, str] | Content] = [
        (sign, KEY),
        (f"{stage.number:>{numbers}} {short_day(stage.on):<{dates}}", style),
    ]
    for part in shown:
        parts.append((f"  {part.cells[number]}", style))
    return Content.assemble(*parts, "  ", _note(days, stage, units, ascii))


def _note(days: Days, stage: Stage, units: str, ascii: bool) -> Content:
    """How the day went, or what is supposed of it, with its name and what was written about it."""
    words = [clean_text(stage.title, limit=60)] if stage.title else []
    total, to_go = days.progress.total, days.to_go(stage)
    if total is not None and to_go:
        words.append(f"{amount(to_go, total.measure, units, label=total.unit)} to go")
    words += [clean_text(text, limit=80) for text in days.notes.get(stage.on, ())]
    said = " · ".join(words)
    state = _supposed(days, stage) or _state(days, stage, "+" if ascii else "✓")
    if not state[0]:
        return Content.styled(said, MUTED)
    return Content.assemble(state, (f" {said}" if said else "", MUTED))


def _supposed(days: Days, stage: Stage) -> tuple[str, str] | None:
    """What is supposed of a day; None of the days that stand as they are."""
    supposed = days.supposed
    if supposed is None or stage.on < days.progress.today or stage.on > days.known_to:
        return None
    if stage.on in supposed.what.skipped:
        return ("skipped?", WARN)
    if stage.on in supposed.what.rested:
        return ("rest?", ACCENT) if stage.excused is not None else ("rest? not excused", WARN)
    if any(day == stage.on for day, _ in supposed.what.amounts):
        return ("changed?", WARN)
    return ("as planned", FAINT)


def _state(days: Days, stage: Stage, tick: str) -> tuple[str, str]:
    today = days.progress.today
    if stage.excused is not None:
        return (f"{stage.excused.value} day", ACCENT)
    if stage.rest:
        return ("rest", MUTED)
    if stage.hit:
        return (tick, GOOD)
    if stage.on < today and any(stage.planned):
        return ("missed", BAD)
    return ("today", KEY) if stage.on == today else ("", "")


def _goal(days: Days, number: int, column: Column, units: str) -> _Part:
    """A goal's column: its head, then done and asked for each day, "72 / 90"."""
    stages = days.stages
    known = [stage for stage in stages if stage.on <= days.known_to]
    done, asked = [stage.done[number] for stage in stages], [stage.planned[number] for stage in stages]
    totals = [sum(stage.done[number] for stage in known), sum(asked)]
    decimals = _decimals([*done, *asked], column.measure, units)

    def figure(value: int) -> str:
        return _figure(value, column.measure, units, decimals, column.unit)

    pairs = [
        (figure(was) if stage.on <= days.known_to and (was or wanted) else "", figure(wanted) if wanted else "–")
        for stage, was, wanted in zip(stages, done, asked, strict=True)
    ]
    left, right = (max((len(pair[side]) for pair in pairs), default=0) for side in (0, 1))
    if any(asked):
        cells = [f"{was:>{left}} {'/' if was else ' '} {wanted:>{right}}" for was, wanted in pairs]
    else:  # nothing is asked by the day: what was done stands alone
        cells = [was or "–" for was, _ in pairs]
    cells.append(f"{figure(totals[0])} / {figure(totals[1])}" if totals[1] else figure(totals[0]))
    name = Content(clean_text(column.title)).truncate(TITLE, ellipsis=True).plain
    head, *aligned = _aligned(f"{name} {unit_label(column.measure, units, label=column.unit)}".rstrip(), cells)
    return _Part(head, tuple(aligned[:-1]), aligned[-1], marked=number == days.goal)


def _sums(days: Days, units: str) -> list[_Part]:
    """The running total and the balance against the plan, where the challenge has them."""
    total = days.progress.total
    if total is None:
        return []
    known = [stage if stage.on <= days.known_to else None for stage in days.stages]
    unit = unit_label(total.measure, units)
    sums = ["" if s is None or s.total_done is None else _figure(s.total_done, total.measure, units, 1) for s in known]
    over = [None if stage is None or days.to_go(stage) else stage.balance for stage in known]
    balances = ["" if balance is None else _signed(balance, total.measure, units) for balance in over]
    found = [_part(f"Sum {unit}".rstrip(), sums)]
    return [*found, _part(f"Balance {unit}".rstrip(), balances)] if any(balances) else found


def _part(head: str, cells: Sequence[str]) -> _Part:
    head, *aligned = _aligned(head, cells)
    return _Part(head, tuple(aligned), " " * len(head))


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
