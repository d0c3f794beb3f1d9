"""The ways in which a text says a route, each with what its wording is worth."""

from collections.abc import Iterator

from tracker.articles.place_names import Name, Names
from tracker.articles.route_ends import STARTS, Ends
from tracker.articles.route_pairs import Pairs
from tracker.articles.route_parts import ARROWS, Shape
from tracker.articles.text import Text

# an article says its route early: no more of a very long text is searched for one
_MOST_TOKENS = 8_000


def shapes(text: Text, names: Names, *, partial: bool = False) -> Iterator[Shape]:
    """Everything in the text that has the form of a route. `partial`: also single starts, finishes and rows of "
    "places."""
    pairs, ends = Pairs(text, names), Ends(text, names)
    for i, token in enumerate(text.tokens[:_MOST_TOKENS]):
        low = token.low
        if low == "from":
            yield from pairs.from_to(i)
        elif low in ("to", "2") or low == "-":
            yield from pairs.pair(i)
            if low == "to":
                yield from pairs.to_from(i)
                if partial:
                    yield from pairs.toward(i)
        elif low in ARROWS:
            yield from pairs.pair(i)
        elif low == "between":
            yield from pairs.between(i)
        elif token.kind == "word" and STARTS.match(low):
            yield from ends.started(i, partial)
        if partial and low in ("through", "via", "visiting", "connects", "past", "touching"):
            yield from pairs.row(i)
    yield from ends.labels()


def departures(text: Text, names: Names) -> list[Name]:
    """The places that the text says are left or started from, whatever the way leads to."""
    ends = Ends(text, names)
    found = []
    for i, token in enumerate(text.tokens[:_MOST_TOKENS]):
        if token.kind == "word" and STARTS.match(token.low):
            name = ends.departure(i)
            if name is not None:
                found.append(name)
    return found
