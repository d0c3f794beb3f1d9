"""Checks for values that came as JSON from a process that is not trusted: each gives the value or raises ToldError."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from tracker.domain.text import clean_text

YEARS = range(1900, 2200)

Check = Callable[[object], Any]


class ToldError(ValueError):
    """A line that no reader would write."""


def number(least: int, most: int) -> Check:
    """A whole number from `least` to `most`, both included; a bool or a float is none."""

    def check(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ToldError("a number is none, or out of bounds")
        return value

    return check


def text(limit: int, *, one_line: bool = True) -> Check:
    """A string of at most `limit` characters, cleaned."""

    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > limit:
            raise ToldError("a text is none, or too long")
        return clean_text(value, one_line=one_line, limit=limit)

    return check


def verbatim(limit: int) -> Check:
    """A string of at most `limit` characters that goes back to where it came from and is never shown."""

    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > limit:
            raise ToldError("a name is none, or too long")
        return value

    return check


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ToldError("a yes or no is neither")
    return value


def one_of(words: Mapping[str, object] | frozenset[str]) -> Check:
    """One of `words`."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise ToldError("a word is not among those it may be")
        return value

    return check


def several(check_one: Check, most: int) -> Check:
    """A list of at most `most` values, as a tuple."""

    def check(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) > most:
            raise ToldError("a list is none, or too long")
        return tuple(check_one(one) for one in value)

    return check


def row(*checks: Check) -> Check:
    """A list of exactly these values, as a tuple."""

    def check(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) != len(checks):
            raise ToldError("a row has other columns")
        return tuple(check_one(one) for check_one, one in zip(checks, value, strict=True))

    return check


def maybe(check_one: Check) -> Check:
    """The value, or None."""

    def check(value: object) -> Any:
        return None if value is None else check_one(value)

    return check


def real(least: float, most: float) -> Check:
    """A number from `least` to `most`, whole or not."""

    def check(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ToldError("a number is none, or out of bounds")
        return float(value)

    return check


def wall_clock(value: object) -> datetime:
    """A date and time without a zone."""
    found = _moment(value)
    if found.tzinfo is not None:
        raise ToldError("a wall clock has a zone")
    return found


def instant(value: object) -> datetime:
    """A date and time with its offset, in UTC."""
    found = _moment(value)
    if found.tzinfo is None:
        raise ToldError("an instant has no zone")
    return found.astimezone(UTC)


def _moment(value: object) -> datetime:
    if not isinstance(value, str) or len(value) > 40:
        raise ToldError("a time is none")
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise ToldError("a time is none") from None
    if found.year not in YEARS:
        raise ToldError("a time is out of bounds")
    return found


def fields_of(value: object, checks: Mapping[str, Check]) -> dict[str, Any]:
    """The values of a JSON object, each by its check; a key without one is not taken."""
    if not isinstance(value, dict) or not value.keys() <= checks.keys():
        raise ToldError("an object has other fields")
    return {key: checks[key](one) for key, one in value.items()}
