"""Changes of a draft: a field typed anew, dropped, a doubt answered. Every change gives another draft."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from tracker.articles.doubts import (
    renewed,
)
from tracker.articles.draft_words import base_amount, label_of
from tracker.articles.drafts import (
    Draft,
    Found,
    Kind,
    Role,
    Target,
    Unit,
)
from tracker.articles.field_paths import (
    Place,
    place_of,
    shifted,
    value_at,
    with_entry,
    with_items,
    with_value,
)
from tracker.articles.typed_amounts import read_amount, read_date, read_days, read_name, read_targets, refuse
from tracker.articles.typed_stages import read_stage
from tracker.domain.quantities import parse_duration
from tracker.domain.text import clean_text, is_tag

_V = TypeVar("_V")
_KEPT = ("title", "name", "activity", "role")
_LENGTHS = (Unit.KM, Unit.MILE, Unit.NAUTICAL_MILE, Unit.METRE, Unit.FOOT, Unit.MARATHON, Unit.HALF_MARATHON)
_NAMES = {
    "title": "a title",
    "name": "the name of the race",
    "route": "the name of a place",
    "places": "the name of a place",
    "place": "the name of a place",
    "people": "a name",
    "medals": "the name of the medal",
}


def changed(draft: Draft, path: str, typed: str) -> Draft:
    """The draft with the field at `path` as typed. InputError names what was expected."""
    place = place_of(draft, path)
    if place.field == "targets":
        return _with_targets(draft, place, path, typed)
    if not place.field or place.field == "role":
        refuse(path, "is a whole entry; change one of its fields.")
    old = value_at(draft, place)
    if place.field == "stages":
        after = with_items(draft, place, (read_stage(typed, old),))
    elif place.field == "activity":
        after = with_value(draft, place, _activity(typed))
    else:
        value = read_value(draft, place.field, typed)
        new = None if value is None else chosen(old, value)
        after = with_value(draft, place, new) if place.item is None else with_items(draft, place, (new,))
    return renewed(draft, after, frozenset({path}))


def chosen(old: Found[_V] | None, value: _V) -> Found[_V]:
    """A value in place of another: where the text gives it too, with its phrase; what the text said stays beside it."""
    if old is None:
        return Found(value, None)
    if value == old.value:
        return old
    said = (Found(old.value, old.phrase), *old.others)
    same = next((one for one in old.others if one.value == value), None)
    others = tuple(one for one in said if one.value != value and one.phrase is not None)
    return Found(value, same.phrase if same is not None else None, others)


def _with_targets(draft: Draft, place: Place, path: str, typed: str) -> Draft:
    old: Target = value_at(draft, place)
    read = read_targets(typed, like=old)
    new = tuple(
        replace(one, amount=chosen(old.amount, one.amount.value) if len(read) == 1 else Found(one.amount.value, None))
        for one in read
    )
    after = with_items(draft, place, new)
    return renewed(draft, after, frozenset({path}), lambda one: shifted(one, place, len(new) - 1))


def read_value(draft: Draft, field: str, typed: str) -> Any:
    """The value that was typed for a field of a challenge or race; None for an open end. InputError."""
    if field in _NAMES:
        return read_name(typed, _NAMES[field])
    readers: dict[str, Callable[[str], Any]] = {
        "days": read_days,
        "first": lambda text: read_date(text, year=_year(draft)),
        "last": lambda text: read_date(text, year=_year(draft)),
        "day": lambda text: read_date(text, year=_year(draft)),
        "hashtags": _hashtag,
        "metres": read_metres,
        "clock": _clock,
        "medal": _yes,
        "seconds": parse_duration,
    }
    return readers[field](typed)


def _year(draft: Draft) -> int | None:
    return draft.published.year if draft.published is not None else None


def _activity(typed: str) -> str:
    found = label_of(clean_text(typed, limit=60))
    return found[0] if found is not None else refuse(typed, "names no activity I know; write run, ride, swim, walk.")


def _hashtag(typed: str) -> str:
    tag = clean_text(typed, limit=60).removeprefix("#")
    return (
        f"#{tag}" if is_tag(tag) else refuse(typed, "is no hashtag; write letters and digits without spaces, as #run.")
    )


def read_metres(typed: str) -> Decimal:
    """Metres of a race's distance: "10 km", "half marathon", "13.1 mi"; a bare number is in km. InputError."""
    amount = read_amount(typed, default=Unit.KM)
    if amount.unit not in _LENGTHS or amount.most is not None:
        refuse(typed, "is no distance; write for example 10 km, 13.1 mi or half marathon.")
    return Decimal(base_amount(amount.number, amount.unit)) / 1000


def _clock(typed: str) -> str:
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", typed.strip())
    return f"{int(match[1]):02d}:{match[2]}" if match else refuse(typed, "is no time of day; write it as 22:30.")


def _yes(typed: str) -> bool:
    plain = typed.strip().casefold()
    if plain not in ("yes", "y", "no", "n"):
        refuse(typed, "is neither yes nor no; write one of them.")
    return plain.startswith("y")


def dropped(draft: Draft, path: str) -> Draft:
    """The draft without a field or an entry. InputError where it must stay."""
    place = place_of(draft, path)
    if place.field in _KEPT:
        refuse(path, "must stay; change it, or drop the whole entry.")
    if not place.field:
        after = with_entry(draft, place, None)
    elif place.item is not None:
        after = with_items(draft, place, ())
    else:
        return renewed(draft, with_value(draft, place, None), frozenset({path}))
    return renewed(draft, sorted_out(after), frozenset({path}), lambda one: shifted(one, place, -1))


def sorted_out(draft: Draft) -> Draft:
    """The draft with the kind that its main entries make."""
    challenge = any(one.role is Role.MAIN for one in draft.challenges)
    race = any(one.role is Role.MAIN for one in draft.races)
    kinds = {(True, True): Kind.BOTH, (True, False): Kind.CHALLENGE, (False, True): Kind.RACE}
    kind = kinds.get((challenge, race), Kind.NONE)
    empty = "Nothing is left of this text to follow; add what there is to do."
    return replace(draft, kind=kind, refusal=(draft.refusal or empty) if kind is Kind.NONE else "")
