"""The calendar is one that a library of calendars reads, and says what was meant."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from tracker.formats.outgoing.calendar import Event, calendar_bytes

NIGHT = datetime(2025, 6, 21, 22, 30, tzinfo=ZoneInfo("Europe/Oslo"))
STAMP = datetime(2025, 6, 28, 14, 30, 1, 968_495, tzinfo=UTC)


def read(*events: Event) -> list[Any]:
    data = calendar_bytes(events, "tracker")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()  # no character is cut in two
    found = icalendar.Calendar.from_ical(data)
    assert found.errors == []
    return list(found.walk("VEVENT"))


def test_a_race_over_midnight_is_an_instant_in_utc() -> None:
    race = Event(
        uid="race-1@tracker",
        stamp=STAMP,
        summary="Midnight Sun; Half, 2025",
        start=NIGHT,
        end=NIGHT + timedelta(hours=2, minutes=5),
        location="Tromsø",
        busy=True,
    )
    (event,) = read(race)
    assert event.decoded("dtstart") == NIGHT
    assert event.decoded("dtstart").utcoffset() == timedelta(0)
    assert event.decoded("dtend").astimezone(ZoneInfo("Europe/Oslo")).date() == date(2025, 6, 22)
    assert (str(event["summary"]), str(event["location"])) == ("Midnight Sun; Half, 2025", "Tromsø")
    assert str(event["transp"]) == "OPAQUE"


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    oslo = ZoneInfo("Europe/Oslo")
    first, second = (datetime(2025, 10, 26, 2, 30, tzinfo=oslo, fold=fold) for fold in (0, 1))
    starts = [
        event.decoded("dtstart")
        for event in read(*(Event(uid="a", stamp=STAMP, summary="x", start=one) for one in (first, second)))
    ]
    assert starts[1] - starts[0] == timedelta(hours=1)


def test_a_day_is_a_date_whatever_the_zone() -> None:
    day = date(2025, 6, 28)
    (event,) = read(
        Event(uid="plan-1@tracker", stamp=STAMP, summary="Ride 90 km", start=day, end=day + timedelta(days=1))
    )
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (day, day + timedelta(days=1))
    assert str(event["transp"]) == "TRANSPARENT"


def test_an_end_that_is_not_after_the_start_is_left_out() -> None:
    (event,) = read(Event(uid="a", stamp=STAMP, summary="x", start=NIGHT, end=NIGHT + timedelta(microseconds=5)))
    assert "dtend" not in event


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_comes_through_without_becoming_a_line_of_its_own(summary: str, description: str) -> None:
    (event,) = read(Event(uid="a", stamp=STAMP, summary=summary, start=NIGHT, description=description))
    assert {name.lower() for name in event} <= {"uid", "dtstamp", "dtstart", "summary", "description", "transp"}


def test_the_same_events_give_the_same_bytes() -> None:
    event = Event(uid="a", stamp=STAMP, summary="x" * 200, start=NIGHT, description="END:VEVENT\nBEGIN:VALARM")
    assert calendar_bytes([event], "t") == calendar_bytes([event], "t")
    (found,) = read(event)
    assert str(found["description"]) == "END:VEVENT\nBEGIN:VALARM"
