"""What a file is, by its content; and each export that isn't read, refused by name with the way out."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.archives.making import CORPUS, WANTED, bad, good, gpx, put, read, told, zipped
from tracker.domain.recordings import Entry, Item, Progress
from tracker.formats.archives import foreign
from tracker.formats.archives.kinds import HEAD, kind_of, own_kind

XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
FIT = b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT\x00\x00"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (FIT, "fit"),
        (gpx(), "gpx"),
        (b"\xef\xbb\xbf" + XML + gpx(), "gpx"),
        (gpx().decode().encode("utf-16"), "gpx"),
        (gpx().decode().encode("utf-16-le"), "gpx"),
        (b"          " + XML + b"<TrainingCenterDatabase xmlns='x'>", "tcx"),
        (XML + b"<!-- <html> -->\n<ns:gpx>", "gpx"),
        (b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx/>', "gpx"),
        (XML + b"<!DOCTYPE HealthData [\n<!ELEMENT HealthData (x|y)>\n]><HealthData>", "apple-health"),
        (b"<!DOCTYPE html><html>", "html"),
        (XML + b"<kml>", "kml"),
        (XML + b"<pwx>", "pwx"),
        (XML + b"<sml>", "suunto"),
        (XML + b"<other>", "xml"),
        (gzip.compress(b"x", mtime=0), "gzip"),
        (zipped({"x": b""}), "zip"),
        (zipped({}), "zip"),
        (b"[Params]\nVersion=106", "polar-hrm"),
        (b"SRM7" + bytes(40), "srm"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\0\0\0\x20ftypheic", "image"),
        (b"SQLite format 3\0", "sqlite"),
        (b"\0\x05\x16\x07" + bytes(80), "appledouble"),
        (b'[{"summarizedActivitiesExport":[', "garmin-summaries"),
        (b'{"DeviceLog": {"Header": {', "suunto"),
        (b'{"exportVersion":"2.6","name":"x"', "polar-flow"),
        (b'{"RIDE":{"STARTTIME":"2026', "goldencheetah"),
        (b'[{"logId": 1, "activityName": "Run"', "fitbit"),
        (b'[{"sport": "RUNNING"}, {"source": "TRACK_MOBILE"},', "endomondo"),
        (b'{"id":"x","start_epoch_ms":1', "nike"),
        (b'{"type":"FeatureCollection"', "geojson"),
        (b'{"tracker":"journal","format":1', "tracker-journal"),
        (b'\xef\xbb\xbf {"format": 1, "made": {"by": [1]}, "tracker": "digest", "x": ', "tracker-digest"),
        (b'{"x": {"tracker": "journal"}}', "json"),
        (b'{"tracker": "jogging"}', "json"),
        (b"a,b\n1,2", "csv"),
        (b"\n\na;b", "csv"),
        (b"dear diary", "text"),
        (bytes(range(256)), ""),
    ],
)
def test_content_decides(content: bytes, kind: str) -> None:
    for name in ("x", "x.gpx.bak", "x.csv", "x.jpg"):
        assert kind_of(content, name) == kind


def test_the_name_decides_only_where_the_content_says_nothing() -> None:
    assert kind_of(bytes(200), "x.fit") == "fit", "its reader says what is wrong with it"
    assert kind_of(b"damaged", "x.TCX.gz") == "tcx"
    assert kind_of(b"<html>", "x.gpx") == "html"
    assert kind_of(FIT, "x.gpx") == "fit"


@given(st.binary(max_size=400), st.text(max_size=8))
def test_no_content_makes_it_raise(head: bytes, name: str) -> None:
    for made in (head, b"<" + head, b"{" + head, b'{"' + head, b"<!DOCTYPE" + head, b"\xff\xfe" + head):
        assert isinstance(kind_of(made, name), str)


def test_deep_json_is_json() -> None:
    assert kind_of(b'{"a":' + b"[" * HEAD, "x") == "json"


def test_files_of_our_own_are_known_without_being_read(tmp_path: Path) -> None:
    text = json.dumps({"tracker": "challenge", "format": 1, "rest": ["x"] * 100_000})
    path = put(tmp_path, "friend.json", text.encode())
    assert own_kind(path) == "tracker-challenge"
    assert told(path) == [Item(path="friend.json", format="tracker-challenge")]
    assert [own_kind(other) for other in (tmp_path, tmp_path / "gone", put(tmp_path, "a.gpx", gpx()))] == ["", "", ""]
    assert bad(tmp_path)[f"{tmp_path.name}: friend.json"] == "Tracker wrote it itself: import it alone."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("health_connect_export.db", "A Health Connect export"),
        ("Takeout/Fit/Todas as sessões/2021-01-01T10_00_00Z_RUNNING.json", "Google Fit's own JSON"),
        ("Takeout/Fitbit/Global Export Data/exercise-100.json", "A Fitbit export"),
        ("MyFitbitData/exercise-0.json", "A Fitbit export"),
        ("samsunghealth/com.samsung.shealth.exercise.20260101.csv", "A Samsung Health export"),
        ("training-session-2018-05-01-123-abc.json", "A Polar Flow export"),
        ("training-session_2026-05-01T08-00-00_1-2.json", "A Polar Flow export"),
        ("Workouts/2018-05-01 10:00:00.0.json", "Endomondo's own JSON"),
        ("nike-export/activities/1.json", "A Nike Run Club export"),
        ("doc.kml", "A KML file"),
    ],
)
def test_other_exports_are_refused_by_name(tmp_path: Path, name: str, says: str) -> None:
    path = put(tmp_path, "e.zip", zipped({name: b"{}", "profile/photo.jpg": b"\xff\xd8\xff", "other.json": b"{}"}))
    ((where, reason),) = bad(path).items()
    assert (where, reason.startswith(f"{says} isn't read: ")) == ("e.zip", True)


@pytest.mark.parametrize("name", ["Takeout/Fit/Activities/1.tcx", "Workouts/2018-05-01 10:00:00.0.tcx", "x/1.fit"])
def test_their_watch_files_are_read_all_the_same(tmp_path: Path, name: str) -> None:
    beside = name.rpartition(".")[0] + ".json"
    path = put(tmp_path, "e.zip", zipped({name: gpx(), beside: b'{"a": 1}', "Takeout/Fit/x.json": b"{}"}))
    assert good(path) == [f"e.zip: {name}"]
    assert bad(path) == {}


@pytest.mark.parametrize(
    ("headings", "says"),
    [
        ("Date,Exercise,Category,Weight (kgs),Reps", "A FitNotes export"),
        ("Date,Workout Name,Body Weight (KG),Exercise,Set 1 (Reps),Set 1 (KG)", "A StrongLifts export"),
        ("id,start_date_local,type,moving_time,distance,icu_training_load", "An Intervals.icu list"),
        ("#time,trackpoint_type,latitude,longitude,altitude", "A list of track points"),
        ("lat;lon;ele;time", "A list of track points"),
        ("com.samsung.shealth.exercise,12,3", "A Samsung Health export"),
    ],
)
def test_other_tables_are_refused_by_name(tmp_path: Path, headings: str, says: str) -> None:
    path = put(tmp_path, "t.csv", f"{headings}\n1,2,3\n".encode())
    ((_, reason),) = bad(path).items()
    assert reason.startswith(f"{says} isn't read: ")
    (tmp_path / "t.csv").rename(tmp_path / "t.bak")
    put(tmp_path, "a.gpx", gpx())
    assert f"{says} isn't read" in bad(tmp_path)[f"{tmp_path.name}: t.bak"]


def test_every_refusal_is_one_sentence_with_a_way_out() -> None:
    for kind in foreign._FOREIGN:
        sentence = foreign.refusal(kind)
        assert sentence.endswith(".")
        assert "isn't read: " in sentence
        assert sentence[0].isupper()
    assert foreign.refusal("never heard of") == foreign.refusal("")


def test_in_an_archive_of_recordings_what_would_be_missed_is_named(tmp_path: Path) -> None:
    members = {
        *(("run.gpx", gpx()), ("old.hrm", b"[Params]\nVersion=106"), ("ride.pwx", XML + b"<pwx>")),
        *(("readme.txt", b"hello"), ("photo.jpg", b"\xff\xd8\xff"), ("odd.json", b"{}"), ("hidden.dat", FIT)),
    }
    path = put(tmp_path, "w.zip", zipped(sorted(members)))
    assert {name.removeprefix("w.zip: ") for name in bad(path)} == {"old.hrm", "ride.pwx", "odd.json", "hidden.dat"}
    assert "no session" in bad(path)["w.zip: hidden.dat"], "by its content it is a FIT file, and was read"
    assert sum(isinstance(one, Item) and one.skipped for one in told(path)) == 2
    folder = tmp_path / "folder"
    for name, data in members:
        put(folder, name, data)
    assert {name.removeprefix("folder: ") for name in bad(folder)} == {"old.hrm", "ride.pwx", "hidden.dat"}


def test_a_folder_of_all_sorts_is_not_talked_about(tmp_path: Path) -> None:
    source = zipped({"package.json": b"{}", "data.xml": XML + b"<data/>", "main.py": b"import this"})
    put(tmp_path, "source.zip", source)
    put(tmp_path, "novel.epub", zipped({"META-INF/container.xml": XML + b"<container/>"}))
    put(tmp_path, "bank.csv", b"Booked,Payee,Amount\n1,2,3\n")
    put(tmp_path, "way.kmz", zipped({"doc.kml": XML + b"<kml/>"}))
    put(tmp_path, "health_connect_export.db", b"SQLite format 3\0" + bytes(100))
    put(tmp_path, "run.gpx", gpx())
    assert bad(tmp_path) == {
        f"{tmp_path.name}: way.kmz": foreign.refusal("kml"),
        tmp_path.name: foreign.refusal("health-connect"),
    }
    assert bad(tmp_path / "source.zip") == {
        "source.zip": "It holds no activity: name the file or folder with the recordings."
    }
    sheet = put(tmp_path, "table.xlsx", zipped({"[Content_Types].xml": XML + b"<Types/>", "xl/a.xml": b"<a/>"}))
    assert bad(sheet) == {"table.xlsx": foreign.refusal("office")}


def test_a_folder_of_a_watch(tmp_path: Path) -> None:
    for name in ("b/2.gpx", "a/1.gpx", "a/1.gpx.gz", ".hidden/x.gpx", "a/._1.gpx", "__MACOSX/1.gpx"):
        put(tmp_path, name, gzip.compress(gpx()) if name.endswith("gz") else gpx())
    (tmp_path / "link").symlink_to(tmp_path / "a", target_is_directory=True)
    assert told(tmp_path) == [
        Entry(member=name, path=f"{tmp_path.name}: {name}") for name in ("a/1.gpx", "a/1.gpx.gz", "b/2.gpx")
    ]
    assert len(good(tmp_path)) == 3
    (gone,) = [one for one in read(tmp_path) if "1.gpx.gz" in one.path]
    assert gone.recordings


@pytest.mark.skipif(not hasattr(__import__("os"), "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.gpx")
    assert bad(tmp_path) == {f"{tmp_path.name}: pipe.gpx": "It is no file: leave it out."}
    assert bad(tmp_path / "pipe.gpx") == {"pipe.gpx": "It is no file: name a file or a folder."}


def test_lists_of_other_services_are_found_in_archives(tmp_path: Path) -> None:
    runkeeper = (
        "Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,"
        "Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\n"
        "a1,2015-05-01 10:00:00,Running,,5.00,28:30,5:42,10.5,300,10,,,,run.gpx\n"
        "a2,2015-05-02 10:00:00,Running,,5.00,28:30,5:42,10.5,300,10,,,,gone.gpx\n"
    )
    members = {"x/cardioActivities.csv": runkeeper.encode(), "x/run.gpx": gpx(), "x/measurements.csv": b"a,b\n1,2\n"}
    path = put(tmp_path, "rk.zip", zipped(members))
    entry, alone = (one for one in told(path) if not isinstance(one, Progress))
    assert isinstance(entry, Entry)
    assert isinstance(alone, Item)
    assert (entry.member, entry.listed and entry.listed.distance_mm) == ("x/run.gpx", 5_000_000)
    assert alone.recordings[0].warnings == ("gone.gpx is not in the archive: only the list was read.",)


def test_an_unknown_table_says_which_columns_it_needs(tmp_path: Path) -> None:
    path = put(tmp_path, "t.csv", b"when,what,far\n2026-05-01,run,5\n")
    assert len(bad(path)) == 1
    columns = (("when", "date"), ("what", "activity"), ("far", "distance"))
    (item,) = read(path, replace(WANTED, columns=columns))
    assert (item.recordings[0].activity, item.recordings[0].distance_mm) == ("run", 5_000_000)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real files is not here")
def test_the_real_files_of_other_kinds() -> None:
    assert set(bad(CORPUS / "other/s410-sample.hrm").values()) == {foreign.refusal("polar-hrm")}
    assert set(bad(CORPUS / "other/csv_export.csv").values()) == {foreign.refusal("track-points")}
    assert good(CORPUS / "other/gpx_test_incorrect.zip") == ["gpx_test_incorrect.zip: test_1.gpx"]
    assert list(bad(CORPUS / "other/gpx_test_incorrect.zip")) == ["gpx_test_incorrect.zip: test_4.gpx"]
    assert set(bad(CORPUS / "fit/._empty.fit").values()) == {foreign.refusal("appledouble")}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real files is not here")
@pytest.mark.parametrize("place", ["apple_health_export", "apple_health_export/export.xml"])
def test_the_real_export_of_apple(place: str) -> None:
    (entry,) = (one for one in told(CORPUS / place) if not isinstance(one, Progress))
    assert isinstance(entry, Entry)
    assert entry.member == "workout-routes/route_2019-06-11_3.00pm.gpx"
    assert entry.listed is not None
    assert (entry.listed.activity, entry.listed.distance_mm) == ("run", 800_126)
    (item,) = read(CORPUS / place)
    assert item.recordings[0].format == "gpx"
    assert all(one.total >= one.done for one in told(CORPUS / place) if isinstance(one, Progress))


def test_an_export_of_apple_is_streamed_from_its_archive(tmp_path: Path) -> None:
    workout = (
        '<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="5" durationUnit="min" totalDistance="1" '
        'totalDistanceUnit="km" startDate="2026-01-01 07:25:41 -0700" endDate="2026-01-01 07:30:41 -0700">'
        '<WorkoutRoute><FileReference path="/workout-routes/a.gpx"/></WorkoutRoute></Workout>'
    )
    records = "".join(f'<Record type="HeartRate" value="{n * n}"/>\n' for n in range(40_000))
    text = (
        f'<?xml version="1.0"?>\n<!DOCTYPE HealthData [<!ELEMENT x (y)>]>\n<HealthData>{records}{workout}</HealthData>'
    )
    members = {"apple_health_export/export.xml": text.encode(), "apple_health_export/workout-routes/a.gpx": gpx()}
    (entry,) = (one for one in told(put(tmp_path, "e.zip", zipped(members))) if not isinstance(one, Progress))
    assert isinstance(entry, Entry)
    assert entry.member == "apple_health_export/workout-routes/a.gpx"
    assert entry.listed is not None
    assert (entry.listed.activity, entry.listed.distance_mm) == ("run", 1_000_000)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the folder of real files is not here")
def test_what_only_a_watch_needs_is_no_loss_in_an_archive(tmp_path: Path) -> None:
    monitoring = (CORPUS / "fit/MonitoringFile.fit").read_bytes()
    run = (CORPUS / "fit/garmin-fenix-5-run.fit").read_bytes()
    inner = zipped({"1_monitoring.fit": monitoring, "2_run.fit": run})
    path = put(
        tmp_path, "account.zip", zipped({"DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip": inner})
    )
    assert (len(good(path)), bad(path)) == (1, {})
    alone = put(tmp_path, "one.zip", zipped({"1.fit": monitoring}))
    assert "not an activity" in bad(alone)["one.zip: 1.fit"]
