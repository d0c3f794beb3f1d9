"""Names of places in running text: where one begins, where it ends, and what is written large and is no place."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from tracker.articles.place_words import (
    CAPITALS,
    COMMON,
    DOTTED,
    HOLIDAY_WORDS,
    HOLIDAYS,
    HYPHENED,
    LINKS,
    NEVER,
    NUMBERED,
    REGIONS,
    STOP,
    TITLES,
)
from tracker.articles.text import Text


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands: characters `start` to `end`, tokens `first` to `last` (excluded), `value` as one line."""

    value: str
    start: int
    end: int
    first: int
    last: int


class Names:
    """Reads names of places at tokens of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.tokens = text.tokens
        self._firsts = [s.first for s in text.sentences]

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the text also writes with a small first letter."""
        return frozenset(t.low for t in self.tokens if t.kind == "word" and not t.capital and len(t.low) > 2)

    def sentence(self, i: int) -> int:
        """The number of the sentence that token `i` stands in."""
        return max(bisect_right(self._firsts, i) - 1, 0)

    def until(self, i: int) -> int:
        """The token after the last one of the sentence of token `i`."""
        return self.text.sentences[self.sentence(i)].last if self.text.sentences else len(self.tokens)

    def low(self, i: int) -> str:
        """The folded token `i`, "" where there is none."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def joins(self, i: int) -> bool:
        """Whether token `i` is a plain hyphen without spaces, which parts words and not places."""
        tokens = self.tokens
        tight = tokens[i].glued and i + 1 < len(tokens) and tokens[i + 1].glued
        return tight and self.text.text[tokens[i].start] in "-\u2010\u2011"

    def _owned(self, i: int) -> bool:
        """Whether token `i` belongs to a name though it is a common word: Land's End, Harvey's Return, Mile End."""
        before = self.tokens[i - 1]
        if not before.capital or before.kind != "word" or before.low in STOP | COMMON:
            return False
        return before.low.endswith("'s") or self.tokens[i].low == "end"

    def _proper(self, i: int) -> bool:
        token = self.tokens[i]
        if token.kind != "word":
            return False
        if token.capital:
            return token.low not in STOP
        return token.low[:2] in ("o'", "d'", "l'") and len(token.low) > 3

    def _breaks(self, i: int) -> bool:
        """Whether a line ends before token `i` in a way that ends a name, too."""
        gap = self.text.text[self.tokens[i - 1].end : self.tokens[i].start]
        if "\n" not in gap:
            return False
        end = self.tokens[i - 1].end
        short = end - max(self.text.text.rfind("\n", max(0, end - 80), end), end - 80) < 60
        return short or self.sentence(i) != self.sentence(i - 1) or gap.count("\n") > 1

    def _link(self, i: int, stop: int, hyphens: bool) -> int:
        """How many tokens from `i` join two parts of one name (0: none)."""
        tokens = self.tokens
        if i >= stop or self._breaks(i):
            return 0
        low = tokens[i].low
        if low == "." and tokens[i].glued and tokens[i - 1].low in DOTTED and i + 1 < stop and self._proper(i + 1):
            return 1
        if low == "-" and tokens[i].glued and i + 1 < stop and tokens[i + 1].glued and hyphens:
            if self._proper(i + 1):
                return 1
            j = i + 1
            while j < min(stop - 2, i + 6) and tokens[j].low in HYPHENED and tokens[j + 1].low == "-":
                j += 2
            return j - i if j > i + 1 and self._proper(j) and tokens[j].glued else 0
        if low == "o" and i + 1 < stop:
            j = i + 2 if tokens[i + 1].low == "'" else i + 1
            return j - i if j < stop and self._proper(j) else 0
        if low in LINKS and tokens[i].kind == "word":
            j = i + 1
            while j < stop and j < i + 3 and tokens[j].low in LINKS | {"the"}:
                j += 1
            return j - i if j < stop and self._proper(j) and not self._breaks(j) else 0
        return 0

    def at(self, i: int, hyphens: bool = True) -> Name | None:
        """The name that begins at token `i` or after an article there. `hyphens`: a hyphen without spaces joins."""
        tokens = self.tokens
        if i >= len(tokens):
            return None
        stop = self.until(i)
        if tokens[i].low in ("the", "downtown", "central") and i + 1 < stop:
            i += 1
            if tokens[i].low in CAPITALS and self.low(i + 1) == "capital":
                return Name(CAPITALS[tokens[i].low], tokens[i - 1].start, tokens[i + 1].end, i - 1, i + 2)
        j = i
        while j < stop and j < i + 9:
            if j > i and self._breaks(j):
                break
            if self._proper(j):
                if tokens[j].low in COMMON and not (j > i and self._owned(j)):
                    break
                j += 1
                if tokens[j - 1].low.endswith("'s") and not (j < stop and self._proper(j) and not self._breaks(j)):
                    break
                continue
            link = self._link(j, stop, hyphens) if j > i else 0
            if not link or tokens[j + link].low in COMMON:
                break
            j += link
        return self._name(i, j)

    def before(self, i: int, hyphens: bool = True) -> Name | None:
        """The name that ends right before token `i`."""
        tokens = self.tokens
        first = self.text.sentences[self.sentence(i - 1)].first if i > 0 and self.text.sentences else 0
        j = i
        while j > first and j > i - 9:
            if j < i and self._breaks(j):
                break
            owned = j > first + 1 and self._owned(j - 1)
            if self._proper(j - 1) and (tokens[j - 1].low not in COMMON or owned):
                j -= 1
                continue
            link = next((n for n in (1, 2, 3, 4) if j - n > first and j < i and self._joins(j - n, n, i, hyphens)), 0)
            if not link:
                break
            j -= link
        while j < i and not self._proper(j):
            j += 1
        return self._name(j, i)

    def _joins(self, j: int, n: int, stop: int, hyphens: bool) -> bool:
        before = self.tokens[j - 1].low
        return self._proper(j - 1) and before not in COMMON and self._link(j, stop, hyphens) == n

    def _name(self, first: int, last: int) -> Name | None:
        tokens = self.tokens
        if last <= first:
            return None
        words = [t.low for t in tokens[first:last] if t.kind == "word"]
        start, end = tokens[first].start, tokens[last - 1].end
        if tokens[last - 1].low.endswith("'s"):
            end -= 2
        if self.text.text[end : end + 1] == "." and words[-1:] == ["d"]:
            return None
        if end - start < 2 or all(w in NEVER for w in words) or words[0] in TITLES:
            return None
        if HOLIDAYS.intersection(words) and HOLIDAY_WORDS.issuperset(words):
            return None
        if words[-1] in NUMBERED and last < len(tokens) and tokens[last].kind == "number":
            return None
        value = " ".join(self.text.text[start:end].split())
        return Name(value, start, end, first, last)

    def after_region(self, name: Name) -> tuple[int, Name]:
        """The token behind what only says where the name lies, and the name with its region if a comma joins them."""
        i, grown = name.last, name
        for _ in range(2):
            low = self.low(i)
            if low == "(":
                j = i + 1
                while j < min(i + 7, len(self.tokens)) and self.tokens[j].low != ")":
                    j += 1
                if self.low(j) == ")":
                    i = j + 1
                    continue
            elif low in (",", "in"):
                region = self.at(i + 1)
                if region and (low == "in" or region.value.lower() in REGIONS):
                    if low == "," and grown.last == i:
                        value = f"{grown.value}, {region.value}"
                        grown = Name(value, grown.start, region.end, grown.first, region.last)
                    i = region.last
                    if low == "," and self.low(i) == "." and len(region.value) < 3 and self.tokens[i].glued:
                        i += 1
                    continue
            break
        return i, grown

    def heading(self, i: int) -> bool:
        """Whether token `i` stands in a heading, a list item or the title."""
        if not self.text.sentences:
            return False
        sentence = self.text.sentences[self.sentence(i)]
        title = self.text.title
        return sentence.heading or sentence.item or bool(title and title[0] <= self.tokens[i].start < title[1])

    def large(self, i: int) -> bool:
        """Whether nearly all words of the sentence of token `i` are written large, so that capitals say nothing."""
        if not self.text.sentences:
            return False
        sentence = self.text.sentences[self.sentence(i)]
        words = [t for t in self.tokens[sentence.first : min(sentence.last, sentence.first + 40)] if t.kind == "word"]
        long = [t for t in words if len(t.low) > 3]
        return len(long) >= 4 and sum(t.capital for t in long) >= 0.8 * len(long)
