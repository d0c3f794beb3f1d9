"""The figures of an article as claims: those a plan goes by are chosen, those that conflict with them stand beside."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from tracker.articles.answering import OTHER_LEVEL, SET_ASIDE
from tracker.articles.draft_words import amount_text, date_text, days_text, target_label
from tracker.articles.drafts import Aside, ChallengeDraft, Found, Phrase, Target
from tracker.articles.typed_stages import stage_text
from tracker.domain.templates import Claim
from tracker.domain.text import clean_text

TYPED = "typed in by hand"
PASTED = "pasted text"
MOST_CLAIMS = 120
LINE = 300
_V = TypeVar("_V")


def claims_of(one: ChallengeDraft, source: str, published: date | None, asides: Sequence[Aside]) -> tuple[Claim, ...]:
    """Every figure of a challenge with its source and the words it was read from."""
    name = clean_text(re.sub(r"^https?://", "", source), limit=LINE) or PASTED
    chosen: set[str] = set()
    found = []
    for field, value, phrase, goes in (*_said(one), *_aside(asides)):
        shown = clean_text(value, limit=LINE)
        if not shown:
            continue
        note = f"“{clean_text(phrase.text, limit=LINE)}”" if phrase is not None else ""
        found.append(
            Claim(
                field=clean_text(field, limit=LINE),
                value=shown,
                source=name if phrase is not None else TYPED,
                published=published if phrase is not None and _writable(published) else None,
                note=note,
                chosen=goes and field not in chosen,
            )
        )
        if goes:
            chosen.add(field)
    return tuple(dict.fromkeys(found))[:MOST_CLAIMS]


def _writable(published: date | None) -> bool:
    return published is not None and 1900 <= published.year < 3000


_Said = tuple[str, str, Phrase | None, bool]


def _said(one: ChallengeDraft) -> Iterator[_Said]:
    """(what it is of, the figure, its phrase, whether the plan goes by it)"""
    if one.days is not None:
        yield from _each("duration", one.days, days_text)
    for target in one.targets:
        yield from _each(target_label(target).lower(), target.amount, amount_text)
    if any(stage.amount is not None for stage in one.stages):
        rows = "; ".join(stage_text(stage) for stage in one.stages)
        yield "day list", rows, next((stage.phrase for stage in one.stages if stage.phrase), None), True
    if one.first is not None:
        yield from _each("first day", one.first, date_text)
    if one.last is not None:
        yield from _each("last day", one.last, date_text)
    if one.route:
        names = ", ".join(place.value for place in one.route)
        yield "route", names, one.route[0].phrase, True


def _each(field: str, found: Found[_V], shown: Callable[[_V], str]) -> Iterator[_Said]:
    yield field, shown(found.value), found.phrase, True
    for other in found.others:
        yield field, shown(other.value), other.phrase, False


def _aside(asides: Sequence[Aside]) -> Iterator[_Said]:
    """Figures that an answer took out of the goals."""
    for aside in asides:
        if aside.role in (SET_ASIDE, OTHER_LEVEL):
            target = Target(aside.activity, Found(aside.amount, aside.phrase), aside.per, aside.exercise)
            yield target_label(target).lower(), amount_text(aside.amount), aside.phrase, False
