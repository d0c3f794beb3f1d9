"""The definitions in a FIT file: what the messages that follow hold, and how to read the fields that are wanted."""

from collections.abc import Collection, Iterator, Sequence
from struct import Struct

TIMESTAMP = 253

# base type: struct code, size, "not known"; the whole numbers of up to four bytes, as which all needed fields are told
_BASES: dict[int, tuple[str, int, int]] = {
    0x00: ("B", 1, 0xFF),
    0x01: ("b", 1, 0x7F),
    0x02: ("B", 1, 0xFF),
    0x03: ("h", 2, 0x7FFF),
    0x04: ("H", 2, 0xFFFF),
    0x05: ("i", 4, 0x7FFFFFFF),
    0x06: ("I", 4, 0xFFFFFFFF),
    0x0A: ("B", 1, 0),
    0x0B: ("H", 2, 0),
    0x0C: ("I", 4, 0),
}
_BY_SIZE = {1: 0x02, 2: 0x04, 4: 0x06}  # for a field whose size its type does not divide
_TEXT = 0x07
_Field = tuple[int, int, int, int]  # offset, number, size, base type


class Layout:
    """How to read some fields of a message.

    `struct` gives those it has in the order in which they lie in it; `numbers` and `unknown` are their numbers and
    what stands for "not known". `spots` has for each field asked for its place among them, -1 where there is none, and
    its "not known".
    """

    __slots__ = ("numbers", "spots", "struct", "unknown")

    def __init__(self, order: str, size: int, fields: Sequence[_Field], wanted: tuple[int, ...]) -> None:
        """`fields` by their offsets."""
        code, at = f"{order}x", 0
        for offset, _, field_size, base in fields:
            letter, width, _ = _BASES[base]
            code += f"{offset - at}x{letter}{field_size - width}x"
            at = offset + field_size
        self.struct = Struct(f"{code}{size - at}x")
        self.numbers = tuple(number for _, number, _, _ in fields)
        self.unknown = tuple(_BASES[base][2] for _, _, _, base in fields)
        known = {number: (place, self.unknown[place]) for place, number in enumerate(self.numbers)}
        self.spots = tuple(known.get(key, (-1, 0)) for key in wanted)


class Definition:
    """What the messages of one local type hold: the number of the message, its size and its fields."""

    __slots__ = ("_layouts", "_order", "_rows", "has_time", "number", "size")

    def __init__(self, order: str, number: int, rows: bytes, developer: bytes) -> None:
        """`rows` are three bytes a field: its number, its size, its base type; `developer` the same for apps' own."""
        self.number = number
        self.size = sum(rows[1::3]) + sum(developer[1::3])
        self.has_time = TIMESTAMP in rows[::3]
        self._order = order
        self._rows = rows
        self._layouts: dict[tuple[int, ...], Layout] = {}

    def layout(self, wanted: tuple[int, ...]) -> Layout:
        """How to read the wanted fields, those it has."""
        found = self._layouts.get(wanted)
        if found is None:
            found = self._layouts[wanted] = Layout(self._order, self.size, self._known(wanted), wanted)
        return found

    def text_at(self, wanted: int) -> tuple[int, int] | None:
        """Offset and size of a text field, from the first byte after the header."""
        return next(
            ((at, size) for at, number, size, base in self._fields() if (number, base) == (wanted, _TEXT)), None
        )

    def _known(self, wanted: Collection[int]) -> list[_Field]:
        kept: dict[int, _Field] = {}
        for offset, number, size, base in self._fields():
            if number not in wanted or number in kept:
                continue
            known = _BASES.get(base)
            if known is not None and size % known[1]:
                base = _BY_SIZE.get(size, -1)
            if base in _BASES and size:
                kept[number] = offset, number, size, base
        return list(kept.values())

    def _fields(self) -> Iterator[_Field]:
        at = 0
        for number, size, base in zip(self._rows[::3], self._rows[1::3], self._rows[2::3], strict=True):
            yield at, number, size, base & 0x1F
            at += size
