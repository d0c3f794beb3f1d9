"""Exclusive groups: a session that counts for one challenge counts for no other of the group while that one runs."""

from dataclasses import replace

import pytest

from tests.domain.building import KM, challenge, judge, leaf, need, period, session
from tracker.domain.counting import Taken
from tracker.domain.goals import Agg, Counts, Key, Leaf, Per
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Award, Trigger, Window, WindowKind

WHOLE = leaf("run", 100 * KM, Per.WINDOW)


def done(goal: Leaf, taken: tuple[Taken, ...], *sessions: Session) -> int:
    total = judge(challenge(goal, "2026-11-01", days=30), sessions, "2026-11-30", taken=taken).total
    assert total is not None
    return total.done // KM


RUNS = tuple(session(day=f"2026-11-{n:02d}", km=n) for n in (4, 5, 6, 7))


@pytest.mark.parametrize(
    ("taken", "km"),
    [
        ((), 22),
        ((Taken(period=period("2026-11-05", "2026-11-07")),), 11),  # the end is not taken any more
        ((Taken(period=period("2026-11-05", None)),), 4),
        ((Taken(period=period("2026-12-01", None)),), 22),
        ((Taken(period=period("2026-11-05", None), activities=frozenset({"ride"})),), 22),
        ((Taken(period=period("2026-11-05", None), activities=frozenset({"run", "walk"})),), 4),
        ((Taken(period=period("2026-11-04", "2026-11-05")), Taken(period=period("2026-11-07", "2026-11-08"))), 11),
    ],
)
def test_what_another_challenge_has_taken(taken: tuple[Taken, ...], km: int) -> None:
    assert done(WHOLE, taken, *RUNS) == km


def test_other_activities_are_left() -> None:
    any_kind = leaf("run", 100 * KM, Per.WINDOW, counts=Counts())
    taken = (Taken(period=period("2026-11-01", None), activities=frozenset({"run"})),)
    assert done(any_kind, taken, *RUNS, session("walk", "2026-11-05", 3)) == 3


@pytest.mark.parametrize(
    "goal",
    [
        leaf(target=4 * KM, need=need("count", 2)),
        leaf("run", 9 * KM, Per.WEEK, need=need("count", 1)),
        leaf("run", 4 * KM, Per.SESSION, need=need("count", 2)),
        leaf("run", 2, Per.WEEK, agg=Agg.DAYS, each=4 * KM, need=need("count", 1)),
        leaf("run", 9 * KM, Per.ROLLING, roll_days=2, need=need("count", 1)),
        leaf("run", 1, Per.BY, by=Key.TAG, measure=Measure.SESSIONS, need=need("count", 1)),
    ],
)
def test_no_kind_of_bucket_sees_what_is_taken(goal: Leaf) -> None:
    tagged = [replace(run, tags=("club",)) for run in RUNS]
    subject = challenge(goal, "2026-11-01", days=30)
    assert judge(subject, tagged, "2026-11-30").completed_on is not None
    taken = (Taken(period=period("2026-11-01", None), activities=frozenset({"run"})),)
    found = judge(subject, tagged, "2026-11-30", taken=taken)
    assert (found.completed_on, found.goals[0].hits) == (None, 0)


def test_no_slot_sees_what_is_taken() -> None:
    goal = leaf("run", 4 * KM, Per.EVERY, agg=Agg.MAX, every_s=14_400, need=need("count", 1))
    window = Window(kind=WindowKind.INSTANT, length_s=48 * 3600)
    subject = challenge(goal, "", window=window, starts_at="2026-11-05T10:00+00:00", zone="UTC")
    now = "2026-11-06T10:00+00:00"
    assert judge(subject, RUNS, "2026-11-06", now=now).goals[0].hits > 0
    taken = (Taken(period=period("2026-11-01", None)),)
    assert judge(subject, RUNS, "2026-11-06", now=now, taken=taken).goals[0].hits == 0


def test_awards_of_the_other_challenge_are_not_earned_by_what_is_taken() -> None:
    longest = Award(key="six", title="Six", on=Trigger.SESSION, amount=6 * KM)
    subject = challenge(WHOLE, "2026-11-01", days=30, awards=(longest,))
    assert len(judge(subject, RUNS, "2026-11-30").medals) == 1
    taken = (Taken(period=period("2026-11-05", "2026-11-08")),)
    assert judge(subject, RUNS, "2026-11-30", taken=taken).medals == ()
