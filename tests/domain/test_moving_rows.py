"""Day tables whose rows move: swapped within their week, or waiting for success; and goals one after the other."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.domain.building import KM, challenge, judge, leaf
from tests.domain.playing_days import START, asked, day, journal, played, swapped, told, waiting
from tracker.domain.goals import Group, Op, Per
from tracker.domain.progress import Status
from tracker.domain.templates import Award, Continuity, OnMiss


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("1:3 3:5 5:8 8:4 9:6", 9),  # as the table says
        ("1:8 2:3 7:5 13:6 14:4", 14),  # swapped within each week
        ("1:3 3:5 5:8 8:4 12:6", 12),
        ("1:3 3:5 5:8 7:4 8:6", None),  # the week's own rows stay in their week
        ("1:8+3 5:5 8:4 9:6", None),  # a day does one row
        ("1:3 2:8 3:5 8:6 9:4", 9),
    ],
)
def test_rows_in_any_order_within_their_week(text: str, met: int | None) -> None:
    goal = swapped(3, 0, 5, 0, 8, 0, 0, 4, 6, 0, 0, 0, 0, 0)
    assert played(goal, text, 14).completed_on == (day(met) if met else None)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.lists(st.integers(0, 6), min_size=7, max_size=7))
@example([3, 6], [6, 3, 0, 0, 0, 0, 0])
def test_as_many_rows_as_can_be_find_a_day(rows: list[int], km: list[int]) -> None:
    """Against trying every way of giving days to rows."""
    goal = swapped(*(rows + [0] * (7 - len(rows))))
    text = told(km)
    wanted = [row for row in rows if row]
    most = max(
        (
            sum(value >= row for row, value in zip(wanted, given, strict=True))
            for given in permutations(km, len(wanted))
        ),
        default=0,
    )
    assert played(goal, text, 7).goals[0].hits == most


def test_a_row_of_the_week_is_not_missed_before_the_week_is_over() -> None:
    subject = challenge(swapped(3, 0, 5, 0, 0, 0, 0), str(START), days=7, continuity=Continuity(on_miss=OnMiss.FAIL))
    assert judge(subject, journal("5:3"), str(day(6))).status is Status.ACTIVE
    assert judge(subject, journal("5:3 7:5"), str(day(8))).status is Status.COMPLETED
    failed = judge(subject, journal("5:3"), str(day(8)))
    assert (failed.status, failed.failed_on) == (Status.FAILED, day(7))


def test_a_restart_begins_after_the_week_in_which_a_row_was_missed() -> None:
    rules = Continuity(on_miss=OnMiss.RESTART)
    subject = challenge(swapped(3, 0, 5, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0), str(START), days=14, continuity=rules)
    found = judge(subject, journal("5:3"), str(day(8)))
    assert (found.attempt, found.period.start) == (2, day(8))


def test_a_row_is_dated_by_the_day_on_which_it_was_done() -> None:
    done = Award(key="done", title="Done")
    found = played(swapped(3, 5, 0, 0, 0, 0, 0), "2:3 5:5", 7, awards=(done,))
    assert (found.completed_on, [medal.on for medal in found.medals]) == (day(5), [day(5)])


@pytest.mark.parametrize(
    ("text", "rest", "met", "held"),
    [
        ("1:1 3:2 5:3", 1, 5, 3),
        ("1:1 3:1 5:2 7:3", 1, 7, 3),  # the second row was not held on day 3: it is done again
        ("1:1 2:2 4:2 6:3", 1, 6, 3),  # day 2 lies in the rest and counts for nothing
        ("1:1 2:2 3:3", 1, None, 2),
        ("1:1 2:2 3:3", 0, 3, 3),
        ("1:9 3:9 5:9", 1, 5, 3),
        ("1:3 3:1 5:2", 1, None, 2),
    ],
)
def test_a_row_is_repeated_until_it_is_held(text: str, rest: int, met: int | None, held: int) -> None:
    found = played(waiting(1, 2, 3, rest_between=rest), text, 30)
    assert found.completed_on == (day(met) if met else None)
    assert (found.goals[0].hits, found.goals[0].needed) == (held, 3)


def test_the_row_that_waits_is_what_today_asks() -> None:
    found = played(waiting(1, 2, 3, rest_between=1), "1:1 3:1", 30, 5)
    assert (found.targets[0].target, found.targets[0].number) == (2 * KM, 1)
    assert found.status is Status.ACTIVE, "a row that was not held is no miss"


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.lists(st.integers(0, 5), min_size=1, max_size=20))
def test_waiting_rows_against_a_walk(rows: list[int], km: list[int]) -> None:
    expected: list[int] = []
    for number, value in enumerate(km, start=1):
        if len(expected) < len(rows) and value >= rows[len(expected)] and (not expected or number > expected[-1] + 1):
            expected.append(number)
    text = told(km)
    found = played(waiting(*rows, rest_between=1), text, 30)
    assert found.goals[0].hits == len(expected)
    assert found.completed_on == (day(expected[-1]) if len(expected) == len(rows) else None)


@pytest.mark.parametrize(
    ("text", "met"),
    [("1:10 2:20", 2), ("1:20 2:10", None), ("1:30", None), ("1:5 2:5 3:15 4:5", 4), ("1:10+20 2:10 9:10", 9)],
)
def test_a_sequence_counts_from_the_day_after(text: str, met: int | None) -> None:
    goal = Group(
        op=Op.ALL, sequence=True, goals=(leaf("run", 10 * KM, Per.WINDOW), replace(asked(20, Per.WINDOW), key="more"))
    )
    assert played(goal, text, 10).completed_on == (day(met) if met else None)


def test_a_sequence_of_groups() -> None:
    first = Group(op=Op.ANY, goals=(leaf("run", 10 * KM, Per.WINDOW), leaf("ride", 30 * KM, Per.WINDOW)))
    goal = Group(op=Op.ALL, sequence=True, goals=(first, leaf("swim", 2 * KM, Per.WINDOW)))
    subject = challenge(goal, str(START), days=10)
    early = [*journal("2:2", "swim"), *journal("3:30", "ride")]
    assert judge(subject, early, str(day(10))).completed_on is None
    assert judge(subject, [*early, *journal("4:2", "swim")], str(day(10))).completed_on == day(4)


def test_a_goal_whose_turn_has_not_come_asks_nothing() -> None:
    goal = Group(op=Op.ALL, goals=(leaf("run", 10 * KM, Per.WINDOW), leaf("ride", 20 * KM, Per.WEEK)), sequence=True)
    subject = challenge(goal, str(START))
    before = judge(subject, journal("1:4"), str(day(1)))
    assert [target.goal for target in before.targets] == ["run"]
    after = judge(subject, journal("1:4 2:6"), str(day(3)))
    assert [target.goal for target in after.targets] == ["run", "ride"]
