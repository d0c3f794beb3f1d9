"""Rows out of the bare pages of a database file whose trees are broken: every page is looked at by itself.

A page says which cells it has; a cell holds a record, and the rest of a long one lies in pages of its own. Nothing
here believes a page: what is out of bounds is left out, and only a seal tells that a row is one (see `sealing`).

The format is SQLite's "Database File Format", sections 1.5 and 2.1.
"""

from collections.abc import Iterator
from typing import NamedTuple

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02  # trees without rowids hold rows in inner pages too
_FIRST = 100  # bytes of the file's own header, before the first page's
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)  # bytes of an integer, by serial type
_SIZES = tuple(1 << power for power in range(9, 17))
_LONGEST = 200_000_000  # bytes of a record; no track is near it

Value = str | int | bytes | None


class Record(NamedTuple):
    """A record as it lies in a page: its values in the order of the table; `rowid` is `None` in one without rowids."""

    rowid: int | None
    values: tuple[Value, ...]


def records_in(data: bytes) -> Iterator[Record]:
    """Every record of every page of a file that can be made out, in the order of pages."""
    size = _page_size(data)
    free = _free_pages(data, size)
    for n, at in enumerate(range(0, len(data) - size + 1, size), start=1):
        if n not in free:
            yield from _Page(data, at, size).records()


def pages_missing(data: bytes) -> tuple[int, int]:
    """How many pages a file lacks at its end, and how many it should have; (0, 0) where its header does not tell."""
    if data[:6] != b"SQLite" or data[24:28] != data[92:96]:
        return 0, 0
    said = int.from_bytes(data[28:32], "big")
    return max(0, said - len(data) // _page_size(data)), said


def last_change_in(data: bytes) -> int | None:
    """The counter of changes, out of the bare pages; `None` where it is not found."""
    pairs = (one.values for one in records_in(data) if one.rowid is not None and len(one.values) == 2)
    return max((last for name, last in pairs if name == "change" and isinstance(last, int)), default=None)


def _page_size(data: bytes) -> int:
    """The size of a page: what the header says, else the usual one."""
    said = int.from_bytes(data[16:18], "big")
    said = 65_536 if said == 1 else said
    return said if said in _SIZES and data[:6] == b"SQLite" else 4_096


def _free_pages(data: bytes, size: int) -> set[int]:
    """The pages that are not in use, in which old rows lie about; none where the list of them can't be read."""
    free: set[int] = set()
    trunk = int.from_bytes(data[32:36], "big") if data[:6] == b"SQLite" else 0
    while 1 < trunk <= len(data) // size and trunk not in free:
        at = (trunk - 1) * size
        following, count = (int.from_bytes(data[at + n : at + n + 4], "big") for n in (0, 4))
        leaves = data[at + 8 : at + 8 + 4 * min(count, size // 4 - 2)]
        free |= {trunk, *(int.from_bytes(leaves[n : n + 4], "big") for n in range(0, len(leaves), 4))}
        trunk = following
    return free


class _Page:
    def __init__(self, data: bytes, at: int, size: int) -> None:
        self._data = data
        self._at = at
        self._size = size

    def records(self) -> Iterator[Record]:
        """The records of the page, none where it is one that holds none."""
        head = self._at + (_FIRST if self._at == 0 else 0)
        kind = self._data[head]
        if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER):
            return
        cells = int.from_bytes(self._data[head + 3 : head + 5], "big")
        pointers = head + (12 if kind == _INDEX_INNER else 8)
        if pointers + 2 * cells > self._at + self._size:
            return
        for n in range(cells):
            cell = int.from_bytes(self._data[pointers + 2 * n : pointers + 2 * n + 2], "big")
            if 8 <= cell < self._size - 3:
                child = 4 if kind == _INDEX_INNER else 0
                record = self._record(self._at + cell + child, table=kind == _TABLE_LEAF)
                if record is not None:
                    yield record

    def _record(self, at: int, *, table: bool) -> Record | None:
        length, at = _varint(self._data, at)
        rowid: int | None = None
        if table:
            rowid, at = _varint(self._data, at)
            rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
        if not 2 <= length <= _LONGEST:
            return None
        payload = self._payload(at, length, table=table)
        values = None if payload is None else _values(payload)
        return None if values is None else Record(rowid, values)

    def _payload(self, at: int, length: int, *, table: bool) -> bytes | None:
        """The bytes of a record, those in pages of its own too; `None` where they lead astray."""
        room = self._size - 35 if table else (self._size - 12) * 64 // 255 - 23
        if length <= room:
            return self._within(at, length)
        least = (self._size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._size - 4)
        local = local if local <= room else least
        here = self._within(at, local)
        if here is None:
            return None
        found, rest = [here], length - local
        following, seen = self._number(at + local), set[int]()
        while rest > 0:
            start = (following - 1) * self._size
            if following < 2 or following in seen or start + self._size > len(self._data):
                return None
            seen.add(following)
            part = self._data[start + 4 : start + 4 + min(rest, self._size - 4)]
            found.append(part)
            rest -= len(part)
            following = self._number(start)
        return b"".join(found)

    def _within(self, at: int, length: int) -> bytes | None:
        return self._data[at : at + length] if at + length <= self._at + self._size else None

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for n in range(8):
        byte = data[at + n] if at + n < len(data) else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | (data[at + 8] if at + 8 < len(data) else 0), at + 9


def _values(payload: bytes) -> tuple[Value, ...] | None:
    """The values of a record; `None` where its own header does not fit it. Texts come with � for wrong bytes."""
    head, at = _varint(payload, 0)
    if not 1 <= head <= len(payload):
        return None
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    at = head
    for kind in kinds:
        width = _width(kind)
        if width < 0 or at + width > len(payload):
            return None
        values.append(_value(kind, payload[at : at + width]))
        at += width
    return tuple(values)


def _width(kind: int) -> int:
    """How many bytes a value of a serial type has; below zero for a type that there is not."""
    if kind <= 6:
        return _WIDTHS[kind]
    return 8 if kind == 7 else 0 if kind in (8, 9) else -1 if kind < 12 else (kind - 12) // 2


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind <= 6:
        return int.from_bytes(raw, "big", signed=True)
    if kind == 7 or kind % 2 == 0:
        return raw  # no journal holds fractions or bytes
    return raw.decode("utf-8", "replace")
