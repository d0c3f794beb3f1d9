"""Bands: the one that was reached, and what is lacking of the next better one."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.race_awards import band_of
from tracker.domain.race_bands import standing
from tracker.domain.races import Race, Result, ResultStatus
from tracker.domain.templates import Award, Band, Trigger

HOUR = 3600
COMRADES = Award(
    key="medal",
    title="Comrades",
    on=Trigger.RESULT,
    gun=True,
    bands=(
        Band(name="Gold", position=10),
        Band(name="Wally Hayward", under_s=6 * HOUR, sex="m"),
        Band(name="Isavel Roche-Kelly", under_s=7 * HOUR + 1800, sex="f"),
        Band(name="Silver", under_s=7 * HOUR + 1800, sex="m"),
        Band(name="Bill Rowan", under_s=9 * HOUR),
        Band(name="Vic Clapham", under_s=12 * HOUR),
    ),
)


def _result(gun_s: int | None, *, place: int | None = None, distance_mm: int | None = None) -> Result:
    race = Race(
        id="r",
        handle="comrades-2025",
        event="Comrades",
        zone="Africa/Johannesburg",
        starts_at=datetime(2025, 6, 8, 3, 45, tzinfo=UTC),
        on=date(2025, 6, 8),
        distance_mm=89_980_000,
    )
    return Result(
        id="x", race=race, athlete_id="a", status=ResultStatus.FINISHED, gun_s=gun_s, pos_overall=place,
        distance_mm=distance_mm,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("gun_s", "sex", "reached", "following", "seconds"),
    [
        (8 * HOUR, "m", "Bill Rowan", "Silver", 1801),
        (8 * HOUR, "f", "Bill Rowan", "Isavel Roche-Kelly", 1801),
        (9 * HOUR, "m", "Vic Clapham", "Bill Rowan", 1),
        (8 * HOUR, "", "Bill Rowan", None, None),
        (13 * HOUR, "m", None, "Vic Clapham", HOUR + 1),
        (5 * HOUR, "m", "Wally Hayward", None, None),
    ],
)
def test_the_next_band_is_one_that_is_open_to_the_athlete(
    gun_s: int, sex: str, reached: str | None, following: str | None, seconds: int | None
) -> None:
    found = standing(COMRADES, _result(gun_s), sex, None)
    assert (found.reached.name if found.reached else None) == reached
    assert (found.following.name if found.following else None) == following
    assert found.seconds == seconds


def test_places_and_amounts_are_told_too() -> None:
    found = standing(COMRADES, _result(5 * HOUR, place=13), "m", None)
    assert found.following is not None
    assert (found.following.name, found.places, found.seconds) == ("Gold", 3, None)
    laps = Award(key="l", title="Laps", bands=(Band(name="Far", amount=100_000_000), Band(name="All")))
    assert standing(laps, _result(HOUR, distance_mm=80_000_000), "", None).mm == 20_000_000


def test_a_relative_band_is_told_only_with_its_reference() -> None:
    award = Award(key="b", title="Mark", bands=(Band(name="Mark", within=(5, 4)), Band(name="All")))
    assert standing(award, _result(HOUR), "", None).following is None


@given(st.integers(1, 13 * HOUR), st.sampled_from(["m", "f", ""]), st.none() | st.integers(1, 40))
def test_what_is_lacking_is_exactly_enough(gun_s: int, sex: str, place: int | None) -> None:
    found = standing(COMRADES, _result(gun_s, place=place), sex, None)
    if found.following is None:
        return
    better = _result(gun_s - (found.seconds or 0), place=None if place is None else place - (found.places or 0))
    assert band_of(COMRADES, better, sex, None) == found.following
    if found.seconds:
        nearly = _result(gun_s - found.seconds + 1, place=place)
        assert band_of(COMRADES, nearly, sex, None) != found.following
