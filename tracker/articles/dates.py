"""Dates and periods in an article: written any usual way, with or without a year."""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tracker.articles.calendar_words import MONTHS
from tracker.articles.text import Text

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|" + (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\ ?(?:st|nd|rd|th)\b)?(?![\d:])(?!\.\d)(?!\ ?[ap]\.?m\b)"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|to|until|till|through|thru|and)\s*(?:(?:the|on)\s+)?"
_PATTERN = re.compile(
    rf"""
    (?P<iso>\b{_YEAR}-\d\d?-\d\d?\b)
  | \b(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?P<d1>{_DAY})(?:{_TO}(?:{_WEEKDAY},?\s+)?(?P<d2>{_DAY}))?
        \s*(?:of\s+)?(?P<m1>{_MONTH})(?![a-z])
        (?:,?\s*(?P<y1>{_YEAR}))?
  | \b(?:{_WEEKDAY},?\s+)?(?P<m2>{_MONTH})(?![a-z])\s*(?:the\s+)?(?P<d3>{_DAY})
        (?:\s*(?:-|to|through|until)\s*(?P<d4>{_DAY})(?!\s*{_MONTH}))?
        (?:,?\s+(?P<y2>{_YEAR}))?
  | \b(?P<m3>january|february|march|april|may|june|july|august|september|october|november|december)
        (?:,?\s+(?P<y3>{_YEAR}))?(?![a-z'])
  | \b(?P<y4>{_YEAR})\b(?!\s*(?:km|miles?|metres?|steps|lengths|people|m\b|ft\b|feet|kilomet|calories|push|-))
  | (?P<slashed>\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)?\d\d\b)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in the text, from character `start` to `end`.

    `day` is None for a month, `month` 0 for a year alone. `first` and `last` are the days it stands for, both counted
    ("5 to 28 June"), None as long as the year is not known; `until` is the last day of a range within one mention.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    until: int | None = None
    inferred: bool = False

    @property
    def first(self) -> date | None:
        """The first day it stands for."""
        if self.year is None:
            return None
        return _date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date | None:
        """The last day it stands for."""
        if self.year is None:
            return None
        month = self.month or 12
        return _date(self.year, month, self.until or self.day or monthrange(self.year, month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dates(text: Text, published: date | None) -> tuple[DateFound, ...]:
    """All dates in order. A year that is not written is taken from the text or from the day of publishing."""
    found = [day for match in _PATTERN.finditer(text.low) if (day := _read(text, match)) is not None]
    return tuple(_with_years(text, found, published))


def published_on(text: Text) -> date | None:
    """The date line of the article: a whole date in its first lines that no sentence goes on from, None without one."""
    lines = 0
    at = 0
    for line in text.low[:900].split("\n"):
        start, at = at, at + len(line) + 1
        bare = line.strip()
        if not bare:
            continue
        lines += 1
        if lines > 8:
            break
        labelled = re.match(rf"\s*date ({_YEAR}-\d\d-\d\d)\b", line)
        if labelled:
            return _iso(labelled.group(1))
        for match in _PATTERN.finditer(text.low, start, start + len(line)):
            day = _read(text, match)
            if day is None or day.first is None or day.day is None or day.until is not None:
                continue
            around = len(bare) - (match.end() - match.start())
            words = len(re.findall(r"[a-z]+", line[: match.start() - start])) + len(
                re.findall(r"[a-z]+", line[match.end() - start :])
            )
            after = line[match.end() - start :].lstrip(" ,")
            place_line = match.end() - start < 60 and after.startswith((":", "(", "-", "\u2013"))
            place_line |= (
                match.end() - start < 60
                and re.match(r"[^a-z]{4,}", text.text[start:]) is not None
                and after[:1] in (".", "1", "2")
            )
            if "|" in line or "\u00b7" in line:
                parts = [part for part in re.split(r"[|\u00b7]", line) if match.group().strip() in part]
                place_line |= any(len(re.findall(r"[a-z]{2,}", part)) <= 4 for part in parts) and len(bare) < 140
            by_line = (
                re.match(r"\s*(?:by|posted|published|updated|last|words|written|-)\b", line) is not None and words <= 9
            )
            if (words <= 4 and around <= 30) or place_line or by_line:
                return day.first
    return None


def _iso(text: str) -> date | None:
    year, month, day = (int(part) for part in text.split("-"))
    return _date(year, month, day)


def _number(text: str | None) -> int | None:
    return None if text is None else int(re.match(r"\d+", text.strip()).group())  # type: ignore[union-attr]


def _read(text: Text, match: "re.Match[str]") -> DateFound | None:
    part = match.groupdict()
    start, end = match.span()
    if part["iso"]:
        day = _iso(part["iso"])
        return None if day is None else DateFound(start, end, day.year, day.month, day.day)
    if part["slashed"]:
        return _slashed(part["slashed"], start, end)
    if part["y4"]:
        before = text.low[max(0, start - 12) : start]
        if re.search(r"[#$£€₹]\s?$|\bnumber $|no\. $", before):
            return None
        return DateFound(start, end, int(part["y4"]), 0, None)
    month = part["m1"] or part["m2"] or part["m3"]
    if part["m3"] and part["m3"] in ("may", "march") and not text.text[start].isupper():
        return None
    if part["m3"] == "may" and (text.low[end : end + 4] == " be " or start == 0):
        return None
    number = MONTHS[month.strip().rstrip(".")]
    year = part["y1"] or part["y2"] or part["y3"]
    first, last = _number(part["d1"] or part["d3"]), _number(part["d2"] or part["d4"])
    if first is not None and last is not None and last <= first:
        last = None
    return DateFound(start, end, int(year) if year else None, number, first, last)


def _slashed(text: str, start: int, end: int) -> DateFound | None:
    one, two, three = (int(part) for part in re.split(r"[/.]", text))
    year = three if three > 99 else 2000 + three
    if one > 12 >= two:
        return DateFound(start, end, year, two, one)
    if two > 12 >= one:
        return DateFound(start, end, year, one, two)
    return DateFound(start, end, year, two, one) if "." in text and _date(year, two, one) else None


def _with_years(text: Text, found: list[DateFound], published: date | None) -> list[DateFound]:
    """Years for the dates that have none: of the partner in a range, the title, the one dated year, or publishing."""
    out = list(found)
    for i in range(len(out) - 1):
        one, two = out[i], out[i + 1]
        if one.year is None and two.year is not None and two.month and _runs_to(text, one, two):
            earlier = (two.month, two.day or 1) < (one.month, one.day or 1)
            out[i] = replace(one, year=two.year - earlier, inferred=True)
    years = _Years(text, found, published)
    for i, day in enumerate(out):
        if day.year is not None or not day.month:
            continue
        before = out[i - 1] if i else None
        year: int | None
        if before is not None and before.year is not None and before.month and _runs_to(text, before, day):
            year = before.year + ((day.month, day.day or 1) < (before.month, before.day or 1))
        else:
            year = years.of(day)
        if year is not None:
            out[i] = replace(day, year=year, inferred=True)
    return out


def _runs_to(text: Text, one: DateFound, two: DateFound) -> bool:
    """Whether two dates are the ends of a range."""
    return re.fullmatch(_TO, text.low[one.end : two.start].strip(" ,") or "?") is not None


class _Years:
    """The years that a text writes, as sources for the dates it leaves them out of."""

    def __init__(self, text: Text, found: list[DateFound], published: date | None) -> None:
        self.text, self.published = text, published
        title_end = text.title[1] if text.title else 0
        self.dated = [(d.start, d.year) for d in found if d.year is not None]
        self.titled = {year for start, year in self.dated if start < title_end}
        self.whole = {d.year for d in found if d.year is not None and d.month}
        self.latest = max((year for _, year in self.dated), default=None)
        self.same: dict[tuple[int, int], int] = {}
        for d in found:
            if d.year and d.day:
                key = d.month, d.day
                self.same[key] = min(d.year, self.same.get(key, d.year))

    def of(self, day: DateFound) -> int | None:
        """The year of a date without one: of the same day, the title, publishing, the only one, or one close by."""
        if day.day and (day.month, day.day) in self.same:
            return self.same[day.month, day.day]
        if len(self.titled) == 1:
            return next(iter(self.titled))
        low = self.text.low
        if self.published is not None:
            return _nearest(self.published, day, low[max(0, day.start - 70) : day.start], low[day.end : day.end + 40])
        if len(self.whole) == 1:
            return next(iter(self.whole))
        k = bisect_right(self.dated, (day.start - 400, 9999))
        while k < len(self.dated) and self.dated[k][0] < day.start + 160:
            if self.dated[k][1] == self.latest:
                return None if self.biographic else self.latest
            k += 1
        return None

    @cached_property
    def biographic(self) -> bool:
        """Whether years in the text may well be years of a life."""
        return _BIOGRAPHY.search(self.text.low) is not None


_PAST = re.compile(
    r"\b(?:started|began|set off|set out|left|departed|kicked off|did|was|were|had|ran|reached|arrived|finished"
    r"|completed|crossed|lined up|launched|went|got)\b"
)
_COMING = re.compile(
    r"\b(?:will|starts|begins|leaves|plans?|hopes?|next|sets off|to start|coming|register|due|until)\b"
)
_BIOGRAPHY = re.compile(r"\b(?:diagnosed|born|learned she had|learned he had|record of|since then)\b")


def _nearest(published: date, day: DateFound, before: str, after: str) -> int:
    """The year that brings the date nearest to `published`, on the side that the verb beside it says."""
    past = _PAST.search(before) or _PAST.search(after)
    coming = _COMING.search(before) or _COMING.search(after)

    def gap(year: int) -> int:
        when = _date(year, day.month, min(day.day or 15, 28))
        if when is None:
            return 9999
        days = (when - published).days
        wrong = (past and not coming and days > 3) or (coming and not past and days < -3)
        return abs(days) + (180 if wrong else 0)

    return min((published.year - 1, published.year, published.year + 1), key=gap)
