"""Checks for the records of files of our own: each value by kind and range, each fault with its place."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple

from tracker.domain.days import FIRST_DATE, zone_of
from tracker.domain.sessions import Session
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import RefusedError
from tracker.formats.told_checks import Check, ToldError

MOST = 2**53 - 1  # what every reader of JSON holds exactly
SHORT = 300  # characters of a name, a title, a key
LONG = max(NOTE_LIMIT, 4_000)
LAST_DATE = date(2999, 12, 31)  # no challenge ends later
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Field(NamedTuple):
    """A field of a record: how it is checked, and whether it must be there. `null` is as good as not there."""

    check: Check
    needed: bool = False


Fields = Mapping[str, Field]


def needed(check: Check) -> Field:
    """A field that every record has."""
    return Field(check, needed=True)


def record(value: object, fields: Fields, where: str) -> dict[str, Any]:
    """The checked values of a record, those that it has. RefusedError names the place: "sessions 12, distance_mm"."""
    if not isinstance(value, dict):
        raise RefusedError(f"{where} is no table; nothing was stored.")
    for key in value:
        if key not in fields:
            raise unknown(where, key)
    found = {}
    for key, (check, must) in fields.items():
        said = value.get(key)
        if said is None:
            if must:
                raise RefusedError(f"{where} lacks {key}; nothing was stored.")
            continue
        try:
            found[key] = check(said)
        except ToldError as error:
            raise RefusedError(f"{where}, {key}: {error}; nothing was stored.") from None
    return found


def unknown(where: str, key: str) -> RefusedError:
    """What is said of something that this version does not know."""
    said = clean_text(key, limit=40)
    return RefusedError(
        f"{where} has {said!r}, which this version of tracker does not know; nothing was stored: update tracker."
    )


def check_days(start: date, end: date | None, starts_at: datetime | None, ends_at: datetime | None, where: str) -> None:
    """RefusedError for a challenge that ends before it starts, or closes before it opens."""
    if end is not None and end <= start:
        raise RefusedError(f"{where} ends before it starts; nothing was stored.")
    if ends_at is not None and (starts_at is None or ends_at <= starts_at):
        raise RefusedError(f"{where} closes before it opens; nothing was stored.")


def check_session(session: Session, where: str) -> None:
    """RefusedError for one that ends before it starts, or moved for longer than it took."""
    if session.end_date < session.local_date:
        raise RefusedError(f"{where} ends before it starts; nothing was stored.")
    if session.moving_s is not None and session.elapsed_s is not None and session.moving_s > session.elapsed_s:
        raise RefusedError(f"{where} has more moving time than elapsed time; nothing was stored.")


def ident(value: object) -> str:
    """An id, or another name without spaces."""
    if not isinstance(value, str) or not _ID.fullmatch(value) or clean_text(value) != value:
        raise ToldError("an id is none")
    return value


def kept(limit: int = SHORT, *, empty: bool = True, lines: bool = True) -> Check:
    """A text exactly as it stands, unless it holds what can hide or act: then it is cleaned.

    Without `lines` it is one line.
    """

    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > limit:
            raise ToldError(f"a text is none, or longer than {limit:,} characters")
        found = _harmless(value, lines=lines)
        if not empty and not found.strip():
            raise ToldError("a text is empty")
        return found

    return check


def _harmless(value: str, *, lines: bool) -> str:
    if value.isascii() and value.isprintable():
        return value
    cleaned = clean_text(value, one_line=not lines, limit=len(value))
    same = _SPACES.sub("", cleaned) == _SPACES.sub("", value) and not _CONTROL.search(value)
    return value if same and (lines or "\n" not in value) else cleaned


def whole_text(limit: int) -> Check:
    """The text of a file, exactly; only what no file can hold is replaced."""

    def check(value: object) -> str:
        if not isinstance(value, str) or len(value) > limit:
            raise ToldError(f"a text is none, or longer than {limit:,} characters")
        return value.encode("utf-8", "replace").decode().replace("\0", "\ufffd")

    return check


def day(value: object) -> date:
    """A date as ISO 8601 writes it, with hyphens."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ToldError("a date is none; it is written 2025-06-28")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise ToldError("a date is none; it is written 2025-06-28") from None
    if not FIRST_DATE <= found <= LAST_DATE:
        raise ToldError(f"a date lies before {FIRST_DATE} or after {LAST_DATE}")
    return found


def zone(value: object) -> str:
    """The name of a time zone."""
    if not isinstance(value, str) or len(value) > 64:
        raise ToldError("a time zone is none")
    try:
        zone_of(value)
    except RefusedError:
        raise ToldError("a time zone is none that is known") from None
    return value


def table(value: object) -> dict[str, Any]:
    """A JSON object with its texts made harmless; what else is in it is somebody else's to check."""
    if not isinstance(value, dict):
        raise ToldError("a table is none")
    try:
        return {key: _harmless_within(one) for key, one in value.items()}
    except RecursionError:
        raise ToldError("a table is nested too deeply") from None


def _harmless_within(value: Any) -> Any:
    if isinstance(value, str):
        return _harmless(value, lines=True)
    if isinstance(value, list):
        return [_harmless_within(one) for one in value]
    return table(value) if isinstance(value, dict) else value


def points(most: int) -> Check:
    """A track: pairs of latitude and longitude in 10^-7 degrees."""

    def check(value: object) -> tuple[tuple[int, int], ...]:
        if not isinstance(value, list) or len(value) > most:
            raise ToldError("a track is none, or too long")
        # in one go: the checks of single values would cost more than all else of a session
        flat = tuple(chain.from_iterable(one for one in value if isinstance(one, list) and len(one) == 2))
        if len(flat) != 2 * len(value) or not set(map(type, flat)) <= {int}:
            raise ToldError("a point of a track is none")
        if not (_lie(flat[::2], 90) and _lie(flat[1::2], 180)):
            raise ToldError("a point of a track lies nowhere")
        return tuple(zip(flat[::2], flat[1::2], strict=True))

    return check


def _lie(values: Sequence[int], degrees: int) -> bool:
    return not values or (min(values) >= -degrees * 10**7 and max(values) <= degrees * 10**7)


def some(fields: Fields, most: int) -> Check:
    """A list of at most `most` records, as a tuple of checked values."""

    def check(value: object) -> tuple[dict[str, Any], ...]:
        if not isinstance(value, list) or len(value) > most:
            raise ToldError("a list is none, or too long")
        try:
            return tuple(record(one, fields, f"item {n}") for n, one in enumerate(value, 1))
        except RefusedError as error:
            raise ToldError(str(error).removesuffix("; nothing was stored.")) from None

    return check
