"""What if, in words: what is supposed, and what follows beside what the plan would give."""

from __future__ import annotations

from fractions import Fraction

from textual.content import Content

from tracker.domain.progress import Progress, Status
from tracker.domain.quantities import MM_PER_KM, MM_PER_MILE
from tracker.domain.rule_words import joined
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.domain.what_if import Supposed
from tracker.tui.ink import BAD, FAINT, GOOD, KEY, MUTED, WARN
from tracker.tui.present.amounts import amount
from tracker.tui.present.dates import long_day, short_day
from tracker.tui.present.streak import unit_word

FIGURES = 26  # cells a column of figures may take
OVER = {Status.COMPLETED: "completed", Status.FAILED: "not completed", Status.ABANDONED: "ended early"}


def supposed_title(supposed: Supposed, units: str) -> str:
    """The finding, short: "WHAT IF · 116.4 km behind · nothing is saved"."""
    then = supposed.then
    found = OVER.get(then.status, "")
    if not found and then.total is not None and then.total.days_ahead is not None:
        found = balance_words(then, units)
    return " · ".join(["WHAT IF", *([found] if found else []), "nothing is saved"])


def supposed_lines(supposed: Supposed, units: str, width: int, *, ascii: bool = False) -> list[Content]:
    """What is supposed, a row for each figure that follows, and what can no longer be had."""
    lines = [Content.assemble(("WHAT IF ", WARN), said) for said in Content(_said(supposed, units)).wrap(width - 8)[:2]]
    lines += _figures(supposed, units, width)
    if supposed.then.attempt > supposed.now.attempt:
        start = short_day(supposed.then.period.start)
        lines.append(Content.styled(f"A miss restarts it: attempt {supposed.then.attempt} begins on {start}.", BAD))
    elif supposed.then.status is Status.FAILED or supposed.possible is False:
        lines.append(Content.styled("It can no longer be completed.", BAD))
    elif supposed.possible:
        lines.append(Content.styled("It can still be completed.", GOOD))
    if supposed.lost:
        names = joined([clean_text(medal.title, limit=60) for medal in supposed.lost], "and")
        sign = "x" if ascii else "✗"
        lines += Content.styled(f"{sign} No longer to be had: {names}", BAD).wrap(max(width, 10))
    return lines


def _said(supposed: Supposed, units: str) -> str:
    """The days that are changed: "skip Sun 29 Jun · rest on Mon 30 Jun · ride 70 km on Tue 1 Jul"."""
    what, columns = supposed.what, {column.goal: column for column in supposed.now.columns}
    parts = [(day, f"you skip {short_day(day)}") for day in what.skipped]
    parts += [(day, f"you rest on {short_day(day)}") for day in what.rested]
    for (day, goal), value in what.amounts.items():
        column = columns[goal]
        text = amount(value, column.measure, units, column.activity, column.unit)
        parts.append((day, f"{clean_text(column.title, limit=40).lower()} is {text} on {short_day(day)}"))
    return " · ".join(text for _, text in sorted(parts))


def _figures(supposed: Supposed, units: str, width: int) -> list[Content]:
    """A row a figure: as planned, and as supposed."""
    rows = [(name, a, b) for name, a, b in _rows(supposed, units) if a or b]
    label = max(len(short_day(supposed.then.today)) + 3, *(len(name) for name, _, _ in rows), 0)
    wide = min(FIGURES, max(len("as planned"), *(len(text) for _, a, b in rows for text in (a, b))))
    wide = max(8, min(wide, (width - label - 4) // 2))
    head = f"{f'On {short_day(supposed.then.today)}':<{label}}  {'as planned':>{wide}}  {'what if':>{wide}}"
    lines = [Content.styled(head, FAINT)]
    for name, planned, then in rows:
        style = "" if planned == then else KEY
        cells = [Content(text).truncate(wide, ellipsis=True).plain for text in (planned, then)]
        lines.append(
            Content.assemble(
                (f"{name:<{label}}  ", MUTED), (f"{cells[0]:>{wide}}  ", MUTED), (f"{cells[1]:>{wide}}", style)
            )
        )
    return lines


def _rows(supposed: Supposed, units: str) -> list[tuple[str, str, str]]:
    both = (supposed.planned, supposed.then)
    names = ("Done", "Balance", "Needed a day", "Finish", "Streak", "On the road")
    made = (_done, balance_words, _needed, _finish, _streak, place_words)
    return [
        (name, *(make(progress, units) for progress in both))  # type: ignore[misc]
        for name, make in zip(names, made, strict=True)
    ]


def _done(progress: Progress, units: str) -> str:
    total = progress.total
    return "" if total is None else amount(total.done, total.measure, units, label=total.unit)


def balance_words(progress: Progress, units: str) -> str:
    """How far from the plan: "116.4 km behind", "on plan"; "" without a plan."""
    total = progress.total
    if total is None or total.days_ahead is None:
        return ""
    if not total.balance:
        return "on plan"
    text = amount(_printed(abs(total.balance), total.measure, units), total.measure, units, label=total.unit)
    return f"{text} {'ahead' if total.balance > 0 else 'behind'}"


def _needed(progress: Progress, units: str) -> str:
    total = progress.total
    if total is None or total.needed_per_day is None:
        return ""
    return amount(_printed(total.needed_per_day, total.measure, units), total.measure, units, label=total.unit)


def _printed(value: Fraction, measure: Measure, units: str) -> int:
    """Rounded up to what is printed, a tenth of the unit of a distance: what is needed is never shown too small."""
    step = (MM_PER_MILE if units == "mi" else MM_PER_KM) // 10 if measure is Measure.DISTANCE else 1
    return -(-value // step) * step


def _finish(progress: Progress, units: str) -> str:
    if progress.status in OVER:
        return OVER[progress.status]
    if progress.projection is None:
        return ""
    finish = progress.projection.finish
    return short_day(finish) if finish.year == progress.today.year else long_day(finish)


def _streak(progress: Progress, units: str) -> str:
    streak = progress.streak
    return "" if streak is None else f"{streak.current:,} {unit_word(streak)}"


def place_words(progress: Progress, units: str) -> str:
    """Where on the road, short: "Ratnagiri +4.9 km"; "" without one."""
    position = progress.position
    if position is None:
        return ""
    past = f" +{amount(position.past_mm, Measure.DISTANCE, units)}" if position.past_mm else ""
    return f"{clean_text(position.place.name, limit=40)}{past}"
