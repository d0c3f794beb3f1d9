"""Generated tracks, read by this reader and by gpxpy, which must agree."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import gpxpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.gps.reading import gpx
from tests.formats.gps.track_writer import Spot, Track, gpx_bytes

START = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)


@st.composite
def segments(draw: st.DrawFn) -> list[Spot]:
    """A segment that starts within an hour after START and wanders about."""
    at = START + timedelta(seconds=draw(st.integers(0, 3600)))
    lat, lon = draw(st.integers(-60, 70)), draw(st.integers(-179, 178))
    north = east = 0
    found = []
    for step in draw(st.lists(st.tuples(*[st.integers(-15, 15)] * 2, st.integers(10, 30)), min_size=1, max_size=30)):
        north, east = north + step[0], east + step[1]
        at += timedelta(seconds=step[2])
        height = draw(st.none() | st.integers(-50, 4_000))
        found.append(Spot(lat + 0.5 + north / 100_000, lon + 0.5 + east / 100_000, ele=height, at=at))
    return found


@given(st.lists(st.lists(segments(), max_size=3), min_size=1, max_size=3), st.sampled_from(["", "A <run> & more", "x"]))
def test_length_points_times_and_climb_agree_with_gpxpy(tracks: list[list[list[Spot]]], name: str) -> None:
    data = gpx_bytes(*(Track(track, name=name) for track in tracks))
    other = gpxpy.parse(data.decode())
    item = gpx(data)
    if not other.get_points_no():
        assert item.refused
        return
    bounds = other.get_time_bounds()
    metres = sum((one.distance_mm or 0) for one in item.recordings) / 1000
    # gpxpy's earth is 0.11 % larger and, over short ways, flat
    assert metres == pytest.approx(other.length_2d(), rel=0.005, abs=1)
    starts = [spot.at for track in tracks for segment in track for spot in segment]
    assert min(one.started_at for one in item.recordings if one.started_at) == min(map(_aware, starts))
    assert bounds.start_time is not None
    climbed = sum(one.climb_mm or 0 for one in item.recordings) / 1000
    raw = sum(_raw(segment) for track in tracks for segment in track)
    assert climbed <= raw + 0.1
    if name:
        assert item.recordings[0].title == name


def _aware(at: datetime | str | None) -> datetime:
    assert isinstance(at, datetime)
    return at


def _raw(segment: list[Spot]) -> float:
    heights = [float(spot.ele) for spot in segment if spot.ele is not None]
    return sum(max(0.0, high - low) for low, high in pairwise(heights))


def test_time_in_motion_is_near_what_gpxpy_says() -> None:
    spots = []
    at, north = START, 0.0
    for minute in range(60):
        for _ in range(12):
            at += timedelta(seconds=5)
            north += 0.0001 if minute % 4 else 0.0
            spots.append(Spot(round(59 + north, 6), 10.0, at=at))
    data = gpx_bytes(spots)
    moving = gpxpy.parse(data.decode()).get_moving_data(raw=True)
    [run] = gpx(data).recordings
    assert moving is not None
    assert run.moving_s == pytest.approx(moving.moving_time, rel=0.02)
    assert run.moving_s == pytest.approx(45 * 60, rel=0.02)
