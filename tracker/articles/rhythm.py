"""How often a session is due: a number of sessions beside it, or "every four hours" in the words it was read from."""

import re
from types import MappingProxyType

from tracker.articles.drafts import ChallengeDraft, Per, Target, Unit

_WORDS = MappingProxyType(
    {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12, "hour": 1}
)
_EVERY = re.compile(r"\bevery\s+(\d{1,2}|one|two|three|four|five|six|eight|twelve)\s*-?\s*h(?:ou)?rs?\b")
_HOURLY = re.compile(r"\b(?:every|each) hour\b|\bon the hour\b|\bhourly\b")
_BY_NUMBERS = re.compile(r"\b(\d{1,2})\s?[x×]\s?(\d{1,2})\s?[x×]\s?(\d{2})\b")  # 4x4x48: miles, hours, hours in all
DAY_H = 24


def is_counted(one: ChallengeDraft, target: Target) -> bool:
    """Whether another target says how many such sessions there are: 3 sessions a week beside 45 min a session."""
    return any(
        other.amount.value.unit is Unit.SESSION and other.per is not Per.SESSION and other.activity == target.activity
        for other in one.targets
    )


def every_hours(one: ChallengeDraft, target: Target) -> int | None:
    """The hours between one start and the next ("4 miles every 4 hours"), where they divide the days evenly."""
    if target.per is not Per.SESSION or target.amount.phrase is None or one.days is None:
        return None
    said = f"{target.amount.phrase.text} {one.title.value}".casefold()
    match = _EVERY.search(said)
    if match is not None:
        hours = int(match[1]) if match[1].isdigit() else _WORDS[match[1]]
    elif _HOURLY.search(said):
        hours = 1
    elif (named := _BY_NUMBERS.search(said)) is not None:
        hours = int(named[2])
    else:
        return None
    return hours if hours and one.days.value * DAY_H % hours == 0 else None
