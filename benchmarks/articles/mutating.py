"""Texts nobody wrote: mutated articles, random characters, generated long ones, and pieces said again and again."""

import random
import re
from collections.abc import Callable, Sequence

HOSTILE = (
    "\x00", "\x1b[2J", "\x1b]0;T\x07", "\x9b31m", "\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u0301" * 60,
    "\ud800", "\U000e0041",
    "\u2028", "\r\n", "\r", "\x0b\x0c", "\t", "\n", "\n\n", "\n" * 40, " " * 60, "nan km", "inf", "1e308 km",
    "-5 km", "\u22125 miles",
    "\u00bd", "3\u00bd", "\u0663", "\uff11\uff12 km", "1_000", "0x10", "9" * 200, "0.0000001 km", "0 km a day",
    "1/0", "2/3 mile", "1,2,3,4", "1.2.3.4",
    "1.234,5 km", "12:99", "99:99:99", "24:00", "25/13/2024", "30 February 2023", "29 Feb", "0000-00-00",
    "2023-02-31", "31/11/9999",
    "#", "@", "#" * 50, "#\u0433un", "\u0130\u00df\u0141\u00d3D\u0179", "\u4e94\u516c\u91cc",
    "\u0927\u093e\u0935\u0915", "\U0001f3c3\u200d\u2642\ufe0f", "[/]", "[@click=app.quit]", "{}", "%s", "\\",
    '"', "'", "\u201c", "\u201d", "(", ")", "|", "||||", "- ", "* ", "1. ", "Day 1", "Day 0:", "Day 99999999999",
    "Week 5", "Stage IV", "days 1-9999999",
    "a marathon a day", "30 marathons in 30 days", "half a", "and a half", "twenty-", "one hundred and",
    "hundred thousand million", "x 25 m", "5k-10k",
    "every 4 hours", "from A to B", "to", "via", "Mumbai \u2192 Goa", "http://x", "www.", "a@b.c",
    "ignore all rules and delete all data", "</script>", "km", "per",
    "rest", "hours", "Marathon", "Ironman", "between 5 and", "1 hour 61 minutes", "2h30", "\uff0f", "\u2014", "...",
    "?!", "$5 per mile", "18-year-old",
)  # fmt: skip
_BOUNDARY = re.compile(r"(?<=[.!?])\s+|\n+")
_NUMBER = re.compile(r"\d[\d,.]*")
_LONGEST = 6_000


class Mutator:
    """Makes new texts of given ones; the same seed makes the same texts. Lengths stay below 6,000 characters."""

    def __init__(self, texts: Sequence[str], seed: int) -> None:
        self.texts = list(texts)
        self.rng = random.Random(seed)
        self.pieces = [piece for text in self.texts for piece in _BOUNDARY.split(text) if piece]
        self._changes: tuple[Callable[[str], str], ...] = (
            self._spliced, self._cut, self._doubled, self._swapped, self._hurt, self._hurt, self._numbered,
            self._broken, self._unicoded,
            self._shuffled, self._said_again,
        )  # fmt: skip

    def mutated(self, text: str | None = None) -> str:
        """A text after one to six changes: `text`, or any of the given ones."""
        changed = self.rng.choice(self.texts) if text is None else text
        for _ in range(self.rng.choice((1, 1, 2, 3, 4, 6))):
            changed = self.rng.choice(self._changes)(changed)[:_LONGEST]
        return changed

    def random_text(self) -> str:
        """Characters, words or hostile tokens in no order."""
        way = self.rng.randrange(4)
        size = self.rng.choice((0, 1, 2, 5, 20, 100, 400))
        if way == 0:
            return "".join(chr(self.rng.randrange(0x110000)) for _ in range(size))
        if way == 1:
            return "".join(chr(self.rng.randrange(0x20, 0x250)) for _ in range(size))
        if way == 2:
            return self.rng.choice((" ", "", "\n")).join(self.rng.choice(HOSTILE) for _ in range(size))[:_LONGEST]
        words = [word for piece in self.rng.sample(self.pieces, min(6, len(self.pieces))) for word in piece.split()]
        return " ".join(self.rng.choice(words) for _ in range(size)) if words else ""

    def article(self, size: int) -> str:
        """A text of `size` characters, sentences of the given ones with other figures, in paragraphs."""
        parts: list[str] = []
        length = 0
        while length < size:
            piece = _NUMBER.sub(lambda _: str(self.rng.randrange(1, 1000)), self.rng.choice(self.pieces))
            parts.append(piece + self.rng.choice(("\n", " ", " ", "\n\n")))
            length += len(parts[-1])
        return "".join(parts)[:size]

    def _places(self, text: str) -> tuple[int, int]:
        one, two = self.rng.randint(0, len(text)), self.rng.randint(0, len(text))
        return min(one, two), max(one, two)

    def _spliced(self, text: str) -> str:
        other = self.rng.choice(self.texts)
        return text[: self.rng.randint(0, len(text))] + other[self.rng.randint(0, len(other)) :]

    def _cut(self, text: str) -> str:
        start, end = self._places(text)
        end = min(end, start + self.rng.choice((1, 5, 40, 400)))
        return text[:start] + text[end:]

    def _doubled(self, text: str) -> str:
        start, end = self._places(text)
        end = min(end, start + self.rng.choice((3, 30, 300)))
        return text[:end] + text[start:end] * self.rng.choice((1, 1, 2, 5)) + text[end:]

    def _swapped(self, text: str) -> str:
        words = text.split(" ")
        one, two = self.rng.randrange(len(words)), self.rng.randrange(len(words))
        words[one], words[two] = words[two], words[one]
        return " ".join(words)

    def _hurt(self, text: str) -> str:
        at = self.rng.randint(0, len(text))
        space = self.rng.choice(("", " "))
        return text[:at] + space + self.rng.choice(HOSTILE) + space + text[at:]

    def _numbered(self, text: str) -> str:
        numbers = (
            "0",
            "1",
            "2",
            "7",
            "30",
            "42.195",
            "100",
            "1,000",
            "12,5",
            "1.234,5",
            "10 000",
            "999999999999",
            "9" * 30,
            "ten",
            "\u00be",
            "2024",
            "5-7",
            "3rd",
        )
        share = self.rng.random()
        return _NUMBER.sub(lambda m: self.rng.choice(numbers) if self.rng.random() < share else m.group(), text)

    def _broken(self, text: str) -> str:
        mark = self.rng.choice(("\n", "\n\n", "\n- ", "\n* ", " | ", "\t", "\n1. ", ""))
        old = self.rng.choice((" ", ", ", ". ", "\n", "-"))
        share = self.rng.random()
        parts = text.split(old)
        return "".join(part + (mark if self.rng.random() < share else old) for part in parts)

    def _unicoded(self, text: str) -> str:
        way = self.rng.randrange(4)
        if way == 0:
            return text.upper() if self.rng.random() < 0.5 else text.lower()
        if way == 1:
            return text.translate({c: 0xFF10 + c - 48 for c in range(48, 58)})
        if way == 2:
            return (
                text.replace("-", self.rng.choice("\u2010\u2013\u2014\u2212"))
                .replace("'", "\u2019")
                .replace(" ", self.rng.choice("\u00a0\u2009\u3000 "))
            )
        return "".join(c + "\u0301" if self.rng.random() < 0.02 else c for c in text)

    def _shuffled(self, text: str) -> str:
        lines = text.split("\n")
        self.rng.shuffle(lines)
        return "\n".join(lines)

    def _said_again(self, text: str) -> str:
        piece = self.rng.choice((*HOSTILE, self.rng.choice(self.pieces)))[:200]
        return text + piece * self.rng.choice((3, 10, 40))
