"""How often a goal asks for something, in plain words: "every day", "in any 16 days in a row", "every 4 h"."""

from tracker.domain.goals import Agg, Cmp, Leaf, NeedKind, Per
from tracker.domain.rule_tasks import OF_FACTS
from tracker.domain.rule_words import counted, in_words, span
from tracker.domain.sessions import Measure

UNIT = {Per.DAY: "day", Per.STAGE: "day", Per.WEEK: "week", Per.MONTH: "month"}


def unit_of(leaf: Leaf) -> str:
    """What one bucket of a leaf is called: day, week, month, or a round of so many hours."""
    return UNIT.get(leaf.per, "round")


def every_said(seconds: int) -> str:
    """The length of a round after "every": "hour", "4 h", "30 min", "7 days"."""
    days, rest = divmod(seconds, 86_400)
    if days > 1 and not rest:
        return counted(days, "day")
    return "hour" if seconds == 3600 else span(seconds)


def in_each(leaf: Leaf) -> str:
    """What a greatest or least amount is one of: "in one session", "in each session"; empty for a sum."""
    if leaf.agg not in (Agg.MAX, Agg.MIN) or leaf.measure is Measure.RESULTS:
        return ""
    one = (leaf.agg is Agg.MAX) == (leaf.cmp is Cmp.AT_LEAST)
    noun = "day" if leaf.measure in OF_FACTS else "session"
    at = "on" if noun == "day" else "in"
    return f"{at} one {noun}" if one else f"{at} each {noun}"


def when(leaf: Leaf) -> str:
    """How often, for every bucket but those by key; empty where there is nothing to say."""
    once, n = in_each(leaf), leaf.need.n
    if leaf.need.kind is NeedKind.BEST and n is not None:
        return _spaced(once, f"in the best {in_words(n)} {_plural(leaf)} taken together")
    match leaf.per:
        case Per.WINDOW:
            silent = leaf.agg is Agg.DAYS or leaf.measure in (Measure.RESULTS, Measure.CHECK)
            return once or ("" if silent else "in all")
        case Per.SESSION:
            return "in one session" if n in (None, 1) else f"in each of {in_words(n or 1)} sessions"
        case Per.ROLLING:
            times = "" if n in (None, 1) else f", {in_words(n or 1)} times"
            return _spaced(once, f"within any {counted(leaf.roll_days or 1, 'day')} in a row{times}")
        case Per.EVERY:
            return _spaced(once, _rounds(leaf))
        case _:
            return _spaced(once, _units(leaf, UNIT.get(leaf.per, "day")))


def _plural(leaf: Leaf) -> str:
    return {Per.SESSION: "sessions", Per.WINDOW: "days", Per.BY: "ones"}.get(leaf.per, f"{unit_of(leaf)}s")


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _units(leaf: Leaf, unit: str) -> str:
    n = leaf.need.n
    if leaf.need.kind is NeedKind.COUNT and n is not None:
        return f"{'on' if unit == 'day' else 'in'} at least {counted(n, unit)}"
    if leaf.need.kind is NeedKind.STREAK and n is not None:
        return f"every {unit}, {in_words(n)} {unit}{'s' if n > 1 else ''} in a row"
    if leaf.need.kind is NeedKind.STREAK:
        return f"every {unit}, for as long as the streak lasts"
    return f"every {unit}"


def _rounds(leaf: Leaf) -> str:
    n, every = leaf.need.n, every_said(leaf.every_s or 3600)
    if leaf.need.kind is NeedKind.COUNT and n is not None:
        return f"every {every}, in at least {counted(n, 'round')}"
    if leaf.need.kind is NeedKind.STREAK and n is not None:
        return f"every {every}, {in_words(n)} times in a row"
    if leaf.need.kind is NeedKind.STREAK:
        return f"every {every}, for as long as it lasts"
    return f"every {every}"
