"""Doubts answered: what a choice makes of a draft."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tracker.articles.changing import changed, sorted_out
from tracker.articles.doubts import EACH, LEAVE, renewed
from tracker.articles.drafts import (
    Amount,
    Aside,
    ChallengeDraft,
    Choice,
    Doubt,
    Draft,
    Found,
    Per,
    Role,
    Target,
)
from tracker.articles.field_paths import Place, entry_at, place_of, shifted, value_at, with_entry, with_items
from tracker.articles.figure_doubts import BOTH, DAYS_DECIDE, LADDER, TOTAL_DECIDES, same_thing
from tracker.articles.typed_amounts import read_targets

SET_ASIDE = "not the goal"  # the role of a figure that an answer took out; it stays as a claim
OTHER_LEVEL = "another level"


def answered(draft: Draft, doubt: Doubt, choice: Choice) -> Draft:
    """The draft with a doubt settled by one of its choices."""
    path, _, what = doubt.field.rpartition(".")
    settled = frozenset({doubt.field})
    if doubt.field == "challenges":
        return renewed(draft, sorted_out(_only(draft, choice.value)), settled)
    special = {"levels": _level, "goal": _goal, "legs": _legs, "pool": _same_phrase, "due": _same_phrase}
    if what in special:
        after, moved = special[what](draft, path, choice.value)
        return renewed(draft, after, settled, moved)
    if what == "targets":
        return renewed(draft, _something(draft, path, choice.value), settled)
    return changed(draft, doubt.field, choice.value)


_Changed = tuple[Draft, Callable[[str], str | None]]


def _stays(path: str) -> str | None:
    return path


def _only(draft: Draft, value: str) -> Draft:
    """Only that challenge is what the text is about; the others were told in passing."""
    if value == EACH:
        return draft
    mains = tuple(
        replace(one, role=Role.BACKGROUND) if one.role is Role.MAIN and str(number) != value else one
        for number, one in enumerate(draft.challenges)
    )
    return replace(draft, challenges=mains)


def _something(draft: Draft, path: str, value: str) -> Draft:
    place = place_of(draft, path)
    entry = entry_at(draft, place)
    if not isinstance(entry, ChallengeDraft):
        return draft
    if value == LEAVE:
        return sorted_out(with_entry(draft, place, replace(entry, role=Role.BACKGROUND)))
    return with_entry(draft, place, replace(entry, targets=read_targets(value)))


def _same_phrase(draft: Draft, path: str, value: str) -> _Changed:
    """The target in other words: what it says stays read from the same phrase."""
    place = place_of(draft, path)
    old: Target = value_at(draft, place)
    (new,) = read_targets(value, like=old)
    after = with_items(draft, place, (replace(new, amount=replace(old.amount, value=new.amount.value, others=())),))
    return after, _stays


def _legs(draft: Draft, path: str, value: str) -> _Changed:
    """Triathlons as their legs; a total of them that the days make is set aside."""
    if value == "session":
        return draft, _stays
    place = place_of(draft, path)
    old: Target = value_at(draft, place)
    entry = entry_at(draft, place)
    times, per = old.amount.value.number, old.per
    days = entry.days.value if isinstance(entry, ChallengeDraft) and entry.days is not None else None
    if per is Per.TOTAL and times == days:
        times, per = Decimal(1), Per.DAY
    new = tuple(
        Target(
            leg.activity, Found(Amount(leg.amount.value.number * times, leg.amount.value.unit), old.amount.phrase), per
        )
        for leg in read_targets(value)
    )
    after = with_items(draft, place, new)
    after, moved = _set_aside(after, place, lambda one: one.activity == "triathlon", SET_ASIDE)

    def both(path: str) -> str | None:
        between = shifted(path, place, len(new) - 1)
        return None if between is None else moved(between)

    return after, both


def _level(draft: Draft, path: str, value: str) -> _Changed:
    if value == LADDER:
        return draft, _stays
    place = place_of(draft, f"{path}.{value}")
    kept: Target = value_at(draft, place)

    def other(one: Target) -> bool:
        return one is not kept and one.per is kept.per and same_thing(one, kept)

    return _set_aside(draft, place, other, OTHER_LEVEL)


def _goal(draft: Draft, path: str, value: str) -> _Changed:
    if value == BOTH:
        return draft, _stays
    place = place_of(draft, path)
    entry = entry_at(draft, place)
    if not isinstance(entry, ChallengeDraft):
        return draft, _stays
    gone = {DAYS_DECIDE: Per.TOTAL, TOTAL_DECIDES: Per.DAY}[value]
    twins = [
        one
        for one in entry.targets
        if one.per in (Per.DAY, Per.TOTAL)
        and any(same_thing(one, other) and {one.per, other.per} == {Per.DAY, Per.TOTAL} for other in entry.targets)
    ]
    return _set_aside(draft, place, lambda one: one in twins and one.per is gone, SET_ASIDE)


def _set_aside(draft: Draft, place: Place, out: Callable[[Target], bool], role: str) -> _Changed:
    """The draft with some targets of a challenge among the asides instead; what was typed in simply goes."""
    entry = entry_at(draft, place)
    if not isinstance(entry, ChallengeDraft):
        return draft, _stays
    gone = [one for one in entry.targets if out(one)]
    asides = tuple(
        Aside(one.amount.value, one.activity, one.per, role, one.amount.phrase, one.exercise)
        for one in gone
        if one.amount.phrase is not None
    )
    kept = replace(entry, targets=tuple(one for one in entry.targets if not out(one)))
    after = replace(with_entry(draft, place, kept), asides=(*draft.asides, *asides))
    out_at = [index for index, one in enumerate(entry.targets) if out(one)]

    def moved(path: str) -> str | None:
        found: str | None = path
        for index in reversed(out_at):
            found = None if found is None else shifted(found, Place(place.entries, place.number, "targets", index), -1)
        return found

    return after, moved
