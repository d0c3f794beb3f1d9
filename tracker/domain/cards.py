"""Share cards: a day, a challenge or a medal as the few things one would post about it. Pure values and their text."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

POST = 280  # characters of a post that every network takes
HASHTAGS = 6


class CardKind(StrEnum):
    """What a card is about."""

    DAY = "day"
    CHALLENGE = "challenge"
    MEDAL = "medal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with what it says: "330 km", "of 558 km"."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How much of one thing that is asked is done; `filled` is per mille of it, at most 1000."""

    label: str
    done: str  # "72"
    asked: str  # "90 km"
    filled: int
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on the road; `at` is per mille of its length."""

    name: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road with its places, where one is on it (per mille of its length), and that in words."""

    stops: tuple[Stop, ...]
    at: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """A medal as a card shows it: what it is called, what it is made as ("medal", "badge"), its band if any."""

    title: str
    artefact: str
    band: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says. Every text is clean and every figure is written out; `hashtags` are without the sign.

    `hero` is the one figure that it is about, `streak` is "" where there is none, `note` what somebody wrote about it.
    """

    kind: CardKind
    ref: str  # the challenge's handle or the medal's key; "" for a day without a challenge
    on: date
    title: str
    subtitle: str
    hero: Figure | None = None
    bars: tuple[Bar, ...] = ()
    figures: tuple[Figure, ...] = ()
    streak: str = ""
    road: Road | None = None
    verdict: str = ""
    medals: tuple[Emblem, ...] = ()
    note: str = ""
    hashtags: tuple[str, ...] = ()
    athlete: str = ""


def card_text(card: Card, limit: int = POST) -> str:
    """The card as plain lines fit for a post, with its hashtags last, at most `limit` characters.

    What matters least goes first where they are too many: the note, the road, further figures, hashtags, medals.
    """
    for less in _shortened(card):
        text = "\n".join(_lines(less))
        if len(text) <= limit:
            return text
    return f"{text[: limit - 1].rstrip()}…"


def _shortened(card: Card) -> list[Card]:
    """The card, then with less and less on it."""
    found = [card, replace(card, note="")]
    found.append(replace(found[-1], road=None))
    found.append(replace(found[-1], figures=()))
    found += [replace(found[-1], hashtags=card.hashtags[:count]) for count in range(len(card.hashtags) - 1, 0, -1)]
    found.append(replace(found[-1], medals=card.medals[:1]))
    found.append(replace(found[-1], medals=(), bars=(), verdict=""))
    return found


def _lines(card: Card) -> list[str]:
    """A line for each thing that the card has."""
    hero = f"{card.hero.value} {card.hero.label}".strip() if card.hero is not None else ""
    bars = [f"{bar.label} {bar.done} / {bar.asked}{' ✓' if bar.hit else ''}" for bar in card.bars]
    medals = [one.title for one in card.medals] if card.kind is not CardKind.MEDAL else []
    found = [
        " · ".join(filter(None, (card.title, card.subtitle))),
        hero,
        card.verdict,
        " · ".join(bars),
        " · ".join(f"{figure.label} {figure.value}" for figure in card.figures),
        f"Streak: {card.streak}" if card.streak else "",
        card.road.words if card.road is not None else "",
        f"Medals: {', '.join(medals)}" if medals else "",
        f"“{card.note}”" if card.note else "",
        " ".join(f"#{tag}" for tag in card.hashtags),
    ]
    return [line for line in found if line]
