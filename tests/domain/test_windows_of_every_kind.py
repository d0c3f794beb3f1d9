"""Windows of every kind: fixed, yearly, rolling, recurring, seasons, instants, open; editions; history; first hits."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.building import KM, both, challenge, judge, leaf, need, on, session
from tracker.domain.days import Period
from tracker.domain.goals import Per
from tracker.domain.progress import Status
from tracker.domain.templates import Award, Edition, RaceDay, Template, Window, WindowKind
from tracker.domain.windows import period_of, resolved, rolling_end, span_of, start_for
from tracker.errors import RefusedError


def window(kind: str, **fields: object) -> Window:
    return replace(Window(kind=WindowKind(kind)), **fields)  # type: ignore[arg-type]


def fixed(first: str, last: str, *, yearly: bool = False) -> Window:
    return window("fixed", first=on(first), last=on(last), yearly=yearly)


@pytest.mark.parametrize(
    ("kind", "start", "first", "last"),
    [
        (fixed("2020-05-01", "2020-08-31"), "2020-04-01", "2020-05-01", "2020-08-31"),
        (fixed("2020-05-01", "2020-08-31"), "2020-08-31", "2020-05-01", "2020-08-31"),
        (fixed("2026-12-24", "2026-12-31", yearly=True), "2026-12-31", "2026-12-24", "2026-12-31"),
        (fixed("2026-12-24", "2026-12-31", yearly=True), "2027-01-01", "2027-12-24", "2027-12-31"),
        (fixed("2026-12-24", "2026-12-31", yearly=True), "2031-06-01", "2031-12-24", "2031-12-31"),
        (fixed("2026-12-26", "2027-01-06", yearly=True), "2028-01-06", "2027-12-26", "2028-01-06"),
        (fixed("2026-12-26", "2027-01-06", yearly=True), "2028-01-07", "2028-12-26", "2029-01-06"),
        (fixed("2028-02-01", "2028-02-29", yearly=True), "2028-02-10", "2028-02-01", "2028-02-29"),
        (fixed("2028-02-01", "2028-02-29", yearly=True), "2027-02-10", "2027-02-01", "2027-02-28"),
        (fixed("2027-01-01", "2027-12-31", yearly=True), "2028-03-01", "2028-01-01", "2028-12-31"),
        (window("rolling", days=75), "2026-11-01", "2026-11-01", "2027-01-14"),
        (window("rolling", days=1), "2026-11-01", "2026-11-01", "2026-11-01"),
        (window("rolling", months=1), "2026-11-05", "2026-11-05", "2026-12-04"),
        (window("rolling", months=1), "2027-01-31", "2027-01-31", "2027-02-28"),
        (window("rolling", months=6), "2026-08-31", "2026-08-31", "2027-02-28"),
        (window("rolling", years=1), "2026-11-05", "2026-11-05", "2027-11-04"),
        (window("rolling", years=1), "2027-03-01", "2027-03-01", "2028-02-29"),
        (window("rolling", years=1), "2028-02-29", "2028-02-29", "2029-02-28"),
        (window("recurring", every="month"), "2026-11-17", "2026-11-01", "2026-11-30"),
        (window("recurring", every="month"), "2028-02-29", "2028-02-01", "2028-02-29"),
        (window("recurring", every="year"), "2028-05-05", "2028-01-01", "2028-12-31"),
        (window("recurring", every="season", season=(11, 1)), "2026-10-31", "2025-11-01", "2026-10-31"),
        (window("recurring", every="season", season=(11, 1)), "2026-11-01", "2026-11-01", "2027-10-31"),
        (window("recurring", every="season", season=(5, 1)), "2026-04-30", "2025-05-01", "2026-04-30"),
        (window("recurring", every="season", season=(3, 1)), "2028-02-29", "2027-03-01", "2028-02-29"),
        (window("recurring", every="season", season=(1, 1)), "2026-06-01", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_days_of_a_window(kind: Window, start: str, first: str, last: str) -> None:
    found = period_of(kind, on(start))
    assert (str(found.start), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("week_start", "first", "last"), [(0, "2026-11-16", "2026-11-22"), (6, "2026-11-22", "2026-11-28")]
)
def test_the_week_of_a_sunday(week_start: int, first: str, last: str) -> None:
    found = period_of(window("recurring", every="week"), on("2026-11-22"), week_start=week_start)
    assert (str(found.start), str(found.last)) == (first, last)


def test_an_open_window_has_no_end() -> None:
    assert period_of(window("open"), on("2026-11-05")) == Period(on("2026-11-05"), None)


def test_a_window_that_is_over_is_refused() -> None:
    with pytest.raises(RefusedError, match="31 Aug 2020 and is over"):
        period_of(fixed("2020-05-01", "2020-08-31"), on("2020-09-01"))


@given(st.dates(on("1990-01-01"), on("2060-01-01")), st.integers(1, 12), st.integers(1, 28))
def test_a_season_holds_its_day_and_meets_the_next(day: date, month: int, first: int) -> None:
    season = window("recurring", every="season", season=(month, first))
    found = period_of(season, day)
    assert day in found
    assert found.end is not None
    assert (found.end.month, found.end.day) == (found.start.month, found.start.day) == (month, first)
    assert period_of(season, found.end).start == found.end


@pytest.mark.parametrize(
    ("starts_at", "hours", "zone", "first", "last", "ends_at"),
    [
        ("2021-03-06T04:00+00:00", 48, "America/Los_Angeles", "2021-03-05", "2021-03-07", "2021-03-08T04:00+00:00"),
        ("2021-03-06T04:00+00:00", 48, "Europe/London", "2021-03-06", "2021-03-08", "2021-03-08T04:00+00:00"),
        ("2026-11-01T00:00+00:00", 24, "UTC", "2026-11-01", "2026-11-01", "2026-11-02T00:00+00:00"),
        ("2026-10-24T22:00+00:00", 25, "Europe/Oslo", "2026-10-25", "2026-10-25", "2026-10-25T23:00+00:00"),
        ("2026-10-24T22:00+00:00", 24, "Europe/Oslo", "2026-10-25", "2026-10-25", "2026-10-25T22:00+00:00"),
        ("2026-03-28T23:00+00:00", 24, "Europe/Oslo", "2026-03-29", "2026-03-30", "2026-03-29T23:00+00:00"),
    ],
)
def test_the_days_that_an_instant_window_touches(
    starts_at: str, hours: int, zone: str, first: str, last: str, ends_at: str
) -> None:
    period, ends = span_of(datetime.fromisoformat(starts_at), hours * 3600, zone)
    assert (str(period.start), str(period.last)) == (first, last)
    assert ends == datetime.fromisoformat(ends_at)


def test_an_instant_window_without_end() -> None:
    assert span_of(datetime(2026, 10, 24, 12, tzinfo=UTC), None, "Europe/Oslo") == (
        Period(on("2026-10-24"), None),
        None,
    )


@pytest.mark.parametrize(
    ("kind", "last", "start"),
    [
        (window("rolling", days=84), "2026-11-29", "2026-09-07"),
        (window("rolling", days=1), "2026-11-29", "2026-11-29"),
        (window("rolling", months=1), "2026-11-15", "2026-10-16"),
        (window("rolling", years=1), "2026-12-31", "2026-01-01"),
        (window("rolling", years=1), "2028-02-29", "2027-03-01"),
    ],
)
def test_the_start_that_ends_on_a_race_day(kind: Window, last: str, start: str) -> None:
    assert str(start_for(kind, on(last))) == start


@given(
    st.dates(on("1990-01-01"), on("2060-01-01")),
    st.one_of(
        st.integers(1, 500).map(lambda days: window("rolling", days=days)),
        st.integers(1, 30).map(lambda months: window("rolling", months=months)),
        st.integers(1, 4).map(lambda years: window("rolling", years=years)),
    ),
)
def test_a_start_for_an_end_ends_on_it(last: date, kind: Window) -> None:
    """Only where no start at all would do is it refused: a month's window can end on any day but some of a leap."""
    starts = [last - timedelta(days=n) for n in range(1700)]
    possible = [start for start in starts if rolling_end(kind, start) == last + timedelta(days=1)]
    if not possible:
        with pytest.raises(RefusedError, match="No start makes"):
            start_for(kind, last)
    else:
        assert start_for(kind, last) in possible


@pytest.mark.parametrize(
    "kind", [window("open"), fixed("2026-01-01", "2026-01-31"), window("recurring", every="month")]
)
def test_only_rolling_windows_end_on_a_day_of_choice(kind: Window) -> None:
    with pytest.raises(RefusedError, match="start it with --on"):
        start_for(kind, on("2026-01-31"))


# -- editions

RUNS = (
    Edition(name="2024", first=on("2024-11-28"), last=on("2025-01-01"), note="35 days"),
    Edition(name="2026", first=on("2026-11-26"), last=on("2027-01-01")),
    Edition(
        name="2025",
        first=on("2025-11-27"),
        last=on("2026-01-01"),
        race=RaceDay(event="Finale", place="Home", zone="UTC", starts_at=datetime(2026, 1, 1, 12)),  # noqa: DTZ001
    ),
)
STREAK = Template(slug="t", version=1, title="Streak", window=Window(kind=WindowKind.FIXED), goal=leaf(), editions=RUNS)


@pytest.mark.parametrize(
    ("start", "first", "last", "race"),
    [
        ("2020-01-01", "2024-11-28", "2025-01-01", None),
        ("2025-01-01", "2024-11-28", "2025-01-01", None),
        ("2025-01-02", "2025-11-27", "2026-01-01", "Finale"),
        ("2025-12-25", "2025-11-27", "2026-01-01", "Finale"),
        ("2026-11-01", "2026-11-26", "2027-01-01", None),
    ],
)
def test_the_edition_that_runs_or_comes_next(start: str, first: str, last: str, race: str | None) -> None:
    found = resolved(STREAK, on(start))
    period = period_of(found.window, on(start))
    assert (str(period.start), str(period.last)) == (first, last)
    assert (found.race.event if found.race else None) == race


def test_after_the_last_edition_it_is_refused() -> None:
    with pytest.raises(RefusedError, match="01 Jan 2027"):
        resolved(STREAK, on("2027-01-02"))


def test_a_template_without_editions_stays_as_it_is() -> None:
    plain = replace(STREAK, editions=())
    assert resolved(plain, on("2030-01-01")) is plain


# -- windows that begin before or after joining


@pytest.mark.parametrize(("history", "done"), [(True, 900), (False, 200)])
def test_history_counts_what_was_done_before_joining(history: bool, done: int) -> None:
    goal = leaf("erg-row", 1000 * KM, Per.WINDOW, tier_step=1000 * KM)
    subject = challenge(goal, "2026-11-01", window=window("open", history=history))
    rows = [session("erg-row", "2015-05-01", 700), session("erg-row", "2026-11-02", 200)]
    total = judge(subject, rows, "2026-11-03").total
    assert total is not None
    assert total.done == done * KM


def test_history_may_complete_it_before_it_was_joined() -> None:
    goal = leaf("erg-row", 1000 * KM, Per.WINDOW)
    subject = challenge(goal, "2026-11-01", window=window("open", history=True))
    rows = [session("erg-row", "2015-05-01", 1000)]
    found = judge(subject, rows, "2026-11-03")
    assert (found.status, found.completed_on) == (Status.COMPLETED, on("2015-05-01"))


def test_history_gives_no_day_of_a_streak() -> None:
    goal = both(leaf(target=5 * KM, need=need("streak")), leaf("ride", 100 * KM, Per.WINDOW))
    subject = challenge(goal, "2026-11-02", window=window("open", history=True))
    found = judge(subject, [session(day="2026-11-01", km=5), session(day="2026-11-02", km=5)], "2026-11-02")
    assert found.streak is not None
    assert found.streak.current == 1


@pytest.mark.parametrize(
    ("today", "first", "last", "status"),
    [
        ("2026-11-03", "2026-11-01", None, Status.ACTIVE),
        ("2026-11-05", "2026-11-05", "2026-11-07", Status.ACTIVE),
        ("2026-11-08", "2026-11-05", "2026-11-07", Status.FAILED),
    ],
)
def test_a_window_that_begins_with_the_first_hit(today: str, first: str, last: str | None, status: Status) -> None:
    goal = leaf("run", 20 * KM, Per.WINDOW)
    subject = challenge(goal, "2026-11-01", window=window("rolling", days=3, first_hit=True))
    runs = [session(day="2026-11-05", km=10), session(day="2026-11-08", km=10), session("walk", "2026-11-02", 10)]
    held = [one for one in runs if str(one.local_date) <= today]
    found = judge(subject, held, today)
    assert (str(found.period.start), found.period.last, found.status) == (first, on(last) if last else None, status)


def test_a_window_that_begins_with_the_first_hit_is_met_within_it() -> None:
    goal = leaf("run", 20 * KM, Per.WINDOW)
    subject = challenge(goal, "2026-11-01", window=window("rolling", days=3, first_hit=True))
    runs = [session(day="2026-11-05", km=10), session(day="2026-11-07", km=10)]
    assert judge(subject, runs, "2026-11-20").completed_on == on("2026-11-07")


@pytest.mark.parametrize(
    ("start", "minutes", "logged", "done"),
    [
        ("2026-12-31T22:00+00:00", 60, "2027-01-02T10:00+00:00", 100),  # 23:00 in Oslo, the year's last hour
        ("2026-12-31T22:59+00:00", 600, "2027-01-02T10:00+00:00", 100),
        ("2026-12-31T23:00+00:00", 60, "2027-01-01T01:00+00:00", 0),
        ("2026-12-23T22:59+00:00", 600, "2026-12-24T10:00+00:00", 0),
        ("2026-12-23T23:00+00:00", 60, "2026-12-24T10:00+00:00", 100),
    ],
)
def test_festive_500_in_the_last_hour_of_the_year(start: str, minutes: int, logged: str, done: int) -> None:
    badge = Award(key="badge", title="Festive 500", artefact="badge")
    subject = challenge(
        leaf("ride", 500 * KM, Per.WINDOW),
        "2026-12-24",
        window=fixed("2026-12-24", "2026-12-31", yearly=True),
        awards=(badge,),
    )
    rides = [session("ride", "2026-12-26", 400, virtual=True)]
    last = session("ride", km=100, start=start, zone="Europe/Oslo", minutes=minutes, logged=logged)
    found = judge(subject, [*rides, last], "2027-01-03", zone="Europe/Oslo")
    assert found.total is not None
    assert found.total.done == (400 + done) * KM
    assert found.status is (Status.COMPLETED if done else Status.FAILED)
    day = max(last.local_date, on("2026-12-26"))
    assert [medal.on for medal in found.medals] == ([day] if done else [])
