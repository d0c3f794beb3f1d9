"""What an amount is due for: a day, a week, a session, or the whole, by the words after and before it."""

from collections.abc import Sequence

from tracker.articles.activity_words import activity_words
from tracker.articles.amounts import Figure
from tracker.articles.drafts import Per, Unit
from tracker.articles.text import Sentence, Text

_DAY = frozenset(["day", "days", "morning", "evening", "night", "weekday"])
_BOUTS = frozenset("session time leg workout visit stint turn run walk swim ride".split())
_QUALIFIED = frozenset(["single", "school", "working", "training", "and"])
_HOURS = frozenset(["hours", "hour", "hrs"])
_WITHIN = frozenset(["in", "within", "over", "for", "under", "once", "twice", "times", "after"])
_SUMS = frozenset("makes make making totals equals means is was total altogether covering totalling complete".split())
_PARTING = frozenset(
    ". ; then but for from total so will you i he she they we in to or is was which that need over until after at as "
    "not about when would could".split()
)
_JOINING = frozenset(["and", ",", "plus", "+", "&"])
_AFTER, _BEFORE = 11, 16


class Rates:
    """Reads the rates of one article's figures."""

    def __init__(self, text: Text, found: Sequence[Figure], sentences: Sequence[Sentence]) -> None:
        self.tokens, self.found, self.sentences = text.tokens, found, sentences

    def all(self) -> list[tuple[Per, bool]]:
        """For every figure what it is due for, and whether that is written; TOTAL where nothing is."""
        pers: list[tuple[Per, bool]] = [(Per.TOTAL, False)] * len(self.found)
        for n in range(len(self.found) - 1, -1, -1):
            figure, sentence = self.found[n], self.sentences[n]
            later = self.found[n + 1] if n + 1 < len(self.found) and self.found[n + 1].last <= sentence.last else None
            per = self._behind(figure, sentence, later)
            if per is None and later is not None and pers[n + 1][1] and self._joined(figure, later):
                per = pers[n + 1][0]
            if per is None:
                per = self._ahead(figure, sentence, n)
            if per is not None:
                pers[n] = per, True
        for n in range(1, len(self.found)):
            if not pers[n][1] and pers[n - 1][1] and pers[n - 1][0] is not Per.TOTAL and self._led(n):
                pers[n] = pers[n - 1]
        return pers

    def _words(self, first: int, last: int) -> list[str]:
        return [token.low for token in self.tokens[first:last]]

    def _behind(self, figure: Figure, sentence: Sentence, later: Figure | None) -> Per | None:
        stop = min(sentence.last, figure.last + _AFTER)
        if later is not None:
            stop = min(stop, later.first + (2 if later.amount.unit is Unit.HOUR else 0))
        words = self._words(figure.last, stop)
        for k in range(len(words)):
            if _ends(words, k):
                return None
            per = _single(words, k, figure.amount.unit) or _each(words, k, figure.amount.unit)
            if per is not None:
                return per
        return None

    def _ahead(self, figure: Figure, sentence: Sentence, n: int) -> Per | None:
        floor = max(sentence.first, figure.first - _BEFORE)
        if n and self.found[n - 1].last > floor:
            floor = self.found[n - 1].last
        words = self._words(floor, figure.first)
        if words and words[-1] in ("every", "each") and figure.amount.unit in (Unit.HOUR, Unit.MINUTE):
            return None
        for k in range(len(words) - 1, -1, -1):
            if words[k] in _SUMS:
                return None
            per = _marked(words, k)
            if per is not None:
                return per
        return None

    def _joined(self, one: Figure, two: Figure) -> bool:
        """Whether "90 km of cycling and 20 km of running" are parts of one list with one marker at its end."""
        words = self._words(one.last, two.first)
        if len(words) > 8 or any(w in _PARTING for w in words):
            return False
        alike = one.amount.unit is two.amount.unit and one.exercise == two.exercise
        if alike and not activity_words(self.tokens[one.last : two.last + 4]):
            return False
        return any(w in _JOINING or w == "with" for w in words)

    def _led(self, n: int) -> bool:
        """Whether the marker before one amount governs the next: "every day 90 km on the bike and 21 km on foot"."""
        one, two, sentence = self.found[n - 1], self.found[n], self.sentences[n]
        if one.first < sentence.first:
            return False
        words = self._words(one.last, two.first)
        if len(words) > 9 or not any(w in _JOINING for w in words):
            return False
        if any(w in ("total", "altogether", "covering", "for", "to", "over", "in", "making", "which") for w in words):
            return False
        left = self._words(max(sentence.first, one.first - _BEFORE), one.first)
        return any(w in ("daily", "day", "days", "week", "weekly") for w in left)


def _ends(words: list[str], k: int) -> bool:
    """Whether what belongs to the amount is over at word `k`."""
    word = words[k]
    if word in (";", "("):
        return k > 0
    if word in (",", ":", "-"):
        return k > 4
    if word in ("and", "but", "or"):
        return k > 5
    return word in ("a", "one") and k > 0 and words[k - 1] in _WITHIN


def _single(words: list[str], k: int, unit: Unit) -> Per | None:
    """Markers of one word, and "day after day", "at a time"."""
    word, following = words[k], words[k + 1 : k + 3]
    if word in ("daily", "everyday") or (word == "day" and following == ["after", "day"]):
        return Per.DAY
    if word == "weekly" and k < 4:
        return Per.WEEK
    if word == "at" and following == ["a", "time"]:
        return Per.SESSION
    apiece = word == "each" and (not following or following[0] in (".", ",", "on", "and", ")"))
    return Per.SESSION if apiece and unit is Unit.MINUTE else None


def _each(words: list[str], k: int, unit: Unit) -> Per | None:
    """ "a day", "per week", "every single day", "each time", "every four hours"."""
    word, following = words[k], words[k + 1 : k + 4]
    if word not in ("a", "per", "each", "every", "/") or not following:
        return None
    if following[0] == "-" and len(following) > 1:
        following = following[1:]
    of = following[1] if following[0] in _QUALIFIED and len(following) > 1 else following[0]
    if of == "and" and "day" in following:
        of = "day"
    if of == "day" or (of in _DAY and word != "/"):
        return None if word == "a" and k > 4 else Per.DAY
    if of == "week" and (word != "a" or k <= 4):
        return Per.WEEK
    if of in _BOUTS:
        return Per.SESSION
    if of in ("month", "year"):
        return Per.TOTAL
    hourly = word in ("every", "each") and of in ("hour", "hours") and unit is not Unit.HOUR
    if hourly or (word == "every" and len(following) > 1 and following[1] in _HOURS):
        return Per.SESSION
    return None


def _marked(words: list[str], k: int) -> Per | None:
    """The marker at word `k` of those before an amount, None if it is none or too far off."""
    word, far = words[k], len(words) - k
    before = words[max(0, k - 5) : k]
    if (word == "daily" and far <= 9) or (word in ("day", "days", "morning") and before and far <= 14):
        return Per.DAY if word == "daily" or _every_day(words, k, before) else None
    if word == "weekly" and far <= 6:
        return Per.WEEK
    if word == "week" and before and before[-1] in ("each", "every") and far <= 12:
        return Per.WEEK
    each = any(w in ("each", "every") for w in before[-3:])
    if word in ("them", "those", "these") and far <= 8 and before[-1:] == ["of"] and each and "days" in words[:k]:
        return Per.DAY
    return None


def _every_day(words: list[str], k: int, before: list[str]) -> bool:
    last = before[-1]
    if last in ("each", "every", "per") or (last == "single" and "every" in before):
        return True
    if "each" in before or "every" in before[-4:]:
        return words[k] == "day" or last in ("those", "these", "the", "of", "five", "his", "her", "their")
    return last == "a" and len(words) - k <= 3 and words[k + 1 : k + 2] in ([":"], ["-"], ["of"])
