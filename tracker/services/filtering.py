"""The journal's filter line: `run >15km #ghat 2025`. Every word narrows; one with no other meaning is searched for."""

import re
from dataclasses import replace
from datetime import date

from tracker.domain.activities import find
from tracker.domain.counting import expand
from tracker.domain.days import DAY, months_after
from tracker.domain.quantities import parse_amount
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.errors import TrackerError
from tracker.store.filters import Bound, Filter

LIMIT = 100  # characters
_YEAR = re.compile(r"(19|20)\d\d")
_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d)")
_BOUND = re.compile(r"(>=|<=|>|<)(.+)")


def filter_of(text: str, units: str) -> Filter:
    """What a filter line asks for. It never fails: words it can't use are searched in notes and tags."""
    found = Filter()
    for word in clean_text(text, limit=LIMIT).split():
        found = _with_word(found, word, units)
    return found


def _with_word(found: Filter, word: str, units: str) -> Filter:
    if word.startswith("#") and len(word) > 1:
        return replace(found, tags=(*found.tags, word[1:]))
    if (span := _span(word)) is not None:
        first, last = span
        return replace(found, first=max(found.first or first, first), last=min(found.last or last, last))
    if (bound := _bound(word, units)) is not None:
        return replace(found, bounds=(*found.bounds, bound))
    if (known := find(word)) is not None and not known[1]:
        return replace(found, activities=found.activities | expand((known[0],)))
    return replace(found, words=(*found.words, word))


def _span(word: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a date."""
    try:
        if _YEAR.fullmatch(word):
            first = date(int(word), 1, 1)
            return first, months_after(first, 12) - DAY
        if month := _MONTH.fullmatch(word):
            first = date(int(month[1]), int(month[2]), 1)
            return first, months_after(first, 1) - DAY
        day = date.fromisoformat(word) if len(word) == len("2025-06-21") else None
    except ValueError:
        return None
    return (day, day) if day is not None else None


def _bound(word: str, units: str) -> Bound | None:
    """`>15km` or `<=1h30` is a bound on distance or time; a bare number is a distance in the athlete's unit."""
    if (match := _BOUND.fullmatch(word)) is None:
        return None
    sign, amount = match.groups()
    for measure in (Measure.DISTANCE, Measure.ELAPSED):
        text = f"{amount} {units}" if measure is Measure.DISTANCE and amount.replace(".", "").isdigit() else amount
        try:
            value = parse_amount(text, measure)
        except TrackerError:
            continue
        least = value + (sign == ">") if sign.startswith(">") else None
        most = value - (sign == "<") if sign.startswith("<") else None
        return Bound(measure=measure, least=least, most=most)
    return None
