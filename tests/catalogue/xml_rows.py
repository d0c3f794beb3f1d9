"""X01 to X20: GPX, TCX and Apple Health's export.xml, made to do harm or damaged."""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.catalogue.files import elsewhere, every_way
from tests.catalogue.room import Room, Tried
from tests.catalogue.rows import row
from tests.formats.archives.making import zipped
from tests.formats.archives.test_apple_export import OLD, export, workout
from tests.formats.fit.fit_writer import fit_bytes
from tests.formats.gps.test_gpx_faults import DOCTYPES
from tests.formats.gps.track_writer import START, Spot, TcxActivity, TcxLap, Track, gpx_bytes, line, tcx_bytes

GPX = gpx_bytes(Track([line()], name="Morning", kind="running"))
TCX = tcx_bytes(TcxActivity(laps=[TcxLap(spots=line(start=START.replace(day=10)), start=START.replace(day=10))]))
APPLE = export(OLD)
WHOLE = {"run.gpx": GPX, "run.tcx": TCX, "export.xml": APPLE}


def each(change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """The three kinds of document, each changed."""
    return {name: change(data) for name, data in WHOLE.items()}


def with_type(kind: str, port: int = 0, entity: bytes = b"&e9;") -> dict[str, bytes]:
    """The three with a document type of `DOCTYPES` whose entity stands in them."""
    doctype = DOCTYPES[kind].replace("PORT", str(port)).encode()

    def change(data: bytes) -> bytes:
        head, _, body = data.partition(b"\n")
        named = doctype.replace(b"DOCTYPE x", b"DOCTYPE HealthData") if b"<HealthData" in data else doctype
        return head + named + body.replace(b"Morning", entity).replace(b'"Watch"', b'"' + entity + b'"')

    return each(change)


def inside(middle: bytes) -> dict[str, bytes]:
    """The three with something before their last end tag."""

    def change(data: bytes) -> bytes:
        at = data.rindex(b"</")
        return data[:at] + middle + data[at:]

    return each(change)


@row("X01", "Entities within entities, nine levels of ten (billion laughs)", slow=True)
def billion(room: Room) -> Iterator[Tried]:
    files = with_type("X01 billion laughs")
    yield every_way(room, files, 0, "document type")
    yield from elsewhere(room, room.file("laughs.gpx", files["run.gpx"]))


@row("X02", "One entity of 200 kB used 2,000 times", slow=True)
def quadratic(room: Room) -> Iterator[Tried]:
    files = {name: data.replace(b"&e9;", b"&e9;" * 2_000) for name, data in with_type("X02 quadratic").items()}
    yield every_way(room, files, 0, "document type")


@row("X03", "An external entity: a file, an address", slow=True)
def external(room: Room) -> Iterator[Tried]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        for kind in ("X03 external file", "X03 external address", "parameter entity"):
            yield every_way(
                room,
                with_type(kind, listener.getsockname()[1]),
                0,
                "document type",
                what=f"GPX, TCX, export.xml with {kind.removeprefix('X03 ')}",
            )
        assert not _rung(listener), "something was asked for"
    assert "root:" not in room.cli("journal", "--json").out


@row("X04", "A document type at an address", slow=True)
def external_type(room: Room) -> Iterator[Tried]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        files = with_type("X04 external type", listener.getsockname()[1], entity=b"x")
        yield every_way(room, files, 1, "document type")
        assert not _rung(listener), "something was asked for"


@row("X05", "A small entity of its own", slow=True)
def small_entity(room: Room) -> Iterator[Tried]:
    yield every_way(room, with_type("X05 small entity"), 0, "document type")


@row("X06", "The document type that every export of Apple Health has")
def apple_type(room: Room) -> Iterator[Tried]:
    head = (
        "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Workout*)>\n<!ATTLIST HealthData locale CDATA #REQUIRED>\n]>\n"
    )
    yield every_way(room, {"export.xml": export(OLD, head=head)}, 1)


@row("X07", "Broken document type, control characters, odd attribute names, several roots, an empty file", slow=True)
def broken_apple(room: Room) -> Iterator[Tried]:
    broken = "<!DOCTYPE HealthData [\n<!ATTLIST HealthData locale CDATA #REQUIRED\n<!-- never closed [ > ]>\n"
    second = OLD.replace("2026-01-02", "2026-01-03")
    third = OLD.replace("2026-01-02", "2026-01-04").replace("Watch", "My\x0bWatch")
    fourth = OLD.replace("2026-01-02", "2026-01-05").replace("sourceName", "source Name")
    yield every_way(room, {"export.xml": export(OLD, head=broken)}, 1, what="export.xml with a broken document type")
    yield every_way(room, {"export.xml": export(third)}, 1, what="export.xml with a control character")
    yield every_way(room, {"export.xml": export(fourth)}, 0, what="export.xml with a space in a name")
    yield every_way(room, {"export.xml": export(second) + export(OLD)}, 1, what="export.xml with two roots")
    yield every_way(room, {"export.xml": b""}, 0, "empty", what="an empty export.xml")


@row("X08", "200,000 elements within each other", slow=True)
def deep(room: Room) -> Iterator[Tried]:
    yield every_way(room, inside(b"<a>" * 200_000 + b"</a>" * 200_000), 1, "deep")


@row("X09", "100,000 attributes of one element", slow=True)
def attributes(room: Room) -> Iterator[Tried]:
    many = b"<a " + b" ".join(b'b%d="1"' % n for n in range(100_000)) + b"/>"
    yield every_way(room, inside(many), 1, "too long")


@row("X10", "100,000 points that are all right", slow=True)
def many_points(room: Room) -> Iterator[Tried]:
    spots = line(100_000, step_s=1, north=0.00001, east=0)
    path = room.file("long.gpx", gpx_bytes(Track([spots], kind="running")))
    yield room.brought("import of a GPX file", path, child=True).in_bounds().tried(1)
    packed = room.file("long.zip", zipped({"long.gpx": path.read_bytes()}))
    yield room.brought("the same in a zip", packed, child=True).in_bounds().tried(0)


@row("X11", "An export.xml of two gigabytes", slow=True)
def endless(room: Room) -> Iterator[Tried]:
    path = room.inputs / "export.xml"
    record = '<Record type="HKQuantityTypeIdentifierStepCount" value="9" startDate="2026-01-02 07:00:00 +0100"/>\n'
    block = (record * 20_000).encode()
    with path.open("wb") as file:
        head, _, tail = export(workout()).rpartition(b"</HealthData>")
        file.write(head)
        for _ in range(2_000_000_000 // len(block)):
            file.write(block)
        file.write(b"</HealthData>" + tail)
    before = room.state()
    told = room.child("import", path, "--yes", "--json")
    assert 0 < told.peak_mb <= 300, told.peak_mb
    if told.code:
        assert room.state() == before
    [item] = {item["reason"]: item for item in told.json["items"]}.values()
    yield Tried("import", f"{len(told.json['items'])} read in under 300 MB: {item['reason']}")
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker", "import", str(path), "--yes"], stdout=subprocess.DEVNULL, stderr=-1
    )
    path.unlink()
    child.terminate()
    child.wait(10)
    yield Tried("import, ended in the middle", "ended at once, nothing stored")


@row("X12", "A document cut in the middle of a tag", slow=True)
def cut(room: Room) -> Iterator[Tried]:
    files = {
        "run.gpx": GPX[: GPX.rindex(b"<trkpt") + 9],
        "run.tcx": TCX[: TCX.rindex(b"<Time") + 3],
        "export.xml": APPLE[: APPLE.rindex(b"<Workout") + 60],
    }
    yield every_way(room, files, 0, "incomplete")
    yield from elsewhere(room, room.file("cut.gpx", files["run.gpx"]))


@row("X13", "UTF-16 with its mark", slow=True)
def utf16(room: Room) -> Iterator[Tried]:
    yield every_way(room, each(lambda data: data.decode().encode("utf-16")), 2)


@row("X14", "Says UTF-8, is Latin-1")
def latin1(room: Room) -> Iterator[Tried]:
    def change(data: bytes) -> bytes:
        return data.replace(b"Morning", b"Troms\xf8").replace(b"Watch", b"Troms\xf8")

    yield every_way(room, each(change), 3)
    assert "Tromsø" in room.cli("journal", "--json").out


@row("X15", "&#0; and a raw NUL", slow=True)
def nul(room: Room) -> Iterator[Tried]:
    for said, sign in (("&#0;", b"&#0;"), ("a raw NUL", b"\0")):

        def change(data: bytes, sign: bytes = sign) -> bytes:
            return data.replace(b"Morning", sign).replace(b"Watch", sign).replace(b"<Id>", b"<Id>" + sign)

        yield every_way(room, each(change), 1 if said == "&#0;" else 0, "no sound XML", what=f"{said} in GPX, TCX, XML")


@row("X16", "Points at nan, inf, 910 degrees, 1e999 metres", slow=True)
def nowhere(room: Room) -> Iterator[Tried]:
    spots = line()
    bad = [Spot("nan", 10.75), Spot(59.9, "inf"), Spot(910, 10.75), Spot(59.9, 10.75, ele="1e999")]
    wild = [*spots[:30], *(replace(one, at=spots[30].at) for one in bad), *spots[30:]]
    later = [replace(spot, at=spot.at.replace(day=12)) for spot in wild if not isinstance(spot.at, str | None)]
    good = {"run.gpx": gpx_bytes(Track([wild], kind="running")), "run.tcx": tcx_bytes(_lap(later))}
    yield every_way(room, good, 2)
    warned = [
        one["warnings"] for one in room.cli("import", room.inputs / "run.gpx", "--dry-run", "--json").json["items"]
    ]
    assert any("no place that can be" in " ".join(one) for one in warned), warned
    none = {
        "none.gpx": gpx_bytes(bad),
        "none.tcx": tcx_bytes(_lap([replace(one, at=START) for one in bad], metres=None)),
    }
    yield every_way(room, none, 0, "None of its 4 points has a place", what="files with nothing else")


@row("X17", "Times that are missing, impossible, without a zone, of 1970, going backwards", slow=True)
def times(room: Room) -> Iterator[Tried]:
    spots = line()
    back = [replace(spot, at=other.at) for spot, other in zip(spots, reversed(spots), strict=True)]
    made = {
        "none": line(start=None),
        "impossible": [replace(spot, at="2026-02-30T25:61:00Z") for spot in spots],
        "old": line(start=START.replace(year=1970)),
        "local": [replace(spot, at=f"2026-05-05T06:{n:02d}:00") for n, spot in enumerate(spots)],
        "backwards": back,
    }
    for name, points in made.items():
        yield every_way(
            room, {f"{name}.gpx": gpx_bytes(Track([points], kind="running"))}, int(name in ("local", "backwards"))
        )
    for one in room.cli("journal", "--json").json["sessions"]:
        assert (one["elapsed_s"] or 1) > 0, one


@row("X18", "The same file twice, and the same activity in three formats", slow=True)
def same(room: Room) -> Iterator[Tried]:
    spots = line(61, step_s=30, north=0.00045, east=0)
    gpx = gpx_bytes(Track([spots], kind="running"))
    fit = fit_bytes(START, seconds=1800, distance=3_000, at=(59.91, 10.75), offset=None)
    rows = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename\n"
    rows += '1,"May 3, 2026, 6:00:00 AM",Run,Run,1800,3.0,activities/1.fit\n'
    archive = zipped({"activities.csv": rows.encode(), "activities/1.fit": fit})
    paths = [room.file("a.gpx", gpx), room.file("b.gpx", gpx), room.file("c.fit", fit), room.file("d.zip", archive)]
    brought = room.brought("import of GPX, its copy, FIT, Strava's archive", *paths)
    yield brought.tried(1)
    again = room.brought("the same again", *paths)
    yield again.tried(0)
    assert sum(one["local_date"] == "2026-05-03" for one in room.cli("journal", "--json").json["sessions"]) == 1


@row("X19", "CDATA, comments and markup within names", slow=True)
def names(room: Room) -> Iterator[Tried]:
    written = "<![CDATA[<b>Bold</b> & [red]x[/red] [@click=app.quit]]]>a<!-- hidden --><?php echo 1 ?>b"
    files = {
        "run.gpx": GPX.replace(b"Morning", written.encode()),
        "run.tcx": TCX.replace(b"</Activity>", f"<Notes>{written}</Notes></Activity>".encode()),
    }
    yield every_way(room, files, 2)
    notes = {one["note"] for one in room.cli("journal", "--json").json["sessions"]}
    assert any("<b>Bold</b> & [red]x[/red] [@click=app.quit]ab" in note for note in notes), notes
    assert not any("hidden" in note or "php" in note for note in notes), notes


@row("X20", "Another document, another content than the name says", slow=True)
def wrong_kind(room: Room) -> Iterator[Tried]:
    files = {
        "page.gpx": b"<html><body>x</body></html>",
        "map.tcx": b'<kml xmlns="http://www.opengis.net/kml/2.2"><Point/></kml>',
        "odd.gpx": b"<x:y xmlns:x='z'/>",
        "export.xml": b"<svg/>",
    }
    yield every_way(room, files)
    renamed = {"fit.gpx": fit_bytes(START.replace(day=20)), "gpx.fit": GPX, "tcx.xml": TCX, "apple.gpx": APPLE}
    yield every_way(room, renamed, 4, what="files under the name of another kind")
    yield from elsewhere(room, room.file("page.gpx", files["page.gpx"]))


def _lap(spots: list[Spot], metres: float | None = 1_000) -> TcxActivity:
    start = spots[0].at
    assert start is not None
    return TcxActivity(laps=[TcxLap(spots=spots, start=start, metres=metres)])


def _rung(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return False
    return True
