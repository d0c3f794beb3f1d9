"""What a server has packed, unpacked as far as a limit."""

import zlib

from tracker.sources.wire import FullError

_GZIP = ("gzip", "x-gzip")
_PACKED = (*_GZIP, "deflate")
_MEMBERS = 50


class PackingError(Exception):
    """The packed bytes are broken, or packed in a way we did not ask for; the message says which."""


def unpacked(data: bytes, encoding: str, limit: int) -> bytes:
    """`data` without its content encoding (gzip, deflate or none). FullError past `limit` bytes."""
    name = encoding.strip().lower()
    if name in ("", "identity") or not data:
        return data
    if name not in _PACKED:
        raise PackingError("it is packed in a way that was not asked for")
    try:
        return _inflated(data, name, limit)
    except zlib.error:
        raise PackingError("what it packed can't be unpacked") from None


def _inflated(data: bytes, name: str, limit: int) -> bytes:
    parts: list[bytes] = []
    room = limit
    for _ in range(_MEMBERS):
        # "deflate" means zlib's wrapping and is often sent without it; a wrapping starts with a multiple of 31
        bare = name == "deflate" and not (data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0)
        unpacker = zlib.decompressobj(-15 if bare else 31 if name in _GZIP else 15)
        part = unpacker.decompress(data, room + 1)
        if len(part) > room:
            raise FullError
        if not unpacker.eof:
            raise PackingError("it broke off before its end")
        parts.append(part)
        room -= len(part)
        # a gzip file may have several members; what follows the last one is padding
        data = unpacker.unused_data
        if name not in _GZIP or not data.startswith(b"\x1f\x8b"):
            return b"".join(parts)
    raise PackingError("it is packed in too many pieces")
