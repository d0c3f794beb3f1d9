"""Inputs that nobody wrote: the bytes of good ones with pieces cut, doubled, swapped, and hostile ones put in."""

import re
from collections.abc import Callable, Sequence
from random import Random

_NUMBER = re.compile(rb"\d+(?:[.,]\d+)?")
_TOKEN = re.compile(rb"[A-Za-z_:-]{2,40}")
_NUMBERS = (
    b"0", b"1", b"-1", b"-0", b"+5", b"00", b"1.5", b"2", b"59", b"60", b"61", b"99", b"127", b"128", b"255", b"256",
    b"365", b"366", b"1000", b"1900", b"1969", b"2199", b"9999", b"10000", b"65535", b"65536", b"100000",
    b"2147483647", b"2147483648", b"4294967295", b"9223372036854775807", b"9223372036854775808", b"1e5", b"1e308",
    b"1e999", b"nan", b"inf", b"-inf", b"NaN", b"0x10", b"1_000", b".5", b"5.", b"1,234", b"1.234,5", b"9" * 30,
    b"9" * 5_000,
)  # fmt: skip
_PIECES = (
    b"", b"\0", b"\xff", b"\xc3", b"\xc3\xa9", b"\xef\xbb\xbf", b"\xff\xfe", b"\xf0\x9f\x8f\xbd", b"\xe2\x80\x8d",
    b"\xe2\x80\xae", b"\xed\xa0\x80", b"\x1b[2J", b"\x1b]0;T\x07", b"\x9b", b"\r", b"\n", b"\r\n", b"\t", b" ",
    b"\x0b", b"\xe2\x80\xa8", b'"', b"'", b"\\", b"\\u0000", b"\\ud800", b",", b";", b":", b"=", b"[", b"]", b"{",
    b"}", b"(", b")", b"<", b">", b"&", b"/", b"../", b"#", b"@", b"%", b"%s", b"$", b"-", b"--", b"\xe2\x88\x92",
    b"null", b"true", b"false", b"[/]", b"{}", b"[]", b'""', b"\xc2\xbd", b"\xd9\xa3", b"\xef\xbc\x91",
    b"\xe0\xa4\xa7", b"\xcc\x81" * 9,
)  # fmt: skip
_TIMES = (2, 3, 10, 100, 1_000)


class Mutator:
    """Makes new inputs of given ones; the same chance makes the same inputs. None is longer than `longest` bytes."""

    def __init__(self, random: Random, *, pieces: Sequence[bytes] = (), longest: int = 50_000) -> None:
        self._random = random
        self._pieces = (*_PIECES, *pieces, *pieces)
        self._longest = longest
        self._changes: tuple[Callable[[bytes, bytes], bytes], ...] = (
            self._bit, self._byte, self._cut, self._cut, self._ended, self._put, self._put, self._over, self._doubled,
            self._swapped, self._numbered, self._numbered, self._renamed, self._lines, self._spliced,
        )  # fmt: skip

    def mutated(self, data: bytes, other: bytes) -> bytes:
        """`data` after one to eight changes, some of which take parts of `other`."""
        for _ in range(self._random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
            data = self._random.choice(self._changes)(data, other)[: self._longest]
        return data

    def _at(self, data: bytes) -> int:
        return self._random.randint(0, len(data))

    def _span(self, data: bytes) -> tuple[int, int]:
        at = self._at(data)
        return at, min(len(data), at + self._random.choice((1, 1, 2, 4, 8, 20, 100, 1_000)))

    def _bit(self, data: bytes, _: bytes) -> bytes:
        if not data:
            return data
        at = self._random.randrange(len(data))
        return data[:at] + bytes((data[at] ^ 1 << self._random.randrange(8),)) + data[at + 1 :]

    def _byte(self, data: bytes, _: bytes) -> bytes:
        if not data:
            return data
        at = self._random.randrange(len(data))
        byte = self._random.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF, self._random.randrange(256)))
        return data[:at] + bytes((byte,)) + data[at + 1 :]

    def _cut(self, data: bytes, _: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + data[end:]

    def _ended(self, data: bytes, _: bytes) -> bytes:
        return data[: self._at(data)]

    def _put(self, data: bytes, _: bytes) -> bytes:
        at = self._at(data)
        return data[:at] + self._random.choice(self._pieces) + data[at:]

    def _over(self, data: bytes, _: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + self._random.choice(self._pieces) + data[end:]

    def _doubled(self, data: bytes, _: bytes) -> bytes:
        start, end = self._span(data)
        return data[:end] + data[start:end] * self._random.choice(_TIMES) + data[end:]

    def _swapped(self, data: bytes, _: bytes) -> bytes:
        (one, two), (three, four) = sorted((self._span(data), self._span(data)))
        two = min(two, three)
        return data[:one] + data[three:four] + data[two:three] + data[one:two] + data[four:]

    def _numbered(self, data: bytes, _: bytes) -> bytes:
        found = list(_NUMBER.finditer(data))
        if not found:
            return self._put(data, b"")
        spot = self._random.choice(found)
        return data[: spot.start()] + self._random.choice(_NUMBERS) + data[spot.end() :]

    def _renamed(self, data: bytes, other: bytes) -> bytes:
        """A word becomes another word of the same input, of the other one, or one of the known pieces."""
        found = list(_TOKEN.finditer(data))
        if not found:
            return self._put(data, b"")
        spot = self._random.choice(found)
        words = [word[0] for word in (found if self._random.random() < 0.6 else list(_TOKEN.finditer(other)))]
        word = self._random.choice((*words, self._random.choice(self._pieces)))
        return data[: spot.start()] + word + data[spot.end() :]

    def _lines(self, data: bytes, _: bytes) -> bytes:
        lines = data.split(b"\n")
        one, two = self._random.randrange(len(lines)), self._random.randrange(len(lines))
        match self._random.randrange(4):
            case 0:
                lines[one], lines[two] = lines[two], lines[one]
            case 1:
                lines.insert(one, lines[two])
            case 2:
                del lines[one]
            case _:
                self._random.shuffle(lines)
        return b"\n".join(lines)

    def _spliced(self, data: bytes, other: bytes) -> bytes:
        return data[: self._at(data)] + other[self._at(other) :]
