"""There and back: a medal for either way, the places on the way back, and the deadline for entries."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, challenge, judge, leaf, on, session
from tracker.domain.goals import Counts, Per
from tracker.domain.progress import Status
from tracker.domain.routes import position
from tracker.domain.templates import Award, Entry, Place, Route, Trigger, Window, WindowKind

TENNESSEE = 1_021_680_000
GVRAT = challenge(
    leaf("run", TENNESSEE, Per.WINDOW, counts=Counts(kinds=("run", "walk", "hike"))),
    "2020-05-01",
    window=Window(kind=WindowKind.FIXED, first=on("2020-05-01"), last=on("2020-08-31")),
    entry=Entry(late_days=3),
    route=Route(
        name="Tennessee",
        length_mm=TENNESSEE,
        there_and_back=True,
        places=(
            Place(name="Mississippi", lat=35.1, lon=-90.1, at_mm=0),
            Place(name="Nashville", lat=36.2, lon=-86.8, at_mm=400 * KM),
            Place(name="Georgia", lat=34.98, lon=-85.4, at_mm=TENNESSEE),
        ),
    ),
    awards=(
        Award(key="across", title="Across", on=Trigger.AMOUNT, amount=TENNESSEE),
        Award(key="back", title="And back", on=Trigger.AMOUNT, amount=2 * TENNESSEE),
    ),
)


@pytest.mark.parametrize(
    ("done", "medals", "place", "following"),
    [
        (TENNESSEE - 1, [], "Nashville", "Georgia"),
        (TENNESSEE, ["across"], "Georgia", None),
        (TENNESSEE + 621_679_999, ["across"], "Georgia", "Nashville"),
        (TENNESSEE + 621_680_000, ["across"], "Nashville", "Mississippi"),
        (2 * TENNESSEE - 1, ["across"], "Nashville", "Mississippi"),
        (2 * TENNESSEE, ["across", "back"], "Mississippi", None),
    ],
)
def test_gvrat_there_and_back(done: int, medals: list[str], place: str, following: str | None) -> None:
    run = session("hike", "2020-06-01", distance_mm=done)
    found = judge(GVRAT, [run], "2020-06-01")
    assert [medal.award for medal in found.medals] == medals
    assert found.position is not None
    assert (found.position.place.name, found.position.following and found.position.following.name) == (place, following)
    assert found.position.at_mm == done


@pytest.mark.parametrize(
    ("done", "place", "following", "between"),
    [
        (0, "A", "C", ("B",)),
        (39, "A", "C", ("B",)),
        (40, "C", "D", ()),
        (100, "D", None, ()),
        (120, "D", "C", ()),
        (161, "C", "A", ("B",)),
        (200, "A", None, ()),
    ],
)
def test_a_place_without_a_distance_is_between_the_others(
    done: int, place: str, following: str | None, between: tuple[str, ...]
) -> None:
    places = (
        Place(name="A", at_mm=0),
        Place(name="B"),
        Place(name="C", at_mm=40 * KM),
        Place(name="D", at_mm=100 * KM),
    )
    found = position(Route(name="r", length_mm=100 * KM, there_and_back=True, places=places), done * KM)
    assert (found.place.name, found.following and found.following.name, found.unplaced) == (place, following, between)


def test_a_medal_of_a_place_without_a_distance_is_not_given() -> None:
    road = Route(name="r", length_mm=10 * KM, places=(Place(name="A", at_mm=0), Place(name="B"), Place(name="C")))
    one = challenge(
        leaf("run", 10 * KM, Per.WINDOW),
        "2020-05-01",
        route=road,
        awards=(Award(key="b", title="Past B", on=Trigger.PLACE, place="B"),),
    )
    assert judge(one, [session("run", "2020-05-01", distance_mm=10 * KM)], "2020-05-01").medals == ()


def test_gvrat_dates_its_medals_and_its_deadline() -> None:
    runs = [
        session("walk", "2020-06-01", distance_mm=TENNESSEE),
        session("run", "2020-08-31", distance_mm=TENNESSEE, logged="2020-09-03T22:00+00:00"),
    ]
    found = judge(GVRAT, runs, "2020-09-10")
    assert [(medal.award, str(medal.on)) for medal in found.medals] == [
        ("across", "2020-06-01"),
        ("back", "2020-08-31"),
    ]
    assert (found.status, found.completed_on) == (Status.COMPLETED, on("2020-06-01"))
    late = replace(runs[1], logged_on=on("2020-09-04"))
    assert [medal.award for medal in judge(GVRAT, [runs[0], late], "2020-09-10").medals] == ["across"]
