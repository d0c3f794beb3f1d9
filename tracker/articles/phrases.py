"""The words that say a figure: itself with the verb before it and the rate behind it, within its clause."""

from tracker.articles.amounts import Figure
from tracker.articles.drafts import Phrase
from tracker.articles.text import Text

_BOUNDS = frozenset([".", ",", ";", ":", "(", ")", "!", "?", "\u2026", "|", "\u2022"])
_BEFORE, _AFTER = 5, 7


def clause(text: Text, figure: Figure) -> Phrase:
    """The stretch around a figure up to the next mark or line break, at most five words before and seven behind."""
    tokens = text.tokens
    first, last = figure.first, figure.last
    while first > 0 and figure.first - first < _BEFORE and not tokens[first].breaks and _belongs(text, first - 1):
        first -= 1
    while last < len(tokens) and last - figure.last < _AFTER and not tokens[last].breaks and _belongs(text, last):
        last += 1
    while last > figure.last and tokens[last - 1].low in _LOOSE:
        last -= 1
    while first < figure.first and tokens[first].low in _LOOSE:
        first += 1
    return text.phrase(tokens[first].start, max(figure.end, tokens[last - 1].end))


_LOOSE = frozenset("and or but that which who where when while to of the a an in on for with from by".split())


def _belongs(text: Text, k: int) -> bool:
    token = text.tokens[k]
    following = text.tokens[k + 1] if k + 1 < len(text.tokens) else None
    if token.low == "," and following is not None and following.low == "every":
        return True
    if token.low in _BOUNDS or token.low == '"':
        return False
    # a dash between spaces parts, one within a word does not
    return token.low != "-" or token.glued or (following is not None and following.glued)
