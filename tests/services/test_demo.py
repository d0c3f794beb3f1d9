"""The demo journal: the couple's story to the kilometre, a year that could have been, the same every time."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from tracker.config import seeds_dir
from tracker.domain.activities import activity
from tracker.domain.days import local_date
from tracker.domain.sessions import Athlete, MarkKind, Session
from tracker.domain.streaks import Run, runs
from tracker.formats.template import load_template
from tracker.services.demo import DEMO_NOW, Story, demo_story

KM = 1_000_000
EVENING = datetime(2025, 6, 28, 17, 0, tzinfo=UTC)
AFTERWARDS = datetime(2025, 7, 1, tzinfo=UTC)
GOA = [date(2025, 6, 26) + timedelta(days=n) for n in range(5)]


@pytest.fixture(scope="module")
def now() -> Story:
    return demo_story()


@pytest.fixture(scope="module")
def whole() -> Story:
    return demo_story(AFTERWARDS)


def called(story: Story, name: str) -> Athlete:
    return next(athlete for athlete in story.athletes if athlete.name == name)


def of(story: Story, name: str) -> list[Session]:
    athlete = called(story, name)
    return [session for session in story.sessions if session.athlete_id == athlete.id]


def km(sessions: list[Session], kind: str, day: date) -> float:
    return sum(s.distance_mm or 0 for s in sessions if s.activity == kind and s.local_date == day) / KM


def on_the_road(sessions: list[Session]) -> float:
    """Kilometres ridden and run since 26 June."""
    return sum(km(sessions, kind, day) for kind in ("ride", "run") for day in GOA)


def test_it_is_twenty_to_seven_in_the_evening_in_india() -> None:
    assert DEMO_NOW.isoformat() == "2025-06-28T13:10:00+00:00"


def test_milind_on_day_three_that_evening_and_at_the_end(now: Story, whole: Story) -> None:
    milind = of(now, "Milind")
    assert (km(milind, "ride", GOA[2]), km(milind, "run", GOA[2])) == (72, 20)
    assert on_the_road(milind) == 312
    assert on_the_road(of(demo_story(EVENING), "Milind")) == 330
    assert on_the_road(of(whole, "Milind")) == 550
    for day in GOA:
        assert (km(of(whole, "Milind"), "ride", day), km(of(whole, "Milind"), "run", day)) == (90, 20)


def test_hills_and_push_ups_every_day(whole: Story) -> None:
    for day in GOA:
        there = [session for session in of(whole, "Milind") if session.local_date == day]
        climbs = sum(session.climb_mm or 0 for session in there if session.activity == "ride") / 1000
        assert 620 <= climbs <= 1_450
        assert any(session.activity == "push-up" for session in there)


def test_ankita_goes_her_own_way(now: Story, whole: Story) -> None:
    ankita = of(whole, "Ankita")
    for day in GOA:
        assert km(ankita, "run", day) > 0
        assert km(ankita, "ride", day) < 90
    assert 0 < on_the_road(of(now, "Ankita")) < 312


@pytest.mark.parametrize(("name", "elapsed"), [("Milind", 2 * 3600 + 5 * 60 + 10), ("Ankita", 2 * 3600 + 18 * 60 + 40)])
def test_the_midnight_half(now: Story, name: str, elapsed: int) -> None:
    (half,) = [session for session in of(now, name) if session.race]
    assert (half.activity, half.distance_mm, half.elapsed_s) == ("run", 21_097_500, elapsed)
    assert half.started_at == datetime(2025, 6, 21, 20, 30, tzinfo=UTC)
    assert (half.zone, half.local_date, half.end_date) == ("Europe/Oslo", date(2025, 6, 21), date(2025, 6, 22))
    assert "midnightsun" in half.tags
    assert half.note


def test_the_journey_to_norway_is_marked(now: Story) -> None:
    for athlete in now.athletes:
        moves = [(m.on, m.zone) for m in now.marks if m.athlete_id == athlete.id and m.kind is MarkKind.TRAVEL]
        assert moves == [(date(2025, 6, 18), "Europe/Oslo"), (date(2025, 6, 23), "Asia/Kolkata")]
    there = [session for session in now.sessions if date(2025, 6, 19) <= session.local_date <= date(2025, 6, 22)]
    assert there
    assert {session.zone for session in there} == {"Europe/Oslo"}


def _streaks(story: Story, name: str) -> list[Run]:
    """Runs of active days, bridged by marks as the streak over everything logged is."""
    athlete = called(story, name)
    marked = {mark.on.toordinal() for mark in story.marks if mark.athlete_id == athlete.id}
    return runs({session.local_date.toordinal() for session in of(story, name)}, marked)


def test_the_longest_streak_has_41_days(now: Story) -> None:
    longest = max(_streaks(now, "Milind"), key=lambda run: run.count)
    assert (longest.count, date.fromordinal(longest.first), date.fromordinal(longest.last)) == (
        41,
        date(2025, 2, 12),
        date(2025, 3, 24),
    )


def test_a_streak_is_running(now: Story) -> None:
    last = _streaks(now, "Milind")[-1]
    assert (last.count, date.fromordinal(last.first), date.fromordinal(last.last)) == (
        23,
        date(2025, 6, 6),
        date(2025, 6, 28),
    )
    assert 14 <= _streaks(now, "Ankita")[-1].count < 41


def test_a_year_of_training_lies_behind(now: Story) -> None:
    for name, most in (("Milind", 10_000), ("Ankita", 5_000)):
        sessions = of(now, name)
        assert min(session.local_date for session in sessions) <= date(2024, 6, 18)
        months = {(session.local_date.year, session.local_date.month) for session in sessions}
        assert len(months) == 13
        assert 2_500 < sum(session.distance_mm or 0 for session in sessions) / KM < most
        assert len({session.activity for session in sessions}) >= 6
        assert any(session.note for session in sessions if session.local_date < date(2025, 6, 1))
        kinds = {mark.kind for mark in now.marks if mark.athlete_id == called(now, name).id}
        assert kinds == {MarkKind.REST, MarkKind.SICK, MarkKind.TRAVEL}


def test_speeds_are_human(whole: Story) -> None:
    for session in whole.sessions:
        if not session.distance_mm:
            continue
        assert session.elapsed_s is not None
        assert session.moving_s is None or 0 < session.moving_s <= session.elapsed_s
        kind = activity(session.activity)
        assert kind.slowest <= session.distance_mm / session.elapsed_s <= kind.fastest
        assert (session.climb_mm or 0) * 8 < session.distance_mm, "no stairway of an hour"
        if session.activity == "run":
            assert session.distance_mm / session.elapsed_s < 12.5 * KM / 3600
        if session.activity == "ride":
            assert session.distance_mm / session.elapsed_s < 30 * KM / 3600


def test_nobody_is_in_two_places_at_once(whole: Story) -> None:
    for athlete in whole.athletes:
        mine = sorted(of(whole, athlete.name), key=lambda session: session.started_at)
        for one, two in pairwise(mine):
            end = one.started_at + timedelta(seconds=one.elapsed_s or one.hold_s or 0)
            assert end <= two.started_at, (one, two)


def test_sessions_keep_the_rules_of_time(whole: Story) -> None:
    """T1: dates in the session's own zone; nothing was entered before it was done."""
    for session in whole.sessions:
        end = session.started_at + timedelta(seconds=session.elapsed_s or session.hold_s or 0)
        assert session.timed
        assert session.local_date == local_date(session.started_at, session.zone)
        assert session.end_date == local_date(end, session.zone)
        assert end <= session.logged_at
        assert session.logged_on == local_date(session.logged_at, session.zone)


def test_nothing_to_come_is_told(now: Story, whole: Story) -> None:
    assert all(session.logged_at < DEMO_NOW for session in now.sessions)
    assert all(mark.logged_at < DEMO_NOW for mark in now.marks)
    assert now.sessions == tuple(session for session in whole.sessions if session.logged_at < DEMO_NOW)
    assert now.athletes == whole.athletes


def test_the_story_is_the_same_every_time(now: Story) -> None:
    assert demo_story() == now


def test_identifiers_are_unique_to_their_ending(whole: Story) -> None:
    ids = [s.id for s in whole.sessions] + [m.id for m in whole.marks] + [a.id for a in whole.athletes]
    assert len({value[-6:] for value in ids}) == len(ids)
    assert [session.id for session in whole.sessions] == sorted(
        (session.id for session in whole.sessions), key=lambda value: value[:13]
    )


def test_challenges_that_were_started(now: Story) -> None:
    milind, ankita = (called(now, name).id for name in ("Milind", "Ankita"))
    assert ("mumbai-to-goa", date(2025, 6, 26), (milind, ankita)) in now.starts
    assert ("tromso-midnight-sun-half", date(2025, 6, 21), (milind, ankita)) in now.starts
    running = [slug for slug, _, athletes in now.starts if milind in athletes and not slug.startswith("tromso")]
    assert len(running) == 3
    for slug, _, _ in now.starts:
        assert load_template(seeds_dir() / f"{slug}.toml").slug == slug
    before = demo_story(datetime(2025, 6, 20, tzinfo=UTC))
    assert {slug for slug, _, _ in before.starts} == {"walk-1000-miles", "pushups-50-in-30"}


def test_the_push_up_table_was_kept(now: Story) -> None:
    (goal,) = [load_template(seeds_dir() / "pushups-50-in-30.toml").goal]
    table = getattr(goal, "target", ())
    done: dict[date, int] = defaultdict(int)
    for session in of(now, "Milind"):
        done[session.local_date] += session.reps or 0
    for n, row in enumerate(table[:20]):
        assert done[date(2025, 6, 9) + timedelta(days=n)] >= row
