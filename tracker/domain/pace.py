"""Progress maths: plan, balance, days ahead, what is still needed, and when it ends (domain research, 4.1 and 4.2).

Amounts are integers in the measure's base unit and results are exact fractions of it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate
from math import ceil
from statistics import median

from tracker.domain.days import DAY

BLOCK = 7  # days; whole weeks, because trimming single days removes real work (4.2)
SETTLED = 4 * BLOCK  # from here on the last four blocks say more than the mean since the start
FEWEST = 7  # days of data below which nothing is projected


class Plan:
    """P(i): the cumulative plan of a window of `n` days for a total of `target`.

    `weights` holds a share a day; rest days weigh 0. Without weights every day is asked for the same.
    """

    def __init__(self, target: int, weights: Sequence[int]) -> None:
        self.target = target
        self.weights = tuple(weights) if any(weights) else (1,) * len(weights)
        self._sums = (0, *accumulate(self.weights))

    @property
    def days(self) -> int:
        return len(self.weights)

    def at(self, day: int) -> Fraction:
        """P(day): what is planned by the end of that day; 0 before the first, the target after the last."""
        index = min(max(day, 0), self.days)
        return Fraction(self.target * self._sums[index], self._sums[-1]) if self._sums[-1] else Fraction(0)

    def day_of(self, done: int) -> Fraction:
        """The x where P(x) = `done`, between days by proportion; the latest such x on flat stretches."""
        if done >= self.target:
            return Fraction(self.days)
        for day in range(self.days, 0, -1):
            before = self.at(day - 1)
            if before <= done:
                step = self.at(day) - before
                return day - 1 + ((done - before) / step if step else Fraction(1))
        return Fraction(0)

    def days_ahead(self, done: int, finished: int) -> Fraction:
        """How many days the amount `done` is ahead of the plan after `finished` days; negative when behind."""
        return self.day_of(done) - finished

    def today_left(self, done: int, finished: int) -> Fraction:
        """What today still asks: max(0, P(k+1) - S)."""
        return max(Fraction(0), self.at(finished + 1) - done)

    def needed_per_day(self, done: int, finished: int) -> Fraction | None:
        """What each day left asks that is no rest day; 0 when the target is reached, None when the window is over."""
        if done >= self.target:
            return Fraction(0)
        left = sum(1 for weight in self.weights[max(finished, 0) :] if weight)
        return Fraction(self.target - done, left) if left > 0 else None


def blocks(amounts: Mapping[date, int], start: date, today: date) -> list[int]:
    """Sums of up to the last four whole 7-day blocks before `today`, the latest first, none from before `start`."""
    found: list[int] = []
    end = today
    while len(found) < 4 and end - BLOCK * DAY >= start:
        found.append(sum(amounts.get(end - n * DAY, 0) for n in range(1, BLOCK + 1)))
        end -= BLOCK * DAY
    return found


def finish_dates(
    target: int, done: int, amounts: Mapping[date, int], start: date, today: date
) -> tuple[date, date, date | None, str] | None:
    """(finish, earliest, latest, why) of the projection, or None where there is too little to go by.

    The pace is the mean since the start below 28 finished days, then the median of the last four 7-day blocks; the
    range is what their best and worst would give. `latest` is None when a whole block brought nothing.
    """
    finished = (today - start).days
    if finished < FEWEST or done >= target:
        return None
    found = blocks(amounts, start, today)
    before_today = sum(value for day, value in amounts.items() if start <= day < today)
    if finished < SETTLED:
        pace, why = Fraction(before_today, finished), f"the mean of the {finished} days since the start"
    else:
        pace, why = Fraction(median(map(Fraction, found))) / BLOCK, "the median of the last four weeks"
    finish = _reached(target - done, pace, today)
    if finish is None:
        return None
    best = _reached(target - done, Fraction(max(found), BLOCK), today) or finish
    worst = _reached(target - done, Fraction(min(found), BLOCK), today)
    return finish, min(best, finish), None if worst is None else max(worst, finish), why


def _reached(left: int, pace: Fraction, today: date) -> date | None:
    if pace <= 0:
        return None
    days = ceil(left / pace)
    return today + timedelta(days=days) if days <= 36_500 else None
