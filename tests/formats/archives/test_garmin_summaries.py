"""A Garmin account's summaries: centimetres, milliseconds, two clocks, any size, any damage."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.archives.health_made import one, recordings, refusals
from tests.formats.archives.making import WANTED
from tracker.formats.archives.garmin_account import read_garmin_summaries

RUN: dict[str, Any] = {
    "activityId": 111,
    "name": "Morning Run",
    "activityType": "running",
    "beginTimestamp": 1700000000000,
    "startTimeLocal": 1700019800000.0,
    "duration": 1800500.0,
    "movingDuration": 1700000.0,
    "elapsedDuration": 1900000.0,
    "distance": 500012.3,
    "elevationGain": 5000.0,
    "calories": 400.0,
    "bmrCalories": 40.0,
    "avgHr": 140.0,
    "maxHr": 171.0,
    "steps": 5000,
    "eventTypeId": 1,
}


def export(*activities: dict[str, Any]) -> bytes:
    return json.dumps([{"summarizedActivitiesExport": list(activities)}]).encode()


def test_an_activity_as_garmin_writes_it() -> None:
    run = one(read_garmin_summaries(export(RUN), "s.json", WANTED))
    assert run.started_at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert run.offset_s == 19_800
    assert (run.activity, run.title, run.race) == ("run", "Morning Run", True)
    assert (run.elapsed_s, run.timer_s, run.moving_s) == (1900, 1801, 1700)
    assert (run.distance_mm, run.climb_mm, run.steps) == (5_000_123, 50_000, 5_000)
    assert (run.energy_kj, run.hr_avg, run.hr_max) == (1674, 140, 171)
    assert run.ids == ("garmin:111",)


def test_what_the_body_needs_at_rest_tells_the_unit_of_energy() -> None:
    joules = one(read_garmin_summaries(export({**RUN, "calories": 1674.0, "bmrCalories": 167.0}), "s", WANTED))
    assert joules.energy_kj == 1674


def test_two_clocks_that_no_zone_has_give_no_offset() -> None:
    run = one(read_garmin_summaries(export({**RUN, "startTimeLocal": 1700000123000}), "s", WANTED))
    assert run.offset_s is None
    assert run.started_at is not None


def test_the_local_clock_alone_is_a_wall_clock() -> None:
    only = {key: value for key, value in RUN.items() if key != "beginTimestamp"}
    run = one(read_garmin_summaries(export(only), "s", WANTED))
    assert run.started_at is None
    assert run.local == datetime.fromisoformat("2023-11-15 03:43:20")


def test_legs_become_parts_of_their_event() -> None:
    event = {**RUN, "activityId": 1, "activityType": "multi_sport"}
    legs = [
        {**RUN, "activityId": 2 + n, "parentId": 1, "activityType": kind, "beginTimestamp": 1700000000000 + n * 600_000}
        for n, kind in enumerate(("open_water_swimming", "transition_v2", "road_biking", "running"))
    ]
    found = one(read_garmin_summaries(export(*reversed(legs), event), "s", WANTED))
    assert found.activity == "triathlon"
    assert [part.activity for part in found.parts] == ["swim-open", "ride-road", "run"]
    assert found.distance_mm == 5_000_123


def test_a_leg_without_its_event_stands_alone() -> None:
    assert one(read_garmin_summaries(export({**RUN, "parentId": 9}), "s", WANTED)).activity == "run"


def test_what_json_has_no_number_for_is_not_known() -> None:
    data = export(RUN).replace(b"140.0", b"NaN").replace(b"171.0", b"-Infinity").replace(b"5000.0", b"1e999")
    run = one(read_garmin_summaries(data, "s", WANTED))
    assert (run.hr_avg, run.hr_max, run.climb_mm) == (None, None, None)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (b'"name": "x", "name": "y"', "twice"),
        (b'"steps": ' + b"9" * 5000, "too long"),
        (b'"beginTimestamp": 17e11, "distance": -5', "negative"),
        (b'"beginTimestamp": 17e11, "distance": 1e12', "more than one session"),
        (b'"beginTimestamp": 4e12', "future"),
        (b'"beginTimestamp": null, "startTimeLocal": "now"', "no time"),
    ],
)
def test_one_bad_activity_costs_itself_alone(broken: bytes, why: str) -> None:
    bad = b'{"activityId": 5, "activityType": "running", ' + broken + b"}"
    data = b'[{"summarizedActivitiesExport": [' + bad + b"," + json.dumps(RUN).encode() + b"]}]"
    told = list(read_garmin_summaries(data, "s.json", WANTED))
    assert [found.ids for found in recordings(told)] == [("garmin:111",)]
    [(_, reason)] = refusals(told)
    assert why in reason


def test_a_file_that_is_cut_off_gives_what_was_whole() -> None:
    data = export(RUN, {**RUN, "activityId": 112}, {**RUN, "activityId": 113})
    told = list(read_garmin_summaries(data[:-300], "s.json", WANTED))
    assert [found.ids for found in recordings(told)] == [("garmin:111",), ("garmin:112",)]
    [(_, reason)] = refusals(told)
    assert "cut off" in reason
    assert "after activity 2" in reason


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[" * 200_000, b'{"summarizedActivitiesExport": 5}'])
def test_what_holds_no_activities_is_refused(data: bytes) -> None:
    assert refusals(read_garmin_summaries(data, "s.json", WANTED))


def test_nesting_without_end_is_refused() -> None:
    data = b'[{"summarizedActivitiesExport": [' + b'{"a":' * 100_000
    [(_, reason)] = refusals(read_garmin_summaries(data, "s.json", WANTED))
    assert "deep" in reason


def test_many_activities_are_read_piece_by_piece() -> None:
    padded = [{**RUN, "activityId": n, "splits": ["x" * 3_000]} for n in range(1, 1_001)]

    class Small(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 7_001) if size and size > 0 else size)

    found = recordings(read_garmin_summaries(Small(export(*padded)), "s.json", WANTED))
    assert [one.ids[0] for one in found] == [f"garmin:{n}" for n in range(1, 1_001)]


@given(st.integers(0, 700), st.integers(0, 255))
def test_damage_never_raises(at: int, byte: int) -> None:
    data = bytearray(export(RUN, RUN))
    data[at % len(data)] = byte
    list(read_garmin_summaries(bytes(data), "s.json", WANTED))
    list(read_garmin_summaries(bytes(data[: at % len(data)]), "s.json", WANTED))


@given(
    st.dictionaries(
        st.sampled_from(sorted(RUN)),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=9)
        | st.lists(st.integers(), max_size=2),
    )
)
def test_odd_values_never_raise(odd: dict[str, Any]) -> None:
    told = list(read_garmin_summaries(export({**RUN, **odd}), "s.json", WANTED))
    assert recordings(told) or refusals(told)
