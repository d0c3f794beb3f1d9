"""Where and when a recording was, and which of its amounts are believed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.services.imports.telling import RUN
from tracker.domain.recordings import Asked, Recording
from tracker.domain.sessions import Athlete, Part, Session
from tracker.errors import InputError
from tracker.services.imports.placing import Ground, Placed, ground_of, placed

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
HOME = Athlete(id="a", name="Milind", zone="Asia/Kolkata")
OSLO = (date(2026, 5, 1), "Europe/Oslo")


def ground(*moves: tuple[date, str], athlete: Athlete = HOME, zone: str = "", word: str = "") -> Ground:
    return ground_of(athlete, moves, NOW, zone, word)


def session(recording: Recording, on: Ground | None = None) -> Session:
    found = placed(recording, on or ground())
    assert found.session is not None, found.asks
    return found.session


def run(**rest: Any) -> Recording:
    return replace(RUN, **rest)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_before_half_past_five_in_india_it_is_the_same_day() -> None:
    """Strava says UTC: 23:40 the day before, which would break a streak."""
    found = session(Recording(format="strava", activity="run", started_at=at("2026-05-02T23:40+00:00"), elapsed_s=60))
    assert (found.zone, found.local_date) == ("Asia/Kolkata", date(2026, 5, 3))
    assert found.started_at == at("2026-05-03T05:10+05:30")


@pytest.mark.parametrize(
    ("recording", "moves", "zone", "day"),
    [
        (run(zone="America/Los_Angeles", offset_s=-7 * 3600), (), "America/Los_Angeles", 2),
        (run(offset_s=19_800), (), "Asia/Kolkata", 3),
        (run(offset_s=19_790), (), "Asia/Kolkata", 3),
        (run(offset_s=7200), (OSLO,), "Europe/Oslo", 3),
        (run(offset_s=7200), ((date(2026, 8, 1), "Europe/Oslo"),), "Europe/Oslo", 3),
        (run(offset_s=-4 * 3600), (), "Etc/GMT+4", 2),
        (run(offset_s=0), (), "Etc/UTC", 3),
        (run(offset_s=20_700), (), "Asia/Kathmandu", 3),
        (run(offset_s=-9000), (), "America/St_Johns", 2),
        (run(offset_s=13 * 3600 + 2700), (), "Asia/Kolkata", 3),
        (run(offset_s=16 * 3600), (), "Asia/Kolkata", 3),
        (run(offset_s=12_345), (), "Asia/Kolkata", 3),
        (run(), (), "Asia/Kolkata", 3),
        (run(), (OSLO,), "Europe/Oslo", 3),
        (run(), ((date(2026, 5, 4), "Europe/Oslo"),), "Asia/Kolkata", 3),
    ],
    ids=[
        "the file's zone",
        "an offset, at home",
        "ten seconds off",
        "an offset, on a journey",
        "an offset of another of the athlete's zones",
        "a foreign offset",
        "no offset at all is one",
        "a quarter of an hour",
        "half an hour, in summer",
        "a zone that is far away and not on summer time",
        "too far",
        "no quarter of an hour",
        "only UTC",
        "only UTC, on a journey",
        "only UTC, the day before the journey",
    ],
)
def test_the_zone_by_the_order_of_trust(
    recording: Recording, moves: tuple[tuple[date, str], ...], zone: str, day: int
) -> None:
    found = session(recording, ground(*moves))
    assert (found.zone, found.local_date.day) == (zone, day)
    assert found.started_at == RUN.started_at
    assert found.timed


def test_a_zone_that_is_wished_for_stands_in_for_the_athletes_own() -> None:
    assert session(run(), ground(OSLO, zone="America/New_York")).local_date == date(2026, 5, 2)
    assert session(run(offset_s=19_800), ground(OSLO, zone="America/New_York")).zone == "Asia/Kolkata"


def test_a_wall_clock_is_that_of_where_the_athlete_was() -> None:
    wall = run(started_at=None, local=datetime.fromisoformat("2026-05-03T07:00"))
    assert session(wall).started_at == at("2026-05-03T07:00+05:30")
    assert session(wall, ground(OSLO)).started_at == at("2026-05-03T07:00+02:00")
    assert session(replace(wall, offset_s=-4 * 3600)).started_at == at("2026-05-03T07:00-04:00")
    assert session(replace(wall, zone="America/New_York")).started_at == at("2026-05-03T07:00-04:00")


def test_a_wall_clock_that_never_was_is_moved_and_one_that_came_twice_is_the_first() -> None:
    oslo = ground(athlete=replace(HOME, zone="Europe/Oslo"))
    gap = placed(run(started_at=None, local=datetime.fromisoformat("2026-03-29T02:30")), oslo)
    assert gap.session is not None
    assert gap.session.started_at == at("2026-03-29T03:30+02:00")
    assert "did not exist" in gap.warnings[0]
    fold = placed(run(started_at=None, local=datetime.fromisoformat("2026-10-25T02:30")), oslo)
    assert fold.session is not None
    assert fold.session.started_at == at("2026-10-25T02:30+02:00")
    assert "came twice" in fold.warnings[0]
    told = placed(run(started_at=None, local=datetime.fromisoformat("2026-10-25T02:30"), offset_s=3600), oslo)
    assert told.session is not None
    assert told.session.started_at == at("2026-10-25T02:30+01:00")
    assert not told.warnings


def test_d10_a_day_that_a_country_left_out_is_taken_as_the_next_and_said() -> None:
    samoa = ground(athlete=replace(HOME, zone="Pacific/Apia"))
    found = placed(run(started_at=None, local=datetime.fromisoformat("2011-12-30T10:00")), samoa)
    assert found.session is not None
    assert found.session.local_date == date(2011, 12, 31)
    said = "10:00 did not exist on 2011-12-30 in Pacific/Apia: taken as 2011-12-31 at 10:00."
    assert found.warnings == (said,)


def test_the_day_may_begin_later_and_end_on_the_next() -> None:
    owl = ground(athlete=replace(HOME, day_start_s=4 * 3600))
    late = session(run(started_at=at("2026-05-03T02:00+05:30"), elapsed_s=3 * 3600), owl)
    assert (late.local_date, late.end_date) == (date(2026, 5, 2), date(2026, 5, 3))


def test_only_a_date_is_no_clock_time() -> None:
    found = session(run(started_at=None, local=datetime.fromisoformat("2026-05-03T00:00"), timed=False))
    assert (found.timed, found.local_date, found.end_date) == (False, date(2026, 5, 3), date(2026, 5, 3))


@pytest.mark.parametrize(
    ("recording", "said"),
    [
        (run(started_at=None), "does not say when"),
        (run(started_at=None, local=None, timed=False), "does not say when"),
        (run(started_at=at("2026-11-23T12:00+05:30")), "still to come"),
        (run(started_at=None, local=datetime.fromisoformat("2026-11-23T00:00"), timed=False), "still to come"),
        (run(started_at=at("1801-01-01T00:00+00:00")), "can't be"),
        (
            run(started_at=None, local=datetime.fromisoformat("2011-12-30T00:00"), timed=False, zone="Pacific/Apia"),
            "can't be",
        ),
        (run(asks=((Asked.WHEN, "Most of its points have no time."),)), "no time"),
    ],
    ids=["nothing", "no date", "tomorrow", "tomorrow's date", "1801", "a day that never was", "asked"],
)
def test_when_it_was_is_asked_and_never_made_up(recording: Recording, said: str) -> None:
    found = placed(recording, ground())
    assert found.session is None
    assert [what for what, _ in found.asks] == [Asked.WHEN]
    assert said in found.asks[0][1]


def amounts(found: Placed) -> tuple[int | None, int | None, int | None]:
    assert found.session is not None
    return found.session.elapsed_s, found.session.timer_s, found.session.moving_s


@pytest.mark.parametrize(
    ("clocks", "kept", "warned"),
    [
        ((3600, 3550, 3500), (3600, 3550, 3500), ""),
        ((369, 370, None), (369, 370, None), ""),
        ((2840, 21_680, None), (2840, None, None), "timed"),
        ((2_412_583, 7373, None), (7373, 7373, None), "left on"),
        ((2_412_583, None, None), (None, None, None), "left on"),
        ((200_000, None, None), (200_000, None, None), "left on"),
        ((None, 1800, None), (1800, 1800, None), ""),
        ((None, None, 1700), (1700, None, 1700), ""),
        ((3600, None, 3640), (3600, None, 3600), ""),
        ((3600, None, 9000), (3600, None, None), ""),
        ((0, 0, 0), (None, None, None), ""),
    ],
)
def test_the_clocks_that_are_believed(
    clocks: tuple[int | None, ...], kept: tuple[int | None, ...], warned: str
) -> None:
    elapsed, timer, moving = clocks
    found = placed(run(elapsed_s=elapsed, timer_s=timer, moving_s=moving, distance_mm=None), ground())
    assert amounts(found) == kept
    assert bool(found.warnings) == bool(warned)
    assert warned in " ".join(found.warnings)


def test_points_that_end_before_the_device_did_are_not_what_counts() -> None:
    found = placed(run(format="tcx", elapsed_s=463, timer_s=2283, computed=("elapsed_s",)), ground())
    assert amounts(found)[:2] == (2283, 2283)


@pytest.mark.parametrize(
    ("fields", "warned"),
    [
        ({"distance_mm": 4_294_967_294_000}, "distance"),
        ({"distance_mm": 200_000_000, "timer_s": None}, "200 km can't be"),
        ({"distance_mm": 100_000_000, "timer_s": None}, "km/h"),
        ({"hr_avg": 12}, "heart rate of 12"),
        ({"hr_max": 234}, "heart rate of 234"),
        ({"energy_kj": 900_000}, "energy"),
        ({"climb_mm": 31_000_000}, "climb"),
        ({"steps": 2_000_000}, "steps"),
        ({"reps": 200_000}, "repetitions"),
    ],
)
def test_what_can_not_be_is_said(fields: dict[str, Any], warned: str) -> None:
    found = placed(run(**fields), ground())
    assert len(found.warnings) == 1
    assert warned in found.warnings[0]
    kept = {name: getattr(found.session, name) for name in fields}
    assert set(kept.values()) <= {None, 234, 100_000_000}


def test_a_list_has_no_distance_that_nobody_covers() -> None:
    row = run(format="csv", activity="ride", distance_mm=40_000_000, elapsed_s=90, timer_s=None)
    found = placed(row, ground())
    assert found.session is not None
    assert (found.session.distance_mm, found.session.elapsed_s) == (None, 90)
    assert found.warnings == ("Its distance of 40 km can't be: it is left out.",)


def test_a_hold_is_what_its_own_sets_come_to() -> None:
    sets = (Part(hold_s=60), Part(count=2, hold_s=75), Part(activity="plank", hold_s=30), Part(reps=10))
    found = session(run(activity="plank", parts=sets))
    assert (found.hold_s, found.parts) == (210, sets)
    assert session(run(activity="strength", parts=sets[2:])).hold_s is None
    never = placed(run(activity="plank", parts=(Part(count=9_999, hold_s=3600),)), ground())
    assert never.session is not None
    assert never.session.hold_s is None
    assert "hold can't be believed" in never.warnings[0]


def test_zero_is_not_known() -> None:
    found = session(run(distance_mm=0, energy_kj=0, hr_avg=0, steps=0, reps=0))
    assert (found.distance_mm, found.energy_kj, found.hr_avg, found.steps, found.reps) == (None,) * 5


def test_a_sport_is_never_guessed() -> None:
    bare = placed(run(activity=None), ground())
    assert bare.session is not None
    assert (bare.session.activity, bare.warnings) == ("custom", ())
    assert "names no sport" in bare.remarks[0]
    told = placed(run(activity=None, sport="Quidditch"), ground())
    assert "Quidditch" in told.remarks[0]
    wished = placed(run(activity=None), ground(word="treadmill"))
    assert wished.session is not None
    assert (wished.session.activity, wished.session.indoor, wished.remarks) == ("run", True, ())
    assert session(run(), ground(word="ride")).activity == "run"
    with pytest.raises(InputError, match="did you mean"):
        ground(word="runing-trial")


def test_the_text_becomes_the_note_and_its_hashtags_tags() -> None:
    found = session(run(title="Morning Run", note="With #Goa friends,\nsee a#b and https://x/#y", tags=("ghat",)))
    assert found.note == "Morning Run\nWith #Goa friends,\nsee a#b and https://x/#y"
    assert found.tags == ("ghat", "goa")
    assert session(run(title="Easy", note="Easy one")).note == "Easy one"
    long = placed(run(title="Long", note="x" * 4000), ground())
    assert long.session is not None
    assert (len(long.session.note), len(long.warnings)) == (4000, 1)


def test_where_it_came_from_is_kept() -> None:
    found = session(run(ids=("strava:1", "garmin:2"), computed=("distance_mm", "climb_mm")))
    assert (found.source, found.external_id, found.computed) == ("fit", "strava:1", ("distance_mm",))
    assert session(run(by_hand=True)).source == "manual"
