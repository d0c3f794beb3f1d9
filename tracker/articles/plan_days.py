"""The day list of a draft as a day table: a row for each day, rest where nothing is asked."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.articles.draft_words import (
    base_amount,
    days_text,
    kinds_of,
)
from tracker.articles.drafts import Amount, ChallengeDraft, Found, Per, Stage, Target
from tracker.articles.plan_leaves import MOST_DAYS, Asked, is_bounded, leaf_of, measure_in
from tracker.domain.goals import Leaf
from tracker.domain.goals import Per as Span


def day_list(one: ChallengeDraft, asked: Asked) -> list[Stage]:
    """The rows of the day list counted from day 1; the window is made long enough for them."""
    if not any(stage.amount is not None for stage in one.stages):
        return []
    by = 1 if any(stage.day == 0 for stage in one.stages) else 0
    rows = [replace(stage, day=stage.day + by) for stage in one.stages]
    rows = [row for row in rows if 1 <= row.day <= MOST_DAYS and (row.amount is None or _asks(row, row.amount))]
    last = max((row.day for row in rows), default=0)
    if not last:
        return []
    if asked.days is not None and last * 2 < asked.days:
        told = f"The text gives the amounts of the first {days_text(last)} of {asked.days:,}"
        if any(target.per is not Per.SESSION for target in one.targets):
            asked.unsaid.append(f"{told}; they are kept as printed figures.")
            return []
        asked.assumed.append(f"{told}, so the challenge takes {days_text(last)}.")
        asked.days = last
    if asked.days is None or last > asked.days:
        if asked.days is not None:
            asked.assumed.append(f"The day list runs to day {last}, so the challenge takes {days_text(last)}.")
        asked.days = last
    return rows


def day_table(rows: Sequence[Stage], asked: Asked) -> list[Leaf]:
    """A goal for each thing the day list asks, with a row for each day; 0 is a day of rest."""
    if not rows or asked.days is None:
        return []
    found: dict[tuple[object, ...], list[int]] = {}
    firsts: dict[tuple[object, ...], Target] = {}
    for row in rows:
        if row.amount is None:
            continue
        target = Target(row.activity, Found(row.amount, row.phrase), Per.STAGE, row.exercise)
        measure = measure_in(target)
        key = (kinds_of(row.activity, row.exercise, row.amount.unit), row.exercise, measure)
        firsts.setdefault(key, target)
        table = found.setdefault(key, [0] * asked.days)
        table[row.day - 1] += max(1, base_amount(row.amount.number, row.amount.unit))
    told = {row.day for row in rows}
    silent = asked.days - len(told)
    if silent:
        asked.unsaid.append(
            f"The text names {len(told)} of the {days_text(asked.days)}; the others ask for nothing in the day table."
        )
    names = {row.day: row.finish or row.start for row in rows if row.finish or row.start}
    if names:
        asked.stages = tuple(_row_name(n, names.get(n), rows) for n in range(1, asked.days + 1))
    return [leaf_of(firsts[key], Span.STAGE, tuple(table)) for key, table in found.items()]


def _row_name(number: int, name: str | None, rows: Sequence[Stage]) -> str:
    row = next((row for row in rows if row.day == number), None)
    if row is not None and row.start and row.finish:
        return f"{row.start} → {row.finish}"[:120]
    if name:
        return name[:120]
    return "Rest" if row is None or row.amount is None else f"Day {number}"


def _asks(row: Stage, amount: Amount) -> bool:
    """Whether a row asks for something that a template may ask for."""
    return amount.number > 0 and is_bounded(Target(row.activity, Found(amount, None), Per.STAGE, row.exercise))
