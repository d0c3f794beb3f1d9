"""Why a text holds nothing to follow, in one sentence."""

from tracker.articles.selecting import Judged
from tracker.articles.text import Text

_ENGLISH = frozenset(
    "the and of to in a is for with that on was he she they it we i at his her from by are be this will".split()
)


def refusal(text: Text, rows: list[Judged]) -> str:
    """One sentence for the reader of the article: what was looked for, what was found instead, what to do."""
    words = [token.low for token in text.tokens[:600] if token.kind == "word"]
    if not words:
        return "There is no text here to read a challenge from; paste the article itself."
    if len(words) > 30 and sum(word in _ENGLISH for word in words) < len(words) * 0.08:
        return (
            "This text does not look like English, the only language that is read so far; "
            "add the figures by hand or paste a translation."
        )
    if len(words) < 6:
        return "This is too short to read a challenge from; paste the whole article, or add the figures by hand."
    if not rows:
        return "There is no challenge or race to follow in this text: it names no distance, time or count to do."
    n = len(rows)
    figures = "the one figure in it is" if n == 1 else f"none of the {n} figures in it is"
    if n == 1:
        return f"There is no challenge or race to follow in this text: {figures} not something to do."
    return f"There is no challenge or race to follow in this text: {figures} something to do over days, or a race."
