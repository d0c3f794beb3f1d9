"""What figures are to one another: of one size, one a part of the other, rows of a list to choose from."""

import re
from collections.abc import Sequence
from decimal import Decimal

from tracker.articles.amounts import Figure
from tracker.articles.drafts import Per, Unit
from tracker.articles.spans import Span
from tracker.articles.text import Text

_FEW = 40
_LINE = 90
_ROWS = 3
_ABOVE = 220
_CLOSE = Decimal("0.04")
_CHOICE = re.compile(
    r"\b(?:choose|pick|choice|options?|distances?|levels?|one of|either|select|which|decide|categor\w+|how far"
    r"|challenges?)\b"
)


def size(figure: Figure) -> tuple[str, int]:
    """A key that figures of about the same amount share."""
    metres = figure.metres
    if metres is not None:
        return "length", int(metres.to_integral_value()) // 10 if metres < 10_000 else int(metres / 100)
    return figure.amount.unit, int(figure.amount.number * 100)


def gone_by(text: Text, lengths: Sequence[Span]) -> frozenset[int]:
    """Lengths in days that are said somewhere to be what has passed so far."""
    return frozenset(span.days for span in lengths if _SO_FAR.match(text.low, span.end, span.end + 30))


_SO_FAR = re.compile(r"\W*(?:\w+\W+){0,2}?(?:so far|already|to date|and counting)\b")


def fitting(found: Sequence[Figure], pers: Sequence[tuple[Per, bool]], lengths: Sequence[Span]) -> frozenset[int]:
    """Figures of which one a day for the days named makes another: 5 km a day, 30 days, 150 km."""
    days = sorted({span.days for span in lengths if 2 <= span.days <= 400})[:_FEW]
    rates = [n for n, (per, _) in enumerate(pers) if per is Per.DAY][:_FEW]
    totals = [n for n, (per, stated) in enumerate(pers) if per is Per.TOTAL and not stated][:_FEW]
    fits: set[int] = set()
    for rate in rates:
        for total in totals:
            one, two = _comparable(found[rate], found[total])
            if one and any(abs(one * length - two) <= two * _CLOSE for length in days):
                fits |= {rate, total}
    return frozenset(fits)


def _comparable(one: Figure, two: Figure) -> tuple[Decimal, Decimal]:
    if one.metres is not None and two.metres is not None:
        return one.metres, two.metres
    if one.amount.unit is two.amount.unit and one.exercise == two.exercise:
        return one.amount.number, two.amount.number
    return Decimal(0), Decimal(0)


def listed(text: Text, found: Sequence[Figure]) -> dict[int, bool]:
    """Figures that stand alone in their line among three such lines and more; whether a choice is announced above."""
    lines: dict[int, list[int]] = {}
    for n, figure in enumerate(found):
        lines.setdefault(text.low.rfind("\n", 0, figure.start), []).append(n)
    run: list[int] = []
    out: dict[int, bool] = {}
    last_end = -1
    for at, inside in lines.items():
        figure = found[inside[0]]
        line_end = text.low.find("\n", figure.end)
        line_end = len(text.low) if line_end < 0 else line_end
        lone = len(inside) <= 2 and figure.amount.unit not in (Unit.SECOND, Unit.MINUTE) and line_end - at < _LINE
        follows = run and not text.low[last_end:at].strip()
        if not lone or not follows:
            _close(text, found, run, out)
            run = []
        if lone:
            run.append(inside[0])
        last_end = line_end
    _close(text, found, run, out)
    return out


def _close(text: Text, found: Sequence[Figure], run: list[int], out: dict[int, bool]) -> None:
    if len(run) >= _ROWS:
        start = found[run[0]].start
        choice = _CHOICE.search(text.low[max(0, start - _ABOVE) : start]) is not None
        out.update(dict.fromkeys(run, choice))
