"""What a reader tells, as lines of JSON between two processes. The one that reads other people's files is not trusted:
every value is checked again on the way in, and every text cleaned again.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any, NoReturn, TypeVar

from tracker.domain.activities import ACTIVITIES
from tracker.domain.days import zone_of
from tracker.domain.recordings import Asked, Circle, Entry, Item, Lap, Progress, Recording, Told, Wanted
from tracker.domain.sessions import Part
from tracker.errors import RefusedError
from tracker.formats.told_checks import (
    Check,
    ToldError,
    fields_of,
    flag,
    instant,
    maybe,
    number,
    one_of,
    real,
    row,
    several,
    text,
    verbatim,
    wall_clock,
)

MEMBER = 4_096  # characters of a member's name, or of a path
PATH = 1_000  # of one that is shown
SENTENCE = 1_000
TITLE = 300
NOTE = 4_000
RECORDINGS = 5_000  # of one item
PARTS = 5_000
LAPS = 10_000
TRACK = 5_000  # points of a thinned track
SECONDS = 10 * 366 * 86_400  # a device that is never switched off
MILLIMETRES = 10**11
COUNT = 10**8
_LATITUDE = 90 * 10**7
_LONGITUDE = 180 * 10**7

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a reader is asked: to open `path`, or to read these members of it, in their order, an item each."""

    path: str
    wanted: Wanted
    members: tuple[str, ...] | None = None


def _zone(value: object) -> str:
    name = text(64)(value)
    try:
        return zone_of(name).key if name else ""
    except RefusedError:
        raise ToldError("a zone is none") from None


def _part(value: object) -> Part:
    return _made(Part, value, _PART)


def _lap(value: object) -> Lap:
    return _made(Lap, value, _LAP)


def _recording(value: object) -> Recording:
    return _made(Recording, value, _RECORDING)


def _track(value: object) -> tuple[tuple[int, int], ...]:
    if not isinstance(value, list) or len(value) > TRACK:
        raise ToldError("a track is none, or too long")
    try:  # in one go: the checks of single values would cost more than all else of a recording
        points = tuple((lat, lon) for lat, lon in value if _lies(lat, _LATITUDE) and _lies(lon, _LONGITUDE))
    except (TypeError, ValueError):
        points = ()
    if len(points) != len(value):
        raise ToldError("a point lies nowhere")
    return points


def _lies(degrees: object, most: int) -> bool:
    return type(degrees) is int and -most <= degrees <= most


def _asks(value: object) -> tuple[tuple[Asked, str], ...]:
    asked = several(row(one_of(frozenset(Asked)), text(SENTENCE)), len(Asked))(value)
    return tuple((Asked(what), why) for what, why in asked)


_SECONDS = maybe(number(0, SECONDS))
_LENGTH = maybe(number(0, MILLIMETRES))
_COUNT = maybe(number(0, COUNT))
_HEART = maybe(number(0, 1_000))
_ACTIVITY = maybe(one_of(ACTIVITIES))
_PART: dict[str, Check] = {
    "count": number(1, COUNT),
    "activity": _ACTIVITY,
    "distance_mm": _LENGTH,
    "elapsed_s": _SECONDS,
    "reps": _COUNT,
    "hold_s": _SECONDS,
}
_LAP: dict[str, Check] = {"elapsed_s": number(0, SECONDS), "distance_mm": _LENGTH, "hr_avg": _HEART}
_RECORDING: dict[str, Check] = {
    "format": text(40),
    "activity": _ACTIVITY,
    "sport": text(TITLE),
    "started_at": maybe(instant),
    "local": maybe(wall_clock),
    "offset_s": maybe(number(-16 * 3600, 16 * 3600)),
    "zone": _zone,
    "timed": flag,
    "elapsed_s": _SECONDS,
    "timer_s": _SECONDS,
    "moving_s": _SECONDS,
    "distance_mm": _LENGTH,
    "climb_mm": _LENGTH,
    "energy_kj": _COUNT,
    "hr_avg": _HEART,
    "hr_max": _HEART,
    "steps": _COUNT,
    "reps": _COUNT,
    "rpe": maybe(number(0, 10)),
    "computed": several(one_of(frozenset(field.name for field in fields(Recording))), 20),
    "indoor": flag,
    "virtual": flag,
    "assisted": flag,
    "race": flag,
    "by_hand": flag,
    "title": text(NOTE),
    "note": text(NOTE, one_line=False),
    "tags": several(text(50), 100),
    "parts": several(_part, PARTS),
    "laps": several(_lap, LAPS),
    "track": _track,
    "device": text(TITLE),
    "ids": several(text(TITLE), 20),
    "digest": text(TITLE),
    "warnings": several(text(SENTENCE), 100),
    "asks": _asks,
}
_ITEM: dict[str, Check] = {
    "path": text(PATH),
    "format": text(40),
    "recordings": several(_recording, RECORDINGS),
    "refused": text(SENTENCE),
    "skipped": flag,
}
_ENTRY: dict[str, Check] = {"member": verbatim(MEMBER), "listed": maybe(_recording), "path": text(PATH)}
_CIRCLE: dict[str, Check] = {"lat": real(-90, 90), "lon": real(-180, 180), "radius_m": number(0, 10**6)}
_WANTED: dict[str, Check] = {
    "now": instant,
    "units": one_of(frozenset(("km", "mi"))),
    "day_first": maybe(flag),
    "columns": several(row(text(TITLE), text(TITLE)), 100),
    "tracks": flag,
    "private": several(lambda value: _made(Circle, value, _CIRCLE), 100),
}
_JOB: dict[str, Check] = {
    "path": verbatim(MEMBER),
    "members": maybe(several(verbatim(MEMBER), 10_000)),
    "wanted": lambda value: _made(Wanted, value, _WANTED),
}


def encode(told: Told) -> bytes:
    """One line of JSON, without its end."""
    kind = "item" if isinstance(told, Item) else "entry" if isinstance(told, Entry) else "progress"
    return _line({kind: _plain(told)})


def decode(line: bytes) -> Told:
    """What a line tells. ToldError where it is no such line, or tells what can't be."""
    match _parsed(line):
        case {"item": item, **more} if not more:
            return _made(Item, item, _ITEM)
        case {"entry": entry, **more} if not more:
            return _made(Entry, entry, _ENTRY)
        case {"progress": progress, **more} if not more:
            return _made(Progress, progress, {"done": number(0, 2**63), "total": number(0, 2**63)})
    raise ToldError("a line tells nothing known")


def encode_job(job: Job) -> bytes:
    """One line of JSON, without its end."""
    return _line(_plain(job))


def decode_job(line: bytes) -> Job:
    """The job that a line asks for. ToldError."""
    return _made(Job, _parsed(line), _JOB)


def _made(kind: type[T], value: object, checks: Mapping[str, Check]) -> T:
    try:
        return kind(**fields_of(value, checks))
    except TypeError:
        raise ToldError("an object lacks a field") from None


def _line(content: object) -> bytes:
    # ASCII alone: a name with bytes that no encoding explains comes through unharmed
    return _encode(content).encode("ascii")


_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


def _parsed(line: bytes) -> object:
    try:
        parsed: object = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ToldError("a line is no JSON") from None
    return parsed


def _refuse(word: str) -> NoReturn:
    raise ToldError(f"{word} is no number")


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


_BARE = frozenset((type(None), bool, float, int, str))
_NAMES = {
    kind: [field.name for field in fields(kind)]
    for kind in (Circle, Entry, Item, Job, Lap, Part, Progress, Recording, Wanted)
}
_DEFAULTS = {kind: [_default(field) for field in fields(kind)] for kind in _NAMES}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}


def _plain(value: Any) -> Any:
    """The value as JSON knows it; of a dataclass only the fields that say something."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    kind = type(value)
    return {
        name: said if type(said) in _BARE or name == "track" else _plain(said)  # points are plain already, and many
        for name, default, said in zip(_NAMES[kind], _DEFAULTS[kind], _VALUES[kind](value), strict=True)
        if said != default
    }
