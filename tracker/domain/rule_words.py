"""The words that rules are told in: lists, counts, amounts in a sentence, verbs for activities."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from tracker.domain.activities import ACTIVITIES, FAMILIES, title_of
from tracker.domain.quantities import (
    HALF_MM,
    MARATHON_MM,
    MM_PER_KM,
    MM_PER_M,
    exact_distance,
    format_amount,
    format_distance,
)
from tracker.domain.sessions import Measure

TIMES = (Measure.MOVING, Measure.ELAPSED, Measure.HOLD)
ON_THE_MACHINE = " on the machine"
_VERBS = {
    "run": ("run", "running"),
    "walk": ("walk", "walking"),
    "hike": ("hike", "hiking"),
    "snowshoe": ("snowshoe", "snowshoeing"),
    "ride": ("ride", "riding"),
    "handcycle": ("handcycle", "handcycling"),
    "skate": ("skate", "skating"),
    "swim": ("swim", "swimming"),
    "row": ("row", "rowing"),
    "erg-row": ("row", "rowing"),
    "erg-ski": ("ski", "skiing"),
    "erg-bike": ("ride", "riding"),
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
_LEAST_MM = 100  # four decimals; beyond them nobody means a distance
_SHOWN = 12  # of a long list


def joined(words: Iterable[str], last: str) -> str:
    """Words as people list them: "a, b or c" for `last` "or"."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def some(words: Sequence[str], last: str = "and") -> str:
    """The same of a list that may be long: twelve of it, and how many more there are."""
    if len(words) <= _SHOWN:
        return joined(words, last)
    return f"{', '.join(words[:_SHOWN])} {last} {len(words) - _SHOWN:,} more"


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 day", "33 days"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def in_words(n: int) -> str:
    """A small number as a word, a larger one in digits."""
    return _NUMBERS[n] if 0 < n < len(_NUMBERS) else f"{n:,}"


def ordinal(n: int) -> str:
    """A place in a row: "1st", "22nd", "113th"."""
    ending = "th" if n // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n:,}{ending}"


def sentence(text: str) -> str:
    """A clause with a capital."""
    return text[:1].upper() + text[1:]


def day_said(day: date, *, year: bool = True) -> str:
    """A date in a sentence: "24 December 2025", "24 December"."""
    return f"{day.day} {day:%B} {day.year}" if year else f"{day.day} {day:%B}"


def span(seconds: int) -> str:
    """A time in a sentence: "45 min", "1 h 30 min", "20 s"."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{value:,} {unit}" for value, unit in ((hours, "h"), (minutes, "min"), (left, "s")) if value]
    return " ".join(parts) or "0 s"


def said(value: int, measure: Measure, units: str, *, label: str = "", activity: str = "") -> str:
    """An amount in a sentence, `label` the unit of a fact. A distance meant in miles says so, with the kilometres
    beside it; one of many decimals says that it is rounded. Short ones of a swim or a rowing machine are in metres.
    """
    if measure in TIMES:
        return span(value)
    if measure is not Measure.DISTANCE:
        return format_amount(value, measure, units, label=label)
    named = {HALF_MM: "a half marathon", MARATHON_MM: "a marathon"}.get(value)
    shown = format_distance(value, units)
    if named:
        return f"{named} ({shown})"
    in_metres = format_amount(value, measure, units, activity)
    if in_metres.endswith(" m") and value % MM_PER_M == 0:
        return in_metres
    if units == "km" and value % _EXACT_MM:
        miles = exact_distance(value, "mi", metres=False)
        if miles.endswith("mi"):
            return f"{miles.removesuffix('mi')} mi ({shown})"
        return f"{(Decimal(value) / MM_PER_KM).normalize():f} km" if value % _LEAST_MM == 0 else f"about {shown}"
    if units == "km" and value % (10 * _EXACT_MM):
        return format_distance(value, units, decimals=2)
    return shown


def verbs(kinds: Sequence[str], form: int = 0) -> list[str]:
    """The verbs of the kinds (form 0) or "running" and the like (1), no doubles; none where a kind has no verb."""
    found = [_VERBS.get(kind) or _VERBS.get(_parent(kind)) for kind in kinds]
    return list(dict.fromkeys(forms[form] for forms in found if forms)) if all(found) else []


def narrowed(kinds: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Where kinds are told by the verb of what is above them: ("running", ["trail run"])."""
    found: dict[str, list[str]] = {}
    for kind in kinds:
        above = _parent(kind)
        if above and above not in kinds:
            found.setdefault(doing(above), []).append(title_of(kind).lower())
    return list(found.items())


def on_machines(kinds: Sequence[str]) -> str:
    """The words " on the machine" where every kind is one."""
    machines = kinds and all(kind in ACTIVITIES and ACTIVITIES[kind].family == "machine" for kind in kinds)
    return ON_THE_MACHINE if machines else ""


def _parent(kind: str) -> str:
    return (ACTIVITIES[kind].parent or "") if kind in ACTIVITIES else ""


def by_kinds(kinds: Sequence[str]) -> str:
    """The kinds after the amount: " running", " on foot", " (yoga or dance)"; nothing where any activity counts."""
    if not kinds:
        return ""
    doing = verbs(kinds, 1)
    if doing:
        return f" {joined(doing, 'or')}{on_machines(kinds)}"
    if len(kinds) == 1 and kinds[0] in _FAMILY and kinds[0] in FAMILIES:
        return f" {_FAMILY[kinds[0]]}"
    return f" ({names(kinds, '')})"


def by_way(kinds: Sequence[str]) -> str:
    """The same after a distance or a climb: " on foot", " by running or cross training"."""
    if not kinds or verbs(kinds) or any(kind in FAMILIES for kind in kinds):
        return by_kinds(kinds)
    return f" by {joined([doing(kind) for kind in kinds], 'or')}"


def doing(kind: str) -> str:
    """One kind as something that is done: "riding", "rowing on the machine", "yoga", "trail run"."""
    found = verbs((kind,), 1) if not _parent(kind) else []
    return f"{found[0]}{on_machines((kind,))}" if found else title_of(kind).lower()


def names(kinds: Sequence[str], otherwise: str) -> str:
    """The names of the kinds in small letters, joined by "or"."""
    return joined([title_of(kind).lower() for kind in kinds], "or") if kinds else otherwise


def swum(kinds: Sequence[str]) -> str:
    """The activity by which distances of these kinds are shown: a swim or a rowing machine, else none."""
    heads = {kind if kind.startswith("erg-") else kind.partition("-")[0] for kind in kinds}
    return kinds[0] if heads and heads <= {"swim", "erg-row", "erg-ski"} else ""
