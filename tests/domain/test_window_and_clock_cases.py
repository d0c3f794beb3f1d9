"""Cases B and C of the domain research that concern days, weeks, months, windows and clocks, by their ids.

Those of slots, spans and races stand with these; the last test looks for every id.
"""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.domain.building import KM, challenge, judge, leaf, on, session
from tracker.domain.days import local_date, month_of, months_after, settle, week_of
from tracker.domain.goals import Need, NeedKind, Per
from tracker.domain.progress import Status, StreakStatus
from tracker.domain.templates import Continuity, Entry, OnMiss, Window, WindowKind
from tracker.domain.windows import period_of
from tracker.errors import RefusedError

FESTIVE = Window(kind=WindowKind.FIXED, first=on("2026-12-24"), last=on("2026-12-31"), yearly=True)


def festive(start: str, zone: str) -> int:
    subject = challenge(leaf("ride", 500 * KM, Per.WINDOW), "2026-12-24", window=FESTIVE)
    total = judge(subject, [session("ride", km=60, start=start, zone=zone, minutes=120)], "2027-01-02").total
    assert total is not None
    return total.done


def test_b01_a_ride_into_the_new_year_counts_whole() -> None:
    assert festive("2026-12-31T22:30+00:00", "Europe/Oslo") == 60 * KM


def test_b02_a_ride_after_midnight_is_too_late() -> None:
    assert festive("2026-12-31T23:05+00:00", "Europe/Oslo") == 0


def test_b03_the_window_floats_in_the_athletes_calendar() -> None:
    assert festive("2026-12-23T10:30+00:00", "Pacific/Kiritimati") == 60 * KM
    assert festive("2026-12-23T09:30+00:00", "Pacific/Kiritimati") == 0


@pytest.mark.parametrize(("logged", "counts"), [("2019-05-19T18:20+00:00", True), ("2019-05-19T18:40+00:00", False)])
def test_b04_entered_on_the_last_or_after_the_last_day(logged: str, counts: bool) -> None:
    subject = challenge(leaf("run", 2 * KM), "2019-04-27", days=100, entry=Entry(late_days=9))
    run = session(km=5, start="2019-05-10T01:00+00:00", zone="Asia/Kolkata", logged=logged, minutes=30)
    assert run.logged_on == on("2019-05-19" if counts else "2019-05-20")
    assert judge(subject, [run], "2019-05-20").stages[13].hit is counts


@pytest.mark.parametrize(("day", "counts"), [("2020-05-02", True), ("2020-05-01", False)])
def test_b05_three_days_back(day: str, counts: bool) -> None:
    subject = challenge(leaf("run", 100 * KM, Per.WINDOW), "2020-05-01", days=123, entry=Entry(late_days=3))
    total = judge(subject, [session(day=day, km=5, logged="2020-05-05T10:00+00:00")], "2020-05-06").total
    assert total is not None
    assert (total.done > 0) is counts


@pytest.mark.parametrize(("logged", "counts"), [("2027-01-04T23:59+00:00", True), ("2027-01-05T00:30+00:00", False)])
def test_b06_a_deadline_that_is_an_instant(logged: str, counts: bool) -> None:
    entry = Entry(late_until=datetime(2027, 1, 4, 23, 59, tzinfo=UTC))
    subject = challenge(leaf("erg-row", 100 * KM, Per.WINDOW), "2026-11-26", days=29, entry=entry)
    row = session(
        "erg-row", km=5, start="2026-12-25T07:50+00:00", zone="America/Los_Angeles", logged=logged, minutes=30
    )
    assert row.local_date == on("2026-12-24")
    assert row.logged_on == on("2027-01-04")  # in Los Angeles it is still the 4th
    total = judge(subject, [row], "2027-01-05").total
    assert total is not None
    assert (total.done > 0) is counts


def test_b12_a_miss_restarts_and_the_old_attempt_stays() -> None:
    rules = Continuity(excuses=frozenset(), on_miss=OnMiss.RESTART)
    subject = challenge(leaf("run", KM), "2026-11-01", days=75, continuity=rules)
    runs = [session(day=f"2026-11-{n:02d}", km=5) for n in range(1, 12)]
    running = judge(subject, runs, "2026-11-12")
    assert (running.attempt, running.period.start, running.status) == (1, on("2026-11-01"), Status.ACTIVE)
    later = judge(subject, runs, "2026-11-13")
    assert (later.attempt, later.period.start, later.day) == (2, on("2026-11-13"), 1)
    assert later.period.end == on("2027-01-27")
    assert later.status is Status.ACTIVE


def test_b13_a_fixed_window_counts_both_ends() -> None:
    window = Window(kind=WindowKind.FIXED, first=on("2026-11-26"), last=on("2027-01-01"))
    assert period_of(window, on("2026-11-20")).days == 37


def test_b14_a_year_from_a_leap_day() -> None:
    assert period_of(Window(kind=WindowKind.ROLLING, years=1), on("2028-02-29")).last == on("2029-02-28")


@pytest.mark.parametrize(("year", "day29"), [(2028, "2028-02-29"), (2027, "2027-03-01")])
def test_b15_day_29_of_a_challenge_from_february(year: int, day29: str) -> None:
    period = period_of(Window(kind=WindowKind.ROLLING, days=60), date(year, 2, 1))
    assert period.day_number(on(day29)) == 29


def test_c01_a_time_that_never_was_is_refused_with_the_shifted_one() -> None:
    with pytest.raises(RefusedError, match="2026-03-29 03:30"):
        settle(on("2026-03-29"), 2 * 3600 + 1800, "Europe/Oslo")
    assert settle(on("2026-03-29"), 3 * 3600 + 1800, "Europe/Oslo").instant == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_c02_an_ambiguous_time_is_the_first() -> None:
    found = settle(on("2026-10-25"), 2 * 3600 + 1800, "Europe/Oslo")
    assert found.instant == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert found.other == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert settle(on("2026-10-25"), 9000, "Europe/Oslo", second=True).instant == found.other


def test_c03_elapsed_time_over_the_hour_that_comes_twice() -> None:
    start = settle(on("2026-10-25"), 5400, "Europe/Oslo").instant
    end = settle(on("2026-10-25"), 9000, "Europe/Oslo", second=True).instant
    assert end - start == timedelta(hours=2)


def test_c06_the_week_of_a_sunday() -> None:
    assert week_of(on("2026-11-22")) == on("2026-11-16")
    assert week_of(on("2026-11-22"), 6) == on("2026-11-22")


def test_c07_the_first_days_of_a_year() -> None:
    key = week_of(on("2027-01-01"))
    assert key == on("2026-12-28")
    assert key.isocalendar()[:2] == (2026, 53)


def test_c08_weekly_streak_over_the_turn_of_the_year() -> None:
    goal = leaf("run", 5 * KM, Per.WEEK, need=Need(NeedKind.STREAK))
    runs = [session(day=day, km=6) for day in ("2026-12-27", "2026-12-30", "2027-01-05")]
    streak = judge(challenge(goal, "2026-12-01"), runs, "2027-01-06").streak
    assert streak is not None
    assert (streak.current, streak.unit, streak.status) == (3, "week", StreakStatus.SAFE)


def test_c09_the_month_of_an_instant_depends_on_the_zone() -> None:
    day = local_date(datetime(2026, 11, 30, 10, 30, tzinfo=UTC), "Pacific/Kiritimati")
    assert day == on("2026-12-01")
    assert month_of(day) == on("2026-12-01")


def test_c10_months_are_never_built_by_adding_to_a_date() -> None:
    firsts = [months_after(on("2027-01-01"), n) for n in range(1, 13)]
    assert firsts == [month_of(day) for day in firsts]
    subject = challenge(leaf("run", 10 * KM, Per.MONTH), "2027-01-01", days=90)
    runs = [session(day="2027-01-31", km=11), session(day="2027-02-28", km=11), session(day="2027-03-31", km=11)]
    assert judge(subject, runs, "2027-03-31").goals[0].hits == 3


def test_c13_a_date_that_never_was_is_refused() -> None:
    with pytest.raises(RefusedError, match="does not exist"):
        settle(on("2011-12-30"), 12 * 3600, "Pacific/Apia")


def test_every_case_is_carried_by_a_test() -> None:
    """A01 to A30 as cases of the streak table, B01 to B15 and C01 to C13 as tests that bear the id."""
    tests = Path(__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in sorted(tests.glob("*.py"))]
    found = {name.upper() for text in sources for name in re.findall(r"^def test_([bc]\d\d)_", text, re.MULTILINE)}
    found |= {name for text in sources for name in re.findall(r"^ {8}\"(A\d\d)\",$", text, re.MULTILINE)}
    wanted = {f"{letter}{n:02d}" for letter, most in (("A", 30), ("B", 15), ("C", 13)) for n in range(1, most + 1)}
    assert found == wanted
