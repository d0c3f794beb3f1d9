"""What is believed of a recording: times against each other, distances against times, hearts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.believable import (
    believable_distance,
    believable_heart,
    believable_times,
    hardly_anything,
)
from tracker.domain.quantities import MAX_ELAPSED_S

DAY = 86_400
KM = 1_000_000

times = st.none() | st.integers(0, 40 * DAY)


@pytest.mark.parametrize(
    ("told", "kept", "warned"),
    [
        ((0, 1800, 0), (None, 1800, None), ""),
        ((1800, 1850, 1700), (1800, 1850, 1700), ""),
        ((1000, 1800, None), (1000, None, None), "timed for 30:00"),
        ((27 * DAY, 3600, None), (3600, 3600, None), "27.0 days"),
        ((60 * 3600, 3600, None), (3600, 3600, None), "as if left on: taken as 1:00:00"),
        ((60 * 3600, None, 1800), (1800, None, 1800), "taken as 30:00"),
        ((60 * 3600, None, None), (60 * 3600, None, None), "see that this is right"),
        ((27 * DAY, None, None), (None, None, None), "left out"),
        ((None, 20 * DAY, None), (None, None, None), "left out"),
        ((3600, None, 3640), (3600, None, 3600), ""),
        ((3600, None, 9000), (3600, None, None), ""),
    ],
)
def test_times_are_believed_where_they_can_be(
    told: tuple[int | None, ...], kept: tuple[int | None, ...], warned: str
) -> None:
    warnings: list[str] = []
    elapsed, timer, moving = told
    assert believable_times(elapsed, timer, moving, warnings) == kept
    assert bool(warnings) == bool(warned)
    assert warned in " ".join(warnings)


def test_what_was_counted_goes_before_what_points_come_to() -> None:
    warnings: list[str] = []
    assert believable_times(463, 2283, None, warnings, computed=True) == (2283, 2283, None)
    assert not warnings


@given(times, times, times)
def test_what_is_believed_once_is_believed_again(elapsed: int | None, timer: int | None, moving: int | None) -> None:
    once = believable_times(elapsed, timer, moving, [])
    assert believable_times(*once, []) == once
    assert all(one is None or 0 < one <= MAX_ELAPSED_S for one in once)


@pytest.mark.parametrize(
    ("distance", "seconds", "kept"),
    [
        (40 * KM, 3600, True),
        (121 * KM, 3600, False),
        (1_000 * KM, 30 * 3600, True),
        (1_001 * KM, 30 * 3600, False),
        (1_000 * KM, None, True),
        (1_001 * KM, None, False),
    ],
)
def test_a_distance_is_one_that_can_be_covered(distance: int, seconds: int | None, kept: bool) -> None:
    warnings: list[str] = []
    assert believable_distance(distance, seconds, warnings) == (distance if kept else None)
    assert len(warnings) == (not kept)


def test_a_heart_beats_like_one() -> None:
    warnings: list[str] = []
    assert [believable_heart(beats, warnings) for beats in (None, 0, 19, 20, 220, 221)] == [
        *(None, None, None),
        *(20, 220, None),
    ]
    assert len(warnings) == 2


def test_hardly_anything_is_asked_about() -> None:
    assert hardly_anything(None, None)
    assert hardly_anything(9, 49_999)
    assert not hardly_anything(10, None)
    assert not hardly_anything(None, 50_000)
