"""Strong's sets, of either app and any age."""

from datetime import datetime

import pytest

from tests.formats.archives.health_made import one, recordings
from tests.formats.archives.making import WANTED
from tracker.domain.sessions import Part
from tracker.formats.archives.strong import matches_strong, read_strong

ANDROID = """\ufeffDate;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;\
Distance Unit;Seconds;Notes;Workout Notes;Workout Duration
2021-05-03 18:05:33;"Legs";"Squat (Barbell)";W;40,0;kg;5;;;;0;;"hard";1h 10m
2021-05-03 18:05:33;"Legs";"Squat (Barbell)";1;82,5;kg;5;;;;0;;"hard";1h 10m
2021-05-03 18:05:33;"Legs";"Squat (Barbell)";Rest Timer;;;;;;;120;;"hard";1h 10m
2021-05-03 18:05:33;"Legs";"Squat (Barbell)";D;60;kg;8;;;;0;;"hard";1h 10m
2021-05-03 18:05:33;"Legs";"Running (Treadmill)";F;;;;;1,2;km;400;;"hard";1h 10m
2021-05-03 18:05:33;"Legs";"Running (Treadmill)";Note;;;;;;;;felt fine;"hard";1h 10m
"""
OLD = """Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes
2018-05-03 18:05:33,Back,Pull Up,1,0,10,0,0,,
2018-05-03 18:05:33,Back,Deadlift,1,140.5,5.0,0,0,,
2018-05-03 18:05:33,Back,Running,1,0,0,2.5,900,,
"""


def test_an_export_of_android() -> None:
    found = one(read_strong(ANDROID.encode(), "strong.csv", WANTED))
    assert (found.activity, found.title, found.elapsed_s) == ("strength", "Legs", 4_200)
    assert found.local == datetime.fromisoformat("2021-05-03 18:05:33")
    assert found.parts == (
        Part(count=2, activity="squat", reps=5),
        Part(activity="squat", reps=8),
        Part(activity="run", distance_mm=1_200_000, elapsed_s=400),
    )
    assert found.note == ("hard\nSquat (Barbell) 1×5 82.5 kg, 1×8 60 kg\nRunning (Treadmill) 1×1.2 km 6:40\nfelt fine")
    assert not found.warnings


def test_an_old_export_names_no_units() -> None:
    found = one(read_strong(OLD.encode(), "strong.csv", WANTED))
    assert found.parts == (
        Part(activity="pull-up", reps=10),
        Part(activity="run", distance_mm=2_500_000, elapsed_s=900),
    )
    assert "Deadlift 1×5 140.5" in found.note
    assert found.elapsed_s is None


@pytest.mark.parametrize(
    ("lasted", "seconds"), [("1h 10m", 4200), ("45m", 2700), ("3600", 3600), ("1h", 3600), ("", None)]
)
def test_how_long_it_took(lasted: str, seconds: int | None) -> None:
    found = one(read_strong(ANDROID.replace("1h 10m", lasted).encode(), "s", WANTED))
    assert found.elapsed_s == seconds


def test_units_in_the_headings() -> None:
    data = (
        '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";'
        '"Distance (meters)";"Seconds";"Notes";"Workout Notes"\n'
        '1;"2024-05-03 18:05:33";"Row";1800;"Rowing (Machine)";1;;;;"5000.0";"1200.0";;\n'
    )
    found = one(read_strong(data.encode(), "s", WANTED))
    assert (found.activity, found.distance_mm, found.timer_s, found.elapsed_s) == ("erg-row", 5_000_000, 1_200, 1_800)


def test_an_unknown_unit_costs_its_set_alone() -> None:
    found = one(read_strong(ANDROID.replace("1,2;km", "1,2;furlong").encode(), "s", WANTED))
    assert "Line 6" in found.warnings[0]
    assert [part.activity for part in found.parts] == ["squat", "squat"] or found.activity == "squat"


def test_a_million_sets_are_not_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.formats.archives.lift_rows.MAX_SETS", 2)
    told = list(read_strong(OLD.encode(), "s", WANTED))
    assert len(recordings(told)) == 1
    assert any("more than 2 sets" in getattr(found, "refused", "") for found in told)


def test_its_headings_are_known() -> None:
    assert matches_strong(ANDROID.splitlines()[0].lstrip("\ufeff").split(";"))
    assert not matches_strong(("Date", "Exercise", "Weight"))
