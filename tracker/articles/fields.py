"""A draft as a list of fields that can be changed, dropped and added, each with the phrase it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tracker.articles.answering import answered
from tracker.articles.changing import changed, dropped
from tracker.articles.draft_words import (
    activity_title,
    amount_text,
    date_text,
    days_text,
    number_text,
    target_label,
)
from tracker.articles.drafts import (
    Aside,
    ChallengeDraft,
    Choice,
    Doubt,
    Draft,
    Found,
    Phrase,
    RaceDraft,
    Target,
)
from tracker.articles.typed_lines import added
from tracker.articles.typed_stages import stage_text
from tracker.domain.quantities import HALF_MM, MARATHON_MM, format_duration

_LISTS = (("route", "Route"), ("places", "Place"), ("people", "Who"), ("medals", "Medal"), ("hashtags", "Hashtag"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One editable thing of a draft. `path` names it in `change` and `drop`; `value` is its text as `change` reads it.

    `group` is the entry it belongs to ("challenges[0]", "races[1]"); `others` are the other figures the text gives
    for it, as text, with `other_phrases` where each stands.
    """

    path: str
    group: str
    label: str
    value: str
    phrase: Phrase | None = None
    droppable: bool = True
    doubt: Doubt | None = None
    others: tuple[str, ...] = ()
    other_phrases: tuple[Phrase, ...] = ()


def fields(draft: Draft) -> tuple[Field, ...]:
    """Everything of the draft that can be changed, in the order it is shown: challenges, then races."""
    found: list[Field] = []
    for number, challenge in enumerate(draft.challenges):
        found += _of_challenge(challenge, f"challenges[{number}]")
    for number, race in enumerate(draft.races):
        found += _of_race(race, f"races[{number}]")
    return tuple(replace(one, doubt=_doubt(draft, one.path)) for one in found)


def _doubt(draft: Draft, path: str) -> Doubt | None:
    return next((doubt for doubt in draft.doubts if doubt.field == path or doubt.field.startswith(f"{path}.")), None)


def _field(group: str, name: str, label: str, value: str, found: Found[Any] | None, *, drop: bool = True) -> Field:
    others = found.others if found is not None else ()
    return Field(
        path=f"{group}.{name}",
        group=group,
        label=label,
        value=value,
        phrase=found.phrase if found is not None else None,
        droppable=drop,
        others=tuple(_shown(other.value) for other in others),
        other_phrases=tuple(other.phrase for other in others if other.phrase is not None),
    )


def _shown(value: Any) -> str:
    """A value of a `Found` as text, whatever it is of."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if hasattr(value, "unit"):
        return amount_text(value)
    return date_text(value) if hasattr(value, "isoformat") else str(value)


def _of_challenge(one: ChallengeDraft, group: str) -> Iterator[Field]:
    yield _field(group, "title", "Title", one.title.value, one.title, drop=False)
    yield _field(group, "days", "Days", "open" if one.days is None else days_text(one.days.value), one.days)
    for name, label in (("first", "First day"), ("last", "Last day")):
        day: Found[Any] | None = getattr(one, name)
        if day is not None:
            yield _field(group, name, label, date_text(day.value), day)
    for index, target in enumerate(one.targets):
        shown = amount_text(target.amount.value)
        yield _field(group, f"targets[{index}]", target_label(target), shown, target.amount)
    for index, stage in enumerate(one.stages):
        found = Found(stage, stage.phrase)
        text = stage_text(stage).partition(": ")[2]
        yield _field(group, f"stages[{index}]", f"Day {stage.day}", text, found)
    for name, label in _LISTS:
        for index, item in enumerate(getattr(one, name)):
            yield _field(group, f"{name}[{index}]", label, item.value, item)


def _of_race(one: RaceDraft, group: str) -> Iterator[Field]:
    yield _field(group, "name", "Race", one.name.value, one.name, drop=False)
    yield _field(group, "activity", "Sport", activity_title(one.activity), None, drop=False)
    singles = (
        ("metres", "Distance", metres_text),
        ("place", "Place", str),
        ("day", "Date", date_text),
        ("clock", "Start", str),
        ("medal", "Medal", lambda value: "yes" if value else "no"),
        ("seconds", "Time", format_duration),
    )
    for name, label, shown in singles:
        found = getattr(one, name)
        if found is not None or name == "day":
            yield _field(group, name, label, "" if found is None else shown(found.value), found)
    for name, label in (("people", "Who"), ("hashtags", "Hashtag")):
        for index, item in enumerate(getattr(one, name)):
            yield _field(group, f"{name}[{index}]", label, item.value, item)


def metres_text(metres: Decimal) -> str:
    """A distance of a race: "half marathon", "marathon", "10 km", "400 m"."""
    named = {HALF_MM: "half marathon", MARATHON_MM: "marathon"}.get(int(metres * 1000))
    if named is not None:
        return named
    return f"{number_text(metres)} m" if metres < 1000 else f"{number_text(metres / 1000)} km"


def change(draft: Draft, path: str, typed: str) -> Draft:
    """The draft with the field at `path` as somebody typed it. InputError names what was expected."""
    return changed(draft, path, typed)


def drop(draft: Draft, path: str) -> Draft:
    """The draft without the field at `path`, or without a whole entry ("races[0]"). InputError where it must stay."""
    return dropped(draft, path)


def add(draft: Draft, typed: str, *, challenge: int = 0) -> Draft:
    """The draft with what a line says: "run 20 km a day", "7 days", "half marathon Tromsø 21 June 2025", "place Pen",
    "via Pen", "#tag", "from 26 June 2025", "with Ankita", "medal finisher's medal", "day 3: ride 56 mi".

    `challenge` is the one it is added to; where there is none yet it begins one. InputError names what was expected.
    """
    return added(draft, typed, challenge)


def take(draft: Draft, aside: Aside, *, challenge: int = 0) -> Draft:
    """The draft with a figure that was set aside as a target of `challenge`, and no longer among the asides."""
    from tracker.articles.typed_lines import with_target

    target = Target(aside.activity, Found(aside.amount, aside.phrase), aside.per, aside.exercise)
    taken = with_target(draft, target, challenge)
    return replace(taken, asides=tuple(one for one in taken.asides if one is not aside))


def answer(draft: Draft, doubt: Doubt, choice: Choice) -> Draft:
    """The draft with a doubt settled by one of its choices; what follows from it is asked in `draft.doubts`."""
    return answered(draft, doubt, choice)
