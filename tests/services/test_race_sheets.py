"""What is told about one race: bands, bests, what to expect; what proves a medal; results that are entered whole."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clocks import FrozenClock
from tracker.domain.races import ResultStatus, Split
from tracker.errors import InputError, RefusedError
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.race_words import laps_of
from tracker.services.result_forms import ResultForm, read_split, split_line
from tracker.services.tracker import Tracker


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2025-06-01T12:00+02:00")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    return Tracker(tmp_path / "journal.db", clock)


def _ran(desk: Tracker, event: str, on: str, gun: str, distance: str = "half") -> str:
    handle = desk.race_add(RaceForm(event=event, on=on, zone="Europe/Oslo", distance=distance)).race.handle
    desk.race_result(handle, ResultForm(gun=gun))
    return handle


def test_a_best_is_held_against_the_best_before_it(desk: Tracker) -> None:
    old = _ran(desk, "Bergen", "2024-04-27", "2:00:00")
    new = _ran(desk, "Oslo", "2025-05-10", "1:58:30")
    ten = _ran(desk, "Sentrum", "2025-04-26", "50:00", "10km")
    sheet = desk.race_sheet(new)
    assert sheet.best is not None
    assert sheet.former is not None
    assert (sheet.best.result.race.handle, sheet.former.seconds) == (new, 7200)
    slower = desk.race_sheet(old)
    assert slower.best is not None
    assert slower.best.result.race.handle == new
    assert desk.race_sheet(ten).former is None
    assert [best.distance_mm for best in sheet.bests] == [10_000_000, 21_097_500]


def test_what_to_expect_comes_from_the_nearest_distance(desk: Tracker) -> None:
    _ran(desk, "Oslo", "2025-05-10", "2:05:10")
    _ran(desk, "Sentrum", "2025-04-26", "50:00", "10km")
    coming = desk.race_add(RaceForm(event="Tata", on="2026-01-18 05:00", distance="marathon")).race.handle
    expected = desk.race_sheet(coming).expected
    assert expected is not None
    assert (expected.seconds, expected.by.distance_mm) == (15_658, 21_097_500)
    far = desk.race_add(RaceForm(event="Far", on="2026-02-18 05:00", distance="200km")).race.handle
    assert desk.race_sheet(far).expected is None
    open_end = desk.race_add(RaceForm(event="Wings", on="2026-05-03 13:00")).race.handle
    assert desk.race_sheet(open_end).expected is None


def test_bands_of_the_challenge_about_it(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-01T12:00+02:00")
    desk.athlete_add(AthleteForm(name="Lungile", sex="m"))
    desk.start("comrades", on=date(2025, 6, 8))
    (stand,) = desk.races()
    handle = stand.race.handle
    before = desk.race_sheet(handle)
    assert before.bands == ()
    assert any("Bill Rowan" in said for said in before.awards)
    clock.set("2025-06-08T20:00+02:00")
    desk.race_result(handle, ResultForm(gun="9:12:00", splits=("Drummond@45km=4:30:00",)))
    (found,) = [band for band in desk.race_sheet(handle).bands if len(band.award.bands) > 2]
    assert found.reached is not None
    assert found.following is not None
    assert found.seconds == 12 * 60 + 1
    assert found.following.under_s == 9 * 3600


def test_a_medal_is_proved_by_its_rule_and_what_earned_it(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-26T06:00+05:30")
    desk.start("mumbai-to-goa", on=date(2025, 6, 26))
    clock.set("2025-06-26T22:00+05:30")
    desk.log("ride 250km 9h")
    (medal,) = desk.medals()
    proof = desk.proof(medal)
    assert proof.rule == ("Badge for reaching Chiplun: Over the ghats to Chiplun",)
    assert [session.distance_mm for session in proof.sessions] == [250_000_000]
    assert (proof.results, proof.more) == ((), 0)


def test_a_medal_that_was_typed_is_proved_by_its_race_and_session(desk: Tracker) -> None:
    handle = _ran(desk, "Oslo", "2025-05-10", "1:58:30")
    desk.log("half 1:58:00 @2025-05-10")
    desk.race_result(handle, ResultForm(medal="Finisher"), session="last")
    (medal,) = desk.medals()
    proof = desk.proof(medal)
    assert [result.race.handle for result in proof.results] == [handle]
    assert [session.local_date for session in proof.sessions] == [date(2025, 5, 10)]
    assert proof.rule == ()


def test_a_whole_form_clears_what_it_does_not_name(desk: Tracker) -> None:
    handle = _ran(desk, "Oslo", "2025-05-10", "1:58:30")
    desk.race_result(handle, ResultForm(position=12, of=300, bib="7", chip="1:58:00"))
    first = desk.race(handle).result
    found = desk.race_result(handle, ResultForm(gun="1:58:31", bib="7"), whole=True).result
    assert found is not None
    assert first is not None
    assert (found.gun_s, found.chip_s, found.pos_overall, found.of_n, found.bib) == (7111, None, None, None, "7")
    assert (found.id, found.status) == (first.id, ResultStatus.FINISHED)
    desk.undo()
    assert desk.race(handle).result == first


def test_reading_a_form_stores_nothing(desk: Tracker) -> None:
    desk.race_add(RaceForm(event="Oslo", on="2025-09-20"))
    today, before = desk.today(), desk.last_change()
    race = desk.read_race(RaceForm(event="x", on="20 sep 10:00 Europe/Oslo", distance="half"), today)
    assert (race.on, race.distance_mm, race.timed) == (date(2025, 9, 20), 21_097_500, True)
    with pytest.raises(InputError, match="The distance"):
        desk.read_race(RaceForm(event="x", on="tomorrow", distance="far"), today)
    assert desk.last_change() == before


@pytest.mark.parametrize(
    ("line", "name", "at_mm", "elapsed_s"),
    [
        ("10km 45:10", "10km", 10_000_000, 2710),
        ("Drummond 45km 5:30:00", "Drummond", 45_000_000, 19_800),
        ("Drummond 45 km 5:30:00", "Drummond", 45_000_000, 19_800),
        ("Drummond 5:30:00", "Drummond", None, 19_800),
        ("Aid 3 1:00:00", "Aid 3", None, 3600),
        ("Drummond@45km=5:30:00", "Drummond", 45_000_000, 19_800),
        ("half 1:00:00", "half", 21_097_500, 3600),
    ],
)
def test_a_split_may_be_written_with_spaces(line: str, name: str, at_mm: int | None, elapsed_s: int) -> None:
    assert read_split(line, "km") == Split(name=name, at_mm=at_mm, elapsed_s=elapsed_s)


@pytest.mark.parametrize("line", ["", "10km", "1:00:00", "Drummond 45km", "45km later"])
def test_what_is_no_split_is_said_to_be_none(line: str) -> None:
    with pytest.raises((InputError, RefusedError)):
        read_split(line, "km")


NAMES = st.text(st.characters(categories=("L", "N", "Zs"), include_characters="-'."), min_size=1, max_size=20)


@given(NAMES, st.none() | st.integers(1, 400_000), st.integers(1, 200_000), st.sampled_from(["km", "mi"]))
def test_a_split_written_out_reads_as_itself(name: str, metres: int | None, elapsed_s: int, units: str) -> None:
    where = "" if metres is None else f"@{metres} m"
    try:
        split = read_split(f"{name}{where}={elapsed_s // 3600}:{elapsed_s // 60 % 60:02d}:{elapsed_s % 60:02d}", units)
    except (InputError, RefusedError):
        return
    assert read_split(split_line(split, units), units) == split


def test_stretches_between_splits(desk: Tracker) -> None:
    handle = _ran(desk, "Oslo", "2025-05-10", "2:00:00")
    desk.race_result(handle, ResultForm(splits=("5km=28:00", "bridge=45:00", "15km=1:25:00")))
    result = desk.race(handle).result
    assert result is not None
    assert [(lap.lap_s, lap.mm) for lap in laps_of(result, finish=True)] == [
        (1680, 5_000_000),
        (1020, None),
        (2400, None),
        (2100, 6_097_500),
    ]
    assert len(laps_of(result)) == 3
