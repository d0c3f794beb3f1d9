from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.formats.gps.reading import NOW, asked, gpx, only
from tests.formats.gps.track_writer import START, Spot, Track, gpx_bytes, line

HOUR = timedelta(hours=1)


def timed(*times: str) -> bytes:
    """A track of points a minute's walk apart with these times as they are."""
    return gpx_bytes([Spot(lat=59 + at / 1000, lon=10, at=time) for at, time in enumerate(times)])


def test_tracks_on_three_days_are_three_outings_whatever_their_order() -> None:
    days = [START + timedelta(days=day) for day in (30, 0, 140)]
    tracks = [Track([line(start=day)], name=f"day {at}", desc=f"of {at}") for at, day in enumerate(days)]
    item = gpx(gpx_bytes(*tracks, head="<name>Whole</name>"))
    assert [one.started_at for one in item.recordings] == sorted(days)
    assert [one.title for one in item.recordings] == ["day 1", "day 0", "day 2"]
    assert [one.note for one in item.recordings] == ["of 1", "of 0", "of 2"]
    assert [one.elapsed_s for one in item.recordings] == [295] * 3
    assert all(asked(one) == ["split"] for one in item.recordings)
    assert "3 outings" in item.recordings[0].asks[0][1]
    assert [one.digest.partition("#")[2] for one in item.recordings] == ["0", "1", "2"]
    assert len({one.digest.partition("#")[0] for one in item.recordings}) == 1


@pytest.mark.parametrize(
    ("pause", "outings"), [(timedelta(hours=5, minutes=50), 1), (timedelta(hours=6, minutes=10), 2)]
)
def test_a_pause_of_more_than_six_hours_begins_another(pause: timedelta, outings: int) -> None:
    end = START + timedelta(seconds=295)
    for tracks in ([Track([line(), line(start=end + pause)])], [line(), line(start=end + pause)]):
        item = gpx(gpx_bytes(*tracks))
        assert len(item.recordings) == outings
        assert item.recordings[0].elapsed_s == (295 if outings == 2 else round(pause.total_seconds()) + 590)


def test_the_local_day_divides_by_offset_and_by_the_sun() -> None:
    before, after = datetime(2026, 5, 3, 14, 30, tzinfo=UTC), datetime(2026, 5, 3, 15, 30, tzinfo=UTC)
    assert len(gpx(gpx_bytes(line(start=before, lon=139.7), line(start=after, lon=139.7))).recordings) == 2
    assert len(gpx(gpx_bytes(line(start=before), line(start=after))).recordings) == 1
    zone = ZoneInfo("Asia/Tokyo")
    shown = gpx_bytes(line(start=before.astimezone(zone)), line(start=after.astimezone(zone)))
    assert [one.offset_s for one in gpx(shown).recordings] == [9 * 3600] * 2


def test_a_walk_that_pauses_at_midnight_stays_one() -> None:
    late = datetime(2026, 5, 3, 23, 50, tzinfo=UTC)
    parts = [line(100, start=late, lon=0.0), line(100, start=late + timedelta(minutes=12), lon=0.01)]
    assert len(gpx(gpx_bytes(Track(parts))).recordings) == 1
    assert len(gpx(gpx_bytes(*parts)).recordings) == 2


def test_an_id_of_a_track_that_is_two_outings_is_the_id_of_none() -> None:
    link = "https://www.strava.com/activities/7"
    parts = [line(), line(start=START + 30 * HOUR)]
    split = gpx(gpx_bytes(Track(parts, link=link), Track([line(start=START + 60 * HOUR)], link=link + "8")))
    assert [one.ids for one in split.recordings] == [(), (), ("strava:78",)]


def test_segments_without_times_go_with_the_one_before() -> None:
    item = gpx(gpx_bytes(Track([line(30), line(20, start=None, lat=59.95)]), line(30, start=START + 30 * HOUR)))
    assert [one.elapsed_s for one in item.recordings] == [145, 145]
    first, second = (one.distance_mm or 0 for one in item.recordings)
    assert first > second * 1.5
    assert "20 of its points have no time." in item.recordings[0].warnings


@pytest.mark.parametrize(
    "when", ["1970-01-01T00:00:00Z", "1901-12-13T20:45:52Z", "2099-01-01T00:00:00Z", "yesterday", ""]
)
def test_times_that_cant_be_are_asked_for(when: str) -> None:
    run = only(gpx(timed(*[when] * 10)))
    assert asked(run) == ["when"]
    assert (run.started_at, run.local, run.elapsed_s, run.moving_s, run.timed) == (None, None, None, None, False)
    assert run.distance_mm == pytest.approx(1_000_754, rel=0.001)
    assert any("10 of 10 points have a time that can't be" in warning for warning in run.warnings) is True


def test_a_track_without_times_is_asked_for_and_the_files_own_time_is_none() -> None:
    head = "<metadata><time>2026-05-01T10:00:00Z</time></metadata>"
    run = only(gpx(gpx_bytes(line(start=None), line(5, lat=59.95), head=head)))
    assert (asked(run), run.started_at, run.elapsed_s) == (["when"], None, None)
    assert "65 points" in run.asks[0][1]


@pytest.mark.parametrize(
    "wrong",
    ["2026-02-30T25:61:00Z", "2026-05-03", "20260503T060000Z", "2026-W18-7T06:00:00Z", "1970-01-01T00:00:00Z", "٢٠٢٦"],
)
def test_a_single_wrong_time_is_left_out_and_counted(wrong: str) -> None:
    run = only(gpx(timed("2026-05-03T06:00:00Z", wrong, "2026-05-03T06:02:00Z", "2026-05-03T06:03:00Z")))
    assert (run.started_at, run.elapsed_s, run.asks) == (START, 180, ())
    assert run.moving_s is None
    assert "1 of 4 points have a time that can't be: it was left out." in run.warnings


@pytest.mark.parametrize(
    "right", ["2026-05-03 06:00:00Z", "2026-05-03T06:00:00.1234567Z", " 2026-05-03T08:00:00+02:00 "]
)
def test_other_ways_to_write_a_time(right: str) -> None:
    assert only(gpx(timed(right, "2026-05-03T06:10:00Z"))).started_at == START


def test_times_without_a_zone_are_a_wall_clock() -> None:
    run = only(gpx(gpx_bytes(line(start=START.replace(tzinfo=None)))))
    assert (run.started_at, run.local, run.timed) == (None, datetime(2026, 5, 3, 6, 0), True)  # noqa: DTZ001
    assert (run.elapsed_s, run.warnings) == (295, ())
    mixed = only(gpx(timed("2026-05-03T06:00:00Z", "2026-05-03T06:01:00", "2026-05-03T06:02:00Z")))
    assert (mixed.started_at, mixed.local, mixed.elapsed_s) == (START, None, 120)
    assert "without a zone" in mixed.warnings[0]


def test_times_that_run_backwards_never_make_a_negative_duration() -> None:
    run = only(gpx(timed("2026-05-03T06:10:00Z", "2026-05-03T06:05:00Z", "2026-05-03T06:00:00Z")))
    assert (run.started_at, run.elapsed_s, run.moving_s) == (START, 600, None)
    assert "Its times run backwards at 2 of its points." in run.warnings


def test_a_run_across_the_change_of_clocks_is_as_long_as_it_was() -> None:
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # in Oslo at 02:30, which comes twice
    oslo = ZoneInfo("Europe/Oslo")
    points = [
        Spot(59.9 + at / 1000, 10.7, at=(start + at * timedelta(minutes=10)).astimezone(oslo)) for at in range(10)
    ]
    run = only(gpx(gpx_bytes(points)))
    assert (run.started_at, run.offset_s, run.elapsed_s, run.warnings) == (start, 7200, 5400, ())


def test_a_recorder_left_on_for_days_is_flagged() -> None:
    run = only(gpx(timed("2026-05-03T06:00:00Z", "2026-05-03T07:00:00Z", "2026-05-30T06:00:00Z")))
    assert (run.elapsed_s, run.moving_s, run.asks) == (None, None, ())
    assert "27.0 days" in run.warnings[0]


def test_tomorrow_may_be_today_elsewhere_but_not_next_week() -> None:
    assert only(gpx(gpx_bytes(line(start=NOW + timedelta(hours=20))))).asks == ()
    assert asked(only(gpx(gpx_bytes(line(start=NOW + timedelta(days=7)))))) == ["when"]
