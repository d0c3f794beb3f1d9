"""Day lists: an amount for every day, however it is laid out, with rest days and where each day goes."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.articles.amounts import Figure
from tracker.articles.day_dates import Mark, weekday_marks
from tracker.articles.day_ending import alike, is_open
from tracker.articles.day_grids import grids
from tracker.articles.day_lines import line_runs
from tracker.articles.day_marks import LAST, day_counts, explicit_marks
from tracker.articles.day_parting import parted, unique
from tracker.articles.day_reading import Row, head_marks, read_heads, read_prose
from tracker.articles.day_rows import LENGTHS, Rows
from tracker.articles.day_strips import strips
from tracker.articles.day_tables import table_rows
from tracker.articles.drafts import Stage
from tracker.articles.text import Text

_PROFESSIONAL = re.compile(
    r"yellow jersey|maillot jaune|peloton|general classification|\bgc\b|stage wins?\b|stage winners?|stage "
    r"victory|lead-out|breakaway|"
    r"race leader|overall lead|points jersey|green jersey|polka[- ]dot|king of the mountains|maglia rosa|pink "
    r"jersey|time trial|"
    r"team-?mates?|sprint finish|bunch sprint|sprinters|won (?:the )?stage|wins stage|domestique|world ?tour|"
    r"took the win|"
    r"\b(?:ineos|jumbo-visma|quick-?step|movistar|uae team|bora-hansgrohe|astana|trek-segafredo|lotto)\b"
)
_FOOD = re.compile(
    r"\b(?:breakfast|lunch|dinner|snacks?|smoothie|oatmeal|salad|yogh?urt|calories|kcal|protein|grilled|avocado|"
    r"toast|soup|juice|glasses?)\b"
)


_MOST_LISTS = 40


@dataclass(frozen=True, slots=True)
class DayList:
    """A list of days, characters `start` to `end`. `weeks`: its numbers count weeks. `professional`: a race report.

    `open`: it may go on behind the end of the text, so its last day is not known to be the last one.
    """

    stages: tuple[Stage, ...]
    start: int
    end: int
    weeks: bool = False
    professional: bool = False
    open: bool = False


def day_lists(text: Text, found: tuple[Figure, ...]) -> tuple[DayList, ...]:
    """The day lists of a text in order of place. `found` are its figures. Stages stand in order of their days."""
    rows = Rows(text, found)
    marks = _counted(text, explicit_marks(text))
    lists: list[DayList] = []
    groups = _grids(text, rows) + _tables(text, rows) + _strips(text, rows)
    for group in groups + _of_days(text, rows, marks) + _of_lines(text, rows) + _of_weekdays(text, rows):
        if not any(group.start < other.end and other.start < group.end for other in lists):
            lists.append(group)
    if any(one.weeks for one in lists) and not all(one.weeks for one in lists):
        lists = [one for one in lists if not one.weeks]
    lists = _once(sorted(lists, key=lambda one: one.start))
    if lists and is_open(text, found, lists[-1].start, lists[-1].stages):
        lists[-1] = replace(lists[-1], open=True)
    if lists and len({m.group() for m in _PROFESSIONAL.finditer(text.low[:60_000])}) >= 2:
        lists = [replace(one, professional=True) for one in lists]
    return tuple(lists)


def _once(lists: list[DayList]) -> list[DayList]:
    """Each list once: of the same list given twice the fuller."""
    kept: list[DayList] = []
    for one in lists[:_MOST_LISTS]:
        same = next((k for k, other in enumerate(kept) if alike(one.stages, other.stages)), None)
        if same is None:
            kept.append(one)
        elif len(one.stages) > len(kept[same].stages):
            kept[same] = one
    return kept


def _counted(text: Text, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks with a number for "the last day", which is dropped where none came before it."""
    found: list[Mark] = []
    counts = day_counts(text) if any(mark.days == (LAST,) for mark in marks) else frozenset()
    for mark in marks:
        if mark.days == (LAST,):
            before = next((m for m in reversed(found) if m.kind != "week"), None)
            if before is None or mark.start - before.end > 1200:
                continue
            last = before.days[-1]
            later = [n for n in counts if last < n <= 60]
            number = last + 1 if last + 1 in counts or not later else min(later)
            found.append(replace(mark, days=(number,), kind=before.kind))
            continue
        found.append(mark)
    return tuple(found)


def _of_weekdays(text: Text, rows: Rows) -> list[DayList]:
    """`Monday 85 km, Tuesday 92 km, Wednesday 60 km` in one paragraph."""
    groups: list[list[Mark]] = []
    for mark in weekday_marks(text):
        if groups and mark.start - groups[-1][-1].end < 160 and 1 <= (mark.days[0] - groups[-1][-1].days[0]) % 7 <= 2:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    found = []
    for group in groups:
        if len(group) < 3:
            continue
        first = group[0].days[0]
        numbered = [replace(m, days=((m.days[0] - first) % 7 + 1,), kind="day") for m in group[:7]]
        read = read_prose(text, rows, numbered)
        amounts = sum(bool(r.parts) for r in read)
        one = _built(text, read, weeks=False, least=3) if amounts >= 0.6 * len(read) else None
        if one:
            found.append(one)
    return found


def _of_lines(text: Text, rows: Rows) -> list[DayList]:
    found = (_built(text, read, weeks=False, least=2) for read in line_runs(text, rows))
    return [one for one in found if one]


def _grids(text: Text, rows: Rows) -> list[DayList]:
    """Plans of weeks and weekdays; the stretch of one that is parted in two ends with its last row."""
    found = []
    for grid in grids(text, rows):
        one = _built(text, list(grid.rows), weeks=False, least=2)
        if one:
            found.append(replace(one, start=min(one.start, grid.start)))
    return found


def _strips(text: Text, rows: Rows) -> list[DayList]:
    found = []
    for strip in strips(text, rows):
        one = _built(text, list(strip.rows), weeks=strip.weeks, least=2)
        if one:
            found.append(replace(one, start=min(one.start, strip.start)))
    return found


def _tables(text: Text, rows: Rows) -> list[DayList]:
    found = []
    for table in table_rows(text, rows):
        built = [
            Row(mark, parts, rest, ends, end)
            for mark, parts, rest, ends, end in table.rows
            if parts or rest or any(ends)
        ]
        one = _built(text, built, weeks=table.weeks, least=2)
        if one:
            found.append(replace(one, start=min(one.start, table.start)))
    return found


# ------------------------------------------------------------------ numbered days, stages and weeks
def _of_days(text: Text, rows: Rows, marks: tuple[Mark, ...]) -> list[DayList]:
    found: list[DayList] = []
    for kinds in (("day", "stage"), ("week",)):
        of_kind = [m for m in marks if m.kind in kinds]
        heads = head_marks(text, rows, of_kind)
        read = read_heads(text, rows, heads)
        amounts = sum(bool(r.parts) for r in read)
        prose = [] if kinds == ("week",) else read_prose(text, rows, of_kind)
        spoken = sum(bool(r.parts) for r in prose)
        told = sum(m.head for m in heads) < 2 and spoken > amounts
        if len(read) >= 2 and amounts and amounts >= 0.6 * spoken and not told:
            weeks = [m for m in marks if m.kind == "week" and m.head]
            for part in parted(read, weeks if kinds != ("week",) else []):
                one = _built(text, part, weeks=kinds == ("week",), least=1 if len(part) >= 3 else 2)
                if one:
                    found.append(one)
        elif spoken >= 2:
            one = _built(text, unique(prose), weeks=False, least=2)
            if one and _neighbours(one):
                found.append(one)
    return found


def _neighbours(one: DayList) -> bool:
    days = sorted({s.day for s in one.stages if s.amount})
    return days[:1] <= [2] and any(b - a == 1 for a, b in pairwise(days))


# ------------------------------------------------------------------ together
def _built(text: Text, read: list[Row], *, weeks: bool, least: int) -> DayList | None:
    amounts = [r for r in read if r.parts]
    if len(amounts) < least or len(read) < 2:
        return None
    whole = text.low[read[0].mark.start : read[-1].end] if read[0].mark.start < read[-1].end else ""
    if len(_FOOD.findall(whole)) >= len(read) and len(amounts) < 0.7 * len(read):
        return None
    stages: list[Stage] = []
    for row in read:
        stages += _stages(text, row)
    start = min(r.mark.start for r in read)
    end = max(max(r.end, r.mark.end, *(p.end for p in r.parts)) for r in read)
    return DayList(tuple(stages), start, end, weeks)


def _stages(text: Text, row: Row) -> list[Stage]:
    """The stages of one row: one for each of its days and amounts."""
    found = []
    from_, to = row.ends
    days = row.mark.days
    shared = (
        len(days) > 1 and bool(row.parts) and row.parts[0].amount.unit in LENGTHS and not row.each and to is not None
    )
    for day in days[:1] if shared else days:
        if not row.parts:
            phrase = text.phrase(row.mark.start, max(row.mark.end, min(row.end, row.mark.start + 120)))
            found.append(Stage(day, "", None, phrase, from_, to, row.rest))
        for part in row.parts:
            start = row.mark.start if row.mark.start <= part.start and part.end - row.mark.start <= 160 else part.start
            phrase = text.phrase(start, max(part.end, row.mark.end if start == row.mark.start else part.end))
            found.append(Stage(day, part.activity, part.amount, phrase, from_, to, False, exercise=part.exercise))
    return found
