"""The activities of the journal: kinds in two levels, their families, and the words people use for them.

A session's activity is a key such as `run` or `run-trail`. A goal may name a key, which includes everything below it,
or a family (`foot`, `wheels`, ...), which includes all its activities. Setting is not sport: a treadmill run is `run`
with the flag `indoor`, an e-bike ride is `ride` with `assisted`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from tracker.domain.activity_table import (
    BANDS,
    DEFAULTS,
    FAMILIES,
    FLAG_WORDS,
    FLAGGED,
    MEASURES,
    RATES,
    TABLE,
    Rate,
)
from tracker.domain.sessions import Measure
from tracker.errors import RefusedError

__all__ = [
    "ACTIVITIES",
    "FAMILIES",
    "FLAG_WORDS",
    "Activity",
    "Rate",
    "activity",
    "descendants",
    "find",
    "nearest",
    "root",
    "title_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A kind of activity.

    `measures` is what may be counted, first what a bare number after its name means. `slowest` and `fastest` (mm/s)
    bound the average speeds a person may plausibly hold, and `longest_h` a plausible time without a distance; they
    only choose between two readings of a word and never refuse anything.
    """

    key: str
    parent: str | None
    family: str
    name: str  # for people: "Ride"
    measures: tuple[Measure, ...]
    rate: Rate | None
    aliases: tuple[str, ...]
    slowest: int = 0
    fastest: int = 0
    longest_h: int = 24


def _mm_s(km_h: float) -> int:
    return round(km_h * 1_000_000 / 3600)


def _build() -> dict[str, Activity]:
    families = {key: family for family, key, _, _ in TABLE}
    built: dict[str, Activity] = {}
    for family, key, name, words in TABLE:
        head = key.partition("-")[0]
        parent = head if head != key and families.get(head) == family else None
        measures, rate, band, longest = DEFAULTS[family]
        kin = parent or key
        slowest, fastest = BANDS.get(kin, band)
        built[key] = Activity(
            key=key,
            parent=parent,
            family=family,
            name=name,
            measures=MEASURES.get(kin, measures),
            rate=RATES.get(kin, rate),
            aliases=(key, *words.split()),
            slowest=_mm_s(slowest),
            fastest=_mm_s(fastest),
            longest_h=longest,
        )
    return built


ACTIVITIES: Mapping[str, Activity] = MappingProxyType(_build())


def _plain(word: str) -> str:
    return word.casefold().replace("-", "").replace("_", "").replace(" ", "")


_WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{_plain(alias): (kind.key, ()) for kind in ACTIVITIES.values() for alias in kind.aliases},
    **FLAGGED,
}
_BELOW: dict[str, frozenset[str]] = {
    **{key: frozenset(k.key for k in ACTIVITIES.values() if key in (k.key, k.parent)) for key in ACTIVITIES},
    **{family: frozenset(k.key for k in ACTIVITIES.values() if k.family == family) for family in FAMILIES},
}


def activity(key: str) -> Activity:
    """The activity with this key; RefusedError names the nearest one when there is none."""
    found = ACTIVITIES.get(key)
    if found is None:
        raise RefusedError(f'"{_shown(key)}" is no activity{_hint(key, ACTIVITIES)}.', text=key, end=len(key))
    return found


def descendants(kind: str) -> frozenset[str]:
    """The keys that `kind`, a key or a family, stands for: itself and all below it. RefusedError when unknown."""
    found = _BELOW.get(kind)
    if found is None:
        raise RefusedError(f'"{_shown(kind)}" is no activity{_hint(kind, _BELOW)}.', text=kind, end=len(kind))
    return found


def root(key: str) -> str:
    """The top-level activity above `key`: "run" for "run-trail", itself where nothing is above."""
    return activity(key).parent or key


def title_of(kind: str) -> str:
    """What people read for a key or a family: "Ride", "On foot". RefusedError when unknown."""
    return FAMILIES[kind] if kind in FAMILIES and kind not in ACTIVITIES else activity(kind).name


def find(word: str) -> tuple[str, dict[str, bool]] | None:
    """The key and the flags that a word means ("treadmill" is a run indoors); `None` when it names no activity.

    Case, hyphens and spaces don't matter, nor whether it stands in the plural; a yoga class is yoga.
    """
    plain = _plain(word)
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("class")):
        # one letter in the plural is no word: "bs" and "ss" mean nothing
        if (len(form) > 1 or form == plain) and (found := _WORDS.get(form)) is not None:
            return found[0], dict.fromkeys(found[1], True)
    return None


def nearest(word: str, extra: tuple[str, ...] = ()) -> str | None:
    """The activity word (or one of `extra`) that a mistyped word was probably meant to be."""
    plain = _plain(word)[:30]
    close = get_close_matches(plain, [w for w in (*_WORDS, *extra) if len(w) > 1], n=5, cutoff=0.6)
    if not close:
        return None
    # of equally near words people mean the one that begins alike
    best = max(close, key=lambda w: (sorted(w) == sorted(plain), w[:1] == plain[:1], -close.index(w)))
    return ACTIVITIES[_WORDS[best][0]].key if best in _WORDS and not _WORDS[best][1] else best


def _shown(word: str) -> str:
    return "".join(c for c in word[:40] if c.isprintable())


def _hint(word: str, names: Mapping[str, object]) -> str:
    close = get_close_matches(word[:40], names, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else ""
