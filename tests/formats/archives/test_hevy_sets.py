"""Hevy's sets: a recording for a workout, parts for what is one of our activities, all of it in the note."""

from datetime import datetime

import pytest

from tests.formats.archives.health_made import one, recordings, refusals
from tests.formats.archives.making import WANTED
from tracker.domain.sessions import Part
from tracker.formats.archives.hevy import matches_hevy, read_hevy
from tracker.formats.archives.lifts import exercise_of

HEAD = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type",'
    '"weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)
AT = '"Push","28 Sep 2026, 18:05","28 Sep 2026, 19:10","good"'


def row(exercise: str, amounts: str, *, at: str = AT, kind: str = "normal") -> str:
    return f'{at},"{exercise}",,"",0,"{kind}",{amounts}\n'


def read(*rows: str, head: str = HEAD) -> bytes:
    return (head + "".join(rows)).encode()


def test_a_workout() -> None:
    data = read(
        row("Bench Press (Barbell)", "40,10,,,", kind="warmup"),
        row("Bench Press (Barbell)", "80,10,,,") * 3,
        row("Bench Press (Barbell)", "82.5,8,,,"),
        row("Push Up", ",20,,,") * 2,
        row("Plank", ",,,60,"),
        row("Treadmill", ",,2.5,900,"),
    )
    found = one(read_hevy(data, "hevy.csv", WANTED))
    assert (found.activity, found.title) == ("strength", "Push")
    assert found.local == datetime.fromisoformat("2026-09-28 18:05")
    assert (found.elapsed_s, found.timer_s, found.distance_mm, found.reps) == (3_900, None, None, None)
    assert found.parts == (
        Part(count=2, activity="push-up", reps=20),
        Part(activity="plank", hold_s=60),
        Part(activity="run", distance_mm=2_500_000, elapsed_s=900),
    )
    assert found.note == (
        "good\nBench Press (Barbell) 3×10 80 kg, 1×8 82.5 kg\nPush Up 2×20\nPlank 1×1:00\nTreadmill 1×2.5 km 15:00"
    )


def test_a_workout_of_one_activity_is_that_activity() -> None:
    run = one(read_hevy(read(row("Treadmill", ",,5,1800,")), "h", WANTED))
    assert (run.activity, run.indoor, run.distance_mm, run.timer_s) == ("run", True, 5_000_000, 1_800)
    ups = one(read_hevy(read(row("Push Up", ",20,,,") * 3, row("Push Up", ",15,,,")), "h", WANTED))
    assert (ups.activity, ups.reps) == ("push-up", 75)
    assert ups.parts == (Part(count=3, reps=20), Part(reps=15))


def test_rows_of_a_workout_belong_together_wherever_they_stand() -> None:
    other = AT.replace("28 Sep", "29 Sep")
    data = read(row("Push Up", ",20,,,"), row("Plank", ",,,60,", at=other), row("Push Up", ",10,,,"))
    first, second = recordings(read_hevy(data, "h", WANTED))
    assert first.reps == 30
    assert second.parts == (Part(hold_s=60),)


def test_units_are_those_of_the_headings() -> None:
    head = HEAD.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles")
    found = one(read_hevy(read(row("Deadlift", "225,5,,,"), row("Running", ",,1,480,"), head=head), "h", WANTED))
    assert "225 lbs" in found.note
    assert found.parts == (Part(activity="run", distance_mm=1_609_344, elapsed_s=480),)


def test_iso_times_and_an_end_before_the_start() -> None:
    at = '"Push","2026-09-28T18:05:00Z","2026-09-28T17:05:00Z",""'
    found = one(read_hevy(read(row("Deadlift", "100,5,,,", at=at)), "h", WANTED))
    assert found.started_at is not None
    assert found.local is None
    assert found.elapsed_s is None
    assert "ends before" in found.warnings[0]


def test_a_set_that_cannot_be_read_is_left_out_with_its_line() -> None:
    data = read(row("Push Up", ",20,,,"), row("Push Up", ",nan,,,"), row("Push Up", ",-3,,,"))
    found = one(read_hevy(data, "h", WANTED))
    assert found.reps == 20
    assert [warning[:6] for warning in found.warnings] == ["Line 3", "Line 4"]


def test_a_workout_without_a_time_is_refused_alone() -> None:
    data = read(row("Push Up", ",20,,,", at='"Push","later","",""'), row("Push Up", ",20,,,"))
    told = list(read_hevy(data, "hevy.csv", WANTED))
    [(path, reason)] = refusals(told)
    assert path == "hevy.csv, line 2"
    assert "no date" in reason
    assert len(recordings(told)) == 1


def test_a_workout_is_known_again_among_newer_ones() -> None:
    newer = row("Push Up", ",9,,,", at=AT.replace("28 Sep", "29 Sep"))
    [first] = recordings(read_hevy(read(row("Push Up", ",20,,,")), "h", WANTED))
    assert [found.digest for found in recordings(read_hevy(read(newer, row("Push Up", ",20,,,")), "h", WANTED))][
        1:
    ] == [first.digest]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(
            ("Push Up", "push-up"),
            ("Push-Ups", "push-up"),
            ("Push Up (Weighted)", "push-up"),
            ("Diamond Push Up", "push-up"),
        ),
        *(("Pull Up", "pull-up"), ("Chin Up (Weighted)", "pull-up"), ("Pull Up (Assisted)", None)),
        *(("Squat (Barbell)", "squat"), ("Squat (Bodyweight)", "squat"), ("Squat (Smith Machine)", None)),
        *(
            ("Plank", "plank"),
            ("Side Plank", "plank"),
            ("Burpee", "burpee"),
            ("Sit Up", "sit-up"),
            ("Crunch", "crunch"),
        ),
        *(("Lunge (Dumbbell)", "lunge"), ("Walking Lunge", "lunge"), ("Hanging Leg Raise", "leg-raise")),
        *(
            ("Bench Press (Barbell)", None),
            ("Leg Press", None),
            ("Lat Pulldown (Cable)", None),
            ("Crunch (Machine)", None),
        ),
        *(("Treadmill", "run"), ("Running", "run"), ("Running (Treadmill)", "run"), ("Rowing Machine", "erg-row")),
        *(("Rowing (Machine)", "erg-row"), ("Cycling (Indoor)", "ride"), ("Elliptical Trainer", "elliptical")),
    ],
)
def test_exercises(name: str, key: str | None) -> None:
    assert exercise_of(name).activity == key


def test_its_headings_are_known() -> None:
    assert matches_hevy([heading.strip('"') for heading in HEAD.strip().split(",")])
    assert not matches_hevy(("title", "start_time"))
