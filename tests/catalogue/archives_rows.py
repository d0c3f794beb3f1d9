"""Z01 to Z15: archives made to do harm, or broken; at the import and as the bundle of a backup."""

import gzip
import io
import random
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from tests.catalogue.files import elsewhere
from tests.catalogue.room import Room, Tried
from tests.catalogue.rows import row
from tests.formats.archives.making import gpx, zipped

GOOD = "good.gpx"
Members = list[tuple[str, bytes]]


def at_import(room: Room, data: bytes, stored: int, *says: str, child: bool = False) -> Iterator[Tried]:
    """An archive imported alone, from a folder, within another archive, and from a watched folder.

    `stored` recordings come of it, once; each of `says` is in a reason. `child`: within the bounds.
    """
    path = room.file("export.zip", data)
    room.file("box/export.zip", data)
    outer = room.file("outer.zip", zipped({"export.zip": data}, zipfile.ZIP_STORED))
    brought = room.brought("import: alone, in a folder, in a zip", path, room.inputs / "box", outer, child=child)
    if child:
        brought.in_bounds()
    yield brought.tried(stored, *says)
    with room.no_file_outside():
        told = room.cli("import", "--watch", room.inputs / "box", "--once", "--json")
    assert told.code in (0, 1), told
    yield Tried("watched folder", "the same")


def as_bundle(room: Room, data: bytes, *, child: bool = False) -> Tried:
    """The archive as a bundle to restore, which is refused with nothing touched."""
    return room.refused("bundle to restore", "restore", room.file("bundle.zip", data), says="bundle", child=child)


def bundle(room: Room, *more: tuple[str, bytes], without: str = "") -> bytes:
    """A real bundle of the journal with further members, or without one, its manifest as it was."""
    path = room.inputs / "real.zip"
    assert room.cli("backup", path, "--force").code == 0
    with zipfile.ZipFile(path) as real:
        members = [(name, real.read(name)) for name in real.namelist() if name != without]
    return packed([*members, *more])


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these members, which may have a name twice."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return zipped(members)


def linked(target: str) -> bytes:
    """A zip with a symbolic link, a member below it, and a good one."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        link = zipfile.ZipInfo("link.gpx")
        link.external_attr = 0o120777 << 16
        file.writestr(link, target)
        file.writestr("link/x.gpx", gpx())
    return made.getvalue()


@row("Z01", "Members named ../../x, /x, C:\\x, ..\\x", slow=True)
def outside(room: Room) -> Iterator[Tried]:
    names = ["../../evil.gpx", "/tmp/evil.gpx", "C:\\evil.gpx", "..\\evil.gpx", "a/../../evil.gpx"]
    data = zipped([*((name, gpx()) for name in names), (GOOD, gpx())])
    yield from at_import(room, data, 1, "Its name points out of the archive")
    for name in names:
        tried = as_bundle(room, bundle(room, (name, b"x"), (f"photos/{name}", b"x"), (f"templates/{name}.toml", b"x")))
    yield tried
    yield from elsewhere(room, room.file("out.zip", data))
    assert not list(room.outer.rglob("*evil*")), "nothing is ever extracted"


@row("Z02", "A symbolic link, and a member below it")
def link(room: Room) -> Iterator[Tried]:
    yield from at_import(room, linked("/etc/passwd"), 1)
    yield as_bundle(room, linked("/etc/passwd"))


@row("Z03", "200 MB of zeros in 200 kB", slow=True)
def bomb(room: Room) -> Iterator[Tried]:
    zeros = bytes(200_000_000)
    data = zipped({"bomb.gpx": b"<gpx>" + zeros, "activities.csv": b"Activity ID," + zeros, GOOD: gpx()})
    yield from at_import(room, data, 1, "zip bomb", child=True)
    yield as_bundle(room, bundle(room, ("journal.db", zeros), without="journal.db"), child=True)
    yield from elsewhere(room, room.file("bomb.zip", data), child=True)


@row("Z04", "A header that says 10 bytes of 200 MB", slow=True)
def liar(room: Room) -> Iterator[Tried]:
    yield from at_import(room, lying({"liar.gpx": b"<gpx>" + bytes(200_000_000), GOOD: gpx()}), 1, child=True)
    yield as_bundle(room, lying({"manifest.json": b"{" + b" " * 200_000_000, "journal.db": b""}), child=True)


@row("Z05", "500 members over each other, 10 GB in 45 kB", slow=True)
def overlapping(room: Room) -> Iterator[Tried]:
    yield from at_import(room, overlaid(), 0, "lie over each other", child=True)
    yield as_bundle(room, overlaid(), child=True)


@row("Z06", "A zip within a zip within a zip", slow=True)
def nested(room: Room) -> Iterator[Tried]:
    deepest = zipped({"three.gpx": gpx(3)})
    data = zipped({"in.zip": zipped({"two.gpx": gpx(2), "deep.zip": deepest}), "one.gpx": gpx(1)})
    yield from at_import(room, data, 2, "an archive within an archive")
    yield as_bundle(room, bundle(room, ("photos/in.zip", data)))


@row("Z07", "60,000 members", slow=True)
def many(room: Room) -> Iterator[Tried]:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for n in range(60_000):
            file.writestr(zipfile.ZipInfo(f"{n}.gpx"), b"")
    yield from at_import(room, made.getvalue(), 0, "over 20,000 files", child=True)
    yield as_bundle(room, made.getvalue(), child=True)


@row("Z08", "activities.csv twice, and in capitals", slow=True)
def twice(room: Room) -> Iterator[Tried]:
    head = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename\n"
    lists: Members = [
        (name, f"{head}{n},2026-05-0{n} 08:00:00,Run,Run,60,1,\n".encode())
        for n, name in enumerate(("activities.csv", "Activities.CSV", "activities.csv"), start=1)
    ]
    yield from at_import(room, packed(lists), 1, "twice; the first one was read", "second list of activities")
    yield as_bundle(room, bundle(room, ("journal.db", b"another"), ("JOURNAL.DB", b"another")))


@row("Z09", "Names that are empty, reserved, 300 long, or hold NUL, a line break, an escape", slow=True)
def odd_names(room: Room) -> Iterator[Tried]:
    names = ["new\nline.gpx", "\x1b]0;T\x07.gpx", "con.gpx", "l" * 300 + ".gpx", "\u202egpx.exe.gpx", "NUL.gpx"]
    data = zipped([(name, gpx(n)) for n, name in enumerate(names)]).replace(b"NUL.gpx", b"N\0L.gpx")
    yield from at_import(room, data, 3, "control characters")
    yield as_bundle(room, bundle(room, *((f"photos/{name}", b"x") for name in names)))
    yield from at_import(room, nameless(gpx(30)), 0)


@row("Z10", "Members under a password", slow=True)
def protected(room: Room) -> Iterator[Tried]:
    yield from at_import(room, flagged({"a.gpx": gpx(), "b.gpx": gpx(), GOOD: gpx()}, 2), 1, "password-protected")
    yield as_bundle(room, flagged({"manifest.json": b"{}", "journal.db": b"x"}, 2))


@row("Z11", "Cut off; a wrong checksum in one member", slow=True)
def damaged(room: Room) -> Iterator[Tried]:
    data = zipped({f"{n}.gpx": gpx(n) for n in range(5)})
    yield from at_import(room, data[: data.index(b"4.gpx") + 20], 4, "cut off or damaged")
    rotten = bytearray(zipped({f"{n}.gpx": gpx(n + 10) for n in range(3)}, zipfile.ZIP_STORED))
    rotten[rotten.index(b"08:11:05")] ^= 1
    yield from at_import(room, bytes(rotten), 2, "It is damaged")
    whole = bundle(room)
    yield as_bundle(room, whole[: len(whole) * 2 // 3])
    for place in random.Random(1).sample(range(len(whole) // 4, len(whole) // 2), 5):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        as_bundle(room, bytes(flipped))
    yield Tried("bundle with one bit turned, 5 times", "refused in one sentence, nothing written")


@row("Z12", "A script with a zip behind it", slow=True)
def polyglot(room: Room) -> Iterator[Tried]:
    script = b"#!/bin/sh\ntouch evil\nexit 1\n"
    yield from at_import(room, script + zipped({GOOD: gpx()}), 1)
    path = room.file("bundle.zip", script + bundle(room))
    with room.no_file_outside():
        told = room.cli("restore", path)
    assert told.code in (0, 1), told
    assert not list(room.outer.rglob("evil")), "nothing of it is run"
    yield Tried("bundle to restore", "read, never run")


@row("Z13", "A gzip file of 100 MB in 97 kB", slow=True)
def gzip_bomb(room: Room) -> Iterator[Tried]:
    bombs = {f"bomb.{kind}.gz": gzip.compress(b"<gpx>" + bytes(100_000_000), 1) for kind in ("gpx", "fit", "tcx")}
    paths = [room.file(name, data) for name, data in bombs.items()]
    archive = room.file("export.zip", zipped({**bombs, "good.gpx.gz": gzip.compress(gpx())}))
    yield room.brought("import: alone, in a zip", *paths, archive, child=True).in_bounds().tried(1, "larger than 64 MB")
    lists = {"activities.csv.gz": gzip.compress(b"Activity ID," + bytes(300_000_000), 1)}
    yield room.brought("a list in a zip", room.file("lists.zip", zipped(lists)), child=True).in_bounds().tried(0)
    yield from elsewhere(room, paths[0], child=True)


@row("Z14", "Gzip cut off, of two members, with something behind it")
def gzips(room: Room) -> Iterator[Tried]:
    whole = [gzip.compress(gpx(n)) for n in range(5)]
    half = len(gpx(1)) // 2
    names = {
        "cut.gpx.gz": whole[0][:-30],
        "two.gpx.gz": gzip.compress(gpx(1)[:half]) + gzip.compress(gpx(1)[half:]),
        "tail.gpx.gz": whole[2] + b"\0\0\0junk",
        "twin.gpx.gz": whole[3] + b"\x1f\x8bjunk",
        "wrong.gpx.gz": whole[4][:-6] + b"\1\2" + whole[4][-4:],
    }
    paths = [room.file(name, data) for name, data in names.items()]
    yield room.brought("import: alone", *paths).tried(3, "The gzip file is cut off", "The gzip file is damaged")
    yield room.brought("in a zip", room.file("a.zip", zipped(names))).tried(0, "cut off", "damaged")


@row("Z15", "tar, 7z, rar, noise named .zip", slow=True)
def not_zip(room: Room) -> Iterator[Tried]:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as file:
        file.addfile(tarfile.TarInfo("x.gpx"))
    noise = b"PK\x03\x04" + random.Random(2).randbytes(500)
    for data, says in (
        (made.getvalue(), "A tar archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "A 7z archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "A RAR archive"),
        (noise, "no zip archive"),
    ):
        yield from at_import(room, data, 0, says)
        tried = as_bundle(room, data)
    yield tried
    yield from elsewhere(room, room.file("noise.zip", noise))


def nameless(content: bytes) -> bytes:
    """A zip of one member that has no name."""
    fields = (0, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, *fields, 0) + content
    central = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0, 0, 0)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def lying(members: dict[str, bytes]) -> bytes:
    """A zip whose first member says in both headers that it has ten bytes."""
    data = bytearray(zipped(members))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(sign) + at
        data[place : place + 4] = struct.pack("<I", 10)
    return bytes(data)


def flagged(members: dict[str, bytes], count: int) -> bytes:
    """A zip whose first `count` members say that they need a password."""
    data = bytearray(zipped(members))
    at = 0
    for _ in range(count):
        at = data.index(b"PK\x01\x02", at + 4)
        data[at + 8] |= 1
    return bytes(data)


def overlaid() -> bytes:
    """500 entries of one packed member of 20 MB of zeros."""
    size = 20_000_000
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    core = kernel.compress(bytes(size)) + kernel.flush()
    crc = zlib.crc32(bytes(size))
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0x21, crc, len(core), size, 8, 0)
    data = local + b"0000.gpx" + core
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, crc, len(core), size, 8, 0, 0, 0, 0, 0, 0)
    central = b"".join(entry + f"{n:04d}.gpx".encode() for n in range(500))
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 500, 500, len(central), len(data), 0)
    return data + central + end
