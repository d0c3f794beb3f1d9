"""The files of our own that are read again, as JSON: written part by part, and read so that nothing is taken on trust.

A file is one object. Each of its lists has an item to a line, and reading holds one item at a time, so that a journal
of a hundred megabytes needs no more than what it says. Refused are whatever JSON itself leaves open: NaN and Infinity,
the same key twice, numbers without end, depth without end.
"""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, BinaryIO, NamedTuple

from tracker.errors import RefusedError

FORMAT = 1
FILE_LIMIT = 4_000_000_000  # bytes, pictures among them
TEXT_LIMIT = 500_000_000  # characters that are held at once: all but pictures
APART_LIMIT = 80_000_000  # characters of an item that is held alone: a picture of 50 MB in base64
ITEM_LIMIT = 8_000_000  # of any other, which may come to a hundred times as much when it is read
_CHUNK = 1 << 20
_SPACE = " \t\r\n"
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode

Part = Mapping[str, Any] | Iterable[Mapping[str, Any]] | str | None


class Found(NamedTuple):
    """A value of the file's object: the whole of it, or the item `number` (from 1) of the list `key`."""

    key: str
    number: int | None
    value: Any


def written(kind: str, parts: Iterable[tuple[str, Part]]) -> Iterator[bytes]:
    """The bytes of a file of that kind, in pieces: `parts` are its keys with a table, a text or a list of tables.

    A part that is None is left out.
    """
    yield f'{{"tracker":{_encode(kind)},"format":{FORMAT}'.encode()
    for key, part in parts:
        if part is None:
            continue
        yield f",\n{_encode(key)}:".encode()
        if isinstance(part, str | Mapping):
            yield _encode(part).encode()
            continue
        sign = "[\n"
        for item in part:
            yield f"{sign}{_encode(item)}".encode()
            sign = ",\n"
        yield b"[]" if sign == "[\n" else b"\n]"
    yield b"}\n"


def parts_of(stream: BinaryIO, name: str, kind: str, *, limit: int = TEXT_LIMIT, apart: str = "") -> Iterator[Found]:
    """What a file of that kind holds, value by value, in its order; `name` stands for the file in what is said.

    All of it may come to `limit` characters, the items of the list `apart` left out, which nobody holds at once.
    RefusedError for a file of another kind, of a newer version, too large, or that is no sound JSON.
    """
    text = _Text(stream, name, limit, apart)
    heads = {"tracker": None, "format": None}
    checked = False
    for found in _values(text):
        if found.key in heads:
            heads[found.key] = found.value
            continue
        if not checked:
            _check_heads(heads, name, kind)
            checked = True
        yield found
    if not checked:
        _check_heads(heads, name, kind)


def _check_heads(heads: Mapping[str, Any], name: str, kind: str) -> None:
    found, version = heads["tracker"], heads["format"]
    if found != kind:
        raise RefusedError(f'{name} is no {kind} of tracker: it does not begin with "tracker": "{kind}".')
    if type(version) is not int or version < 1:
        raise RefusedError(f'{name} does not say its format; it should begin with "format": {FORMAT}.')
    if version > FORMAT:
        raise RefusedError(
            f"{name} is of format {version}, from a newer version of tracker, and this one reads format {FORMAT}; "
            "update tracker."
        )


def _values(text: "_Text") -> Iterator[Found]:
    text.take("{", "an object")
    seen: set[str] = set()
    if text.peek() == "}":
        text.take("}", "its end")
    else:
        while True:
            key = text.value("")
            if not isinstance(key, str):
                raise text.fault("has a key that is no text")
            if key in seen:
                raise text.fault(f"says {key[:40]!r} twice")
            seen.add(key)
            text.take(":", "a colon")
            if text.peek() == "[":
                yield from _items(text, key)
            else:
                yield Found(key, None, text.value(key))
            if text.peek() == "}":
                text.take("}", "its end")
                break
            text.take(",", "a comma")
    if text.peek():
        raise text.fault("goes on after its end")


def _items(text: "_Text", key: str) -> Iterator[Found]:
    text.take("[", "a list")
    if text.peek() == "]":
        text.take("]", "its end")
        yield Found(key, 0, None)
        return
    number = 0
    while True:
        number += 1
        yield Found(key, number, text.value(key))
        if text.peek() == "]":
            text.take("]", "its end")
            return
        text.take(",", "a comma")


class _Text:
    """The text of a file, of which only a window is in memory."""

    def __init__(self, stream: BinaryIO, name: str, limit: int, apart: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._name = name
        self._left = limit
        self._apart = apart
        self._window = ""
        self._at = 0
        self._line = 1
        self._bytes = 0
        self._ended = False

    def fault(self, said: str) -> RefusedError:
        line = self._line + self._window.count("\n", 0, self._at)
        return RefusedError(f"{self._name} {said}, near line {line:,}; nothing was stored.")

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            while self._at < len(self._window) and self._window[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._window):
                return self._window[self._at]
            if self._ended:
                return ""
            self._more()

    def take(self, sign: str, what: str) -> None:
        found = self.peek()
        if found != sign:
            raise self.fault("breaks off" if not found else f"is no JSON that can be read: {what} is missing")
        self._at += 1

    def value(self, key: str) -> Any:
        """The next value, which is that of `key` or an item of it."""
        self.peek()
        while True:
            try:
                found, end = _DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                most = APART_LIMIT if key and key == self._apart else ITEM_LIMIT
                if self._ended or len(self._window) - self._at > most:
                    said = "breaks off" if error.pos >= len(self._window) else "is no JSON"
                    if not self._ended:
                        said = "is no JSON, or has too long a part"
                    raise self.fault(f"{said} ({error.msg.lower()})") from None
            except _UnsoundError as error:
                raise self.fault(str(error)) from None
            except RecursionError:
                raise self.fault("is nested too deeply") from None
            except ValueError:
                raise self.fault("holds a number of more digits than can be read") from None
            else:
                if end < len(self._window) or self._ended:
                    self._left -= 0 if key == self._apart and key else end - self._at
                    if self._left < 0:
                        raise self.fault("holds more than can be read at once")
                    self._at = end
                    return found
            self._more()

    def _more(self) -> None:
        """Read on: as much again as is waiting, so that a long value is not tried too often."""
        waiting = self._window[self._at :]
        self._line += self._window.count("\n", 0, self._at)
        data = self._stream.read(max(_CHUNK, len(waiting)))
        self._bytes += len(data)
        if self._bytes > FILE_LIMIT:
            raise self.fault(f"is larger than {FILE_LIMIT // 1_000_000_000} GB")
        try:
            self._window, self._at = waiting + self._decoder.decode(data, final=not data), 0
        except UnicodeDecodeError:
            self._window, self._at = waiting, 0
            raise self.fault("is no UTF-8 text") from None
        self._ended = not data


class _UnsoundError(Exception):
    """What JSON as a language allows, and no file of ours holds."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _UnsoundError(f"says {twice[:40]!r} twice in one object")
    return found


def _refuse_constant(word: str) -> Any:
    raise _UnsoundError(f"holds {word}, which is no number")


def _finite(text: str) -> float:
    value = float(text)
    return value if isfinite(value) else _refuse_constant(text[:40])


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant, parse_float=_finite)
