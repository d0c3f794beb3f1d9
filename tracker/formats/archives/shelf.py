"""The archive that was read last stays open: its directory may be long, and its members are asked for one by one."""

import atexit
from pathlib import Path

from tracker.formats.archives.folders import Folder
from tracker.formats.archives.limits import MAX_NESTED
from tracker.formats.archives.packed import WITHIN, Packed
from tracker.formats.archives.zips import zip_at

_Key = tuple[str, int, int]
_open: dict[tuple[_Key, str], Packed] = {}


def packed_at(path: Path, member: str) -> tuple[Packed, str]:
    """Where a member lies, and its name there. UnreadableError when the archive can't be read; OSError without it."""
    if path.is_dir():
        packed: Packed = Folder(path)
        inside = ""
        key = (str(path), 0, 0)
    else:
        state = path.stat()
        key = (str(path), state.st_mtime_ns, state.st_size)
        inside = ""
        if not _is_zip(path):
            return Folder(path.parent), member
        packed = _kept(key, "") or _keep(key, "", zip_at(path))
    *archives, rest = member.split(WITHIN)
    for archive in archives:
        inside += archive + WITHIN
        packed = _kept(key, inside) or _keep(key, inside, packed.nested(archive, MAX_NESTED))
    return packed, rest


def close_all() -> None:
    """Let go of every open archive."""
    while _open:
        _open.popitem()[1].close()


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(2)
    return head == b"PK" or path.suffix.lower() == ".zip"


def _kept(key: _Key, inside: str) -> Packed | None:
    return _open.get((key, inside))


def _keep(key: _Key, inside: str, packed: Packed) -> Packed:
    """Keep it open, and of the others only those in which it lies."""
    for other, within in [*_open]:
        if other != key or not inside.startswith(within) or within == inside:
            _open.pop((other, within)).close()
    _open[key, inside] = packed
    return packed


atexit.register(close_all)
