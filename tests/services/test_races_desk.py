"""Races and results through the one handle: what is stored, refused, undone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clocks import FrozenClock
from tracker.domain.races import ResultStatus
from tracker.domain.templates import Limit, RaceDay
from tracker.errors import InputError, NotFoundError, RefusedError, TrackerError
from tracker.services.athletes import AthleteForm
from tracker.services.handles import free_handle, slug_of
from tracker.services.race_forms import RaceForm
from tracker.services.races import race_of
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker

HALF = RaceForm(
    event="Tromsø Midnight Sun Half",
    on="2025-06-21 22:30",
    zone="Europe/Oslo",
    distance="half",
    place="Tromsø",
    limits=("3:30", "10km=@00:30"),
    age_rule="birth_year>=15",
)
HANDLE = "tromso-midnight-sun-half-2025"


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2025-06-01T12:00+02:00")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    return Tracker(tmp_path / "journal.db", clock)


@pytest.fixture
def ran(desk: Tracker, clock: FrozenClock) -> Tracker:
    """The half is in the calendar, and it is the afternoon after it."""
    desk.race_add(HALF)
    clock.set("2025-06-22T15:00+02:00")
    return desk


def test_a_race_with_its_countdown(desk: Tracker) -> None:
    stand = desk.race_add(HALF)
    race = stand.race
    assert (race.handle, race.on, stand.in_days) == (HANDLE, date(2025, 6, 21), 20)
    assert race.starts_at == datetime(2025, 6, 21, 20, 30, tzinfo=UTC)
    assert race.distance_mm == 21_097_500
    assert race.limits == (
        Limit(elapsed_s=3 * 3600 + 1800),
        Limit(at_mm=10_000_000, clock=datetime(2025, 6, 22, 0, 30)),  # noqa: DTZ001 a wall clock
    )
    assert desk.races() == (stand,)
    assert desk.race(HANDLE.upper()) == stand
    nearest = desk.today().next_race
    assert nearest is not None
    assert (nearest.handle, nearest.in_days) == (HANDLE, 20)


def test_races_to_come_stand_before_those_that_were(desk: Tracker, clock: FrozenClock) -> None:
    for day in ("2025-06-07", "2025-05-10", "2025-08-02", "2025-03-01"):
        desk.race_add(RaceForm(event="Run", on=day))
    assert [(stand.race.on.month, stand.in_days) for stand in desk.races()] == [(6, 6), (8, 62), (5, -22), (3, -92)]


@pytest.mark.parametrize(
    ("changed", "error", "match"),
    [
        ({"event": " \u200b"}, RefusedError, "name of its event"),
        ({"on": "soon"}, InputError, "The start"),
        ({"on": "2025-06-21 25:00"}, InputError, "The start"),
        ({"on": "2026-03-29 02:30"}, RefusedError, "does not exist"),
        ({"on": "2099-01-01"}, RefusedError, "too far off"),
        ({"zone": "Europe/Tromso"}, RefusedError, "no time zone"),
        ({"distance": "far"}, InputError, "The distance"),
        ({"climb": "high"}, InputError, "The climb"),
        ({"age_rule": "18+"}, InputError, "The age rule"),
        ({"limits": ("fast",)}, InputError, "The limit"),
        ({"limits": ("22km=2:00",)}, RefusedError, "beyond the finish"),
        ({"limits": ("@2025-06-21 20:00",)}, RefusedError, "before the start"),
        ({"limits": ("@2025-06-22",)}, InputError, "The limit|clock time"),
        ({"on": "2025-06-21", "limits": ("@14:00",)}, RefusedError, "time of the start"),
    ],
)
def test_what_is_no_race_is_refused(
    desk: Tracker, changed: dict[str, object], error: type[TrackerError], match: str
) -> None:
    fields = {name: getattr(HALF, name) for name in RaceForm.__dataclass_fields__}
    with pytest.raises(error, match=match):
        desk.race_add(RaceForm(**(fields | changed)))
    assert desk.races() == ()
    assert desk.last_change() is None


def test_the_same_race_twice_is_refused_and_another_distance_is_not(desk: Tracker) -> None:
    desk.race_add(HALF)
    with pytest.raises(RefusedError, match=f"there already as '{HANDLE}'"):
        desk.race_add(RaceForm(event=" TROMSØ midnight sun half", on="2025-06-21", zone="Europe/Oslo", distance="half"))
    other = desk.race_add(RaceForm(event=HALF.event, on="2025-06-21", zone="Europe/Oslo", distance="10km"))
    assert other.race.handle == f"{HANDLE}-2"


def test_who_is_too_young_is_refused_with_the_rule(desk: Tracker, clock: FrozenClock) -> None:
    desk.athlete_set(None, AthleteForm(born="2011-01-01"))
    with pytest.raises(RefusedError, match=r"15 or older by birth year \(birth_year>=15\).*athlete set --born"):
        desk.race_add(HALF)
    desk.athlete_set(None, AthleteForm(born="2010-12-31"))
    desk.race_add(HALF)
    desk.athlete_set(None, AthleteForm(born="2011-01-01"))
    with pytest.raises(RefusedError, match="counts as 14"):
        desk.race_result(HANDLE, ResultForm(status="entered"))
    assert desk.race_result(HANDLE, ResultForm(status="dns")).result is not None


def test_a_result_and_its_corrections(ran: Tracker) -> None:
    first = ran.race_result(HANDLE, ResultForm(gun="2:06:01.2", bib="512", position=300, of=2100)).result
    assert first is not None
    assert (first.status, first.gun_s, first.chip_s) == (ResultStatus.FINISHED, 7562, None)
    second = ran.race_result(HANDLE, ResultForm(chip="2:05:10.3", splits=("10km=58:10", "Bridge@20km=1:58:00"))).result
    assert second is not None
    assert (second.id, second.gun_s, second.chip_s, second.bib, second.of_n) == (first.id, 7562, 7511, "512", 2100)
    assert [(split.name, split.at_mm, split.elapsed_s) for split in second.splits] == [
        ("10km", 10_000_000, 3490),
        ("Bridge", 20_000_000, 7080),
    ]
    third = ran.race_result(HANDLE, ResultForm(chip="", bib="", splits=())).result
    assert third is not None
    assert (third.chip_s, third.bib, third.splits) == (None, "", ())
    assert ran.race(HANDLE).result == third
    before = ran.last_change()
    ran.race_result(HANDLE, ResultForm(gun="2:06:02"))
    assert ran.last_change() == before, "the same again is no change"


def test_a_finish_outside_a_limit_is_over_it_until_the_time_is_corrected(ran: Tracker) -> None:
    for gun, status in (
        ("3:30:01", ResultStatus.OVER_LIMIT),
        ("3:30:00", ResultStatus.FINISHED),
        ("3:31:00", ResultStatus.OVER_LIMIT),
    ):
        found = ran.race_result(HANDLE, ResultForm(gun=gun)).result
        assert found is not None
        assert found.status is status
    late = ran.race_result(HANDLE, ResultForm(gun="3:00:00", splits=("10km=2:00:01",))).result
    assert late is not None
    assert late.status is ResultStatus.OVER_LIMIT, "the split at 10 km was after 00:30 by the clock"
    assert ran.records().races == ()


@pytest.mark.parametrize(
    ("form", "match"),
    [
        (ResultForm(gun="2:05:00", chip="2:05:01"), "chip time is longer"),
        (ResultForm(gun="2:05"), "three parts"),
        (ResultForm(gun="2:05:00", splits=("10km=58:00", "5km=59:00")), "not after"),
        (ResultForm(gun="2:05:00", splits=("5km=58:00", "10km=58:00")), "not after"),
        (ResultForm(gun="2:05:00", splits=("22km=2:00:00",)), "beyond the finish"),
        (ResultForm(gun="2:05:00", splits=("20km=2:05:01",)), "later than the finish"),
        (ResultForm(gun="2:05:00", splits=("20km",)), "no split"),
        (ResultForm(gun="2:05:00", position=7, of=6), "can't be"),
        (ResultForm(gun="2:05:00", position=0), "1 or more"),
        (ResultForm(status="dnf", distance="30km"), "can't be more"),
        (ResultForm(status="finnished"), "did you mean 'finished'"),
        (ResultForm(gun="fast"), "The gun time"),
        (ResultForm(gun="17:30:00"), "in the future"),
    ],
)
def test_what_is_no_result_is_refused(ran: Tracker, form: ResultForm, match: str) -> None:
    with pytest.raises(TrackerError, match=match):
        ran.race_result(HANDLE, form)
    assert ran.race(HANDLE).result is None


@pytest.mark.parametrize("status", ["finished", "dnf", "dsq", "started", "virtual", "over limit"])
def test_nothing_came_of_a_race_that_is_still_to_come(desk: Tracker, status: str) -> None:
    desk.race_add(HALF)
    with pytest.raises(RefusedError, match="still to come"):
        desk.race_result(HANDLE, ResultForm(status=status))
    with pytest.raises(RefusedError, match="still to come"):
        desk.race_result(HANDLE, ResultForm(gun="2:00:00"))
    entered = desk.race_result(HANDLE, ResultForm(bib="512")).result
    assert entered is not None
    assert entered.status is ResultStatus.ENTERED


def test_a_race_without_a_clock_time_has_begun_on_its_day_there(desk: Tracker, clock: FrozenClock) -> None:
    desk.race_add(RaceForm(event="Run", on="2025-06-02", zone="Pacific/Kiritimati", distance="5km"))
    clock.set("2025-06-01T09:59Z")
    with pytest.raises(RefusedError, match="still to come"):
        desk.race_result("run-2025", ResultForm(gun="25:10"))
    clock.set("2025-06-01T10:01Z")
    found = desk.race_result("run-2025", ResultForm(gun="25:10")).result
    assert found is not None
    assert found.gun_s == 1510


def test_a_backyard_keeps_the_distance(desk: Tracker, clock: FrozenClock) -> None:
    desk.race_add(RaceForm(event="Backyard", on="2025-05-30 12:00"))
    found = desk.race_result("backyard-2025", ResultForm(status="DNF", distance="93.8784km")).result
    assert found is not None
    assert found.covered_mm == 93_878_400
    assert desk.last_change() is not None
    assert "DNF after 93.9 km" in str(desk.last_change())


def test_the_session_of_a_race(ran: Tracker) -> None:
    session = ran.log("half 2:06:01 @2025-06-21 22:30 Europe/Oslo race").sessions[0]
    found = ran.race_result(HANDLE, ResultForm(gun="2:06:01"), session="last").result
    assert found is not None
    assert found.session_id == session.id
    cleared = ran.race_result(HANDLE, ResultForm(), session="").result
    assert cleared is not None
    assert cleared.session_id is None
    with pytest.raises(NotFoundError, match="No session"):
        ran.race_result(HANDLE, ResultForm(), session="zzzzzz")


def test_a_couple_has_one_race_and_two_results(ran: Tracker, clock: FrozenClock) -> None:
    ran.athlete_add(AthleteForm(name="Ankita"))
    hers = Tracker(ran.path, clock, athlete="Ankita")
    ran.race_result(HANDLE, ResultForm(gun="2:06:01"))
    hers.race_result(HANDLE, ResultForm(gun="2:06:02"))
    assert [desk.race(HANDLE).result and desk.race(HANDLE).result.gun_s for desk in (ran, hers)] == [7561, 7562]  # type: ignore[union-attr]
    ran.race_remove(HANDLE, result_only=True)
    assert ran.race(HANDLE).result is None
    assert hers.race(HANDLE).result is not None
    with pytest.raises(NotFoundError, match="no result"):
        ran.race_remove(HANDLE, result_only=True)
    hers.race_remove(HANDLE)
    assert ran.races() == ()
    ran.undo()
    assert hers.race(HANDLE).result is not None


def test_a_race_that_is_not_there(desk: Tracker) -> None:
    with pytest.raises(NotFoundError, match="race add"):
        desk.race("comrades-2025")
    desk.race_add(HALF)
    with pytest.raises(NotFoundError, match=f"did you mean '{HANDLE}'"):
        desk.race_result("tromso-midnight-sun-2025", ResultForm())


def test_every_change_is_undone_and_done_again(ran: Tracker) -> None:
    ran.race_result(HANDLE, ResultForm(gun="2:06:01", splits=("10km=58:10",), medal="Finisher"))
    ran.race_result(HANDLE, ResultForm(chip="2:05:10"))
    full = ran.races(), ran.medals()
    ran.race_remove(HANDLE)
    assert ran.races() == ()
    titles = []
    while (change := ran.undo()) is not None:
        titles.append(change.title)
    assert titles == [
        "Removed race Tromsø Midnight Sun Half of 2025-06-21",
        "Changed result of Tromsø Midnight Sun Half: 2:06:01",
        "Result of Tromsø Midnight Sun Half: 2:06:01",
        "Added race Tromsø Midnight Sun Half of 2025-06-21",
    ]
    assert (ran.races(), ran.athletes()) == ((), ())
    for _ in range(3):
        ran.redo()
    assert (ran.races(), ran.medals()) == full
    assert [medal.title for medal in ran.medals()] == ["Finisher"]


def test_a_finisher_medal_comes_with_the_result_and_goes_with_its_correction(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-22T15:00+02:00")
    desk.start("tromso-midnight-sun-half", on=date(2025, 6, 21))
    (stand,) = desk.races()
    handle = stand.race.handle
    given = desk.race_result(handle, ResultForm(gun="2:06:01"))
    assert [medal.on for medal in given.medals] == [date(2025, 6, 21)]
    assert given.medals[0].results == (given.result.id,) if given.result else False
    taken = desk.race_result(handle, ResultForm(status="dsq"))
    assert [medal.key for medal in taken.revoked] == [medal.key for medal in given.medals]
    assert [bool(medal.revoked) for medal in desk.medals()] == [True]
    again = desk.race_result(handle, ResultForm(status="finished"))
    assert [medal.key for medal in again.medals] == [medal.key for medal in given.medals]
    assert [bool(medal.revoked) for medal in desk.medals()] == [False]


def test_the_race_of_a_template() -> None:
    day = RaceDay(
        event="Midnight Sun Marathon",
        place="Tromsø",
        zone="Europe/Oslo",
        starts_at=datetime(2025, 6, 21, 20, 30),  # noqa: DTZ001 a wall clock
        distance_mm=42_195_000,
        limit_s=19_800,
        age_rule="birth_year>=18",
        limits=(Limit(at_mm=30_000_000, elapsed_s=14_400),),
    )
    race = race_of(day, "c", "msm-2025", key="r")
    assert (race.id, race.challenge_id, race.handle, race.on) == ("r", "c", "msm-2025", date(2025, 6, 21))
    assert race.starts_at == datetime(2025, 6, 21, 18, 30, tzinfo=UTC)
    assert race.limits == (*day.limits, Limit(elapsed_s=19_800))


@pytest.mark.parametrize(
    ("event", "slug"),
    [
        ("Tromsø Midnight Sun", "tromso-midnight-sun"),
        ("Valle d'Aosta  —  Étape!", "valle-daosta-etape"),
        ("Straße & Łódź", "strasse-lodz"),
        ("東京マラソン", "東京マラソン"),
        ("***", "race"),
    ],
)
def test_handles_are_words_to_type(event: str, slug: str) -> None:
    assert slug_of(event) == slug


def test_a_handle_has_its_year_once() -> None:
    assert free_handle("Comrades 2025", date(2025, 6, 8), []) == "comrades-2025"
    assert free_handle("Comrades", date(2025, 6, 8), ["Comrades-2025", "comrades-2025-2"]) == "comrades-2025-3"


@given(st.text(max_size=80))
def test_any_event_has_a_handle(event: str) -> None:
    slug = slug_of(event)
    assert slug
    assert slug == slug.strip("-")
    assert not any(character.isspace() or character in "/'\"" for character in slug)
