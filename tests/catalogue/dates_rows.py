"""Dates, times and zones: what never was, what is read in two ways, and days that are no 24 hours long."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from zoneinfo import TZPATH

from tests.catalogue.figures import (
    dates,
    into_another,
    journal_file,
    made_template,
    only,
    own_refused,
    race,
    refused_at,
    without,
)
from tests.catalogue.room import Room, Tried
from tests.catalogue.rows import row
from tests.formats.gps.track_writer import TcxActivity, TcxLap, gpx_bytes, line, tcx_bytes

PLAIN = "Date,Time,Activity,Distance (km),Duration"


def _ready(room: Room) -> None:
    race(room)
    room.file("undated.gpx", gpx_bytes(line(40, start=None)))
    room.file("story.txt", "The ride\n\nAnna will cycle 90 km a day for 5 days from Oslo to Bergen from 3 May.\n")


def _in_files(room: Room, day: str, *, points: bool = True) -> Iterator[Tried]:
    """A date in a table, a GPX and a TCX file, a template and a journal; no session may come of it on its own."""
    table = room.file("table.csv", f'{PLAIN}\n"{day}",07:00,run,5,30:00\n')
    at = f"{day}T07:00:00Z"
    stamped = [spot.__class__(lat=spot.lat, lon=spot.lon, at=at) for spot in line(40)]
    files = [table, room.file("points.gpx", gpx_bytes(stamped)), room.file("laps.tcx", tcx_bytes(_laps(at)))]
    found = room.brought("table of sessions, GPX and TCX file", *(files if points else files[:1]))
    yield found.tried(0)
    made = made_template(room, '"5 km"')
    fixed = made.read_text().replace("days = 5", f"first = {day}\nlast = {day}")
    for where, text in (("template", fixed), ("template, in quotes", fixed.replace(day, f'"{day}"'))):
        told = room.cli("template", "check", room.file("fixed.toml", text), "--json")
        if told.code:
            yield Tried(where, f"refused: {room.plain(told.json['files'][0]['faults'][0])}")
        else:
            assert "quotes" not in where, told
            assert "over" in room.cli("challenge", "start", "fixed.toml").err or day.startswith("9999")
            yield Tried(where, "a date of the calendar, refused when it is started")
    for key in ("local_date", "started_at"):
        value = f'"{day}"' if key == "local_date" else f'"{day}T07:00:00Z"'
        yield own_refused(room, journal_file(room, key, value), f"journal file, {key}")


def _laps(at: str) -> TcxActivity:
    return TcxActivity([TcxLap(start=at, spots=[])], key=at)


@row("D01", "2026-02-29, 2026-02-30 and 2026-13-01: dates that never were", slow=True)
def never_were(room: Room) -> Iterator[Tried]:
    _ready(room)
    for day in ("2026-02-29", "2026-02-30", "2026-13-01"):
        yield from refused_at(room, dates(day), says="no date of the calendar")
    yield from _in_files(room, "2026-02-30")
    yield room.refused("option --at", "today", "--at", "2026-02-30")


@row("D02", "the years 0, 1, 9999, 10000 and -44", slow=True)
def far_off(room: Room) -> Iterator[Tried]:
    _ready(room)
    for day in ("0000-01-01", "0001-01-01", "10000-01-01", "-0044-03-15"):
        yield from refused_at(room, dates(day))
        yield room.refused("option --at", "today", f"--at={day}")
    # the day of a challenge that it does not have, and the day of an article, are answered for any date
    answered = ("day of a challenge", "day of an article")
    yield from refused_at(room, without(dates("9999-12-31"), *answered))
    for words in only(dates("9999-12-31"), *answered).values():
        assert room.cli(*words).code == 0, words
    yield room.refused("option --at", "today", "--at", "9999-12-31")
    for day in ("0001-01-01", "9999-12-31"):
        yield from _in_files(room, day)


@row("D03", "20260315 and 2026-W12-3: forms that few mean", slow=True)
def rare_forms(room: Room) -> Iterator[Tried]:
    _ready(room)
    for day in ("20260315", "2026-W12-3"):
        yield from refused_at(room, dates(day), says="is no date")
        told = room.cli("today", f"--at={day}")
        assert "Mar 2026" in told.out, told
    yield Tried("option --at", "read, and the date it was read as stands first in the answer")
    yield own_refused(room, journal_file(room, "local_date", '"20260315"'), "journal file")


@row("D04", "now, 12:30, 2026, P1D and a/b where a date belongs", slow=True)
def no_dates(room: Room) -> Iterator[Tried]:
    _ready(room)
    for text in ("now", "2026", "P1D", "a/b"):
        yield from refused_at(room, dates(text), says="is no date")
        yield room.refused("option --at", "today", f"--at={text}")
    # a clock is a time of today in a log line, never a date
    clock = without(dates("12:30"), "edited session")
    yield from refused_at(room, clock)
    table = room.file("odd.csv", f"{PLAIN}\nnow,,run,5,30:00\nP1D,,run,5,30:00\na/b,,run,5,30:00\n")
    yield room.brought("table of sessions", table).tried(0)


@row("D05", "05/03/2026, 03.05.26 and 3 May: the order of day and month", slow=True)
def either_order(room: Room) -> Iterator[Tried]:
    _ready(room)
    for day in ("05/03/2026", "03.05.26"):
        yield from refused_at(room, dates(day), says="write the year first")
    told = room.cli("race", "add", "May", "--on", "3 May")
    assert "3 May 2027" in told.out, told
    yield Tried("race", "3 May is read as the nearest one, and said with its year")
    open_ = room.file("open.csv", f"{PLAIN}\n05/03/2026,,run,5,30:00\n")
    found = room.brought("table of sessions", open_)
    assert found.left, found
    yield found.tried(0, "day")
    settled = room.brought("table of sessions, --day-first", open_, options=("--day-first",))
    assert settled.came[0]["sessions"][0]["local_date"] == "2026-03-05"
    yield settled.tried(1)


@row("D06", "24:00:00, 23:59:60 and an offset of 25 hours")
def no_clock(room: Room) -> Iterator[Tried]:
    _ready(room)
    places = {
        "log line": ("log", "run 5km @yday at 24:00"),
        "log line, a leap second": ("log", "run 5km @yday at 23:59:60"),
        "race": ("race", "add", "Other", "--on", "2026-12-05 24:00"),
        "race, offset": ("race", "add", "Other", "--on", "2026-12-05T10:00+25:00"),
        "limit by the clock": ("race", "add", "Other", "--on", "2026-12-05 10:00", "--limit", "@24:00"),
        "start of a challenge": ("challenge", "start", "4x4x48", "--on", "2026-12-05 24:00"),
        "option --at": ("today", "--at", "2026-11-23T24:00:00"),
        "option --at, offset": ("today", "--at", "2026-11-23T10:00+25:00"),
        "start of the day": ("athlete", "set", "--day-start", "24:00"),
    }
    yield from refused_at(room, places)
    told = room.cli("log", "run 5km @yday 24:00")
    assert "24:00 is read as 24 min" in told.out, told
    assert room.cli("undo").code == 0
    yield Tried("log line, without at", "24:00 is read as a duration of 24 minutes, and said so")
    table = room.file("clock.csv", f"{PLAIN}\n2026-04-03,24:00,run,5,30:00\n2026-04-04,23:59:60,run,5,30:00\n")
    points = [spot.__class__(lat=spot.lat, lon=spot.lon, at="2026-05-03T24:00:00+25:00") for spot in line(40)]
    found = room.brought("table of sessions, GPX file", table, room.file("clock.gpx", gpx_bytes(points)))
    yield found.tried(len(found.came))
    yield own_refused(room, journal_file(room, "started_at", '"2026-11-20T24:00:00Z"'), "journal file")


@row("D07", "02:30 in Oslo on the night the clocks go forward")
def in_the_gap(room: Room) -> Iterator[Tried]:
    places = {
        "log line": ("log", "run 5km @2026-03-29 02:30 Europe/Oslo"),
        "edited session": ("edit", "last", "@2026-03-29 02:30 Europe/Oslo"),
        "race": ("race", "add", "Night", "--on", "2027-03-28 02:30", "--zone", "Europe/Oslo"),
        "start of a challenge": ("challenge", "start", "4x4x48", "--on", "2027-03-28 02:30", "--zone", "Europe/Oslo"),
    }
    yield from refused_at(room, places, says="does not exist")
    table = room.file("gap.csv", f"{PLAIN},Zone\n2026-03-29,02:30,run,5,30:00,Europe/Oslo\n")
    found = room.brought("table of sessions", table)
    yield found.tried(len(found.came))


@row("D08", "02:30 in Oslo on the night the clocks go back, which comes twice")
def in_the_fold(room: Room) -> Iterator[Tried]:
    at = "@2026-10-25 02:30 Europe/Oslo"
    told = room.cli("log", f"run 5km {at}", "--json")
    second = room.cli("log", "run 6km @2026-10-25 02:30 2nd Europe/Oslo", "--json")
    starts = [one.json["sessions"][0]["started_at"] for one in (told, second)]
    assert starts == ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"], starts
    again = into_another(room, journal_file(room, "note", '"x"'))
    assert again.code == 0, again
    yield Tried("log line, journal file and back", "the first of the two; with 2nd the second; the instant is kept")


@row("D09", "days of 23 and 25 hours")
def odd_lengths(room: Room) -> Iterator[Tried]:
    assert room.cli("athlete", "set", "--zone", "Europe/Oslo").code == 0
    for month, days in (("03", (28, 29, 30)), ("10", (24, 25, 26))):
        for day in days:
            assert room.cli("log", f"run 5km 30:00 @2026-{month}-{day} 23:30").code == 0
    held = room.cli("journal", "--json", "run").json["sessions"]
    found = sorted(one["local_date"] for one in held if one["local_date"] < "2026-11")
    assert found == ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"]
    told = room.cli("streak", "--json", "--at", "2026-10-26T23:50+01:00").json
    assert max(one["current"] for one in told["streaks"]) == 3, told
    yield Tried("log line, streak", "a day each, whatever its hours")


@row("D10", "Apia, where there was no 30 December 2011")
def a_day_that_was_not(room: Room) -> Iterator[Tried]:
    assert room.cli("athlete", "set", "--zone", "Pacific/Apia").code == 0
    for day in (28, 29, 31):
        assert room.cli("log", f"run 5km @2011-12-{day} 12:00").code == 0
    yield room.refused("log line", "log", "run 5km @2011-12-30 12:00")
    told = room.cli("streak", "--json", "--at", "2011-12-31T20:00+14:00").json
    assert max(one["current"] for one in told["streaks"]) == 3, told
    yield Tried("streak", "not broken by a date that did not exist")


@row("D11", "a flight across the date line, two sessions on a date, another zone than the challenge's")
def across_the_line(room: Room) -> Iterator[Tried]:
    for words in (
        "run 5km 30:00 @2026-11-21 10:00 Pacific/Auckland",
        "run 6km 36:00 @2026-11-21 08:00 Pacific/Honolulu",
        "run 7km 40:00 @2026-11-21 20:00 Pacific/Honolulu",
    ):
        assert room.cli("log", words).code == 0
    held = [one for one in room.cli("journal", "run", "--json").json["sessions"] if "Pacific" in one["zone"]]
    assert {one["local_date"] for one in held} == {"2026-11-21"}, held
    assert len({one["started_at"] for one in held}) == 3
    assert room.cli("mark", "travel", "@2026-11-22", "--zone", "Pacific/Honolulu").code == 0
    told = room.cli("challenge", "why", "mumbai-to-goa", "2026-11-21")
    assert "18 km" in told.out or "18" in told.out, told.out
    yield Tried("log line, day mark, challenge", "each counts on the date of its own zone, as it was logged")


@row("D12", "logged after midnight, ten days late, and ahead of time")
def late_and_early(room: Room) -> Iterator[Tried]:
    room.at = "2026-11-23T00:20+05:30"
    told = room.cli("log", "run 5km @yday 23:40", "--json")
    assert told.json["sessions"][0]["local_date"] == "2026-11-22", told
    late = room.cli("log", "run 5km @-10", "--json")
    assert late.json["sessions"][0]["local_date"] == "2026-11-13", late
    assert room.cli("athlete", "set", "--day-start", "4").code == 0
    night = room.cli("log", "run 3km", "--json")
    assert night.json["sessions"][0]["local_date"] == "2026-11-22", night
    yield Tried(
        "log line",
        "each on its day, however late; at 0:20 it is yesterday still where the day begins at 4",
    )
    places = {
        "log line ahead of time": ("log", "run 5km @tomorrow"),
        "edited session": ("edit", "last", "@2026-11-25"),
        "figure of a day": ("log", "water 2l @tomorrow"),
        "end of a challenge": ("challenge", "end", "mumbai-to-goa", "--on", "tomorrow"),
    }
    yield from refused_at(room, places, says="still to come")
    table = room.file("ahead.csv", f"{PLAIN}\n2027-04-03,07:00,run,5,30:00\n")
    yield room.brought("table of sessions", table).tried(0)


@row("D13", "an instant without a zone")
def no_zone(room: Room) -> Iterator[Tried]:
    for key in ("started_at", "logged_at"):
        yield own_refused(room, journal_file(room, key, '"2026-11-20T10:00:00"'), f"journal file, {key}")
    points = [
        spot.__class__(lat=spot.lat, lon=spot.lon, at=f"2026-05-03T06:00:{n:02d}") for n, spot in enumerate(line(40))
    ]
    found = room.brought("GPX file", room.file("local.gpx", gpx_bytes(points)))
    assert found.came[0]["sessions"][0]["zone"], found
    yield Tried("GPX file", "taken in the athlete's zone on that day, which is stored with it")


@row("D14", "Mars/Base, ../../etc, an empty zone, EST5EDT, Europe/Kiev", slow=True)
def zones(room: Room) -> Iterator[Tried]:
    for zone in ("Mars/Base", "../../etc/passwd", "/etc/localtime", "localtime"):
        places = {
            "log line": ("log", f"run 5km @yday 10:00 tz {zone}"),
            "athlete": ("athlete", "set", f"--zone={zone}"),
            "new athlete": ("athlete", "add", "Ankita", f"--zone={zone}"),
            "journey": ("mark", "travel", f"--zone={zone}"),
            "race": ("race", "add", "Other", "--on", "2026-12-05", f"--zone={zone}"),
            "race's start": ("race", "add", "Other", "--on", f"2026-12-05 10:00 {zone}"),
            "challenge": ("challenge", "start", "c25k", f"--zone={zone}"),
        }
        yield from refused_at(room, places)
        yield own_refused(room, journal_file(room, "zone", f'"{zone}"'), "journal file")
    table = room.file("zone.csv", f"{PLAIN},Zone\n2026-04-03,07:00,run,5,30:00,Mars/Base\n")
    found = room.brought("table of sessions", table)
    yield found.tried(len(found.came))
    for old in ("EST5EDT", "Europe/Kiev", "Asia/Calcutta"):
        told = room.cli("log", f"run 5km @yday 10:00 tz {old}")
        assert told.code == 0, (old, told)
    yield Tried("log line", "EST5EDT, Europe/Kiev and Asia/Calcutta are known")


@row("D15", "a clock that stands at 1970, or at 2099", slow=True)
def wrong_clock(room: Room) -> Iterator[Tried]:
    before = room.state()
    kept = {one.name for one in room.journal.parent.rglob("backups/*")}
    for at in ("1970-01-01T00:00Z", "2099-01-01T00:00Z"):
        room.at = at
        for words in ("today", "streak", "journal", "challenge list", "chart heat", "medals", "doctor"):
            told = room.cli(*words.split())
            assert told.code in (0, 1), told
    after = room.state()
    assert after.journal == before.journal
    assert {one.name for one in room.journal.parent.rglob("backups/*")} >= kept
    room.at = "1970-01-01T00:00Z"
    assert room.cli("log", "run 5km").code == 0
    assert room.cli("undo").code == 0
    room.at = "2026-11-23T12:00+05:30"
    told = room.cli("streak", "--json").json
    assert max(one["current"] for one in told["streaks"]) == 3, told
    yield Tried("every command", "reading changes nothing, what is logged can be undone, and the streak is as before")


@row("D16", "rules of time zones that changed since", slow=True)
def changed_rules(room: Room) -> Iterator[Tried]:
    assert room.cli("log", "run 5km @2026-01-14 22:30 Asia/Kolkata").code == 0
    rules = room.home / "zones" / "Asia"
    rules.mkdir(parents=True)
    source = next(path for folder in TZPATH if (path := Path(folder, "Pacific/Apia")).is_file())
    copyfile(source, rules / "Kolkata")  # thirteen hours ahead: the night before is another date
    os.environ["PYTHONTZPATH"] = str(rules.parent)
    told = room.child("journal", "run", "2026-01", "--json")
    [one] = told.json["sessions"]
    assert (one["local_date"], one["started_at"]) == ("2026-01-14", "2026-01-14T17:00:00Z"), one
    assert room.child("streak").code == 0
    yield Tried("journal, streak", "the date that was stored stays, whatever the rules say now")


@row("D17", "born on 29 February, and the 53rd week of a year")
def leap_days(room: Room) -> Iterator[Tried]:
    assert room.cli("athlete", "set", "--born", "2008-02-29").code == 0
    for day, code in (("2027-02-27", 1), ("2027-03-01", 0)):
        told = room.cli("race", "add", f"Grown {day}", "--on", day, "--age", "birth_date>=19")
        assert told.code == code, (day, told)
    yield Tried("age rule of a race", "on 28 February still a year younger, on 1 March not")
    yield room.refused("birth date", "athlete", "set", "--born", "2007-02-29")
    assert room.cli("log", "run 5km @2020-12-31").code == 0
    for day in ("2020-12-31", "2021-01-01", "2021-01-03"):
        told = room.cli("chart", "week", "--n", "2", "--json", "--at", day)
        assert told.json["series"][0]["points"][-1]["date"] == "2020-12-28", told.json
    yield Tried("chart by week", "the 53rd week of 2020 is one week, on both sides of the year")
    told = room.cli("challenge", "start", "52-in-52", "--on", "2024-02-29")
    assert told.code in (0, 1), told
    yield Tried(
        "challenge of a year from 29 February", told.out.split("\n")[0] if told.code == 0 else f"refused: {told.reason}"
    )
