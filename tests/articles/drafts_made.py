"""Drafts made by hand, with their phrases, for what works on drafts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

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

STORY = (
    "On 21 June 2025 we ran the Midnight Sun Half Marathon in Tromsø, hand in hand, and were given a medal. Five days "
    "later we set out from Mumbai to Goa by way of Chiplun: for 5 days we cycled 90 km and ran 20 km daily. By day 3 "
    "we had 330 km behind us. Milind and Ankita, #fitindia"
)


def phrase(text: str, words: str) -> Phrase:
    """The first place of `text` that says `words`."""
    start = text.index(words)
    return Phrase(start, start + len(words), words)


def said(text: str) -> Callable[..., Found[Any]]:
    """Makes values found in `text`: `found(value, "words")`, with others as such pairs."""

    def found(value: Any, words: str = "", *others: tuple[Any, str]) -> Found[Any]:
        rest = tuple(Found(other, phrase(text, where) if where else None) for other, where in others)
        return Found(value, phrase(text, words) if words else None, rest)

    return found


def amount(number: str, unit: Unit, most: str | None = None) -> Amount:
    """An amount from its digits."""
    return Amount(Decimal(number), unit, None if most is None else Decimal(most))


def target(activity: str, number: str, unit: Unit, per: Per = Per.DAY, **more: Any) -> Target:
    """A target somebody typed in, without a phrase."""
    return Target(activity, Found(amount(number, unit), None), per, **more)


def challenge(title: str = "A challenge", *targets: Target, days: int | None = None, **more: Any) -> ChallengeDraft:
    """A challenge of targets over so many days."""
    return ChallengeDraft(
        title=Found(title, None), targets=targets, days=None if days is None else Found(days, None), **more
    )


def draft(*challenges: ChallengeDraft, races: tuple[RaceDraft, ...] = (), **more: Any) -> Draft:
    """A draft of those entries."""
    kind = Kind.BOTH if challenges and races else Kind.RACE if races else Kind.CHALLENGE
    return Draft(text="", kind=kind, challenges=challenges, races=races, **more)


def story() -> Draft:
    """The half marathon and the days to Goa: nothing in it is open."""
    found = said(STORY)
    words = "cycled 90 km and ran 20 km daily"
    days = ChallengeDraft(
        title=found("Mumbai to Goa", "Mumbai to Goa"),
        days=found(5, "5 days"),
        targets=(
            Target("cycling", found(amount("90", Unit.KM), words), Per.DAY),
            Target("running", found(amount("20", Unit.KM), words), Per.DAY),
        ),
        route=(found("Mumbai", "Mumbai"), found("Chiplun", "Chiplun"), found("Goa", "Goa")),
        people=(found("Milind", "Milind"), found("Ankita", "Ankita")),
        hashtags=(found("#fitindia", "#fitindia"),),
    )
    half = RaceDraft(
        name=found("Midnight Sun Half Marathon", "Midnight Sun Half Marathon"),
        activity="running",
        metres=found(Decimal("21097.5"), "Half Marathon"),
        place=found("Tromsø", "Tromsø"),
        day=found(date(2025, 6, 21), "21 June 2025"),
        medal=found(True, "were given a medal"),
        people=(found("Milind", "Milind"),),
    )
    progress = Aside(amount("330", Unit.KM), "mixed", Per.TOTAL, "progress so far", phrase(STORY, "330 km"))
    return Draft(text=STORY, kind=Kind.BOTH, challenges=(days,), races=(half,), asides=(progress,))
