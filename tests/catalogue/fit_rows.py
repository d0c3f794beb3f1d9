"""F01 to F13: FIT files, damaged or made to do harm."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.catalogue.files import elsewhere, every_way
from tests.catalogue.room import Room, Tried
from tests.catalogue.rows import row
from tests.formats.fit.fit_writer import (
    RECORD,
    SESSION,
    Field,
    Leg,
    container,
    data,
    definition,
    fit_bytes,
    fit_time,
    message,
)

START = datetime(2026, 5, 1, 7, tzinfo=UTC)
FIRST = fit_time(START) or 0
WHOLE = fit_bytes(START, laps=2)
BODY = WHOLE[14:-2]


def points(count: int, *, step: int = 10) -> bytes:
    """A definition and that many records, a minute of 3 m/s for each 20 of them."""
    rows = [data([(253, "uint32", FIRST + n * step), (5, "uint32", n * step * 300)]) for n in range(count)]
    return definition(RECORD, [(253, "uint32", 0), (5, "uint32", 0)]) + b"".join(rows)


@row("F01", "A wrong checksum", slow=True)
def checksum(room: Room) -> Iterator[Tried]:
    yield every_way(room, {"run.fit": container(BODY, crc=1)}, 1)
    warned = room.cli("import", room.inputs / "run.fit", "--dry-run", "--json").json["items"][0]["warnings"]
    assert any("checksum" in one for one in warned), warned


@row("F02", "A header that says 4 GB", slow=True)
def large(room: Room) -> Iterator[Tried]:
    path = room.file("large.fit", container(BODY, size=0xFFFF_FFFF))
    yield room.brought("import, memory measured", path, child=True).in_bounds().tried(1)
    yield every_way(room, {"none.fit": container(b"", size=0xFFFF_FFFF)}, 0, "nothing to import")


@row("F03", "Size 0, a header alone, an empty file, text, zeros", slow=True)
def no_fit(room: Room) -> Iterator[Tried]:
    files = {
        "header.fit": WHOLE[:13],
        "nothing.fit": container(b""),
        "empty.fit": b"",
        "text.fit": b"Dear diary: today I ran.",
        "zeros.fit": bytes(5_000),
        "time.fit": container(message(RECORD, [(253, "uint32", FIRST)])),
    }
    yield every_way(room, files, 0, "nothing to import", "empty", "no FIT file", "zeros")
    for path in (room.file("zeros.fit", bytes(5_000)), room.file("empty.fit", b"")):
        yield from elsewhere(room, path)


@row("F04", "Cut in the middle of a record", slow=True)
def cut(room: Room) -> Iterator[Tried]:
    yield every_way(room, {"cut.fit": container(points(60))[:-6]}, 1)
    [one] = [one for one in room.cli("journal", "--json").json["sessions"] if one["local_date"] == "2026-05-01"]
    assert (one["elapsed_s"], one["distance_m"]) == (580, 1_740)


@row("F05", "Data without a definition", slow=True)
def undefined(room: Room) -> Iterator[Tried]:
    yield every_way(room, {"none.fit": container(b"\x05" + bytes(40))}, 0, "nothing to import")
    yield every_way(room, {"middle.fit": container(BODY[:-30] + b"\x0b" + bytes(2_000))}, 1)


@row("F06", "Fields of size 0, of a size that fits no type, 255 of 255 bytes", slow=True)
def sizes(room: Room) -> Iterator[Tried]:
    session = struct.pack("<BBBHB", 0x40, 0, 0, SESSION, 6)
    session += bytes((2, 4, 0x86, 7, 4, 0x86, 9, 3, 0x86, 11, 0, 0x84, 16, 2, 0x86, 5, 255, 0x00))
    values = struct.pack("<II3sH255s", FIRST, 600_000, b"abc", 140, b"\x01" * 255)
    wide = struct.pack("<BBBHB", 0x40, 0, 0, RECORD, 255) + bytes((253, 252, 0x86)) * 255
    rows = (b"\0" + struct.pack("<I", FIRST) * (252 * 255 // 4)) * 3
    yield every_way(room, {"odd.fit": container(session + b"\0" + values), "wide.fit": container(wide + rows)}, 1)


@row("F07", "A text that is no UTF-8")
def no_utf8(room: Room) -> Iterator[Tried]:
    named = message(0, [(0, "enum", 4), (8, "string", b"\xff\xfe\x80 no end")], local=6)
    yield every_way(room, {"named.fit": fit_bytes(START, extra=named)}, 1)


@row("F08", "Values that all say they are not known", slow=True)
def unknown(room: Room) -> Iterator[Tried]:
    none: list[Field] = [(number, "uint32", None) for number in (253, 2, 7, 8, 9, 10)]
    none += [(5, "enum", None), (6, "enum", None), (11, "uint16", None), (16, "uint8", None), (22, "uint16", None)]
    times = b"".join(message(RECORD, [(253, "uint32", FIRST + n), (3, "uint8", None)]) for n in (0, 600))
    yield every_way(room, {"bare.fit": container(message(SESSION, none))}, 0, "no time at all")
    yield every_way(room, {"timed.fit": container(message(SESSION, none) + times)}, 1)
    [one] = [one for one in room.cli("journal", "--json").json["sessions"] if one["local_date"] == "2026-05-01"]
    assert (one["distance_m"], one["hr_avg"], one["energy_kj"], one["climb_m"]) == (None,) * 4


@row("F09", "A time of 2126, a time since the device was switched on", slow=True)
def clocks(room: Room) -> Iterator[Tried]:
    files = {
        "future.fit": fit_bytes(datetime(2126, 1, 1, tzinfo=UTC)),
        "soon.fit": fit_bytes(datetime(2026, 11, 25, tzinfo=UTC)),
        "relative.fit": fit_bytes(START, sessions=[Leg(start=600)], records=0, laps=0, created=600),
    }
    yield every_way(room, files)
    later = [one for one in room.cli("journal", "--json").json["sessions"] if one["local_date"] > "2026-11-24"]
    assert not later, "nothing is stored that is to come"


@row("F10", "Times that run backwards, 65 m/s, 43,000 km", slow=True)
def impossible(room: Room) -> Iterator[Tried]:
    back = [message(RECORD, [(253, "uint32", FIRST + at), (5, "uint32", at * 300)]) for at in (100, 50, 0, 700, 20)]
    fast = fit_bytes(START + timedelta(days=1), seconds=1_000, distance=65_534)
    far = fit_bytes(START + timedelta(days=2), seconds=3_600, distance=42_949_672)
    yield every_way(room, {"back.fit": container(b"".join(back)), "fast.fit": fast, "far.fit": far}, 3)
    sessions = room.cli("journal", "--json").json["sessions"]
    assert all((one["elapsed_s"] or 1) > 0 for one in sessions)
    assert all((one["distance_m"] or 0) <= 1_500_000 for one in sessions), "what nobody can go is left out"


@row("F11", "Several files in one, something between them")
def chained(room: Room) -> Iterator[Tried]:
    second, third = (fit_bytes(START + timedelta(days=n)) for n in (1, 2))
    path = room.file("chain.fit", WHOLE + second + b"appended" * 50 + third)
    brought = room.brought("import", path)
    days = {one["local_date"] for item in brought.came for one in item["sessions"]}
    assert days == {"2026-05-01", "2026-05-02", "2026-05-03"}, days
    yield Tried("import of three files in one", "all three stored")


@row("F12", "The same file read again, and after its checksum was looked at")
def again(room: Room) -> Iterator[Tried]:
    path = room.file("run.fit", WHOLE)
    items = [room.cli("import", path, "--dry-run", "--json").json["items"] for _ in range(2)]
    first, second = ([{**one["sessions"][0], "id": ""} for one in seen] for seen in items)
    assert first == second
    yield room.brought("import after two dry runs", path).tried(1)
    yield room.brought("import again", path).tried(0)


@row("F13", "Developer fields, unknown messages, times of five bits", slow=True)
def extensions(room: Room) -> Iterator[Tried]:
    own: list[Field] = [(253, "uint32", FIRST + 5), (3, "uint8", 99)]
    extra = definition(RECORD, own, local=7, developer=9) + data(own, local=7, developer=b"\xff" * 9)
    extra += message(0xFF42, [(1, "string", b"unknown"), (2, "float32", 1.5), (3, "byte", b"123")], local=8)
    begin = (FIRST + 86_400) | 0x1F  # the last second before the five bits begin again
    short: list[Field] = [(3, "uint8", 150), (5, "uint32", 0)]
    body = message(RECORD, [(253, "uint32", begin), (3, "uint8", 150), (5, "uint32", 0)])
    body += definition(RECORD, short, local=1)
    for n in range(1, 101):
        row_ = data([(3, "uint8", 150), (5, "uint32", n * 1_000)])
        body += bytes((0x80 | 1 << 5 | (begin + n * 10) & 0x1F,)) + row_[1:]
    yield every_way(room, {"own.fit": fit_bytes(START, extra=extra), "short.fit": container(body)}, 2)
    sessions = {one["local_date"]: one for one in room.cli("journal", "--json").json["sessions"]}
    assert sessions["2026-05-01"]["distance_m"] == 5_000
    assert (sessions["2026-05-02"]["elapsed_s"], sessions["2026-05-02"]["distance_m"]) == (1_000, 1_000)
