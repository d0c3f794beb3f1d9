"""Paths into a draft: "challenges[0].targets[1]", "races[0].metres", and what stands there."""

import re
from dataclasses import replace
from typing import Any, NamedTuple, cast

from tracker.articles.drafts import ChallengeDraft, Draft, RaceDraft
from tracker.errors import InputError

_PATH = re.compile(r"(challenges|races)\[(\d{1,4})\](?:\.([a-z]+)(?:\[(\d{1,4})\])?)?")

Entry = ChallengeDraft | RaceDraft


class Place(NamedTuple):
    """Where a path leads: the list of entries, the entry's number, its field, and the number within that field."""

    entries: str
    number: int
    field: str = ""
    item: int | None = None

    @property
    def group(self) -> str:
        """The entry's own path."""
        return f"{self.entries}[{self.number}]"


def place_of(draft: Draft, path: str) -> Place:
    """Where a path leads. InputError where the draft has no such field."""
    match = _PATH.fullmatch(path)
    if match is None:
        raise _no_field(path)
    place = Place(match[1], int(match[2]), match[3] or "", None if match[4] is None else int(match[4]))
    entries = getattr(draft, place.entries)
    if place.number >= len(entries) or (place.field and place.field not in type(entries[place.number]).__slots__):
        raise _no_field(path)
    if place.field:
        held = getattr(entries[place.number], place.field)
        listed = isinstance(held, tuple)
        if listed != (place.item is not None) or (listed and cast("int", place.item) >= len(held)):
            raise _no_field(path)
    return place


def _no_field(path: str) -> InputError:
    return InputError(f'"{path[:80]}" is no field of this draft; the fields are those it shows.', text=path)


def entry_at(draft: Draft, place: Place) -> Entry:
    """The challenge or race a place is in."""
    return cast("Entry", getattr(draft, place.entries)[place.number])


def value_at(draft: Draft, place: Place) -> Any:
    """What stands at a place: an entry, a value, or an item of a list."""
    entry = entry_at(draft, place)
    if not place.field:
        return entry
    held = getattr(entry, place.field)
    return held if place.item is None else held[place.item]


def with_entry(draft: Draft, place: Place, entry: Entry | None) -> Draft:
    """The draft with that entry, or without it."""
    entries = getattr(draft, place.entries)
    put = () if entry is None else (entry,)
    put_in: dict[str, Any] = {place.entries: (*entries[: place.number], *put, *entries[place.number + 1 :])}
    return replace(draft, **put_in)


def with_value(draft: Draft, place: Place, value: Any) -> Draft:
    """The draft with a single value at a place."""
    return with_entry(draft, place, replace(entry_at(draft, place), **{place.field: value}))


def with_items(draft: Draft, place: Place, items: tuple[Any, ...]) -> Draft:
    """The draft with these items in place of the one at `place`: none takes it out."""
    held = getattr(entry_at(draft, place), place.field)
    index = cast("int", place.item)
    return with_value(draft, place, (*held[:index], *items, *held[index + 1 :]))


def shifted(path: str, place: Place, by: int) -> str | None:
    """Where a path leads after `by` items were put in behind the one at `place` (-1: it is gone; None for its own)."""
    prefix, index = f"{place.entries}[", place.number
    if place.field:
        if place.item is None:
            return path
        prefix, index = f"{place.group}.{place.field}[", place.item
    if not path.startswith(prefix):
        return path
    number, bracket, rest = path[len(prefix) :].partition("]")
    if not bracket or int(number) < index:
        return path
    if int(number) == index:
        return None if by < 0 else path
    return f"{prefix}{int(number) + by}]{rest}"
