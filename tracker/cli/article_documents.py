"""Drafts of articles as JSON documents: figures in the units of the text, every one with the words it was read from."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker.articles.drafts import (
    Amount,
    Aside,
    ChallengeDraft,
    Doubt,
    Draft,
    Found,
    Phrase,
    RaceDraft,
    Stage,
    Target,
)
from tracker.domain.quantities import format_duration
from tracker.services.articles import Adopted, ReadArticle

Document = dict[str, Any]


def article(found: ReadArticle) -> Document:
    """A source and its draft."""
    draft = found.draft
    if draft is None:
        return {**_nothing(), "source": found.source, "refusal": str(found.error)}
    return {"source": found.source, **drafted(draft)}


def _nothing() -> Document:
    empty: Document = {"text": "", "kind": "none", "published": None}
    return {**empty, "challenges": [], "races": [], "asides": [], "doubts": []}


def drafted(draft: Draft) -> Document:
    """All that was read out of one text."""
    return {
        "text": draft.text,
        "kind": draft.kind.value,
        "published": _iso(draft.published),
        "refusal": draft.refusal or None,
        "challenges": [challenge(one) for one in draft.challenges],
        "races": [race(one) for one in draft.races],
        "asides": [_aside(one) for one in draft.asides],
        "doubts": [_doubt(one) for one in draft.doubts],
    }


def challenge(one: ChallengeDraft) -> Document:
    """A challenge in the keys of the labelled articles."""
    return {
        "title": one.title.value,
        "role": one.role.value,
        "duration_days": _value(one.days),
        "duration_alt": _others(one.days),
        "start_date": _day(one.first),
        "end_date": _day(one.last),
        "start_alt": [_iso(day) for day in _others(one.first)],
        "end_alt": [_iso(day) for day in _others(one.last)],
        "targets": [_target(target) for target in one.targets],
        "route": _values(one.route),
        "route_partial": not one.route and bool(one.places),
        "places": _values(one.places),
        "stages": [_stage(stage, stage.amount) for stage in one.stages if stage.amount is not None],
        "people": _values(one.people),
        "medals": _values(one.medals),
        "hashtags": _values(one.hashtags),
        "evidence": {
            "title": _of(one.title),
            "duration_days": _of(one.days),
            "start_date": _of(one.first),
            "end_date": _of(one.last),
            "route": [_of(place) for place in one.route],
            "places": [_of(place) for place in one.places],
            "people": [_of(person) for person in one.people],
            "medals": [_of(medal) for medal in one.medals],
            "hashtags": [_of(tag) for tag in one.hashtags],
        },
    }


def race(one: RaceDraft) -> Document:
    """A race in the keys of the labelled articles; the distance in kilometres."""
    return {
        "name": one.name.value,
        "role": one.role.value,
        "activity": one.activity,
        "distance_km": None if one.metres is None else _number(one.metres.value / 1000),
        "place": _value(one.place),
        "date": _day(one.day),
        "medal": _value(one.medal),
        "result_time": None if one.seconds is None else _clocked(one.seconds.value),
        "start_time": _value(one.clock),
        "people": _values(one.people),
        "hashtags": _values(one.hashtags),
        "evidence": {
            "name": _of(one.name),
            "distance_km": _of(one.metres),
            "place": _of(one.place),
            "date": _of(one.day),
            "medal": _of(one.medal),
            "result_time": _of(one.seconds),
            "start_time": _of(one.clock),
        },
    }


def imported(found: ReadArticle, adopted: Adopted, assumed: Sequence[str]) -> Document:
    """What became of a source."""
    return {
        "source": found.source,
        "templates": [
            {"id": one.template.slug, "title": one.template.title, "path": str(one.path)} for one in adopted.templates
        ],
        "started": None if adopted.started is None else adopted.started.handle,
        "races": [stand.race.handle for stand in adopted.races],
        "assumed": list(assumed),
        "left_out": list(adopted.left_out),
    }


def _target(one: Target) -> Document:
    amount = one.amount.value
    return {
        "activity": one.activity,
        "exercise": one.exercise,
        **_amount(amount),
        "per": one.per.value,
        "max": None if amount.most is None else _number(amount.most),
        "alt": [_amount(other.value) for other in one.amount.others],
        "evidence": _phrase(one.amount.phrase),
    }


def _stage(one: Stage, amount: Amount) -> Document:
    return {
        "day": one.day,
        "activity": one.activity,
        "exercise": one.exercise,
        **_amount(amount),
        "from": one.start,
        "to": one.finish,
        "rest": one.rest,
        "evidence": _phrase(one.phrase),
    }


def _aside(one: Aside) -> Document:
    return {
        **_amount(one.amount),
        "activity": one.activity,
        "exercise": one.exercise,
        "per": one.per.value,
        "role": one.role,
        "evidence": _phrase(one.phrase),
    }


def _doubt(one: Doubt) -> Document:
    return {
        "field": one.field,
        "question": one.question,
        "choices": [{"label": choice.label, "value": choice.value} for choice in one.choices],
        "evidence": _phrase(one.phrase),
    }


def _amount(amount: Amount) -> Document:
    return {"amount": _number(amount.number), "unit": amount.unit.value}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _clocked(seconds: int) -> str:
    """A time with its hours always: 0:45:30."""
    text = format_duration(seconds)
    return text if text.count(":") == 2 else f"0:{text:0>5}"


def _phrase(phrase: Phrase | None) -> Document | None:
    return None if phrase is None else {"text": phrase.text, "start": phrase.start, "end": phrase.end}


def _of(found: Found[Any] | None) -> Document | None:
    return None if found is None else _phrase(found.phrase)


def _value(found: Found[Any] | None) -> Any:
    return None if found is None else found.value


def _values(found: Sequence[Found[str]]) -> list[str]:
    return [one.value for one in found]


def _others(found: Found[Any] | None) -> list[Any]:
    return [] if found is None else [one.value for one in found.others]


def _day(found: Found[Any] | None) -> str | None:
    return None if found is None else _iso(found.value)


def _iso(value: Any) -> str | None:
    return None if value is None else str(value.isoformat())
