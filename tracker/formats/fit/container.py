"""What lies round the messages of a FIT file: header, length, checksum, and the next file of a chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MARK = b".FIT"
SHORTEST = 12  # bytes of a header
_SIZES = (12, 14)
_MOST_FILES = 100  # in a chain
# x^32767 is 1 modulo the polynomial of the checksum, so that the bits of a long file can be laid over each other
_PERIOD = 32_767


class Ending(StrEnum):
    """How the messages of a file end."""

    WHOLE = "whole"  # where the header says, with the right checksum
    WRONG_SUM = "wrong sum"
    OPEN = "open"  # the header tells no length: the device stopped while it was writing
    CUT = "cut"  # the header tells a longer one


@dataclass(frozen=True, slots=True)
class Container:
    """Where one file of a chain has its messages; `start` is where its header begins."""

    start: int
    body: int
    end: int
    ending: Ending


def containers(data: bytes) -> Iterator[Container]:
    """The FIT files in `data`, one behind the other; none when it doesn't begin with a header.

    A file whose header tells no length, or more than there is, goes on to the end. Checksums decide nothing, they
    are told.
    """
    start = 0
    for _ in range(_MOST_FILES):
        if not _is_header(data, start):
            return
        found = _container(data, start)
        yield found
        if found.ending in (Ending.OPEN, Ending.CUT):
            return
        start = _next_header(data, found.end)


def lost_file(data: bytes, end: int) -> bool:
    """Whether what follows the last file, which ended at `end`, was a file too, before its header was damaged."""
    start = end + 2
    if len(data) - start <= SHORTEST or data[start] not in _SIZES:
        return False
    length = int.from_bytes(data[start + 4 : start + 8], "little")
    return 0 < length <= len(data) - start - data[start]


def checksum(data: bytes | memoryview) -> int:
    """The CRC-16 of FIT (polynomial 0xA001 reflected, starting at 0), in one pass of C and 4,096 steps of Python."""
    bits = _folded(data)
    crc = 0
    for byte in (bits << 1).to_bytes(_PERIOD // 8 + 1, "little"):
        crc = (crc >> 8) ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc


def _is_header(data: bytes, start: int) -> bool:
    return data[start + 8 : start + 12] == MARK and data[start] >= SHORTEST


def _container(data: bytes, start: int) -> Container:
    body = start + min(data[start], 14)
    length = int.from_bytes(data[start + 4 : start + 8], "little")
    end = body + length
    if not length and len(data) - body > 2:
        return Container(start, body, len(data), Ending.OPEN)
    if end > len(data):
        return Container(start, body, len(data), Ending.CUT)
    told = data[end : end + 2]
    if len(told) < 2:
        return Container(start, body, end, Ending.CUT)
    right = checksum(memoryview(data)[start:end]) == int.from_bytes(told, "little")
    return Container(start, body, end, Ending.WHOLE if right else Ending.WRONG_SUM)


def _next_header(data: bytes, end: int) -> int:
    """Where the next file begins: behind the checksum, or behind what a device wrote after it; else the end."""
    at = data.find(MARK, end + 8)
    while at >= 0:
        # a header of its own kind, not the letters somewhere in a text
        if data[at - 8] in _SIZES:
            return at - 8
        at = data.find(MARK, at + 1)
    return len(data)


def _folded(data: bytes | memoryview) -> int:
    """The data as a number of `_PERIOD` bits with the same checksum."""
    ragged = len(data) % _PERIOD
    sum_ = int.from_bytes(data[:ragged], "little") << 8 * (_PERIOD - ragged)
    for at in range(ragged, len(data), _PERIOD):
        sum_ ^= int.from_bytes(data[at : at + _PERIOD], "little")
    bits, mask = 0, (1 << _PERIOD) - 1
    while sum_:
        bits ^= sum_ & mask
        sum_ >>= _PERIOD
    return bits


def _table() -> tuple[int, ...]:
    rows = []
    for crc in range(256):
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
        rows.append(crc)
    return tuple(rows)


_TABLE = _table()
