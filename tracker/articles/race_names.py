"""Where an article names a race or a one-day effort: marathons, triathlons, runs by name, a swim across the Channel."""

import re

from tracker.articles.amounts import Figure
from tracker.articles.calendar_words import MONTHS
from tracker.articles.name_spots import READ
from tracker.articles.name_words import EFFORT
from tracker.articles.plain_words import is_plain
from tracker.articles.race_bounds import by_name, count_before, is_specific, left_of, right_of, written
from tracker.articles.race_efforts import described
from tracker.articles.race_words import (
    ABROAD,
    ABROAD_SPORT,
    FAMOUS,
    FAMOUS_AT,
    HALF,
    LOWER,
    MEASURES,
    MULTISPORT,
    NAMED,
    RUN,
    STAGED,
    RaceName,
)
from tracker.articles.text import Text


def race_names(text: Text, found: tuple[Figure, ...]) -> tuple[RaceName, ...]:
    """Every place that names or describes a one-day effort over a distance, in order; those that overlap once."""
    out = [m for i, t in enumerate(text.tokens) if t.start < READ and (m := _at(text, i)) is not None]
    out += [_famous(text, m) for m in FAMOUS_AT.finditer(text.low, 0, READ) if text.text[m.start()].isupper()]
    out += described(text, found)
    out.sort(key=lambda m: (m.start, -m.end))
    kept: list[RaceName] = []
    for mention in out:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start and mention.kind == "named":
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(m for m in kept if not STAGED.search(text.low, m.start, min(len(text.low), m.end + 12)))


def _at(text: Text, i: int) -> RaceName | None:
    tokens = text.tokens
    token = tokens[i]
    short = (
        token.low in ("k", "km")
        and i
        and tokens[i - 1].kind == "number"
        and (token.glued or (i > 1 and tokens[i - 2].low == "the"))
    )
    if token.low in RUN or token.low in MULTISPORT or short:
        return _headed(text, i, i - 1 if short else i)
    if token.low in LOWER and i:
        return _headed(text, i, i, weak=token.low not in ("ultra", "tri"))
    if token.kind == "number" and token.low in ("10", "20", "30", "50", "60", "100", "200", "300") and not token.glued:
        return _numbered(text, i)
    if token.kind != "word" or not token.capital:
        return None
    if token.low == "half" and not _half_of(text, i):
        return _headed(text, i, i, weak=True)
    if token.low in NAMED:
        return _headed(text, i, i, weak=True) or _verbal(text, i)
    abroad = ABROAD.search(token.low)
    if abroad and len(token.low) > len(abroad.group()) + 2:
        name = text.text[token.start : token.end]
        return RaceName(name, token.start, token.end, "named", ABROAD_SPORT[abroad.group()])
    return None


def _numbered(text: Text, i: int) -> RaceName | None:
    """Names such as "the Lakeland 50": capitalised words behind "the" and a number that counts nothing."""
    tokens = text.tokens
    j = i
    while (
        j
        and i - j < 4
        and tokens[j - 1].capital
        and tokens[j - 1].low not in MONTHS
        and not is_plain(tokens[j - 1].low)
    ):
        if text.text[tokens[j - 1].end : tokens[j].start] != " ":
            break
        j -= 1
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    counted = following and (
        (following[0].isalpha() and following in MEASURES) or following in ("%", "-", "\u00b0", ",000")
    )
    if j == i or not j or tokens[j - 1].low != "the" or counted:
        return None
    start, end = tokens[j].start, tokens[i].end
    return RaceName(" ".join(text.text[start:end].split()), start, end, "named", "", None, 1, following)


def _half_of(text: Text, i: int) -> bool:
    """Whether "Half" only begins something ("Half Marathon", "Half Term", "Half a mile")."""
    following = text.tokens[i + 1] if i + 1 < len(text.tokens) else None
    if following is None:
        return False
    return following.low in (
        "-",
        "marathon",
        "marathons",
        "ironman",
        "iron",
        "of",
        "a",
        "an",
        "way",
        "term",
        "price",
        "day",
    ) or (following.kind == "word" and following.capital and text.text[text.tokens[i].end : following.start] == " ")


def _verbal(text: Text, i: int) -> RaceName | None:
    """Names such as "Swim Serpentine" and "Run Reigate": a sport with a place behind it, within a sentence."""
    tokens = text.tokens
    if tokens[i].low not in ("swim", "run", "ride", "race", "cycle", "walk") or i + 1 >= len(tokens):
        return None
    following = tokens[i + 1]
    inside = any(t.kind == "word" and not t.capital for t in tokens[max(0, i - 3) : i + 5])
    plain = is_plain(following.low) or following.low in MONTHS or following.low in EFFORT
    plain = plain or following.low in ("report", "review", "recap", "day", "director", "number", "results", "for")
    if not following.capital or plain or not inside or text.text[tokens[i].end : following.start] != " ":
        return None
    last = i + 2
    while last < len(tokens) and last - i < 4 and tokens[last].capital and not is_plain(tokens[last].low):
        if text.text[tokens[last - 1].end : tokens[last].start] != " ":
            break
        last += 1
    start, end = tokens[i].start, tokens[last - 1].end
    return RaceName(text.text[start:end], start, end, "named", NAMED.get(tokens[i].low, "cycling"))


def _headed(text: Text, i: int, head: int, weak: bool = False) -> RaceName | None:
    """The name round the head word at tokens `head` to `i`: what belongs to it before and behind."""
    tokens = text.tokens
    first, last = left_of(text, head), right_of(text, i)
    words = [t.low for t in tokens[first:last]]
    named = any(is_specific(t) for t in (*tokens[first:head], *tokens[i + 1 : last]))
    tail = tokens[last].low if last < len(tokens) else ""
    if (weak and not (named and first < head)) or (first > 0 and words[0] in ("day", "days", "week", "weeks")):
        return None
    if tokens[head].kind == "number" and not named and not _is_run(text, first, head, i, tail):
        return None
    count = count_before(tokens, first)
    article = tokens[first - 1].low if first else ""
    if not named and count == 1 and article in ("the", "this") and tail in ("in", "of") and _place_at(text, last + 1):
        last, named = last + 2, True
    if tail == "-" and last + 1 < len(tokens):
        tail = tokens[last + 1].low
    activity, metres = _sport(tokens[i].low, words), by_name(words)
    if tokens[head].low == "half" and weak:
        low = text.low[:READ]
        activity, metres = ("triathlon", None) if "swim" in low and "bike" in low else ("running", HALF)
    kind = "named" if named else "generic"
    name = written(text, first, last)
    return RaceName(name, tokens[first].start, tokens[last - 1].end, kind, activity, metres, count, tail)


def _sport(head: str, words: list[str]) -> str:
    if "swim" in words or "swimming" in words:
        return "swimming"
    return MULTISPORT.get(head) or LOWER.get(head) or NAMED.get(head, "running")


def _place_at(text: Text, i: int) -> bool:
    token = text.tokens[i] if i < len(text.tokens) else None
    return token is not None and token.capital and token.low not in MONTHS and not is_plain(token.low)


def _is_run(text: Text, first: int, head: int, i: int, tail: str) -> bool:
    """Whether `10k` or `5 km` without a name is a race: with a word for one behind it, or "the 10 km" for itself."""
    usual = first > 0 and text.tokens[first - 1].low == "the" and text.tokens[head].low in _USUAL
    if usual and tail in ("at", "and", "or", ",", ".", "starts", "is", ";", ")", "half"):
        return True
    if tail in ("run", "runs", "walk", "swim"):
        return text.tokens[i].low == "k"
    return tail in ("race", "races", "event", "fun", "road", "trail")


_USUAL = frozenset("5 10 15 20 25 50 100".split())


def _famous(text: Text, match: "re.Match[str]") -> RaceName:
    number = re.match(r" \d{2,3}\b", text.low[match.end() : match.end() + 5])
    end = match.end() + (number.end() if number else 0)
    name = text.text[match.start() : end]
    return RaceName(" ".join(name.split()), match.start(), end, "named", FAMOUS[match.group()])
