"""The race cases of the domain research by their ids: limits, official times, ages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.domain.race_building import clock, race, result, split
from tracker.domain.quantities import MM_PER_MILE
from tracker.domain.race_rules import broken_age_rule, counts, read_age_rule, settled, settled_status
from tracker.domain.race_times import (
    broken_limits,
    days_until,
    limit_instant,
    limit_words,
    over_limit,
    read_start,
    read_time,
)
from tracker.domain.races import ResultStatus
from tracker.domain.templates import Limit
from tracker.errors import InputError, RefusedError

TROMSO = race("2025-06-21T20:30+02:00", "Europe/Oslo", 42.195, Limit(elapsed_s=clock("5:30:00")))


@pytest.mark.parametrize(
    ("time", "status"),
    [("5:29:59", ResultStatus.FINISHED), ("5:30:00", ResultStatus.FINISHED), ("5:30:01", ResultStatus.OVER_LIMIT)],
)
def test_b08_two_in_the_morning_is_inside_and_a_second_more_is_not(time: str, status: ResultStatus) -> None:
    found = result(TROMSO, clock(time))
    assert settled_status(TROMSO, found) is status
    assert counts(found) is (status is ResultStatus.FINISHED)
    assert TROMSO.on == date(2025, 6, 21), "the race day stays the day of the start"
    end = limit_instant(TROMSO, TROMSO.limits[0]).astimezone(ZoneInfo("Europe/Oslo"))
    assert f"{end:%Y-%m-%d %H:%M:%S}" == "2025-06-22 02:00:00"


@pytest.mark.parametrize(("time", "over"), [("5:30:00", False), ("5:30:01", True)])
def test_b08_the_same_limit_by_the_clock(time: str, over: bool) -> None:
    by_clock = race("2025-06-21T20:30+02:00", "Europe/Oslo", 42.195, Limit(clock=datetime(2025, 6, 22, 2)))  # noqa: DTZ001
    assert over_limit(by_clock, result(by_clock, clock(time))) is over


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("UTC", "2008-06-20 19:00"), ("America/New_York", "2008-06-20 15:00"), ("America/Denver", "2008-06-20 13:00")],
)
def test_b09_race_across_america(zone: str, shown: str) -> None:
    limits = (
        Limit(at_mm=1000 * MM_PER_MILE, elapsed_s=96 * 3600),
        Limit(at_mm=2000 * MM_PER_MILE, elapsed_s=192 * 3600),
        Limit(elapsed_s=288 * 3600),
    )
    raam = race("2008-06-08T19:00+00:00", "America/New_York", 3000 * MM_PER_MILE / 1_000_000, *limits)
    end = limit_instant(raam, limits[2])
    assert end == datetime(2008, 6, 20, 19, tzinfo=UTC)
    assert f"{end.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == shown
    assert not over_limit(raam, result(raam, 288 * 3600))
    assert broken_limits(raam, result(raam, 288 * 3600 + 1)) == limits[2:]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2:09:44.3", "2:09:45"),
        ("2:09:44.30", "2:09:45"),
        ("2:09:44.01", "2:09:45"),
        ("2:09:44,3", "2:09:45"),
        ("2:09:44", "2:09:44"),
        ("2:09:44.0", "2:09:44"),
        ("2:09:59.9", "2:10:00"),
        ("0:59:59.1", "1:00:00"),
        ("25:10", "0:25:10"),
        ("90:00", "1:30:00"),
        ("287:59:59", "287:59:59"),
        ("45min", "0:45:00"),
    ],
)
def test_c11_times_are_recorded_in_the_next_whole_second(text: str, seconds: str) -> None:
    assert read_time(text) == clock(seconds)


@pytest.mark.parametrize("text", ["2:9:44", "2:61:00", "2:09:60", "fast", "1:2:3:4", "", "2:09:44.1234", "-2:09:44"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_time(text)


@pytest.mark.parametrize("text", ["0:00", "0:00:00.0", "9999:00:00"])
def test_a_time_that_can_not_be_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        read_time(text)


@pytest.mark.parametrize(("rule", "may"), [("birth_year>=18", True), ("birth_date>=18", False)])
def test_c12_eighteen_by_birth_year_or_by_birth_date(rule: str, may: bool) -> None:
    midsummer = race("2026-06-20T20:30+02:00", age_rule=rule)
    broken = broken_age_rule(midsummer, date(2008, 12, 31))
    assert (broken is None) is may
    assert broken_age_rule(midsummer, None) is None, "what isn't known keeps nobody out"


@pytest.mark.parametrize(("on", "may"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_leap_day_child_is_older_on_the_first_of_march(on: str, may: bool) -> None:
    there = race(f"{on}T09:00+01:00", age_rule="birth_date>=18")
    assert (broken_age_rule(there, date(2008, 2, 29)) is None) is may


def test_the_age_goes_by_the_date_at_the_race_not_in_utc() -> None:
    early = race("2026-06-20T00:30+02:00", age_rule="birth_date>=18")
    assert early.starts_at.date() == date(2026, 6, 19)
    assert broken_age_rule(early, date(2008, 6, 20)) is None


def test_age_rules_are_read_and_said() -> None:
    assert [str(rule) for rule in read_age_rule("birth_date>=12 and birth_year<=59")] == [
        "12 or older by birth date",
        "59 or younger by birth year",
    ]
    assert read_age_rule("") == ()
    for wrong in ("18+", "birth_year>18", "birth_year>=18 or older", "birth_date>=900"):
        with pytest.raises(InputError, match="no age rule"):
            read_age_rule(wrong)


def test_a_limit_on_the_way_goes_by_the_split_there() -> None:
    on_the_way = race("2025-06-08T05:30+02:00", "Africa/Johannesburg", 89, Limit(at_mm=57_000_000, elapsed_s=7 * 3600))
    reached = result(on_the_way, clock("11:00:00"), splits=(split("Drummond", 57, "7:00:00"),))
    late = result(on_the_way, clock("11:00:00"), splits=(split("Drummond", 57, "7:00:01"),))
    before = result(on_the_way, clock("11:00:00"), splits=(split("Cato Ridge", 50, "7:00:01"),))
    after = result(on_the_way, clock("11:00:00"), splits=(split("Polly Shortts", 80, "9:59:00"),))
    unplaced = result(on_the_way, clock("11:00:00"), splits=(split("somewhere", None, "9:59:00"),))
    assert [over_limit(on_the_way, one) for one in (reached, late, before, after, unplaced)] == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_a_limit_goes_by_the_signal_unless_only_the_own_start_is_known() -> None:
    assert over_limit(TROMSO, result(TROMSO, clock("5:30:01"), clock("5:29:00")))
    assert over_limit(TROMSO, result(TROMSO, None, clock("5:30:01")))
    assert not over_limit(TROMSO, result(TROMSO, None, clock("5:29:00")))
    assert not over_limit(TROMSO, result(TROMSO))


def test_limits_across_the_night_the_clock_goes_back() -> None:
    backyard = race("2026-10-24T14:00+02:00", "Europe/Oslo", 100, Limit(clock=datetime(2026, 10, 25, 4)))  # noqa: DTZ001
    assert limit_instant(backyard, backyard.limits[0]) == datetime(2026, 10, 25, 3, tzinfo=UTC)
    assert not over_limit(backyard, result(backyard, 15 * 3600)), "14 hours by the clock are 15 on that night"
    assert over_limit(backyard, result(backyard, 15 * 3600 + 1))
    by_time = race("2026-10-24T14:00+02:00", "Europe/Oslo", 100, Limit(elapsed_s=14 * 3600))
    end = limit_instant(by_time, by_time.limits[0]).astimezone(ZoneInfo("Europe/Oslo"))
    assert f"{end:%d %H:%M %z}" == "25 03:00 +0100"


def test_a_clock_that_never_was_is_as_if_it_had_run_on() -> None:
    spring = race("2026-03-28T20:00+01:00", "Europe/Oslo", 50, Limit(clock=datetime(2026, 3, 29, 2, 30)))  # noqa: DTZ001
    assert limit_instant(spring, spring.limits[0]) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_without_a_start_by_the_clock_only_elapsed_limits_are_judged() -> None:
    limits = (Limit(clock=datetime(2026, 6, 6, 14, 30)), Limit(elapsed_s=clock("4:00:00")))  # noqa: DTZ001
    untimed = race("2026-06-06T12:00+02:00", "Europe/Oslo", 42.195, *limits, timed=False)
    assert broken_limits(untimed, result(untimed, clock("3:59:00"))) == ()
    assert broken_limits(untimed, result(untimed, clock("4:00:01"))) == limits[1:]


def test_a_corrected_time_is_inside_again() -> None:
    late = settled(result(TROMSO, clock("5:31:00")))
    assert late.status is ResultStatus.OVER_LIMIT
    assert settled(result(TROMSO, clock("5:29:00"))).status is ResultStatus.FINISHED


def test_what_counts() -> None:
    open_end = race("2025-06-21T20:30+02:00", km=None)
    quiet = [status for status in ResultStatus if status not in (ResultStatus.FINISHED, ResultStatus.VIRTUAL)]
    assert not any(counts(result(open_end, 1, status=status)) for status in quiet)
    assert not any(counts(result(open_end, 1, status=status), virtual=True) for status in quiet)
    virtual = result(open_end, 1, status="virtual")
    assert (counts(virtual), counts(virtual, virtual=True)) == (False, True)
    leg = result(open_end, 1, relay=True)
    assert (counts(leg), counts(leg, relay=True)) == (False, True)


def test_a_backyard_keeps_the_distance_of_who_did_not_finish() -> None:
    backyard = race("2026-10-24T14:00+02:00", km=None)
    stopped = result(backyard, status="dnf", distance_mm=14 * 6_705_600)
    assert stopped.covered_mm == 93_878_400
    assert not counts(stopped)


def test_countdown_and_words() -> None:
    assert [days_until(TROMSO, date(2025, 6, day)) for day in (1, 21, 22)] == [20, 0, -1]
    assert limit_words(TROMSO.limits[0], "the finish") == "5:30:00 at the finish"
    by_clock = Limit(clock=datetime(2025, 6, 14, 14, 30))  # noqa: DTZ001
    assert limit_words(by_clock, "21.1 km") == "by 14:30 on 2025-06-14 at 21.1 km"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-06-20 20:30", "2026-06-20T18:30+00:00"),
        ("2026-06-20T20:30", "2026-06-20T18:30+00:00"),
        ("2026-06-20T20:30:15", "2026-06-20T18:30:15+00:00"),
        ("20jun 8:30pm", "2026-06-20T18:30+00:00"),
        ("2026-06-20 20:30 America/New_York", "2026-06-21T00:30+00:00"),
        ("2026-06-20T20:30+05:30", "2026-06-20T15:00+00:00"),
        ("2026-06-20T20:30Z", "2026-06-20T20:30+00:00"),
        ("2026-06-20", "2026-06-20T10:00+00:00"),
        ("tomorrow", "2026-06-02T10:00+00:00"),
    ],
)
def test_starts_are_read(text: str, instant: str) -> None:
    found = read_start(text, date(2026, 6, 1))
    assert found.settled("Europe/Oslo") == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    "text", ["", "20:30", "2026-06-20 20:30 21:30", "2026-06-20 20:30 Europe/Nowhere", "2026-02-30", "soon 20:30"]
)
def test_what_is_no_start_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_start(text, date(2026, 6, 1))


def test_a_start_that_never_was_is_refused() -> None:
    with pytest.raises(RefusedError, match="03:30 instead"):
        read_start("2026-03-29 02:30", date(2026, 3, 1)).settled("Europe/Oslo")
