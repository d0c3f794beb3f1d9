"""What the reader makes of a whole, undamaged activity."""

from datetime import datetime, timedelta

import pytest

from tests.formats.fit.fit_reading import START, TRACKED, only, read
from tests.formats.fit.fit_writer import (
    CYCLING,
    EVENT,
    LENGTH,
    RUNNING,
    SWIMMING,
    TRANSITION,
    Leg,
    container,
    fit_bytes,
    fit_time,
    message,
    position,
)
from tracker.domain.recordings import Asked, Circle, Lap
from tracker.domain.sessions import Part

ROAD, POOL, OPEN_WATER, VIRTUAL = 7, 17, 18, 58
ZWIFT, COROS = 260, 294
FIRST = fit_time(START) or 0


@pytest.mark.parametrize("big", [False, True])
def test_an_activity(big: bool) -> None:
    found = only(fit_bytes(laps=3, big=big))
    assert found.format == "fit"
    assert (found.activity, found.sport) == ("run", "running")
    assert (found.started_at, found.local, found.offset_s, found.zone) == (START, None, 3600, "")
    assert (found.elapsed_s, found.timer_s, found.moving_s) == (1800, 1800, None)
    assert (found.distance_mm, found.climb_mm, found.energy_kj) == (5_000_000, 40_000, 1255)
    assert (found.hr_avg, found.hr_max) == (140, 170)
    assert found.laps == (Lap(elapsed_s=600, distance_mm=1_666_670, hr_avg=140),) * 3
    assert not any((found.computed, found.warnings, found.asks, found.parts, found.track))
    assert found.device == f"1:3000000001:{FIRST}"


def test_three_clocks_stay_apart() -> None:
    found = only(fit_bytes(sessions=[Leg(start=START, elapsed=3763.5, timer=3097.79, moving=3000.4)]))
    assert (found.elapsed_s, found.timer_s, found.moving_s) == (3764, 3098, 3000)


def test_steps_of_a_walk_but_no_strokes_of_a_ride() -> None:
    walk, ride = (only(fit_bytes(sessions=[Leg(start=START, sport=sport, cycles=4000)])) for sport in (11, CYCLING))
    assert (walk.activity, walk.steps) == ("walk", 8000)
    assert (ride.activity, ride.steps) == ("ride", None)


def test_a_distance_of_0_is_not_known_and_not_worked_out() -> None:
    row = only(fit_bytes(sport=4, sub_sport=14, distance=0, at=None))
    assert (row.activity, row.indoor, row.distance_mm, row.computed) == ("erg-row", True, None, ())


def test_what_the_device_did_not_sum_up_is_worked_out_from_the_points() -> None:
    told = Leg(start=START, distance=None, hr=None, hr_max=None)
    found = only(fit_bytes(sessions=[told], hr=133))
    assert (found.distance_mm, found.hr_avg, found.hr_max) == (5_000_000, 133, 133)
    assert set(found.computed) == {"distance_mm", "hr_avg", "hr_max"}
    placed = only(fit_bytes(sessions=[told], distance=None, hr=None))
    assert placed.distance_mm == pytest.approx(3_733_000, rel=0.01)  # 0.03 degrees to the north and to the east
    assert placed.computed == ("distance_mm",)


def test_strength_has_no_distance_from_points() -> None:
    found = only(fit_bytes(sessions=[Leg(start=START, sport=10, sub_sport=20, distance=None)]))
    assert (found.activity, found.distance_mm) == ("strength", None)


def test_a_heart_rate_that_no_heart_has() -> None:
    found = only(fit_bytes(sessions=[Leg(start=START, hr_max=234)]))
    assert (found.hr_avg, found.hr_max) == (140, None)
    assert "234" in found.warnings[0]


def test_few_wrong_heart_rates_are_left_out_and_many_spoil_all() -> None:
    told = [Leg(start=START, hr=None, hr_max=None)]
    spike = message(20, [(253, "uint32", FIRST + 9), (3, "uint8", 250)], local=8)
    few = only(fit_bytes(sessions=told, hr=150, extra=spike))
    assert (few.hr_avg, few.hr_max) == (150, 150)
    assert "250" in few.warnings[0]
    many = only(fit_bytes(sessions=told, hr=150, extra=spike * 5))
    assert (many.hr_avg, many.hr_max, many.warnings) == (None, None, ())


def test_records_outside_the_session_do_not_count() -> None:
    late = message(20, [(253, "uint32", FIRST + 40_000), (0, "sint32", 5), (1, "sint32", 5), (3, "uint8", 60)], local=8)
    found = only(fit_bytes(sessions=[Leg(start=START, hr=None, hr_max=None)], hr=150, extra=late * 10), TRACKED)
    assert found.hr_avg == 150
    assert found.track[-1] == (599_400_000, 107_800_000)


def test_a_track_only_when_wanted_and_without_private_places() -> None:
    data = fit_bytes()
    track = only(data, TRACKED).track
    assert track[0] == (599_100_000, 107_500_000)
    home = Circle(lat=59.91, lon=10.75, radius_m=500)
    kept = only(data, type(TRACKED)(now=TRACKED.now, tracks=True, private=(home,))).track
    assert kept
    assert min(kept)[0] > track[0][0] + 30_000
    assert only(data).track == ()


def test_places_that_are_none() -> None:
    def at(north: int | None, east: int | None) -> bytes:
        return message(20, [(253, "uint32", FIRST + 9), (0, "sint32", north), (1, "sint32", east)], local=8)

    wrong = at(0, 0) + at(None, None) + at(None, 5) + at(position(91), 5)
    found = only(fit_bytes(records=0, extra=wrong + at(position(59), position(10)) + at(0, position(10))), TRACKED)
    assert found.track == ((590_000_000, 100_000_000), (0, 100_000_000))


@pytest.mark.parametrize(("maker", "sub_sport"), [(ZWIFT, 0), (28, VIRTUAL), (331, VIRTUAL)])
def test_a_world_that_does_not_exist(maker: int, sub_sport: int) -> None:
    data = fit_bytes(sport=CYCLING, sub_sport=sub_sport, manufacturer=maker)
    found = only(data, TRACKED)
    assert (found.activity, found.virtual, found.indoor, found.track, found.zone) == ("ride", True, True, (), "")


@pytest.mark.parametrize("offset", [0, 3600, -14_400, 20_700, 46_800, 50_400, 19_800])
def test_an_offset_in_quarters_of_an_hour(offset: int) -> None:
    assert only(fit_bytes(offset=offset)).offset_s == offset
    assert only(fit_bytes(offset=offset + 40)).offset_s == offset


@pytest.mark.parametrize("offset", [None, 3600 + 300, -1_008_235_319, 15 * 3600, -14 * 3600 - 900])
def test_an_offset_that_is_none(offset: int | None) -> None:
    assert only(fit_bytes(offset=offset)).offset_s is None


def test_coros_says_0_wherever_it_is() -> None:
    assert only(fit_bytes(offset=0, manufacturer=COROS)).offset_s is None
    assert only(fit_bytes(offset=3600, manufacturer=COROS)).offset_s == 3600


def test_seconds_since_the_device_was_switched_on() -> None:
    start = datetime(1990, 7, 18, 6, 44, 24, tzinfo=START.tzinfo)
    found = only(fit_bytes(start, offset=680_848_312))
    assert (found.started_at, found.local, found.offset_s) == (
        None,
        datetime.fromisoformat("2012-02-13T11:16:16"),
        None,
    )
    assert "did not know the time" in found.warnings[0]
    lost = only(fit_bytes(start, offset=None))
    assert (lost.started_at, lost.local) == (None, None)
    assert [asked for asked, _ in lost.asks] == [Asked.WHEN]


def test_a_time_to_come_is_asked_about() -> None:
    found = only(fit_bytes(TRACKED.now + timedelta(days=2)))
    assert found.started_at is None
    assert [(asked, "2026-11-25" in why) for asked, why in found.asks] == [(Asked.WHEN, True)]
    assert only(fit_bytes(TRACKED.now + timedelta(hours=23))).asks == ()


def test_hardly_anything_is_asked_about() -> None:
    found = only(fit_bytes(seconds=4, distance=3))
    assert [asked for asked, _ in found.asks] == [Asked.EMPTY]


def test_a_start_that_contradicts_the_end() -> None:
    later = Leg(start=FIRST + 2700, elapsed=1800)
    end = message(18, [(253, "uint32", FIRST + 1800), (2, "uint32", FIRST + 2700), (7, "uint32", 1_800_000)], local=8)
    found = only(fit_bytes(sessions=[], extra=end))
    assert found.started_at == START
    assert found.computed[0] == "started_at"
    assert only(fit_bytes(sessions=[later])).started_at == START + timedelta(seconds=2700)


def test_a_session_without_a_start() -> None:
    assert only(fit_bytes(sessions=[Leg(start=None)])).started_at == START
    alone = message(18, [(253, "uint32", FIRST + 1800), (7, "uint32", 1_800_000)], local=8)
    assert only(fit_bytes(sessions=[], records=0, extra=alone)).started_at == START


def test_a_device_left_on() -> None:
    found = only(fit_bytes(sessions=[Leg(start=START, elapsed=27 * 86_400, timer=7373)]))
    assert (found.elapsed_s, found.timer_s) == (7373, 7373)
    assert "27.0 days" in found.warnings[0]
    journey = only(fit_bytes(sessions=[Leg(start=START, elapsed=3 * 86_400)]))
    assert (journey.elapsed_s, len(journey.warnings)) == (3 * 86_400, 1)


def test_a_timer_longer_than_the_time() -> None:
    found = only(fit_bytes(sessions=[Leg(start=START, elapsed=2839.6, timer=21_680)]))
    assert (found.elapsed_s, found.timer_s) == (2840, None)
    assert "6:01:20" in found.warnings[0]
    assert only(fit_bytes(sessions=[Leg(start=START, elapsed=1800, timer=1859)])).warnings == ()


@pytest.mark.parametrize("far", [42_949_672.94, 61_000])
def test_a_distance_that_can_not_be(far: float) -> None:
    found = only(fit_bytes(distance=far))  # in half an hour
    assert (found.distance_mm, "distance_mm" in found.computed) == (None, False)
    assert "left out" in found.warnings[0]


def test_a_file_without_a_session_is_rebuilt() -> None:
    stops = [(253, "uint32", FIRST + 600), (0, "enum", 0), (1, "enum", 4)]
    starts = [(253, "uint32", FIRST + 700), (0, "enum", 0), (1, "enum", 0)]
    events = message(EVENT, stops, local=8) + message(EVENT, starts, local=8)
    found = only(fit_bytes(sessions=[], extra=events))
    assert (found.started_at, found.elapsed_s, found.timer_s) == (START, 1800, 1700)
    assert (found.distance_mm, found.hr_avg) == (5_000_000, 140)
    assert set(found.computed) == {"started_at", "elapsed_s", "timer_s", "distance_mm", "hr_avg", "hr_max"}
    assert "31 points" in found.warnings[0]


def test_a_file_with_laps_alone() -> None:
    found = only(fit_bytes(sessions=[], records=0, laps=3))
    assert (found.started_at, found.elapsed_s, found.distance_mm) == (START, 1800, 5_000_010)
    assert "laps" in found.warnings[0]


def test_a_file_with_nothing_in_it() -> None:
    assert "nothing to import" in read(fit_bytes(sessions=[], records=0, laps=0)).refused


def test_a_pool_swim_by_its_lengths() -> None:
    told = Leg(start=START, sport=SWIMMING, sub_sport=POOL, distance=1000, pool=25, lengths=40)
    found = only(fit_bytes(sessions=[told], at=None))
    assert (found.activity, found.distance_mm) == ("swim-pool", 1_000_000)
    assert found.parts == (Part(count=40, distance_mm=25_000),)
    rest = message(LENGTH, [(12, "enum", 0)], local=8)
    unsummed = Leg(start=START, sport=SWIMMING, sub_sport=POOL, distance=None, pool=22.86)
    found = only(fit_bytes(sessions=[unsummed], lengths=20, extra=rest, at=None, distance=None))
    assert (found.distance_mm, found.computed) == (457_200, ("distance_mm",))
    assert found.parts == (Part(count=20, distance_mm=22_860),)


def legs(*sports: int, sub_sport: int = 0) -> list[Leg]:
    return [
        Leg(start=FIRST + 1000 * n, elapsed=900, timer=800, distance=2000, sport=sport, sub_sport=sub_sport, hr=100 + n)
        for n, sport in enumerate(sports)
    ]


@pytest.mark.parametrize(
    ("sports", "event"),
    [
        ((SWIMMING, TRANSITION, CYCLING, TRANSITION, RUNNING), "triathlon"),
        ((RUNNING, TRANSITION, CYCLING, TRANSITION, RUNNING), "duathlon"),
        ((CYCLING, RUNNING), "brick"),
        ((SWIMMING, RUNNING), "aquathlon"),
        ((RUNNING, SWIMMING, RUNNING), "aquathlon"),
        ((SWIMMING, RUNNING, SWIMMING, RUNNING), "swimrun"),
        ((CYCLING, 41, RUNNING), "cross"),
        ((RUNNING, 0), "cross"),
    ],
)
def test_several_sports_are_one_event(sports: tuple[int, ...], event: str) -> None:
    found = only(fit_bytes(sessions=legs(*sports), seconds=6000))
    shown = [n for n, sport in enumerate(sports) if sport != TRANSITION]
    assert (found.activity, found.sport, found.started_at) == (event, "multisport", START)
    assert len(found.parts) == len(shown)
    assert found.distance_mm == 2_000_000 * len(shown)
    assert found.timer_s == 800 * len(shown)
    assert found.elapsed_s == 1000 * shown[-1] + 900
    assert found.energy_kj == round(300 * len(shown) * 4.184)
    assert found.hr_avg == round(sum(100 + n for n in shown) / len(shown))
    assert found.hr_max == 170
    assert found.computed == ("hr_avg",)


def test_two_sessions_of_one_sport_are_that_sport() -> None:
    found = only(fit_bytes(sessions=legs(RUNNING, RUNNING), seconds=2000))
    assert (found.activity, found.parts, found.distance_mm) == ("run", (), 4_000_000)


def test_laps_of_transitions_are_hidden() -> None:
    change = message(19, [(7, "uint32", 90_000), (25, "enum", TRANSITION)], local=8)
    assert len(only(fit_bytes(sessions=legs(SWIMMING, TRANSITION, RUNNING), laps=2, extra=change)).laps) == 2


def test_a_chain_is_as_many_recordings() -> None:
    day = timedelta(days=1)
    item = read(fit_bytes() + fit_bytes(START + day, sport=CYCLING) + fit_bytes(START + 2 * day))
    assert [one.activity for one in item.recordings] == ["run", "ride", "run"]
    digests = [one.digest for one in item.recordings]
    assert [digest.rpartition("#")[2] for digest in digests] == ["0", "1", "2"]
    assert len({one.device for one in item.recordings}) == 3


def test_a_chain_of_one_device_id_is_told_apart() -> None:
    one, other = read(fit_bytes() + fit_bytes(sport=CYCLING)).recordings
    assert other.device == f"{one.device}#1"


def test_what_is_no_activity_in_a_chain_is_left_out() -> None:
    [found] = read(container(message(0, [(0, "enum", 2)])) + fit_bytes()).recordings
    assert "#" not in found.digest


@pytest.mark.parametrize(("serial", "created"), [(None, None), (7, 0xFFFFFFFF)])
def test_no_name_of_a_device_that_would_fit_others(serial: int | None, created: int | None) -> None:
    assert only(fit_bytes(serial=serial, created=created)).device == ""


@pytest.mark.parametrize(
    ("kind", "said"),
    [(5, "workout"), (6, "course"), (2, "settings"), (32, "monitoring"), (34, "segment"), (77, "kind 77")],
)
def test_other_kinds_of_files_are_refused_by_name(kind: int, said: str) -> None:
    item = read(fit_bytes(kind=kind, sessions=[]))
    assert said in item.refused
    assert item.recordings == ()


def test_the_profile_of_a_sport_that_has_no_number() -> None:
    named = message(18, [(2, "uint32", FIRST), (7, "uint32", 900_000), (110, "string", b"Padelboot \xff\0\0")], local=8)
    found = only(fit_bytes(sessions=[], extra=named))
    assert (found.activity, found.sport) == (None, "Padelboot \N{REPLACEMENT CHARACTER}")
