"""What a missed day or week does: carry on, repay, start anew, fail; and the weeks that may be missed."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, challenge, judge, leaf, need
from tests.domain.playing_days import START, asked, day, days_of, journal, played
from tracker.domain.goals import Group, Op, Per
from tracker.domain.progress import Status
from tracker.domain.templates import Continuity, Makeup, OnMiss, RestRule


@pytest.mark.parametrize(
    ("text", "any_day", "same_week"),
    [
        ("1:5 2:0.1 3:9.9 4:5 5:5 6:5 7:5 8:5 9:5", 9, 9),  # repaid in its week
        ("1:5 2:5 3:5 4:5 5:5 6:5 7:1 8:9 9:5", 9, None),  # repaid in the week after
        ("1:10 3:5 4:5 5:5 6:5 7:5 8:5 9:5", None, None),  # done in advance repays nothing
        ("1:5 2:5 3:5 4:5 5:5 6:5 7:5 8:1 9:9", 9, 9),
    ],
)
def test_a_deficit_is_repaid(text: str, any_day: int | None, same_week: int | None) -> None:
    for makeup, met in ((Makeup.ANY, any_day), (Makeup.SAME_PERIOD, same_week), (Makeup.NONE, None)):
        found = played(leaf(target=5 * KM), text, 9, continuity=Continuity(makeup=makeup))
        assert found.completed_on == (day(met) if met else None), makeup


@pytest.mark.parametrize(
    ("on_miss", "completed", "failed", "attempt"),
    [
        (OnMiss.CONTINUE, 5, None, 1),
        (OnMiss.RESET, 7, None, 1),
        (OnMiss.RESTART, 7, None, 2),
        (OnMiss.FAIL, None, 3, 1),
    ],
)
def test_what_a_miss_does(on_miss: OnMiss, completed: int | None, failed: int | None, attempt: int) -> None:
    """Four days are asked; days 1, 2, 4, 5, 6 and 7 were done, day 3 was not."""
    kind = "count" if on_miss in (OnMiss.CONTINUE, OnMiss.RESET) else "all"
    goal = leaf(target=5 * KM, need=need(kind, 4 if kind == "count" else None))
    days = 10 if kind == "count" else 4
    found = judge(
        challenge(goal, str(START), days=days, continuity=Continuity(on_miss=on_miss)),
        journal("1:5 2:5 4:5 5:5 6:5 7:5"),
        str(day(7)),
    )
    assert (found.completed_on, found.failed_on, found.attempt) == (
        day(completed) if completed else None,
        day(failed) if failed else None,
        attempt,
    )


def test_a_reset_loses_the_total() -> None:
    goal = Group(op=Op.ALL, goals=(leaf(target=5 * KM), replace(asked(100, Per.WINDOW), key="far")))
    subject = challenge(goal, str(START), days=10, continuity=Continuity(on_miss=OnMiss.RESET))
    found = judge(subject, journal("1:30 2:30 4:10 5:10"), str(day(5)))
    assert found.total is not None
    assert found.total.done == 20 * KM


@pytest.mark.parametrize(
    ("weeks", "status"),
    [
        ((1, 2, 3, 4), Status.COMPLETED),
        ((1, 2, 4), Status.COMPLETED),
        ((1, 4), Status.FAILED),
        ((1, 2, 3), Status.COMPLETED),
    ],
)
def test_one_missed_week_allowed(weeks: tuple[int, ...], status: Status) -> None:
    """The newcomer's challenge: so many lengths, three times a week, one week off."""
    goal = replace(days_of(2, 3), key="swim", title="Swim")
    rules = Continuity(rest=RestRule(n=1, per="challenge"), on_miss=OnMiss.FAIL)
    text = " ".join(f"{7 * week - n}:2" for week in weeks for n in (0, 2, 4))
    subject = challenge(goal, str(START), days=28, continuity=rules)
    assert judge(subject, journal(text), str(day(29))).status is status


def test_the_week_off_is_spent_by_the_first_missed_week() -> None:
    rules = Continuity(rest=RestRule(n=1, per="challenge"), on_miss=OnMiss.FAIL)
    subject = challenge(leaf("run", 10 * KM, Per.WEEK), str(START), days=28, continuity=rules)
    found = judge(subject, journal("1:10"), str(day(15)))
    assert (found.status, found.streak.current if found.streak else None) == (Status.ACTIVE, 1)
    found = judge(subject, journal("1:10"), str(day(22)))
    assert (found.status, found.failed_on) == (Status.FAILED, day(21))
