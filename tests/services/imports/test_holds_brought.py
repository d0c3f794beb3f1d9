"""What was held: it counts in whatever list it came, as if it had been typed."""

from datetime import date
from pathlib import Path

import pytest

from tests.services.imports.telling import desk, in_process
from tracker.services.imports import reviewing
from tracker.services.tracker import Tracker

DAY = date(2026, 11, 20)
PLAIN = "Date,Activity,Hold\n2026-11-20,plank,0:02:15\n"
HEVY = (
    "title,start_time,end_time,description,exercise_title,set_index,set_type,weight_kg,reps,distance_km,"
    "duration_seconds\n"
    '"Core","20 Nov 2026, 18:05","20 Nov 2026, 18:10","","Plank",0,"normal",,,,60\n'
    '"Core","20 Nov 2026, 18:05","20 Nov 2026, 18:10","","Plank",1,"normal",,,,75\n'
)
STRONG = (
    "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n"
    "2026-11-20 18:05:33,Core,Plank,1,0,0,0,60,,\n"
    "2026-11-20 18:05:33,Core,Side Plank,2,0,0,0,75,,\n"
)
MIXED = STRONG + "2026-11-20 18:05:33,Core,Push Up,1,0,10,0,0,,\n"


def brought(tracker: Tracker, path: Path) -> None:
    review = reviewing.review(tracker._reading, tracker._state, [path], run=in_process)
    assert tracker.keep_imports(review).stored == 1


def counted(tracker: Tracker) -> int:
    """The seconds that a plank challenge counts on that day."""
    tracker.start("plank-30", on=DAY)
    [challenge] = tracker.challenges()
    return challenge.amounts["plank"][DAY]


@pytest.mark.parametrize("text", [PLAIN, HEVY, STRONG], ids=["plain", "hevy", "strong"])
def test_a_hold_counts_and_comes_back_from_our_own_sheet(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text)
    tracker = desk(tmp_path)
    brought(tracker, path)
    assert [one.hold_s for one in tracker.journal()] == [135]
    assert counted(tracker) == 135
    tracker.export_sessions(tmp_path / "own.csv")
    (tmp_path / "other").mkdir()
    other = desk(tmp_path / "other")
    brought(other, tmp_path / "own.csv")
    assert [one.hold_s for one in other.journal()] == [135]


def test_the_hold_of_a_mixed_workout_counts_once_as_its_leg(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(MIXED)
    tracker = desk(tmp_path)
    brought(tracker, path)
    assert [(one.activity, one.hold_s) for one in tracker.journal()] == [("strength", None)]
    assert counted(tracker) == 135
