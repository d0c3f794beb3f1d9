"""How much is ever unpacked or read into memory, counted while it comes, whatever a header promises."""

import zlib
from typing import Protocol

from tracker.errors import TrackerError

MB = 1_000_000
MAX_FILE = 64 * MB  # a FIT, GPX or TCX, and a list such as activities.csv
MAX_LIST = 256 * MB  # a JSON list of a Garmin account, which holds ten years at once
MAX_EXPORT = 8_000 * MB  # Apple's export.xml, which is read as a stream
MAX_NESTED = 128 * MB  # an archive within an archive, which has to be held in memory
MAX_MEMBERS = 20_000
MAX_UNPACKED = 1_000 * MB  # of one archive, by one process
PACKED_WELL = 20  # an archive may also unpack to this many times its own size: ten years of GPX do
MAX_RATIO = 200  # of one member, once it is past RATIO_FROM
RATIO_FROM = 10 * MB
CHUNK = 262_144
GZIP = b"\x1f\x8b"
GZIP_STEP = 65_536


class UnreadableError(TrackerError):
    """A file or member can't be read. The message is one sentence: what is wrong, and the fix."""

    title = "Not read"


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


def read_whole(source: Source, limit: int) -> bytes:
    """All bytes of `source`, UnreadableError as soon as there are more than `limit`."""
    parts = []
    total = 0
    while chunk := source.read(min(CHUNK, limit + 1 - total)):
        total += len(chunk)
        guard(total, limit, 0)
        parts.append(chunk)
    return b"".join(parts)


def guard(total: int, limit: int, packed: int) -> None:
    """UnreadableError when `total` bytes are over the limit, or far more than `packed` bytes honestly hold."""
    if total > limit:
        raise UnreadableError(f"It is larger than {limit // MB:,} MB, more than any recording: leave it out.")
    if packed and total > RATIO_FROM and total > packed * MAX_RATIO:
        raise UnreadableError("It unpacks to over 200 times its size, as only a zip bomb does: leave it out.")


class Budget:
    """What may still be unpacked of one archive; a member that is read again costs nothing more."""

    def __init__(self, archive_bytes: int) -> None:
        self._left = max(MAX_UNPACKED, archive_bytes * PACKED_WELL)
        self._spent: dict[str, int] = {}

    def spend(self, member: str, total: int) -> None:
        """`total` bytes of this member have come out; UnreadableError when nothing is left."""
        more = total - self._spent.get(member, 0)
        if more <= 0:
            return
        if more > self._left:
            raise UnreadableError("The archive unpacks to more than 1 GB: unpack it yourself and import the folder.")
        self._spent[member] = total
        self._left -= more


def gunzipped(data: bytes, limit: int = MAX_FILE) -> bytes:
    """What a gzip file holds, all its members in a row; what follows them and is no gzip is ignored.

    UnreadableError when it is cut off, damaged, or holds more than `limit` bytes.
    """
    parts: list[bytes] = []
    total = at = 0
    view = memoryview(data)
    while data[at : at + 2] == GZIP:
        unpacker = zlib.decompressobj(31)
        member = 0
        while not unpacker.eof:
            piece = view[at : at + GZIP_STEP]
            if not piece:
                raise UnreadableError("The gzip file is cut off: get it again.")
            try:
                chunk = unpacker.decompress(piece, limit + 1 - total)
            except zlib.error as error:
                if parts and not member:
                    return b"".join(parts)  # what follows a whole member only began like another
                raise UnreadableError("The gzip file is damaged: get it again.") from error
            at += len(piece) - len(unpacker.unused_data)
            member += len(chunk)
            total += len(chunk)
            guard(total, limit, len(data))
            parts.append(chunk)
        while data[at : at + 1] == b"\0":
            at += 1
    return b"".join(parts)


def head_of_gzip(data: bytes, size: int) -> bytes:
    """The first `size` bytes of what a gzip file holds, as many as there are; nothing when it is damaged."""
    try:
        return zlib.decompressobj(31).decompress(data, size)
    except zlib.error:
        return b""
