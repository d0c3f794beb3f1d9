"""Streaks: a pure function of the buckets hit, the buckets excused and the present one (rules T6, T7).

Buckets are numbered so that the next one is always one more: days by ordinal, weeks and months by count. A streak
counts the buckets hit; excused ones bridge without adding; the present bucket, while not hit, is at risk and not lost.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.days import month_of, week_of
from tracker.domain.goals import Per
from tracker.domain.progress import StreakStatus


@dataclass(frozen=True, slots=True)
class Run:
    """Buckets in a row: how many were hit, the first and the last of them."""

    count: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a streak stands in bucket `now`. `broken_at` is the latest bucket that was missed, if that ended a run."""

    now: int
    current: int
    status: StreakStatus
    longest: Run | None
    run: Run | None
    broken_at: int | None


def runs(hits: Collection[int], excused: Collection[int]) -> list[Run]:
    """All runs of hits, in order; gaps made of excused buckets alone do not end a run."""
    found: list[Run] = []
    count, first, last = 0, 0, 0
    for hit in sorted(hits):
        if count and _bridged(last, hit, excused):
            count, last = count + 1, hit
        else:
            if count:
                found.append(Run(count, first, last))
            count, first, last = 1, hit, hit
    if count:
        found.append(Run(count, first, last))
    return found


def _bridged(before: int, after: int, excused: Collection[int]) -> bool:
    return all(between in excused for between in range(before + 1, after))


def standing(hits: Collection[int], excused: Collection[int], now: int) -> Standing:
    """How the streak stands in bucket `now` (T7). Hits after `now` are ignored."""
    hits = {hit for hit in hits if hit <= now}
    found = runs(hits, excused)
    longest = max(found, key=lambda run: run.count, default=None)
    last = found[-1] if found else None
    if last is None:
        return Standing(now, 0, StreakStatus.NONE, None, None, None)
    if last.last == now:
        return Standing(now, last.count, StreakStatus.SAFE, longest, last, None)
    for bucket in range(now - 1, last.last, -1):
        if bucket not in excused:
            return Standing(now, 0, StreakStatus.NONE, longest, None, _first_missed(last.last, excused))
    status = StreakStatus.SAFE if now in excused else StreakStatus.AT_RISK
    return Standing(now, last.count, status, longest, last, None)


def _first_missed(after: int, excused: Collection[int]) -> int:
    bucket = after + 1
    while bucket in excused:
        bucket += 1
    return bucket


_MONDAY = date(1900, 1, 1)


def number_of(day: date, per: Per, week_start: int = 0) -> int:
    """The number of the day, week or month that holds `day`."""
    if per is Per.WEEK:
        return (week_of(day, week_start) - week_of(_MONDAY, week_start)).days // 7
    if per is Per.MONTH:
        return day.year * 12 + day.month - 1
    return day.toordinal()


def first_day(number: int, per: Per, week_start: int = 0) -> date:
    """The first day of the day, week or month with that number."""
    if per is Per.WEEK:
        return week_of(_MONDAY, week_start) + timedelta(days=7 * number)
    if per is Per.MONTH:
        return month_of(date(number // 12, number % 12 + 1, 1))
    return date.fromordinal(number)


def last_day(number: int, per: Per, week_start: int = 0) -> date:
    """The last day of the day, week or month with that number."""
    return first_day(number + 1, per, week_start) - timedelta(days=1)
