"""Makes FIT files for tests: `fit_bytes(...)` a whole activity, the pieces below anything else, broken files too.

The pieces: `definition` and `data` give one message each, `message` both, `container` puts header and checksums round
them. A field is (number, base type, value); the base types are the names in `TYPES`; `None` writes "not known".
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
TYPES: dict[str, tuple[int, str, int]] = {  # base type: number, struct code, "not known"
    "enum": (0x00, "B", 0xFF),
    "sint8": (0x01, "b", 0x7F),
    "uint8": (0x02, "B", 0xFF),
    "string": (0x07, "s", 0),
    "uint8z": (0x0A, "B", 0),
    "byte": (0x0D, "B", 0xFF),
    "sint16": (0x83, "h", 0x7FFF),
    "uint16": (0x84, "H", 0xFFFF),
    "uint16z": (0x8B, "H", 0),
    "sint32": (0x85, "i", 0x7FFFFFFF),
    "uint32": (0x86, "I", 0xFFFFFFFF),
    "uint32z": (0x8C, "I", 0),
    "float32": (0x88, "f", 0),
    "uint64": (0x8F, "Q", 0xFFFFFFFFFFFFFFFF),
}
Field = tuple[int, str, int | float | bytes | None]

FILE_ID, SESSION, LAP, RECORD, EVENT, ACTIVITY, LENGTH = 0, 18, 19, 20, 21, 34, 101
RUNNING, CYCLING, TRANSITION, SWIMMING = 1, 2, 3, 5


def fit_time(at: datetime | int | None) -> int | None:
    """Seconds since the beginning of 1990; a number stands for itself."""
    return at if at is None or isinstance(at, int) else int((at - EPOCH).total_seconds())


def crc16(data: bytes, crc: int = 0) -> int:
    """The checksum of FIT, bit by bit."""
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return crc


def definition(number: int, fields: Sequence[Field], *, local: int = 0, big: bool = False, developer: int = 0) -> bytes:
    """What the data messages of `local` will hold; `developer` bytes of an application's own field at their end."""
    rows = b"".join(bytes((num, _size(kind, value), TYPES[kind][0])) for num, kind, value in fields)
    head = bytes((0x40 | local | (0x20 if developer else 0), 0, big)) + struct.pack(">H" if big else "<H", number)
    tail = bytes((1, 0, developer, 0)) if developer else b""
    return head + bytes((len(fields),)) + rows + tail


def data(fields: Sequence[Field], *, local: int = 0, big: bool = False, developer: bytes = b"") -> bytes:
    """One data message that fits the `definition` of the same fields."""
    return bytes((local,)) + b"".join(_packed(kind, value, big) for _, kind, value in fields) + developer


def message(number: int, fields: Sequence[Field], *, local: int = 0, big: bool = False) -> bytes:
    """A definition and the one data message it is for."""
    return definition(number, fields, local=local, big=big) + data(fields, local=local, big=big)


def container(
    body: bytes, *, header: int = 14, size: int | None = None, header_crc: int | None = None, crc: int | None = None
) -> bytes:
    """A FIT file of these messages; `size`, `header_crc` and `crc` put a lie in place of what would be right."""
    head = struct.pack("<BBHI4s", header, 0x20, 2150, len(body) if size is None else size, b".FIT")
    if header == 14:
        head += struct.pack("<H", crc16(head) if header_crc is None else header_crc)
    return head + body + struct.pack("<H", crc16(head + body) if crc is None else crc)


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One session of a file; `None` leaves a value unknown. Distances in metres, times in seconds."""

    start: datetime | int | None
    elapsed: float | None = 1800
    timer: float | None = None  # as long as `elapsed` unless told
    moving: float | None = None
    distance: float | None = 5000
    sport: int | None = RUNNING
    sub_sport: int | None = 0
    kcal: int | None = 300
    ascent: int | None = 40
    hr: int | None = 140
    hr_max: int | None = 170
    cycles: int | None = None
    pool: float | None = None  # metres
    lengths: int | None = None


def fit_bytes(
    start: datetime = datetime(2025, 3, 1, 7, 0, tzinfo=UTC),
    *,
    seconds: int = 1800,
    distance: float | None = 5000,
    sport: int | None = RUNNING,
    sub_sport: int | None = 0,
    hr: int | None = 140,
    kcal: int | None = 300,
    ascent: int | None = 40,
    sessions: Sequence[Leg] | None = None,
    laps: int = 1,
    lengths: int = 0,
    records: int = 31,
    at: tuple[float, float] | None = (59.91, 10.75),
    offset: int | None = 3600,
    manufacturer: int = 1,
    serial: int | None = 3_000_000_001,
    created: datetime | int | None = None,
    kind: int = 4,
    big: bool = False,
    extra: bytes = b"",
) -> bytes:
    """An activity: one session of `seconds` and `distance` metres with laps and records, unless `sessions` says else.

    The records lie evenly over the time, on a line to the north-east of `at` (degrees; `None`: no positions). `offset`
    is what the local clock is ahead of UTC in seconds (`None`: not told); `created` and `serial` make the file's id;
    `kind` is the type of the file (4 an activity); `extra` are messages put before the sessions.
    """
    first = fit_time(start) or 0
    legs = sessions
    if legs is None:
        one = Leg(start=first, elapsed=seconds, distance=distance, sport=sport, sub_sport=sub_sport)
        legs = [_with(one, hr=hr, hr_max=None if hr is None else hr + 30, kcal=kcal, ascent=ascent)]
    body = message(
        FILE_ID,
        [
            (0, "enum", kind),
            (1, "uint16", manufacturer),
            (2, "uint16", 1),
            (3, "uint32z", serial),
            (4, "uint32", first if created is None else fit_time(created)),
        ],
        big=big,
    )
    body += _records(first, seconds, records, distance, hr, at, big) + extra
    for n in range(laps):
        body += _lap(first + seconds * n // laps, seconds / laps, distance and distance / laps, hr, big)
    for n in range(lengths):
        body += message(LENGTH, [(253, "uint32", first + n), (12, "enum", 1)], local=3, big=big)
    for leg in legs:
        body += _session(leg, big)
    end = first + seconds
    local = None if offset is None else end + offset
    body += message(ACTIVITY, [(253, "uint32", end), (5, "uint32", local), (1, "uint16", len(legs))], local=4, big=big)
    return container(body)


def position(degrees: float) -> int:
    """An angle as FIT writes it, in semicircles."""
    return round(degrees * 2**31 / 180)


def _records(
    first: int,
    seconds: int,
    count: int,
    distance: float | None,
    hr: int | None,
    at: tuple[float, float] | None,
    big: bool,
) -> bytes:
    def fields(n: int) -> list[Field]:
        part = n / max(count - 1, 1)
        lat, lon = (None, None) if at is None else (position(at[0] + part * 0.03), position(at[1] + part * 0.03))
        return [
            (253, "uint32", first + round(seconds * part)),
            (0, "sint32", lat),
            (1, "sint32", lon),
            (5, "uint32", None if distance is None else round(distance * 100 * part)),
            (3, "uint8", hr),
        ]

    if not count:
        return b""
    rows = b"".join(data(fields(n), local=1, big=big) for n in range(count))
    return definition(RECORD, fields(0), local=1, big=big) + rows


def _lap(start: int, seconds: float, distance: float | None, hr: int | None, big: bool) -> bytes:
    fields: list[Field] = [
        (253, "uint32", start + round(seconds)),
        (2, "uint32", start),
        (7, "uint32", round(seconds * 1000)),
        (8, "uint32", round(seconds * 1000)),
        (9, "uint32", None if distance is None else round(distance * 100)),
        (15, "uint8", hr),
    ]
    return message(LAP, fields, local=2, big=big)


def _session(leg: Leg, big: bool) -> bytes:
    start = fit_time(leg.start)
    timer = leg.elapsed if leg.timer is None else leg.timer

    def scaled(value: float | None, scale: int) -> int | None:
        return None if value is None else round(value * scale)

    fields: list[Field] = [
        (253, "uint32", None if start is None else start + round(leg.elapsed or 0)),
        (2, "uint32", start),
        (5, "enum", leg.sport),
        (6, "enum", leg.sub_sport),
        (7, "uint32", scaled(leg.elapsed, 1000)),
        (8, "uint32", scaled(timer, 1000)),
        (9, "uint32", scaled(leg.distance, 100)),
        (10, "uint32", leg.cycles),
        (11, "uint16", leg.kcal),
        (16, "uint8", leg.hr),
        (17, "uint8", leg.hr_max),
        (22, "uint16", leg.ascent),
        (44, "uint16", scaled(leg.pool, 100)),
        (47, "uint16", leg.lengths),
        (59, "uint32", scaled(leg.moving, 1000)),
    ]
    return message(SESSION, fields, local=5, big=big)


def _with(leg: Leg, **changes: int | None) -> Leg:
    return replace(leg, **changes)


def _size(kind: str, value: int | float | bytes | None) -> int:
    return len(value) if isinstance(value, bytes) else struct.calcsize(TYPES[kind][1])


def _packed(kind: str, value: int | float | bytes | None, big: bool) -> bytes:
    if isinstance(value, bytes):
        return value
    _, code, unknown = TYPES[kind]
    return struct.pack((">" if big else "<") + code, unknown if value is None else value)
