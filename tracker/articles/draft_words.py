"""What the words of a draft mean to the journal: activities, measures, exact amounts; and how a draft's values read."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from tracker.articles.drafts import Amount, Per, Target, Unit
from tracker.domain.activities import ACTIVITIES, find, title_of
from tracker.domain.quantities import (
    HALF_MM,
    KJ_PER_KCAL,
    MARATHON_MM,
    MM_PER_FOOT,
    MM_PER_KM,
    MM_PER_M,
    MM_PER_MILE,
)
from tracker.domain.sessions import Measure

OTHER = "other:"
MIXED = "mixed"
# the words of the labels, each with our kinds; no kind is any activity
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "running": ("run",),
        "cycling": ("ride",),
        "walking": ("walk", "hike"),
        "hiking": ("hike", "walk"),
        "swimming": ("swim",),
        "rowing": ("row", "erg-row"),
        "skiing": ("nordic", "erg-ski"),
        "strength": ("strength",),
        "steps": (),
        "climbing": (),
        "triathlon": ("triathlon",),
        MIXED: (),
    }
)
_TITLES = MappingProxyType({"steps": "Steps", "climbing": "Climb", MIXED: "Any sport", "hiking": "Hike"})
_LABEL_OF = MappingProxyType(
    {
        **{kinds[0]: label for label, kinds in KINDS.items() if kinds},
        "erg-row": "rowing",
        "rollerski": "skiing",
        "alpine": "skiing",
    }
)
_SAID = MappingProxyType(
    {
        **dict.fromkeys(("any", "anything", "move", "moving", "cover", "mixed", "any sport", "exercise"), MIXED),
        **dict.fromkeys(("climb", "climbing", "climbed", "ascend", "ascent"), "climbing"),
        **dict.fromkeys(("step", "steps"), "steps"),
    }
)
MM_PER_NAUTICAL_MILE = 1_852_000
_LENGTHS: Mapping[Unit, Decimal] = MappingProxyType(
    {
        Unit.KM: Decimal(MM_PER_KM),
        Unit.MILE: Decimal(MM_PER_MILE),
        Unit.NAUTICAL_MILE: Decimal(MM_PER_NAUTICAL_MILE),
        Unit.METRE: Decimal(MM_PER_M),
        Unit.FOOT: MM_PER_FOOT,
        Unit.MARATHON: Decimal(MARATHON_MM),
        Unit.HALF_MARATHON: Decimal(HALF_MM),
    }
)
_TIMES: Mapping[Unit, int] = MappingProxyType({Unit.HOUR: 3600, Unit.MINUTE: 60, Unit.SECOND: 1})
_PLURALS: Mapping[Unit, tuple[str, str]] = MappingProxyType(
    {
        Unit.MARATHON: ("marathon", "marathons"),
        Unit.HALF_MARATHON: ("half marathon", "half marathons"),
        Unit.REP: ("rep", "reps"),
        Unit.STEP: ("step", "steps"),
        Unit.LAP: ("lap", "laps"),
        Unit.SESSION: ("session", "sessions"),
    }
)
PER_WORDS: Mapping[Per, str] = MappingProxyType(
    {
        Per.DAY: "a day",
        Per.WEEK: "a week",
        Per.TOTAL: "in all",
        Per.SESSION: "a session",
        Per.STAGE: "a stage",
    }
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def kinds_of(activity: str, exercise: str | None = None, unit: Unit | None = None) -> tuple[str, ...]:
    """Our kinds for a word of the labels; () is any activity. What is unknown is the activity `custom`."""
    if activity == "strength" and exercise:
        found = find(exercise)
        return (found[0],) if found is not None else ("strength",)
    if activity == "climbing" and unit is Unit.STEP:
        return ("stairs", "stepper")
    if activity in KINDS:
        return KINDS[activity]
    found = find(activity.removeprefix(OTHER))
    return (found[0],) if found is not None else ("custom",)


def label_of(word: str) -> tuple[str, str | None] | None:
    """The word of the labels, and the exercise, for what somebody typed ("rode", "push-ups"); None for no activity."""
    plain = " ".join(word.casefold().split())
    if plain in _SAID or plain in KINDS:
        return _SAID.get(plain, plain), None
    found = find(plain)
    if found is None:
        return None
    key = found[0]
    kind = ACTIVITIES[key]
    if kind.family == "strength":
        return "strength", None if key == "strength" else key
    label = _LABEL_OF.get(key) or _LABEL_OF.get(kind.parent or key)
    return (label if label is not None else f"{OTHER}{key}"), None


def measure_of(activity: str, unit: Unit, exercise: str | None = None) -> Measure:
    """What an amount of that unit measures, of that activity. Laps whose length is not known count as sessions."""
    if unit in _LENGTHS:
        return Measure.CLIMB if activity == "climbing" else Measure.DISTANCE
    if unit in _TIMES:
        kinds = kinds_of(activity, exercise)
        held = len(kinds) == 1 and ACTIVITIES[kinds[0]].measures[0] is Measure.HOLD
        return Measure.HOLD if held else Measure.MOVING
    if unit is Unit.KCAL:
        return Measure.ENERGY
    if unit is Unit.STEP:
        return Measure.STEPS
    if unit is Unit.REP and any(_has_reps(kind) for kind in kinds_of(activity, exercise)):
        return Measure.REPS
    return Measure.SESSIONS


def _has_reps(kind: str) -> bool:
    return kind in ACTIVITIES and Measure.REPS in ACTIVITIES[kind].measures


def base_amount(number: Decimal, unit: Unit) -> int:
    """A number of `unit` in its measure's base unit: millimetres, seconds, kilojoules, else a plain count; half up."""
    size = _LENGTHS.get(unit) or Decimal(_TIMES.get(unit, 1))
    if unit is Unit.KCAL:
        size = KJ_PER_KCAL
    return int((number * size).to_integral_value(ROUND_HALF_UP))


def number_text(number: Decimal) -> str:
    """A number as people read it: "1,234.5", "10", "0.5"."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_text(amount: Amount) -> str:
    """An amount as people write it and `typed_lines` reads it: "90 km", "20 to 25 km", "1 marathon", "29,029 ft"."""
    number = number_text(amount.number)
    if amount.most is not None:
        number = f"{number} to {number_text(amount.most)}"
    one, many = _PLURALS.get(amount.unit, (amount.unit.value, amount.unit.value))
    return f"{number} {one if amount.number == 1 and amount.most is None else many}"


def activity_title(activity: str, exercise: str | None = None) -> str:
    """What people read for an activity of a draft: "Ride", "Push-ups", "Any sport", "Kite surfing"."""
    if activity in _TITLES:
        return _TITLES[activity]
    if activity == "strength" and exercise:
        found = find(exercise)
        return title_of(found[0]) if found is not None else exercise.replace("-", " ").capitalize()
    kinds = kinds_of(activity)
    if kinds == ("custom",):
        return activity.removeprefix(OTHER).replace("-", " ").capitalize()
    return title_of(kinds[0])


def activity_word(activity: str, exercise: str | None = None) -> str:
    """An activity as `label_of` reads it back: "ride", "push-up", "any sport"."""
    if activity == "strength" and exercise:
        return exercise
    if activity == MIXED:
        return "any sport"
    kinds = KINDS.get(activity, ())
    return kinds[0] if kinds else activity.removeprefix(OTHER)


def target_text(target: Target) -> str:
    """A target in one line that `typed_lines` reads back: "ride 90 km a day"."""
    word = activity_word(target.activity, target.exercise)
    shown = f"{amount_text(target.amount.value)} {PER_WORDS[target.per]}"
    return shown if target.activity == "steps" else f"{word} {shown}"


def target_label(target: Target) -> str:
    """What a target is called in a list: "Ride per day", "Push-ups in all"."""
    per = "in all" if target.per is Per.TOTAL else f"per {target.per.value}"
    return f"{activity_title(target.activity, target.exercise)} {per}"


def date_text(day: date) -> str:
    """A date as people read it: "26 June 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_text(days: int) -> str:
    """A duration: "5 days", "1 day"."""
    return f"{days:,} day{'' if days == 1 else 's'}"
