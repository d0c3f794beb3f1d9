"""Buckets of real time, `every <duration>`: cases B07, C04, C05, laps that must end in time, and a plain walk."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, challenge, evidence, judge, leaf, on, session
from tracker.domain.attempt import Attempt
from tracker.domain.days import local_time
from tracker.domain.goals import Agg, Leaf, Need, NeedKind, Per, Ramp
from tracker.domain.progress import Status, StreakStatus
from tracker.domain.sessions import Session
from tracker.domain.slots import SlotTally
from tracker.domain.templates import Award, Challenge, Continuity, OnMiss, Window, WindowKind

MILES_4 = 6_437_376
LAP = 6_705_600
LEGS = Window(kind=WindowKind.INSTANT, length_s=48 * 3600)
YARD = Window(kind=WindowKind.INSTANT)


def every(hours: float, target: int = MILES_4, **fields: object) -> Leaf:
    found = leaf("run", target, Per.EVERY, agg=Agg.MAX, every_s=round(hours * 3600))
    return replace(found, **fields)  # type: ignore[arg-type]


def legs(starts_at: str, zone: str, goal: Leaf | None = None, **rules: object) -> Challenge:
    return challenge(goal or every(4), "", window=LEGS, starts_at=starts_at, zone=zone, **rules)  # type: ignore[arg-type]


def runs(start: str, offsets: Iterable[float], zone: str = "UTC", km: float = 6.5, minutes: int = 40) -> list[Session]:
    """Runs that begin so many hours after `start`."""
    first = datetime.fromisoformat(start)
    return [
        session(start=(first + timedelta(hours=hours)).isoformat(), zone=zone, km=km, minutes=minutes)
        for hours in offsets
    ]


def slots_of(subject: Challenge, today: str) -> SlotTally:
    found = Attempt(subject, evidence(subject, []), on(today), subject.period).tallies["run"]
    assert isinstance(found, SlotTally)
    return found


def opening(subject: Challenge, leg: int, zone: str) -> str:
    """The clock at which a leg, from 1, opens."""
    return f"{local_time(slots_of(subject, '2021-03-06').opens(leg - 1), zone):%Y-%m-%d %H:%M%z}"


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [("America/Los_Angeles", "2021-03-05", "2021-03-07"), ("Europe/London", "2021-03-06", "2021-03-08")],
)
def test_b07_twelve_legs_wherever_one_is(zone: str, first: str, last: str) -> None:
    subject = legs("2021-03-06T04:00+00:00", zone)
    assert (subject.period.start, subject.period.last) == (on(first), on(last))
    assert subject.ends_at == datetime(2021, 3, 8, 4, tzinfo=UTC)
    done = runs("2021-03-06T04:00+00:00", range(0, 48, 4), zone)
    before = judge(subject, done[:-1], last, now="2021-03-08T00:30+00:00")
    assert (before.goals[0].hits, before.goals[0].needed, before.status) == (11, 12, Status.ACTIVE)
    found = judge(subject, done, last, now="2021-03-08T00:50+00:00")
    assert found.completed_on == on("2021-03-07" if zone.startswith("America") else "2021-03-08")


def test_b07_the_clocks_of_the_legs() -> None:
    subject = legs("2021-03-06T04:00+00:00", "Europe/London")
    assert opening(subject, 1, "America/Los_Angeles") == "2021-03-05 20:00-0800"
    assert opening(subject, 1, "Europe/London") == "2021-03-06 04:00+0000"
    assert opening(subject, 12, "UTC") == "2021-03-08 00:00+0000"


@pytest.mark.parametrize(
    ("start", "hits"),
    [
        ("2021-03-06T03:59:59+00:00", 0),
        ("2021-03-06T04:00:00+00:00", 1),
        ("2021-03-08T03:59:59+00:00", 1),
        ("2021-03-08T04:00:00+00:00", 0),
    ],
)
def test_b07_the_edges_of_the_window(start: str, hits: int) -> None:
    subject = legs("2021-03-06T04:00+00:00", "Europe/London")
    run = session(start=start, zone="Europe/London", km=6.5, minutes=40)
    assert judge(subject, [run], "2021-03-09", now="2021-03-09T12:00+00:00").goals[0].hits == hits


def test_c04_bells_of_a_backyard_over_the_hour_that_comes_twice() -> None:
    goal = every(1, LAP, need=Need(NeedKind.STREAK))
    subject = challenge(goal, "", window=YARD, starts_at="2026-10-24T12:00+00:00", zone="Europe/Oslo")
    slots = slots_of(subject, "2026-10-25")
    bells = [local_time(slots.opens(number), "Europe/Oslo") for number in (12, 13)]
    assert [f"{bell:%H:%M%z}" for bell in bells] == ["02:00+0200", "02:00+0100"]
    assert [slots.opens(number) for number in (12, 13)] == [
        datetime(2026, 10, 25, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    ]
    laps = runs("2026-10-24T12:00+00:00", range(15), "Europe/Oslo", km=6.7056, minutes=55)
    found = judge(subject, laps, "2026-10-25", now="2026-10-25T02:58+00:00", zone="Europe/Oslo")
    assert found.streak is not None
    assert (found.streak.current, found.streak.status, found.status) == (15, StreakStatus.SAFE, Status.ACTIVE)


def test_c05_every_four_hours_over_the_hour_that_is_missing() -> None:
    subject = legs("2026-03-28T19:00+00:00", "Europe/Oslo")
    slots = slots_of(subject, "2026-03-29")
    opens = [local_time(slots.opens(number), "Europe/Oslo") for number in range(12)]
    assert [f"{wall:%H:%M}" for wall in opens[:4]] == ["20:00", "00:00", "05:00", "09:00"]
    assert (slots.count, f"{opens[-1]:%d %H:%M}") == (12, "30 17:00")
    assert subject.ends_at == datetime(2026, 3, 30, 19, tzinfo=UTC)


def test_c05_a_leg_by_the_wall_clock_would_be_too_early() -> None:
    """04:00 in summer time lies in the leg that began at midnight, for a clock that sprang forward."""
    subject = legs("2026-03-28T19:00+00:00", "Europe/Oslo")
    at_midnight = session(start="2026-03-28T23:00+00:00", zone="Europe/Oslo", km=6.5, minutes=40)
    at_four = session(start="2026-03-29T02:00+00:00", zone="Europe/Oslo", km=6.5, minutes=40)
    at_five = session(start="2026-03-29T03:00+00:00", zone="Europe/Oslo", km=6.5, minutes=40)
    judged = {"today": "2026-03-29", "now": "2026-03-29T05:00+00:00", "zone": "Europe/Oslo"}
    assert judge(subject, [at_midnight, at_four], **judged).goals[0].hits == 1  # type: ignore[arg-type]
    assert judge(subject, [at_midnight, at_five], **judged).goals[0].hits == 2  # type: ignore[arg-type]


def test_4x4x48_across_a_clock_change_from_start_to_medal() -> None:
    finish = Award(key="done", title="4x4x48")
    subject = legs("2026-03-28T19:00+00:00", "Europe/Oslo", awards=(finish,))
    done = runs("2026-03-28T19:00+00:00", range(0, 48, 4), "Europe/Oslo")
    found = judge(subject, done, "2026-03-30", now="2026-03-30T15:41+00:00", zone="Europe/Oslo")
    assert (found.status, found.completed_on) == (Status.COMPLETED, on("2026-03-30"))
    assert [medal.on for medal in found.medals] == [on("2026-03-30")]
    assert found.streak is not None
    assert (found.streak.current, found.streak.longest) == (12, 12)
    gone = [run for run in done if run.started_at != datetime(2026, 3, 29, 3, tzinfo=UTC)]
    missed = judge(subject, gone, "2026-03-31", now="2026-03-30T19:00+00:00", zone="Europe/Oslo")
    assert (missed.status, missed.goals[0].hits, missed.medals) == (Status.FAILED, 11, ())


@pytest.mark.parametrize(("on_miss", "status"), [(OnMiss.CONTINUE, Status.ACTIVE), (OnMiss.FAIL, Status.FAILED)])
def test_a_leg_is_missed_when_the_next_one_opens(on_miss: OnMiss, status: Status) -> None:
    subject = legs("2021-03-06T04:00+00:00", "UTC", continuity=Continuity(on_miss=on_miss))
    done = runs("2021-03-06T04:00+00:00", (0, 8))
    assert judge(subject, done[:1], "2021-03-06", now="2021-03-06T11:59:59+00:00").status is Status.ACTIVE
    assert judge(subject, done, "2021-03-06", now="2021-03-06T12:40+00:00").status is status


def test_the_leg_that_is_open_now_is_what_today_asks() -> None:
    subject = legs("2021-03-06T04:00+00:00", "UTC")
    done = runs("2021-03-06T04:00+00:00", (0, 4))
    found = judge(subject, done, "2021-03-06", now="2021-03-06T11:59+00:00")
    assert (found.targets[0].number, found.targets[0].done, found.targets[0].hit) == (1, 6_500_000, True)
    found = judge(subject, done, "2021-03-06", now="2021-03-06T12:00+00:00")
    assert (found.targets[0].number, found.targets[0].done, found.targets[0].hit) == (2, 0, False)
    assert found.streak is not None
    assert (found.streak.current, found.streak.status) == (2, StreakStatus.AT_RISK)


@pytest.mark.parametrize(
    ("agg", "bouts", "hit"),
    [
        (Agg.MAX, ((0, 6.5),), True),
        (Agg.MAX, ((0, 3.3), (1, 3.3)), False),
        (Agg.SUM, ((0, 3.3), (1, 3.3)), True),
        (Agg.SUM, ((3, 3.3), (4, 3.3)), False),
        (Agg.MAX, ((3.9, 6.5),), True),  # over the end of its slot
    ],
)
def test_the_sum_or_the_greatest_of_a_slot(agg: Agg, bouts: tuple[tuple[float, float], ...], hit: bool) -> None:
    subject = legs("2021-03-06T04:00+00:00", "UTC", every(4, agg=agg))
    done = [one for hour, km in bouts for one in runs("2021-03-06T04:00+00:00", (hour,), km=km)]
    assert (judge(subject, done, "2021-03-06", now="2021-03-06T20:00+00:00").goals[0].hits == 1) is hit


@pytest.mark.parametrize(("elapsed", "inside"), [(3599, True), (3600, True), (3601, False)])
def test_a_lap_must_end_within_its_hour(elapsed: int, inside: bool) -> None:
    goal = every(1, LAP, need=Need(NeedKind.STREAK), inside=True)
    subject = challenge(goal, "", window=YARD, starts_at="2026-10-24T12:00+00:00", zone="UTC")
    lap = session(start="2026-10-24T13:00+00:00", distance_mm=LAP, elapsed_s=elapsed)
    assert (judge(subject, [lap], "2026-10-24", now="2026-10-24T14:10+00:00").goals[0].hits == 1) is inside


def test_a_lap_that_begins_late_ends_at_the_same_bell() -> None:
    goal = every(1, LAP, need=Need(NeedKind.STREAK), inside=True)
    subject = challenge(goal, "", window=YARD, starts_at="2026-10-24T12:00+00:00", zone="UTC")
    late = session(start="2026-10-24T13:05+00:00", distance_mm=LAP, elapsed_s=56 * 60)
    assert judge(subject, [late], "2026-10-24", now="2026-10-24T14:10+00:00").goals[0].hits == 0


def test_a_backyard_ends_with_the_first_lap_that_is_missing() -> None:
    goal = every(1, LAP, need=Need(NeedKind.STREAK), inside=True)
    rules = Continuity(on_miss=OnMiss.FAIL)
    subject = challenge(goal, "", window=YARD, starts_at="2026-10-24T12:00+00:00", zone="UTC", continuity=rules)
    laps = runs("2026-10-24T12:00+00:00", range(5), km=6.7056, minutes=55)
    found = judge(subject, laps, "2026-10-24", now="2026-10-24T18:00+00:00")
    assert found.status is Status.FAILED
    assert found.streak is not None
    assert found.streak.longest == 5, "the laps stay: DNF with distance"


def test_a_session_without_a_clock_is_in_no_slot() -> None:
    subject = legs("2021-03-06T04:00+00:00", "UTC")
    untimed = session(day="2021-03-06", km=6.5, timed=False)
    assert judge(subject, [untimed], "2021-03-06", now="2021-03-06T20:00+00:00").goals[0].hits == 0


@pytest.mark.parametrize(
    ("need", "hours", "met"),
    [
        (Need(), range(10), "2026-01-01"),
        (Need(), range(9), None),
        (Need(NeedKind.COUNT, 3), (0, 4, 9), "2026-01-01"),
        (Need(NeedKind.STREAK, 3), (0, 1, 4, 5, 6), "2026-01-01"),
        (Need(NeedKind.STREAK, 3), (0, 1, 4, 5, 7), None),
        (Need(NeedKind.BEST, 3), (0, 1, 4), "2026-01-01"),
    ],
)
def test_a_mile_on_the_hour(need: Need, hours: Iterable[int], met: str | None) -> None:
    window = Window(kind=WindowKind.INSTANT, length_s=10 * 3600)
    target = 1_609_344 * (3 if need.kind is NeedKind.BEST else 1)
    subject = challenge(every(1, target, need=need), "", window=window, starts_at="2026-01-01T09:00+00:00", zone="UTC")
    done = runs("2026-01-01T09:00+00:00", hours, km=1.609344, minutes=10)
    found = judge(subject, done, "2026-01-01", now="2026-01-01T18:30+00:00")
    assert found.completed_on == (on(met) if met else None)


@pytest.mark.parametrize(("km", "hits"), [((1, 2, 3), 3), ((1, 1, 3), 2), ((3, 2, 1), 2)])
def test_a_ladder_by_the_hour(km: tuple[int, ...], hits: int) -> None:
    """One mile in the first hour, two in the second."""
    subject = challenge(
        replace(every(1), target=Ramp(0, 1_609_344)), "", window=YARD, starts_at="2026-01-01T09:00+00:00", zone="UTC"
    )
    done = [
        one
        for n, miles in enumerate(km)
        for one in runs("2026-01-01T09:00+00:00", (n,), km=miles * 1.609344, minutes=50)
    ]
    assert judge(subject, done, "2026-01-01", now="2026-01-01T13:00+00:00").goals[0].hits == hits


@pytest.mark.parametrize("seconds", [900, 1800, 3600, 5400, 4 * 3600, 6 * 3600, 24 * 3600])
@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("2026-03-28T19:00+00:00", "Europe/Oslo"),
        ("2026-10-24T12:00+00:00", "Europe/Oslo"),
        ("2011-12-29T20:00+00:00", "Pacific/Apia"),
    ],
)
def test_every_duration_is_real_time(seconds: int, start: str, zone: str) -> None:
    window = Window(kind=WindowKind.INSTANT, length_s=48 * 3600)
    goal = every(seconds / 3600)
    subject = challenge(goal, "", window=window, starts_at=start, zone=zone)
    slots = slots_of(subject, str(subject.period.start))
    first = datetime.fromisoformat(start)
    assert slots.count == 48 * 3600 // seconds
    for number in range(slots.count):
        assert slots.opens(number) == first + timedelta(seconds=number * seconds)
        assert slots.slot_at(slots.opens(number)) == number
        assert slots.slot_at(slots.opens(number + 1) - timedelta(seconds=1)) == number


@given(
    st.lists(st.tuples(st.integers(-7200, 60 * 3600), st.integers(1, 8)), max_size=30, unique_by=lambda one: one[0]),
    st.sampled_from((1800, 3600, 4 * 3600)),
    st.sampled_from((Agg.SUM, Agg.MAX)),
    st.integers(1, 12),
)
def test_slots_against_a_walk(bouts: list[tuple[int, int]], every_s: int, agg: Agg, target: int) -> None:
    count = 48 * 3600 // every_s
    held: list[list[int]] = [[] for _ in range(count)]
    for offset, km in bouts:
        if 0 <= offset < 48 * 3600:
            held[offset // every_s].append(km)
    expected = sum((sum(one) if agg is Agg.SUM else max(one, default=0)) >= target for one in held)
    start = "2026-03-28T19:00+00:00"
    subject = legs(start, "Europe/Oslo", every(every_s / 3600, target * KM, agg=agg))
    done = [one for offset, km in bouts for one in runs(start, (offset / 3600,), "Europe/Oslo", km=km, minutes=10)]
    found = judge(subject, done, "2026-04-02", now="2026-04-02T00:00+00:00", zone="Europe/Oslo")
    assert (found.goals[0].hits, found.goals[0].needed) == (expected, count)
    assert (found.status is Status.COMPLETED) is (expected == count)
