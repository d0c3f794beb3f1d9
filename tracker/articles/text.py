"""The text of an article made ready: cleaned without moving a character, cut into lines, sentences and tokens."""

import re
from dataclasses import dataclass
from functools import cached_property
from unicodedata import category, normalize

from tracker.articles.drafts import Phrase

_UNSEEN = re.compile(r"[^\x20-\x7e\n\t\xa1-\xac\xae-\u024f\u0400-\u052f\u2010-\u2027\u2030-\u205e]")
_KEPT = frozenset("\n\t")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b\u00ad\u2060")
_AS_ONE = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
    }
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u200a\u3000", " ")
)

_TOKEN = re.compile(
    r"""
    (?P<url>https?://\S{1,2000}|www\.\S{1,2000}|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+)
  | (?P<tag>[#@]\w[\w-]*)
  | (?P<iso>(?:19|20)\d\d-\d\d?-\d\d?(?!\d))
  | (?P<clock>\d{1,2}(?::\d\d){1,2}(?:\.\d+)?(?!\d)(?:\ ?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d\d)?\ ?(?:[ap]\.m\.|[ap]m\b))
  | (?P<slashed>\d{1,2}/\d{1,2}/(?:19|20)?\d\d(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d(?!\d))
  | (?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)
      |(?<![\d.,])\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?|\.\d+|[\u00bc-\u00be\u2153-\u215e])
  | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign: `low` its folded form, `kind` the name of its pattern.

    `glued` says that no space stands before it, `breaks` how many line breaks do.
    """

    kind: str
    low: str
    start: int
    end: int
    capital: bool
    glued: bool
    breaks: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading or a list item, as a stretch of the text and of its tokens (ends excluded)."""

    start: int
    end: int
    first: int
    last: int
    heading: bool
    item: bool


def cleaned(text: str) -> str:
    """`text` with each character that could act or hide replaced by a space: every position stays what it was."""
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\r\n", " \n").replace("\r", "\n")
    return _UNSEEN.sub(_seen, text)


def _seen(match: "re.Match[str]") -> str:
    char = match.group()
    if char in _KEPT:
        return char
    if char in _BIDI or category(char) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return " "
    return char


def folded(text: str) -> str:
    """`text` in small letters with one kind of quote, dash and space, and plain digits; of the same length."""
    low = text.translate(_AS_ONE)
    small = low.lower()
    if len(small) != len(low):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in low)
    if small.isascii():
        return small
    return "".join(c if c.isascii() else _plain(c) for c in small)


def _plain(char: str) -> str:
    if category(char) == "Nd":
        return normalize("NFKC", char) if "\uff10" <= char <= "\uff19" else char
    return char


# A full stop after one of these does not end a sentence.
_SHORT = frozenset(
    "mt st dr mr mrs ms sr jr no vs approx ca dept prof gen col lt sgt capt rev hon inc ltd jan feb mar apr jun jul "
    "aug sep "
    "sept oct nov dec mon tue tues wed thu thurs fri sat sun km mi min hr hrs e.g i.e u.s u.k a.m p.m etc ft".split()
)
_ITEM = re.compile(
    r"[ \t]*(?:[-*\u2022\u2023\u25e6\u00b7\u25cf\u25aa\u2013\u2014>|]\s+|\(?\d{1,3}[.)]\s*(?=\D)|[-\u2022*](?=\w))"
)
_STOP = re.compile(r"[.!?\u2026]+[\"')\u201d\u2019\]]*(?=\s+|$)")
_LONG_LINE = 46
_COUNTED = frozenset("day days week stage month session level no run ride walk swim tag jour".split())


class Text:
    """An article: `text` cleaned, `low` folded, both of one length; tokens, sentences and where the title is."""

    def __init__(self, raw: str) -> None:
        self.text = cleaned(raw)
        self.low = folded(self.text)

    def phrase(self, start: int, end: int) -> Phrase:
        """The stretch as a phrase, without spaces at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Phrase(start, end, self.text[start:end])

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in order."""
        text, last = self.text, 0
        found: list[Token] = []
        for match in _TOKEN.finditer(self.low):
            start, end = match.span()
            if match.lastgroup == "number" and " " in match.group() and found and found[-1].low in _COUNTED:
                cut = self.low.index(" ", start)  # "Day 1 100": two numbers, not eleven hundred
                found.append(Token("number", self.low[start:cut], start, cut, False, start == last))
                start = last = cut + 1
                found.append(Token("number", self.low[start:end], start, end, False, False))
                last = end
                continue
            breaks = text.count("\n", last, start) if start - last else 0
            found.append(
                Token(match.lastgroup or "", match.group(), start, end, text[start].isupper(), start == last, breaks)
            )
            last = end
        return tuple(found)

    @cached_property
    def title(self) -> tuple[int, int] | None:
        """Where the title stands: the first line if it is short, no sentence of the running text, and more follows."""
        start = len(self.text) - len(self.text.lstrip())
        end = self.text.find("\n", start)
        if end < 0:
            return None
        line = self.text[start:end].rstrip()
        if not 2 < len(line) <= 160 or not self.text[end:].strip():
            return None
        if line.endswith(".") and (len(line) > 90 or self.text[end + 1 : end + 40].strip(" \t")[:1] != "\n"):
            return None
        return start, start + len(line)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order. A hard line break inside one is joined; list items and short lines stand alone."""
        found: list[Sentence] = []
        at = 0
        for start, end, item in self._blocks():
            for first, last in self._cut(start, end):
                begin = at
                while begin < len(self.tokens) and self.tokens[begin].start < first:
                    begin += 1
                stop = begin
                while stop < len(self.tokens) and self.tokens[stop].start < last:
                    stop += 1
                at = stop
                if stop > begin:
                    line = self.text[first:last].rstrip()
                    heading = not item and len(line) <= 120 and line[-1] not in '.!?:;,\u2026"\u201d' and last >= end
                    heading = heading and first == start
                    found.append(Sentence(first, last, begin, stop, heading, item))
        return tuple(found)

    def _blocks(self) -> list[tuple[int, int, bool]]:
        """Lines, those joined that a hard break inside a sentence parted: start, end, whether it is a list item."""
        blocks: list[tuple[int, int, bool]] = []
        at = 0
        broken = False
        title_end = self.title[1] if self.title else -1
        for line in self.text.split("\n"):
            start, end = at, at + len(line)
            at = end + 1
            if not line.strip():
                broken = False
                continue
            item = _ITEM.match(line) is not None
            if broken and not item and blocks:
                blocks[-1] = (blocks[-1][0], end, blocks[-1][2])
            else:
                blocks.append((start, end, item))
            tail = line.rstrip()
            following = self.text[at : at + 1]
            runs_on = len(tail) >= _LONG_LINE or following.islower()
            broken = runs_on and tail[-1] not in '.!?:;\u2026"\u201d' and not (start <= title_end <= end + 1)
        return blocks

    def _cut(self, start: int, end: int) -> list[tuple[int, int]]:
        spans = []
        first = start
        for match in _STOP.finditer(self.text, start, end):
            if match.group()[0] == "." and match.end() - match.start() == 1:
                word = re.search(r"([\w.]+)$", self.low[max(start, match.start() - 12) : match.start()])
                if word and (word.group() in _SHORT or (len(word.group()) == 1 and word.group().isalpha())):
                    continue
            rest = self.text[match.end() : min(match.end() + 8, end)].lstrip()
            if rest and (rest[0].islower() or rest[0] in ",;)"):
                continue
            spans.append((first, match.end()))
            first = match.end()
        if self.text[first:end].strip():
            spans.append((first, end))
        return spans

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Stretches between quotation marks of one line."""
        pattern = '\u201c[^\u201d\n]{3,}\u201d|"[^"\n]{3,}"|(?<!\\w)\u2018[^\u2019\n]{3,}\u2019(?!\\w)'
        return tuple(match.span() for match in re.finditer(pattern, self.text))
