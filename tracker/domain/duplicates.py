"""Duplicates: when two recordings are the same activity, and which of two tells more.

The rules were measured on real files. Certain: the same content, the same recording by its device's or a service's
name for it, or the same start with the same distance. Likely, to be asked: they overlap, they lie a zone's error
apart, or one has no clock time and the day agrees. Never: legs of one file, rows of one list without clock times,
different sports, back to back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from tracker.domain.kinship import compatible, kin, legs_in, same_sport
from tracker.domain.recordings import Recording
from tracker.domain.zone_errors import SAME_START_S, near, shifted

_DISTANCE = 0.03
_DRIFT = 0.20  # a distance worked out from points goes astray by this where the device waited or lost its satellites
_DAY_DISTANCE = 0.05
_DAY_S = 300
MOMENT_S = 60
_TRIMMED_S = 120  # by so much services move a start when they cut off standing still

FIT_KEY = "fit:"
DIGEST_KEY = "sha256:"
ROW_KEY = "csv:"  # an id in any table; in our own sheet it is that of the session
_DEVICE_COLONS = 3  # in a device's name of a recording, "fit:<maker>:<serial>:<time>"

RANKS = {"fit": 4, "tcx": 3, "gpx": 1}  # rows of lists rank between: 2
_LISTED_RANK = 2
_AMOUNTS = ("elapsed_s", "timer_s", "moving_s", "distance_mm", "climb_mm", "energy_kj", "hr_avg", "hr_max")


class Sameness(IntEnum):
    """How sure it is that two are the same, the surest last."""

    LIKELY = 1
    CONFLICT = 2  # one name, different figures
    CERTAIN = 3
    EXACT = 4  # the same content


@dataclass(frozen=True, slots=True)
class Alike:
    """That two are the same, and why: words that follow "It" ("starts at the same second, with the same distance")."""

    sameness: Sameness
    why: str
    by_zone: bool = False  # nothing says so but that they are as long and as far, and a zone's error apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A recording or a stored session as far as it takes to compare it.

    `start` is in seconds since 1970, `None` without a clock time. `item` names the file it is one of several of,
    `listing` the list whose row it is, both "" where that is not so. `legs` are the activities of a multisport.
    """

    on: date
    start: float | None
    activity: str | None = None
    legs: frozenset[str] = frozenset()
    elapsed_s: int | None = None
    distance_mm: int | None = None
    drifts: bool = False  # its distance was worked out from points
    signs: tuple[int | None, ...] = ()  # mean and highest heart rate and energy, what else two copies have in common
    format: str = ""
    item: str = ""
    listing: str = ""
    digest: str = ""
    names: tuple[str, ...] = ()  # what devices and services call it
    richness: tuple[int, ...] = ()

    @property
    def devices(self) -> frozenset[str]:
        """The devices that recorded it, by maker and serial number: a name without when it was made."""
        return frozenset(name.rpartition(":")[0] for name in self.names if name.count(":") == _DEVICE_COLONS)

    @property
    def end(self) -> float | None:
        """When it ended, in seconds since 1970; `None` where that is not known."""
        return None if self.start is None or not self.elapsed_s else self.start + self.elapsed_s


def richness(kind: str, amounts: object, extras: Iterable[object] = ()) -> tuple[int, int]:
    """How much a recording or a stored session of the format `kind` tells; of two the greater is the richer.

    `amounts` has the amounts by their names and `computed`; `extras` are further things it may have, such as laps.
    """
    computed: tuple[str, ...] = getattr(amounts, "computed", ())
    known = sum(2 - (name in computed) for name in _AMOUNTS if getattr(amounts, name, None))
    return RANKS.get(kind, _LISTED_RANK), known + sum(1 for extra in extras if extra)


def digest_key(recording: Recording) -> str:
    """The key of a recording's content, "" where it has none."""
    return _prefixed(DIGEST_KEY, recording.digest)


def name_keys(recording: Recording) -> tuple[str, ...]:
    """The keys under which a recording's device and the services know it."""
    device = _prefixed(FIT_KEY, recording.device)
    return tuple(dict.fromkeys((*((device,) if device else ()), *recording.ids)))


def _prefixed(prefix: str, text: str) -> str:
    return text if not text or text.startswith(prefix) else prefix + text


def _may_be(a: Trace, b: Trace) -> bool:
    if compatible(a.activity, b.activity):
        return True
    return any(
        compatible(leg, other.activity)
        for one, other in ((a, b), (b, a))
        for leg in one.legs or legs_in(one.activity)  # those of a stored session are not at hand
    )


def apart(a: Trace, b: Trace) -> bool:
    """Whether two are never the same, however alike: legs of one file, rows of one list without clock times."""
    if a.item and a.item == b.item:
        return True
    return bool(a.listing) and a.listing == b.listing and (a.start is None or b.start is None)


def alike(a: Trace, b: Trace) -> Alike | None:
    """Whether two are the same activity, and how surely; `None` when not."""
    if apart(a, b):
        return None
    if a.digest and a.digest == b.digest:
        return Alike(Sameness.EXACT, "is the same, byte for byte")
    if a.names and b.names and (shared := next((name for name in a.names if name in b.names), "")):
        named = alike_by_name(shared, a, b)
        if named is not None:
            return named
    return alike_by_figures(a, b)


def alike_by_name(name: str, a: Trace, b: Trace) -> Alike | None:
    """What it says that a device or a service knows two by the same `name`.

    A device's name counts only near the other in time: some give every recording the same one.
    """
    if figures_agree(a, b):
        who = "the same recording of the same device" if name.startswith(FIT_KEY) else f"known by the same id, {name}"
        return Alike(Sameness.CERTAIN, f"is {who}")
    if name.startswith(FIT_KEY):
        if a.start is None or b.start is None or not same_sport(a.activity, b.activity):
            return None
        if _overlap(a, b) <= 0 and not shifted(a, b, named=True):
            return None
        return Alike(Sameness.CONFLICT, "is the same recording of the same device, with other figures")
    return Alike(Sameness.CONFLICT, f"has the same id, {name}, with other figures")


def figures_agree(a: Trace, b: Trace) -> bool:
    """Whether two tell the same of when, what and how much, as far as both tell it."""
    if not same_sport(a.activity, b.activity):
        return False
    if a.start is None or b.start is None:
        if a.on != b.on:
            return False
    elif abs(a.start - b.start) > _TRIMMED_S:
        return False
    if a.distance_mm and b.distance_mm:
        return near(a.distance_mm, b.distance_mm, _DRIFT if a.drifts != b.drifts else _DISTANCE)
    if a.elapsed_s and b.elapsed_s:
        return abs(a.elapsed_s - b.elapsed_s) <= max(_TRIMMED_S, max(a.elapsed_s, b.elapsed_s) // 10)
    return True


def alike_by_figures(a: Trace, b: Trace) -> Alike | None:
    """The rules for two that share no name: start and distance, overlap, a zone's error, the day."""
    if a.start is None or b.start is None:
        return _alike_by_day(a, b)
    apart_s = abs(a.start - b.start)
    if apart_s <= SAME_START_S and same_sport(a.activity, b.activity) and _same_length(a, b):
        return Alike(Sameness.CERTAIN, "starts at the same time and is as long")
    part = _overlap(a, b)
    if part >= 0.5 and _may_be(a, b):
        how = "lies at the same time" if part >= 0.995 else f"lies {part:.0%} at the same time"
        return Alike(Sameness.LIKELY, f"{how}{_difference(a, b)}")
    if apart_s <= MOMENT_S and not (a.elapsed_s and b.elapsed_s) and _may_be(a, b):
        return Alike(Sameness.LIKELY, "starts at the same time")
    if shifted(a, b) and _may_be(a, b):
        why = f"is as long and as far, {_hours(apart_s)} {_side(a, b)}: the zone may be wrong"
        return Alike(Sameness.LIKELY, why, by_zone=True)
    return None


def _alike_by_day(a: Trace, b: Trace) -> Alike | None:
    if a.on != b.on or a.activity is None or b.activity is None:
        return None
    if kin(a.activity) != kin(b.activity):
        return None
    if a.distance_mm and b.distance_mm and near(a.distance_mm, b.distance_mm, _DAY_DISTANCE):
        return Alike(Sameness.LIKELY, "is of the same day, sport and distance, one of them without a clock time")
    if a.elapsed_s and b.elapsed_s and abs(a.elapsed_s - b.elapsed_s) <= _DAY_S:
        return Alike(Sameness.LIKELY, "is of the same day, sport and duration, one of them without a clock time")
    return None


def _same_length(a: Trace, b: Trace) -> bool:
    if not a.distance_mm or not b.distance_mm or near(a.distance_mm, b.distance_mm, _DISTANCE):
        return True
    if a.drifts == b.drifts or a.end is None or b.end is None:
        return False
    return abs(a.end - b.end) <= SAME_START_S and near(a.distance_mm, b.distance_mm, _DRIFT)


def difference(a: Trace, b: Trace) -> float:
    """How far two differ in distance and duration, as parts of the greater; 0 as far as either tells none."""
    pairs = ((a.distance_mm, b.distance_mm), (a.elapsed_s, b.elapsed_s))
    return sum(abs(one - other) / max(one, other) for one, other in pairs if one and other)


def _overlap(a: Trace, b: Trace) -> float:
    """The part of the shorter that lies within the other; 0 when they only touch or a length is not known."""
    if a.start is None or b.start is None or not a.elapsed_s or not b.elapsed_s:
        return 0.0
    common = min(a.start + a.elapsed_s, b.start + b.elapsed_s) - max(a.start, b.start)
    return max(0.0, common) / min(a.elapsed_s, b.elapsed_s)


def _difference(a: Trace, b: Trace) -> str:
    if not a.distance_mm or not b.distance_mm or near(a.distance_mm, b.distance_mm, _DISTANCE):
        return ""
    return f", {abs(a.distance_mm - b.distance_mm) / max(a.distance_mm, b.distance_mm):.0%} apart in distance"


def _hours(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes // 60}:{minutes % 60:02d} h"


def _side(a: Trace, b: Trace) -> str:
    return "later" if (a.start or 0) > (b.start or 0) else "earlier"
