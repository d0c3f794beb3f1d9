"""How likely a route that a text says is the way of its article's effort."""

import re
from bisect import bisect_left
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.drafts import Unit
from tracker.articles.place_names import Names
from tracker.articles.route_parts import Shape
from tracker.articles.route_shapes import departures
from tracker.articles.text import Text, folded

_MOVES = frozenset(
    "run runs running ran runner runners jog jogging cycle cycles cycling cycled cyclist cyclists bike bikes "
    "biking biked "
    "bicycle ride rides riding rode ridden rider riders pedal pedals pedalling pedalled pedaling pedaled "
    "pedal-power tandem "
    "unicycle walk walks walking walked walker walkers march marched marches padayatra padyatra yatra hike "
    "hikes hiking "
    "hiked hiker hikers trek treks trekking trekked tramp swim swims swimming swam swum swimmer row rows rowing "
    "rowed rower "
    "ski skis skiing skied skis kayak kayaks kayaking kayaked paddle paddles paddling paddled canoe canoeing "
    "foot wheelchair handcycle "
    "scooter skate skated skating rollerblade challenge challenges relay marathons ultra ultramarathon expedition "
    "pilgrimage crossing coast-to-coast barefoot push pushing pushed bikepacking backpacking".split()
)
_WAYS = frozenset(
    "route journey trip adventure tour stretch trail distance miles mile km kms kilometres kilometers kilometer "
    "kilometre "
    "odyssey quest mission trail path steps virtual virtually record fundraiser charity stage stages leg days".split()
)
_MOTOR = frozenset(
    "fly flies flew flying flight flights plane planes drive drives drove driving driven car cars van train "
    "trains bus buses coach "
    "coaches ferry ferries motorbike motorbikes motorcycle motorcycles taxi lorry truck trucks airline airport "
    "rally hitchhike "
    "hitchhiked commute commuted commuting railway scooters motorway shuttle transfer transfers".split()
)
_LIVES = frozenset(
    "moved moves moving relocated relocating emigrated migrated transferred translated promoted switched "
    "shifted posted "
    "messages message calls switched promoted support relationship ranging range ranges everything anything "
    "letters emails imported exported supplied sent shipped "
    "deported extradited broadcast evolved expanded".split()
)
_EARLIER = re.compile(
    r"last (?:year|summer|spring|autumn|month)|previous(?:ly)?|years? ago|earlier|already (?:had|held|has)|has "
    r"also|had also|he also|"
    r"she also|they also|before that|in the past|first ever|used to|next year|inspired by|a year ago|\bonce "
    r"(?:went|ran|cycled|walked|rode)|"
    r"has (?:run|cycled|walked|paddled|rowed|swum|ridden)|had (?:run|cycled|walked|paddled|rowed|swum|ridden)|older|"
    r"the (?:same|other) (?:year|summer)|fastest woman|fastest man|record (?:from|for|was|is|of)|old record|"
    r"equivalent|as far as|"
    r"in (?:19|20)\d\d[, ]|the other\s+way\b|others? (?:have|has)|next (?:up|on|stop|challenge|adventure)|"
    r"that is approximately|"
    r"hardly (?:his|her|their) first|(?:his|her|their) (?:first|second|third|previous) (?:trip|ride|run|walk|long)"
)
_FIGURE = re.compile(r"\d ?-?(?:km|kms|k|mi|miles?|kilomet\w+)\b|\bmiles?\b")
_LENGTH = re.compile(r"\b(?:days?|weeks?|months?)\b")
_PLANNED = re.compile(
    r"\b(?:will|plans?|planning|going to|aims?|set (?:off|out)|sets (?:off|out)|is to|are to|attempt\w*|challenge)\b"
)
_LIKE = re.compile(
    r"\b(?:as far as|as long as|equivalent|same as|like (?:running|walking|cycling|going)|enough to|farther "
    r"than|further than)\b"
)
_RACE = re.compile(r"\b(?:13\.1|26\.2|21\.1|42\.2|42\.195|21\.0975) ?(?:miles?|km|k)\b|\bhalf marathon\b|\b10 ?k\b")
_MOST_SENTENCES = 2000
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FAR = 100_000


class Judge:
    """Weighs what shapes of routes are worth in one text."""

    def __init__(self, text: Text, names: Names, found: tuple[Figure, ...]) -> None:
        self.text = text
        self.names = names
        self.tokens = text.tokens
        title = text.title
        self.title_end = title[1] if title else -1
        self.spoken = self._spoken()
        self.moves = sum(t.low in _MOVES for t in self.tokens[:4000])
        self.lengths = [(f.start, f.metres) for f in found if f.metres and f.amount.unit not in (Unit.METRE, Unit.FOOT)]
        self._at = [start for start, _ in self.lengths]
        self.longest = max((metres for _, metres in self.lengths), default=None)
        self.left = {folded(n.value) for n in departures(text, names)}

    def _spoken(self) -> set[str]:
        """Words written large inside sentences that are not themselves all large."""
        found: set[str] = set()
        for sentence in self.text.sentences[:_MOST_SENTENCES]:
            if sentence.heading or sentence.last - sentence.first < 4 or self.names.large(sentence.first):
                continue
            for token in self.tokens[sentence.first + 1 : min(sentence.last, sentence.first + 2000)]:
                if token.capital:
                    found.add(token.low.removesuffix("'s"))
        return found

    def score(self, shape: Shape) -> float:
        """How surely a shape is the way of the article's effort: from 3 on it may be, from 5 on it is likely."""
        first, last = shape.names[0], shape.names[-1]
        begin, end = self.around(shape)
        words = [t.low for t in self.tokens[begin:end]]
        score = shape.weight
        score += 1.2 if _MOVES.intersection(words) else 0.0
        score += 0.6 if _WAYS.intersection(words) else 0.0
        score += 0.6 if _FIGURE.search(self.text.low, self.tokens[begin].start, self.tokens[end - 1].end) else 0.0
        score += 0.4 if _LENGTH.search(self.text.low, self.tokens[begin].start, self.tokens[end - 1].end) else 0.0
        score += 0.3 if _PLANNED.search(self.text.low, self.tokens[begin].start, self.tokens[end - 1].end) else 0.0
        score += 0.3 * min(len(shape.names) - 2, 3)
        score += 0.2 if self.moves > 2 else (-0.5 if not self.moves else 0.0)
        score += self._echo(shape) + self._size(shape) + self._begun(shape)
        if first.start < self.title_end:
            score += 0.8
        elif first.start > 1500:
            score -= 0.4
        score -= self._motor(shape)
        lead = self.text.low[self.tokens[begin].start : self.tokens[end - 1].end] if end > begin else ""
        if _LIKE.search(self.text.low, max(self.tokens[begin].start, shape.start - 40), shape.start + 5):
            score -= 0.8 if _PLANNED.search(lead) or "virtual" in lead else 3.0
        if _RACE.search(lead):
            score -= 1.2
        earlier = {match.group() for match in _EARLIER.finditer(lead)}
        score -= 1.6 * bool(earlier) + 0.8 * (len(earlier) > 1)
        if first.value.lower() == last.value.lower() and len(shape.names) < 3 and not shape.partial:
            return 0.0
        return score

    def _size(self, shape: Shape) -> float:
        """What the length said beside a shape tells: the longest of the text is the whole way, a short one a "
        "part of it."""
        if self.longest is None:
            return 0.0
        begin, end = self.around(shape)
        low, high = bisect_left(self._at, self.tokens[begin].start), bisect_left(self._at, self.tokens[end - 1].end)
        near = [(min(abs(at - shape.start), abs(at - shape.end)), metres) for at, metres in self.lengths[low:high]]
        if not near:
            return 0.0
        metres = min(near)[1]
        if metres >= self.longest * Decimal("0.9"):
            return 0.5
        if self.text.sentences[self.names.sentence(shape.names[0].first)].item and not shape.labelled:
            return -1.5  # one of several things to choose from, or a row of a table
        if _LENGTH.search(self.text.low, self.tokens[begin].start, self.tokens[end - 1].end):
            return 0.0
        return -0.9 if metres < self.longest * Decimal("0.35") and min(near)[0] < 60 else 0.0

    def _begun(self, shape: Shape) -> float:
        """Whether the text also says by itself that the way begins at the start of a shape, or at its finish."""
        first, last = folded(shape.names[0].value), folded(shape.names[-1].value)
        if first in self.left:
            return 0.7 if last not in self.left else 0.0
        return -0.7 if last in self.left and len(shape.names) < 3 else 0.0

    def _echo(self, shape: Shape) -> float:
        """What it is worth that start or finish is named elsewhere, too."""
        score = 0.0
        for name in (shape.names[0], shape.names[-1]):
            word = folded(name.value).split(",")[0]
            at = self.text.low.find(word, 0, _FAR)
            while at >= 0 and shape.start <= at < shape.end:
                at = self.text.low.find(word, at + len(word), _FAR)
            score += 0.3 if at >= 0 else 0.0
        heading = self.names.heading(shape.names[0].first)
        if not heading or not score or shape.names[0].start < self.title_end:
            return score
        sentence = self.text.sentences[self.names.sentence(shape.names[0].first)]
        alone = sum(n.last - n.first for n in shape.names) >= 0.6 * (sentence.last - sentence.first - 2)
        return score + (1.2 if alone else 0.5)

    def around(self, shape: Shape) -> tuple[int, int]:
        """The tokens of the sentences that a shape stands in, as far as they are near it."""
        sentence = self.text.sentences[self.names.sentence(shape.names[0].first)]
        begin = max(sentence.first, min(n.first for n in shape.names) - 30)
        other = self.text.sentences[self.names.sentence(shape.names[-1].first)]
        return begin, min(max(other.last, sentence.last), max(n.last for n in shape.names) + 25)

    def _motor(self, shape: Shape) -> float:
        """What a vehicle, a move of house or the like in the clause takes away."""
        sentence = self.text.sentences[self.names.sentence(shape.names[0].first)]
        at = shape.first
        for j in range(at - 1, max(at - 10, sentence.first - 1), -1):
            low = self.tokens[j].low
            if low in _MOVES:
                return 0.0
            if low in _MOTOR or low in _LIVES:
                return 6.0
            if low in (".", ";") or (low == "," and at - j > 4):
                break
        stop = min(shape.last + 4, sentence.last)
        for j in range(shape.last, stop):
            if self.tokens[j].low in (
                "train",
                "plane",
                "bus",
                "car",
                "air",
                "flight",
                "ferry",
                "railway",
                "motorway",
                "line",
            ):
                return 6.0
        return 0.0


def sound(shape: Shape, judge: Judge) -> bool:
    """Whether start and finish can be places: in a heading with all words large at least one is named "
    "elsewhere, too."""
    names = judge.names
    first, last = shape.names[0], shape.names[-1]
    for name in (first, last):
        parts = _WORD.findall(name.value.lower())
        if parts and all(w in names.small for w in parts) and names.large(name.first):
            return False
        if len(name.value) < 3 and not name.value.isupper():
            return False
    if names.large(first.first) and not shape.labelled:
        words = {w for n in (first, last) for w in _WORD.findall(n.value.lower())}
        begin, end = judge.around(shape)
        moving = any(t.low in _MOVES or t.low in _WAYS or t.kind == "number" for t in judge.tokens[begin:end])
        return bool(words & judge.spoken) or moving
    return True
