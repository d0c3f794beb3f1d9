"""Routes of an article: start, places on the way and finish in order of travel, the likeliest first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tracker.articles.amounts import Figure
from tracker.articles.days import DayList, day_lists
from tracker.articles.drafts import Found
from tracker.articles.figures import figures
from tracker.articles.place_names import Name, Names
from tracker.articles.route_parts import Shape
from tracker.articles.route_shapes import shapes
from tracker.articles.route_worth import Judge, sound
from tracker.articles.text import Text, folded

_MOST_SHAPES = 600
_LEAST = 3.0
_LEAST_PARTIAL = 3.5
_FAR = 800
# a way told with so many places is surer of its start than the headline
_TOLD = 5
_LEG = re.compile(r"\b(?:days?|stages?|legs?|then|next|onwards?|afterwards|finally|from there)\b")


@dataclass(frozen=True, slots=True)
class Route:
    """Places in order of travel, said between characters `start` and `end`. `partial`: start or finish is missing.

    `score` tells how surely the article means this way; the best comes first.
    """

    places: tuple[Found[str], ...]
    partial: bool
    start: int
    end: int
    score: float


def routes(
    text: Text, lists: tuple[DayList, ...] | None = None, amounts: tuple[Figure, ...] | None = None
) -> tuple[Route, ...]:
    """The routes of a text, likeliest first. `lists` and `amounts` are its day lists and figures if they have "
    "been read."""
    amounts = figures(text) if amounts is None else amounts
    lists = day_lists(text, amounts) if lists is None else lists
    if any(one.professional for one in lists):
        return ()
    names = Names(text)
    judge = Judge(text, names, amounts)
    found: list[tuple[float, Shape]] = []
    for shape in islice(shapes(text, names), _MOST_SHAPES):
        if any(one.start <= shape.start < one.end and len(one.stages) > 1 for one in lists):
            continue
        score = judge.score(shape)
        if score >= _LEAST and sound(shape, judge):
            found.append((score, shape))
    found += _chained(text, found)
    found += [(4.2, shape) for shape in _of_lists(text, lists)]
    merged = _merged(found) or _partial(text, names, judge)
    return tuple(
        Route(tuple(_found(text, n) for n in shape.names), shape.partial, shape.start, shape.end, round(score, 3))
        for score, shape in merged
    )


def _partial(text: Text, names: Names, judge: Judge) -> list[tuple[float, Shape]]:
    """What is said of a way whose start or finish is missing: the likeliest single ends and rows of places."""
    known = (s for s in islice(shapes(text, names, partial=True), _MOST_SHAPES) if s.partial)
    scored = [(judge.score(shape), shape) for shape in known if sound(shape, judge)]
    best = sorted((item for item in scored if item[0] >= _LEAST_PARTIAL), key=lambda item: (-item[0], item[1].start))
    return best[:1]


def places(text: Text) -> tuple[Found[str], ...]:
    """The places that the text names as start, finish or on the way, in order of mention, without a claim to "
    "order."""
    names = Names(text)
    judge = Judge(text, names, ())
    seen: dict[str, Name] = {}
    for shape in islice(shapes(text, names, partial=True), _MOST_SHAPES):
        if judge.score(shape) >= (_LEAST if not shape.partial else 1.5):
            for name in shape.names:
                seen.setdefault(folded(name.value), name)
    return tuple(_found(text, n) for n in sorted(seen.values(), key=lambda n: n.start))


def _found(text: Text, name: Name) -> Found[str]:
    return Found(name.value, text.phrase(name.start, name.end))


def _of_lists(text: Text, lists: Iterable[DayList]) -> Iterator[Shape]:
    """The way that the rows of a day list add up to, if its first row says where it begins."""
    for one in lists:
        if one.weeks or not one.stages:
            continue
        said: list[str] = []
        for stage in one.stages:
            for place in (stage.start, stage.finish):
                if place and (not said or folded(place) != folded(said[-1])):
                    said.append(place)
        if len(said) < 3 or not one.stages[0].start or not one.stages[-1].finish:
            continue
        found, at = [], one.start
        for place in said:
            start = text.text.find(place, at, one.end + 200)
            if start < 0:
                start = text.text.find(place, one.start, one.end + 200)
            if start < 0:
                continue
            at = start
            found.append(Name(place, start, start + len(place), 0, 0))
        if len(found) >= 3:
            yield Shape(tuple(found), found[0].start, found[-1].end, 4.5, 0, 0, labelled=True)


def _chained(text: Text, found: list[tuple[float, Shape]]) -> list[tuple[float, Shape]]:
    """Ways whose legs are told one after another: `day 1 from A to B ... day 2 from B to C`."""
    chains: list[tuple[float, Shape]] = []
    run: list[tuple[float, Shape]] = []
    for score, shape in sorted(found, key=lambda item: item[1].start):
        if run and not _follows(run[0][1], run[-1][1], shape):
            chains += _chain(text, run)
            run = []
        run.append((score, shape))
    return chains + _chain(text, run)


def _follows(first: Shape, last: Shape, shape: Shape) -> bool:
    """Whether a way goes on where the last one ended, and not back to the start of the first."""
    near = last.end <= shape.start <= last.end + _FAR
    return near and _key(last.names[-1]) == _key(shape.names[0]) and _key(first.names[0]) != _key(shape.names[-1])


def _chain(text: Text, run: list[tuple[float, Shape]]) -> list[tuple[float, Shape]]:
    """The whole way of legs that follow each other: three or more, or two that the text calls legs."""
    if len(run) < 2:
        return []
    first, last = run[0][1], run[-1][1]
    if len(run) < 3 and not _LEG.search(text.low, max(first.end, last.start - 40), last.start + 1):
        return []
    names = first.names + tuple(name for _, leg in run[1:] for name in leg.names[1:])
    whole = replace(first, names=names, end=last.end, last=last.last)
    return [(max(score for score, _ in run) + 0.6, whole)]


def _key(name: Name) -> str:
    return folded(name.value).split(",")[0].replace("'", "").replace(".", "").strip()


def _spelt(shape: Shape) -> int:
    """How many signs the names of a shape have, which a careless spelling leaves out."""
    return sum(name.value.count("'") + name.value.count("\u2019") for name in (shape.names[0], shape.names[-1]))


def _alike(a: str, b: str) -> bool:
    return a in b or b in a


def _merged(found: list[tuple[float, Shape]]) -> list[tuple[float, Shape]]:
    """One entry for the same start and finish: the fullest, worth more for each time it is said."""
    merged: list[tuple[float, Shape]] = []
    ends: list[tuple[str, str]] = []
    for score, shape in sorted(found, key=lambda item: (-item[0], item[1].start))[:200]:
        here = (_key(shape.names[0]), _key(shape.names[-1]))
        for i, (one, two) in enumerate(ends):
            told = len(merged[i][1].names) == 2 and len(shape.names) >= _TOLD and shape.weight >= 2.6
            if (told or _alike(one, here[0])) and _alike(two, here[1]):
                best, kept = merged[i]
                more = len(shape.names) - len(kept.names)
                better = more > 0 or (not more and _spelt(shape) > _spelt(kept))
                fuller = shape if better and shape.weight >= 2 else kept
                apart = shape.start >= kept.end or shape.end <= kept.start
                merged[i] = (best + (0.4 if apart else 0.0), fuller)
                break
        else:
            merged.append((score, shape))
            ends.append(here)
    return sorted(merged, key=lambda item: (-item[0], item[1].start))
