"""An article for the tests of the import, told in our own words, and the draft that reading it gives."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

from tracker.articles.drafts import (
    Amount,
    Aside,
    ChallengeDraft,
    Draft,
    Found,
    Kind,
    Per,
    Phrase,
    RaceDraft,
    Target,
    Unit,
)

STORY = """From the coast of Mumbai to the beaches of Goa

A runner and his wife set out from Mumbai on 26 June 2025. For five days they mean to ride 90 km and run 20 km every
day, over Pen and Chiplun down to Goa, hill after hill. By the second evening 220 km lay behind them.

Along the road people ask for a picture; the price is ten push-ups. #FitIndianRun

Two weeks earlier they had finished the Tromsø Midnight Sun Half Marathon on 21 June 2025, half of it past midnight
and all of it in sunlight, and came home with a medal each.
"""

T = TypeVar("T")


def phrase(said: str, text: str = STORY) -> Phrase:
    """Where a text says it first."""
    start = text.index(said)
    return Phrase(start, start + len(said), said)


def found(value: T, said: str, others: tuple[Found[T], ...] = ()) -> Found[T]:
    """A value and the phrase that says it."""
    return Found(value, phrase(said), others)


def target(activity: str, number: int, said: str) -> Target:
    """So many km a day."""
    return Target(activity, found(Amount(Decimal(number), Unit.KM), said), Per.DAY)


def story() -> Draft:
    """What reading the story gives: a challenge, a race with a medal, a figure that is progress; nothing doubtful."""
    return Draft(
        text=STORY,
        kind=Kind.BOTH,
        challenges=(
            ChallengeDraft(
                title=found("Mumbai to Goa", "From the coast of Mumbai to the beaches of Goa"),
                days=found(5, "For five days"),
                first=found(date(2025, 6, 26), "26 June 2025"),
                targets=(target("cycling", 90, "ride 90 km"), target("running", 20, "run 20 km")),
                route=tuple(found(name, name) for name in ("Mumbai", "Pen", "Chiplun", "Goa")),
                hashtags=(found("#FitIndianRun", "#FitIndianRun"),),
            ),
        ),
        races=(
            RaceDraft(
                name=found("Tromsø Midnight Sun Half Marathon", "Tromsø Midnight Sun Half Marathon"),
                activity="running",
                metres=found(Decimal("21097.5"), "Half Marathon"),
                place=found("Tromsø", "Tromsø"),
                day=found(date(2025, 6, 21), "21 June 2025"),
                medal=found(True, "a medal each"),
            ),
        ),
        asides=(
            Aside(
                Amount(Decimal(220), Unit.KM), "mixed", Per.TOTAL, "progress so far", phrase("220 km lay behind them")
            ),
        ),
    )


def refused(text: str = "Shares fell by 3 per cent.") -> Draft:
    """A text that holds nothing to follow."""
    return Draft(text=text, kind=Kind.NONE, refusal="The text tells of nothing that one could follow.")
