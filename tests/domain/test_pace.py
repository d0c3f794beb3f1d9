"""Progress maths: the fixtures of 4.3, and what holds for every plan."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.pace import Plan, blocks, finish_dates

FIXTURES = [
    ("GVRAT day 40", 1_021_680_000, 123, 40, 300_000_000, 332.254, -32.254, -3.883, 8.695),
    ("Fit Indian Run day 3", 558_000_000, 5, 3, 330_000_000, 334.8, -4.8, -0.043, 114.0),
    ("1000 km in 2028", 1_000_000_000, 366, 60, 150_000_000, 163.934, -13.934, -5.100, 2.778),
]


@pytest.mark.parametrize(("name", "target", "n", "k", "done", "planned", "balance", "ahead", "needed"), FIXTURES)
def test_fixtures(
    name: str, target: int, n: int, k: int, done: int, planned: float, balance: float, ahead: float, needed: float
) -> None:
    plan = Plan(target, (1,) * n)
    assert round(float(plan.at(k)) / 1e6, 3) == planned
    assert round(float(done - plan.at(k)) / 1e6, 3) == balance
    assert round(float(plan.days_ahead(done, k)), 3) == ahead
    each = plan.needed_per_day(done, k)
    assert each is not None
    assert round(float(each) / 1e6, 3) == needed


def test_edges() -> None:
    plan = Plan(100, (1, 0, 1, 0))
    assert [plan.at(day) for day in range(-1, 6)] == [0, 0, 50, 50, 100, 100, 100]
    assert plan.day_of(50) == 2, "on a flat stretch the latest day counts"
    assert plan.day_of(0) == 0
    assert plan.days_ahead(100, 1) == 3, "beyond the target it is the days left"
    assert plan.needed_per_day(100, 2) == 0
    assert plan.needed_per_day(60, 4) is None, "the window is over"
    assert plan.needed_per_day(60, 1) == 40, "only one of the days left is no rest day"


weights = st.lists(st.integers(0, 5), min_size=1, max_size=60).filter(any)


@given(weights, st.integers(1, 10**9), st.data())
def test_plan_rises_to_its_target_and_its_inverse_agrees(shares: list[int], target: int, data: st.DataObject) -> None:
    plan = Plan(target, shares)
    line = [plan.at(day) for day in range(plan.days + 1)]
    assert line == sorted(line)
    assert line[0] == 0
    assert line[-1] == target
    done = data.draw(st.integers(0, target))
    x = plan.day_of(done)
    low = int(x)
    step = plan.at(low + 1) - plan.at(low)
    assert plan.at(low) + (x - low) * step == done
    finished = data.draw(st.integers(0, plan.days))
    each = plan.needed_per_day(done, finished)
    left = sum(1 for share in shares[finished:] if share)
    assert each is None or each * left == max(0, target - done) or done >= target


TODAY = date(2026, 6, 1)


def _amounts(days: int, each: int) -> dict[date, int]:
    return {TODAY - timedelta(days=n): each for n in range(1, days + 1)}


def test_no_projection_from_fewer_than_seven_days_or_from_nothing() -> None:
    start = TODAY - timedelta(days=6)
    assert finish_dates(1000, 60, _amounts(6, 10), start, TODAY) is None
    assert finish_dates(1000, 0, {}, TODAY - timedelta(days=40), TODAY) is None
    assert finish_dates(1000, 1000, _amounts(40, 25), TODAY - timedelta(days=40), TODAY) is None


def test_mean_since_the_start_below_28_days() -> None:
    found = finish_dates(1000, 100, _amounts(10, 10), TODAY - timedelta(days=10), TODAY)
    assert found is not None
    assert found[0] == TODAY + timedelta(days=90)


def test_median_of_the_last_four_weeks_after_that() -> None:
    amounts = _amounts(28, 0) | {TODAY - timedelta(days=7 * n + 1): value for n, value in enumerate((70, 140, 0, 70))}
    found = finish_dates(1280, 280, amounts, TODAY - timedelta(days=60), TODAY)
    assert blocks(amounts, TODAY - timedelta(days=60), TODAY) == [70, 140, 0, 70]
    assert found is not None
    finish, earliest, latest, _ = found
    assert finish == TODAY + timedelta(days=100)
    assert earliest == TODAY + timedelta(days=50)
    assert latest is None, "a week of nothing never gets there"


@given(st.integers(1, 10**6), st.lists(st.integers(0, 1000), min_size=7, max_size=60))
def test_projection_is_ordered(left: int, days: list[int]) -> None:
    start = TODAY - timedelta(days=len(days))
    amounts = {start + timedelta(days=n): value for n, value in enumerate(days)}
    done = sum(days)
    found = finish_dates(done + left, done, amounts, start, TODAY)
    if found is not None:
        finish, earliest, latest, _ = found
        assert TODAY < earliest <= finish
        assert latest is None or finish <= latest
        assert Fraction(left) > 0
