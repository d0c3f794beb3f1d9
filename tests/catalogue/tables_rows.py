"""C01 to C11: tables of comma-separated values, of every service and of one's own, and the table that leaves."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.catalogue.files import elsewhere, every_way
from tests.catalogue.room import Room, Tried
from tests.catalogue.rows import row
from tests.catalogue.texts import PLAIN, STRAVA
from tests.formats.archives import test_garmin_lists as garmin
from tests.formats.archives import test_hevy_sets as hevy
from tests.formats.archives import test_runkeeper_lists as runkeeper
from tests.formats.archives import test_strong_sets as strong
from tests.formats.archives.making import zipped

NAME = "Tromsø"
TABLES = {
    "plain.csv": f"{PLAIN}\n2026-04-03,07:10,run,5,0:30:00,{NAME},{NAME},\n",
    "activities.csv": f"{STRAVA}\n1,2026-04-04 07:10:00,{NAME},Run,,1800,5,\n",
    "garmin.csv": garmin.HEAD + garmin.RUN.replace("Wellington", NAME),
    "hevy.csv": hevy.HEAD + hevy.row(f"{NAME} Press", "80,10,,,"),
    "runkeeper.csv": runkeeper.HEAD + runkeeper.GYM.replace(",,,,\n", f",,,{NAME},\n"),
    "strong.csv": strong.OLD.replace("Back", NAME),
}


def each(change: Callable[[str], str | bytes]) -> dict[str, bytes]:
    """Every table, changed."""
    made = {name: change(text) for name, text in TABLES.items()}
    return {name: text if isinstance(text, bytes) else text.encode() for name, text in made.items()}


def plain(*rows: str, head: str = PLAIN) -> dict[str, bytes]:
    """A table of one's own with these rows."""
    return {"plain.csv": "\n".join((head, *rows, "")).encode()}


@row("C01", "The mark of UTF-8 before the first column", slow=True)
def marked(room: Room) -> Iterator[Tried]:
    yield every_way(room, each(lambda text: "\ufeff" + text), len(TABLES))


@row("C02", "UTF-16, Latin-1, Windows-1252", slow=True)
def encodings(room: Room) -> Iterator[Tried]:
    yield every_way(room, each(lambda text: text.encode("utf-16")), len(TABLES), what="tables in UTF-16")
    for encoding in ("latin-1", "cp1252"):
        shifted = each(lambda text, encoding=encoding: _later(text, encoding).encode(encoding))  # type: ignore[misc]
        yield every_way(room, shifted, len(TABLES), what=f"tables in {encoding}")
    told = room.cli("journal", "--limit", "100", "--json").out
    assert told.count(NAME) >= len(TABLES), "the name was read right"
    assert "Troms\ufffd" not in told
    assert "TromsÃ" not in told


@row("C03", "Semicolons and decimal commas", slow=True)
def semicolons(room: Room) -> Iterator[Tried]:
    text = "Datum;Uhrzeit;Sportart;Strecke (km);Dauer;Notiz\n15.03.2026;07:30;Laufen;12,5;1:05:12;Schön\n"
    yield every_way(room, {"log.csv": text.encode()}, 1)
    [one] = [one for one in room.cli("journal", "--json").json["sessions"] if one["local_date"] == "2026-03-15"]
    assert one["distance_m"] == 12_500
    both = text.replace("15.03.2026", "16.03.2026") + "17.03.2026;07:30;Laufen;12.5;1:05:12;\n"
    yield room.brought("import of a table of both", room.file("both.csv", both)).tried(2)


@row("C04", "Tabs, sep=; in the first line, lines that end in CR alone", slow=True)
def separators(room: Room) -> Iterator[Tried]:
    tabs = {"tabs.csv": TABLES["plain.csv"].replace(",", "\t").encode()}
    yield every_way(room, tabs, 1, what="a table with tabs")
    said = "sep=;\n" + TABLES["plain.csv"].replace(",", ";").replace("04-03", "04-05")
    yield every_way(room, {"said.csv": said.encode()}, 1, what="a table with sep=;")
    lone = TABLES["plain.csv"].replace("\n", "\r").replace("04-03", "04-06")
    yield every_way(room, {"lone.csv": lone.encode()}, 1, what="a table with CR alone")


@row("C05", "A quote that is never closed")
def unclosed(room: Room) -> Iterator[Tried]:
    rows = [f"2026-04-{day:02d},07:10,run,5,0:30:00,x,{chr(34) if day == 4 else ''}y," for day in range(3, 8)]
    brought = room.brought("import", room.file("plain.csv", plain(*rows)["plain.csv"]))
    assert brought.left, "what was swallowed is told"
    yield brought.tried(len(brought.came), "line 3")


@row("C06", "A cell of more than 131,072 characters", slow=True)
def long_cell(room: Room) -> Iterator[Tried]:
    long = f"2026-04-03,07:10,run,5,0:30:00,{'x' * 200_000},{'y' * 200_000},"
    yield every_way(room, plain(long, "2026-04-04,07:10,run,5,0:30:00,x,y,"), 1)


@row("C07", "Rows too short, too long, a repeated heading, nothing but headings, nothing at all", slow=True)
def ragged(room: Room) -> Iterator[Tried]:
    good = "2026-04-03,07:10,run,5,0:30:00,x,y,"
    yield every_way(room, plain(good, "2026-04-04", "2026-04-05,07:10,run,6,0:30:00,x,y,,,extra,cells", PLAIN), 1)
    yield every_way(room, plain(), 0, what="headings alone")
    yield every_way(room, {"empty.csv": b""}, 0, "empty", what="an empty table")
    yield every_way(room, plain(good.replace("04-03", "04-07"), head=f"{PLAIN},Date"), 0, what="a heading twice")


@row("C08", "NUL in a cell", slow=True)
def nul(room: Room) -> Iterator[Tried]:
    yield every_way(room, each(lambda text: text.replace(NAME, "Trom\0sø")), len(TABLES))
    assert "\\u0000" not in room.cli("journal", "--limit", "100", "--json").out


@row("C09", "Files that confuse whoever guesses the separator", slow=True)
def odd(room: Room) -> Iterator[Tried]:
    files = {
        "one.csv": b"2026-04-03\n2026-04-04\n",
        "signs.csv": b";,;,\t|;\n" * 50,
        "quotes.csv": b'"' * 2_001,
        "binary.csv": bytes(range(256)) * 20,
        "prose.csv": b"Dear diary, today I ran; it was, all in all, fine.\nTomorrow, I rest.\n",
    }
    yield every_way(room, files)
    yield from elsewhere(room, room.file("signs.csv", files["signs.csv"]))


@row("C10", "Cells that a spreadsheet would run, in what leaves", slow=True)
def formulas(room: Room) -> Iterator[Tried]:
    notes = ('=HYPERLINK("http://x","90")', "@SUM(1)", "-2+3", "+1", "\t=1+1", '"=1', " =1", "'=1", "＝1+1")
    for n, note in enumerate(notes, start=1):
        room.taken("log line", "log", "run", f"{n}km", f"{note} x")
    assert room.cli("export", "--csv", "-o", "sheet.csv").code == 0
    with (room.inputs / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    running = [cell for cell in cells if cell.strip(" \"'")[:1] in ("=", "@", "+", "＝") and not cell.startswith("'")]
    assert not running, running
    yield Tried("export --csv", "a quote stands before each, so that a spreadsheet shows it; numbers stay numbers")
    again = room.brought("the same table imported again", room.inputs / "sheet.csv")
    yield again.tried(0)


@row("C11", "A table of a million rows", slow=True)
def million(room: Room) -> Iterator[Tried]:
    out = io.StringIO()
    first = date(2023, 1, 1)
    for n in range(1_000_000):
        day = first + timedelta(days=n % 1_400)
        out.write(f"{day},{n // 1_400 % 24:02d}:{n // 33_600:02d},run,{5 + n % 40},0:30:00,,,\n")
    path = room.file("million.csv", f"{PLAIN}\n{out.getvalue()}")
    yield room.brought("import", path, child=True, within=60).tried(0)
    packed = room.file(
        "million.zip", zipped({"activities.csv": path.read_bytes().replace(PLAIN.encode(), STRAVA.encode())})
    )
    yield room.brought("import of it in a zip", packed, child=True, within=60).tried(0)


def _later(text: str, encoding: str) -> str:
    """The same sessions in another year for each encoding, so that none is a copy."""
    year = {"latin-1": 1, "cp1252": 2}[encoding]
    for old in (2025, 2026, 2020, 2018):
        text = text.replace(f"{old}-", f"{old - year}-").replace(f" {old},", f" {old - year},")
    return text.replace("a1-b3", f"a1-c{year}").replace("\n1,", f"\n{year + 1},")
