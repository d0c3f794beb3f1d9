"""A factory for progress values, built by hand as the domain would give them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Protocol

import pytest

from tracker.domain.days import Period
from tracker.domain.goals import Leaf, Per
from tracker.domain.progress import Progress, Projection, Stage, Status, Total
from tracker.domain.sessions import Measure
from tracker.domain.templates import Challenge, Template, Window, WindowKind

KM = 1_000_000


class MakeProgress(Protocol):
    def __call__(
        self,
        days: int | None,
        target: int,
        daily: Sequence[int],
        today: int,
        *,
        status: Status = ...,
        start: date = ...,
        measure: Measure = ...,
        finish: date | None = ...,
    ) -> Progress: ...


@pytest.fixture(scope="session")
def make_progress() -> MakeProgress:
    """Progress on day `today` of a window of `days` (None is open), `daily` holding what each day brought."""
    return _progress


@pytest.fixture(scope="session")
def day_three(make_progress: MakeProgress) -> Progress:
    """Mumbai to Goa with 312 of 558 km on day 3."""
    return make_progress(5, 558 * KM, [110 * KM, 110 * KM, 92 * KM], 3)


def _progress(
    days: int | None,
    target: int,
    daily: Sequence[int],
    today: int,
    *,
    status: Status = Status.ACTIVE,
    start: date = date(2025, 6, 26),
    measure: Measure = Measure.DISTANCE,
    finish: date | None = None,
) -> Progress:
    leaf = Leaf(key="all", title="All", measure=measure, per=Per.WINDOW, target=target)
    window = Window(kind=WindowKind.OPEN if days is None else WindowKind.ROLLING, days=days)
    period = Period(start, None if days is None else start + timedelta(days))
    challenge = Challenge(
        id="1",
        handle="mumbai-to-goa",
        template=Template(slug="mumbai-to-goa", version=1, title="Mumbai → Goa", window=window, goal=leaf),
        period=period,
        joined_at=datetime(2025, 6, 1, tzinfo=UTC),
    )
    rows = max(today, 0) if days is None else days
    stages, done = [], 0
    for number in range(1, rows + 1):
        known = number <= today
        done += daily[number - 1] if known and number <= len(daily) else 0
        stages.append(_stage(number, start, None if days is None else Fraction(target * number, days), done, known))
    finished = min(max(today - 1, 0), rows)
    total = Total(
        measure=measure,
        target=target,
        done=done,
        planned=Fraction(0) if days is None else Fraction(target * finished, days),
        today_left=Fraction(0) if not days else max(Fraction(0), Fraction(target * (finished + 1), days) - done),
        days_ahead=None,
        needed_per_day=None,
    )
    return Progress(
        challenge=challenge,
        athlete_id="a",
        today=start + timedelta(today - 1),
        status=status,
        day=today if days is None else min(today, days),
        days=days,
        targets=(),
        goals=(),
        total=total,
        projection=None if finish is None else Projection(finish=finish, earliest=finish, latest=finish, why=""),
        position=None,
        streak=None,
        columns=(),
        stages=tuple(stages),
        completed_on=None,
        failed_on=None,
        attempt=1,
        period=period,
        medals=(),
        verdict="",
        amounts={},
    )


def _stage(number: int, start: date, planned: Fraction | None, done: int, known: bool) -> Stage:
    stage = Stage(
        number=number,
        on=start + timedelta(number - 1),
        title="",
        planned=(),
        done=(),
        total_planned=planned,
        total_done=None,
        hit=False,
        excused=None,
        rest=False,
        balance=None,
    )
    return replace(stage, total_done=done) if known else stage
