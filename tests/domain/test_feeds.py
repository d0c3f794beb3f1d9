"""What a line adds to a target: the same figures as afterwards, whatever the target is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.domain.building import KM, challenge, evidence, judge, leaf, on, session
from tracker.domain.assess import assess
from tracker.domain.feeds import feeds_of, needs_clock, too_late
from tracker.domain.goals import Attribution, Cmp, Need, NeedKind, Per
from tracker.domain.progress import Progress
from tracker.domain.sessions import Part, Session
from tracker.domain.teams import together
from tracker.domain.templates import Challenge, Entry, Team, TeamAgg, Window, WindowKind


@pytest.mark.parametrize(
    ("team", "after"),
    [
        (Team(agg=TeamAgg.BEST, k=2), 19),  # 11 and 8, not the 3 (times two) of the second
        (Team(agg=TeamAgg.MIN), 6),
        (Team(agg=TeamAgg.SUM), 25),
    ],
)
def test_a_team_is_fed_by_its_rule_and_factors(team: Team, after: int) -> None:
    subject = challenge(leaf("run", 20 * KM), "2026-11-02", days=3)
    subject = replace(
        subject,
        template=replace(subject.template, team=team),
        athletes=("a", "b", "c"),
        factors=(1000, 2000, 1000),
    )
    held = [[session(day="2026-11-02", km=11)], [session(day="2026-11-02", km=3)], []]
    found = judge_team(subject, held, mine=2)
    (feed,) = feeds_of(found, [session(day="2026-11-02", km=8)])
    held[2] = [session(day="2026-11-02", km=8)]
    then = judge_team(subject, held, mine=2).targets[0]
    assert (feed.after, feed.hit) == (then.done, then.hit) == (after * KM, after >= 20)


def judge_team(subject: Challenge, held: list[list[Session]], mine: int) -> Progress:
    members = [evidence(subject, sessions) for sessions in held]
    return assess(subject, together(subject, members, mine), on("2026-11-02"))


def test_a_bound_that_is_broken_is_no_hit() -> None:
    subject = challenge(leaf("run", 10 * KM, cmp=Cmp.AT_MOST), "2026-11-02", days=3)
    found = judge(subject, [session(day="2026-11-02", km=8)], "2026-11-02")
    (kept,) = feeds_of(found, [session(day="2026-11-02", km=1)])
    (broken,) = feeds_of(found, [session(day="2026-11-02", km=4)])
    assert (kept.after, kept.hit, kept.at_most) == (9 * KM, True, True)
    assert (broken.after, broken.hit) == (12 * KM, False)


def test_the_best_days_are_fed_together() -> None:
    subject = challenge(leaf("run", 30 * KM, need=Need(NeedKind.BEST, 2)), "2026-11-02", days=5)
    found = judge(subject, [session(day="2026-11-02", km=12)], "2026-11-04")
    (feed,) = feeds_of(found, [session(day="2026-11-04", km=9)])
    assert (feed.before, feed.after, feed.target) == (12 * KM, 21 * KM, 30 * KM)


def slots() -> Challenge:
    window = Window(kind=WindowKind.INSTANT, length_s=12 * 3600)
    goal = leaf("run", 4 * KM, Per.EVERY, every_s=4 * 3600)
    return challenge(goal, "2026-11-02", window=window, starts_at="2026-11-02T04:00+00:00")


def test_a_leg_that_is_entered_late_feeds_its_own_slot() -> None:
    found = judge(slots(), [], "2026-11-02", now="2026-11-02T09:30+00:00")
    (feed,) = feeds_of(found, [session(start="2026-11-02T04:10+00:00", km=5, minutes=30)])
    assert (feed.before, feed.after, feed.hit) == (0, 5 * KM, True)


def test_a_leg_without_a_clock_time_is_asked_for_one() -> None:
    found = judge(slots(), [], "2026-11-02", now="2026-11-02T05:30+00:00")
    leg = session(day="2026-11-02", km=5, timed=False)
    assert feeds_of(found, [leg]) == ()
    assert needs_clock(found, [leg])
    assert not needs_clock(found, [session("ride", "2026-11-02", 5, timed=False)])


def test_the_evening_before_feeds_a_strict_goal() -> None:
    goal = leaf("run", 5 * KM, attribution=Attribution.STRICT)
    found = judge(challenge(goal, "2026-11-02", days=3), [], "2026-11-02")
    (feed,) = feeds_of(found, [session(start="2026-11-01T23:00+00:00", km=20, minutes=120)])
    assert (feed.after, feed.hit) == (10 * KM, True)


def test_a_leg_feeds_the_target_of_its_kind() -> None:
    subject = challenge(leaf("run", 20 * KM), "2026-11-02", days=3)
    legs = (Part(activity="swim", distance_mm=KM), Part(activity="run", distance_mm=7 * KM))
    found = judge(subject, [session(day="2026-11-02", km=5)], "2026-11-02")
    (feed,) = feeds_of(found, [session("triathlon", "2026-11-02", 50, parts=legs)])
    assert (feed.before, feed.after) == (5 * KM, 12 * KM)
    assert feeds_of(found, [session("triathlon", "2026-11-02", 50, parts=legs[:1])]) == ()


def test_what_was_there_before_the_challenge_is_not_too_late() -> None:
    subject = challenge(leaf("run", 20 * KM), "2026-11-02", days=3, entry=Entry(late_days=1))
    found = judge(subject, [], "2026-11-08")
    late = session(day="2026-11-02", km=8, logged="2026-11-08T12:00+00:00")
    assert too_late(found, [late])
    assert feeds_of(found, [late]) == ()
    assert too_late(found, [replace(late, source="fit")]), "a recording has to be in on time too"
    retro = judge(replace(subject, joined_at=datetime(2026, 11, 9, tzinfo=UTC)), [], "2026-11-09")
    assert not too_late(retro, [late])
    assert [feed.after for feed in feeds_of(retro, [late])] == [8 * KM]
    legs = replace(late, activity="triathlon", parts=(Part(activity="run", distance_mm=KM),))
    assert too_late(found, [legs])
