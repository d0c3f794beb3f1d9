"""One-day efforts without a name: a length at a stretch, a swim across the Channel, the one length of a text."""

import re
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.drafts import Unit
from tracker.articles.name_spots import READ
from tracker.articles.race_words import RaceName
from tracker.articles.text import Text, Token

_CHANNEL = re.compile(
    r"\b(?:swim|swims|swam|swum|swimming|crossing|attempt(?:ing)?)\b[^.!?\n]{0,40}?\b(?:the )?(?:english )?"
    r"channel\b(?! islands)"
    r"|\b(?:english )?channel (?:swim|crossing|attempt)\b|\bswim(?:ming)? (?:all the way )?to france\b"
)
_ONE_DAY = re.compile(
    r"\bin (?:one|a single|a|1) day\b|\bin one go\b|\bnon-?stop\b|\bwithout a (?:break|pause|stop)\b|\bin under \w+ "
    r"hours\b|\bcontinuous(?:ly)?\b"
)
_BOUT = {
    "run": "running", "race": "running", "ride": "cycling", "swim": "swimming", "walk": "walking", "hike": "walking",
    "row": "rowing", "rowing": "rowing", "ultra": "running", "ultramarathon": "running", "cycle": "cycling",
    "sportive": "cycling",
    "trek": "walking", "paddle": "other:paddling", "fell": "running", "trail": "running", "fun": "running",
    "course": "running",
    "loop": "", "event": "", "challenge": "", "distance": "", "time": "", "walking": "walking", "cycling": "cycling",
    "swimming": "swimming",
    "running": "running", "kayak": "other:kayaking", "triathlon": "triathlon", "ski": "skiing",
}  # fmt: skip


_EMPTY = frozenset(("time", "distance"))
_RACES = frozenset(("race", "ultra", "ultramarathon", "sportive", "event"))
_NOT_BY = (Unit.FOOT, Unit.MARATHON)


def _solo(start: int, end: int, name: str, activity: str, metres: Decimal | None = None) -> RaceName:
    return RaceName(name, start, end, "solo", activity, metres)


def _efforts(text: Text, found: tuple[Figure, ...]) -> list[RaceName]:
    """`100 miles in 12 hours`, `a 50-mile race`, `100 miles in one day`: lengths done at a stretch."""
    tokens = text.tokens
    out = []
    for at, figure in enumerate(found):
        if not _is_length(figure, 1500, 1_000_000) or figure.amount.unit is Unit.HALF_MARATHON:
            continue
        hours = found[at + 1] if at + 1 < len(found) and _within(tokens, figure, found[at + 1]) else None
        last = hours.last if hours is not None else figure.last
        nouns = last
        while (
            nouns < len(tokens) and nouns - last < 3 and tokens[nouns].low in _BOUT and tokens[nouns].low not in _EMPTY
        ):
            nouns += 1
        strong = figure.joined or hours is not None or tokens[nouns - 1].low in _RACES
        one_day = _ONE_DAY.search(text.low, figure.end, figure.end + 44)
        if one_day and re.search(r"[.;:!?,(]", text.low[figure.end : one_day.start()]):
            one_day = None
        if hours is None and one_day is None and not (nouns > last and strong):
            continue
        end = one_day.end() if one_day else tokens[nouns - 1].end
        activity = next((_BOUT[t.low] for t in tokens[last:nouns] if _BOUT[t.low]), figure.activity or "")
        name = " ".join(text.text[figure.start : end].split())
        out.append(_solo(figure.start, end, name, activity, figure.metres))
    return out


def _is_length(figure: Figure, least: int, most: int) -> bool:
    """Whether a figure is a written length between two numbers of metres, in a unit one runs or rides by."""
    far = figure.metres
    return far is not None and least <= far <= most and not figure.plain and figure.amount.unit not in _NOT_BY


def _within(tokens: tuple[Token, ...], figure: Figure, hours: Figure) -> bool:
    """Whether `in N hours` stands right behind a figure, for a day at most."""
    if hours.amount.unit is not Unit.HOUR or not 1 <= hours.amount.number <= 24:
        return False
    between = [t.low for t in tokens[figure.last : hours.first]]
    return 0 < len(between) <= 2 and all(
        w in ("in", "within", "under", "inside", "less", "than", "just") for w in between
    )


_DOING = {
    "walk": "walking", "walks": "walking", "walked": "walking", "walking": "walking", "hike": "walking",
    "hiked": "walking",
    "run": "running", "runs": "running", "ran": "running", "running": "running", "cycle": "cycling",
    "cycles": "cycling",
    "cycled": "cycling", "cycling": "cycling", "ride": "cycling", "rides": "cycling", "rode": "cycling",
    "swim": "swimming",
    "swims": "swimming", "swam": "swimming", "swum": "swimming", "swimming": "swimming", "row": "rowing",
    "rowed": "rowing",
    "paddle": "other:paddling", "paddled": "other:paddling", "ridden": "cycling", "kayak": "other:kayaking",
}  # fmt: skip


def guesses(text: Text, found: tuple[Figure, ...]) -> list[RaceName]:
    """Lengths that may be those of the one effort an article tells of without a name, at most the first eight."""
    out = []
    for figure in found:
        length = figure.metres
        if length is None or figure.again or not _is_length(figure, 2000, 330_000):
            continue
        if figure.amount.unit is Unit.METRE and length < 5000:
            continue
        near = text.low[max(0, figure.start - 60) : figure.start]
        if _ASIDE.search(near.rsplit(".", 1)[-1]) or _ASIDE_AFTER.match(text.low, figure.end):
            continue
        name = " ".join(text.text[figure.start : figure.end].split())
        out.append(RaceName(name, figure.start, figure.end, "guess", figure.activity or "", length))
    return out[:8]


_ASIDE = re.compile(
    r"\b(?:train\w*|longest|at least|never|up to|first|last|after|at|another|only|every|each|than|about to go|with|"
    r"remaining|final|record|weekends? of|"
    r"stations?|drink|mark|altitude|height|climb\w*|elevation|drove|flew|live\w*|pacing|pace|or|as far as|equal\w*|"
    r"equivalent|like|of)\b[^.;:]{0,12}$"
)
_ASIDE_AFTER = re.compile(
    r"\s*(?:mark|point|to go|left|in|from home|away|per|a (?:day|week|month)|each|every|an hour|long runs?|of "
    r"(?:climb|ascent|elevation)|deep|high|above|later|before|further|off|training|wide|tall|behind|ahead|loops?|"
    r"laps?)\b"
)


def _told(text: Text, found: tuple[Figure, ...]) -> list[RaceName]:
    """`walk 24 miles`, `ran the 35 miles`: a length right behind a verb, which may have been done in one day."""
    out = []
    for figure in found:
        length = figure.metres
        if length is None or not _is_length(figure, 1500, 330_000):
            continue
        ahead = [t.low for t in text.tokens[max(0, figure.first - 4) : figure.first]]
        verb = next((w for w in reversed(ahead) if w in _DOING), None)
        if verb is None or set(ahead) & {".", ",", ":", ";", "-", "and"}:
            continue
        activity = _DOING[verb]
        if length > {"cycling": 330_000, "swimming": 60_000}.get(activity, 170_000):
            continue
        name = " ".join(text.text[figure.start : figure.end].split()) + " " + activity.removeprefix("other:")
        out.append(_solo(figure.start, figure.end, name, activity, length))
    return out


def described(text: Text, found: tuple[Figure, ...]) -> list[RaceName]:
    """Every one-day effort that is described and not named."""
    channel = [
        _solo(m.start(), m.end(), "English Channel swim", "swimming") for m in _CHANNEL.finditer(text.low, 0, READ)
    ]
    return [*channel, *_efforts(text, found), *_told(text, found)]
