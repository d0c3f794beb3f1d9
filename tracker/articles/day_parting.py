"""Where one day list ends and the next begins: other levels, further weeks, lists counted down or given again."""

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from tracker.articles.day_dates import Mark
from tracker.articles.day_reading import Row


def parted(read: list[Row], weeks: list[Mark]) -> list[list[Row]]:
    """Rows cut where the days begin anew: another level of the plan, or under "Week 2" the next week of the same.

    A list that counts down ends where it stops doing so. Rows without a word, as in a menu, are left out where the
    day is told elsewhere.
    """
    read = _told(read)
    if len(read) > 2 and all(a.mark.days[0] >= b.mark.days[0] for a, b in pairwise(read)):
        return [unique(read)]  # a blog, newest first
    starts = [w.start for w in weeks]
    numbers = {bisect_right(starts, r.mark.start): r for r in read}
    fresh = len(numbers) > 1 and all(r.mark.days[-1] <= 7 for r in read)
    groups: list[list[Row]] = [[]]
    for row in read:
        if fresh:
            week = bisect_right(starts, row.mark.start)
            number = weeks[week - 1].days[0] if week else 1
            row = replace(row, mark=replace(row.mark, days=tuple(d + 7 * (number - 1) for d in row.mark.days)))
        if groups[-1] and not fresh and _begins(groups[-1], row):
            groups.append([])
        groups[-1].append(row)
    return [unique(group) for group in groups]


def _told(read: list[Row]) -> list[Row]:
    """Without rows that say nothing of a day that another row tells of."""
    told = {day for row in read if row.parts or row.rest for day in row.mark.days}
    return [row for row in read if row.parts or row.rest or any(row.ends) or not told.issuperset(row.mark.days)]


def _begins(group: list[Row], row: Row) -> bool:
    """Whether a row is the first of another list than the rows of a group."""
    day = row.mark.days[0]
    down = len(group) >= 3 and group[-3].mark.days[0] > group[-2].mark.days[0] > group[-1].mark.days[0]
    if down:
        return day >= group[-1].mark.days[0]
    return len(group) > 1 and day <= 1 and any(set(one.mark.days) & set(row.mark.days) for one in group)


def unique(read: list[Row]) -> list[Row]:
    """One row for each day: the one with an amount, the first of several."""
    best: dict[tuple[int, ...], Row] = {}
    for row in read:
        old = best.get(row.mark.days)
        if old is None or (not old.parts and (row.parts or (row.rest and not old.rest))):
            best[row.mark.days] = row
    return sorted(best.values(), key=lambda r: r.mark.days)
