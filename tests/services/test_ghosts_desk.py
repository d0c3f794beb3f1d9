"""Whom one can go against: the article's athlete, the partner, former attempts and starts, on the same day number."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.errors import NotFoundError
from tracker.services.tracker import Tracker

KM = 1_000_000


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2024-06-01T20:00+05:30")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    return Tracker(tmp_path / "journal.db", clock)


def ridden(desk: Tracker, clock: FrozenClock, first: str, *km: int) -> None:
    """A ride on each day from `first` on."""
    for n, value in enumerate(km):
        clock.set(f"{first[:8]}{int(first[8:]) + n:02d}T20:00+05:30")
        if value:
            desk.log(f"ride {value}km")


def test_former_starts_partners_and_the_plan(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    desk.start("mumbai-to-goa", on=date(2024, 6, 1))
    ridden(desk, clock, "2024-06-01", 50, 0, 70)
    clock.set("2025-06-26T06:00+05:30")
    handle = desk.start("mumbai-to-goa", with_=["Ankita"]).handle
    ridden(desk, clock, "2025-06-26", 90, 100)
    partner = Tracker(tmp_path / "journal.db", clock, athlete="Ankita")
    partner.log("ride 60km")
    found = desk.ghosts(handle)
    assert [(ghost.name, ghost.kind) for ghost in found] == [
        ("Milind Soman", "article"),
        ("Ankita", "partner"),
        ("start of 1 June 2024", "attempt"),
    ]
    assert [[ghost.at(day) // KM for day in (1, 2, 3, 5, 9)] for ghost in found] == [
        [110, 220, 330, 550, 550],
        [0, 60, 60, 60, 60],
        [50, 50, 120, 120, 120],
    ]
    mine = [ghost for ghost in partner.ghosts(handle) if ghost.kind == "partner"]
    assert [mine[0].at(day) // KM for day in (1, 2)] == [90, 190]
    assert all(ghost.kind != "attempt" for ghost in desk.ghosts(desk.challenges()[-1].handle))


def test_a_first_start_has_the_plan_alone(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2026-05-01T06:00+05:30")
    handle = desk.start("1000-km-year").handle
    assert [ghost.kind for ghost in desk.ghosts(handle)] == ["article"]
    with pytest.raises(NotFoundError):
        desk.ghosts("nowhere")


def test_a_challenge_without_a_total_has_no_ghosts(desk: Tracker) -> None:
    assert desk.ghosts(desk.start("75-hard").handle) == ()
