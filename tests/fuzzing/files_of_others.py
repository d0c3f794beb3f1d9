"""What fuzzing tries on the readers of other people's files: watch files, archives, tables, and what a child tells."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests.formats.archives.making import WANTED, gpx, zipped
from tests.formats.archives.test_apple_export import OLD, workout
from tests.formats.archives.test_apple_export import export as apple_export
from tests.formats.archives.test_garmin_lists import EXCEL
from tests.formats.archives.test_garmin_lists import HEAD as GARMIN_HEAD
from tests.formats.archives.test_garmin_lists import RUN as GARMIN_RUN
from tests.formats.archives.test_garmin_summaries import RUN as SUMMARY
from tests.formats.archives.test_garmin_summaries import export as garmin_export
from tests.formats.archives.test_hevy_sets import HEAD as HEVY_HEAD
from tests.formats.archives.test_hevy_sets import row as hevy_row
from tests.formats.archives.test_runkeeper_lists import GYM
from tests.formats.archives.test_runkeeper_lists import HEAD as RUNKEEPER_HEAD
from tests.formats.archives.test_runkeeper_lists import RUN as RUNKEEPER_RUN
from tests.formats.archives.test_strong_sets import ANDROID
from tests.formats.archives.test_strong_sets import OLD as STRONG_OLD
from tests.formats.fit.fit_writer import fit_bytes
from tests.formats.gps.track_writer import TcxActivity, TcxLap, Track, gpx_bytes, line, tcx_bytes
from tests.fuzzing.fuzzer import Run, Target
from tracker.domain.recordings import Circle, Entry, Item, Recording, Told, Wanted
from tracker.errors import TrackerError
from tracker.formats.archives.apple import read_apple_export
from tracker.formats.archives.garmin import read_garmin
from tracker.formats.archives.garmin_account import read_garmin_summaries
from tracker.formats.archives.hevy import read_hevy
from tracker.formats.archives.opening import open_source, read_member
from tracker.formats.archives.plain_csv import read_plain_csv
from tracker.formats.archives.runkeeper import read_runkeeper
from tracker.formats.archives.strava import read_strava
from tracker.formats.archives.strong import read_strong
from tracker.formats.fit import read_fit
from tracker.formats.gps.gpx import read_gpx
from tracker.formats.gps.tcx import read_tcx
from tracker.formats.told import Job, decode, decode_job, encode, encode_job
from tracker.formats.told_checks import ToldError

KEEPING: Wanted = replace(WANTED, tracks=True, private=(Circle(lat=59.91, lon=10.75, radius_m=50),))
STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Gear,Filename,Elapsed Time,Moving Time,Distance\n"
    '1,"Apr 3, 2026, 7:10:00 AM",Morning,Run,"a, b",1800,5.01,170,9,false,,activities/1.gpx,1800.0,1790.0,5010.2\n'
    '2,"4 Apr 2026, 07:10:00",Ride,Ride,,3600,20,,,false,,,3600,3590,20000\n'
)
PLAIN = (
    "Date,Time,Sport,Distance (mi),Duration,Moving time,Elevation gain (ft),Calories,Avg HR,Steps,RPE,Title,Notes,"
    "Tags\n"
    '2026-03-15,7:30 am,Trail run,6.2,1:05:12,1:01:00,400,"1,012",145,9000,7,Early,"Cold, dark",#night snow\n'
    "2026-03-16,,Swim,,35:00,,,,,,,,,\n"
)
GERMAN = "Datum;Uhrzeit;Sportart;Strecke (km);Dauer;Puls;Notiz\n15.03.2026;07:30;Laufen;12,5;1:05:12;145;Schön\n"
SENTENCE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{3,1000}[.?!]", re.DOTALL)
_AMOUNTS = ("elapsed_s", "timer_s", "moving_s", "distance_mm", "climb_mm", "energy_kj", "hr_avg", "hr_max", "steps")


def recording_held(one: Recording) -> None:
    """What holds of every recording, wherever it came from."""
    for name in _AMOUNTS:
        value = getattr(one, name)
        assert value is None or (type(value) is int and value >= 0), (name, value)
    assert one.started_at is None or one.started_at.tzinfo is not None
    assert one.local is None or one.local.tzinfo is None
    assert len(one.track) <= 5_000


def item_held(item: Item) -> None:
    """What holds of every item: recordings or one sentence why there are none, and another process can be told."""
    assert item.skipped or item.format.startswith("tracker-") or bool(item.refused) != bool(item.recordings), item
    assert not item.refused or SENTENCE.fullmatch(item.refused), item.refused
    for one in item.recordings:
        recording_held(one)
    assert decode(encode(item)) == item


def told_held(told: Iterable[Told]) -> None:
    """What holds of everything a list tells."""
    for one in told:
        if isinstance(one, Item):
            item_held(one)
        elif isinstance(one, Entry):
            assert decode(encode(one)) == one
            if one.listed is not None:
                recording_held(one.listed)


def _item(read: Callable[[bytes, str, Wanted], Item], name: str) -> Callable[[Path], Run]:
    return lambda _folder: lambda data: item_held(read(data, name, KEEPING))


def _list(read: Callable[[bytes, str, Wanted], Iterable[Told]], name: str) -> Callable[[Path], Run]:
    def run(data: bytes) -> None:
        with suppress(TrackerError):  # of the whole file, which `open_source` tells as a sentence
            told_held(read(data, name, KEEPING))

    return lambda _folder: run


def _source(name: str) -> Callable[[Path], Run]:
    """A file of that name, opened as the import opens it, with all that it holds."""

    def made(folder: Path) -> Run:
        path = folder / name

        def run(data: bytes) -> None:
            path.write_bytes(data)
            for n, told in enumerate(open_source(path, KEEPING)):
                told_held([told])
                if isinstance(told, Entry) and n < 50:
                    item_held(read_member(path, told.member, KEEPING))

        return run

    return made


def _fit() -> Sequence[bytes]:
    return [fit_bytes(laps=2), fit_bytes(sessions=[]), fit_bytes(big=True, at=None), fit_bytes() * 2]


def _gpx() -> Sequence[bytes]:
    return [
        gpx_bytes(
            Track([line(6, hr=140, up=1), line(4)], name="One", kind="running"),
            Track([line(4)], desc="Two", link="https://www.strava.com/activities/1"),
            head="<metadata><name>All</name></metadata>",
        ),
        gpx_bytes(line(8, start=None)).decode().replace("UTF-8", "utf-16").encode("utf-16"),
        gpx(points=6),
    ]


def _tcx() -> Sequence[bytes]:
    return [
        tcx_bytes(
            TcxActivity([TcxLap(spots=line(6, hr=140), kcal=5, hr_avg=140)], notes="One", creator="Watch", unit=5),
            TcxActivity([TcxLap()], sport="Biking", key="x"),
            multisport=True,
        ),
        tcx_bytes(),
    ]


def _zips() -> Sequence[bytes]:
    health = {"apple_health_export/export.xml": apple_export(OLD), "apple_health_export/workout-routes/r.gpx": gpx()}
    return [
        zipped(
            {"activities.csv": STRAVA.encode(), "activities/1.gpx": gpx(), "activities/2.fit.gz": gzip.compress(b"x")}
        ),
        zipped(health),
        zipped({"a.gpx": gpx(1), "b.fit": fit_bytes(), "c.tcx": tcx_bytes(), "d.zip": zipped({"e.gpx": gpx(2)})}, 0),
        zipped({"cardioActivities.csv": (RUNKEEPER_HEAD + RUNKEEPER_RUN).encode(), "2020-05-09-081530.gpx": gpx()}),
        zipped({"DI_CONNECT/DI-Connect-Fitness/x_summarizedActivities.json": garmin_export(SUMMARY)}),
    ]


def _told() -> Sequence[bytes]:
    item = read_fit(fit_bytes(laps=2), "run.fit", KEEPING)
    return [
        encode(item),
        encode(Item(path="a.fit", refused="It is empty.")),
        encode(Entry(member="a.fit", listed=item.recordings[0], path="row 1")),
        b'{"progress":{"done":1,"total":2}}',
    ]


def _decoding(_folder: Path) -> Run:
    def run(data: bytes) -> None:
        for read in (decode, decode_job):
            try:
                found = read(data)
            except ToldError:
                continue
            if isinstance(found, Job):
                assert decode_job(encode_job(found)) == found
            else:
                assert decode(encode(found)) == found

    return run


def _jobs() -> Sequence[bytes]:
    return [encode_job(Job(path="a.fit", wanted=KEEPING, members=("x", "y")))]


_XML = (
    b"<?xml version='1.0' encoding='utf-16'?>", b"<!DOCTYPE x>", b"<![CDATA[", b"]]>", b"<!--", b"&#0;", b"<trk>",
    b"</trk>", b"<trkseg>", b'<trkpt lat="1" lon="1">', b"<time>", b"<Lap>", b"</Lap>", b"<Activity>",
    b"<Trackpoint>", b"<Value>", b"1970-01-01T00:00:00Z", b"2026-05-03T06:00:00", b"+99:99", b"9999-12-31T23:59:59Z",
    b"0001-01-01T00:00:00+14:00",
)  # fmt: skip
_CSV = (
    b'"', b'""', b"\r\n", b";", b"\t", b"sep=;\n", b"--", b"1e5", b"12,5", b"1.234,5", b"05/03/2026", b"1:61:00",
    b"59:60", b"31.02.2026", b"2026-02-29", b"0001-01-01", b"9999-12-31 23:59:59", b"Mars/Base", b"#a#b", b"=1+1",
    b"\xc2\xa0",
)  # fmt: skip
_ZIP = (
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"../",
    b"activities.csv",
    b"\x1f\x8b\x08",
    b"\xff\xff\xff\xff",
    b"\x08\0",
)

TARGETS = (
    Target(name="fit", made=_item(read_fit, "run.fit"), seeds=_fit),
    Target(name="gpx", made=_item(read_gpx, "run.gpx"), seeds=_gpx, pieces=_XML),
    Target(name="tcx", made=_item(read_tcx, "run.tcx"), seeds=_tcx, pieces=_XML),
    Target(
        name="apple-health",
        made=_list(read_apple_export, "export.xml"),
        seeds=lambda: [
            apple_export(
                OLD,
                workout("<MetadataEntry key='HKTimeZone' value='Europe/Oslo'/>"),
                head="<!DOCTYPE x [\n<!ELEMENT x (y)>\n]>\n",
            )
        ],
        pieces=_XML,
    ),
    Target(name="archives", made=_source("archive.zip"), seeds=_zips, pieces=_ZIP, slow=True),
    Target(
        name="packed",
        made=_source("run.gpx.gz"),
        seeds=lambda: [
            gzip.compress(gpx()),
            gzip.compress(gpx()) * 2,
            gzip.compress(fit_bytes()),
            gzip.compress(STRAVA.encode()),
        ],
        pieces=_ZIP,
    ),
    Target(name="strava", made=_list(read_strava, "activities.csv"), seeds=lambda: [STRAVA.encode()], pieces=_CSV),
    Target(
        name="garmin",
        made=_list(read_garmin, "g.csv"),
        seeds=lambda: [(GARMIN_HEAD + GARMIN_RUN + EXCEL).encode()],
        pieces=_CSV,
    ),
    Target(
        name="garmin-account",
        made=_list(read_garmin_summaries, "s.json"),
        seeds=lambda: [garmin_export(SUMMARY, SUMMARY), json.dumps([SUMMARY], indent=1).encode()],
    ),
    Target(
        name="runkeeper",
        made=_list(read_runkeeper, "c.csv"),
        seeds=lambda: [(RUNKEEPER_HEAD + RUNKEEPER_RUN + GYM).encode()],
        pieces=_CSV,
    ),
    Target(
        name="hevy",
        made=_list(read_hevy, "hevy.csv"),
        seeds=lambda: [
            (HEVY_HEAD + hevy_row("Bench Press (Barbell)", "80,10,,,") + hevy_row("Plank", ",,,60,")).encode()
        ],
        pieces=_CSV,
    ),
    Target(
        name="strong",
        made=_list(read_strong, "s.csv"),
        seeds=lambda: [ANDROID.encode(), STRONG_OLD.encode()],
        pieces=_CSV,
    ),
    Target(
        name="tables",
        made=_list(read_plain_csv, "t.csv"),
        seeds=lambda: [PLAIN.encode(), GERMAN.encode(), PLAIN.encode("utf-16"), GERMAN.encode("latin-1")],
        pieces=_CSV,
    ),
    Target(
        name="any-file",
        made=_source("file"),
        seeds=lambda: [*_fit(), *_gpx(), *_tcx(), PLAIN.encode(), garmin_export(SUMMARY)],
        pieces=_XML + _CSV,
    ),
    Target(name="told", made=_decoding, seeds=lambda: [*_told(), *_jobs()]),
)
