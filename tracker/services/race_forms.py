"""Races as somebody fills them in: every field a text, read and checked in one place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, datetime, time, timedelta
from typing import TypeVar

from tracker.domain.days import FIRST_DATE, local_date, settle, zone_of, zone_on
from tracker.domain.quantities import parse_climb, parse_distance
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import LONGEST_S, StartWords, read_limit, read_start
from tracker.domain.races import Race
from tracker.domain.templates import Limit
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError
from tracker.services.moments import Moment

NAME_LIMIT = 120  # characters of an event, a place, a medal
SHORT_LIMIT = 40  # of a region, a class, a bib
FURTHEST = timedelta(days=3_653)  # how far ahead a race may lie
MOST_MM = 100_000_000_000  # no race is longer than 100,000 km
_LIMIT = re.compile(r"(?:(?P<where>[^=@]+)=)?\s*(?P<what>.+)")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceForm:
    """An edition of an event. `on` is a date, perhaps with a time of day and a zone; `limits` are "5:30", "1000mi=96h"
    or "@02:00".
    """

    event: str
    on: str
    zone: str | None = None
    distance: str | None = None
    climb: str | None = None
    place: str = ""
    region: str = ""
    series: str = ""
    variant: str = ""
    age_rule: str = ""
    limits: Sequence[str] = ()


def race_from(form: RaceForm, at: Moment, *, key: str, handle: str) -> Race:
    """The race that a form describes. InputError names the field that can't be read."""
    event = clean_text(form.event, limit=NAME_LIMIT)
    if not event:
        raise RefusedError("A race needs the name of its event: tracker race add 'Midnight Sun Marathon' --on DATE.")
    words, zone, starts_at = _start(form, at)
    on = local_date(starts_at, zone)
    if not FIRST_DATE <= on <= at.today + FURTHEST:
        raise _too_far(str(on))
    if form.age_rule:
        field("The age rule", read_age_rule, form.age_rule)
    race = Race(
        id=key,
        handle=handle,
        event=event,
        zone=zone,
        starts_at=starts_at,
        on=on,
        timed=words.instant is not None or words.at_s is not None,
        series=clean_text(form.series, limit=NAME_LIMIT),
        place=clean_text(form.place, limit=NAME_LIMIT),
        region=clean_text(form.region, limit=SHORT_LIMIT),
        variant=clean_text(form.variant, limit=SHORT_LIMIT),
        distance_mm=distance("The distance", form.distance, at.units) if form.distance else None,
        climb_mm=field("The climb", lambda text: parse_climb(text, most_mm=MOST_MM), form.climb)
        if form.climb
        else None,
        age_rule=clean_text(form.age_rule, limit=SHORT_LIMIT).casefold(),
    )
    return replace(race, limits=tuple(_limit(race, text, at.units) for text in form.limits))


def _start(form: RaceForm, at: Moment) -> tuple[StartWords, str, datetime]:
    """The start as it was said, its zone and its instant. RefusedError where the calendar ends before it."""
    try:
        words = field("The start", lambda text: read_start(text, at.today), form.on)
        zone = form.zone or words.zone or zone_on(words.on, at.moves, at.athlete.zone)
        zone_of(zone)
        if words.on.year == MAXYEAR:  # its last hours have no instant in some zones
            raise _too_far(str(words.on))
        return words, zone, words.settled(zone)
    except OverflowError:
        raise _too_far(clean_text(form.on, limit=SHORT_LIMIT)) from None


def _too_far(when: str) -> RefusedError:
    return RefusedError(f"{when} is too far off for a race; it lies between {FIRST_DATE} and ten years from now.")


def _limit(race: Race, text: str, units: str) -> Limit:
    """A limit: "5:30" or "288 h" since the start, "@02:00" the first such clock after it, "@2025-06-22 02:00"; before
    it "1000mi=" where it holds.
    """
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise InputError("A limit is a time, as in 5:30 or 1000mi=96h.", text=text, end=len(text))
    at_mm = distance("The limit", found["where"].strip(), units) if found["where"] else None
    if at_mm is not None and race.distance_mm is not None and at_mm > race.distance_mm:
        raise RefusedError(f"The limit {text!r} lies beyond the finish at {race.distance_mm / 1_000_000:g} km.")
    what = found["what"].strip()
    if not what.startswith("@"):
        return Limit(at_mm=at_mm, elapsed_s=field("The limit", read_limit, what))
    words = what.removeprefix("@").strip()
    if not race.timed:
        raise RefusedError("A limit by the clock needs the time of the start; write --on as in 2025-06-21 20:30.")
    dated = bool(re.search(r"\s|T", words))
    start = field("The limit", lambda said: read_start(said, race.on), words if dated else f"{race.on} {words}")
    if start.at_s is None:
        raise InputError(f'"{clean_text(what, limit=60)}" has no clock time; write @02:00.', text=text, end=len(text))
    if start.on > race.on + timedelta(seconds=LONGEST_S):
        raise RefusedError(f"The limit {text!r} lies more than {LONGEST_S // 86_400} days after the start.")
    clock = datetime.combine(start.on, time()) + timedelta(seconds=start.at_s)
    if not dated and settle(clock.date(), start.at_s, race.zone).instant <= race.starts_at:
        clock += timedelta(days=1)
    if settle(clock.date(), start.at_s, race.zone).instant <= race.starts_at:
        raise RefusedError(f"The limit {text!r} lies before the start.")
    return Limit(at_mm=at_mm, clock=clock)


def field(name: str, read: Callable[[str], _T], text: str) -> _T:
    """What `read` makes of a text, its error begun with the name of the field."""
    try:
        return read(text)
    except InputError as error:
        raise type(error)(f"{name}: {error}") from None


def distance(name: str, text: str, units: str) -> int:
    """Millimetres of a distance of a race; a bare number is in `units`. InputError begins with the field's `name`."""
    return field(name, lambda words: parse_distance(words, units, most_mm=MOST_MM), text)
