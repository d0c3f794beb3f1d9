from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from tests.formats.gps.reading import NOW, asked, only, tcx
from tests.formats.gps.track_writer import START, Spot, TcxActivity, TcxLap, line, stamp, tcx_bytes
from tracker.domain.recordings import Lap, Wanted
from tracker.domain.sessions import Part

MINUTE = timedelta(minutes=1)


def leg(sport: str, start: datetime, minutes: float, metres: float | None = 1000) -> TcxActivity:
    """An activity of one lap without points."""
    return TcxActivity([TcxLap(seconds=minutes * 60, metres=metres, start=start)], sport=sport, key=stamp(start))


def test_sums_of_laps_go_before_what_points_say() -> None:
    laps = [
        TcxLap(seconds=120.4, metres=500.5, spots=line(25, hr=120), kcal=30, hr_avg=121, hr_max=130),
        TcxLap(
            seconds=60, metres=250, start=START + 4 * MINUTE, kcal=20, hr_avg=151, hr_max=170,
            spots=line(13, start=START + 4 * MINUTE, lat=59.913, hr=150),
        ),
    ]  # fmt: skip
    data = tcx_bytes(TcxActivity(laps, notes="Two\nlaps #easy", creator="Watch", unit=77))
    run = only(tcx(data))
    assert (run.format, run.activity, run.sport, run.note) == ("tcx", "run", "Running", "Two\nlaps #easy")
    assert (run.started_at, run.local, run.timed) == (START, None, True)
    assert (run.elapsed_s, run.timer_s) == (300, 180)
    assert (run.distance_mm, run.energy_kj) == (750_500, 209)
    assert (run.hr_avg, run.hr_max) == (131, 170)  # by the time of each lap
    assert run.laps == (
        Lap(elapsed_s=120, distance_mm=500_500, hr_avg=121),
        Lap(elapsed_s=60, distance_mm=250_000, hr_avg=151),
    )
    assert set(run.computed) <= {"climb_mm", "moving_s"}
    assert run.moving_s is not None
    assert run.moving_s <= 180
    assert run.device == "Watch 77 2026-05-03T06:00:00Z"
    assert run.digest == sha256(data).hexdigest() + "#0"
    assert (run.warnings, run.asks, run.parts, run.ids) == ((), (), (), ())


@pytest.mark.parametrize(
    ("sport", "activity"),
    [
        ("Running", "run"),
        ("Biking", "ride"),
        ("Other", None),
        ("Swimming", "swim"),
        ("", None),
        (None, None),
        ("x", None),
    ],
)
def test_the_sport_is_what_the_file_says(sport: str | None, activity: str | None) -> None:
    run = only(tcx(tcx_bytes(TcxActivity(sport=sport))))
    assert (run.activity, run.sport) == (activity, sport or "")


def test_a_lap_without_points_has_its_sums() -> None:
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=1800, metres=0, hr_avg=130)], sport="Biking"))))
    assert (run.elapsed_s, run.timer_s, run.distance_mm, run.hr_avg) == (1800, 1800, None, 130)
    assert (run.warnings, run.track, run.climb_mm, run.moving_s) == ((), (), None, None)


def test_devices_that_name_two_recordings_alike_name_none() -> None:
    days = [TcxActivity([TcxLap(start=START + timedelta(days=day))], creator="Watch", unit=7) for day in (0, 1)]
    item = tcx(tcx_bytes(*days, replace(days[0], unit=8)))
    assert sorted(one.device for one in item.recordings) == ["", "", "Watch 8 2026-05-03T06:00:00Z"]


def test_what_laps_dont_sum_up_comes_from_the_points() -> None:
    spots = line(61, hr=140, up=1)
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=None, metres=None, spots=spots)]))))
    assert (run.elapsed_s, run.timer_s, run.hr_avg, run.hr_max) == (300, None, 140, 140)
    assert run.distance_mm == pytest.approx(747_500, rel=0.01)
    assert set(run.computed) == {"distance_mm", "climb_mm", "moving_s", "hr_avg", "hr_max"}
    assert run.laps == ()


def test_the_distance_of_the_points_themselves_goes_before_their_places() -> None:
    data = tcx_bytes(TcxActivity([TcxLap(metres=None, spots=line())]))
    data = data.replace(b"</Trackpoint>", b"<DistanceMeters>900.5</DistanceMeters></Trackpoint>")
    run = only(tcx(data))
    assert (run.distance_mm, "distance_mm" in run.computed) == (900_500, False)


def test_laps_that_say_far_more_than_the_points_are_believed_and_flagged() -> None:
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=2283, metres=6839.97, spots=line(90))]))))
    assert (run.elapsed_s, run.timer_s, run.distance_mm, run.moving_s) == (2283, 2283, 6_839_970, None)
    assert run.warnings == ("Its points cover only 445 s of the 2283 s that its laps say: the laps count.",)


def test_laps_that_say_more_than_passed_are_flagged() -> None:
    laps = [TcxLap(seconds=600, spots=line(120)), TcxLap(seconds=600, start=START + MINUTE)]
    run = only(tcx(tcx_bytes(TcxActivity(laps))))
    assert (run.elapsed_s, run.timer_s) == (660, None)
    assert run.warnings == ("It was timed for 20:00, more than the 11:00 from start to end: that time is left out.",)


def test_a_watch_left_on_for_days_lasts_as_long_as_its_laps() -> None:
    laps = [TcxLap(seconds=600), TcxLap(seconds=600, start=START + timedelta(days=27))]
    run = only(tcx(tcx_bytes(TcxActivity(laps))))
    assert (run.elapsed_s, run.timer_s) == (1200, 1200)
    assert run.warnings == ("It lasts 27.0 days, as if left on: taken as 20:00.",)


@pytest.mark.parametrize("metres", [20_000, 2_000_000])
def test_a_distance_nobody_runs_is_left_out(metres: int) -> None:
    seconds = 300 if metres < 1_000_000 else 90_000
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=seconds, metres=metres)]))))
    assert (run.distance_mm, run.elapsed_s) == (None, seconds)
    assert "can't be: it is left out." in run.warnings[0]


def test_activities_of_one_file_are_recordings_of_their_own_in_the_order_of_time() -> None:
    days = [START + timedelta(days=day) for day in (2, 0, 1)]
    for multisport in (False, True):
        data = tcx_bytes(*(leg("Running", day, 30) for day in days), multisport=multisport)
        item = tcx(data)
        assert [one.started_at for one in item.recordings] == sorted(days)
        assert all((one.asks, one.parts, one.activity) == ((), (), "run") for one in item.recordings)
        assert [one.digest.partition("#")[2] for one in item.recordings] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("sports", "activity"),
    [
        ("Swimming Biking Running", "triathlon"),
        ("Running Biking Running", "duathlon"),
        ("Swimming Running", "aquathlon"),
        ("Biking Running", "brick"),
        ("Swimming Running Swimming Running", "swimrun"),
        ("Running Running", "run"),
        ("Hiking Biking", "cross"),
        ("Swimming Biking", "brick"),
        ("Trail_Running Running", "run"),
        ("Other Running", "cross"),
        ("Other Other", None),
    ],
)
def test_legs_of_one_event_are_parts_of_one_recording(sports: str, activity: str | None) -> None:
    words = sports.split()
    legs = [leg(sport, START + at * 32 * MINUTE, 30) for at, sport in enumerate(words)]
    run = only(tcx(tcx_bytes(*legs, multisport=True)))
    assert run.activity == activity
    assert run.sport == " + ".join(dict.fromkeys(words))
    assert (run.started_at, run.elapsed_s) == (START, (32 * len(words) - 2) * 60)
    assert (run.timer_s, run.distance_mm) == (1800 * len(words), 1_000_000 * len(words))
    assert len(run.parts) == len(run.laps) == len(words)
    assert {(part.distance_mm, part.elapsed_s) for part in run.parts} == {(1_000_000, 1800)}
    alone = tcx(tcx_bytes(*legs))
    assert len(alone.recordings) == len(words)


def test_a_leg_knows_its_own_kind_and_a_transition_is_none() -> None:
    legs = [leg("Biking", START, 60, 30_000), leg("Running", START + 62 * MINUTE, 30, None)]
    data = tcx_bytes(*legs, multisport=True).replace(
        b"</FirstSport>", b"<Transition><TotalTimeSeconds>120</TotalTimeSeconds></Transition></FirstSport>"
    )
    run = only(tcx(data))
    assert run.parts == (
        Part(activity="ride", distance_mm=30_000_000, elapsed_s=3600),
        Part(activity="run", distance_mm=None, elapsed_s=1800),
    )
    assert run.timer_s == 5400


def test_a_leg_with_neither_sums_nor_times_takes_no_time() -> None:
    bare = TcxActivity([TcxLap(None, None, spots=line(5, start=None), start=None)], key=stamp(START + 31 * MINUTE))
    run = only(tcx(tcx_bytes(leg("Biking", START, 30), bare, multisport=True)))
    assert [part.elapsed_s for part in run.parts] == [1800, None]
    assert run.elapsed_s == 31 * 60


def test_points_before_the_lap_make_no_negative_time() -> None:
    early = TcxActivity([TcxLap(seconds=None, start=START + 60 * MINUTE, spots=line())])
    run = only(tcx(tcx_bytes(early)))
    assert (run.started_at, run.elapsed_s) == (START + 60 * MINUTE, None)
    late = TcxActivity([TcxLap(seconds=None, start=None, spots=line())], key=stamp(START + 60 * MINUTE))
    run = only(tcx(tcx_bytes(late)))
    assert (run.started_at, run.elapsed_s) == (START, 295)


def test_a_course_is_refused_and_laps_of_one_count_for_nothing() -> None:
    course = (
        "<Courses><Course><Name>x</Name><Lap><TotalTimeSeconds>99</TotalTimeSeconds></Lap><Track><Trackpoint>"
        "<Time>2026-05-03T06:00:00Z</Time></Trackpoint></Track></Course></Courses>"
    )
    item = tcx(tcx_bytes(TcxActivity([]), courses=course))
    assert item.refused == ("It holds a course to follow but no activity: export the activity itself.")
    assert "no activity" in tcx(tcx_bytes(TcxActivity([]))).refused
    assert only(tcx(tcx_bytes(courses=course))).timer_s == 300


def test_offsets_and_wall_clocks() -> None:
    there = START.astimezone(timezone(timedelta(hours=1)))
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(start=there, spots=line(start=there))]))))
    assert (run.started_at, run.offset_s) == (START, 3600)
    naive = START.replace(tzinfo=None)
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(start=naive, spots=line(start=naive))]))))
    assert (run.started_at, run.local, run.warnings) == (None, naive, ())
    # an id is a name, and its time is of no account where laps have theirs
    run = only(tcx(tcx_bytes(TcxActivity(key="2026-05-03T09:00:00"))))
    assert (run.started_at, run.warnings) == (START, ())


def test_the_start_is_that_of_the_laps_then_the_id_then_the_first_point() -> None:
    later = START + 10 * MINUTE
    by_id = TcxActivity([TcxLap(start=None, spots=line(start=later))])
    assert only(tcx(tcx_bytes(by_id))).started_at == START
    by_point = replace(by_id, key="Sunday")
    assert only(tcx(tcx_bytes(by_point))).started_at == later
    by_nothing = TcxActivity([TcxLap(seconds=1200, start="1970-01-01T00:00:00Z")], key="x")
    run = only(tcx(tcx_bytes(by_nothing)))
    assert (run.started_at, asked(run), run.timer_s, run.elapsed_s) == (None, ["when"], 1200, None)
    assert any("can't be" in warning for warning in run.warnings)


def test_points_without_a_place_give_time_and_heart_rate() -> None:
    data = tcx_bytes(TcxActivity([TcxLap(seconds=None, metres=None, spots=line(61, hr=130))]))
    bare = b"".join(part.partition(b"</Position>")[2] or part for part in _split(data, b"<Position>"))
    run = only(tcx(bare))
    assert (run.elapsed_s, run.hr_avg, run.distance_mm, run.moving_s, run.warnings) == (300, 130, None, None, ())


def _split(data: bytes, mark: bytes) -> list[bytes]:
    return data.split(mark)


def test_a_fix_for_half_of_the_time_tells_no_motion() -> None:
    spots = line(120, step_s=10)
    whole = tcx_bytes(TcxActivity([TcxLap(seconds=1190, spots=spots)]))
    late = [replace(spot, lat="", lon="") if at < 8 else spot for at, spot in enumerate(spots)]
    assert only(tcx(whole)).moving_s == 1190
    assert only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=1190, spots=late)])))).moving_s is None


@pytest.mark.parametrize("bad", [Spot("nan", 10), Spot(91, 10), Spot(59, "1e999"), Spot("", "x"), Spot(0, 0)])
def test_x16_places_that_are_nowhere_are_left_out_and_counted(bad: Spot) -> None:
    spots = line()
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(spots=[*spots[:9], replace(bad, at=spots[9].at), *spots[10:]])]))))
    assert run.warnings == ("1 of 60 points have no place that can be: it was left out.",)
    assert run.elapsed_s == 300


@pytest.mark.parametrize("bad", ["-5", "nan", "1e400", "soon", "1" * 5000])
def test_sums_that_cant_be_are_left_out_and_counted(bad: str) -> None:
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=bad, metres=bad, spots=line())]))))
    assert (run.timer_s, run.elapsed_s) == (None, 295)
    assert run.warnings == ("2 of its distances, times and sums can't be and were left out.",)


def test_x17_times_that_run_backwards_or_lie_in_1970() -> None:
    back = list(reversed(line(13, step_s=60)))
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=720, spots=back)]))))
    assert (run.started_at, run.elapsed_s) == (START, 720)
    assert "backwards at 12" in run.warnings[0]
    old = datetime(1970, 1, 1, tzinfo=UTC)
    assert asked(only(tcx(tcx_bytes(TcxActivity([TcxLap(start=old, spots=line(start=old))], key="x"))))) == ["when"]


def test_hardly_anything_is_asked_about() -> None:
    run = only(tcx(tcx_bytes(TcxActivity([TcxLap(seconds=3, metres=0)]))))
    assert asked(run) == ["empty"]
    assert "3 s and 0 m" in run.asks[0][1]


def test_the_track_of_all_legs_is_kept_where_wanted() -> None:
    laps = [
        TcxLap(spots=line(10)),
        TcxLap(start=START + 5 * MINUTE, spots=line(10, start=START + 5 * MINUTE, lat=59.95)),
    ]
    data = tcx_bytes(TcxActivity(laps))
    assert only(tcx(data)).track == ()
    track = only(tcx(data, Wanted(now=NOW, tracks=True))).track
    assert (track[0], track[-1]) == ((599_100_000, 107_500_000), (599_509_000, 107_509_000))
