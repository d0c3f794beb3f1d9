"""What was done over time: series for charts, exact on small journals."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.series import Effort, Span, YearLine
from tracker.domain.sessions import MarkKind, Measure
from tracker.errors import RefusedError, UsageError
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker

KM = 1_000_000
NOW = "2025-06-28T20:00+05:30"  # a Saturday


def desk_at(path: Path, now: str = NOW, **named: str) -> Tracker:
    return Tracker(path / "journal.db", FrozenClock(now), **named)


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return desk_at(tmp_path)


def logged(desk: Tracker, *lines: str) -> Tracker:
    for line in lines:
        desk.log(line)
    return desk


def test_an_empty_journal_has_empty_series(desk: Tracker) -> None:
    assert desk.sports() == ()
    heat = desk.heat()
    assert (heat.first, heat.last) == (date(2024, 6, 24), date(2025, 6, 28))
    assert (heat.amounts, heat.active, heat.marks) == ({}, frozenset(), {})
    volume = desk.volume()
    assert (len(volume.keys), volume.series, set(volume.sessions)) == (12, (), {0})
    assert desk.years().lines == (YearLine(year=2025, points=()),)
    assert desk.efforts("run").efforts == ()
    spans = desk.streak_spans()
    assert (spans.first, spans.spans, spans.running) == (date(2025, 6, 28), (), False)


def test_sports_come_by_how_often_they_were_done(desk: Tracker) -> None:
    logged(desk, "ride 20km", "run 5km", "trail run 5km @yday", "yoga 30min", "swim 1km")
    desk.delete(["last"])
    assert desk.sports() == ("run", "ride", "yoga")


def test_volume_by_week_goes_by_the_week_of_the_athlete(desk: Tracker) -> None:
    logged(desk, "run 5km @2025-06-22", "run 6km @2025-06-23", "ride 40km @2025-06-28")
    monday = desk.volume("week", 2, activity="run")
    assert monday.keys == (date(2025, 6, 16), date(2025, 6, 23))
    assert monday.series == (("run", (5 * KM, 6 * KM)),)
    assert monday.sessions == (1, 1)
    desk.athlete_set(None, AthleteForm(week_start="sunday"))
    sunday = desk.volume("week", 2, activity="run")
    assert sunday.keys == (date(2025, 6, 15), date(2025, 6, 22))
    assert sunday.series == (("run", (0, 11 * KM)),)


def test_volume_by_day_month_and_year_leaves_no_bucket_out(desk: Tracker) -> None:
    logged(desk, "run 5km @2023-12-31", "run 6km @2025-05-01", "run 7km @2025-06-28", "run 8km @2025-06-28")
    assert desk.volume("day", 3, activity="run").series == (("run", (0, 0, 15 * KM)),)
    months = desk.volume("month", 18, activity="run")
    assert (months.keys[0], months.keys[-1]) == (date(2024, 1, 1), date(2025, 6, 1))
    assert sum(months.series[0][1]) == 21 * KM
    years = desk.volume("year", 3, activity="run")
    assert years.keys == (date(2023, 1, 1), date(2024, 1, 1), date(2025, 1, 1))
    assert years.series == (("run", (5 * KM, 0, 21 * KM)),)
    assert years.sessions == (1, 0, 3)


def test_sports_together_are_measured_by_time_and_each_by_its_own(desk: Tracker) -> None:
    logged(desk, "run 5km 30:00", "ride 20km 1:00:00", "pushups 50", "plank 90s", "yoga 20min", "walk 3km")
    whole = desk.volume("day", 1)
    assert whole.measure is Measure.ELAPSED
    assert whole.series == (("ride", (3600,)), ("run", (1800,)), ("yoga", (1200,)))
    assert whole.sessions == (6,)  # of those without a time it is known that they were
    for kind, measure, amount in (
        ("push-up", Measure.REPS, 50),
        ("plank", Measure.HOLD, 90),
        ("yoga", Measure.ELAPSED, 1200),
        ("run", Measure.DISTANCE, 5 * KM),
        ("foot", Measure.DISTANCE, 8 * KM),
    ):
        found = desk.volume("day", 1, activity=kind)
        assert (found.measure, sum(amounts[0] for _, amounts in found.series)) == (measure, amount)


def test_where_no_time_is_known_sports_add_up_by_distance(desk: Tracker) -> None:
    found = logged(desk, "ride 90km", "run 20km").volume("week", 1)
    assert found.measure is Measure.DISTANCE
    assert found.series == (("ride", (90 * KM,)), ("run", (20 * KM,)))


def test_a_kind_below_a_sport_is_shown_as_itself(desk: Tracker) -> None:
    logged(desk, "trail run 8km", "run 5km")
    assert desk.volume("day", 1, activity="run-trail").series == (("run-trail", (8 * KM,)),)
    assert desk.volume("day", 1, activity="run").series == (("run", (13 * KM,)),)


def test_buckets_and_activities_that_are_none(desk: Tracker) -> None:
    for by, n in (("hour", 3), ("week", 0), ("week", 1_001), ("year", 101)):
        with pytest.raises(UsageError):
            desk.volume(by, n)
    with pytest.raises(UsageError):
        desk.heat(back=-1)
    with pytest.raises(UsageError):
        desk.heat(back=200)
    with pytest.raises(UsageError):
        desk.efforts("run", days=0)
    for ask in (desk.heat, desk.years, desk.efforts):
        with pytest.raises(RefusedError, match="did you mean run"):
            ask("runn")


def test_the_calendar_tells_days_of_unknown_amount_and_marks(desk: Tracker) -> None:
    logged(
        desk, "run 5km @2025-06-27", "run 5km @2025-06-27", "run 30min @2025-06-26", "yoga 20min", "sick @2025-06-20"
    )
    heat = desk.heat("run")
    assert heat.measure is Measure.DISTANCE
    assert heat.amounts == {date(2025, 6, 27): 10 * KM}
    assert heat.active == {date(2025, 6, 26), date(2025, 6, 27)}
    assert heat.marks[date(2025, 6, 20)] is MarkKind.SICK
    assert heat.today == heat.last == date(2025, 6, 28)


def test_the_calendar_goes_back_by_years(tmp_path: Path) -> None:
    desk = logged(desk_at(tmp_path, "2028-02-29T12:00Z"), "run 5km @2027-02-28", "run 6km @2027-03-01")
    heat = desk.heat("run", back=1)
    assert (heat.first, heat.last, heat.today) == (date(2026, 2, 23), date(2027, 2, 28), date(2028, 2, 29))
    assert heat.amounts == {date(2027, 2, 28): 5 * KM}
    assert heat.first.weekday() == 0
    now = desk.heat("run")
    assert now.first == date(2027, 3, 1)
    assert now.amounts == {date(2027, 3, 1): 6 * KM}
    assert (now.last - now.first) // timedelta(weeks=1) == 52


def test_a_day_is_the_date_where_the_session_was(tmp_path: Path) -> None:
    desk = logged(desk_at(tmp_path), "run 5km 30:00 @2025-06-21 22:30 Europe/Oslo")  # 02:00 of the 22nd at home
    assert desk.heat("run").amounts == {date(2025, 6, 21): 5 * KM}
    assert [one.on for one in desk.efforts("run").efforts] == [date(2025, 6, 21)]
    assert desk.years("run").lines[0].points == ((172, 5 * KM),)


def test_a_session_over_midnight_counts_where_it_began_and_keeps_the_streak(tmp_path: Path) -> None:
    desk = logged(desk_at(tmp_path), "ride 100km 5:00:00 @2025-06-25 22:00", "run 5km @2025-06-27")
    assert desk.heat("ride").amounts == {date(2025, 6, 25): 100 * KM}
    found = desk.streak_spans()
    assert found.spans == (Span(first=date(2025, 6, 25), last=date(2025, 6, 27), length=3),)
    assert found.running
    assert found.spans[-1].length == desk.streaks()[-1].current


def test_years_beside_each_other(tmp_path: Path) -> None:
    desk = logged(
        desk_at(tmp_path, "2024-12-31T12:00Z"),
        *("run 5km @2023-03-01", "run 1km @2022-12-31", "run 6km @2024-02-29", "run 7km @2024-03-01", "run 8km"),
    )
    this, last = desk.years("run").lines
    assert this == YearLine(year=2024, points=((60, 6 * KM), (61, 13 * KM), (366, 21 * KM)))
    assert last == YearLine(year=2023, points=((60, 5 * KM),))
    assert last.upto(59) == 0
    assert last.upto(366) == 5 * KM
    later = desk_at(tmp_path, "2026-01-01T12:00Z").years("run")
    assert later.lines == (YearLine(year=2026, points=()),)


def test_efforts_name_the_best_of_their_day(desk: Tracker) -> None:
    logged(
        desk,
        "run 10km 50:00 @2024-01-10",  # long before the span, and the best until June
        "run 10km 51:00 @2025-06-01",
        "run 10.2km 49:30 @2025-06-03",
        "run 10km 49:00 @2025-06-05",
        "run 10km 48:00 @2025-06-05",
        "run 10km 48:00 @2025-06-06",
        "race run 5km 25:00 @2025-06-07",
        "run 7km 30:00 @2025-06-08",
        "run 5km @2025-06-09",
        "virtual run 5km 10:00 @2025-06-10",
        "trail run 5km 24:00 @2025-06-11",
        "ebike 40km 1:00:00 @2025-06-12",
    )
    found = desk.efforts("run", days=60)
    assert (found.first, found.last, found.speed) == (date(2025, 4, 30), date(2025, 6, 28), False)
    assert [(one.on.day, one.seconds, one.best) for one in found.efforts] == [
        (1, 3060, ""),
        (3, 2970, "10 km"),
        (5, 2880, "10 km"),
        (5, 2940, ""),
        (6, 2880, ""),
        (7, 1500, "5 km"),
        (8, 1800, ""),
        (11, 1440, "5 km"),
    ]
    assert found.efforts[5] == Effort(on=date(2025, 6, 7), distance_mm=5 * KM, seconds=1500, best="5 km", race=True)
    assert [one.best for one in desk.efforts("run-trail").efforts] == ["5 km"]
    assert desk.efforts("ride").efforts == ()
    assert desk.efforts("ride").speed
    assert {one.best for one in desk.efforts("foot").efforts} == {""}
    assert len(desk.efforts("run", days=10**9).efforts) == 9


def test_the_last_best_efforts_are_the_records(desk: Tracker) -> None:
    for n, minutes in enumerate((30, 29, 31, 28, 28, 33)):
        desk.log(f"run 5km {minutes}min @-{10 - n}")
    (record,) = [one for one in desk.records().training if one.name == "5 km"]
    newest = [one for one in desk.efforts("run").efforts if one.best == "5 km"][-1]
    assert (newest.on, newest.seconds) == (record.session.local_date, record.seconds) == (date(2025, 6, 21), 1680)


def test_streaks_are_bridged_by_marks_and_leave_out_what_was_deleted(desk: Tracker) -> None:
    logged(desk, "run 5km @2025-06-01", "run 5km @2025-06-02", "rest @2025-06-03", "run 5km @2025-06-04")
    logged(desk, "run 5km @2025-06-10", "run 5km @2025-06-11")
    desk.delete(["last"])
    found = desk.streak_spans()
    assert found.spans == (
        Span(first=date(2025, 6, 1), last=date(2025, 6, 4), length=3),
        Span(first=date(2025, 6, 10), last=date(2025, 6, 10), length=1),
    )
    assert (found.first, found.running) == (date(2025, 6, 1), False)
    desk.log("run 5km @2025-06-27")
    assert desk.streak_spans().running  # today is not over


def test_each_athlete_has_their_own(tmp_path: Path) -> None:
    asha = logged(desk_at(tmp_path, athlete="Asha"), "run 5km 30:00")
    ben = desk_at(tmp_path, athlete="Ben")
    asha.athlete_add(AthleteForm(name="Ben"))
    logged(ben, "ride 40km 1:30:00 @yday")
    assert (asha.sports(), ben.sports()) == (("run",), ("ride",))
    assert asha.heat().active == {date(2025, 6, 28)}
    assert ben.heat().active == {date(2025, 6, 27)}
    assert ben.volume("day", 2).series == (("ride", (5400, 0)),)
    assert ben.efforts("run").efforts == ()
    assert len(ben.records().training) == 1


def test_what_is_still_to_come_is_not_shown(tmp_path: Path) -> None:
    logged(desk_at(tmp_path), "run 5km 25:00", "run 10km 50:00 @2025-06-20")
    before = desk_at(tmp_path, "2025-06-25T12:00+05:30")
    assert before.volume("week", 1, activity="run").series == ()
    assert before.heat("run").amounts == {date(2025, 6, 20): 10 * KM}
    assert before.years("run").lines[0].points == ((171, 10 * KM),)
    assert [one.name for one in before.records().training] == ["10 km"]
