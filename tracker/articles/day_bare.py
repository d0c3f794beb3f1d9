"""The bare number of a row of a day list, which counts what the list counts."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tracker.articles.day_defaults import Default
from tracker.articles.drafts import Amount, Unit
from tracker.articles.numbers import digits


@dataclass(frozen=True, slots=True)
class Part:
    """An amount of one day with what it is an amount of: characters `start` to `end`."""

    amount: Amount
    start: int
    end: int
    activity: str = ""
    exercise: str | None = None


def bare(low: str, start: int, end: int, default: Default | None) -> Part | None:
    """The bare number at the beginning of a row, which counts what the list counts."""
    stop = low.find("\n", start, end)
    line = low[start : stop if stop >= 0 else end]
    match = re.match(
        r"[\s\-:.|,=>*\u2022)(]*(?:(?:ride|run|walk|cycle|swim|hike|do|hold(?: for)?|cycled|rode|ran|walked|"
        r"to|for|about|a further)\s+)?"
        r"(?:[a-z -]{0,16}[:=x]\s*)?(?P<n>\d[\d,.]*)(?P<rest>[^\n]{0,60})",
        line,
    )
    if default is None:
        return None
    if match is None:
        return _aside(line, start, default)
    number = digits(match["n"].rstrip(",."))
    rest = match["rest"].strip(" |*")
    if (
        number is None
        or number <= 0
        or re.match(r"[:/%\u00b0]\s*\d|\s*(?:kg|lbs?|am\b|pm\b|am\b|years|days|weeks|litres)", rest)
    ):
        return None
    product = re.match(r"\s*(?:x|\u00d7)\s*(\d{1,4})\b", match["rest"])
    if product:
        number *= Decimal(product.group(1))
    elif rest and not re.match(r"[(,;.\-\u2013+/]|reps?|total|on |then|and |each|from|to |of |in |by |more", rest):
        return None
    at = start + match.start("n")
    last = at + len(match["n"].rstrip(",.")) + (product.end() if product else 0)
    return Part(Amount(number, default.unit), at, last, default.activity, default.exercise)


def _aside(line: str, start: int, default: Default) -> Part | None:
    """A bare number in brackets or alone in the last cell of a row, as in `Hoorn - Edam (52)`."""
    match = re.search(
        r"\(\s*(\d[\d.]{0,6})\s*[),]|(?:\t|\||  |, | [-:] )\s*(\d[\d.]{0,6})\s*$"
        r"|(?:than|another|only|just|did|with|covered|managed) (\d[\d.]{0,6})\s*(?:[.;,]|$)",
        line[:300],
    )
    if match is None:
        return None
    group = next(k for k in (1, 2, 3) if match.group(k))
    said = match.group(group).rstrip(".")
    number = digits(said)
    if number is None or number <= 0:
        return None
    at = start + match.start(group)
    unit = Unit.MILE if said in ("13.1", "26.2") else default.unit
    return Part(Amount(number, unit), at, at + len(said), default.activity, default.exercise)
