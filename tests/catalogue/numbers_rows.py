"""Numbers: what is none, what is too large, what may be read in two ways, and what divides by nothing."""

from collections.abc import Iterator

from tests.catalogue.figures import (
    amounts,
    counts,
    journal_file,
    made_template,
    only,
    own_refused,
    race,
    refused_at,
    taken_at,
    without,
)
from tests.catalogue.room import Room, Tried
from tests.catalogue.rows import row
from tests.formats.gps.track_writer import TcxActivity, TcxLap, gpx_bytes, line, tcx_bytes

WORDS = (
    "climb",
    "heart rate",
    "effort",
    "amendment of an import",
)  # where what begins with no digit is a word of the note
PLAIN = "Date,Activity,Distance (km),Duration"


def _ready(room: Room) -> None:
    race(room)
    room.file("undated.gpx", gpx_bytes(line(40, start=None)))


def _in_files(room: Room, number: str) -> Iterator[Tried]:
    """A figure in a table, a TCX file and a template; nothing of it may come in as a figure."""
    table = room.file("table.csv", f'{PLAIN}\n2026-04-03,run,"{number}",30:00\n')
    laps = room.file("laps.tcx", tcx_bytes(TcxActivity([TcxLap(seconds=number, metres=number)])))
    found = room.brought("table of sessions, TCX file", table, laps)
    assert not [one for item in found.came for one in item["sessions"] if one["distance_m"]], found
    yield found.tried(len(found.came))
    for where, target in (("template", f'"{number} km"'), ("template's number", number)):
        made = made_template(room, target)
        told = room.cli("template", "check", made, "--json")
        assert told.code == 1, (target, told)
        yield Tried(where, f"refused: {room.plain(told.json['files'][0]['faults'][0])}")


@row("N01", "nan as an amount", slow=True)
def no_number(room: Room) -> Iterator[Tried]:
    _ready(room)
    yield from refused_at(room, without(amounts("nan") | counts("nan"), *WORDS))
    yield from _in_files(room, "nan")
    yield own_refused(room, journal_file(room, "distance_mm", "NaN"), "journal file", says="NaN, which is no number")


@row("N02", "inf, and 1e400, which becomes it", slow=True)
def endless(room: Room) -> Iterator[Tried]:
    _ready(room)
    for text in ("inf", "1e400"):
        words = amounts(text) | counts(text)
        yield from refused_at(room, words if text == "1e400" else without(words, *WORDS))
    yield from _in_files(room, "inf")
    yield own_refused(room, journal_file(room, "distance_mm", "Infinity"), "journal file", says="Infinity")
    yield own_refused(room, journal_file(room, "distance_mm", "1e400"), "journal file, 1e400")


@row("N03", "1e308, and a thousand million kilometres", slow=True)
def huge(room: Room) -> Iterator[Tried]:
    _ready(room)
    yield from refused_at(room, amounts("1000000000") | without(counts("1000000000"), "sets"))
    yield from refused_at(room, only(amounts("1e308"), "log line", "distance of a race", "race result", "water"))
    yield from _in_files(room, "1000000000")
    yield own_refused(room, journal_file(room, "distance_mm", "1000000000000001"), "journal file")
    yield own_refused(room, journal_file(room, "distance_mm", "1e308"), "journal file, 1e308")


@row("N04", "-5, -0.0 and 0 as an amount", slow=True)
def below_zero(room: Room) -> Iterator[Tried]:
    _ready(room)
    for text in ("-5", "−5", "-0.0"):
        words = amounts(text)
        # what has a minus before it in an option of one's own place is another option; a privacy zone may lie south
        yield from refused_at(room, without(words, "privacy zone") | without(counts(text), "years back"))
    zero = amounts("0")
    yield from refused_at(
        room,
        only(zero, "log line", "log line without a unit", "repetitions", "minutes", "distance of a race"),
        says="0",
    )
    yield from taken_at(room, zero, {"steps of a day": "steps  0", "water": "water  0 ml", "climb": "Run  5 km"})
    made = made_template(room, '"0 km"')
    assert room.cli("template", "check", made).code == 1
    yield own_refused(room, journal_file(room, "distance_mm", "-5"), "journal file")
    table = room.file("table.csv", f"{PLAIN}\n2026-04-03,run,-5,30:00\n2026-04-04,run,0,30:00\n")
    yield room.brought("table of sessions", table).tried(1, "negative")


@row("N05", "12,5 and 1.234,5 and 1,234.5 and 1 234,5: commas, points and spaces", slow=True)
def separated(room: Room) -> Iterator[Tried]:
    _ready(room)
    places = ("log line", "distance of a race", "limit of a race", "scale of a challenge", "edited session")
    yield from taken_at(room, amounts("12,5"), {"log line": "12.5 km", "water": "12.5 l"})
    for text in ("1.234,5", "1,234.5", "1\u00a0234,5", "1\u202f234,5"):
        yield from refused_at(room, only(amounts(text), *places))
    yield from refused_at(room, only(amounts("1,234"), *places), says="may be 1234 or 1.234")
    table = room.file("comma.csv", "Datum;Sportart;Strecke (km);Dauer\n15.04.2026;Laufen;12,5;1:05:12\n")
    both = room.file("both.csv", f'{PLAIN}\n2026-04-05,run,"1.234,5",30:00\n2026-04-06,run,"1,234",30:00\n')
    found = room.brought("table of sessions", table, both)
    assert [one["distance_m"] for item in found.came for one in item["sessions"]][:1] == [12_500]
    yield found.tried(len(found.came))
    told = room.cli("template", "import", "-", "--dry-run", "--json", stdin=_story("1,234.5").encode())
    assert "1234.5" in told.out, told.out[:400]
    yield Tried("article", "1,234.5 read as 1234.5 by its two signs")


def _story(figure: str) -> str:
    return f"The long ride\n\nAnna Berg will cycle {figure} km and run 20 km a day for 5 days from Oslo to Bergen.\n"


@row("N06", "1_000, ٣, １２, ½, ², −5, 0x10, +5, 5. and .5: numbers of other tongues", slow=True)
def of_other_tongues(room: Room) -> Iterator[Tried]:
    _ready(room)
    for text in ("1_000", "٣", "½", "²", "0x10", "5.", ".5"):
        words = amounts(text) | counts(text)
        yield from refused_at(room, without(words, "scale of a challenge") if text == "½" else words)
    yield from taken_at(
        room, amounts("１２"), {"log line": "12 km", "repetitions": "12 reps", "distance of a race": "Other"}
    )
    yield from taken_at(room, amounts("½"), {"scale of a challenge": "at 50 %"})
    yield from refused_at(room, only(amounts("+5"), "log line", "distance of a race", "minutes"))
    table = room.file(
        "odd.csv", f"{PLAIN}\n2026-04-03,run,1_000,30:00\n2026-04-04,run,٣,30:00\n2026-04-05,run,0x10,30:00\n"
    )
    yield room.brought("table of sessions", table).tried(0)
    yield own_refused(room, journal_file(room, "distance_mm", '"١٢"'), "journal file")


@row("N07", "90 km, 56 mi, 90k, 1:30:00 and 1h30: units, each said back")
def with_units(room: Room) -> Iterator[Tried]:
    _ready(room)
    read = {
        "run 90 km": "90 km", "run 56mi": "90.1", "run 90k": "90 km", "run 5km 1:30:00": "1:30:00",
        "run 5km 1h30": "1:30:00", "swim 1500m": "1500 m", "run 5km 30′": "",
    }  # fmt: skip
    for text, wanted in read.items():
        told = room.cli("log", text)
        assert (told.code == 0 and wanted in told.out) if wanted else told.code == 2, (text, told)
        yield Tried("log line", f"{text}: {f'read as {wanted}' if wanted else f'refused: {told.reason}'}")
    yield from refused_at(
        room, only(amounts("90 parsecs or "), "distance of a race") | {"log line": ("log", "run 90parsec")}
    )
    table = room.file(
        "miles.csv", "Date,Activity,Distance (mi),Duration\n2026-04-03,run,10,1:30:00\n2026-04-04,run,5,1h30\n"
    )
    found = room.brought("table of sessions", table)
    assert "no duration" in found.reasons[0], found
    [one] = [one for item in found.came for one in item["sessions"]]
    assert (one["distance_m"], one["elapsed_s"]) == (16_093.44, 5_400), one
    yield Tried("table of sessions", f"10 miles read as 16.093 km; 1h30 refused: {found.reasons[0]}")


@row("N08", "five thousand digits", slow=True)
def endless_digits(room: Room) -> Iterator[Tried]:
    _ready(room)
    digits = "9" * 5_000
    words = amounts(digits) | counts(digits)
    yield from refused_at(room, without(words, "sets"))
    yield from _in_files(room, digits)
    yield own_refused(room, journal_file(room, "distance_mm", digits), "journal file", says="digits")
    told = room.cli("template", "import", "-", "--dry-run", "--json", stdin=_story(digits).encode())
    assert told.code == 0, told
    amounts_read = [one["amount"] for one in told.json["drafts"][0]["challenges"][0]["targets"]]
    assert amounts_read == [20], amounts_read
    yield Tried("article", "the figure is passed over, the others are read")


@row("N09", "2^63 and 2^40 as a number", slow=True)
def beyond_64_bits(room: Room) -> Iterator[Tried]:
    _ready(room)
    for number in (2**63, 2**40):
        yield from refused_at(room, without(amounts(str(number)) | counts(str(number)), "sets"))
        for key in ("distance_mm", "elapsed_s", "climb_mm", "energy_kj"):
            yield own_refused(room, journal_file(room, key, str(number)), f"journal file, {key}")
        yield own_refused(room, journal_file(room, "start", str(number), of="challenges"), "journal file, a date")
    table = room.file("table.csv", f"{PLAIN}\n2026-04-03,run,{2**63},30:00\n")
    yield room.brought("table of sessions", table).tried(0)


@row("N10", "7x, 1.5 and True where a whole number belongs", slow=True)
def no_whole_number(room: Room) -> Iterator[Tried]:
    _ready(room)
    for text in ("7x", "1.5", "True"):
        yield from refused_at(room, without(counts(text), *(("sets", "effort") if text != "1.5" else ())))
    for value in ('"7x"', "1.5", "true", "[]"):
        for key in ("distance_mm", "hr_avg"):
            yield own_refused(room, journal_file(room, key, value), f"journal file, {value}")
    made = room.file("made.toml", made_template(room, '"5 km"').read_text().replace("days = 5", "days = 1.5"))
    told = room.cli("template", "check", made, "--json")
    assert told.code == 1
    yield Tried("template", f"refused: {room.plain(told.json['files'][0]['faults'][0])}")


@row("N11", "ten times 0.1 km, and thirds")
def exact_sums(room: Room) -> Iterator[Tried]:
    for _ in range(10):
        assert room.cli("log", "walk 0.1km").code == 0
    for _ in range(3):
        assert room.cli("log", "swim 33.333m").code == 0
    held = room.cli("journal", "walk", "--json").json["sessions"]
    assert sum(one["distance_m"] for one in held) == 1_000
    assert sum(one["distance_m"] for one in room.cli("journal", "swim", "--json").json["sessions"]) == 99.999
    told = room.cli("chart", "day", "walk", "--json").json
    assert told["series"][0]["points"][-1]["value"] == 1_000
    yield Tried("log line, chart, JSON", "1 km and 99.999 m to the millimetre")


@row("N12", "heart rate 0 and 300, no duration, pace of no distance", slow=True)
def divided_by_nothing(room: Room) -> Iterator[Tried]:
    yield from refused_at(
        room,
        {
            "heart rate": ("log", "run 5km hr0"),
            "heart rate of 300": ("log", "run 5km hr300"),
            "time": ("log", "run 5 0:00"),
        },
    )
    for key, value in (("hr_avg", "300"), ("elapsed_s", "-1"), ("moving_s", "9999999")):
        yield own_refused(room, journal_file(room, key, value), f"journal file, {key}")
    stood = room.file("stood.tcx", tcx_bytes(TcxActivity([TcxLap(seconds=0, metres=0, hr_avg=0)])))
    still = room.file("still.gpx", gpx_bytes(line(30, north=0, east=0, step_s=0)))
    found = room.brought("TCX and GPX file without a metre", stood, still)
    yield found.tried(len(found.came))
    for words in ("log yoga", "log run 5km", "log run 45min"):
        assert room.cli(*words.split()).code == 0
    for words in ("journal", "session", "chart pace", "records", "today"):
        told = room.cli(*words.split())
        assert told.code in (0, 1), told
        assert not {"nan", "inf"} & set(told.out.split()), told.out
    yield Tried("journal, session, charts, records", "no pace is shown where a distance or a time is not known")


@row("N13", "48 hours in one day, and sessions that overlap")
def more_than_a_day(room: Room) -> Iterator[Tried]:
    for words in ("ride 500km 30h @2026-11-18 6:00", "run 20km 18h @2026-11-18 7:00", "run 5km 30:00 @2026-11-18 7:10"):
        told = room.cli("log", words)
        assert told.code == 0, told
    told = room.cli("check", "--json")
    assert told.code == 0, told
    assert room.cli("chart", "day", "--n", "10").code == 0
    yield Tried("log line", "kept as they are; totals and charts count them once each")


@row("N14", "more done than asked, and a target of nothing")
def beyond_the_target(room: Room) -> Iterator[Tried]:
    made = made_template(room, '"5 km"')
    assert room.cli("challenge", "start", made).code == 0
    assert room.cli("log", "run 7km").code == 0
    for words in ("today", "today --line", "challenge show made", "chart made", "share challenge made --svg made.svg"):
        told = room.cli(*words.split())
        assert told.code == 0, told
    told = room.cli("today", "--json").json
    assert "NaN" not in str(told)
    yield Tried("today, challenge, charts, cards", "140 % is told as it is and its bar ends at its end")
    for target in ('"0 km"', '"-5 km"', "0"):
        told = room.cli("template", "check", made_template(room, target, where="none.toml"), "--json")
        assert told.code == 1, told
        yield Tried("template", f"refused: {room.plain(told.json['files'][0]['faults'][0])}")


@row("N15", "a chart of nothing, of one point, of equal ones, of zeros", slow=True)
def empty_charts(room: Room) -> Iterator[Tried]:
    empty = room.journal.parent / "second" / "journal.db"
    charts = ("day", "week", "month", "year", "heat", "years", "pace", "streaks")
    said = []
    for chart in charts:
        told = room.cli("chart", chart, "--db", empty)
        assert told.code in (0, 1), told
        said.append(told.out.split("\n")[0])
    yield Tried(", ".join(charts), f"nothing logged: {said[0]}")
    for line_ in ("run 5km 30:00", "steps 0"):
        assert room.cli("log", line_, "--db", empty).code == 0
    for _ in range(3):
        for chart in (*charts, "week run", "day steps"):
            told = room.cli("chart", *chart.split(), "--db", empty)
            assert told.code in (0, 1, 2), told
        assert room.cli("log", "run 5km 30:00", "--db", empty).code == 0
    yield Tried(", ".join(charts), "one point and equal ones: drawn")


@row("N16", "a chart in no room at all", slow=True)
def no_room(room: Room) -> Iterator[Tried]:
    import os

    for columns in ("0", "1", "5", "-3", "500", "x"):
        os.environ["COLUMNS"] = columns
        for chart in ("week", "heat", "pace", "mumbai-to-goa"):
            told = room.cli("chart", chart)
            assert told.code in (0, 1), told
        assert room.cli("today").code == 0
        assert room.cli("journal").code == 0
    yield Tried("charts, today, journal at 0, 1, 5, -3 and 500 columns", "drawn in what room there is, or not at all")
