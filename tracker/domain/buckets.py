"""A leaf over its window: the buckets it is cut into, which are due, which are hit, and on what day it was met.

`Tally` holds what every kind of bucket has in common and does the ones that are spans of dates. Buckets that are not
stand in `slots`, `rolling`, `keys` and `rows`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nlargest

from tracker.domain import streaks
from tracker.domain.days import DAY, Period, month_of, months_after, week_of
from tracker.domain.goals import DAILY, Agg, Cmp, Leaf, NeedKind, Per
from tracker.domain.templates import Makeup


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket: its number (see `streaks.number_of`), the days of the window it holds, and its target."""

    number: int
    period: Period
    target: int


class Tally:
    """What the journal holds for one leaf, on `today`.

    `credited` are dates that sessions over midnight reach on their own (T3).
    """

    def __init__(
        self,
        leaf: Leaf,
        period: Period,
        week_start: int,
        amounts: Mapping[date, int],
        credited: frozenset[date] = frozenset(),
        today: date = date.max,
    ) -> None:
        self.leaf = leaf
        self.period = period
        self.week_start = week_start
        self.amounts = amounts
        self.credited = credited
        self.today = today
        self.since: date | None = None  # buckets before it no longer count for a need, after a miss that resets
        self._days = sorted(day for day in amounts if day in period)

    @property
    def unit(self) -> Per:
        """Days, weeks or months: what the leaf's buckets are counted in."""
        return Per.DAY if self.leaf.per is Per.STAGE else self.leaf.per

    @property
    def daily(self) -> bool:
        """Whether its buckets are the days of the calendar."""
        return self.leaf.per in DAILY

    @property
    def has_begun(self) -> bool:
        """Whether it is its turn: in a sequence a goal has no days before the one ahead of it is fulfilled."""
        return self.period.end != self.period.start

    @property
    def chained(self) -> bool:
        """Whether its buckets are hit or missed one by one; the best of them together are not."""
        return self.leaf.need.kind is not NeedKind.BEST

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of what a checklist still wants."""
        return ()

    def bucket_of(self, day: date) -> Bucket:
        """The bucket that holds `day`; the whole window for leaves that are not cut by dates."""
        if self.daily:
            span = Period(day, day + DAY)
        elif self.leaf.per is Per.WEEK:
            first = week_of(day, self.week_start)
            span = self._within(Period(first, first + 7 * DAY))
        elif self.leaf.per is Per.MONTH:
            first = month_of(day)
            span = self._within(Period(first, months_after(first, 1)))
        else:
            return Bucket(0, self.period, self.whole_target)
        return Bucket(self._number(day), span, self.target_on(day))

    def target_on(self, day: date) -> int:
        """What is asked of the bucket that holds `day`."""
        if self.daily:
            return self.leaf.target_of((day - self.period.start).days)
        if self.unit in (Per.WEEK, Per.MONTH):
            return self.leaf.target_of(self._number(day) - self._number(self.period.start))
        return self.whole_target

    @property
    def whole_target(self) -> int:
        """The target of a leaf that is one bucket; of a ladder the rung to reach next."""
        if self.leaf.per is Per.SESSION:
            return self.leaf.need.n or 1
        return self.leaf.rung_after(self.amount_in(self.period))

    def _within(self, span: Period) -> Period:
        end = span.end if self.period.end is None else min(span.end or self.period.end, self.period.end)
        return Period(max(span.start, self.period.start), end)

    def amount_in(self, span: Period) -> int:
        """The leaf's amount over some days: the sum, or the greatest or least where the leaf takes that."""
        if span.end is not None and (span.end - span.start).days == 1:
            return self.amounts.get(span.start, 0) if span.start in self.period else 0
        return self.together([self.amounts[day] for day in self._days if day in span])

    def together(self, values: Collection[int]) -> int:
        """Amounts of several days as one."""
        if self.leaf.per is not Per.SESSION:
            if self.leaf.agg is Agg.MAX:
                return max(values, default=0)
            if self.leaf.agg is Agg.MIN:
                return min((value for value in values if value), default=0)
        return sum(values)

    def shown(self, bucket: Bucket) -> int:
        """The amount of a bucket as it is shown: a credited day stands at its target at least."""
        done = self.amount_in(bucket.period)
        if self.daily and bucket.period.start in self.credited:
            return max(done, bucket.target)
        return done

    def hit_on(self, day: date) -> bool:
        """Whether the day (of a daily leaf) reaches its target; a rest row asks nothing and is never a hit."""
        target = self.target_on(day)
        if self.leaf.cmp is Cmp.AT_MOST:
            return self._kept(day, day, self.amounts.get(day))
        return target > 0 and (day in self.credited or self.leaf.reaches(self.amounts.get(day, 0), target))

    def _kept(self, first: date, last: date, amount: int | None) -> bool:
        """Whether an upper bound was kept: the bucket is over, and what must be entered was."""
        if last >= self.today or first not in self.period or (amount is None and self.leaf.fact):
            return False
        if self.leaf.agg is Agg.MIN and not amount:
            return False
        return (amount or 0) <= self.target_on(first)

    def missed_on(self, day: date) -> date:
        """The last day on which what `day` asks could have been done."""
        return day

    def open_on(self, day: date) -> bool:
        """Whether what a past day asks may still be done on another one."""
        return False

    def rests_on(self, day: date) -> bool:
        """Whether the day table itself asks nothing of this day."""
        return self.daily and self.leaf.cmp is Cmp.AT_LEAST and self.target_on(day) == 0

    def hit_days(self) -> list[date]:
        """Days on which a daily leaf is hit, in order."""
        if self.leaf.cmp is Cmp.AT_MOST:
            over = self.period.until(max(self.period.start, min(self.today, self.period.end or self.today)))
            return [day for day in over.dates() if self.hit_on(day)]
        return [day for day in sorted({*self._days, *self.credited}) if day in self.period and self.hit_on(day)]

    @cached_property
    def hits(self) -> frozenset[int]:
        """Numbers of the days, weeks or months that are hit."""
        if self.daily:
            return frozenset(day.toordinal() for day in self.hit_days())
        if self.leaf.per in (Per.WINDOW, Per.SESSION):
            return frozenset()
        if self.leaf.cmp is Cmp.AT_MOST:
            buckets = self.asking_until(min(self.today, self.period.end or self.today))
            return frozenset(one.number for one in buckets if self._kept_in(one))
        firsts = {self._number(day): day for day in self._days}
        found = (self.bucket_of(day) for day in firsts.values())
        return frozenset(
            bucket.number for bucket in found if self.leaf.reaches(self.amount_in(bucket.period), bucket.target)
        )

    def _kept_in(self, bucket: Bucket) -> bool:
        days = [day for day in self._days if day in bucket.period]
        last = bucket.period.last or bucket.period.start
        amount = self.together([self.amounts[day] for day in days]) if days else None
        return self._kept(bucket.period.start, last, amount)

    @property
    def counting(self) -> frozenset[int]:
        """The hits that count for a need: none from before a miss that set the count back."""
        if self.since is None or self.unit not in (Per.DAY, Per.WEEK, Per.MONTH):
            return self.hits
        first = self.since
        return frozenset(
            number for number in self.hits if streaks.first_day(number, self.unit, self.week_start) >= first
        )

    def _number(self, day: date) -> int:
        return streaks.number_of(day, self.unit, self.week_start)

    def bucket_numbered(self, number: int) -> Bucket:
        """The bucket with that number; one that the window cuts holds the days inside it."""
        return self.bucket_of(max(streaks.first_day(number, self.unit, self.week_start), self.period.start))

    @cached_property
    def asking(self) -> tuple[Bucket, ...]:
        """Every bucket of a closed window that asks for something, in order.

        A week or month that the window cuts asks for nothing where the window holds a whole one: its target is meant
        for a whole one.
        """
        return self.asking_until(self.period.end) if self.period.end is not None else ()

    def asking_until(self, end: date) -> tuple[Bucket, ...]:
        """The same for the part of the window before `end`."""
        found: list[Bucket] = []
        day = self.period.start
        while day < end:
            bucket = self.bucket_of(day)
            if bucket.target > 0 or self.leaf.cmp is Cmp.AT_MOST:
                found.append(bucket)
            day = bucket.period.end or end
        return tuple(bucket for bucket in found if bucket.number not in self.idle)

    @cached_property
    def idle(self) -> frozenset[int]:
        """Numbers of the weeks or months that the window cuts and that ask nothing for that."""
        if self.leaf.per not in (Per.WEEK, Per.MONTH):
            return frozenset()
        edges = [self.bucket_of(self.period.start)]
        if self.period.last is not None and self.period.last >= self.period.start:
            edges.append(self.bucket_of(self.period.last))
        cut = frozenset(edge.number for edge in edges if not self._whole(edge))
        first, last = edges[0].number, edges[-1].number
        inner = self.period.end is None or last - first > 1
        return cut if inner or len(cut) < last - first + 1 else frozenset()

    def _whole(self, bucket: Bucket) -> bool:
        first = streaks.first_day(bucket.number, self.unit, self.week_start)
        last = streaks.last_day(bucket.number, self.unit, self.week_start)
        return first in self.period and last in self.period

    def due(self, excused: Collection[date]) -> list[Bucket]:
        """The buckets that must be hit: those with a day in them that is not excused."""
        if not excused:
            return list(self.asking)
        return [bucket for bucket in self.asking if any(day not in excused for day in bucket.period.dates())]

    def reached_on(self, target: int) -> date | None:
        """The first date by which the amounts since the start come to `target` (the greatest, for a maximum)."""
        done: list[int] = []
        total = 0
        for day in self._days:
            value = self.amounts[day]
            if self.leaf.agg in (Agg.MAX, Agg.MIN) and self.leaf.per is not Per.SESSION:
                done = [self.together([*done, value])]
                total = done[0]
            else:
                total += value
            if total and (total <= target if self.leaf.agg is Agg.MIN else total >= target):
                return day
        return None

    def crossings(self, amounts: Iterable[int]) -> Iterator[tuple[int, date]]:
        """(amount, first date by which it was reached) for rising `amounts`, up to the first that is not reached."""
        wanted = iter(amounts)
        amount = next(wanted, None)
        for day, total in self.running():
            while amount is not None and total >= self.leaf.enough(amount):
                yield amount, day
                amount = next(wanted, None)
            if amount is None:
                return

    def running(self) -> Iterator[tuple[date, int]]:
        """(date, what the leaf has come to by then), in order of time."""
        total = 0
        for day in self._days:
            total = self.together([total, self.amounts[day]])
            yield day, total

    def met_on(self, excused: Collection[date], *, makeup: Makeup = Makeup.NONE) -> date | None:
        """The date on which the leaf's need was fulfilled; None while it is not."""
        need = self.leaf.need
        if need.kind is NeedKind.BEST and need.n is not None:
            return self._best_met(need.n)
        if self.leaf.per in (Per.WINDOW, Per.SESSION):
            return self._whole_met()
        if need.kind is NeedKind.COUNT:
            wanted, counting = need.n or 1, sorted(self.counting)
            return self.met_in(counting[wanted - 1]) if len(counting) >= wanted else None
        if need.kind is NeedKind.STREAK:
            return self._streak_met(excused, need.n)
        due = self.due(excused)
        if not due:
            return None
        repaid = None if makeup is Makeup.NONE else self._repaid_on(due, makeup)
        if any(bucket.number not in self.hits for bucket in due):
            return repaid
        held = max(self.met_in(bucket.number) for bucket in due)
        return held if repaid is None else min(held, repaid)

    def _whole_met(self) -> date | None:
        if self.leaf.per is Per.SESSION:
            return self.reached_on(self.leaf.need.n or 1)
        target = self.leaf.target_of(0)
        if self.leaf.cmp is Cmp.AT_LEAST:
            return self.reached_on(self.leaf.enough(target))
        if self.leaf.agg is Agg.MIN:
            return self.reached_on(target)
        last = self.period.last
        return last if last is not None and self._kept_in(Bucket(0, self.period, target)) else None

    def _best_met(self, n: int) -> date | None:
        """The first day on which the `n` greatest buckets together reach the target."""
        sums: dict[int, int] = {}
        for day, number, value in self.pieces():
            sums[number] = self.together([sums[number], value]) if number in sums else value
            if self.leaf.reaches(sum(nlargest(n, sums.values())), self.leaf.target_of(0)):
                return day
        return None

    def best_sum(self, n: int) -> int:
        """What the `n` greatest buckets come to together."""
        sums: dict[int, int] = {}
        for _, number, value in self.pieces():
            sums[number] = self.together([sums[number], value]) if number in sums else value
        return sum(nlargest(n, sums.values()))

    def pieces(self) -> Iterator[tuple[date, int, int]]:
        """(date, number of the bucket, amount) in order of time."""
        for day in self._days:
            yield day, self.bucket_of(day).number, self.amounts[day]

    def _repaid_on(self, due: list[Bucket], makeup: Makeup) -> date | None:
        """The day, none before the last due bucket, on which nothing is owed: what one bucket lacks later ones repay.

        What is done in advance repays nothing. Within the same period a debt must be repaid in the week it was made.
        """
        targets = {bucket.number: bucket.target for bucket in due}
        numbers = sorted({self._number(day) for day in self._days} | targets.keys())
        owed, week = 0, date.min
        for number in numbers:
            bucket = self.bucket_numbered(number)
            this_week = week_of(bucket.period.start, self.week_start)
            if makeup is Makeup.SAME_PERIOD and this_week != week and owed:
                return None
            week = this_week
            wanted = owed + targets.get(number, 0)
            owed = max(0, wanted - self.shown(bucket))
            if not owed and number >= due[-1].number:
                return self._paid_in(bucket, wanted)
        return None

    def _paid_in(self, bucket: Bucket, wanted: int) -> date | None:
        """The day of a bucket by which it came to all that was wanted of it."""
        total = 0
        for day in bucket.period.dates():
            total = self.together([total, self.amounts.get(day, 0)])
            if max(total, bucket.target if day in self.credited else 0) >= wanted:
                return day
        return bucket.period.last

    def met_in(self, number: int) -> date:
        """The day of a bucket on which its amount reached the target."""
        bucket = self.bucket_numbered(number)
        last = bucket.period.last or bucket.period.start
        if self.leaf.cmp is Cmp.AT_MOST:
            return last
        total: int | None = None
        for day in bucket.period.dates():
            value = self.amounts.get(day)
            if value is None:
                continue
            total = value if total is None else self.together([total, value])
            if self.leaf.reaches(total, bucket.target):
                return day
        return last

    def _streak_met(self, excused: Collection[date], wanted: int | None) -> date | None:
        if wanted is None:
            return None
        number = self.number_of_streak(wanted, self.excused_numbers(excused))
        return None if number is None else self.met_in(number)

    def number_of_streak(self, wanted: int, bridges: Collection[int]) -> int | None:
        """The number of the bucket that was the `wanted`-th hit in a row for the first time."""
        ordered = sorted(self.hits)
        for run in streaks.runs(ordered, bridges):
            if run.count >= wanted:
                return ordered[ordered.index(run.first) + wanted - 1]
        return None

    def excused_numbers(self, excused: Collection[date]) -> set[int]:
        """Numbers of the buckets whose every day is excused, and of those that ask nothing by themselves."""
        if self.unit is Per.DAY:
            own = self.period.until(max(self.today, self.period.start)).dates() if self._has_rest_rows else ()
            return {day.toordinal() for day in excused} | {day.toordinal() for day in own if self.rests_on(day)}
        numbers = {self._number(day): day for day in excused}
        return {
            number
            for number, day in numbers.items()
            if all(other in excused for other in self.bucket_of(day).period.dates())
        } | self.idle

    @property
    def _has_rest_rows(self) -> bool:
        return self.daily and isinstance(self.leaf.target, tuple) and 0 in self.leaf.target

    def standing(self, met: date | None, excused: Collection[date], settled: Collection[date]) -> tuple[int, int]:
        """(hits, needed): how many buckets count so far and how many the need asks for."""
        leaf, need = self.leaf, self.leaf.need
        if leaf.per is Per.WINDOW or need.kind is NeedKind.BEST:
            return int(met is not None), 1
        if leaf.per is Per.SESSION:
            return self.amount_in(self.period), need.n or 1
        if need.kind is NeedKind.STREAK:
            found = streaks.runs(self.hits, self.excused_numbers(excused))
            return max((run.count for run in found), default=0), need.n or 0
        due = self.due(settled)
        needed = need.n if need.n is not None else len(due)
        counted = need.n is not None or self.period.end is None
        return (len(self.counting) if counted else sum(one.number in self.hits for one in due)), needed


class SessionTally(Tally):
    """Sessions one by one, each a bucket of its own: for the best of them together."""

    def __init__(self, leaf: Leaf, period: Period, sessions: Sequence[tuple[date, int]], today: date) -> None:
        self.sessions = [(day, value) for day, value in sessions if day in period]
        amounts: dict[date, int] = {}
        for day, value in self.sessions:
            amounts[day] = amounts.get(day, 0) + value
        super().__init__(leaf, period, 0, amounts, today=today)

    def pieces(self) -> Iterator[tuple[date, int, int]]:
        """(date, number of the session, amount) in order of time."""
        for number, (day, value) in enumerate(self.sessions):
            yield day, number, value
