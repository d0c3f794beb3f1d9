"""Whether a day list is all there, and whether two lists are the same one."""

import re
from itertools import pairwise

from tracker.articles.amounts import Figure
from tracker.articles.day_marks import day_counts
from tracker.articles.drafts import Stage, Unit
from tracker.articles.text import Text

_WEEKS = re.compile(r"(?<![\w.,-])(\d{1,2})[ -](?:[a-z]+ )?weeks?(?!\w)")
_DONE = re.compile(r"\b(?:finish\w*|final|arriv\w+|last day|the end|back home|at home|complete[ds]?|done)\b")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*\S")
_SHORT = 40
_DIARY = 120
_SAME = 0.6
_SUM = 0.015


def is_open(text: Text, found: tuple[Figure, ...], start: int, stages: tuple[Stage, ...]) -> bool:
    """Whether a list from character `start` may go on: its last row is the last thing of a text that nowhere says how
    many days there are, nor gives a total that the rows add up to."""
    places = sorted(stage.phrase.start for stage in stages if stage.phrase)
    last = max((stage.phrase for stage in stages if stage.phrase), key=lambda phrase: phrase.start, default=None)
    if last is None or len(places) < 2:
        return False
    stride = max(b - a for a, b in pairwise(places))
    behind = text.low[last.end :].strip(" \t.|*\u2026")
    latest = max(stage.day for stage in stages)
    newest = next(stage for stage in stages if stage.phrase == last)
    apart = stride < _DIARY and _PARAGRAPH.search(behind) is not None
    if len(behind.strip()) > max(stride, _SHORT) or apart or newest.day != latest:
        return False
    if _DONE.search(text.low, last.start):
        return False
    counts = day_counts(text) | {7 * int(n) for n in _WEEKS.findall(text.low)}
    return not any(n >= latest for n in counts) and not _summed(found, start, stages)


def _summed(found: tuple[Figure, ...], start: int, stages: tuple[Stage, ...]) -> bool:
    """Whether an amount before the list is the sum of its rows."""
    sums: dict[Unit, float] = {}
    for stage in stages:
        if stage.amount is not None:
            sums[stage.amount.unit] = sums.get(stage.amount.unit, 0.0) + float(stage.amount.number)
    for figure in found:
        if figure.start >= start:
            break
        whole = sums.get(figure.amount.unit, 0.0)
        if whole and abs(float(figure.amount.number) - whole) <= _SUM * whole:
            return True
    return False


def alike(one: tuple[Stage, ...], other: tuple[Stage, ...]) -> bool:
    """Whether two lists are the same list given twice: most days that both tell of have the same amount."""
    mine = {(s.day, s.exercise): s.amount for s in one if s.amount is not None}
    theirs = {(s.day, s.exercise): s.amount for s in other if s.amount is not None}
    both = mine.keys() & theirs.keys()
    same = sum(mine[key] == theirs[key] for key in both)
    return len(both) >= 2 and same >= _SAME * len(both) and len(both) >= _SAME * min(len(mine), len(theirs))
