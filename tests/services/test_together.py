"""Logging for several at once: one change, everybody's own challenges and streaks."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.sessions import MarkKind
from tracker.errors import NotFoundError
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    made = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-26T20:00+05:30"))
    made.athlete_set(None, AthleteForm(name="Milind", zone="Asia/Kolkata"))
    made.athlete_add(AthleteForm(name="Ankita", zone="Europe/Oslo", units="mi"))
    made.start("mumbai-to-goa", on=date(2025, 6, 26), with_=("Ankita",))
    return made


def _of(desk: Tracker, name: str) -> Tracker:
    other = Tracker(desk.path, desk.clock, athlete=name)
    other.open()
    return other


def test_a_line_is_logged_for_both_as_one_change(desk: Tracker) -> None:
    done = desk.log("ride 90 4:10 @2025-06-26 06:00 and run 20", with_=("ankita", "Milind", "Ankita"))
    (other,) = done.others
    assert other.athlete.name == "Ankita"
    assert [(session.activity, session.distance_mm) for session in other.logged.sessions] == [
        (session.activity, session.distance_mm) for session in done.sessions
    ], "read once, in the units of the one who logs"
    assert {session.zone for session in other.logged.sessions} == {"Asia/Kolkata"}, "they were there together"
    assert {session.id for session in other.logged.sessions}.isdisjoint({session.id for session in done.sessions})
    assert [feed.after for feed in other.logged.feeds] == [feed.after for feed in done.feeds]
    assert other.logged.streaks[0].challenge == done.streaks[0].challenge
    change = desk.last_change()
    assert change is not None
    assert change.title.endswith("for Milind and Ankita")
    ankita = _of(desk, "Ankita")
    assert len(ankita.journal()) == len(done.sessions)
    desk.undo()
    assert desk.journal() == ()
    assert ankita.journal() == ()


def test_days_are_marked_for_both(desk: Tracker) -> None:
    done = desk.mark("rest", "@2025-06-26", with_=("Ankita",))
    assert [mark.kind for mark in done.others[0].logged.marks] == [MarkKind.REST]
    assert len(_of(desk, "Ankita").marks(date(2025, 6, 26), date(2025, 6, 26))) == 1
    desk.undo()
    assert _of(desk, "Ankita").marks(date(2025, 6, 26), date(2025, 6, 26)) == ()


def test_a_name_that_nobody_has_stores_nothing(desk: Tracker) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'Ankita'"):
        desk.log("run 5km", with_=("Ankitta",))
    assert desk.journal() == ()


def test_alone_nothing_is_different(desk: Tracker) -> None:
    assert desk.log("run 5km").others == ()
    change = desk.last_change()
    assert change is not None
    assert change.title == "Logged run 5 km"


def test_a_scaled_start_keeps_the_scaled_copy(desk: Tracker) -> None:
    from fractions import Fraction

    started = desk.start("run30", scale=Fraction(1, 2))
    assert started.challenge.title == "Run30, a kilometre more each day at 50 %"
    again = desk.challenge(started.handle)
    assert [stage.planned[0] for stage in again.stages[:2]] == [500_000, 1_000_000]
    assert desk.template("run30").template.title == "Run30, a kilometre more each day", "the library's is as it was"
