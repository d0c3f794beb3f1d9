"""Dates and times as other services write them, by an explicit list of forms; never by guessing day or month first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from tracker.domain.days import FIRST_DATE
from tracker.domain.quantities import plain_number_text
from tracker.errors import InputError, RefusedError
from tracker.formats.archives.csv_amounts import shown

WAYS = "say which with --day-first or --month-first"

_HOURS = r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]{1,9})?)?\s*([ap]\.?m\.?)?(?: uhr)?"
_CLOCK = r"(?:,? (?:at |um )?|,|t)" + _HOURS
_ZONE = r"\s*(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?"
_TAIL = f"(?:{_CLOCK}{_ZONE})?"
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TAIL)
_USUAL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})" + _TAIL)
_DAY_MONTH = re.compile(r"(?:[^\W\d]+\.?,? )?([0-9]{1,2})\.? ([^\W\d]+)\.?,? ([0-9]{4})" + _TAIL)
_MONTH_DAY = re.compile(r"(?:[^\W\d]+\.?, )?([^\W\d]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})" + _TAIL)
_TIME = re.compile(_HOURS + _ZONE)
_ORDERED = re.compile(r"([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?[0-9]{2,4}(?![0-9])")
# in English, German, French, Dutch, Spanish, Italian and Portuguese
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner jän januari janvier janv enero ene gennaio gen janeiro",
            "feb february februar feber februari février févr fév febrero febbraio fevereiro fev",
            "mar march mär märz mrz maart mrt mars marzo março",
            "apr april avril avr abril abr aprile",
            "may mai mei mayo maggio mag maio",
            "jun june juni juin junio giugno giu junho",
            "jul july juli juillet juil julio luglio lug julho",
            "aug august augustus août agosto ago",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october okt oktober octobre octubre ottobre ott outubro out",
            "nov november novembre noviembre novembro",
            "dec december dez dezember décembre déc diciembre dic dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class When:
    """A date, perhaps with a clock time, perhaps with the offset that the text itself says."""

    day: date
    clock: time | None = None
    offset_s: int | None = None

    @property
    def local(self) -> datetime:
        """The wall clock; midnight where only the date is known."""
        return datetime.combine(self.day, self.clock or time())

    @property
    def instant(self) -> datetime | None:
        """The instant in UTC, where the text says enough for one."""
        if self.clock is None or self.offset_s is None:
            return None
        return (self.local - timedelta(seconds=self.offset_s)).replace(tzinfo=UTC)

    def told(self) -> dict[str, Any]:
        """The fields of a recording: the instant where the text says enough for one, else the wall clock."""
        instant = self.instant
        return {
            "started_at": instant,
            "local": None if instant else self.local,
            "offset_s": self.offset_s if instant else None,
            "timed": self.clock is not None,
        }


class DateOrder:
    """Which comes first in dates such as 7/4/2020: what was wanted, else what the dates of the file show."""

    def __init__(self, wanted: bool | None) -> None:
        self._wanted = wanted
        self._day = self._month = False

    def see(self, text: str) -> None:
        """Take a date in."""
        if text[4:5] == "-":
            return
        if found := _ORDERED.match(plain_number_text(text)):
            self._day = self._day or int(found[1]) > 12
            self._month = self._month or int(found[3]) > 12

    def see_all(self, texts: Iterable[str]) -> "DateOrder":
        """Take all of them in."""
        for text in texts:
            self.see(text)
        return self

    @property
    def day_first(self) -> bool | None:
        """True or False, or None where nothing tells, or the dates contradict each other."""
        if self._wanted is not None:
            return self._wanted
        return None if self._day == self._month else self._day


def read_when(text: str, what: str, day_first: bool | None, now: datetime) -> When:
    """The date and time in `text`; a dotted date is day first. `now` is aware: no date may lie more than a day after.

    InputError where it is none or its order is open, RefusedError where no such day or time exists.
    """
    if found := _USUAL.fullmatch(text):
        return _checked(text, what, [int(part or 0) for part in found.groups()], found[4] is not None, now)
    plain = " ".join(plain_number_text(text).split())
    if len(plain) > 60:
        raise InputError(f"{what} {shown(text)} is no date; write it as 2026-03-15 or 2026-03-15 18:05.")
    if found := _ISO.fullmatch(plain):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
        rest = found.groups()[4:]
    elif found := _NUMBERS.fullmatch(plain):
        first = True if found[2] == "." and len(found[4]) == 4 and day_first is None else day_first
        if first is None:
            raise InputError(f"{what} {shown(text)} may have the day or the month first; {WAYS}.")
        day, month = (int(found[1]), int(found[3])) if first else (int(found[3]), int(found[1]))
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        rest = found.groups()[4:]
    elif (found := _DAY_MONTH.fullmatch(plain)) and found[2] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2]], int(found[3])
        rest = found.groups()[3:]
    elif (found := _MONTH_DAY.fullmatch(plain)) and found[1] in _MONTHS:
        day, month, year = int(found[2]), _MONTHS[found[1]], int(found[3])
        rest = found.groups()[3:]
    else:
        raise InputError(f"{what} {shown(text)} is no date; write it as 2026-03-15 or 2026-03-15 18:05.")
    try:
        on = date(year, month, day)
    except ValueError:
        raise RefusedError(f"{what} {shown(text)} is no day of the calendar.") from None
    when = When(on, _clock(text, what, rest[:4]) if rest[0] else None, _offset(text, what, rest[4]))
    check_when(when.local, text, what, now)
    return when


def _checked(text: str, what: str, parts: list[int], timed: bool, now: datetime) -> When:
    year, month, day, hour, minute, second = parts
    try:
        when = When(date(year, month, day), time(hour, minute, second) if timed else None)
    except ValueError:
        raise RefusedError(f"{what} {shown(text)} is no day of the calendar, or no time of day.") from None
    check_when(when.local, text, what, now)
    return when


def read_clock(text: str, what: str) -> tuple[time, int | None]:
    """A time of day alone, `18:05` or `6:05 pm`, with the offset in seconds where it says one. InputError."""
    found = _TIME.fullmatch(plain_number_text(text))
    if found is None:
        raise InputError(f"{what} {shown(text)} is no time of day; write it as 18:05.")
    return _clock(text, what, found.groups()[:4]), _offset(text, what, found[5])


def check_when(local: datetime, text: str, what: str, now: datetime) -> None:
    """RefusedError where a wall clock lies before 1900, or more than a day after now, wherever on earth it hangs."""
    if local.date() < FIRST_DATE:
        raise RefusedError(f"{what} {shown(text)} lies before {FIRST_DATE.year}.")
    if local > _latest(now):
        raise RefusedError(f"{what} {shown(text)} lies in the future.")


@lru_cache(maxsize=4)
def _latest(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=24 + 14)


def _clock(text: str, what: str, parts: tuple[str | None, ...]) -> time:
    hour, minute, second = (int(part or 0) for part in parts[:3])
    if parts[3]:
        if not 1 <= hour <= 12:
            raise RefusedError(f"{what} {shown(text)} has no such time of day.")
        hour = hour % 12 + (12 if parts[3].startswith("p") else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise RefusedError(f"{what} {shown(text)} has no such time of day.") from None


def _offset(text: str, what: str, word: str | None) -> int | None:
    if not word:
        return None
    if word in ("z", "utc", "gmt"):
        return 0
    digits = word[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    if seconds > 14 * 3600 or int(digits[2:]) > 59:
        raise RefusedError(f"{what} {shown(text)} has an offset that no place on earth has.")
    return -seconds if word[0] == "-" else seconds
