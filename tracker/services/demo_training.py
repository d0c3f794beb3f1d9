"""Plausible training from an athlete's habits: for each day what was done, by a seeded generator.

Habits are data (see seeds/demo/story.toml): an activity, the weekdays it is done on, a range of amounts and speeds,
and how likely it is. Days the athlete rested, was sick, or neither trained nor marked are said there too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from tracker.domain.days import DAY, settle
from tracker.domain.sessions import Draft, MarkDraft, MarkKind

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONSOON = range(6, 10)  # months in which rides move indoors
NOTE_CHANCE = 0.22
EVENING_S = 21 * 3600 + 30 * 60  # when a day without a session is marked
GROWTH = 0.2  # how much longer the sessions have become by the last day
_KM = 1_000_000


@dataclass(frozen=True, slots=True)
class Entered:
    """A draft or day marks, and the instant (UTC) at which they were entered."""

    at: datetime
    what: Draft | MarkDraft


def training(athlete: Mapping[str, Any], first: date, last: date, rng: Random) -> Iterator[Entered]:
    """What an athlete entered from `first` to `last`, day by day in the order of the clock.

    `athlete` is the athlete's table of the story. The same `rng` state gives the same year.
    """
    missed = set(athlete["missed"])
    sick = _days(athlete["sick"])
    unbroken = _days(athlete["unbroken"])
    rest = WEEKDAYS.index(athlete["rest"])
    zone = athlete["zone"]
    day = first
    while day <= last:
        grown = 1 - GROWTH / 2 + GROWTH * ((day - first) / (last - first))
        drafts = [
            draft
            for habit in athlete["habits"]
            if (draft := _session(habit, day, grown, rng)) is not None  # drawn on every day, so that days don't shift
        ]
        if day in missed:
            drafts = []
        elif day in unbroken:
            drafts = drafts or [_fallback(day, rng)]
        elif day in sick or day.weekday() == rest:
            yield _marked(MarkKind.SICK if day in sick else MarkKind.REST, day, zone)
            drafts = []
        yield from _entered(drafts, zone, rng)
        day += DAY


def _days(spans: Sequence[Sequence[date]]) -> set[date]:
    """Every date of spans given by their first and last day."""
    return {first + n * DAY for first, last in spans for n in range((last - first).days + 1)}


def _marked(kind: MarkKind, day: date, zone: str) -> Entered:
    return Entered(settle(day, EVENING_S, zone).instant, MarkDraft(kind=kind, first=day, last=day))


def _entered(drafts: Sequence[Draft], zone: str, rng: Random) -> Iterator[Entered]:
    """The day's sessions, each entered a while after its end."""
    for draft in sorted(drafts, key=lambda each: each.at_s or 0):
        end_s = (draft.at_s or 0) + (draft.elapsed_s or draft.hold_s or 0)
        yield Entered(settle(draft.on, end_s + rng.randint(3, 75) * 60, zone).instant, draft)


def _fallback(day: date, rng: Random) -> Draft:
    """The short session of a day on which nothing else came about and the streak was kept."""
    minutes = rng.randint(20, 35)
    return Draft(activity="yoga", on=day, at_s=20 * 3600 + rng.randint(0, 40) * 60, elapsed_s=minutes * 60)


def _session(habit: Mapping[str, Any], day: date, grown: float, rng: Random) -> Draft | None:
    """What became of a habit on a day: a session, or None on its other weekdays, outside its time, or by chance."""
    kept = habit.get("from", date.min) <= day <= habit.get("to", date.max)
    if WEEKDAYS[day.weekday()] not in habit["days"] or not kept:
        return None
    if rng.random() > habit["chance"]:
        return None
    indoor = day.month in MONSOON and rng.random() < habit.get("indoor", 0)
    amounts = _amounts(habit, grown, rng)
    if indoor:
        amounts["climb_mm"] = None
    hour, minute = map(int, habit["at"].split(":"))
    noted = rng.random() < NOTE_CHANCE and bool(habit.get("notes")) and not indoor
    return Draft(
        activity=habit["activity"],
        on=day,
        at_s=(hour * 60 + minute + rng.randint(-15, 20)) * 60,
        rpe=rng.randint(*habit["rpe"]) if "rpe" in habit and rng.random() < 0.6 else None,
        indoor=indoor,
        note=rng.choice(habit["notes"]) if noted else "",
        tags=tuple(habit.get("tags", ())) if noted or rng.random() < 0.3 else (),
        **amounts,
    )


def _amounts(habit: Mapping[str, Any], grown: float, rng: Random) -> dict[str, Any]:
    """Distance, time, climb, repetitions or hold of one session, drawn from the ranges of its habit."""
    found: dict[str, Any] = {}
    if "km" in habit:
        low, high = habit["km"]
        step = 20 if habit["activity"].startswith("swim") else 10  # 50 m of pool, else 100 m
        distance_mm = round(rng.uniform(low, high) * grown * step) * _KM // step
        seconds = round(distance_mm / _KM / rng.uniform(*habit["speed"]) * 3600)
        found = {"distance_mm": distance_mm, "elapsed_s": seconds}
        if habit["activity"] == "ride":
            found["moving_s"] = round(seconds * rng.uniform(0.93, 0.98))
    if "minutes" in habit:
        found["elapsed_s"] = rng.randint(*habit["minutes"]) * 60
    if "climb" in habit:
        found["climb_mm"] = rng.randint(*habit["climb"]) * 1_000
    if "reps" in habit:
        found["reps"] = rng.randint(*habit["reps"])
    if "hold" in habit:
        found["hold_s"] = rng.randint(*habit["hold"])
    return found
