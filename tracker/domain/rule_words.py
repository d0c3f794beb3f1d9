"""One goal in plain words: "ride 90 km every day", "log 2 sessions of at least 45 min every day"."""

from collections.abc import Iterable, Sequence

from tracker.domain.activities import ACTIVITIES, FAMILIES, title_of
from tracker.domain.goals import Agg, Goal, Leaf, NeedKind, Op, Per
from tracker.domain.quantities import (
    HALF_MM,
    MARATHON_MM,
    exact_distance,
    format_amount,
    format_distance,
)
from tracker.domain.sessions import Measure

TIMES = (Measure.MOVING, Measure.ELAPSED, Measure.HOLD)
_UNIT = {Per.DAY: "day", Per.STAGE: "day", Per.WEEK: "week", Per.MONTH: "month"}
_VERBS = {
    "run": ("run", "running"),
    "walk": ("walk", "walking"),
    "hike": ("hike", "hiking"),
    "snowshoe": ("snowshoe", "snowshoeing"),
    "ride": ("ride", "riding"),
    "skate": ("skate", "skating"),
    "swim": ("swim", "swimming"),
    "row": ("row", "rowing"),
    "erg-row": ("row", "rowing on the machine"),
    "nordic": ("ski", "skiing"),
    "kayak": ("paddle", "paddling"),
    "canoe": ("paddle", "paddling"),
    "sup": ("paddle", "paddling"),
}
_FAMILY = {
    "foot": "on foot",
    "wheels": "on wheels",
    "water": "on the water",
    "snow": "on snow",
    "machine": "on a machine",
}
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_EXACT_MM = 10_000  # two decimals of a kilometre


def joined(words: Iterable[str], last: str) -> str:
    """Words as people list them: "a, b or c" for `last` "or"."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 day", "33 days"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def in_words(n: int) -> str:
    """A small number as a word, a larger one in digits."""
    return _NUMBERS[n] if 0 < n < len(_NUMBERS) else f"{n:,}"


def span(seconds: int) -> str:
    """A time in a sentence: "45 min", "1 h 30 min", "20 s"."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{value:,} {unit}" for value, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if value]
    return " ".join(parts) or "0 s"


def said(value: int, measure: Measure, units: str) -> str:
    """An amount in a sentence. A distance meant in miles says so, with the kilometres beside it, and never lies."""
    if measure in TIMES:
        return span(value)
    if measure is not Measure.DISTANCE:
        return format_amount(value, measure, units)
    named = {HALF_MM: "a half marathon", MARATHON_MM: "a marathon"}.get(value)
    shown = format_distance(value, units)
    if named:
        return f"{named} ({shown})"
    if units == "km" and value % _EXACT_MM:
        miles = exact_distance(value, "mi", metres=False)
        return f"{miles.removesuffix('mi')} mi ({shown})" if miles.endswith("mi") else shown
    if units == "km" and value % (10 * _EXACT_MM):
        return format_distance(value, units, decimals=2)
    return shown


def phrase(goal: Goal, units: str) -> str:
    """A goal as a clause without a capital: groups are joined by "and", "or" and "at least 2 of"."""
    if isinstance(goal, Leaf):
        return _leaf(goal, units)
    parts = [phrase(child, units) for child in goal.goals]
    if goal.op is Op.K_OF:
        return f"do at least {in_words(goal.k)} of these: {'; '.join(parts)}"
    word = "and" if goal.op is Op.ALL else "or"
    return f", {word} ".join(parts)


def _leaf(leaf: Leaf, units: str) -> str:
    if not isinstance(leaf.target, int):
        return _table(leaf, leaf.target, units)
    return f"{_task(leaf, leaf.target, units)} {_when(leaf)}"


def _when(leaf: Leaf) -> str:
    """How often: "every day", "on 30 days in a row", "in one session"."""
    if leaf.per is Per.WINDOW:
        return "in one session" if leaf.agg is Agg.MAX else "in all"
    n = leaf.need.n
    if leaf.per is Per.SESSION:
        return "in one session" if n in (None, 1) else f"in each of {in_words(n or 1)} sessions"
    unit = _UNIT[leaf.per]
    once = "in one session " if leaf.agg is Agg.MAX else ""
    if leaf.need.kind is NeedKind.COUNT and n is not None:
        return f"{once}{'on' if unit == 'day' else 'in'} at least {counted(n, unit)}"
    if leaf.need.kind is NeedKind.STREAK and n is not None:
        return f"{once}every {unit}, {in_words(n)} {unit}s in a row"
    if leaf.need.kind is NeedKind.STREAK:
        return f"{once}every {unit}, for as long as the streak lasts"
    return f"{once}every {unit}"


def _task(leaf: Leaf, target: int, units: str) -> str:
    """What is done: "ride 90 km", "do 50 push-ups", "be active for 45 min"."""
    kinds, amount = leaf.counts.kinds, said(target, leaf.measure, units)
    match leaf.measure:
        case Measure.DISTANCE:
            verbs = _verbs(kinds)
            where = " on the machine" if kinds == ("erg-row",) else ""
            return f"{joined(verbs, 'or')} {amount}{where}" if verbs else f"cover {amount}{_by(kinds)}"
        case Measure.CLIMB:
            return f"climb {amount}{_by(kinds)}"
        case Measure.REPS:
            return f"do {amount} {_names(kinds, 'repetitions')}"
        case Measure.HOLD:
            return f"hold a {_names(kinds, 'position')} for {amount}"
        case Measure.STEPS:
            return f"take {counted(target, 'step')}{_by(kinds)}"
        case Measure.MOVING | Measure.ELAPSED:
            verbs = _verbs(kinds)
            return f"{joined(verbs, 'or') if verbs else f'be active{_by(kinds)}'} for {amount}"
        case Measure.ENERGY:
            return f"burn {amount}{_by(kinds)}"
        case Measure.SESSIONS | Measure.CHECK:
            return _sessions(leaf, target, units)


def _sessions(leaf: Leaf, target: int, units: str) -> str:
    where = {False: " outdoors", True: " indoors", None: ""}[leaf.counts.indoor]
    least = leaf.counts.least
    size = f" of at least {said(least[1], least[0], units)}" if least is not None else ""
    doing = _verbs(leaf.counts.kinds, 1)
    of = f" of {joined(doing, 'or')}" if doing else _by(leaf.counts.kinds)
    return f"log {counted(target, 'session')}{of}{where}{size}"


def _table(leaf: Leaf, rows: Sequence[int], units: str) -> str:
    """A day table by its range, its sum and its days of rest."""
    asked = [row for row in rows if row]
    low, high = (said(row, leaf.measure, units) for row in (min(asked), max(asked)))
    rest = len(rows) - len(asked)
    free = f", with {counted(rest, 'day')} of rest" if rest else ""
    total = said(sum(asked), leaf.measure, units)
    return f"{_doing(leaf)} by the day table: {_reach(low, high)} a day, {total} in all{free}"


def _reach(low: str, high: str) -> str:
    """A range, its unit said once: "18 to 29 km"."""
    if low == high:
        return low
    (number, _, unit), (_, _, other) = low.partition(" "), high.partition(" ")
    return f"{number if unit == other else low} to {high}"


def _doing(leaf: Leaf) -> str:
    kinds = leaf.counts.kinds
    verbs = _verbs(kinds) if leaf.measure is Measure.DISTANCE else []
    if verbs:
        return joined(verbs, "or")
    if leaf.measure is Measure.HOLD:
        return f"hold a {_names(kinds, 'position')}"
    if leaf.measure is Measure.REPS:
        return f"do {_names(kinds, 'repetitions')}"
    return f"train{_by(kinds)}"


def _verbs(kinds: Sequence[str], form: int = 0) -> list[str]:
    """The verbs of the kinds (form 0) or "running" and the like (1), no doubles; none where a kind has no verb."""
    found = [_VERBS.get(kind) or _VERBS.get(_parent(kind)) for kind in kinds]
    return list(dict.fromkeys(forms[form] for forms in found if forms)) if all(found) else []


def _parent(kind: str) -> str:
    return (ACTIVITIES[kind].parent or "") if kind in ACTIVITIES else ""


def _by(kinds: Sequence[str]) -> str:
    """The kinds after the amount: " running", " on foot", " (yoga or dance)"; nothing where any activity counts."""
    if not kinds:
        return ""
    doing = _verbs(kinds, 1)
    if doing:
        return f" {joined(doing, 'or')}"
    if len(kinds) == 1 and kinds[0] in _FAMILY and kinds[0] in FAMILIES:
        return f" {_FAMILY[kinds[0]]}"
    return f" ({_names(kinds, '')})"


def _names(kinds: Sequence[str], otherwise: str) -> str:
    return joined([title_of(kind).lower() for kind in kinds], "or") if kinds else otherwise
