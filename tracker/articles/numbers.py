"""Numbers in prose: digits in several locales, words, fractions, multiples and ranges."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tracker.articles.text import Token

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("_ _ twenty thirty forty fifty sixty seventy eighty ninety".split())
    if word != "_"
} | {"fourty": 40}
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "lakh": 100_000, "crore": 10_000_000, "dozen": 12}
_STARTS = frozenset([*_ONES, *_TENS, "a", "an", "half"])
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_GLYPHS = {
    "\u00bc": Decimal("0.25"), "\u00bd": Decimal("0.5"), "\u00be": Decimal("0.75"), "\u2153": Decimal(1) / 3,
    "\u2154": Decimal(2) / 3, "\u215b": Decimal("0.125"), "\u215c": Decimal("0.375"), "\u215d": Decimal("0.625"),
    "\u215e": Decimal("0.875"),
}  # fmt: skip
_MOST_DIGITS = 12
MOST = Decimal(10) ** _MOST_DIGITS  # no count, distance or time of a challenge comes near


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens `first` to `last` (excluded). `most` is a range's upper end; `word` it was in words."""

    value: Decimal
    first: int
    last: int
    most: Decimal | None = None
    word: bool = False
    thousands: bool = False


_OPENING = frozenset([*_ONES, *_TENS, "a", "an", "half"])
_IN_THOUSANDS = frozenset("steps step strokes calories people reps stairs".split())


class Numbers:
    """Reads numbers at places in a row of tokens. `commas` says that this text writes decimals with a comma."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.commas = _writes_commas(tokens)

    def at(self, i: int) -> Number | None:
        """The number or range that begins at token `i`, None if none does."""
        first = self._single(i)
        if first is None:
            return None
        number = self._range(first) or first
        return number if (number.most or number.value) < MOST else None

    def _range(self, first: Number) -> Number | None:
        """`5-7`, `5 to 7`, `5 or 6`: the unit may stand between only in `figures`."""
        j = first.last
        if j >= len(self.tokens):
            return None
        between = first.first > 0 and self.tokens[first.first - 1].low == "between"
        if self.tokens[j].low not in (("and",) if between else ("-", "to", "or")) or self.tokens[j].breaks:
            return None
        if self.tokens[j].low == "-" and first.word != (
            self.tokens[j + 1].kind == "word" if j + 1 < len(self.tokens) else False
        ):
            return None
        second = self._single(j + 1)
        if second is None or second.value <= first.value:
            return None
        if self.tokens[j].low == "or" and second.value > first.value * 3:
            return None
        value = first.value
        if not first.thousands and value < 1000 and value * 1000 < second.value <= value * 3000:
            value *= 1000
        return Number(value, first.first, second.last, second.value, first.word)

    def _single(self, i: int) -> Number | None:
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        if token.kind == "number":
            return self._digits(i)
        if token.kind == "word" and token.low in _STARTS:
            return self._words(i)
        return None

    def _digits(self, i: int) -> Number | None:
        tokens = self.tokens
        value = digits(tokens[i].low, self.commas)
        if value is None:
            return None
        j = i + 1
        scale = False
        if j < len(tokens) and tokens[j].glued and tokens[j].low in _GLYPHS:
            value, j = value + _GLYPHS[tokens[j].low], j + 1
        elif (
            j + 1 < len(tokens)
            and tokens[j].low == "/"
            and tokens[j].glued
            and tokens[j + 1].kind == "number"
            and tokens[j + 1].glued
        ):
            bottom = digits(tokens[j + 1].low, self.commas)
            if bottom and value < bottom <= 16:
                value, j = value / bottom, j + 2
        elif j + 2 < len(tokens) and tokens[j].kind == "number" and tokens[j + 1].low == "/" and tokens[j + 1].glued:
            top, bottom = digits(tokens[j].low, self.commas), digits(tokens[j + 2].low, self.commas)
            if top and bottom and top < bottom <= 16:
                value, j = value + top / bottom, j + 3
        half = self._and_a_half(j)
        if half:
            value, j = value + half[0], half[1]
        if j < len(tokens) and tokens[j].low in ("thousand", "million", "lakh", "lakhs", "crore", "hundred"):
            value, j, scale = value * _TIMES[tokens[j].low.rstrip("s")], j + 1, True
        elif j + 1 < len(tokens) and tokens[j].low == "k" and tokens[j].glued and tokens[j + 1].low in _IN_THOUSANDS:
            value, j, scale = value * 1000, j + 1, True
        return Number(value, i, j, thousands=scale)

    def _and_a_half(self, j: int) -> tuple[Decimal, int] | None:
        """`and a half`, `-and-a-half`, `and a quarter` from token `j`."""
        words: list[str] = []
        k = j
        while k < len(self.tokens) and len(words) < 3 and k < j + 6:
            if self.tokens[k].low != "-":
                words.append(self.tokens[k].low)
            k += 1
        if len(words) == 3 and words[0] == "and" and words[1] in ("a", "one") and words[2] in _PARTS:
            return _PARTS[words[2]], k
        return None

    def _words(self, i: int) -> Number | None:
        tokens = self.tokens
        word = tokens[i].low
        if word not in _OPENING:
            return None
        following = [token.low for token in tokens[i + 1 : i + 3]]
        if word in ("a", "an") and following and following[0] in _TIMES:
            scale = _TIMES[following[0]]
            return Number(Decimal(scale), i, i + 2, word=True, thousands=scale >= 1000)
        if word == "half" and len(following) == 2 and following[0] in ("a", "an") and following[1] in _TIMES:
            return Number(Decimal(_TIMES[following[1]]) / 2, i, i + 3, word=True, thousands=True)
        if word not in _ONES and word not in _TENS:
            return None
        total, group, room, j, scaled = Decimal(0), Decimal(0), MOST, i, False
        while j < len(tokens):
            word = tokens[j].low
            if word in _TIMES and 0 < group * _TIMES[word] < room and (group < 100 or _TIMES[word] > 100):
                scaled = True
                if _TIMES[word] <= 100:
                    group *= _TIMES[word]
                else:
                    room = Decimal(_TIMES[word])  # what follows is less than one of it
                    total, group = total + group * room, Decimal(0)
            elif self._fits(j, group):
                group += _ONES.get(word, 0) or _TENS.get(word, 0)
            elif not self._links(j, total, group, scaled):
                break
            j += 1
        value = total + group
        half = self._and_a_half(j)
        if half:
            value, j = value + half[0], half[1]
        return Number(value, i, j, word=True, thousands=scaled and total >= 1000)

    def _fits(self, j: int, group: Decimal) -> bool:
        """Whether the word at token `j` is a number below a hundred that `group` has room for."""
        word, rest = self.tokens[j].low, group % 100
        if word in _TENS:
            return rest == 0
        if word not in _ONES or group % 10 != 0 or rest == 10:
            return False
        if rest >= 20:
            return _ONES[word] < 10
        return group == 0 or self._adds(j)

    def _links(self, j: int, total: Decimal, group: Decimal, scaled: bool) -> bool:
        """Whether the word at token `j` only joins: "forty-eight", "two hundred and fifty"."""
        word = self.tokens[j].low
        more = self.tokens[j + 1].low if j + 1 < len(self.tokens) else ""
        if word not in ("-", "and") or not (group or total) or (more not in _ONES and more not in _TENS):
            return False
        if word == "and":
            return scaled
        return group % 100 >= 20 and group % 10 == 0 and _ONES.get(more, 10) < 10

    def _adds(self, j: int) -> bool:
        """Whether the word at token `j` adds to the hundreds before it: "hundred and five", "hundred five"."""
        before = self.tokens[j - 1].low
        if before == "hundred":  # but "a hundred two-minute rests"
            return not (j + 1 < len(self.tokens) and self.tokens[j + 1].low == "-")
        return before in ("and", "-")


def digits(text: str, commas: bool = False) -> Decimal | None:
    """The value of a number in digits. With `commas` a comma before other than three digits is a decimal mark."""
    if text in _GLYPHS:
        return _GLYPHS[text]
    bare = text.replace(" ", "").replace("'", "")
    if len(bare) > _MOST_DIGITS + 4:
        return None
    if "," in bare and "." in bare:
        mark = max(bare.rfind(","), bare.rfind("."))
        bare = bare[:mark].replace(",", "").replace(".", "") + "." + bare[mark + 1 :]
    elif bare.count(",") == 1:
        whole, part = bare.split(",")
        grouped = len(part) == 3 and 0 < len(whole) <= 3 and whole != "0"
        bare = whole + ("" if grouped and not (commas and whole in ("42", "21")) else ".") + part
    elif bare.count(".") == 1:
        whole, part = bare.split(".")
        grouped = len(part) == 3 and 0 < len(whole) <= 3 and whole != "0"
        if grouped and (commas or part == "000") and whole not in ("42", "21"):
            bare = whole + part
    else:
        bare = bare.replace(",", "").replace(".", "")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return None
    return value if value < MOST else None


def _writes_commas(tokens: tuple[Token, ...]) -> bool:
    """Whether the text's numbers have decimal commas (12,5) and no decimal points (12.5)."""
    comma = point = 0
    for token in tokens:
        if token.kind != "number":
            continue
        head, _, tail = token.low.rpartition(",")
        if head and head.isdigit() and len(tail) != 3:
            comma += 1
        head, _, tail = token.low.rpartition(".")
        if head and "," not in tail and len(tail) != 3:
            point += 1
        if head and "," in head:
            point += 1
        if "," in token.low and token.low.replace(",", "").isdigit() and len(token.low.rpartition(",")[2]) == 3:
            point += 1
    return comma > point
