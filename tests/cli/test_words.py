"""Lines that several commands share: streaks of slots, upper bounds, one unit."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tracker.cli import documents
from tracker.cli.words import feed_lines, pair, standing, streak_cells, streak_length
from tracker.domain.feeds import Feed
from tracker.domain.medals import Medal
from tracker.domain.progress import Streak, StreakStatus
from tracker.domain.sessions import Measure
from tracker.services.tracker import Tracker
from tracker.services.views import Deleted

KM = 1_000_000


def never() -> str:
    raise AssertionError("a date needs no zone")


def streak(unit: str = "every", current: int = 4, **fields: Any) -> Streak:
    return Streak(challenge="c", title="C", rule="", unit=unit, current=current, status=StreakStatus.SAFE, **fields)


def feed(after: int, target: int, measure: Measure = Measure.DISTANCE, **fields: Any) -> Feed:
    values: dict[str, Any] = {
        "challenge": "c",
        "title": "C",
        "goal": "g",
        "goal_title": "Water" if measure is Measure.FACT else "Run",
        "activity": "",
        "measure": measure,
        "before": 0,
        "after": after,
        "target": target,
        "day": 1,
        "day_complete": False,
    }
    return Feed(**(values | fields))


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [(1, "every", "1 slot"), (4, "every", "4 slots"), (1, "day", "1 day"), (2, "week", "2 weeks")],
)
def test_slots_of_real_time_are_called_so(count: int, unit: str, said: str) -> None:
    assert streak_length(count, unit) == said
    assert streak_cells(streak(unit, count), never)[0] == f"{said}, "


def test_a_streak_by_the_hour_ends_at_a_clock_time_of_the_athlete() -> None:
    due = streak(until=date(2026, 3, 28), until_at=datetime(2026, 3, 29, 3, tzinfo=UTC))
    assert standing(due, lambda: "Europe/Oslo").text == "safe until Sun 29 Mar 05:00"
    assert standing(due, lambda: "America/New_York").text == "safe until Sat 28 Mar 23:00"
    assert documents.streak(due)["until_at"] == "2026-03-29T03:00:00Z"
    by_day = streak("day", until=date(2026, 3, 28))
    assert standing(by_day, never).text == "safe until Sat 28 Mar 24:00"
    assert documents.streak(by_day)["until_at"] is None


@pytest.mark.parametrize(
    ("fed", "said"),
    [
        (feed(8 * KM, 10 * KM, at_most=True), "run 8 / 10 km, 2 km left at most."),
        (feed(10 * KM, 10 * KM, at_most=True), "run 10 / 10 km, 0 km left at most."),
        (feed(12 * KM, 10 * KM, at_most=True), "run 12 / 10 km, 2 km over."),
        (feed(1, 0, Measure.SESSIONS, at_most=True), "run 1 / 0, 1 over."),
        (feed(8 * KM, 10 * KM), "run 8 / 10 km, 2 km to go."),
        (feed(12 * KM, 10 * KM), "run 12 / 10 km done."),
        (feed(3_000, 3_785, Measure.FACT, unit="ml"), "water 3 / 3.785 l, 785 ml to go."),
        (feed(500, 3_785, Measure.FACT, unit="ml"), "water 0.5 / 3.785 l, 3.285 l to go."),
    ],
)
def test_what_a_line_fed(fed: Feed, said: str) -> None:
    assert feed_lines([fed], "km") == [f"C, day 1: {said}"]
    assert documents.feed(fed)["at_most"] is fed.at_most


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((0, 2_000, Measure.FACT, "km", "", "ml"), ("0", "2 l")),
        ((1_250, 750, Measure.FACT, "km", "", "ml"), ("1250", "750 ml")),
        ((4, 10, Measure.FACT, "km", "", "pages"), ("4", "10 pages")),
        ((500_000, 1_900_000, Measure.DISTANCE, "km", "swim", ""), ("500", "1900 m")),
        ((0, KM, Measure.DISTANCE, "km", "run", ""), ("0", "1 km")),
    ],
)
def test_done_and_asked_share_a_unit(values: tuple[int, int, Measure, str, str, str], shown: tuple[str, str]) -> None:
    assert pair(*values) == shown


def test_a_date_without_the_hour_and_the_end_of_the_calendar(cli: Cli) -> None:
    told = cli("challenge", "start", "4x4x48", "--on", "2025-07-29")
    assert (told.code, told.out) == (1, "")
    assert "--on '2025-07-29 20:00'" in told.err
    for slug in ("4x4x48", "backyard"):
        for when, zone in (("9999-12-31 23:00", "Europe/Oslo"), ("9999-12-31 23:00", "America/New_York")):
            told = cli("challenge", "start", slug, "--on", when, "--zone", zone)
            assert (told.code in (1, 2), told.out) == (True, "")
            assert "too far off" in told.err or "end of the calendar" in told.err
    assert cli("challenge", "start", "4x4x48", "--on", "9999-12-31T23:00-05:00").code == 2
    assert cli("challenge", "start", "4x4x48").code == 0


def test_a_result_that_is_told_again(cli: Cli) -> None:
    cli("race", "add", "Ultra", "--on", "2025-06-08 05:30", "--distance", "87km")
    cli("race", "result", "ultra-2025", "dnf", "--distance", "60km")
    found = cli("race", "result", "ultra-2025", "10:00:00", "--json").json["race"]["result"]
    assert (found["status"], found["gun_s"], found["distance_m"]) == ("finished", 36_000, 87_000)


def test_a_template_shows_its_editions(cli: Cli) -> None:
    page = cli("template", "show", "comrades").out
    assert "Edition 2025 down: 8 June 2025, start 05:30" in page
    assert "comrades.toml" in page
    assert "[[editions]]" in page
    assert "[[editions]]" not in cli("template", "show", "mumbai-to-goa").out
    shown = cli("template", "show", "comrades", "--json").json
    assert [one["first"] for one in shown["editions"]] == sorted(one["first"] for one in shown["editions"])
    assert shown["editions"][0]["race"]["limit_s"] == 43_200
    assert cli("template", "show", "mumbai-to-goa", "--json").json["editions"] == []


def test_a_deletion_tells_the_medal_that_came_by_it(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    medal = Medal(key="c/fewest", award="fewest", title="Fewest", artefact="badge", on=date(2025, 6, 28), why="")
    monkeypatch.setattr(Tracker, "delete", lambda _tracker, _refs: Deleted(sessions=(), medals=(medal,)))
    assert "Badge: Fewest" in cli("delete", "last").out
    assert [one["title"] for one in cli("delete", "last", "--json").json["medals"]] == ["Fewest"]
