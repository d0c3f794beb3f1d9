"""Day tables whose rows do not stand on days of the calendar: swapped within a week, or waiting for success."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cached_property

from tracker.domain.buckets import Bucket, Tally
from tracker.domain.days import DAY, Period
from tracker.domain.goals import Per
from tracker.domain.templates import Makeup

WEEK = 7


class SwappedRows(Tally):
    """Rows that may be done in any order within their week of the table: rows 1 to 7, 8 to 14 and so on.

    As many rows as can be are matched with days of that week, each day with one row; the smallest rows come first. So
    a row that was done stays done whatever is logged later.
    """

    @cached_property
    def _matched(self) -> dict[date, date]:
        """By the row's own day: the day by which it was done."""
        found: dict[date, date] = {}
        weeks: dict[int, list[date]] = {}
        for day in self._days:
            weeks.setdefault(self._week(day), []).append(day)
        for week, days in weeks.items():
            first = self.period.start + timedelta(days=week * WEEK)
            own = [first + timedelta(days=n) for n in range(WEEK)]
            rows = sorted((row for row in own if self.target_on(row) > 0), key=self.target_on)
            for count, day in enumerate(days, 1):
                for row in rows[: self._most(rows, days[:count])]:
                    found.setdefault(row, day)
        return found

    def _week(self, day: date) -> int:
        return (day - self.period.start).days // WEEK

    def _most(self, rows: list[date], days: list[date]) -> int:
        """How many of the rows, the smallest first, find a day of their own among `days`."""
        free = sorted(self.amounts[day] for day in days)
        done = 0
        for amount in free:
            if done < len(rows) and self.leaf.reaches(amount, self.target_on(rows[done])):
                done += 1
        return done

    def missed_on(self, day: date) -> date:
        """The last day on which what `day` asks could have been done: the end of its week."""
        return self.period.start + timedelta(days=(self._week(day) + 1) * WEEK - 1)

    def open_on(self, day: date) -> bool:
        """Whether the row of that day may still be done on another day of its week."""
        return day not in self._matched and self.missed_on(day) >= self.today

    def hit_on(self, day: date) -> bool:
        """Whether the row that stands on this day was done in its week."""
        return day in self._matched

    def hit_days(self) -> list[date]:
        """The days of the rows that were done, in order."""
        return sorted(self._matched)

    def met_in(self, number: int) -> date:
        """The day by which a row was done."""
        return self._matched.get(date.fromordinal(number), date.fromordinal(number))


class WaitingRows(Tally):
    """Rows that are done one after the other: the next one waits until this one was held on some day.

    Its buckets are the rows, by number from 0; rest rows are passed over. Between two rows lie `rest_between` free
    days at least.
    """

    @property
    def unit(self) -> Per:
        """Rows are no days of the calendar and make no streak of days."""
        return Per.STAGE

    @property
    def daily(self) -> bool:
        return False

    @cached_property
    def rows(self) -> tuple[tuple[int, int], ...]:
        """(number, target) of the rows that ask for something."""
        target = self.leaf.target
        table = target if isinstance(target, tuple) else ()
        return tuple((number, row) for number, row in enumerate(table) if row > 0)

    @cached_property
    def held(self) -> tuple[date, ...]:
        """The days on which the rows were held, in order; row `held[n]` is `rows[n]`."""
        found: list[date] = []
        free = date.min
        for day in self._days:
            if len(found) == len(self.rows):
                break
            if day >= free and self.leaf.reaches(self.amounts[day], self.rows[len(found)][1]):
                found.append(day)
                free = day + DAY + self.leaf.rest_between * DAY
        return tuple(found)

    @cached_property
    def hits(self) -> frozenset[int]:
        """Numbers of the rows that were held."""
        return frozenset(number for number, _ in self.rows[: len(self.held)])

    def bucket_of(self, day: date) -> Bucket:
        """The row that is, or was, on that day; the row to come while it is not held."""
        done = sum(held <= day for held in self.held)
        index = done - 1 if done and self.held[done - 1] == day else done
        number, target = self.rows[min(index, len(self.rows) - 1)] if self.rows else (0, 0)
        return Bucket(number, Period(day, day + DAY), target)

    def target_on(self, day: date) -> int:
        """What the row on that day asks."""
        return self.bucket_of(day).target

    def hit_on(self, day: date) -> bool:
        return day in self.held

    def hit_days(self) -> list[date]:
        return list(self.held)

    def rests_on(self, day: date) -> bool:
        """Whether the day lies in the rest between two rows."""
        before = [held for held in self.held if held < day]
        return bool(before) and day <= before[-1] + self.leaf.rest_between * DAY

    def met_on(self, excused: Collection[date], *, makeup: Makeup = Makeup.NONE) -> date | None:
        """The day on which the last row was held."""
        return self.held[-1] if self.rows and len(self.held) == len(self.rows) else None

    def standing(self, met: date | None, excused: Collection[date], settled: Collection[date]) -> tuple[int, int]:
        """(rows held, rows)."""
        return len(self.held), len(self.rows)
