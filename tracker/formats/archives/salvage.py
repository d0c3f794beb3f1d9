"""What can still be read of a zip archive whose end is lost: member by member from the start."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tracker.formats.archives.limits import CHUNK, Budget, UnreadableError, guard

DAMAGED = "It is damaged: get the archive again."

_LOCAL = struct.Struct("<4s2xHHxxxxIIIHH")
_SIGN = b"PK\x03\x04"
_DESCRIPTOR = b"PK\x07\x08"
_LATER = 0x8  # sizes follow after the data
_PROTECTED = 0x1
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Lost:
    """A whole member of a damaged archive: where its packed bytes lie and how many there are."""

    name: str
    method: int
    start: int
    packed: int
    crc: int

    def read(self, file: BinaryIO, limit: int, budget: Budget) -> bytes:
        """Its content. UnreadableError when it is larger than `limit` or not what it was."""
        parts = []
        total = 0
        for chunk in _unpacked(file, self.start, self.packed, self.method):
            total += len(chunk)
            guard(total, limit, self.packed)
            budget.spend(self.name, total)
            parts.append(chunk)
        data = b"".join(parts)
        if zlib.crc32(data) != self.crc:
            raise UnreadableError(DAMAGED)
        return data

    def head(self, file: BinaryIO, size: int) -> bytes:
        """Its first `size` bytes."""
        return next(_unpacked(file, self.start, self.packed, self.method), b"")[:size]


def salvaged(file: BinaryIO, size: int, budget: Budget) -> Iterator[Lost]:
    """The members that are whole, in their order, until one is not."""
    at = 0
    while True:
        file.seek(at)
        header = file.read(_LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(_SIGN):
            return
        _, flags, method, crc, packed, _, named, extra = _LOCAL.unpack(header)
        name = file.read(named).decode("utf-8", "replace")
        start = at + _LOCAL.size + named + extra
        if flags & _PROTECTED or method not in (_STORED, _DEFLATED):
            return
        if flags & _LATER:
            end = _end_of(file, start, size, budget) if method == _DEFLATED else None
            if end is None:
                return
            packed = end - start
            crc, at = _described(file, end)
        else:
            at = start + packed
        if at > size:
            return
        yield Lost(name, method, start, packed, crc)


def _described(file: BinaryIO, end: int) -> tuple[int, int]:
    """The checksum that follows the data, and where the next member begins."""
    file.seek(end)
    tail = file.read(28)
    at = 4 if tail.startswith(_DESCRIPTOR) else 0
    crc = int.from_bytes(tail[at : at + 4], "little")
    # the two sizes behind it are of 4 bytes each, or of 8 in a large archive
    long = tail[at + 12 : at + 14] != b"PK" and tail[at + 20 : at + 22] == b"PK"
    return crc, end + at + (20 if long else 12)


def _end_of(file: BinaryIO, start: int, size: int, budget: Budget) -> int | None:
    """Where deflated data that begins at `start` ends; `None` when the file ends before."""
    unpacker = zlib.decompressobj(-15)
    at = start
    file.seek(at)
    total = 0
    try:
        while not unpacker.eof:
            piece = unpacker.unconsumed_tail
            if not piece:
                piece = file.read(CHUNK // 4)
                at += len(piece)
            if not piece:
                return None
            total += len(unpacker.decompress(piece, CHUNK))
            budget.spend(str(start), total)
    except zlib.error:
        return None
    return min(at, size) - len(unpacker.unused_data)


def _unpacked(file: BinaryIO, start: int, packed: int, method: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15) if method == _DEFLATED else None
    at, left = start, packed
    while left > 0:
        file.seek(at)
        piece = file.read(min(CHUNK // 4, left))
        if not piece:
            return
        at += len(piece)
        left -= len(piece)
        if unpacker is None:
            yield piece
            continue
        while piece:
            try:
                chunk = unpacker.decompress(piece, CHUNK)
            except zlib.error as error:
                raise UnreadableError(DAMAGED) from error
            yield chunk
            piece = unpacker.unconsumed_tail
