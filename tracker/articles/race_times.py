"""When an article says that a race is run, when it starts, and the time that was needed."""

import re
from datetime import date
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.dates import DateFound, published_on
from tracker.articles.drafts import Found, Unit
from tracker.articles.name_spots import READ, sentence_at, stretch
from tracker.articles.race_words import RaceName
from tracker.articles.text import Text

_START = re.compile(
    r"\b(?:start|starts|started|starting|begin|begins|began|gun|set off|sets off|setting off|under way|underway|off "
    r"at|flagged off|kick(?:s|ed)? off|leaves?)\b"
)
_RESULT = re.compile(
    r"\b(?:finish|finished|finishing|crossed|line|time|clocked|result|took|needed|home in|came in|ran it in|"
    r"completed|in the end|after|in|with|managed|pb|best|was|hours|stopped|watch|clock|round in|said)\b"
)
_LIMIT = re.compile(
    r"\b(?:under|limit|cut-?off|goal|target|hope|hoped|hopes|hoping|aim|aimed|aims|within|record|winner|winners|won|"
    r"beat|inside|less than|sub|"
    r"expect|expected|wanted|want|up to|something like|predict|estimate|should|fastest|pace|average|trained|training|"
    r"until)\b"
)
_SELF = re.compile(r"\b(?:i|my|me|mine|i'd|i'm|i've|he|she|his|her)\b")
_MINE = re.compile(r"\b(?:i|my|me|mine|myself)\b")
_DONE = re.compile(
    r"\b(?:i|we) \w+|\b(?:ran|swam|rode|walked|cycled|rowed|skied|lined up|completed|finished|paddled)\b"
)
_WINNER = re.compile(
    r"\b(?:won|winners?|fastest|record|champion|second place|third place|runner-up|first place|pros?)\b"
)
_SHORT_AHEAD = re.compile(r"\b(?:in|time(?: of| was|:)?|result|clocked|with|took|needed)\s+(?:me |a |just |about )?$")
_HMS = re.compile(r"(\d{1,2}):(\d\d):(\d\d)")


def day(text: Text, names: tuple[RaceName, ...], days: tuple[DateFound, ...], main: bool) -> Found[date] | None:
    """The day it is run: a whole date in its sentence, for a main race also one said of the start or the event."""
    written = published_on(text)
    near: list[tuple[int, DateFound]] = []
    homes = {sentence_at(text, n.start) for n in names}
    for found in days:
        if found.day is None or found.first is None or found.until not in (None, found.day):
            continue
        here = sentence_at(text, found.start)
        begin, stop = stretch(text, found.start, found.end)
        words = text.low[begin:stop]
        fact = re.match(r"\W*(?:date|when)\W", words) is not None
        headed = not fact and found.first == written and found.start < 300 and len(words) < 60
        labelled = text.low[max(0, found.start - 6) : found.start].endswith("date ")
        if (
            headed
            or labelled
            or re.search(r"\b(?:register|entries close|deadline|published|posted|watch|deposit)\b", words)
        ):
            continue
        if here in homes:
            near.append((0, found))
        elif (
            main
            and min(abs(here - h) for h in homes) <= 4
            and (
                _START.search(words)
                or fact
                or _DONE.search(words)
                or re.search(r"\brace|takes? place|held|event\b|^\W*(?:date|when)\b", words)
            )
        ):
            near.append((1, found))
    if not near:
        return None
    best = min(near, key=lambda pair: (pair[0], pair[1].start))[1]
    return Found(best.first or date.min, text.phrase(best.start, best.end))


def clock(text: Text, names: tuple[RaceName, ...]) -> Found[str] | None:
    """When it starts, as HH:MM: a time of day with a word for starting shortly before it, or the word shortly after."""
    homes = {sentence_at(text, n.start) for n in names}
    for token in text.tokens:
        if token.start > READ:
            break
        if token.kind != "clock" or token.low.count(":") > 1:
            continue
        here = sentence_at(text, token.start)
        if min(abs(here - h) for h in homes) > 4:
            continue
        sentence = text.sentences[here]
        ahead = text.low[max(sentence.start, token.start - 70) : token.start]
        behind = text.low[token.end : token.end + 12]
        if not (_START.search(ahead) or re.match(r"\s*(?:the |a )?(?:start|gun)\b", behind)):
            continue
        time = _time(token.low)
        if time is not None:
            return Found(time, text.phrase(token.start, token.end))
    return None


def _time(low: str) -> str | None:
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap]?)", low)
    if match is None:
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    if match.group(3) == "p" and hour < 12:
        hour += 12
    if match.group(3) == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def result(text: Text, names: tuple[RaceName, ...], found: tuple[Figure, ...], main: bool) -> Found[int] | None:
    """The time in seconds of the one who tells it or is told of; goals, limits, splits and other people's are none."""
    best: tuple[int, int, int, int, int] | None = None
    homes = [sentence_at(text, n.start) for n in names]
    for seconds, start, end in _times(text, found, names[0].metres):
        here = sentence_at(text, start)
        gap = min(abs(here - h) for h in homes)
        close = min(start - n.end for n in names if start >= n.end) if any(start >= n.end for n in names) else 9999
        if gap > (99 if main else 0) or (not main and close > 60):
            continue
        sentence = text.sentences[here]
        ahead = text.low[max(sentence.start, start - 60) : start]
        if _LIMIT.search(" ".join(ahead.split()[-6:])) or re.match(
            r"\s*(?:limit|cut-?off|per|pace|later|each|before|behind|ahead)", text.low[end : end + 12]
        ):
            continue
        if _WINNER.search(text.low, stretch(text, start, end)[0], start):
            continue
        rank = 0
        if _MINE.search(" ".join(ahead.split()[-3:])):
            rank += 4
        if _RESULT.search(ahead):
            rank += 2
        if re.search(r"\b(?:finish\w*|crossed|line|home|in the end|result|clocked|total|official)\b", ahead):
            rank += 2
        if close < 60:
            rank += 3
        if main and rank < (2 if end - start > 5 else 4):
            continue
        key = (rank, seconds, -gap, start, end)
        best = key if best is None or key > best else best
    return None if best is None else Found(best[1], text.phrase(best[3], best[4]))


def _times(text: Text, found: tuple[Figure, ...], far: Decimal | None) -> list[tuple[int, int, int]]:
    """Times that took: `1:57:13`, `13 hours and 12 minutes`, as seconds with their place."""
    out = []
    for token in text.tokens:
        if token.start > READ:
            break
        match = _HMS.fullmatch(token.low) if token.kind == "clock" else None
        if match:
            hours, minutes, seconds = (int(g) for g in match.groups())
            out.append((hours * 3600 + minutes * 60 + seconds, token.start, token.end))
    for figure in found:
        size = {Unit.MINUTE: 60, Unit.SECOND: 1}.get(figure.amount.unit)
        words = text.low[figure.start : figure.end]
        if size is None or figure.amount.most is not None or not re.search(r"\d.*\d|h.*min|min.*s", words):
            continue
        if re.search(r"[a-z]", words) and len(re.findall(r"h(?:ou)?rs?\b|min|sec|\dh\b|\dm\b", words)) > 1:
            out.append((int(figure.amount.number * size), figure.start, figure.end))
    return out or _short_times(text, far)


def _short_times(text: Text, far: Decimal | None) -> list[tuple[int, int, int]]:
    """Times such as `in 48:30` or `my time was 3:41`: hours and minutes from 16 km on, else minutes and seconds."""
    out = []
    for token in text.tokens:
        if token.start > READ:
            break
        match = re.fullmatch(r"(\d{1,2}):(\d\d)", token.low) if token.kind == "clock" else None
        ahead = text.low[max(0, token.start - 24) : token.start]
        if match is None or not _SHORT_AHEAD.search(ahead) or re.search(r"\b(?:start|began|at)\b", ahead):
            continue
        first, second = int(match.group(1)), int(match.group(2))
        long = (far is None or far > 16_000 or first < 3) and first < 30
        out.append(((first * 60 + second) * (60 if long else 1), token.start, token.end))
    return out
