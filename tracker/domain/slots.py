"""Buckets of real time: every 4 hours from the instant a challenge begins (rule T10)."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property

from tracker.domain import streaks
from tracker.domain.buckets import Bucket, Tally
from tracker.domain.counting import Selection, counted
from tracker.domain.days import Period, local_date
from tracker.domain.goals import Agg, Leaf, NeedKind, Per
from tracker.domain.sessions import Session
from tracker.domain.templates import Makeup


class SlotTally(Tally):
    """Slots of `every_s` seconds, numbered from 0. A session is in the slot it begins in; its clock time must be known.

    With `inside` it must end in it too. `ends_at` closes the window; a slot that it cuts is none. `zone` is where
    dates are read.
    """

    def __init__(
        self,
        leaf: Leaf,
        period: Period,
        choice: Selection,
        sessions: Iterable[Session],
        *,
        starts_at: datetime,
        ends_at: datetime | None,
        now: datetime,
        zone: str,
        today: date,
    ) -> None:
        self.choice = choice
        self.starts_at = starts_at
        self.ends_at = ends_at
        self.now = now
        self.zone = zone
        self.every = timedelta(seconds=leaf.every_s or 3_600)
        self.inside = [one for one in sessions if one.timed and self._fits(leaf, one)]
        amounts: dict[date, int] = {}
        for one in self.inside:
            amounts[one.local_date] = amounts.get(one.local_date, 0) + counted(choice, one)
        super().__init__(leaf, period, 0, amounts, today=today)

    def _fits(self, leaf: Leaf, one: Session) -> bool:
        if one.started_at < self.starts_at or (self.ends_at is not None and one.started_at >= self.ends_at):
            return False
        end = one.started_at + timedelta(seconds=one.elapsed_s or 0)
        return not leaf.inside or end <= self.opens(self.slot_at(one.started_at) + 1)

    @property
    def unit(self) -> Per:
        return Per.EVERY

    @property
    def daily(self) -> bool:
        return False

    def slot_at(self, instant: datetime) -> int:
        """The number of the slot that holds an instant; negative before the start."""
        return (instant - self.starts_at) // self.every

    def opens(self, number: int) -> datetime:
        """The instant at which a slot opens, in UTC."""
        return self.starts_at + number * self.every

    @property
    def count(self) -> int | None:
        """How many whole slots the window has; None without an end."""
        return None if self.ends_at is None else (self.ends_at - self.starts_at) // self.every

    @cached_property
    def by_slot(self) -> dict[int, tuple[int, Session]]:
        """By slot: its amount, and the session that decided it."""
        found: dict[int, tuple[int, Session]] = {}
        for one in self.inside:
            number = self.slot_at(one.started_at)
            if self.count is not None and number >= self.count:
                continue
            value = 1 if self.leaf.agg is Agg.COUNT else counted(self.choice, one)
            if number not in found:
                found[number] = value, one
                continue
            before, decided = found[number]
            after = self.together([before, value])
            target = self.leaf.target_of(number)
            found[number] = after, decided if self.leaf.reaches(before, target) else one
        return found

    @cached_property
    def hits(self) -> frozenset[int]:
        """Numbers of the slots that reach their target."""
        return frozenset(
            number
            for number, (value, _) in self.by_slot.items()
            if self.leaf.reaches(value, self.leaf.target_of(number))
        )

    @property
    def slot_now(self) -> int:
        """The slot that is open now; the first one before the start, the last one after the end."""
        number = max(0, self.slot_at(self.now))
        return number if self.count is None else min(number, max(0, self.count - 1))

    def bucket_of(self, day: date) -> Bucket:
        """The slot that is open now on today's date, else the first that opens on `day`."""
        number = self.slot_now if day == self.today else max(0, self._first_on(day))
        return Bucket(number, Period(day, day + timedelta(days=1)), self.leaf.target_of(number))

    def _first_on(self, day: date) -> int:
        number = self.slot_at(self.starts_at)
        while local_date(self.opens(number), self.zone) < day and (self.count is None or number < self.count - 1):
            number += 1
        return number

    def shown(self, bucket: Bucket) -> int:
        """The amount of a slot."""
        return self.amount_of(bucket.number)

    def amount_of(self, number: int) -> int:
        """The amount of the slot with that number."""
        return self.by_slot.get(number, (0, None))[0]

    def pieces(self) -> Iterator[tuple[date, int, int]]:
        """(date, number of the slot, amount) in order of time."""
        for one in self.inside:
            yield one.local_date, self.slot_at(one.started_at), counted(self.choice, one)

    def date_of(self, number: int) -> date:
        """The date on which a slot was decided, or on which it opens."""
        found = self.by_slot.get(number)
        return found[1].local_date if found else local_date(self.opens(number), self.zone)

    def met_in(self, number: int) -> date:
        return self.date_of(number)

    def missed(self) -> int | None:
        """The first slot that is over without a hit; None while there is none."""
        over = self.slot_at(self.now)
        if self.count is not None:
            over = min(over, self.count)
        return next((number for number in range(max(0, over)) if number not in self.hits), None)

    def met_on(self, excused: Collection[date], *, makeup: Makeup = Makeup.NONE) -> date | None:
        """The date on which the need was fulfilled: all slots of a closed window, N of them, or N in a row."""
        need, ordered = self.leaf.need, sorted(self.hits)
        if need.kind is NeedKind.BEST and need.n is not None:
            return self._best_met(need.n)
        if need.kind is NeedKind.STREAK:
            if need.n is None:
                return None
            number = self.number_of_streak(need.n, ())
            return None if number is None else self.date_of(number)
        wanted = need.n if need.kind is NeedKind.COUNT else self.count
        if not wanted or len(ordered) < wanted:
            return None
        return self.date_of(ordered[wanted - 1])

    def standing(self, met: date | None, excused: Collection[date], settled: Collection[date]) -> tuple[int, int]:
        """(slots hit, slots needed); the longest row of them for a streak."""
        need = self.leaf.need
        if need.kind is NeedKind.BEST:
            return int(met is not None), 1
        if need.kind is NeedKind.STREAK:
            return max((run.count for run in streaks.runs(self.hits, ())), default=0), need.n or 0
        return len(self.hits), (need.n if need.kind is NeedKind.COUNT else self.count) or 0
