"""Comrades: the eight medals at the exact edges of their bands, gun to gun; numbers for life; back-to-back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.building import challenge, judge, leaf, on, result, seconds
from tracker.domain.goals import Counts, Per
from tracker.domain.medals import Medal
from tracker.domain.races import Result, ResultStatus
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Band, Challenge, RaceDay, Trigger, Window, WindowKind

EVENT = "Comrades Marathon"
UP = RaceDay(
    event=EVENT,
    place="Pietermaritzburg",
    zone="Africa/Johannesburg",
    starts_at=datetime(2025, 6, 8, 5, 45),  # noqa: DTZ001
)
BANDS = (
    Band(name="Gold", position=10),
    Band(name="Wally Hayward", under_s=6 * 3600, sex="m"),
    Band(name="Isavel Roche-Kelly", under_s=7 * 3600 + 1800, sex="f"),
    Band(name="Silver", under_s=7 * 3600 + 1800, sex="m"),
    Band(name="Bill Rowan", under_s=9 * 3600),
    Band(name="Robert Mtshali", under_s=10 * 3600),
    Band(name="Bronze", under_s=11 * 3600),
    Band(name="Vic Clapham", under_s=12 * 3600),
)
MEDAL = Award(key="medal", title="Comrades", on=Trigger.RESULT, bands=BANDS, gun=True, once_per="edition")
YELLOW = Award(key="yellow", title="Yellow number", artefact="number", on=Trigger.NTH, n=(9,), once_per="lifetime")
GREEN = Award(key="green", title="Green number", artefact="number", on=Trigger.NTH, n=(10,), once_per="lifetime")
TWICE = Award(key="back-to-back", title="Back-to-back", on=Trigger.CONSECUTIVE, n=(2,), once_per="lifetime")
DAY = "2025-06-08"


def comrades(year: int = 2025, *awards: Award) -> Challenge:
    """The race of a year as a challenge of one day."""
    day = on(f"{year}-06-08")
    race = replace(UP, starts_at=UP.starts_at.replace(year=year))
    made = challenge(
        leaf("run", 1, Per.WINDOW, measure=Measure.RESULTS, counts=Counts(events=(EVENT,))),
        str(day),
        window=Window(kind=WindowKind.FIXED, first=day, last=day),
        awards=awards or (MEDAL, YELLOW, GREEN, TWICE),
    )
    return replace(made, handle=f"comrades-{year}", template=replace(made.template, slug="comrades", race=race))


def finish(year: int = 2025, time: str = "10:30:00", **fields: object) -> Result:
    return result(EVENT, f"{year}-06-08", 87.6, time=time, **fields)  # type: ignore[arg-type]


def medals(year: int, results: Iterable[Result], sex: str = "m", *awards: Award) -> tuple[Medal, ...]:
    return judge(comrades(year, *awards), [], f"{year}-06-09", results=results, sex=sex).medals


def band(sex: str, time: str, position: int | None = None, **fields: object) -> str:
    held = replace(finish(time=time, pos_overall=position), **fields)  # type: ignore[arg-type]
    found = medals(2025, [held], sex, MEDAL)
    return found[0].band if found else ""


@pytest.mark.parametrize(
    ("sex", "position", "time", "expected"),
    [
        ("m", 1, "5:18:19", "Gold"),
        ("m", 10, "5:31:00", "Gold"),
        ("m", 11, "5:31:00", "Wally Hayward"),
        ("m", 11, "5:59:59", "Wally Hayward"),
        ("m", 10, "6:00:00", "Gold"),
        ("m", 11, "6:00:00", "Silver"),
        ("m", 11, "6:00:01", "Silver"),
        ("m", 400, "7:29:59", "Silver"),
        ("m", 400, "7:30:00", "Bill Rowan"),
        ("m", 2000, "8:59:59", "Bill Rowan"),
        ("m", 2000, "9:00:00", "Robert Mtshali"),
        ("m", 5000, "9:59:59", "Robert Mtshali"),
        ("m", 5000, "10:00:00", "Bronze"),
        ("m", 9000, "10:59:59", "Bronze"),
        ("m", 9000, "11:00:00", "Vic Clapham"),
        ("m", 15000, "11:59:59", "Vic Clapham"),
        ("m", 15000, "12:00:00", ""),
        ("f", 10, "6:10:00", "Gold"),
        ("f", 11, "5:59:59", "Isavel Roche-Kelly"),
        ("f", 11, "6:00:00", "Isavel Roche-Kelly"),
        ("f", 400, "7:29:59", "Isavel Roche-Kelly"),
        ("f", 400, "7:30:00", "Bill Rowan"),
        ("f", 2000, "8:59:59", "Bill Rowan"),
        ("f", 2000, "9:00:00", "Robert Mtshali"),
        ("f", 5000, "9:59:59", "Robert Mtshali"),
        ("f", 5000, "10:00:00", "Bronze"),
        ("f", 9000, "10:59:59", "Bronze"),
        ("f", 9000, "11:00:00", "Vic Clapham"),
        ("f", 15000, "11:59:59", "Vic Clapham"),
        ("f", 15000, "12:00:00", ""),
        ("", None, "5:30:00", "Bill Rowan"),  # what nobody has told is not fulfilled
    ],
)
def test_the_band_of_a_finish(sex: str, position: int | None, time: str, expected: str) -> None:
    assert band(sex, time, position) == expected


@pytest.mark.parametrize(
    ("gun", "chip", "by_gun", "by_chip"),
    [("7:30:00", "7:29:30", "Bill Rowan", "Silver"), ("12:00:00", "11:58:00", "", "Vic Clapham")],
)
def test_gun_to_gun(gun: str, chip: str, by_gun: str, by_chip: str) -> None:
    assert band("m", gun, 3000, chip_s=seconds(chip)) == by_gun
    held = [finish(time=gun, chip=chip, pos_overall=3000)]
    found = medals(2025, held, "m", replace(MEDAL, gun=False))
    assert (found[0].band if found else "") == by_chip


def test_a_band_of_the_first_ten_women() -> None:
    women = replace(MEDAL, bands=(Band(name="Gold", position=10, sex="f"), *BANDS[1:]))
    for position, expected in ((10, "Gold"), (11, "Isavel Roche-Kelly")):
        held = [finish(time="6:50:00", pos_overall=290, pos_sex=position)]
        assert medals(2025, held, "f", women)[0].band == expected


@pytest.mark.parametrize(
    "status",
    [
        ResultStatus.DNF,
        ResultStatus.DNS,
        ResultStatus.DSQ,
        ResultStatus.OVER_LIMIT,
        ResultStatus.VIRTUAL,
        ResultStatus.STARTED,
        ResultStatus.ENTERED,
    ],
)
def test_no_medal_without_a_finish(status: ResultStatus) -> None:
    assert band("m", "8:00:00", status=status) == ""


def test_the_medal_names_the_band_and_the_result() -> None:
    (found,) = medals(2025, [finish(time="8:59:59")], "m", MEDAL)
    assert (found.on, found.band, found.title) == (on(DAY), "Bill Rowan", "Comrades: Bill Rowan")
    assert found.value == 8 * 3600 + 59 * 60 + 59
    assert found.results == (f"result-{EVENT}-{DAY}",)
    assert "Bill Rowan" in found.why
    assert "8 Jun 2025" in found.why


def numbers(year: int, *years: int, **fields: object) -> list[tuple[str, str]]:
    """What the finishes of `years` have earned by the race of `year`."""
    results = [finish(one) for one in years]
    results += [finish(one, status=ResultStatus.DNF) for one in fields.get("dnf", ())]  # type: ignore[attr-defined]
    return [(medal.award, str(medal.on)[:4]) for medal in medals(year, results, "m", YELLOW, GREEN, TWICE)]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2024, 2025), [("back-to-back", "2025")]),
        ((2023, 2025), []),
        ((2022, 2024, 2025), []),  # the second and third one do not make it
        ((2024,), []),
        ((2022, 2023, 2025), [("back-to-back", "2023")]),  # once, and dated by the second race
        ((2024, 2025, 2026), [("back-to-back", "2025")]),
    ],
)
def test_back_to_back_is_for_the_first_two_races(years: tuple[int, ...], expected: list[tuple[str, str]]) -> None:
    assert numbers(max(years), *years) == expected


def test_a_race_given_up_between_makes_no_back_to_back() -> None:
    assert numbers(2025, 2023, 2025, dnf=(2024,)) == []


def test_yellow_after_nine_and_green_at_ten() -> None:
    years = tuple(range(2000, 2020, 2))
    assert numbers(2016, *years[:8]) == []
    assert numbers(2016, *years[:9]) == [("yellow", "2016")]
    assert numbers(2018, *years) == [("yellow", "2016"), ("green", "2018")]
    assert numbers(2024, *years, 2022, 2024) == [("yellow", "2016"), ("green", "2018")], "for life, and once"
    assert numbers(2018, *years[:9], dnf=(2018,)) == [("yellow", "2016")]


def test_other_races_do_not_count_toward_the_number() -> None:
    held = [*(finish(year) for year in range(2016, 2025)), result("Two Oceans", "2025-04-05", 56)]
    assert [medal.award for medal in medals(2025, held, "m", GREEN)] == []


def test_a_medal_for_each_edition_and_one_number_for_life() -> None:
    results = [finish(year, "8:00:00") for year in range(2016, 2026)]
    keys = [medal.key for year in (2024, 2025) for medal in medals(year, results, "m", MEDAL, GREEN)]
    assert len({key for key in keys if "/medal/" in key}) == 2
    assert {key for key in keys if "green" in key} == {"comrades/green"}
