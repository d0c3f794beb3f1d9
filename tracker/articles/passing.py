"""Other efforts of the same people that an article tells in passing: so many miles in so many days, once."""

import re
from bisect import bisect_left

from tracker.articles.drafts import ChallengeDraft, Found, Per, Role, Target
from tracker.articles.phrases import clause
from tracker.articles.selecting import Judged
from tracker.articles.spans import Span
from tracker.articles.text import Text
from tracker.articles.titles import described

_REACH = 10
_LEAST_METRES = 20_000
_MOST = 4
# what such a figure never is: a part, somebody else's, progress, training, a height, a comparison, or not done at all
_OTHERWISE = frozenset(
    ["< so far", "> so far", "> by now", "days so far", "~ training", "< training", "< height", "> height", "< motor",
     "~ motor", "< compare strong", "< negated", "~ condition", "< other", "heading", "item", "< part strong", "~ goal"]
)  # fmt: skip
_IN_DAYS = re.compile(
    r"\W*(?:[\w-]+\W+){0,4}?(?:in|over|within|and (?:they|he|she|i|we|it) (?:took|needed)|took (?:him|her|them|us|me)"
    r"|taking)\W+"
    r"(?:just |only |about |around |under |the )*$"
)


def in_passing(
    text: Text, rows: list[Judged], spans: tuple[Span, ...], main: ChallengeDraft | None
) -> tuple[ChallengeDraft, ...]:
    """Background challenges: a length that was not taken with its own number of days right behind it."""
    if main is None:
        return ()
    taken = {(t.amount.value.unit, t.amount.value.number) for t in main.targets}
    taken |= {(other.value.unit, other.value.number) for t in main.targets for other in t.amount.others}
    taken |= {(s.amount.unit, s.amount.number) for s in main.stages if s.amount is not None}
    firsts = [span.first for span in spans]
    found = []
    for row in rows:
        c = row.candidate
        if c.derived or c.stated or c.per is not Per.TOTAL or (c.amount.unit, c.amount.number) in taken:
            continue
        if (c.figure.metres or 0) < _LEAST_METRES or _OTHERWISE & set(c.features):
            continue
        span = next(iter(spans[bisect_left(firsts, c.figure.last) :]), None)
        if span is None or span.first - c.figure.last > _REACH or span.source not in ("days", "weeks") or span.days < 2:
            continue
        if (main.days is not None and span.days == main.days.value) or not _IN_DAYS.fullmatch(
            text.low, c.figure.end, span.start
        ):
            continue
        target = Target(c.activity, Found(c.amount, clause(text, c.figure)), c.per, c.figure.exercise)
        days = Found(span.days, text.phrase(span.start, span.end))
        title = Found(described((target,), span.days), None)
        found.append(ChallengeDraft(title=title, role=Role.BACKGROUND, days=days, targets=(target,)))
    return tuple(found[:_MOST])
