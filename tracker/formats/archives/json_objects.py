"""The objects of a large JSON array, one at a time: an account's export may have more than fits into memory."""

import codecs
import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

from tracker.domain.recordings import Progress
from tracker.formats.archives.streams import size_of, stream_of

Found = dict[str, Any]

OBJECT_LIMIT = 4_000_000  # characters of one activity
DIGITS = 40
_CHUNK = 1 << 20
_NEXT = re.compile(r"[\s,]*")
_LONGEST_START = 200


class BrokenJsonError(Exception):
    """Where an object is that can't be read; the sentence says which one and why."""


class _Unsafe(ValueError):  # noqa: N818 - never leaves this module
    pass


def objects_in(source: bytes | BinaryIO, key: str) -> Iterator[Found | Progress | BrokenJsonError]:
    """Each object in the arrays called `key`; a BrokenJsonError, not raised, where reading ended early.

    Numbers with a fraction are Decimal; what JSON has no number for is None.
    """
    reader = _Reader(stream_of(source), key)
    found = False
    while reader.seek_array():
        found = True
        yield from reader.objects()
    if not found:
        yield BrokenJsonError(f"It holds no {key}; it may be cut off: export the account again.")


class _Reader:
    def __init__(self, stream: BinaryIO, key: str) -> None:
        self._stream = stream
        self._start = re.compile(rf'"{key}"\s*:\s*\[')
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._json = json.JSONDecoder(
            object_pairs_hook=_pairs, parse_constant=_nothing, parse_int=_int, parse_float=_decimal
        )
        self._text = ""
        self._at = 0
        self._ended = False
        self._read = 0
        self._size = size_of(stream)

    def seek_array(self) -> bool:
        """Go behind the next start of an array of activities."""
        while True:
            if found := self._start.search(self._text, self._at):
                self._at = found.end()
                return True
            self._at = max(self._at, len(self._text) - _LONGEST_START)
            if not self._more():
                return False

    def objects(self) -> Iterator[Found | Progress | BrokenJsonError]:
        """The objects up to the end of the array."""
        number = 0
        while True:
            self._at = _NEXT.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at >= len(self._text):
                if not self._more():
                    yield BrokenJsonError(f"It is cut off after activity {number}: export the account again.")
                    return
                yield Progress(self._read, max(self._read, self._size))
                continue
            if self._text[self._at] == "]":
                return
            try:
                value, end = self._json.raw_decode(self._text, self._at)
                # a number at the end of the buffer may go on behind it
                if end == len(self._text) and self._more():
                    continue
            except _Unsafe as error:
                number += 1
                yield BrokenJsonError(f"Activity {number} {error}: it was left out.")
                if not self._skip():
                    return
                continue
            except (ValueError, RecursionError) as error:
                if (why := self._ended_by(error)) is None:
                    continue
                yield BrokenJsonError(f"{why} after activity {number}, and the rest was not read: export it again.")
                return
            number += 1
            self._at = end
            yield value if isinstance(value, dict) else BrokenJsonError(f"Activity {number} is no object.")

    def _ended_by(self, error: Exception) -> str | None:
        """Why there is no going on; None where more of the stream was read, which may mend it."""
        if isinstance(error, RecursionError):
            return "It is nested too deep"
        if len(self._text) - self._at > OBJECT_LIMIT:
            return "It is no JSON, or has too large an object"
        return None if self._more() else "It is cut off or damaged"

    def _skip(self) -> bool:
        """Go behind an object that is whole but not to be trusted."""
        lenient = json.JSONDecoder(parse_constant=_nothing, parse_int=_nothing, parse_float=_nothing)
        while True:
            try:
                _, self._at = lenient.raw_decode(self._text, self._at)
                return True
            except (ValueError, RecursionError):
                if len(self._text) - self._at > OBJECT_LIMIT or not self._more():
                    return False

    def _more(self) -> bool:
        """Read on; False at the end of the stream."""
        if self._ended:
            return False
        chunk = self._stream.read(_CHUNK)
        self._read += len(chunk)
        self._ended = not chunk
        self._text = self._text[self._at :] + self._decoder.decode(chunk, final=not chunk)
        self._at = 0
        return bool(chunk)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Unsafe("says the same thing twice")
    return found


def _nothing(_: str) -> None:
    return None


def _int(digits: str) -> int:
    if len(digits) > DIGITS:
        raise _Unsafe("has a number that is too long")
    return int(digits)


def _decimal(digits: str) -> Decimal | None:
    if len(digits) > DIGITS:
        raise _Unsafe("has a number that is too long")
    try:
        value = Decimal(digits)
    except InvalidOperation:  # an exponent of more digits than any number has
        return None
    return value if abs(value.adjusted()) < DIGITS else None
