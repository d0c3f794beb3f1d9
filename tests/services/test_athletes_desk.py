"""Athletes through the one handle: added, changed, refused, undone."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.errors import NotFoundError, TrackerError
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T20:00+05:30"))


def test_the_first_change_brings_the_first_athlete(desk: Tracker) -> None:
    athlete = desk.athlete_set(None, AthleteForm(name="Milind", born="1965-11-04", sex="male", units="mi"))
    assert (athlete.name, athlete.born, athlete.sex, athlete.units) == ("Milind", date(1965, 11, 4), "m", "mi")
    assert desk.athletes() == (athlete,)
    assert desk.units == "mi"
    desk.undo()
    assert desk.athletes() == ()


def test_another_athlete_has_what_is_not_said_from_the_first(desk: Tracker) -> None:
    desk.athlete_set(None, AthleteForm(week_start="sunday", zone="Europe/Oslo"))
    hers = desk.athlete_add(AthleteForm(name="Ankita", day_start="04:00"))
    assert (hers.zone, hers.week_start, hers.day_start_s, hers.born) == ("Europe/Oslo", 6, 4 * 3600, None)
    changed = desk.athlete_set("ankita", AthleteForm(name="Ankita K", zone="Asia/Kolkata", day_start="0"))
    assert (changed.id, changed.name, changed.zone, changed.day_start_s) == (hers.id, "Ankita K", "Asia/Kolkata", 0)
    assert len(desk.athletes()) == 2
    desk.undo()
    assert hers in desk.athletes()


def test_what_may_be_unknown_is_forgotten_again(desk: Tracker) -> None:
    desk.athlete_set(None, AthleteForm(born="1990-12-31", sex="f"))
    athlete = desk.athlete_set(None, AthleteForm(born="", sex=""))
    assert (athlete.born, athlete.sex) == (None, "")


def test_a_new_zone_moves_no_day_that_was_logged(desk: Tracker) -> None:
    desk.log("run 5km @01:00")
    before = desk.journal()
    desk.athlete_set(None, AthleteForm(zone="America/Los_Angeles", day_start="4"))
    assert desk.journal() == before
    assert desk.zone() == "America/Los_Angeles"


@pytest.mark.parametrize(
    ("form", "match"),
    [
        (AthleteForm(name=" "), "empty"),
        (AthleteForm(name="ANKITA"), "already"),
        (AthleteForm(zone="Mars/Base"), "no time zone"),
        (AthleteForm(units="furlong"), "km or mi"),
        (AthleteForm(week_start="s"), "weekday"),
        (AthleteForm(week_start="caturday"), "weekday"),
        (AthleteForm(day_start="7"), "midnight and 6"),
        (AthleteForm(day_start="06:01"), "midnight and 6"),
        (AthleteForm(day_start="late"), "start of the day"),
        (AthleteForm(born="2025-06-29"), "no birth date"),
        (AthleteForm(born="1899-12-31"), "1900|no birth date"),
        (AthleteForm(born="long ago"), "date"),
        (AthleteForm(sex="x"), "m and f"),
    ],
)
def test_what_is_no_athlete_is_refused(desk: Tracker, form: AthleteForm, match: str) -> None:
    desk.athlete_set(None, AthleteForm(name="Milind"))
    desk.athlete_add(AthleteForm(name="Ankita"))
    before = desk.athletes()
    with pytest.raises(TrackerError, match=match):
        desk.athlete_set(None, form)
    assert desk.athletes() == before


def test_an_athlete_who_is_not_there(desk: Tracker) -> None:
    desk.athlete_set(None, AthleteForm(name="Milind"))
    with pytest.raises(NotFoundError, match="did you mean 'Milind'"):
        desk.athlete_set("Milnd", AthleteForm(units="mi"))
    with pytest.raises(TrackerError, match="needs a name"):
        desk.athlete_add(AthleteForm())
