"""A challenge that is over, counted on to today: where one would be by now, had its last day not been the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.days import DAY
from tracker.domain.progress import Position, Progress
from tracker.domain.quantities import format_amount
from tracker.domain.routes import between, position
from tracker.domain.sessions import Measure
from tracker.domain.verdict import day_name


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedOn:
    """The total of a challenge from its first day to `today`. Amounts in the base unit of its measure.

    `reached_on` is the date on which the target was full, None while it is not; `position` is that on its route.
    """

    measure: Measure
    target: int
    done: int
    first: date
    today: date
    reached_on: date | None
    position: Position | None
    end: str  # the last place of the route
    unit: str = ""  # of a day fact

    @property
    def day(self) -> int | None:
        """The number of the day on which the target was full, the first day being 1."""
        return None if self.reached_on is None else (self.reached_on - self.first).days + 1


def counted_on(progress: Progress, amounts: Mapping[date, int], today: date) -> CountedOn | None:
    """What `amounts`, by date, come to beyond the end of a challenge.

    None where there is no total, or it was reached in time, which its verdict says already.
    """
    challenge, total = progress.challenge, progress.total
    if total is None or total.reached:
        return None
    done, reached = 0, None
    for day in sorted(day for day in amounts if challenge.period.start <= day < today + DAY):
        done += amounts[day]
        if reached is None and done >= total.target:
            reached = day
    route = challenge.template.route
    return CountedOn(
        measure=total.measure,
        target=total.target,
        done=done,
        first=challenge.period.start,
        today=today,
        reached_on=reached,
        position=None if route is None else position(route, min(done, total.target)),
        end=route.places[-1].name if route is not None and route.places else "",
        unit=total.unit,
    )


def counted_on_words(found: CountedOn, units: str = "km") -> str:
    """One sentence: whether one would be there by now."""

    def amount(value: int) -> str:
        return format_amount(value, found.measure, units, label=found.unit)

    if found.reached_on is not None:
        where = f"{found.end} ({amount(found.target)})" if found.end else amount(found.target)
        return (
            f"Counted on past its last day: {where} on {day_name(found.reached_on)}, day {found.day:,}; "
            f"{amount(found.done)} by {day_name(found.today)}."
        )
    where = f", {between(found.position, units)}" if found.position is not None else ""
    return (
        f"Counted on past its last day to {day_name(found.today)}: "
        f"{amount(found.done)} of {amount(found.target)}{where}."
    )
