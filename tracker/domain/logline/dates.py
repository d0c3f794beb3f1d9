"""The dates, clock times and zones of a log line.

A date without a year is the most recent one, today included; in a day mark, which may lie ahead, the nearest one. The
end of a range is the first such date from its start on.
"""

import re
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache

from tracker.domain.days import FIRST_DATE, zone_names, zone_of
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError

_TODAY = {"today": 0, "tod": 0, "yday": -1, "yest": -1, "yesterday": -1, "tomorrow": 1, "tmrw": 1}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
# words that are so clearly a date that a line without one must mean them as such
DATE_WORDS = frozenset({*_TODAY, *_DAYS} - {"tod"})

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_OFFSET = re.compile(r"([+-])([0-9]{1,4})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[-.]?([a-z]{3,9})[-.]?([0-9]{4})?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})[-.]?([0-9]{1,2})(?:[-.]([0-9]{4}))?")
_SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{2}|[0-9]{4}))?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")
_CLOCK_12 = re.compile(r"(1[0-2]|0?[1-9])(?::([0-5][0-9]))?([ap])m")
_ZONE = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z0-9_+-]*)+")
_REGIONS = frozenset(
    (
        *("africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "brazil", "canada"),
        *("chile", "etc", "europe", "indian", "mexico", "pacific", "us"),
    )
)
_SHORT_ZONES = ("UTC", "GMT")
_WAYS = "write @yday, @fri, @21jun, @-3 or @2025-06-21"


def clock_of(plain: str) -> int | None:
    """Seconds after midnight of `22:30`, `22:30:15`, `7am` or `7:15pm`; `None` when it is no clock time."""
    if found := _CLOCK.fullmatch(plain):
        return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    if found := _CLOCK_12.fullmatch(plain):
        return (int(found[1]) % 12 + (12 if found[3] == "p" else 0)) * 3600 + int(found[2] or 0) * 60
    return None


def read_date(body: str, today: date, *, nearest: bool = False, after: date | None = None) -> date:
    """The date a word without its `@` means.

    `nearest` takes the nearest of the dates it may be instead of the most recent; `after` the first from there on.
    Raises InputError when it is no date, RefusedError when there is no such date or it lies before 1900.
    """
    if body in _TODAY:
        return _days_after(body, today, _TODAY[body])
    if offset := _OFFSET.fullmatch(body):
        days = int(offset[2]) * (-1 if offset[1] == "-" else 1)
        return _days_after(body, today, days)
    if iso := _ISO.fullmatch(body):
        return _exact(body, int(iso[1]), int(iso[2]), int(iso[3]))
    weekday = _prefixed(body, _DAYS)
    if weekday is not None:
        if after is not None:
            return _days_after(body, after, (weekday - after.weekday()) % 7)
        back = (today.weekday() - weekday) % 7
        return _days_after(body, today, 7 - back if nearest and back > 3 else -back)
    if found := _DAY_MONTH.fullmatch(body):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(body):
        name, day, year = found.groups()
    else:
        raise _no_date(body)
    month = _prefixed(name, _MONTHS)
    if month is None:
        raise _no_date(body)
    if year:
        return _exact(body, int(year), month + 1, int(day))
    return _of_year(body, month + 1, int(day), today, nearest, after)


def _said(body: str) -> str:
    return clean_text(body, limit=40)


def _prefixed(name: str, names: tuple[str, ...]) -> int | None:
    """Index of the day or month that `name` (3 letters at least) begins."""
    found = [n for n, full in enumerate(names) if len(name) >= 3 and full.startswith(name)]
    return found[0] if found else None


def _exact(body: str, year: int, month: int, day: int) -> date:
    try:
        return _from_1900(body, date(year, month, day))
    except ValueError:
        raise RefusedError(f'"@{_said(body)}" is no date of the calendar.') from None


def _days_after(body: str, day: date, days: int) -> date:
    try:
        return _from_1900(body, day + timedelta(days=days))
    except OverflowError:
        raise RefusedError(f'"@{_said(body)}" is no date of the calendar.') from None


def _from_1900(body: str, day: date) -> date:
    if day < FIRST_DATE:
        raise RefusedError(f'"@{_said(body)}" lies before {FIRST_DATE}, the first date a journal may have.')
    return day


def _of_year(body: str, month: int, day: int, today: date, nearest: bool, after: date | None) -> date:
    """The day of a month in the year that fits. 29 February may lie up to eight years off."""
    found: list[date] = []
    for year in range(today.year - 8, today.year + 9):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise RefusedError(f'"@{_said(body)}" is no date of the calendar.')
    if after is not None:
        chosen = next((one for one in found if one >= after), found[-1])
    elif nearest:
        chosen = min(found, key=lambda one: abs(one - today))
    else:
        chosen = max(one for one in found if one <= today)
    return _from_1900(body, chosen)


def _no_date(body: str) -> InputError:
    if found := _SLASHED.fullmatch(body):
        readings = [
            f"{int(d)} {_MONTHS[int(m) - 1].title()}"
            for d, m in ((found[1], found[2]), (found[2], found[1]))
            if 1 <= int(m) <= 12 and 1 <= int(d) <= 31
        ]
        either = f" may be {' or '.join(dict.fromkeys(readings))};" if readings else " is no date;"
        return InputError(f'"@{_said(body)}"{either} write the year first, as in @2025-06-21.')
    near = get_close_matches(body, (*_TODAY, *_DAYS), n=1, cutoff=0.6) if body.isalpha() else []
    return InputError(f'"@{_said(body)}" is no date; {f"did you mean @{near[0]}?" if near else f"{_WAYS}."}')


@cache
def _zones() -> dict[str, str]:
    return {name.lower(): name for name in zone_names()}


def looks_like_zone(text: str) -> bool:
    """Whether a word must be a time zone or a mistyped one: `Europe/Oslo`, `asia/kolkata`, `Mars/Base`, `UTC`."""
    if text in _SHORT_ZONES:
        return True
    return "/" in text and (text.split("/")[0].lower() in _REGIONS or _ZONE.fullmatch(text) is not None)


def read_zone(text: str) -> str:
    """The IANA name a word means, whatever its case. RefusedError names the nearest where there is none."""
    if re.fullmatch(r"[A-Za-z0-9_+/-]{1,64}", text):
        try:
            # in small letters some disks have the file too, but it is not the name
            if text in _SHORT_ZONES or ("/" in text and not text.islower()):
                return zone_of(text).key
        except RefusedError:
            pass
        if found := _zones().get(text.lower()):
            return zone_of(found).key
    near = get_close_matches(text.lower(), _zones(), n=1, cutoff=0.7)
    hint = f"did you mean {_zones()[near[0]]}?" if near else "write one like Asia/Kolkata, or quote it as a note."
    raise RefusedError(f'"{clean_text(text, limit=60)}" is no time zone; {hint}')
