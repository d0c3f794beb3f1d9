from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from itertools import pairwise

import pytest

from tests.formats.gps.reading import NOW, asked, gpx, only, tcx
from tests.formats.gps.track_writer import START, TcxActivity, Track, gpx_bytes, line, tcx_bytes
from tracker.domain.recordings import Circle, Wanted
from tracker.formats.gps.geometry import metres


def test_a_track_is_summed_up_from_its_points() -> None:
    spots = line(61, step_s=10, up=1.0, hr=140)
    spots[30] = replace(spots[30], hr=200)
    data = gpx_bytes(Track([spots], name="Morning", desc="Along\nthe river", kind="running"))
    item = gpx(data)
    run = only(item)
    assert (item.path, item.format, run.format) == ("run.gpx", "gpx", "gpx")
    assert (run.activity, run.sport, run.title, run.note) == ("run", "running", "Morning", "Along\nthe river")
    assert (run.started_at, run.local, run.offset_s, run.timed) == (START, None, None, True)
    assert (run.elapsed_s, run.timer_s, run.moving_s) == (600, None, 600)
    ways = sum(metres(float(a.lat), float(a.lon), float(b.lat), float(b.lon)) for a, b in pairwise(spots))
    assert run.distance_mm == pytest.approx(ways * 1000, abs=1)
    assert run.climb_mm == pytest.approx(60_000, rel=0.02)
    assert (run.hr_avg, run.hr_max) == (141, 200)
    assert set(run.computed) == {"distance_mm", "elapsed_s", "moving_s", "climb_mm", "hr_avg", "hr_max"}
    assert (run.track, run.laps, run.ids, run.warnings, run.asks) == ((), (), (), (), ())
    assert run.digest == sha256(data).hexdigest() + "#0"


@pytest.mark.parametrize(
    ("kind", "activity", "flags"),
    [
        ("1", "ride", {}),
        ("9", "run", {}),
        ("16", "swim", {}),
        ("17", "ride", {"virtual"}),
        ("trail_running", "run-trail", {}),
        ("Mountain Biking", "ride-mtb", {}),
        ("open_water_swimming", "swim-open", {}),
        ("e_bike_ride", "ride", {"assisted"}),
        ("cycling", "ride", {}),
        ("unknown", None, {}),
        ("Other", None, {}),
        ("99", None, {}),
        ("b", None, {}),
        ("<script>", None, {}),
        ("", None, {}),
    ],
)
def test_the_sport_is_what_the_file_says_and_never_a_guess(kind: str, activity: str | None, flags: set[str]) -> None:
    run = only(gpx(gpx_bytes(Track([line()], kind=kind))))
    assert run.activity == activity
    assert run.sport == kind
    assert {name for name in ("indoor", "virtual", "assisted") if getattr(run, name)} == set(flags)


@pytest.mark.parametrize("tag", ["gpxtpx:hr", "ns3:hr", "gpxdata:hr", "hr", "heartrate", "bpm"])
def test_heart_rates_of_any_prefix(tag: str) -> None:
    spaces = 'xmlns:gpxtpx="a" xmlns:ns3="b" xmlns:gpxdata="c"'
    points = "".join(
        f'<trkpt lat="60.0{at}" lon="10"><time>2026-05-03T06:0{at}:00Z</time><extensions><{tag}>{150 + at}</{tag}>'
        "</extensions></trkpt>"
        for at in range(1, 6)
    )
    run = only(gpx(f"<gpx {spaces}><trk><trkseg>{points}</trkseg></trk></gpx>".encode()))
    assert (run.hr_avg, run.hr_max, run.warnings) == (153, 155, ())


def test_heart_rates_that_no_heart_has_are_left_out_and_said() -> None:
    spots = [replace(spot, hr=hr) for spot, hr in zip(line(5), (0, 150, 300, 160, 170), strict=True)]
    assert only(gpx(gpx_bytes(spots))).hr_avg == 160
    assert only(gpx(gpx_bytes(spots))).hr_max == 170
    assert only(gpx(gpx_bytes(spots))).warnings == ("1 of its heart rates are above 220 and were left out.",)


def test_a_standstill_is_no_motion_and_a_pause_no_bridge() -> None:
    there = line(31, step_s=10)
    stands = line(30, start=START + timedelta(seconds=310), lat=59.913, lon=10.753, step_s=10, north=0, east=0)
    run = only(gpx(gpx_bytes(there + stands)))
    assert (run.elapsed_s, run.moving_s) == (600, 300)
    later = line(31, start=START + timedelta(seconds=900), lat=59.95, step_s=10)
    both = only(gpx(gpx_bytes(Track([there, later]))))
    alone = [only(gpx(gpx_bytes(one))) for one in (there, later)]
    assert both.distance_mm == pytest.approx(sum(one.distance_mm or 0 for one in alone), abs=2)
    assert (both.elapsed_s, both.moving_s) == (1200, 600)


def test_climb_of_a_noisy_and_of_an_unknown_height() -> None:
    noisy = [replace(spot, ele=100 + at % 2) for at, spot in enumerate(line(101))]
    climb = only(gpx(gpx_bytes(noisy))).climb_mm
    assert climb is not None
    assert 25_000 <= climb <= 50_000
    assert only(gpx(gpx_bytes(line(50, ele=0.0)))).climb_mm is None
    assert only(gpx(gpx_bytes(line(50, ele=None)))).climb_mm is None
    hill = only(gpx(gpx_bytes([*line(50, up=2), *line(50, start=START + timedelta(hours=1), ele=198, up=-2)])))
    assert hill.climb_mm == pytest.approx(98_000, rel=0.02)


def test_an_offset_in_the_times_is_kept() -> None:
    start = datetime(2026, 5, 3, 20, 29, tzinfo=timezone(timedelta(hours=2)))
    run = only(gpx(gpx_bytes(line(start=start))))
    assert (run.started_at, run.offset_s) == (datetime(2026, 5, 3, 18, 29, tzinfo=UTC), 7200)
    utc = only(gpx(gpx_bytes(line()).replace(b"Z</time>", b"+00:00</time>")))
    assert (utc.started_at, utc.offset_s) == (START, None)  # how many programs write UTC


def test_the_words_of_a_file_stand_in_for_those_of_its_only_outing() -> None:
    head = (
        "<metadata><name>Whole</name><desc>All of it</desc><author><name>Somebody</name></author>"
        "<time>2020-01-01T00:00:00Z</time></metadata>"
        '<wpt lat="1" lon="2"><name>Kiosk</name><desc>ice</desc><ele>9</ele><time>1999-01-01T00:00:00Z</time></wpt>'
    )
    run = only(gpx(gpx_bytes(line(), head=head)))
    assert (run.title, run.note, run.started_at) == ("Whole", "All of it", START)
    named = only(gpx(gpx_bytes(Track([line()], name="Mine"), head=head)))
    assert (named.title, named.note) == ("Mine", "All of it")


def test_ids_of_services_are_taken_from_the_tracks_own_link() -> None:
    run = only(gpx(gpx_bytes(Track([line()], link="https://www.strava.com/activities/3497177564/overview"))))
    assert run.ids == ("strava:3497177564",)
    other = only(gpx(gpx_bytes(Track([line()], link="https://example.org/strava.com/activities/34"))))
    assert other.ids == ()


def test_the_track_is_kept_only_where_wanted_and_without_what_is_private() -> None:
    data = gpx_bytes(line(200, north=0.001))
    home = Circle(lat=59.91, lon=10.75, radius_m=1000)
    assert only(gpx(data)).track == ()
    kept = only(gpx(data, Wanted(now=NOW, tracks=True))).track
    assert kept[0] == (599_100_000, 107_500_000)
    cut = only(gpx(data, Wanted(now=NOW, tracks=True, private=(home,))))
    assert min(metres(n / 1e7, e / 1e7, home.lat, home.lon) for n, e in cut.track) > 1000
    assert cut.distance_mm == only(gpx(data)).distance_mm  # the way through it counts all the same
    virtual = gpx_bytes(Track([line(200)], kind="17"))
    assert only(gpx(virtual, Wanted(now=NOW, tracks=True))).track == ()
    indoors = tcx_bytes(TcxActivity(sport="VirtualRide"))
    assert only(tcx(indoors, Wanted(now=NOW, tracks=True))).track == ()


def test_a_track_across_the_180th_meridian() -> None:
    run = only(gpx(gpx_bytes(line(21, lat=-17.0, lon=179.99, north=0, east=0.001, step_s=30))))
    assert run.distance_mm == pytest.approx(2_126_600, rel=0.001)


def test_a_route_or_nothing_at_all_is_refused() -> None:
    route = gpx_bytes(head='<rte><rtept lat="1" lon="2"/></rte>')
    assert gpx(route).refused == ("It holds a route to follow but no recorded track: export the activity itself.")
    for empty in (gpx_bytes(), gpx_bytes(Track([])), gpx_bytes(Track([[]]))):
        item = gpx(empty)
        assert "no points" in item.refused
        assert item.recordings == ()


def test_hardly_anything_is_asked_about_unless_a_list_tells_of_it() -> None:
    few = [replace(spot, lat=59.91, lon=10.75) for spot in line(4, step_s=1)]
    run = only(gpx(gpx_bytes(few)))
    assert (asked(run), run.elapsed_s, run.distance_mm) == (["empty"], 3, None)
    assert asked(only(gpx(gpx_bytes(line(1))))) == ["empty"]
    assert asked(only(gpx(gpx_bytes(few, creator="Apple Health Export")))) == []
    assert asked(only(gpx(gpx_bytes(line(7, step_s=1))))) == []  # 80 m in 6 s


def test_version_1_0_without_namespace_and_points_outside_a_segment() -> None:
    data = (
        b'<?xml version="1.0"?><gpx version="1.0"><name>Old</name><trk><url>https://www.strava.com/activities/5</url>'
        b'<trkpt lat="1" lon="1"><time>2020-01-01T00:00:00Z</time></trkpt>'
        b'<trkpt lat="1.001" lon="1"><time>2020-01-01T00:01:00Z</time></trkpt></trk></gpx>'
    )
    run = only(gpx(data))
    assert (run.title, run.elapsed_s, run.ids) == ("Old", 60, ("strava:5",))
    assert run.distance_mm == pytest.approx(111_195, abs=1)
