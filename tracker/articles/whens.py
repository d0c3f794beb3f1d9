"""First and last day of a challenge, from the dates of an article and the words before them."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.articles.dates import DateFound
from tracker.articles.drafts import Found
from tracker.articles.text import Text

_STARTS = re.compile(
    r"\b(?:start\w*|beg[iau]n\w*|set(?:s|ting)? (?:off|out|sail)|left|leav(?:e|es|ing)|kick(?:s|ed)? off|flagged off"
    r"|depart\w*|launch\w*|embark\w*|from|"
    r"commenc\w+|got (?:going|under way|started)|took off|sets? foot|opens?|runs|rolls? out|off on|start "
    r"line)\b[^.;]{0,60}$"
)
_ENDS = re.compile(
    r"\b(?:finish\w*|end(?:s|ed|ing)?|until|till|through|arriv\w*|reach\w*|complet\w*|conclu\w+|return\w*|back "
    r"(?:home )?on|rolled into|crossed the line|"
    r"wrapp\w+ up|by|due (?:in|at|on|to)|got (?:to|in)|home on|closes?|made it)\b[^.;]{0,60}$"
)
_THEN_STARTS = re.compile(
    r"^,?\s*(?:\([^)]*\)\s*)?(?:(?!until|to\b)[\w']+,?\s){0,4}?(?:left|set(?:s|ting)? (?:off|out)|starts?|started"
    r"|beg[ia]ns?|(?:was|were|will be|be) off|departs?|departed|"
    r"was flagged off|kick(?:s|ed) off|got (?:away|going)|lined up|head(?:s|ed)? (?:off|out))\b"
)
_THEN_ENDS = re.compile(
    r"^,?\s*(?:[\w']+,?\s){0,4}?(?:arriv\w+|finish\w*|reach(?:ed|es)?|cross(?:ed|es) the (?:finish )?line|complet\w+"
    r"|conclud\w+|ended|ends|rolled into|made it)\b"
)
_TO = re.compile(
    r"\s*,?\s*(?:-|to|until|till|through|and|with|up to|and end\w* (?:on)?|and finish\w* (?:on)?|and runs "
    r"until)\s*(?:the |on |midnight on |\w+day,? )*$"
)
_NEITHER = re.compile(
    r"\b(?:born|aged|record of|since|founded|published|posted|updated|deadline|register|registration|sign up by"
    r"|launched (?:the )?(?:appeal|page)|died|"
    r"set in|ago|wedding|birthday|flies?|flew|flight|drive|drove|broadcast|watch)\b[^.;]{0,50}$"
)


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, each with its phrase; None where the text does not say."""

    first: Found[date] | None = None
    last: Found[date] | None = None


def when(
    text: Text,
    days: tuple[DateFound, ...],
    length: int | None,
    named: DateFound | None = None,
    published: date | None = None,
) -> When:
    """The challenge's first and last day. `length` in days, if known, settles which of several ranges is meant.

    `named` is the month or year that the length was taken from ("every day in October 2016"): its first and last day.
    """
    found = _from_days(text, days, length)
    if found.first is None and found.last is None and named is not None and named.first and named.last:
        return When(_found(text, named.first, named), _found(text, named.last, named))
    if found.first and not found.last and published and (published - found.first.value).days + 1 == length:
        # "today she brought it to a close", on the day that the dates and the length lead to
        return When(found.first, Found(published, None) if "today" in text.low else None)
    return found


def _from_days(text: Text, days: tuple[DateFound, ...], length: int | None) -> When:
    lines = _published_spots(text, days)
    told = [day for i, day in enumerate(days) if i not in lines]
    ranges, used = _ranges(text, told)
    listed = _listed(text, told)
    if listed is not None and not ranges:
        return listed
    starts: list[Dated] = []
    ends: list[Dated] = []
    for day in told:
        if day in used or not day.month or day.day is None or day.first is None:
            continue
        side = _side(text, day)
        if side is not None:
            (starts if side == "start" else ends).append((day.first, day))
    if length == 1 and not ranges and not (starts and ends):
        whole = [day for day in told if day.month and day.day and day.first and not day.until]
        if len(whole) == 1 and whole[0].first:
            one = _found(text, whole[0].first, whole[0])
            return When(one, one)
    return _settled(text, ranges, starts, ends, length)


Dated = tuple[date, DateFound]
Range = tuple[date, date, DateFound, DateFound]


def _ranges(text: Text, days: list[DateFound]) -> tuple[list[Range], set[DateFound]]:
    """Ranges ("5 to 28 June", "between July 22 and October 22") and the dates they are made of."""
    ranges: list[Range] = []
    used: set[DateFound] = set()
    for i, day in enumerate(days):
        if day.until is not None and day.day is not None and day.first and day.last:
            ranges.append((day.first, day.last, day, day))
            used.add(day)
            continue
        following = days[i + 1] if i + 1 < len(days) else None
        if following is None or not (day.day and following.day) or following.start - day.end >= 60:
            continue
        first, last = day.first, following.last
        if first and last and first < last and _TO.fullmatch(text.low[day.end : following.start]):
            ranges.append((first, last, day, following))
            used |= {day, following}
    return ranges, used


def _side(text: Text, day: DateFound) -> str | None:
    """Whether the words around a date make it a "start" or an "end"; None for neither."""
    before = text.low[max(0, day.start - 90) : day.start]
    before = before[before.rfind("\n") + 1 :] if "\n\n" in before else before
    if _NEITHER.search(before):
        return None
    after = text.low[day.end : day.end + 60]
    if _THEN_STARTS.match(after):
        return "start"
    start, end = _STARTS.search(before), _ENDS.search(before)
    if end is not None and (start is None or end.start() > start.start()):
        return "end"
    if start is not None:
        return "start"
    return "end" if _THEN_ENDS.match(after) else None


def _listed(text: Text, days: list[DateFound]) -> When | None:
    """Three dates and more that begin lines, one day after the other: a diary or an itinerary."""
    run: list[tuple[date, DateFound]] = []
    for day in days:
        if (
            day.first is None
            or day.day is None
            or text.low[text.low.rfind("\n", 0, day.start) + 1 : day.start].strip(" -*\u2022|>")
        ):
            continue
        if run and not 1 <= (day.first - run[-1][0]).days <= 2:
            if len(run) >= 3:
                break
            run = []
        run.append((day.first, day))
    if len(run) < 3:
        return None
    return When(_found(text, *run[0]), _found(text, *run[-1]))


def _published_spots(text: Text, days: tuple[DateFound, ...]) -> set[int]:
    """Dates that are a date line and no part of the story."""
    spots = set()
    for i, day in enumerate(days[:4]):
        line_start = text.low.rfind("\n", 0, day.start) + 1
        line_end = text.low.find("\n", day.end)
        line = text.low[line_start : line_end if line_end >= 0 else len(text.low)]
        head = text.low[line_start : day.start]
        short = len(re.findall(r"[a-z]+", line)) - len(re.findall(r"[a-z]+", text.low[day.start : day.end])) <= 4
        segment = [part for part in re.split(r"[|\u00b7]", line) if text.low[day.start : day.end] in part]
        alone = any(len(re.findall(r"[a-z]{2,}", part)) <= 4 for part in segment) and len(line) < 140 and "|" in line
        label = re.match(
            r"\s*(?:date|posted|published|updated|last updated|by [^.]{3,40})[\s:,|-]*(?:on )?(?:\w+,? )?$", head
        )
        short = short and not line.rstrip().endswith(".")
        if (
            (label and not day.inferred)
            or (day.year and not day.inferred and (short or alone) and line_start < 500)
            or (day.start < 400 and _is_dateline(text, line_start, day, line_end))
        ):
            spots.add(i)
    return spots


def _is_dateline(text: Text, line_start: int, day: DateFound, line_end: int) -> bool:
    """Whether it reads "PANAJI, Goa, June 30, 2025: ..."."""
    head, after = text.text[line_start : day.start], text.low[day.end : day.end + 14].lstrip(" ,")
    if len(head) > 48 or re.search(r"[.!?]", head):
        return False
    if after.startswith((":", "(", "--", "- ", "\u2013")):
        return True
    return re.match(r"[^a-z]{4,}", head) is not None and after[:1] in (".", "1", "2")


def _settled(
    text: Text,
    ranges: list[Range],
    starts: list[Dated],
    ends: list[Dated],
    length: int | None,
) -> When:
    if ranges:
        fitting = [
            r for r in ranges if length is not None and abs((r[1] - r[0]).days + 1 - length) <= max(1, length // 20)
        ]
        first, last, one, two = (fitting or ranges)[0]
        if fitting or length is None or (last - first).days + 1 >= length:
            return When(_found(text, first, one), _found(text, last, two))
    for first, one in starts:
        for last, two in ends:
            days = (last - first).days + 1
            if days > 1 and (length is None or abs(days - length) <= max(2, length // 10)):
                return When(_found(text, first, one), _found(text, last, two))
    if starts:
        return When(_found(text, *starts[0]), None)
    if ends:
        return When(None, _found(text, *ends[0]))
    return When()


def _found(text: Text, day: date, where: DateFound) -> Found[date]:
    return Found(day, text.phrase(where.start, where.end))
