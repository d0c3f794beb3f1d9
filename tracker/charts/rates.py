"""How fast efforts were, in the words and on the axis of their sport: time a distance, or distance an hour."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from tracker.charts.scales import Tick
from tracker.domain.activities import ACTIVITIES, Rate
from tracker.domain.quantities import MM_PER_KM, MM_PER_M, MM_PER_MILE, format_amount, format_duration, format_rate
from tracker.domain.series import Effort, Efforts
from tracker.domain.sessions import Measure

_PACES = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600)  # seconds between ticks
_SPEEDS = (5, 10, 20, 50, 100, 200, 500, 1000, 10_000)  # tenths between ticks
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Scale:
    """How a sport tells its speed: rates are whole seconds for `length` mm, or tenths of `length` an hour (`speed`).

    `kind` is an activity whose speed is told in this way.
    """

    kind: str
    speed: bool
    length: int
    units: str

    def rate(self, effort: Effort) -> int:
        """The rate of an effort whose distance and time are not zero."""
        if self.speed:
            return round(Fraction(effort.distance_mm * _HOUR * 10, effort.seconds * self.length))
        return round(Fraction(effort.seconds * self.length, effort.distance_mm))

    def up(self, rate: float) -> float:
        """Where a rate stands on an axis on which faster is higher."""
        return rate if self.speed else -rate

    def text(self, rate: int) -> str:
        """A rate as people say it: "5:12 /km", "24.3 km/h"."""
        amount = (rate * self.length, 10 * _HOUR) if self.speed else (self.length, rate)
        return format_rate(*amount, self.kind, self.units) or "0"

    def apart(self, one: int, other: int) -> str:
        """How far apart two rates are: "8 s", "1:05", "0.8" in the unit of a speed."""
        gap = abs(one - other)
        if self.speed:
            return _tenths(gap, 1)
        return f"{gap} s" if gap < 60 else format_duration(gap)

    def ticks(self, low: float, high: float, most: int) -> tuple[Tick, ...]:
        """At most `most` round rates from `low` to `high`, on the axis that `up` gives, the lowest first."""
        steps = _SPEEDS if self.speed else _PACES
        step = next((step for step in steps if high // step - -(-low // step) < most), steps[-1])
        rates = range(ceil(low / step) * step, int(high) + 1, step)[:most]
        label = _tenths if self.speed else format_duration
        return tuple(sorted((Tick(self.up(rate), label(rate)) for rate in rates), key=lambda tick: tick.at))


def _tenths(rate: int, decimals: int | None = None) -> str:
    return format_amount(Fraction(rate, 10), Measure.REPS, decimals=decimals)


def scale_of(efforts: Efforts, units: str = "km") -> Scale:
    """How the sport of the efforts tells its speed; a sport without a way of its own is told like a ride or a run."""
    mile = MM_PER_MILE if units == "mi" else MM_PER_KM
    if efforts.speed:
        return Scale("ride", True, mile, units)
    activity = ACTIVITIES.get(efforts.activity)
    match activity.rate if activity else None:
        case Rate.PER_100M:
            return Scale(efforts.activity, False, 100 * MM_PER_M, units)
        case Rate.PER_500M:
            return Scale(efforts.activity, False, 500 * MM_PER_M, units)
        case _:
            return Scale("run", False, mile, units)
