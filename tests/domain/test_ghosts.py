"""Ghosts: whose running total it is, by day number; they stand where they ended."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, both, challenge, judge, leaf, on
from tests.domain.playing_days import START, asked, journal, played
from tracker.domain.ghosts import Ghost, article_ghost, athlete_of, earlier_ghosts, ghost_of, position_of
from tracker.domain.goals import Per
from tracker.domain.sessions import Measure
from tracker.domain.templates import Claim, Continuity, OnMiss, Place, Route, Template

ROAD = Route(
    name="Road",
    length_mm=100 * KM,
    places=(Place(name="A", at_mm=0), Place(name="B", at_mm=40 * KM), Place(name="C", at_mm=100 * KM)),
)


def km(ghost: Ghost | None) -> list[float]:
    """The running total of each day in kilometres."""
    assert ghost is not None
    assert [number for number, _ in ghost.points] == list(range(1, len(ghost.points) + 1))
    return [amount / KM for _, amount in ghost.points]


def test_a_ghost_stands_where_it_ended() -> None:
    ghost = Ghost(name="M", kind="attempt", points=((1, 5), (2, 5), (3, 9)), measure=Measure.REPS)
    assert [ghost.at(day) for day in (-3, 0, 1, 2, 3, 4, 400)] == [0, 0, 5, 5, 9, 9, 9]
    nobody = Ghost(name="M", kind="attempt", points=(), measure=Measure.REPS)
    assert nobody.at(7) == 0


def test_where_a_ghost_is_on_the_road() -> None:
    ghost = Ghost(name="M", kind="article", points=((1, 30 * KM), (2, 60 * KM)), measure=Measure.DISTANCE)
    found = [position_of(ghost, ROAD, day) for day in (0, 1, 2, 9)]
    assert [(one.at_mm // KM, one.place.name) for one in found] == [(0, "A"), (30, "A"), (60, "B"), (60, "B")]


def test_the_articles_athlete_does_what_each_day_asks() -> None:
    """Mumbai to Goa: 110 km a day make 550 of the 558 km; rest rows bring nothing; a window goal spreads evenly."""
    goal = both(leaf("ride", 90 * KM), leaf("run", 20 * KM))
    goa = judge(challenge(goal, "2025-06-26", days=5, route=replace(ROAD, length_mm=558 * KM)), [], "2025-06-26")
    assert km(article_ghost(goa)) == [110, 220, 330, 440, 550]
    assert km(article_ghost(played(asked((5, 0, 8), Per.STAGE), "", 3))) == [5, 5, 13]
    assert km(article_ghost(played(asked(100, Per.WINDOW), "", 4))) == [25, 50, 75, 100]


@pytest.mark.parametrize("goal", [asked(10, Per.WEEK), leaf("run", 1, measure=Measure.CHECK)])
def test_without_a_total_there_is_no_plan_to_go_against(goal: object) -> None:
    found = played(goal, "", 10)  # type: ignore[arg-type]
    assert found.total is None
    assert article_ghost(found) is None


def test_an_open_window_has_no_plan() -> None:
    assert article_ghost(judge(challenge(asked(100, Per.WINDOW), "2025-06-26"), [], "2025-06-26")) is None


def template(summary: str = "", *claims: Claim) -> Template:
    return replace(challenge(leaf(), "2025-06-26", days=5).template, summary=summary, claims=claims)


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("5 days: ride 90 km. Done by Milind Soman, from 26 June 2025 to 30 June 2025.", "Milind Soman"),
        ("Done by Mira Rai and Ankita Konwar.", "Mira Rai and Ankita Konwar"),
        ("Done by A. B. Chandra, beginning on 2 May 2024. Read from x.org.", "A. B. Chandra"),
        ("Done by Mira Rai. Of 5 to 8 km the lower figure is asked.", "Mira Rai"),
        ("Done, from 26 June 2025.", "the plan's athlete"),
        ("Five days down the coast.", "the plan's athlete"),
    ],
)
def test_the_ghost_is_named_after_who_did_it(summary: str, name: str) -> None:
    assert athlete_of(template(summary)) == name


def test_a_figure_about_the_athlete_names_the_ghost() -> None:
    claims = (
        Claim(field="athlete", value="An actor", source="x"),
        Claim(field="Athlete", value="Milind Soman", source="y", chosen=True),
        Claim(field="total", value="558 km", source="z", chosen=True),
    )
    assert athlete_of(template("Done by Somebody.", *claims)) == "Milind Soman"


def test_former_attempts_go_up_to_the_day_they_failed_on() -> None:
    subject = challenge(asked(5), str(START), days=10, continuity=Continuity(on_miss=OnMiss.RESTART))
    found = judge(subject, journal("1:5 2:5 3:5 5:6 7:5 8:5 9:7"), "2026-11-10")
    ghosts = list(earlier_ghosts(found))
    assert found.attempt == 3
    assert [ghost.name for ghost in ghosts] == ["attempt 2", "attempt 1"]
    assert [km(ghost) for ghost in ghosts] == [[6, 6], [5, 10, 15, 15]]
    assert {ghost.kind for ghost in ghosts} == {"attempt"}
    assert list(earlier_ghosts(replace(found, evidence=None))) == []


def test_a_count_that_was_set_back_is_named_by_its_last_day() -> None:
    rules = Continuity(on_miss=OnMiss.RESET)
    goal = both(asked(5), replace(asked(30, Per.WINDOW), key="all"))
    found = judge(challenge(goal, str(START), days=10, continuity=rules), journal("1:5 2:5 4:5"), "2026-11-05")
    assert [(ghost.name, km(ghost)) for ghost in earlier_ghosts(found)] == [("up to 4 November 2026", [5, 10, 10])]


def test_another_challenge_is_a_ghost_where_it_counts_the_same() -> None:
    mine = played(asked(100, Per.WINDOW), "1:10", 5, 1)
    other = played(asked(60, Per.WINDOW), "1:10 3:30 5:20 6:9", 5, 4)
    (ghost,) = ghost_of("Ankita\x1b", "partner", other, mine)
    assert (ghost.name, ghost.kind, km(ghost)) == ("Ankita", "partner", [10, 10, 40, 40])
    assert list(ghost_of("x", "partner", played(asked(60, Per.WINDOW), "", 5, 4), mine)) == []
    climbed = judge(challenge(leaf("run", 900, Per.WINDOW, measure=Measure.CLIMB), str(START), days=5), [], str(START))
    assert list(ghost_of("x", "partner", climbed, mine)) == []
    assert list(ghost_of("x", "partner", replace(other, total=None), mine)) == []


def test_one_that_was_ended_early_stands_there() -> None:
    mine = played(asked(100, Per.WINDOW), "1:10", 5, 1)
    other = played(asked(60, Per.WINDOW), "1:10 2:5", 5, 5)
    ended = replace(other, challenge=replace(other.challenge, ended_on=on("2026-11-03")))
    (ghost,) = ghost_of("x", "attempt", ended, mine)
    assert km(ghost) == [10, 15]
