"""Any so many days in a row: two marathons in 16 days, 52 races in 364."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cached_property

from tracker.domain.buckets import Bucket, Tally
from tracker.domain.days import DAY, Period
from tracker.domain.templates import Makeup


class RollingTally(Tally):
    """Spans of `roll_days` days, each ending on a day with something in it; both ends count."""

    @property
    def length(self) -> int:
        """Days of a span."""
        return self.leaf.roll_days or 1

    def span_to(self, day: date) -> Period:
        """The span whose last day is `day`."""
        return Period(day - timedelta(days=self.length - 1), day + DAY)

    def bucket_of(self, day: date) -> Bucket:
        """The span that ends on `day`."""
        return Bucket(day.toordinal(), self.span_to(day), self.leaf.rung_after(self.best))

    @cached_property
    def spans(self) -> dict[date, int]:
        """What the span holds that ends on each day with something in it, in order."""
        found: dict[date, int] = {}
        first = 0
        for index, day in enumerate(self._days):
            while day - self._days[first] >= self.length * DAY:
                first += 1
            found[day] = self.together([self.amounts[one] for one in self._days[first : index + 1]])
        return found

    @property
    def best(self) -> int:
        """The most that any span holds."""
        return max(self.spans.values(), default=0)

    @cached_property
    def hits(self) -> frozenset[int]:
        """The last days, by ordinal, of the spans that reach the target."""
        target = self.leaf.target_of(0)
        return frozenset(day.toordinal() for day, held in self.spans.items() if self.leaf.reaches(held, target))

    def met_on(self, excused: Collection[date], *, makeup: Makeup = Makeup.NONE) -> date | None:
        """The first day on which the span that ends there reaches the target; the n-th such day for a need of n."""
        wanted = self.leaf.need.n or 1
        found = sorted(self.hits)
        return date.fromordinal(found[wanted - 1]) if len(found) >= wanted else None

    def reached_on(self, target: int) -> date | None:
        """The first day on which a span comes to `target`."""
        return next((day for day, held in self.spans.items() if held >= target), None)

    def running(self) -> Iterator[tuple[date, int]]:
        """(date, the most that any span up to then holds), in order of time."""
        best = 0
        for day, held in self.spans.items():
            best = max(best, held)
            yield day, best

    def standing(self, met: date | None, excused: Collection[date], settled: Collection[date]) -> tuple[int, int]:
        """(spans that reach it, spans needed)."""
        wanted = self.leaf.need.n or 1
        return min(len(self.hits), wanted), wanted

    def last_day_of(self, first: date) -> date:
        """The last day that still counts together with `first` (B10)."""
        return first + timedelta(days=self.length - 1)
