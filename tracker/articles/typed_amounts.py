"""What somebody types about a draft: amounts, targets, durations, dates. Every error says what was expected."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NoReturn

from tracker.articles.draft_words import MONTHS, label_of
from tracker.articles.drafts import Amount, Found, Per, Target, Unit
from tracker.domain.quantities import plain_number_text
from tracker.domain.text import clean_text
from tracker.errors import InputError

MOST_DAYS = 3_660
MOST_NUMBER = Decimal(1_000_000_000)
OPEN = "open"
_OPEN_WORDS = (OPEN, "open end", "no end", "none", "-")

_UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        **dict.fromkeys("km kms k kilometre kilometres kilometer kilometers".split(), Unit.KM),
        **dict.fromkeys("mi mile miles".split(), Unit.MILE),
        **dict.fromkeys(("nmi", "nm", "nautical mile", "nautical miles"), Unit.NAUTICAL_MILE),
        **dict.fromkeys("m metre metres meter meters".split(), Unit.METRE),
        **dict.fromkeys("ft foot feet".split(), Unit.FOOT),
        **dict.fromkeys("marathon marathons".split(), Unit.MARATHON),
        **dict.fromkeys(
            ("half", "halves", "half marathon", "half marathons", "half-marathon", "half-marathons", "halfmarathon"),
            Unit.HALF_MARATHON,
        ),
        **dict.fromkeys("h hr hrs hour hours".split(), Unit.HOUR),
        **dict.fromkeys("min mins minute minutes".split(), Unit.MINUTE),
        **dict.fromkeys("s sec secs second seconds".split(), Unit.SECOND),
        **dict.fromkeys("rep reps repetition repetitions time times".split(), Unit.REP),
        **dict.fromkeys("step steps".split(), Unit.STEP),
        **dict.fromkeys("lap laps length lengths flight flights".split(), Unit.LAP),
        **dict.fromkeys("session sessions workout workouts".split(), Unit.SESSION),
        **dict.fromkeys("kcal kcals cal calories".split(), Unit.KCAL),
    }
)
_PER: Mapping[str, Per] = MappingProxyType(
    {
        **dict.fromkeys(("a day", "per day", "every day", "each day", "daily", "/day"), Per.DAY),
        **dict.fromkeys(("a week", "per week", "every week", "each week", "weekly", "/week"), Per.WEEK),
        **dict.fromkeys(("in all", "in total", "total", "altogether", "overall"), Per.TOTAL),
        **dict.fromkeys(("a session", "per session", "each session", "each time"), Per.SESSION),
        **dict.fromkeys(("a stage", "per stage", "each stage"), Per.STAGE),
    }
)
_DIGITS = r"(?:\d{1,3}(?:[, \u00a0']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_UNIT_WORDS = "|".join(re.escape(word) for word in sorted(_UNITS, key=len, reverse=True))
_PER_WORDS = "|".join(re.escape(word) for word in sorted(_PER, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<number>{_DIGITS})(?:\s*(?:-|to)\s*(?P<most>{_DIGITS}))?\s*(?:(?P<unit>{_UNIT_WORDS})(?![\w-]))?"
)
_NAMED = re.compile(r"(?:(?:a|an|one)\s+)?(?P<unit>half[ -]?marathon|half|marathon)(?![\w-])")
_PER_END = re.compile(rf"(?:^|\s)\s*(?P<per>{_PER_WORDS})$")
_DURATION = re.compile(r"(?:(?P<n>\d{1,5}|a|an|one)\s*)?(?P<unit>days?|d|weeks?|w|months?|years?|y)?")
_SPANS = MappingProxyType({"d": 1, "w": 7, "m": 30, "y": 365})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([a-z]{3,9})\.?,?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")


def refuse(typed: str, expected: str) -> NoReturn:
    """Raise the InputError of a typed text: what it is not, and what was expected."""
    shown = clean_text(typed, limit=60)
    raise InputError(f'"{shown}" {expected}', text=typed, end=len(typed))


def read_name(typed: str, what: str, *, limit: int = 120) -> str:
    """A name as typed, cleaned. InputError when it is empty."""
    name = clean_text(typed, limit=limit)
    return name or refuse(typed, f"is empty; write {what}.")


def read_number(text: str) -> Decimal:
    """A number that `_DIGITS` matched: groups of three are thousands, one lone comma a decimal sign."""
    plain = re.sub(r"[ \u00a0']", "", text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", "."))


def read_amount(typed: str, *, default: Unit | None = None) -> Amount:
    """An amount: "90 km", "20 to 25 km", "a marathon", "10,000 steps". InputError, also without a unit or for 0."""
    found = _amount_in(_plain(typed), default)
    if found is None or found[1].strip():
        refuse(typed, "is no amount; write a number and a unit, such as 20 km, 45 min or 50 reps.")
    return found[0]


def read_targets(typed: str, *, like: Target | None = None, per: Per = Per.DAY) -> tuple[Target, ...]:
    """Targets in a line: "run 20 km a day", or several joined by "+": "swim 3.8 km + ride 180 km + run 42.195 km".

    What a line does not say is taken from `like`: the activity, what the amount is due for, the unit. InputError.
    """
    whole = _plain(typed)
    due, whole = _per_of(whole)
    given = due or (like.per if like is not None else per)
    parts = [part.strip() for part in whole.split("+")] if whole else []
    if not parts or not all(parts):
        refuse(typed, "is no target; write for example run 20 km a day, 50 push-ups a day or 3 sessions a week.")
    return tuple(_target(part, typed, like, given) for part in parts)


def _target(part: str, typed: str, like: Target | None, per: Per) -> Target:
    due, part = _per_of(part)
    found, words = _split(part, like)
    if found is None:
        refuse(typed, "lacks an amount; write for example run 20 km a day, 50 push-ups a day or 3 sessions a week.")
    activity, exercise = _activity(words, found.unit, typed, like)
    phrase = like.amount.phrase if like is not None else None
    others = like.amount.others if like is not None else ()
    return Target(activity=activity, exercise=exercise, per=due or per, amount=Found(found, phrase, others))


def _split(part: str, like: Target | None) -> tuple[Amount | None, str]:
    """The amount in a part of a line, and the words beside it."""
    for match in re.finditer(r"\d", part):
        start = match.start()
        if start and (part[start - 1].isalnum() or part[start - 1] in ".,"):
            continue
        found = _amount_in(part[start:], None)
        if found is not None:
            return found[0], f"{part[:start]} {found[1]}"
        bare = _amount_in(part[start:], _bare_unit(part[:start], part[start:], like))
        if bare is not None:
            return bare[0], f"{part[:start]} {bare[1]}"
    named = _NAMED.search(part)
    if named is not None:
        words = f"{part[: named.start()]} {part[named.end() :]}"
        return Amount(Decimal(1), _UNITS[named["unit"]]), words
    return None, part


def _bare_unit(before: str, after: str, like: Target | None) -> Unit:
    """The unit of a number without one: steps and repetitions are named by the activity, else as it was."""
    words = " ".join(re.sub(r"[\d.,]+", " ", f"{before} {after}").split())
    found = label_of(words) if words else None
    if found is not None and found[0] in ("strength", "other:sun-salutation"):
        return Unit.REP
    if found is not None and found[0] == "steps":
        return Unit.STEP
    return like.amount.value.unit if like is not None and (found is None or found[0] == like.activity) else Unit.KM


def _activity(words: str, unit: Unit, typed: str, like: Target | None) -> tuple[str, str | None]:
    said = " ".join(re.sub(r"\b(?:of|a|an|the|for|to|do)\b", " ", words).split())
    if not said:
        if unit is Unit.STEP:
            return "steps", None
        if like is not None:
            return like.activity, like.exercise
        if unit in (Unit.MARATHON, Unit.HALF_MARATHON):
            return "running", None
        return "mixed", None
    found = label_of(said)
    if found is None and like is not None and said in (like.exercise, like.activity.removeprefix("other:")):
        return like.activity, like.exercise
    if found is None:
        refuse(typed, f"names no activity I know ({clean_text(said, limit=30)}); write run, ride, swim, push-ups, any.")
    return found


def _amount_in(text: str, default: Unit | None) -> tuple[Amount, str] | None:
    """The amount a text begins with, and what follows it; None without a number or unit above 0 and in bounds."""
    named = _NAMED.match(text)
    if named is not None:
        return Amount(Decimal(1), _UNITS[named["unit"]]), text[named.end() :]
    match = _AMOUNT.match(text)
    if match is None:
        return None
    unit = _UNITS[match["unit"]] if match["unit"] else default
    number = read_number(match["number"])
    most = read_number(match["most"]) if match["most"] else None
    if unit is None or not 0 < number <= MOST_NUMBER or (most is not None and not number < most <= MOST_NUMBER):
        return None
    return Amount(number, unit, most), text[match.end() :]


def _per_of(text: str) -> tuple[Per | None, str]:
    match = _PER_END.search(text)
    return (None, text) if match is None else (_PER[match["per"]], text[: match.start()].rstrip(" ,"))


def read_days(typed: str) -> int | None:
    """A duration in days: "5", "5 days", "2 weeks", "a month" (30), "open" (None). InputError."""
    plain = _plain(typed)
    if plain in _OPEN_WORDS:
        return None
    match = _DURATION.fullmatch(plain)
    if match is None or not (match["n"] or match["unit"]):
        refuse(typed, "is no duration; write a number of days such as 30, 2 weeks, a month, or open for no end.")
    number = int(match["n"]) if (match["n"] or "").isdigit() else 1
    days = number * _SPANS[(match["unit"] or "d")[0]]
    if not 1 <= days <= MOST_DAYS:
        refuse(typed, f"is out of range; a challenge takes 1 to {MOST_DAYS:,} days, or open for no end.")
    return days


def read_date(typed: str, *, year: int | None = None) -> date:
    """A date: "2025-06-26", "26 June 2025", "June 26, 2025"; `year` is that of a date without one. InputError."""
    plain = _plain(typed)
    month: int | None
    if match := _ISO.fullmatch(plain):
        found, month, day = int(match[1]), int(match[2]), int(match[3])
    elif (match := _DAY_FIRST.fullmatch(plain)) is not None:
        found, month, day = int(match[3] or year or 0), _month(match[2]), int(match[1])
    elif (match := _MONTH_FIRST.fullmatch(plain)) is not None:
        found, month, day = int(match[3] or year or 0), _month(match[1]), int(match[2])
    else:
        refuse(typed, "is no date; write it as 2025-06-26 or 26 June 2025.")
    if month is None or not 1 <= month <= 12:
        refuse(typed, "is no date; write it as 2025-06-26 or 26 June 2025.")
    if not found:
        refuse(typed, "lacks the year; write it as 2025-06-26 or 26 June 2025.")
    if not 1900 <= found < 3000 or not 1 <= day <= monthrange(found, month)[1]:
        refuse(typed, "is a day that never was; write a date from 1900 on, such as 26 June 2025.")
    return date(found, month, day)


def _month(word: str) -> int | None:
    names = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(word)]
    return names[0] if len(names) == 1 and len(word) >= 3 else None


def _plain(typed: str) -> str:
    return " ".join(plain_number_text(clean_text(typed, limit=300)).replace("sept ", "sep ").split())
