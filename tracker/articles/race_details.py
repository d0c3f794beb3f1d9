"""How far an article says that a race is, and where."""

import re
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.calendar_words import MONTHS, WEEKDAY_WORDS
from tracker.articles.drafts import Found, Unit
from tracker.articles.name_spots import sentence_at
from tracker.articles.name_words import EVENTS, PEOPLES
from tracker.articles.plain_words import is_plain
from tracker.articles.race_words import CHANNEL, RaceName
from tracker.articles.text import Text, Token

_PARTS = (
    ("swim", re.compile(r"\b(?:swim|swimming|swam|water)\b")),
    ("bike", re.compile(r"\b(?:bike|biking|cycle|cycling|ride|rode|cycled|bicycle)\b")),
    ("run", re.compile(r"\b(?:run|running|ran|jog)\b")),
)
_WEEKLY = re.compile(r"\s*(?:per|a|each|every)\s+(?:week|day|month)|\s*\([^)]*\)\s*(?:per|a)\s+week")
_SIZES = {
    "swim": (Decimal(100), Decimal(5000)),
    "bike": (Decimal(5000), Decimal(200_000)),
    "run": (Decimal(1000), Decimal(60_000)),
}
_CLIMBED = re.compile(
    r"\s*(?:of )?(?:climb|ascent|elevation|up\b|above|high|altitude|gain|mark|to go|left|deep|wide|tall|per|an hour|"
    r"from the)"
)
_HEIGHT = re.compile(r"\b(?:climb\w*|ascen\w+|elevation|height|altitude)\b[^.]{0,20}$")
_LATER = re.compile(r"\b(?:train|trained|training|up to|at a time|longest|first|last|another|every|a week|a day|per)\b")
_PLACED = re.compile(r"marathon|10k|5k|triathlon|parkrun|10 mile|trail|sportive|swim")
_NO_PLACE = frozenset("comrades sprint olympic super standard full half ultra trail north south midnight polar".split())
_SIDES = frozenset(
    "great royal national international virgin bmw tcs tata adidas asics nike bank absa santander st the city annual "
    "inaugural mini big rock".split()
)


def length(text: Text, name: RaceName, found: tuple[Figure, ...], main: bool) -> Found[Decimal] | None:
    """How far it is, in metres: from the name, else the three parts of a triathlon, else a length close by."""
    spot = text.phrase(name.start, name.end)
    if name.activity == "triathlon":
        return _three(text, name, found)
    if name.metres is not None:
        return Found(name.metres, spot)
    if "Channel" in name.name and name.kind == "solo":
        return _channel(text, found) or Found(CHANNEL, spot)
    best: Figure | None = None
    sentence = sentence_at(text, name.start)
    for figure in found:
        if not _can_be(text, name, figure):
            continue
        if (
            0 <= figure.start - name.end <= 4
            or -3 <= figure.end - name.start <= 0
            or name.start <= figure.start < name.end
        ):
            best = figure
            break
        gap = sentence_at(text, figure.start) - sentence
        if best is None and (gap == 0 or (main and -1 <= gap <= 2)):
            best = figure
    return None if best is None else Found(best.metres or Decimal(0), text.phrase(best.start, best.end))


def _can_be(text: Text, name: RaceName, figure: Figure) -> bool:
    """Whether a figure can be the length of a race: no height, no training run, no short piece of it."""
    far, unit = figure.metres, figure.amount.unit
    if far is None or not 1000 <= far <= 500_000 or unit in (Unit.FOOT, Unit.MARATHON) or _loose(text, figure):
        return False
    if unit is Unit.METRE and far < 5000 and name.activity != "swimming":
        return False
    ahead = text.low[max(0, figure.start - 40) : figure.start]
    return not (_CLIMBED.match(text.low, figure.end) or _LATER.search(ahead[-24:]) or _HEIGHT.search(ahead))


def _loose(text: Text, figure: Figure) -> bool:
    """Whether a length is no number: `a mile`, but not `one mile`."""
    return figure.plain and not text.low.startswith("one ", figure.start)


def _channel(text: Text, found: tuple[Figure, ...]) -> Found[Decimal] | None:
    """The width of the Channel as the text gives it."""
    for figure in found:
        far = figure.metres
        if far is not None and 30_000 < far < 40_000 and figure.amount.unit in (Unit.MILE, Unit.KM):
            return Found(far, text.phrase(figure.start, figure.end))
    return None


def _three(text: Text, name: RaceName, found: tuple[Figure, ...]) -> Found[Decimal] | None:
    """The sum of swim, ride and run, if all three lengths stand within three hundred characters of each other."""
    parts: dict[str, Figure] = {}
    for figure in found:
        if figure.start < name.start - 250 or figure.start > name.end + 600:
            continue
        part = _part(text, figure, parts)
        if part is not None:
            parts[part] = figure
    row = sorted(parts.values(), key=lambda f: f.start)
    if len(row) < 3 or row[-1].end - row[0].start > 320:
        return None
    total = sum((f.metres or Decimal(0) for f in row), Decimal(0))
    return Found(total, text.phrase(row[0].start, row[-1].end))


def _part(text: Text, figure: Figure, parts: dict[str, Figure]) -> str | None:
    """Which part of a triathlon a length is, None for a weekly amount or one already known."""
    far, marathon = figure.metres, figure.amount.unit is Unit.MARATHON
    if far is None or figure.again or (figure.plain and not marathon):
        return None
    rest = text.low[figure.end : figure.end + 40]
    if _WEEKLY.match(rest):
        return None
    behind = re.split(r"[.;,\n]|\band\b|\d", rest[:26].partition(")")[2] or rest[:26])[0]
    ahead = re.split(r"[.;,\n]|\band\b", text.low[max(0, figure.start - 14) : figure.start])[-1]
    for part, pattern in _PARTS:
        least, most = _SIZES[part]
        said = pattern.search(behind) or pattern.search(ahead) or (part == "run" and marathon)
        if part not in parts and least <= far <= most and said:
            return part
    return "swim" if far < 5000 and "swim" not in parts and "water" in rest[:20] else None


def place(text: Text, name: RaceName) -> Found[str] | None:
    """Where it is: the place in its name, else a place behind "in" or "at" in the same sentence."""
    if name.kind == "solo" and "Channel" in name.name:
        return Found("English Channel", text.phrase(name.start, name.end))
    inside = [t for t in text.tokens[_token(text, name.start) : _token(text, name.end)] if t.kind == "word"]
    lead = _lead(inside)
    if len(inside) > 1 and inside[0].low == "ironman" and inside[1].capital:
        lead = inside[1:]
    elif name.kind != "named" or not _PLACED.search(name.name.lower()):
        lead = []
    if 0 < len(lead) < 4 and not lead[-1].low.endswith("'s"):
        phrase = text.phrase(lead[0].start, lead[-1].end)
        return Found(" ".join(phrase.text.split()), phrase)
    return _place_behind(text, name)


def _lead(inside: list[Token]) -> list[Token]:
    """The capitalised words a name begins with, sponsors and words for its kind left out."""
    lead: list[Token] = []
    for token in inside:
        if not token.capital or token.low in _NO_PLACE or token.low in EVENTS:
            break
        if token.low not in _SIDES:
            lead.append(token)
        elif lead:
            break
    return lead


def _place_behind(text: Text, name: RaceName) -> Found[str] | None:
    """The place behind "in" or "at" after the name, else the nearest one before it, within the sentence."""
    sentence = text.sentences[sentence_at(text, name.start)]
    begin, end = _token(text, name.start), _token(text, name.end)
    after = range(end, min(sentence.last - 1, end + 10))
    before = range(begin - 2, max(sentence.first, begin - 20) - 1, -1)
    for j in (*after, *before):
        if text.tokens[j].low not in (_PLACING if j >= end else ("in",)):
            continue
        found = _place_at(text, j + 2 if text.tokens[j + 1].low == "the" else j + 1, sentence.last)
        if found is not None:
            return found
    return None


_PLACING = frozenset(["in", "at", "around", "through", "across"])


def _place_at(text: Text, first: int, last: int) -> Found[str] | None:
    k = first
    while k < last and text.tokens[k].capital and text.tokens[k].kind == "word" and k - first < 4:
        low = text.tokens[k].low
        if low in MONTHS or low in WEEKDAY_WORDS or low in PEOPLES or is_plain(low):
            break
        k += 1
    if k == first:
        return None
    phrase = text.phrase(text.tokens[first].start, text.tokens[k - 1].end)
    return Found(" ".join(phrase.text.split()).removesuffix("'s"), phrase)


def _token(text: Text, position: int) -> int:
    """The number of the first token that begins at or behind a character."""
    low, high = 0, len(text.tokens)
    while low < high:
        middle = (low + high) // 2
        if text.tokens[middle].start < position:
            low = middle + 1
        else:
            high = middle
    return low
