"""Who does it: the people of an article, and how likely each of them is one of those who make the effort."""

from dataclasses import dataclass
from itertools import pairwise
from math import exp

from tracker.articles.drafts import Found
from tracker.articles.name_words import EFFORT, SPEECH
from tracker.articles.names import Named, names
from tracker.articles.people_marks import WEIGHTS, features, voice
from tracker.articles.text import Text

_MOST = 150  # people: more than an article names


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named: `score` (0 to 1) says how likely they are among those who do it, `features` and `weight` why."""

    name: Found[str]
    mentions: int
    score: float
    features: tuple[str, ...]
    weight: float = 0.0


def people(text: Text) -> tuple[Person, ...]:
    """Everybody the text names, the likeliest doers first; handles such as @name are nobody."""
    found = [n for n in names(text) if n.weight > -1.5][:_MOST]
    own = voice(text)
    marks = [features(text, n, own, found) for n in found]
    pairs = _joined(text, found)
    for i in _rows(pairs):
        marks[i].add("row")
    scores = [_score(m, n) for m, n in zip(marks, found, strict=True)]
    for i, j in pairs:
        for one, two in ((i, j), (j, i)):
            if scores[one] > 0.2 and not marks[two] & {"honoured", "origin", "likened", "office", "credit", "byline"}:
                marks[two].add("joined")
    for mark in marks:
        if mark & {"row", "joined"}:
            mark -= {"doubtful", "nobody"}
    scores = [_score(m, n) for m, n in zip(marks, found, strict=True)]
    out = []
    for named, mark, score in zip(found, marks, scores, strict=True):
        stand = named.fullest
        phrase = text.phrase(stand.start, stand.end)
        name = " ".join(phrase.text.split())
        out.append(
            Person(Found(name, phrase), len(named.mentions), 1 / (1 + exp(-score)), tuple(sorted(mark)), _held(named))
        )
    return tuple(sorted(out, key=lambda p: (-p.score, p.name.phrase.start if p.name.phrase else 0)))


def doers(text: Text) -> tuple[Found[str], ...]:
    """The names of those who do it, in the order they are first named."""
    taken = [p.name for p in people(text) if p.score >= 0.5]
    return tuple(sorted(taken, key=lambda n: n.phrase.start if n.phrase else 0))


def _score(marks: set[str], named: Named) -> float:
    return WEIGHTS["bias"] + WEIGHTS["person"] * _held(named) + sum(WEIGHTS[m] for m in marks)


def _held(named: Named) -> float:
    return max(-3.0, min(named.weight, 6.0))


def _joined(text: Text, found: list[Named]) -> list[tuple[int, int]]:
    """Pairs of people named side by side: `A and B`, `A, B`."""
    row = sorted((m.first, m.last, m.sentence, i) for i, n in enumerate(found) for m in n.mentions)
    pairs = []
    for (_, last, sentence, one), (first, _, other, two) in pairwise(row):
        between = [t.low for t in text.tokens[last:first]] if first - last <= 6 else ["far"]
        linked = between and (
            all(w in _LINKS for w in between)
            or (
                between[0] in (",", "and", "&", ";")
                and not set(between) & (EFFORT | SPEECH | {".", "!", "?", ":", "who"})
            )
        )
        if one != two and sentence == other and linked:
            pairs.append((one, two))
    return pairs


def _rows(pairs: list[tuple[int, int]]) -> set[int]:
    """Those who stand in an enumeration of three or more."""
    beside: dict[int, set[int]] = {}
    for one, two in pairs:
        beside.setdefault(one, set()).add(two)
        beside.setdefault(two, set()).add(one)
    middle = {i for i, others in beside.items() if len(others) > 1}
    return middle | {j for i in middle for j in beside[i]}


_LINKS = frozenset(
    ", and & his her their wife husband friend best pal uncle brother sister with ( ) alongside partner".split()
)
