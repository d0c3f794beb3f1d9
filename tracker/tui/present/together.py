"""Those who take part in one challenge, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tracker.domain.progress import Progress
from tracker.domain.text import clean_text
from tracker.tui.ink import FAINT, MUTED
from tracker.tui.present.amounts import amount, pair
from tracker.tui.present.streak import unit_word
from tracker.tui.present.what_if import balance_words, place_words

WIDEST = 24  # cells of an athlete's column


def together_lines(athletes: Sequence[tuple[str, Progress]], units: str, width: int) -> list[Content]:
    """A column an athlete: today's targets, the total, the balance, the streak, the place.

    None for one alone, nor where there is nothing to compare, as after a race.
    """
    rows = [row for row in _rows([progress for _, progress in athletes], units) if any(row[1])]
    if len(athletes) < 2 or not rows:
        return []
    label = max(len(name) for name, _ in rows)
    wide = max(8, min(WIDEST, (width - label) // len(athletes) - 2))
    fitting = max(1, (width - label) // (wide + 2))
    names = [Content(clean_text(name, limit=40)).truncate(wide, ellipsis=True).plain for name, _ in athletes[:fitting]]
    lines = [Content.assemble(" " * label, *((f"  {name:>{wide}}", "bold") for name in names))]
    for name, cells in rows:
        shown = [Content(text).truncate(wide, ellipsis=True).plain for text in cells[:fitting]]
        lines.append(Content.assemble((f"{name:<{label}}", MUTED), *((f"  {text:>{wide}}", "") for text in shown)))
    more = len(athletes) - fitting
    return [*lines, Content.styled(f"and {more} more", FAINT)] if more > 0 else lines


def _rows(all_: Sequence[Progress], units: str) -> list[tuple[str, list[str]]]:
    """What is said of each, by name; "" where there is nothing to say."""
    goals = dict.fromkeys((target.goal, target.title) for one in all_ for target in one.targets)
    rows = [(clean_text(title, limit=24), [_target(one, goal, units) for one in all_]) for goal, title in goals]
    return [
        *rows,
        ("Total", [_total(one, units) for one in all_]),
        ("By last night", [balance_words(one, units) for one in all_]),
        ("Streak", [f"{one.streak.current:,} {unit_word(one.streak)}" if one.streak else "" for one in all_]),
        ("On the road", [place_words(one, units) for one in all_]),
    ]


def _target(progress: Progress, goal: str, units: str) -> str:
    found = next((target for target in progress.targets if target.goal == goal), None)
    if found is None:
        return ""
    done, asked = pair(found.done, found.target, found.measure, units, found.activity, found.unit)
    return f"{done} / {asked}"


def _total(progress: Progress, units: str) -> str:
    total = progress.total
    return "" if total is None else amount(total.done, total.measure, units, label=total.unit)
