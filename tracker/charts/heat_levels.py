"""The levels of a calendar of days: round bounds, so that a legend can tell what each level means."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from math import floor, log10

from tracker.charts.amounts import bare, unit_name
from tracker.charts.scales import TIMES, unit_of
from tracker.domain.sessions import Measure

SIGNS = "·░▒▓█"  # of the levels, nothing first
ASCII_SIGNS = ".:+*#"
_GOOD = Fraction(4, 5)  # one day in five is at least as good as what the highest level is set by
_STEPS = tuple(Fraction(step) for step in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8"))
_LEAST = Fraction(1, 10)  # of a kilometre or a mile
_SECONDS = (5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 5400, 7200, 10800, 14400, 21600)


@dataclass(frozen=True, slots=True)
class Levels:
    """`bounds` are the least amounts (base units) of levels 2, 3 and 4; empty where no amount is known."""

    bounds: tuple[int, ...]
    measure: Measure

    def of(self, amount: int) -> int:
        """The level of a day with a session, from 1; 0 or less says that its amount is not known."""
        return 1 + bisect_right(self.bounds, amount)

    def legend(self, units: str, *, unknown: bool = False, ascii: bool = False) -> tuple[tuple[str, str, str], ...]:
        """(sign, role, text) of each level; `unknown` says that there are days with an amount that is not known."""
        signs = ASCII_SIGNS if ascii else SIGNS
        if not self.bounds:
            return _items(signs, ("none", "active"))
        high = self.bounds[-1]
        low, middle, top = (bare(bound, self.measure, units, high) for bound in self.bounds)
        under = f"under {low}" + (" or unknown" if unknown else "")
        return _items(signs, ("none", under, low, middle, f"{top}{unit_name(self.measure, units, high)} or more"))


def _items(signs: str, texts: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((sign, f"heat-{level}", text) for level, (sign, text) in enumerate(zip(signs, texts, strict=False)))


def levels_of(amounts: Sequence[int], measure: Measure, units: str = "km") -> Levels:
    """Levels for days with these amounts (base units), equally far apart, the highest one for the best fifth or more.

    Days that were far better than the others leave the bounds alone.
    """
    known = sorted(amount for amount in amounts if amount > 0)
    if not known:
        return Levels((), measure)
    good = known[min(len(known) - 1, floor(len(known) * _GOOD))]
    if measure in TIMES:
        step = Fraction(max(takewhile(lambda seconds: seconds * 3 <= good, _SECONDS), default=1))
    else:
        unit, _ = unit_of(measure, units, good)
        step = _round_below(Fraction(good) / unit / 3, whole=measure is not Measure.DISTANCE) * unit
    if measure is not Measure.DISTANCE and good < 3:
        return Levels((2, 3, 4), measure)  # counts of one or two a day
    return Levels(tuple(round(step * times) for times in (1, 2, 3)), measure)


def _round_below(most: Fraction, *, whole: bool) -> Fraction:
    """The largest round number that is at most `most`, but at least a tenth, or one where it must be whole."""
    if most <= (1 if whole else _LEAST):
        return Fraction(1) if whole else _LEAST
    power = Fraction(10) ** floor(log10(most))
    step = max((step * power for step in _STEPS if step * power <= most), default=power)
    return Fraction(floor(step)) if whole else step
