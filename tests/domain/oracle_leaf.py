"""One goal judged the slow way: its buckets, the days they are reached on, and when its need was fulfilled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tests.domain.oracle_amounts import ONE, Amounts, days_between
from tracker.domain.goals import Agg, Cmp, Leaf, NeedKind, Per
from tracker.domain.templates import Makeup

if TYPE_CHECKING:
    from tests.domain.oracle import Walk

DAY_LIKE = (Per.DAY, Per.STAGE)


@dataclass(frozen=True)
class Bucket:
    """Days that are judged together; one that `asks` for nothing is never due."""

    first: date
    last: date
    asks: bool


class LeafWalk:
    """One leaf over one attempt."""

    def __init__(self, leaf: Leaf, walk: "Walk", amounts: Amounts) -> None:
        self.leaf, self.walk, self.amounts = leaf, walk, amounts
        self.buckets = list(self._cut())
        self._number = {day: n for n, one in enumerate(self.buckets) for day in days_between(one.first, one.last)}
        self.reached_on = cache(self._reached_on)  # asked again and again

    def _cut(self) -> Iterator[Bucket]:
        """The buckets up to the end of the window, or to the one that holds today."""
        walk = self.walk
        spans: list[list[date]] = []
        keys: list[object] = []
        for day in days_between(walk.first, walk.horizon):
            key = walk.key(day, self.leaf.per)
            if keys and keys[-1] == key:
                spans[-1].append(day)
            else:
                keys.append(key)
                spans.append([day])
        whole = [
            walk.key(days[0] - ONE, self.leaf.per) != key
            and (
                walk.last is None
                or walk.key(walk.last, self.leaf.per) != key
                or walk.key(walk.last + ONE, self.leaf.per) != key
            )
            for days, key in zip(spans, keys, strict=True)
        ]
        any_whole = any(whole) or walk.last is None
        for n, days in enumerate(spans):
            cut = self.leaf.per in (Per.WEEK, Per.MONTH) and any_whole and not whole[n]
            rest_row = self.leaf.cmp is Cmp.AT_LEAST and self.leaf.target_of(n) == 0
            yield Bucket(days[0], days[-1], not cut and not rest_row)

    def amount(self, first: date, last: date) -> int:
        """The leaf's amount from one date to another."""
        values = [(day, self.amounts.on(day)) for day in days_between(first, min(last, self.walk.today))]
        if self.leaf.agg is Agg.DAYS:
            return sum(
                value >= self.leaf.each or self.amounts.credits.get(day, 0) >= self.leaf.each for day, value in values
            )
        if self.leaf.agg is Agg.MAX and self.leaf.per is not Per.SESSION:
            return max((value for _, value in values), default=0)
        return sum(value for _, value in values)

    def _enough(self, amount: int, target: int) -> bool:
        return target > 0 and amount >= target - target * self.leaf.tolerance // 1000

    def target(self, n: int) -> int:
        """What bucket n (from 0) asks."""
        if self.leaf.per is Per.SESSION:
            return self.leaf.need.n or 1
        return self.leaf.target_of(n)

    def _reached_on(self, n: int) -> date | None:
        """The day on which a bucket came to its target; for an upper bound its last day, once that is over."""
        bucket, target = self.buckets[n], self.target(n)
        if self.leaf.cmp is Cmp.AT_MOST and self.leaf.per is not Per.SESSION:
            unknown = self.leaf.fact and bucket.first not in self.amounts.entered
            if bucket.last >= self.walk.today or unknown or not bucket.asks:
                return None
            return bucket.last if self.amount(bucket.first, bucket.last) <= target else None
        for day in days_between(bucket.first, min(bucket.last, self.walk.today)):
            if self._enough(self.amount(bucket.first, day), target):
                return day
            if self.leaf.per in DAY_LIKE and self._enough(self.amounts.credits.get(day, 0), target):
                return day
        return None

    def says(self, day: date, unit: Per) -> bool | None:
        """Whether the bucket of a unit that holds `day` is hit; None where the leaf asks nothing there."""
        per = Per.DAY if self.leaf.per in DAY_LIKE else self.leaf.per
        if per is not unit:
            return None
        n = self._number[day]
        if per is Per.DAY and not self.buckets[n].asks:
            return None
        return self.reached_on(n) is not None

    def due(self) -> list[int]:
        """The buckets that must be hit."""
        settled = self.walk.settled
        return [
            n
            for n, bucket in enumerate(self.buckets)
            if bucket.asks and any(day not in settled for day in days_between(bucket.first, bucket.last))
        ]

    def hits(self, since: date | None) -> list[date]:
        """When each bucket that was hit was hit, in order."""
        return [
            day
            for n, bucket in enumerate(self.buckets)
            if (since is None or bucket.first >= since) and (day := self.reached_on(n)) is not None
        ]

    def count(self, since: date | None) -> int:
        """How many of the buckets that count are hit."""
        if self.leaf.need.kind is NeedKind.ALL:
            return sum(self.reached_on(n) is not None for n in self.due())
        return len(self.hits(since))

    def met(self, since: date | None) -> date | None:
        """The date on which the need was fulfilled."""
        need = self.leaf.need
        if self.leaf.per in (Per.WINDOW, Per.SESSION):
            return self._whole_met(since)
        if need.kind is NeedKind.COUNT:
            hits = self.hits(since)
            return hits[(need.n or 1) - 1] if len(hits) >= (need.n or 1) else None
        if need.kind is NeedKind.STREAK:
            return self._streak_met(need.n)
        if self.walk.last is None or not (due := self.due()):
            return None
        if self.walk.rules.makeup is not Makeup.NONE:
            return self._repaid(due)
        days = [self.reached_on(n) for n in due]
        return None if None in days else max(day for day in days if day)

    def _whole_met(self, since: date | None) -> date | None:
        first = max(self.walk.first, since or self.walk.first)
        if self.leaf.cmp is Cmp.AT_MOST and self.leaf.per is Per.WINDOW:
            return self.reached_on(0)
        for day in days_between(first, min(self.walk.today, self.walk.horizon)):
            if self._enough(self.amount(first, day), self.target(0)):
                return day
        return None

    def _streak_met(self, wanted: int | None) -> date | None:
        row = 0
        for n, bucket in enumerate(self.buckets):
            day = self.reached_on(n)
            if day is not None:
                row += 1
                if row == wanted:
                    return day
            elif bucket.asks and any(d not in self.walk.excused for d in days_between(bucket.first, bucket.last)):
                row = 0
        return None

    def _shown(self, first: date, last: date, target: int) -> int:
        """The amount of a bucket; a day that a session over midnight reaches lacks nothing."""
        done = self.amount(first, last)
        credited = self.leaf.per in DAY_LIKE and self._enough(self.amounts.credits.get(first, 0), target)
        return max(done, target) if credited else done

    def _repaid(self, due: list[int]) -> date | None:
        """The first day, not before the last due bucket, on which no debt is left; debts are repaid later only."""
        debt, week = 0, None
        for n, bucket in enumerate(self.buckets):
            target = self.target(n) if n in due else 0
            key = self.walk.key(bucket.first, Per.WEEK)
            if self.walk.rules.makeup is Makeup.SAME_PERIOD and week is not None and key != week and debt:
                return None
            week = key
            for day in days_between(bucket.first, min(bucket.last, self.walk.today)):
                owed = debt + target - self._shown(bucket.first, day, target)
                if n >= due[-1] and owed <= 0:
                    return day
            if bucket.last >= self.walk.today:
                return None
            debt = max(0, debt + target - self._shown(bucket.first, bucket.last, target))
        return None
