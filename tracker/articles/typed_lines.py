"""A line somebody adds to a draft: a target, a duration, a race, a place, a name, a row of the day list."""

import re
from dataclasses import replace
from typing import Any

from tracker.articles.changing import read_value, sorted_out
from tracker.articles.doubts import renewed
from tracker.articles.drafts import ChallengeDraft, Draft, Found, RaceDraft, Target
from tracker.articles.typed_amounts import read_date, read_days, read_targets, refuse
from tracker.articles.typed_stages import read_stage
from tracker.domain.quantities import HALF_MM, MARATHON_MM
from tracker.domain.text import clean_text
from tracker.errors import InputError

NEW_TITLE = "My challenge"
EXAMPLES = (
    "write for example run 20 km a day, 7 days, place Chiplun, with Ankita, #tag, from 26 June 2025, "
    "day 3: rest, or race Midnight Sun Half, half marathon, Tromsø, 21 June 2025."
)
_WORDED = (
    (re.compile(r"places?\s+(?P<rest>.+)", re.IGNORECASE), "places"),
    (re.compile(r"(?:via|route)\s+(?P<rest>.+)", re.IGNORECASE), "route"),
    (re.compile(r"with\s+(?P<rest>.+)", re.IGNORECASE), "people"),
    (re.compile(r"(?P<rest>#\S+)"), "hashtags"),
    (re.compile(r"medal:?\s+(?P<rest>.+)", re.IGNORECASE), "medals"),
)
_DATED = (
    (re.compile(r"(?:from|starts?|first day)\s+(?P<rest>.*\d.*)", re.IGNORECASE), "first"),
    (re.compile(r"(?:until|ends?|last day)\s+(?P<rest>.*\d.*)", re.IGNORECASE), "last"),
    (re.compile(r"title:?\s+(?P<rest>.+)", re.IGNORECASE), "title"),
)
_DAY = re.compile(r"day\s+\d", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}"
    r"|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}"
)
_RACE = re.compile(r"race:?\s+(?P<rest>.+)", re.IGNORECASE)
_LENGTH = re.compile(r"\b(half[ -]?marathon|marathon|half|\d+(?:[.,]\d+)?\s*(?:km|k|mi|miles?|m))\b", re.IGNORECASE)


def added(draft: Draft, typed: str, challenge: int) -> Draft:
    """The draft with what a line says. InputError names what was expected."""
    line = clean_text(typed, limit=300)
    if not line:
        refuse(typed, f"is empty; {EXAMPLES}")
    race = _race(draft, line)
    if race is not None:
        return renewed(draft, sorted_out(replace(draft, races=(*draft.races, race))), frozenset())
    for pattern, field in _WORDED:
        if (match := pattern.fullmatch(line)) is not None:
            item = Found(read_value(draft, field, match["rest"]), None)
            one = _challenge(draft, challenge)
            longer: dict[str, Any] = {field: (*getattr(one, field), item)}
            return _with(draft, challenge, replace(one, **longer))
    for pattern, field in _DATED:
        if (match := pattern.fullmatch(line)) is not None:
            one = _challenge(draft, challenge)
            value: dict[str, Any] = {field: Found(read_value(draft, field, match["rest"]), None)}
            return _with(draft, challenge, replace(one, **value))
    return _amounts(draft, line, typed, challenge)


def _amounts(draft: Draft, line: str, typed: str, challenge: int) -> Draft:
    """A row of the day list, a duration, or targets."""
    one = _challenge(draft, challenge)
    if _DAY.match(line):
        return _with(draft, challenge, replace(one, stages=(*one.stages, read_stage(line))))
    try:
        days = read_days(line)
    except InputError:
        pass
    else:
        return _with(draft, challenge, replace(one, days=None if days is None else Found(days, None)), "days")
    try:
        found = read_targets(line)
    except InputError as error:
        if "no activity" in str(error):
            raise
        refuse(typed, f"is nothing a draft can take; {EXAMPLES}")
    return _with(draft, challenge, replace(one, targets=(*one.targets, *found)))


def with_target(draft: Draft, target: Target, challenge: int) -> Draft:
    """The draft with one more target of a challenge."""
    one = _challenge(draft, challenge)
    return _with(draft, challenge, replace(one, targets=(*one.targets, target)))


def _challenge(draft: Draft, challenge: int) -> ChallengeDraft:
    """The challenge that is added to; where there is none at all a new one."""
    if challenge < len(draft.challenges):
        return draft.challenges[challenge]
    if draft.challenges:
        refuse(str(challenge), f"is no challenge of this draft, which has {len(draft.challenges)}.")
    return ChallengeDraft(title=Found(NEW_TITLE, None))


def _with(draft: Draft, challenge: int, one: ChallengeDraft, settled: str = "") -> Draft:
    entries = (*draft.challenges[:challenge], one, *draft.challenges[challenge + 1 :])
    fields = frozenset({f"challenges[{challenge}].{settled}"} if settled else ())
    return renewed(draft, sorted_out(replace(draft, challenges=entries)), fields)


def _race(draft: Draft, line: str) -> RaceDraft | None:
    """A race: "race NAME, DISTANCE, PLACE, DATE", or a distance, a place and a date in a row; None for other lines."""
    worded = _RACE.fullmatch(line)
    dated = _DATE.search(line)
    if worded is None and (dated is None or not _LENGTH.search(line[: dated.start()])):
        return None
    if worded is None and line[:1].islower() and line.split()[0] in ("from", "until", "start", "day"):
        return None
    body = worded["rest"] if worded is not None else line
    dated = _DATE.search(body)
    day = read_date(dated[0]) if dated is not None else None
    before = body if dated is None else body[: dated.start()] + body[dated.end() :]
    parts = [part.strip() for part in before.split(",") if part.strip()]
    length = _LENGTH.search(before)
    metres = read_value(draft, "metres", length[0]) if length is not None else None
    place = parts[-1] if len(parts) > 1 and parts[-1] != (length[0] if length else "") else ""
    name = parts[0] if parts else ""
    if length is not None and metres is not None and len(parts) == 1 and worded is None:
        place = before[length.end() :].strip(" ,") or before[: length.start()].strip(" ,")
        words = {HALF_MM: "Half Marathon", MARATHON_MM: "Marathon"}.get(int(metres * 1000), length[0])
        name = f"{place} {words}".strip()
    if not name:
        refuse(line, "lacks the name of the race; write race NAME, half marathon, PLACE, 21 June 2025.")
    return RaceDraft(
        name=Found(name, None),
        activity="running",
        metres=None if metres is None else Found(metres, None),
        place=Found(place, None) if place else None,
        day=None if day is None else Found(day, None),
    )
