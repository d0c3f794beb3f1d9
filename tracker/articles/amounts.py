"""A figure: an amount with its place in the text, and how long it is if it is a length."""

from dataclasses import dataclass
from decimal import Decimal

from tracker.articles.drafts import Amount, Unit

LENGTHS = {
    Unit.KM: Decimal(1000),
    Unit.MILE: Decimal("1609.344"),
    Unit.NAUTICAL_MILE: Decimal(1852),
    Unit.METRE: Decimal(1),
    Unit.FOOT: Decimal("0.3048"),
    Unit.MARATHON: Decimal(42195),
    Unit.HALF_MARATHON: Decimal("21097.5"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with its place: tokens `first` to `last` (excluded), characters `start` to `end`.

    `again` says that it only repeats the figure before it in another unit; `joined` that it stands as an adjective
    ("a 50-mile ride"); `plain` that its number was an article ("a marathon a day").
    """

    amount: Amount
    first: int
    last: int
    start: int
    end: int
    exercise: str | None = None
    activity: str | None = None
    again: bool = False
    joined: bool = False
    plain: bool = False

    @property
    def metres(self) -> Decimal | None:
        """The length in metres, None for another measure."""
        return metres(self.amount)


def metres(amount: Amount) -> Decimal | None:
    """An amount's length in metres by the definitions of the units (marathon 42,195 m), None if it is no length."""
    size = LENGTHS.get(amount.unit)
    return None if size is None else amount.number * size
