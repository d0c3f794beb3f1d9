"""How long a challenge lasts, by every way an article says so: a number of days, a named month, a year, hours."""

import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.dates import DateFound
from tracker.articles.drafts import Unit
from tracker.articles.numbers import Number, Numbers
from tracker.articles.text import Text, Token

_DAYS = {
    "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365, "fortnight": 14,
    "fortnights": 14, "weekend": 2,
}  # fmt: skip
_BETWEEN = frozenset(
    "consecutive straight full whole gruelling grueling long successive back entire short solid action packed winter "
    "summer "
    "calendar riding cycling walking running hiking epic tough incredible".split()
)
_MOST = 2_000
_LONGEST = 3_660


@dataclass(frozen=True, slots=True)
class Span:
    """A length in days, from character `start` to `end` and token `first` to `last` (excluded).

    `source` says how it was written: "days", "weeks", "months", "years", "month" (a named one), "hours". `joined` is an
    adjective ("30-day challenge"); `others` are other readings (six months: 180 to 184 days).
    """

    days: int
    first: int
    last: int
    start: int
    end: int
    source: str
    count: int = 1
    most: int | None = None
    joined: bool = False
    plain: bool = False
    others: tuple[int, ...] = ()
    named: DateFound | None = None


def spans(text: Text, found: tuple[Figure, ...], days: tuple[DateFound, ...]) -> tuple[Span, ...]:
    """Every length of time of a day or more, in order of place."""
    tokens = text.tokens
    numbers = Numbers(tokens)
    out: list[Span] = []
    i = 0
    while i < len(tokens):
        span = _counted(tokens, numbers, i)
        if span is None:
            i += 1
        else:
            out.append(span)
            i = span.last
    out += _hours(found)
    out += _months(text, days)
    out += [span for span in _whole_years(text) if not any(o.start < span.end and span.start < o.end for o in out)]
    return tuple(sorted(out, key=lambda span: (span.start, span.end))[:_MOST])


def _counted(tokens: tuple[Token, ...], numbers: Numbers, i: int) -> Span | None:
    """The length that begins at token `i`: "30 days", "a six-month walk", "the whole year"."""
    token = tokens[i]
    if token.kind not in ("number", "word", "ordinal"):
        return None
    number = numbers.at(i)
    plain = number is None
    if number is None:
        if token.low not in _ONE or token.kind != "word":
            return None
        number = Number(Decimal(1), i, i + 1)
    value = number.value
    joined = number.last < len(tokens) and tokens[number.last].low == "-" and tokens[number.last].glued
    j = _past_adjectives(tokens, number.last + joined)
    if j >= len(tokens) or tokens[j].low not in _DAYS or tokens[j].kind != "word" or value * 2 != int(value * 2):
        return None
    word, size = tokens[j].low, _DAYS[tokens[j].low]
    if plain and (word.endswith("s") or size == 1 or not _begins(tokens, i)):
        return None
    total = int(value * size)
    if _is_title(tokens, i, j) or not 1 <= total <= _LONGEST:
        return None
    count = int(value) if value == int(value) else 1
    others: tuple[int, ...] = ()
    if size == 30:
        total = 365 if count == 12 else total
        others = tuple(n for n in range(count * 30, count * 31 + 1) if n != total)[:8]
    elif size == 365 and count == 1:
        others = (366,)
    most = None if number.most is None else int(number.most * size)
    last = j + 2 if j + 1 < len(tokens) and tokens[j + 1].low == "'" else j + 1
    start, end = token.start, tokens[j].end
    return Span(total, i, last, start, end, _SOURCES[size], count, most, joined, plain, others)


_ONE = frozenset(["a", "an", "one", "whole", "entire", "full", "next"])
_SOURCES = {1: "days", 2: "days", 7: "weeks", 14: "weeks", 30: "months", 365: "years"}


def _past_adjectives(tokens: tuple[Token, ...], j: int) -> int:
    """The token behind up to three adjectives ("five consecutive riding days")."""
    skipped = 0
    while j < len(tokens) and skipped < 3 and (tokens[j].low in _BETWEEN or (tokens[j].low == "-" and skipped)):
        j, skipped = j + 1, skipped + 1
    return j


def _is_title(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    """Whether the word for days begins something of its own behind a number: "50", and below it "Day 2"."""
    if any(token.breaks > 1 or (token.breaks and token.capital) for token in tokens[i + 1 : j + 1]):
        return True
    apart = tokens[j].end - tokens[j - 1].end > 6 and not tokens[j].glued
    return apart and tokens[i].kind == "number" and tokens[j].capital and not tokens[j - 1].capital


_OVER = frozenset(
    "for over in within of next entire whole full during throughout and about almost nearly than just".split()
)


def _begins(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether "a year" at token `i` is a length ("for a year") and not a rate ("twice a year")."""
    return i > 0 and (tokens[i - 1].low in _OVER or tokens[i].low in ("whole", "entire", "full"))


def _hours(found: tuple[Figure, ...]) -> list[Span]:
    out = []
    for figure in found:
        if figure.amount.unit is Unit.HOUR and figure.amount.most is None:
            hours = figure.amount.number
            if hours in (12, 24, 36, 48, 72, 96, 100):
                days = max(1, -(-int(hours) // 24))
                out.append(
                    Span(
                        days,
                        figure.first,
                        figure.last,
                        figure.start,
                        figure.end,
                        "hours",
                        int(hours),
                        joined=figure.joined,
                    )
                )
    return out


_THROUGH = re.compile(
    r"(?:throughout|during|for the (?:whole|entire|full)(?: month)?(?: of)?|the (?:whole|entire|full) (?:month )?of"
    r"|all of|all through|"
    r"every (?:single )?day (?:in|of|during|for|throughout)|each day (?:in|of|during|for|throughout)|every day this"
    r"|this|daily (?:in|during|for|throughout)|"
    r"over|across|for|in|month of|a day in|per day in|a day for|a day during|a day throughout|of)\s*(?:the month of )?$"
)


def _months(text: Text, days: tuple[DateFound, ...]) -> list[Span]:
    """Named months taken as a whole ("every day in October", "throughout March")."""
    out = []
    for day in days:
        if day.day is not None:
            continue
        if not day.month:
            out += _year(text, day)
            continue
        before = text.low[max(0, day.start - 48) : day.start]
        match = _THROUGH.search(before)
        if match is None:
            continue
        length = monthrange(day.year or 2023, day.month)[1]
        first = next((k for k, token in _near(text, day.start) if token.start >= day.start), 0)
        strong = match.group().strip() not in ("in", "of", "for", "this", "over", "across")
        others = (29,) if day.month == 2 and day.year is None else ()
        start = day.start - len(match.group()) if strong else day.start
        out.append(
            Span(
                length, first, first + 1, start, day.end, "month" if strong else "in month", 1, others=others, named=day
            )
        )
    return out


_YEARLY = re.compile(r"(?:in|during|throughout|for|of|all of|by the end of|across) $")
_WHOLE_YEAR = re.compile(
    r"(?:over the |in the |during the )?(?:course of|throughout|during|in|over|by the end of|all) (?:the|this|a|one) "
    r"(?:calendar |school |whole |entire )?year\b"
    r"|\ball year\b|\byear-long\b|\byearlong\b"
)


def _year(text: Text, day: DateFound) -> list[Span]:
    match = _YEARLY.search(text.low[max(0, day.start - 18) : day.start])
    if match is None or day.year is None:
        return []
    first = next((k for k, token in _near(text, day.start) if token.start >= day.start), 0)
    length = 366 if day.year % 4 == 0 else 365
    return [Span(length, first, first + 1, day.start, day.end, "in year", 1, others=(365, 366), named=day)]


def _whole_years(text: Text) -> list[Span]:
    out = []
    for match in _WHOLE_YEAR.finditer(text.low):
        first = next((k for k, token in _near(text, match.start()) if token.start >= match.start()), 0)
        out.append(Span(365, first, first + 1, match.start(), match.end(), "all year", 1, others=(366,)))
    return out


def _near(text: Text, at: int) -> list[tuple[int, Token]]:
    from bisect import bisect_left

    k = bisect_left(text.tokens, at, key=lambda token: token.start)
    return [(i, text.tokens[i]) for i in range(max(0, k - 1), min(len(text.tokens), k + 2))]
