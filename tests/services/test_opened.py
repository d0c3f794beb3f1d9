"""A challenge opened, what-ifs of it, and the rest days that are kept, through the one handle."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.sessions import MarkKind
from tracker.domain.what_if import WhatIf
from tracker.errors import NotFoundError
from tracker.services.athletes import AthleteForm
from tracker.services.tracker import Tracker

KM = 1_000_000
THU, FRI, SAT, MON = (date(2025, 6, day) for day in (26, 27, 28, 30))


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2025-06-26T05:30+05:30")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    """Day 2 of Mumbai to Goa for two, one of whom has done day 1."""
    tracker = Tracker(tmp_path / "journal.db", clock, athlete="Milind")
    tracker.athlete_set(None, AthleteForm(name="Milind", zone="Asia/Kolkata"))
    tracker.athlete_add(AthleteForm(name="Ankita"))
    tracker.start("mumbai-to-goa", with_=("Ankita",))
    tracker.log('ride 90km "over the ghats" #ghat')
    tracker.log("run 20km #ghat")
    tracker.log('pushups 20 "for a selfie"')
    Tracker(tracker.path, clock, athlete="Ankita").log("ride 40km")
    clock.set("2025-06-27T06:00+05:30")
    return tracker


def test_opened_holds_what_its_page_shows(desk: Tracker) -> None:
    found = desk.opened("mumbai-to-goa")
    assert found.progress == desk.challenge("mumbai-to-goa")
    assert found.notes == {THU: ("over the ghats #ghat", "#ghat")}, "push-ups count for nothing here"
    assert found.name == "Milind"
    ((name, theirs),) = found.partners
    assert (name, theirs.total and theirs.total.done) == ("Ankita", 40 * KM)
    assert [ghost.kind for ghost in found.ghosts] == ["article", "partner"]
    assert found.ahead[0].title == "Over the ghats to Chiplun"
    assert found.coast, "the coast of the Konkan is shipped"
    assert "Ride 90 km every day" in found.rules
    with pytest.raises(NotFoundError):
        desk.opened("goa-to-mumbai")


def test_a_what_if_stores_nothing(desk: Tracker) -> None:
    before = desk.data_version()
    found = desk.what_if("mumbai-to-goa", WhatIf().skip(SAT))
    assert (found.now.total and found.now.total.done, found.then.total and found.then.total.done) == (
        110 * KM,
        220 * KM,
    )
    assert desk.what_if("mumbai-to-goa", WhatIf()).then == desk.challenge("mumbai-to-goa")
    assert desk.data_version() == before


def test_rest_days_are_kept_in_one_change(desk: Tracker) -> None:
    kept = desk.rest_on((MON, FRI, SAT))
    assert [(mark.on, mark.kind) for mark in kept.marks] == [(day, MarkKind.REST) for day in (FRI, SAT, MON)]
    change = desk.last_change()
    assert change is not None
    assert change.title == "Marked rest on 3 days"
    desk.undo()
    assert desk.marks(FRI, MON) == ()
