"""A leaf over its window: the buckets it is cut into, which are due, which are hit, and on what day it was met."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tracker.domain import streaks
from tracker.domain.counting import Selection, fits, measured
from tracker.domain.days import DAY, Period, month_of, months_after, shares, week_of
from tracker.domain.goals import DAILY, Agg, Attribution, Leaf, NeedKind, Per
from tracker.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket: its number (see `streaks.number_of`), the days of the window it holds, and its target."""

    number: int
    period: Period
    target: int


@dataclass
class Tally:
    """What the journal holds for one leaf. `credited` are dates that sessions over midnight reach on their own (T3)."""

    leaf: Leaf
    period: Period
    week_start: int
    amounts: Mapping[date, int]
    credited: frozenset[date] = frozenset()
    _days: list[date] = field(init=False)

    def __post_init__(self) -> None:
        self._days = sorted(day for day in self.amounts if day in self.period)

    @property
    def unit(self) -> Per:
        """Days, weeks or months: what the leaf's buckets are counted in."""
        return Per.DAY if self.leaf.per is Per.STAGE else self.leaf.per

    def bucket_of(self, day: date) -> Bucket:
        """The bucket that holds `day`; the whole window for leaves that are not cut by dates."""
        if self.leaf.per in DAILY:
            span = Period(day, day + DAY)
        elif self.leaf.per is Per.WEEK:
            first = week_of(day, self.week_start)
            span = self._within(Period(first, first + 7 * DAY))
        elif self.leaf.per is Per.MONTH:
            first = month_of(day)
            span = self._within(Period(first, months_after(first, 1)))
        else:
            return Bucket(0, self.period, self._whole_target())
        return Bucket(
            self._number(day),
            span,
            self.leaf.target_of((day - self.period.start).days),
        )

    def _whole_target(self) -> int:
        if self.leaf.per is Per.SESSION:
            return self.leaf.need.n or 1
        return self.leaf.target_of(0)

    def _within(self, span: Period) -> Period:
        end = span.end if self.period.end is None else min(span.end or self.period.end, self.period.end)
        return Period(max(span.start, self.period.start), end)

    def amount_in(self, span: Period) -> int:
        """The leaf's amount over some days: the sum, or the greatest where the leaf takes the maximum."""
        if span.end is not None and (span.end - span.start).days == 1:
            return self.amounts.get(span.start, 0) if span.start in self.period else 0
        values = [self.amounts[day] for day in self._days if day in span]
        if self.leaf.agg is Agg.MAX and self.leaf.per is not Per.SESSION:
            return max(values, default=0)
        return sum(values)

    def shown(self, bucket: Bucket) -> int:
        """The amount of a bucket as it is shown: a credited day stands at its target at least."""
        done = self.amount_in(bucket.period)
        if self.leaf.per in DAILY and bucket.period.start in self.credited:
            return max(done, bucket.target)
        return done

    def hit_on(self, day: date) -> bool:
        """Whether the day (of a daily leaf) reaches its target; a rest row asks nothing and is never a hit."""
        target = self.leaf.target_of((day - self.period.start).days)
        return target > 0 and (self.amounts.get(day, 0) >= target or day in self.credited)

    def rests_on(self, day: date) -> bool:
        """Whether the day table itself asks nothing of this day."""
        return self.leaf.per in DAILY and self.leaf.target_of((day - self.period.start).days) == 0

    def hit_days(self) -> list[date]:
        """Days on which a daily leaf is hit, in order."""
        return [day for day in sorted({*self._days, *self.credited}) if day in self.period and self.hit_on(day)]

    @cached_property
    def hits(self) -> frozenset[int]:
        """Numbers of the days, weeks or months that are hit."""
        if self.leaf.per in DAILY:
            return frozenset(day.toordinal() for day in self.hit_days())
        if self.leaf.per in (Per.WINDOW, Per.SESSION):
            return frozenset()
        firsts = {self._number(day): day for day in self._days}
        found = (self.bucket_of(day) for day in firsts.values())
        return frozenset(bucket.number for bucket in found if self.amount_in(bucket.period) >= bucket.target > 0)

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
            if bucket.target > 0:
                found.append(bucket)
            day = bucket.period.end or end
        if self.leaf.per in (Per.WEEK, Per.MONTH):
            whole = [bucket for bucket in found if self._whole(bucket)]
            return tuple(whole or found)
        return tuple(found)

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
        total = 0
        for day in self._days:
            value = self.amounts[day]
            total = (
                max(total, value) if self.leaf.agg is Agg.MAX and self.leaf.per is not Per.SESSION else total + value
            )
            if total >= target:
                return day
        return None

    def met_on(self, excused: Collection[date], *, makeup: bool) -> date | None:
        """The date on which the leaf's need was fulfilled; None while it is not."""
        need = self.leaf.need
        if self.leaf.per in (Per.WINDOW, Per.SESSION):
            return self.reached_on(self._whole_target())
        if need.kind is NeedKind.COUNT:
            wanted = need.n or 1
            return self._met_in(sorted(self.hits)[wanted - 1]) if len(self.hits) >= wanted else None
        if need.kind is NeedKind.STREAK:
            return self._streak_met(excused, need.n)
        due = self.due(excused)
        if due and all(bucket.number in self.hits for bucket in due):
            return max(self._met_in(bucket.number) for bucket in due)
        return self._repaid_on(due) if makeup and due else None

    def _repaid_on(self, due: list[Bucket]) -> date | None:
        """The day, none before the last due bucket, on which nothing is owed: what one bucket lacks later ones repay.

        What is done in advance repays nothing.
        """
        targets = {bucket.number: bucket.target for bucket in due}
        numbers = sorted({self._number(day) for day in self._days} | targets.keys())
        owed = 0
        for number in numbers:
            bucket = self.bucket_numbered(number)
            owed = max(0, owed + targets.get(number, 0) - self.amount_in(bucket.period))
            if not owed and number >= due[-1].number:
                return bucket.period.last if number not in self.hits else self._met_in(number)
        return None

    def _met_in(self, number: int) -> date:
        """The day of a bucket on which its amount reached the target."""
        bucket = self.bucket_numbered(number)
        total = 0
        for day in bucket.period.dates():
            value = self.amounts.get(day, 0)
            total = max(total, value) if self.leaf.agg is Agg.MAX else total + value
            if total >= bucket.target:
                return day
        return bucket.period.last or bucket.period.start

    def _streak_met(self, excused: Collection[date], wanted: int | None) -> date | None:
        if wanted is None:
            return None
        ordered = sorted(self.hits)
        for run in streaks.runs(ordered, self.excused_numbers(excused)):
            if run.count >= wanted:
                return self._met_in(ordered[ordered.index(run.first) + wanted - 1])
        return None

    def excused_numbers(self, excused: Collection[date]) -> set[int]:
        """Numbers of the buckets whose every day is excused."""
        if self.unit is Per.DAY:
            return {day.toordinal() for day in excused}
        numbers = {self._number(day): day for day in excused}
        return {
            number
            for number, day in numbers.items()
            if all(other in excused for other in self.bucket_of(day).period.dates())
        }


def attribute(
    leaf: Leaf, choice: Selection, amounts: Mapping[date, int], over_midnight: Collection[Session], start: date
) -> tuple[dict[date, int], frozenset[date]]:
    """Amounts and credited dates of a daily leaf under its attribution (T3).

    `amounts` hold every session whole on its start date. `credit` leaves them and adds the later dates whose share
    of a session reaches the target by itself; `strict` gives every date its share and nothing else. Shares go by
    time and add up to the session's amount exactly.
    """
    if leaf.attribution is Attribution.START or leaf.per not in DAILY or leaf.agg is not Agg.SUM:
        return dict(amounts), frozenset()
    found = dict(amounts)
    credited: set[date] = set()
    for session in over_midnight:
        if not session.timed or not session.elapsed_s or not fits(choice, session):
            continue
        parts = split(session, measured(session, leaf.measure))
        if leaf.attribution is Attribution.CREDIT:
            for day, part in parts.items():
                target = leaf.target_of((day - start).days)
                if day > session.local_date and part >= target > 0 and day in choice.period:
                    credited.add(day)
            continue
        if session.local_date in choice.period:
            found[session.local_date] = found.get(session.local_date, 0) - measured(session, leaf.measure)
        for day, part in parts.items():
            if day in choice.period:
                found[day] = found.get(day, 0) + part
    return found, frozenset(credited)


def split(session: Session, whole: int) -> dict[date, int]:
    """An amount of a session by the dates of its own zone, in proportion to time, adding up to `whole`."""
    seconds = shares(session.started_at, session.elapsed_s or 0, session.zone)
    total = sum(seconds.values())
    found: dict[date, int] = {}
    passed = given = 0
    for day, part in seconds.items():
        passed += part
        upto = whole * passed // total if total else whole
        found[day] = upto - given
        given = upto
    return found
