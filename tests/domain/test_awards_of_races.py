"""Awards by race results: with and without bands, sets, marks; and the race that was logged without a result."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.building import KM, challenge, judge, leaf, on, result, seconds, session
from tracker.domain.goals import Counts, Item, Per
from tracker.domain.races import ResultStatus
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Band, Challenge, RaceDay, Trigger, Window, WindowKind


def award(on_: Trigger, key: str = "it", **fields: object) -> Award:
    return replace(Award(key=key, title=key.capitalize(), on=on_), **fields)  # type: ignore[arg-type]


def of_race(*awards: Award) -> Challenge:
    """A half in Tromsø, taken on with a run of that length on the day."""
    day = on("2025-06-21")
    race = RaceDay(
        event="Half",
        place="Tromsø",
        zone="Europe/Oslo",
        starts_at=datetime(2025, 6, 21, 22, 30),  # noqa: DTZ001
    )
    made = challenge(
        leaf("run", 21_097_500, Per.WINDOW),
        str(day),
        window=Window(kind=WindowKind.FIXED, first=day, last=day),
        awards=awards,
    )
    return replace(made, template=replace(made.template, race=race))


FINISHER = award(Trigger.RESULT, "finisher")
RAN = session(start="2025-06-21T20:30+00:00", zone="Europe/Oslo", km=21.0975, minutes=125)


def test_a_race_that_was_logged_without_a_result_earns_its_medal() -> None:
    (medal,) = judge(of_race(FINISHER), [RAN], "2025-06-22").medals
    assert medal.on == on("2025-06-21"), "the day of the start, though the medal is hung after midnight"
    assert judge(of_race(FINISHER), [replace(RAN, distance_mm=21_097_499)], "2025-06-22").medals == ()


@pytest.mark.parametrize(
    ("status", "medals"),
    [
        (ResultStatus.FINISHED, 1),
        (ResultStatus.DNF, 0),
        (ResultStatus.OVER_LIMIT, 0),
        (ResultStatus.DSQ, 0),
        (ResultStatus.VIRTUAL, 0),
    ],
)
def test_the_result_decides_once_it_is_entered(status: ResultStatus, medals: int) -> None:
    held = [result("Half", "2025-06-21", 21.0975, time="2:05:00", status=status)]
    found = judge(of_race(FINISHER), [RAN], "2025-06-22", results=held).medals
    assert len(found) == medals
    assert [medal.on for medal in found] == [on("2025-06-21")] * medals


def test_a_medal_with_bands_waits_for_the_result() -> None:
    banded = replace(FINISHER, bands=(Band(name="Gold", under_s=7200),))
    assert judge(of_race(banded), [RAN], "2025-06-22").medals == ()


def test_results_of_other_races_and_years_earn_nothing() -> None:
    held = [result("Half", "2024-06-22", 21.0975), result("Other", "2025-06-21", 21.0975)]
    assert judge(of_race(FINISHER), [], "2025-06-22", results=held).medals == ()


@pytest.mark.parametrize(
    ("time", "reference", "earned"),
    [("5:00:00", "4:00:00", True), ("5:00:01", "4:00:00", False), ("4:00:00", None, False)],
)
def test_a_mark_relative_to_the_best(time: str, reference: str | None, earned: bool) -> None:
    """The Birken mark: at most the reference time plus a quarter."""
    relative = replace(FINISHER, bands=(Band(name="Mark", within=(5, 4)),))
    held = [result("Half", "2025-06-21", 54, time=time, reference_s=seconds(reference) if reference else None)]
    assert bool(judge(of_race(relative), [], "2025-06-22", results=held).medals) is earned


@pytest.mark.parametrize(
    ("born", "band"),
    [("2007-06-21", "Junior"), ("1990-01-01", "Open"), ("1985-06-22", "Open"), ("1985-06-21", "Veteran"), (None, "")],
)
def test_bands_by_age(born: str | None, band: str) -> None:
    ages = replace(
        FINISHER,
        bands=(
            Band(name="Junior", age_from=12, age_to=18),
            Band(name="Open", age_from=19, age_to=39),
            Band(name="Veteran", age_from=40),
        ),
    )
    held = [result("Half", "2025-06-21", 21.0975)]
    found = judge(of_race(ages), [], "2025-06-22", results=held, born=born).medals
    assert [medal.band for medal in found] == ([band] if band else [])


@pytest.mark.parametrize(("km", "band"), [(49.999, ""), (50, "Bronze"), (99.999, "Bronze"), (100, "Silver")])
def test_bands_by_distance(km: float, band: str) -> None:
    """Where the distance is the result."""
    far = replace(FINISHER, bands=(Band(name="Silver", amount=100 * KM), Band(name="Bronze", amount=50 * KM)))
    held = [result("Half", "2025-06-21", None, distance_mm=round(km * KM))]
    found = judge(of_race(far), [], "2025-06-22", results=held).medals
    assert [medal.band for medal in found] == ([band] if band else [])


def test_a_set_is_dated_by_its_last_race() -> None:
    stars = award(Trigger.SET, "stars", items=tuple(Item(name=name) for name in ("Tokyo", "Boston")), events=())
    subject = challenge(
        leaf("run", 1, Per.WINDOW, measure=Measure.RESULTS, counts=Counts()),
        "2020-01-01",
        window=Window(kind=WindowKind.OPEN),
        awards=(stars,),
    )
    held = [result("Boston", "2024-04-15"), result("Tokyo", "2023-03-05"), result("Tokyo", "2025-03-02")]
    (medal,) = judge(subject, [], "2026-01-01", results=held).medals
    assert medal.on == on("2024-04-15")
    assert set(medal.results) == {"result-Tokyo-2023-03-05", "result-Boston-2024-04-15"}
    assert judge(subject, [], "2024-04-14", results=held).medals == ()
    assert judge(subject, [], "2026-01-01", results=held[1:]).medals == ()


@pytest.mark.parametrize(("year", "earned"), [(2024, False), (2025, True)])
def test_the_edition_of_an_item_matters(year: int, earned: bool) -> None:
    items = (Item(name="Tokyo"), Item(name="Sydney", since=on("2025-01-01")))
    subject = challenge(
        leaf("run", 1, Per.WINDOW, measure=Measure.RESULTS, counts=Counts()),
        "2020-01-01",
        window=Window(kind=WindowKind.OPEN),
        awards=(award(Trigger.SET, "stars", items=items),),
    )
    held = [result("Tokyo", "2023-03-05"), result("Sydney", f"{year}-08-31")]
    assert bool(judge(subject, [], "2026-01-01", results=held).medals) is earned
