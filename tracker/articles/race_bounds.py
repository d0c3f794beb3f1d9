"""How far the name of a race reaches round its head word, and how it is written."""

import re
from bisect import bisect_right
from decimal import Decimal

from tracker.articles.calendar_words import MONTHS, WEEKDAY_WORDS
from tracker.articles.name_spots import bare
from tracker.articles.name_words import DOER_WORDS, EFFORT, EVENTS, LANDS, PEOPLES, SPEECH
from tracker.articles.plain_words import is_plain
from tracker.articles.race_words import (
    COUNTS,
    CUT,
    HALF,
    KINDS,
    LINKS,
    MANY,
    MARATHON,
)
from tracker.articles.text import Text, Token


def is_specific(token: Token) -> bool:
    """Whether a token can be what tells a race from others of its kind."""
    return (
        token.kind == "word"
        and token.capital
        and bare(token.low) not in KINDS | PEOPLES
        and token.low not in ("first", "distance")
    )


def left_of(text: Text, head: int) -> int:
    """The first token of a name that ends in the head: kinds ("half", "sprint distance") and capitalised words."""
    tokens = text.tokens
    first = j = head
    opening = _line_start(text, head)
    capital = tokens[head].capital or tokens[head].kind == "number"
    while j > opening and head - j < 9:
        token = tokens[j - 1]
        word = bare(token.low)
        gap = text.text[token.end : tokens[j].start]
        if gap not in ("", " ", "\n"):
            break
        if token.low == "-" and first == j:
            j -= 1
            continue
        if not tokens[head].capital and token.low.endswith(("'s", "s'")) and tokens[head].kind == "word":
            break
        if word in KINDS or word == "distance":
            first = j = j - 1
        elif token.kind == "word" and token.capital and not _stops(text, j - 1, opening):
            first = j = j - 1
            capital = True
        elif capital and (
            token.kind == "ordinal"
            or (token.kind == "number" and (len(token.low) == 4 or tokens[j].low in ("mile", "miler", "km")))
        ):
            first = j = j - 1
        elif (
            word in LINKS and capital and j - 1 > opening and tokens[j - 2].capital and not _stops(text, j - 2, opening)
        ):
            if tokens[j - 2].low in ("run", "race", "tour", "ride", "isle", "city", "marathon", "bay", "wings"):
                first = j = j - 2
            else:
                break
        else:
            break
    while first < head and (
        tokens[first].low in ("-", "the") or (tokens[first].kind == "number" and len(tokens[first].low) == 4)
    ):
        first += 1
    return first


def _line_start(text: Text, i: int) -> int:
    at = text.text.rfind("\n", 0, text.tokens[i].start)
    tokens = text.tokens
    j = bisect_right(tokens, at, hi=i, key=lambda token: token.start)
    # a line break within a name is allowed only after a capitalised word in running text
    return j - 2 if j >= 2 and tokens[j - 1].kind == "word" and at - text.text.rfind("\n", 0, at) > 46 else j


def _stops(text: Text, j: int, opening: int) -> bool:
    """Whether a capitalised word cannot be part of a race's name."""
    word = bare(text.tokens[j].low)
    if word in COUNTS and j > opening and text.tokens[j - 1].low not in (".", "!", "?") and text.tokens[j + 1].capital:
        return False
    if word == "sun" and j > opening and text.tokens[j - 1].capital:  # the Midnight Sun, and no Sunday
        return False
    if word in MONTHS or word in WEEKDAY_WORDS or word in SPEECH or word in CUT:
        return True
    if word in LANDS or word in ("great", "run", "race", "round", "big", "city", "new", "st", "old", "long", "royal"):
        return False
    return is_plain(word) or (word in EFFORT and word not in EVENTS) or word in DOER_WORDS


def right_of(text: Text, i: int) -> int:
    """The end of a name behind its head: a place ("Ironman Goa", "Marathon de Paris") or a year."""
    tokens = text.tokens
    j = i + 1
    if tokens[i].capital and tokens[i].low in ("ironman", "marathon", "parkrun", "ultra"):
        if j < len(tokens) and tokens[j].low in ("70.3",):
            j += 1
        if j + 1 < len(tokens) and tokens[j].low in ("de", "du", "des", "di") and tokens[j + 1].capital:
            j += 2
        while j < len(tokens) and j - i < 4 and tokens[j].capital and tokens[j].kind == "word":
            gap = text.text[tokens[j - 1].end : tokens[j].start]
            if gap != " " or is_plain(tokens[j].low) or tokens[j].low in MONTHS or tokens[j].low in EFFORT:
                break
            j += 1
    elif (
        j < len(tokens)
        and tokens[j].low in ("run", "race", "swim", "challenge", "walk", "ultra", "triathlon")
        and tokens[j].capital
    ):
        j += text.text[tokens[i].end : tokens[j].start] == " "
    if j < len(tokens) and tokens[j].kind == "number" and re.fullmatch(r"(?:19|20)\d\d", tokens[j].low):
        j += text.text[tokens[j - 1].end : tokens[j].start] in (" ", ",", ", ")
    return j


def count_before(tokens: tuple[Token, ...], first: int) -> int:
    """How many of it the word before says: 1, or 2 for any more."""
    if not first:
        return 1
    before = tokens[first - 1]
    if before.low in MANY or (before.kind == "number" and before.low.isdigit() and 1 < int(before.low) < 1000):
        return 2
    return 1


def written(text: Text, first: int, last: int) -> str:
    """The name at tokens `first` to `last` (excluded) on one line and as of one race."""
    name = " ".join(text.text[text.tokens[first].start : text.tokens[last - 1].end].split())
    return re.sub(r"(?i)(marathon|triathlon|run|race|ironman|ride|swim)s\b(?!.*\bs\b)", r"\1", name)


def by_name(words: list[str]) -> Decimal | None:
    """The length a name stands for: marathon and half marathon, 10K, parkrun; an ultra and the Comrades are open."""
    row = " ".join(words)
    number = re.search(r"(\d+(?:[.,]\d+)?) ?(k|km|mile|miler|miles)\b", row)
    if number:
        size = Decimal(1000) if number.group(2)[0] == "k" else Decimal("1609.344")
        return Decimal(number.group(1).replace(",", ".")) * size
    if "parkrun" in row:
        return Decimal(2000) if "junior" in row else Decimal(5000)
    if "marathon" not in row or re.search(r"ultra|comrades|two oceans|trail|mountain|swim|des sables|relay|mini", row):
        return None
    return HALF if "half" in words else MARATHON
