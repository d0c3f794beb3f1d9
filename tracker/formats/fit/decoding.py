"""The messages of a FIT file, found without decoding them and decoded only when asked for.

A walk over the file notes where the messages of the needed kinds lie, in runs of messages that follow each other with
the same definition. A run is decoded by one compiled `struct` that skips every field but the wanted ones, so that
what is not asked for costs next to nothing.
"""

from array import array
from collections.abc import Collection, Iterator
from itertools import repeat

from tracker.formats.fit.definitions import TIMESTAMP, Definition

_MOST_STEPS = 1_000_000  # runs and definitions in one file; a day of one-second records takes 100,000
_MOST_DEFINITIONS = 5_000  # that differ; a device writes the same few again and again

_WIDEST_LOOK = 65_536  # messages
_SPAN = 8_192  # messages that are decoded at once


class Messages:
    """The messages of the needed kinds of one file. `damage` is where reading had to stop before the end, else None."""

    def __init__(self, data: bytes, start: int, end: int, needed: Collection[int]) -> None:
        self._data = data
        self._runs = {number: array("I") for number in needed}  # index of a definition, position, how many, time
        self._definitions: list[Definition] = []
        self.damage: int | None = None
        self._walk(start, end)

    def count(self, number: int) -> int:
        """How many messages of this kind there are."""
        return sum(self._runs[number][2::4])

    def each(self, number: int, wanted: tuple[int, ...], most: int) -> Iterator[dict[int, int]]:
        """The known values of the wanted fields of each message, of the first `most`; none of them is below 0."""
        for definition, at, count, stamp in self._spans(number, most):
            layout = definition.layout(wanted)
            view = memoryview(self._data)[at : at + count * (definition.size + 1)]
            for values in layout.struct.iter_unpack(view):
                found = {
                    key: value
                    for key, value, nothing in zip(layout.numbers, values, layout.unknown, strict=True)
                    if value != nothing and value >= 0
                }
                if stamp:
                    found[TIMESTAMP] = stamp
                yield found

    def columns(self, number: int, wanted: tuple[int, ...], most: int) -> list[list[int | None]]:
        """The wanted fields of the first `most` messages, a list for each field; `None` is "not known"."""
        columns: list[list[int | None]] = [[] for _ in wanted]
        for definition, at, count, stamp in self._spans(number, most):
            layout = definition.layout(wanted)
            if count == 1:
                values = layout.struct.unpack_from(self._data, at)
                for column, (place, nothing) in zip(columns, layout.spots, strict=True):
                    column.append(None if place < 0 or values[place] == nothing else values[place])
                if stamp and TIMESTAMP in wanted:
                    columns[wanted.index(TIMESTAMP)][-1] = stamp
                continue
            view = memoryview(self._data)[at : at + count * (definition.size + 1)]
            found = list(zip(*layout.struct.iter_unpack(view), strict=True))
            for column, (place, nothing) in zip(columns, layout.spots, strict=True):
                if place < 0:
                    column.extend(repeat(None, count))
                elif nothing in found[place]:
                    column.extend([None if value == nothing else value for value in found[place]])
                else:
                    column.extend(found[place])
        return columns

    def text(self, number: int, wanted: int) -> str:
        """A text field of the first message that has it; bytes that are no UTF-8 become U+FFFD."""
        for definition, at, _, _ in self._spans(number, 1_000):
            place = definition.text_at(wanted)
            if place is not None:
                start = at + 1 + place[0]
                raw = self._data[start : start + place[1]].partition(b"\0")[0]
                if raw:
                    return raw.decode("utf-8", "replace")
        return ""

    def _spans(self, number: int, most: int) -> Iterator[tuple[Definition, int, int, int]]:
        runs = self._runs[number]
        for n in range(0, len(runs), 4):
            count = min(runs[n + 2], most)
            if count <= 0:
                return
            most -= count
            definition, at = self._definitions[runs[n]], runs[n + 1]
            for done in range(0, count, _SPAN):
                yield definition, at + done * (definition.size + 1), min(count - done, _SPAN), runs[n + 3]

    def _walk(self, at: int, end: int) -> None:
        data, runs = self._data, self._runs
        local: list[tuple[int, Definition] | None] = [None] * 16
        known: dict[bytes, tuple[int, Definition]] = {}
        clock = _Clock(data)
        for _ in range(_MOST_STEPS):
            if at >= end:
                return
            header = data[at]
            if header & 0xC0 == 0x40:
                after, numbered = self._define(at, end, known)
                if numbered is None:
                    break
                local[header & 0x0F] = numbered
                at = after
                continue
            packed = header & 0x80
            numbered = local[(header >> 5) & 3 if packed else header & 0x0F]
            if numbered is None:
                break
            index, definition = numbered
            stride = definition.size + 1
            if at + stride > end:
                break
            count = 1
            stamp = 0
            if packed:
                stamp = clock.moved(header & 0x1F)
            elif at + stride < end and data[at + stride] == header:
                count = _alike(data, at, end, stride)
            if definition.number in runs:
                runs[definition.number].extend((index, at, count, stamp))
            if definition.has_time and not packed:
                clock.seen(definition, at + (count - 1) * stride)
            at += count * stride
        if at < end:
            self.damage = at

    def _define(
        self, at: int, end: int, known: dict[bytes, tuple[int, Definition]]
    ) -> tuple[int, tuple[int, Definition] | None]:
        """The definition message at `at`: where it ends, and what it says (None: cut off or no definition)."""
        data = self._data
        if at + 6 > end:
            return at, None
        after = at + 6 + 3 * data[at + 5]
        middle = after
        if data[at] & 0x20:
            if after >= end:
                return at, None
            after += 1 + 3 * data[after]
        if after > end:
            return at, None
        key = data[at : at + 1] + data[at + 2 : after] if data[at] & 0x20 else data[at + 2 : after]
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST_DEFINITIONS:
                return at, None
            big = data[at + 2] & 1
            number = int.from_bytes(data[at + 3 : at + 5], "big" if big else "little")
            made = Definition(">" if big else "<", number, data[at + 6 : middle], data[middle + 1 : after])
            self._definitions.append(made)
            found = known[key] = len(self._definitions) - 1, made
        return after, found


class _Clock:
    """The time that a compressed timestamp counts on from: that of the last message that told one."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._now = 0
        self._last: tuple[Definition, int] | None = None

    def seen(self, definition: Definition, at: int) -> None:
        """A message with a time of its own; it is read only if a compressed one follows."""
        self._last = definition, at

    def moved(self, seconds: int) -> int:
        """The time `seconds` (0 to 31) says, the next with these last five bits; 0 when no time is known yet."""
        if self._last is not None:
            definition, at = self._last
            layout = definition.layout((TIMESTAMP,))
            for value, nothing in zip(layout.struct.unpack_from(self._data, at), layout.unknown, strict=True):
                if value != nothing:
                    self._now = value & 0xFFFFFFFF
            self._last = None
        if self._now:
            self._now = (self._now + ((seconds - self._now) & 0x1F)) & 0xFFFFFFFF
        return self._now


def _alike(data: bytes, at: int, end: int, stride: int) -> int:
    """How many messages follow each other from `at` on, `stride` bytes each, with the same header."""
    header = data[at : at + 1]
    most = (end - at) // stride
    count, window = 1, 16
    while count < most:
        heads = data[at + count * stride : at + min(count + window, most) * stride : stride]
        same = len(heads) - len(heads.lstrip(header))
        count += same
        if same < len(heads):
            break
        window = min(window * 2, _WIDEST_LOOK)
    return count
