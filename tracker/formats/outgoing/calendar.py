"""Events as an iCalendar file (RFC 5545): instants in UTC, days as dates, so that no zone has to be described."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tracker.domain.text import clean_text

_OCTETS = 75  # of a line, its end apart
_ESCAPED = re.compile(r"[\\;,]")
_LONG = 8_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `start` is an instant (aware), or a date for one that takes whole days; `end` is the first instant or
    date after it, None where it isn't known. `stamp` is when what is said was last changed.
    """

    uid: str
    stamp: datetime
    summary: str
    start: datetime | date
    end: datetime | date | None = None
    description: str = ""
    location: str = ""
    category: str = ""
    busy: bool = False  # whether others should see that time as taken


def calendar_bytes(events: Iterable[Event], name: str) -> bytes:
    """The file: the same bytes for the same events."""
    return "".join(_folded(line) for line in _lines(events, name)).encode()


def _lines(events: Iterable[Event], name: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//tracker//tracker//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_text(name)}"
    for event in events:
        yield from _event(event)
    yield "END:VCALENDAR"


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_instant(event.stamp)}"
    yield f"DTSTART{_when(event.start)}"
    if event.end is not None and _later(event.end, event.start):
        yield f"DTEND{_when(event.end)}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.location:
        yield f"LOCATION:{_text(event.location)}"
    if event.category:
        yield f"CATEGORIES:{_text(event.category)}"
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _later(end: datetime | date, start: datetime | date) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end.replace(microsecond=0) > start.replace(microsecond=0)
    return not isinstance(end, datetime) and not isinstance(start, datetime) and end > start


def _when(moment: datetime | date) -> str:
    if isinstance(moment, datetime):
        return f":{_instant(moment)}"
    return f";VALUE=DATE:{_day(moment)}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime writes the year 900 with three digits


def _instant(instant: datetime) -> str:
    moment = instant.astimezone(UTC)
    return f"{_day(moment.date())}T{moment:%H%M%S}Z"


def _text(text: str) -> str:
    cleaned = clean_text(text, one_line=False, limit=_LONG)
    return _ESCAPED.sub(lambda found: f"\\{found[0]}", cleaned).replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line with its end, cut so that no piece has more than 75 octets and no character is cut in two."""
    if len(line.encode()) <= _OCTETS:
        return f"{line}\r\n"
    pieces: list[str] = []
    piece, room = "", _OCTETS
    for char in line:
        width = len(char.encode())
        if width > room:
            pieces.append(piece)
            piece, room = " ", _OCTETS - 1  # the space that says the line goes on
        piece += char
        room -= width
    return "\r\n".join([*pieces, piece]) + "\r\n"
