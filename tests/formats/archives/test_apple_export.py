"""Apple Health's export.xml: X06, X07, X11 and X12 of the reliability research, and the real one."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.archives.health_made import one, recordings, refusals
from tests.formats.archives.making import CORPUS, WANTED
from tracker.domain.activities import ACTIVITIES
from tracker.domain.recordings import Entry, Lap, Progress, Recording
from tracker.domain.sessions import Part
from tracker.formats.archives.apple import read_apple_export
from tracker.formats.archives.apple_scan import PROGRESS_BYTES
from tracker.formats.archives.apple_types import sport_of_type

DAY = "2026-01-02"
OLD = (
    '<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="31.5" durationUnit="min" totalDistance="5" '
    'totalDistanceUnit="km" totalEnergyBurned="300" totalEnergyBurnedUnit="kcal" sourceName="Watch" '
    f'startDate="{DAY} 07:00:00 +0100" endDate="{DAY} 07:32:00 +0100"/>'
)


def export(*workouts: str, head: str = "") -> bytes:
    body = "\n".join(workouts)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<HealthData locale="en_US">\n{body}\n</HealthData>\n'.encode()
    )


def workout(inside: str = "", **attributes: str) -> str:
    given = {
        "workoutActivityType": "HKWorkoutActivityTypeRunning",
        "startDate": f"{DAY} 07:00:00 +0100",
        "endDate": f"{DAY} 08:00:00 +0100",
        **attributes,
    }
    return f"<Workout {' '.join(f'{name}={value!r}' for name, value in given.items())}>{inside}</Workout>"


def read(data: bytes) -> Recording:
    return one(read_apple_export(data, "export.xml", WANTED))


def test_the_real_export_gives_its_values() -> None:
    path = CORPUS / "apple_health_export" / "export.xml"
    if not path.exists():
        pytest.skip("the corpus of real files is not beside the repository")
    told = list(read_apple_export(path.read_bytes(), "export.xml", WANTED))
    [entry] = [found for found in told if isinstance(found, Entry)]
    assert entry.member == "workout-routes/route_2019-06-11_3.00pm.gpx"
    run = one(told)
    assert run.started_at == datetime(2016, 11, 14, 14, 25, 41, tzinfo=UTC)
    assert (run.zone, run.offset_s) == ("America/Los_Angeles", None)
    assert run.activity == "run"
    assert (run.timer_s, run.elapsed_s, run.distance_mm) == (312, 311, 800_126)
    assert run.energy_kj == round(48.7 * 4.184)


def test_statistics_of_newer_exports() -> None:
    inside = """
      <MetadataEntry key="HKTimeZone" value="Europe/Oslo"/><MetadataEntry key="HKIndoorWorkout" value="1"/>
      <MetadataEntry key="HKElevationAscended" value="4544 cm"/><MetadataEntry key="HKExternalUUID" value="A-1"/>
      <WorkoutActivity startDate="x"><WorkoutStatistics type="HKQuantityTypeIdentifierStepCount" sum="9"/>
      </WorkoutActivity>
      <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="3.1" unit="mi"/>
      <WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" sum="1000" unit="kJ"/>
      <WorkoutStatistics type="HKQuantityTypeIdentifierStepCount" sum="5120.4" unit="count"/>
      <WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="151.2" maximum="176" unit="count/min"/>"""
    run = read(export(workout(inside, duration="0.5", durationUnit="h")))
    assert (run.distance_mm, run.energy_kj, run.steps, run.climb_mm) == (4_988_966, 1_000, 5_120, 45_440)
    assert (run.hr_avg, run.hr_max, run.indoor, run.zone) == (151, 176, True, "Europe/Oslo")
    assert (run.elapsed_s, run.timer_s, run.moving_s) == (3_600, 1_800, None)
    assert run.ids == ("apple:A-1",)


@pytest.mark.parametrize(
    ("amount", "unit", "mm"),
    [("5000", "m", 5_000_000), ("0.5", "mi", 804_672), ("1000", "yd", 914_400), ("0", "km", None)],
)
def test_units_are_those_of_the_attributes(amount: str, unit: str, mm: int | None) -> None:
    assert read(export(workout(totalDistance=amount, totalDistanceUnit=unit))).distance_mm == mm


def event(kind: str, minute: int) -> str:
    return f'<WorkoutEvent type="HKWorkoutEventType{kind}" date="{DAY} 07:{minute:02d}:00 +0100"/>'


def test_pauses_are_taken_off_only_where_nothing_was_counted() -> None:
    pauses = event("Pause", 10) + event("Resume", 20)
    assert read(export(workout(pauses))).timer_s == 3_000
    assert read(export(workout(pauses, duration="50.5", durationUnit="min"))).timer_s == 3_030
    assert read(export(workout(event("Pause", 50)))).timer_s == 3_000


def test_standing_still_is_taken_off_moving_time() -> None:
    stops = event("MotionPaused", 15) + event("MotionResumed", 30) + event("Pause", 10) + event("Resume", 20)
    run = read(export(workout(stops, duration="50", durationUnit="min")))
    assert (run.elapsed_s, run.timer_s, run.moving_s) == (3_600, 3_000, 2_400)


def test_laps_have_their_durations() -> None:
    laps = f'<WorkoutEvent type="HKWorkoutEventTypeLap" date="{DAY} 07:10:00 +0100" duration="1.5" durationUnit="min"/>'
    assert read(export(workout(laps * 2))).laps == (Lap(elapsed_s=90), Lap(elapsed_s=90))


def test_legs_of_a_multisport() -> None:
    def leg(kind: str, km: str, minutes: str) -> str:
        statistic = f'<WorkoutStatistics type="HKQuantityTypeIdentifierDistance{kind}" sum="{km}" unit="km"/>'
        return f'<WorkoutActivity uuid="x" duration="{minutes}" durationUnit="min">{statistic}</WorkoutActivity>'

    legs = (
        leg("Swimming", "1.5", "30")
        + leg("WalkingRunning", "0.2", "3")
        + leg("Cycling", "40", "70")
        + leg("WalkingRunning", "10", "45")
    )
    race = read(export(workout(legs, workoutActivityType="HKWorkoutActivityTypeSwimBikeRun")))
    assert race.activity == "triathlon"
    assert race.parts == (
        Part(activity="swim", distance_mm=1_500_000, elapsed_s=1_800),
        Part(activity="ride", distance_mm=40_000_000, elapsed_s=4_200),
        Part(activity="run", distance_mm=10_000_000, elapsed_s=2_700),
    )


@pytest.mark.parametrize(
    ("name", "indoor", "water", "key"),
    [
        ("Swimming", False, "1", "swim-pool"),
        ("Swimming", False, "2", "swim-open"),
        ("Swimming", False, "", "swim"),
        ("Rowing", True, "", "erg-row"),
        ("Rowing", False, "", "row"),
        ("StairClimbing", True, "", "stepper"),
        ("Sailing", False, "", None),
        ("Other", False, "", None),
    ],
)
def test_types(name: str, indoor: bool, water: str, key: str | None) -> None:
    assert sport_of_type(f"HKWorkoutActivityType{name}", indoor=indoor, water=water).activity == key


def test_the_usual_types_are_ours() -> None:
    names = (
        "Running Walking Hiking Cycling HandCycling WheelchairWalkPace WheelchairRunPace SkatingSports Swimming Rowing "
        "CrossCountrySkiing DownhillSkiing Snowboarding Elliptical StairClimbing Stairs FunctionalStrengthTraining "
        "TraditionalStrengthTraining CoreTraining Yoga Pilates Flexibility Cooldown MindAndBody TaiChi Dance "
        "PreparationAndRecovery DanceInspiredTraining CardioDance SocialDance SwimBikeRun CrossTraining MixedCardio "
        "MixedMetabolicCardioTraining HighIntensityIntervalTraining JumpRope Barre StepTraining Gymnastics Boxing "
        "WaterFitness AmericanFootball AustralianFootball Baseball Basketball Cricket DiscSports Handball Hockey "
        "Lacrosse Rugby Soccer Softball Volleyball WaterPolo Badminton Pickleball Racquetball Squash TableTennis "
        "Tennis Fencing Kickboxing MartialArts Wrestling Climbing"
    )
    for name in names.split():
        assert sport_of_type(f"HKWorkoutActivityType{name}", indoor=False, water="").activity in ACTIVITIES, name


IOS_16 = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
<!ELEMENT Workout ((MetadataEntry|WorkoutEvent|WorkoutRoute|WorkoutStatistics)*)>
<!ATTLIST Workout workoutActivityType CDATA #REQUIRED
]>
"""


@pytest.mark.parametrize(
    "data",
    [
        export(OLD, head=IOS_16),
        export(OLD).replace(b'"Watch"', b'"Wa\x0btch&#11;"'),
        export('<Record type="x" some thing="y" value="&nothing;"/>', OLD),
        export("<!-- <Workout a='b'> -->", OLD, "<![CDATA[<Workout>]]>"),
        export(OLD) + b"<HealthData></HealthData>",
        export(OLD).replace(b'"Watch"', b'"W\xff\xfe"'),
        export(OLD, head='<!DOCTYPE HealthData SYSTEM "http://127.0.0.1:1/x.dtd">'),
        export(OLD).replace(b"/>", b" device='&lt;&lt;HKDevice>, a > b'></Workout >"),
    ],
)
def test_x07_what_is_odd_around_a_workout_does_no_harm(data: bytes) -> None:
    run = read(data)
    assert (run.distance_mm, run.timer_s) == (5_000_000, 1_890)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (OLD.replace('"5"', '"nan"'), "no number"),
        (OLD.replace('"5"', '"1e400"'), "no number"),
        (OLD.replace('"5"', '"-5"'), "negative"),
        (OLD.replace('"5"', '"1001"'), "1,000 km"),
        (OLD.replace('"km"', '"furlong"'), "no unit"),
        (OLD.replace(DAY, "2026-02-30"), "calendar"),
        (OLD.replace(DAY, "2027-01-01"), "future"),
        (OLD.replace(" +0100", ""), "no offset"),
        (workout("&boom;"), "damaged"),
        (workout("<a>" * 200 + "</a>" * 200), "deep"),
        ('<Workout workoutActivityType="x" startDate="y">', "has no end"),
    ],
)
def test_one_bad_workout_costs_itself_alone(bad: str, why: str) -> None:
    told = list(read_apple_export(export(bad, OLD), "export.xml", WANTED))
    [(path, reason)] = refusals(told)
    assert path == "export.xml, workout 1"
    assert why in reason
    assert [run.distance_mm for run in recordings(told)] == [5_000_000]


def test_x12_an_export_that_is_cut_off_gives_what_was_whole() -> None:
    data = export(OLD, workout("<MetadataEntry/>"))
    told = list(read_apple_export(data[: data.rindex(b"</Workout")], "export.xml", WANTED))
    assert [run.distance_mm for run in recordings(told)] == [5_000_000]
    assert [("cut off" in reason) for _, reason in refusals(told)] == [True, True]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\0" * 5_000_000])
def test_what_is_no_export_is_refused(data: bytes) -> None:
    [(_, reason)] = refusals(read_apple_export(data, "export.xml", WANTED))
    assert "no export of Apple Health" in reason


def test_routes_lie_where_apple_puts_them() -> None:
    def route(path: str) -> str:
        return f'<WorkoutRoute><FileReference path="{path}"/></WorkoutRoute>'

    inside = route("../../etc/x.gpx") + route("/workout-routes/a.gpx") + route("/workout-routes/b.gpx")
    told = list(read_apple_export(export(workout(inside), workout(route("/etc/passwd"))), "e.xml", WANTED))
    assert [found.member for found in told if isinstance(found, Entry)] == ["workout-routes/a.gpx"]
    assert len(recordings(told)) == 2


def test_a_workout_is_known_again_in_a_later_export() -> None:
    first = read(export(OLD))
    # exported in another zone, so that its dates have another offset
    later = OLD.replace("07:00:00 +0100", "06:00:00 +0000").replace("07:32:00 +0100", "06:32:00 +0000")
    assert read(export(later)).digest == first.digest
    both = recordings(read_apple_export(export(OLD, OLD), "e", WANTED))
    assert len({run.digest for run in both}) == 2


class _Stream(io.RawIOBase):
    """Pieces, never held together; notes how much was asked for at once."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.most = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        self.most = max(self.most, size if size >= 0 else 10**9)
        return next(self._pieces, b"")


def test_x11_a_long_export_streams_by_and_says_how_far_it_is() -> None:
    record = b'<Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" value="72"/>\n' * 5_000

    def pieces() -> Iterator[bytes]:
        yield b"<HealthData>"
        for n in range(50):
            yield record
            text = OLD.replace("07:00:00", f"07:00:{n:02d}").encode()
            yield text[:200]
            yield text[200:]
        yield b"</HealthData>"

    stream = _Stream(pieces())
    told = list(read_apple_export(stream, "export.xml", WANTED))  # type: ignore[arg-type]
    assert len(recordings(told)) == 50
    assert not refusals(told)
    said = [found.done for found in told if isinstance(found, Progress)]
    assert len(said) >= 50 * len(record) // (2 * PROGRESS_BYTES)
    assert said == sorted(said)
    assert stream.most <= 1 << 20


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4))
def test_damage_never_raises(at: int, bytes_: bytes) -> None:
    data = bytearray(export(OLD, workout(event("Pause", 10)), OLD, head=IOS_16))
    at %= len(data)
    list(read_apple_export(bytes(data[:at]), "e", WANTED))
    data[at : at + len(bytes_)] = bytes_
    list(read_apple_export(bytes(data), "e", WANTED))


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_anything_never_raises(data: str | bytes) -> None:
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    list(read_apple_export(b"<HealthData><Workout " + raw + b"</HealthData>", "e", WANTED))
