"""Every real FIT file has the outcome and the values that several decoders agree on."""

import gzip
from datetime import timedelta
from typing import Any

import pytest

from tests.formats.fit.fit_reading import TRACKED, WANTED, outcome
from tests.formats.fit.real_files import ABSENT, FOLDER, WHY, expected
from tracker.domain.recordings import Item, Recording, Wanted
from tracker.formats.fit import read_fit

FILES = expected((".fit", ".fit.gz"))
pytestmark = pytest.mark.skipif(ABSENT, reason=WHY)
SPORTS = {
    "running": "run",
    "cycling": "ride",
    "walking": "walk",
    "swimming": "swim",
    "fitness_equipment": "erg",
    "training": "strength",
    "cross_country_skiing": "nordic",
    "stand_up_paddleboarding": "sup",
}
WRONG_TIMES = ("fit/27-days-activity.fit", "fit/inverted-times.fit")


def read(name: str, wanted: Wanted = WANTED) -> Item:
    data = (FOLDER / name).read_bytes()
    return read_fit(gzip.decompress(data) if name.endswith(".gz") else data, name, wanted)


def only(name: str, wanted: Wanted = WANTED) -> Recording:
    [recording] = read(name, wanted).recordings
    return recording


@pytest.mark.parametrize("file", FILES, ids=[file["file"] for file in FILES])
def test_outcome(file: dict[str, Any]) -> None:
    item = read(file["file"])
    assert outcome(item) == file["outcome"]
    assert item == read(file["file"])
    assert item.format == "fit"


SINGLE = [
    (file, index)
    for file in FILES
    for index in range(len(file["activities"]))
    if len(file["activities"]) == file["files_in_chain"]
]


@pytest.mark.parametrize(("file", "index"), SINGLE, ids=[f"{file['file']}#{index}" for file, index in SINGLE])
def test_values(file: dict[str, Any], index: int) -> None:
    told, found = file["activities"][index], read(file["file"]).recordings[index]
    at = None if found.started_at is None else found.started_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert at == told["start_utc"]
    if found.offset_s is not None or not told["tz_offset_s"]:
        assert found.offset_s == (told["tz_offset_s"] or None)
    if told["start_local"] and file["manufacturer"] != "coros":
        local = found.local
        if local is None:
            assert found.started_at is not None
            assert found.offset_s is not None
            local = found.started_at.replace(tzinfo=None) + timedelta(seconds=found.offset_s)
        assert local.isoformat() == told["start_local"]
    if file["file"] not in WRONG_TIMES:
        near(found.elapsed_s, told["elapsed_s"], 1)
        near(found.timer_s, told["timer_s"], 1)
    if told["distance_m"] or "distance_mm" not in found.computed:
        near(None if found.distance_mm is None else found.distance_mm / 1000, told["distance_m"] or None, 0.1)
    near(None if found.climb_mm is None else found.climb_mm / 1000, told["ascent_m"] or None, 1)
    near(None if found.energy_kj is None else found.energy_kj / 4.184, told["calories"] or None, 1)
    if told["hr_basis"] is not None:
        near(found.hr_avg, told["avg_hr"], 1 if told["hr_basis"] == "session" else 2)
        near(found.hr_max, told["max_hr"], 1)
        assert ("hr_avg" in found.computed) == (told["hr_basis"] != "session")
    key = SPORTS.get(told["sport"])
    assert (found.activity or "").partition("-")[0] == (key or "")
    assert found.virtual == (told["sub_sport"] == "virtual_activity")


def near(found: float | None, told: float | None, tolerance: float) -> None:
    if told is None:
        assert not found
    else:
        assert found == pytest.approx(told, abs=tolerance)


@pytest.mark.parametrize("file", FILES, ids=[file["file"] for file in FILES])
def test_laps_and_track(file: dict[str, Any]) -> None:
    recordings = read(file["file"], TRACKED).recordings
    hidden = sum(one["sport"] == "transition" and bool(one["laps_declared"]) for one in file["activities"])
    laps = sum(len(recording.laps) for recording in recordings)
    # the one lap of this file has no time of its own
    assert laps == (0 if "27-days" in file["file"] else file["laps"] - hidden)
    track = [point for recording in recordings for point in recording.track]
    if file["first"] is None or any(recording.virtual for recording in recordings):
        assert track == []
    elif file["files_in_chain"] == 1 and "derived_from_records" not in file:
        for point, place in ((track[0], file["first"]), (track[-1], file["last"])):
            assert point[0] / 1e7 == pytest.approx(place[0], abs=2e-5)
            assert point[1] / 1e7 == pytest.approx(place[1], abs=2e-5)


def test_a_triathlon_is_one_event_with_legs() -> None:
    found = only("fit/sample_mulitple_header.fit")
    assert found.activity == "triathlon"
    assert [part.activity for part in found.parts] == ["swim-open", "ride", "run"]
    assert [part.distance_mm for part in found.parts] == [1_644_710, 40_909_420, 9_805_920]
    assert found.distance_mm == 52_360_050
    assert found.elapsed_s == 9_491  # 07:33:01 to 10:11:11.69, transitions and all
    assert found.timer_s == 1_988 + 4_422 + 2_851


def test_a_wrong_start_is_put_right_by_the_records() -> None:
    found = only("fit/activity-large-fenxi2-multisport.fit")
    assert str(found.started_at) == "2015-08-29 07:14:44+00:00"
    assert "started_at" in found.computed
    assert found.activity == "cross"
    assert [part.activity for part in found.parts] == [None, "run", "run", "ride"]


def test_times_that_contradict_each_other() -> None:
    left_on, inverted = (only(name) for name in WRONG_TIMES)
    assert (left_on.elapsed_s, left_on.timer_s) == (7373, 7373)
    assert (inverted.elapsed_s, inverted.timer_s) == (2840, None)


def test_points_of_a_file_without_a_session() -> None:
    found = only("fit/empty-activities.fit")
    assert (found.elapsed_s, found.distance_mm, found.hr_avg, found.hr_max) == (2318, 18_294_400, 166, 187)
    assert set(found.computed) >= {"elapsed_s", "distance_mm", "hr_avg"}
    assert found.activity is None


def test_a_damaged_file_keeps_its_summary_and_no_garbage() -> None:
    found = only("fit/strava-android-app-201.10-b1218918.fit", TRACKED)
    assert (found.distance_mm, found.elapsed_s) == (11_274_040, 3558)
    assert "incomplete" in found.warnings[0]
    assert found.track[-1][0] / 1e7 == pytest.approx(44.04339, abs=2e-5)
    assert found.track[-1][1] / 1e7 == pytest.approx(-121.31815, abs=2e-5)


def test_duplicates_of_one_device_have_one_name() -> None:
    one = only("fit/2022-05-29-15-53-35_Laufen_Landal_Park.fit")
    other = only("strava-export/activities/12866632127.fit.gz")
    assert one.device == other.device == "1:3388076788:1022774015"
    assert one.digest != other.digest


def test_the_parts_of_a_chain_are_told_apart() -> None:
    one, other = read("fit/chained_Activity_activity_poolswim.fit").recordings
    assert (one.activity, other.activity) == ("sup", "swim-pool")
    assert one.digest == other.digest[:-1] + "0"
    assert one.device != other.device
    assert [(part.count, part.distance_mm) for part in other.parts] == [(20, 22_860)]
