"""Runkeeper's list: units in headings, GPX files, the gym without a distance."""

from dataclasses import replace
from datetime import datetime

from tests.formats.archives.health_made import one, recordings, refusals
from tests.formats.archives.making import WANTED
from tracker.domain.recordings import Entry
from tracker.formats.archives.runkeeper import matches_runkeeper, read_runkeeper

HEAD = (
    "Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,"
    "Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\n"
)
RUN = 'a1-b2,2020-05-09 08:15:30,Running,Lake,5.02,28:30,5:40,10.5,312.0,40,150,,"nice, really",2020-05-09-081530.gpx\n'
GYM = "a1-b3,2020-05-10 08:15:30,Strength Training,,0.00,1:05:12,,,0.0,0,,,,\n"


def test_a_row_with_its_file() -> None:
    told = list(read_runkeeper((HEAD + RUN).encode(), "cardioActivities.csv", WANTED))
    entry = told[0]
    assert isinstance(entry, Entry)
    assert (entry.member, entry.path) == ("2020-05-09-081530.gpx", "cardioActivities.csv, line 2")
    run = one(told)
    assert run.local == datetime.fromisoformat("2020-05-09 08:15:30")
    assert (run.activity, run.title, run.note, run.by_hand) == ("run", "Lake", "nice, really", False)
    assert (run.distance_mm, run.timer_s, run.elapsed_s, run.climb_mm) == (5_020_000, 1_710, None, 40_000)
    assert (run.energy_kj, run.hr_avg, run.ids) == (1_305, 150, ("runkeeper:a1-b2",))


def test_the_gym_has_no_distance_and_no_file() -> None:
    gym = one(read_runkeeper((HEAD + GYM).encode(), "c.csv", WANTED))
    assert (gym.activity, gym.distance_mm, gym.timer_s) == ("strength", None, 3_912)
    assert (gym.climb_mm, gym.energy_kj, gym.by_hand) == (None, None, True)


def test_units_are_those_of_the_headings_whatever_is_wanted() -> None:
    data = (HEAD + RUN).replace("(km)", "(mi)").replace("(m)", "(ft)")
    run = one(read_runkeeper(data.encode(), "c.csv", WANTED))
    assert (run.distance_mm, run.climb_mm) == (8_078_907, 12_192)
    assert one(read_runkeeper((HEAD + RUN).encode(), "c", replace(WANTED, units="mi"))).distance_mm == 5_020_000


def test_a_file_that_lies_elsewhere_is_not_followed() -> None:
    for name in ("../../etc/x.gpx", "/x.gpx", "x.exe"):
        told = list(read_runkeeper((HEAD + RUN.replace("2020-05-09-081530.gpx", name)).encode(), "c", WANTED))
        assert not [found for found in told if isinstance(found, Entry)]
        assert len(recordings(told)) == 1


def test_bad_rows_and_empty_files_are_told() -> None:
    told = list(read_runkeeper((HEAD + RUN.replace("5.02", "-5") + GYM).encode(), "c.csv", WANTED))
    [(path, reason)] = refusals(told)
    assert path == "c.csv, line 2"
    assert "negative" in reason
    assert len(recordings(told)) == 1
    assert refusals(read_runkeeper(b"", "c.csv", WANTED))


def test_its_headings_are_known() -> None:
    assert matches_runkeeper(HEAD.strip().split(","))
    assert not matches_runkeeper(("Date", "Type", "Duration"))
